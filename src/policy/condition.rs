//! Conditions under which a rule applies at all.

use super::answer::{Answer, Found};
use super::desk::Desk;
use super::verdict::{Field, Finding, Place, Subject};
use crate::domain::agreement::AgreementKind;
use crate::domain::charter::RoleModel;
use crate::domain::session::{Mode, Session};
use serde::{Deserialize, Serialize};

/// When a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// The session is held online, wholly or in part; of the group, at least one session is.
    Online,
    /// The group chose a rotating chair. (Proctor stages, model 1)
    RotatingChair,
    /// The group chose that whoever presents also chairs. (Proctor stages, model 2)
    MenteeLed,
    /// The group chose to have no designated roles. (Proctor stages, model 3)
    NoRoles,
    /// The agreement was amended. (UK healthcare, 8.2)
    Amended,
}

impl Condition {
    const fn role_model(self) -> Option<RoleModel> {
        match self {
            Self::RotatingChair => Some(RoleModel::RotatingChair),
            Self::MenteeLed => Some(RoleModel::MenteeLed),
            Self::NoRoles => Some(RoleModel::NoRoles),
            Self::Online | Self::Amended => None,
        }
    }
}

impl Desk<'_> {
    /// The answer where the condition keeps the rule from being judged: it does not apply, or nobody says whether it does.
    /// None where the rule is to be judged.
    #[must_use]
    pub fn kept_out(&self, when: Option<Condition>, subject: Subject, session: Option<&Session>) -> Option<Answer> {
        let when = when?;
        if let Some(model) = when.role_model() {
            return match self.facts.group.charter.role_model {
                Some(chosen) if chosen == model => None,
                Some(_) => Some(Answer::not_applicable(subject, Finding::NotChosen)),
                None => Some(Answer::unknown(subject).mend(Place::Charter, Field::RoleModel)),
            };
        }
        match (when, session) {
            (Condition::Online, Some(session)) => match session.mode {
                Some(Mode::Online | Mode::Hybrid) => None,
                Some(Mode::InPerson) => Some(Answer::not_applicable(subject, Finding::NothingToJudge)),
                None => Some(Answer::unknown(subject).mend(Place::Session(session.id), Field::Mode)),
            },
            (Condition::Online, None) => self.group_online(subject),
            _ => {
                let in_force = self.facts.agreement(AgreementKind::WorkingAgreement, self.today);
                let amended = in_force.is_some_and(|version| version.amends.is_some());
                (!amended).then(|| Answer::new(subject, Found::NotApplicable, Finding::NothingToJudge))
            }
        }
    }

    fn group_online(&self, subject: Subject) -> Option<Answer> {
        let sessions = &self.facts.sessions;
        let online = |session: &&Session| matches!(session.mode, Some(Mode::Online | Mode::Hybrid));
        if sessions.iter().copied().any(|session| online(&session)) {
            return None;
        }
        Some(match sessions.iter().find(|session| session.mode.is_none()) {
            Some(session) => Answer::unknown(subject).mend(Place::Session(session.id), Field::Mode),
            None if sessions.is_empty() => Answer::unknown(subject).mend(Place::Sessions, Field::AddSession),
            None => Answer::not_applicable(subject, Finding::NothingToJudge),
        })
    }
}
