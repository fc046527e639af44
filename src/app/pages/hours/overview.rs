//! The way to every group's hours.

use crate::app::components::{EmptyState, LedgerEntry, LedgerList, LinkButton, LinkView, PageHead};
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::hours::HoursText as T;
use crate::app::texts::{counted, findings};
use crate::app::title::use_title;
use leptos::prelude::*;

/// All groups with the way to their hours.
#[component]
pub fn HoursOverview() -> impl IntoView {
    use_title(T::Title.text());
    let book = use_book();
    let lines = move || {
        let rows = book.summaries().get();
        if rows.is_empty() {
            return view! {
                <EmptyState title=T::NoGroups.text() text=T::NoGroupsText.text()>
                    <LinkButton to=paths::NEW_GROUP>{T::NewGroup.text()}</LinkButton>
                </EmptyState>
            }
            .into_any();
        }
        let line = |row: &crate::app::state::summary::Summary| {
            let to = paths::group_page(row.id, "hours");
            view! {
                <LedgerEntry
                    date=counted(row.people.len(), T::OneMentee.text(), T::ManyMentees.text())
                    title=LinkView::new(row.name.clone(), to.clone())
                    text=findings::stage(row.stage)
                >
                    <LinkButton to=to>{T::OpenHours.text()}</LinkButton>
                </LedgerEntry>
            }
        };
        view! { <LedgerList>{rows.values().map(line).collect_view()}</LedgerList> }.into_any()
    };
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text().to_owned()/>
        {lines}
    }
    .into_any()
}
