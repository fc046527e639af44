//! What lies before a check: the facts of the group, the pack's limits and dates, and today.

use super::answer::{Answer, Found};
use super::binding::judged_on;
use super::circle::Circle;
use super::credit::Ledger;
use super::facts::{Facts, Held};
use super::pack::{Limit, LimitName, Pack, Rule};
use super::standing::Duties;
use super::terms::Rules;
use super::verdict::{Field, Finding, Place, Subject};
use super::versions::Run;
use crate::domain::book::Shelf;
use crate::domain::dates::Moment;
use crate::domain::ids::PersonId;
use crate::domain::person::Enrolment;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that a check reads.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The group's records.
    pub facts: &'a Facts<'a>,
    /// Those of the other groups of its members.
    pub others: &'a [Facts<'a>],
    /// People, enrolments, listings.
    pub shelf: &'a Shelf,
    /// The pack whose limits and dates hold.
    pub pack: &'a Pack,
    /// Rules that this pack may repeat, by identifier.
    pub rules: &'a Rules<'a>,
    /// Ledgers of the group's mentees.
    pub ledgers: &'a BTreeMap<PersonId, Ledger>,
    /// What each mentee's credit waits for; none while that is still being judged.
    pub duties: Option<&'a BTreeMap<PersonId, Duties>>,
    /// The day of the judgement.
    pub today: NaiveDate,
}

/// A day by which something is to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// Start of the mentee's first session.
    OwnStart,
    /// End of the mentee's last session, planned ones included.
    OwnConclusion,
    /// The mentee's closing meeting; until it is held, the end of their last session.
    ClosingMeeting,
    /// Last day of the pack's transition.
    TransitionUntil,
    /// Start of the person's first session online. (UK healthcare, 5.2)
    FirstOnlineSession,
}

/// Whom or what a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The group as a whole.
    Group,
    /// Each mentee.
    Mentee,
    /// Each mentee and other participant.
    Participant,
    /// Each member, apart from those who look on.
    Member,
    /// Each session.
    Session,
    /// Each case.
    Case,
}

impl<'a> Desk<'a> {
    /// The answers of a rule's check on those subjects whose day is one of `days`.
    #[must_use]
    pub fn answers(&self, rule: &Rule, days: Run) -> Vec<Answer> {
        let mut answers = rule.check.as_judge().judge(self);
        if days != Run::ALWAYS {
            answers.retain(|answer| days.holds(judged_on(self.facts, answer.subject, self.today)));
        }
        answers
    }

    /// The limit of that name; none where the pack or the mentor has not set it.
    #[must_use]
    pub fn limit(&self, name: LimitName) -> Option<Limit> {
        let charter = &self.facts.group.charter;
        match name {
            LimitName::ContactTarget => self.facts.group.contact_target.map(|target| Limit::Count(target.into())),
            LimitName::GuidelineReviewDays => charter.guideline_review_days.map(|days| Limit::Days(days.into())),
            LimitName::GuidanceCheckDays => charter.guidance_check_days.map(|days| Limit::Days(days.into())),
            _ => self.pack.limits.get(&name).copied(),
        }
    }

    /// The person's enrolment in the pack's programme.
    #[must_use]
    pub fn enrolment(&self, person: PersonId) -> Option<&'a Enrolment> {
        self.shelf.enrolment(person, self.pack.programme.as_deref()?)
    }

    /// The day by which this person's datum is to be there, while it is still ahead.
    #[must_use]
    pub fn ahead(&self, by: Option<By>, person: PersonId) -> Option<NaiveDate> {
        match by? {
            By::OwnStart => self.moment_ahead(self.facts.own_start(person)?),
            By::OwnConclusion => self.moment_ahead(self.facts.own_conclusion(person)?),
            By::ClosingMeeting if self.facts.closing(person).is_some() => None,
            By::ClosingMeeting => self.moment_ahead(self.facts.own_conclusion(person)?),
            By::TransitionUntil => self.pack.dates.transition.filter(|until| self.today <= *until),
            By::FirstOnlineSession => self.moment_ahead(self.facts.first_online(person)?),
        }
    }

    /// True where the record that should hold this person's datum by that day is finished: the opening meeting was held, or
    /// the closing meeting.
    #[must_use]
    pub fn is_finished(&self, by: Option<By>, person: PersonId) -> bool {
        match by {
            Some(By::OwnStart) => self.facts.opening(person).is_some_and(|meeting| meeting.held.is_some()),
            Some(By::OwnConclusion | By::ClosingMeeting) => self.facts.closing(person).is_some(),
            Some(By::TransitionUntil | By::FirstOnlineSession) | None => false,
        }
    }

    /// The day of a session's start or end, while that session is still ahead: its day has not gone and it was not held.
    #[must_use]
    pub fn moment_ahead(&self, moment: &Moment) -> Option<NaiveDate> {
        let held = |held: &Held<'_>| held.span.start() == moment || held.span.end() == moment;
        let day = moment.date();
        (self.today <= day && !self.facts.held.iter().any(held)).then_some(day)
    }

    /// The last day on which this person's closing meeting is in time: that of their last session and the pack's days of
    /// grace.
    #[must_use]
    pub fn closing_due(&self, person: PersonId, grace: LimitName) -> Option<NaiveDate> {
        let Some(Limit::Days(days)) = self.limit(grace) else { return None };
        self.facts.own_conclusion(person)?.date().checked_add_days(Days::new(days.into()))
    }

    /// One answer for each mentee; one on the group where there is none.
    pub fn each_mentee(&self, judge: impl FnMut(PersonId) -> Answer) -> Vec<Answer> {
        self.each_of(Circle::Mentees, judge)
    }

    /// One answer for each person of the circle; one on the group where there is none.
    pub fn each_of(&self, circle: Circle, judge: impl FnMut(PersonId) -> Answer) -> Vec<Answer> {
        or_nothing(self.bound(circle).into_iter().map(judge).collect(), Place::Members, Field::AddMember)
    }

    /// One answer for each held session; one on the group where there is none.
    pub fn each_session(&self, judge: impl FnMut(&Held<'a>) -> Answer) -> Vec<Answer> {
        or_no_session(self.facts.held.iter().map(judge).collect())
    }
}

/// These answers; where there is none, one on the group: there is no session or meeting to judge yet.
#[must_use]
pub fn or_no_session(answers: Vec<Answer>) -> Vec<Answer> {
    or_nothing(answers, Place::Sessions, Field::AddSession)
}

fn or_nothing(mut answers: Vec<Answer>, place: Place, field: Field) -> Vec<Answer> {
    if answers.is_empty() {
        answers.push(Answer::new(Subject::Group, Found::Unknown, Finding::NothingToJudge).mend(place, field));
    }
    answers
}

/// Nothing is recorded: due while its day is ahead, unknown from then on.
#[must_use]
pub fn absent(subject: Subject, ahead: Option<NaiveDate>) -> Answer {
    ahead.map_or_else(
        || Answer::unknown(subject),
        |day| Answer::new(subject, Found::Due(Some(day)), Finding::NotYet).limit(super::verdict::Quantity::Day(day)),
    )
}

/// Something is recorded and falls short: due while its day is ahead, unmet from then on.
#[must_use]
pub fn short(subject: Subject, ahead: Option<NaiveDate>, kind: Finding) -> Answer {
    Answer::new(subject, ahead.map_or(Found::Unmet, |day| Found::Due(Some(day))), kind)
}
