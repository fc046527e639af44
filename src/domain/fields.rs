//! What each kind of record checks in itself, field by field, and which records it names.

use super::case::{Case, Concern, Incident, OffLimits};
use super::evaluation::{Action, Evaluation, FEWEST, Outcome};
use super::goal::{Goal, Need};
use super::group::{Group, Member};
use super::hours::HoursEntry;
use super::ids::{GroupId, MeetingId, PersonId};
use super::invariant::{Check, Problem, Report, Visit};
use super::meeting::{CasesDiscussed, Meeting};
use super::note::{About, Note};
use super::person::{Enrolment, Listing, Person};
use super::record::{Kind, RecordKey, Settings};
use super::session::Session;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::fmt::Arguments;
use uuid::Uuid;

pub(super) fn text(report: Report<'_>, field: Arguments<'_>, text: &str) {
    if text.trim().is_empty() {
        report(field, Problem::Empty);
    }
}

pub(super) fn order(
    report: Report<'_>,
    field: &str,
    date: Option<NaiveDate>,
    earlier_field: &'static str,
    earlier: Option<NaiveDate>,
) {
    if date.zip(earlier).is_some_and(|(date, earlier)| date < earlier) {
        report(format_args!("{field}"), Problem::Before(earlier_field));
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub(super) const fn is_false(value: &bool) -> bool {
    !*value
}

pub(super) fn distinct<T: Ord>(report: Report<'_>, items: impl Iterator<Item = T>, list: &str, field: &str) {
    let mut seen = BTreeSet::new();
    for (index, item) in items.enumerate() {
        if !seen.insert(item) {
            report(format_args!("{list}[{index}]{field}"), Problem::Duplicate);
        }
    }
}

pub(super) fn names(visit: Visit<'_>, kind: Kind, field: Arguments<'_>, id: Option<Uuid>) {
    if let Some(id) = id {
        visit(field, RecordKey::new(kind, id));
    }
}

pub(super) fn person(visit: Visit<'_>, field: &str, id: impl Into<Option<PersonId>>) {
    names(visit, Kind::Person, format_args!("{field}"), id.into().map(|id| id.0));
}

pub(super) fn group(visit: Visit<'_>, id: GroupId) {
    names(visit, Kind::Group, format_args!("group"), Some(id.0));
}

/// Whatever is wrong with actions: each says what, and a dropped one why.
pub(super) fn actions(report: Report<'_>, list: &str, actions: &[Action]) {
    for (index, action) in actions.iter().enumerate() {
        text(report, format_args!("{list}[{index}].text"), &action.text);
        if let Some(settled) = action.settled.as_ref().filter(|settled| settled.how == Outcome::Dropped) {
            text(report, format_args!("{list}[{index}].settled.reason"), &settled.reason);
        }
    }
}

/// Those who own actions.
pub(super) fn owners(visit: Visit<'_>, list: &str, actions: &[Action]) {
    for (index, action) in actions.iter().enumerate() {
        names(visit, Kind::Person, format_args!("{list}[{index}].owner"), action.owner.map(|id| id.0));
    }
}

fn meeting(visit: Visit<'_>, field: Arguments<'_>, id: Option<MeetingId>) {
    names(visit, Kind::Meeting, field, id.map(|id| id.0));
}

impl Check for Settings {
    fn problems(&self, _: Report<'_>) {}

    fn references(&self, visit: Visit<'_>) {
        person(visit, "keeper", self.keeper);
    }
}

impl Check for Listing {
    fn problems(&self, report: Report<'_>) {
        order(report, "to", self.to, "from", Some(self.from));
    }

    fn references(&self, visit: Visit<'_>) {
        person(visit, "person", self.person);
    }
}

impl Check for Person {
    fn problems(&self, report: Report<'_>) {
        text(report, format_args!("code_name"), &self.code_name);
    }

    fn references(&self, _: Visit<'_>) {}
}

impl Check for Enrolment {
    fn problems(&self, report: Report<'_>) {
        text(report, format_args!("programme"), &self.programme);
        order(report, "completed_on", self.completed_on, "accrual_start", self.accrual_start);
    }

    fn references(&self, visit: Visit<'_>) {
        person(visit, "person", self.person);
    }
}

impl Check for Group {
    fn problems(&self, report: Report<'_>) {
        text(report, format_args!("name"), &self.name);
        distinct(report, self.packs.iter(), "packs", "");
        self.charter.problems(report);
    }

    fn references(&self, visit: Visit<'_>) {
        person(visit, "mentor", self.mentor);
        self.charter.references(visit);
    }
}

impl Check for Member {
    fn problems(&self, report: Report<'_>) {
        order(report, "left", self.left, "joined", self.joined);
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "person", self.person);
    }
}

impl Check for Session {
    fn problems(&self, report: Report<'_>) {
        if self.cancelled.is_some() && self.held.is_some() {
            report(format_args!("cancelled"), Problem::Contradicts("held"));
        }
        if let Some(cancelled) = &self.cancelled {
            text(report, format_args!("cancelled.reason"), &cancelled.reason);
        }
        distinct(report, self.agenda.iter().map(|item| item.id), "agenda", ".id");
        for (index, item) in self.agenda.iter().enumerate() {
            text(report, format_args!("agenda[{index}].title"), &item.title);
        }
        let attendance = || self.attendance.iter().flatten();
        distinct(report, attendance().map(|attendance| attendance.person), "attendance", ".person");
        if let Some(held) = self.held.as_ref().map(super::dates::Span::minutes) {
            for (index, attendance) in attendance().enumerate() {
                if attendance.late + attendance.present > held {
                    report(format_args!("attendance[{index}].present"), Problem::MoreThanHeld(held));
                }
            }
        }
        distinct(report, self.turns.iter(), "turns", "");
        distinct(report, self.cases_raised.iter(), "cases_raised", "");
        self.conduct.problems(report);
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        for (index, item) in self.agenda.iter().enumerate() {
            for (goal, id) in item.goals.iter().enumerate() {
                names(visit, Kind::Goal, format_args!("agenda[{index}].goals[{goal}]"), Some(id.0));
            }
            for (mentee, id) in item.mentees.iter().enumerate() {
                names(visit, Kind::Person, format_args!("agenda[{index}].mentees[{mentee}]"), Some(id.0));
            }
            let proposed = item.proposed_by.map(|id| id.0);
            names(visit, Kind::Person, format_args!("agenda[{index}].proposed_by"), proposed);
        }
        person(visit, "conducted_by", self.conducted_by);
        for (index, attendance) in self.attendance.iter().flatten().enumerate() {
            names(visit, Kind::Person, format_args!("attendance[{index}].person"), Some(attendance.person.0));
        }
        for (index, id) in self.turns.iter().enumerate() {
            names(visit, Kind::Person, format_args!("turns[{index}]"), Some(id.0));
        }
        for (index, id) in self.cases_raised.iter().enumerate() {
            names(visit, Kind::Case, format_args!("cases_raised[{index}]"), Some(id.0));
        }
        let incident = self.confidentiality.as_ref().and_then(|confidentiality| confidentiality.incident);
        names(visit, Kind::Incident, format_args!("confidentiality.incident"), incident.map(|id| id.0));
        person(visit, "sign_off.by", self.sign_off.as_ref().map(|sign_off| sign_off.by));
        self.conduct.references(visit);
    }
}

impl Check for Meeting {
    fn problems(&self, report: Report<'_>) {
        if let Some(CasesDiscussed::Discussed(cases)) = &self.cases {
            distinct(report, cases.iter(), "cases.discussed", "");
        }
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "person", self.person);
        person(visit, "held_by", self.held_by);
        if let Some(CasesDiscussed::Discussed(cases)) = &self.cases {
            for (index, id) in cases.iter().enumerate() {
                names(visit, Kind::Case, format_args!("cases.discussed[{index}]"), Some(id.0));
            }
        }
    }
}

impl Check for Need {
    fn problems(&self, report: Report<'_>) {
        text(report, format_args!("text"), &self.text);
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "person", self.person);
        meeting(visit, format_args!("meeting"), self.meeting);
    }
}

impl Check for Goal {
    fn problems(&self, report: Report<'_>) {
        text(report, format_args!("text"), &self.text);
        for (index, progress) in self.progress.iter().enumerate() {
            text(report, format_args!("progress[{index}].text"), &progress.text);
        }
        for (index, step) in self.steps.iter().enumerate() {
            text(report, format_args!("steps[{index}]"), step);
        }
        distinct(report, self.proposed_by.iter(), "proposed_by", "");
        self.plan_problems(report);
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "person", self.person);
        meeting(visit, format_args!("meeting"), self.meeting);
        self.plan.references(visit);
        for (index, id) in self.proposed_by.iter().enumerate() {
            names(visit, Kind::Person, format_args!("proposed_by[{index}]"), Some(id.0));
        }
        for (index, progress) in self.progress.iter().enumerate() {
            let session = progress.session.map(|id| id.0);
            names(visit, Kind::Session, format_args!("progress[{index}].session"), session);
            meeting(visit, format_args!("progress[{index}].meeting"), progress.meeting);
        }
        meeting(visit, format_args!("outcome.meeting"), self.outcome.as_ref().and_then(|outcome| outcome.meeting));
    }
}

