//! Conditions under which a rule applies at all.

use super::answer::{Answer, Found};
use super::desk::Desk;
use super::facts::Facts;
use super::verdict::{Field, Finding, Place, Subject};
use crate::domain::agreement::AgreementKind;
use crate::domain::charter::RoleModel;
use crate::domain::dates::{Moment, Span};
use crate::domain::ids::PersonId;
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

impl<'a> Facts<'a> {
    /// Start of the person's first session online: of the first that they attended or, failing that, of the first that is
    /// planned while they belong to the group.
    #[must_use]
    pub fn first_online(&self, person: PersonId) -> Option<&'a Moment> {
        let mut attended = self.attended_sessions(person).map(|held| held.session).filter(|session| is_online(session));
        let belongs = |session: &&&Session| {
            let on = |day| self.of_person(person).memberships.iter().any(|member| member.belongs_on(day));
            session.held.is_none() && is_online(session) && session.time().is_some_and(|time| on(time.date()))
        };
        let first = attended.next().or_else(|| self.sessions.iter().find(belongs).copied());
        first.and_then(Session::time).map(Span::start)
    }
}

fn is_online(session: &Session) -> bool {
    matches!(session.mode, Some(Mode::Online | Mode::Hybrid))
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
                None => Some(Answer::unknown(subject).mend(Place::Roles, Field::RoleModel)),
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
        if sessions.iter().copied().any(is_online) {
            return None;
        }
        Some(match sessions.iter().find(|session| session.mode.is_none()) {
            Some(session) => Answer::unknown(subject).mend(Place::Session(session.id), Field::Mode),
            None if sessions.is_empty() => Answer::unknown(subject).mend(Place::Sessions, Field::AddSession),
            None => Answer::not_applicable(subject, Finding::NothingToJudge),
        })
    }
}
