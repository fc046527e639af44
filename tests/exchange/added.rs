//! Fields that were added to schema 2 after its files were frozen: all optional, so that files without them still mean what
//! they meant and an app without them still reads files that have them.

use crate::desk::Desk;
use crate::every_kind::records;
use circlebook::domain::agreement::{Agreement, Assent, Clause, ClauseTopic};
use circlebook::domain::conduct::{Cast, Conduct, Swap};
use circlebook::domain::ids::PersonId;
use circlebook::domain::record::Record;
use circlebook::domain::session::Session;
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
