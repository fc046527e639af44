//! Policies that an organisation brings of its own: opening a file, what stands, taking one away.

use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Icon, IconName, Notice, NoticeKind};
use crate::app::files;
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::state::library::own;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::file_sentence;
use crate::app::texts::common::Common;
use crate::app::texts::policies::PoliciesText as T;
use crate::app::verdicts::text;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::own_policy::OwnPolicy;
use crate::policy::pack::Pack;
use crate::policy::packs::{built_in, read};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Event, File, HtmlInputElement};

/// A policy is a text of some kilobytes; a larger file is something else.
const LIMIT: u64 = 4 << 20;

/// The part of the page on own policies.
#[component]
pub(super) fn OwnPolicies() -> impl IntoView {
    let book = use_book();
    let problem = RwSignal::new(None::<String>);
    let chosen = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // so that the same file can be chosen again
        input.set_value("");
        leptos::task::spawn_local(async move {
            problem.try_set(take_in(book, &file).await.err());
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
            {move || problem.get().map(|problem| {
                view! { <Notice kind=NoticeKind::Bad title=T::OwnProblem.text() text=problem/> }
            })}
            {move || standing(book)}
        </section>
    }
    .into_any()
}

/// Reads the file, and takes it in as one entry, in place of the own policy of the same key.
async fn take_in(book: BookCtx, file: &File) -> Result<(), String> {
    let bytes = files::read(file, LIMIT, |_| ()).await.map_err(|error| file_sentence(&error))?;
    let json = String::from_utf8(bytes).map_err(|_| T::NotText.text().to_owned())?;
    let known = built_in().unwrap_or_default();
    let pack = read(&json, known).map_err(|error| error.to_string())?;
    if known.iter().any(|other| other.key == pack.key) {
        return Err(T::KeyTaken.with(&[&pack.key]));
    }
    let same = |shelf: &Shelf| {
        let of_key = |policy: &&OwnPolicy| own(shelf, policy).is_ok_and(|other| other.key == pack.key);
        shelf.own_policies.iter().find(of_key).map(|policy| (policy.id, shelf.own_policies.revision(policy.id.0)))
    };
    let replaced = book.shelf().with_untracked(|shelf| same(shelf));
    let (id, opened) = replaced.unwrap_or_else(|| (clock::new_id(), None));
    let policy = OwnPolicy { id, added_on: clock::today(), text: json };
    book.act(Edit::record(policy, opened), T::OwnTaken.with(&[text(&pack.title)]));
    Ok(())
}

/// What stands, with the means to take it away.
fn standing(book: BookCtx) -> AnyView {
    let rows = book.shelf().with(|shelf| {
        let row = |policy: &OwnPolicy| (policy.clone(), own(shelf, policy).map_err(|error| error.to_string()));
        shelf.own_policies.iter().map(row).collect::<Vec<_>>()
    });
    if rows.is_empty() {
        return view! { <p class="soft">{T::OwnNone.text()}</p> }.into_any();
    }
    let line = |(policy, read): (OwnPolicy, Result<Arc<Pack>, String>)| {
        let (title, detail) = match &read {
            Ok(pack) => {
                let day = format::day_short(policy.added_on);
                (text(&pack.title).to_owned(), T::OwnAdded.with(&[&day, &pack.version]))
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
