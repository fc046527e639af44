//! Verdicts, rows and ledgers over several files.

use crate::files::*;
use crate::generate::group_id;
use circlebook::domain::ids::{ChainId, OwnPolicyId, PersonId};
use circlebook::domain::own_policy::OwnPolicy;
use circlebook::domain::record::{Record, Revision};
use circlebook::domain::units::Minutes;
use circlebook::policy::pack::Pack;
use circlebook::policy::packs::built_in;
use circlebook::programme::Programme;
use circlebook::programme::gather::Note;
use circlebook::programme::rows::{Overview, Stands, overview};
use circlebook::programme::source::Refused;
use circlebook::programme::tally::Tally;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

/// The first mentee of the group with this number, as a file writes the identifier.
fn first_mentee(number: u32) -> String {
    let file = book(std::iter::once(number));
    let member = file.group(group_id(number)).unwrap().members.iter().find(|member| member.role.is_mentored());
    member.unwrap().person.to_string()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The file with the first mentee of this group as the first mentee of group 0, who has one enrolment.
fn shared(bytes: &[u8], number: u32) -> Vec<u8> {
    let enrolment = |number: u32| {
        let file = book(std::iter::once(number));
        let person: PersonId = first_mentee(number).parse().unwrap();
        file.shelf.enrolments.of(person).next().unwrap().id.to_string()
    };
    let text = text(bytes).replace(&first_mentee(number), &first_mentee(0));
    text.replace(&enrolment(number), &enrolment(0)).into_bytes()
}

#[test]
fn verdicts_and_counts_are_those_of_a_book_that_holds_all_of_it() {
    let files = five(3);
    let programme = opened(&files);
    let overview = overview(&programme);
    assert_eq!((overview.groups.len(), overview.mentors.len(), overview.mentees.len()), (15, 5, 45));
    for row in &overview.groups {
        let expected = judged_by_a_book(&files, row.id);
        let (_, judged) = programme.judged(row.id).unwrap();
        assert_eq!(judged.assessment, expected);
        assert!(judged.untold.is_empty());
        for (key, tally) in &row.policies {
            let mut counted = Tally::default();
            expected.verdicts.iter().filter(|it| it.pack == *key).for_each(|it| counted.add(it.outcome));
            assert_eq!(*tally, counted);
        }
        assert_eq!(row.all.total(), expected.verdicts.len());
        assert_eq!((row.mentees, row.held), (3, 3));
    }
    let all = overview.groups.iter().fold(Tally::default(), |all, row| all.and(row.all));
    assert_eq!(overview.mentors.iter().fold(Tally::default(), |sum, row| sum.and(row.all)), all);
    assert_eq!(overview.policies.values().fold(Tally::default(), |sum, (_, tally)| sum.and(*tally)), all);
    assert!(overview.policies.values().all(|(groups, _)| *groups == 15));
    assert!(overview.mentors.iter().all(|row| (row.groups, row.mentees) == (3, 9) && row.sources.len() == 1));
    // each evaluation left one thing to do, which nobody has done
    assert_eq!(overview.overdue.len(), 15);
}

#[test]
fn mentees_of_the_same_name_are_told_apart_and_one_identifier_is_one_ledger() {
    let files = [export_of(1, &book(0..1), 1), export_of(2, &book(1..2), 2)];
    let apart = rows(&files);
    assert_eq!(apart.mentees.iter().filter(|row| row.names == ["M01"]).count(), 2);
    assert!(apart.mentees.iter().all(|row| row.groups.len() == 1));

    let shared = [files[0].clone(), shared(&files[1], 1)];
    let programme = opened(&shared);
    let together = overview(&programme);
    assert_eq!(together.mentees.len(), 5);
    let [both] = together.mentees.iter().filter(|row| row.groups.len() == 2).collect::<Vec<_>>()[..] else { panic!() };
    let person: PersonId = first_mentee(0).parse().unwrap();
    assert_eq!(both.person, person);
    let of = |file: usize| {
        let alone = rows(&files[file..=file]);
        alone.mentees.iter().find(|row| row.names == ["M01"]).unwrap().attended
    };
    assert_eq!(both.attended, of(0) + of(1));
    assert!(both.attended > Minutes::ZERO);
    for group in [group_id(0), group_id(1)] {
        let expected = judged_by_a_book(&shared, group);
        assert_eq!(programme.judged(group).unwrap().1.assessment, expected);
        assert_eq!(expected.ledgers[&person].attended(), both.attended);
    }
}

#[test]
fn of_two_copies_the_later_counts_and_both_are_named() {
    let old = export_of(1, &book(0..2), 3);
    let later = changed(0..1, |record| {
        if let Record::Group(group) = record {
            group.name = "Renamed".to_owned();
        }
    });
    let new = export_of(1, &later, 9);
    for files in [[old.clone(), new.clone()], [new.clone(), old.clone()]] {
        let place = |bytes: &Vec<u8>| files.iter().position(|file| file == bytes).unwrap();
        let programme = opened(&files);
        let overview = overview(&programme);
        let names: BTreeSet<_> = overview.groups.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, BTreeSet::from(["Renamed", "Group 2"]));
        let expected = Note::Copies { group: group_id(0), used: place(&new), others: vec![(place(&old), 1)] };
        assert_eq!(programme.gathered().notes(), [expected]);
    }
    let same = opened(&[old.clone(), export_of(1, &book(0..1), 9)]);
    let [Note::Copies { others, .. }] = same.gathered().notes() else { panic!() };
    assert_eq!(others, &[(0, 0)], "a copy without a difference is named as well");
}

