//! How long the core takes, on books made from a seed; run by `cargo bench --no-default-features --bench core`.
//! Each line with `bench:` is a row of the report; the files left in `target/bench` are for the other measurements.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints its rows and fails by a panic"
)]

#[allow(dead_code, reason = "the helpers serve the tests as well")]
#[path = "../../tests/common/desk.rs"]
mod desk;
#[path = "../../tests/common/generate.rs"]
mod generate;
mod meter;
mod start;
#[allow(dead_code, reason = "the helpers serve the tests as well")]
#[path = "../../tests/common/uniting.rs"]
mod uniting;

use chrono::{DateTime, NaiveDate};
use circlebook::domain::book::Book;
use circlebook::domain::dates::Moment;
use circlebook::domain::ids::{ChainId, GroupId};
use circlebook::domain::record::{Entity, Record, RecordKey, Revision};
use circlebook::exchange::open::{Limits, open};
use circlebook::exchange::{file, import, row, segment};
use circlebook::guard::{OffLimits, Reading, scan};
use circlebook::journal::apply::{Stamp, apply};
use circlebook::journal::chain::Head;
use circlebook::journal::entry::{Act, Draft, DraftChange, Entry, Label};
use circlebook::journal::merge::{merge, union};
use circlebook::policy::assess::{Assessment, Context, assess};
use circlebook::policy::packs::built_in;
use circlebook::programme::Programme;
use circlebook::programme::rows::overview;
use circlebook::programme::source::Source;
use desk::Desk;
use generate::{Size, book, first_day, group, group_id};
use meter::{Row, interleaved};
use serde_json::Value;
use std::fs;
use std::hint::black_box;
use std::time::SystemTime;
use uniting::{ahead, restored};

const SEED: u64 = 7;
const MS: f64 = 1e3;
const US: f64 = 1e6;

/// Groups of a year and more: with 5,000 of them a book has 300,000 sessions.
const fn groups(groups: u32) -> Size {
    Size { groups, sessions: 60, mentees: 10 }
}

fn main() {
    fs::create_dir_all("target/bench").unwrap();
    judging();
    guarding();
    let books = [5, 500, 5_000].map(|count| book(SEED, groups(count)));
    changing("with its own group open", books.each_ref().map(one_open));
    changing("with all groups open", books.each_ref().map(Book::clone));
    starting(&books);
    drop(books);
    restoring(&book(SEED, groups(1_400)));
    files(&book(SEED, groups(280)));
    together();
    merging();
}

/// A day on which every group has ended and none is overdue.
fn today() -> NaiveDate {
    first_day() + chrono::Days::new(60 * 7 + 3)
}

fn judge(book: &Book, group: GroupId) -> Assessment {
    let file = book.group(group).unwrap();
    let others = book.sharing(group);
    assess(&Context { shelf: &book.shelf, file, others: &others, packs: &built_in().unwrap()[..2], today: today() })
}

fn judging() {
    let book = book(SEED, Size { groups: 1, sessions: 12, mentees: 10 });
    let verdicts = judge(&book, group_id(0)).verdicts.len() as f64;
    let [times] = interleaved(1_000, [&mut || drop(black_box(judge(&book, group_id(0))))]);
    Row::of("judge a group of 10 mentees and 12 sessions", "µs", US, &times).print();
    let Row { median, min, max, .. } = Row::of("", "s", 1.0 / verdicts, &times);
    let [median, min, max] = [median, max, min].map(f64::recip);
    Row { name: "verdicts a second", unit: "1/s", median, min, max, peer: None, ratio: None }.print();
}

/// Texts that the guard stops at often, eight times as long as others: a cost that follows the length alone is eight times
/// as high, and one that grew with its square sixty-four times.
fn guarding() {
    let names: Vec<_> = (0..20).map(|number| format!("the house of Ada {number}")).collect();
    let off_limits = OffLimits::of(&names);
    let reading = Reading { year: Some(2025), off_limits: Some(&off_limits) };
    for piece in ["We listened and said what we saw. ", "943 476 5919 ", "1", "+", "Mrs ", "the only a ", "4/2/", "\n"]
    {
        let of = |bytes: usize| piece.repeat(bytes / piece.len());
        let (short, long) = (of(8 * 1024), of(64 * 1024));
        let look = |text: &str| drop(black_box(scan(text, &reading)));
        let [short, long] = interleaved(20, [&mut || look(&short), &mut || look(&long)]);
        let name = format!("guard: read 64 KiB of {piece:?}, beside 8 KiB");
        Row::of(&name, "ms", MS, &long).beside(short.median() * MS).print();
    }
}

