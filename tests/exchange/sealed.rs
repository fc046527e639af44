//! A rescue file of a protected book.

use crate::files::{full_desk, rescue_of, stored};
use circlebook::exchange::open::{Limits, OpenError, open, open_sealed};
use circlebook::exchange::row::{encode_head, entry_key};
use circlebook::storage::Area;
use circlebook::vault::header::{Cost, Header};
use circlebook::vault::key::Key;
use circlebook::vault::manifest::{Manifest, OpenHead};
use circlebook::vault::recovery::RecoveryKey;
use circlebook::vault::row::seal;
use data_encoding::BASE64;
use serde_json::{Value, json};

fn random(bytes: &mut [u8]) {
    bytes.fill(0x5A);
}

/// The same rescue file as the boot module would write it of the protected book, with the key; and as an older copy the
/// sealed row of its first segment.
fn sealed() -> (Value, Header, Key, Value) {
    let desk = full_desk();
    let (key, derived, recovery) = (Key::from([1; 32]), Key::from([2; 32]), RecoveryKey::random(random));
    let header = Header::new((Cost::FLOOR, [3; 16]), &key, &derived, &recovery, random).unwrap();
    let mut file: Value = serde_json::from_slice(&rescue_of(&desk)).unwrap();
    let segments = stored(&desk).into_iter().map(|(name, bytes)| (Area::Segments, name, Some(bytes)));
    let rows: Vec<_> = segments.collect();
    let first = Manifest::default().next(true, &rows, |_| false);
    let manifest = first.next(false, &rows, |_| false);
    let shut = |manifest: &Manifest, area, name: &str, bytes: &[u8]| json!([name, {"base64": BASE64.encode(&seal(&key, manifest.place(area, name).unwrap(), bytes, random))}]);
    let (_, name, bytes) = &rows[0];
    let older = shut(&first, Area::Segments, name, bytes.as_deref().unwrap());
    let stores = &mut file["stores"];
    stores["segments"] =
        rows.iter().map(|(area, name, bytes)| shut(&manifest, *area, name, bytes.as_deref().unwrap())).collect();
    let entry = |entry: &circlebook::journal::entry::Entry| {
        let bytes = circlebook::exchange::row::encode_entry(entry).unwrap();
        shut(&manifest, Area::Journal, &entry_key(entry.revision()), &bytes)
    };
    stores["journal"] = desk.entries.iter().map(entry).collect();
    stores["drafts"] = json!([shut(&manifest, Area::Drafts, "session", b"{\"a\":1}")]);
    let plain = encode_head(&desk.head).unwrap();
    let head = OpenHead { header: header.clone(), manifest: manifest.clone(), head: Some(plain) }.seal(&key, random);
    stores["meta"] = json!([["head", {"base64": BASE64.encode(&head)}]]);
    (file, header, key, older)
}

fn bytes(file: &Value) -> Vec<u8> {
    serde_json::to_vec(file).unwrap()
}

#[test]
fn it_asks_for_the_key_and_gives_the_whole_book_back() {
    let (file, header, key, _) = sealed();
    let text = String::from_utf8(bytes(&file)).unwrap();
    assert!(!text.contains("M02"));
    assert_eq!(open(text.as_bytes(), Limits::default()), Err(OpenError::Sealed(Box::new(header))));
    let opened = open_sealed(text.as_bytes(), Limits::default(), &key).unwrap();
    assert_eq!(opened.book, full_desk().book);
    assert_eq!((opened.journal.len(), opened.broken, opened.unreadable), (full_desk().entries.len(), None, Vec::new()));
    assert_eq!(opened.drafts, [("session".to_owned(), b"{\"a\":1}".to_vec())]);
    let wrong = open_sealed(text.as_bytes(), Limits::default(), &Key::from([9; 32]));
    assert!(matches!(wrong, Err(OpenError::Malformed(_))), "{wrong:?}");
}

#[test]
fn an_older_copy_or_a_missing_row_is_named_and_comes_from_the_journal() {
    let (file, _, key, older) = sealed();
    let name = older[0].as_str().unwrap().to_owned();
    let mut changed = file.clone();
    changed["stores"]["segments"][0] = older;
    let mut cut = file;
    cut["stores"]["segments"].as_array_mut().unwrap().remove(0);
    for file in [changed, cut] {
        let opened = open_sealed(&bytes(&file), Limits::default(), &key).unwrap();
        let named: Vec<&str> = opened.unreadable.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(named, [name.as_str()]);
        assert_eq!(opened.book, full_desk().book);
    }
}

#[test]
fn a_weak_header_is_refused_before_anybody_types_a_passphrase() {
    let (mut file, _, key, _) = sealed();
    let head = file["stores"]["meta"][0][1]["base64"].as_str().unwrap();
    let mut head = BASE64.decode(head.as_bytes()).unwrap();
    head[9] = 1;
    file["stores"]["meta"][0][1]["base64"] = BASE64.encode(&head).into();
    let refused = [open(&bytes(&file), Limits::default()), open_sealed(&bytes(&file), Limits::default(), &key)];
    for refused in refused {
        assert!(refused.unwrap_err().to_string().contains("unsafe way to derive its key"));
    }
}
