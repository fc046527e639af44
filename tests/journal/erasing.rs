//! Erasing: what goes, what stays, and that nothing brings it back.

use crate::desk::Desk;
use crate::small::{group, member, note, person};
use chrono::NaiveDate;
use circlebook::domain::book::Book;
use circlebook::domain::case::Incident;
use circlebook::domain::charter::Charter;
use circlebook::domain::dates::Span;
use circlebook::domain::goal::Goal;
use circlebook::domain::goal_plan::GoalPlan;
use circlebook::domain::group::Group;
use circlebook::domain::hours::{Category, HoursEntry, Setting};
use circlebook::domain::ids::*;
use circlebook::domain::note::{About, Note};
use circlebook::domain::record::{Kind, Record, RecordKey, Settings};
use circlebook::domain::retention::{After, Keep};
use circlebook::domain::session::{AgendaItem, Attendance, Session};
use circlebook::domain::units::Minutes;
use circlebook::exchange::row::encode_entry;
use circlebook::exchange::segment;
use circlebook::journal::apply::Refused;
use circlebook::journal::chain::verify;
use circlebook::journal::entry::Act;
use circlebook::journal::erase::{Erasure, MARK, due};
use circlebook::journal::undo::UndoError;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

pub const NUMBER: &str = "943 476 5919";

impl Desk {
    /// Erases what `erasure` covers, as the app does: from the entries first, then by an entry of its own. `act` is told how
    /// many contents went.
    pub fn erase(&mut self, erasure: &Erasure, act: fn(u64) -> Act) -> Result<u64, Refused> {
        let mut entries = self.entries.clone();
        let versions = entries.iter_mut().map(|entry| erasure.scrub(entry)).sum();
        self.apply(erasure.draft(act(versions), None))?;
        let last = self.entries.pop();
        self.entries = entries.into_iter().chain(last).collect();
        Ok(versions)
    }
}

/// Everything that a store holds of the desk.
pub fn bytes(desk: &Desk) -> String {
    let segments = desk.book.homes().into_iter().filter_map(|home| segment::encode(&desk.book, home).unwrap());
    let rows = segments.chain(desk.entries.iter().map(|entry| encode_entry(entry).unwrap()));
    rows.map(|row| String::from_utf8(row).unwrap()).collect()
}

pub fn session(number: u128, group: u128, people: &[u128], notes: &str, goals: &[u128]) -> Record {
    let mut session = Session::blank(SessionId::from_number(number), GroupId::from_number(group));
    let at = |time: &str| format!("2021-09-07T{time}+01:00[Europe/London]").parse().unwrap();
    session.held = Some(Span::new(at("10:00"), at("11:30")).unwrap());
    let attended =
        |id: &u128| Attendance { person: PersonId::from_number(*id), present: Minutes(90), late: Minutes::default() };
    session.attendance = Some(people.iter().map(attended).collect());
    session.notes = notes.to_owned();
    session.agenda = vec![AgendaItem {
        id: AgendaItemId::from_number(number),
        title: "Hello".to_owned(),
        minutes: Some(Minutes(30)),
        serves: Vec::new(),
        goals: goals.iter().map(|id| GoalId::from_number(*id)).collect(),
        mentees: Vec::new(),
        proposed_by: None,
        attention: None,
    }];
    session.into()
}

fn goal(number: u128, of: u128, text: &str) -> Record {
    Goal {
        id: GoalId::from_number(number),
        group: GroupId::from_number(1),
        person: Some(PersonId::from_number(of)),
        text: text.to_owned(),
        proposed_by: Vec::new(),
        steps: Vec::new(),
        plan: GoalPlan::default(),
        set_on: day("2021-09-08"),
        meeting: None,
        progress: Vec::new(),
        outcome: None,
    }
    .into()
}