/// The book as the app has it in memory once one group was opened: the whole shelf, and of the groups this one.
fn one_open(all: &Book) -> Book {
    let mut book = Book::default();
    let size = groups(all.groups().len() as u32);
    for record in group(SEED, middle(all), size) {
        book.put(record, Revision { chain: ChainId::from_number(1), number: 1 });
    }
    book.shelf = all.shelf.clone();
    book
}

fn middle(book: &Book) -> u32 {
    book.groups().len() as u32 / 2
}

/// One change of a session as the app makes it: on a copy of the book, then the bytes to store and the verdicts.
struct Editor {
    book: Book,
    head: Head,
    group: GroupId,
    session: RecordKey,
}

impl Editor {
    fn new(book: Book) -> Self {
        let (group, file) = book.groups().iter().nth(middle(&book) as usize).unwrap();
        let (group, session) = (*group, file.sessions.iter().next_back().unwrap().key());
        Self { book, head: Head { number: 1, ..Head::start(ChainId::from_number(1)) }, group, session }
    }

    fn change(&mut self) {
        let mut session = self.book.group(self.group).unwrap().sessions.get(self.session.id).unwrap().clone();
        session.notes = format!("Change {}", self.head.number);
        let revision = self.book.revision(session.home(), self.session);
        let label = Label { act: Act::Change, record: Some(self.session), group: Some(self.group) };
        let draft = Draft { label, changes: vec![DraftChange::Put(Record::Session(session), revision)] };
        let stamp = Stamp { at: "2022-11-01T10:00+00:00".parse().unwrap(), actor: None, seed: [7; 32] };
        let mut next = self.book.clone();
        let applied = apply(&mut next, &self.head, draft, stamp).unwrap();
        black_box(row::encode_entry(&applied.entry).unwrap());
        for home in applied.touched {
            black_box(segment::encode(&next, home).unwrap());
        }
        black_box(judge(&next, self.group));
        (self.book, self.head) = (next, applied.head);
    }
}

fn changing(how: &str, books: [Book; 3]) {
    let [mut small, mut middle, mut large] = books.map(Editor::new);
    let times = interleaved(200, [&mut || small.change(), &mut || middle.change(), &mut || large.change()]);
    let least = times[0].median() * US;
    for (times, sessions) in times.iter().zip(["300", "30,000", "300,000"]) {
        let name = format!("change a session and judge again, {sessions} sessions {how}, beside 300");
        Row::of(&name, "µs", US, times).beside(least).print();
    }
}

fn starting(books: &[Book; 3]) {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let today = DateTime::from_timestamp(now as i64, 0).unwrap().date_naive().to_string();
    for (book, sessions) in books[1..].iter().zip(["30,000", "300,000"]) {
        let shelf = start::shelf(book);
        let bytes: Vec<u8> = shelf.values().flatten().copied().collect();
        let mut read = || {
            let mut book = Book::default();
            shelf.iter().for_each(|(key, bytes)| segment::load(&mut book, key, bytes).unwrap());
            black_box(book);
        };
        let mut values = || {
            let values = serde_json::Deserializer::from_slice(&bytes).into_iter::<Value>();
            black_box(values.map(Result::unwrap).collect::<Vec<_>>());
        };
        let [ours, peer] = interleaved(10, [&mut read, &mut values]);
        let name = format!("start: read the people of {sessions} sessions, beside serde_json::Value");
        Row::of(&name, "ms", MS, &ours).beside(peer.median() * MS).print();
        start::write(book, &shelf, &today);
    }
}

fn files(book: &Book) {
    let at: Moment = "2022-11-01T10:00+00:00".parse().unwrap();
    let all = book.groups().keys().copied().collect();
    let write = || file::export("0.1.0", at.clone(), book, &all, &[]).unwrap();
    let bytes = write();
    fs::write("target/bench/export.json", &bytes).unwrap();
    let value: Value = serde_json::from_slice(&bytes).unwrap();
    let mut write_value = || drop(black_box(serde_json::to_vec(&value).unwrap()));
    let [ours, peer] = interleaved(10, [&mut || drop(black_box(write())), &mut write_value]);
    let megabytes = bytes.len() / 1_000_000;
    let name = format!("export {megabytes} MB, beside serde_json::Value");
    Row::of(&name, "ms", MS, &ours).beside(peer.median() * MS).print();

    let mut read = || {
        let opened = open(&bytes, Limits::default()).unwrap();
        black_box(import::preview(&Book::default(), &opened));
    };
    let mut read_value = || drop(black_box(serde_json::from_slice::<Value>(&bytes).unwrap()));
    let [ours, peer] = interleaved(10, [&mut read, &mut read_value]);
    let name = format!("import {megabytes} MB: read, check and compare, beside serde_json::Value");
    Row::of(&name, "ms", MS, &ours).beside(peer.median() * MS).print();
}

