//! `attested`: a dated statement says yes, or says no and names what mended it.

use super::Judge;
use crate::domain::note::About;
use crate::domain::statement::Topic;
use crate::policy::answer::Answer;
use crate::policy::condition::Condition;
use crate::policy::desk::{Desk, Who};
use crate::policy::facts::Held;
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `attested`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// Whom or what it is about.
    pub subject: Who,
    /// What is stated.
    pub statement: Statement,
    /// What mends a statement that says no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mended_by: Option<MendedBy>,
    /// When it is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// What is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Statement {
    /// The session kept to the purpose and goals of the group. (CMPC policy, item 5)
    OnCourse,
    /// The mentor meets the other responsibilities of the profession. (CMPC policy, item 7)
    OtherResponsibilities,
    /// The group is for mentorship, not therapy. (UK healthcare, 1.3 and 6.1)
    MentorshipNotTherapy,
    /// Privacy and safe handling were explained. (UK healthcare, 2.1)
    PrivacyExplained,
    /// Expectations were set. (UK healthcare, 3.1)
    ExpectationsSet,
    /// Open communication and listening were encouraged. (UK healthcare, 3.3)
    OpenCommunication,
    /// It was a safe, non-clinical place. (UK healthcare, 6.2)
    SafeEnvironment,
    /// The mentor facilitated the dynamics. (Nordic roles, mentor)
    DynamicsFacilitated,
    /// The chair safeguarded the agreed process. (Proctor stages, model 1)
    ProcessSafeguarded,
}

impl Statement {
    /// The topic of the statement; none where it stands in a record of its own.
    const fn topic(self) -> Option<Topic> {
        Some(match self {
            Self::OnCourse | Self::OtherResponsibilities => return None,
            Self::MentorshipNotTherapy => Topic::MentorshipNotTherapy,
            Self::PrivacyExplained => Topic::PrivacyExplained,
            Self::ExpectationsSet => Topic::ExpectationsSet,
            Self::OpenCommunication => Topic::OpenCommunication,
            Self::SafeEnvironment => Topic::SafeEnvironment,
            Self::DynamicsFacilitated => Topic::DynamicsFacilitated,
            Self::ProcessSafeguarded => Topic::ProcessSafeguarded,
        })
    }
}

/// What mends a statement that says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MendedBy {
    /// A correction: what will be done to get back on course.
    Correction,
}

impl Judge for Attested {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        match self.statement.topic() {
            Some(topic) => desk.each_stated(self.subject, self.when, |of| desk.stated(topic, of)),
            None if self.statement == Statement::OnCourse => desk.each_session(|held| self.on_course(held)),
            None => vec![other_responsibilities(desk)],
        }
    }

    fn fits(&self) -> bool {
        match self.statement.topic() {
            Some(topic) => self.subject.takes(topic) && self.mended_by.is_none(),
            None if self.statement == Statement::OnCourse => self.subject == Who::Session && self.when.is_none(),
            None => self.subject == Who::Group && self.mended_by.is_none() && self.when.is_none(),
        }
    }
}

impl Attested {
    fn on_course(&self, held: &Held<'_>) -> Answer {
        let subject = Subject::Session(held.session.id);
        let answer = match &held.session.self_check {
            None => Answer::unknown(subject),
            Some(check) if check.on_course => Answer::met(subject, Finding::Recorded),
            Some(check) if self.mended_by.is_some() && !check.correction.trim().is_empty() => {
                Answer::met(subject, Finding::Corrected)
            }
            Some(_) => Answer::unmet(subject, Finding::OffCourse),
        };
        answer.proof([held.session]).mend(Place::Session(held.session.id), Field::SelfCheck)
    }
}

fn other_responsibilities(desk: &Desk<'_>) -> Answer {
    let stated =
        desk.facts.file.notes.iter().filter(|note| note.about == About::OtherDuties).max_by_key(|n| (n.on, n.id));
    match stated {
        Some(note) => Answer::met(Subject::Group, Finding::Recorded).proof([note]),
        None if desk.facts.is_evaluated() => Answer::unmet(Subject::Group, Finding::NotRecorded),
        None => Answer::unknown(Subject::Group),
    }
    .mend(Place::Notes, Field::OtherDuties)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charter::RoleModel;
    use crate::domain::evaluation::Evaluation;
    use crate::domain::group::Group;
    use crate::domain::note::Note;
    use crate::domain::session::{SelfCheck, Session};
    use crate::domain::statement::Statement as Said;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const ON_COURSE: &str =
        r#"{"kind": "attested", "subject": "session", "statement": "on-course", "mended_by": "correction"}"#;
    const DUTIES: &str = r#"{"kind": "attested", "subject": "group", "statement": "other-responsibilities"}"#;

    #[test]
    fn off_course_is_mended_by_a_correction() {
        let checked = |self_check| {
            let scene = Scene::complete().change(session(1), |session: &mut Session| session.self_check = self_check);
            scene.found(ON_COURSE, at_session(1))
        };
        let off = |text: &str| SelfCheck { on: day("2021-09-07"), on_course: false, correction: text.to_owned() };
        assert_eq!(Scene::complete().found(ON_COURSE, at_session(1)), Found::Met);
        assert_eq!(checked(Some(off(" "))), Found::Unmet);
        assert_eq!(checked(Some(off("Shorter check-in"))), Found::Met);
        assert_eq!(checked(None), Found::Unknown);
    }

    #[test]
    fn a_statement_on_the_group_is_lacking_once_it_is_evaluated() {
        let without = Scene::complete().without::<Note>(OTHER_DUTIES);
        assert_eq!(without.found(DUTIES, Subject::Group), Found::Unmet);
        assert_eq!(without.without::<Evaluation>(EVALUATION).found(DUTIES, Subject::Group), Found::Unknown);
    }

    #[test]
    fn a_statement_that_it_was_not_so_is_mended_on_a_day() {
        const PRIVACY: &str = r#"{"kind": "attested", "subject": "session", "statement": "privacy-explained"}"#;
        const STATED: u128 = of_session(1, Topic::PrivacyExplained);
        let mended = |on: Option<&str>| {
            let scene = Scene::complete().change(STATED, |said: &mut Said| {
                (said.holds, said.mended_on) = (false, on.map(day));
            });
            scene.found(PRIVACY, at_session(1))
        };
        assert_eq!(Scene::complete().found(PRIVACY, at_session(1)), Found::Met);
        assert_eq!(mended(None), Found::Unmet);
        assert_eq!(mended(Some("2021-11-03")), Found::Met);
        assert_eq!(Scene::complete().without::<Said>(STATED).found(PRIVACY, at_session(1)), Found::Unknown);
    }

    #[test]
    fn what_binds_a_role_model_is_asked_where_it_was_chosen() {
        const CHAIR: &str = r#"{"kind": "attested", "subject": "session", "statement": "process-safeguarded",
            "when": "rotating-chair"}"#;
        let chosen = |model| {
            let scene = Scene::complete().change(1, |group: &mut Group| group.charter.role_model = model);
            scene.found(CHAIR, at_session(1))
        };
        assert_eq!(chosen(Some(RoleModel::RotatingChair)), Found::Met);
        assert_eq!(chosen(Some(RoleModel::MentorLed)), Found::NotApplicable);
        assert_eq!(chosen(None), Found::Unknown);
    }
}
