//! `within`: each item has the event within the limit of days; until then it is due.

use super::Judge;
use crate::domain::record::Kind;
use crate::domain::statement::{Matter, MatterKind, Topic};
use crate::policy::accord::Of;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{Desk, Who};
use crate::policy::pack::{Limit, LimitName};
use crate::policy::verdict::{Field, Finding, Place, Quantity};
use chrono::Days;
use serde::{Deserialize, Serialize};

/// Parameters of `within`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Within {
    /// What it is about.
    pub subject: Who,
    /// Each of which starts a clock of its own.
    pub items: Items,
    /// What stops the clock.
    pub event: Event,
    /// The days that it may run.
    pub limit: LimitName,
}

/// What starts a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Items {
    /// A member seemed distressed or disengaged. (UK healthcare, 5.4)
    Flags,
}

/// What stops a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// It was followed up. (UK healthcare, 5.4; the number of days is our decision)
    FollowUp,
}

const FLAGS: [MatterKind; 3] = [MatterKind::Distress, MatterKind::Disengagement, MatterKind::Dynamics];

impl Judge for Within {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let (Items::Flags, Event::FollowUp) = (self.items, self.event);
        let mut answers = desk.each_stated(self.subject, None, |of| self.flags(desk, of));
        // A flag that names no session is not lost: it is the group's.
        let elsewhere = desk.facts.matters(Of::Group, &FLAGS).filter(|flag| flag.session.is_none());
        answers.extend(elsewhere.filter_map(|flag| self.flag(desk, Of::Group, flag)));
        answers
    }

    fn limits(&self) -> Vec<LimitName> {
        vec![self.limit]
    }

    fn fits(&self) -> bool {
        self.subject == Who::Session
    }

    fn private(&self) -> &'static [Kind] {
        &[Kind::Matter]
    }
}

impl Within {
    fn flags(&self, desk: &Desk<'_>, of: Of) -> Answer {
        let flags = desk.facts.matters(of, &FLAGS);
        let worst = flags.filter_map(|flag| self.flag(desk, of, flag)).min_by_key(|answer| answer.found);
        worst.unwrap_or_else(|| desk.none_stated(Topic::NobodyFlagged, of))
    }

    /// The answer about one flag; none where the limit is no number of days.
    fn flag(&self, desk: &Desk<'_>, of: Of, flag: &Matter) -> Option<Answer> {
        let Some(Limit::Days(days)) = desk.limit(self.limit) else { return None };
        let (subject, last) = (of.subject(), flag.on.checked_add_days(Days::new(days.into()))?);
        let answer = match flag.settled_on {
            Some(day) if day <= last => Answer::met(subject, Finding::InTime).observed(Quantity::Day(day)),
            Some(day) => Answer::unmet(subject, Finding::TooLate).observed(Quantity::Day(day)),
            None if desk.today <= last => Answer::new(subject, Found::Due(Some(last)), Finding::NotYet),
            None => Answer::unmet(subject, Finding::Overdue),
        };
        let answer = answer.limit(Quantity::Day(last)).people(flag.person.into_iter().collect());
        Some(answer.proof([flag]).mend(Place::Matters, Field::MatterSettled))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statement::Statement;
    use crate::policy::verdict::Subject;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "within", "subject": "session", "items": "flags", "event": "follow-up",
        "limit": "follow_up_days"}"#;
    const NOBODY: u128 = of_session(1, Topic::NobodyFlagged);

    fn flagged(change: impl FnOnce(&mut Matter)) -> Scene {
        Scene::complete().with(matter(1, MatterKind::Distress)).change(40_001, change)
    }

    #[test]
    fn a_flag_is_followed_up_by_the_last_day() {
        let settled = |on| flagged(|flag| flag.settled_on = Some(day(on))).found(CHECK, at_session(1));
        assert_eq!(settled("2021-09-14"), Found::Met);
        assert_eq!(settled("2021-09-15"), Found::Unmet);
        let open = flagged(|_| {});
        assert_eq!(open.clone().today("2021-09-14").found(CHECK, at_session(1)), Found::Due(Some(day("2021-09-14"))));
        let overdue = open.today("2021-09-15").answers(CHECK).swap_remove(0);
        assert_eq!((overdue.found, overdue.reason.kind), (Found::Unmet, Finding::Overdue));
        assert_eq!(overdue.reason.limit, Some(Quantity::Day(day("2021-09-14"))));
    }

    #[test]
    fn the_worst_of_several_flags_decides() {
        let between = Scene::complete().with(matter(3, MatterKind::Dynamics));
        assert_eq!(between.found(CHECK, at_session(1)), Found::Unmet, "dynamics start the clock as well");
        let one = flagged(|flag| flag.settled_on = Some(day("2021-09-08")));
        let two = one.with(matter(2, MatterKind::Disengagement));
        assert_eq!(two.found(CHECK, at_session(1)), Found::Unmet);
        assert_eq!(two.found(CHECK, at_session(2)), Found::Met);
    }

    #[test]
    fn silence_is_unknown_and_a_flag_without_a_session_is_the_groups() {
        assert_eq!(Scene::complete().found(CHECK, at_session(1)), Found::Met);
        assert_eq!(Scene::complete().without::<Statement>(NOBODY).found(CHECK, at_session(1)), Found::Unknown);
        assert_eq!(flagged(|flag| flag.session = None).found(CHECK, Subject::Group), Found::Unmet);
    }
}
