//! From the fields of a supposition to what is supposed, with its words.

use super::Item;
use super::fields::{Fields, is_chosen, limit_words, limits, policy_words, session_name};
use crate::app::clock;
use crate::app::format;
use crate::app::pages::people::role::{role_of, role_word};
use crate::app::pages::sessions::new::blank;
use crate::app::state::group::GroupCtx;
use crate::app::state::library::packs;
use crate::app::texts::whatif::WhatIfText as T;
use crate::domain::dates::{Moment, Span};
use crate::domain::group::{Member, Role};
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::person::Person;
use crate::domain::session::Session;
use crate::policy::suppose::Supposition;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The suppositions and their words; none where something was not chosen or not read.
pub(super) fn made(
    group: GroupCtx,
    fields: Fields,
    day: Option<NaiveDate>,
    number: Option<u32>,
    items: &[Item],
) -> Option<(String, Vec<Supposition>)> {
    let which = fields.which.get();
    let said = |text: T, words: &[&str], supposition| Some((text.with(words), vec![supposition]));
    let on = day.map(format::day).unwrap_or_default();
    match fields.kind().0 {
        "join" if which.is_empty() => newcomers(group, day?, number?, items),
        "join" => {
            let person = which.parse().ok()?;
            said(T::JoinsOne, &[&group.name(person), &on], Supposition::Join(member(group, person, day?), None))
        }
        "leave" => {
            let person = which.parse().ok()?;
            said(T::Leaves, &[&group.name(person), &on], Supposition::Leave(person, day?))
        }
        "role" => {
            let (person, role) = (which.parse().ok()?, role_of(&fields.role.get())?);
            said(T::HasRole, &[&group.name(person), role_word(role)], Supposition::Role(person, role))
        }
        "move" => {
            let id: SessionId = which.parse().ok()?;
            let like = group.file.with(|file| file.sessions.get(id.0)?.time().cloned())?;
            said(T::Moves, &[&session_name(group, id), &on], Supposition::Move(id, on_day(&like, day?)?))
        }
        "plan" => {
            let last = group.sessions().pop();
            let like = last.as_ref().and_then(Session::time).cloned().or_else(an_hour)?;
            let planned = on_day(&like, day?)?;
            let words = format::span(&planned);
            let session = Session { planned: Some(planned), ..blank(group, last.as_ref()) };
            said(T::Plans, &[&words], Supposition::Plan(Box::new(session)))
        }
        "call-off" => {
            let id = which.parse().ok()?;
            said(T::CalledOff, &[&session_name(group, id)], Supposition::CallOff(id))
        }
        "policy" => {
            let pack = group.shelf.with(|shelf| packs(shelf)).into_iter().find(|pack| *pack.key == *which)?;
            let chosen = !is_chosen(group, &pack);
            Some((policy_words(group, &pack), vec![Supposition::Policy { pack: pack.key.clone(), chosen }]))
        }
        "limit" => {
            let (_, pack, limit, _) = limits(group).into_iter().find(|(key, ..)| *key == which)?;
            let words = limit_words(&pack, limit, number?);
            Some((words, vec![Supposition::Limit { pack: pack.key.clone(), limit, number: number? }]))
        }
        "today" => said(T::ReadOn, &[&on], Supposition::Today(day?)),
        _ => None,
    }
}

/// So many people who are not in the book join as mentees.
fn newcomers(group: GroupCtx, day: NaiveDate, number: u32, items: &[Item]) -> Option<(String, Vec<Supposition>)> {
    let is_new = |it: &&Supposition| matches!(it, Supposition::Join(_, Some(_)));
    let known = items.iter().flat_map(|item| &item.suppositions).filter(is_new).count();
    let join = |place: usize| {
        let id: PersonId = clock::new_id();
        let code_name = T::NewMentee.with(&[&(known + place).to_string()]);
        let person = Person { id, code_name, full_name: String::new(), note: String::new() };
        Supposition::Join(member(group, id, day), Some(person))
    };
    let joins: Vec<_> = (1..=usize::try_from(number).ok()?).map(join).collect();
    let (who, text) = if number == 1 {
        (T::NewMentee.with(&[&(known + 1).to_string()]), T::JoinsOne)
    } else {
        (number.to_string(), T::JoinsMany)
    };
    Some((text.with(&[&who, &format::day(day)]), joins))
}

fn member(group: GroupCtx, person: PersonId, joined: NaiveDate) -> Member {
    Member {
        id: clock::new_id(),
        group: group.id,
        person,
        role: Role::Mentee,
        invited: None,
        joined: Some(joined),
        left: None,
        fit: String::new(),
        profession: String::new(),
    }
}

/// The same times of day on another day.
fn on_day(like: &Span, day: NaiveDate) -> Option<Span> {
    let later = day.signed_duration_since(like.date());
    let end = like.end().local().checked_add_signed(later)?;
    let at = |day: NaiveDate, moment: &Moment| clock::moment_at(day, moment.local().time());
    Span::new(at(day, like.start()), at(end.date(), like.end())).ok()
}

/// An hour from now, where no session tells how long one is.
fn an_hour() -> Option<Span> {
    let now = clock::now();
    let later = now.local().checked_add_signed(chrono::TimeDelta::hours(1))?;
    Span::new(now, clock::moment_at(later.date(), later.time())).ok()
}
