//! What uniting another copy with the book would bring, group by group.

use crate::app::state::BookCtx;
use crate::app::texts::unite::UniteText as T;
use crate::domain::ids::GroupId;
use crate::exchange::open::Opened;
use crate::journal::merge::{Merge, Tally};
use leptos::prelude::*;

/// A row for each group of which something would come in.
pub(super) fn by_group(book: BookCtx, opened: &Opened, merge: &Merge) -> AnyView {
    if merge.tallies.is_empty() {
        return ().into_any();
    }
    let name = |group: Option<GroupId>| {
        let Some(group) = group else { return T::Shared.text().to_owned() };
        let mine = book.summaries().with_untracked(|rows| rows.get(&group).map(|row| row.name.clone()));
        let theirs = || opened.book.group(group)?.group().map(|group| group.name.clone());
        mine.or_else(theirs).unwrap_or_default()
    };
    let row = |(group, tally): (&Option<GroupId>, &Tally)| {
        let numbers = [
            (T::New, tally.new),
            (T::Changed, tally.changed),
            (T::Removed, tally.removed),
            (T::Combined, tally.combined),
            (T::Clashing, tally.clashing),
        ];
        let cell = |(head, number): (T, usize)| view! { <td class="number" data-label=head.text()>{number}</td> };
        view! {
            <tr>
                <th scope="row">{name(*group)}</th>
                {numbers.map(cell).into_iter().collect_view()}
            </tr>
        }
    };
    let heads = [T::Where, T::New, T::Changed, T::Removed, T::Combined, T::Clashing];
    view! {
        <div class="table">
            <table class="stacks" id="union">
                <caption>{T::Caption.text()}</caption>
                <thead>
                    <tr>{heads.map(|head| view! { <th scope="col">{head.text()}</th> }).into_iter().collect_view()}</tr>
                </thead>
                <tbody>{merge.tallies.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="small soft measure">{T::Explained.text()}</p>
    }
    .into_any()
}
