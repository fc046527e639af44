//! The policies that the book knows: those that come with it, and the organisation's own, each in its versions.

use crate::app::components::Choice;
use crate::app::format;
use crate::app::texts::policies::PoliciesText as T;
use crate::app::verdicts::text;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::ids::OwnPolicyId;
use crate::domain::own_policy::OwnPolicy;
use crate::domain::record::Revision;
use crate::policy::pack::{Pack, Rule};
use crate::policy::packs::{PackError, built_in, of_shelf, read};
use crate::policy::versions::{in_force, is_same, of_one_policy, on_day};
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

type Read = Result<Arc<Pack>, PackError>;

thread_local! {
    /// Own policies as they were read last: reading one again for each judgement would cost more than judging.
    static READ: RefCell<BTreeMap<OwnPolicyId, (String, Read)>> = const { RefCell::new(BTreeMap::new()) };
}

/// The own policy as it reads.
///
/// # Errors
/// Where it does not read any more, as after an import by hand.
pub fn own(policy: &OwnPolicy) -> Read {
    READ.with_borrow_mut(|known| match known.get(&policy.id) {
        Some((text, pack)) if *text == policy.text => pack.clone(),
        _ => {
            let pack = read(&policy.text, built_in().unwrap_or_default()).map(Arc::new);
            known.insert(policy.id, (policy.text.clone(), pack.clone()));
            pack
        }
    })
}

/// Every version of every policy that a group can choose; see [`of_shelf`].
#[must_use]
pub fn packs(shelf: &Shelf) -> Vec<Arc<Pack>> {
    of_shelf(shelf, |policy| own(policy).ok())
}

/// Every version of the policies that this group has chosen.
#[must_use]
pub fn packs_of(shelf: &Shelf, file: &GroupFile) -> Vec<Arc<Pack>> {
    let chosen = file.group().map(|group| group.packs.as_slice()).unwrap_or_default();
    let mut all = packs(shelf);
    all.retain(|pack| chosen.iter().any(|key| **key == *pack.key));
    all
}

/// By policy, the revisions of its own versions: what they are compared by to tell whether a group was judged by others.
#[must_use]
pub fn marks(shelf: &Shelf) -> BTreeMap<String, String> {
    let mut marks: BTreeMap<String, String> = BTreeMap::new();
    for policy in shelf.own_policies.iter() {
        if let (Ok(pack), Some(revision)) = (own(policy), shelf.own_policies.revision(policy.id.0)) {
            let mark = marks.entry(pack.key.to_string()).or_default();
            mark.push_str(&format!("{} {revision} ", policy.id));
        }
    }
    marks
}

/// Each policy with its versions, where `packs` stand in their order.
pub fn policies(packs: &[Arc<Pack>]) -> impl Iterator<Item = &[Arc<Pack>]> {
    packs.chunk_by(of_one_policy)
}

/// The policies to choose from: each once, in the version of today, with the days of all where there are several.
#[must_use]
pub fn choices(shelf: &Shelf, today: NaiveDate) -> Vec<Choice> {
    let all = packs(shelf);
    let choice = |versions: &[Arc<Pack>]| {
        let standing = on_day(versions, today);
        let pack = standing.first()?;
        let about = text(&pack.about).to_owned();
        let hint = if versions.len() == 1 { about } else { format!("{about} {}", days_of_all(versions)) };
        Some(Choice { key: pack.key.to_string(), label: text(&pack.title).to_owned(), hint })
    };
    policies(&all).filter_map(choice).collect()
}

/// On which days each version is in force, as in `Versions: from 1 June 2021 to 31 December 2026; from 1 January 2027.`
fn days_of_all(versions: &[Arc<Pack>]) -> String {
    let days: Vec<_> = versions.iter().map(|pack| days(versions, pack)).collect();
    T::Versions.with(&[&days.join("; ")])
}

/// On which days a version is in force, as in `from 1 June 2021 to 31 December 2026`.
#[must_use]
pub fn days(packs: &[Arc<Pack>], pack: &Pack) -> String {
    let from = format::day(pack.dates.effective);
    match in_force(packs, pack).last() {
        Some(last) => T::FromTo.with(&[&from, &format::day(last)]),
        None => T::From.with(&[&from]),
    }
}

/// The rule of that name in the latest version that has it.
#[must_use]
pub fn rule_named<'a>(packs: &'a [Arc<Pack>], id: &str) -> Option<&'a Rule> {
    packs.iter().rev().flat_map(|pack| &pack.rules).find(|rule| &*rule.id == id)
}

/// The own policy that holds this version, as it stands in the book.
#[must_use]
pub fn own_version<'a>(shelf: &'a Shelf, pack: &Pack) -> Option<(&'a OwnPolicy, Revision)> {
    let holds = |policy: &&OwnPolicy| own(policy).is_ok_and(|other| is_same(&other, pack));
    let policy = shelf.own_policies.iter().filter(holds).max_by_key(|policy| (policy.added_on, policy.id))?;
    Some((policy, shelf.own_policies.revision(policy.id.0)?))
}

/// How an address names a version: by the own policy that holds it, else by its key. Nothing in it was typed.
#[must_use]
pub fn address(shelf: &Shelf, pack: &Pack) -> String {
    own_version(shelf, pack).map_or_else(|| pack.key.to_string(), |(policy, _)| policy.id.to_string())
}

/// The version that an address names.
#[must_use]
pub fn at_address(shelf: &Shelf, wanted: &str) -> Option<Arc<Pack>> {
    packs(shelf).into_iter().find(|pack| address(shelf, pack) == wanted)
}

/// How an address names a rule: by its identifier, where that is one and no typed text, else by its place.
#[must_use]
pub fn rule_address(pack: &Pack, rule: &Rule) -> String {
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    match rule.id.split_once('-') {
        Some((start, number)) if is_plain(start) && number.parse::<u32>().is_ok() => rule.id.to_string(),
        _ => pack.rules.iter().position(|other| other.id == rule.id).unwrap_or_default().to_string(),
    }
}

/// The rule that an address names.
#[must_use]
pub fn rule_at<'a>(pack: &'a Pack, wanted: &str) -> Option<&'a Rule> {
    pack.rules.iter().find(|rule| rule_address(pack, rule) == wanted)
}
