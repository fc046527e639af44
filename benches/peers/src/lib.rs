//! Circlebook's judgement for measuring it beside other engines: the groups, the policy, the rules by hand, and what node
//! calls when all this is compiled to wasm.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a measurement fails by a panic")]

pub mod by_hand;
pub mod facts;
#[path = "../../../tests/common/generate.rs"]
#[allow(dead_code, reason = "the generator makes whole books too")]
mod generate;
pub mod groups;
pub mod pack;

use by_hand::{Group, Limits};
use circlebook::domain::book::Book;
use circlebook::domain::ids::GroupId;
use circlebook::policy::assess::{Assessment, Context, assess};
use circlebook::policy::pack::{Limit, LimitName, Pack};
use circlebook::policy::verdict::Outcome;
use facts::Found;
use std::sync::{Arc, Mutex, OnceLock};

/// An open book and the policy by which its groups are judged.
pub struct Bench {
    pub book: Book,
    pub groups: Vec<GroupId>,
    packs: [Arc<Pack>; 1],
    pub limits: Limits,
}

impl Bench {
    pub fn new(groups: u32) -> Self {
        let (book, pack) = (groups::book(groups), pack::pack());
        let number = |name| match pack.limits[&name] {
            Limit::Count(number) | Limit::Minutes(number) | Limit::Months(number) => number,
            limit => panic!("{limit:?} is no number that a rule here is held against"),
        };
        let limits = Limits {
            cap: number(LimitName::GroupCapMinutes),
            most: number(LimitName::MaxMentees),
            fewest: number(LimitName::MinMenteesPresent),
            review_months: number(LimitName::PolicyReviewMonths),
        };
        Self { groups: book.groups().keys().copied().collect(), book, packs: [pack], limits }
    }

    /// The judgement of Circlebook: every verdict with its reason and proof.
    pub fn judge(&self, group: GroupId) -> Assessment {
        let file = self.book.group(group).unwrap();
        assess(&Context { shelf: &self.book.shelf, file, others: &[], packs: &self.packs, today: groups::today() })
    }

    /// What the rules by hand read of a group.
    pub fn by_hand(&self, group: GroupId) -> Group<'_> {
        Group::read(&self.book.shelf, self.book.group(group).unwrap(), self.limits, groups::today())
    }

    /// What Circlebook found.
    pub fn found(&self, group: GroupId) -> Found {
        let mut found = Found::new();
        for verdict in self.judge(group).verdicts {
            found.entry(verdict.rule.to_string()).or_default().push(verdict.outcome == Outcome::Pass);
        }
        found
    }
}

/// Judges every group by the rules by hand, outcomes only; how many there are.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_all() -> usize {
    let bench = BENCH.get().unwrap();
    let judged = bench.groups.iter().map(|group| {
        let mut sink = by_hand::Outcomes::default();
        bench.by_hand(*group).judge(bench.limits, groups::today(), &mut sink);
        std::hint::black_box(sink.0).len()
    });
    judged.sum()
}

/// Makes the documents of all groups of their records, as an app would have to after a change; how long their text is.
#[unsafe(no_mangle)]
pub extern "C" fn make_documents() -> usize {
    let bench = BENCH.get().unwrap();
    let documents: Vec<_> =
        bench.groups.iter().map(|group| facts::document(&bench.by_hand(*group), bench.limits)).collect();
    let mut text = DOCUMENTS.lock().unwrap();
    *text = serde_json::to_string(&documents).unwrap();
    text.len()
}

/// Where that text begins.
#[unsafe(no_mangle)]
pub extern "C" fn documents_at() -> *const u8 {
    DOCUMENTS.lock().unwrap().as_ptr()
}

static DOCUMENTS: Mutex<String> = Mutex::new(String::new());
static BENCH: OnceLock<Bench> = OnceLock::new();
static FOUND: OnceLock<String> = OnceLock::new();

/// Makes so many groups, and the text of what is found in each.
#[unsafe(no_mangle)]
pub extern "C" fn prepare(groups: u32) {
    let bench = BENCH.get_or_init(|| Bench::new(groups));
    let found: Vec<_> = bench.groups.iter().map(|group| bench.found(*group)).collect();
    FOUND.get_or_init(|| serde_json::to_string(&found).unwrap());
}

/// Where the text of what is found begins.
#[unsafe(no_mangle)]
pub extern "C" fn found_at() -> *const u8 {
    FOUND.get().unwrap().as_ptr()
}

/// How long it is.
#[unsafe(no_mangle)]
pub extern "C" fn found_length() -> usize {
    FOUND.get().unwrap().len()
}

/// Judges every group; how many verdicts there are.
#[unsafe(no_mangle)]
pub extern "C" fn judge_all() -> usize {
    let bench = BENCH.get().unwrap();
    bench.groups.iter().map(|group| std::hint::black_box(bench.judge(*group)).verdicts.len()).sum()
}
