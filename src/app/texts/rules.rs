//! Rules: how they are listed, judged, and where they stand; and what differs between two policies.

use crate::policy::difference::{DayOf, Part};
use crate::texts;

texts! {
    /// Rules on the pages of policies.
    RuleText {
        Title => "A rule",
        Stage => "Stage of the group’s life",
        AllStages => "All",
        NothingFound => "No rule of this stage holds these words.",
        FoundOf => "{0} of {1} rules",
        Version => "Version {0}, {1}",
        OfPolicy => "{0}, version {1}",
        ChangeIt => "Change this policy",
        MakeOwn => "A policy of our own",
        MakeOwnOf => "Make one of our own from it",
        CompareTwo => "Compare two policies",
        Differs => "What differs from the version before",
        Clause => "Clause",
        Weight => "How binding",
        StageOf => "Stage",
        Policy => "Policy",
        Judged => "How it is judged",
        Nothing => "none",
        SetByMentor => "set by the mentor for each group",
        Conflicts => "Where policies differ",
        Stands => "Where it stands in my groups",
        StandsNone => "No group has chosen this policy.",
        StandsNothing => "nothing to judge yet",
        LookThrough => "Look through {0} groups",
        Looking => "{0} of {1} groups looked through",
        NotRead => "Not every group could be read. Load this page again to try once more.",
        Words => "What these words mean",
        ClauseHelp => "The place in the source that the rule comes from.",
        WeightHelp => "Required: not met counts against the group. Expected: not met is advice. To be watched: something to keep an eye on.",
        StageHelp => "When in a group’s life the rule asks for something.",
        JudgedHelp => "What the book looks for in your records, without anybody’s opinion. Where nothing is recorded, it says so.",
        Limit => "Limit",
        LimitHelp => "A number that the policy sets, such as the most mentees in a group.",
        VersionWord => "Version",
        VersionHelp => "The policy as it holds from a certain day. Each session is judged by the version of its day.",
    }
}

texts! {
    /// What differs between two policies.
    DifferText {
        Title => "Compare two policies",
        Lede => "What differs from one policy, or version of it, to another: days, limits, and rules.",
        From => "From",
        To => "To",
        Same => "They do not differ.",
        What => "What differs",
        Added => "Only in the second",
        Removed => "Only in the first",
        First => "First day",
        Transition => "Last day of the transition",
        Last => "Last day",
        OfRule => "{0}, {1}",
        PartTitle => "title",
        PartText => "text",
        PartClause => "clause",
        PartSeverity => "how binding",
        PartStage => "stage",
        PartAdvice => "why it matters",
        PartCheck => "how it is judged",
    }
}

/// The word for a day of a policy.
#[must_use]
pub const fn day_of(day: DayOf) -> &'static str {
    match day {
        DayOf::Effective => DifferText::First.text(),
        DayOf::Transition => DifferText::Transition.text(),
        DayOf::End => DifferText::Last.text(),
    }
}

/// The word for a part of a rule.
#[must_use]
pub const fn part(part: Part) -> &'static str {
    match part {
        Part::Title => DifferText::PartTitle.text(),
        Part::Text => DifferText::PartText.text(),
        Part::Clause => DifferText::PartClause.text(),
        Part::Severity => DifferText::PartSeverity.text(),
        Part::Stage => DifferText::PartStage.text(),
        Part::Advice => DifferText::PartAdvice.text(),
        Part::Check => DifferText::PartCheck.text(),
    }
}
