//! One document a group for the engines that judge documents: flat facts of the group, of each session, mentee and meeting.
//!
//! Whatever such an engine cannot look up or add up is done for it here, and is not counted: who was present, whose meeting
//! it is, which listing holds on the day, which minutes could be credited. A field that is not there is left out.

use crate::by_hand::{Group, Limits};
use crate::pack::RULES;
use chrono::{Datelike, Months, NaiveDate};
use circlebook::domain::dates::Moment;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The rules of each kind of fact, in the order in which the engines answer.
pub const KINDS: [(&str, &[&str]); 4] = [
    ("groups", &["CMPC-06", "CMPC-37", "UKH-26", "UKH-45"]),
    ("sessions", &["CMPC-05", "CMPC-06", "CMPC-07", "CMPC-27", "CMPC-28", "CMPC-31"]),
    ("mentees", &["CMPC-02", "CMPC-16", "CMPC-29"]),
    ("meetings", &["CMPC-05"]),
];

/// What was found, rule by rule, for each subject of the rule in order: true where it is in order.
pub type Found = BTreeMap<String, Vec<bool>>;

/// What an engine answered about each fact of each kind, as what was found.
pub fn found(answers: &[Vec<Vec<bool>>]) -> Found {
    let mut found: Found = RULES.iter().map(|rule| ((*rule).to_owned(), Vec::new())).collect();
    for ((_, rules), facts) in KINDS.iter().zip(answers) {
        for answers in facts {
            for (rule, in_order) in rules.iter().zip(answers) {
                found.get_mut(*rule).unwrap().push(*in_order);
            }
        }
    }
    found
}

fn day(day: NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}

fn minute(moment: &Moment) -> i64 {
    moment.instant().and_utc().timestamp() / 60
}

/// The fields that are there.
fn fields(all: Value) -> Value {
    let Value::Object(all) = all else { return all };
    Value::Object(all.into_iter().filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>())
}

/// The document of one group.
pub fn document(group: &Group<'_>, limits: Limits) -> Value {
    let of = |evaluation: Option<usize>| evaluation.map_or(-1, |count| count as i64);
    let actions = group.evaluation.map(|evaluation| &evaluation.actions);
    let review = group.review.and_then(|note| note.on.checked_add_months(Months::new(limits.review_months)));
    let listed = |on: NaiveDate| {
        let last = group.listings.iter().filter(|listing| listing.from <= on).max_by_key(|listing| listing.from);
        (last.map(|listing| day(listing.from)), last.and_then(|listing| listing.to).map(day))
    };
    let sessions = group.sessions.iter().map(|sitting| {
        let (session, on) = (sitting.session, sitting.span.date());
        let (from, to) = listed(on);
        let check = session.self_check.as_ref();
        fields(json!({
            "on": day(on), "from": from, "to": to,
            "mentees": sitting.mentees,
            "linked": session.agenda.iter().map(|item| !item.goals.is_empty()).collect::<Vec<_>>(),
            "on_course": check.map(|check| check.on_course),
            "correction": check.map(|check| check.correction.trim()).filter(|text| !text.is_empty()),
            "mode": session.mode,
            "attendance": session.attendance.as_ref().map(Vec::len),
            "topic": Some(session.topic.trim()).filter(|topic| !topic.is_empty()),
            "signed": session.sign_off.as_ref().map(|signed| day(signed.on)),
        }))
    });
    let mentees = group.mentees.iter().map(|mentee| {
        let opened = mentee.opening.and_then(|meeting| meeting.held.as_ref());
        let closed = mentee.closing.and_then(|meeting| meeting.held.as_ref());
        fields(json!({
            "attended": mentee.attended.len(),
            "eligible": mentee.eligible,
            "opened": opened.map(|held| minute(held.end())),
            "start": group.start().map(minute),
            "closed": closed.map(|held| minute(held.start())),
            "end": group.end().map(minute),
        }))
    });
    let openings = group.mentees.iter().filter_map(|mentee| mentee.opening);
    let meetings = openings.chain(group.mentees.iter().filter_map(|mentee| mentee.closing)).filter_map(|meeting| {
        let on = meeting.held.as_ref()?.date();
        let (from, to) = listed(on);
        Some(fields(json!({ "on": day(on), "from": from, "to": to })))
    });
    json!({
        "groups": [fields(json!({
            "roster": group.roster,
            "actions": of(actions.map(|all| all.iter().filter(|action| !action.text.trim().is_empty()).count())),
            "owned": of(actions.map(|all| all.iter().filter(|action| action.owner.is_some()).count())),
            "dated": of(actions.map(|all| all.iter().filter(|action| action.due.is_some()).count())),
            "consents": group.mentees.iter().map(|mentee| mentee.consents).collect::<Vec<_>>(),
            "review_until": review.map(day),
            "today": day(crate::groups::today()),
        }))],
        "sessions": sessions.collect::<Vec<_>>(),
        "mentees": mentees.collect::<Vec<_>>(),
        "meetings": meetings.collect::<Vec<_>>(),
    })
}
