//! `in_force`: the event falls on or after the first day of the pack; before it, it is not judged.

use super::Judge;
use crate::domain::hours::Setting;
use crate::domain::record::Entity;
use crate::policy::answer::Answer;
use crate::policy::desk::Desk;
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Parameters of `in_force`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// What is dated.
    pub events: Vec<Event>,
    /// From when it is judged.
    pub from: From,
}

/// What is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// Each session that was held; one without a date is unknown.
    Sessions,
    /// Each hours entry with group time.
    HoursEntries,
}

/// From when it is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum From {
    /// The first day of the pack. (CMPC notice, effective-date paragraph)
    InForceFrom,
}

impl Judge for InForce {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let From::InForceFrom = self.from;
        let mut answers = Vec::new();
        if self.events.contains(&Event::Sessions) {
            answers.extend(desk.each_session(|held| {
                dated(Subject::Session(held.session.id), held.span.date(), desk.pack.dates.effective, held.session)
            }));
            let undated = desk.facts.file.sessions.iter().filter(|s| s.time().is_none() && s.cancelled.is_none());
            answers.extend(undated.map(|session| {
                Answer::unknown(Subject::Session(session.id))
                    .proof([session])
                    .mend(Place::Session(session.id), Field::When)
            }));
        }
        if self.events.contains(&Event::HoursEntries) {
            let entries = desk.facts.file.hours.iter().filter(|entry| entry.setting == Setting::Group);
            answers.extend(
                entries.map(|entry| dated(Subject::Entry(entry.id), entry.on, desk.pack.dates.effective, entry)),
            );
        }
        answers
    }

    fn fits(&self) -> bool {
        !self.events.is_empty()
    }
}

fn dated(subject: Subject, day: NaiveDate, from: NaiveDate, record: &impl Entity) -> Answer {
    let answer = if day >= from {
        Answer::met(subject, Finding::InTime)
    } else {
        Answer::not_applicable(subject, Finding::BeforeInForce)
    };
    answer.observed(Quantity::Day(day)).limit(Quantity::Day(from)).proof([record])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hours::Category;
    use crate::domain::ids::HoursEntryId;
    use crate::domain::session::Session;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "in_force", "events": ["sessions", "hours-entries"], "from": "in-force-from"}"#;

    #[test]
    fn the_first_day_is_judged_and_the_day_before_is_not() {
        for (on, found) in [("2021-05-31", Found::NotApplicable), ("2021-06-01", Found::Met)] {
            let entry = hours(1, 1, on, 60, Setting::Group, Category::MentoredExperience);
            let held = |session: &mut Session| session.held = span(on, "10:00", "11:00");
            let scene = Scene::complete().change(session(1), held).with(entry);
            assert_eq!(scene.found(CHECK, at_session(1)), found);
            assert_eq!(scene.found(CHECK, Subject::Entry(HoursEntryId::from_number(1))), found);
        }
    }

    #[test]
    fn a_session_without_a_date_is_unknown() {
        let undated = Scene::complete().change(session(1), |session: &mut Session| session.held = None);
        assert_eq!(undated.found(CHECK, at_session(1)), Found::Unknown);
        assert_eq!(Scene::bare().found(CHECK, Subject::Group), Found::Unknown);
    }
}
