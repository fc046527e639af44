//! Fields that were added to schema 2 after its files were frozen: all optional, so that files without them still mean what
//! they meant and an app without them still reads files that have them.

use crate::desk::Desk;
use crate::every_kind::records;
use circlebook::domain::agreement::{Agreement, Assent, Clause, ClauseTopic};
use circlebook::domain::clash::{Cause, Clash};
use circlebook::domain::conduct::{Cast, Conduct, Swap};
use circlebook::domain::goal::Goal;
use circlebook::domain::goal_plan::{GoalPlan, Level};
use circlebook::domain::ids::{ClashId, GoalId, PersonId};
use circlebook::domain::record::{Entity, Kind, Record, Settings};
use circlebook::domain::retention::{After, Keep};
use circlebook::domain::session::Session;
use circlebook::domain::units::{Attainment, Weight};
use circlebook::exchange::open::{Limits, open};
use circlebook::journal::entry::Entry;
use serde_json::{from_value, json, to_value};

fn agreement() -> Agreement {
    let found =
        records().into_iter().find_map(|record| if let Record::Agreement(it) = record { Some(it) } else { None });
    found.unwrap()
}

#[test]
fn an_agreement_keeps_headings_reason_and_renegotiation() {
    let plain = agreement();
    let mut full = plain.clone();
    full.clauses = vec![
        Clause { topic: ClauseTopic::WaysOfWorking, title: String::new(), text: "We take turns".to_owned() },
        Clause { topic: ClauseTopic::WaysOfWorking, title: "Tea".to_owned(), text: "Whoever hosts".to_owned() },
    ];
    (full.why, full.renegotiated) = ("It took too long".to_owned(), true);
    let written = to_value(&full).unwrap();
    assert_eq!(from_value::<Agreement>(written).unwrap(), full);
    let written = to_value(&plain).unwrap();
    assert!(written.get("why").is_none() && written.get("renegotiated").is_none());
    let kept = |version: &Agreement| {
        let version = Record::from(version.clone());
        let others = records().into_iter().filter(|record| record.key() != version.key()).collect::<Vec<_>>();
        Desk::new(7).put(others.into_iter().chain([version])).map(drop)
    };
    assert_eq!(kept(&full), Ok(()), "one topic, two headings");
    full.clauses[1].title.clear();
    assert!(kept(&full).is_err(), "the same heading twice");
}

#[test]
fn an_answer_without_a_word_on_abstaining_is_none() {
    let group = agreement().group;
    let written = json!({"id": "00000000-0000-0000-0000-0000000000e5", "group": group,
        "person": "00000000-0000-0000-0000-000000000002", "to": "standards", "on": "2021-09-03", "given": false});
    let answer: Assent = from_value(written.clone()).unwrap();
    assert!(!answer.abstained);
    assert_eq!(to_value(&answer).unwrap(), written);
    let abstained = Assent { abstained: true, ..answer };
    assert_eq!(from_value::<Assent>(to_value(&abstained).unwrap()).unwrap(), abstained);
}

#[test]
fn a_goal_keeps_its_plan_and_names_only_what_is_there() {
    let goal = |record| if let Record::Goal(goal) = record { Some(goal) } else { None };
    let need = |record| if let Record::Need(need) = record { Some(need.id) } else { None };
    let plain = records().into_iter().find_map(goal).unwrap();
    assert!(to_value(&plain).unwrap().get("plan").is_none());
    let of_group = Goal {
        id: GoalId::from_number(0x51),
        person: None,
        meeting: None,
        progress: Vec::new(),
        outcome: None,
        ..plain.clone()
    };
    let level = Level { level: Attainment::EXPECTED, text: "two questions".to_owned(), on: plain.set_on };
    let plan = GoalPlan {
        specific: "in each talk".to_owned(),
        measure: "counted".to_owned(),
        relevance: "trust".to_owned(),
        due: Some(plain.set_on),
        needs: records().into_iter().find_map(need).into_iter().collect(),
        serves: vec![of_group.id],
        weight: Some(Weight::ALL[2]),
        scale: vec![level],
    };
    let full = Goal { plan, ..plain };
    assert_eq!(from_value::<Goal>(to_value(&full).unwrap()).unwrap(), full);
    let kept = |more: &[&Goal]| {
        let others = records().into_iter().filter(|record| record.key().id != full.id.0);
        Desk::new(7).put(others.chain(more.iter().map(|goal| (*goal).clone().into())).collect::<Vec<_>>()).map(drop)
    };
    assert!(kept(&[&full]).is_err(), "it serves a goal that is not in the book");
    assert_eq!(kept(&[&full, &of_group]), Ok(()));
}

