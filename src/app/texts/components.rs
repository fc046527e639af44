//! Texts of the components.

use crate::texts;

texts! {
    /// Texts of the components.
    ComponentText {
        MainNavigation => "Main",
        NavNext => "Next",
        NavGroups => "Groups",
        NavHours => "Hours",
        NavPolicies => "Policies",
        NavBook => "Book",
        LockNow => "Lock now",
        PagesAbove => "Pages above this one",
        Stages => "Stages of this group",
        Steps => "Steps",
        StepDone => "(done)",
        InOrder => "In order",
        NotMet => "Not met",
        Due => "Due",
        Watch => "Watch",
        NotRecorded => "Not recorded",
        DoesNotApply => "Does not apply",
        Exempt => "Exempt",
        ProofOnFile => "Proof on file",
        RuleSource => "Where the rule comes from",
        Difference => "Difference",
        NoSuchDay => "There is no such day. Enter day, month and year, the year with four digits.",
        NoSuchTime => "A part of the time is missing. Enter hours and minutes.",
        NotSavedYet => "Not saved yet. Please look at:",
    }
}
