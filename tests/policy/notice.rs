//! Rules of the CMPC notice: its dates, and where it repeats the policy.

use crate::case::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, no_boundary, quiet, quiet_when};
use circlebook::domain::case::{Case, Concern};
use circlebook::domain::evaluation::Evaluation;
use circlebook::domain::goal::Goal;
use circlebook::domain::group::{Group, Member};
use circlebook::domain::hours::{Category, Setting};
use circlebook::domain::meeting::Meeting;
use circlebook::domain::note::Note;
use circlebook::domain::person::{Enrolment, Listing};
use circlebook::domain::session::Session;
use circlebook::policy::verdict::Outcome::{Due, Exempt, Fail, Monitor, NotApplicable, Pass, Unknown};
use circlebook::policy::verdict::Subject;

/// Mentee 1 began to accrue on the last day before the policy, and completed then.
fn accrued(scene: Scene, completed: Option<&str>, today: &str) -> Scene {
    let completed_on = completed.map(day);
    let claim = |enrolment: &mut Enrolment| {
        enrolment.accrual_start = Some(day("2021-05-31"));
        enrolment.completed_on = completed_on;
        enrolment.evidence = "Letter".to_owned();
    };
    scene.change(enrolment(1), claim).today(today)
}

fn session_1_on(scene: Scene, on: &str) -> Scene {
    scene.change(session(1), |session: &mut Session| session.held = span(on, "10:00", "11:00"))
}

fn listing(scene: Scene, change: impl FnOnce(&mut Listing)) -> Scene {
    scene.change(LISTING, change)
}

fn entry(scene: Scene, minutes: u32, category: Category) -> Scene {
    scene.with(hours(1, 1, "2021-10-20", minutes, Setting::Group, category))
}

fn members(scene: Scene, up_to: u128) -> Scene {
    (4..=up_to).fold(scene, Scene::with_mentee)
}

