//! What may be published tells of nobody who they are.

use crate::desk::Desk;
use crate::every_kind::GROUP;
use crate::marked::{AT, desk, pack};
use circlebook::domain::group::{Member, Role};
use circlebook::domain::ids::{MemberId, PersonId};
use circlebook::domain::person::Person;
use circlebook::domain::record::Record;
use circlebook::evidence::judged::{Found, Rule, Subject};
use circlebook::evidence::pack::{Pack, Period, View};
use circlebook::evidence::publish::{Column, Counted, publish};
use circlebook::evidence::seal::write;
use circlebook::journal::texts::texts;
use circlebook::policy::packs::built_in;
use circlebook::policy::verdict::Outcome;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The book of markers with so many mentees in the group besides.
fn with_mentees(more: u32) -> Desk {
    let mut desk = desk();
    let day = "2021-09-01".parse().ok();
    for number in 1..=more {
        let id = 0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(number);
        let person = PersonId::from_number(id);
        let name = format!("Quokka{number}");
        desk.put([
            Record::from(Person {
                id: person,
                code_name: name.clone(),
                full_name: format!("{name} Wombat"),
                note: String::new(),
            }),
            Member {
                id: MemberId::from_number(id + 0x1000),
                group: GROUP,
                person,
                role: Role::Mentee,
                invited: None,
                joined: day,
                left: None,
                fit: format!("fits {name}"),
                profession: format!("profession {name}"),
            }
            .into(),
        ])
        .unwrap();
    }
    desk
}

fn published(desk: &Desk) -> (Pack, String) {
    let period = Period { from: "2021-09-03".parse().ok(), to: "2021-12-17".parse().ok() };
    let published = publish(&pack(desk, None, period, AT));
    let text = write(&published, None).unwrap().text;
    (published, text)
}

/// Whatever of the book could tell who somebody is.
fn telling(desk: &Desk) -> BTreeSet<String> {
    let mut telling = BTreeSet::new();
    for record in desk.records() {
        telling.insert(record.key().id.to_string());
        telling.insert(record.key().id.simple().to_string());
        telling.extend(texts(&record).into_iter().map(|(_, text)| text));
    }
    for entry in &desk.entries {
        telling.insert(entry.chain.to_string());
        telling.insert(entry.hash.to_string());
    }
    telling.extend(["Europe/London".to_owned(), "2021-09-03".to_owned(), "2021-12-17".to_owned(), "T09:00".to_owned()]);
    // words so short that they stand in anything, and those of the policies that come with the book
    let policies = serde_json::to_string(built_in().unwrap()).unwrap();
    telling.retain(|text| text.len() > 3 && !policies.contains(text));
    telling
}

#[test]
fn no_identifier_name_or_typed_text_of_the_book_is_in_it() {
    for more in [0, 6] {
        let desk = with_mentees(more);
        let (pack, text) = published(&desk);
        assert_eq!(pack.about.view, View::Publishable);
        for word in telling(&desk) {
            assert!(!text.contains(&word), "{word}");
        }
        for mark in ["-FIRST", "-SECOND", "-SHARED", "-PRIVATE", "-MENTOR", "Quokka", "Wombat"] {
            assert!(!text.contains(mark), "{mark}");
        }
        assert!(pack.chain.is_none() && pack.people.is_empty() && pack.corrections.is_empty());
        assert!(
            !pack.policies.is_empty()
                && pack.policies.iter().any(|policy| policy.rules.iter().any(|rule| !rule.found.is_empty()))
        );
    }
}

#[test]
fn days_are_those_of_the_month() {
    let (pack, _) = published(&with_mentees(6));
    let period = pack.about.period;
    assert_eq!(period.from.unwrap().to_string(), "2021-09-01");
    assert_eq!(period.to.unwrap().to_string(), "2021-12-31");
    assert_eq!(pack.about.made_at.to_string(), "2021-12-01T00:00+00:00");
    let dated = pack.policies.iter().flat_map(|policy| &policy.rules).flat_map(|rule| &rule.found);
    assert!(dated.into_iter().all(|found| found.observed.is_none() && !matches!(found.outcome, Outcome::Due(Some(_)))));
}

#[test]
fn of_fewer_than_five_mentees_nothing_is_counted() {
    // two stand in the book already
    assert!(published(&with_mentees(2)).0.counts.is_empty());
    let (pack, _) = published(&with_mentees(3));
    assert!(pack.counts.iter().all(|counts| counts.of == 5) && !pack.counts.is_empty());
}

#[test]
fn presence_of_a_few_is_not_told_beside_the_number_of_all() {
    let (pack, _) = published(&with_mentees(6));
    let presence = pack.counts.iter().find(|counts| counts.what == Counted::Presence).unwrap();
    assert_eq!(presence.columns, [Column::Present, Column::Absent]);
    assert_eq!(presence.lines[0].counts, [None, None], "one of eight was present");
}

#[test]
fn lines_that_are_told_add_up_to_all_mentees() {
    let mut full = pack(&with_mentees(9), None, Period::default(), AT);
    // one rule comes out alike for all mentees
    let mentees: Vec<_> =
        full.roster.iter().filter(|member| member.role.is_mentored()).map(|member| member.who).collect();
    let is_of_people = |rule: &&mut Rule| rule.found.iter().any(|found| matches!(found.subject, Subject::Person(_)));
    let rule = full.policies.iter_mut().flat_map(|policy| &mut policy.rules).find(is_of_people).unwrap();
    let found = Found { outcome: Outcome::Unknown, ..rule.found[0].clone() };
    rule.found = mentees.iter().map(|who| Found { subject: Subject::Person(*who), ..found.clone() }).collect();
    let pack = publish(&full);
    let mut told = 0;
    for counts in &pack.counts {
        for line in &counts.lines {
            assert_eq!(line.counts.len(), counts.columns.len());
            let hidden = line.counts.iter().filter(|count| count.is_none()).count();
            assert_ne!(hidden, 1, "one count beside a total follows from the others: {line:?}");
            assert!(line.counts.iter().flatten().all(|count| *count == 0 || *count >= 5));
            if hidden == 0 {
                assert_eq!(line.counts.iter().flatten().sum::<u32>(), counts.of);
                told += 1;
            }
        }
    }
    assert!(told > 0, "where all came out alike, it is told");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_name_that_somebody_chooses_is_in_it(name in "[A-Z][a-z]{5,12}[0-9]{3}", typed in "[a-z]{6,9} [A-Z][a-z]{7,9}") {
        let mut desk = with_mentees(4);
        let id = PersonId::from_number(0x0190_1111_2222_7000_8000_0000_0000_9999);
        desk.put([
            Record::from(Person { id, code_name: name.clone(), full_name: typed.clone(), note: typed.clone() }),
            Member {
                id: MemberId::from_number(0x0190_1111_2222_7000_8000_0000_0000_8888),
                group: GROUP,
                person: id,
                role: Role::Mentee,
                invited: None,
                joined: "2021-09-02".parse().ok(),
                left: None,
                fit: typed.clone(),
                profession: typed.clone(),
            }
            .into(),
        ])
        .unwrap();
        let (_, text) = published(&desk);
        prop_assert!(!text.contains(&name) && !text.contains(&typed));
        prop_assert!(!text.contains("0190-1111") && !text.contains("01901111"));
    }
}
