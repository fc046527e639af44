//! `listed_on`: the mentor's registry listing covers the date of each event, both ends included.

use super::Judge;
use crate::domain::meeting::MeetingKind;
use crate::domain::person::Listing;
use crate::domain::record::RecordKey;
use crate::domain::record::{Entity, Kind};
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{Desk, or_no_session};
use crate::policy::facts::Held;
use crate::policy::registry::{Listed, listed_by};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Parameters of `listed_on`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedOn {
    /// What happens on a day on which the mentor is listed.
    pub events: Vec<Event>,
}

/// What happens on a day on which the mentor is listed. (CMPC policy, para 2 and 5)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// Sessions that were held.
    Sessions,
    /// Opening meetings that were held.
    OpeningMeetings,
    /// Closing meetings that were held.
    ClosingMeetings,
    /// The first session of the group, held or planned. A certificate is never asked for. (CMPC notice, list 2.2)
    GroupStart,
}

impl Judge for ListedOn {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let facts = desk.facts;
        let listings = facts.listings(desk.shelf);
        let on = |subject, day, record: RecordKey| on(desk, &listings, subject, day, record);
        let meetings = |kind| {
            let held = facts.mentees.iter().flat_map(move |person| facts.of_person(*person).held(kind));
            held.filter_map(|meeting| {
                Some(on(Subject::Meeting(meeting.id), meeting.held.as_ref()?.date(), meeting.key()))
            })
        };
        let mut answers = Vec::with_capacity(facts.held.len() + 2 * facts.mentees.len());
        for event in &self.events {
            match event {
                Event::Sessions => {
                    let of =
                        |held: &Held<'_>| on(Subject::Session(held.session.id), held.span.date(), held.session.key());
                    answers.extend(facts.held.iter().map(of));
                }
                Event::OpeningMeetings => answers.extend(meetings(MeetingKind::Opening)),
                Event::ClosingMeetings => answers.extend(meetings(MeetingKind::Closing)),
                Event::GroupStart => answers.extend(group_start(desk, &listings)),
            }
        }
        or_no_session(answers)
    }

    fn fits(&self) -> bool {
        !self.events.is_empty()
    }
}

fn group_start(desk: &Desk<'_>, listings: &[&Listing]) -> Option<Answer> {
    let first = desk.facts.sessions.first()?;
    let day = first.time()?.date();
    let mut answer = on(desk, listings, Subject::Group, day, first.key());
    if answer.found == Found::Unmet && first.held.is_none() && desk.today <= day {
        answer.found = Found::Due(Some(day));
    }
    Some(answer)
}

fn on(desk: &Desk<'_>, listings: &[&Listing], subject: Subject, day: NaiveDate, record: RecordKey) -> Answer {
    let mut answer = match listed_by(listings, day) {
        Listed::Yes(listing) => {
            let mut answer = Answer::met(subject, Finding::Listed);
            answer.evidence.push(RecordKey::new(Kind::Listing, listing.0));
            answer
        }
        Listed::No => Answer::unmet(subject, Finding::NotListed).mend(Place::Listings, Field::ListingTo),
        Listed::Unknown => {
            let answer = Answer::new(subject, Found::Unknown, Finding::ListingUnknown);
            match desk.facts.group.mentor {
                Some(_) => answer.mend(Place::Listings, Field::ListingChecked),
                None => answer.mend(Place::Group, Field::Mentor),
            }
        }
    };
    if answer.found == Found::Unmet {
        let ends = listings.iter().filter_map(|listing| listing.to);
        answer.reason.limit = ends.filter(|to| *to < day).max().map(Quantity::Day);
    }
    answer.evidence.push(record);
    answer.observed(Quantity::Day(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "listed_on", "events": ["sessions", "group-start"]}"#;

    #[test]
    fn both_ends_of_a_listing_count() {
        let listed = |change: fn(&mut Listing)| Scene::complete().change(LISTING, change);
        assert_eq!(listed(|l| l.to = Some(day("2021-11-02"))).found(CHECK, at_session(3)), Found::Met);
        assert_eq!(listed(|l| l.to = Some(day("2021-11-01"))).found(CHECK, at_session(3)), Found::Unmet);
        assert_eq!(listed(|l| l.from = day("2021-09-07")).found(CHECK, Subject::Group), Found::Met);
        assert_eq!(listed(|l| l.from = day("2021-09-08")).found(CHECK, Subject::Group), Found::Unmet);
        let unchecked = listed(|l| (l.to, l.checked_on) = (None, None));
        assert_eq!(unchecked.found(CHECK, at_session(1)), Found::Unknown);
        assert_eq!(Scene::complete().without::<Listing>(LISTING).found(CHECK, at_session(1)), Found::Unknown);
    }
}
