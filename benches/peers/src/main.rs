//! How long the judgement of a group takes beside other engines, natively; run by `make bench`.
//!
//! All engines judge the same groups by the same twelve rules. Every outcome of each is compared with every other's before a
//! time counts. `target/bench/peers.json` holds the documents of the groups and what is found in each, for node.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints its rows and fails by a panic"
)]

mod cedar;
mod logic;
#[path = "../../core/meter.rs"]
mod meter;

use circlebook::policy::verdict::Outcome;
use circlebook_peers::Bench;
use circlebook_peers::by_hand::{Outcomes, Reasoned};
use circlebook_peers::facts::document;
use circlebook_peers::groups::today;
use circlebook_peers::pack::RULES;
use meter::{Row, interleaved};
use serde_json::json;
use std::fs;
use std::hint::black_box;

const GROUPS: u32 = 60;
const RUNS: usize = 40;

fn main() {
    let bench = Bench::new(GROUPS);
    let documents: Vec<_> = bench.groups.iter().map(|group| document(&bench.by_hand(*group), bench.limits)).collect();
    let found: Vec<_> = bench.groups.iter().map(|group| bench.found(*group)).collect();
    fs::create_dir_all("target/bench").unwrap();
    fs::write("target/bench/peers.json", json!({"documents": documents, "found": found}).to_string()).unwrap();

    both_ways_occur(&bench);
    by_hand_agrees(&bench);
    let mut logic = logic::Logic::new(&documents);
    let cedar = cedar::Cedar::new(&documents);
    for (place, ours) in found.iter().enumerate() {
        assert_eq!(&logic.found(place), ours, "datalogic-rs, group {place}");
        assert_eq!(&cedar.found(place), ours, "cedar-policy, group {place}");
    }

    let mut ours = || bench.groups.iter().for_each(|group| drop(black_box(bench.judge(*group))));
    let mut outcomes = || {
        for group in &bench.groups {
            let mut sink = Outcomes::default();
            bench.by_hand(*group).judge(bench.limits, today(), &mut sink);
            black_box(sink.0);
        }
    };
    let mut reasoned = || {
        for group in &bench.groups {
            let mut sink = Reasoned::default();
            bench.by_hand(*group).judge(bench.limits, today(), &mut sink);
            black_box(sink.0);
        }
    };
    let of_records = logic::Logic::new(&[]);
    let mut from_records = || {
        of_records.judge_from_records(bench.groups.iter().map(|group| document(&bench.by_hand(*group), bench.limits)));
    };
    let works: [&mut dyn FnMut(); 6] = [
        &mut ours,
        &mut outcomes,
        &mut reasoned,
        &mut || logic.judge_all(),
        &mut from_records,
        &mut || cedar.judge_all(),
    ];
    let times = interleaved(RUNS, works);
    let a_group = 1e6 / f64::from(GROUPS);
    let peers = [
        "the rules by hand, outcomes only",
        "the rules by hand, with reason and proof",
        "datalogic-rs, compiled, outcomes only",
        "datalogic-rs, compiled, outcomes only, its documents made of the records",
        "cedar-policy, outcomes only",
    ];
    for (peer, others) in peers.iter().zip(&times[1..]) {
        let name = format!("12 rules on a group, natively, beside {peer}");
        Row::of(&name, "µs", a_group, &times[0]).beside(others.median() * a_group).print();
    }
}

/// Each rule is met somewhere and unmet somewhere.
fn both_ways_occur(bench: &Bench) {
    let all: Vec<_> = bench.groups.iter().flat_map(|group| bench.judge(*group).verdicts).collect();
    for rule in RULES {
        let of_rule = || all.iter().filter(|verdict| &*verdict.rule == rule);
        assert!(of_rule().any(|verdict| verdict.outcome == Outcome::Pass), "{rule} is never met");
        assert!(of_rule().any(|verdict| verdict.outcome != Outcome::Pass), "{rule} is always met");
    }
}

/// The rules by hand find the same for each subject, on the same records, of which they observe the same.
fn by_hand_agrees(bench: &Bench) {
    for group in &bench.groups {
        let mut by_hand = Reasoned::default();
        bench.by_hand(*group).judge(bench.limits, today(), &mut by_hand);
        let by_hand: Vec<_> = by_hand
            .0
            .into_iter()
            .map(|(rule, subject, in_order, why)| (RULES[rule], subject, in_order, why.observed, why.evidence))
            .collect();
        let verdicts = bench.judge(*group).verdicts;
        let ours: Vec<_> = verdicts
            .iter()
            .map(|verdict| {
                let in_order = verdict.outcome == Outcome::Pass;
                let (observed, evidence) = (verdict.reason.observed.clone(), verdict.evidence.to_vec());
                (&*verdict.rule, verdict.subject, in_order, observed, evidence)
            })
            .collect();
        assert_eq!(by_hand, ours, "{group}");
    }
}
