//! Verdicts in words: from data to what a row shows.

use super::components::{CaseView, LinkView, Mark, VerdictView};
use super::state::group::GroupCtx;
use super::state::library::rule_address;
use super::texts::findings::{self, FindingText};
use super::texts::records;
use super::texts::{fields, fill};
use super::{format, paths};
use crate::domain::agreement::AssentTo;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::ids::{CaseId, GoalId, GroupId, SessionId};
use crate::domain::record::{Kind, RecordKey};
use crate::domain::sort::sort_by_key;
use crate::policy::assess::Assessment;
use crate::policy::combine::only_repeats;
use crate::policy::pack::{Pack, Rule, Texts};
use crate::policy::verdict::{Outcome, Quantity, Reason, Subject, Verdict};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The language in which the packs' texts are shown.
pub const LANGUAGE: &str = "en-GB";

/// The text in the reader's language, or in the one that there is.
#[must_use]
pub fn text(texts: &Texts) -> &str {
    texts.get(LANGUAGE).or_else(|| texts.values().next()).map_or("", String::as_str)
}

/// The rule of a verdict and the pack that it stands in: the version by which it was judged.
#[must_use]
pub fn rule_of<'a>(packs: &'a [Arc<Pack>], verdict: &Verdict) -> Option<(&'a Pack, &'a Rule)> {
    rule_at(packs, &verdict.pack, Some(verdict.effective), &verdict.rule)
}

/// The rule as it stands in the version that began on that day; where none is named, or it is no more, in the latest
/// version that has it.
#[must_use]
pub fn rule_at<'a>(
    packs: &'a [Arc<Pack>],
    key: &str,
    effective: Option<NaiveDate>,
    id: &str,
) -> Option<(&'a Pack, &'a Rule)> {
    let versions = || packs.iter().rev().filter(|pack| *pack.key == *key);
    let rule = |pack: &'a Arc<Pack>| Some((&**pack, pack.rules.iter().find(|rule| *rule.id == *id)?));
    let named = versions().filter(|pack| Some(pack.dates.effective) == effective).find_map(rule);
    named.or_else(|| versions().find_map(rule))
}

/// Where the rule comes from, such as `Policy on group mentoring, para 2 and 5`.
#[must_use]
pub fn clause(pack: &Pack, rule: &Rule) -> String {
    format!("{}, {}", text(&pack.title), text(&rule.clause))
}

/// The same, with the first day of the version where not all versions say the same.
#[must_use]
pub fn clause_among(packs: &[Arc<Pack>], pack: &Pack, rule: &Rule) -> String {
    let all_say_it = packs.iter().filter(|other| other.key == pack.key).all(|other| says(other, pack, rule));
    if all_say_it {
        return clause(pack, rule);
    }
    let from = format::day(pack.dates.effective);
    FindingText::ClauseOfVersion.with(&[text(&pack.title), &from, text(&rule.clause)])
}

/// True where the other version has the rule of this one, word for word and with the same limits.
fn says(other: &Pack, pack: &Pack, rule: &Rule) -> bool {
    let check = rule.check.as_judge();
    let limits = || check.limits().iter().all(|name| other.limits.get(name) == pack.limits.get(name));
    std::ptr::eq(other, pack)
        || (other.rules.contains(rule)
            && if check.repeats().is_empty() { limits() } else { other.limits == pack.limits })
}

/// The verdicts as rows, one a rule, the most urgent first. A rule that reads differently in two versions has two.
///
/// A rule that only repeats others has no row of its own where those are judged too; their rows name it.
#[must_use]
pub fn rows(group: GroupCtx, verdicts: &[Verdict]) -> Vec<VerdictView> {
    // rows are made anew with their verdicts, so they need not follow the records by themselves
    untrack(|| {
        let (packs, assessment) = (group.packs(), group.assessment.get());
        let mut by_rule: BTreeMap<_, Vec<&Verdict>> = BTreeMap::new();
        for verdict in verdicts.iter().filter(|verdict| !repeats(&packs, &assessment, verdict)) {
            let says_it =
                |(pack, rule)| packs.iter().find(|other| other.key == verdict.pack && says(other, pack, rule));
            let first = rule_of(&packs, verdict).and_then(says_it).map(|pack| pack.dates.effective);
            by_rule.entry((&*verdict.rule, &*verdict.pack, first)).or_default().push(verdict);
        }
        let shown: BTreeSet<_> = by_rule.keys().map(|(rule, ..)| *rule).collect();
        let mut rows: Vec<_> =
            by_rule.into_values().filter_map(|of_rule| row(group, &packs, &shown, of_rule)).collect();
        sort_by_key(&mut rows, |row| row.mark);
        rows
    })
}

