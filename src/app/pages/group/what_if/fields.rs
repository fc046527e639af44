//! The fields of a supposition, and what can be chosen in each.

use crate::app::components::Choice;
use crate::app::pages::people::add_members::strangers;
use crate::app::state::group::GroupCtx;
use crate::app::state::library::packs;
use crate::app::texts::records;
use crate::app::texts::whatif::{WhatIfText as T, limit_number, limit_word};
use crate::app::verdicts::text;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::record::{Kind, RecordKey};
use crate::domain::session::Session;
use crate::policy::pack::{LimitName, Pack};
use leptos::prelude::*;
use std::sync::Arc;

/// The kinds: key, what each is called, what is chosen, and what its day is.
pub(super) const KINDS: [(&str, T, Option<T>, Option<T>); 9] = [
    ("join", T::Join, Some(T::Who), Some(T::JoinDay)),
    ("leave", T::Leave, Some(T::Who), Some(T::LeaveDay)),
    ("role", T::Role, Some(T::Who), None),
    ("move", T::Move, Some(T::Which), Some(T::Day)),
    ("plan", T::Plan, None, Some(T::Day)),
    ("call-off", T::CallOff, Some(T::Which), None),
    ("policy", T::Policy, Some(T::WhichPolicy), None),
    ("limit", T::Limit, Some(T::WhichLimit), None),
    ("today", T::Today, None, Some(T::Day)),
];

/// What is typed in.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) kind: RwSignal<String>,
    pub(super) which: RwSignal<String>,
    pub(super) role: RwSignal<String>,
    pub(super) number: RwSignal<String>,
    pub(super) day: RwSignal<String>,
}

impl Fields {
    /// Its key, what is chosen, and what its day is.
    pub(super) fn kind(self) -> (&'static str, Option<T>, Option<T>) {
        let kind = self.kind.get();
        let found = KINDS.into_iter().find(|(key, ..)| *key == kind);
        found.map_or(("", None, None), |(key, _, which, day)| (key, which, day))
    }

    /// True where a number is asked for.
    pub(super) fn asks_number(self) -> bool {
        match self.kind().0 {
            "join" => self.which.with(String::is_empty),
            kind => kind == "limit",
        }
    }
}

/// What can be chosen in a supposition of that kind; the empty key stands for somebody new.
pub(super) fn choices(group: GroupCtx, kind: &str) -> Vec<Choice> {
    let person = |(person, name): (PersonId, String)| Choice::new(person.to_string(), name);
    let session = |session: &Session| Choice::new(session.id.to_string(), session_name(group, session.id));
    let mut all: Vec<_> = match kind {
        "join" => {
            let known = strangers(group).into_iter().skip(1);
            return std::iter::once(Choice::new("", T::Newcomer.text())).chain(known).collect();
        }
        "leave" | "role" => group.people().into_iter().map(person).collect(),
        "move" => group.sessions().iter().filter(|it| it.time().is_some()).map(session).collect(),
        "call-off" => group.sessions().iter().filter(|it| it.held.is_none()).map(session).collect(),
        "policy" => {
            let choice = |pack: Arc<Pack>| Choice::new(pack.key.to_string(), policy_words(group, &pack));
            group.shelf.with(|shelf| packs(shelf)).into_iter().map(choice).collect()
        }
        "limit" => {
            let choice = |(key, pack, name, number): (String, Arc<Pack>, LimitName, u32)| {
                Choice::new(key, limit_words(&pack, name, number))
            };
            limits(group).into_iter().map(choice).collect()
        }
        _ => Vec::new(),
    };
    if all.is_empty() {
        all.push(Choice::new("", T::NothingToChoose.text()));
    }
    all
}

/// The limits of the chosen policies, each with a key.
pub(super) fn limits(group: GroupCtx) -> Vec<(String, Arc<Pack>, LimitName, u32)> {
    let of_pack = |pack: Arc<Pack>| {
        let limits = pack.limits.clone().into_iter().enumerate();
        limits.map(move |(place, (name, limit))| {
            (format!("{}/{place}", pack.key), pack.clone(), name, limit_number(limit))
        })
    };
    group.packs().into_iter().flat_map(of_pack).collect()
}

/// A limit with a number in words.
pub(super) fn limit_words(pack: &Pack, name: LimitName, number: u32) -> String {
    T::LimitIs.with(&[limit_word(name), &number.to_string(), text(&pack.title)])
}

/// A policy as the opposite of what stands: with it where it is not chosen.
pub(super) fn policy_words(group: GroupCtx, pack: &Pack) -> String {
    if is_chosen(group, pack) { T::Without } else { T::With }.with(&[text(&pack.title)])
}

/// True where the group has chosen the policy.
pub(super) fn is_chosen(group: GroupCtx, pack: &Pack) -> bool {
    group.packs().iter().any(|chosen| chosen.key == pack.key)
}

/// What the session is called.
pub(super) fn session_name(group: GroupCtx, session: SessionId) -> String {
    let key = RecordKey::new(Kind::Session, session.0);
    group.file.with(|file| group.shelf.with(|shelf| records::name(shelf, file, key)))
}
