//! `credit_stands`: every requirement that binds the mentee is met, or was closed by the mentor with a reason.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{Desk, Who};
use crate::policy::pack::Severity;
use crate::policy::standing::Duties;
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Parameters of `credit_stands`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditStands {
    /// Whose credit it is about.
    pub subject: Who,
    /// How binding the rules are that it waits for. (CMPC policy, para 1)
    pub severity: Severity,
}

impl Judge for CreditStands {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let Some(duties) = desk.duties else { return Vec::new() };
        desk.each_mentee(|person| mentee(desk, duties, person).mend(Place::Member(person), Field::Closure))
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee && self.severity == Severity::Must
    }

    fn reads_verdicts(&self) -> bool {
        true
    }
}

fn mentee(desk: &Desk<'_>, duties: &BTreeMap<PersonId, Duties>, person: PersonId) -> Answer {
    let subject = Subject::Member(person);
    let lines = desk.ledgers.get(&person).map_or(&[][..], |ledger| &ledger.lines);
    let Some(duties) = duties.get(&person).filter(|_| !lines.is_empty()) else { return Answer::unknown(subject) };
    let days = duties.open.iter().filter_map(|(_, found)| if let Found::Due(day) = found { *day } else { None });
    let answer = if duties.open.iter().any(|(_, found)| *found == Found::Unmet) {
        Answer::unmet(subject, Finding::Provisional)
    } else if !duties.open.is_empty() {
        Answer::new(subject, Found::Due(days.min()), Finding::Provisional)
    } else if duties.closed.is_empty() {
        Answer::met(subject, Finding::Final)
    } else {
        return Answer::met(subject, Finding::ClosedWithReason).rules(duties.closed.clone());
    };
    answer.rules(duties.open.iter().map(|(rule, _)| rule.clone()).collect())
}
