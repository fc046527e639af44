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

#[cfg(test)]
mod tests {
    use crate::domain::meeting::Meeting;
    use crate::policy::verdict::Outcome;
    use crate::scene::*;

    #[test]
    fn it_waits_for_what_is_open_and_fails_with_what_is_not_met() {
        assert_eq!(Scene::complete().outcome("CMPC-03", mentee(1)), Outcome::Pass);
        let without = Scene::complete().without::<Meeting>(closing(1));
        let waiting = without.verdict("CMPC-03", mentee(1));
        assert_eq!(waiting.outcome, Outcome::Due(Some(day("2022-01-01"))));
        assert!(waiting.reason.rules.iter().any(|rule| &**rule == "CMPC-29"));
        assert_eq!(without.today("2022-01-02").outcome("CMPC-03", mentee(1)), Outcome::Fail);
        assert_eq!(Scene::bare().outcome("CMPC-03", mentee(1)), Outcome::Unknown);
    }

    #[test]
    fn it_says_nothing_while_the_requirements_are_being_judged() {
        let check = r#"{"kind": "credit_stands", "subject": "mentee", "severity": "must"}"#;
        assert_eq!(Scene::complete().answers(check), []);
    }
}
