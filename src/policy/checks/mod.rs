//! The checks: one kind a file. A rule of a pack names one of them with its parameters; `docs/checks.md` lists them all.
//!
//! To add a kind, follow recipe 2 in `ARCHITECTURE.md`: write its file, name its module here, and add it to the list below at
//! the place where `docs/pack.schema.json` has it. Tests hold files, list, schema, page and packs together.

pub mod after;
pub mod all_assent;
pub mod all_parts;
pub mod at_least;
pub mod at_most;
pub mod attested;
pub mod attested_measured;
pub mod before;
pub mod between;
pub mod briefed;
pub mod category_excluded;
pub mod credit_cap;
pub mod credit_stands;
pub mod done_by;
pub mod each_attendee;
pub mod each_has;
pub mod gate;
pub mod guard_clean;
pub mod in_force;
pub mod in_order;
pub mod listed_on;
pub mod meeting_covers;
pub mod monitored;
pub mod none_or_settled;
pub mod recorded;
pub mod reviewed_within;
pub mod same_as;
pub mod transition;
pub mod within;

use super::answer::Answer;
use super::desk::Desk;
use super::pack::LimitName;
use crate::domain::record::Kind;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What every kind of check can do.
pub trait Judge {
    /// Answers for each subject that there is; with one answer on the group where there is none yet.
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer>;

    /// The limits that it is held against. A pack that names one has to set it, unless the mentor does.
    fn limits(&self) -> Vec<LimitName> {
        Vec::new()
    }

    /// True where its parameters go together: a need is a mentee's, never a session's.
    fn fits(&self) -> bool {
        true
    }

    /// The rules that it repeats, by identifier.
    fn repeats(&self) -> &[Arc<str>] {
        &[]
    }

    /// True where it decides whether the pack binds a mentee at all.
    fn is_gate(&self) -> bool {
        false
    }

    /// True where it judges the transition itself, from which nobody is exempt.
    fn is_on_transition(&self) -> bool {
        false
    }

    /// True where it reads the verdicts of other rules, and so comes after them.
    fn reads_verdicts(&self) -> bool {
        false
    }

    /// The kinds of record in the private compartment that it reads: where a file leaves them out, it cannot tell.
    fn private(&self) -> &'static [Kind] {
        &[]
    }
}

macro_rules! checks {
    ($($name:literal => $kind:ident: $path:path),+ $(,)?) => {
        /// A check as a pack writes it: its kind and its parameters.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum Check {
            $(#[doc = concat!("See `checks/", $name, ".rs`.")] #[serde(rename = $name)] $kind($path)),+
        }

        impl Check {
            /// The name of every kind.
            pub const KINDS: &'static [&'static str] = &[$($name),+];

            /// The name of its kind, which is also that of its file.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $name),+
                }
            }

            /// The kind that judges, with its parameters.
            #[must_use]
            pub fn as_judge(&self) -> &dyn Judge {
                match self {
                    $(Self::$kind(check) => check),+
                }
            }
        }
    };
}

checks! {
    "after" => After: after::After,
    "all_assent" => AllAssent: all_assent::AllAssent,
    "all_parts" => AllParts: all_parts::AllParts,
    "at_least" => AtLeast: at_least::AtLeast,
    "at_most" => AtMost: at_most::AtMost,
    "attested" => Attested: attested::Attested,
    "attested_measured" => AttestedMeasured: attested_measured::AttestedMeasured,
    "before" => Before: before::Before,
    "between" => Between: between::Between,
    "briefed" => Briefed: briefed::Briefed,
    "category_excluded" => CategoryExcluded: category_excluded::CategoryExcluded,
    "credit_cap" => CreditCap: credit_cap::CreditCap,
    "credit_stands" => CreditStands: credit_stands::CreditStands,
    "done_by" => DoneBy: done_by::DoneBy,
    "each_attendee" => EachAttendee: each_attendee::EachAttendee,
    "each_has" => EachHas: each_has::EachHas,
    "gate" => Gate: gate::Gate,
    "guard_clean" => GuardClean: guard_clean::GuardClean,
    "in_force" => InForce: in_force::InForce,
    "in_order" => InOrder: in_order::InOrder,
    "listed_on" => ListedOn: listed_on::ListedOn,
    "meeting_covers" => MeetingCovers: meeting_covers::MeetingCovers,
    "monitored" => Monitored: monitored::Monitored,
    "none_or_settled" => NoneOrSettled: none_or_settled::NoneOrSettled,
    "recorded" => Recorded: recorded::Recorded,
    "reviewed_within" => ReviewedWithin: reviewed_within::ReviewedWithin,
    "same_as" => SameAs: same_as::SameAs,
    "transition" => Transition: transition::Transition,
    "within" => Within: within::Within,
}
