//! The snapshots on this device: a list, and a look into one with the same preview as for a file.

use super::open::{Opening, Stage};
use super::page::Part;
use super::preview::Contents;
use crate::app::components::{Button, live};
use crate::app::format;
use crate::app::snapshots::{self, Kept, Read};
use crate::app::state::use_book;
use crate::app::texts::book::{OpenText, SnapshotText as T, megabytes};
use crate::app::texts::counted;
use crate::app::{clock, texts};
use crate::vault::header::Header;
use leptos::prelude::*;
use std::rc::Rc;

/// The part with the snapshots; nothing where there are none.
#[component]
pub(crate) fn Copies() -> impl IntoView {
    let book = use_book();
    let ring = book.ring();
    let kept = LocalResource::new(move || {
        ring.track();
        snapshots::list()
    });
    let opening = Opening::new();
    let close = Callback::new(move |()| opening.stage.set(Stage::Idle));
    let shown =
        StoredValue::new_local(opening.shown(move |found| view! { <Contents found on_close=close/> }.into_any()));
    live(move || {
        let kept = kept.get().filter(|kept| !kept.is_empty())?;
        let table = rows(kept, T::Look, Rc::new(move |kept| look_into(opening, kept)));
        Some(view! {
            <Part title=T::Title.text() text=T::Text.text()>
                {table}
                {move || shown.with_value(|shown| shown())}
            </Part>
        })
    })
}

fn look_into(opening: Opening, kept: Kept) {
    opening.stage.set(Stage::Reading(0.0));
    leptos::task::spawn_local(async move {
        let next = match snapshots::read(&kept).await {
            Some(Read::Open(bytes)) => return opening.look_into(bytes),
            Some(Read::Sealed(bytes, header)) => {
                Header::decode(&header).ok().map(|header| Stage::Protected(bytes.into(), header.into()))
            }
            None => None,
        };
        opening.stage.try_set(next.unwrap_or_else(|| Stage::Failed(T::Unreadable.text().to_owned())));
    });
}

/// What is done with a snapshot that was chosen.
type Act = Rc<dyn Fn(Kept)>;

/// The table of these snapshots, each with a button of this name.
pub(crate) fn rows(kept: Vec<Kept>, name: T, act: Act) -> AnyView {
    let rows = kept.into_iter().map(|kept| row(kept, name, act.clone())).collect_view();
    view! {
        <div class="table">
            <table class="stacks" id="snapshots">
                <caption>{T::Caption.text()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{T::Taken.text()}</th>
                        <th scope="col">{T::Holds.text()}</th>
                        <th scope="col">{T::Size.text()}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(kept: Kept, name: T, act: Act) -> AnyView {
    let taken = clock::moment_of(kept.snapshot.at);
    let when = format!("{}, {}", format::day_short(taken.date()), format::time(&taken));
    let groups = usize::try_from(kept.snapshot.holds.groups).unwrap_or_default();
    let records = usize::try_from(kept.snapshot.holds.records).unwrap_or_default();
    let holds = format!(
        "{}, {}",
        counted(groups, OpenText::GroupOne.text(), OpenText::GroupMany.text()),
        counted(records, T::RecordOne.text(), T::RecordMany.text())
    );
    let size = format!("{} MB", megabytes(kept.snapshot.bytes));
    let label = texts::fill(T::LookAt.text(), &[&when]);
    let press = {
        // a press may come from anywhere in the page, which has one thread
        let chosen = StoredValue::new_local((act, kept));
        move |()| chosen.with_value(|(act, kept)| act(kept.clone()))
    };
    view! {
        <tr>
            <th scope="row">{when}</th>
            <td data-label=T::Holds.text()>{holds}</td>
            <td data-label=T::Size.text()>{size}</td>
            <td class="wide">
                <Button reads=true on_press=press>{name.text()} <span class="off">{label}</span></Button>
            </td>
        </tr>
    }
    .into_any()
}
