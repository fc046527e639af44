//! Whom and what a pack binds: in force on the day, let in by its gates, not exempt by the transition.

use super::answer::{Answer, Found};
use super::desk::Desk;
use super::facts::Facts;
use super::pack::Rule;
use super::transition::{Held, held};
use super::verdict::{Finding, Reason, Subject};
use crate::domain::dates::{Moment, Span};
use crate::domain::ids::PersonId;
use crate::domain::sort::Gather;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The mentees and sessions that a pack does not bind, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Binding {
    exempt: BTreeMap<PersonId, Held>,
    kept_out: BTreeMap<Subject, Reason>,
}

impl Binding {
    /// Whom the pack on `desk` does not bind.
    #[must_use]
    pub fn of(desk: &Desk<'_>) -> Self {
        let enrolled = desk.facts.mentees.iter().map(|person| (*person, desk.enrolment(*person)));
        let exempt = enrolled.map(|(person, enrolment)| (person, held(enrolment, &desk.pack.dates, desk.today)));
        let gates = desk
            .pack
            .rules
            .iter()
            .flat_map(|rule| desk.rules.of_rule(rule))
            .filter(|(_, rule)| rule.check.as_judge().is_gate());
        let kept_out = gates
            .flat_map(|(days, rule)| desk.answers(rule, days))
            .filter(|answer| answer.found == Found::NotApplicable)
            .map(|answer| (answer.subject, answer.reason));
        Self { exempt: exempt.filter(|(_, held)| held.is_exempt()).gather(), kept_out: kept_out.gather() }
    }

    /// How the transition exempts this mentee; none where the pack holds.
    #[must_use]
    pub fn exemption(&self, person: PersonId) -> Option<Held> {
        self.exempt.get(&person).copied()
    }

    /// Makes of the answer of `rule` what it is under the pack: not applicable where the pack was not in force or a gate
    /// kept the subject out, exempt where the mentee is.
    pub fn apply(&self, desk: &Desk<'_>, rule: &Rule, answer: &mut Answer) {
        let check = rule.check.as_judge();
        if answer.found == Found::NotApplicable || check.is_on_transition() {
            return;
        }
        let dates = &desk.pack.dates;
        let throughout = dates.end.is_none() && desk.facts.first_day.is_none_or(|day| dates.effective <= day);
        let day = if throughout { None } else { day_of(desk.facts, answer.subject) };
        if day.is_some_and(|day| day < dates.effective) {
            return replace(answer, Found::NotApplicable, Finding::BeforeInForce);
        }
        if day.zip(dates.end).is_some_and(|(day, end)| day > end) {
            return replace(answer, Found::NotApplicable, Finding::AfterInForce);
        }
        if self.exempt.is_empty() && self.kept_out.is_empty() {
            return;
        }
        let person = desk.facts.person_of(answer.subject);
        let by_gate = self.kept_out.get(&answer.subject).or_else(|| self.kept_out.get(&Subject::Member(person?)));
        if let Some(reason) = by_gate.filter(|_| !check.is_gate()) {
            replace(answer, Found::NotApplicable, reason.kind);
            answer.reason = reason.clone();
            return;
        }
        let Some(person) = person else { return };
        match self.exempt.get(&person) {
            Some(Held::Exempt) => replace(answer, Found::Exempt(None), Finding::CompletedInTime),
            Some(Held::ExemptUntil(until)) => replace(answer, Found::Exempt(Some(*until)), Finding::Accruing),
            _ => {}
        }
    }
}

fn replace(answer: &mut Answer, found: Found, kind: Finding) {
    let evidence = std::mem::take(&mut answer.evidence);
    *answer = Answer { evidence, ..Answer::new(answer.subject, found, kind) };
}

/// The day that decides whether the pack is in force for the subject: of what lasts, the last.
fn day_of(facts: &Facts<'_>, subject: Subject) -> Option<NaiveDate> {
    let file = facts.file;
    match subject {
        Subject::Group => facts.last_session_end().map(Moment::date),
        Subject::Session(id) => file.sessions.get(id.0)?.time().map(Span::date),
        Subject::Meeting(id) => file.meetings.get(id.0)?.time().map(Span::date),
        Subject::Entry(id) => file.hours.get(id.0).map(|entry| entry.on),
        Subject::Member(_) | Subject::Case(_) | Subject::Goal(_) => {
            facts.own_conclusion(facts.person_of(subject)?).map(Moment::date)
        }
    }
}

/// The day that decides which version of a policy judges the subject: its own; of what lasts and has none, that of the
/// group; and while nothing has happened yet, today.
#[must_use]
pub fn judged_on(facts: &Facts<'_>, subject: Subject, today: NaiveDate) -> NaiveDate {
    let of_group = || match subject {
        Subject::Session(_) | Subject::Meeting(_) | Subject::Entry(_) => None,
        Subject::Group | Subject::Member(_) | Subject::Case(_) | Subject::Goal(_) => day_of(facts, Subject::Group),
    };
    day_of(facts, subject).or_else(of_group).unwrap_or(today)
}
