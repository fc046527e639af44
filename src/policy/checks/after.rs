//! `after`: the event is not earlier than the anchor; an earlier one does not count.

use super::Judge;
use crate::domain::dates::Span;
use crate::domain::ids::PersonId;
use crate::domain::meeting::MeetingKind;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{Desk, Who, absent, short};
use crate::policy::pack::LimitName;
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `after`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// Whom or what it is about.
    pub subject: Who,
    /// What happens.
    pub event: Event,
    /// What it happens after.
    pub anchor: Anchor,
    /// Days of grace, the last one included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<LimitName>,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The mentee's closing meeting starts. (CMPC policy, para 4 and item 6)
    ClosingMeetingStart,
    /// The group is evaluated; its day decides. (CMPC policy, item 8)
    Evaluation,
}

/// What it happens after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The mentee's last session ends.
    OwnConclusion,
    /// The group's last session ends.
    LastSessionEnd,
}

impl Judge for After {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        match (self.event, self.due) {
            (Event::ClosingMeetingStart, Some(grace)) => {
                desk.each_mentee(|person| closing_meeting(desk, person, grace))
            }
            _ => vec![evaluation(desk)],
        }
    }

    fn limits(&self) -> Vec<LimitName> {
        self.due.into_iter().collect()
    }

    fn fits(&self) -> bool {
        match self.event {
            Event::ClosingMeetingStart => {
                self.subject == Who::Mentee && self.anchor == Anchor::OwnConclusion && self.due.is_some()
            }
            Event::Evaluation => {
                self.subject == Who::Group && self.anchor == Anchor::LastSessionEnd && self.due.is_none()
            }
        }
    }
}

fn closing_meeting(desk: &Desk<'_>, person: PersonId, grace: LimitName) -> Answer {
    let subject = Subject::Member(person);
    let place = Place::Meeting(person, MeetingKind::Closing);
    let Some(conclusion) = desk.facts.own_conclusion(person) else {
        return Answer::unknown(subject).mend(Place::Sessions, Field::AddSession);
    };
    let limit = Quantity::At(conclusion.clone());
    if let Some(meeting) = desk.facts.closing(person) {
        let answer = Answer::met(subject, Finding::InTime).limit(limit).proof([meeting]);
        return match meeting.held.as_ref().map(Span::start) {
            Some(start) => answer.observed(Quantity::At(start.clone())),
            None => answer,
        };
    }
    let early = desk.facts.of_person(person).held(MeetingKind::Closing).next_back();
    let last = desk.closing_due(person, grace);
    let (found, kind) = match last {
        Some(last) if desk.today > last => (Found::Unmet, Finding::Overdue),
        None => (Found::Unknown, Finding::NotRecorded),
        Some(_) if early.is_some() => (Found::Due(last), Finding::TooEarly),
        Some(_) => (Found::Due(last), Finding::NotYet),
    };
    let mut answer = Answer::new(subject, found, kind).proof(early).mend(place, Field::When);
    answer.reason.limit = last.map(Quantity::Day);
    if let Some(start) = early.and_then(|meeting| meeting.held.as_ref()).map(Span::start) {
        answer = answer.observed(Quantity::At(start.clone())).limit(limit);
    }
    answer
}

fn evaluation(desk: &Desk<'_>) -> Answer {
    let subject = Subject::Group;
    let end = desk.facts.last_session_end();
    let ahead = end.and_then(|end| desk.moment_ahead(end));
    let last = desk.facts.evaluation();
    let answer = match (last, end) {
        (Some(_), Some(_)) if desk.facts.is_evaluated() => Answer::met(subject, Finding::InTime),
        (Some(_), Some(_)) => short(subject, ahead, Finding::TooEarly),
        _ => absent(subject, ahead),
    };
    let answer = answer.proof(last).mend(Place::Evaluation, Field::EvaluatedOn);
    match (last, end) {
        (Some(evaluation), Some(end)) => answer.observed(Quantity::Day(evaluation.on)).limit(Quantity::Day(end.date())),
        _ => answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::meeting::Meeting;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "after", "subject": "mentee", "event": "closing-meeting-start",
        "anchor": "own-conclusion", "due": "closing_due_days"}"#;

    #[test]
    fn the_meeting_starts_no_earlier_than_the_last_session_ends() {
        let last = Some(day("2022-01-01"));
        for (from, to, found) in [("11:00", "11:30", Found::Met), ("10:59", "11:29", Found::Due(last))] {
            let held = |meeting: &mut Meeting| meeting.held = span("2021-11-02", from, to);
            assert_eq!(Scene::complete().change(closing(1), held).found(CHECK, mentee(1)), found);
        }
        let without = Scene::complete().without::<Meeting>(closing(1));
        assert_eq!(without.clone().today("2022-01-01").found(CHECK, mentee(1)), Found::Due(last));
        assert_eq!(without.today("2022-01-02").found(CHECK, mentee(1)), Found::Unmet);
        assert_eq!(Scene::bare().found(CHECK, mentee(1)), Found::Unknown);
    }
}
