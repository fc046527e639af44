//! Every kind of record, erased: what stays of it, and what stays of those that name it.

use crate::desk::Desk;
use crate::every_kind::{GROUP, records};
use crate::small::{group, note, person};
use circlebook::domain::book::Book;
use circlebook::domain::conduct::{Contribution, ContributionKind, Swap};
use circlebook::domain::evaluation::{Gathered, Outcome, Said, Settled};
use circlebook::domain::ids::*;
use circlebook::domain::note::{About, Note};
use circlebook::domain::person::Listing;
use circlebook::domain::record::{Kind, Record, RecordKey, Revision};
use circlebook::domain::session::Session;
use circlebook::journal::entry::Act;
use circlebook::journal::erase::{Erasure, MARK};
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

const MENTOR: PersonId = PersonId::from_number(0x01);
pub const MENTEE: PersonId = PersonId::from_number(0x02);
/// The mentee whom the second half of the records is about.
pub const OTHER: PersonId = PersonId::from_number(0x02 + APART);
/// How far the identifiers of the halves are apart.
pub const APART: u128 = 0x1000;

/// Records of every kind about one mentee with all that can be typed in them, and the same about another.
pub fn both() -> Vec<Record> {
    let half: Vec<Record> = records().into_iter().map(fuller).chain(further()).collect();
    let is_shared = |id: &Uuid| [Uuid::nil(), MENTOR.0, GROUP.0].contains(id);
    let ids: Vec<Uuid> = half.iter().map(|record| record.key().id).filter(|id| !is_shared(id)).collect();
    let twin = |record: &Record| {
        let apart = |text: String, id: &Uuid| text.replace(&id.to_string(), &other(*id).to_string());
        let text = ids.iter().fold(serde_json::to_string(record).unwrap(), apart);
        serde_json::from_str::<Record>(&text).unwrap()
    };
    let twins: Vec<Record> = half.iter().filter(|record| !is_shared(&record.key().id)).map(twin).collect();
    half.into_iter().chain(twins).collect()
}

fn other(id: Uuid) -> Uuid {
    Uuid::from_u128(id.as_u128() + APART)
}

/// True for a record of the second half.
pub fn is_twin(record: &Record) -> bool {
    record.key().id.as_u128() >= APART
}

/// The record with what this version added, so that all that can be typed in it is there.
fn fuller(mut record: Record) -> Record {
    let on = "2021-09-20".parse().unwrap();
    match &mut record {
        Record::Group(group) => group.charter.retention_until = None,
        Record::Goal(goal) => goal.plan.needs = vec![NeedId::from_number(0x45)],
        Record::Session(session) => {
            let swap = |(asked, agreed)| Swap { asked, agreed, on, why: "away".to_owned() };
            session.conduct.swaps = [(MENTEE, MENTOR), (MENTOR, MENTEE), (MENTOR, OTHER)].map(swap).to_vec();
            let first = session.conduct.contributions[0].clone();
            let said = |(person, kind)| Contribution { person, kind, ..first.clone() };
            let more = [(MENTEE, ContributionKind::TookPart), (MENTOR, ContributionKind::Help)];
            session.conduct.contributions.extend(more.map(said));
        }
        Record::Evaluation(evaluation) => {
            let settled = Settled { how: Outcome::Dropped, on, reason: "no time".to_owned() };
            evaluation.actions[0].settled = Some(settled);
            let said = Said { count: 5, texts: vec!["quiet at first".to_owned()] };
            evaluation.gathered.push(Gathered {
                id: Uuid::nil(),
                on,
                answered: answering().chain([MENTEE]).collect(),
                to_group: said.clone(),
                to_individual: said.clone(),
                to_benefit: said.clone(),
                to_improve: said,
            });
        }
        _ => {}
    }
    record
}

/// Four who answered beside the mentee.
fn answering() -> impl Iterator<Item = PersonId> {
    (0xf1..0xf5).map(PersonId::from_number)
}

