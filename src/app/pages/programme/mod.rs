//! Looking at the groups of several mentors together, from their files: all of it is in memory, and goes with the page.

mod files;
pub mod groups;
pub mod mentees;
pub mod mentors;
mod notes;
pub mod one;
pub mod overdue;
mod state;
pub mod summary;
mod table;
mod words;

use self::files::{Begin, Files};
use self::state::{ProgrammeCtx, use_programme};
use crate::app::components::{ButtonKind, IconName, LinkButton, LinkView, PageHead, Show, SumView, Sums, Tabs};
use crate::app::paths;
use crate::app::texts::programme::ProgrammeTable;
use crate::app::texts::programme::ProgrammeText as T;
use crate::app::title::use_title;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

/// What all parts of the view share: the files, and the way from one part to the other.
#[component]
pub fn ProgrammeShell() -> impl IntoView {
    use_title(T::Title.text());
    let programme = ProgrammeCtx::provide();
    let location = use_location();
    let current = Signal::derive(move || paths::within_app(&location.pathname.get()));
    let has_any = Memo::new(move |_| !programme.files.with(Vec::is_empty));
    let is_one =
        Memo::new(move |_| has_any.get() && current.with(|current| current.starts_with(paths::PROGRAMME_GROUPS)));
    let tabs = Memo::new(move |_| tabs(programme));
    view! {
        <Show when=move || !is_one.get()>
            <PageHead title=T::Title.text().to_owned() lede=T::Lede.text().to_owned()>
                <Show when=move || programme.overview.with(|rows| !rows.groups.is_empty())>
                    <LinkButton to=paths::programme_page("summary") kind=ButtonKind::Main icon=IconName::Print>
                        {T::Summary.text()}
                    </LinkButton>
                </Show>
            </PageHead>
        </Show>
        <Show when=move || has_any.get() fallback=Begin>
            <Show when=move || !is_one.get()>
                <Files/>
                {move || view! { <Tabs label=T::TabsLabel.text() items=tabs.get() current=current/> }}
            </Show>
            <Outlet/>
        </Show>
    }
    .into_any()
}

/// The parts, each with how much is in it.
fn tabs(programme: ProgrammeCtx) -> Vec<LinkView> {
    programme.overview.with(|rows| {
        let tab = |text: T, page: &str, count: usize| {
            LinkView::new(text.with(&[&crate::app::format::number(count)]), paths::programme_page(page))
        };
        vec![
            tab(T::TabGroups, "", rows.groups.len()),
            tab(T::TabMentors, "mentors", rows.mentors.len()),
            tab(T::TabMentees, "mentees", rows.mentees.len()),
            tab(T::TabOverdue, "overdue", rows.overdue.len()),
        ]
    })
}

/// The large figures.
#[component]
pub(super) fn Figures() -> impl IntoView {
    let programme = use_programme();
    let sums = move || {
        programme.overview.with(|rows| {
            let figure = |label: &str, value: usize, note: String, main: bool| SumView {
                label: label.to_owned(),
                value: crate::app::format::number(value),
                note,
                main,
            };
            let wants = rows.groups.iter().filter(|row| row.all.fail > 0).count();
            vec![
                figure(T::Groups.text(), rows.groups.len(), String::new(), false),
                figure(T::WithNotMet.text(), wants, String::new(), true),
                figure(ProgrammeTable::Mentees.text(), rows.mentees.len(), String::new(), false),
                figure(ProgrammeTable::Overdue.text(), rows.overdue.len(), String::new(), false),
            ]
        })
    };
    view! { <Sums sums=Signal::derive(sums)/> }
}
