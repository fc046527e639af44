//! The start page and the groups.

use crate::texts;

texts! {
    /// The start page and the groups.
    HomeText {
        Title => "Next",
        NewGroup => "New group",
        Today => "Today",
        Late => "Overdue",
        NotMet => "Not met",
        ComingUp => "Coming up",
        MyGroups => "My groups",
        NoGroups => "No groups yet",
        NoGroupsText => "A group is set up in a few short steps, from a template or from nothing.",
        NoDate => "No date",
        IsToday => "today",
        IsTomorrow => "tomorrow",
        WasYesterday => "yesterday",
        InDays => "in {0} days",
        DaysAgo => "{0} days ago",
        OneLate => "One thing is overdue.",
        ManyLate => "{0} things are overdue.",
        NotWrittenUp => "The day has passed, and it is neither written up nor cancelled.",
        LeftByEvaluation => "Left to be done better by an evaluation.",
        SettleAction => "Settle it",
        RetentionEnds => "The group's records are kept until this day",
        RetentionText => "Keep them for longer with a reason of yours, or remove the group.",
        NothingLate => "Nothing is late.",
        OneNotMet => "One thing is not met.",
        ManyNotMet => "{0} things are not met.",
        For => "For {0}.",
        OpenGroup => "Open the group",
        ShowMore => "Show {0} more",
        OneMore => "and {0} more thing",
        ManyMore => "and {0} more things",
        FindGroup => "Find a group by its name",
        ShownOf => "{0} of {1} groups, by what is next",
        FoundOf => "{0} shown of {1} found among {2} groups",
        NoneFound => "None of the {0} groups has this in its name.",
        OneHeld => "{0} session held",
        ManyHeld => "{0} sessions held",
        OneMentee => "{0} mentee",
        ManyMentees => "{0} mentees",
        Sample => "Sample",
    }
}
