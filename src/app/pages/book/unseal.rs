//! Files that are sealed with a passphrase: sealing one, and asking for the passphrase of one that was chosen.

use crate::app::components::{Button, ButtonKind, Notice, NoticeKind, PassField};
use crate::app::texts::book::{SafeText, UnsealText as T};
use crate::app::work::{WorkError, ask};
use crate::keeping::age::{self, Seal};
use circlebook_worker::{Refusal, Request, Response};
use leptos::prelude::*;
use std::rc::Rc;

/// A sealed file of these bytes, which the worker has opened again.
pub(super) async fn sealed(passphrase: String, bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    match ask(&Request::Seal { passphrase: passphrase.into_bytes(), bytes }).await {
        Ok(Response::Bytes(bytes)) => Ok(bytes),
        Ok(_) | Err(_) => Err(T::NotSealed.text().to_owned()),
    }
}

/// What a chosen file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app::pages) enum Chosen {
    /// It is open.
    Open(Vec<u8>),
    /// It is sealed with a passphrase, at this work.
    Sealed(Rc<Vec<u8>>, u8),
    /// It is sealed in a way that is not opened here, and why.
    Refused(&'static str),
}

/// Looks at a file.
pub(in crate::app::pages) fn look(bytes: Vec<u8>) -> Chosen {
    let bytes = age::plain(bytes);
    match age::look(&bytes) {
        None => Chosen::Open(bytes),
        Some(Seal::Passphrase(work)) if work <= age::MOST => Chosen::Sealed(bytes.into(), work),
        Some(Seal::Passphrase(_)) => Chosen::Refused(T::TooMuch.text()),
        Some(Seal::Otherwise) => Chosen::Refused(T::Otherwise.text()),
    }
}

/// Asks for the passphrase of a file, and hands on what is in it.
#[component]
pub(in crate::app::pages) fn Unseal(
    /// The file.
    file: Rc<Vec<u8>>,
    /// The work that it takes.
    work: u8,
    /// Takes what is in it.
    on_opened: Callback<Vec<u8>>,
) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<&'static str>);
    let file = StoredValue::new_local(file);
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let request = Request::Open {
            passphrase: passphrase.get_untracked().into_bytes(),
            bytes: file.with_value(|file| (**file).clone()),
            most: u32::from(work.max(age::SILENT)),
        };
        leptos::task::spawn_local(async move {
            let answer = ask(&request).await;
            busy.try_set(false);
            match answer {
                Ok(Response::Bytes(bytes)) => drop(on_opened.try_run(bytes)),
                Err(WorkError::Refused(Refusal::Passphrase)) => drop(problem.try_set(Some(T::Wrong.text()))),
                Err(WorkError::Refused(Refusal::Damaged)) => drop(problem.try_set(Some(T::Damaged.text()))),
                Ok(_) | Err(_) => drop(problem.try_set(Some(T::Stopped.text()))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=open>
            <p class="measure">{T::Sealed.text()}</p>
            {(work > age::SILENT).then(|| view! { <Notice kind=NoticeKind::Heed title=T::Heavy.text() text=T::HeavyText.text()/> })}
            <PassField id="unseal-pass" label=SafeText::Pass.text() value=passphrase shown=RwSignal::new(false)/>
            {move || problem.get().map(|text| view! { <p class="error" role="alert">{text}</p> })}
            <div class="row">
                <Button kind=ButtonKind::Main reads=true submit=true id="unseal" disabled=busy>{T::Open.text()}</Button>
            </div>
            <p class="small faint" role="status">{move || busy.get().then(|| T::Busy.text())}</p>
        </form>
    }
    .into_any()
}
