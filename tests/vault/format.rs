//! Headers, rows and heads as bytes.

use super::{entry, random, vault};
use circlebook::storage::Area;
use circlebook::vault::header::{Cost, Header, LENGTH};
use circlebook::vault::key::Key;
use circlebook::vault::manifest::{Manifest, OpenHead};
use circlebook::vault::recovery::RecoveryKey;
use circlebook::vault::row::{self, Place};
use circlebook::vault::{VaultError, is_sealed};
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;

const PLACE: Place<'static> = Place { area: Area::Segments, key: "group-1", run: 1, revision: 7 };

#[test]
fn a_row_reads_back_in_its_place_and_nowhere_else() {
    let key = Key::random(random);
    let sealed = row::seal(&key, PLACE, b"what was said", random);
    assert!(is_sealed(&sealed) && std::str::from_utf8(&sealed).is_err());
    assert_eq!(row::open(&key, PLACE, &sealed), Ok(b"what was said".to_vec()));
    assert_ne!(row::seal(&key, PLACE, b"what was said", random), sealed, "each sealing draws a nonce of its own");
    let elsewhere = [
        Place { area: Area::Summaries, ..PLACE },
        Place { key: "group-2", ..PLACE },
        Place { run: 2, ..PLACE },
        Place { revision: 6, ..PLACE },
    ];
    for place in elsewhere {
        assert_eq!(row::open(&key, place, &sealed), Err(VaultError::Damaged), "{place:?}");
    }
    assert_eq!(row::open(&key, Place { revision: 8, ..PLACE }, &sealed), Err(VaultError::Stale));
    assert_eq!(row::open(&Key::random(random), PLACE, &sealed), Err(VaultError::Damaged));
}

#[test]
fn a_thousand_flipped_bits_and_every_cut_are_refused() {
    let (header, data, ..) = vault();
    let sealed = row::seal(&data, PLACE, &[0x5A; 400], random);
    let head = OpenHead { header, manifest: Manifest::default(), head: Some(vec![1; 300]) }.seal(&data, random);
    let mut flipped = 0;
    for at in (0..sealed.len() * 8).step_by(5) {
        let mut bytes = sealed.clone();
        bytes[at / 8] ^= 1 << (at % 8);
        assert!(row::open(&data, PLACE, &bytes).is_err(), "row, bit {at}");
        flipped += 1;
    }
    for at in (0..head.len() * 8).step_by(8) {
        let mut bytes = head.clone();
        bytes[at / 8] ^= 1 << (at / 8 % 8);
        assert!(OpenHead::open(&data, &bytes).is_err(), "head, bit {at}");
        flipped += 1;
    }
    assert!(flipped > 1_000, "{flipped}");
    assert!((0..sealed.len()).all(|length| row::open(&data, PLACE, &sealed[..length]).is_err()));
    assert!((0..head.len()).all(|length| OpenHead::open(&data, &head[..length]).is_err()));
}

#[test]
fn a_header_opens_by_passphrase_and_recovery_key_alone() {
    let (header, data, derived, recovery) = vault();
    let read = Header::decode(&header.encode()).unwrap();
    assert_eq!(header.encode().len(), LENGTH);
    assert_eq!(read.open(&derived), Ok(data.clone()));
    assert_eq!(read.recover(&recovery), Ok(data));
    assert_eq!(read.open(&Key::random(random)), Err(VaultError::WrongKey));
    assert_eq!(read.recover(&RecoveryKey::random(random)), Err(VaultError::WrongKey));
    assert_eq!(format!("{derived:?} {recovery:?}"), "Key(…) RecoveryKey(…)", "no key is ever printed");
}

#[test]
fn another_passphrase_or_recovery_key_takes_the_place_of_the_old_one() {
    let (header, data, derived, recovery) = vault();
    let (new, other) = (Key::random(random), RecoveryKey::random(random));
    let changed = header.with_passphrase(&data, &new, random).unwrap();
    assert_eq!((changed.open(&new), changed.open(&derived)), (Ok(data.clone()), Err(VaultError::WrongKey)));
    assert_eq!(changed.recover(&recovery), Ok(data.clone()));
    let changed = changed.with_recovery(&data, &other, random).unwrap();
    assert_eq!((changed.recover(&other), changed.recover(&recovery)), (Ok(data.clone()), Err(VaultError::WrongKey)));
    assert_eq!(changed.open(&new), Ok(data));
}

