//! A changed byte is found and named, wherever it stands; and whatever else a file holds is refused without a panic.

use crate::every_kind::GROUP;
use crate::marked::{AT, desk, pack};
use circlebook::evidence::chain::Chain;
use circlebook::evidence::pack::{Pack, Part, Period};
use circlebook::evidence::seal::{SHOWN_FROM, SHOWN_TO, Seal, shown_digest, write};
use circlebook::evidence::verify::{Place, VerifyError, verify};
use circlebook::exchange::open::Limits;
use circlebook::journal::bytes::Bytes32;
use proptest::prelude::*;
use std::ops::Range;
use std::sync::OnceLock;

/// A page as it is saved, small: what is shown with the code on its cover, then the pack.
pub fn page(pack: &Pack) -> String {
    let markup = |code: &str| {
        let names: String = pack.people.iter().map(|person| format!("<li>{}</li>\n", person.name)).collect();
        format!("<h1>Evidence</h1>\n<p>Code <b>{code}</b></p>\n<ul>{names}</ul>\n")
    };
    let shown = shown_digest(&markup(""), "");
    let written = write(pack, Some(shown)).unwrap();
    format!(
        "<!doctype html>\n<html lang=\"en-GB\"><head><style>p {{ margin: 0 }}</style></head>\n<body>{SHOWN_FROM}{}{SHOWN_TO}\
         \n<script type=\"application/json\" id=\"pack\">{}</script>\n</body></html>\n",
        markup(&written.seal.code()),
        written.text
    )
}

fn auditors() -> Pack {
    pack(&desk(), None, Period::default(), AT)
}

/// A pack, its JSON and its page, made once.
fn made() -> &'static (Pack, String, String) {
    static MADE: OnceLock<(Pack, String, String)> = OnceLock::new();
    MADE.get_or_init(|| {
        let pack = auditors();
        (pack.clone(), write(&pack, None).unwrap().text, page(&pack))
    })
}

fn places(bytes: &[u8]) -> Vec<Place> {
    verify(bytes, Limits::default()).unwrap().changed.into_iter().map(|changed| changed.place).collect()
}

/// Where each part stands in a file: read one after the other, because their names stand within parts as well.
fn ranges(text: &str) -> Vec<(Part, Range<usize>)> {
    let mut at = text.find(",\"about\":").unwrap();
    let mut found = Vec::new();
    for part in Part::ALL {
        let start = at + part.key().len() + 4;
        let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter::<serde::de::IgnoredAny>();
        values.next().unwrap().unwrap();
        at = start + values.byte_offset();
        found.push((*part, start..at));
    }
    found
}

#[test]
fn a_pack_that_nobody_changed_is_whole() {
    let (pack, json, page) = made();
    for (file, is_page) in [(json, false), (page, true)] {
        let checked = verify(file.as_bytes(), Limits::default()).unwrap();
        assert!(checked.is_whole(), "{:?}", checked.changed);
        assert_eq!((checked.is_page, checked.pack.as_ref()), (is_page, Some(pack)));
    }
    // white space around the JSON, and the style of the page, say nothing
    assert_eq!(places(format!("\n  {json}\n").as_bytes()), []);
    assert_eq!(places(page.replace("margin: 0", "margin: 1").as_bytes()), []);
}

#[test]
fn one_changed_byte_is_named_by_its_part_its_record_and_its_line() {
    let (pack, _, page) = made();
    let before = format!("\"present\":{}", pack.sessions[0].attendance.as_ref().unwrap()[0].present.0);
    let at = page.find(&before).unwrap() + before.len() - 1;
    let mut bytes = page.clone().into_bytes();
    bytes[at] = if bytes[at] == b'9' { b'8' } else { b'9' };
    let checked = verify(&bytes, Limits::default()).unwrap();
    let [changed] = &checked.changed[..] else { panic!("{:?}", checked.changed) };
    assert_eq!(changed.place, Place::Part(Part::Sessions, vec![pack.sessions[0].thing]));
    assert!(changed.bytes.contains(&at));
    assert_eq!(changed.line, page[..at].matches('\n').count() + 1);
}

#[test]
fn a_change_of_what_is_shown_is_told_from_one_of_the_pack() {
    let (_, _, page) = made();
    assert_eq!(places(page.replacen("M01-SECOND</li>", "M02-SECOND</li>", 1).as_bytes()), [Place::Shown]);
    assert_eq!(places(page.replace(SHOWN_FROM, "<!--shown-->").as_bytes()), [Place::Markers]);
    // a pack that was sealed without a page says nothing of a page around it
    let (pack, json, _) = made();
    assert!(pack.chain.is_some());
    assert_eq!(places(format!("{SHOWN_FROM}<p>new</p>{SHOWN_TO}<script>{json}</script>").as_bytes()), [Place::Markers]);
}

#[test]
fn every_part_of_the_seal_is_told_from_what_it_seals() {
    let (_, json, page) = made();
    let seal = json.rfind(",\"seal\":{").unwrap();
    for (place, part) in Part::ALL.iter().enumerate() {
        let at = seal
            + json[seal..].find(&format!("[\"{}\",\"", serde_json::to_value(part).unwrap().as_str().unwrap())).unwrap();
        let digit = at + json[at..].find(",\"").unwrap() + 2;
        let mut bytes = json.clone().into_bytes();
        bytes[digit] = if bytes[digit] == b'0' { b'1' } else { b'0' };
        assert_eq!(places(&bytes), [Place::SealOf(*part)], "{place}");
    }
    for (sign, expected) in [("\"shown\":\"", Place::SealOfShown), ("\"all\":\"", Place::Seal)] {
        let digit = page.rfind(sign).unwrap() + sign.len();
        let mut bytes = page.clone().into_bytes();
        bytes[digit] = if bytes[digit] == b'0' { b'1' } else { b'0' };
        assert_eq!(places(&bytes), [expected]);
    }
}

