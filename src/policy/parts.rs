//! The parts of records that a rule may ask for: where each is, and whether it is there.

use super::verdict::Field;
use crate::domain::agreement::ClauseTopic;
use crate::domain::evaluation::{Evaluation, Gathered, Said};
use crate::domain::person::{Enrolment, Listing};
use crate::domain::session::Session;
use serde::{Deserialize, Serialize};

/// A record of which parts are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// Each session that was held, or whose planned day has gone. (CMPC policy, item 7; which parts is our decision)
    Session,
    /// The last evaluation. (CMPC policy, item 8)
    Evaluation,
    /// The mentor's last listing. (CMPC notice, list 2.2)
    RegistryListing,
    /// A mentee's claim that the transition holds for them. (CMPC notice, effective-date paragraph)
    TransitionClaim,
    /// The last note on further guidance. (CMPC notice, end)
    Guidance,
    /// The working agreement in force. (UK healthcare, 2.3 and 7; Proctor stages, stage 6)
    Agreement,
    /// The contract in force. (Proctor stages, stage 5)
    Contract,
    /// The platform for sessions online. (UK healthcare, 2.4)
    Platform,
    /// How the group's records are kept. (UK healthcare, 4.2)
    Safekeeping,
    /// The roles in each session that was held. (UK healthcare, 5.1)
    SessionRoles,
    /// How members are selected. (Proctor stages, stage 3)
    Selection,
}

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident: $of:ident => $field:ident),+ $(,)?) => {
        /// A part of a record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Part {
            $($(#[$doc])* $part),+
        }

        impl Part {
            /// The record to which it belongs.
            #[must_use]
            pub const fn of(self) -> Of {
                match self {
                    $(Self::$part => Of::$of),+
                }
            }

            /// The field that holds it.
            #[must_use]
            pub const fn field(self) -> Field {
                match self {
                    $(Self::$part => Field::$field),+
                }
            }
        }
    };
}

parts! {
    /// The day of a session.
    Date: Session => When,
    /// When a session began and ended.
    Times: Session => When,
    /// How people met.
    Mode: Session => Mode,
    /// Who was present.
    Attendance: Session => Attendance,
    /// What a session was about.
    Topic: Session => Topic,
    /// Who signed the record.
    SignOff: Session => SignOff,
    /// How mentees reacted to the group.
    ReactionsToGroup: Evaluation => GroupReactions,
    /// What mentees said of the group themselves: at least one of them.
    ResponsesOnGroup: Evaluation => Responses,
    /// How mentees reacted to the individual component.
    ReactionsToIndividual: Evaluation => IndividualReactions,
    /// What mentees said of the individual component themselves: at least one of them.
    ResponsesOnIndividual: Evaluation => Responses,
    /// How mentees benefitted.
    Benefits: Evaluation => Benefits,
    /// What will be done to improve.
    Actions: Evaluation => Actions,
    /// Who does it, for every action.
    ActionOwner: Evaluation => ActionOwner,
    /// By when, for every action.
    ActionDate: Evaluation => ActionDue,
    /// The address at which the listing was seen: it begins with `http://` or `https://`.
    OnlineAddress: RegistryListing => ListingSource,
    /// The day on which it was seen; for guidance, the day of the note.
    CheckedOn: RegistryListing => ListingChecked,
    /// The day on which mentored hours began to accrue.
    AccrualStart: TransitionClaim => AccrualStart,
    /// The day on which they were complete.
    Completion: TransitionClaim => CompletedOn,
    /// Where both can be seen.
    Evidence: TransitionClaim => AccrualEvidence,
    /// Which guidance it is.
    Reference: Guidance => Guidance,
    /// That what is said in the group stays confidential.
    ConfidentialityOfDiscussion: Agreement => ClauseConfidentialityOfDiscussion,
    /// That those who are spoken of stay unnamed.
    ConfidentialityOfStudents: Agreement => ClauseConfidentialityOfStudents,
    /// That nothing is shared outside.
    NotSharingOutside: Agreement => ClauseNotSharingOutside,
    /// Where the group's work ends.
    Boundaries: Agreement => ClauseBoundaries,
    /// How members reach one another safely.
    SecureChannel: Agreement => ClauseSecureChannel,
    /// How sessions are facilitated.
    FacilitationStructure: Agreement => ClauseFacilitationStructure,
    /// That feedback is given with respect.
    RespectfulFeedback: Agreement => ClauseRespectfulFeedback,
    /// That members commit themselves to attend.
    AgreementToAttend: Agreement => ClauseAgreementToAttend,
    /// How the agreement itself is changed.
    Renegotiation: Agreement => ClauseRenegotiation,
    /// What members want to learn.
    LearningAgendas: Agreement => ClauseLearningAgendas,
    /// Who sees to rooms, dates and papers.
    Administration: Agreement => ClauseAdministration,
    /// How the group works.
    WaysOfWorking: Agreement => ClauseWaysOfWorking,
    /// Minutes that a member has to present.
    PresentingMinutes: Agreement => PresentingMinutes,
    /// How far co-mentors answer for one another.
    CoMentorResponsibility: Contract => ClauseCoMentorResponsibility,
    /// Ground rules.
    GroundRules: Contract => ClauseGroundRules,
    /// Logistics.
    Logistics: Contract => ClauseLogistics,
    /// The platform's name.
    Name: Platform => Platform,
    /// Why it is secure.
    SecurityBasis: Platform => PlatformSecurity,
    /// That it asks for a password.
    PasswordProtected: Platform => PlatformPassword,
    /// That records are kept encrypted: a statement says so.
    Encryption: Safekeeping => Encryption,
    /// The day up to which they are kept.
    RetentionDate: Safekeeping => Retention,
    /// Who facilitates.
    Facilitator: SessionRoles => Facilitator,
    /// What participants do.
    Participants: SessionRoles => ParticipantRole,
    /// How members are selected.
    Method: Selection => SelectionMethod,
    /// Who decides.
    Decider: Selection => SelectionDecider,
    /// What limits the choice.
    Context: Selection => SelectionContext,
}

