//! Applying a draft: all of it or nothing, at a cost that follows the draft and its group, not the book.

use super::bytes::Bytes32;
use super::chain::{Head, hash};
use super::content::{Body, Content};
use super::entry::{Change, Draft, DraftChange, Entry, State};
use super::limits;
use super::upcast::{MINOR, SCHEMA};
use crate::domain::book::Book;
use crate::domain::dates::Moment;
use crate::domain::ids::PersonId;
use crate::domain::invariant::{Invalid, Problem};
use crate::domain::more::More;
use crate::domain::record::{Home, Kind, Record, RecordKey, Revision};
use crate::domain::sort::Gather;
use crate::json::DecodeError;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// What the core cannot know by itself: when, by whom, and random bytes.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// Now.
    pub at: Moment,
    /// Who is at the keyboard, where the book knows.
    pub actor: Option<PersonId>,
    /// Random bytes, fresh for each draft: the salts are made of them, and they are not kept.
    pub seed: [u8; 32],
}

/// A draft that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The entry to keep.
    pub entry: Entry,
    /// The segments to write.
    pub touched: BTreeSet<Home>,
    /// The head from now on.
    pub head: Head,
}

/// Why a draft was not applied. The book is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// Nothing would change.
    #[error("nothing would change")]
    Nothing,
    /// A record is not as the draft supposes: somebody was quicker.
    #[error("the {} was changed meanwhile: open it again", .key.kind.word())]
    Stale {
        /// The record.
        key: RecordKey,
        /// The revision that the draft replaces.
        expected: Option<Revision>,
        /// The revision at which the record stands or was taken away; none where the book does not know it.
        found: Option<Revision>,
    },
    /// The draft changes one record twice.
    #[error("the draft changes one {} twice", .0.kind.word())]
    Twice(RecordKey),
    /// Records that contradict themselves or the book; at least one.
    #[error("{}", first(.0))]
    Invalid(Vec<Invalid>),
    /// The entry could not be written as JSON.
    #[error("the entry could not be written: {0}")]
    Unwritable(String),
}

fn first(invalid: &[Invalid]) -> String {
    invalid.first().map(ToString::to_string).unwrap_or_default()
}

impl From<serde_json::Error> for Refused {
    fn from(error: serde_json::Error) -> Self {
        Self::Unwritable(error.to_string())
    }
}

/// What a draft does to one record.
struct Step {
    /// The segment in which the record is kept.
    home: Home,
    /// The segment that it leaves, where it moves.
    leaves: Option<Home>,
    replaces: Option<Revision>,
    unites: Vec<Revision>,
    /// The record as it will stand; none where it is taken away.
    record: Option<Record>,
    /// What it holds beyond what this version knows.
    more: More,
}

type Plan = BTreeMap<RecordKey, Step>;

/// Applies `draft` to `book` and makes the entry that follows `head`.
///
/// The groups that the draft touches must be loaded; to take a person away, all groups that name the person.
///
/// # Errors
/// [`Refused`] where a record moved on, or where the book would contradict itself; the book is then as it was.
pub fn apply(book: &mut Book, head: &Head, draft: Draft, stamp: Stamp) -> Result<Applied, Refused> {
    unite(book, head, draft, &BTreeMap::new(), stamp)
}

/// Applies `draft` as [`apply`] does; the entry says of these records which versions of other copies it knows, also where
/// it leaves the record as it stands.
///
/// # Errors
/// As those of [`apply`].
pub fn unite(
    book: &mut Book,
    head: &Head,
    draft: Draft,
    unites: &BTreeMap<RecordKey, Vec<Revision>>,
    stamp: Stamp,
) -> Result<Applied, Refused> {
    let mut plan = plan(book, draft.changes, unites)?;
    // What stands only in earlier versions is erased without a change of what stands.
    if plan.is_empty() && !draft.label.act.erases() {
        return Err(Refused::Nothing);
    }
    let mut invalid = consistency::check(book, &plan);
    let changes = changes(&mut plan, &stamp.seed, &mut invalid)?;
    if !invalid.is_empty() {
        return Err(Refused::Invalid(invalid));
    }
    let mut entry = Entry {
        schema: SCHEMA,
        minor: plan.values().map(|step| step.more.minor()).max().unwrap_or(MINOR),
        chain: head.chain,
        number: head.number.saturating_add(1),
        previous: head.hash,
        at: stamp.at,
        actor: stamp.actor,
        label: draft.label,
        changes,
        hash: Bytes32([0; 32]),
    };
    entry.hash = hash(&entry)?;
    let touched = plan.values().flat_map(|step| step.leaves.into_iter().chain([step.home])).gather();
    for (key, step) in plan {
        match step.record {
            Some(record) => {
                let home = record.home();
                book.put(record, entry.revision());
                book.set_more(home, key, step.more);
            }
            None => book.remove(step.home, key, entry.revision()),
        }
    }
    let head = Head { schema: SCHEMA, minor: MINOR, chain: entry.chain, number: entry.number, hash: Some(entry.hash) };
    Ok(Applied { entry, touched, head })
}

