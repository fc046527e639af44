//! Policies together find what each of them finds alone.
//!
//! Credit is the one thing that they share: what a programme credits is decided by all policies of that programme that the
//! group has chosen. So the rules that read a mentee's ledger (the cap, and whether credit stands) come out as under the
//! chosen policies of their programme; every other rule comes out as under its policy alone.

use crate::case::*;
use crate::generate::{Random, Size, book, group_id};
use chrono::NaiveDate;
use circlebook::domain::book::{Book, GroupFile};
use circlebook::domain::case::Case;
use circlebook::domain::group::Group;
use circlebook::domain::person::Enrolment;
use circlebook::domain::record::{Kind, Record};
use circlebook::policy::assess::{Assessment, Context, assess};
use circlebook::policy::combine::only_repeats;
use circlebook::policy::pack::{Limit, LimitName, Pack, Rule};
use circlebook::policy::packs::built_in;
use circlebook::policy::verdict::Outcome::{Fail, NotApplicable, Pass, Unknown};
use circlebook::policy::verdict::{Subject, Verdict};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A group to be judged by several choices of policies.
struct Judged<'a> {
    book: &'a Book,
    group: Group,
    today: NaiveDate,
    alone: BTreeMap<u32, Assessment>,
}

/// The packs whose place is a bit of `chosen`.
fn packs(chosen: u32) -> Vec<Arc<Pack>> {
    let all = built_in().unwrap().iter().enumerate();
    all.filter(|(place, _)| chosen & (1 << place) != 0).map(|(_, pack)| pack.clone()).collect()
}

/// True where the rule, or one that it repeats, reads the ledger of credit.
fn reads_credit(rule: &Rule) -> bool {
    let rules = built_in().unwrap().iter().flat_map(|pack| &pack.rules);
    let named: Vec<&Rule> = rules.filter(|other| rule.check.as_judge().repeats().contains(&other.id)).collect();
    named.into_iter().chain([rule]).any(|rule| matches!(rule.check.kind(), "credit_cap" | "credit_stands"))
}

impl Judged<'_> {
    fn assess(&self, chosen: u32) -> Assessment {
        let packs = packs(chosen);
        let mut book = self.book.clone();
        let keys = packs.iter().map(|pack| pack.key.to_string()).collect();
        book.put(Group { packs: keys, ..self.group.clone() }.into(), REVISION);
        let file: &GroupFile = book.group(self.group.id).unwrap();
        let others = book.sharing(self.group.id);
        assess(&Context { shelf: &book.shelf, file, others: &others, packs: &packs, today: self.today })
    }

    /// What the packs find together, put together from what they find by themselves.
    fn united(&mut self, chosen: u32) -> Vec<Verdict> {
        let mut united = Vec::new();
        for (place, pack) in built_in().unwrap().iter().enumerate().filter(|(place, _)| chosen & (1 << place) != 0) {
            let of_programme = |other: &Pack| other.programme.is_some() && other.programme == pack.programme;
            let together = built_in().unwrap().iter().enumerate().filter(|(_, other)| of_programme(other));
            let together = together.fold(0, |bits, (place, _)| bits | (1 << place)) & chosen | (1 << place);
            for wanted in [1 << place, together] {
                if !self.alone.contains_key(&wanted) {
                    self.alone.insert(wanted, self.assess(wanted));
                }
            }
            for rule in &pack.rules {
                let from = if reads_credit(rule) { together } else { 1 << place };
                let of_rule = |found: &&Verdict| found.pack == pack.key && found.rule == rule.id;
                united.extend(self.alone[&from].verdicts.iter().filter(of_rule).cloned());
            }
        }
        united
    }

    fn check_all(mut self) {
        for chosen in 1..1 << built_in().unwrap().len() {
            let (together, united) = (self.assess(chosen).verdicts, self.united(chosen));
            assert!(!together.is_empty());
            assert_eq!(together.len(), united.len(), "under {chosen:b}");
            for (one, other) in together.iter().zip(&united) {
                assert_eq!(one, other, "under {chosen:b}");
            }
        }
    }
}

#[test]
fn generated_groups_under_every_choice_of_policies() {
    for seed in 1..=3 {
        let size = Size { groups: 2, sessions: 4, mentees: 4 + 4 * seed as u32 };
        let mut book = book(seed, size);
        let mut random = Random(seed);
        let file = book.group(group_id(0)).unwrap().clone();
        for standing in file.standing(None).filter(|standing| standing.record.key().kind != Kind::Group) {
            if random.one_in(6) {
                book.remove(standing.record.home(), standing.record.key(), standing.revision);
            }
        }
        let group = file.group().unwrap().clone();
        Judged { book: &book, group, today: day("2021-10-20"), alone: BTreeMap::new() }.check_all();
    }
}

proptest! {
    // Each case judges 64 choices of policies.
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn a_group_with_records_of_every_kind_under_every_choice(taken in prop::collection::vec(0_usize..240, 0..60)) {
        let mut scene = Scene::complete();
        let all: Vec<Record> = scene.file().standing(None).map(|standing| standing.record).collect();
        for record in taken.iter().filter_map(|place| all.get(*place)).filter(|record| record.key().kind != Kind::Group) {
            scene = scene.without_record(record);
        }
        let group = scene.file().group().unwrap().clone();
        Judged { book: &scene.book, group, today: scene.today, alone: BTreeMap::new() }.check_all();
    }
}

