//! Changing a policy.

use crate::policy::edit::What;
use crate::texts;

texts! {
    /// Changing a policy.
    EditText {
        ChangeTitle => "Change a policy",
        ChangeLede => "What you change becomes a further version of {0}. Sessions from its first day on are judged by it; earlier ones stay as they are.",
        NewTitle => "A policy of our own",
        NewLede => "Start from a policy that there is, or from nothing, and make it yours. Your groups can choose it beside the others.",
        StartFrom => "Start from",
        FromNothing => "Nothing",
        Start => "Start",
        Name => "Name of the policy",
        About => "What it is, in a sentence",
        Body => "Who issues it",
        Version => "Name of this version",
        VersionHint => "Such as the day or the decision it goes back to.",
        First => "First day",
        FirstHint => "The first day on which it holds.",
        Limits => "Limits",
        NoLimits => "No rule here is held against a number.",
        UnitNumber => "A number.",
        UnitMinutes => "In minutes.",
        UnitDays => "In days.",
        UnitMonths => "In months.",
        UnitPercent => "In per cent.",
        NeededFor => "{0} For {1}.",
        Rules => "Rules",
        RulesHint => "Open a rule to change how binding it is or how it is worded, or to leave it out. How it is judged stays.",
        Weight => "How binding",
        WeightStays => "{0}. How binding a rule is comes from the source of this policy, and stays.",
        WeightOfGate => "{0}. This cannot be weighed otherwise.",
        RuleTitle => "Title",
        RuleText => "What it asks",
        RuleClause => "Clause",
        RuleWhy => "Why it matters",
        LeaveOut => "Leave this rule out",
        LeftOut => "left out",
        Changed => "changed",
        LookAtWords => "does the wording still fit?",
        TakenIn => "Taken in from other policies",
        TakeIn => "Take in rules from",
        TakeInHint => "A rule comes with the way it is judged and with its limits.",
        Choose => "Choose a policy",
        Offered => "Rules to take in",
        NoneOffered => "None of its rules fits here that this policy does not have already.",
        Ahead => "What would change",
        AheadOpen => "Mend what does not fit yet, then this says what would change in your groups.",
        Look => "See what would change in {0} groups",
        Saved => "A version of {0} was saved.",
        SavedNew => "{0} was saved.",
        Make => "Save this version",
        MakeNew => "Save this policy",
        NeededBy => "{0} is held against this. Enter a number, or leave that rule out.",
        Zero => "Enter a number above nothing.",
        OverHundred => "A share cannot be over 100 %.",
        Below => "This is below “{0}”. Raise this one or lower that one.",
        NameTaken => "Another version has this name. Choose another.",
        DayTaken => "Another version begins on this day. Choose another day.",
        NotAfter => "The version that you change began on {0}. Choose a later day.",
        RepeatedBy => "{0} repeats this rule. Keep this one, or leave that one out too.",
        NoRules => "A policy needs at least one rule.",
    }
}

/// What is wrong with a field; `limit` gives the words for a limit.
#[must_use]
pub fn problem(what: &What) -> String {
    use EditText as T;
    match what {
        What::Empty => crate::app::texts::errors::FormText::Required.text().to_owned(),
        What::NeededBy(rule) => T::NeededBy.with(&[rule]),
        What::Zero => T::Zero.text().to_owned(),
        What::OverHundred => T::OverHundred.text().to_owned(),
        What::Below(limit) => T::Below.with(&[super::checks::limit(*limit)]),
        What::NameTaken => T::NameTaken.text().to_owned(),
        What::DayTaken => T::DayTaken.text().to_owned(),
        What::NotAfter(day) => T::NotAfter.with(&[&crate::app::format::day(*day)]),
        What::RepeatedBy(rule) => T::RepeatedBy.with(&[rule]),
    }
}
