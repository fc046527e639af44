//! How a rule is judged, in words: a sentence for each kind of check, a word for each of its parameters and, where the name
//! of a value does not read as words by itself, words for that.

use super::choices::topic;
use crate::domain::statement::Topic;
use crate::policy::pack::LimitName;

/// What a check of this kind asks for; empty for a kind that there is not.
#[must_use]
pub fn sentence(kind: &str) -> &'static str {
    match kind {
        "after" => "What is asked for takes place no earlier than a certain moment. What comes earlier does not count.",
        "all_assent" => "Everybody who is asked has agreed to what is in force. Whoever has not is named.",
        "all_parts" => "The record holds every part. What is missing is named.",
        "at_least" => "What is counted reaches the limit. As long as its day is ahead, a smaller number is due.",
        "at_most" => "Nothing that is counted goes over the limit.",
        "attested" => "Somebody states, with a date, that it is so.",
        "attested_measured" => {
            "Somebody states, with a date, that it is so. The figure stands beside it and is watched; by itself it breaks nothing."
        }
        "before" => "What is asked for takes place no later than a certain moment.",
        "between" => "What is counted lies between two limits, both included.",
        "briefed" => "The person was told every part, in briefings that name them and have a date.",
        "category_excluded" => "None of this time is entered under the category.",
        "credit_cap" => "No time that could be credited lies over the limit. What does is kept, and earns no credit.",
        "credit_stands" => "Every rule of this weight is met for the mentee, or is closed with a reason.",
        "done_by" => "Each record names whom the rule asks for. Records that name somebody else are listed.",
        "each_attendee" => {
            "Everybody who attended, as far as they are counted, has what is looked for. The others are named."
        }
        "each_has" => "Each one has what is looked for.",
        "gate" => "This decides whether the policy applies: where it is not so, the policy asks for nothing.",
        "guard_clean" => {
            "The book reads the texts and finds nothing of this kind in them that is still open. Where a statement belongs to it, somebody makes it."
        }
        "in_force" => "Only what takes place on that day or later is judged.",
        "in_order" => "The days follow one another in order, apart from what may wait.",
        "listed_on" => "The mentor’s entry in the registry covers the day of each event.",
        "meeting_covers" => "The meeting was held and left a record of each topic, with its date.",
        "monitored" => {
            "Somebody looked at it and found it in order. What was seen is watched; what nobody looked at is not recorded."
        }
        "none_or_settled" => "Each one is settled, with a date; or it is stated, with a date, that there is none.",
        "recorded" => "What is looked for is on record.",
        "reviewed_within" => "The last review is no older than the limit.",
        "same_as" => "It repeats other rules, by the limits and days of this policy. Each of them has to be met.",
        "transition" => "It holds for a trainee, unless they began before the policy and complete their hours in time.",
        "within" => "Each one is followed by what is asked for within the limit. Until then it is due.",
        _ => "",
    }
}

/// The word for a parameter.
#[must_use]
pub fn parameter(name: &str) -> &'static str {
    match name {
        "actor" => "Named on them",
        "among" => "Who is counted",
        "anchor" => "The moment",
        "at" => "At",
        "by" => "By",
        "category" => "Category",
        "complete_by" => "Complete by",
        "condition" => "What decides",
        "event" => "Asked for",
        "events" => "Events",
        "evidence" => "Looked for",
        "from" => "From",
        "guard" => "Looked for in the texts",
        "items" => "Each of",
        "may_wait" => "May wait",
        "measure" => "The figure",
        "measures" => "Counted",
        "meeting" => "Meeting",
        "mended_by" => "Put right by",
        "none" => "Where there is none",
        "of" => "Of",
        "parts" => "Parts",
        "records" => "Records",
        "rules" => "Rules",
        "settled" => "Settled when",
        "severity" => "Weight",
        "started_before" => "Began before",
        "statement" => "The statement",
        "subject" => "About",
        "texts" => "Texts",
        "to" => "Agreed to",
        "topics" => "Topics",
        "watch" => "In order when",
        "when" => "Only where",
        "with" => "Together with",
        "work" => "Time of",
        _ => "",
    }
}

/// A value of a parameter in words.
#[must_use]
pub fn value(name: &str, value: &str) -> String {
    let stated = Topic::ALL.iter().find(|topic| topic.key() == value).filter(|_| matches!(name, "statement" | "watch"));
    match (stated, known(value)) {
        (Some(stated), _) => topic(*stated).to_owned(),
        (None, "") => value.replace(['-', '_'], " "),
        (None, known) => known.to_owned(),
    }
}

