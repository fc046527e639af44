//! `before`: the event is not later than the anchor; equal times pass.

use super::Judge;
use crate::domain::case::Case;
use crate::domain::ids::PersonId;
use crate::domain::meeting::MeetingKind;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{By, Desk, Who, absent};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `before`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// Whom or what it is about.
    pub subject: Who,
    /// What happens.
    pub event: Event,
    /// What it happens before.
    pub anchor: Anchor,
    /// When it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The mentee's first opening meeting ends. (CMPC policy, para 4 and item 3)
    OpeningMeetingEnd,
    /// Mentor and mentee have discussed the case. (CMPC policy, item 3)
    CaseDiscussed,
}

/// What it happens before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The mentee's first session starts.
    OwnStart,
    /// The first session that raises the case, or means to; its day decides.
    FirstMention,
}

/// When it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// The case was assigned after the day of the mentee's opening meeting.
    AssignedAfterOpening,
}

impl Judge for Before {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        match self.event {
            Event::OpeningMeetingEnd => desk.each_mentee(|person| opening_meeting(desk, person)),
            Event::CaseDiscussed => {
                let cases = desk.facts.mentees.iter().flat_map(|person| &desk.facts.of_person(*person).cases);
                let answers: Vec<_> = cases.map(|case| later_case(desk, case)).collect();
                if answers.is_empty() {
                    vec![Answer::not_applicable(Subject::Group, Finding::NothingToJudge)]
                } else {
                    answers
                }
            }
        }
    }

    fn fits(&self) -> bool {
        match self.event {
            Event::OpeningMeetingEnd => (self.subject, self.anchor, self.when) == (Who::Mentee, Anchor::OwnStart, None),
            Event::CaseDiscussed => {
                (self.subject, self.anchor, self.when)
                    == (Who::Case, Anchor::FirstMention, Some(When::AssignedAfterOpening))
            }
        }
    }
}

fn opening_meeting(desk: &Desk<'_>, person: PersonId) -> Answer {
    let subject = Subject::Member(person);
    let place = Place::Meeting(person, MeetingKind::Opening);
    let start = desk.facts.own_start(person);
    let opening = desk.facts.opening(person);
    let Some((meeting, held)) = opening.and_then(|meeting| Some((meeting, meeting.held.as_ref()?))) else {
        return absent(subject, desk.ahead(Some(By::OwnStart), person)).proof(opening).mend(place, Field::When);
    };
    let answer = match start {
        Some(start) if held.end() > start => {
            Answer::unmet(subject, Finding::TooLate).mend(Place::Member(person), Field::Closure)
        }
        _ => Answer::met(subject, Finding::InTime),
    };
    let answer = answer.observed(Quantity::At(held.end().clone())).proof([meeting]);
    match start {
        Some(start) => answer.limit(Quantity::At(start.clone())),
        None => answer,
    }
}

fn later_case(desk: &Desk<'_>, case: &Case) -> Answer {
    let subject = Subject::Case(case.id);
    let place = Place::Case(case.id);
    let opening = desk.facts.opening(case.person).and_then(|meeting| meeting.held.as_ref());
    let first = desk.facts.sessions.iter().find(|session| session.cases_raised.contains(&case.id));
    let (true, Some(session)) = (opening.is_some_and(|held| case.assigned_on > held.date()), first) else {
        return Answer::not_applicable(subject, Finding::NothingToJudge).proof([case]);
    };
    let Some(day) = session.time().map(|time| time.date()) else { return Answer::unknown(subject) };
    let answer = match case.discussed_on {
        Some(on) if on <= day => Answer::met(subject, Finding::InTime).observed(Quantity::Day(on)),
        Some(on) => Answer::unmet(subject, Finding::TooLate).observed(Quantity::Day(on)),
        None if session.held.is_none() && desk.today <= day => {
            Answer::new(subject, Found::Due(Some(day)), Finding::NotYet)
        }
        None => Answer::unknown(subject),
    };
    answer.limit(Quantity::Day(day)).proof([case]).proof([*session]).mend(place, Field::CaseDiscussed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::meeting::Meeting;
    use crate::scene::*;

    const CHECK: &str =
        r#"{"kind": "before", "subject": "mentee", "event": "opening-meeting-end", "anchor": "own-start"}"#;

    #[test]
    fn the_meeting_may_end_as_the_session_starts() {
        for (from, to, found) in [("09:30", "10:00", Found::Met), ("09:31", "10:01", Found::Unmet)] {
            let held = |meeting: &mut Meeting| meeting.held = span("2021-09-07", from, to);
            assert_eq!(Scene::complete().change(opening(1), held).found(CHECK, mentee(1)), found);
        }
        let without = Scene::complete().without::<Meeting>(opening(1));
        assert_eq!(without.found(CHECK, mentee(1)), Found::Unknown);
    }
}
