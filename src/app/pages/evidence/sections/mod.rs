//! The sections of the document, each a plain function of the pack.

mod closing;
mod counts;
mod group;
mod hours;
mod mentees;
mod rules;
mod sessions;

pub use closing::{corrections, evaluations, notes, private};
pub use counts::counts;
pub use group::{agreements, charter, consents, listings, roster, statements};
pub use hours::hours;
pub use mentees::{cases, goals, meetings, needs};
pub use rules::{rules, stages};
pub use sessions::sessions;
