//! All groups: a card each, so many at a time, and a search over all of them.

use crate::app::components::{
    Button, EmptyState, GroupCard, IconName, LinkButton, LinkView, PageHead, SeatState, Show, TextField, focus,
};
use crate::app::state::summary::Summary;
use crate::app::state::use_book;
use crate::app::texts::home::HomeText;
use crate::app::texts::programme::ProgrammeText;
use crate::app::texts::unite::VersionsText;
use crate::app::texts::{counted, fill, findings};
use crate::app::title::use_title;
use crate::app::{format, paths};
use crate::domain::ids::GroupId;
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;

/// So many cards are drawn at a time; a book with more groups can be searched.
const WINDOW: usize = 30;

/// The page of all groups.
#[component]
pub fn Groups() -> impl IntoView {
    let book = use_book();
    use_title(HomeText::MyGroups.text());
    let is_empty = Memo::new(move |_| book.summaries().with(|rows| rows.is_empty()));
    view! {
        <PageHead title=HomeText::MyGroups.text().to_owned()>
            <LinkButton to=paths::PROGRAMME icon=IconName::Groups>{ProgrammeText::Link.text()}</LinkButton>
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

/// The groups whose name holds what is looked for, by what is planned or due next, then by name.
fn found<'a>(rows: impl Iterator<Item = &'a Summary>, wanted: &str) -> Vec<GroupId> {
    let wanted = wanted.trim().to_lowercase();
    let mut rows: Vec<_> = rows
        .filter(|row| wanted.is_empty() || row.name.to_lowercase().contains(&wanted))
        .map(|row| (row.next(), row))
        .collect();
    sort_by_key(&mut rows, |(next, row): &(Option<_>, &'a Summary)| (next.is_none(), *next, row.name.as_str(), row.id));
    rows.into_iter().map(|(_, row)| row.id).collect()
}

/// The cards.
#[component]
pub fn GroupCards() -> impl IntoView {
    let book = use_book();
    let wanted = RwSignal::new(String::new());
    let shown = RwSignal::new(WINDOW);
    let all = Memo::new(move |_| book.summaries().with(|rows| rows.len()));
    let found = Memo::new(move |_| book.summaries().with(|rows| wanted.with(|wanted| found(rows.values(), wanted))));
    let hidden = Memo::new(move |_| found.with(Vec::len).saturating_sub(shown.get()));
    let cards = Memo::new(move |_| {
        let row = |rows: &std::collections::BTreeMap<GroupId, Summary>, id: &GroupId| rows.get(id).cloned();
        found.with(|found| {
            book.summaries()
                .with(|rows| found.iter().take(shown.get()).filter_map(|id| row(rows, id)).collect::<Vec<_>>())
        })
    });
    let more = move |()| {
        let next = found.with_untracked(|found| found.get(shown.get_untracked()).map(|id| card_id(*id)));
        shown.update(|shown| *shown += WINDOW);
        request_animation_frame(move || _ = next.is_some_and(|card| focus(&card)));
    };
    view! {
        <Show when=move || { all.get() > WINDOW }>
            <div class="filter">
                <TextField id="find-group" label=HomeText::FindGroup.text() value=wanted/>
                <p class="hint" role="status">
                    {move || said(cards.with(Vec::len), found.with(Vec::len), all.get())}
                </p>
            </div>
        </Show>
        <div class="cards">{move || cards.get().into_iter().map(card).collect_view()}</div>
        <Show when=move || { hidden.get() > 0 }>
            <div class="row">
                <Button reads=true on_press=more>{move || HomeText::ShowMore.with(&[&hidden.get().min(WINDOW).to_string()])}</Button>
            </div>
        </Show>
    }
}

/// How many of the groups are shown.
fn said(shown: usize, found: usize, all: usize) -> String {
    let [shown, found_text, all_text] = [shown, found, all].map(format::number);
    match found {
        0 => HomeText::NoneFound.with(&[&all_text]),
        _ if found == all => HomeText::ShownOf.with(&[&shown, &all_text]),
        _ => HomeText::FoundOf.with(&[&shown, &found_text, &all_text]),
    }
}

fn card_id(group: GroupId) -> String {
    format!("group-{group}")
}

fn card(row: Summary) -> impl IntoView {
    let held = counted(row.held, HomeText::OneHeld.text(), HomeText::ManyHeld.text());
    let about = fill("{0} · {1}", &[findings::stage(row.stage), &held]);
    let about = if row.sample { fill("{0} · {1}", &[HomeText::Sample.text(), &about]) } else { about };
    let waiting = VersionsText::Mark.with(&[&row.clashes.to_string()]);
    let about = if row.clashes > 0 { fill("{0} · {1}", &[&about, &waiting]) } else { about };
    view! {
        <GroupCard
            id=card_id(row.id)
            group=LinkView::new(row.name, paths::group(row.id))
            about=about
            seats=vec![SeatState::InOrder; row.mentees]
            seats_label=counted(row.mentees, HomeText::OneMentee.text(), HomeText::ManyMentees.text())
            counts=row.counts
        />
    }
}
