//! The frame around every page: navigation, the state of saving, the main part.

use super::flow::live;
use super::focus::focus;
use super::icon::{Icon, IconName, Sprite};
use super::link::href;
use crate::app::paths::{self, within_app};
use crate::app::texts::common::Common;
use crate::app::texts::components::ComponentText;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// How the book is being kept, for the line that is always in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// Whether the last change is safe.
    pub state: KeepingState,
    /// What happened, such as `Saved at 14:02`.
    pub saved: String,
    /// Where the book is, such as `On this device only`.
    pub place: String,
    /// The age of the last backup, such as `Backup 3 days old`.
    pub backup: String,
    /// True when the backup is too old.
    pub backup_late: bool,
    /// True where the book can be locked.
    pub locks: bool,
}

/// Whether the last change is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepingState {
    /// Everything is on the device.
    Saved,
    /// A save is under way.
    Saving,
    /// The last save failed.
    Failed,
}

impl KeepingState {
    const fn look(self) -> (&'static str, IconName) {
        match self {
            Self::Saved => ("keeping-saved", IconName::Saved),
            Self::Saving => ("keeping-saving", IconName::Due),
            Self::Failed => ("keeping-failed", IconName::Fail),
        }
    }
}

const ITEMS: [(&str, IconName, ComponentText); 5] = [
    (paths::HOME, IconName::Next, ComponentText::NavNext),
    (paths::GROUPS, IconName::Groups, ComponentText::NavGroups),
    (paths::HOURS, IconName::Hours, ComponentText::NavHours),
    (paths::POLICIES, IconName::Policies, ComponentText::NavPolicies),
    (paths::BOOK, IconName::Book, ComponentText::NavBook),
];

/// The frame around every page. Its main part is called `content`. Stands inside the router.
#[component]
pub fn Frame(
    /// How the book is being kept.
    #[prop(into)]
    keeping: Signal<Keeping>,
    /// True while there is nothing to go to: the book is locked.
    #[prop(into)]
    bare: Signal<bool>,
    /// True while the page must not be seen: it is being left.
    #[prop(into)]
    covered: Signal<bool>,
    /// Locks the book.
    #[prop(into)]
    on_lock: Callback<()>,
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <Sprite />
        <div class="app" class:app-bare=move || bare.get() class:app-covered=move || covered.get()>
            <a
                class="skip"
                href="#content"
                on:click=move |event| {
                    event.prevent_default();
                    focus("content");
                }
            >
                {Common::SkipToContent.text()}
            </a>
            <header class="side">
                <a class="brand" href=href(paths::HOME)>
                    <Logo />
                    <span>{Common::AppName.text()}</span>
                </a>
                <Navigation />
                <KeepingLine keeping=keeping on_lock=on_lock />
            </header>
            <main class="main" id="content" tabindex="-1">
                {children()}
            </main>
        </div>
    }
    .into_any()
}

#[component]
fn Navigation() -> impl IntoView {
    let location = use_location();
    let place = Memo::new(move |_| within_app(&location.pathname.get()));
    let items = ITEMS.map(|(path, icon, label)| {
        let current = move || place.with(|place| is_under(place, path)).then_some("page");
        view! {
            <li>
                <a href=href(path) aria-current=current>
                    <Icon name=icon />
                    <span>{label.text()}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="nav" aria-label=ComponentText::MainNavigation.text()>
            <ul>{items}</ul>
        </nav>
    }
}

#[component]
fn KeepingLine(keeping: Signal<Keeping>, on_lock: Callback<()>) -> impl IntoView {
    live(move || {
        let Keeping { state, saved, place, backup, backup_late, locks } = keeping.get();
        let (class, icon) = state.look();
        view! {
            <div class="keeping">
                <p class=class>
                    <Icon name=icon />
                    <span>{saved}</span>
                </p>
                <p class="keeping-place">
                    <Icon name=IconName::Device />
                    <span>{place}</span>
                </p>
                <p class:keeping-late=backup_late>
                    <Icon name=IconName::Download />
                    <a href=href(paths::BOOK)>{backup}</a>
                </p>
                {locks
                    .then(|| {
                        view! {
                            <button class="button button-quiet keeping-lock" type="button" on:click=move |_| on_lock.run(())>
                                <Icon name=IconName::Device />
                                {ComponentText::LockNow.text()}
                            </button>
                        }
                    })}
            </div>
        }
    })
}

/// The circle of seven seats, one of them open.
#[component]
fn Logo() -> impl IntoView {
    const SEATS: [(&str, &str); 6] = [
        ("21.82", "7.77"),
        ("23.75", "16.23"),
        ("18.34", "23.01"),
        ("9.66", "23.01"),
        ("4.25", "16.23"),
        ("6.18", "7.77"),
    ];
    view! {
        <svg viewBox="0 0 28 28" aria-hidden="true">
            <circle cx="14" cy="4" r="2.7" fill="none" stroke="currentColor" stroke-width="1.4" />
            {SEATS.map(|(x, y)| view! { <circle cx=x cy=y r="3.4" fill="currentColor" /> })}
        </svg>
    }
}

/// True where `place` is this item or a page under it.
fn is_under(place: &str, item: &str) -> bool {
    if item == paths::HOME {
        return place == item;
    }
    place.strip_prefix(item).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