#[test]
fn whoever_seals_anew_what_contradicts_its_records_is_found_out() {
    let mut pack = auditors();
    let chain = pack.chain.as_mut().unwrap();
    let key = chain.held[3].key;
    chain.held[3].content = chain.held[3].content.replacen('M', "N", 1).replacen('a', "e", 1);
    assert_eq!(places(write(&pack, None).unwrap().text.as_bytes()), [Place::Content(key)]);
    let mut pack = auditors();
    let entries = &mut pack.chain.as_mut().unwrap().entries;
    let last = entries.len() - 1;
    entries[last].previous = Some(Bytes32([7; 32]));
    assert!(matches!(places(write(&pack, None).unwrap().text.as_bytes())[0], Place::Entry(_)));
    let mut pack = auditors();
    pack.chain.as_mut().unwrap().heads[0].hash = Bytes32([7; 32]);
    assert!(places(write(&pack, None).unwrap().text.as_bytes()).contains(&Place::Head));
}

#[test]
fn what_is_no_pack_too_large_or_newer_is_called_so() {
    let limits = Limits { bytes: 10, ..Limits::default() };
    assert_eq!(verify(&[b' '; 11], limits), Err(VerifyError::TooLarge { found: 11, max: 10 }));
    for foreign in [&b""[..], b"{}", b"<html></html>", b"%PDF-1.7"] {
        assert_eq!(verify(foreign, Limits::default()), Err(VerifyError::Foreign));
    }
    let newer = r#"{"format":"circlebook-evidence","schema":2,"all":[]}"#;
    assert_eq!(verify(newer.as_bytes(), Limits::default()), Err(VerifyError::TooNew { found: 2, max: 1 }));
    assert!(matches!(GROUP.to_string().len(), 36));
    assert_ne!(Seal::new([], None).code(), "");
    assert_eq!(Chain::default().heads, []);
}

/// Whether a place that was found is right for a change of that byte.
fn fits(place: &Place, text: &str, at: usize) -> bool {
    let json = text.find("{\"format\"").unwrap();
    let seal = text.rfind(",\"seal\":").unwrap();
    let end = json + text[json..].find("</script").unwrap_or(text.len() - json);
    let ranges = ranges(text);
    let range = |part: Part| ranges.iter().find(|(other, _)| *other == part).unwrap().1.clone();
    let parts = Part::ALL.iter().copied().find(|part| range(*part).contains(&at));
    match place {
        Place::Part(part, _) => parts == Some(*part),
        Place::Parts(first, last) => range(*first).start <= at + 40 && at < range(*last).end,
        Place::SealOf(_) | Place::SealOfShown | Place::Seal => (seal..end).contains(&at),
        Place::Frame => (json..end).contains(&at) && parts.is_none(),
        Place::Shown | Place::Markers => at < json,
        Place::Entry(_) | Place::Content(_) | Place::Head => parts == Some(Part::Chain),
    }
}

fn changed_byte(text: &str, at: usize, with: u8) -> Result<(), TestCaseError> {
    let mut bytes = text.as_bytes().to_vec();
    prop_assume!(bytes[at] != with);
    bytes[at] = with;
    let found = match verify(&bytes, Limits::default()) {
        Ok(checked) => checked,
        Err(error) => return Err(TestCaseError::fail(format!("{error} at {at}"))),
    };
    prop_assert!(!found.is_whole(), "byte {at} as {with} is not found");
    let first = &found.changed[0];
    prop_assert!(
        found.changed.iter().any(|changed| fits(&changed.place, text, at)),
        "byte {} as {}: {:?} near {:?}",
        at,
        with,
        found.changed,
        &text[at.saturating_sub(20)..text.len().min(at + 20)]
    );
    prop_assert!(first.line >= 1);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_changed_byte_of_a_pack_is_found_and_named(at in any::<proptest::sample::Index>(), with in any::<u8>()) {
        let (_, json, _) = made();
        changed_byte(json, at.index(json.len()), with)?;
    }

    #[test]
    fn any_changed_byte_of_what_a_page_shows_or_holds_is_found_and_named(at in any::<proptest::sample::Index>(), with in any::<u8>()) {
        let (_, _, page) = made();
        // from the marker of what is shown to the end of the pack; the rest says nothing
        let (from, json) = (page.find(SHOWN_FROM).unwrap(), page.find("{\"format\"").unwrap());
        let to = page.find(SHOWN_TO).unwrap() + SHOWN_TO.len();
        let end = json + page[json..].find("</script").unwrap();
        let sealed = (to - from) + (end - json);
        let at = at.index(sealed);
        let at = if at < to - from { from + at } else { json + at - (to - from) };
        changed_byte(page, at, with)?;
    }

    #[test]
    fn any_bytes_are_told_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), start in 0..4_usize) {
        let starts = ["", "{\"format\":\"circlebook-evidence\",\"schema\":", "<script>{\"format\":\"circlebook-evidence\"", SHOWN_FROM];
        let file = [starts[start].as_bytes(), &bytes].concat();
        drop(verify(&file, Limits::default()));
    }

    #[test]
    fn a_file_that_was_cut_or_joined_is_told_without_a_panic(cut in any::<proptest::sample::Index>(), again in any::<bool>()) {
        let (_, _, page) = made();
        let cut = cut.index(page.len());
        let part = page.as_bytes().get(..cut).unwrap();
        let file = if again { [part, page.as_bytes()].concat() } else { part.to_vec() };
        drop(verify(&file, Limits::default()));
    }
}
