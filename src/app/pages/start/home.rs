//! The start page: what is next across all groups, by date.

use super::calendar::CalendarButton;
use super::groups::GroupCards;
use super::lines::{Entry, Part, entries, line};
use super::welcome::Welcome;
use crate::app::components::{
    Button, ButtonKind, IconName, LedgerEntry, LedgerList, LinkButton, LinkView, PageHead, live,
};
use crate::app::format;
use crate::app::pages::book::page::DueNotice;
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::home::HomeText;
use crate::app::title::use_title;
use leptos::prelude::*;

/// How many lines a part of the list shows at first, and how many more each time it is asked for more.
const SHOWN: usize = 8;
const MORE: usize = 30;

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let book = use_book();
    use_title(HomeText::Title.text());
    let is_empty = Memo::new(move |_| book.summaries().with(|rows| rows.is_empty()));
    live(move || if is_empty.get() { view! { <Welcome/> }.into_any() } else { view! { <Next/> }.into_any() })
}

#[component]
fn Next() -> impl IntoView {
    let book = use_book();
    let all = Memo::new(move |_| {
        let today = book.today().get();
        book.summaries().with(|rows| entries(rows.values(), today))
    });
    let of = move |part: Part| {
        Signal::derive(move || {
            all.with(|all| all.iter().filter(|entry| entry.part == part).copied().collect::<Vec<_>>())
        })
    };
    view! {
        <PageHead
            title=Signal::derive(move || format::weekday(book.today().get()))
            lede=Signal::derive(move || all.with(|all| lede(all)))
        >
            <CalendarButton/>
            <LinkButton to=paths::NEW_GROUP icon=IconName::Add>{HomeText::NewGroup.text()}</LinkButton>
        </PageHead>
        <DueNotice/>
        <PartList title=HomeText::Today entries=of(Part::Today)/>
        <PartList title=HomeText::Late entries=of(Part::Late)/>
        <PartList title=HomeText::NotMet entries=of(Part::NotMet)/>
        <PartList title=HomeText::ComingUp entries=of(Part::ComingUp)/>
        <section class="section">
            <div class="section-head"><h2>{HomeText::MyGroups.text()}</h2></div>
            <GroupCards/>
        </section>
    }
    .into_any()
}

fn lede(entries: &[Entry]) -> String {
    let count = |part: Part| entries.iter().filter(|entry| entry.part == part).count();
    let said = |number: usize, one: HomeText, many: HomeText| match number {
        0 => None,
        1 => Some(one.text().to_owned()),
        number => Some(many.with(&[&format::number(number)])),
    };
    let late = said(count(Part::Late), HomeText::OneLate, HomeText::ManyLate);
    let not_met = said(count(Part::NotMet), HomeText::OneNotMet, HomeText::ManyNotMet);
    let said: Vec<_> = late.into_iter().chain(not_met).collect();
    if said.is_empty() { HomeText::NothingLate.text().to_owned() } else { said.join(" ") }
}

/// A part of the list; nothing where it has no lines.
#[component]
fn PartList(title: HomeText, entries: Signal<Vec<Entry>>) -> impl IntoView {
    let book = use_book();
    let shown = RwSignal::new(SHOWN);
    let lines = move |entries: &[Entry]| {
        let today = book.today().get();
        let words = |entry: &Entry| {
            book.summaries().with(|rows| book.shelf().with(|shelf| line(*entry, rows.get(&entry.group)?, shelf, today)))
        };
        entries.iter().take(shown.get()).filter_map(words).collect::<Vec<_>>()
    };
    live(move || {
        let entries = entries.get();
        if entries.is_empty() {
            return None;
        }
        let hidden = entries.len().saturating_sub(shown.get());
        let lines = lines(&entries).into_iter().map(|line| {
            view! {
                <LedgerEntry
                    date=line.date
                    when=line.when
                    title=LinkView::new(line.title, line.href.clone())
                    text=line.text
                    meta=line.meta
                    mark=line.mark
                >
                    <LinkButton to=line.act>{line.action}</LinkButton>
                </LedgerEntry>
            }
        });
        let more = (hidden > 0).then(|| {
            view! {
                <Button reads=true kind=ButtonKind::Quiet on_press=move |()| shown.update(|shown| *shown += MORE)>
                    {HomeText::ShowMore.with(&[&hidden.min(MORE).to_string()])}
                </Button>
            }
        });
        Some(view! {
            <section class="section">
                <div class="section-head"><h2>{title.text()}</h2></div>
                <LedgerList>{lines.collect_view()}</LedgerList>
                {more}
            </section>
        })
    })
}
