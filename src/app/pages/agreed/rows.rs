//! A list of what is recorded, each row with what can be done about it.

use crate::app::components::{Button, ButtonKind, IconName};
use leptos::prelude::*;

/// A row of the list.
pub(super) struct RecordRow {
    /// What is recorded.
    pub(super) text: String,
    /// Dates and the like.
    pub(super) detail: String,
    /// What can be done about it, in order.
    pub(super) acts: Vec<RecordAct>,
}

/// Something that can be done about a record.
pub(super) struct RecordAct {
    /// What the button says.
    pub(super) word: &'static str,
    /// Its picture.
    pub(super) icon: IconName,
    /// What it does.
    pub(super) run: Callback<()>,
}

/// The list; a sentence where it is empty.
pub(super) fn record_list(rows: Vec<RecordRow>, none: &'static str) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="soft">{none}</p> }.into_any();
    }
    let act = |act: RecordAct| {
        view! { <Button kind=ButtonKind::Quiet icon=act.icon on_press=act.run>{act.word}</Button> }
    };
    let row = |row: RecordRow| {
        view! {
            <li>
                <div>
                    <p class="typed">{row.text}</p>
                    <p class="small soft">{row.detail}</p>
                </div>
                <div class="row">{row.acts.into_iter().map(act).collect_view()}</div>
            </li>
        }
    };
    view! { <ul class="on-record">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
}
