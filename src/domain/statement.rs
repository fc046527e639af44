//! Dated statements on what cannot be seen from a meeting, an assent or a time; and matters that ask for something to be done.

use super::fields::{group, names, order, person, text};
use super::ids::{GroupId, MatterId, PersonId, SessionId, StatementId};
use super::invariant::{Check, Report, Visit};
use super::record::Kind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Somebody states, on a day, whether something is so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Identifier.
    pub id: StatementId,
    /// The group.
    pub group: GroupId,
    /// What is stated.
    pub topic: Topic,
    /// The session of which it is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// The member of whom, or by whom, it is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The day.
    pub on: NaiveDate,
    /// True where it is so; of what is watched, where there is nothing to be seen.
    pub holds: bool,
    /// What was seen, or what was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The day on which a statement that it is not so was put right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mended_on: Option<NaiveDate>,
}

/// Whom or what a topic is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The group as a whole.
    Group,
    /// One session.
    Session,
    /// One member.
    Member,
}

macro_rules! topics {
    ($($(#[$doc:meta])* $topic:ident = $key:literal: $scope:ident in $policy:literal),+ $(,)?) => {
        /// What is stated.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Topic {
            $($(#[$doc])* #[serde(rename = $key)] $topic),+
        }

        impl Topic {
            /// Every topic, in the order in which a form offers them.
            pub const ALL: &'static [Self] = &[$(Self::$topic),+];

            /// Its name in a file and in an address.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$topic => $key),+
                }
            }

            /// Key of the policy that first asked for it.
            #[must_use]
            pub const fn policy(self) -> &'static str {
                match self {
                    $(Self::$topic => $policy),+
                }
            }

            /// Whom or what it is about.
            #[must_use]
            pub const fn scope(self) -> Scope {
                match self {
                    $(Self::$topic => Scope::$scope),+
                }
            }
        }
    };
}

topics! {
    /// It is mentorship, not therapy. (UK healthcare, 1.3 and 6.1)
    MentorshipNotTherapy = "mentorship-not-therapy": Group in "uk-healthcare",
    /// Nobody broke the confidence of a concern. (UK healthcare, 3.4)
    NoConcernBreach = "no-concern-breach": Group in "uk-healthcare",
    /// No guidance or law has changed that asks for a review. (UK healthcare, 8.1)
    NoReviewTrigger = "no-review-trigger": Group in "uk-healthcare",
    /// Records are kept encrypted. (UK healthcare, 4.2)
    KeptEncrypted = "kept-encrypted": Group in "uk-healthcare",
    /// Privacy and safe handling were explained. (UK healthcare, 2.1)
    PrivacyExplained = "privacy-explained": Session in "uk-healthcare",
    /// Nobody who is a patient could be recognised. (UK healthcare, 2.2)
    NoPatientIdentified = "no-patient-identified": Session in "uk-healthcare",
    /// Expectations were set. (UK healthcare, 3.1)
    ExpectationsSet = "expectations-set": Session in "uk-healthcare",
    /// Open communication and listening were encouraged. (UK healthcare, 3.3)
    OpenCommunication = "open-communication": Session in "uk-healthcare",
    /// Equal participation was encouraged. (UK healthcare, 3.3)
    EqualParticipation = "equal-participation": Session in "uk-healthcare",
    /// Nobody dominated. (UK healthcare, 3.3)
    NobodyDominated = "nobody-dominated": Session in "uk-healthcare",
    /// Nobody needed support. (UK healthcare, 5.4)
    NoSupportNeeded = "no-support-needed": Session in "uk-healthcare",
    /// Nobody seemed distressed or disengaged. (UK healthcare, 5.4)
    NobodyFlagged = "nobody-flagged": Session in "uk-healthcare",
    /// No clinical intervention was given. (UK healthcare, 1.3)
    NoIntervention = "no-intervention": Session in "uk-healthcare",
    /// No diagnosis was made. (UK healthcare, 6.1)
    NoDiagnosis = "no-diagnosis": Session in "uk-healthcare",
    /// No treatment was planned. (UK healthcare, 6.1)
    NoTreatmentPlan = "no-treatment-plan": Session in "uk-healthcare",
    /// It was a safe, non-clinical place. (UK healthcare, 6.2)
    SafeEnvironment = "safe-environment": Session in "uk-healthcare",
    /// Individual and group had their share of attention. (Nordic roles, mentor)
    FocusBalanced = "focus-balanced": Session in "nordic-roles",
    /// The mentor balanced using themselves and using the group. (Nordic roles, mentor)
    SelfAndGroupBalanced = "self-and-group-balanced": Session in "nordic-roles",
    /// The mentor facilitated the dynamics. (Nordic roles, mentor)
    DynamicsFacilitated = "dynamics-facilitated": Session in "nordic-roles",
    /// The mentor spoke of their own experience where it fitted. (Nordic roles, mentor)
    OwnExperienceWhenFitting = "own-experience-when-fitting": Session in "nordic-roles",
    /// The chair safeguarded the agreed process. (Proctor stages, model 1)
    ProcessSafeguarded = "process-safeguarded": Session in "proctor-stages",
    /// Chairing went well. (Proctor stages, model 1)
    Chairing = "chairing": Session in "proctor-stages",
    /// Presenting and chairing at once was no strain. (Proctor stages, model 2)
    PresenterStrain = "presenter-strain": Session in "proctor-stages",
    /// Open to what others see in their issue. (Nordic roles, mentees)
    OpenToPerspectives = "open-to-perspectives": Member in "nordic-roles",
    /// Listens. (Nordic roles, mentees)
    Listens = "listens": Member in "nordic-roles",
    /// Applies what is relevant. (Nordic roles, mentees)
    AppliesRelevant = "applies-relevant": Member in "nordic-roles",
    /// Gets as much as they give, in their own eyes. (Nordic roles, mentees)
    GiveAndGet = "give-and-get": Member in "nordic-roles",
    /// It holds together. (Nordic roles, mentees)
    Cohesion = "cohesion": Group in "nordic-roles",
    /// Nobody is left out by the criteria. (Proctor stages, stage 2)
    Exclusion = "exclusion": Group in "proctor-stages",
    /// Nobody objects to how members were selected. (Proctor stages, stage 3)
    SelectionObjections = "selection-objections": Group in "proctor-stages",
    /// The membership is right for the purpose. (Proctor stages, stage 4)
    Membership = "membership": Group in "proctor-stages",
    /// Nobody dissents from the approach. (Proctor stages, stage 5)
    ApproachDissent = "approach-dissent": Group in "proctor-stages",
    /// The agreement is upheld. (Proctor stages, stage 6)
    AgreementBreaches = "agreement-breaches": Group in "proctor-stages",
    /// The format fits. (Proctor stages, stage 7)
    FormatFit = "format-fit": Group in "proctor-stages",
}

