//! Whatever lies where something sealed should: it opens only if it was sealed for just this place, and what is sealed comes
//! back as it was.

use circlebook::storage::{Area, Page};
use circlebook::vault::header::{Cost, Header, LENGTH};
use circlebook::vault::key::Key;
use circlebook::vault::manifest::OpenHead;
use circlebook::vault::recovery::RecoveryKey;
use circlebook::vault::row::{self, Place};

const PLACE: Place<'static> = Place { area: Area::Segments, key: "group-1", run: 1, revision: 7 };

/// The same bytes each time: what is tried depends on what is given alone.
fn random(bytes: &mut [u8]) {
    bytes.iter_mut().enumerate().for_each(|(at, byte)| *byte = (at * 37 + 11) as u8);
}

fn header(key: &Key) -> Header {
    Header::new((Cost::FLOOR, [7; 16]), key, &Key::from([2; 32]), &RecoveryKey::random(random), random).unwrap()
}

/// Reads the bytes as all that a vault reads, and seals them.
pub fn enter(bytes: &[u8]) {
    let key = Key::from([1; 32]);
    if let Ok(header) = Header::decode(bytes) {
        assert_eq!(header.encode(), bytes[..LENGTH]);
        assert_eq!(header.cost.check(), Ok(()));
        assert!(header.open(&key).is_err() && header.recover(&RecoveryKey::random(random)).is_err());
    }
    assert!(OpenHead::open(&key, bytes).is_err() && row::open(&key, PLACE, bytes).is_err(), "nobody seals by chance");
    sealed(&key, bytes);
    vouched(&key, bytes);
    if let Ok(recovery) = RecoveryKey::read(&String::from_utf8_lossy(bytes)) {
        assert_eq!(RecoveryKey::read(&recovery.groups().concat()), Ok(recovery));
    }
}

/// What is sealed opens again, and with one bit changed does not.
fn sealed(key: &Key, open: &[u8]) {
    let mut sealed = row::seal(key, PLACE, open, random);
    assert_eq!(row::open(key, PLACE, &sealed).as_deref(), Ok(open));
    let at = open.iter().fold(0, |at: usize, byte| at.wrapping_mul(257) + usize::from(*byte)) % (sealed.len() * 8);
    sealed[at / 8] ^= 1 << (at % 8);
    assert!(row::open(key, PLACE, &sealed).is_err(), "bit {at}");
}

/// A head whose key vouches for these bytes: it is read and written again, or refused.
fn vouched(key: &Key, bytes: &[u8]) {
    let front = header(key).encode();
    let name = [b"circlebook vault 1 head\0", front.as_slice()].concat();
    let stored = [front, key.seal(&name, bytes, random)].concat();
    let Ok(head) = OpenHead::open(key, &stored) else { return };
    assert_eq!(OpenHead::open(key, &head.seal(key, random)).as_ref(), Ok(&head));
    for area in Area::ALL {
        for row in head.manifest.keys(area) {
            assert!(head.manifest.open(key, area, row, Some(bytes)).is_err());
            assert!(head.manifest.place(area, row).is_none_or(|place| place.key == row));
        }
        let keys: Vec<_> = head.manifest.keys(area).collect();
        assert_eq!(head.manifest.odd(area, &Page::default(), keys.into_iter()), None);
    }
    let rows = [(Area::Segments, "book".to_owned(), Some(Vec::new())), (Area::Journal, "chain/1".to_owned(), None)];
    for replace in [false, true] {
        let next = head.manifest.next(replace, &rows, |_| true);
        assert!(
            next.place(Area::Segments, "book") != head.manifest.place(Area::Segments, "book"),
            "a revision of its own"
        );
        assert_eq!(next.place(Area::Journal, "chain/1"), None, "a removed entry");
    }
}
