//! Rules of the CMPC policy on closing meetings, the evaluation, and who did it all.

use crate::case::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, no_boundary, quiet};
use circlebook::domain::evaluation::Evaluation;
use circlebook::domain::goal::Goal;
use circlebook::domain::meeting::Meeting;
use circlebook::domain::session::Session;
use circlebook::policy::verdict::Outcome::{Due, Fail, Pass, Unknown};
use circlebook::policy::verdict::Subject;

fn evaluation(scene: Scene, change: impl FnOnce(&mut Evaluation)) -> Scene {
    scene.change(EVALUATION, change)
}

fn not_evaluated(scene: Scene) -> Scene {
    scene.without::<Evaluation>(EVALUATION)
}

fn before_the_last(scene: Scene, today: &str) -> Scene {
    not_evaluated(scene).with(planned(4, "2021-12-10")).today(today)
}

rules! {
    cmpc_29 = "CMPC-29": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.without::<Meeting>(closing(1)).today("2022-01-02")),
        boundary(mentee(1), Due(Some(day("2022-01-01"))), |s| s.without::<Meeting>(closing(1)).today("2022-01-01")),
        boundary(mentee(1), Pass, |s| closed_at(s, "11:00", "11:30")),
        boundary(mentee(1), Due(Some(day("2022-01-01"))), |s| closed_at(s, "10:59", "11:29")),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpc_30 = "CMPC-30": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(goal(1), |goal: &mut Goal| goal.outcome = None)),
        boundary(mentee(1), Due(Some(day("2022-01-01"))), |s| s.without::<Meeting>(closing(1)).today("2022-01-01")),
        boundary(mentee(1), Unknown, |s| s.without::<Meeting>(closing(1)).today("2022-01-02")),
        missing(mentee(1), Unknown, |s| s.without::<Goal>(goal(1))),
    ];
    cmpc_33 = "CMPC-33": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.on = day("2021-11-01"))),
        boundary(Subject::Group, Pass, |s| evaluation(s, |e| e.on = day("2021-11-02"))),
        boundary(Subject::Group, Due(Some(day("2021-12-10"))), |s| before_the_last(s, "2021-12-10")),
        missing(Subject::Group, Unknown, not_evaluated),
    ];
    cmpc_34 = "CMPC-34": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.group_reactions.clear())),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.responses[0].group.clear())),
        boundary(Subject::Group, Due(Some(day("2021-12-10"))), |s| before_the_last(s, "2021-12-10")),
        boundary(Subject::Group, Unknown, |s| before_the_last(s, "2021-12-11")),
        missing(Subject::Group, Unknown, not_evaluated),
    ];
    cmpc_35 = "CMPC-35": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.individual_reactions.clear())),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.responses.clear())),
        boundary(Subject::Group, Due(Some(day("2021-12-10"))), |s| before_the_last(s, "2021-12-10")),
        missing(Subject::Group, Unknown, not_evaluated),
    ];
    cmpc_36 = "CMPC-36": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.benefits.clear())),
        boundary(Subject::Group, Due(Some(day("2021-12-10"))), |s| before_the_last(s, "2021-12-10")),
        missing(Subject::Group, Unknown, not_evaluated),
    ];
    cmpc_37 = "CMPC-37": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.actions.clear())),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.actions[0].owner = None)),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.actions[0].due = None)),
        boundary(Subject::Group, Due(Some(day("2021-12-10"))), |s| before_the_last(s, "2021-12-10")),
        missing(Subject::Group, Unknown, not_evaluated),
    ];
    cmpc_38 = "CMPC-38": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| s.change(session(1), |session: &mut Session| session.conducted_by = Some(CO_MENTOR))),
        fires(Subject::Group, Fail, |s| evaluation(s, |e| e.by = Some(CO_MENTOR))),
        missing(at_session(1), Unknown, |s| s.change(session(1), |session: &mut Session| session.conducted_by = None)),
        no_boundary(),
    ];
}

fn closed_at(scene: Scene, from: &str, to: &str) -> Scene {
    scene.change(closing(1), |meeting: &mut Meeting| meeting.held = span("2021-11-02", from, to))
}
