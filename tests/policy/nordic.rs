//! Rules of the Nordic roles: what mentor and mentees share, and what falls to each of them.

use crate::case::*;
use crate::changes::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, no_boundary, quiet};
use circlebook::domain::agreement::Assent;
use circlebook::domain::conduct::ContributionKind as Kind;
use circlebook::domain::goal::Goal;
use circlebook::domain::ids::PersonId;
use circlebook::domain::note::{About, BriefingPart, Note};
use circlebook::domain::session::Attention;
use circlebook::domain::statement::Topic;
use circlebook::domain::units::Minutes;
use circlebook::policy::verdict::Outcome::{Due, Fail, Monitor, Pass, Unknown};
use circlebook::policy::verdict::Subject;

/// The second item has the attention of all, and the first that of one person for so many minutes; twenty for the second.
fn focus(scene: Scene, individual: u32) -> Scene {
    in_session(scene, |session| {
        let [first, second] = session.agenda.as_mut_slice() else { panic!("two items") };
        (first.minutes, first.attention) = (Some(Minutes(individual)), Some(Attention::Individual));
        second.attention = Some(Attention::Group);
    })
}

fn proposed(scene: Scene, goal: u128, by: &[PersonId]) -> Scene {
    scene.change(goal, |goal: &mut Goal| goal.proposed_by = by.to_vec())
}

fn items_by(scene: Scene, by: Option<PersonId>) -> Scene {
    in_session(scene, |session| session.agenda.iter_mut().for_each(|item| item.proposed_by = by))
}

fn told(scene: Scene, parts: &[BriefingPart]) -> Scene {
    scene.change(BRIEFING, |note: &mut Note| {
        if let About::Briefing { covers, .. } = &mut note.about {
            *covers = parts.to_vec();
        }
    })
}

/// In the first session mentee 1 said nothing and spoke for so many minutes.
fn spoke(scene: Scene, minutes: u32) -> Scene {
    conduct(scene, |conduct| {
        conduct.contributions.retain(|given| given.person != person(1));
        for talk in conduct.talk.iter_mut().filter(|talk| talk.person == person(1)) {
            talk.minutes = Minutes(minutes);
        }
    })
}

fn last_day() -> circlebook::policy::verdict::Outcome {
    Due(Some(day("2021-12-10")))
}

