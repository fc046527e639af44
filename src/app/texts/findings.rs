//! One sentence for each finding, and the words for what is measured, missing or to be done.

use super::fill;
use crate::app::format;
use crate::policy::pack::{Severity, Stage};
use crate::policy::verdict::{Finding, Outcome, Quantity, Reason};
use crate::texts;

texts! {
    /// Findings, severities, stages.
    FindingText {
        ClauseOfVersion => "{0} (version in force from {1}), {2}",
        Recorded => "On record.",
        NotRecorded => "Nothing is recorded yet.",
        PartsMissing => "Still missing: {0}.",
        PeopleMissing => "Still missing for {0}.",
        Within => "Within the limit.",
        Over => "Over the limit.",
        Under => "Below what is asked for.",
        InTime => "Happened in time.",
        TooLate => "Happened too late. It cannot be made earlier; say what was done instead and close it with a reason.",
        TooEarly => "Happened too early to count.",
        NotYet => "Not yet the time for it.",
        NotYetBy => "To be done by {0}.",
        Overdue => "Was to be done by {0}.",
        OverdueUndated => "The last day for it has passed.",
        Listed => "The mentor was listed on the day.",
        NotListed => "The mentor’s listing does not cover the day.",
        ListingUnknown => "No listing on record tells whether the mentor was listed.",
        DoneByAnother => "The record names {0}; the rule asks for somebody else, or for others too.",
        DoneByAnotherPlain => "The record does not name whom the rule asks for.",
        OffCourse => "The session left its course, and no correction is recorded.",
        Corrected => "The session left its course, and a correction is recorded.",
        NoneStated => "It is stated that there is none.",
        Dissent => "{0} dissent or refused.",
        StatedNot => "It is stated that it was not so.",
        Mended => "It was not so at first, and has been put right.",
        OpenMatter => "Something still asks for an answer.",
        OutOfOrder => "The dates are out of order.",
        Seen => "There is something to keep an eye on.",
        Withdrawn => "{0} withdrew.",
        Abstained => "{0} abstained.",
        Silent => "{0} were not heard.",
        SilentOne => "{0} was not heard.",
        TreatmentFound => "A text seems to speak of a diagnosis or treatment.",
        IncidentOpen => "An incident is still open.",
        IncidentClosed => "An incident happened and is settled.",
        WrongCategory => "Group time stands under Direct Knowledge of Services, where it cannot count.",
        IdentifierFound => "A text holds something that identifies a client.",
        IdentifierLikely => "A text holds something that may identify a client.",
        BeforeInForce => "Before the policy was in force, so it is not judged.",
        AfterInForce => "After the policy’s last day in force.",
        NotChosen => "This was not chosen, so the rule does not apply.",
        CompletedInTime => "Began before the policy and completed in time: exempt.",
        Accruing => "Began before the policy; exempt while the hours can still be complete by {0}.",
        CompletedLate => "Completed after the last day, so the policy applies.",
        BeganLate => "Began when the policy was already in force, so it applies.",
        AskCouncil => "The policy does not say what becomes of earlier hours. Ask the council and record the answer.",
        ClosedWithReason => "Closed by the mentor with a reason.",
        NothingToJudge => "There is nothing here yet to which this applies.",
        ProvisionalOne => "The credit is provisional: {0} requirement is still open.",
        ProvisionalMany => "The credit is provisional: {0} requirements are still open.",
        ProvisionalPlain => "The credit is provisional.",
        Final => "The credit is final.",
        SameAs => "As judged by {0}.",
        SameAsPlain => "As judged by the rule that it repeats.",
        Must => "Required",
        Should => "Expected",
        Watch => "To be watched",
        Gate => "Decides whether the policy applies",
        StageSetUp => "Set-up",
        StageJoining => "Joining",
        StageOpening => "Opening meetings",
        StageSessions => "Sessions",
        StageClosing => "Closing",
        StageEvaluation => "Evaluation",
        StageReview => "Review",
        Observed => "On record",
        Measured => "Measured: {0}",
        Limit => "Limit",
        LimitDay => "Day to compare",
        GapOver => "{0} over the limit",
        GapUnder => "{0} short",
        GapLate => "{0} too late",
        GapEarly => "{0} too early",
        SoMany => "{0} of {1}",
        OneDay => "{0} day",
        ManyDays => "{0} days",
        Percent => "{0} %",
        GapShare => "{0} % where {1} % is the limit",
        Minutes => "{0} minutes",
    }
}