/// Something that asks for an answer: a flag, a need for support, a breach, an occasion for review. Kept in the private
/// compartment. (UK healthcare, 3.4, 5.4 and 8.1)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Identifier.
    pub id: MatterId,
    /// The group.
    pub group: GroupId,
    /// What kind of matter it is.
    pub kind: MatterKind,
    /// The session in which it came up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// The member whom it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The day on which it came up.
    pub on: NaiveDate,
    /// What it is.
    pub text: String,
    /// The day on which it was answered: followed up, supported, closed, reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled_on: Option<NaiveDate>,
    /// What was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
}

/// A kind of matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatterKind {
    /// A member seemed distressed.
    Distress,
    /// A member seemed disengaged.
    Disengagement,
    /// Something between members asks for an answer.
    Dynamics,
    /// A member needed support.
    SupportNeed,
    /// A concern did not stay confidential.
    ConcernBreach,
    /// Guidance or law changed.
    ReviewTrigger,
}

impl MatterKind {
    /// Every kind, in the order in which a form offers them.
    pub const ALL: [Self; 6] = [
        Self::Distress,
        Self::Disengagement,
        Self::Dynamics,
        Self::SupportNeed,
        Self::ConcernBreach,
        Self::ReviewTrigger,
    ];
}

impl Check for Statement {
    fn problems(&self, report: Report<'_>) {
        order(report, "mended_on", self.mended_on, "on", Some(self.on));
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        names(visit, Kind::Session, format_args!("session"), self.session.map(|id| id.0));
        person(visit, "person", self.person);
    }
}

impl Check for Matter {
    fn problems(&self, report: Report<'_>) {
        text(report, format_args!("text"), &self.text);
        order(report, "settled_on", self.settled_on, "on", Some(self.on));
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        names(visit, Kind::Session, format_args!("session"), self.session.map(|id| id.0));
        person(visit, "person", self.person);
    }
}
