//! Setting up a group.

use crate::texts;

texts! {
    /// Setting up a group.
    NewGroupText {
        Title => "New group",
        Lede => "Four short steps. You can change everything later.",
        StepPurpose => "Purpose",
        StepPolicies => "Policies",
        StepMentor => "Mentor",
        StepMembers => "Members",
        Create => "Set up the group",
        Name => "Name of the group",
        NameHint => "For you alone, such as “Thursday group 2026”.",
        Purpose => "Why the group meets",
        PurposeHint => "One or two sentences that you will tell the group.",
        Goals => "What the group sets out to reach",
        GoalsHint => "Goals of the whole group. Each mentee also has goals of their own.",
        Policies => "Policies that judge this group",
        PoliciesHint => "The book reads every record against these and says what counts.",
        ChoosePolicy => "Choose at least one policy.",
        Mentor => "Code name of the mentor",
        MentorHint => "The mentor who answers for the group, probably you. A code name such as “Mentor A” is enough.",
        ListingExplained => "The CMPC policies ask that the mentor stands in the online registry of approved mentors on every day that counts. Enter the listing as you find it there.",
        ListingFrom => "Listed from",
        ListingTo => "Listed until",
        ListingToHint => "Leave it empty while the listing has no end.",
        ListingChecked => "Looked up on",
        ListingSource => "Where you looked it up",
        ListingNeedsFrom => "Enter the day from which the mentor is listed.",
        ListingOrder => "The listing ends before it begins. Enter a later end.",
        Members => "Mentees",
        MembersHint => "Code names, one a line, such as M01. You can add more later.",
        Joined => "They join on",
        NameTwice => "“{0}” stands here twice. Give each mentee a code name of their own.",
    }
}
