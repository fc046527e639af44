//! What a group agrees: the working agreement in its versions, the contract, and what each person assents or consents to.

use super::fields::{distinct, group, is_false, names, order, person, text};
use super::ids::{AgreementId, AssentId, GoalId, GroupId, PersonId};
use super::invariant::{Check, Report, Visit};
use super::record::Kind;
use super::units::Minutes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One version of what the group agreed. The last one of its kind, by day, is in force. (Proctor stages, stages 5 and 6;
/// UK healthcare, 2.3 and 3.2)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Identifier.
    pub id: AgreementId,
    /// The group.
    pub group: GroupId,
    /// What kind of agreement it is.
    pub kind: AgreementKind,
    /// The day from which it holds.
    pub on: NaiveDate,
    /// Its clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
    /// Minutes that a member has to present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presenting: Option<Minutes>,
    /// Who worked it out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributors: Vec<PersonId>,
    /// The version that this one amends; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<AgreementId>,
    /// The guidance on which an amendment rests.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// Why it was amended. (UK healthcare, 8.2)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// True where the whole was negotiated anew, and not one clause alone. (Proctor stages, stages 6 and 7)
    #[serde(default, skip_serializing_if = "is_false")]
    pub renegotiated: bool,
}

/// A kind of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementKind {
    /// Ground rules and ways of working, also called guidelines.
    WorkingAgreement,
    /// The overall contract: who is responsible for what.
    Contract,
}

/// A clause of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// What it is about.
    pub topic: ClauseTopic,
    /// Its heading, where the group gave it one of its own. Of one topic there may be several clauses with different headings.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What is agreed.
    pub text: String,
}

/// What a clause is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseTopic {
    /// What is said in the group stays confidential. (Proctor stages, stage 6)
    ConfidentialityOfDiscussion,
    /// Students, patients or clients who are spoken of stay unnamed. (Proctor stages, stage 6)
    ConfidentialityOfStudents,
    /// Nothing is shared outside the session. (UK healthcare, 2.3)
    NotSharingOutside,
    /// Where the group's work ends. (UK healthcare, 7)
    Boundaries,
    /// How members reach one another safely. (UK healthcare, 7)
    SecureChannel,
    /// How sessions are facilitated. (UK healthcare, 7)
    FacilitationStructure,
    /// Feedback is given with respect. (Proctor stages, stage 6)
    RespectfulFeedback,
    /// Members commit themselves to attend. (Proctor stages, stage 6)
    AgreementToAttend,
    /// How the agreement itself is changed. (Proctor stages, stage 6)
    Renegotiation,
    /// What members want to learn. (Proctor stages, stage 6)
    LearningAgendas,
    /// Who sees to rooms, dates and papers. (Proctor stages, stage 6)
    Administration,
    /// How the group works. (Proctor stages, stage 6)
    WaysOfWorking,
    /// How far co-mentors answer for one another. (Proctor stages, stage 5)
    CoMentorResponsibility,
    /// Ground rules of the contract. (Proctor stages, stage 5a)
    GroundRules,
    /// Logistics of the contract. (Proctor stages, stage 5a)
    Logistics,
    /// How turns at the chair are swapped. (Proctor stages, model 1)
    Swaps,
}

impl ClauseTopic {
    /// Every topic, in the order in which a form offers them.
    pub const ALL: [Self; 16] = [
        Self::ConfidentialityOfDiscussion,
        Self::ConfidentialityOfStudents,
        Self::NotSharingOutside,
        Self::Boundaries,
        Self::SecureChannel,
        Self::FacilitationStructure,
        Self::RespectfulFeedback,
        Self::AgreementToAttend,
        Self::Renegotiation,
        Self::LearningAgendas,
        Self::Administration,
        Self::WaysOfWorking,
        Self::CoMentorResponsibility,
        Self::GroundRules,
        Self::Logistics,
        Self::Swaps,
    ];

    /// The kind of agreement to which it belongs.
    #[must_use]
    pub const fn kind(self) -> AgreementKind {
        match self {
            Self::CoMentorResponsibility | Self::GroundRules | Self::Logistics => AgreementKind::Contract,
            _ => AgreementKind::WorkingAgreement,
        }
    }
}

/// What one person assents or consents to, or dissents from, on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assent {
    /// Identifier.
    pub id: AssentId,
    /// The group.
    pub group: GroupId,
    /// Who assents.
    pub person: PersonId,
    /// To what.
    pub to: AssentTo,
    /// The day.
    pub on: NaiveDate,
    /// False where the person dissents, refuses or abstains.
    pub given: bool,
    /// True where the person neither assents nor dissents. It is no assent. (our decision)
    #[serde(default, skip_serializing_if = "is_false")]
    pub abstained: bool,
    /// The day from which it no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<NaiveDate>,
    /// Why, or under which condition.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What is assented to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AssentTo {
    /// A version of an agreement.
    Agreement(AgreementId),
    /// A goal of the whole group. (Nordic roles, para 1)
    Goal(GoalId),
    /// The purpose of the group. (Proctor stages, stage 1)
    Purpose,
    /// The format for presenting. (Proctor stages, stage 7)
    PresentingFormat,
    /// That all share the responsibility for the process. (Proctor stages, model 3)
    SharedResponsibility,
    /// That taking part is voluntary and can be ended. (UK healthcare, 4.1)
    Voluntary,
    /// Nature and purpose of the group. (UK healthcare, 4.1)
    NatureAndPurpose,
    /// Sharing of professional experience. (UK healthcare, 4.1)
    SharingExperience,
    /// Confidentiality. (UK healthcare, 4.1)
    Confidentiality,
    /// Keeping personal or sensitive data about oneself. (UK healthcare, 4.2)
    DataStorage,
    /// The standards of the policy. (UK healthcare, closing paragraph)
    Standards,
}

impl AssentTo {
    /// Whatever names no other record, in the order in which a form offers it.
    pub const PLAIN: [Self; 9] = [
        Self::Purpose,
        Self::PresentingFormat,
        Self::SharedResponsibility,
        Self::Voluntary,
        Self::NatureAndPurpose,
        Self::SharingExperience,
        Self::Confidentiality,
        Self::DataStorage,
        Self::Standards,
    ];
}

impl Assent {
    /// True where it was given and holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.given && self.on <= day && self.withdrawn_on.is_none_or(|withdrawn| day < withdrawn)
    }
}

impl Check for Agreement {
    fn problems(&self, report: Report<'_>) {
        distinct(report, self.clauses.iter().map(|clause| (clause.topic, &clause.title)), "clauses", ".topic");
        for (index, clause) in self.clauses.iter().enumerate() {
            text(report, format_args!("clauses[{index}].text"), &clause.text);
        }
        distinct(report, self.contributors.iter(), "contributors", "");
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        for (index, id) in self.contributors.iter().enumerate() {
            names(visit, Kind::Person, format_args!("contributors[{index}]"), Some(id.0));
        }
        names(visit, Kind::Agreement, format_args!("amends"), self.amends.map(|id| id.0));
    }
}

impl Check for Assent {
    fn problems(&self, report: Report<'_>) {
        order(report, "withdrawn_on", self.withdrawn_on, "on", Some(self.on));
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "person", self.person);
        match self.to {
            AssentTo::Agreement(id) => names(visit, Kind::Agreement, format_args!("to.agreement"), Some(id.0)),
            AssentTo::Goal(id) => names(visit, Kind::Goal, format_args!("to.goal"), Some(id.0)),
            _ => {}
        }
    }
}
