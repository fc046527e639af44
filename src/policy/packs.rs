//! The packs that come with the book, and reading one from JSON.

use super::pack::{LimitName, Pack};
use super::versions::taken_in;
use crate::domain::book::Shelf;
use crate::domain::own_policy::OwnPolicy;
use crate::domain::sort::{Gather, sort_by_key};
use crate::json::{DecodeError, decode};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};
use thiserror::Error;

// A pack may repeat rules of those before it.
const PACKS: [&str; 6] = [
    include_str!("packs/cmpc-policy.json"),
    include_str!("packs/cmpc-notice.json"),
    include_str!("packs/cmpc-notice-later.json"),
    include_str!("packs/uk-healthcare.json"),
    include_str!("packs/nordic-roles.json"),
    include_str!("packs/proctor-stages.json"),
];

/// Why a text is not a pack.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackError {
    /// It does not read as one.
    #[error("the pack does not read: {0}")]
    Unreadable(DecodeError),
    /// Two rules have the same identifier.
    #[error("rule `{0}` stands in the pack twice: give each an identifier of its own")]
    TwiceThere(Arc<str>),
    /// The parameters of a check do not go together.
    #[error("the parameters of `{check}` in rule `{rule}` do not go together: see the list of checks")]
    Misfit {
        /// The rule.
        rule: Arc<str>,
        /// The kind of check.
        check: &'static str,
    },
    /// A check names a limit that the pack does not set.
    #[error("rule `{rule}` needs the limit `{limit}`: set it under `limits`")]
    NoLimit {
        /// The rule.
        rule: Arc<str>,
        /// The limit's name.
        limit: String,
    },
    /// Its last day in force lies before its first.
    #[error("`dates.end`: {end} lies before the first day, {effective}: name a day on or after it, or leave it out")]
    EndsBeforeItBegins {
        /// The first day.
        effective: NaiveDate,
        /// The last day.
        end: NaiveDate,
    },
    /// A rule repeats one that is in no pack, or that itself repeats others.
    #[error("rule `{rule}` repeats `{named}`, which is no rule with a check of its own: name another")]
    RepeatsUnknown {
        /// The rule.
        rule: Arc<str>,
        /// What it names.
        named: Arc<str>,
    },
}

/// The packs that come with the book.
///
/// # Errors
/// As [`read`]; a test proves that there is none.
pub fn built_in() -> Result<&'static [Arc<Pack>], &'static PackError> {
    static READ: OnceLock<Result<Vec<Arc<Pack>>, PackError>> = OnceLock::new();
    let read_all = || {
        let mut packs = Vec::with_capacity(PACKS.len());
        for json in PACKS {
            packs.push(Arc::new(read(json, &packs)?));
        }
        Ok(packs)
    };
    READ.get_or_init(read_all).as_deref()
}

/// Reads one pack, whose rules may repeat rules of `others`.
///
/// # Errors
/// [`PackError`], with the path or the rule in question.
pub fn read(json: &str, others: &[Arc<Pack>]) -> Result<Pack, PackError> {
    let pack: Pack = decode(json.as_bytes()).map_err(PackError::Unreadable)?;
    validate(&pack, others)?;
    Ok(pack)
}

/// Every version of every policy that a group can choose: policies in the order of the book, then the own ones as they
/// were taken in; the versions of each by their first day. An own version takes the place of the one that began on its day.
/// `own` reads an own policy, none where it does not read.
#[must_use]
pub fn of_shelf(shelf: &Shelf, own: impl Fn(&OwnPolicy) -> Option<Arc<Pack>>) -> Vec<Arc<Pack>> {
    // a test proves that those which come with the book read
    let mut owned: Vec<_> = shelf.own_policies.iter().collect();
    sort_by_key(&mut owned, |policy| (policy.added_on, policy.id));
    taken_in(built_in().unwrap_or_default(), owned.into_iter().filter_map(own))
}

fn validate(pack: &Pack, others: &[Arc<Pack>]) -> Result<(), PackError> {
    let effective = pack.dates.effective;
    if let Some(end) = pack.dates.end.filter(|end| *end < effective) {
        return Err(PackError::EndsBeforeItBegins { effective, end });
    }
    let rules = || others.iter().flat_map(|pack| &pack.rules).chain(&pack.rules);
    let of_its_own = rules().filter(|rule| rule.check.as_judge().repeats().is_empty());
    let named: std::collections::BTreeMap<&str, _> = of_its_own.map(|rule| (&*rule.id, rule)).gather();
    let mut seen = BTreeSet::new();
    for rule in &pack.rules {
        let check = rule.check.as_judge();
        if !seen.insert(&rule.id) {
            return Err(PackError::TwiceThere(rule.id.clone()));
        }
        if !check.fits() {
            return Err(PackError::Misfit { rule: rule.id.clone(), check: rule.check.kind() });
        }
        let mut limits = check.limits();
        for repeated in check.repeats() {
            let Some(repeated) = named.get(&**repeated) else {
                return Err(PackError::RepeatsUnknown { rule: rule.id.clone(), named: repeated.clone() });
            };
            limits.extend(repeated.check.as_judge().limits());
        }
        let unset = |limit: &LimitName| !limit.is_set_by_mentor() && !pack.limits.contains_key(limit);
        if let Some(limit) = limits.into_iter().find(unset) {
            let limit = serde_json::to_value(limit).ok().and_then(|name| name.as_str().map(str::to_owned));
            return Err(PackError::NoLimit { rule: rule.id.clone(), limit: limit.unwrap_or_default() });
        }
    }
    Ok(())
}
