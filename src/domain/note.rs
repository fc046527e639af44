//! Dated notes: short statements that stand as proof, each of one kind.

use super::ids::{GoalId, GroupId, NoteId, PersonId, SessionId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A dated note in a group's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Identifier.
    pub id: NoteId,
    /// The group.
    pub group: GroupId,
    /// The day to which it speaks.
    pub on: NaiveDate,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// What is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What kind of note it is.
    pub about: About,
}

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum About {
    /// Members were told about the group. (CMPC policy, item 1)
    Briefing {
        /// Who was told.
        recipients: Vec<PersonId>,
        /// What they were told.
        covers: Vec<BriefingPart>,
    },
    /// A mentee did something to learn or develop. (CMPC policy, para 3, third phase)
    Activity {
        /// The mentee.
        person: PersonId,
        /// The goal that it serves.
        goal: Option<GoalId>,
        /// The session in which it happened.
        session: Option<SessionId>,
    },
    /// The mentor looked at the services that a mentee provides. (CMPC policy, para 2)
    ServiceMonitoring {
        /// The mentee.
        person: PersonId,
        /// The session in which it happened.
        session: Option<SessionId>,
    },
    /// The mentor states that other professional responsibilities are met. (CMPC policy, item 7)
    OtherDuties,
    /// Further guidance was looked up; the text says which. (CMPC notice, end)
    Guidance,
    /// Guidelines or policy were looked at again. (UK healthcare, 3.2 and 8.1)
    Review {
        /// What was looked at.
        of: Reviewed,
    },
    /// A duty that can no longer be met is closed; the text gives the reason. (our decision on CMPC policy, para 1)
    Closure {
        /// The rule, such as `CMPC-16`.
        rule: String,
        /// The mentee whom it concerns; none for the whole group.
        person: Option<PersonId>,
    },
    /// A record was made although a rule spoke against it; the text gives the reason.
    Departure {
        /// The rule.
        rule: String,
        /// The identifier of the record.
        record: Uuid,
    },
    /// A mentee was given a slip with their own records, to confirm or correct them.
    Slip {
        /// The mentee.
        person: PersonId,
        /// The slip's own identifier.
        slip: Uuid,
        /// The digest of what it said, in 64 hexadecimal digits: an answer to anything else is not taken in.
        digest: String,
        /// What came back, oldest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        answers: Vec<SlipAnswer>,
    },
}

/// What a mentee answered to a slip, and what the mentor made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipAnswer {
    /// The answer's own identifier, so that the same answer is known again.
    pub id: Uuid,
    /// The day on which the mentee answered.
    pub on: NaiveDate,
    /// How many lines of the slip the mentee confirmed.
    pub agreed: u16,
    /// How many lines the mentee said nothing of.
    pub unsaid: u16,
    /// What the mentee would have otherwise, and what came of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<SlipPoint>,
    /// What the mentee said beside the lines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

/// One thing that a mentee would have otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipPoint {
    /// The record; none where it is not in the book any more, or never was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Uuid>,
    /// What the mentee said to it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// True where the record was changed accordingly.
    pub accepted: bool,
    /// Why it was not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What a briefing covers. (CMPC policy, item 1)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BriefingPart {
    /// Why the group meets.
    Purpose,
    /// What it sets out to reach.
    Goals,
    /// The individual meetings beside the sessions.
    IndividualComponent,
    /// The platform for sessions online. (UK healthcare, 5.2)
    Platform,
    /// What is expected of mentor and mentees. (Nordic roles, para 2)
    RoleExpectations,
}

/// What is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reviewed {
    /// The guidelines of the group. (UK healthcare, 3.2)
    Guidelines,
    /// The policy itself. (UK healthcare, 8.1)
    Policy,
}
