//! Rules of the CMPC policy up to the first session: option, size, opening meeting, needs, goals, cases, briefing.

use crate::case::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, no_boundary, quiet};
use circlebook::domain::case::{Case, OffLimits};
use circlebook::domain::goal::{Goal, Need};
use circlebook::domain::group::Member;
use circlebook::domain::ids::CaseId;
use circlebook::domain::meeting::{CasesDiscussed, Meeting};
use circlebook::domain::note::{About, BriefingPart, Note};
use circlebook::domain::person::{Enrolment, Listing};
use circlebook::policy::verdict::Outcome::{Due, Fail, NotApplicable, Pass, Unknown};
use circlebook::policy::verdict::Subject;

fn members(scene: Scene, up_to: u128) -> Scene {
    (4..=up_to).fold(scene, Scene::with_mentee)
}

fn opened_at(scene: Scene, on: &str, from: &str, to: &str) -> Scene {
    scene.change(opening(1), |meeting: &mut Meeting| {
        meeting.held = span(on, from, to);
        meeting.confidentiality_on = Some(day(on));
    })
}

fn briefed(scene: Scene, parts: &[BriefingPart]) -> Scene {
    scene.change(BRIEFING, |note: &mut Note| {
        if let About::Briefing { covers, .. } = &mut note.about {
            *covers = parts.to_vec();
        }
    })
}