rules! {
    cmpn_01 = "CMPN-01": [
        quiet(at_session(1)),
        fires(at_session(1), NotApplicable, |s| session_1_on(s, "2021-05-31")),
        boundary(at_session(1), Pass, |s| session_1_on(s, "2021-06-01")),
        missing(at_session(1), Unknown, |s| s.change(session(1), |session: &mut Session| session.held = None)),
    ];
    cmpn_02 = "CMPN-02": [
        quiet(mentee(1)),
        fires(mentee(1), Exempt(None), |s| accrued(s, Some("2022-06-30"), "2023-01-01")),
        boundary(mentee(1), Exempt(None), |s| accrued(s, Some("2022-07-01"), "2023-01-01")),
        boundary(mentee(1), Pass, |s| accrued(s, Some("2022-07-02"), "2023-01-01")),
        boundary(mentee(1), Exempt(Some(day("2022-07-01"))), |s| accrued(s, None, "2022-07-01")),
        missing(mentee(1), Unknown, |s| s.change(enrolment(1), |e: &mut Enrolment| e.accrual_start = None)),
    ];
    cmpn_03 = "CMPN-03": [
        quiet_when(mentee(1), |s| accrued(s, Some("2022-06-30"), "2023-01-01")),
        fires(mentee(1), Fail, |s| accrued(s, None, "2022-07-02")),
        boundary(mentee(1), Due(Some(day("2022-07-01"))), |s| accrued(s, None, "2022-07-01")),
        missing(mentee(1), NotApplicable, |s| s.change(enrolment(1), |e: &mut Enrolment| e.accrual_start = None)),
    ];
    cmpn_04 = "CMPN-04": [
        quiet_when(mentee(1), |s| accrued(s, Some("2022-06-30"), "2023-01-01")),
        quiet_when(mentee(1), |s| accrued(s, Some("2022-07-02"), "2023-01-01").change(enrolment(1), |e: &mut Enrolment| {
            e.ruling = "Counts".to_owned();
        })),
        fires(mentee(1), Monitor, |s| accrued(s, Some("2022-07-02"), "2023-01-01")),
        boundary(mentee(1), Pass, |s| accrued(s, Some("2022-07-01"), "2023-01-01")),
        missing(mentee(1), Due(Some(day("2022-07-01"))), |s| accrued(s, None, "2022-06-15")),
        missing(mentee(1), NotApplicable, |s| s.change(enrolment(1), |e: &mut Enrolment| e.accrual_start = None)),
    ];
    cmpn_05 = "CMPN-05": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| members(s, 11)),
        boundary(Subject::Group, Pass, |s| members(s, 10)),
        missing(Subject::Group, Unknown, |_| Scene::bare().without::<Member>(member(1))),
    ];
    cmpn_06 = "CMPN-06": [
        quiet(mentee(1)),
        fires(mentee(1), Monitor, |s| entry(s, 421, Category::MentoredExperience)),
        boundary(mentee(1), Pass, |s| entry(s, 420, Category::MentoredExperience)),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpn_07 = "CMPN-07": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| entry(s, 15, Category::DirectKnowledge)),
        missing(mentee(1), Unknown, |_| Scene::bare()),
        no_boundary(),
    ];
    cmpn_08 = "CMPN-08": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(GROUP.0.as_u128(), |group: &mut Group| group.contact_target = Some(3))),
        boundary(mentee(1), Pass, |s| s.change(GROUP.0.as_u128(), |group: &mut Group| group.contact_target = Some(3))
            .with(check_in(1, 1, "2021-10-01"))),
        missing(mentee(1), Unknown, |s| s.change(GROUP.0.as_u128(), |group: &mut Group| group.contact_target = None)),
    ];
    cmpn_09 = "CMPN-09": [
        quiet(Subject::Group),
        quiet_when(Subject::Group, |s| listing(s, |l| l.certified = Some(false))),
        fires(Subject::Group, Fail, |s| listing(s, |l| l.from = day("2021-09-08"))),
        boundary(Subject::Group, Pass, |s| listing(s, |l| l.from = day("2021-09-07"))),
        missing(Subject::Group, Unknown, |s| s.without::<Listing>(LISTING)),
    ];
    cmpn_10 = "CMPN-10": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| listing(s, |l| l.source = "A letter".to_owned())),
        fires(Subject::Group, Fail, |s| listing(s, |l| l.checked_on = None)),
        missing(Subject::Group, Unknown, |s| s.without::<Listing>(LISTING)),
        no_boundary(),
    ];
    cmpn_11 = "CMPN-11": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(goal(1), |goal: &mut Goal| goal.progress.clear())),
        boundary(mentee(1), Fail, |s| s.change(goal(1), |goal: &mut Goal| goal.progress[0].on = day("2021-11-03"))),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpn_12 = "CMPN-12": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(concern(1), |c: &mut Concern| c.concern = Some("Too fast".to_owned()))),
        missing(mentee(1), Unknown, |s| s.without::<Concern>(concern(1))),
        no_boundary(),
    ];
    cmpn_13 = "CMPN-13": [
        quiet(at_session(3)),
        fires(at_session(3), Fail, |s| s.change(case(11), |case: &mut Case| case.nature = "943 476 5919".to_owned())),
        missing(at_session(3), Unknown, |s| s.change(session(3), |session: &mut Session| session.confidentiality = None)),
        no_boundary(),
    ];
    cmpn_14 = "CMPN-14": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(case(1), |case: &mut Case| case.off_limits = None)),
        boundary(mentee(1), Pass, |s| s.change(case(11), |case: &mut Case| case.off_limits = None)),
        missing(mentee(3), Unknown, |s| s.without::<Case>(case(3))),
    ];
    cmpn_15 = "CMPN-15": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| s.change(goal(1), |goal: &mut Goal| goal.outcome = None)),
        boundary(mentee(1), Pass, |s| s.change(opening(1), |meeting: &mut Meeting| {
            meeting.held = span("2021-09-06", "23:30", "23:59");
        })),
        boundary(mentee(1), Due(Some(day("2022-01-01"))), |s| s.without::<Meeting>(closing(1)).today("2022-01-01")),
        boundary(mentee(1), Fail, |s| s.without::<Meeting>(closing(1)).today("2022-01-02")),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpn_16 = "CMPN-16": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| s.change(EVALUATION, |e: &mut Evaluation| e.individual_reactions.clear())),
        boundary(Subject::Group, Due(Some(day("2021-12-10"))), |s| {
            s.without::<Evaluation>(EVALUATION).with(planned(4, "2021-12-10"))
        }),
        missing(Subject::Group, Unknown, |s| s.without::<Evaluation>(EVALUATION)),
    ];
    cmpn_17 = "CMPN-17": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| s.change(GUIDANCE, |note: &mut Note| note.text.clear())),
        missing(Subject::Group, Unknown, |s| s.without::<Note>(GUIDANCE)),
        no_boundary(),
    ];
}
