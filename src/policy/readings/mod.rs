//! Readings of the records that a rule may ask for: where each datum is, and whether it is there.

pub mod attendee;
pub mod group;
pub mod listed;
pub mod person;
pub mod proposed;
pub mod session;
pub mod settled;

use super::answer::Answer;
use super::desk::{Desk, Who};
use super::verdict::{Field, Finding, Place, Proof, Subject};
use crate::domain::record::Entity;
use serde::{Deserialize, Serialize};

/// What the records say of one thing that a rule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Whether it is there.
    pub state: State,
    /// The records that say so.
    pub proof: Proof,
    /// The screen on which it is recorded.
    pub place: Place,
    /// Its field there.
    pub field: Field,
}

/// Whether something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is.
    There,
    /// Something is recorded where it would be, and this is missing in it.
    Short(Field),
    /// Nothing is recorded where it would be.
    Nothing,
}

impl Reading {
    /// Nothing is recorded in that field.
    #[must_use]
    pub const fn nothing(place: Place, field: Field) -> Self {
        Self { state: State::Nothing, proof: Proof::None, place, field }
    }

    /// It is there, in these records.
    #[must_use]
    pub fn there<'r, R: Entity + 'r>(mut self, records: impl IntoIterator<Item = &'r R>) -> Self {
        self.state = State::There;
        self.proof.extend(records.into_iter().map(Entity::key));
        self
    }

    /// These records are there, and in them `missing` is not.
    #[must_use]
    pub fn short<'r, R: Entity + 'r>(mut self, missing: Field, records: impl IntoIterator<Item = &'r R>) -> Self {
        self.state = State::Short(missing);
        self.proof.extend(records.into_iter().map(Entity::key));
        self
    }
}

/// Nothing is recorded of the group: unknown until it is evaluated, unmet from then on.
#[must_use]
pub fn nothing_of_group(desk: &Desk<'_>) -> Answer {
    if desk.facts.is_evaluated() {
        Answer::unmet(Subject::Group, Finding::NotRecorded)
    } else {
        Answer::unknown(Subject::Group)
    }
}

/// True where a text says something.
#[must_use]
pub fn said(text: &str) -> bool {
    !text.trim().is_empty()
}

macro_rules! evidence {
    ($($(#[$doc:meta])* $evidence:ident: $who:ident),+ $(,)?) => {
        /// What is to be recorded of a group, a session or a person.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Evidence {
            $($(#[$doc])* $evidence),+
        }

        impl Evidence {
            /// Whom or what it is about.
            #[must_use]
            pub const fn who(self) -> Who {
                match self {
                    $(Self::$evidence => Who::$who),+
                }
            }
        }
    };
}

evidence! {
    /// Needs of the mentee. (CMPC policy, para 3)
    Needs: Mentee,
    /// A goal of the mentee's own. (CMPC policy, para 3; Nordic roles, para 1)
    IndividualGoal: Mentee,
    /// A note on the services that the mentee provides. (CMPC policy, para 2)
    ServiceMonitoring: Mentee,
    /// An activity of the mentee that serves a goal. (CMPC policy, para 3)
    ActivityForGoal: Mentee,
    /// Steps towards one of the mentee's own goals. (Nordic roles, para 1)
    OwnPlan: Mentee,
    /// An issue that the mentee brought, or that they are ready to. (Nordic roles, mentees)
    IssueOrReadiness: Mentee,
    /// Help that the mentee gave to a peer. (Nordic roles, mentees)
    HelpGiven: Mentee,
    /// The professional role, as a category. (UK healthcare, 1.2)
    ProfessionalRole: Participant,
    /// The day of the invitation, and how the member fits the purpose. (Proctor stages, stage 4)
    InvitationAndFit: Member,
    /// An agenda item that works on a goal. (CMPC policy, item 4)
    AgendaGoalLink: Session,
    /// An agenda item that serves learning, support among peers or professional functioning. (UK healthcare, 1.2)
    DevelopmentPurpose: Session,
    /// A time for every agenda item, or a format. (UK healthcare, 5.1)
    TimedItemsOrFormat: Session,
    /// What was seen of the dynamics. (UK healthcare, 5.4)
    DynamicsObservation: Session,
    /// Knowledge that somebody shared, or an activity of the session. (Nordic roles, mentor)
    KnowledgeSharing: Session,
    /// Help from peer to peer. (Nordic roles, mentor)
    PeerHelp: Session,
    /// An agenda item for dreams, ambitions and concerns. (Nordic roles, mentees)
    SpaceForAmbitions: Session,
    /// The issue that all share. (Nordic roles, para 1)
    SharedIssue: Group,
    /// The size that the group is meant to have. (UK healthcare, 5.3)
    PlannedSize: Group,
    /// How a concern is raised in confidence. (UK healthcare, 3.4)
    ConfidentialChannel: Group,
    /// The purpose. (Proctor stages, stage 1)
    Purpose: Group,
    /// Criteria for membership, and the purpose from which they come. (Proctor stages, stage 2)
    MembershipCriteria: Group,
    /// Why this mix of members. (Proctor stages, stage 2)
    MixRationale: Group,
    /// The role model. (Proctor stages, stage 5)
    RoleModel: Group,
    /// The format for presenting. (Proctor stages, stages 5 and 7)
    PresentingFormat: Group,
    /// An agenda item, planned or held, for negotiating the agreement. (Proctor stages, stage 6)
    NegotiationSlot: Group,
    /// The clause on how turns at the chair are swapped. (Proctor stages, model 1)
    SwapMechanism: Group,
}