#[test]
fn what_two_files_say_of_a_person_is_named_and_the_later_counts() {
    let named = |name: &'static str| {
        move |record: &mut Record| {
            if let Record::Person(person) = record
                && person.code_name == "M01"
            {
                person.code_name = name.to_owned();
            }
        }
    };
    let one = export_of(1, &changed(0..1, named("Anna")), 1);
    let two = export_of(2, &changed(1..2, named("A.")), 2);
    let two = shared(&two, 1);
    let programme = opened([&two, &one]);
    let person: PersonId = first_mentee(0).parse().unwrap();
    let expected = Note::People { people: BTreeSet::from([person]), used: 0, other: 1 };
    assert_eq!(programme.gathered().notes(), [expected]);
    let row = overview(&programme).mentees.into_iter().find(|row| row.person == person).unwrap();
    assert_eq!(row.names, ["A.", "Anna"]);
}

#[test]
fn the_same_file_twice_is_refused_and_one_without_a_group_as_well() {
    let file = export_of(1, &book(0..1), 1);
    let mut programme = opened([&file]);
    assert_eq!(programme.add(source("again", &file)), Err(Refused::Twice(0)));
    assert_eq!(programme.sources().len(), 1);
    let empty = export_of(1, &book(0..0), 1);
    let refused =
        circlebook::programme::source::Source::read("", &empty, circlebook::exchange::open::Limits::default());
    assert_eq!(refused.err(), Some(Refused::NoGroup));
}

#[test]
fn a_further_file_leaves_judged_what_it_does_not_touch() {
    let files = five(2);
    let mut programme = opened(&files[..4]);
    let before: Vec<_> = programme.all_judged().map(|(group, ..)| group).collect();
    let verdicts = Arc::clone(programme.judged(before[0]).unwrap().1);
    programme.add(source("fifth", &files[4])).unwrap();
    assert_eq!(programme.progress(), (8, 10));
    while programme.judge_next() {}
    assert!(Arc::ptr_eq(&verdicts, programme.judged(before[0]).unwrap().1));

    // one that shares a mentee with the first group
    let near = shared(&export_of(9, &book(20..21), 9), 20);
    programme.add(source("near", &near)).unwrap();
    assert!(programme.judged(group_id(0)).is_none());
    assert!(programme.judged(group_id(2)).is_some());
    while programme.judge_next() {}
    programme.remove(5);
    while programme.judge_next() {}
    assert_eq!(overview(&programme), rows(&files));
    programme.remove(77);
    assert_eq!(programme.sources().len(), 5);
}

