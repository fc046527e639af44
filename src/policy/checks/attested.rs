//! `attested`: a dated statement says yes, or says no and names what mended it.

use super::Judge;
use crate::domain::note::About;
use crate::policy::answer::Answer;
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
}

/// What is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Statement {
    /// The session kept to the purpose and goals of the group. (CMPC policy, item 5)
    OnCourse,
    /// The mentor meets the other responsibilities of the profession. (CMPC policy, item 7)
    OtherResponsibilities,
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
        match self.statement {
            Statement::OnCourse => desk.each_session(|held| self.on_course(held)),
            Statement::OtherResponsibilities => vec![other_responsibilities(desk)],
        }
    }

    fn fits(&self) -> bool {
        match self.statement {
            Statement::OnCourse => self.subject == Who::Session,
            Statement::OtherResponsibilities => self.subject == Who::Group && self.mended_by.is_none(),
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
