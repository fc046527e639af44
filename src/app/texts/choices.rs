//! Words for the closed lists of agreements, statements and conduct.

use crate::domain::agreement::{AssentTo, ClauseTopic};
use crate::domain::charter::{GroupStage, RoleModel, TaskKind};
use crate::domain::conduct::ContributionKind;
use crate::domain::statement::{MatterKind, Topic};

/// What is stated, as a statement that is so or is not.
#[must_use]
pub const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::MentorshipNotTherapy => "This group is mentorship, and neither therapy nor a clinical group",
        Topic::NoConcernBreach => "Every concern stayed confidential",
        Topic::NoReviewTrigger => "No change of guidance or law asks for a review",
        Topic::KeptEncrypted => "Records and backups of this group are kept encrypted",
        Topic::PrivacyExplained => "Privacy and safe handling were explained",
        Topic::NoPatientIdentified => "Nobody who is a patient could be recognised",
        Topic::ExpectationsSet => "Expectations were set: respect, room for all, safety to speak",
        Topic::OpenCommunication => "Open talk and active listening were encouraged",
        Topic::EqualParticipation => "Equal participation was encouraged",
        Topic::NobodyDominated => "Nobody dominated",
        Topic::NoSupportNeeded => "Nobody needed support",
        Topic::NobodyFlagged => "Nobody seemed distressed or withdrawn",
        Topic::NoIntervention => "Nothing clinical or therapeutic was done",
        Topic::NoDiagnosis => "No diagnosis was made",
        Topic::NoTreatmentPlan => "No treatment was planned",
        Topic::SafeEnvironment => "It was a safe place, and not a clinical one",
        Topic::FocusBalanced => "Attention was balanced between individuals and the group",
        Topic::SelfAndGroupBalanced => "I balanced using myself and using the group",
        Topic::DynamicsFacilitated => "I facilitated the dynamics; the note says how",
        Topic::OwnExperienceWhenFitting => "I spoke of my own experience where it fitted",
        Topic::ProcessSafeguarded => "The chair kept to the agreed process",
        Topic::Chairing => "Chairing went well",
        Topic::PresenterStrain => "Presenting and chairing at once was no strain",
        Topic::OpenToPerspectives => "Open to how others see their issue",
        Topic::Listens => "Listens to the others",
        Topic::AppliesRelevant => "Applies what they find relevant",
        Topic::GiveAndGet => "Gives and gets in balance, in their own eyes",
        Topic::Cohesion => "The group holds together and understands one another",
        Topic::Exclusion => "The criteria leave nobody out by accident",
        Topic::SelectionObjections => "Nobody objects to how members were selected",
        Topic::Membership => "The membership is right for the purpose",
        Topic::ApproachDissent => "Nobody disagrees about how the group is run",
        Topic::AgreementBreaches => "The agreement is upheld",
        Topic::FormatFit => "The way of working fits what the group needs",
    }
}

/// What a clause is about.
#[must_use]
pub const fn clause(topic: ClauseTopic) -> &'static str {
    match topic {
        ClauseTopic::ConfidentialityOfDiscussion => "Confidentiality of what is said",
        ClauseTopic::ConfidentialityOfStudents => "Confidentiality of students, patients or clients",
        ClauseTopic::NotSharingOutside => "Not sharing outside the session",
        ClauseTopic::Boundaries => "Boundaries",
        ClauseTopic::SecureChannel => "Secure communication",
        ClauseTopic::FacilitationStructure => "How sessions are facilitated",
        ClauseTopic::RespectfulFeedback => "Respectful feedback",
        ClauseTopic::AgreementToAttend => "Attending",
        ClauseTopic::Renegotiation => "How this agreement is changed",
        ClauseTopic::LearningAgendas => "Learning agendas",
        ClauseTopic::Administration => "Administration",
        ClauseTopic::WaysOfWorking => "Ways of working",
        ClauseTopic::CoMentorResponsibility => "How far co-mentors are responsible",
        ClauseTopic::GroundRules => "Ground rules",
        ClauseTopic::Logistics => "Logistics",
        ClauseTopic::Swaps => "Swapping turns at the chair",
    }
}

