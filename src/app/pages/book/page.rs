//! The page of the book itself.

use super::backup::KeepSafe;
use super::copies::Copies;
use super::drill::Drill;
use super::open::OpenFile;
use super::remove::RemoveEverything;
use super::safe::Export;
use super::sample::RemoveSample;
use super::settings::{Colours, Offline};
use crate::app::components::{IconName, LinkButton, PageHead};
use crate::app::paths;
use crate::app::texts::book::SafeText;
use crate::app::texts::guard::ScanText;
use crate::app::title::use_title;
use leptos::prelude::*;

/// The page of the book itself.
#[component]
pub fn BookPage() -> impl IntoView {
    use_title(SafeText::Title.text());
    view! {
        <PageHead title=SafeText::Title.text() lede=SafeText::Lede.text()>
            <LinkButton to=paths::LISTINGS icon=IconName::Record>{SafeText::Listings.text()}</LinkButton>
            <LinkButton to=paths::SCAN icon=IconName::Watch>{ScanText::Title.text()}</LinkButton>
            <LinkButton to=paths::HISTORY icon=IconName::Undo>{SafeText::History.text()}</LinkButton>
        </PageHead>
        <KeepSafe/>
        <Drill/>
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
