//! Removing everything from this device.

use super::page::Part;
use super::preview::loss;
use super::safe::{Saving, SavingState};
use crate::app::base::base_path;
use crate::app::components::{Button, ButtonKind, Dialog, Notice, NoticeKind, Spare, TextField};
use crate::app::state::use_book;
use crate::app::texts::book::DeviceText as T;
use crate::app::texts::common::Common;
use crate::app::texts::errors::{FormText, store_sentence};
use leptos::prelude::*;

/// Empties the device, after a word was typed that it is meant.
#[component]
pub(crate) fn RemoveEverything() -> impl IntoView {
    let book = use_book();
    let asking = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let saving = Saving::new();
    let ask = move |()| {
        typed.set(String::new());
        problem.set(None);
        asking.set(true);
    };
    let remove = move |()| {
        busy.set(true);
        leptos::task::spawn_local(async move {
            match book.wipe().await {
                // the page that is open holds what is no more
                Ok(()) => drop(window().location().replace(&base_path())),
                Err(error) => {
                    busy.try_set(false);
                    problem.try_set(Some(store_sentence(&error).to_owned()));
                }
            }
        });
    };
    view! {
        <Part title=T::Wipe.text() text=T::WipeText.text()>
            <div class="row">
                <Button kind=ButtonKind::Danger id="wipe" on_press=ask>{T::WipeButton.text()}</Button>
            </div>
        </Part>
        <Dialog open=asking title=T::WipeTitle.text()>
            <div class="stack">
            <p class="soft">{loss(book, T::WipeConfirm.text())}</p>
            <SavingState saving=saving/>
            {move || {
                problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=FormText::NotSaved.text() text=text/> })
            }}
            <p class="soft">{T::WipeReach.text()}</p>
            <TextField
                id="wipe-sure"
                label=T::WipeType.with(&[T::WipeWord.text()])
                value=typed
                spare=Spare::All
            />
            </div>
            <div class="dialog-actions">
                <Button reads=true on_press=move |()| asking.set(false)>{Common::Cancel.text()}</Button>
                <Button reads=true on_press=move |()| saving.backup()>{T::WipeBackup.text()}</Button>
                <Button
                    kind=ButtonKind::Danger
                    id="wipe-now"
                    disabled=Signal::derive(move || busy.get() || typed.with(|typed| !is_word(typed)))
                    on_press=remove
                >
                    {T::WipeNow.text()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// True where the word was typed that confirms.
fn is_word(typed: &str) -> bool {
    typed.trim().eq_ignore_ascii_case(T::WipeWord.text())
}
