//! Hours: what is credited, and why the rest is not.

use crate::policy::credit::{Standing, WhyNot};
use crate::texts;

texts! {
    /// Hours.
    HoursText {
        Title => "Hours",
        Lede => "Group mentoring of each mentee over all your groups: attended, credited, and why the rest is not.",
        GroupLede => "Credit is one ledger for each mentee over all groups, in order of the sessions.",
        NoGroups => "No hours yet",
        NoGroupsText => "Hours come from the sessions of your groups.",
        NewGroup => "New group",
        OneMentee => "{0} mentee",
        ManyMentees => "{0} mentees",
        OpenHours => "Open the hours",
        Entries => "Other hours",
        NoHours => "No hours yet",
        NoHoursText => "Hours appear here as soon as a session was held or hours were entered.",
        PictureCaption => "Of {0} attended by all mentees, {1} are credited.",
        Mentee => "Mentee",
        Attended => "Attended",
        Credited => "Credited",
        NotCredited => "Not credited",
        Left => "Left until the cap",
        NoCap => "No cap",
        CapIs => "At most {0} of group mentoring are credited.",
        Standing => "Standing",
        StatementTitle => "Statement of hours",
        SignMentor => "Mentor",
        SignMentee => "Mentee",
        HoursOf => "Hours of {0}",
        LinesCaption => "Minutes, in the order in which they count",
        Source => "Session or entry",
        WhyNot => "Why not",
        SoFar => "Credit so far",
        Total => "Total",
        ProvisionalShort => "provisional",
        WaitsFor => "What the credit still waits for",
        ClosedRules => "Closed by the mentor with a reason",
        Provisional => "Provisional",
        Final => "Final",
        FinalWithRemark => "Final, with a remark",
        Cap => "The cap is reached.",
        NotListed => "The mentor was not listed on the day.",
        ListingUnknown => "It is not on record whether the mentor was listed.",
        TooManyMentees => "Too many mentees met.",
        BeforeOpeningMeeting => "The opening meeting had not taken place.",
        NotConductedByListedMentor => "The listed mentor did not conduct it.",
        WrongCategory => "Group time does not count as Direct Knowledge of Services.",
        BeforeInForce => "Before the policy was in force.",
        AfterInForce => "After the policy’s last day in force.",
        OptionNotChosen => "The group option is not on record as chosen.",
    }
}

texts! {
    /// The statement of hours on paper.
    StatementText {
        Period => "Period",
        FromTo => "{0} to {1}",
        Groups => "Groups",
        Mentors => "Mentors",
        Programme => "Programme",
        CreditStands => "Credit",
        Stands => "{0} final, {1} provisional",
        Cap => "Cap",
        CapLeft => "{0}, {1} left",
        StatedOn => "As of",
        FinalShort => "final",
        RemarkShort => "final, with a remark",
        ByGroup => "By group",
        Group => "Group",
        ByPolicy => "By policy; time that several policies judge stands with each of them",
        Policy => "Policy",
        OwnRules => "Withheld by its rules",
        VersionFrom => "version in force from {0}",
        ReadTitle => "How to read this",
        ReadOrder => "Lines stand in the order in which they use up the cap. Minutes are those present.",
        ReadCredit => "Credited minutes count against the cap, provisional ones too. Provisional credit becomes final when what it waits for is met.",
        ReadSource => "It rests on the mentor’s records as they stood on the day above.",
    }
}

impl StatementText {
    /// How to read the statement.
    pub const READ: [Self; 3] = [Self::ReadOrder, Self::ReadCredit, Self::ReadSource];
}

texts! {
    /// What the plan brings.
    PlanAheadText {
        Title => "If all goes as planned",
        Lede => "Every planned session counts as held, with everybody there throughout. Listing, size and dates of the policies are judged as always.",
        ReachesOne => "At this plan {0} reaches {1} on {2}, in {3}",
        ReachesMany => "At this plan {0} reach {1} on {2}, in {3}",
        PartOfIt => "{0}; {1} of it would not count.",
        Already => "{0} reached {1} on {2}.",
        NotOne => "At this plan {0} does not reach {1}: {2} would be left.",
        NotMany => "At this plan {0} do not reach {1}: {2} would be left.",
        NothingAhead => "No session is planned for {0}; {1} are left until the cap.",
        NothingPlanned => "No session is planned for {0}.",
        NoCap => "No cap holds for {0}.",
        WorthOne => "The planned session would add {1}.",
        WorthMany => "The {0} planned sessions would add {1}.",
        NotCounted => "Of {0}, {1} would not count: {2}",
        Session => "session {0}",
        SessionElsewhere => "session {0} of {1}",
    }
}

/// Whether credit is final, in words.
#[must_use]
pub const fn standing_word(standing: &Standing) -> &'static str {
    match standing {
        Standing::Provisional(_) => HoursText::Provisional.text(),
        Standing::Final => HoursText::Final.text(),
        Standing::FinalWithRemark(_) => HoursText::FinalWithRemark.text(),
    }
}

/// Why minutes are not credited, in a sentence.
#[must_use]
pub const fn why_not(why: WhyNot) -> &'static str {
    match why {
        WhyNot::Cap => HoursText::Cap,
        WhyNot::NotListed => HoursText::NotListed,
        WhyNot::ListingUnknown => HoursText::ListingUnknown,
        WhyNot::TooManyMentees => HoursText::TooManyMentees,
        WhyNot::BeforeOpeningMeeting => HoursText::BeforeOpeningMeeting,
        WhyNot::NotConductedByListedMentor => HoursText::NotConductedByListedMentor,
        WhyNot::WrongCategory => HoursText::WrongCategory,
        WhyNot::BeforeInForce => HoursText::BeforeInForce,
        WhyNot::AfterInForce => HoursText::AfterInForce,
        WhyNot::OptionNotChosen => HoursText::OptionNotChosen,
    }
    .text()
}
