//! The page.

use super::noted::{EarlierPart, Journals, NotedPart, beside_book};
use super::open::{Found, OpenButton};
use super::words::known;
use super::{book, pack};
use crate::app::components::{Button, ButtonKind, Notice, NoticeKind, PageHead, live};
use crate::app::pages::book::history::read::Known;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::verify::VerifyText as T;
use crate::app::title::use_title;
use crate::domain::ids::GroupId;
use crate::domain::sort::Gather;
use crate::journal::entry::Entry;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The book on this device.
type OwnBook = Option<(Arc<[Entry]>, Known)>;

/// Verifying a file. A book on this device is only read, to compare with it.
#[component]
pub fn VerifyPage() -> impl IntoView {
    use_title(T::Title.text());
    let here = use_book();
    let found = RwSignal::new(None::<Result<(Found, OwnBook), String>>);
    let on_read = move |read: Result<Found, String>| {
        leptos::task::spawn_local(async move {
            let read = match read {
                Ok(file) => {
                    let own = own(here, &file).await;
                    Ok((file, own))
                }
                Err(text) => Err(text),
            };
            found.try_set(Some(read));
        });
    };
    view! {
        <PageHead title=T::Title.text() lede=T::Lede.text()/>
        <div class="row"><OpenButton id="verify-file" label=T::Open.text() on_read/></div>
        {live(move || match found.get() {
            None => ().into_any(),
            Some(Err(text)) => view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text/> }.into_any(),
            Some(Ok((file, own))) => view! {
                {result(file, own)}
                <div class="row">
                    <Button reads=true kind=ButtonKind::Quiet on_press=move |()| found.set(None)>
                        {T::Another.text()}
                    </Button>
                </div>
            }
            .into_any(),
        })}
        <Proves/>
    }
    .into_any()
}

/// The book on this device with the groups that the file is about; none where nothing is recorded or it cannot be read.
async fn own(book: BookCtx, file: &Found) -> OwnBook {
    let entries = book.entries().await.ok().filter(|entries| !entries.is_empty())?;
    let groups: BTreeSet<GroupId> = match file {
        Found::Book(opened) => opened.groups().gather(),
        Found::Pack(_) => {
            entries.iter().flat_map(|entry| entry.changes.iter().filter_map(|change| change.home.group())).gather()
        }
    };
    let standing = book
        .summaries()
        .with_untracked(|rows| groups.into_iter().filter(|group| rows.contains_key(group)).collect::<Vec<_>>());
    // without them records are called by their kinds
    drop(book.load_all(&standing).await);
    Some((entries.into(), Known::of_book(book.snapshot())))
}

fn result(file: Found, own: OwnBook) -> AnyView {
    match &file {
        Found::Pack(checked) => {
            let chain = checked.pack.as_ref().and_then(|pack| pack.chain.clone());
            let entries: Arc<[Entry]> = chain.as_ref().map(|chain| chain.entries.clone().into()).unwrap_or_default();
            let journals = Journals { file: (entries, known(checked.pack.as_ref())), book: own.clone() };
            let beside = chain.as_ref().zip(own.as_ref()).map(|(chain, own)| beside_book(chain, own));
            view! {
                <div class="stack" id="verdict" role="status">{pack::verdict(checked)}</div>
                {beside}
                <NotedPart found=file.clone() journals/>
                <EarlierPart found=file.clone()/>
            }
            .into_any()
        }
        Found::Book(opened) => {
            let entries = own.as_ref().map(|(entries, _)| &**entries);
            let verdict = book::verdict(opened, entries);
            let journals =
                Journals { file: (book::journal(opened), Known::of_book(opened.book.clone())), book: own.clone() };
            view! {
                <div class="stack" id="verdict" role="status">{verdict}</div>
                <NotedPart found=file.clone() journals/>
            }
            .into_any()
        }
    }
}

/// What it proves, and what it does not.
#[component]
fn Proves() -> impl IntoView {
    let texts = [T::ProvesOne, T::ProvesTwo, T::ProvesThree, T::ProvesFour];
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::Proves.text()}</h2></div>
            <div class="panel measure">
                <ul class="bullets">{texts.map(|text| view! { <li>{text.text()}</li> }).collect_view()}</ul>
            </div>
        </section>
    }
    .into_any()
}