fn hours(number: u128, of: u128, minutes: u32, source: &str) -> Record {
    HoursEntry {
        id: HoursEntryId::from_number(number),
        group: GroupId::from_number(1),
        person: PersonId::from_number(of),
        on: day("2021-09-09"),
        minutes: Minutes(minutes),
        setting: Setting::Group,
        category: Category::MentoredExperience,
        source: source.to_owned(),
    }
    .into()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn desk() -> Desk {
    let mut desk = Desk::new(1);
    desk.put([group(1, "G"), person(1, "Anna"), person(2, "Bert"), member(1, 1, 1), member(2, 1, 2)]).unwrap();
    desk
}

/// Minutes attended and entered, over all people.
fn minutes(book: &Book) -> u32 {
    let file = |file: &circlebook::domain::book::GroupFile| -> u32 {
        let attended = file.sessions.iter().flat_map(|session| session.attendance.iter().flatten());
        attended.map(|attendance| attendance.present.0).sum::<u32>()
            + file.hours.iter().map(|entry| entry.minutes.0).sum::<u32>()
    };
    book.groups().values().map(|group| file(group)).sum()
}

fn keys(records: &[Record]) -> BTreeSet<RecordKey> {
    records.iter().map(Record::key).collect()
}

#[test]
fn a_redacted_text_stands_nowhere_and_the_chain_verifies() {
    let mut desk = desk();
    desk.put([note(1, 1, 1, "seen 943-476-5919"), session(2, 1, &[1], &format!("{NUMBER} and more"), &[])]).unwrap();
    desk.put([note(1, 1, 1, "seen somebody")]).unwrap();
    let gone = desk.put([note(3, 1, 1, "9434765919")]).unwrap();
    desk.remove(&note(3, 1, 1, "")).unwrap();
    desk.put([note(4, 1, 1, "an innocent number, 943 476")]).unwrap();
    let erasure = Erasure::of_text(&desk.book, NUMBER).unwrap();
    assert_eq!(erasure.changes().count(), 1, "what stands in earlier versions alone is not changed");
    assert_eq!(desk.erase(&erasure, Act::Redact), Ok(3));
    for form in [NUMBER, "943-476-5919", "9434765919"] {
        assert!(!bytes(&desk).contains(form));
    }
    assert!(bytes(&desk).contains("an innocent number, 943 476"));
    assert!(bytes(&desk).contains(&format!("{MARK} and more")));
    assert_eq!(verify(&desk.entries), Ok(()));
    let last = desk.entries.last().unwrap();
    assert_eq!((last.label.act, last.changes.len()), (Act::Redact(3), 1));
    assert_eq!(
        desk.reverse(gone).unwrap_err(),
        UndoError::Later { key: note(3, 1, 1, "").key(), later: desk.entries[4].revision().into() }
    );
    assert_eq!(desk.reverse(desk.entries[4].revision()).unwrap_err(), UndoError::Erased(note(3, 1, 1, "").key()));
}

#[test]
fn what_was_erased_cannot_be_undone_nor_brought_back() {
    let mut desk = desk();
    let first = desk.put([note(1, 1, 1, NUMBER)]).unwrap();
    let second = desk.put([note(1, 1, 1, &format!("{NUMBER} again"))]).unwrap();
    desk.erase(&Erasure::of_text(&desk.book, NUMBER).unwrap(), Act::Redact).unwrap();
    let act = desk.entries.last().unwrap().revision();
    let key = note(1, 1, 1, "").key();
    assert_eq!(desk.reverse(act).unwrap_err(), UndoError::Final(act));
    assert_eq!(desk.history.next_undo().map(|step| step.revision), Some(second), "erasing is no step of undo");
    assert_eq!(desk.reverse(second).unwrap_err(), UndoError::Erased(key));
    assert_eq!(desk.reverse(first).unwrap_err(), UndoError::Erased(key));
    let later = desk.put([note(1, 1, 1, "something else")]).unwrap();
    let draft = desk.reverse(later).unwrap();
    desk.apply(draft).unwrap();
    assert!(!bytes(&desk).contains(NUMBER));
}

#[test]
fn erasing_what_stands_nowhere_any_more_is_an_entry_all_the_same() {
    let mut desk = desk();
    desk.put([note(1, 1, 1, NUMBER)]).unwrap();
    desk.put([note(1, 1, 1, "")]).unwrap();
    let erasure = Erasure::of_text(&desk.book, NUMBER).unwrap();
    assert_eq!(erasure.changes().count(), 0);
    assert_eq!(desk.erase(&erasure, Act::Redact), Ok(1));
    assert_eq!(desk.entries.last().unwrap().changes, []);
    assert!(!bytes(&desk).contains(NUMBER));
    assert_eq!(verify(&desk.entries), Ok(()));
    assert!(Erasure::of_text(&desk.book, " - ").is_none());
}

#[test]
fn words_of_the_format_are_no_text() {
    let mut desk = desk();
    desk.put([note(1, 1, 1, "a mentee, mentee")]).unwrap();
    let erasure = Erasure::of_text(&desk.book, "mentee").unwrap();
    desk.erase(&erasure, Act::Redact).unwrap();
    assert_eq!(desk.records(), {
        let mut same = self::desk();
        same.put([note(1, 1, 1, &format!("a {MARK}, {MARK}"))]).unwrap();
        same.records()
    });
}

#[test]
fn a_person_is_anonymised_and_every_record_stays() {
    let mut desk = desk();
    desk.put([person(1, "Anna Smith")]).unwrap();
    desk.put([note(1, 1, 2, "anna smith was here"), session(2, 1, &[1, 2], "Annabel came", &[])]).unwrap();
    let before = (minutes(&desk.book), desk.records().len());
    let erasure = Erasure::anonymous(&desk.book, PersonId::from_number(1), "P1", true);
    assert_eq!(desk.erase(&erasure, Act::Anonymise), Ok(3));
    assert!(!bytes(&desk).to_lowercase().contains("anna smith"));
    assert!(bytes(&desk).contains("P1 was here") && bytes(&desk).contains("Annabel came"));
    assert!(!bytes(&desk).contains("\"Anna\""), "the name that was first recorded");
    assert_eq!((minutes(&desk.book), desk.records().len()), before);
    assert_eq!(verify(&desk.entries), Ok(()));
}

#[test]
fn a_person_is_erased_with_what_is_about_them_and_time_stays() {
    let mut desk = desk();
    let about = Note {
        about: About::Activity { person: PersonId::from_number(1), goal: None, session: None },
        ..plain(5, "read a book")
    };
    desk.put([goal(1, 1, "to listen"), goal(2, 2, "to speak"), hours(3, 1, 60, "Anna’s log"), about.into()]).unwrap();
    desk.put([session(4, 1, &[1, 2], "We met", &[1, 2])]).unwrap();
    desk.put([goal(6, 1, "taken away before")]).unwrap();
    desk.remove(&goal(6, 1, "")).unwrap();
    let before = minutes(&desk.book);
    let erasure = Erasure::of_person(&desk.book, PersonId::from_number(1), "P1", true);
    desk.erase(&erasure, Act::ErasePerson).unwrap();
    for gone in ["to listen", "Anna", "read a book", "taken away before"] {
        assert!(!bytes(&desk).contains(gone), "{gone}");
    }
    for stays in ["to speak", "P1", "Bert", "We met"] {
        assert!(bytes(&desk).contains(stays), "{stays}");
    }
    assert_eq!(minutes(&desk.book), before);
    assert_eq!(verify(&desk.entries), Ok(()));
}

fn plain(number: u128, text: &str) -> Note {
    let Record::Note(note) = note(number, 1, 2, text) else { panic!() };
    note
}

#[test]
fn an_erased_record_stays_bare_where_it_carries_time() {
    let mut desk = desk();
    let incident = Incident {
        id: NoteId::from_number(8),
        group: GroupId::from_number(1),
        session: SessionId::from_number(4),
        on: day("2021-09-07"),
        text: "Secret words".to_owned(),
        closed_on: None,
        resolution: "Secret too".to_owned(),
    };
    let records = [
        session(4, 1, &[1], "Secret notes", &[1]),
        goal(1, 1, "Secret goal"),
        incident.into(),
        hours(3, 1, 60, "Secret log"),
    ];
    desk.put(records.clone()).unwrap();
    let before = minutes(&desk.book);
    let erasure = Erasure::of_records(&desk.book, &keys(&records));
    assert_eq!(erasure.changes().count(), 4);
    desk.erase(&erasure, Act::Erase).unwrap();
    assert!(!bytes(&desk).contains("Secret"));
    assert_eq!((minutes(&desk.book), desk.book.group(GroupId::from_number(1)).unwrap().goals.len()), (before, 0));
    let again = Erasure::of_records(&desk.book, &keys(&records));
    assert_eq!(again.changes().count(), 0, "what is bare is not erased again");
    let entries = desk.entries.clone();
    desk.erase(&again, Act::Erase).unwrap();
    assert_eq!(desk.entries[..entries.len()], entries, "what stands keeps its content in the journal");
}

#[test]
fn records_are_due_when_their_time_is_up() {
    let mut desk = desk();
    let keep = |kind, after| Keep { kind, months: 12, after };
    let retention =
        vec![keep(Kind::Session, After::Record), keep(Kind::Goal, After::Leaving), keep(Kind::Hours, After::Closing)];
    desk.put([Settings { id: Uuid::nil(), keeper: None, retention }.into()]).unwrap();
    desk.put([session(4, 1, &[1], "notes", &[]), goal(1, 1, "a goal"), hours(3, 1, 60, "a log")]).unwrap();
    let found = |desk: &Desk, on: &str| due(&desk.book, day(on)).iter().map(|due| due.key.kind).collect::<Vec<_>>();
    assert_eq!(found(&desk, "2022-09-07"), [], "the last day is one on which it is kept");
    assert_eq!(found(&desk, "2022-09-08"), [Kind::Session]);
    assert_eq!(found(&desk, "2032-09-08"), [Kind::Session], "nobody has left, and nothing was closed");
    let Record::Member(mut left) = member(1, 1, 1) else { panic!() };
    left.left = Some(day("2022-01-10"));
    desk.put([left.into()]).unwrap();
    assert_eq!(found(&desk, "2023-01-11"), [Kind::Session, Kind::Goal]);
    desk.put([note(7, 1, 1, "not due"), goal(2, 1, "taken away")]).unwrap();
    desk.remove(&goal(2, 1, "")).unwrap();
    desk.erase(&Erasure::of_due(&desk.book, day("2023-01-11")), Act::Expire).unwrap();
    assert!(
        bytes(&desk).contains("not due") && !bytes(&desk).contains("taken away"),
        "what stands in the history alone"
    );
    assert_eq!(found(&desk, "2023-01-11"), [], "what was erased is not due again");
    let Record::Group(bare) = group(1, "G") else { panic!() };
    let charter = Charter { retention_until: Some(day("2024-01-01")), ..Charter::default() };
    desk.put([Group { charter, ..bare }.into(), note(9, 1, 1, "late")]).unwrap();
    assert_eq!(found(&desk, "2024-01-02"), [Kind::Note, Kind::Note, Kind::Hours], "the day that the group has set");
}

#[derive(Clone, Debug)]
enum Step {
    Note(u128, u8),
    Session(u128, u8),
    Hours(u128, u32),
    Name(u8),
    Remove(u128),
    Undo,
    Redo,
    Redact(u8),
    Anonymise,
    ErasePerson,
    EraseSession(u128),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1..4u128, 0..4u8).prop_map(|(id, word)| Step::Note(id, word)),
        3 => (1..4u128, 0..4u8).prop_map(|(id, word)| Step::Session(id, word)),
        2 => (1..3u128, 1..90u32).prop_map(|(id, minutes)| Step::Hours(id, minutes)),
        1 => (0..4u8).prop_map(Step::Name),
        2 => (1..4u128).prop_map(Step::Remove),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        2 => (0..4u8).prop_map(Step::Redact),
        1 => Just(Step::Anonymise),
        1 => Just(Step::ErasePerson),
        1 => (1..4u128).prop_map(Step::EraseSession),
    ]
}

