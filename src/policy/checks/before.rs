//! `before`: the event is not later than the anchor; equal times pass.

use super::Judge;
use crate::domain::case::Case;
use crate::domain::dates::Moment;
use crate::domain::ids::PersonId;
use crate::domain::meeting::MeetingKind;
use crate::domain::session::Session;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{By, Desk, Who, absent};
use crate::policy::facts::Held;
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
    /// Confidentiality is established in the session. (UK healthcare, 2.1)
    ConfidentialityOpening,
    /// The agenda of the session is made. (UK healthcare, 5.1)
    AgendaMade,
}

/// What it happens before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The mentee's first session starts.
    OwnStart,
    /// The first session that raises the case, or means to; its day decides.
    FirstMention,
    /// The session's first item of content begins.
    FirstAgendaItem,
    /// The session starts.
    SessionStart,
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
            Event::ConfidentialityOpening => desk.each_session(|held| confidentiality(held.session)),
            Event::AgendaMade => desk.each_session(agenda),
        }
    }

    fn fits(&self) -> bool {
        match self.event {
            Event::OpeningMeetingEnd => (self.subject, self.anchor, self.when) == (Who::Mentee, Anchor::OwnStart, None),
            Event::CaseDiscussed => {
                (self.subject, self.anchor, self.when)
                    == (Who::Case, Anchor::FirstMention, Some(When::AssignedAfterOpening))
            }
            Event::ConfidentialityOpening => {
                (self.subject, self.anchor, self.when) == (Who::Session, Anchor::FirstAgendaItem, None)
            }
            Event::AgendaMade => (self.subject, self.anchor, self.when) == (Who::Session, Anchor::SessionStart, None),
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

fn confidentiality(session: &Session) -> Answer {
    let (subject, place) = (Subject::Session(session.id), Place::Conduct(session.id));
    match (&session.conduct.confidentiality_at, &session.conduct.first_item_at) {
        (None, _) => Answer::unknown(subject).mend(place, Field::ConfidentialityAt),
        (_, None) => Answer::unknown(subject).mend(place, Field::FirstItemAt),
        (Some(at), Some(first)) => compared(subject, at, first).mend(place, Field::ConfidentialityAt),
    }
    .proof([session])
}

fn agenda(held: &Held<'_>) -> Answer {
    let session = held.session;
    let subject = Subject::Session(session.id);
    let place = Place::Conduct(session.id);
    match &session.conduct.agenda_made {
        _ if session.agenda.is_empty() => Answer::unknown(subject).mend(Place::Session(session.id), Field::Agenda),
        None => Answer::unknown(subject).mend(place, Field::AgendaMade),
        Some(made) => compared(subject, made, held.span.start()).mend(place, Field::AgendaMade),
    }
    .proof([session])
}

fn compared(subject: Subject, event: &Moment, anchor: &Moment) -> Answer {
    let answer =
        if event > anchor { Answer::unmet(subject, Finding::TooLate) } else { Answer::met(subject, Finding::InTime) };
    answer.observed(Quantity::At(event.clone())).limit(Quantity::At(anchor.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conduct::Conduct;
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

    const CONFIDENTIALITY: &str = r#"{"kind": "before", "subject": "session", "event": "confidentiality-opening",
        "anchor": "first-agenda-item"}"#;
    const AGENDA: &str =
        r#"{"kind": "before", "subject": "session", "event": "agenda-made", "anchor": "session-start"}"#;

    fn run(check: &str, change: impl FnOnce(&mut Conduct)) -> Found {
        Scene::complete()
            .change(session(1), |session: &mut Session| change(&mut session.conduct))
            .found(check, at_session(1))
    }

    #[test]
    fn confidentiality_comes_before_the_first_item_or_with_it() {
        let at = |confidentiality: Option<&str>, first: Option<&str>| {
            let moment = |time: &str| format!("2021-09-07T{time}+00:00").parse().unwrap();
            run(CONFIDENTIALITY, |conduct| {
                (conduct.confidentiality_at, conduct.first_item_at) = (confidentiality.map(moment), first.map(moment));
            })
        };
        assert_eq!(at(Some("10:05"), Some("10:05")), Found::Met);
        assert_eq!(at(Some("10:06"), Some("10:05")), Found::Unmet);
        assert_eq!(at(None, Some("10:05")), Found::Unknown);
        assert_eq!(at(Some("10:00"), None), Found::Unknown);
    }

    #[test]
    fn an_agenda_is_made_before_the_session_or_as_it_starts() {
        let made = |at: Option<&str>| run(AGENDA, |conduct| conduct.agenda_made = at.map(|at| at.parse().unwrap()));
        assert_eq!(made(Some("2021-09-07T10:00+00:00")), Found::Met);
        assert_eq!(made(Some("2021-09-07T10:01+00:00")), Found::Unmet);
        assert_eq!(made(None), Found::Unknown);
        let empty = Scene::complete().change(session(1), |session: &mut Session| session.agenda.clear());
        assert_eq!(empty.found(AGENDA, at_session(1)), Found::Unknown);
    }
}
