//! What the group's policies ask of a session. Only that is offered: it is read from the verdicts on a session of which nothing
//! is recorded yet but who was there, so that a policy of an organisation's own is heard as well.

use super::at::{At, MINUTE};
use super::running::Opening;
use crate::domain::dates::Span;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::note::BriefingPart;
use crate::domain::session::{Attendance, Session};
use crate::domain::statement::Topic;
use crate::domain::units::Minutes;
use crate::policy::assess::Assessment;
use crate::policy::checks::Check;
use crate::policy::pack::Pack;
use crate::policy::verdict::{Field, Outcome, Place, Subject, Verdict};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the group's policies ask of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    fields: BTreeSet<Field>,
    /// What is to be stated on it.
    pub topics: Vec<Topic>,
    untold: BTreeSet<(BriefingPart, PersonId)>,
}

/// The session as if it were held at `at` with these people, and nothing else were recorded of it.
#[must_use]
pub fn blank(session: &Session, people: &[PersonId], at: At, zone: Option<&str>) -> Session {
    let later = At { ms: at.ms.saturating_add(MINUTE), offset: at.offset };
    let attend = |person: &PersonId| Attendance { person: *person, present: Minutes(1), late: Minutes::ZERO };
    Session {
        held: Span::new(at.moment(zone), later.moment(zone)).ok(),
        attendance: Some(people.iter().map(attend).collect()),
        ..session.clone()
    }
}

impl Asks {
    /// What the verdicts on a blank session ask for.
    #[must_use]
    pub fn of(assessment: &Assessment, packs: &[Arc<Pack>], session: SessionId, people: &[PersonId]) -> Self {
        let mut asks = Self::default();
        let mut topics = BTreeSet::new();
        for verdict in assessment.verdicts.iter().filter(|verdict| is_open(verdict.outcome)) {
            let Some(remedy) = &verdict.remedy else { continue };
            match (verdict.subject, remedy.place) {
                (Subject::Session(of), Place::SessionStatement(_, topic)) if of == session => _ = topics.insert(topic),
                (Subject::Session(of), _) if of == session => _ = asks.fields.insert(remedy.field),
                (Subject::Member(person), _) if people.contains(&person) => {
                    asks.untold.extend(briefed(packs, verdict).iter().map(|part| (*part, person)));
                }
                _ => {}
            }
        }
        asks.topics = Topic::ALL.iter().copied().filter(|topic| topics.contains(topic)).collect();
        asks
    }

    /// True where a policy asks for the field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.fields.contains(&field)
    }

    /// Who has not been told this part yet, by identifier.
    #[must_use]
    pub fn untold(&self, part: BriefingPart) -> Vec<PersonId> {
        self.untold.iter().filter(|(untold, _)| *untold == part).map(|(_, person)| *person).collect()
    }

    /// The parts of the opening that the policies ask for, and the purpose where the group has one.
    #[must_use]
    pub fn openings(&self, has_purpose: bool) -> Vec<Opening> {
        let is_asked = |part: &Opening| match part {
            Opening::Confidentiality => self.has(Field::ConfidentialityAt),
            Opening::Privacy => self.states(Topic::PrivacyExplained),
            Opening::Purpose => has_purpose,
            Opening::Expectations => self.states(Topic::ExpectationsSet),
            Opening::Guidelines => self.has(Field::Affirmed),
            Opening::Platform => self.has(Field::AtEase) || !self.untold(BriefingPart::Platform).is_empty(),
        };
        Opening::ALL.into_iter().filter(is_asked).collect()
    }

    /// True where a policy asks for the statement.
    #[must_use]
    pub fn states(&self, topic: Topic) -> bool {
        self.topics.contains(&topic)
    }
}

/// The verdicts by which policies ask something of the session, in the order of the policies.
#[must_use]
pub fn asked_of(assessment: &Assessment, session: SessionId) -> Vec<&Verdict> {
    let of_session = |verdict: &&Verdict| verdict.subject == Subject::Session(session) && is_open(verdict.outcome);
    assessment.verdicts.iter().filter(of_session).collect()
}

const fn is_open(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::Pass | Outcome::NotApplicable | Outcome::Exempt(_))
}

/// What a rule wants its subject to be told.
fn briefed<'a>(packs: &'a [Arc<Pack>], verdict: &Verdict) -> &'a [BriefingPart] {
    let mut rules = packs.iter().filter(|pack| pack.key == verdict.pack).flat_map(|pack| &pack.rules);
    match rules.find(|rule| rule.id == verdict.rule).map(|rule| &rule.check) {
        Some(Check::Briefed(briefed)) => &briefed.parts,
        _ => &[],
    }
}
