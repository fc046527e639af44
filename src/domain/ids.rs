//! Identifiers: one type for each kind of record, so that a person's is never taken for a session's.
//!
//! They are UUIDs made by the shell, because making one needs a clock and randomness.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The identifier with this number, for tests and generated books.
            #[must_use]
            pub const fn from_number(number: u128) -> Self {
                Self(Uuid::from_u128(number))
            }
        }

        // As the bytes are ordered, by one comparison: judging looks people up thousands of times.
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.0.as_u128().cmp(&other.0.as_u128())
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A person, known by a code name.
    PersonId,
    /// A mentor's listing in a registry of approved mentors.
    ListingId,
    /// A person's enrolment in a training programme.
    EnrolmentId,
    /// A mentoring group.
    GroupId,
    /// A person's membership of a group.
    MemberId,
    /// A group session.
    SessionId,
    /// An item on a session's agenda.
    AgendaItemId,
    /// An individual meeting of mentor and mentee.
    MeetingId,
    /// A learning need.
    NeedId,
    /// A learning goal.
    GoalId,
    /// A case assigned to a mentee.
    CaseId,
    /// A concern of a mentee.
    ConcernId,
    /// A dated note: briefing, activity, service monitoring, statement, incident, closure or departure.
    NoteId,
    /// A policy of an organisation's own.
    OwnPolicyId,
    /// Versions of one record of which somebody must decide.
    ClashId,
    /// A version of an agreement.
    AgreementId,
    /// An assent or a consent.
    AssentId,
    /// A dated statement.
    StatementId,
    /// A matter that asks for an answer.
    MatterId,
    /// An evaluation of the group.
    EvaluationId,
    /// An entry of hours that did not come from a session in this book.
    HoursEntryId,
    /// One device's chain of journal entries.
    ChainId,
}
