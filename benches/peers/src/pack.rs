//! A policy of some rules of the policies that come with the book.

use circlebook::policy::pack::Pack;
use circlebook::policy::packs::{built_in, read};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Its key.
pub const KEY: &str = "bench";

/// Its rules, in the order in which they are judged: the cap; listing, size, presence, opening meeting, goals on the
/// agenda, course, closing meeting, the record of a session, actions of the evaluation; consent, review of the policy.
pub const RULES: [&str; 12] = [
    "CMPC-02", "CMPC-05", "CMPC-06", "CMPC-07", "CMPC-16", "CMPC-27", "CMPC-28", "CMPC-29", "CMPC-31", "CMPC-37",
    "UKH-26", "UKH-45",
];

/// The policy, with the dates of the first that comes with the book.
pub fn pack() -> Arc<Pack> {
    let built_in = built_in().unwrap();
    let rules = built_in.iter().flat_map(|pack| &pack.rules).filter(|rule| RULES.contains(&&*rule.id)).cloned();
    let mut limits = BTreeMap::new();
    for (name, limit) in built_in.iter().flat_map(|pack| &pack.limits) {
        limits.entry(*name).or_insert(*limit);
    }
    let pack = Pack { key: KEY.into(), limits, rules: rules.collect(), ..(*built_in[0]).clone() };
    Arc::new(read(&serde_json::to_string(&pack).unwrap(), &[]).unwrap())
}
