//! Tables of a full group, and that our own are taken in as they were.

use crate::desk::Desk;
use crate::world::{GROUP, desk, file, import};
use circlebook::domain::record::RecordKey;
use circlebook::journal::entry::Entry;
use circlebook::policy::assess::Assessment;
use circlebook::policy::credit::WhyNot;
use circlebook::policy::pack::Texts;
use circlebook::policy::verdict::{Subject, Verdict};
use circlebook::spreadsheet::csv::Cell;
use circlebook::spreadsheet::tables::{Column, Kind, Source, Table, Words, table};
use serde_json::{Value, json};

struct Plain;

impl Words for Plain {
    fn text<'t>(&self, texts: &'t Texts) -> &'t str {
        texts.values().next().map_or("", String::as_str)
    }
    fn finding(&self, verdict: &Verdict) -> String {
        format!("{:?}", verdict.reason.kind)
    }
    fn subject(&self, subject: Subject) -> String {
        format!("{subject:?}")
    }
    fn why_not(&self, _: WhyNot) -> &'static str {
        "why"
    }
    fn act(&self, _: &Entry) -> String {
        "did".to_owned()
    }
    fn record(&self, key: RecordKey) -> String {
        key.id.to_string()
    }
    fn question(&self, place: usize) -> &'static str {
        ["group", "individual", "benefit", "improve", "action"][place]
    }
}

fn made(desk: &Desk, kind: Kind, private: bool) -> Table {
    let source = Source {
        shelf: &desk.book.shelf,
        file: file(desk),
        assessment: &Assessment::default(),
        packs: &[],
        entries: &desk.entries,
        words: &Plain,
        names: private,
        private,
    };
    table(kind, &source)
}

fn bytes(table: &Table) -> Vec<u8> {
    table.file(|column| column.key().to_owned())
}

const LONG: &str = "Mentee,Date,Start,End,Topic,Minutes attended,Late\nM01,5/1/2026,18:00,19:30,Boundaries,90,\n\
    M02,5/1/2026,18:00,19:30,Boundaries,70,20\nM01,19/1/2026,18:00,19:30,=1+1,90,\n";
const HOURS: &str =
    "Mentee,Date,Hours,Setting,Category,Source\nM01,2026-01-05,1.5,individual,mentored experience,\"-log, of mine\"\n";

#[test]
fn our_own_tables_are_taken_in_as_they_were() {
    let mut first = desk();
    import(&mut first, LONG.as_bytes(), |_| {});
    import(&mut first, HOURS.as_bytes(), |_| {});
    let mut second = desk();
    for kind in [Kind::Members, Kind::Sessions, Kind::Attendance, Kind::Hours] {
        let file = bytes(&made(&first, kind, false));
        let outcome = import(&mut second, &file, |_| {});
        assert_eq!(outcome.faults, [], "{kind:?}");
        let again = import(&mut first, &file, |_| {});
        assert_eq!((again.faults.len(), again.draft.changes.len()), (0, 0), "{kind:?}");
    }
    for kind in [Kind::Members, Kind::Sessions, Kind::Attendance, Kind::Hours] {
        assert_eq!(made(&first, kind, false).rows, made(&second, kind, false).rows, "{kind:?}");
    }
    assert!(file(&second).sessions.iter().any(|session| session.topic == "=1+1"));
}

#[test]
fn numbers_are_numbers_days_are_days_and_each_row_fills_its_columns() {
    let mut desk = desk();
    import(&mut desk, LONG.as_bytes(), |_| {});
    let attendance = String::from_utf8(bytes(&made(&desk, Kind::Attendance, false))).unwrap();
    assert!(attendance.contains("\r\n1,2026-01-05,18:00,19:30,M02,70,20\r\n"), "{attendance}");
    for kind in Kind::ALL {
        let table = made(&desk, *kind, true);
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{kind:?}");
        let of_group = table.of_group("=G");
        assert!(of_group.rows.iter().all(|row| row.len() == of_group.columns.len() && row[0].written() == "'=G"));
    }
}

fn put(desk: &mut Desk, record: Value) {
    desk.put([serde_json::from_value(record).unwrap()]).unwrap();
}

#[test]
fn the_private_compartment_is_in_no_table_unless_it_is_wanted() {
    let mut desk = desk();
    import(&mut desk, LONG.as_bytes(), |_| {});
    let person = file(&desk).members.iter().next().unwrap().person;
    let id = "00000000-0000-0000-0000-0000000000aa";
    put(
        &mut desk,
        json!({"concern": {"id": id, "group": GROUP, "person": person, "raised_on": "2026-01-06", "concern": "Zebra"}}),
    );
    for kind in Kind::ALL {
        let text = String::from_utf8(bytes(&made(&desk, *kind, false))).unwrap();
        assert!(!text.contains("Zebra") && !text.contains(",concern,") && !text.contains(id), "{kind:?}: {text}");
    }
    assert!(String::from_utf8(bytes(&made(&desk, Kind::Private, true))).unwrap().contains("Zebra"));
    assert!(String::from_utf8(bytes(&made(&desk, Kind::Trail, true))).unwrap().contains(id));
}

#[test]
fn fewer_than_five_are_never_told_apart() {
    let mut desk = desk();
    import(&mut desk, "Code name\nM1\nM2\nM3\nM4\nM5\n".as_bytes(), |_| {});
    let people: Vec<_> = file(&desk).members.iter().map(|member| member.person).collect();
    let said = |count: usize, texts: &[&str]| json!({"count": count, "texts": texts});
    let round = |id: &str, people: &[_], texts: &[&str]| {
        let said = said(people.len(), texts);
        json!({"id": id, "on": "2026-02-01", "answered": people, "to_group": said, "to_individual": said, "to_benefit": said, "to_improve": said})
    };
    let (few, many) = ("00000000-0000-0000-0000-0000000000b1", "00000000-0000-0000-0000-0000000000b2");
    put(
        &mut desk,
        json!({"evaluation": {"id": "00000000-0000-0000-0000-0000000000b0", "group": GROUP, "on": "2026-02-01",
        "gathered": [round(few, &people[..4], &[]), round(many, &people, &["Good", "Quick"])]}}),
    );
    let rows = made(&desk, Kind::Evaluations, false).rows;
    assert_eq!(rows.len(), 1 + 1 + 4 * 2);
    assert_eq!(rows[0][3], Cell::Number(4));
    assert!(rows.iter().all(|row| row[2] == Cell::Empty), "nobody is named beside a text");
}

#[test]
fn every_column_has_a_name_of_its_own() {
    let mut keys: Vec<_> = Column::ALL.iter().map(|column| column.key()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), Column::ALL.len());
}
