//! What a pack holds. Nothing in the parts that are shown is an identifier of the book: people and records are named by their
//! places in two lists of the pack, [`Pack::people`] and [`Pack::things`]. Identifiers stand in [`Pack::chain`] alone.

use super::chain::Chain;
use super::judged::Policy;
use super::publish::Counts;
use super::sections::{
    Agreed, Attainments, Case, Charter, Consent, Correction, Evaluated, Goal, HoursOf, Kept, Listing, Meeting,
    Membership, Need, Note, Session, Stated,
};
use crate::domain::agreement::AgreementKind;
use crate::domain::dates::Moment;
use crate::domain::group::Role;
use crate::domain::meeting::MeetingKind;
use crate::domain::record::Kind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the file says that it is.
pub const FORMAT: &str = "circlebook-evidence";
/// The schema of the parts below.
pub const SCHEMA: u16 = 1;

/// The place of a person in [`Pack::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Who(pub u32);

/// The place of a record in [`Pack::things`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ix(pub u32);

/// For whom a pack is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// All but the private compartment.
    Auditor,
    /// Only what is this mentee's own.
    Mentee(Who),
    /// Nothing that tells who somebody is: no names, no typed text, no chain.
    Publishable,
}

/// The days of which a pack speaks, both included; open at either end where none is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

impl Period {
    /// True where the day falls into it.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// True where some day of the stretch falls into it; a stretch without an end goes on.
    #[must_use]
    pub fn meets(&self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> bool {
        let begins = self.to.is_none_or(|to| first.is_none_or(|first| first <= to));
        begins && self.from.is_none_or(|from| last.is_none_or(|last| from <= last))
    }
}

/// What the cover says. It is the one part in which the time of making stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The version of the app that made it.
    pub app: String,
    /// When it was made.
    pub made_at: Moment,
    /// The day on which the verdicts were found. They are about the whole record up to then, not the period alone.
    pub judged_on: NaiveDate,
    /// For whom it is.
    pub view: View,
    /// The days of which it speaks.
    pub period: Period,
    /// The group's name; empty in a view that must not tell.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// The mentor who answers for the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentor: Option<Who>,
    /// True for the sample that comes with the app.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sample: bool,
}

/// Somebody who is named in the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Someone {
    /// The code name; empty where the view must not tell it, and the page then numbers people by their place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The real name, where the book keeps it and whoever made the pack chose to show it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub full_name: String,
    /// What the person is in this group; none for somebody from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

/// A record that the pack speaks of, as far as it takes to name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// Its kind. Of concerns, incidents and matters nothing else is said.
    pub kind: Kind,
    /// A session's place among the sessions of the group, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The day to which it speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// The person whom it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Who>,
    /// What kind of meeting, agreement or note it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<Sort>,
    /// A case's code, or the rule of a closure or departure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
}

/// What kind of meeting, agreement or note a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// An individual meeting.
    Meeting(MeetingKind),
    /// An agreement.
    Agreement(AgreementKind),
    /// A note.
    Note(NoteKind),
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Members were told about the group.
    Briefing,
    /// A mentee did something to learn.
    Activity,
    /// The mentor looked at a mentee's services.
    ServiceMonitoring,
    /// Other responsibilities are met.
    OtherDuties,
    /// Guidance was looked up.
    Guidance,
    /// Guidelines or policy were looked at again.
    Review,
    /// A duty was closed with a reason.
    Closure,
    /// A record was made although a rule spoke against it.
    Departure,
    /// A mentee was given their own records to confirm or correct.
    Slip,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub(super) const fn is_false(value: &bool) -> bool {
    !*value
}

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident = $field:ident: $type:ty),+ $(,)?) => {
        /// A pack: one value that holds all that its page shows.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Pack {
            $($(#[$doc])* pub $field: $type),+
        }

        /// A part of a pack. Each has its own digest in the seal, so that a changed byte is found in its part.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Part {
            $($(#[$doc])* $part),+
        }

        impl Part {
            /// Every part, in the order in which they stand in the file.
            pub const ALL: &'static [Self] = &[$(Self::$part),+];

            /// Its name in the file.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$part => stringify!($field)),+
                }
            }
        }

        impl Pack {
            /// The JSON of each part, in their order.
            ///
            /// # Errors
            /// Where a part has no JSON, which none of ours lacks.
            pub fn parts(&self) -> Result<Vec<(Part, String)>, serde_json::Error> {
                Ok(vec![$((Part::$part, serde_json::to_string(&self.$field)?)),+])
            }

            /// Reads a pack from the JSON of its parts.
            ///
            /// # Errors
            /// Names the part that is missing or does not read, and where in it.
            pub fn of_parts<'a>(part: impl Fn(Part) -> Option<&'a str>) -> Result<Self, crate::json::DecodeError> {
                Ok(Self {
                    $($field: super::seal::read_part(Part::$part, part(Part::$part))?),+
                })
            }
        }
    };
}

parts! {
    /// What the cover says.
    About = about: About,
    /// The people who are named.
    People = people: Vec<Someone>,
    /// The records that are named.
    Things = things: Vec<Thing>,
    /// The policies, with what each rule found.
    Policies = policies: Vec<Policy>,
    /// Counts of mentees, in the publishable view alone.
    Counts = counts: Vec<Counts>,
    /// How the group is set up.
    Charter = charter: Charter,
    /// Who belongs to the group.
    Roster = roster: Vec<Membership>,
    /// The mentor's registry listings.
    Listings = listings: Vec<Listing>,
    /// The agreements in their versions, with who assents.
    Agreements = agreements: Vec<Agreed>,
    /// What people assent and consent to besides.
    Consents = consents: Vec<Consent>,
    /// The sessions, in their order.
    Sessions = sessions: Vec<Session>,
    /// Individual meetings, in their order.
    Meetings = meetings: Vec<Meeting>,
    /// Learning needs.
    Needs = needs: Vec<Need>,
    /// Goals with their progress.
    Goals = goals: Vec<Goal>,
    /// How much of their goals mentees reached.
    Attained = attained: Attainments,
    /// Cases: that they were assigned and discussed, never what is off limits.
    Cases = cases: Vec<Case>,
    /// Hours, credited and not.
    Hours = hours: Vec<HoursOf>,
    /// Statements that belong to no session.
    Statements = statements: Vec<Stated>,
    /// Dated notes: briefings, activities, guidance, reviews, closures, departures.
    Notes = notes: Vec<Note>,
    /// Evaluations with their actions.
    Evaluations = evaluations: Vec<Evaluated>,
    /// What is kept in the private compartment: how many records, and nothing of what they say.
    Private = private: Vec<Kept>,
    /// What was corrected after it had been recorded.
    Corrections = corrections: Vec<Correction>,
    /// What ties the shown records to the journal; none in the publishable view.
    Chain = chain: Option<Chain>,
}
