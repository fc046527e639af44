//! The person whom an address asks a form to choose.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The identifier of the person whom the address names; empty where it names nobody.
#[must_use]
pub fn wanted_person() -> String {
    use_query_map().with_untracked(|query| query.get("person").unwrap_or_default())
}