/// What is assented to.
#[must_use]
pub const fn assent(to: AssentTo) -> &'static str {
    match to {
        AssentTo::Agreement(_) => "The agreement in force",
        AssentTo::Goal(_) => "A goal of the group",
        AssentTo::Purpose => "The purpose of the group",
        AssentTo::PresentingFormat => "The format for presenting",
        AssentTo::SharedResponsibility => "Sharing the responsibility for the process",
        AssentTo::Voluntary => "Taking part freely, and how to stop",
        AssentTo::NatureAndPurpose => "Nature and purpose of the group",
        AssentTo::SharingExperience => "Sharing professional experience",
        AssentTo::Confidentiality => "Confidentiality",
        AssentTo::DataStorage => "Keeping personal or sensitive data",
        AssentTo::Standards => "The standards of the policy",
    }
}

/// A kind of matter.
#[must_use]
pub const fn matter(kind: MatterKind) -> &'static str {
    match kind {
        MatterKind::Distress => "Somebody seemed distressed",
        MatterKind::Disengagement => "Somebody seemed withdrawn",
        MatterKind::Dynamics => "Something between members asks for attention",
        MatterKind::SupportNeed => "Somebody needed support",
        MatterKind::ConcernBreach => "A concern did not stay confidential",
        MatterKind::ReviewTrigger => "Guidance or law changed",
    }
}

/// A role model.
#[must_use]
pub const fn role_model(model: RoleModel) -> &'static str {
    match model {
        RoleModel::MentorLed => "The mentor leads",
        RoleModel::RotatingChair => "Members take the chair in turn",
        RoleModel::MenteeLed => "Whoever presents also chairs",
        RoleModel::NoRoles => "No designated roles",
    }
}

/// What speaks for a role model and against it. (Proctor stages, models for roles)
#[must_use]
pub const fn role_model_hint(model: RoleModel) -> &'static str {
    match model {
        RoleModel::MentorLed => "One person answers for the process throughout.",
        RoleModel::RotatingChair => "Equal, and all learn to lead; some may find it hard, and conflict can follow.",
        RoleModel::MenteeLed => "Equal, and all learn to lead; presenting and leading at once is harder.",
        RoleModel::NoRoles => "All are equally responsible; experience speaks least for this one.",
    }
}

/// A task.
#[must_use]
pub const fn task(task: TaskKind) -> &'static str {
    match task {
        TaskKind::Place => "Where we meet",
        TaskKind::Dates => "When we meet",
        TaskKind::ContactingMembers => "Contacting members",
        TaskKind::TimeKeeping => "Keeping the time",
        TaskKind::KeepingToProcess => "Keeping to the process",
        TaskKind::SummingUp => "Summing up",
    }
}

/// A stage of a group.
#[must_use]
pub const fn stage(stage: GroupStage) -> &'static str {
    match stage {
        GroupStage::Purpose => "1. Purpose defined",
        GroupStage::Criteria => "2. Criteria for membership agreed",
        GroupStage::Selection => "3. Way of selecting settled",
        GroupStage::Members => "4. Members selected",
        GroupStage::Contract => "5a. Contract with ground rules and logistics",
        GroupStage::RoleModel => "5b. Role model chosen",
        GroupStage::PresentingFormat => "5c. Format for presenting chosen",
        GroupStage::WorkingAgreement => "6. Working agreement negotiated",
        GroupStage::MentoringWork => "7. System for the mentoring work agreed",
    }
}

/// A kind of contribution.
#[must_use]
pub const fn contribution(kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::TookPart => "Took part",
        ContributionKind::Declined => "Declined to speak",
        ContributionKind::Issue => "Brought an issue",
        ContributionKind::Readiness => "Is ready to bring an issue",
        ContributionKind::Perspective => "Gave a view of somebody’s issue",
        ContributionKind::Help => "Helped a peer",
        ContributionKind::Knowledge => "Shared knowledge",
        ContributionKind::OwnExperience => "Spoke from own experience, as mentor",
        ContributionKind::Reflection => "Reflected on themselves",
        ContributionKind::Trial => "Tried something, or means to",
        ContributionKind::Presentation => "Presented",
    }
}