/// Identifier of the row in which a verdict stands, for an address: nothing in it was typed. `packs` are those of the group.
#[must_use]
pub fn row_id(packs: &[Arc<Pack>], verdict: &Verdict) -> String {
    let found = rule_of(packs, verdict).and_then(|(pack, rule)| {
        let first = packs.iter().position(|other| other.key == verdict.pack && says(other, pack, rule))?;
        Some((first, rule_address(pack, rule)))
    });
    found.map(|(first, rule)| format!("verdict-{first}-{rule}")).unwrap_or_default()
}

/// True where the verdict only repeats what the rules say that its own names, and by which the group is judged anyway.
#[must_use]
pub fn repeats(packs: &[Arc<Pack>], assessment: &Assessment, verdict: &Verdict) -> bool {
    rule_of(packs, verdict).is_some_and(|(_, rule)| {
        let named = rule.check.as_judge().repeats();
        let is_there = |id: &Arc<str>| packs.iter().flat_map(|pack| &pack.rules).any(|rule| rule.id == *id);
        !named.is_empty() && named.iter().all(is_there) && only_repeats(assessment, rule, verdict)
    })
}

/// The row of a rule: for one subject all that is known, for several a line each.
fn row(
    group: GroupCtx,
    packs: &[Arc<Pack>],
    shown: &BTreeSet<&str>,
    mut verdicts: Vec<&Verdict>,
) -> Option<VerdictView> {
    sort_by_key(&mut verdicts, |verdict| (Mark::from(verdict.outcome), subject(group, verdict.subject)));
    let verdict = *verdicts.first()?;
    let (pack, rule) = rule_of(packs, verdict)?;
    let alone = verdicts.len() == 1;
    let labelled = |label: FindingText, quantity| (label.text().to_owned(), findings::quantity(quantity));
    let measured = verdict.reason.observed.as_ref().filter(|_| alone);
    let common = verdicts.iter().all(|other| other.reason.limit == verdict.reason.limit);
    let limit = verdict.reason.limit.as_ref().filter(|_| common);
    Some(VerdictView {
        id: row_id(packs, verdict),
        mark: Mark::from(verdict.outcome),
        severity: findings::severity(rule.severity).to_owned(),
        title: text(&rule.title).to_owned(),
        finding: finding(group, verdict),
        subject: if alone { subject(group, verdict.subject) } else { tally(&verdicts) },
        rule: text(&rule.text).to_owned(),
        why: text(&rule.why).to_owned(),
        observed: measured.map(|quantity| labelled(FindingText::Observed, quantity)),
        limit: limit.map(|quantity| labelled(FindingText::Limit, quantity)),
        gap: if alone { findings::gap(&verdict.reason) } else { String::new() },
        proof: if alone { proofs(group, verdict) } else { Vec::new() },
        clause: clause_among(packs, pack, rule),
        rule_id: with_repeaters(packs, shown, rule),
        remedy: if alone { remedy(group, verdict) } else { None },
        cases: if alone { Vec::new() } else { verdicts.iter().map(|verdict| case(group, verdict)).collect() },
    })
}

fn case(group: GroupCtx, verdict: &Verdict) -> CaseView {
    CaseView {
        mark: Mark::from(verdict.outcome),
        subject: subject(group, verdict.subject),
        finding: finding_with_gap(group, verdict),
        proof: proofs(group, verdict),
        remedy: remedy(group, verdict),
    }
}

fn proofs(group: GroupCtx, verdict: &Verdict) -> Vec<LinkView> {
    verdict.evidence.iter().filter_map(|key| proof(group, *key)).collect()
}

/// What was found, in a sentence.
#[must_use]
pub fn finding(group: GroupCtx, verdict: &Verdict) -> String {
    reason_sentence(group, &verdict.reason, verdict.outcome)
}

