//! Groups and who belongs to them.

use super::charter::Charter;
use super::fields::is_false;
use super::ids::{GroupId, MemberId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A mentoring group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Identifier.
    pub id: GroupId,
    /// What the mentor calls it.
    pub name: String,
    /// Why the group meets.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// What the group as a whole sets out to reach.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub goals: String,
    /// Keys of the policy packs that judge it, such as `cmpc-policy`.
    pub packs: Vec<String>,
    /// The mentor who answers for the group.
    pub mentor: Option<PersonId>,
    /// How many individual contacts the mentor means to have with each mentee. (CMPC policy, para 2; no number is given there)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_target: Option<u16>,
    /// How it is set up beyond that.
    #[serde(default, skip_serializing_if = "Charter::is_empty")]
    pub charter: Charter,
    /// True for the sample that comes with the app.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sample: bool,
}

/// What a person is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Is mentored, under a programme that counts hours.
    Mentee,
    /// Takes part without a programme.
    Participant,
    /// Leads the group.
    Mentor,
    /// Helps to lead.
    CoMentor,
    /// Looks on.
    Observer,
}

impl Role {
    /// Every role, in the order in which a form offers them.
    pub const ALL: [Self; 5] = [Self::Mentee, Self::Participant, Self::Mentor, Self::CoMentor, Self::Observer];

    /// True for whoever is mentored.
    #[must_use]
    pub const fn is_mentored(self) -> bool {
        matches!(self, Self::Mentee | Self::Participant)
    }
}

/// A person's membership of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Identifier.
    pub id: MemberId,
    /// The group.
    pub group: GroupId,
    /// The person.
    pub person: PersonId,
    /// What the person is in this group.
    pub role: Role,
    /// The day of the invitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited: Option<NaiveDate>,
    /// First day as a member; none while only invited.
    pub joined: Option<NaiveDate>,
    /// Last day as a member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<NaiveDate>,
    /// How the person fits the purpose of the group. (Proctor stages, stage 4)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fit: String,
    /// The person's professional role, as a category such as `nurse`. (UK healthcare, 1.2)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub profession: String,
}

impl Member {
    /// True where the person belongs to the group on `day`, first and last day included.
    #[must_use]
    pub fn belongs_on(&self, day: NaiveDate) -> bool {
        self.joined.is_some_and(|joined| joined <= day) && self.left.is_none_or(|left| day <= left)
    }
}
