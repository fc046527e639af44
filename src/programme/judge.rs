//! The verdicts of one group, judged afresh, and which of them its file cannot tell.
//!
//! An export leaves the private compartment out. What only a record there could show is neither met nor missing then: such
//! verdicts are counted apart, and credit that waits for nothing else is not called provisional. (our decision)

use super::gather::Gathered;
use super::source::Source;
use super::tally::Tally;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::Kind;
use crate::journal::bytes::Bytes32;
use crate::policy::assess::{Assessment, Context, assess_among};
use crate::policy::credit::Standing;
use crate::policy::facts::Facts;
use crate::policy::pack::{Pack, Rule};
use crate::policy::verdict::{Finding, Outcome, Subject, Verdict};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All that the verdicts of a group rest on.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The group's records.
    pub file: Arc<GroupFile>,
    /// Other groups of its mentees.
    pub others: Vec<Arc<GroupFile>>,
    /// People, enrolments, listings.
    pub shelf: Arc<Shelf>,
    /// The policies that the group has chosen, each in all its versions.
    pub packs: Vec<Arc<Pack>>,
    /// The file from which it comes, among the files.
    pub source: usize,
    digest: Bytes32,
    known: Vec<Arc<Pack>>,
    withheld: BTreeSet<Kind>,
}

impl Inputs {
    /// Of this group; none where no file holds it.
    #[must_use]
    pub fn of(gathered: &Gathered, sources: &[Source], group: GroupId) -> Option<Self> {
        let source = gathered.source_of(group)?;
        let file = Arc::clone(gathered.file(group)?);
        let chosen = &file.group()?.packs;
        let mine = sources.get(source)?;
        let packs = mine.packs.iter().filter(|pack| chosen.iter().any(|key| **key == *pack.key)).cloned().collect();
        Some(Self {
            others: gathered.others(group).into_iter().cloned().collect(),
            shelf: Arc::clone(gathered.shelf(source)?),
            packs,
            source,
            digest: mine.digest,
            known: gathered.known(source).to_vec(),
            withheld: mine.withheld.clone(),
            file,
        })
    }

    /// True where the verdicts on `before` hold for these as well.
    #[must_use]
    pub fn are_those_of(&self, before: &Self) -> bool {
        let others = || self.others.iter().zip(&before.others).all(|(one, other)| Arc::ptr_eq(one, other));
        Arc::ptr_eq(&self.file, &before.file)
            && (self.others.len(), self.digest) == (before.others.len(), before.digest)
            && others()
            && (Arc::ptr_eq(&self.shelf, &before.shelf) || self.shelf == before.shelf)
            && self.known == before.known
    }

    /// The rule of a verdict, in the version that judged.
    #[must_use]
    pub fn rule(&self, verdict: &Verdict) -> Option<&Rule> {
        let pack = self.packs.iter().find(|p| p.key == verdict.pack && p.dates.effective == verdict.effective)?;
        pack.rules.iter().find(|rule| rule.id == verdict.rule)
    }

    /// True where the rule, or one that it repeats, is so.
    fn itself_or_repeated(&self, rule: &Rule, is: impl Fn(&Rule) -> bool) -> bool {
        let named = |id: &Arc<str>| self.known.iter().flat_map(|pack| &pack.rules).filter(|it| it.id == *id).any(&is);
        is(rule) || rule.check.as_judge().repeats().iter().any(named)
    }

    /// True where the rule reads records of a kind that was left out.
    fn lacks(&self, rule: &Rule) -> bool {
        let left_out = |kind: &Kind| self.withheld.contains(kind);
        self.itself_or_repeated(rule, |rule| rule.check.as_judge().private().iter().any(left_out))
    }

    /// True where the rule says only what others come to, as the one on credit does.
    fn sums_up(&self, rule: &Rule) -> bool {
        self.itself_or_repeated(rule, |rule| rule.check.as_judge().reads_verdicts())
    }
}

/// The verdicts of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// The verdicts and ledgers, as the book itself has them.
    pub assessment: Assessment,
    /// Places of the verdicts that the file cannot tell.
    pub untold: BTreeSet<usize>,
    /// Mentees whose credit waits for nothing but what the file cannot tell.
    pub rests: BTreeSet<PersonId>,
}

