//! Texts of the individual meetings.

use crate::domain::units::Attainment;
use crate::texts;

texts! {
    /// Texts of the individual meetings.
    MeetingText {
        Title => "Individual meetings",
        Lede => "Mentor and mentee meet alone before the group starts, when there is need on the way, and once more at the end.",
        Empty => "No mentees yet",
        EmptyText => "Add the members of the group first. Then each mentee’s meetings stand here.",
        ToMembers => "Add members",
        Opening => "Opening meeting",
        CheckIn => "Check-in",
        CheckIns => "Check-ins",
        Closing => "Closing meeting",
        OpeningLede => "Before the first session that this mentee attends: what they need, what they want to reach, confidentiality, and what of their cases stays out of the group.",
        CheckInLede => "Between sessions: how it goes, and what has been reached so far.",
        ClosingLede => "After the last session that this mentee attends: where each goal stands.",
        With => "With {0}",
        Mentee => "Mentee",
        HeldOn => "held {0}",
        PlannedFor => "planned for {0}",
        PlannedPassed => "was planned for {0}; write it up",
        NotYet => "not recorded",
        Missing => "without {0}",
        MissingNeeds => "needs",
        MissingGoals => "goals",
        MissingConfidentiality => "confidentiality",
        MissingCases => "cases",
        PlanOrRecord => "Plan or record",
        AddCheckIn => "Add a check-in",
        LeftGroup => "left the group",
        StepWhen => "When",
        StepNeeds => "Needs and goals",
        StepConfidentiality => "Confidentiality",
        StepCases => "Cases",
        StepConcerns => "Concerns",
        StepProgress => "Progress",
        StepOutcome => "Outcome",
        State => "Has it taken place?",
        StatePlanned => "Not yet, it is planned",
        StatePlannedHint => "the day and time are enough; the rest can wait",
        StateHeld => "Yes, it was held",
        Date => "Day",
        Start => "Start",
        End => "End",
        HeldAhead => "This day is still ahead. Choose “Not yet, it is planned”, or correct the day.",
        HeldBy => "Who holds it?",
        HeldByHint => "The policy asks it of the listed mentor in person.",
        Nobody => "Not said",
        Needs => "What does the mentee need to learn?",
        NeedsHint => "No client is named.",
        Need => "Need {0}",
        AddNeed => "Add a need",
        Goals => "Which goals follow from it?",
        GoalsHint => "What the mentee wants to reach, so that both will know when it is reached.",
        Goal => "Goal {0}",
        AddGoal => "Add a goal",
        RemoveRow => "Remove {0}",
        Confidentiality => "Was confidentiality discussed?",
        ConfidentialityHint => "What is said in the group stays there; what of the mentee’s work may be told, and how.",
        ConfidentialityOn => "On which day?",
        ConfidentialityOnHint => "Left empty, it is the day of this meeting.",
        Cases => "Is the mentee assigned to cases?",
        CasesHint => "For each case: its nature and scope, and what may not be raised in the group.",
        CasesNone => "None assigned",
        CasesSome => "Yes, these",
        Case => "Case {0}",
        AddCase => "Add a case",
        CasesContradict => "Cases are recorded below. Remove them, or choose “Yes, these”.",
        CasesMissing => "Add at least one case, or choose “None assigned”.",
        Concerns => "Has the mentee any concerns about the group?",
        ConcernsHint => "Kept in the private compartment, apart from the group’s records.",
        ConcernsNone => "Asked: none",
        ConcernsSome => "Yes",
        Concern => "The concern",
        ConcernOn => "Discussed on",
        ConcernOnHint => "Leave empty until it has been discussed.",
        Progress => "How far has each goal come?",
        ProgressHint => "Leave out the goals that were not spoken about.",
        Outcome => "Where does each goal stand at the end?",
        OutcomeHint => "Every goal is looked at: a sentence, and how much was reached compared with what was expected.",
        NoGoals => "No goals are recorded for this mentee.",
        SeenSoFar => "Seen so far: {0} entry",
        SeenSoFarMany => "Seen so far: {0} entries",
        Finding => "What was found",
        Notes => "Notes",
        NotesHint => "Nothing that identifies a client.",
        NotYetSaid => "Not yet",
        Removed => "The meeting was removed. Its needs, goals and cases are kept.",
        Remove => "Remove this meeting",
    }
}

texts! {
    /// The levels of attainment.
    AttainmentText {
        Label => "Attainment",
        Open => "Not rated",
        MuchLess => "−2: much less than expected",
        Less => "−1: less than expected",
        Expected => "0: as expected",
        More => "+1: more than expected",
        MuchMore => "+2: much more than expected",
    }
}

/// The words for a level of attainment.
#[must_use]
pub const fn attainment_words(attainment: Attainment) -> &'static str {
    match attainment.level() {
        ..=-2 => AttainmentText::MuchLess,
        -1 => AttainmentText::Less,
        0 => AttainmentText::Expected,
        1 => AttainmentText::More,
        2.. => AttainmentText::MuchMore,
    }
    .text()
}
