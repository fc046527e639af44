//! Removing everything from this device.

use super::page::Part;
use super::preview::loss;
use super::safe::{Saving, SavingState};
use crate::app::components::{Button, ButtonKind, CheckField, Dialog, Notice, NoticeKind};
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::book::DeviceText as T;
use crate::app::texts::common::Common;
use crate::app::texts::errors::{FormText, store_sentence};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Empties the device, after a tick that it is meant.
#[component]
pub(super) fn RemoveEverything() -> impl IntoView {
    let book = use_book();
    let navigate = StoredValue::new_local(use_navigate());
    let asking = RwSignal::new(false);
    let sure = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let saving = Saving::new();
    let ask = move |()| {
        sure.set(false);
        problem.set(None);
        asking.set(true);
    };
    let remove = move |()| {
        leptos::task::spawn_local(async move {
            match book.wipe().await {
                Ok(()) => {
                    asking.try_set(false);
                    book.say(T::Wiped.text());
                    if let Some(navigate) = navigate.try_get_value() {
                        navigate(paths::HOME, NavigateOptions::default());
                    }
                }
                Err(error) => drop(problem.try_set(Some(store_sentence(&error).to_owned()))),
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
            <p class="soft">{loss(book, T::WipeConfirm.text())}</p>
            <SavingState saving=saving/>
            {move || {
                problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=FormText::NotSaved.text() text=text/> })
            }}
            <CheckField id="wipe-sure" label=T::WipeTick.text() value=sure/>
            <div class="dialog-actions">
                <Button reads=true on_press=move |()| asking.set(false)>{Common::Cancel.text()}</Button>
                <Button reads=true on_press=move |()| saving.backup()>{T::WipeBackup.text()}</Button>
                <Button
                    kind=ButtonKind::Danger
                    id="wipe-now"
                    disabled=Signal::derive(move || !sure.get())
                    on_press=remove
                >
                    {T::WipeNow.text()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}
