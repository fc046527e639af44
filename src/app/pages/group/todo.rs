//! What evaluations left to be done better, in this group and the one before it: done, or dropped with a reason.

use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Dialog, LedgerEntry, LedgerList, LinkView, TextField, live};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::answers::ActionText as T;
use crate::domain::evaluation::{Action, Outcome, Settled};
use crate::templates::{ActionPlace, open_actions, with_settled};
use leptos::prelude::*;

/// The open actions; nothing where there is none.
#[component]
pub(super) fn Todo() -> impl IntoView {
    let group = use_group();
    let open = Memo::new(move |_| {
        group.file.with(|file| {
            let own = |(place, action): (ActionPlace, &Action)| (place, action.clone());
            open_actions(file).into_iter().map(own).collect::<Vec<_>>()
        })
    });
    let dropping = RwSignal::new(None::<ActionPlace>);
    live(move || {
        let open = open.get();
        (!open.is_empty()).then(|| {
            let row = move |(place, action)| view! { <Row place action dropping/> };
            view! {
                <section class="section" id="actions-open" tabindex="-1">
                    <div class="section-head"><h2>{T::Title.text()}</h2><p class="small faint">{T::Lede.text()}</p></div>
                    <LedgerList>{open.into_iter().map(row).collect_view()}</LedgerList>
                    <DropDialog dropping/>
                </section>
            }
        })
    })
}

#[component]
fn Row(place: ActionPlace, action: Action, dropping: RwSignal<Option<ActionPlace>>) -> impl IntoView {
    let group = use_group();
    let carried = matches!(place, ActionPlace::Carried(_)).then(|| T::Carried.text().to_owned());
    let owner = action.owner.map(|owner| group.name(owner));
    let done = move |()| {
        let settled = Settled { how: Outcome::Done, on: clock::today(), reason: String::new() };
        if let Some(edit) = edit(group, place, settled) {
            group.book.act(edit, T::WasDone.text());
        }
    };
    let is_late = action.due.is_some_and(|due| due < group.book.today().get_untracked());
    view! {
        <LedgerEntry
            date=action.due.map_or_else(|| T::NoDay.text().to_owned(), format::day_short)
            late=is_late
            title=LinkView::new(action.text, String::new())
            meta=owner.into_iter().chain(carried).collect()
        >
            <div class="row">
                <Button on_press=done>{T::Done.text()}</Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| dropping.set(Some(place))>{T::Drop.text()}</Button>
            </div>
        </LedgerEntry>
    }
    .into_any()
}

#[component]
fn DropDialog(dropping: RwSignal<Option<ActionPlace>>) -> impl IntoView {
    let opened = RwSignal::new(false);
    Effect::new(move |_| opened.set(dropping.with(Option::is_some)));
    // set only where it is not so yet, or the two would call each other without end
    Effect::new(move |_| {
        if !opened.get() && dropping.with_untracked(Option::is_some) {
            dropping.set(None);
        }
    });
    view! { <Dialog open=opened title=T::DropTitle.text().to_owned()><DropForm dropping/></Dialog> }.into_any()
}

#[component]
fn DropForm(dropping: RwSignal<Option<ActionPlace>>) -> impl IntoView {
    let group = use_group();
    let form = Form::new("drop-action");
    let reason = form.text("reason", "");
    let save = move |()| {
        let build = || -> Result<Edit, Vec<FieldError>> {
            let mut reader = Reader::default();
            let reason = reader.required("drop-reason", &reason.get_untracked());
            let settled = Settled { how: Outcome::Dropped, on: clock::today(), reason };
            let place = dropping.get_untracked();
            reader.finish(place.and_then(|place| edit(group, place, settled)))
        };
        form.submit(build, move |revision| {
            group.book.say_done(T::WasDropped.text(), revision);
            dropping.set(None);
        });
    };
    view! {
        <FormView form on_save=save>
            <TextField id="drop-reason" label=T::Reason.text() value=reason error=form.error("drop-reason")/>
        </FormView>
    }
    .into_any()
}

/// The entry that settles the action where it stands.
fn edit(group: GroupCtx, place: ActionPlace, settled: Settled) -> Option<Edit> {
    group.file.with_untracked(|file| {
        let (own, evaluations) = with_settled(file, &[(place, settled)]);
        let own = own.map(|own| Edit::record(own, file.groups.revision(group.id.0)));
        let evaluation = evaluations.into_iter().next();
        own.or_else(|| {
            evaluation.map(|it| {
                let opened = file.evaluations.revision(it.id.0);
                Edit::record(it, opened)
            })
        })
    })
}

/// What became of an action, in words.
pub(in crate::app::pages) fn settled_words(settled: &Settled) -> String {
    let day = format::day_short(settled.on);
    match settled.how {
        Outcome::Done => T::SettledDone.with(&[&day]),
        Outcome::Dropped => T::SettledDropped.with(&[&day, &settled.reason]),
        Outcome::TakenOver => T::SettledTaken.with(&[&day]),
    }
}
