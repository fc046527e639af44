//! Fields: where on a screen something is mended, and what a finding names as missing.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// A field on a screen. Its key is the end of an address and the identifier of the control.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Field {
            $($(#[$doc])* #[serde(rename = $key)] $name),+
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The field's key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key),+
                }
            }
        }
    };
}

fields! {
    /// A group's name.
    Name = "name",
    /// A group's purpose.
    Purpose = "purpose",
    /// A group's goals.
    GroupGoals = "group-goals",
    /// The mentor of a group.
    Mentor = "mentor",
    /// The target number of individual contacts.
    ContactTarget = "contact-target",
    /// The policies of a group.
    Packs = "packs",
    /// Begin of a listing.
    ListingFrom = "listing-from",
    /// End of a listing.
    ListingTo = "listing-to",
    /// Day on which a listing was checked.
    ListingChecked = "listing-checked",
    /// Source of a listing.
    ListingSource = "listing-source",
    /// Add a member.
    AddMember = "add-member",
    /// A member's first day.
    Joined = "joined",
    /// A member's last day.
    Left = "left",
    /// Whether the group option was chosen.
    GroupOption = "group-option",
    /// Begin of accrual.
    AccrualStart = "accrual-start",
    /// Completion of mentored hours.
    CompletedOn = "completed-on",
    /// Evidence of accrual.
    AccrualEvidence = "accrual-evidence",
    /// The council's ruling.
    Ruling = "ruling",
    /// Add a session.
    AddSession = "add-session",
    /// A session's or meeting's date and times.
    When = "when",
    /// A session's mode.
    Mode = "mode",
    /// A session's topic.
    Topic = "topic",
    /// A session's agenda.
    Agenda = "agenda",
    /// Who conducts.
    ConductedBy = "conducted-by",
    /// A session's attendance.
    Attendance = "attendance",
    /// Who had a turn.
    Turns = "turns",
    /// Cases raised in a session.
    CasesRaised = "cases-raised",
    /// The statement on confidentiality.
    Confidentiality = "confidentiality",
    /// An incident.
    Incident = "incident",
    /// The mentor's self-check.
    SelfCheck = "self-check",
    /// A session's notes.
    Notes = "notes",
    /// The sign-off of a session's record.
    SignOff = "sign-off",
    /// Who held a meeting.
    HeldBy = "held-by",
    /// Needs of a mentee.
    Needs = "needs",
    /// Goals of a mentee.
    Goals = "goals",
    /// Progress of a goal.
    Progress = "progress",
    /// Outcome of a goal.
    Outcome = "outcome",
    /// Cases of a mentee.
    Cases = "cases",
    /// A case's nature.
    CaseNature = "case-nature",
    /// A case's scope.
    CaseScope = "case-scope",
    /// A case's off-limits list.
    OffLimits = "off-limits",
    /// Day on which a case was discussed.
    CaseDiscussed = "case-discussed",
    /// A mentee's concern, or that there is none.
    Concern = "concern",
    /// Day on which a concern was discussed.
    ConcernDiscussed = "concern-discussed",
    /// A briefing of the members.
    Briefing = "briefing",
    /// The individual component in a briefing.
    IndividualComponent = "individual-component",
    /// The platform in a briefing.
    Platform = "platform",
    /// Expectations of the roles in a briefing.
    RoleExpectations = "role-expectations",
    /// A learning activity.
    Activity = "activity",
    /// A note on a mentee's service.
    ServiceMonitoring = "service-monitoring",
    /// The statement on other duties.
    OtherDuties = "other-duties",
    /// Further guidance.
    Guidance = "guidance",
    /// Closure of a duty with a reason.
    Closure = "closure",
    /// Day of the evaluation.
    EvaluatedOn = "evaluated-on",
    /// First question of the evaluation.
    GroupReactions = "group-reactions",
    /// Second question of the evaluation.
    IndividualReactions = "individual-reactions",
    /// Third question of the evaluation.
    Benefits = "benefits",
    /// Fourth question of the evaluation.
    Actions = "actions",
    /// Who does an action.
    ActionOwner = "action-owner",
    /// By when an action is done.
    ActionDue = "action-due",
    /// Answers of mentees.
    Responses = "responses",
    /// Category of an hours entry.
    Category = "category",
    /// Minutes of an hours entry.
    EntryMinutes = "entry-minutes",
    /// The issue that all share.
    SharedIssue = "shared-issue",
    /// Criteria for membership.
    MembershipCriteria = "membership-criteria",
    /// Why this mix of members.
    MixRationale = "mix-rationale",
    /// How members are selected.
    SelectionMethod = "selection-method",
    /// Who decides on members.
    SelectionDecider = "selection-decider",
    /// What limits the choice of members.
    SelectionContext = "selection-context",
    /// A group's role model.
    RoleModel = "role-model",
    /// Why this role model.
    RoleModelReason = "role-model-reason",
    /// The format for presenting.
    PresentingFormat = "presenting-format",
    /// The size that a group is meant to have.
    PlannedSize = "planned-size",
    /// How a concern is raised in confidence.
    ConfidentialChannel = "confidential-channel",
    /// Why a platform is secure.
    PlatformSecurity = "platform-security",
    /// Whether a platform asks for a password.
    PlatformPassword = "platform-password",
    /// How long records are kept.
    Retention = "retention",
    /// That records are kept encrypted.
    Encryption = "encryption",
    /// Days between looks at the guidelines.
    GuidelineReviewDays = "guideline-review-days",
    /// Days between looks at guidance.
    GuidanceCheckDays = "guidance-check-days",
    /// Who takes which task.
    Tasks = "tasks",
    /// The stages of a group.
    Stages = "stages",
    /// The working agreement.
    Agreement = "agreement",
    /// The contract.
    Contract = "contract",
    /// Minutes to present.
    PresentingMinutes = "presenting-minutes",
    /// The guidance on which an amendment rests.
    AmendmentReference = "amendment-reference",
    /// Assents and consents.
    Assent = "assent",
    /// A statement.
    Statement = "statement",
    /// A matter that asks for an answer.
    Matter = "matter",
    /// What was done about a matter.
    MatterSettled = "matter-settled",
    /// A review.
    Review = "review",
    /// A review of the policy.
    PolicyReview = "review-policy",
    /// Who is invited to a session.
    SessionInvited = "session-invited",
    /// When an agenda was made.
    AgendaMade = "agenda-made",
    /// When confidentiality was established.
    ConfidentialityAt = "confidentiality-at",
    /// When the first item began.
    FirstItemAt = "first-item-at",
    /// Who affirmed the guidelines.
    Affirmed = "affirmed",
    /// The format of a session.
    Format = "format",
    /// Who facilitates a session.
    Facilitator = "facilitator",
    /// What participants do in a session.
    ParticipantRole = "participant-role",
    /// Who takes the chair.
    Chair = "chair",
    /// Who is to take the chair when.
    Roster = "roster",
    /// Who is at ease with the technology.
    AtEase = "at-ease",
    /// How long each person spoke.
    Talk = "talk",
    /// What each person brought.
    Contributions = "contributions",
    /// What was seen of the dynamics.
    Observation = "observation",
    /// Who proposed an agenda item.
    ProposedBy = "proposed-by",
    /// Whom an agenda item gives attention.
    Attention = "attention",
    /// What an agenda item serves.
    Serves = "serves",
    /// Minutes of an agenda item.
    ItemMinutes = "item-minutes",
    /// Who proposed a goal.
    GoalProposedBy = "goal-proposed-by",
    /// Steps towards a goal.
    Steps = "steps",
    /// Day of a member's invitation.
    InvitedOn = "invited",
    /// How a member fits the purpose.
    Fit = "fit",
    /// A member's professional role.
    Profession = "profession",
    /// Day on which a case was made anonymous.
    Anonymised = "anonymised",
    /// The clause on confidentiality of discussion.
    ClauseConfidentialityOfDiscussion = "clause-confidentiality-of-discussion",
    /// The clause on confidentiality of students.
    ClauseConfidentialityOfStudents = "clause-confidentiality-of-students",
    /// The clause on not sharing outside.
    ClauseNotSharingOutside = "clause-not-sharing-outside",
    /// The clause on boundaries.
    ClauseBoundaries = "clause-boundaries",
    /// The clause on secure channel.
    ClauseSecureChannel = "clause-secure-channel",
    /// The clause on facilitation structure.
    ClauseFacilitationStructure = "clause-facilitation-structure",
    /// The clause on respectful feedback.
    ClauseRespectfulFeedback = "clause-respectful-feedback",
    /// The clause on agreement to attend.
    ClauseAgreementToAttend = "clause-agreement-to-attend",
    /// The clause on renegotiation.
    ClauseRenegotiation = "clause-renegotiation",
    /// The clause on learning agendas.
    ClauseLearningAgendas = "clause-learning-agendas",
    /// The clause on administration.
    ClauseAdministration = "clause-administration",
    /// The clause on ways of working.
    ClauseWaysOfWorking = "clause-ways-of-working",
    /// The clause on co mentor responsibility.
    ClauseCoMentorResponsibility = "clause-co-mentor-responsibility",
    /// The clause on ground rules.
    ClauseGroundRules = "clause-ground-rules",
    /// The clause on logistics.
    ClauseLogistics = "clause-logistics",
    /// The clause on swaps.
    ClauseSwaps = "clause-swaps",
}
