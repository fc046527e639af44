//! All groups, a card each.

use crate::app::components::{EmptyState, GroupCard, IconName, LinkButton, LinkView, PageHead, SeatState};
use crate::app::paths;
use crate::app::state::summary::Summary;
use crate::app::state::use_book;
use crate::app::texts::home::HomeText;
use crate::app::texts::{counted, fill, findings};
use crate::app::title::use_title;
use leptos::prelude::*;

/// The page of all groups.
#[component]
pub fn Groups() -> impl IntoView {
    let book = use_book();
    use_title(HomeText::MyGroups.text());
    let is_empty = Memo::new(move |_| book.summaries().with(|rows| rows.is_empty()));
    view! {
        <PageHead title=HomeText::MyGroups.text().to_owned()>
            <LinkButton to=paths::NEW_GROUP icon=IconName::Add>{HomeText::NewGroup.text()}</LinkButton>
        </PageHead>
        <Show
            when=move || !is_empty.get()
            fallback=|| view! {
                <EmptyState title=HomeText::NoGroups.text() text=HomeText::NoGroupsText.text()>
                    <LinkButton to=paths::NEW_GROUP>{HomeText::NewGroup.text()}</LinkButton>
                </EmptyState>
            }
        >
            <GroupCards/>
        </Show>
    }
    .into_any()
}

/// A card for each group, by name.
#[component]
pub fn GroupCards() -> impl IntoView {
    let book = use_book();
    let rows = Memo::new(move |_| {
        let mut rows: Vec<_> = book.summaries().with(|rows| rows.values().cloned().collect());
        rows.sort_by(|one: &Summary, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
        rows
    });
    view! { <div class="cards">{move || rows.get().into_iter().map(card).collect_view()}</div> }
}

fn card(row: Summary) -> impl IntoView {
    let held = counted(row.held, HomeText::OneHeld.text(), HomeText::ManyHeld.text());
    let about = fill("{0} · {1}", &[findings::stage(row.stage), &held]);
    let about = if row.sample { fill("{0} · {1}", &[HomeText::Sample.text(), &about]) } else { about };
    view! {
        <GroupCard
            group=LinkView::new(row.name, paths::group(row.id))
            about=about
            seats=vec![SeatState::InOrder; row.mentees]
            seats_label=counted(row.mentees, HomeText::OneMentee.text(), HomeText::ManyMentees.text())
            counts=row.counts
        />
    }
}