impl Check for Case {
    fn problems(&self, report: Report<'_>) {
        text(report, format_args!("code"), &self.code);
        if let Some(OffLimits::Parts(parts)) = &self.off_limits {
            for (index, part) in parts.iter().enumerate() {
                text(report, format_args!("off_limits.parts[{index}]"), part);
            }
        }
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "person", self.person);
        meeting(visit, format_args!("meeting"), self.meeting);
    }
}

impl Check for Concern {
    fn problems(&self, report: Report<'_>) {
        if let Some(concern) = &self.concern {
            text(report, format_args!("concern"), concern);
        }
        order(report, "discussed_on", self.discussed_on, "raised_on", Some(self.raised_on));
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "person", self.person);
    }
}

impl Check for Incident {
    fn problems(&self, report: Report<'_>) {
        text(report, format_args!("text"), &self.text);
        order(report, "closed_on", self.closed_on, "on", Some(self.on));
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        names(visit, Kind::Session, format_args!("session"), Some(self.session.0));
    }
}

impl Check for Note {
    fn problems(&self, report: Report<'_>) {
        match &self.about {
            About::Briefing { recipients, covers } => {
                distinct(report, recipients.iter(), "about.briefing.recipients", "");
                distinct(report, covers.iter(), "about.briefing.covers", "");
            }
            // These stand in place of a duty: without a reason they say nothing.
            About::Closure { .. } | About::Departure { .. } | About::Guidance => {
                text(report, format_args!("text"), &self.text);
            }
            About::Slip { answers, .. } => {
                distinct(report, answers.iter().map(|answer| answer.id), "about.slip.answers", ".id");
                for (at, answer) in answers.iter().enumerate() {
                    for (place, point) in answer.points.iter().enumerate().filter(|(_, point)| !point.accepted) {
                        let field = format_args!("about.slip.answers[{at}].points[{place}].reason");
                        text(report, field, &point.reason);
                    }
                }
            }
            About::Activity { .. } | About::ServiceMonitoring { .. } | About::OtherDuties | About::Review { .. } => {}
        }
    }

