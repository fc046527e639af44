//! The roster of chairs: turns taken, agreed and proposed, and how they are spread.

use super::swap;
use crate::app::components::{Button, ButtonKind, Link, LinkButton, live};
use crate::app::format;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::agreed::AgreedText;
use crate::app::texts::roles::RolesText as T;
use crate::domain::conduct::Swap;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::record::Entity;
use crate::domain::session::Session;
use crate::journal::entry::Act;
use crate::policy::roster::{Roster, Share, Turn, TurnState, roster};
use leptos::prelude::*;

/// The roster with what can be done about each turn.
#[component]
pub(super) fn RosterOf() -> impl IntoView {
    let group = use_group();
    let found = Memo::new(move |_| group.file.with(|file| roster(file)));
    let chosen = RwSignal::new(None::<Turn>);
    let proposed = move || found.with(|roster| ahead(roster, TurnState::is_proposed));
    view! {
        <section class="section" id="roster" tabindex="-1">
            <div class="section-head">
                <h2>{T::Roster.text()}</h2>
                {live(move || (!proposed().is_empty()).then(|| view! {
                    <Button kind=ButtonKind::Main on_press=move |()| agree(group, &untrack(proposed))>{T::AgreeAll.text()}</Button>
                }))}
            </div>
            <p class="soft measure">{T::RosterLede.text()}</p>
            {live(move || {
                let roster = found.get();
                if roster.turns.is_empty() {
                    return view! {
                        <p class="soft">{T::NoSessions.text()}</p>
                        <LinkButton to=format!("{}/new", paths::group_page(group.id, "sessions"))>{T::PlanSessions.text()}</LinkButton>
                    }
                    .into_any();
                }
                let rows = roster.turns.iter().filter_map(|turn| row(group, *turn, chosen)).collect_view();
                view! { <ol class="on-record panel roster">{rows}</ol> }.into_any()
            })}
            {live(move || chosen.get().map(|turn| swap::form(group, turn, chosen)))}
            {live(move || shares(group, &found.get()))}
        </section>
    }
    .into_any()
}

impl TurnState {
    const fn is_proposed(self) -> bool {
        matches!(self, Self::Proposed | Self::Vacant(_))
    }
}

fn ahead(roster: &Roster, wanted: fn(TurnState) -> bool) -> Vec<Turn> {
    roster.turns.iter().filter(|turn| wanted(turn.state) && turn.chair.is_some()).copied().collect()
}

/// The session with another chair, as part of an entry.
pub(super) fn with_chair(
    group: GroupCtx,
    edit: Edit,
    session: SessionId,
    chair: Option<PersonId>,
    swap: Option<&Swap>,
) -> Edit {
    group.file.with_untracked(|file| {
        let Some(mut changed) = file.sessions.get(session.0).cloned() else { return edit };
        changed.conduct.chair = chair;
        changed.conduct.swaps.extend(swap.cloned());
        edit.and_changed(changed, &file.sessions)
    })
}

/// Puts these turns on record as agreed, in one entry.
fn agree(group: GroupCtx, turns: &[Turn]) {
    let Some(first) = turns.first() else { return };
    let key = group.file.with_untracked(|file| file.sessions.get(first.session.0).map(Entity::key));
    let edit = turns.iter().fold(Edit::labelled(Act::Change, key, Some(group.id)), |edit, turn| {
        with_chair(group, edit, turn.session, turn.chair, None)
    });
    group.book.act(edit, T::Agreed.text());
}

fn open(group: GroupCtx, session: &Session) {
    let edit = Edit::labelled(Act::Change, Some(session.key()), Some(group.id));
    group.book.act(with_chair(group, edit, session.id, None, None), T::Opened.text());
}

fn state(group: GroupCtx, turn: Turn) -> String {
    match turn.state {
        TurnState::Taken if turn.chair.is_none() => T::NoChair.text().to_owned(),
        TurnState::Taken => T::IsTaken.text().to_owned(),
        TurnState::Agreed => T::IsAgreed.text().to_owned(),
        TurnState::Proposed => T::IsProposed.text().to_owned(),
        TurnState::Vacant(gone) => T::IsVacant.with(&[&group.name(gone)]),
    }
}

