//! Re-judging after a change equals judging afresh: only what a change touches is judged again, in books that random changes,
//! undone and done again among them, have been made to.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(dead_code, reason = "each test file uses a part of what they share")]

#[path = "common/desk.rs"]
mod desk;
#[path = "common/generate.rs"]
mod generate;

use chrono::Days;
use circlebook::domain::book::Book;
use circlebook::domain::dates::{Moment, Span};
use circlebook::domain::group::{Member, Role};
use circlebook::domain::hours::Category;
use circlebook::domain::ids::{GroupId, MemberId, PersonId};
use circlebook::domain::record::{Home, Record};
use circlebook::domain::session::Session;
use circlebook::domain::units::Minutes;
use circlebook::journal::entry::{Entry, State};
use circlebook::journal::fold::fold;
use circlebook::journal::undo::History;
use circlebook::policy::assess::{Assessment, Context, assess};
use circlebook::policy::packs::built_in;
use desk::Desk;
use generate::{Random, Size, first_day, group, shelf};
use std::collections::{BTreeMap, BTreeSet};

const SIZE: Size = Size { groups: 3, sessions: 2, mentees: 2 };
/// Changes to one book before the next is begun.
const A_BOOK: usize = 100;
/// Changes in all, unless the environment says otherwise.
const CHANGES: usize = 300;

type Judged = BTreeMap<GroupId, Assessment>;
type Shares = BTreeMap<GroupId, BTreeSet<GroupId>>;

fn judge(book: &Book, group: GroupId) -> Assessment {
    let file = book.group(group).unwrap();
    let chosen = file.group().map(|group| group.packs.clone()).unwrap_or_default();
    let packs: Vec<_> =
        built_in().unwrap().iter().filter(|pack| chosen.contains(&pack.key.to_string())).cloned().collect();
    let today = first_day() + Days::new(10);
    assess(&Context { shelf: &book.shelf, file, others: &book.sharing(group), packs: &packs, today })
}

/// Which groups each group shares a mentee with.
fn shares(book: &Book) -> Shares {
    let of = |group| book.sharing(group).into_iter().filter_map(|file| Some(file.group()?.id)).collect();
    book.loaded().map(|group| (group, of(group))).collect()
}

/// Judges again what the entry touched: its groups and those that share a mentee with them, before or after; all where
/// people, listings or enrolments changed.
fn rejudge(judged: &mut Judged, before: &Shares, book: &Book, entry: &Entry) -> usize {
    let homes = entry.homes();
    let own: BTreeSet<_> = homes.iter().filter_map(|home| home.group()).collect();
    let all = homes.iter().copied().any(|home| Home::group(home).is_none());
    let after = shares(book);
    let is_near = |shares: &Shares, group| shares.get(&group).is_some_and(|others| !others.is_disjoint(&own));
    let is_touched = |group| all || own.contains(&group) || is_near(before, group) || is_near(&after, group);
    let touched: Vec<_> = book.loaded().filter(|group| is_touched(*group)).collect();
    judged.retain(|group, _| book.group(*group).is_some());
    for group in &touched {
        judged.insert(*group, judge(book, *group));
    }
    touched.len()
}

/// The book that the entries add up to.
fn folded(entries: &[Entry]) -> Book {
    let folded = fold(entries);
    let mut book = Book::default();
    for key in folded.keys() {
        let tip = folded.tips(key).next().unwrap();
        match &tip.state {
            State::Put { body, .. } => {
                book.put(body.as_ref().unwrap().content.record(tip.version.0).unwrap(), tip.revision);
            }
            State::Removed => book.remove(tip.home, key, tip.revision),
        }
    }
    book
}

fn later(span: &Span, days: u64) -> Option<Span> {
    let later = |moment: &Moment| Moment::new(moment.local() + Days::new(days), moment.offset(), moment.zone());
    Span::new(later(span.start()), later(span.end())).ok()
}

fn session(mut session: Session, random: &mut Random) -> Session {
    match random.next() % 6 {
        0 => session.held = session.held.as_ref().and_then(|held| later(held, random.next() % 20)),
        1 => (session.planned, session.held) = (session.held.clone().or(session.planned), None),
        2 => session.conducted_by = None,
        3 => session.sign_off = None,
        4 => session.confidentiality = None,
        _ => {
            for row in session.attendance.iter_mut().flatten() {
                row.present = Minutes(u32::try_from(random.next() % 60).unwrap());
            }
        }
    }
    session
}

