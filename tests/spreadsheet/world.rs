//! A group on a desk, and an import into it.

use crate::desk::Desk;
use chrono::{NaiveDate, NaiveTime};
use circlebook::domain::book::GroupFile;
use circlebook::domain::dates::Moment;
use circlebook::domain::group::Group;
use circlebook::domain::ids::GroupId;
use circlebook::guard::{Certainty, Reading, scan};
use circlebook::spreadsheet::csv::{Sheet, read};
use circlebook::spreadsheet::import::columns::Shape;
use circlebook::spreadsheet::import::guess;
use circlebook::spreadsheet::import::importer::{Importer, Outcome, World};
use serde_json::json;
use std::cell::Cell;
use std::sync::Arc;
use uuid::Uuid;

pub const GROUP: GroupId = GroupId::from_number(1);

thread_local! {
    static NEXT: Cell<u128> = const { Cell::new(1_000) };
}

/// A desk with an empty group.
pub fn desk() -> Desk {
    let mut desk = Desk::new(1);
    let group: Group = serde_json::from_value(json!({"id": GROUP, "name": "G", "packs": [], "mentor": null})).unwrap();
    desk.put([group.into()]).unwrap();
    desk
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).unwrap()
}

fn moment(day: NaiveDate, time: NaiveTime) -> Moment {
    Moment::new(day.and_time(time), 0, Some("Europe/London"))
}

pub fn file(desk: &Desk) -> &GroupFile {
    desk.book.group(GROUP).unwrap()
}

/// The sheet with the shape that is guessed, changed by `change`, and what comes of it.
pub fn look(desk: &Desk, bytes: &[u8], change: impl FnOnce(&mut Shape)) -> (Sheet, Shape, Outcome) {
    let sheet = read(bytes).unwrap();
    let file = Arc::clone(desk.book.group(GROUP).unwrap());
    let names = file.members.iter().map(|member| desk.book.shelf.code_name(member.person).unwrap().to_lowercase());
    let mut shape = guess::shape(&sheet, &names.collect());
    change(&mut shape);
    let world = World {
        group: GROUP,
        file,
        shelf: Arc::clone(&desk.book.shelf),
        today: today(),
        moment: Box::new(moment),
        new_id: Box::new(|| Uuid::from_u128(NEXT.replace(NEXT.get() + 1))),
        guard: Box::new(|text| {
            let found = scan(text, &Reading::default()).into_iter();
            found.filter(|found| found.certainty == Certainty::Blocks).map(|found| found.kind).collect()
        }),
    };
    let mut importer = Importer::new(world, shape.clone(), &sheet.rows);
    sheet.rows.iter().skip(shape.head + 1).for_each(|row| importer.take(row));
    let outcome = importer.finish();
    (sheet, shape, outcome)
}

/// Takes it in.
pub fn import(desk: &mut Desk, bytes: &[u8], change: impl FnOnce(&mut Shape)) -> Outcome {
    let (_, _, outcome) = look(desk, bytes, change);
    if !outcome.draft.changes.is_empty() {
        desk.apply(outcome.draft.clone()).unwrap();
    }
    outcome
}
