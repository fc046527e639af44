//! Recording a swap: who takes the turn instead, who asked, when and why; both sessions change in one entry.

use super::roster::with_chair;
use crate::app::clock;
use crate::app::components::{Button, Choice};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::texts::common::Common;
use crate::app::texts::roles::RolesText as T;
use crate::domain::conduct::Swap;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::record::{Kind, RecordKey};
use crate::domain::session::Session;
use crate::journal::entry::Act;
use crate::policy::roster::{Turn, roster};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Who asked, as keys of the form.
const HOLDER: &str = "holder";
const TAKER: &str = "taker";

/// The form for the turn of that session.
pub(super) fn form(group: GroupCtx, turn: Turn, chosen: RwSignal<Option<Turn>>) -> AnyView {
    let Some(holder) = turn.chair else { return ().into_any() };
    let form = Form::new(format!("swap-{}", turn.session));
    let name = untrack(|| group.name(holder));
    let asked = vec![Choice::new(HOLDER, name.clone()), Choice::new(TAKER, T::AskedOther.text())];
    let asks = vec![
        Ask::pick("swap-with", T::With.text(), untrack(|| others(group, turn, holder)), String::new()),
        Ask::radio("swap-asked", T::Asked.text(), asked, HOLDER.to_owned()),
        Ask::day("swap-on", T::On.text(), Some(clock::today())),
        Ask::line("swap-why", T::Why.text(), ""),
    ];
    let sheet = Sheet::new(form, asks);
    let on_save = move |()| {
        let build = || untrack(|| read(group, sheet, turn, holder));
        form.submit(build, move |revision| {
            group.book.say_done(T::SwapDone.text(), revision);
            chosen.set(None);
        });
    };
    let number = untrack(|| group.ordinal(turn.session)).to_string();
    view! {
        <div class="panel swap">
            <h3>{T::SwapTitle.with(&[&name, &number])}</h3>
            <FormView form=form on_save=on_save save=T::SaveSwap.text()>{sheet.view()}</FormView>
            <Button on_press=move |()| chosen.set(None)>{Common::Cancel.text()}</Button>
        </div>
    }
    .into_any()
}

fn day_of(session: &Session) -> Option<NaiveDate> {
    session.time().map(|time| time.date())
}

/// Who can take the turn: each against a later turn of theirs that the holder can take, and without exchange.
fn others(group: GroupCtx, turn: Turn, holder: PersonId) -> Vec<Choice> {
    group.file.with(|file| {
        let belongs = |person: PersonId, day: NaiveDate| {
            file.members.iter().any(|member| member.person == person && member.belongs_on(day))
        };
        let Some(day) = file.sessions.get(turn.session.0).and_then(day_of) else { return Vec::new() };
        let roster = roster(file);
        let free = |person: PersonId| person != holder && belongs(person, day);
        let exchange = roster.turns.iter().filter_map(|other| {
            let session = file.sessions.get(other.session.0).filter(|session| session.held.is_none())?;
            let (theirs, person) = (day_of(session)?, other.chair.filter(|person| free(*person))?);
            let number = group.ordinal(session.id).to_string();
            let words = T::Exchange.with(&[&group.name(person), &number, &format::day_short(theirs)]);
            belongs(holder, theirs).then(|| Choice::new(format!("{person} {}", session.id), words))
        });
        let alone = roster.shares.iter().map(|share| share.person).filter(|person| free(*person));
        let alone = alone.map(|person| Choice::new(person.to_string(), T::StepsIn.with(&[&group.name(person)])));
        exchange.chain(alone).collect()
    })
}

fn read(group: GroupCtx, sheet: Sheet, turn: Turn, holder: PersonId) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let with = sheet.get("swap-with");
    let mut parts = with.split_whitespace();
    let taker: Option<PersonId> = parts.next().and_then(|person| person.parse().ok());
    let exchange: Option<SessionId> = parts.next().and_then(|session| session.parse().ok());
    if taker.is_none() {
        reader.refuse("swap-with", T::ChooseWith.text());
    }
    let asked = sheet.get("swap-asked");
    if asked.is_empty() {
        reader.refuse("swap-asked", T::ChooseAsked.text());
    }
    let on = sheet.required_date(&mut reader, "swap-on");
    let made = taker.zip(on).map(|(taker, on)| {
        let (asked, agreed) = if asked == TAKER { (taker, holder) } else { (holder, taker) };
        let swap = Swap { asked, agreed, on, why: sheet.get("swap-why") };
        let key = RecordKey::new(Kind::Session, turn.session.0);
        let edit = Edit::labelled(Act::Change, Some(key), Some(group.id));
        let edit = with_chair(group, edit, turn.session, Some(taker), Some(&swap));
        match exchange {
            Some(session) => with_chair(group, edit, session, Some(holder), Some(&swap)),
            None => edit,
        }
    });
    reader.finish(made)
}
