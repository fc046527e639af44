//! A word for each field: as a missing part, and as the step that leads to it.

use crate::policy::verdict::Field;
use crate::texts;

texts! {
    /// The field as a missing part: “Still missing: the topic.”
    FieldWord {
        Name => "the name",
        Purpose => "the purpose",
        GroupGoals => "the group’s goals",
        Mentor => "the mentor",
        ContactTarget => "a target for individual contacts",
        Packs => "the policies",
        ListingFrom => "the begin of the listing",
        ListingTo => "the end of the listing",
        ListingChecked => "the day it was checked",
        ListingSource => "where the listing was seen",
        AddMember => "a member",
        Joined => "the first day",
        Left => "the last day",
        GroupOption => "the choice of the group option",
        AccrualStart => "the begin of accrual",
        CompletedOn => "the day of completion",
        AccrualEvidence => "the evidence",
        Ruling => "the council’s answer",
        AddSession => "a session",
        When => "date and times",
        Mode => "how people met",
        Topic => "the topic",
        Agenda => "the agenda",
        ConductedBy => "who conducted it",
        Attendance => "the attendance",
        Turns => "turns",
        CasesRaised => "the cases raised",
        Confidentiality => "the statement on confidentiality",
        Incident => "the incident’s outcome",
        SelfCheck => "the self-check",
        Notes => "notes",
        SignOff => "the sign-off",
        HeldBy => "who held it",
        Needs => "needs",
        Goals => "goals",
        Progress => "progress",
        Outcome => "the outcome",
        Cases => "cases, or that there is none",
        CaseNature => "the nature of the case",
        CaseScope => "the scope of the case",
        OffLimits => "what stays out of the group",
        CaseDiscussed => "the day it was discussed",
        Concern => "a concern, or that there is none",
        ConcernDiscussed => "the day it was discussed",
        Briefing => "a briefing",
        IndividualComponent => "the individual meetings",
        Activity => "a learning activity",
        ServiceMonitoring => "a note on the service",
        OtherDuties => "the statement on other duties",
        Guidance => "the guidance looked up",
        Closure => "a reason to close it",
        EvaluatedOn => "the evaluation",
        GroupReactions => "reactions to the group",
        IndividualReactions => "reactions to the individual meetings",
        Benefits => "how mentees benefitted",
        Actions => "actions to improve",
        ActionOwner => "who does it",
        ActionDue => "by when it is done",
        Responses => "the mentees’ own answers",
        Category => "the right category",
        EntryMinutes => "the minutes",
    }
}

texts! {
    /// The step that leads to the field.
    FieldStep {
        Name => "Name the group",
        Purpose => "Write down the purpose",
        GroupGoals => "Write down the goals",
        Mentor => "Name the mentor",
        ContactTarget => "Set a target",
        Packs => "Choose policies",
        ListingFrom => "Enter the listing",
        ListingTo => "Add the renewed listing",
        ListingChecked => "Enter when you checked",
        ListingSource => "Enter where you checked",
        AddMember => "Add a member",
        Joined => "Enter the first day",
        Left => "Enter the last day",
        GroupOption => "Record the choice",
        AccrualStart => "Enter the begin",
        CompletedOn => "Enter the completion",
        AccrualEvidence => "Enter the evidence",
        Ruling => "Record the answer",
        AddSession => "Plan a session",
        When => "Enter date and times",
        Mode => "Say how people met",
        Topic => "Enter the topic",
        Agenda => "Open the agenda",
        ConductedBy => "Say who conducted it",
        Attendance => "Take attendance",
        Turns => "Note who had a turn",
        CasesRaised => "Note the cases raised",
        Confidentiality => "State it",
        Incident => "Settle the incident",
        SelfCheck => "Check yourself",
        Notes => "Open the notes",
        SignOff => "Sign it off",
        HeldBy => "Say who held it",
        Needs => "Record needs",
        Goals => "Set goals",
        Progress => "Note progress",
        Outcome => "Record the outcome",
        Cases => "Record the cases",
        CaseNature => "Describe the case",
        CaseScope => "Describe the scope",
        OffLimits => "Say what stays out",
        CaseDiscussed => "Enter the day",
        Concern => "Ask and record it",
        ConcernDiscussed => "Enter the day",
        Briefing => "Record the briefing",
        IndividualComponent => "Record the briefing",
        Activity => "Note an activity",
        ServiceMonitoring => "Note what you saw",
        OtherDuties => "Make the statement",
        Guidance => "Note the guidance",
        Closure => "Close it with a reason",
        EvaluatedOn => "Evaluate the group",
        GroupReactions => "Answer it",
        IndividualReactions => "Answer it",
        Benefits => "Answer it",
        Actions => "Add an action",
        ActionOwner => "Name who does it",
        ActionDue => "Enter by when",
        Responses => "Record their answers",
        Category => "Correct the entry",
        EntryMinutes => "Enter the minutes",
    }
}

macro_rules! by_field {
    ($field:expr, $texts:ident: $($name:ident),+ $(,)?) => {
        match $field {
            $(Field::$name => $texts::$name.text()),+
        }
    };
}

/// The field as a missing part.
#[must_use]
pub const fn word(field: Field) -> &'static str {
    by_field!(field, FieldWord: Name, Purpose, GroupGoals, Mentor, ContactTarget, Packs, ListingFrom, ListingTo, ListingChecked, ListingSource, AddMember, Joined, Left, GroupOption, AccrualStart, CompletedOn, AccrualEvidence, Ruling, AddSession, When, Mode, Topic, Agenda, ConductedBy, Attendance, Turns, CasesRaised, Confidentiality, Incident, SelfCheck, Notes, SignOff, HeldBy, Needs, Goals, Progress, Outcome, Cases, CaseNature, CaseScope, OffLimits, CaseDiscussed, Concern, ConcernDiscussed, Briefing, IndividualComponent, Activity, ServiceMonitoring, OtherDuties, Guidance, Closure, EvaluatedOn, GroupReactions, IndividualReactions, Benefits, Actions, ActionOwner, ActionDue, Responses, Category, EntryMinutes)
}

/// The step that leads to the field.
#[must_use]
pub const fn step(field: Field) -> &'static str {
    by_field!(field, FieldStep: Name, Purpose, GroupGoals, Mentor, ContactTarget, Packs, ListingFrom, ListingTo, ListingChecked, ListingSource, AddMember, Joined, Left, GroupOption, AccrualStart, CompletedOn, AccrualEvidence, Ruling, AddSession, When, Mode, Topic, Agenda, ConductedBy, Attendance, Turns, CasesRaised, Confidentiality, Incident, SelfCheck, Notes, SignOff, HeldBy, Needs, Goals, Progress, Outcome, Cases, CaseNature, CaseScope, OffLimits, CaseDiscussed, Concern, ConcernDiscussed, Briefing, IndividualComponent, Activity, ServiceMonitoring, OtherDuties, Guidance, Closure, EvaluatedOn, GroupReactions, IndividualReactions, Benefits, Actions, ActionOwner, ActionDue, Responses, Category, EntryMinutes)
}