/// What was found, with the difference from the limit; a share that has no limit stands by itself.
#[must_use]
pub fn finding_with_gap(group: GroupCtx, verdict: &Verdict) -> String {
    let finding = finding(group, verdict);
    let gap = match (&verdict.reason.observed, &verdict.reason.limit) {
        (Some(share @ Quantity::Percent(_)), None) => FindingText::Measured.with(&[&findings::quantity(share)]),
        _ => findings::gap(&verdict.reason),
    };
    if gap.is_empty() { finding } else { fill("{0} {1}.", &[&finding, &gap]) }
}

/// A reason in a sentence.
#[must_use]
pub fn reason_sentence(group: GroupCtx, reason: &Reason, outcome: Outcome) -> String {
    let mut people: Vec<_> = reason.people.iter().map(|person| group.name(*person)).collect();
    sort_by_key(&mut people, Clone::clone);
    findings::sentence(reason, outcome, &people)
}

fn remedy(group: GroupCtx, verdict: &Verdict) -> Option<LinkView> {
    let remedy = verdict.remedy.as_ref()?;
    Some(LinkView::new(fields::step(remedy.field), paths::remedy(group.id, remedy)))
}

/// How many of the subjects came out as the row says.
fn tally(verdicts: &[&Verdict]) -> String {
    let worst = verdicts.first().map(|verdict| Mark::from(verdict.outcome));
    let alike = verdicts.iter().filter(|verdict| Some(Mark::from(verdict.outcome)) == worst).count();
    FindingText::SoMany.with(&[&alike.to_string(), &verdicts.len().to_string()])
}

/// The rule's identifier with those of the rules that repeat it and have no row of their own.
fn with_repeaters(packs: &[Arc<Pack>], shown: &BTreeSet<&str>, rule: &Rule) -> String {
    let mut ids = vec![&*rule.id];
    for other in packs.iter().flat_map(|pack| &pack.rules) {
        let is_named = shown.contains(&*other.id) || ids.contains(&&*other.id);
        if other.check.as_judge().repeats().contains(&rule.id) && !is_named {
            ids.push(&other.id);
        }
    }
    ids.join(", ")
}

/// True for a rule that only sums up others, as the one on credit does.
#[must_use]
pub fn sums_up(packs: &[Arc<Pack>], assessment: &Assessment, verdict: &Verdict) -> bool {
    repeats(packs, assessment, verdict)
        || rule_of(packs, verdict).is_some_and(|(_, rule)| rule.check.as_judge().reads_verdicts())
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
    let place = group.file.with(|file| group.shelf.with(|shelf| place(shelf, file, group.id, key)))?;
    Some(LinkView::new(label(group, key), place))
}

/// The address at which a record of a group is shown; none for one that has gone or has no page.
#[must_use]
pub fn place(shelf: &Shelf, file: &GroupFile, group: GroupId, key: RecordKey) -> Option<String> {
    match key.kind {
        Kind::Settings | Kind::Person => None,
        Kind::OwnPolicy => Some(paths::POLICIES.to_owned()),
        Kind::Listing => Some(paths::LISTINGS.to_owned()),
        Kind::Enrolment => shelf.enrolments.get(key.id).map(|enrolment| paths::member(group, enrolment.person)),
        Kind::Group => Some(paths::group_page(group, "settings")),
        Kind::Member => file.members.get(key.id).map(|member| paths::member(group, member.person)),
        Kind::Session => Some(paths::session(group, SessionId(key.id))),
        Kind::Meeting => file.meetings.get(key.id).map(|meeting| paths::meeting_of(group, meeting)),
        Kind::Need => Some(paths::group_page(group, "goals")),
        Kind::Goal => Some(paths::goal(group, GoalId(key.id))),
        Kind::Case => Some(paths::case(group, CaseId(key.id))),
        Kind::Note | Kind::Incident => Some(paths::group_page(group, "notes")),
        Kind::Evaluation => Some(paths::group_page(group, "evaluation")),
        Kind::Hours => Some(paths::group_page(group, "hours/entries")),
        Kind::Concern => Some(paths::group_page(group, "concerns")),
        Kind::Agreement => Some(paths::group_page(group, "agreements")),
        Kind::Assent => file.assents.get(key.id).map(|assent| match assent.to {
            AssentTo::Agreement(_) => paths::group_page(group, "agreements"),
            _ => paths::group_page(group, "consents"),
        }),
        Kind::Statement => file.statements.get(key.id).map(|statement| match statement.session {
            Some(session) => paths::conduct(group, session),
            None => paths::group_page(group, "statements"),
        }),
        Kind::Matter => Some(paths::group_page(group, "matters")),
    }
}
