//! A slip as it is read and printed.

use super::words::{says, what};
use crate::app::format;
use crate::app::texts::slips::SlipText as T;
use crate::exchange::slip::{Line, Slip};
use leptos::prelude::*;

/// What stands above the lines.
pub(super) fn head(slip: &Slip) -> AnyView {
    let counted = slip.counted.map(|counted| {
        view! { <p class="small">{T::Counted.with(&[&format::hours(counted.attended), &format::hours(counted.credited)])}</p> }
    });
    view! {
        <h2>{T::Heading.with(&[&slip.group])}</h2>
        <p class="soft">{T::MadeOn.with(&[&slip.mentee, &format::day(slip.made_at.date())])}</p>
        {counted}
    }
    .into_any()
}

/// The slip.
pub(super) fn sheet(slip: &Slip) -> AnyView {
    let row = |line: &Line| {
        view! {
            <tr>
                <th scope="row">{what(&line.fact)}</th>
                <td class="wide typed" data-label=T::Says.text()>{says(&line.fact)}</td>
            </tr>
        }
    };
    view! {
        {head(slip)}
        <div class="table">
            <table class="stacks">
                <thead><tr><th scope="col">{T::What.text()}</th><th scope="col">{T::Says.text()}</th></tr></thead>
                <tbody>{slip.lines.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
