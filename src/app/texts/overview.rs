//! A group's overview.

use crate::texts;

texts! {
    /// A group's overview.
    OverviewText {
        OneDifference => "The policies of this group differ in {0} point",
        ManyDifferences => "The policies of this group differ in {0} points",
        TheseDiffer => "These policies differ: {0}",
        SizeThatSuits => "A session of {0} to {1} suits every policy that says a number.",
        Title => "Group",
        PlanSession => "Plan a session",
        Findings => "What the book finds",
        JudgedToday => "Judged as of today",
        FilterLabel => "Which findings to show",
        WantsAction => "Needs action",
        NotRecorded => "Not recorded",
        All => "All",
        OneRule => "{0} rule",
        ManyRules => "{0} rules",
        OneMentee => "{0} mentee",
        ManyMentees => "{0} mentees",
        OneSession => "{0} session held",
        ManySessions => "{0} sessions held",
        RingLabel => "{0} mentees; something is not met for {1}",
        NothingToDo => "Nothing needs doing now.",
        NothingJudged => "Nothing is judged here yet.",
        NothingHere => "No finding of this kind.",
        ShowSettled => "Show {0} more that need nothing",
        ShowSettledOne => "Show {0} more that needs nothing",
        Ready => "Ready for session 1",
        ReadyText => "It is planned for {0}. Nothing that your policies ask before it is open.",
        Before => "Before session 1",
        BeforeText => "It is planned for {0}. Your policies ask for this first:",
        ToAgreement => "Hear everybody’s word on the agreement",
        ToConsents => "Hear everybody’s consent",
        PlanFirst => "Plan the first session",
        ToOverview => "See below",
        NotPlanned => "No session is planned yet.",
    }
}
