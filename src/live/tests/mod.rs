#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

mod closing;
mod time;

use crate::domain::agreement::{Agreement, AgreementKind, ClauseTopic};
use crate::domain::book::Book;
use crate::domain::conduct::ContributionKind;
use crate::domain::dates::Moment;
use crate::domain::ids::{AgendaItemId, ChainId, PersonId, SessionId};
use crate::domain::invariant::{Check, check};
use crate::domain::person::Person;
use crate::domain::record::{Entity, Record, Revision};
use crate::domain::session::{Mode, Session};
use crate::domain::statement::{Matter, MatterKind, Statement, Topic};
use crate::domain::units::Minutes;
use crate::live::asks::{Asks, blank};
use crate::live::at::{At, MINUTE};
use crate::live::close::Closing;
use crate::live::event::{Event, TEXT};
use crate::live::format::Format;
use crate::live::pace::SILENT_FROM;
use crate::live::running::{Guest, Opening, Running, Text};
use crate::live::talk::whole_minutes;
use crate::live::turns::{chaired, in_turn, presented};
use crate::policy::assess::{Assessment, Context, assess};
use crate::policy::pack::Pack;
use crate::policy::packs::built_in;
use crate::policy::verdict::{Field, Outcome, Subject};
use crate::scene::{GROUP, MENTOR, Scene, person, planned};
use std::sync::Arc;
use uuid::Uuid;

const REVISION: Revision = Revision { chain: ChainId::from_number(1), number: 1 };
const RUN: SessionId = SessionId::from_number(1099);
const ITEM: AgendaItemId = AgendaItemId::from_number(77);
/// The participants of the made-up group.
const SIX: [u128; 6] = [1, 2, 3, 21, 22, 23];

/// Half past four on a winter afternoon in London, and so many seconds.
fn at(seconds: i64) -> At {
    At {
        ms: "2025-01-14T16:30+00:00".parse::<Moment>().unwrap().instant().and_utc().timestamp_millis() + seconds * 1000,
        offset: 0,
    }
}

fn running() -> Running {
    let people = SIX.map(person).into_iter().chain([MENTOR]).collect();
    Running::new(RUN, people, at(0), Some("Europe/London".to_owned()))
}

/// Beats each second from one time to another.
fn beats(running: &mut Running, from: i64, to: i64) {
    for second in from + 1..=to {
        running.beat(at(second));
    }
}

fn spoke(running: &Running, number: u128) -> u64 {
    running.spoke(person(number)) / 1000
}

fn book() -> Book {
    let mut session = planned(99, "2025-01-14");
    session.id = RUN;
    session.mode = Some(Mode::Online);
    let scene = Scene::complete().with(session);
    let mut book = Book::default();
    for record in scene.file().standing(None) {
        book.put(record.record, REVISION);
    }
    for number in SIX.into_iter().chain([100]) {
        let code_name = format!("P{number}");
        let named = Person { id: person(number), code_name, full_name: String::new(), note: String::new() };
        book.put(named.into(), REVISION);
    }
    book
}

/// The records that come of it, which the book takes.
fn records(running: &Running, book: &Book) -> Vec<Record> {
    let file = book.group(GROUP).unwrap();
    let closing = Closing {
        shelf: &book.shelf,
        file,
        asks: &asks(book),
        next: None,
        signed_by: Some(MENTOR),
        format: "Round",
        roles: &["Presenter", "Group", "Time keeper"],
        unsaid: "–",
        presented: "Presented",
    };
    let mut number = 900_000;
    let records = closing.records(running, &mut || {
        number += 1;
        Uuid::from_u128(number)
    });
    for record in &records {
        assert_eq!(check(record), [], "{record:?}");
    }
    records
}

fn packs(key: &str) -> Vec<Arc<Pack>> {
    built_in().unwrap().iter().filter(|pack| &*pack.key == key).cloned().collect()
}

fn judged_by(book: &Book, packs: &[Arc<Pack>]) -> Assessment {
    let file = book.group(GROUP).unwrap();
    assess(&Context { shelf: &book.shelf, file, others: &[], packs, today: at(0).date() })
}

/// What that policy asks of the session.
fn asked_by(book: &Book, key: &str) -> Asks {
    let mut book = book.clone();
    let session = book.group(GROUP).unwrap().sessions.get(RUN.0).unwrap().clone();
    let people = SIX.map(person);
    book.put(blank(&session, &people, at(0), None).into(), REVISION);
    let packs = packs(key);
    Asks::of(&judged_by(&book, &packs), &packs, RUN, &people)
}

fn asks(book: &Book) -> Asks {
    asked_by(book, "uk-healthcare")
}

fn session(records: &[Record]) -> &Session {
    Session::of(&records[0]).unwrap()
}

fn all<T: Entity>(records: &[Record]) -> Vec<&T> {
    records.iter().filter_map(T::of).collect()
}

fn judged(book: &Book) -> Assessment {
    judged_by(book, &packs("uk-healthcare"))
}

/// A whole session in which all is done that the policy asks of its opening.
fn whole() -> Running {
    let mut live = running();
    for number in SIX.into_iter().chain([100]) {
        live.apply(Event::Arrived(person(number)), at(0));
    }
    live.apply(Event::Began, at(60));
    for part in Opening::ALL {
        live.apply(Event::Opened(part), at(120));
    }
    for number in SIX.into_iter().chain([100]) {
        live.apply(Event::AtEase(person(number), true), at(180));
    }
    live.apply(Event::Item(ITEM, true), at(240));
    for (number, start) in SIX.into_iter().zip(0..) {
        live.apply(Event::Speaks(Some(person(number))), at(300 + start * 600));
        beats(&mut live, 300 + start * 600, 900 + start * 600);
    }
    live.apply(Event::Presents(person(2), true), at(3900));
    live.apply(Event::Chairs(Some(person(3))), at(3900));
    live.apply(Event::Follows(Some(Format::Balint)), at(3900));
    live.apply(Event::Typed(Text::Observation, "Open, and slow to start".to_owned()), at(3900));
    live.apply(Event::Typed(Text::ParticipantRole, "Bring cases, ask".to_owned()), at(3900));
    live.apply(Event::Flag(MatterKind::Distress, person(21), "Went quiet".to_owned()), at(3900));
    live.apply(Event::Word(person(1), "Ask before advising".to_owned()), at(3900));
    live.apply(Event::Stated(Topic::NobodyDominated, Some(true)), at(3900));
    live.apply(Event::Kept(Some(true)), at(3900));
    live.apply(Event::OnCourse(Some(true)), at(3900));
    live.apply(Event::Ended, at(91 * 60));
    live
}