/// What is not in every kind as it was frozen.
fn further() -> Vec<Record> {
    let listing = Listing {
        id: ListingId::from_number(0xf6),
        person: MENTEE,
        from: "2021-09-01".parse().unwrap(),
        to: None,
        checked_on: None,
        source: "a colleague".to_owned(),
        certified: None,
    };
    let about = About::Slip { person: MENTEE, slip: Uuid::nil(), digest: "0".repeat(64), answers: Vec::new() };
    let slip = Note {
        id: NoteId::from_number(0xf7),
        group: GROUP,
        on: "2021-09-07".parse().unwrap(),
        by: Some(MENTOR),
        text: "given".to_owned(),
        about,
    };
    let planned = Session::blank(SessionId::from_number(0xf8), GROUP);
    let people = answering().map(|id| person(id.0.as_u128(), "one of them"));
    people.chain([listing.into(), slip.into(), planned.into()]).collect()
}

pub fn desk() -> Desk {
    let mut desk = Desk::new(1);
    desk.put(both()).unwrap();
    desk
}

fn ahead(desk: &Desk, erasure: &Erasure) -> Book {
    erasure.ahead(&desk.book, Revision { chain: ChainId::from_number(0), number: 0 })
}

/// What is to go from a record, as places in its JSON.
#[derive(Clone, Copy, Default)]
struct Words {
    /// Texts that go.
    cleared: &'static [&'static str],
    /// Texts in place of which a mark stands, since the record does not read without.
    marked: &'static [&'static str],
    /// Lists of names that end up with none.
    emptied: &'static [&'static str],
}

impl Words {
    fn out_of(self, record: &Record) -> Record {
        let mut value = serde_json::to_value(record).unwrap();
        let fields = value.as_object_mut().unwrap().values_mut().next().unwrap();
        for place in self.cleared {
            let (holder, field) = place.rsplit_once('/').unwrap();
            if let Some(Value::Object(holder)) = fields.pointer_mut(holder) {
                holder.remove(field);
            }
        }
        let instead = self.marked.iter().map(|place| (place, Value::from(MARK)));
        for (place, value) in instead.chain(self.emptied.iter().map(|place| (place, Value::Array(Vec::new())))) {
            if let Some(stands) = fields.pointer_mut(place) {
                *stands = value;
            }
        }
        serde_json::from_value(value).unwrap()
    }
}

/// What goes from a record that is erased itself; none where all of it does.
fn typed(kind: Kind) -> Option<Words> {
    let words = |cleared, marked| Some(Words { cleared, marked, emptied: &[] });
    match kind {
        // the format and its roles are what rules ask for, as the profession of a member is: they stay
        Kind::Session => words(
            &[
                "/topic",
                "/notes",
                "/self_check/correction",
                "/conduct/observation",
                "/conduct/swaps/0/why",
                "/conduct/swaps/1/why",
                "/conduct/swaps/2/why",
                "/conduct/contributions/0/outcome",
                "/conduct/contributions/0/preparation",
                "/conduct/contributions/1/text",
                "/conduct/contributions/1/outcome",
                "/conduct/contributions/1/preparation",
                "/conduct/contributions/2/outcome",
                "/conduct/contributions/2/preparation",
            ],
            &["/agenda/0/title", "/cancelled/reason", "/conduct/contributions/0/text", "/conduct/contributions/2/text"],
        ),
        Kind::Evaluation => words(
            &[
                "/group_reactions",
                "/individual_reactions",
                "/benefits",
                "/responses/0/group",
                "/responses/0/individual",
                "/gathered/0/to_group/texts",
                "/gathered/0/to_individual/texts",
                "/gathered/0/to_benefit/texts",
                "/gathered/0/to_improve/texts",
            ],
            &["/actions/0/text", "/actions/0/settled/reason"],
        ),
        Kind::Meeting => words(&["/notes"], &[]),
        Kind::Enrolment => words(&["/evidence", "/ruling"], &[]),
        Kind::Listing | Kind::Hours => words(&["/source"], &[]),
        Kind::Member => words(&["/fit"], &[]),
        Kind::Incident => words(&["/resolution"], &["/text"]),
        Kind::Need | Kind::Goal | Kind::Case | Kind::Note => None,
        Kind::Assent | Kind::Statement | Kind::Matter | Kind::Concern => None,
        // these are changed, redacted or taken away, and not erased by themselves
        Kind::Settings | Kind::Person | Kind::Group | Kind::OwnPolicy | Kind::Agreement | Kind::Clash => {
            words(&[], &[])
        }
    }
}

