//! Rules of the later CMPC notice, whose first day is our assumption: fifteen mentees, forty hours, twenty of them alone.

use crate::case::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, quiet_when};
use circlebook::domain::group::Member;
use circlebook::domain::hours::{Category, Setting};
use circlebook::policy::verdict::Outcome::{Due, Fail, Pass, Unknown};
use circlebook::policy::verdict::Subject;

/// The group meets once more, on the first day of the later notice, and is judged afterwards.
fn later(scene: Scene) -> Scene {
    scene.with(held(4, "2022-07-02")).today("2022-09-01")
}

/// That group with so many mentees.
fn of(scene: Scene, mentees: u128) -> Scene {
    later((4..=mentees).fold(scene, Scene::with_mentee))
}

/// That group, where mentee 1 also has so many minutes alone with the mentor.
fn alone(scene: Scene, minutes: u32) -> Scene {
    later(scene).with(hours(1, 1, "2022-01-01", minutes, Setting::Individual, Category::MentoredExperience))
}

rules! {
    cmpl_01 = "CMPL-01": [
        quiet_when(Subject::Group, later),
        fires(Subject::Group, Fail, |s| of(s, 16)),
        boundary(Subject::Group, Pass, |s| of(s, 15)),
        missing(Subject::Group, Unknown, |_| Scene::bare().without::<Member>(member(1))),
    ];
    // Three hours in the group and one in meetings are there already.
    cmpl_02 = "CMPL-02": [
        quiet_when(mentee(1), |s| alone(s, 3000)),
        fires(mentee(1), Fail, |s| alone(s, 2159)),
        boundary(mentee(1), Pass, |s| alone(s, 2160)),
        boundary(mentee(1), Due(Some(day("2022-07-02"))), |s| s.with(planned(4, "2022-07-02")).today("2022-07-02")),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
    cmpl_03 = "CMPL-03": [
        quiet_when(mentee(1), |s| alone(s, 3000)),
        fires(mentee(1), Fail, |s| alone(s, 1139)),
        boundary(mentee(1), Pass, |s| alone(s, 1140)),
        missing(mentee(1), Unknown, |_| Scene::bare()),
    ];
}
