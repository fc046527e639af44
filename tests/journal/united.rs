//! What holds for any copies of a book that were changed, undone, united and decided in any order.
//!
//! As many cases as `CIRCLEBOOK_MERGES` says, such as 100000; a short form without it. The fuzz target tries the same.

use crate::copies::{Act, Script, enter, hold, named};
use crate::small::{group, member, note};
use circlebook::domain::record::Record;
use proptest::prelude::*;

/// Cases of the short form.
const CASES: u32 = 64;

fn record() -> impl Strategy<Value = Record> {
    prop_oneof![
        (1..3u128, "[A-B]").prop_map(|(id, name)| group(id, &name)),
        (1..4u128, "[A-B]", "[a-b]{0,1}", "[a-b]{0,1}")
            .prop_map(|(id, name, full, text)| named(id, &name, &full, &text)),
        (1..4u128, 1..3u128, 1..4u128).prop_map(|(id, group, by)| member(id + group * 10, group, by)),
        (1..3u128, 1..3u128, 1..4u128, "[a-c]{0,2}").prop_map(|(id, group, by, text)| note(
            id + group * 10,
            group,
            by,
            &text
        )),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => prop::collection::vec(record(), 1..3).prop_map(Act::Put),
        4 => (record(), any::<bool>(), "[a-b]").prop_map(|(record, far, text)| Act::PutNewer(Box::new(record), far, text)),
        3 => record().prop_map(|record| Act::Remove(Box::new(record))),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        3 => (0..3usize).prop_map(Act::TakeIn),
        2 => (any::<usize>(), any::<usize>()).prop_map(|(clash, version)| Act::Decide(clash, version)),
    ]
}

fn script() -> impl Strategy<Value = Script> {
    (prop::collection::vec(record(), 0..6), prop::collection::vec((0..3usize, act()), 0..24))
}

fn cases() -> u32 {
    std::env::var("CIRCLEBOOK_MERGES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 2000, ..ProptestConfig::default() })]
    #[test]
    fn uniting_is_commutative_associative_and_idempotent_and_loses_no_entry(script in script()) {
        hold(script);
    }

    #[test]
    fn any_bytes_are_a_script_of_which_the_same_holds(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        enter(&bytes);
    }
}
