//! `meeting_covers`: the meeting was held and left a record of each topic that is dated to it.

use super::Judge;
use crate::domain::ids::{MeetingId, PersonId};
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::record::Entity;
use crate::policy::answer::Answer;
use crate::policy::desk::{By, Desk, Who, absent};
use crate::policy::verdict::{Field, Finding, Place, Subject};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Parameters of `meeting_covers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingCovers {
    /// Whom it is about.
    pub subject: Who,
    /// Which meeting.
    pub meeting: MeetingKind,
    /// What it covers.
    pub topics: Vec<Topic>,
    /// The day by which it takes place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
}

/// What a meeting covers. (CMPC policy, para 4 and item 3)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// The mentee's needs: at least one was recorded in the meeting or on its day.
    Needs,
    /// The mentee's goals: at least one was recorded in the meeting or on its day.
    Goals,
    /// Confidentiality: discussed on the day of the meeting.
    Confidentiality,
}

impl Judge for MeetingCovers {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        desk.each_mentee(|person| self.mentee(desk, person))
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee && !self.topics.is_empty()
    }
}

impl MeetingCovers {
    fn mentee(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let subject = Subject::Member(person);
        let place = Place::Meeting(person, self.meeting);
        let meetings: Vec<_> = desk.facts.of_person(person).held(self.meeting).collect();
        if meetings.is_empty() {
            return absent(subject, desk.ahead(self.by, person)).mend(place, Field::When);
        }
        let records = desk.facts.of_person(person);
        let mut missing = Vec::new();
        let mut proof = Vec::new();
        for topic in &self.topics {
            let (field, found) = match topic {
                Topic::Needs => (Field::Needs, left_by(&meetings, &records.needs, |n| (n.meeting, n.assessed_on))),
                Topic::Goals => (Field::Goals, left_by(&meetings, &records.goals, |g| (g.meeting, g.set_on))),
                Topic::Confidentiality => {
                    let on_the_day = meetings.iter().find(|m| m.confidentiality_on.is_some_and(|on| held_on(m, on)));
                    (Field::Confidentiality, on_the_day.map(|meeting| meeting.key()))
                }
            };
            match found {
                Some(key) => proof.push(key),
                None => missing.push(field),
            }
        }
        let mut answer = match missing.first().copied() {
            None => Answer::met(subject, Finding::Recorded),
            Some(first) => Answer::unmet(subject, Finding::PartsMissing).missing(missing).mend(place, first),
        };
        let mut all: Vec<_> = meetings.iter().map(|meeting| meeting.key()).chain(proof).collect();
        all.dedup();
        answer.evidence = all.into();
        answer
    }
}

/// The first record that was made in one of the meetings: by its name or, where it names none, by its day.
fn left_by<T: Entity>(
    meetings: &[&Meeting],
    records: &[&T],
    made: impl Fn(&T) -> (Option<MeetingId>, NaiveDate),
) -> Option<crate::domain::record::RecordKey> {
    let left = |record: &&&T| match made(record) {
        (Some(id), _) => meetings.iter().any(|meeting| meeting.id == id),
        (None, day) => meetings.iter().any(|meeting| held_on(meeting, day)),
    };
    records.iter().find(left).map(|record| record.key())
}

fn held_on(meeting: &Meeting, day: NaiveDate) -> bool {
    meeting.held.as_ref().is_some_and(|held| held.date() == day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::goal::Need;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "meeting_covers", "subject": "mentee", "meeting": "opening",
        "topics": ["needs", "confidentiality"], "by": "own-start"}"#;

    #[test]
    fn a_topic_is_covered_by_what_names_the_meeting_or_has_its_day() {
        let made = |meeting: Option<u128>, on: &str| {
            let change = |need: &mut Need| {
                (need.meeting, need.assessed_on) = (meeting.map(MeetingId::from_number), day(on));
            };
            Scene::complete().change(need(1), change).found(CHECK, mentee(1))
        };
        assert_eq!(made(Some(opening(1)), "2021-09-06"), Found::Met);
        assert_eq!(made(None, "2021-09-06"), Found::Met);
        assert_eq!(made(None, "2021-09-05"), Found::Unmet);
        assert_eq!(made(Some(opening(2)), "2021-09-06"), Found::Unmet);
    }

    #[test]
    fn without_the_meeting_it_is_due_until_the_start_and_then_unknown() {
        let ahead = Scene::bare().with(planned(1, "2021-12-10"));
        assert_eq!(ahead.found(CHECK, mentee(1)), Found::Due(Some(day("2021-12-10"))));
        assert_eq!(ahead.today("2021-12-11").found(CHECK, mentee(1)), Found::Unknown);
    }
}
