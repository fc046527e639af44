//! One person's word on one thing: as it stands, and the entry that records a new one.

use crate::app::clock;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::domain::agreement::{Assent, AssentTo};
use crate::domain::ids::PersonId;
use crate::domain::record::Entity;
use crate::journal::entry::Act;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app::pages) enum Say {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Neither.
    Abstain,
    /// Yes once, and no longer.
    Withdraw,
}

impl Say {
    /// Every word, with its key.
    pub(in crate::app::pages) const KEYS: [(Self, &'static str); 4] =
        [(Self::Yes, "yes"), (Self::No, "no"), (Self::Abstain, "abstain"), (Self::Withdraw, "withdraw")];

    /// What an answer on record says today.
    pub(in crate::app::pages) const fn of(assent: &Assent) -> Self {
        match assent {
            Assent { withdrawn_on: Some(_), .. } => Self::Withdraw,
            Assent { abstained: true, .. } => Self::Abstain,
            Assent { given: true, .. } => Self::Yes,
            Assent { .. } => Self::No,
        }
    }
}

/// The person's last answer.
pub(in crate::app::pages) fn last(group: GroupCtx, person: PersonId, to: AssentTo) -> Option<Assent> {
    group.file.with(|file| {
        let own = file.assents.of(person).filter(|assent| assent.to == to);
        own.max_by_key(|assent| (assent.on, assent.id)).cloned()
    })
}

/// Everybody who has not left, the mentor too.
pub(in crate::app::pages) fn present(group: GroupCtx) -> Vec<(PersonId, String)> {
    let today = group.book.today().get();
    let stays =
        |person| group.file.with(|file| file.member(person).is_some_and(|it| it.left.is_none_or(|left| today <= left)));
    group.people().into_iter().filter(|(person, _)| stays(*person)).collect()
}

/// One entry with these answers. An answer of the same day is corrected; a withdrawal belongs to the yes that it ends.
pub(in crate::app::pages) fn record(
    group: GroupCtx,
    day: NaiveDate,
    reason: &str,
    answers: &[(PersonId, AssentTo, Say)],
) -> Edit {
    let edit = |first: Option<&Assent>| Edit::labelled(Act::Add, first.map(Entity::key), Some(group.id));
    let made: Vec<_> = answers
        .iter()
        .filter_map(|(person, to, say)| {
            let last = last(group, *person, *to);
            if *say == Say::Withdraw {
                let standing = last.filter(|last| last.given)?;
                return Some(Assent {
                    withdrawn_on: Some(day.max(standing.on)),
                    reason: reason.to_owned(),
                    ..standing
                });
            }
            Some(Assent {
                id: last.filter(|last| last.on == day).map_or_else(clock::new_id, |last| last.id),
                group: group.id,
                person: *person,
                to: *to,
                on: day,
                given: *say == Say::Yes,
                abstained: *say == Say::Abstain,
                withdrawn_on: None,
                reason: reason.to_owned(),
            })
        })
        .collect();
    let edit = edit(made.first());
    made.into_iter().fold(edit, |edit, assent| {
        let opened = group.file.with_untracked(|file| file.assents.revision(assent.id.0));
        edit.and(assent, opened)
    })
}

/// The day in a field for it; today where it cannot be read.
pub(in crate::app::pages) fn day_of(field: RwSignal<String>) -> NaiveDate {
    field.get_untracked().trim().parse().unwrap_or_else(|_| clock::today())
}
