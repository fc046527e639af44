//! Comparing a file with what was noted, with an earlier pack, and with the book on this device.

use super::open::{Found, OpenButton};
use super::words::{entry, known, later, told};
use crate::app::components::{Button, Notice, NoticeKind, TextField, live};
use crate::app::format;
use crate::app::pages::book::history::read::{Known, Trail};
use crate::app::texts::verify::VerifyText as T;
use crate::evidence::chain::Chain;
use crate::evidence::verify::ahead::{Ahead, Beside, ahead, beside};
use crate::evidence::verify::book::between;
use crate::evidence::verify::noted::{Noted, noted};
use crate::journal::entry::Entry;
use leptos::prelude::*;
use std::sync::Arc;

/// What a file is compared with: its own entries, and the book on this device.
#[derive(Clone)]
pub(super) struct Journals {
    /// The entries of the file, and the names of what they are about.
    pub(super) file: (Arc<[Entry]>, Known),
    /// Those of the book on this device, where there is one.
    pub(super) book: Option<(Arc<[Entry]>, Known)>,
}

/// A code or a seal that was noted.
#[component]
pub(super) fn NotedPart(found: Found, journals: Journals) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let said = RwSignal::new(None::<Result<Noted, ()>>);
    let compare = move || said.set(Some(noted(&typed.get_untracked()).map_err(drop)));
    let error = Signal::derive(move || {
        said.with(|said| matches!(said, Some(Err(())))).then(|| T::NotedNeither.text().to_owned())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        compare();
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::Noted.text()}</h2></div>
            <form class="panel stack" on:submit=submit>
                <p class="soft measure">{T::NotedText.text()}</p>
                <TextField id="noted" label=T::NotedField.text() hint=T::NotedHint.text() value=typed error=error/>
                <div class="row"><Button submit=true reads=true>{T::Compare.text()}</Button></div>
            </form>
            <div class="stack" role="status">
                {live(move || match said.get() {
                    Some(Ok(noted)) => compared(&found, &journals, &noted),
                    Some(Err(())) | None => ().into_any(),
                })}
            </div>
        </section>
    }
    .into_any()
}

/// What the file, and the book on this device, say of what was noted.
fn compared(found: &Found, journals: &Journals, noted: &Noted) -> AnyView {
    if let (Found::Pack(checked), Noted::Code(_)) = (found, noted) {
        return code(checked, noted);
    }
    let own = ahead(&journals.file.0, noted).map(|ahead| (ahead, &journals.file, T::HeadFound));
    let here = || {
        let book = journals.book.as_ref()?;
        Some((ahead(&book.0, noted)?, book, T::HeadInBook))
    };
    match own.or_else(here) {
        Some((ahead, (entries, known), title)) => head(&ahead, entries, known, title),
        None => view! {
            <Notice kind=NoticeKind::Bad title=T::HeadMissing.text() text=T::HeadMissingText.text()/>
        }
        .into_any(),
    }
}

fn code(checked: &crate::evidence::verify::Checked, noted: &Noted) -> AnyView {
    let code = checked.seal.as_ref().map(crate::evidence::seal::Seal::code).unwrap_or_default();
    let is_same = checked.seal.as_ref().is_some_and(|seal| noted.is_code_of(seal));
    let (kind, title, text) = match (is_same, checked.is_whole()) {
        (true, true) => (NoticeKind::Good, T::CodeSame, T::CodeSameText.text().to_owned()),
        (true, false) => (NoticeKind::Bad, T::CodeSame, T::CodeSameChanged.text().to_owned()),
        (false, _) => (NoticeKind::Bad, T::CodeOther, T::CodeOtherText.with(&[&code])),
    };
    view! { <Notice kind title=title.text() text/> }.into_any()
}