#[test]
fn of_an_erased_record_what_is_counted_stays_and_nothing_that_was_typed() {
    let desk = desk();
    for record in desk.records() {
        let erasure = Erasure::of_records(&desk.book, &[record.key()].into());
        let left = ahead(&desk, &erasure).get(record.home(), record.key()).map(|standing| standing.record);
        let expected = typed(record.key().kind).map(|words| words.out_of(&record));
        assert_eq!(left, expected);
        let changed = expected.as_ref() != Some(&record);
        assert_eq!(erasure.changes().any(|standing| standing.record == record), changed, "{record:?}");
    }
}

/// What is left of a record once the mentee is erased.
fn expected(record: &Record) -> Option<Record> {
    let words = typed(record.key().kind);
    match record {
        record if is_twin(record) => Some(record.clone()),
        Record::Person(it) if it.id == MENTEE => Some(person(it.id.0.as_u128(), "P1")),
        Record::Listing(it) if it.person != MENTEE => Some(record.clone()),
        Record::Listing(_) | Record::Enrolment(_) | Record::Member(_) | Record::Hours(_) => Some(words?.out_of(record)),
        Record::Meeting(_) => Some(Words { emptied: &["/cases/discussed"], ..words? }.out_of(record)),
        Record::Session(_) => {
            let cleared = &[
                "/conduct/swaps/0/why",
                "/conduct/swaps/1/why",
                "/conduct/contributions/0/outcome",
                "/conduct/contributions/0/preparation",
                "/conduct/contributions/1/text",
                "/conduct/contributions/1/outcome",
                "/conduct/contributions/1/preparation",
            ];
            let emptied = &["/agenda/0/goals", "/cases_raised"];
            Some(Words { cleared, marked: &["/conduct/contributions/0/text"], emptied }.out_of(record))
        }
        Record::Evaluation(_) => {
            let cleared = &["/responses/0/group", "/responses/0/individual"];
            Some(Words { cleared, ..Words::default() }.out_of(record))
        }
        Record::Note(note) => match note.about {
            About::Activity { .. } | About::ServiceMonitoring { .. } | About::Closure { .. } | About::Slip { .. } => {
                None
            }
            _ => Some(record.clone()),
        },
        Record::Incident(_) => Some(record.clone()),
        _ => words.map(|_| record.clone()),
    }
}

#[test]
fn a_person_is_erased_in_every_kind_of_record_and_nobody_else_is() {
    let mut desk = desk();
    let erasure = Erasure::of_person(&desk.book, MENTEE, "P1", false);
    let ahead = ahead(&desk, &erasure);
    for record in desk.records() {
        let left = ahead.get(record.home(), record.key()).map(|standing| standing.record);
        assert_eq!(left, expected(&record), "{record:?}");
    }
    let changed = desk.records().into_iter().filter(|record| expected(record).as_ref() != Some(record)).count();
    assert_eq!(desk.erase(&erasure, Act::ErasePerson), Ok(changed as u64), "and no other version loses its contents");
}

#[test]
fn whoever_was_taken_away_before_is_erased_from_the_history() {
    let mut desk = Desk::new(1);
    desk.put([person(1, "Anna"), person(2, "Bert")]).unwrap();
    desk.remove(&person(1, "Anna")).unwrap();
    let erasure = Erasure::of_person(&desk.book, PersonId::from_number(1), "P1", true);
    assert_eq!(desk.erase(&erasure, Act::ErasePerson), Ok(1));
    let held = serde_json::to_string(&desk.entries).unwrap();
    assert!(!held.contains("Anna") && held.contains("Bert"));
}

fn key(kind: Kind, number: u128) -> RecordKey {
    RecordKey::new(kind, Uuid::from_u128(number))
}

