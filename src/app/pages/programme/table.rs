//! What the tables of this view share: heads that sort, a window on long lists, and cells of verdicts.

use super::words;
use crate::app::components::{
    Button, Choice, Icon, IconName, Mark, OutcomeMark, SelectField, Show, Tally as TallyList,
};
use crate::app::format;
use crate::app::texts::programme::ProgrammeTable as T;
use crate::domain::sort::sort_by_key;
use crate::programme::tally::Tally;
use leptos::prelude::*;

/// So many rows are drawn at a time.
pub(super) const WINDOW: usize = 100;

/// By which column the rows stand, and whether the largest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) column: usize,
    pub(super) down: bool,
}

/// A column that sorts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) label: String,
    /// True where it holds numbers, which stand at its end.
    pub(super) number: bool,
    /// True where the largest comes first.
    pub(super) down: bool,
}

impl Column {
    pub(super) fn text(label: &str) -> Self {
        Self { label: label.to_owned(), number: false, down: false }
    }

    pub(super) fn number(label: &str) -> Self {
        Self { label: label.to_owned(), number: true, down: true }
    }

    /// Of verdicts, the most urgent first.
    pub(super) fn verdicts(label: &str) -> Self {
        Self { label: label.to_owned(), number: false, down: true }
    }
}

/// What a row is sorted by: a number, or words.
pub(super) enum Key {
    Number(usize),
    Words(String),
}

/// The rows in this order; those that are alike stay by their names, which is how they come.
pub(super) fn sorted<R: Clone>(rows: Vec<R>, sort: Sort, key: impl Fn(&R) -> Key) -> Vec<R> {
    let mut keyed: Vec<(i64, String, usize)> = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let (number, words) = match key(row) {
            Key::Number(number) => (i64::try_from(number).unwrap_or(i64::MAX), String::new()),
            Key::Words(words) => (0, words.to_lowercase()),
        };
        keyed.push((if sort.down { -number } else { number }, words, place));
    }
    sort_by_key(&mut keyed, Clone::clone);
    let is_words = keyed.iter().any(|(_, words, _)| !words.is_empty());
    if sort.down && is_words {
        keyed.reverse();
    }
    keyed.into_iter().filter_map(|(.., place)| rows.get(place).cloned()).collect()
}

/// The heads of a table, each a button that sorts by it.
#[component]
pub(super) fn Heads(#[prop(into)] columns: Signal<Vec<Column>>, sort: RwSignal<Sort>) -> impl IntoView {
    let head = move |(place, column): (usize, Column)| {
        let is_here = move || sort.get().column == place;
        let order = move || match (is_here(), sort.get().down) {
            (false, _) => "none",
            (true, true) => "descending",
            (true, false) => "ascending",
        };
        let (number, first) = (column.number, column.down);
        let press = move |_| {
            sort.update(|sort| {
                let down = if sort.column == place { !sort.down } else { first };
                *sort = Sort { column: place, down };
            });
        };
        view! {
            <th scope="col" class:number=number aria-sort=order>
                <button type="button" class="sort" class:sort-up=move || !sort.get().down on:click=press>
                    {column.label} <Icon name=IconName::Turn/>
                </button>
            </th>
        }
    };
    view! { <tr>{move || columns.get().into_iter().enumerate().map(head).collect_view()}</tr> }.into_any()
}

/// The same choice where the heads are not in sight, as on a phone.
#[component]
pub(super) fn SortField(
    id: &'static str,
    #[prop(into)] columns: Signal<Vec<Column>>,
    sort: RwSignal<Sort>,
) -> impl IntoView {
    let value = RwSignal::new(sort.get_untracked().column.to_string());
    let choices = Signal::derive(move || {
        let choice = |(place, column): (usize, Column)| Choice::new(place.to_string(), column.label);
        columns.get().into_iter().enumerate().map(choice).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        let wanted = value.with(|value| value.parse().unwrap_or_default());
        if sort.get_untracked().column != wanted {
            let down = columns.with_untracked(|all| all.get(wanted).is_some_and(|column: &Column| column.down));
            sort.set(Sort { column: wanted, down });
        }
    });
    Effect::new(move |_| value.set(sort.get().column.to_string()));
    view! { <div class="narrow-only"><SelectField id label=T::SortBy.text() choices value/></div> }.into_any()
}

/// How many of the rows are in sight, and the button that shows more of them.
#[component]
pub(super) fn More(shown: RwSignal<usize>, #[prop(into)] found: Signal<usize>) -> impl IntoView {
    let hidden = Memo::new(move |_| found.get().saturating_sub(shown.get()));
    view! {
        <Show when=move || { hidden.get() > 0 }>
            <div class="row screen-only">
                <Button reads=true on_press=move |()| shown.update(|shown| *shown += WINDOW)>
                    {move || T::More.with(&[&hidden.get().min(WINDOW).to_string()])}
                </Button>
            </div>
        </Show>
    }
    .into_any()
}

/// Verdicts of a policy in one cell: what wants a look, and below it a line that shows how much is in order.
pub(super) fn verdicts(tally: Option<Tally>) -> AnyView {
    let Some(tally) = tally else {
        return view! { <span class="faint">"–" <span class="off">{T::NotChosen.text()}</span></span> }.into_any();
    };
    let open = words::open(tally);
    if open.total() == 0 && tally.pass + tally.exempt + tally.not_applicable > 0 {
        return view! { <OutcomeMark outcome=Mark::Pass/> {share(tally)} }.into_any();
    }
    view! { <TallyList counts=open/> {share(tally)} }.into_any()
}

/// How the verdicts share a line: the same is said in words above it.
fn share(tally: Tally) -> AnyView {
    let Tally { fail, due, unknown, monitor, pass, .. } = tally;
    let all = fail + due + unknown + monitor + pass;
    if all == 0 {
        return ().into_any();
    }
    let parts = [
        ("share-fail", fail),
        ("share-due", due),
        ("share-unknown", unknown),
        ("share-watch", monitor),
        ("share-pass", pass),
    ];
    let mut from = 0;
    let percent = |count: usize| format!("{:.2}%", count as f64 / all as f64 * 100.0);
    let rects: Vec<_> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(class, count)| {
            let x = percent(from);
            from += count;
            view! { <rect class=class x=x width=percent(count) height="4"/> }
        })
        .collect();
    view! { <svg class="share" aria-hidden="true">{rects}</svg> }.into_any()
}

/// A number that wants a look where it is not nought.
pub(super) fn late(count: usize) -> AnyView {
    if count == 0 {
        return view! { <span class="faint">"0"</span> }.into_any();
    }
    view! { <b class="late">{format::number(count)}</b> }.into_any()
}

/// How many rows are shown.
pub(super) fn shown(found: usize, all: usize) -> String {
    if found == 0 {
        T::NoneFound.text().to_owned()
    } else {
        T::Shown.with(&[&format::number(found), &format::number(all)])
    }
}