/// Five exports of twelve groups each, opened and judged together as a coordinator does; all groups have the same mentor,
/// so that the files have to be brought into agreement as well.
fn together() {
    let at: Moment = "2022-11-01T10:00+00:00".parse().unwrap();
    let all = book(SEED, Size { groups: 60, sessions: 12, mentees: 10 });
    let groups: Vec<GroupId> = all.groups().keys().copied().collect();
    let export = |twelve: &[GroupId]| file::export("0.1.0", at.clone(), &all, &twelve.iter().copied().collect(), &[]);
    let files: Vec<Vec<u8>> = groups.chunks(12).map(|twelve| export(twelve).unwrap()).collect();
    for (place, bytes) in files.iter().enumerate() {
        fs::write(format!("target/bench/programme-{place}.json"), bytes).unwrap();
    }
    let mut open_all = || {
        let mut programme = Programme::new(today());
        for bytes in &files {
            programme.add(Source::read("export", bytes, Limits::default()).unwrap()).unwrap();
        }
        while programme.judge_next() {}
        assert_eq!(black_box(overview(&programme)).groups.len(), 60);
    };
    let mut values = || {
        for bytes in &files {
            black_box(serde_json::from_slice::<Value>(bytes).unwrap());
        }
    };
    let [ours, peer] = interleaved(10, [&mut open_all, &mut values]);
    let name = "programme: open and judge 60 groups of five exports, beside serde_json::Value";
    Row::of(name, "ms", MS, &ours).beside(peer.median() * MS).print();
}

/// The backup of a book: its segments as they are stored, and its journal.
fn backup(book: &Book, entries: &[Entry]) -> Vec<u8> {
    let segments: Vec<_> = book.homes().into_iter().filter_map(|home| segment::encode(book, home).unwrap()).collect();
    let journal: Vec<_> = entries.iter().map(|entry| row::encode_entry(entry).unwrap()).collect();
    file::backup("0.1.0", "2022-11-01T10:00+00:00".parse().unwrap(), &segments, &journal).unwrap()
}

/// The largest book that a file may hold (256 MiB), from its backup to the rows that are stored.
fn restoring(book: &Book) {
    let bytes = backup(book, &[]);
    let records = book.homes().into_iter().map(|home| book.segment(home).len()).sum::<usize>();
    let mut restore = || {
        let opened = open(&bytes, Limits::default()).unwrap();
        assert_eq!(&opened.book, book);
        black_box(import::restore(&opened).unwrap().unwrap());
    };
    let mut value = || drop(black_box(serde_json::from_slice::<Value>(&bytes).unwrap()));
    let [ours, peer] = interleaved(2, [&mut restore, &mut value]);
    let name = format!(
        "restore {} MB, {records} records: read, check and write, beside serde_json::Value",
        bytes.len() / 1_000_000
    );
    Row::of(&name, "ms", MS, &ours).beside(peer.median() * MS).print();
}

/// Another copy of a book in which each of 1,000 sessions was changed, each by an entry of its own: from its file to the preview.
fn merging() {
    let mut mine = Desk::new(1);
    mine.put(generate::shelf()).unwrap();
    for number in 0..20 {
        mine.put(group(SEED, number, groups(20))).unwrap();
    }
    let mut theirs = restored(&mine, 2);
    let sessions =
        mine.records().into_iter().filter_map(|record| if let Record::Session(of) = record { Some(of) } else { None });
    for mut session in sessions.take(1_000) {
        session.notes.push_str(" Changed elsewhere");
        theirs.put([session.into()]).unwrap();
    }
    let bytes = backup(&theirs.book, &theirs.entries);
    let mut preview = || {
        let opened = open(&bytes, Limits::default()).unwrap();
        let united = union(&mine.entries, &opened.journal).unwrap();
        let changed: usize = merge(&mine.book, &united.entries).tallies.values().map(|tally| tally.changed).sum();
        assert_eq!(changed, 1_000);
    };
    let mut unite = || drop(black_box(ahead(&mine, &theirs)));
    let mut value = || drop(black_box(serde_json::from_slice::<Value>(&bytes).unwrap()));
    let [whole, alone, peer] = interleaved(10, [&mut preview, &mut unite, &mut value]);
    let megabytes = bytes.len() / 1_000_000;
    let name =
        format!("preview 1,000 changed records in {megabytes} MB: read, check and unite, beside serde_json::Value");
    Row::of(&name, "ms", MS, &whole).beside(peer.median() * MS).print();
    let name = format!("preview 1,000 changed records in {megabytes} MB: unite alone, beside serde_json::Value");
    Row::of(&name, "ms", MS, &alone).beside(peer.median() * MS).print();
}
