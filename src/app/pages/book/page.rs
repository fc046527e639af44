//! The page of the book itself.

use super::backup::KeepSafe;
use super::copies::Copies;
use super::drill::Drill;
use super::keep::{due_words, number_due};
use super::open::OpenFile;
use super::protection::Protection;
use super::remove::RemoveEverything;
use super::safe::Export;
use super::sample::RemoveSample;
use super::settings::{Colours, Offline};
use super::versions::VersionsLink;
use crate::app::components::{IconName, LinkButton, Notice, NoticeKind, PageHead, live};
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::book::SafeText;
use crate::app::texts::erase::KeepText;
use crate::app::texts::guard::ScanText;
use crate::app::texts::programme::ProgrammeText;
use crate::app::texts::spreadsheet::TablesText;
use crate::app::texts::verify::VerifyText;
use crate::app::title::use_title;
use leptos::prelude::*;

/// The page of the book itself.
#[component]
pub fn BookPage() -> impl IntoView {
    use_title(SafeText::Title.text());
    view! {
        <PageHead title=SafeText::Title.text() lede=SafeText::Lede.text()>
            <VersionsLink/>
            <LinkButton to=paths::LISTINGS icon=IconName::Record>{SafeText::Listings.text()}</LinkButton>
            <LinkButton to=paths::SCAN icon=IconName::Watch>{ScanText::Title.text()}</LinkButton>
            <LinkButton to=paths::KEEP icon=IconName::Calendar>{KeepText::Title.text()}</LinkButton>
            <LinkButton to=paths::PRIVACY icon=IconName::Device>{SafeText::Privacy.text()}</LinkButton>
            <LinkButton to=paths::PROGRAMME icon=IconName::Groups>{ProgrammeText::Link.text()}</LinkButton>
            <LinkButton to=paths::TABLES icon=IconName::Download>{TablesText::Title.text()}</LinkButton>
            <LinkButton to=paths::HISTORY icon=IconName::Undo>{SafeText::History.text()}</LinkButton>
            <LinkButton to=paths::VERIFY icon=IconName::Saved>{VerifyText::Title.text()}</LinkButton>
        </PageHead>
        <DueNotice/>
        <KeepSafe/>
        <Drill/>
        <Protection/>
        <OpenFile/>
        <Copies/>
        <Export/>
        <Colours/>
        <Offline/>
        <RemoveSample/>
        <RemoveEverything/>
    }
    .into_any()
}

/// How many records are due to be erased; nothing where none is.
#[component]
pub fn DueNotice() -> impl IntoView {
    let book = use_book();
    let number = Memo::new(move |_| number_due(book));
    live(move || {
        let number = Some(number.get()).filter(|number| *number > 0)?;
        let look = || view! { <LinkButton to=paths::KEEP>{KeepText::Title.text()}</LinkButton> };
        Some(view! { <Notice kind=NoticeKind::Heed title=due_words(number) text=KeepText::Lede.text() actions=look/> })
    })
}

/// A part of the page: a title, what it is about, and what can be done.
#[component]
pub(super) fn Part(
    /// The title.
    title: &'static str,
    /// What it is about.
    text: &'static str,
    /// What can be done.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <div class="section-head"><h2>{title}</h2></div>
            <div class="panel stack">
                <p class="soft measure">{text}</p>
                {children()}
            </div>
        </section>
    }
    .into_any()
}