impl Judged {
    /// Judges the group.
    #[must_use]
    pub fn of(inputs: &Inputs, today: NaiveDate) -> Self {
        let Inputs { file, shelf, packs, known, .. } = inputs;
        let others: Vec<&GroupFile> = inputs.others.iter().map(|file| &**file).collect();
        let assessment = assess_among(&Context { shelf, file, others: &others, packs, today }, known);
        let mut judged = Self { assessment, ..Self::default() };
        if !inputs.withheld.is_empty() {
            judged.tell_apart(inputs);
        }
        judged
    }

    fn tell_apart(&mut self, inputs: &Inputs) {
        let Some(facts) = Facts::of(&inputs.file) else { return };
        let verdicts = &self.assessment.verdicts;
        // most verdicts are of few rules
        let mut known: BTreeMap<(&str, NaiveDate, &str), (bool, bool)> = BTreeMap::new();
        for verdict in verdicts {
            known.entry((&verdict.pack, verdict.effective, &verdict.rule)).or_insert_with(|| {
                let rule = inputs.rule(verdict);
                (rule.is_some_and(|rule| inputs.lacks(rule)), rule.is_some_and(|rule| inputs.sums_up(rule)))
            });
        }
        let is = |verdict: &Verdict| known.get(&(&*verdict.pack, verdict.effective, &*verdict.rule)).copied();
        let lacks = |verdict: &Verdict| is(verdict).is_some_and(|(lacks, _)| lacks) && rests_on_records(verdict);
        self.untold = places(verdicts, |verdict| is_open(verdict) && lacks(verdict));

        // what else is open, for whom
        let told = |place: usize, verdict: &Verdict| {
            is_open(verdict) && !self.untold.contains(&place) && !is(verdict).is_some_and(|(_, sums_up)| sums_up)
        };
        let told: Vec<_> =
            verdicts.iter().enumerate().filter(|(place, it)| told(*place, it)).map(|(_, it)| it).collect();
        let waits = |person: PersonId, rules: &[Arc<str>]| {
            let concerns = |subject: Subject| facts.person_of(subject).is_none_or(|other| other == person);
            told.iter().any(|it| rules.contains(&it.rule) && concerns(it.subject))
        };
        let rests = |person: PersonId, rules: &[Arc<str>]| !rules.is_empty() && !waits(person, rules);
        for (person, ledger) in &self.assessment.ledgers {
            if let Standing::Provisional(rules) = &ledger.standing
                && rests(*person, rules)
            {
                self.rests.insert(*person);
            }
        }
        let of_sum = places(verdicts, |verdict| {
            let sums_up = is(verdict).is_some_and(|(_, sums_up)| sums_up) && is_open(verdict);
            let waits = sums_up && verdict.reason.kind == Finding::Provisional;
            waits && facts.person_of(verdict.subject).is_some_and(|person| self.rests.contains(&person))
        });
        self.untold.extend(of_sum);
    }

    /// The verdicts that the file can tell.
    pub fn told(&self) -> impl Iterator<Item = &Verdict> {
        let told = |(place, verdict)| (!self.untold.contains(&place)).then_some(verdict);
        self.assessment.verdicts.iter().enumerate().filter_map(told)
    }

    /// Those that it cannot.
    pub fn withheld(&self) -> impl Iterator<Item = &Verdict> {
        self.untold.iter().filter_map(|place| self.assessment.verdicts.get(*place))
    }

    /// By policy, how many verdicts came out how; policies by their keys.
    #[must_use]
    pub fn tallies(&self) -> BTreeMap<Arc<str>, Tally> {
        let mut tallies: BTreeMap<Arc<str>, Tally> = BTreeMap::new();
        for (place, verdict) in self.assessment.verdicts.iter().enumerate() {
            let tally = tallies.entry(verdict.pack.clone()).or_default();
            if self.untold.contains(&place) {
                tally.untold += 1;
            } else {
                tally.add(verdict.outcome);
            }
        }
        tallies
    }
}

/// True where it is not settled: a mentor's own dated statement counts, whatever private records there are beside it.
const fn is_open(verdict: &Verdict) -> bool {
    matches!(verdict.outcome, Outcome::Fail | Outcome::Due(_) | Outcome::Unknown | Outcome::Monitor)
}

/// False for what was found in a text, which no record takes back.
const fn rests_on_records(verdict: &Verdict) -> bool {
    !matches!(verdict.reason.kind, Finding::IdentifierFound | Finding::IdentifierLikely | Finding::TreatmentFound)
}

fn places(verdicts: &[Verdict], wanted: impl Fn(&Verdict) -> bool) -> BTreeSet<usize> {
    verdicts.iter().enumerate().filter(|(_, verdict)| wanted(verdict)).map(|(place, _)| place).collect()
}