#[test]
fn rules_that_come_with_the_book_only_repeat_where_they_say_so() {
    let mut scene = Scene::complete();
    let mut random = Random(5);
    for number in 0..60 {
        let all: Vec<Record> = scene.file().standing(None).map(|standing| standing.record).collect();
        let found = scene.assess();
        for verdict in &found.verdicts {
            let rule = built_in().unwrap().iter().flat_map(|pack| &pack.rules).find(|rule| rule.id == verdict.rule);
            let rule = rule.unwrap();
            let named = rule.check.as_judge().repeats();
            assert!(named.is_empty() || only_repeats(&found, rule, verdict), "{number}: {verdict:#?}");
        }
        let record = &all[random.next() as usize % all.len()];
        if record.key().kind != Kind::Group {
            scene = scene.without_record(record);
        }
    }
}

#[test]
fn credit_waits_for_what_every_policy_of_the_programme_asks() {
    let named = |case: &mut Case| case.nature = "943 476 5919".to_owned();
    let scene = Scene::complete().change(case(11), named);
    let group = scene.file().group().unwrap().clone();
    let judged = Judged { book: &scene.book, group, today: scene.today, alone: BTreeMap::new() };
    let stands = |chosen| {
        let verdicts = judged.assess(chosen).verdicts;
        verdicts.into_iter().find(|found| &*found.rule == "CMPC-03" && found.subject == mentee(1)).unwrap().outcome
    };
    let place = |key: &str| 1 << built_in().unwrap().iter().position(|pack| &*pack.key == key).unwrap();
    let policy: u32 = place("cmpc-policy");
    assert_eq!(stands(policy), Pass, "only the notice looks at the cases that were raised");
    assert_eq!(stands(policy | place("cmpc-notice")), Fail);
    assert_eq!(
        stands(policy | place("uk-healthcare") | place("nordic-roles")),
        Pass,
        "other programmes do not share it"
    );
}

/// The group as it is judged by that policy of the book and by another, which differs from it in one thing.
fn with_another(scene: &Scene, place: usize, change: impl FnOnce(&mut Pack)) -> Assessment {
    let first = built_in().unwrap()[place].clone();
    let mut own = Pack { key: "own".into(), ..(*first).clone() };
    change(&mut own);
    let packs = [first, Arc::new(own)];
    let choose = |group: &mut Group| group.packs = packs.iter().map(|pack| pack.key.to_string()).collect();
    let scene = scene.clone().change(1, choose);
    assess(&Context { shelf: &scene.book.shelf, file: scene.file(), others: &[], packs: &packs, today: scene.today })
}

#[test]
fn a_rule_that_two_policies_share_is_judged_on_the_terms_of_each() {
    let twelve = (4..=12).fold(Scene::complete(), Scene::with_mentee);
    let outcomes = |found: Assessment, rule: &str, subject: Subject| {
        let found = found.verdicts.into_iter().filter(|found| &*found.rule == rule && found.subject == subject);
        found.map(|found| found.outcome).collect::<Vec<_>>()
    };
    let found = with_another(&twelve, 1, |pack| pack.programme = Some("another".into()));
    assert_eq!(outcomes(found, "CMPN-02", mentee(1)), [Pass, Unknown], "enrolled in one programme alone");
    let found = with_another(&twelve, 0, |pack| pack.dates.end = Some(day("2021-09-30")));
    assert_eq!(outcomes(found, "CMPC-06", at_session(2)), [Fail, NotApplicable], "held after one of them ended");
    let fifteen = |pack: &mut Pack| _ = pack.limits.insert(LimitName::MaxMentees, Limit::Count(15));
    let found = with_another(&twelve, 0, fifteen);
    assert_eq!(outcomes(found, "CMPC-06", Subject::Group), [Fail, Pass], "twelve are too many for one of them");
    let chose_not = twelve.change(enrolment(1), |enrolment: &mut Enrolment| enrolment.group_option = Some(false));
    let found = with_another(&chose_not, 0, |pack| pack.rules.retain(|rule| &*rule.id != "CMPC-01"));
    assert_eq!(outcomes(found, "CMPC-16", mentee(1)), [NotApplicable, Pass], "only one asks for the choice");
}

#[test]
fn a_policy_refuses_no_minutes_to_those_whom_it_exempts() {
    let early = |enrolment: &mut Enrolment| {
        (enrolment.accrual_start, enrolment.completed_on) = (Some(day("2021-05-01")), Some(day("2021-11-30")));
    };
    let twelve = (4..=12).fold(Scene::complete(), Scene::with_mentee).change(enrolment(1), early);
    let found = with_another(&twelve, 0, |pack| {
        pack.dates.transition = None;
        pack.limits.insert(LimitName::MaxMentees, Limit::Count(15));
    });
    let credited = |number| found.ledgers[&person(number)].lines.iter().map(|line| line.credited.0).collect::<Vec<_>>();
    assert_eq!((credited(1), credited(2)), (vec![60, 60, 60], vec![0, 0, 0]), "only one of them lets twelve in");
}
