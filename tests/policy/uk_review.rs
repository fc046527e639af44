//! Rules of UK healthcare on keeping records, on looking again, and on what is amended.

use crate::case::*;
use crate::rules;
use crate::rules::{boundary, fires, missing, no_boundary, quiet, quiet_when};
use circlebook::domain::agreement::{Agreement, Assent, AssentTo};
use circlebook::domain::evaluation::Evaluation;
use circlebook::domain::group::Group;
use circlebook::domain::ids::{AgreementId, AssentId};
use circlebook::domain::note::Note;
use circlebook::domain::statement::{Matter, MatterKind, Statement, Topic};
use circlebook::policy::verdict::Outcome::{Fail, Monitor, NotApplicable, Pass, Unknown};
use circlebook::policy::verdict::Subject;

fn days(scene: Scene, days: Option<u16>) -> Scene {
    scene.change(1, |group: &mut Group| {
        group.charter.guideline_review_days = days;
        group.charter.guidance_check_days = days;
    })
}

fn reviewed(scene: Scene, on: &str, today: &str) -> Scene {
    scene.change(POLICY_REVIEWED, |note: &mut Note| note.on = day(on)).today(today)
}

fn matter_of(scene: Scene, kind: MatterKind, settled: Option<&str>) -> Scene {
    scene.with(Matter { session: None, person: None, settled_on: settled.map(day), ..matter(1, kind) })
}

fn silent(scene: Scene, topic: Topic) -> Scene {
    scene.without::<Statement>(of_group(topic))
}

/// With a second version of the agreement from October, to which everybody of these assented on that day.
fn amended(scene: Scene, reference: &str, agreed: &[u128]) -> Scene {
    let first = scene.file().agreements.get(uuid::Uuid::from_u128(AGREEMENT)).unwrap().clone();
    let (id, reference) = (AgreementId::from_number(1), reference.to_owned());
    let amends = Some(first.id);
    let scene = scene.with(Agreement { id, amends, reference, on: day("2021-10-01"), ..first });
    agreed.iter().fold(scene, |scene, number| {
        scene.with(Assent {
            id: AssentId::from_number(*number),
            group: GROUP,
            person: person(*number),
            to: AssentTo::Agreement(id),
            on: day("2021-10-01"),
            given: true,
            abstained: false,
            withdrawn_on: None,
            reason: String::new(),
        })
    })
}

const EVERYBODY: [u128; 7] = [1, 2, 3, 21, 22, 23, 100];

rules! {
    ukh_16 = "UKH-16": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| days(s, Some(30))),
        boundary(Subject::Group, Pass, |s| days(s, Some(38))),
        boundary(Subject::Group, Fail, |s| days(s, Some(37))),
        missing(Subject::Group, Unknown, |s| days(s, None)),
        missing(Subject::Group, Unknown, |s| s.without::<Note>(GUIDELINES_REVIEWED)),
    ];
    ukh_22 = "UKH-22": [
        quiet(Subject::Group),
        quiet_when(Subject::Group, |s| matter_of(silent(s, Topic::NoConcernBreach), MatterKind::ConcernBreach, Some("2021-09-10"))),
        fires(Subject::Group, Fail, |s| matter_of(s, MatterKind::ConcernBreach, None)),
        missing(Subject::Group, Unknown, |s| silent(s, Topic::NoConcernBreach)),
        no_boundary(),
    ];
    ukh_29 = "UKH-29": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| s.change(of_group(Topic::KeptEncrypted), |said: &mut Statement| said.holds = false)),
        fires(Subject::Group, Fail, |s| s.change(1, |group: &mut Group| group.charter.retention_until = None)),
        missing(Subject::Group, Unknown, |s| {
            let s = silent(s, Topic::KeptEncrypted).without::<Evaluation>(EVALUATION);
            s.change(1, |group: &mut Group| group.charter.retention_until = None)
        }),
        no_boundary(),
    ];
    ukh_43 = "UKH-43": [
        quiet(Subject::Group),
        fires(Subject::Group, Monitor, |s| days(s, Some(30))),
        boundary(Subject::Group, Pass, |s| days(s, Some(100))),
        boundary(Subject::Group, Monitor, |s| days(s, Some(99))),
        missing(Subject::Group, Unknown, |s| days(s, None)),
        missing(Subject::Group, Unknown, |s| s.without::<Note>(GUIDANCE)),
    ];
    ukh_45 = "UKH-45": [
        quiet(Subject::Group),
        fires(Subject::Group, Fail, |s| s.today("2022-10-10")),
        boundary(Subject::Group, Pass, |s| reviewed(s, "2024-05-10", "2025-05-10")),
        boundary(Subject::Group, Fail, |s| reviewed(s, "2024-05-10", "2025-05-11")),
        boundary(Subject::Group, Pass, |s| reviewed(s, "2024-02-29", "2025-02-28")),
        boundary(Subject::Group, Fail, |s| reviewed(s, "2024-02-29", "2025-03-01")),
        missing(Subject::Group, Unknown, |s| s.without::<Note>(POLICY_REVIEWED)),
    ];
    ukh_46 = "UKH-46": [
        quiet(Subject::Group),
        quiet_when(Subject::Group, |s| matter_of(silent(s, Topic::NoReviewTrigger), MatterKind::ReviewTrigger, Some("2021-09-10"))),
        fires(Subject::Group, Fail, |s| matter_of(s, MatterKind::ReviewTrigger, None)),
        missing(Subject::Group, Unknown, |s| silent(s, Topic::NoReviewTrigger)),
        no_boundary(),
    ];
    ukh_47 = "UKH-47": [
        quiet_when(Subject::Group, |s| amended(s, "BPS 2021", &EVERYBODY)),
        fires(Subject::Group, Fail, |s| amended(s, "BPS 2021", &[1, 2, 3, 21, 22, 23])),
        boundary(Subject::Group, NotApplicable, |s| s),
        missing(Subject::Group, Unknown, |s| amended(s, "BPS 2021", &[])),
    ];
    ukh_48 = "UKH-48": [
        quiet(Subject::Group),
        quiet_when(Subject::Group, |s| amended(s, "BPS 2021", &EVERYBODY)),
        fires(Subject::Group, Fail, |s| amended(s, " ", &EVERYBODY)),
        missing(Subject::Group, Unknown, |s| {
            s.without::<Agreement>(AGREEMENT).without::<Agreement>(CONTRACT).without::<Evaluation>(EVALUATION)
        }),
        no_boundary(),
    ];
}
