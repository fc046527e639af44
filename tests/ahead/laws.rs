//! What holds for any group.

use crate::generate::{MENTOR, Random, Size, book, first_day, group_id};
use chrono::{Days, NaiveDate};
use circlebook::domain::book::{Book, GroupFile};
use circlebook::domain::dates::{Moment, Span};
use circlebook::domain::group::{Member, Role};
use circlebook::domain::ids::{ChainId, MemberId, PersonId};
use circlebook::domain::person::Person;
use circlebook::domain::record::Revision;
use circlebook::domain::session::Session;
use circlebook::policy::packs::built_in;
use circlebook::policy::suppose::Supposition;
use circlebook::policy::whatif::{Present, WhatIf, what_if};
use proptest::prelude::*;

const SIZE: Size = Size { groups: 1, sessions: 4, mentees: 4 };

/// A generated group in mid-life: its last sessions are only planned.
fn group(seed: u64, held: usize) -> (Book, NaiveDate) {
    let mut book = book(seed, SIZE);
    let sessions: Vec<_> = file(&book).sessions_in_order().into_iter().skip(held).cloned().collect();
    for session in sessions {
        let plan = Session { held: None, attendance: None, confidentiality: None, sign_off: None, ..session };
        book.put(plan.into(), Revision { chain: ChainId::from_number(1), number: 2 });
    }
    (book, first_day() + Days::new(held as u64 * 7))
}

fn file(book: &Book) -> &GroupFile {
    book.group(group_id(0)).unwrap()
}

fn supposed(book: &Book, today: NaiveDate, suppositions: &[Supposition]) -> WhatIf {
    let present = Present { book, group: group_id(0), library: built_in().unwrap(), today };
    what_if(&present, suppositions).unwrap()
}

fn later(span: &Span, days: u64) -> Span {
    let later = |moment: &Moment| Moment::new(moment.local() + Days::new(days), moment.offset(), moment.zone());
    Span::new(later(span.start()), later(span.end())).unwrap()
}

/// Whatever stands, supposed to be so.
fn as_it_stands(book: &Book, today: NaiveDate) -> Vec<Supposition> {
    let file = file(book);
    let mut all = vec![Supposition::Today(today)];
    let roles = file.members.iter().map(|member| Supposition::Role(member.person, member.role));
    let times = file.sessions.iter().map(|session| Supposition::Move(session.id, session.time().unwrap().clone()));
    all.extend(roles.chain(times));
    for pack in built_in().unwrap() {
        let chosen = file.group().unwrap().packs.iter().any(|key| **key == *pack.key);
        all.push(Supposition::Policy { pack: pack.key.clone(), chosen });
    }
    all
}

/// Suppositions about different things.
fn different(book: &Book, today: NaiveDate, random: &mut Random) -> Vec<Supposition> {
    let file = file(book);
    let person = PersonId::from_number(7);
    let newcomer = Person { id: person, code_name: "New".to_owned(), full_name: String::new(), note: String::new() };
    let like = file.member(MENTOR).unwrap().clone();
    let member = Member { id: MemberId(person.0), person, role: Role::Mentee, joined: Some(today), ..like };
    let mut all = vec![
        Supposition::Join(member, Some(newcomer)),
        Supposition::Leave(person, today + Days::new(random.next() % 30)),
        Supposition::Today(today + Days::new(random.next() % 200)),
        Supposition::Policy { pack: "nordic-roles".into(), chosen: true },
        Supposition::Policy { pack: "cmpc-notice".into(), chosen: random.one_in(2) },
    ];
    for (pack, limit) in built_in().unwrap()[..1].iter().flat_map(|pack| pack.limits.keys().map(move |it| (pack, it))) {
        let number = u32::try_from(random.next() % 8).unwrap();
        all.push(Supposition::Limit { pack: pack.key.clone(), limit: *limit, number });
    }
    for session in file.sessions.iter() {
        all.push(match session.planned.as_ref().filter(|_| session.held.is_none() && random.one_in(2)) {
            Some(_) => Supposition::CallOff(session.id),
            None => Supposition::Move(session.id, later(session.time().unwrap(), random.next() % 60)),
        });
    }
    all.retain(|_| random.one_in(2));
    // Nobody leaves who is not there.
    if !all.iter().any(|it| matches!(it, Supposition::Join(..))) {
        all.retain(|it| !matches!(it, Supposition::Leave(..)));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn to_suppose_nothing_or_what_stands_changes_nothing(seed in any::<u64>(), held in 0..=4usize) {
        let (book, today) = group(seed, held);
        for suppositions in [Vec::new(), as_it_stands(&book, today)] {
            let found = supposed(&book, today, &suppositions);
            prop_assert_eq!(found.changed(), 0);
            prop_assert!(found.credit.is_empty() && found.conflicts().is_empty());
            prop_assert_eq!(&found.packs, &found.present);
        }
    }

    #[test]
    fn the_order_of_suppositions_makes_no_difference(seed in any::<u64>(), held in 0..=4usize) {
        let (book, today) = group(seed, held);
        let mut random = Random(seed);
        let mut suppositions = different(&book, today, &mut random);
        let found = supposed(&book, today, &suppositions);
        for place in (1..suppositions.len()).rev() {
            suppositions.swap(place, random.next() as usize % (place + 1));
        }
        prop_assert_eq!(supposed(&book, today, &suppositions), found);
    }
}
