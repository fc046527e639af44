//! The form in which something is supposed: its kind, then the fields of that kind.

use super::{Item, look};
use crate::app::clock;
use crate::app::components::{Choice, DateField, NumberField, SelectField, Show};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::pages::people::add_members::strangers;
use crate::app::pages::people::role::{role_choices, role_of, role_word};
use crate::app::pages::sessions::new::blank;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::library::packs;
use crate::app::texts::errors::FormText;
use crate::app::texts::records;
use crate::app::texts::whatif::{WhatIfText as T, limit_number, limit_word, refusal};
use crate::app::verdicts::text;
use crate::domain::dates::{Moment, Span};
use crate::domain::group::{Member, Role};
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::person::Person;
use crate::domain::record::{Kind, RecordKey};
use crate::domain::session::Session;
use crate::policy::pack::{LimitName, Pack};
use crate::policy::suppose::{Supposition, Why};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// So many people can be supposed to join at once.
const MOST: u32 = 30;

/// The kinds: key, what each is called, what is chosen, and what its day is.
const KINDS: [(&str, T, Option<T>, Option<T>); 9] = [
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

#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<String>,
    which: RwSignal<String>,
    role: RwSignal<String>,
    number: RwSignal<String>,
    day: RwSignal<String>,
}

impl Fields {
    fn kind(self) -> (&'static str, Option<T>, Option<T>) {
        let kind = self.kind.get();
        let found = KINDS.into_iter().find(|(key, ..)| *key == kind);
        found.map_or(("", None, None), |(key, _, which, day)| (key, which, day))
    }

    fn asks_number(self) -> bool {
        match self.kind().0 {
            "join" => self.which.with(String::is_empty),
            kind => kind == "limit",
        }
    }
}

/// The form that adds one thing to what is supposed.
#[component]
pub(super) fn Suppose(items: RwSignal<Vec<Item>>) -> impl IntoView {
    let group = use_group();
    let form = Form::new("what-if");
    let today = untrack(|| group.book.today().get()).to_string();
    let fields = Fields {
        kind: RwSignal::new("join".to_owned()),
        which: RwSignal::new(String::new()),
        role: RwSignal::new("observer".to_owned()),
        number: RwSignal::new("1".to_owned()),
        day: RwSignal::new(today),
    };
    let choices = Memo::new(move |_| choices(group, fields.kind().0));
    Effect::new(move |_| {
        fields.which.set(choices.with(|all| all.first().map(|it| it.key.clone())).unwrap_or_default());
    });
    let add = move |()| {
        let added = untrack(|| read(group, fields, &items.get()));
        form.errors.set(added.as_ref().err().cloned().unwrap_or_default());
        if let Ok(added) = added {
            items.set(added);
        }
    };
    let label = move |text: Option<T>| text.map_or("", T::text);
    let kinds = KINDS.map(|(key, text, ..)| Choice::new(key, text.text())).to_vec();
    view! {
        <div class="panel">
            <FormView form on_save=add save=T::Suppose.text()>
                <SelectField id="suppose" label=T::Kind.text() choices=kinds value=fields.kind/>
                <div class="form-row">
                    {move || fields.kind().1.map(|words| view! {
                        <SelectField
                            id="suppose-which"
                            label=words.text()
                            choices=choices
                            value=fields.which
                            error=form.error("suppose-which")
                        />
                    })}
                    <Show when=move || fields.kind().0 == "role">
                        <SelectField id="suppose-role" label=T::AsWhat.text() choices=role_choices() value=fields.role/>
                    </Show>
                    <Show when=move || fields.asks_number()>
                        <NumberField
                            id="suppose-number"
                            label=if fields.kind().0 == "join" { T::HowMany } else { T::Number }.text()
                            value=fields.number
                            error=form.error("suppose-number")
                        />
                    </Show>
                    {move || fields.kind().2.map(|words| view! {
                        <DateField
                            id="suppose-day"
                            label=label(Some(words))
                            hint=if fields.kind().0 == "plan" { T::PlanHint.text() } else { "" }
                            value=fields.day
                            error=form.error("suppose-day")
                        />
                    })}
                </div>
            </FormView>
        </div>
    }
    .into_any()
}

/// What can be chosen in a supposition of that kind; the empty key stands for somebody new.
fn choices(group: GroupCtx, kind: &str) -> Vec<Choice> {
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
fn limits(group: GroupCtx) -> Vec<(String, Arc<Pack>, LimitName, u32)> {
    let of_pack = |pack: Arc<Pack>| {
        let limits = pack.limits.clone().into_iter().enumerate();
        limits.map(move |(place, (name, limit))| {
            (format!("{}/{place}", pack.key), pack.clone(), name, limit_number(limit))
        })
    };
    group.packs().into_iter().flat_map(of_pack).collect()
}

fn limit_words(pack: &Pack, name: LimitName, number: u32) -> String {
    T::LimitIs.with(&[limit_word(name), &number.to_string(), text(&pack.title)])
}

/// A policy as the opposite of what stands: with it where it is not chosen.
fn policy_words(group: GroupCtx, pack: &Pack) -> String {
    if is_chosen(group, pack) { T::Without } else { T::With }.with(&[text(&pack.title)])
}

fn is_chosen(group: GroupCtx, pack: &Pack) -> bool {
    group.packs().iter().any(|chosen| chosen.key == pack.key)
}

fn session_name(group: GroupCtx, session: SessionId) -> String {
    let key = RecordKey::new(Kind::Session, session.0);
    group.file.with(|file| group.shelf.with(|shelf| records::name(shelf, file, key)))
}

/// What is supposed with what the fields say, in place of what was supposed about the same.
fn read(group: GroupCtx, fields: Fields, items: &[Item]) -> Result<Vec<Item>, Vec<FieldError>> {
    let mut reader = Reader::default();
    let (kind, which, asks_day) = fields.kind();
    let day = asks_day.and_then(|_| reader.required_date("suppose-day", &fields.day.get()));
    let number = fields.asks_number().then(|| number(&mut reader, kind, &fields.number.get())).flatten();
    let made = made(group, fields, day, number, items);
    let is_read = asks_day.is_some() == day.is_some() && fields.asks_number() == number.is_some();
    if made.is_none() && which.is_some() && is_read {
        reader.refuse("suppose-which", FormText::ChooseOne.text());
    }
    let (words, suppositions) = reader.finish(made)?;
    let mut all = items.to_vec();
    for supposition in &suppositions {
        all.retain(|item| !item.suppositions.iter().any(|other| other.is_about_same(supposition)));
    }
    let next = items.last().map_or(1, |last| last.number + 1);
    all.push(Item { number: next, words, suppositions });
    match look(group, &all) {
        Ok(_) => Ok(all),
        Err(refused) => {
            let field =
                if matches!(refused.why, Why::Invalid(_)) && day.is_some() { "suppose-day" } else { "suppose-which" };
            Err(vec![FieldError::at(field, refusal(&refused.why))])
        }
    }
}

fn number(reader: &mut Reader, kind: &str, text: &str) -> Option<u32> {
    reader.required("suppose-number", text);
    let number = reader.number("suppose-number", text)?;
    if kind == "join" && !(1..=MOST).contains(&number) {
        reader.refuse("suppose-number", T::OutOfRange.with(&[&MOST.to_string()]));
        return None;
    }
    Some(number)
}

/// The suppositions and their words; none where something was not chosen or not read.
fn made(
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