/// The sentence for a finding; `people` are the code names that it names.
#[must_use]
pub fn sentence(reason: &Reason, outcome: Outcome, people: &[String]) -> String {
    use FindingText as T;
    let limit = reason.limit.as_ref().map(quantity);
    let rules: Vec<String> = reason.rules.iter().map(ToString::to_string).collect();
    let plain = |text: T| text.text().to_owned();
    let named = |text: T, words: &[String], otherwise: T| {
        if words.is_empty() { plain(otherwise) } else { text.with(&[&format::list(words)]) }
    };
    match reason.kind {
        Finding::Recorded => plain(T::Recorded),
        Finding::NotRecorded => match outcome {
            Outcome::Due(Some(day)) => {
                fill("{0} {1}", &[T::NotRecorded.text(), &T::NotYetBy.with(&[&format::day(day)])])
            }
            _ => plain(T::NotRecorded),
        },
        Finding::PartsMissing => {
            let parts: Vec<_> = reason.missing.iter().map(|field| super::fields::word(*field).to_owned()).collect();
            named(T::PartsMissing, &parts, T::NotRecorded)
        }
        Finding::PeopleMissing => named(T::PeopleMissing, people, T::NotRecorded),
        Finding::Within => plain(T::Within),
        Finding::Over => plain(T::Over),
        Finding::Under => plain(T::Under),
        Finding::InTime => plain(T::InTime),
        Finding::TooLate => plain(T::TooLate),
        Finding::TooEarly => plain(T::TooEarly),
        Finding::NotYet => match outcome {
            Outcome::Due(Some(day)) => T::NotYetBy.with(&[&format::day(day)]),
            _ => plain(T::NotYet),
        },
        Finding::Overdue => limit.map_or_else(|| plain(T::OverdueUndated), |limit| T::Overdue.with(&[&limit])),
        Finding::Listed => plain(T::Listed),
        Finding::NotListed => plain(T::NotListed),
        Finding::ListingUnknown => plain(T::ListingUnknown),
        Finding::DoneByAnother => named(T::DoneByAnother, people, T::DoneByAnotherPlain),
        Finding::OffCourse => plain(T::OffCourse),
        Finding::Corrected => plain(T::Corrected),
        Finding::NoneStated => plain(T::NoneStated),
        Finding::Dissent => named(T::Dissent, people, T::NotRecorded),
        Finding::StatedNot => plain(T::StatedNot),
        Finding::Mended => plain(T::Mended),
        Finding::OpenMatter => plain(T::OpenMatter),
        Finding::OutOfOrder => plain(T::OutOfOrder),
        Finding::Seen => plain(T::Seen),
        Finding::Withdrawn => named(T::Withdrawn, people, T::NotRecorded),
        Finding::Abstained => named(T::Abstained, people, T::NotRecorded),
        Finding::Silent if people.len() == 1 => named(T::SilentOne, people, T::NotRecorded),
        Finding::Silent => named(T::Silent, people, T::NotRecorded),
        Finding::TreatmentFound => plain(T::TreatmentFound),
        Finding::IncidentOpen => plain(T::IncidentOpen),
        Finding::IncidentClosed => plain(T::IncidentClosed),
        Finding::WrongCategory => plain(T::WrongCategory),
        Finding::IdentifierFound => plain(T::IdentifierFound),
        Finding::IdentifierLikely => plain(T::IdentifierLikely),
        Finding::BeforeInForce => plain(T::BeforeInForce),
        Finding::AfterInForce => plain(T::AfterInForce),
        Finding::NotChosen => plain(T::NotChosen),
        Finding::CompletedInTime => plain(T::CompletedInTime),
        Finding::Accruing => limit.map_or_else(|| plain(T::CompletedInTime), |limit| T::Accruing.with(&[&limit])),
        Finding::CompletedLate => plain(T::CompletedLate),
        Finding::BeganLate => plain(T::BeganLate),
        Finding::AskCouncil => plain(T::AskCouncil),
        Finding::ClosedWithReason => plain(T::ClosedWithReason),
        Finding::NothingToJudge => plain(T::NothingToJudge),
        Finding::Provisional if rules.is_empty() => plain(T::ProvisionalPlain),
        Finding::Provisional => super::counted(rules.len(), T::ProvisionalOne.text(), T::ProvisionalMany.text()),
        Finding::Final => plain(T::Final),
        Finding::SameAs => named(T::SameAs, &rules, T::SameAsPlain),
    }
}

