//! Files made to do harm: nothing panics, and the groups of the others stay as they are.

use crate::files::*;
use circlebook::exchange::open::{Limits, OpenError};
use circlebook::json::DecodeError;
use circlebook::programme::Programme;
use circlebook::programme::rows::overview;
use circlebook::programme::source::{Refused, Source};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use std::sync::LazyLock;

static SOUND: LazyLock<Programme> = LazyLock::new(|| opened(&five(1)));
static HARMED: LazyLock<Value> = LazyLock::new(|| serde_json::from_slice(&export_of(9, &book(8..10), 8)).unwrap());

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// Puts something else in place of one node, counted from the outside.
fn replace(value: &mut Value, left: &mut usize, with: &Value) {
    if *left == 0 {
        *value = with.clone();
    }
    *left = left.wrapping_sub(1);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, left, with)),
        Value::Object(fields) => fields.values_mut().for_each(|field| replace(field, left, with)),
        _ => {}
    }
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(Value::from(u64::MAX)),
        Just(Value::Array(Vec::new())),
        Just(Value::from("9999-12-31")),
        Just(Value::from("262142-12-31T23:59-23:59")),
        // identifiers that stand elsewhere in it, or in another file
        (0..4u128, 0..40u128)
            .prop_map(|(group, id)| Value::from(uuid::Uuid::from_u128(((group + 8) << 64) | id).to_string())),
        ".{0,12}".prop_map(Value::from),
    ]
}

/// Opens the file beside the sound ones, does all that the page would, and closes it again.
fn look_at(bytes: &[u8]) {
    let mut programme = SOUND.clone();
    let before = overview(&programme);
    let Ok(source) = Source::read("harmed", bytes, Limits::default()) else { return };
    if programme.add(source).is_err() {
        return;
    }
    while programme.judge_next() {}
    let beside = overview(&programme);
    assert!(beside.groups.len() >= before.groups.len());
    for (_, inputs, judged) in programme.all_judged() {
        assert!(judged.withheld().count() <= judged.assessment.verdicts.len());
        assert!(inputs.file.group().is_some());
    }
    programme.remove(SOUND.sources().len());
    while programme.judge_next() {}
    assert_eq!(overview(&programme), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn a_harmed_file_does_no_harm(damages in prop::collection::vec((any::<Index>(), value()), 1..4)) {
        let mut file = HARMED.clone();
        for (at, with) in &damages {
            let mut left = at.index(count(&file));
            replace(&mut file, &mut left, with);
        }
        look_at(&serde_json::to_vec(&file).unwrap());
    }

    #[test]
    fn nor_do_bytes_that_were_cut_or_changed(at in any::<Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = serde_json::to_vec(&*HARMED).unwrap();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        look_at(&bytes);
    }
}

#[test]
fn a_file_that_does_not_fit_is_named_by_what_is_wrong() {
    let read = |bytes: &[u8]| Source::read("", bytes, Limits::default()).map(|_| ()).unwrap_err();
    assert!(matches!(read(b"{}"), Refused::Open(_)));
    let whole = export_of(1, &book(0..1), 1);
    assert_eq!(read(&whole[..whole.len() / 2]), Refused::Open(OpenError::Malformed(DecodeError::CutShort)));
}