fn row(group: GroupCtx, turn: Turn, chosen: RwSignal<Option<Turn>>) -> Option<AnyView> {
    let session = group.file.with(|file| file.sessions.get(turn.session.0).cloned())?;
    let number = group.ordinal(session.id).to_string();
    let day = session.time().map(|time| format::day_short(time.date())).unwrap_or_default();
    let name = turn.chair.map_or_else(|| T::Nobody.text().to_owned(), |chair| group.name(chair));
    let swaps = session.conduct.swaps.iter().map(|swap| {
        let line = T::Swapped.with(&[&group.name(swap.asked), &group.name(swap.agreed), &format::day_short(swap.on)]);
        view! { <p class="small">{line}" "<span class="typed">{swap.why.clone()}</span></p> }
    });
    let is_ahead = session.held.is_none() && turn.chair.is_some();
    let act = |label: T, said: String, kind: ButtonKind, run: Callback<()>| {
        view! { <Button kind on_press=run>{label.text()}<span class="off">" "{said}</span></Button> }.into_any()
    };
    let agree_it = (is_ahead && turn.state.is_proposed()).then(|| {
        act(
            T::Agree,
            T::AgreeTo.with(&[&name, &number]),
            ButtonKind::Quiet,
            Callback::new(move |()| agree(group, &[turn])),
        )
    });
    let swap_it = is_ahead.then(|| {
        let run = move |()| {
            chosen.set(Some(turn));
            request_animation_frame(|| _ = crate::app::components::focus("swap-with"));
        };
        act(T::Swap, T::SwapOf.with(&[&number]), ButtonKind::Quiet, Callback::new(run))
    });
    let leave =
        (session.held.is_none() && turn.state == TurnState::Agreed && session.conduct.swaps.is_empty()).then(|| {
            let of = session.clone();
            act(T::Open, T::OpenOf.with(&[&number]), ButtonKind::Quiet, Callback::new(move |()| open(group, &of)))
        });
    Some(
        view! {
            <li class:turn-open=turn.state.is_proposed()>
                <div>
                    <p>
                        <Link to=paths::session(group.id, session.id)>{AgreedText::SessionNumber.with(&[&number])}</Link>
                        ", "{day}": "<strong>{name}</strong>" "<span class="small soft">{state(group, turn)}</span>
                    </p>
                    {swaps.collect_view()}
                </div>
                <div class="row">{agree_it}{swap_it}{leave}</div>
            </li>
        }
        .into_any(),
    )
}

/// How the turns are spread.
fn shares(group: GroupCtx, roster: &Roster) -> Option<AnyView> {
    if roster.shares.is_empty() {
        return None;
    }
    let row = |share: &Share| {
        let note = match (share.stays, share.spared) {
            (false, _) => T::Left.text().to_owned(),
            (true, 0) => String::new(),
            (true, spared) => T::Spared.with(&[&spared.to_string()]),
        };
        view! {
            <tr>
                <th scope="row">{group.name(share.person)} <span class="why">{note}</span></th>
                <td class="number">{share.taken}</td>
                <td class="number">{share.ahead}</td>
                <td class="number">{share.in_all()}</td>
            </tr>
        }
    };
    let even = T::Even.with(&[&roster.spread().to_string()]);
    Some(
        view! {
            <div class="panel">
                <table>
                    <caption>{T::Shares.text()}</caption>
                    <thead><tr>
                        <th scope="col">{T::Member.text()}</th>
                        <th scope="col" class="number">{T::Had.text()}</th>
                        <th scope="col" class="number">{T::ToCome.text()}</th>
                        <th scope="col" class="number">{T::InAll.text()}</th>
                    </tr></thead>
                    <tbody>{roster.shares.iter().map(row).collect_view()}</tbody>
                </table>
                <p class="small soft">{even}</p>
            </div>
        }
        .into_any(),
    )
}
