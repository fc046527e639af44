//! Whatever is in a file: nothing panics, a refusal leaves the book as it was, and what is taken in is undone in one step.

use crate::desk::Desk;
use crate::files::{self, backup_of, export_of, full_desk, person, rescue_of};
use circlebook::exchange::file::Format;
use circlebook::exchange::import::{Conflicts, import, preview, restore};
use circlebook::exchange::open::{Limits, Opened, open};
use circlebook::journal::apply::{Stamp, unite};
use circlebook::journal::merge::{Merge, merge, union};
use circlebook::keeping::age;
use std::sync::LazyLock;

/// One file of each kind, from which damaged ones are made.
pub static SEEDS: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    let desk = full_desk();
    [backup_of(&desk), export_of(&desk), rescue_of(&desk)]
});

static MINE: LazyLock<Desk> = LazyLock::new(|| {
    let mut desk = Desk::new(2);
    desk.put([person(2, "X"), person(0x77, "Y")]).unwrap();
    desk
});

/// Does with the file all that the app would.
pub fn enter(bytes: &[u8]) {
    assert!(age::look(bytes).is_none() || bytes.starts_with(b"age-encryption.org/v1\n"));
    let plain = age::plain(bytes.to_vec());
    let Ok(opened) = open(&plain, Limits::default()) else { return };
    let shown = preview(&MINE.book, &opened).total();
    assert!(shown.adds + shown.changes + shown.same + shown.conflicts >= opened.book.shelf.people.len());
    assert_eq!(restore(&opened).unwrap().is_none(), opened.header.format == Format::Export);
    for conflicts in [Conflicts::KeepMine, Conflicts::TakeTheirs] {
        let mut desk = MINE.clone();
        if desk.apply(import(&desk.book, &opened, conflicts)).is_err() {
            assert_eq!(desk.book, MINE.book);
        } else {
            assert!(desk.undo());
            assert_eq!(desk.records(), MINE.records());
        }
    }
    unite_with_mine(&opened);
}

/// Opens the file beside the book, as another copy of it.
fn unite_with_mine(opened: &Opened) {
    let Ok(united) = union(&MINE.entries, &opened.journal) else { return };
    let Merge { draft, unites, .. } = merge(&MINE.book, &united.entries);
    let stamp = Stamp { at: files::AT.parse().unwrap(), actor: None, seed: [7; 32] };
    let mut desk = MINE.clone();
    match unite(&mut desk.book, &desk.head, draft, &unites, stamp) {
        Err(_) => assert_eq!(desk.book, MINE.book),
        Ok(applied) => {
            desk.history.push(&applied.entry);
            desk.entries = united.entries;
            desk.head = applied.head;
            desk.entries.push(applied.entry);
            if desk.records() != MINE.records() {
                assert!(desk.undo());
                assert_eq!(desk.records(), MINE.records());
            }
        }
    }
}