fn head(ahead: &Ahead, entries: &Arc<[Entry]>, known: &Known, title: T) -> AnyView {
    if !ahead.broken.is_empty() {
        let lines = ahead.broken.iter().map(entry).map(|line| view! { <li class="typed">{line}</li> });
        return view! {
            <Notice kind=NoticeKind::Bad title=T::HeadBroken.text()/>
            <ul class="bullets trail-lines">{lines.collect_view()}</ul>
        }
        .into_any();
    }
    let number = usize::try_from(ahead.head.number).unwrap_or(usize::MAX);
    view! {
        <Notice kind=NoticeKind::Good title=title.text() text=T::HeadFoundText.with(&[&format::number(number)])/>
        {later(&Trail::of(entries.to_vec()), known, &ahead.later)}
    }
    .into_any()
}

/// A pack beside the book on this device: whether that holds all that the pack was made from, and what came later.
pub(super) fn beside_book(chain: &Chain, book: &(Arc<[Entry]>, Known)) -> AnyView {
    let (entries, known) = book;
    let found = beside(chain, entries);
    // another book altogether says nothing of this pack
    let is_another = chain.heads.iter().all(|head| !entries.iter().any(|entry| entry.chain == head.chain));
    if is_another {
        return ().into_any();
    }
    view! {
        <section class="section" id="beside">
            <div class="section-head"><h2>{T::ComparedWithBook.text()}</h2></div>
            {stands(&found, T::BesideHolds, T::BesideNot)}
            {later(&Trail::of(entries.to_vec()), known, &found.later)}
        </section>
    }
    .into_any()
}

fn stands(found: &Beside, holds: T, not: T) -> AnyView {
    if found.holds_all() {
        return view! { <Notice kind=NoticeKind::Good title=holds.text()/> }.into_any();
    }
    let [other, missing] = [&found.other, &found.missing].map(|all| format::number(all.len()));
    let text = T::BesideNotText.with(&[&other, &missing]);
    view! { <Notice kind=NoticeKind::Bad title=not.text() text/> }.into_any()
}

/// An earlier pack beside this one.
#[component]
pub(super) fn EarlierPart(found: Found) -> impl IntoView {
    let Found::Pack(later_pack) = found else { return ().into_any() };
    let Some(chain) = later_pack.pack.as_ref().and_then(|pack| pack.chain.clone()) else {
        return view! { <p class="soft">{T::NoChain.text()}</p> }.into_any();
    };
    let known = known(later_pack.pack.as_ref());
    let earlier = RwSignal::new(None::<Result<Found, String>>);
    let on_read = move |read| earlier.set(Some(read));
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::Earlier.text()}</h2></div>
            <div class="panel stack">
                <p class="soft measure">{T::EarlierText.text()}</p>
                <div class="row"><OpenButton id="earlier-file" label=T::EarlierOpen.text() on_read/></div>
            </div>
            <div class="stack" role="status">
                {live(move || match earlier.get() {
                    None => ().into_any(),
                    Some(Err(text)) => {
                        view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text/> }.into_any()
                    }
                    Some(Ok(found)) => with_earlier(&found, &chain, &known),
                })}
            </div>
        </section>
    }
    .into_any()
}

fn with_earlier(found: &Found, chain: &Chain, known: &Known) -> AnyView {
    let refused = |text: T| view! { <Notice kind=NoticeKind::Bad title=text.text()/> }.into_any();
    let Found::Pack(earlier) = found else { return refused(T::EarlierNotPack) };
    if !earlier.is_whole() {
        return refused(T::EarlierChanged);
    }
    let Some(before) = earlier.pack.as_ref().and_then(|pack| pack.chain.as_ref()) else {
        return view! { <p>{T::NoChain.text()}</p> }.into_any();
    };
    let differing = between(before, chain);
    view! {
        {stands(&beside(before, &chain.entries), T::EarlierHolds, T::EarlierOther)}
        {if differing.is_empty() {
            view! { <p>{T::EarlierSame.text()}</p> }.into_any()
        } else {
            told(known, &differing, T::EarlierCaption.text())
        }}
    }
    .into_any()
}
