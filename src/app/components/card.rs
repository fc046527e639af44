//! The card of a group.

use super::link::{LinkView, href};
use super::ring::{Ring, SeatState};
use super::tally::{Counts, Tally};
use leptos::prelude::*;

/// The card of a group; all of it is the link.
#[component]
pub fn GroupCard(
    /// Identifier of its link.
    id: String,
    /// The group's name and address.
    group: LinkView,
    /// How far it is, such as `Closing · 8 sessions held`.
    #[prop(into)]
    about: String,
    /// Its seats.
    seats: Vec<SeatState>,
    /// What the ring says, in words.
    #[prop(into)]
    seats_label: String,
    /// How its rules came out.
    counts: Counts,
) -> impl IntoView {
    let number = seats.len().to_string();
    view! {
        <article class="card">
            <div class="card-top">
                <Ring seats=seats number=number label=seats_label />
                <div>
                    <p class="card-title">
                        <a id=id href=href(&group.href)>{group.label}</a>
                    </p>
                    <p class="small faint">{about}</p>
                </div>
            </div>
            <div class="card-end">
                <Tally counts=counts />
            </div>
        </article>
    }
    .into_any()
}
