//! A slip or an answer as a QR code, with the same as text beside it; where there is too much for a code, the text alone.

use crate::app::components::Fold;
use crate::app::texts::slips::SlipText as T;
use crate::exchange::slip::compact::Squares;
use leptos::ev::FocusEvent;
use leptos::prelude::*;
use std::fmt::Write;
use web_sys::HtmlTextAreaElement;

/// The light margin that a scanner needs, in squares.
const QUIET: usize = 4;

/// The picture of the code; none where there is too much for one.
pub(super) fn picture(text: &str) -> Option<AnyView> {
    let squares = Squares::of(text)?;
    let side = squares.width() + 2 * QUIET;
    let mut path = String::new();
    for (x, y, length) in squares.runs() {
        // Writing to a text does not fail.
        _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
    }
    let label = T::CodePicture.text();
    Some(
        view! {
            <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label shape-rendering="crispEdges">
                <rect width=side.to_string() height=side.to_string() fill="#fff"/>
                <path d=path fill="#000"/>
            </svg>
        }
        .into_any(),
    )
}

/// Selects the whole text, so that it is copied with one key.
fn select(event: FocusEvent) {
    event_target::<HtmlTextAreaElement>(&event).select();
}

/// The code and the text.
#[component]
pub(super) fn Code(
    /// What the code holds.
    text: String,
    /// Identifier of the field with the text.
    id: String,
    /// What the code is for.
    how: T,
) -> impl IntoView {
    let text = StoredValue::new(text);
    let id = StoredValue::new(id);
    view! {
        <Fold class="more slip-code" summary=|| T::Code.text().into_any()>
            {match text.with_value(|text| picture(text)) {
                Some(picture) => view! { <p class="soft measure">{how.text()}</p> {picture} }.into_any(),
                None => view! { <p class="soft measure" role="status">{T::CodeTooLarge.text()}</p> }.into_any(),
            }}
            <div class="field">
                <label for=id.get_value()>{T::CodeText.text()}</label>
                <textarea
                    class="input code"
                    id=id.get_value()
                    rows="4"
                    readonly
                    on:focus=select
                    prop:value=text.get_value()
                ></textarea>
            </div>
        </Fold>
    }
    .into_any()
}