rules! {
    cmpc_01 = "CMPC-01": [
        quiet(mentee(1)),
        fires(mentee(1), NotApplicable, |s| s.change(enrolment(1), |e: &mut Enrolment| e.group_option = Some(false))),
        missing(mentee(1), Unknown, |s| s.change(enrolment(1), |e: &mut Enrolment| e.group_option = None)),
        no_boundary(),
    ];
    cmpc_05 = "CMPC-05": [
        quiet(at_session(3)),
        fires(at_session(3), Fail, |s| s.change(LISTING, |l: &mut Listing| l.to = Some(day("2021-11-01")))),
        boundary(at_session(3), Pass, |s| s.change(LISTING, |l: &mut Listing| l.to = Some(day("2021-11-02")))),
        boundary(at_session(1), Pass, |s| s.change(LISTING, |l: &mut Listing| l.from = day("2021-09-07"))),
        boundary(at_session(1), Fail, |s| s.change(LISTING, |l: &mut Listing| l.from = day("2021-09-08"))),
        missing(at_session(3), Unknown, |s| s.without::<Listing>(LISTING)),
        missing(at_session(3), Unknown, |s| s.change(LISTING, |l: &mut Listing| {
            (l.to, l.checked_on) = (None, None);
        })),
    ];
    cmpc_06 = "CMPC-06": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| members(s, 11)),
        fires(at_session(1), Fail, |s| members(s, 11)),
        boundary(Subject::Group, Pass, |s| members(s, 10)),
        boundary(at_session(1), Pass, |s| members(s, 10)),
        missing(Subject::Group, Unknown, |_| Scene::bare().without::<Member>(member(1))),
    ];
    cmpc_12 = "CMPC-12": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.without::<Need>(need(1))),
        boundary(mentee(2), Due(Some(day("2021-09-07"))), |_| ahead("2021-09-07")),
        boundary(mentee(2), Unknown, |_| ahead("2021-09-08")),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpc_13 = "CMPC-13": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.without::<Goal>(goal(1))),
        boundary(mentee(2), Due(Some(day("2021-09-07"))), |_| ahead("2021-09-07")),
        boundary(mentee(2), Unknown, |_| ahead("2021-09-08")),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpc_16 = "CMPC-16": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| opened_at(s, "2021-09-07", "09:31", "10:01")),
        boundary(mentee(1), Pass, |s| opened_at(s, "2021-09-07", "09:30", "10:00")),
        boundary(mentee(2), Due(Some(day("2021-09-07"))), |_| ahead("2021-09-07")),
        missing(mentee(1), Unknown, |_| Scene::bare()),
        missing(mentee(1), Unknown, |s| s.without::<Meeting>(opening(1))),
    ];
    cmpc_17 = "CMPC-17": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(need(1), |need: &mut Need| {
            (need.meeting, need.assessed_on) = (None, day("2021-09-05"));
        })),
        boundary(mentee(1), Pass, |s| s.change(need(1), |need: &mut Need| need.meeting = None)),
        boundary(mentee(2), Due(Some(day("2021-09-07"))), |_| ahead("2021-09-07")),
        missing(mentee(1), Unknown, |s| s.without::<Meeting>(opening(1))),
    ];
    cmpc_18 = "CMPC-18": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.without::<Goal>(goal(1))),
        boundary(mentee(1), Fail, |s| s.change(goal(1), |goal: &mut Goal| {
            (goal.meeting, goal.set_on) = (None, day("2021-09-07"));
        })),
        boundary(mentee(1), Pass, |s| s.change(goal(1), |goal: &mut Goal| goal.meeting = None)),
        missing(mentee(1), Unknown, |s| s.without::<Meeting>(opening(1))),
    ];
    cmpc_19 = "CMPC-19": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(opening(1), |m: &mut Meeting| m.confidentiality_on = None)),
        boundary(mentee(1), Fail, |s| s.change(opening(1), |m: &mut Meeting| {
            m.confidentiality_on = Some(day("2021-09-07"));
        })),
        missing(mentee(1), Unknown, |s| s.without::<Meeting>(opening(1))),
    ];
    cmpc_20 = "CMPC-20": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(case(1), |case: &mut Case| case.scope.clear())),
        boundary(mentee(1), Pass, |s| s.change(case(1), |case: &mut Case| {
            (case.assigned_on, case.nature) = (day("2021-09-07"), String::new());
        }).change(opening(1), |m: &mut Meeting| m.cases = Some(CasesDiscussed::NoneAssigned))),
        boundary(mentee(1), Fail, |s| s.change(case(1), |case: &mut Case| case.nature.clear())),
        missing(mentee(1), Unknown, |s| s.without::<Meeting>(opening(1))),
        missing(mentee(3), Unknown, |s| s.without::<Case>(case(3))),
    ];
    cmpc_21 = "CMPC-21": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(case(1), |case: &mut Case| case.off_limits = None)),
        fires(mentee(1), Fail, |s| s.change(case(1), |case: &mut Case| case.off_limits = Some(OffLimits::Parts(vec![])))),
        boundary(mentee(1), Pass, |s| s.change(case(11), |case: &mut Case| case.off_limits = None)),
        boundary(mentee(1), Fail, |s| s.change(case(11), |case: &mut Case| {
            (case.assigned_on, case.off_limits) = (day("2021-09-06"), None);
        })),
        missing(mentee(3), Unknown, |s| s.without::<Case>(case(3))),
    ];
    cmpc_22 = "CMPC-22": [
        quiet(Subject::Case(CaseId::from_number(case(11)))),
        fires(Subject::Case(CaseId::from_number(case(11))), Fail, |s| discussed(s, Some("2021-11-03"))),
        boundary(Subject::Case(CaseId::from_number(case(11))), Pass, |s| discussed(s, Some("2021-11-02"))),
        missing(Subject::Case(CaseId::from_number(case(11))), Unknown, |s| discussed(s, None)),
        missing(Subject::Group, NotApplicable, |_| Scene::bare()),
    ];
    cmpc_23 = "CMPC-23": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| briefed(s, &[BriefingPart::Purpose])),
        boundary(mentee(2), Due(Some(day("2021-09-07"))), |_| ahead("2021-09-07")),
        missing(mentee(1), Unknown, |s| s.without::<Note>(BRIEFING)),
    ];
    cmpc_24 = "CMPC-24": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| briefed(s, &[BriefingPart::Purpose, BriefingPart::Goals])),
        boundary(mentee(2), Due(Some(day("2021-09-07"))), |_| ahead("2021-09-07")),
        missing(mentee(1), Unknown, |s| s.without::<Note>(BRIEFING)),
    ];
}

/// A mentee without any record whose first session is planned for 7 September, on that day.
fn ahead(today: &str) -> Scene {
    let first = Scene::bare().with(planned(1, "2021-09-07"));
    first.with(as_member(2)).today(today)
}

fn discussed(scene: Scene, on: Option<&str>) -> Scene {
    scene.change(case(11), |case: &mut Case| case.discussed_on = on.map(day))
}
