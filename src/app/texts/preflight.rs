//! Warnings before something is recorded, and what could be done instead.

use crate::app::format;
use crate::policy::preflight::Alternative;
use crate::texts;

texts! {
    /// Warnings before something is recorded.
    PreflightText {
        Reason => "Why you record it all the same",
        ReasonHint => "What happened can always be recorded. The reason stays with it, and the finding says that the rule is not met.",
        Measured => "{0}, where the limit is {1}.",
        Uncredited => "{0} would earn no credit: {1}.",
        Instead => "You could instead:",
        WaitForPlace => "wait until a place is free",
        WaitForPlaceFrom => "wait until {0}, when a place is free",
        InviteAtMost => "meet with no more than {0} mentees",
        ShortenTo => "make it no longer than {0}",
        HoldIndividually => "hold it as an individual meeting",
        RenewListing => "have the listing renewed first and enter it here",
        ProposeDay => "choose {0}",
        EndBy => "end it by {0}",
        DiscussFirst => "discuss the case with its mentee first",
        LetMentorConduct => "let the group’s mentor conduct it",
        EnterAsMentoredExperience => "enter it as mentored experience",
        AskFirst => "ask them first, and record their consent before this",
        LeaveUnnamed => "record it without naming them; they then get no credit for it",
    }
}

/// What could be done instead, in words.
#[must_use]
pub fn alternative(alternative: &Alternative) -> String {
    use PreflightText as T;
    let plain = |text: T| text.text().to_owned();
    match alternative {
        Alternative::WaitForPlace(None) => plain(T::WaitForPlace),
        Alternative::WaitForPlace(Some(day)) => T::WaitForPlaceFrom.with(&[&format::day(*day)]),
        Alternative::InviteAtMost(number) => T::InviteAtMost.with(&[&number.to_string()]),
        Alternative::ShortenTo(minutes) => T::ShortenTo.with(&[&format::minutes(*minutes)]),
        Alternative::HoldIndividually => plain(T::HoldIndividually),
        Alternative::RenewListing => plain(T::RenewListing),
        Alternative::ProposeDay(day) => T::ProposeDay.with(&[&format::day(*day)]),
        Alternative::EndBy(moment) => {
            T::EndBy.with(&[&format!("{}, {}", format::day(moment.date()), format::time(moment))])
        }
        Alternative::DiscussFirst => plain(T::DiscussFirst),
        Alternative::LetMentorConduct => plain(T::LetMentorConduct),
        Alternative::EnterAsMentoredExperience => plain(T::EnterAsMentoredExperience),
        Alternative::AskFirst => plain(T::AskFirst),
        Alternative::LeaveUnnamed => plain(T::LeaveUnnamed),
    }
}
