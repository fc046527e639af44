//! What a mentee's credit still waits for.

use crate::app::state::library::{packs, rule_named};
use crate::app::state::use_book;
use crate::app::texts::hours::HoursText as T;
use crate::app::verdicts::text;
use crate::policy::credit::Standing;
use leptos::prelude::*;
use std::sync::Arc;

/// The rules that the credit waits for, or that were closed with a reason; nothing where it is simply final.
#[component]
pub fn Waits(
    /// Whether the credit is final.
    standing: Standing,
) -> impl IntoView {
    let (title, rules) = match standing {
        Standing::Final => return None,
        Standing::Provisional(rules) => (T::WaitsFor, rules),
        Standing::FinalWithRemark(rules) => (T::ClosedRules, rules),
    };
    let packs = use_book().shelf().with_untracked(|shelf| packs(shelf));
    let line = |id: &Arc<str>| {
        let title = rule_named(&packs, id).map(|rule| text(&rule.title).to_owned()).unwrap_or_default();
        view! { <li>{title} " " <span class="code">{id.to_string()}</span></li> }
    };
    Some(view! {
        <section class="section">
            <h2>{title.text()}</h2>
            <ul class="bullets">{rules.iter().map(line).collect_view()}</ul>
        </section>
    })
}