#[test]
fn what_named_an_erased_record_stays_and_names_it_no_more() {
    let desk = desk();
    let erased = [key(Kind::Goal, 0x50), key(Kind::Case, 0x60), key(Kind::Need, 0x45 + APART)];
    let ahead = ahead(&desk, &Erasure::of_records(&desk.book, &erased.into()));
    for record in desk.records() {
        let left = ahead.get(record.home(), record.key()).map(|standing| standing.record);
        let is_assent = matches!(&record, Record::Assent(assent) if assent.id == AssentId::from_number(0xe1));
        let cleared: &[_] = if is_twin(&record) { &[] } else { &["/about/activity/goal"] };
        let emptied: &[_] = match (record.key().kind, is_twin(&record)) {
            (Kind::Session, false) => &["/agenda/0/goals", "/cases_raised"],
            (Kind::Meeting, false) => &["/cases/discussed"],
            (Kind::Goal, true) => &["/plan/needs"],
            _ => &[],
        };
        let goes = erased.contains(&record.key()) || is_assent;
        let expected = (!goes).then(|| Words { cleared, marked: &[], emptied }.out_of(&record));
        assert_eq!(left, expected, "{record:?}");
    }
}

#[test]
fn a_list_of_names_loses_those_alone_that_are_gone() {
    let mut desk = desk();
    let [one, two, three] = [0x50, 0x51, 0x52].map(GoalId::from_number);
    let records = desk.records();
    let goal = records.iter().find_map(|it| if let Record::Goal(goal) = it { Some(goal) } else { None }).unwrap();
    let session = records.iter().find_map(|it| if let Record::Session(it) = it { Some(it) } else { None }).unwrap();
    let goals = [two, three].map(|id| Record::from(circlebook::domain::goal::Goal { id, ..goal.clone() }));
    let mut listed = session.clone();
    listed.agenda[0].goals = vec![one, two, three];
    desk.put(goals.into_iter().chain([listed.clone().into()])).unwrap();
    let ahead = ahead(&desk, &Erasure::of_records(&desk.book, &[key(Kind::Goal, 0x50), key(Kind::Goal, 0x52)].into()));
    listed.agenda[0].goals = vec![two];
    assert_eq!(ahead.group(GROUP).unwrap().sessions.get(listed.id.0), Some(&listed));
}

#[test]
fn the_entry_is_of_a_group_where_all_that_changes_is_in_it() {
    let mut desk = desk();
    desk.put([group(0x11, "H"), note(0x11, 0x11, 1, "elsewhere")]).unwrap();
    let group_of = |keys: &[RecordKey]| {
        let keys: BTreeSet<RecordKey> = keys.iter().copied().collect();
        let draft = Erasure::of_records(&desk.book, &keys).draft(Act::Erase(1), keys.first().copied());
        assert_eq!((draft.label.act, draft.label.record), (Act::Erase(1), keys.first().copied()));
        draft.label.group
    };
    let (need, matter) = (key(Kind::Need, 0x45), key(Kind::Matter, 0xd1));
    assert_eq!(group_of(&[need, matter]), Some(GROUP), "its private compartment is of the group too");
    assert_eq!(group_of(&[key(Kind::Note, 0x11)]), Some(GroupId::from_number(0x11)));
    assert_eq!(group_of(&[need, key(Kind::Note, 0x11)]), None);
    assert_eq!(group_of(&[key(Kind::Enrolment, 0x06), need]), None);
    assert_eq!(group_of(&[key(Kind::Enrolment, 0x06)]), None);
}

#[test]
fn an_unsaved_form_goes_with_its_record_and_loses_a_text_that_is_redacted() {
    let desk = desk();
    let run = |session: u128| format!("run-{}", SessionId::from_number(session));
    let erasure = Erasure::of_records(&desk.book, &[key(Kind::Session, 0x30)].into());
    assert!(erasure.covers_slot(&run(0x30)) && !erasure.covers_slot(&run(0x32)));
    let form = br#"{"notes":"She rang, and was calm"}"#;
    assert_eq!(erasure.scrub_bytes(form), None, "what is erased is the record, and no text");
    let redaction = Erasure::of_text(&desk.book, "calm").unwrap();
    assert!(!redaction.covers_slot(&run(0x30)));
    let left = format!(r#"{{"notes":"She rang, and was {MARK}"}}"#);
    assert_eq!(redaction.scrub_bytes(form), Some(left.clone().into_bytes()));
    assert_eq!(redaction.scrub_bytes(left.as_bytes()), None);
}