fn plan(book: &Book, changes: Vec<DraftChange>, unites: &BTreeMap<RecordKey, Vec<Revision>>) -> Result<Plan, Refused> {
    let mut seen = BTreeSet::new();
    let mut plan = Plan::new();
    for change in changes {
        let (home, key, expected, record, more) = match change {
            DraftChange::Put(record, expected) => {
                let (home, key) = (record.home(), record.key());
                let more = book.more(home, key).cloned().unwrap_or_default();
                (home, key, expected, Some(record), more)
            }
            DraftChange::PutWhole(record, more, expected) => {
                (record.home(), record.key(), expected, Some(record), more)
            }
            DraftChange::Remove(home, key, expected) => (home, key, Some(expected), None, More::default()),
        };
        if !seen.insert(key) {
            return Err(Refused::Twice(key));
        }
        let unites = unites.get(&key).cloned().unwrap_or_default();
        let standing = book.get(home, key);
        let tombstone = book.tombstone(home, key).map(|tombstone| tombstone.revision);
        let found = standing.as_ref().map(|standing| standing.revision).or(tombstone);
        // A record that was taken away can be put again by somebody who never knew of it.
        let fresh = expected == found || expected.is_none() && standing.is_none();
        // What only another copy knew can be taken away here too, so that it does not come back with that copy.
        let foreign = record.is_none() && standing.is_none() && !unites.is_empty() && (fresh || found.is_none());
        if !foreign && (!fresh || record.is_none() && standing.is_none()) {
            return Err(Refused::Stale { key, expected, found });
        }
        let stood = standing.map(|standing| standing.record);
        let same_more = book.more(home, key).map_or(more.is_empty(), |kept| *kept == more);
        if stood != record || record.is_some() && !same_more || !unites.is_empty() {
            let stood_in = stood.map(|record| record.home());
            let home = if record.is_some() { home } else { stood_in.unwrap_or(home) };
            let leaves = stood_in.filter(|stood_in| *stood_in != home);
            plan.insert(key, Step { home, leaves, replaces: found, unites, record, more });
        }
    }
    Ok(plan)
}

fn changes(plan: &mut Plan, seed: &[u8; 32], invalid: &mut Vec<Invalid>) -> Result<Vec<Change>, Refused> {
    let change = |(index, (key, step)): (usize, (&RecordKey, &mut Step))| {
        let state = match &step.record {
            Some(record) => {
                let salt = Bytes32::sha256(&[seed, &(index as u64).to_le_bytes()]);
                let content = Content::whole(record, Some(&step.more))?;
                // as it is read from the content again: what belonged to a part that has changed is gone
                step.more = content.more((SCHEMA, step.more.minor()));
                if let Err(DecodeError::Misfit { path, .. }) = limits::check_texts(content.text().as_bytes()) {
                    let field = path.split_once('.').map_or("", |(_, field)| field).to_owned();
                    invalid.push(Invalid { key: *key, field, problem: Problem::TooLong(limits::TEXT) });
                }
                State::Put { digest: content.digest(&salt), body: Some(Body { salt, content }) }
            }
            None => State::Removed,
        };
        let (replaces, unites) = (step.replaces.into_iter().collect(), step.unites.clone());
        Ok(Change { key: *key, home: step.home, replaces, unites, state })
    };
    plan.iter_mut().enumerate().map(change).collect()
}

/// What the book would contradict once the plan is carried out; nothing is carried out to find it.
mod consistency {
    use super::{Book, Home, Invalid, Kind, Plan, Problem, RecordKey};
    use crate::domain::invariant::{self, Sole};
    use crate::domain::sort::Gather;
    use std::collections::BTreeSet;

    pub(super) fn check(book: &Book, plan: &Plan) -> Vec<Invalid> {
        let mut invalid = Vec::new();
        for record in plan.values().filter_map(|step| step.record.as_ref()) {
            invalid.extend(invariant::check(record));
            invalid.extend(invariant::unknown_references(record, |named| has(book, plan, record.home(), named)));
        }
        invalid.extend(doubles(book, plan));
        invalid.extend(still_named(book, plan));
        invalid
    }

    fn has(book: &Book, plan: &Plan, home: Home, named: RecordKey) -> bool {
        match plan.get(&named) {
            Some(step) => step.record.is_some() && (named.kind == Kind::Person || step.home.group() == home.group()),
            None => book.has(home, named),
        }
    }

    fn doubles(book: &Book, plan: &Plan) -> Vec<Invalid> {
        let mut claims = BTreeSet::new();
        let records = plan.values().filter_map(|step| step.record.as_ref());
        let doubles = records.filter_map(|record| {
            let claim = Sole::of(record)?;
            let taken = claim.is_taken(book, |other| plan.contains_key(&other)) || !claims.insert(claim.clone());
            taken.then(|| claim.twice(record.key()))
        });
        doubles.collect()
    }

    /// What is taken away may not be named by a record that stays as it is.
    fn still_named(book: &Book, plan: &Plan) -> Vec<Invalid> {
        let removed = |named: &RecordKey| plan.get(named).is_some_and(|step| step.record.is_none());
        let mut invalid = Vec::new();
        let mut visit = |by: RecordKey, _: std::fmt::Arguments<'_>, named: RecordKey| {
            if removed(&named) && !plan.contains_key(&by) {
                invalid.push(Invalid { key: named, field: "id".to_owned(), problem: Problem::StillNamed(by) });
            }
        };
        let removals = || plan.iter().filter(|(_, step)| step.record.is_none());
        if removals().any(|(key, _)| key.kind == Kind::Person) {
            book.shelf.references(&mut visit);
            book.groups().values().for_each(|file| file.references(&mut visit));
        } else {
            let groups: BTreeSet<_> = removals().filter_map(|(_, step)| step.home.group()).gather();
            let files = groups.into_iter().filter_map(|group| book.group(group));
            files.for_each(|file| file.references(&mut visit));
        }
        invalid
    }
}
