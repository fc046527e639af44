//! What if: suppositions are made on copies of a group's records and policies, and what is found then is compared with the
//! present. The book is never touched.
//!
//! Both are judged twice: as they are recorded, and as if what is planned had been held as planned. The second adds what would
//! go against a rule and cannot be mended by writing more down, such as a session planned for a day without a listing.

use super::assess::{Assessment, Context, assess_among};
use super::combine::{Arisen, conflicts};
use super::compare::{Change, Difference, Differs, compare, withheld};
use super::pack::Pack;
use super::planned::{UNRECORDED, hold_as_planned};
use super::preflight::is_against;
use super::suppose::{Refused, Supposed, Supposition};
use super::verdict::{Outcome, Subject, Verdict};
use crate::domain::book::{Book, GroupFile, Shelf};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Kind, Record, RecordKey};
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// The present, from which something is supposed to be otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Present<'a> {
    /// The book, with the group and those that share a mentee with it.
    pub book: &'a Book,
    /// The group.
    pub group: GroupId,
    /// The policies that can be chosen.
    pub library: &'a [Arc<Pack>],
    /// The day of the judgement.
    pub today: NaiveDate,
}

/// What would be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// Rules of which a finding would come, go or come out otherwise, in order of policy and rule.
    pub consequences: Vec<Consequence>,
    /// Credited minutes of the mentees for whom they would differ, if what is planned is held as planned.
    pub credit: BTreeMap<PersonId, Change>,
    /// People, listings and enrolments as supposed.
    pub shelf: Arc<Shelf>,
    /// The group's records as supposed.
    pub file: GroupFile,
    /// The chosen policies as supposed.
    pub packs: Vec<Arc<Pack>>,
    /// The chosen policies of the present.
    pub present: Vec<Arc<Pack>>,
}

/// What would become of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// Key of the pack.
    pub pack: Arc<str>,
    /// The rule.
    pub rule: Arc<str>,
    /// Packs and rules that only repeat it and would turn in the same way.
    pub also: Vec<(Arc<str>, Arc<str>)>,
    /// Its findings that would differ, in order of their subjects.
    pub cases: Vec<Case>,
    /// Minutes that the rule would withhold from each mentee for whom they would differ.
    pub withheld: BTreeMap<PersonId, Change>,
}

/// A finding that would differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// In what.
    pub difference: Difference,
    /// True where it would differ only once what is planned has been held.
    pub once_held: bool,
}

impl Consequence {
    fn turns(&self) -> impl Iterator<Item = (Subject, [Option<Outcome>; 2], bool)> {
        let outcome = |verdict: &Option<Verdict>| verdict.as_ref().map(|verdict| verdict.outcome);
        self.cases.iter().map(move |Case { difference, once_held }| {
            (difference.subject, [outcome(&difference.before), outcome(&difference.after)], *once_held)
        })
    }
}

impl WhatIf {
    /// How many findings would come, go or come out otherwise, those of rules that only repeat others left out.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.consequences.iter().map(|consequence| consequence.cases.len()).sum()
    }

    /// Where the policies would newly differ.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Arisen<'_>> {
        let stood: Vec<_> = conflicts(&self.present).into_iter().map(|arisen| arisen.conflict).collect();
        let mut arisen = conflicts(&self.packs);
        arisen.retain(|arisen| !stood.contains(&arisen.conflict));
        arisen
    }
}

/// What would be found if all of this were so. The order of the suppositions makes no difference.
///
/// # Errors
/// [`Refused`], with the supposition that cannot be made.
pub fn what_if(present: &Present<'_>, suppositions: &[Supposition]) -> Result<WhatIf, Refused> {
    let stands = Supposed::present(present)?;
    let supposed = stands.with(suppositions)?;
    let changed = suppositions.iter().filter_map(Supposition::session).collect();
    Ok(found(present, stands, supposed, &changed))
}

