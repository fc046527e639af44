//! Policies that an organisation brings of its own: opening a file, what stands, taking one away.

use super::ahead::VersionsAhead;
use super::proposal::{Proposal, ProposalView};
use crate::app::components::{Button, ButtonKind, Dialog, Icon, IconName, Notice, NoticeKind};
use crate::app::files;
use crate::app::format;
use crate::app::state::ahead::VersionChange;
use crate::app::state::edit::Edit;
use crate::app::state::library::{days, own, packs};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::file_sentence;
use crate::app::texts::common::Common;
use crate::app::texts::counted;
use crate::app::texts::errors::store_sentence;
use crate::app::texts::policies::PoliciesText as T;
use crate::app::verdicts::text;
use crate::domain::book::Shelf;
use crate::domain::ids::OwnPolicyId;
use crate::domain::own_policy::OwnPolicy;
use crate::domain::record::{Kind, RecordKey};
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
        <section class="section stack" id="own-policies">
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
        view! {
            <li>
                <div>
                    <p class="typed">{title}</p>
                    <p class="small soft">{detail}</p>
                </div>
                <RemoveVersion policy pack=read.ok()/>
            </li>
        }
    };
    view! { <ul class="on-record">{rows.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// Takes a version away: one that leaves others in its place after saying what follows, the only one of its policy only
/// where no group has chosen it.
#[component]
fn RemoveVersion(policy: OwnPolicy, pack: Option<Arc<Pack>>) -> impl IntoView {
    let book = use_book();
    let (asked, known) = (RwSignal::new(false), RwSignal::new(false));
    let id = policy.id;
    let remove = move || {
        asked.set(false);
        let edit = book.shelf().with_untracked(|shelf| {
            Some(Edit::removal(shelf.own_policies.get(id.0)?, shelf.own_policies.revision(id.0)?))
        });
        if let Some(edit) = edit {
            book.act(edit, T::OwnRemoved.text());
        }
    };
    let others = match &pack {
        Some(pack) => others_without(book, id, pack),
        None => Vec::new(),
    };
    let key = pack.map_or_else(|| "".into(), |pack| pack.key.clone());
    let (sought, stay) = (key.clone(), !others.is_empty());
    let press = move |()| {
        let key = sought.clone();
        if stay {
            asked.set(true);
            return;
        }
        leptos::task::spawn_local(async move {
            match book.users_of(&key).await {
                Ok(users) if users.is_empty() => remove(),
                Ok(users) => book.say(counted(users.len(), T::OwnInUse.text(), T::OwnInUseMany.text())),
                Err(error) => book.say(store_sentence(&error)),
            }
        });
    };
    let next = others.first().map(|first| {
        let each: Vec<_> = others.iter().map(|pack| days(&others, pack)).collect();
        T::RemoveVersionNext.with(&[text(&first.title), &each.join("; ")])
    });
    view! {
        <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=press>{Common::Remove.text()}</Button>
        <Dialog open=asked title=T::RemoveVersion.text()>
            <p class="soft">{next.clone()}</p>
            <VersionsAhead key=key.clone() change=VersionChange::TakeAway(id) known/>
            <div class="dialog-actions">
                <Button reads=true on_press=move |()| asked.set(false)>{Common::Cancel.text()}</Button>
                <Button
                    kind=ButtonKind::Danger
                    disabled=Signal::derive(move || !known.get())
                    on_press=move |()| remove()
                >
                    {Common::Remove.text()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// The versions of the policy that stand without this one.
fn others_without(book: BookCtx, id: OwnPolicyId, pack: &Pack) -> Vec<Arc<Pack>> {
    let mut shelf = Shelf::clone(&book.shelf().get_untracked());
    shelf.forget(RecordKey::new(Kind::OwnPolicy, id.0));
    let mut others = packs(&shelf);
    others.retain(|other| other.key == pack.key);
    others
}
