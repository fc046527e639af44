//! Supposing that something were otherwise.

use super::errors::problem_sentence;
use crate::policy::pack::{Limit, LimitName};
use crate::policy::suppose::Why;
use crate::texts;

texts! {
    /// Supposing that something were otherwise.
    WhatIfText {
        Title => "What if?",
        Lede => "Suppose that something were otherwise, and see what the book would find. Nothing here is saved: the book stays as it is, and what you suppose is forgotten when you leave this page.",
        Kind => "What would be otherwise?",
        Join => "Somebody joins",
        Leave => "Somebody leaves",
        Role => "Somebody has another role",
        Move => "A session is on another day",
        Plan => "One more session is planned",
        CallOff => "A planned session is called off",
        Policy => "A policy is chosen or left out",
        Limit => "A limit is another number",
        Today => "The book is read on another day",
        Who => "Who?",
        Newcomer => "New mentees",
        NewMentee => "new mentee {0}",
        Which => "Which session?",
        WhichPolicy => "Which policy?",
        WhichLimit => "Which limit?",
        NothingToChoose => "There is none",
        AsWhat => "As what?",
        HowMany => "How many new mentees",
        Number => "Number",
        Day => "Day",
        JoinDay => "First day as a member",
        LeaveDay => "Last day as a member",
        PlanHint => "At the same time of day as the last session.",
        Suppose => "Suppose this",
        Supposed => "What you suppose",
        RemoveThis => "Remove",
        Reset => "Suppose nothing",
        JoinsOne => "{0} joins on {1}",
        JoinsMany => "{0} new mentees join on {1}",
        Leaves => "{0} leaves after {1}",
        HasRole => "{0} has the role {1}",
        Moves => "{0} is on {1}",
        Plans => "One more session: {0}",
        CalledOff => "{0} is called off",
        With => "With {0}",
        Without => "Without {0}",
        LimitIs => "{0}: {1} ({2})",
        ReadOn => "The book is read on {0}",
        Empty => "Nothing is supposed yet",
        EmptyText => "Choose above what would be otherwise. You can suppose several things at once; what would change is shown here.",
        NoneChange => "No finding would change",
        OneChanges => "{0} finding would change",
        ManyChange => "{0} findings would change",
        NotMade => "“{0}” cannot be supposed.",
        OnceHeld => "once what is planned has been held",
        New => "New",
        Gone => "No longer judged",
        Becomes => "becomes",
        TheGroup => "The group",
        CreditLess => "{0} less credit for {1}.",
        CreditMore => "{0} more credit for {1}.",
        CreditTitle => "Credit, once what is planned has been held",
        ConflictsTitle => "Where the policies would newly differ",
        FindingsTitle => "Findings",
        OutOfRange => "Enter a number from 1 to {0}.",
        Twice => "Something else that you suppose is about the same. Remove that first.",
        NotThere => "What this is about is not in the book any more. Remove it.",
        NotChosen => "That policy is not chosen. Remove this, or choose the policy.",
        Held => "That session was held, so it cannot be called off.",
        MoreThanWhole => "A share is 100 per cent at most.",
        MaxMentees => "Most mentees",
        MinMenteesPresent => "Fewest mentees present",
        GroupCapMinutes => "Most minutes credited",
        ClosingDueDays => "Days until the closing meeting",
        MinMentorshipMinutes => "Fewest minutes of mentorship",
        MinIndividualMinutes => "Fewest minutes of individual mentorship",
        TypicalMin => "Fewest people in a usual session",
        TypicalMax => "Most people in a usual session",
        PolicyReviewMonths => "Months until the policy is reviewed",
        FollowUpDays => "Days until a follow-up",
        DominancePercent => "Largest share of talk, per cent",
        IndividualFocusPercent => "Largest share of attention for one, per cent",
        MinIssues => "Fewest issues of each person",
        TurnSpread => "Difference in turns at the chair",
        MinPresentingTurns => "Fewest turns at presenting",
        GuidelineReviewDays => "Days until the guidelines are reviewed",
        GuidanceCheckDays => "Days until guidance is checked",
        ContactTarget => "Individual contacts",
    }
}

/// What a limit is called.
#[must_use]
pub const fn limit_word(name: LimitName) -> &'static str {
    use WhatIfText as T;
    match name {
        LimitName::MaxMentees => T::MaxMentees,
        LimitName::MinMenteesPresent => T::MinMenteesPresent,
        LimitName::GroupCapMinutes => T::GroupCapMinutes,
        LimitName::ClosingDueDays => T::ClosingDueDays,
        LimitName::MinMentorshipMinutes => T::MinMentorshipMinutes,
        LimitName::MinIndividualMinutes => T::MinIndividualMinutes,
        LimitName::TypicalMin => T::TypicalMin,
        LimitName::TypicalMax => T::TypicalMax,
        LimitName::PolicyReviewMonths => T::PolicyReviewMonths,
        LimitName::FollowUpDays => T::FollowUpDays,
        LimitName::DominancePercent => T::DominancePercent,
        LimitName::IndividualFocusPercent => T::IndividualFocusPercent,
        LimitName::MinIssues => T::MinIssues,
        LimitName::TurnSpread => T::TurnSpread,
        LimitName::MinPresentingTurns => T::MinPresentingTurns,
        LimitName::GuidelineReviewDays => T::GuidelineReviewDays,
        LimitName::GuidanceCheckDays => T::GuidanceCheckDays,
        LimitName::ContactTarget => T::ContactTarget,
    }
    .text()
}

/// The number of a limit, whose unit its name says.
#[must_use]
pub const fn limit_number(limit: Limit) -> u32 {
    match limit {
        Limit::Count(number)
        | Limit::Minutes(number)
        | Limit::Days(number)
        | Limit::Months(number)
        | Limit::Percent(number) => number,
    }
}

/// Why something cannot be supposed, in a sentence.
#[must_use]
pub fn refusal(why: &Why) -> String {
    let text = match why {
        Why::Twice => WhatIfText::Twice,
        Why::NotChosen(_) => WhatIfText::NotChosen,
        Why::Held(_) => WhatIfText::Held,
        Why::MoreThanWhole(_) => WhatIfText::MoreThanWhole,
        Why::NoGroup | Why::NoPolicy(_) | Why::NoLimit(_) | Why::NoMember(_) | Why::NoSession(_) => {
            WhatIfText::NotThere
        }
        Why::Invalid(invalid) => {
            return invalid.first().map(|invalid| problem_sentence(&invalid.problem)).unwrap_or_default();
        }
    };
    text.text().to_owned()
}
