//! The sections of a pack, as data. Small values of the domain that hold no identifier are used as they are.

mod agreed;
mod closing;
mod group;
mod hours;
mod mentees;
mod sessions;

pub use agreed::{Agreed, Answered, Consent, ConsentTo, Note, Stated};
pub use closing::{Action, Correction, Did, Evaluated, Gathered, Kept, Line, Value};
pub use group::{Charter, Enrolment, Listing, Membership};
pub use hours::{HoursEntry, HoursLine, HoursOf, Standing, Sums};
pub use mentees::{Attainments, Case, Goal, Look, Meeting, Need, OffLimits};
pub use sessions::{AgendaItem, Conduct, Contribution, Present, Session};

/// True where there is nothing to say.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