/// Some other state of the record.
fn changed(record: Record, random: &mut Random) -> Record {
    let day = |random: &mut Random| Some(first_day() + Days::new(random.next() % 60));
    match record {
        Record::Session(it) => session(it, random).into(),
        Record::Group(mut it) => {
            let packs = built_in().unwrap().iter().filter(|_| random.one_in(2));
            it.packs = packs.map(|pack| pack.key.to_string()).collect();
            it.into()
        }
        Record::Member(mut it) => {
            it.role = Role::ALL[random.next() as usize % Role::ALL.len()];
            it.left = if random.one_in(2) { day(random) } else { None };
            it.into()
        }
        Record::Listing(mut it) => {
            it.to = if random.one_in(3) { None } else { day(random) };
            it.into()
        }
        Record::Enrolment(mut it) => {
            it.group_option = [None, Some(true), Some(false)][random.next() as usize % 3];
            it.accrual_start = if random.one_in(2) { "2021-05-31".parse().ok() } else { day(random) };
            it.into()
        }
        Record::Meeting(mut it) => {
            it.held = it.held.as_ref().and_then(|held| later(held, random.next() % 20));
            it.into()
        }
        Record::Hours(mut it) => {
            it.minutes = Minutes(1 + u32::try_from(random.next() % 700).unwrap());
            it.category = if random.one_in(4) { Category::DirectKnowledge } else { Category::MentoredExperience };
            it.into()
        }
        Record::Goal(mut it) => {
            it.outcome = None;
            it.into()
        }
        Record::Case(mut it) => {
            it.discussed_on = if random.one_in(2) { None } else { day(random) };
            it.into()
        }
        Record::Evaluation(mut it) => {
            it.actions.clear();
            it.into()
        }
        Record::Concern(mut it) => {
            it.discussed_on = None;
            it.into()
        }
        other => other,
    }
}

/// Somebody of another group joins this one.
fn joiner(desk: &Desk, random: &mut Random, number: usize) -> Option<Record> {
    let groups: Vec<_> = desk.book.loaded().collect();
    let people: Vec<PersonId> = desk.book.shelf.people.iter().map(|person| person.id).collect();
    let group = *groups.get(random.next() as usize % groups.len().max(1))?;
    let person = *people.get(random.next() as usize % people.len().max(1))?;
    let like = desk.book.group(group)?.members.iter().next()?.clone();
    let id = MemberId::from_number(1_000_000 + number as u128);
    let role = if random.one_in(4) { Role::Observer } else { Role::Mentee };
    Some(Member { id, person, role, ..like }.into())
}

/// One random change; false where the book refused it or there was nothing to do.
fn act(desk: &mut Desk, random: &mut Random, number: usize) -> bool {
    let records = desk.records();
    let members: Vec<_> = records.iter().filter(|record| matches!(record, Record::Member(_))).collect();
    // Who comes and goes decides which groups belong together, so that memberships change more often than the rest.
    let record = match members[..] {
        [_, ..] if random.one_in(3) => members[random.next() as usize % members.len()].clone(),
        _ => records[random.next() as usize % records.len()].clone(),
    };
    match random.next() % 12 {
        0 | 1 => desk.undo(),
        2 => desk.redo(),
        3 | 4 => joiner(desk, random, number).is_some_and(|joiner| desk.put([joiner]).is_ok()),
        5 => desk.remove(&record).is_ok(),
        _ => desk.put([changed(record, random)]).is_ok(),
    }
}

/// Judged again and in all, over all changes.
#[derive(Default)]
struct Spared {
    again: usize,
    all: usize,
    undone: usize,
}

fn book_of_changes(seed: u64, changes: usize, spared: &mut Spared) {
    let mut random = Random(seed);
    let mut desk = Desk::new(1);
    desk.put(shelf().into_iter().chain((0..SIZE.groups).flat_map(|number| group(seed, number, SIZE)))).unwrap();
    // What the book begins with is not undone: an empty one has nothing to judge.
    desk.history = History::default();
    let mut judged: Judged = desk.book.loaded().map(|group| (group, judge(&desk.book, group))).collect();
    let (mut done, mut tries) = (0, 0);
    while done < changes {
        let before = shares(&desk.book);
        tries += 1;
        if !act(&mut desk, &mut random, tries) {
            continue;
        }
        done += 1;
        let entry = desk.entries.last().unwrap();
        spared.undone += usize::from(entry.label.act.reverses().is_some());
        spared.again += rejudge(&mut judged, &before, &desk.book, entry);
        let fresh = folded(&desk.entries);
        let afresh: Judged = fresh.loaded().map(|group| (group, judge(&fresh, group))).collect();
        spared.all += afresh.len();
        assert!(judged == afresh, "seed {seed}, change {done}: {:?}", entry.label);
    }
}

/// As many changes as `CIRCLEBOOK_CHANGES` says, such as 10000; a short form without it.
#[test]
fn judging_what_a_change_touches_equals_judging_everything_afresh() {
    let changes = std::env::var("CIRCLEBOOK_CHANGES").ok().and_then(|text| text.parse().ok()).unwrap_or(CHANGES);
    let mut spared = Spared::default();
    for seed in 0..changes.div_ceil(A_BOOK) {
        book_of_changes(seed as u64, A_BOOK.min(changes - seed * A_BOOK), &mut spared);
    }
    assert!(spared.again < spared.all, "something was always spared");
    assert!(spared.undone * 20 > changes, "{} of {changes} undid or redid", spared.undone);
}