/// What would be found if these records stood, and those were gone.
///
/// # Errors
/// [`Refused`] where the group is not in the book.
pub fn if_recorded(present: &Present<'_>, put: Vec<Record>, gone: &[RecordKey]) -> Result<WhatIf, Refused> {
    let stands = Supposed::present(present)?;
    let mut supposed = stands.clone();
    let changed = put.iter().map(|record| record.key().id).collect();
    for record in put.into_iter().filter(|record| record.home().group() == Some(present.group)) {
        supposed.file.put(record, UNRECORDED);
    }
    gone.iter().for_each(|key| supposed.file.forget(*key));
    Ok(found(present, stands, supposed, &changed))
}

fn found(present: &Present<'_>, stands: Supposed<'_>, supposed: Supposed<'_>, changed: &BTreeSet<Uuid>) -> WhatIf {
    let recorded = compare(&judge(present, &stands, None), &judge(present, &supposed, None));
    let wanted = |key: RecordKey, day| day >= present.today || key.kind == Kind::Session && changed.contains(&key.id);
    let (before, after) = (judge(present, &stands, Some(&wanted)), judge(present, &supposed, Some(&wanted)));
    let once_held = compare(&before, &after);

    let about = |it: &Difference| (it.pack.clone(), it.rule.clone(), it.subject);
    let told = |it: &Difference| it.differs() != Differs::Reason;
    let mut cases: BTreeMap<_, Vec<Case>> = BTreeMap::new();
    for difference in recorded.differences.into_iter().filter(told) {
        cases.entry(about(&difference)).or_default().push(Case { difference, once_held: false });
    }
    let goes_against = |it: &Difference| it.before.iter().chain(&it.after).any(is_against);
    for difference in once_held.differences.into_iter().filter(|it| told(it) && goes_against(it)) {
        let cases = cases.entry(about(&difference)).or_default();
        if cases.iter().all(|case| case.once_held) {
            cases.push(Case { difference, once_held: true });
        }
    }
    let mut consequences: Vec<Consequence> = Vec::new();
    for ((pack, rule, _), cases) in cases {
        match consequences.last_mut().filter(|last| (&last.pack, &last.rule) == (&pack, &rule)) {
            Some(last) => last.cases.extend(cases),
            None => {
                let withheld = withheld(&before, &after, &rule);
                consequences.push(Consequence { pack, rule, also: Vec::new(), cases, withheld });
            }
        }
    }
    let Supposed { shelf, file, packs, .. } = supposed;
    let consequences = join_repeats(consequences, &[&packs, &stands.packs]);
    WhatIf { consequences, credit: once_held.credit, shelf, file, packs, present: stands.packs }
}

/// Puts rules that only repeat another one, and would turn as it does, beside that one.
fn join_repeats(consequences: Vec<Consequence>, packs: &[&Vec<Arc<Pack>>]) -> Vec<Consequence> {
    let repeats = |it: &Consequence| {
        let pack = packs.iter().flat_map(|packs| packs.iter()).find(|pack| pack.key == it.pack)?;
        pack.rules.iter().find(|rule| rule.id == it.rule).map(|rule| rule.check.as_judge().repeats())
    };
    let (repeating, mut joined): (Vec<_>, Vec<_>) =
        consequences.into_iter().partition(|it| repeats(it).is_some_and(|repeats| !repeats.is_empty()));
    for it in repeating {
        let repeats = repeats(&it).unwrap_or_default();
        match joined.iter_mut().find(|other| repeats.contains(&other.rule) && other.turns().eq(it.turns())) {
            Some(other) => other.also.push((it.pack, it.rule)),
            None => joined.push(it),
        }
    }
    sort_by_key(&mut joined, |it| (it.pack.clone(), it.rule.clone()));
    joined
}

type Wanted<'a> = &'a dyn Fn(RecordKey, NaiveDate) -> bool;

/// The judgement; where plans are `wanted`, as if they had been held as planned.
fn judge(present: &Present<'_>, supposed: &Supposed, wanted: Option<Wanted<'_>>) -> Assessment {
    let mut file = supposed.file.clone();
    if let Some(wanted) = wanted {
        hold_as_planned(&mut file, wanted);
    }
    let others = present.book.others_of(present.group, &file);
    let Supposed { shelf, packs, today, .. } = supposed;
    let cx = Context { shelf, file: &file, others: &others, packs, today: *today };
    assess_among(&cx, present.library)
}
