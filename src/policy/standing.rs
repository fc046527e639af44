//! What a mentee's credit waits for: the requirements that are not met yet, and those that were closed with a reason.
//!
//! # Source
//! CMPC policy, para 1: credit rests on the requirements. That it is provisional until then, and final with a remark where
//! the mentor closes what can no longer be met, is our decision.

use super::answer::{Answer, Found};
use super::credit::{Ledger, Source, Standing};
use super::facts::Facts;
use super::few::Few;
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
#[derive(Clone, Copy, Debug)]
struct Unmet<'a> {
    /// The rule by which it is shown.
    rule: &'a Arc<str>,
    /// A rule that says the same, or the same rule: closing either closes both.
    also: &'a Arc<str>,
    found: Found,
}

/// Requirements that are not met, by whom they concern.
#[derive(Clone, Debug, Default)]
pub struct Requirements<'a> {
    group: Vec<Unmet<'a>>,
    people: BTreeMap<PersonId, Few<Unmet<'a>>>,
    sessions: BTreeMap<SessionId, Few<Unmet<'a>>>,
}

impl<'a> Requirements<'a> {
    /// Takes note of an answer to a requirement that is shown by the rule `shown`; `also` says the same.
    pub fn note(&mut self, facts: &Facts<'_>, shown: &'a Arc<str>, also: &'a Arc<str>, answer: &Answer) {
        if !matches!(answer.found, Found::Unmet | Found::Due(_) | Found::Unknown) {
            return;
        }
        let unmet = Unmet { rule: shown, also, found: answer.found };
        match (answer.subject, facts.person_of(answer.subject)) {
            (Subject::Session(session), _) => self.sessions.entry(session).or_default().push(unmet),
            (_, Some(person)) => self.people.entry(person).or_default().push(unmet),
            (_, None) => self.group.push(unmet),
        }
    }

    /// Sets the standing of this group's lines and of the whole ledger, and says in `all` what it waits for.
    ///
    /// A session that earns the mentee nothing holds back no other credit. (our decision)
    pub fn settle(&self, facts: &Facts<'_>, ledger: &mut Ledger, all: &mut Waits<'a>) {
        let person = ledger.person;
        all.open.clear();
        all.closed.clear();
        let mut common = Standing::Final;
        let own = self.people.get(&person).into_iter().flatten();
        for unmet in self.group.iter().chain(own) {
            let closed = unmet.is_closed(facts, person);
            common = common.with_unmet(closed);
            all.add(unmet, closed);
        }
        for line in ledger.lines.iter_mut().filter(|line| line.group == facts.group.id) {
            let of_session = match line.source {
                Source::Session(session) => self.sessions.get(&session),
                Source::Entry(_) => None,
            };
            line.standing = common;
            for unmet in of_session.into_iter().flatten() {
                let closed = unmet.is_closed(facts, person);
                line.standing = line.standing.with_unmet(closed);
                if !line.credited.is_zero() {
                    all.add(unmet, closed);
                }
            }
        }
        ledger.standing = all.standing();
    }
}

impl Unmet<'_> {
    fn is_closed(&self, facts: &Facts<'_>, person: PersonId) -> bool {
        let closes = |rule: &Arc<str>| facts.closure(rule, Some(person)).is_some();
        closes(self.rule) || (!Arc::ptr_eq(self.rule, self.also) && closes(self.also))
    }
}

/// What one mentee's credit waits for while that is being gathered: the same lists serve one mentee after the other.
#[derive(Clone, Debug, Default)]
pub struct Waits<'a> {
    open: Vec<(&'a Arc<str>, Found)>,
    closed: Vec<&'a Arc<str>>,
}

impl<'a> Waits<'a> {
    fn add(&mut self, unmet: &Unmet<'a>, closed: bool) {
        if closed {
            if !self.closed.contains(&unmet.rule) {
                self.closed.push(unmet.rule);
            }
            return;
        }
        match self.open.iter_mut().find(|(rule, _)| *rule == unmet.rule) {
            Some((_, found)) => *found = (*found).min(unmet.found),
            None => self.open.push((unmet.rule, unmet.found)),
        }
    }

    fn standing(&self) -> Standing {
        if !self.open.is_empty() {
            Standing::Provisional(self.open.iter().map(|(rule, _)| Arc::clone(rule)).collect())
        } else if self.closed.is_empty() {
            Standing::Final
        } else {
            Standing::FinalWithRemark(self.closed.iter().copied().cloned().collect())
        }
    }
}

impl From<&Waits<'_>> for Duties {
    fn from(waits: &Waits<'_>) -> Self {
        let open = waits.open.iter().map(|(rule, found)| (Arc::clone(rule), *found));
        Self { open: open.collect(), closed: waits.closed.iter().copied().cloned().collect() }
    }
}
