//! What is overdue in a group: everything that has a day, and whose day has passed.

use super::judge::{Inputs, Judged};
use crate::domain::ids::{GroupId, PersonId, SessionId};
use crate::domain::sort::{Gather, sort_by_key};
use crate::policy::combine::only_repeats;
use crate::policy::verdict::{Finding, Outcome, Quantity, Subject, Verdict};
use crate::templates::open_actions;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Something that is overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// The group.
    pub group: GroupId,
    /// The last day on which it was in time.
    pub day: NaiveDate,
    /// What it is.
    pub what: What,
}

/// What is overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A rule whose last day has passed, with all whom it concerns.
    Rule {
        /// Key of the policy.
        pack: Arc<str>,
        /// First day of the version that judged.
        effective: NaiveDate,
        /// The rule.
        rule: Arc<str>,
        /// Whom or what it concerns.
        subjects: Vec<Subject>,
    },
    /// A session that was planned, and neither written up nor cancelled.
    Session {
        /// The session.
        session: SessionId,
        /// Its place in the order of sessions, from 1.
        ordinal: usize,
    },
    /// Something that an evaluation left to be done better.
    Action {
        /// What.
        text: String,
        /// Who.
        owner: Option<PersonId>,
    },
    /// The day up to which the group's records are kept.
    Retention,
}

/// What is overdue in this group, the oldest first.
#[must_use]
pub fn of_group(group: GroupId, inputs: &Inputs, judged: &Judged, today: NaiveDate) -> Vec<Overdue> {
    let late = |day: NaiveDate| (day < today).then_some(day);
    let file = &inputs.file;
    let item = |day, what| Overdue { group, day, what };
    let sessions = file.sessions_in_order().into_iter().enumerate().filter_map(|(place, session)| {
        let planned = session.planned.as_ref().filter(|_| session.held.is_none())?;
        let what = What::Session { session: session.id, ordinal: place + 1 };
        Some(item(late(planned.end().date())?, what))
    });
    let actions = open_actions(file).into_iter().filter_map(|(_, action)| {
        Some(item(late(action.due?)?, What::Action { text: action.text.clone(), owner: action.owner }))
    });
    let until = file.group().and_then(|group| group.charter.retention_until).and_then(late);
    let mut all = rules(inputs, judged, today).into_iter().map(|(day, what)| item(day, what)).collect::<Vec<_>>();
    all.extend(sessions.chain(actions).chain(until.map(|day| item(day, What::Retention))));
    sort_by_key(&mut all, |it: &Overdue| it.day);
    all
}

/// Rules whose last day has passed, those of one rule and day together; those that only repeat another are left out.
fn rules(inputs: &Inputs, judged: &Judged, today: NaiveDate) -> Vec<(NaiveDate, What)> {
    let mut found: BTreeMap<(NaiveDate, &str, NaiveDate, &str), Vec<&Verdict>> = BTreeMap::new();
    for verdict in judged.told() {
        let Some(day) = overdue_since(verdict).filter(|day| *day < today) else { continue };
        let repeats = |rule| only_repeats(&judged.assessment, rule, verdict);
        if !inputs.rule(verdict).is_some_and(repeats) {
            found.entry((day, &verdict.pack, verdict.effective, &verdict.rule)).or_default().push(verdict);
        }
    }
    let what = |((day, _, effective, _), verdicts): (_, Vec<&Verdict>)| {
        let first = verdicts.first()?;
        let subjects = verdicts.iter().map(|verdict| verdict.subject).collect();
        Some((day, What::Rule { pack: first.pack.clone(), effective, rule: first.rule.clone(), subjects }))
    };
    found.into_iter().filter_map(what).gather()
}

/// The last day of something that is not met, still open, and had a day.
fn overdue_since(verdict: &Verdict) -> Option<NaiveDate> {
    let open = verdict.outcome == Outcome::Fail && verdict.reason.kind == Finding::Overdue && verdict.remedy.is_some();
    match verdict.reason.limit {
        Some(Quantity::Day(day)) if open => Some(day),
        _ => None,
    }
}