#[test]
fn settings_keep_how_long_records_are_kept() {
    let written = json!({"id": "00000000-0000-0000-0000-000000000000", "keeper": null});
    let plain: Settings = from_value(written.clone()).unwrap();
    assert_eq!(to_value(&plain).unwrap(), written);
    let retention = vec![Keep { kind: Kind::Note, months: 24, after: After::Closing }];
    let full = Settings { retention, ..plain };
    let kept = json!([{"kind": "note", "months": 24, "after": "closing"}]);
    assert_eq!(to_value(&full).unwrap().get("retention"), Some(&kept));
    assert_eq!(from_value::<Settings>(to_value(&full).unwrap()).unwrap(), full);
}

#[test]
fn a_clash_is_kept_beside_its_record_and_comes_back_with_a_backup() {
    let mut desk = crate::files::full_desk();
    let of = records().into_iter().find(|record| record.key().kind == Kind::Session).unwrap();
    let clash = Clash {
        id: ClashId::from_number(0x99),
        of: of.key(),
        home: of.home(),
        cause: Cause::Fields,
        versions: desk.entries.iter().map(Entry::revision).collect(),
        fields: vec!["topic".to_owned()],
    };
    desk.put([clash.clone().into()]).unwrap();
    let opened = open(&crate::files::backup_of(&desk), Limits::default()).unwrap();
    assert_eq!(opened.book, desk.book);
    assert_eq!(opened.book.get(of.home(), clash.key()).unwrap().record, clash.into());
}

#[test]
fn a_session_keeps_swaps_of_its_chair_and_roles_in_its_format() {
    let is_session = |record| if let Record::Session(it) = record { Some(it) } else { None };
    let plain: Session = records().into_iter().find_map(is_session).unwrap();
    let written = to_value(&plain).unwrap();
    assert!(written["conduct"].get("swaps").is_none() && written["conduct"].get("cast").is_none());
    let people: Vec<PersonId> = records()
        .into_iter()
        .filter_map(|record| if let Record::Person(it) = record { Some(it.id) } else { None })
        .collect();
    let (asked, agreed) = (people[0], people[1]);
    let swap = Swap { asked, agreed, on: agreement().on, why: "On leave".to_owned() };
    let cast = Cast { role: "Time keeper".to_owned(), person: asked };
    let with = |swap: Swap, cast: Vec<Cast>| {
        let conduct = Conduct { swaps: vec![swap], cast, ..plain.conduct.clone() };
        Session { conduct, ..plain.clone() }
    };
    let full = with(swap.clone(), vec![cast.clone()]);
    assert_eq!(from_value::<Session>(to_value(&full).unwrap()).unwrap(), full);
    let kept = |session: Session| {
        let session = Record::from(session);
        let others = records().into_iter().filter(|record| record.key() != session.key()).collect::<Vec<_>>();
        Desk::new(7).put(others.into_iter().chain([session])).map(drop)
    };
    assert_eq!(kept(full), Ok(()));
    assert!(kept(with(Swap { agreed: asked, ..swap.clone() }, Vec::new())).is_err(), "nobody swaps with themselves");
    assert!(kept(with(Swap { agreed: PersonId::from_number(404), ..swap.clone() }, Vec::new())).is_err(), "unknown");
    assert!(kept(with(swap, vec![cast.clone(), cast])).is_err(), "the same role twice");
}
