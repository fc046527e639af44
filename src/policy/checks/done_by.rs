//! `done_by`: the actor stands on each record; the records that name another are shown with that person.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::meeting::MeetingKind;
use crate::domain::record::Entity;
use crate::policy::answer::Answer;
use crate::policy::desk::{Desk, or_no_session};
use crate::policy::facts::Conducted;
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `done_by`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoneBy {
    /// The records.
    pub records: Vec<Records>,
    /// Who is to stand on them.
    pub actor: Actor,
}

/// Records that somebody conducts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Records {
    /// Sessions that were held.
    Sessions,
    /// Opening meetings that were held.
    OpeningMeetings,
    /// Closing meetings that were held.
    ClosingMeetings,
    /// The last evaluation.
    Evaluation,
}

/// Who is to stand on a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The group's mentor, whose listing `listed_on` judges; helpers do not discharge their duties. (CMPC policy, para 5)
    ListedMentor,
}

impl Judge for DoneBy {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let Actor::ListedMentor = self.actor;
        let mut answers = Vec::new();
        for records in &self.records {
            match records {
                Records::Sessions => answers.extend(desk.facts.held.iter().map(|held| {
                    let session = held.session;
                    let place = Place::Session(session.id);
                    judge(desk, Subject::Session(session.id), session.conducted_by, session)
                        .mend(place, Field::ConductedBy)
                })),
                Records::OpeningMeetings => answers.extend(meetings(desk, MeetingKind::Opening)),
                Records::ClosingMeetings => answers.extend(meetings(desk, MeetingKind::Closing)),
                Records::Evaluation => {
                    answers.extend(desk.facts.evaluation().map(|evaluation| {
                        judge(desk, Subject::Group, evaluation.by, evaluation)
                            .mend(Place::Evaluation, Field::ConductedBy)
                    }));
                }
            }
        }
        or_no_session(answers)
    }

    fn fits(&self) -> bool {
        !self.records.is_empty()
    }
}

fn meetings(desk: &Desk<'_>, kind: MeetingKind) -> impl Iterator<Item = Answer> {
    let of_mentee = move |person: &PersonId| desk.facts.of_person(*person).held(kind);
    desk.facts.mentees.iter().flat_map(of_mentee).map(move |meeting| {
        let place = Place::Meeting(meeting.person, kind);
        judge(desk, Subject::Meeting(meeting.id), meeting.held_by, meeting).mend(place, Field::HeldBy)
    })
}

fn judge(desk: &Desk<'_>, subject: Subject, by: Option<PersonId>, record: &impl Entity) -> Answer {
    let answer = match desk.facts.conducted(by) {
        Conducted::ByMentor => Answer::met(subject, Finding::Recorded),
        Conducted::ByAnother(person) => Answer::unmet(subject, Finding::DoneByAnother).people(vec![person]),
        Conducted::Unknown => Answer::unknown(subject),
    };
    answer.proof([record])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::session::Session;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "done_by", "records": ["sessions", "evaluation"], "actor": "listed-mentor"}"#;

    #[test]
    fn only_the_mentor_of_the_group_will_do() {
        let conducted = |by| {
            let scene = Scene::complete().change(session(1), |session: &mut Session| session.conducted_by = by);
            scene.found(CHECK, at_session(1))
        };
        assert_eq!(conducted(Some(MENTOR)), Found::Met);
        assert_eq!(conducted(Some(CO_MENTOR)), Found::Unmet);
        assert_eq!(conducted(None), Found::Unknown);
        assert_eq!(Scene::complete().found(CHECK, Subject::Group), Found::Met);
        assert_eq!(Scene::bare().found(CHECK, Subject::Group), Found::Unknown);
    }
}
