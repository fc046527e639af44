//! Policies that an organisation brings of its own: opening a file, what stands, taking one away.

use super::proposal::{Proposal, ProposalView};
use crate::app::components::{Button, ButtonKind, Icon, IconName, Notice, NoticeKind};
use crate::app::files;
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::state::library::{days, own, packs};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::file_sentence;
use crate::app::texts::common::Common;
use crate::app::texts::policies::PoliciesText as T;
use crate::app::verdicts::text;
use crate::domain::book::GroupFile;
use crate::domain::own_policy::OwnPolicy;
use crate::policy::pack::Pack;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Event, File, HtmlInputElement};

/// A policy is a text of some kilobytes; a larger file is something else.
const LIMIT: u64 = 4 << 20;

/// The part of the page on own policies.
#[component]
pub(super) fn OwnPolicies() -> impl IntoView {
    let book = use_book();
    let opened = RwSignal::new(None::<Result<Proposal, String>>);
    let close = Callback::new(move |()| opened.set(None));
    let chosen = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // so that the same file can be chosen again
        input.set_value("");
        leptos::task::spawn_local(async move {
            let read = read(book, &file).await;
            opened.try_set(Some(read));
        });
    };
    view! {
        <section class="section" id="own-policies">
            <div class="section-head"><h2>{T::OwnTitle.text()}</h2></div>
            <p class="measure">{T::OwnLede.text()}</p>
            <label class="button file-button">
                <Icon name=IconName::Upload/>
                {T::OwnButton.text()}
                <input class="off" type="file" id="open-policy" accept=".json,application/json" on:change=chosen/>
            </label>
            {move || opened.get().map(|opened| match opened {
                Ok(proposal) => view! { <ProposalView proposal on_close=close/> }.into_any(),
                Err(problem) => view! { <Notice kind=NoticeKind::Bad title=T::OwnProblem.text() text=problem/> }.into_any(),
            })}
            {move || standing(book)}
        </section>
    }
    .into_any()
}

/// Reads the file, and looks what it would be.
async fn read(book: BookCtx, file: &File) -> Result<Proposal, String> {
    let bytes = files::read(file, LIMIT, |_| ()).await.map_err(|error| file_sentence(&error))?;
    let json = String::from_utf8(bytes).map_err(|_| T::NotText.text().to_owned())?;
    book.shelf().with_untracked(|shelf| Proposal::of(shelf, json))
}

/// What stands, with the means to take it away.
fn standing(book: BookCtx) -> AnyView {
    let (known, rows) = book.shelf().with(|shelf| {
        let row = |policy: &OwnPolicy| (policy.clone(), own(policy).map_err(|error| error.to_string()));
        (packs(shelf), shelf.own_policies.iter().map(row).collect::<Vec<_>>())
    });
    if rows.is_empty() {
        return view! { <p class="soft">{T::OwnNone.text()}</p> }.into_any();
    }
    let line = |(policy, read): (OwnPolicy, Result<Arc<Pack>, String>)| {
        let (title, detail) = match &read {
            Ok(pack) => {
                let day = format::day_short(policy.added_on);
                (text(&pack.title).to_owned(), T::OwnAdded.with(&[&day, &pack.version, &days(&known, pack)]))
            }
            Err(problem) => (policy.id.to_string(), T::OwnBroken.with(&[problem])),
        };
        let key = read.ok().map(|pack| pack.key.to_string());
        let remove = move |()| {
            let in_use = key.as_ref().is_some_and(|key| is_used(book, key));
            let revision = book.shelf().with_untracked(|shelf| shelf.own_policies.revision(policy.id.0));
            match revision {
                Some(_) if in_use => book.say(T::OwnInUse.text()),
                Some(revision) => book.act(Edit::removal(&policy, revision), T::OwnRemoved.text()),
                None => {}
            }
        };
        view! {
            <li>
                <div>
                    <p class="typed">{title}</p>
                    <p class="small soft">{detail}</p>
                </div>
                <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=remove>{Common::Remove.text()}</Button>
            </li>
        }
    };
    view! { <ul class="on-record">{rows.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// True where a group that is loaded, or the summary of one that is not, names this policy.
fn is_used(book: BookCtx, key: &str) -> bool {
    let names = |file: &GroupFile| file.group().is_some_and(|group| group.packs.iter().any(|chosen| chosen == key));
    book.snapshot().groups().values().any(|file| names(file))
}