/// True where the session holds the part.
#[must_use]
pub fn session_has(session: &Session, part: Part) -> bool {
    match part {
        Part::Date | Part::Times => session.held.is_some(),
        Part::Mode => session.mode.is_some(),
        Part::Attendance => session.attendance.is_some(),
        Part::Topic => !session.topic.trim().is_empty(),
        _ => session.sign_off.is_some(),
    }
}

/// True where the evaluation holds the part.
#[must_use]
pub fn evaluation_has(evaluation: &Evaluation, part: Part) -> bool {
    let said = |text: &str| !text.trim().is_empty();
    let actions = &evaluation.actions;
    // What fewer than five said without their names is not kept, but that they were asked and answered is.
    let gathered = |question: fn(&Gathered) -> &Said| evaluation.gathered.iter().any(|it| question(it).count > 0);
    match part {
        Part::ReactionsToGroup => said(&evaluation.group_reactions),
        Part::ResponsesOnGroup => {
            evaluation.responses.iter().any(|response| said(&response.group)) || gathered(|it| &it.to_group)
        }
        Part::ReactionsToIndividual => said(&evaluation.individual_reactions),
        Part::ResponsesOnIndividual => {
            evaluation.responses.iter().any(|response| said(&response.individual)) || gathered(|it| &it.to_individual)
        }
        Part::Benefits => said(&evaluation.benefits),
        Part::ActionOwner => !actions.is_empty() && actions.iter().all(|action| action.owner.is_some()),
        Part::ActionDate => !actions.is_empty() && actions.iter().all(|action| action.due.is_some()),
        _ => actions.iter().any(|action| said(&action.text)),
    }
}

/// True where the listing holds the part.
#[must_use]
pub fn listing_has(listing: &Listing, part: Part) -> bool {
    match part {
        Part::OnlineAddress => ["http://", "https://"].iter().any(|start| listing.source.trim().starts_with(start)),
        _ => listing.checked_on.is_some(),
    }
}

/// True where the enrolment holds the part.
#[must_use]
pub fn enrolment_has(enrolment: &Enrolment, part: Part) -> bool {
    match part {
        Part::AccrualStart => enrolment.accrual_start.is_some(),
        Part::Completion => enrolment.completed_on.is_some(),
        _ => !enrolment.evidence.trim().is_empty(),
    }
}

impl Part {
    /// The topic of the clause that it is; none where it is no clause.
    #[must_use]
    pub const fn topic(self) -> Option<ClauseTopic> {
        use ClauseTopic as T;
        Some(match self {
            Self::ConfidentialityOfDiscussion => T::ConfidentialityOfDiscussion,
            Self::ConfidentialityOfStudents => T::ConfidentialityOfStudents,
            Self::NotSharingOutside => T::NotSharingOutside,
            Self::Boundaries => T::Boundaries,
            Self::SecureChannel => T::SecureChannel,
            Self::FacilitationStructure => T::FacilitationStructure,
            Self::RespectfulFeedback => T::RespectfulFeedback,
            Self::AgreementToAttend => T::AgreementToAttend,
            Self::Renegotiation => T::Renegotiation,
            Self::LearningAgendas => T::LearningAgendas,
            Self::Administration => T::Administration,
            Self::WaysOfWorking => T::WaysOfWorking,
            Self::CoMentorResponsibility => T::CoMentorResponsibility,
            Self::GroundRules => T::GroundRules,
            Self::Logistics => T::Logistics,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::*;
    use uuid::Uuid;

    #[test]
    fn mentees_who_answered_by_themselves_have_answered() {
        let mut evaluation = Scene::complete().file().evaluations.iter().next().unwrap().clone();
        evaluation.responses.clear();
        assert!(!evaluation_has(&evaluation, Part::ResponsesOnGroup), "nobody has answered");
        let said = |count| Said { count, texts: Vec::new() };
        evaluation.gathered = vec![Gathered {
            id: Uuid::nil(),
            on: day("2021-11-10"),
            answered: vec![person(1)],
            to_group: said(1),
            to_individual: said(0),
            to_benefit: said(1),
            to_improve: said(0),
        }];
        assert!(
            evaluation_has(&evaluation, Part::ResponsesOnGroup),
            "the text of one is not kept, that it was given is"
        );
        assert!(!evaluation_has(&evaluation, Part::ResponsesOnIndividual), "nobody answered this question");
    }
}
