//! Who was there, and for how long, as it is being written.

use super::plan::Times;
use crate::app::form::{Form, Reader};
use crate::app::state::group::GroupCtx;
use crate::app::state::summary::is_mentee;
use crate::app::texts::errors::FormText;
use crate::domain::group::{Member, Role};
use crate::domain::ids::PersonId;
use crate::domain::session::{Attendance, Session};
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use leptos::prelude::*;

/// A member's presence as it is being written.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) person: PersonId,
    pub(super) role: Role,
    pub(super) present: RwSignal<bool>,
    pub(super) late: RwSignal<String>,
    pub(super) early: RwSignal<String>,
}

/// Everybody's presence as it is being written.
#[derive(Clone, Copy)]
pub(super) struct Roll {
    group: GroupCtx,
    pub(super) rows: StoredValue<Vec<Row>>,
    times: Times,
    length: Memo<Option<Minutes>>,
}

/// How long somebody stayed, as far as it can be told.
pub(super) enum Stay {
    /// Unknown while the times of the session are.
    Unknown,
    /// So long.
    For(Attendance),
    /// Not to be read: what to do.
    Wrong(String),
}

/// What a draft keeps of a row.
type Kept = (PersonId, bool, String, String);

impl Roll {
    pub(super) fn of(form: Form, group: GroupCtx, times: Times, session: &Session) -> Self {
        let length = session.held.as_ref().map(|held| held.minutes());
        let mut members: Vec<Member> = group.file.with_untracked(|file| file.members.iter().cloned().collect());
        sort_by_key(&mut members, |member| (member.role, untrack(|| group.name(member.person))));
        let row = |member: &Member| {
            let presence = session.presence(member.person);
            let early = presence.zip(length).map(|(presence, length)| length.less(presence.late + presence.present));
            let text = |minutes: Minutes| if minutes.is_zero() { String::new() } else { minutes.0.to_string() };
            Row {
                person: member.person,
                role: member.role,
                present: RwSignal::new(presence.is_some()),
                late: RwSignal::new(presence.map(|presence| text(presence.late)).unwrap_or_default()),
                early: RwSignal::new(early.map(text).unwrap_or_default()),
            }
        };
        let rows: Vec<_> = members.iter().map(row).collect();
        let rows = StoredValue::new(rows);
        form.part("attendance", move || keep(rows), move |text| restore(rows, text));
        let length = Memo::new(move |_| times.read(&mut Reader::default(), "").map(|span| span.minutes()));
        Self { group, rows, times, length }
    }

    /// The mentees who were there, with their names.
    pub(super) fn mentees_present(self) -> Vec<(PersonId, String)> {
        let rows = self.rows.get_value().into_iter().filter(|row| is_mentee(row.role) && row.present.get());
        rows.map(|row| (row.person, self.group.name(row.person))).collect()
    }

    /// How many were there, whatever their role.
    pub(super) fn count(self) -> usize {
        self.rows.get_value().into_iter().filter(|row| row.present.get()).count()
    }

    /// Who was there and how long; none while nobody is ticked and nothing was recorded before.
    pub(super) fn read(self, reader: &mut Reader) -> Option<Vec<Attendance>> {
        let rows = self.rows.get_value().into_iter().filter(|row| row.present.get());
        let mut attendance = Vec::new();
        for row in rows {
            match self.stay(row) {
                Stay::For(stay) => attendance.push(stay),
                Stay::Wrong(sentence) => reader.refuse(&control("late", row.person), sentence),
                // The session's own times are refused then.
                Stay::Unknown => {
                    attendance.push(Attendance { person: row.person, present: Minutes::ZERO, late: Minutes::ZERO });
                }
            }
        }
        (!attendance.is_empty()).then_some(attendance)
    }

    pub(super) fn stay(self, row: Row) -> Stay {
        let mut reader = Reader::default();
        let mut minutes = |text: RwSignal<String>| reader.minutes("", &text.get()).unwrap_or_default();
        let (late, early) = (minutes(row.late), minutes(row.early));
        if let Err(errors) = reader.finish(Some(())) {
            return Stay::Wrong(errors.into_iter().map(|error| error.sentence).next().unwrap_or_default());
        }
        let Some(length) = self.length.get() else { return Stay::Unknown };
        let present = length.less(late + early);
        if present.is_zero() {
            return Stay::Wrong(FormText::NothingLeft.with(&[&length.0.to_string()]));
        }
        Stay::For(Attendance { person: row.person, present, late })
    }

    /// True where the member belongs to the group on the day of the session. A tick does not move a row.
    pub(super) fn is_expected(self, row: Row) -> bool {
        row.present.get_untracked()
            || self.times.day().is_none_or(|day| {
                self.group.file.with(|file| file.member(row.person).is_some_and(|member| member.belongs_on(day)))
            })
    }
}

fn keep(rows: StoredValue<Vec<Row>>) -> String {
    let rows = rows.get_value().into_iter();
    let kept: Vec<Kept> = rows.map(|row| (row.person, row.present.get(), row.late.get(), row.early.get())).collect();
    serde_json::to_string(&kept).unwrap_or_default()
}

fn restore(rows: StoredValue<Vec<Row>>, text: &str) {
    let kept: Vec<Kept> = serde_json::from_slice(text.as_bytes()).unwrap_or_default();
    for (person, present, late, early) in kept {
        if let Some(row) = rows.with_value(|rows| rows.iter().find(|row| row.person == person).copied()) {
            row.present.set(present);
            row.late.set(late);
            row.early.set(early);
        }
    }
}

/// Identifier of a control of a row.
pub(super) fn control(field: &str, person: PersonId) -> String {
    format!("{field}-{person}")
}