/// What was measured, in words.
#[must_use]
pub fn quantity(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Count(count) => count.to_string(),
        Quantity::Time(minutes) => format::hours(*minutes),
        Quantity::Day(day) => format::day(*day),
        Quantity::Percent(percent) => FindingText::Percent.with(&[&percent.to_string()]),
        Quantity::At(moment) => format!("{}, {}", format::day(moment.date()), format::time(moment)),
    }
}

/// The difference between what was observed and the limit, in a sentence; empty where there is none to tell.
#[must_use]
pub fn gap(reason: &Reason) -> String {
    let days = |days: i64| {
        super::counted(
            usize::try_from(days).unwrap_or_default(),
            FindingText::OneDay.text(),
            FindingText::ManyDays.text(),
        )
    };
    let apart = |days_apart: i64| match days_apart {
        0 => String::new(),
        late if late > 0 => FindingText::GapLate.with(&[&days(late)]),
        early => FindingText::GapEarly.with(&[&days(-early)]),
    };
    match (&reason.observed, &reason.limit) {
        (Some(Quantity::Count(observed)), Some(Quantity::Count(limit)))
            if observed > limit && reason.kind == Finding::Over =>
        {
            FindingText::GapOver.with(&[&(observed - limit).to_string()])
        }
        (Some(Quantity::Count(observed)), Some(Quantity::Count(limit)))
            if observed < limit && reason.kind == Finding::Under =>
        {
            FindingText::GapUnder.with(&[&(limit - observed).to_string()])
        }
        (Some(Quantity::Time(observed)), Some(Quantity::Time(limit))) if observed > limit => {
            FindingText::GapOver.with(&[&format::hours(observed.less(*limit))])
        }
        (Some(Quantity::Percent(observed)), Some(Quantity::Percent(limit))) => {
            FindingText::GapShare.with(&[&observed.to_string(), &limit.to_string()])
        }
        (Some(Quantity::Day(observed)), Some(Quantity::Day(limit))) if is_of_time(reason.kind) => {
            apart((*observed - *limit).num_days())
        }
        (Some(Quantity::At(observed)), Some(Quantity::At(limit))) if reason.kind == Finding::TooLate => {
            let minutes = observed.instant().signed_duration_since(limit.instant()).num_minutes();
            let size = if minutes < 24 * 60 {
                FindingText::Minutes.with(&[&minutes.to_string()])
            } else {
                days(minutes / (24 * 60))
            };
            FindingText::GapLate.with(&[&size])
        }
        _ => String::new(),
    }
}

/// True for what was found wrong with a day: of one that is in order it does not matter how far off the limit is.
const fn is_of_time(found: Finding) -> bool {
    matches!(
        found,
        Finding::TooLate
            | Finding::TooEarly
            | Finding::Overdue
            | Finding::CompletedLate
            | Finding::BeforeInForce
            | Finding::AfterInForce
            | Finding::OutOfOrder
    )
}

/// The word for how binding a rule is.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Gate => FindingText::Gate.text(),
        Severity::Must => FindingText::Must.text(),
        Severity::Should => FindingText::Should.text(),
        Severity::Monitor => FindingText::Watch.text(),
    }
}

/// The name of a stage.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::SetUp => FindingText::StageSetUp.text(),
        Stage::Joining => FindingText::StageJoining.text(),
        Stage::Opening => FindingText::StageOpening.text(),
        Stage::Sessions => FindingText::StageSessions.text(),
        Stage::Closing => FindingText::StageClosing.text(),
        Stage::Evaluation => FindingText::StageEvaluation.text(),
        Stage::Review => FindingText::StageReview.text(),
    }
}