#[test]
fn weak_and_ruinous_parameters_are_refused() {
    let (header, data, derived, recovery) = vault();
    let floor = Cost::FLOOR;
    let unsafe_costs = [
        Cost { memory: floor.memory - 1, ..floor },
        Cost { passes: floor.passes - 1, ..floor },
        Cost { lanes: floor.lanes - 1, ..floor },
        Cost { memory: Cost::MOST.memory + 1, ..floor },
        Cost { passes: u32::MAX, ..floor },
    ];
    for cost in unsafe_costs {
        let mut bytes = header.encode();
        let numbers = [cost.memory, cost.passes, cost.lanes].into_iter().flat_map(u32::to_le_bytes);
        bytes.splice(5..17, numbers);
        assert_eq!(Header::decode(&bytes), Err(VaultError::Cost), "{cost:?}");
        let made = Header::new((cost, [7; 16]), &data, &derived, &recovery, random);
        assert_eq!(made, Err(VaultError::Cost), "{cost:?}");
    }
    let mut dearer = header.encode();
    dearer[5] += 1;
    let dearer = Header::decode(&dearer).unwrap();
    assert_eq!(dearer.open(&derived), Err(VaultError::WrongKey), "cost and salt are bound to the wrapped key");
}

#[test]
fn a_newer_version_is_told_from_damage() {
    let (header, data, ..) = vault();
    let (mut header, mut row) = (header.encode(), row::seal(&data, PLACE, b"what was said", random));
    for (version, refused) in [(0, VaultError::Damaged), (2, VaultError::TooNew), (u8::MAX, VaultError::TooNew)] {
        (header[4], row[1]) = (version, version);
        assert_eq!(Header::decode(&header), Err(refused), "header, version {version}");
        assert_eq!(row::open(&data, PLACE, &row), Err(refused), "row, version {version}");
    }
    assert_eq!(row::open(&data, PLACE, &[0, 2]), Err(VaultError::Damaged), "an open row has no version");
}

proptest! {
    #[test]
    fn any_bytes_are_refused_and_come_back_where_they_were_sealed(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        entry::enter(&bytes);
    }

    #[test]
    fn a_manifest_of_any_numbers_is_refused_or_read_again(
        saves in 0..4u64, run in 0..4u64, rows in prop::collection::vec((0..5u8, "[a-z]{0,4}", 0..4u64, any::<bool>()), 0..4), head in "[a-z]{0,3}",
    ) {
        let mut bytes = [saves.to_le_bytes(), run.to_le_bytes()].concat();
        bytes.extend((rows.len() as u32).to_le_bytes());
        for (area, key, revision, removed) in rows {
            bytes.push(area);
            bytes.extend((key.len() as u32).to_le_bytes());
            bytes.extend(key.as_bytes());
            bytes.extend((revision | u64::from(removed) << 63).to_le_bytes());
        }
        bytes.push(1);
        bytes.extend(head.as_bytes());
        entry::enter(&bytes);
    }
}

/// Found by the fuzzer: the last of these had no revision for the save after it.
#[test]
fn a_manifest_with_no_number_left_is_refused() {
    for saves in [u64::MAX, 1 << 63, (1 << 63) - 1] {
        entry::enter(&[&saves.to_le_bytes()[..], &[0; 12], &[0]].concat());
    }
}

/// The head of the first version, with the keys that open it: frozen, never written again.
#[test]
fn the_first_version_is_read() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/vault/v1.head");
    let stored = fs::read(path).unwrap();
    let header = Header::decode(&stored).unwrap();
    assert_eq!((header.cost, header.salt), (Cost::FLOOR, [7; 16]));
    // Argon2id of `correct horse battery staple` with that cost and salt, by the worker.
    let derived = Key::from(DERIVED);
    let data = header.open(&derived).unwrap();
    let recovery = RecoveryKey::read(RECOVERY).unwrap();
    assert_eq!(header.recover(&recovery).as_ref(), Ok(&data));
    let head = OpenHead::open(&data, &stored).unwrap();
    assert_eq!(head.head.as_deref(), Some(&b"the head of a book"[..]));
    let place = head.manifest.place(Area::Segments, "book").unwrap();
    assert_eq!((place.run, place.revision), (1, 1));
}

const DERIVED: [u8; 32] = [
    121, 141, 133, 201, 201, 107, 49, 179, 153, 1, 37, 85, 148, 79, 26, 140, 185, 207, 102, 221, 21, 105, 234, 172,
    255, 253, 121, 168, 48, 96, 1, 47,
];
const RECOVERY: &str = "CM1TH-2FYYZ-FGDBH-GNQNW-JCRW7-YV8CG-N94EV-D193C";
