//! What a mentee's credit waits for: the requirements that are not met yet, and those that were closed with a reason.
//!
//! # Source
//! CMPC policy, para 1: credit rests on the requirements. That it is provisional until then, and final with a remark where
//! the mentor closes what can no longer be met, is our decision.

use super::answer::{Answer, Found};
use super::credit::{Ledger, Source, Standing};
use super::facts::Facts;
use super::verdict::Subject;
use crate::domain::ids::{PersonId, SessionId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one mentee's credit waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// Requirements that are not met and not closed, each with what was found.
    pub open: Vec<(Arc<str>, Found)>,
    /// Requirements that the mentor closed with a reason.
    pub closed: Vec<Arc<str>>,
}

/// A requirement that is not met for some subject.
#[derive(Clone, Debug)]
struct Unmet {
    /// The rule by which it is shown.
    rule: Arc<str>,
    /// A rule that says the same, or the same rule: closing either closes both.
    also: Arc<str>,
    found: Found,
}

/// Requirements that are not met, by whom they concern.
#[derive(Clone, Debug, Default)]
pub struct Requirements {
    group: Vec<Unmet>,
    people: BTreeMap<PersonId, Vec<Unmet>>,
    sessions: BTreeMap<SessionId, Vec<Unmet>>,
}

impl Requirements {
    /// Takes note of an answer to a requirement that is shown by the rule `shown`; `also` says the same.
    pub fn note(&mut self, facts: &Facts<'_>, shown: &Arc<str>, also: &Arc<str>, answer: &Answer) {
        if !matches!(answer.found, Found::Unmet | Found::Due(_) | Found::Unknown) {
            return;
        }
        let unmet = Unmet { rule: shown.clone(), also: also.clone(), found: answer.found };
        match (answer.subject, facts.person_of(answer.subject)) {
            (Subject::Session(session), _) => self.sessions.entry(session).or_default().push(unmet),
            (_, Some(person)) => self.people.entry(person).or_default().push(unmet),
            (_, None) => self.group.push(unmet),
        }
    }

    /// Sets the standing of this group's lines and of the whole ledger, and says what it waits for.
    ///
    /// A session that earns the mentee nothing holds back no other credit. (our decision)
    pub fn settle(&self, facts: &Facts<'_>, ledger: &mut Ledger) -> Duties {
        let person = ledger.person;
        let mut all = Duties::default();
        let own = self.people.get(&person).into_iter().flatten();
        for unmet in self.group.iter().chain(own) {
            all.add(facts, person, unmet);
        }
        let common = all.clone();
        for line in ledger.lines.iter_mut().filter(|line| line.group == facts.group.id) {
            let of_session = match line.source {
                Source::Session(session) => self.sessions.get(&session),
                Source::Entry(_) => None,
            };
            let mut duties = common.clone();
            for unmet in of_session.into_iter().flatten() {
                duties.add(facts, person, unmet);
                if !line.credited.is_zero() {
                    all.add(facts, person, unmet);
                }
            }
            line.standing = duties.standing();
        }
        ledger.standing = all.standing();
        all
    }
}

impl Duties {
    fn add(&mut self, facts: &Facts<'_>, person: PersonId, unmet: &Unmet) {
        let closes = |rule: &Arc<str>| facts.closure(rule, Some(person)).is_some();
        if closes(&unmet.rule) || closes(&unmet.also) {
            if !self.closed.contains(&unmet.rule) {
                self.closed.push(unmet.rule.clone());
            }
            return;
        }
        match self.open.iter_mut().find(|(rule, _)| *rule == unmet.rule) {
            Some((_, found)) => *found = (*found).min(unmet.found),
            None => self.open.push((unmet.rule.clone(), unmet.found)),
        }
    }

    fn standing(&self) -> Standing {
        if !self.open.is_empty() {
            Standing::Provisional(self.open.iter().map(|(rule, _)| rule.clone()).collect())
        } else if self.closed.is_empty() {
            Standing::Final
        } else {
            Standing::FinalWithRemark(self.closed.clone())
        }
    }
}