fn word(number: u8) -> String {
    format!("Marker{}x", ["A", "B", "C", "D"][usize::from(number)])
}

proptest! {
    #[test]
    fn after_any_edits_and_erasures_the_chain_verifies_the_text_is_nowhere_and_totals_stay(steps in prop::collection::vec(step(), 0..28)) {
        let mut desk = desk();
        let one = PersonId::from_number(1);
        for step in steps {
            let before = (minutes(&desk.book), desk.entries.len());
            let erased = match step {
                Step::Note(id, number) => { drop(desk.put([note(id, 1, 2, &format!("with {}", word(number)))])); None }
                Step::Session(id, number) => { drop(desk.put([session(id, 1, &[1, 2], &format!("{}, and Anna", word(number)), &[])])); None }
                Step::Hours(id, minutes) => { drop(desk.put([hours(id, 1, minutes, "log")])); None }
                Step::Name(number) => { drop(desk.put([person(2, &word(number))])); None }
                Step::Remove(id) => { drop(desk.remove(&note(id, 1, 2, ""))); None }
                Step::Undo | Step::Redo => {
                    let next = if matches!(step, Step::Undo) { desk.history.next_undo() } else { desk.history.next_redo() };
                    let draft = next.map(|next| next.revision).and_then(|revision| desk.reverse(revision).ok());
                    draft.map(|draft| desk.apply(draft));
                    None
                }
                Step::Redact(number) => {
                    let erasure = Erasure::of_text(&desk.book, &word(number)).unwrap();
                    desk.erase(&erasure, Act::Redact).unwrap();
                    Some(word(number))
                }
                Step::Anonymise | Step::ErasePerson => {
                    let erasure = if matches!(step, Step::Anonymise) { Erasure::anonymous(&desk.book, one, "P1", true) } else { Erasure::of_person(&desk.book, one, "P1", true) };
                    desk.erase(&erasure, Act::Anonymise).unwrap();
                    None
                }
                Step::EraseSession(id) => {
                    let erasure = Erasure::of_records(&desk.book, &keys(&[session(id, 1, &[], "", &[])]));
                    desk.erase(&erasure, Act::Erase).unwrap();
                    None
                }
            };
            prop_assert_eq!(verify(&desk.entries), Ok(()));
            if desk.entries.last().is_some_and(|last| desk.entries.len() > before.1 && last.label.act.erases()) {
                prop_assert_eq!(minutes(&desk.book), before.0);
            }
            if let Some(text) = erased {
                prop_assert!(!bytes(&desk).contains(&text));
            }
        }
    }
}