rules! {
    nor_01 = "NOR-01": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| charter(s, |charter| charter.shared_issue.clear())),
        missing(Subject::Group, Unknown, |s| unevaluated(charter(s, |charter| charter.shared_issue.clear()))),
        no_boundary(),
    ];
    nor_02 = "NOR-02": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| refused(s, 1)),
        fires(Subject::Group, Fail, |s| s.without::<Assent>(assent(21, 1))),
        missing(Subject::Group, Unknown, |s| unasked(s, 1)),
        missing(Subject::Group, Unknown, |s| s.without::<Goal>(GROUP_GOAL)),
        no_boundary(),
    ];
    nor_03 = "NOR-03": [
        quiet(mentee(1)),
        quiet(mentee(21)),
        fires(mentee(1), Fail, |s| s.without::<Goal>(goal(1))),
        missing(mentee(1), Unknown, |s| unevaluated(s).without::<Goal>(goal(1))),
        no_boundary(),
    ];
    nor_04 = "NOR-04": [
        quiet(mentee(1)),
        fires(mentee(1), Monitor, |s| s.change(goal(1), |goal: &mut Goal| goal.steps.clear())),
        missing(mentee(1), Unknown, |s| unevaluated(s).without::<Goal>(goal(1))),
        no_boundary(),
    ];
    nor_05 = "NOR-05": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| focus(s, 40)),
        boundary(at_session(1), Pass, |s| focus(s, 20)),
        boundary(at_session(1), Fail, |s| focus(s, 21)),
        missing(at_session(1), Unknown, |s| in_session(s, |session| session.agenda[0].attention = None)),
    ];
    nor_06 = "NOR-06": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| told(s, &[BriefingPart::Purpose])),
        missing(mentee(1), Unknown, |s| s.without::<Note>(BRIEFING)),
        no_boundary(),
    ];
    nor_07 = "NOR-07": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| proposed(s, GROUP_GOAL, &[MENTOR])),
        fires(Subject::Group, Fail, |s| proposed(s, GROUP_GOAL, &[person(1), person(21)])),
        missing(Subject::Group, Unknown, |s| proposed(s, GROUP_GOAL, &[])),
        no_boundary(),
    ];
    nor_08 = "NOR-08": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| items_by(s, Some(MENTOR))),
        missing(at_session(1), Unknown, |s| items_by(s, None)),
        no_boundary(),
    ];
    nor_09 = "NOR-09": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| never(s, &[Kind::Issue])),
        boundary(mentee(1), Pass, |s| conduct(never(s, &[Kind::Issue]), |conduct| {
            conduct.contributions.push(brought(person(1), Kind::Issue));
        })),
        boundary(mentee(1), last_day(), |s| one_more(never(s, &[Kind::Issue]), "2021-12-10")),
        boundary(mentee(1), Fail, |s| one_more(never(s, &[Kind::Issue]), "2021-12-11")),
        missing(mentee(1), Unknown, unheard),
    ];
    nor_10 = "NOR-10": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| spoke(s, 0)),
        boundary(at_session(1), Pass, |s| spoke(s, 1)),
        boundary(at_session(1), Fail, |s| conduct(spoke(s, 0), |conduct| {
            conduct.contributions.push(brought(person(1), Kind::Declined));
        })),
        missing(at_session(1), Unknown, |s| conduct(unheard(s), |conduct| conduct.talk.clear())),
    ];
    nor_11 = "NOR-11": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| denied(s, on_first(Topic::FocusBalanced))),
        boundary(at_session(1), Pass, |s| focus(s, 60)),
        missing(at_session(1), Unknown, |s| unsaid(s, on_first(Topic::FocusBalanced))),
    ];
    nor_12 = "NOR-12": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| denied(s, on_first(Topic::SelfAndGroupBalanced))),
        missing(at_session(1), Unknown, |s| unsaid(s, on_first(Topic::SelfAndGroupBalanced))),
        no_boundary(),
    ];
    nor_13 = "NOR-13": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| denied(s, on_first(Topic::DynamicsFacilitated))),
        boundary(at_session(1), Pass, |s| mended(s, on_first(Topic::DynamicsFacilitated))),
        missing(at_session(1), Unknown, |s| unsaid(s, on_first(Topic::DynamicsFacilitated))),
    ];
    nor_14 = "NOR-14": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| only(s, |given| given.kind != Kind::Knowledge)),
        missing(at_session(1), Unknown, unheard),
        no_boundary(),
    ];
    nor_15 = "NOR-15": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| denied(s, on_first(Topic::OwnExperienceWhenFitting))),
        missing(at_session(1), Unknown, |s| unsaid(s, on_first(Topic::OwnExperienceWhenFitting))),
        no_boundary(),
    ];
    nor_16 = "NOR-16": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| only(s, |given| given.kind != Kind::Help)),
        missing(at_session(1), Unknown, unheard),
        no_boundary(),
    ];
    nor_17 = "NOR-17": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| never(s, &[Kind::Reflection])),
        missing(at_session(1), Unknown, unheard),
        no_boundary(),
    ];
    nor_18 = "NOR-18": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| {
            never(s, &[Kind::Perspective, Kind::Help, Kind::Knowledge, Kind::OwnExperience, Kind::Presentation])
        }),
        missing(at_session(1), Unknown, unheard),
        no_boundary(),
    ];
    nor_19 = "NOR-19": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| denied(s, of_group(Topic::Cohesion))),
        boundary(Subject::Group, Pass, |s| mended(s, of_group(Topic::Cohesion))),
        missing(Subject::Group, Unknown, |s| unsaid(s, of_group(Topic::Cohesion))),
    ];
    nor_20 = "NOR-20": [
        quiet(at_session(1)),
        fires(at_session(1), Fail, |s| in_session(s, |session| session.agenda.truncate(1))),
        missing(at_session(1), Unknown, |s| in_session(s, |session| session.agenda.clear())),
        no_boundary(),
    ];
    nor_21 = "NOR-21": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| never(s, &[Kind::Issue])),
        boundary(mentee(1), Pass, |s| conduct(never(s, &[Kind::Issue]), |conduct| {
            conduct.contributions.push(brought(person(1), Kind::Readiness));
        })),
        boundary(mentee(1), last_day(), |s| one_more(never(s, &[Kind::Issue]), "2021-12-10")),
        missing(mentee(21), Unknown, unheard),
    ];
    nor_22 = "NOR-22": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| denied(s, of_member(1, Topic::OpenToPerspectives))),
        missing(mentee(1), Unknown, |s| unsaid(s, of_member(1, Topic::OpenToPerspectives))),
        no_boundary(),
    ];
    nor_23 = "NOR-23": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| denied(s, of_member(1, Topic::Listens))),
        missing(mentee(1), Unknown, |s| unsaid(s, of_member(1, Topic::Listens))),
        no_boundary(),
    ];
    nor_24 = "NOR-24": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| denied(s, of_member(1, Topic::AppliesRelevant))),
        missing(mentee(1), Unknown, |s| unsaid(s, of_member(1, Topic::AppliesRelevant))),
        no_boundary(),
    ];
    nor_25 = "NOR-25": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| proposed(s, goal(1), &[MENTOR])),
        missing(mentee(1), Unknown, |s| proposed(s, goal(1), &[])),
        no_boundary(),
    ];
    nor_26 = "NOR-26": [
        quiet(mentee(1)),
        fires(mentee(1), Fail, |s| never(s, &[Kind::Help])),
        boundary(mentee(1), last_day(), |s| one_more(never(s, &[Kind::Help]), "2021-12-10")),
        boundary(mentee(1), Fail, |s| one_more(never(s, &[Kind::Help]), "2021-12-11")),
        missing(mentee(21), Unknown, unheard),
    ];
    nor_27 = "NOR-27": [
        quiet(mentee(1)),
        fires(mentee(1), Monitor, |s| denied(s, of_member(1, Topic::GiveAndGet))),
        missing(mentee(1), Unknown, |s| unsaid(s, of_member(1, Topic::GiveAndGet))),
        no_boundary(),
    ];
}
