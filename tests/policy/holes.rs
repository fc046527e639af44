//! What holds for every judgement by all policies, whatever is missing: groups with records taken away and fields emptied at
//! random.

use crate::case::{Scene, day};
use crate::generate::{self, Size};
use circlebook::domain::book::Book;
use circlebook::domain::ids::ChainId;
use circlebook::domain::record::{Kind, Record, Revision};
use circlebook::domain::units::Minutes;
use circlebook::policy::assess::{Assessment, Context, assess};
use circlebook::policy::packs::built_in;
use circlebook::policy::verdict::Outcome;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Where a hole is: which record, and which of its fields; the first of all means the record itself.
type Hole = (usize, usize);

fn holes(most: usize) -> impl Strategy<Value = Vec<Hole>> {
    prop::collection::vec((0_usize..10_000, 0_usize..24), 1..most)
}

/// As many cases as `PROPTEST_CASES` asks for, but not more than `most`: a case judges a whole group.
pub fn at_most(most: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.min(most), ..config }
}

/// Every record of a group that has all: by hand, or generated and long enough to reach the cap.
fn full(generated: bool, seed: u64) -> Vec<Record> {
    let mut records: Vec<Record> = if generated {
        let group = generate::group(seed, 0, Size { groups: 1, sessions: 10, mentees: 2 });
        generate::shelf().into_iter().chain(group).collect()
    } else {
        let scene = Scene::complete();
        let standing = scene.book.shelf.standing(None).chain(scene.file().standing(None));
        standing.map(|standing| standing.record).collect()
    };
    for record in &mut records {
        if let Record::Group(group) = record {
            group.packs = built_in().unwrap().iter().map(|pack| pack.key.to_string()).collect();
        }
    }
    records
}

/// The record with one field less; none where it cannot be without it.
fn emptied(record: &Record, field: usize) -> Option<Record> {
    let mut json = serde_json::to_value(record).unwrap();
    let fields = json.as_object_mut()?.values_mut().find_map(Value::as_object_mut)?;
    let name = fields.keys().nth(field % fields.len())?.clone();
    let value = fields.remove(&name)?;
    if let Ok(without) = serde_json::from_value(json.clone()) {
        return Some(without);
    }
    let empty = if value.is_string() { Value::String(String::new()) } else { Value::Null };
    json.as_object_mut()?.values_mut().find_map(Value::as_object_mut)?.insert(name, empty);
    serde_json::from_value(json).ok()
}

/// The records with these holes. A group's own record is never taken away.
fn with_holes(full: &[Record], holes: &[Hole]) -> Vec<Option<Record>> {
    let mut records: Vec<_> = full.iter().cloned().map(Some).collect();
    for (place, field) in holes {
        let place = place % full.len();
        let Some(record) = &records[place] else { continue };
        records[place] = match field {
            0 if record.key().kind != Kind::Group => None,
            field => Some(emptied(record, *field).unwrap_or_else(|| record.clone())),
        };
    }
    records
}

fn judge(records: impl IntoIterator<Item = Record>) -> Assessment {
    let mut book = Book::default();
    for record in records {
        book.put(record, Revision { chain: ChainId::from_number(1), number: 1 });
    }
    let file = book.groups().values().next().unwrap();
    let packs = built_in().unwrap();
    assess(&Context { shelf: &book.shelf, file, others: &[], packs, today: day("2021-12-10") })
}

