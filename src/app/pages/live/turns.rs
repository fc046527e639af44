//! Whose turn it is: who presents and who takes the chair, fair over the sessions.

use super::opening::chips;
use super::run::Run;
use crate::app::components::{Choice, SelectField, TextField, live};
use crate::app::format;
use crate::app::texts::agreed::AgreedText;
use crate::app::texts::live::AgendaText as T;
use crate::app::texts::roles::RolesText;
use crate::domain::charter::RoleModel;
use crate::domain::ids::PersonId;
use crate::domain::session::Session;
use crate::live::event::Event;
use crate::live::running::Text;
use crate::live::turns::{Turns, chaired, in_turn, presented};
use crate::policy::verdict::Field;
use leptos::prelude::*;

/// How often somebody had a turn, in words.
fn words(turns: &Turns) -> String {
    let last = turns.last.map(format::day_short).unwrap_or_default();
    match turns.count {
        0 => T::NoTurn.text().to_owned(),
        1 => T::OneTurn.with(&["1", &last]),
        count => T::ManyTurns.with(&[&count.to_string(), &last]),
    }
}

fn in_order(run: Run, people: &[PersonId], had: fn(&Session, PersonId) -> bool) -> Vec<Turns> {
    run.group.file.with(|file| in_turn(file, people, had))
}

/// The part of the agenda on turns.
#[component]
pub(super) fn TurnsPart(run: Run) -> impl IntoView {
    let participants = run.participants();
    let order = Memo::new(move |_| {
        in_order(run, &participants.get(), presented).into_iter().map(|turns| turns.person).collect::<Vec<_>>()
    });
    let named = move |person: PersonId| {
        let turns = in_order(run, &[person], presented);
        turns.first().map(|turns| T::PersonTurns.with(&[&run.name(person), &words(turns)])).unwrap_or_default()
    };
    let presents = run.part(|live| !live.presenting.is_empty());
    let material = run.text(Text::Material);
    let role = run.text(Text::ParticipantRole);
    let model = untrack(|| run.group.group()).and_then(|group| group.charter.role_model);
    let has_chair = run.asks(|asks| asks.has(Field::Chair)) || model == Some(RoleModel::RotatingChair);
    let has_roles = run.asks(|asks| asks.has(Field::ParticipantRole) || asks.has(Field::Facilitator));
    view! {
        <section class="section stack">
            <h3>{T::Turns.text()}</h3>
            <p class="soft">{T::TurnsLede.text()}</p>
            {chips(run, T::Presents.text(), order, named, |live, person| live.presenting.contains(&person), Event::Presents)}
            {live(move || presents.get().then(|| view! {
                <TextField id="material" label=T::Material.text() hint=T::MaterialHint.text() value=material/>
            }))}
            {has_chair.then(|| view! { <Chair run/> })}
            {(model == Some(RoleModel::MenteeLed)).then(|| view! { <p class="soft">{RolesText::PresenterChairs.text()}</p> })}
            {has_roles.then(|| view! {
                <TextField id="participant-role" label=T::Role.text() hint=T::RoleHint.text() value=role/>
            })}
        </section>
    }
    .into_any()
}

/// Who takes the chair: whoever has been in it least stands first.
#[component]
fn Chair(run: Run) -> impl IntoView {
    let there = run.attendees();
    let choices = Signal::derive(move || {
        let order = in_order(run, &there.get(), chaired);
        let choice = |turns: Turns| {
            Choice::new(turns.person.to_string(), format!("{} ({})", run.name(turns.person), words(&turns)))
        };
        std::iter::once(Choice::new("", AgreedText::Nobody.text()))
            .chain(order.into_iter().map(choice))
            .collect::<Vec<_>>()
    });
    let recorded = run.live.with_untracked(|live| live.chair.map(|chair| chair.to_string()).unwrap_or_default());
    let value = run.typed(recorded, |chair| Event::Chairs(chair.parse().ok()));
    view! { <SelectField id="chair" label=T::Chair.text() hint=T::ChairLede.text() choices value/> }
}