    /// The record of a departure may be taken away later, and the reason stays: it is no reference.
    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "by", self.by);
        match &self.about {
            About::Briefing { recipients, .. } => {
                for (index, id) in recipients.iter().enumerate() {
                    names(visit, Kind::Person, format_args!("about.briefing.recipients[{index}]"), Some(id.0));
                }
            }
            About::Activity { person: mentee, goal, session } => {
                person(visit, "about.activity.person", *mentee);
                names(visit, Kind::Goal, format_args!("about.activity.goal"), goal.map(|id| id.0));
                names(visit, Kind::Session, format_args!("about.activity.session"), session.map(|id| id.0));
            }
            About::ServiceMonitoring { person: mentee, session } => {
                person(visit, "about.service-monitoring.person", *mentee);
                names(visit, Kind::Session, format_args!("about.service-monitoring.session"), session.map(|id| id.0));
            }
            About::Closure { person: mentee, .. } => person(visit, "about.closure.person", *mentee),
            // The records of its points may be taken away later, as the record of a departure may.
            About::Slip { person: mentee, .. } => person(visit, "about.slip.person", *mentee),
            About::OtherDuties | About::Guidance | About::Review { .. } | About::Departure { .. } => {}
        }
    }
}

impl Check for Evaluation {
    fn problems(&self, report: Report<'_>) {
        actions(report, "actions", &self.actions);
        distinct(report, self.responses.iter().map(|response| response.person), "responses", ".person");
        distinct(report, self.gathered.iter().map(|gathered| gathered.id), "gathered", ".id");
        for (index, gathered) in self.gathered.iter().enumerate() {
            distinct(report, gathered.answered.iter(), &format!("gathered[{index}].answered"), "");
            let has_texts = gathered.questions().iter().any(|said| !said.texts.is_empty());
            if has_texts && gathered.answered.len() < FEWEST {
                report(format_args!("gathered[{index}].answered"), Problem::ToldApart(FEWEST));
            }
        }
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "by", self.by);
        owners(visit, "actions", &self.actions);
        for (outer, gathered) in self.gathered.iter().enumerate() {
            for (inner, who) in gathered.answered.iter().enumerate() {
                names(visit, Kind::Person, format_args!("gathered[{outer}].answered[{inner}]"), Some(who.0));
            }
        }
        for (index, response) in self.responses.iter().enumerate() {
            names(visit, Kind::Person, format_args!("responses[{index}].person"), Some(response.person.0));
        }
    }
}

impl Check for HoursEntry {
    fn problems(&self, report: Report<'_>) {
        if self.minutes.is_zero() {
            report(format_args!("minutes"), Problem::NoTime);
        }
    }

    fn references(&self, visit: Visit<'_>) {
        group(visit, self.group);
        person(visit, "person", self.person);
    }
}
