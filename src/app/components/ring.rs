//! The ring of a group: one seat a person.

use leptos::prelude::*;
use std::f64::consts::TAU;

/// How a seat stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatState {
    /// In order: a filled disc.
    InOrder,
    /// Something is not met: a red square.
    NotMet,
    /// Something is due: an open ochre ring.
    Due,
    /// Open: a dashed ring.
    Open,
}

/// The ring of a group: one seat a person, with a number in the middle.
#[component]
pub fn Ring(
    /// The seats, clockwise from the top.
    seats: Vec<SeatState>,
    /// The number in the middle; empty for none.
    #[prop(optional, into)]
    number: String,
    /// What the ring says, in words.
    #[prop(into)]
    label: String,
    /// A short name for each seat; then the ring is drawn larger.
    #[prop(optional)]
    names: Vec<String>,
) -> impl IntoView {
    let named = !names.is_empty();
    let count = seats.len();
    // Beyond sixteen the seats shrink, so that they never touch.
    let size = if count > 16 { 60.0 / count as f64 } else { 3.8 };
    let drawn = seats.into_iter().enumerate().map(|(place, state)| {
        let (x, y) = on_circle(place, count, 22.0);
        seat(state, x, y, size)
    });
    let names = names.into_iter().enumerate().map(|(place, name)| {
        let (x, y) = on_circle(place, count, 31.5);
        // Names at the sides need more room than names above and below.
        let x = 28.0 + (x - 28.0) * 1.14;
        view! { <text class="ring-name" x=short(x) y=short(y)>{name}</text> }
    });
    view! {
        <svg
            class=if named { "ring ring-named" } else { "ring" }
            viewBox=if named { "-20 -10 96 76" } else { "0 0 56 56" }
            role="img"
            aria-label=label
        >
            <circle class="ring-line" cx="28" cy="28" r="22" />
            {drawn.collect_view()}
            {names.collect_view()}
            <text class="ring-number" x="28" y="28">{number}</text>
        </svg>
    }
    .into_any()
}

fn seat(state: SeatState, x: f64, y: f64, size: f64) -> AnyView {
    let class = match state {
        SeatState::InOrder => "seat",
        SeatState::NotMet => {
            let side = size * 1.9;
            return view! {
                <rect
                    class="seat seat-fail"
                    x=short(x - side / 2.0)
                    y=short(y - side / 2.0)
                    width=short(side)
                    height=short(side)
                    rx="1.4"
                />
            }
            .into_any();
        }
        SeatState::Due => "seat seat-due",
        SeatState::Open => "seat seat-open",
    };
    let size = if state == SeatState::InOrder { size } else { size - 0.7 };
    view! { <circle class=class cx=short(x) cy=short(y) r=short(size) /> }.into_any()
}

/// A place on the circle around the middle of the drawing, clockwise from the top.
fn on_circle(place: usize, count: usize, radius: f64) -> (f64, f64) {
    let angle = TAU * place as f64 / count.max(1) as f64;
    (28.0 + radius * angle.sin(), 28.0 - radius * angle.cos())
}

fn short(number: f64) -> String {
    format!("{number:.1}")
}
