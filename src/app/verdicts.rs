//! Verdicts in words: from data to what a row shows.

use super::components::{LinkView, Mark, VerdictView};
use super::paths;
use super::state::group::GroupCtx;
use super::state::packs_of;
use super::texts::fields;
use super::texts::findings::{self, FindingText};
use super::texts::records;
use crate::domain::ids::{CaseId, GoalId, SessionId};
use crate::domain::record::{Kind, RecordKey};
use crate::policy::pack::{Pack, Rule, Texts};
use crate::policy::verdict::{Subject, Verdict};
use leptos::prelude::*;
use std::sync::Arc;

/// The language in which the packs' texts are shown.
const LANGUAGE: &str = "en-GB";

/// The text in the reader's language, or in the one that there is.
#[must_use]
pub fn text(texts: &Texts) -> &str {
    texts.get(LANGUAGE).or_else(|| texts.values().next()).map_or("", String::as_str)
}

/// The rule of a verdict and the pack that it stands in.
#[must_use]
pub fn rule_of<'a>(packs: &'a [Arc<Pack>], verdict: &Verdict) -> Option<(&'a Pack, &'a Rule)> {
    let pack = packs.iter().find(|pack| pack.key == verdict.pack)?;
    let rule = pack.rules.iter().find(|rule| rule.id == verdict.rule)?;
    Some((pack, rule))
}

/// The verdict in words; none where its rule is in no pack of the group.
#[must_use]
pub fn view(group: GroupCtx, verdict: &Verdict) -> Option<VerdictView> {
    // a row is made anew with its verdict, so it need not follow the records by itself
    untrack(|| words(group, verdict))
}

fn words(group: GroupCtx, verdict: &Verdict) -> Option<VerdictView> {
    let packs = group.file.with(|file| packs_of(file));
    let (pack, rule) = rule_of(&packs, verdict)?;
    let people: Vec<_> = verdict.reason.people.iter().map(|person| group.name(*person)).collect();
    let labelled = |label: FindingText, quantity| (label.text().to_owned(), findings::quantity(quantity));
    Some(VerdictView {
        id: row_id(verdict),
        mark: Mark::from(verdict.outcome),
        severity: findings::severity(rule.severity).to_owned(),
        title: text(&rule.title).to_owned(),
        finding: findings::sentence(&verdict.reason, verdict.outcome, &people),
        subject: subject(group, verdict.subject),
        rule: text(&rule.text).to_owned(),
        why: text(&rule.why).to_owned(),
        observed: verdict.reason.observed.as_ref().map(|quantity| labelled(FindingText::Observed, quantity)),
        limit: verdict.reason.limit.as_ref().map(|quantity| labelled(FindingText::Limit, quantity)),
        gap: findings::gap(&verdict.reason),
        proof: verdict.evidence.iter().filter_map(|key| proof(group, *key)).collect(),
        clause: format!("{}, {}", text(&pack.title), text(&rule.clause)),
        rule_id: rule.id.to_string(),
        remedy: verdict
            .remedy
            .as_ref()
            .map(|remedy| LinkView::new(fields::step(remedy.field), paths::remedy(group.id, remedy))),
    })
}

/// A row's identifier on the page, the same each time the verdict is shown.
fn row_id(verdict: &Verdict) -> String {
    let subject = match verdict.subject {
        Subject::Group => String::new(),
        Subject::Member(id) => id.to_string(),
        Subject::Session(id) => id.to_string(),
        Subject::Meeting(id) => id.to_string(),
        Subject::Case(id) => id.to_string(),
        Subject::Goal(id) => id.to_string(),
        Subject::Entry(id) => id.to_string(),
    };
    format!("{}-{subject}", verdict.rule)
}

/// Whom or what a verdict is about; empty for the group.
#[must_use]
pub fn subject(group: GroupCtx, subject: Subject) -> String {
    match subject {
        Subject::Group => String::new(),
        Subject::Member(person) => group.name(person),
        Subject::Session(id) => label(group, RecordKey::new(Kind::Session, id.0)),
        Subject::Meeting(id) => label(group, RecordKey::new(Kind::Meeting, id.0)),
        Subject::Case(id) => label(group, RecordKey::new(Kind::Case, id.0)),
        Subject::Goal(id) => label(group, RecordKey::new(Kind::Goal, id.0)),
        Subject::Entry(id) => label(group, RecordKey::new(Kind::Hours, id.0)),
    }
}

/// What a record of this group is called in a list.
#[must_use]
pub fn label(group: GroupCtx, key: RecordKey) -> String {
    group.file.with(|file| group.shelf.with(|shelf| records::name(shelf, file, key)))
}

/// A link to a record that proves a verdict; none for one that has gone.
fn proof(group: GroupCtx, key: RecordKey) -> Option<LinkView> {
    let place = group.file.with(|file| match key.kind {
        Kind::Settings | Kind::Person => None,
        Kind::Listing => Some(paths::LISTINGS.to_owned()),
        Kind::Enrolment => group
            .shelf
            .with(|shelf| shelf.enrolments.get(key.id).map(|enrolment| paths::member(group.id, enrolment.person))),
        Kind::Group => Some(paths::group_page(group.id, "settings")),
        Kind::Member => file.members.get(key.id).map(|member| paths::member(group.id, member.person)),
        Kind::Session => Some(paths::session(group.id, SessionId(key.id))),
        Kind::Meeting => file.meetings.get(key.id).map(|meeting| paths::meeting_of(group.id, meeting)),
        Kind::Need => Some(paths::group_page(group.id, "goals")),
        Kind::Goal => Some(paths::goal(group.id, GoalId(key.id))),
        Kind::Case => Some(paths::case(group.id, CaseId(key.id))),
        Kind::Note | Kind::Incident => Some(paths::group_page(group.id, "notes")),
        Kind::Evaluation => Some(paths::group_page(group.id, "evaluation")),
        Kind::Hours => Some(paths::group_page(group.id, "hours/entries")),
        Kind::Concern => Some(paths::group_page(group.id, "concerns")),
    })?;
    Some(LinkView::new(label(group, key), place))
}
