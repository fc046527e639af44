//! Files of several mentors, each with identifiers of its own.

use crate::generate::{Size, group, shelf};
use chrono::{Days, NaiveDate};
use circlebook::domain::book::Book;
use circlebook::domain::ids::{ChainId, GroupId};
use circlebook::domain::record::{Record, Revision};
use circlebook::exchange::file::export;
use circlebook::exchange::open::Limits;
use circlebook::policy::assess::{Assessment, Context, assess_among};
use circlebook::policy::packs::built_in;
use circlebook::programme::Programme;
use circlebook::programme::rows::{Overview, overview};
use circlebook::programme::source::Source;

pub const SIZE: Size = Size { groups: 1, sessions: 3, mentees: 3 };
pub const SEED: u64 = 7;

/// The mentor of generated groups, as a file writes the identifier; listing and chain have the same one.
const MENTOR: &str = "00000000-0000-0000-0000-000000000001";

/// A day on which every group has ended and none is overdue.
pub fn today() -> NaiveDate {
    crate::generate::first_day() + Days::new(u64::from(SIZE.sessions) * 7 + 3)
}

/// The book of a mentor with the groups of these numbers.
pub fn book(numbers: impl Iterator<Item = u32>) -> Book {
    let mut book = Book::default();
    let records = shelf().into_iter().chain(numbers.flat_map(|number| group(SEED, number, SIZE)));
    for (number, record) in (1..).zip(records) {
        book.put(record, Revision { chain: ChainId::from_number(1), number });
    }
    book
}

/// The same, with a change to each record.
pub fn changed(numbers: impl Iterator<Item = u32>, change: impl Fn(&mut Record)) -> Book {
    let mut book = Book::default();
    let records = shelf().into_iter().chain(numbers.flat_map(|number| group(SEED, number, SIZE)));
    for (number, mut record) in (1..).zip(records) {
        change(&mut record);
        book.put(record, Revision { chain: ChainId::from_number(1), number });
    }
    book
}

/// An export of all its groups by the mentor with this number, saved on this day of December.
pub fn export_of(mentor: u32, book: &Book, day: u32) -> Vec<u8> {
    let at = format!("2021-12-{day:02}T10:00+00:00").parse().unwrap();
    let all = book.groups().keys().copied().collect();
    let bytes = export("0.1.0", at, book, &all, &[]).unwrap();
    let own = format!("00000000-0000-0000-0000-0000000{mentor:x}0001");
    String::from_utf8(bytes).unwrap().replace(MENTOR, &own).into_bytes()
}

/// Five exports with `each` groups.
pub fn five(each: u32) -> Vec<Vec<u8>> {
    (0..5).map(|mentor| export_of(mentor + 1, &book(mentor * each..(mentor + 1) * each), mentor + 1)).collect()
}

pub fn source(name: &str, bytes: &[u8]) -> Source {
    Source::read(name, bytes, Limits::default()).unwrap()
}

/// All of them opened, and every group judged.
pub fn opened<'a>(files: impl IntoIterator<Item = &'a Vec<u8>>) -> Programme {
    let mut programme = Programme::new(today());
    for (place, bytes) in files.into_iter().enumerate() {
        programme.add(source(&format!("file {place}"), bytes)).unwrap();
    }
    while programme.judge_next() {}
    programme
}

pub fn rows(files: &[Vec<u8>]) -> Overview {
    overview(&opened(files))
}

/// What a book finds that holds the records of all these files.
pub fn judged_by_a_book(files: &[Vec<u8>], group: GroupId) -> Assessment {
    let mut book = Book::default();
    for bytes in files {
        let opened = source("", bytes);
        let groups = opened.book.groups().values().flat_map(|file| file.standing(None));
        for standing in opened.book.shelf.standing(None).chain(groups) {
            book.put(standing.record, standing.revision);
        }
    }
    let file = book.group(group).unwrap();
    let chosen = file.group().unwrap().packs.clone();
    let packs: Vec<_> =
        built_in().unwrap().iter().filter(|pack| chosen.iter().any(|key| **key == *pack.key)).cloned().collect();
    let context = Context { shelf: &book.shelf, file, others: &book.sharing(group), packs: &packs, today: today() };
    assess_among(&context, built_in().unwrap())
}
