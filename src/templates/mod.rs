//! What a new group can begin with: a library of clauses, and templates that propose settings, clauses, consents, sessions.
//!
//! Templates are data (`templates.json`, `clauses.json`). They propose what the mentor then confirms, and never hold what has
//! not happened: no answer of anybody, and no day of a meeting.

mod actions;
mod clauses;
mod proposal;
mod wanted;

pub use actions::{ActionPlace, action_key, open_actions, with_settled};
pub use clauses::{LibraryClause, library};
pub use proposal::{AgendaLine, Proposal, Series, Template, after_group, templates};
pub use wanted::{Want, Wanted, wanted};

use crate::policy::pack::Texts;

/// The text in that language or, where it has none, in the one that there is.
#[must_use]
pub fn said<'a>(texts: &'a Texts, language: &str) -> &'a str {
    texts.get(language).or_else(|| texts.values().next()).map_or("", String::as_str)
}