/// Words for a value that does not read as words by itself.
fn known(value: &str) -> &'static str {
    match value {
        "accrual-start" => "the start of accrual",
        "action-date" => "a date for each action",
        "action-owner" => "who takes each action on",
        "activity-for-goal" => "an activity for one of their goals",
        "agenda-goal-link" => "an agenda that serves a goal",
        "agenda-made" => "making the agenda",
        "amended" => "the agreement was changed",
        "approach-dissent" => "disagreement about the approach",
        "assigned-after-opening" => "the case was assigned after the opening meeting",
        "at-ease-with-technology" => "being at ease with the technology",
        "case" => "each case",
        "case-discussed" => "discussing nature, scope and limits of the case",
        "chair-turn-spread" => "by how many turns at the chair members differ",
        "check-in" => "a check-in",
        "checked-on" => "the day on which it was checked",
        "closing" | "closing-meeting" => "the closing meeting",
        "closing-meeting-start" => "the start of the closing meeting",
        "co-mentor-responsibility" => "how far co-mentors are responsible",
        "confidentiality-kept" => "Confidentiality was kept",
        "confidentiality-opening" => "settling confidentiality at the opening",
        "contribution-or-declined" => "a contribution, or having declined one",
        "correction" => "a correction on record",
        "counts" => "a dated “none” is enough",
        "development-purpose" => "a purpose of learning, support or professional development",
        "facilitated-by-mentor" => "the mentor leads the session, or is there and answers for it",
        "first-agenda-item" => "the first item of the agenda",
        "first-mention" => "the first session that raises the case",
        "first-online-session" => "their first session online",
        "first-record" => "the first record that needs consent",
        "flags" => "signs of distress or withdrawal",
        "group" => "the group",
        "group-option-chosen" => "the mentee chose group mentoring",
        "group-start" => "the start of the first session",
        "guidelines-made-or-affirmed" => "a hand in the guidelines, or having affirmed them",
        "hours-entries" => "hours from elsewhere",
        "identifiers" => "what tells who a client is",
        "in-force-from" => "the policy’s first day",
        "incident-closed" => "an incident that is closed",
        "individual-focus-share" => "the share of a session that one person has the attention",
        "individual-minutes" => "time of individual mentorship",
        "invitation-and-fit" => "an invitation, and how they fit the purpose",
        "issue-or-readiness" => "an issue that they bring, or being ready to",
        "largest-talk-share" => "the largest share of talk",
        "last-session-end" => "the end of the last session",
        "listed-mentor" => "the group’s mentor",
        "member" => "each member",
        "mentee" => "each mentee",
        "mentee-led" => "whoever presents also chairs",
        "mentees-enrolled" => "mentees in the group on one day",
        "mentees-present" => "mentees at a session",
        "mentor-and-mentees" => "mentor and mentees",
        "mentor-talk-share" => "the mentor’s share of talk",
        "mentorship-minutes" => "time of mentorship",
        "missed-transition" => "the day by which hours were to be complete was kept",
        "mix-rationale" => "reasons for the mix of members",
        "mode" => "how people met",
        "must" => "required",
        "no-roles" => "there are no designated roles",
        "on-course" => "The session kept to purpose and goals",
        "online" => "people meet online",
        "opening" | "opening-meeting" => "the opening meeting",
        "opening-meeting-end" => "the end of the opening meeting",
        "other-responsibilities" => "Other professional responsibilities are met",
        "own-conclusion" => "the end of their last session",
        "own-experience-inputs" => "how often the mentor spoke of own experience",
        "own-mentee" => "the mentee whose goal it is",
        "own-start" => "the start of their first session",
        "participant" => "each participant",
        "participants-present" => "participants at a session",
        "peer-listening" => "views that they gave on issues of peers",
        "people-with-sensitive-records" => "people of whom something sensitive is kept",
        "perspectives-received" => "views that they received on their own issue",
        "presenter-as-chair" => "the presenter, as chair",
        "presenting-minutes" => "minutes for each presentation",
        "purpose-link" => "an item of the agenda that serves them",
        "reason" => "a reason",
        "rotating-chair" => "members take the chair in turn",
        "session" => "each session",
        "session-start" => "the start of the session",
        "sign-off" => "the signature",
        "swap-mechanism" => "how turns are swapped",
        "talk-time-inequality" => "how unequally talk is shared out",
        "timed-items-or-format" => "times for the items of the agenda, or a format",
        "transition-claimed" => "accrual began before the policy",
        "transition-until" => "the last day of the transition",
        "treatment" => "words of treatment",
        "trials-with-outcome" => "what they tried, and what came of it",
        "turn-or-goal-link" => "a turn, or an item that serves one of their goals",
        _ => "",
    }
}

/// What a limit limits.
#[must_use]
pub const fn limit(name: LimitName) -> &'static str {
    match name {
        LimitName::MaxMentees => "The most mentees",
        LimitName::MinMenteesPresent => "The fewest mentees at a session",
        LimitName::GroupCapMinutes => "The most group time credited to a mentee",
        LimitName::ClosingDueDays => "The closing meeting follows the last session within",
        LimitName::MinMentorshipMinutes => "The least time of mentorship",
        LimitName::MinIndividualMinutes => "The least time of individual mentorship",
        LimitName::TypicalMin => "The fewest participants of a typical session",
        LimitName::TypicalMax => "The most participants of a typical session",
        LimitName::PolicyReviewMonths => "The policy is reviewed within",
        LimitName::FollowUpDays => "A sign of distress or withdrawal is followed up within",
        LimitName::DominancePercent => "The largest share of talk of one person",
        LimitName::IndividualFocusPercent => "The largest share of a session for one person",
        LimitName::MinIssues => "The fewest issues that each mentee brings",
        LimitName::TurnSpread => "Turns at the chair differ by no more than",
        LimitName::MinPresentingTurns => "The fewest turns at presenting for each member",
        LimitName::GuidelineReviewDays => "Guidelines are reviewed within",
        LimitName::GuidanceCheckDays => "Guidance is looked up again within",
        LimitName::ContactTarget => "Individual contacts with each mentee",
    }
}