/// A book whose group is judged by a policy of its organisation, with that cap.
fn with_own_policy(number: u32, minutes: u32) -> circlebook::domain::book::Book {
    let mut pack: Pack = (*built_in().unwrap()[0]).clone();
    pack.key = "own".into();
    let json = serde_json::to_string(&pack).unwrap();
    let cap = pack.limits[&circlebook::policy::pack::LimitName::GroupCapMinutes];
    let cap = serde_json::to_string(&cap).unwrap();
    assert!(json.contains(&cap));
    let own = OwnPolicy {
        id: OwnPolicyId::from_number(u128::from(number) + 900),
        added_on: today(),
        text: json.replace(&cap, &format!("{{\"minutes\":{minutes}}}")),
    };
    let mut book = changed(std::iter::once(number), |record| {
        if let Record::Group(group) = record {
            group.packs = vec!["own".to_owned()];
        }
    });
    book.put(own.into(), Revision { chain: ChainId::from_number(1), number: 999 });
    book
}

#[test]
fn groups_are_judged_by_the_policies_of_their_own_file() {
    let files = [export_of(1, &with_own_policy(0, 60), 1), export_of(2, &with_own_policy(1, 90), 2)];
    let programme = opened(&files);
    assert_eq!(programme.gathered().notes(), [Note::Policy { key: "own".into(), one: 1, other: 0 }]);
    let overview = overview(&programme);
    let caps: BTreeSet<_> =
        overview.mentees.iter().map(|row| (row.groups[0], row.credit.as_ref().unwrap().cap)).collect();
    assert_eq!(caps, BTreeSet::from([(group_id(0), Some(Minutes(60))), (group_id(1), Some(Minutes(90)))]));
    assert!(overview.mentees.iter().all(|row| row.credit.as_ref().unwrap().stands == Stands::Provisional));

    let lacking = text(&files[0]).replace("\\\"key\\\":\\\"own\\\"", "\\\"key\\\":7").into_bytes();
    let programme = opened([&lacking]);
    let expected =
        [Note::Missing { group: group_id(0), key: "own".to_owned() }, Note::Unread { source: 0, policies: 1 }];
    assert_eq!(programme.gathered().notes(), expected);
}

static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut files = five(2);
    files.push(shared(&export_of(6, &book(10..12), 5), 10));
    // an enrolment of its own
    files.push(text(&export_of(7, &book(12..13), 6)).replace(&first_mentee(12), &first_mentee(0)).into_bytes());
    files.push(export_of(1, &book(1..2), 9));
    files
});

/// The rows with each file named by its bytes, so that they can be compared whatever the order.
fn named(programme: &Programme, mut overview: Overview) -> (Overview, Vec<String>) {
    let digests: Vec<_> = programme.sources().iter().map(|source| source.digest).collect();
    let mut sorted = digests.clone();
    sorted.sort();
    let place = |source: usize| sorted.iter().position(|digest| *digest == digests[source]).unwrap();
    overview.groups.iter_mut().for_each(|row| row.source = place(row.source));
    overview.mentors.iter_mut().for_each(|row| row.sources = row.sources.iter().map(|it| place(*it)).collect());
    let mut notes: Vec<_> = programme
        .gathered()
        .notes()
        .iter()
        .map(|note| match note {
            Note::Copies { group, used, others } => {
                let others: Vec<_> = others.iter().map(|(it, number)| (place(*it), *number)).collect();
                format!("copies {group} {} {others:?}", place(*used))
            }
            Note::People { people, used, other } => format!("people {people:?} {} {}", place(*used), place(*other)),
            other => format!("{other:?}"),
        })
        .collect();
    notes.sort();
    (overview, notes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_order_of_files_makes_no_difference(order in Just((0..FILES.len()).collect::<Vec<_>>()).prop_shuffle()) {
        let of = |order: &[usize]| {
            let programme = opened(order.iter().map(|place| &FILES[*place]));
            let overview = overview(&programme);
            named(&programme, overview)
        };
        let straight: Vec<_> = (0..FILES.len()).collect();
        prop_assert_eq!(of(&order), of(&straight));
    }
}