/// The text with the last twelve digits of every identifier changed by `mask`; doing it twice changes nothing.
fn renumbered(text: &str, mask: u64) -> String {
    let is_id = |part: &str| {
        let hyphens = |(place, c): (usize, char)| (c == '-') == [8, 13, 18, 23].contains(&place);
        part.char_indices().all(|each| hyphens(each) && (each.1 == '-' || each.1.is_ascii_hexdigit()))
    };
    let (mut changed, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(first) = rest.chars().next() {
        let step = match rest.get(..36) {
            Some(id) if is_id(id) => {
                let number = u64::from_str_radix(&id[24..], 16).unwrap() ^ mask;
                changed.push_str(&format!("{}{number:012x}", &id[..24]));
                36
            }
            _ => {
                changed.push(first);
                first.len_utf8()
            }
        };
        rest = &rest[step..];
    }
    changed
}

/// The record with every identifier changed by `mask`, and with its lists of people the other way round.
fn turned(record: &Record, mask: u64) -> Record {
    let mut record: Record = serde_json::from_str(&renumbered(&serde_json::to_string(record).unwrap(), mask)).unwrap();
    match &mut record {
        Record::Session(session) => {
            session.attendance.iter_mut().for_each(|rows| rows.reverse());
            session.turns.reverse();
            session.conduct.talk.reverse();
            session.conduct.contributions.reverse();
        }
        Record::Evaluation(evaluation) => evaluation.responses.reverse(),
        _ => {}
    }
    record
}

fn outcomes(assessment: &Assessment) -> BTreeSet<String> {
    let verdicts = assessment.verdicts.iter();
    verdicts.map(|v| format!("{} {:?} {:?} {:?}", v.rule, v.subject, v.outcome, v.reason.kind)).collect()
}

proptest! {
    #![proptest_config(at_most(24))]

    #[test]
    fn the_order_of_records_makes_no_difference(
        generated in any::<bool>(), seed in any::<u64>(), holes in holes(40), mask in 0_u64..0xffff_ffff_ffff,
    ) {
        let records: Vec<_> = with_holes(&full(generated, seed), &holes).into_iter().flatten().collect();
        let other = judge(records.iter().rev().map(|record| turned(record, mask)));
        let expected = outcomes(&judge(records)).iter().map(|line| renumbered(line, mask)).collect::<BTreeSet<_>>();
        prop_assert_eq!(outcomes(&other), expected);
    }

    #[test]
    fn credit_never_exceeds_what_was_attended_nor_the_cap_and_judging_twice_gives_the_same(
        generated in any::<bool>(), seed in any::<u64>(), holes in holes(40),
    ) {
        let records: Vec<_> = with_holes(&full(generated, seed), &holes).into_iter().flatten().collect();
        let assessment = judge(records.clone());
        for ledger in assessment.ledgers.values() {
            prop_assert!(ledger.cap.is_none_or(|cap| ledger.credited() <= cap), "{ledger:?}");
            for line in &ledger.lines {
                let withheld: Minutes = line.withheld.iter().map(|withheld| withheld.minutes).sum();
                prop_assert!(line.credited <= line.attended);
                prop_assert_eq!(line.credited + withheld, line.attended, "{:?}", line);
            }
        }
        prop_assert_eq!(judge(records), assessment);
    }

    #[test]
    fn adding_a_datum_never_turns_pass_into_unknown(
        generated in any::<bool>(), seed in any::<u64>(), holes in holes(40), filled in any::<prop::sample::Index>(),
    ) {
        let full = full(generated, seed);
        let records = with_holes(&full, &holes);
        let changed: Vec<_> = (0..full.len()).filter(|place| records[*place].as_ref() != Some(&full[*place])).collect();
        prop_assume!(!changed.is_empty());
        let place = changed[filled.index(changed.len())];
        let mut added = records.clone();
        added[place] = Some(full[place].clone());
        let before = judge(records.into_iter().flatten());
        let passed = before.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Pass);
        let passed: BTreeMap<_, _> = passed.map(|verdict| ((&verdict.rule, verdict.subject), verdict)).collect();
        for verdict in judge(added.into_iter().flatten()).verdicts {
            if verdict.outcome == Outcome::Unknown {
                let stood = passed.get(&(&verdict.rule, verdict.subject));
                prop_assert!(stood.is_none(), "{:?} makes {:?} of {:?}", full[place], verdict, stood);
            }
        }
    }
}
