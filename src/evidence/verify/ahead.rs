//! What was recorded after a head that somebody noted, and whether what stood before it is still the same.

use super::super::chain::Chain;
use super::noted::Noted;
use crate::domain::record::Revision;
use crate::domain::sort::Gather;
use crate::journal::chain::ChainBroken;
use crate::journal::entry::Entry;
use crate::journal::trail::since;
use std::collections::BTreeMap;

/// What a journal says of a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The entry whose hash it is.
    pub head: Revision,
    /// Where the journal contradicts itself up to there: then nothing is proved.
    pub broken: Vec<ChainBroken>,
    /// The entries that were not known when it was made, by chain and number.
    pub later: Vec<Revision>,
}

/// What these entries, which stand by chain and number, say of the noted head; none where no entry has that hash: then it is
/// another journal, or one that was made anew.
#[must_use]
pub fn ahead(entries: &[Entry], noted: &Noted) -> Option<Ahead> {
    let head = entries.iter().find(|entry| noted.begins(entry.hash))?.revision();
    let later: Vec<Revision> = since(entries, head).into_iter().map(Entry::revision).collect();
    let broken = super::chain::breaks(entries);
    let is_known = |broken: &ChainBroken| !later.contains(&broken.at);
    let broken = broken.into_iter().filter(is_known).collect();
    Some(Ahead { head, broken, later })
}

/// How another journal stands to the one that a pack was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Entries of the pack that the journal holds otherwise: one of the two was made anew.
    pub other: Vec<Revision>,
    /// Entries of the pack that the journal does not have.
    pub missing: Vec<Revision>,
    /// Entries that the pack does not know: they came after its heads, by chain and number.
    pub later: Vec<Revision>,
}

impl Beside {
    /// True where the journal holds all that the pack was made from, as it was.
    #[must_use]
    pub fn holds_all(&self) -> bool {
        self.other.is_empty() && self.missing.is_empty()
    }
}

/// Compares what ties a pack to its journal with these entries, which stand by chain and number: of the open book, of a
/// backup, or of a later pack.
#[must_use]
pub fn beside(chain: &Chain, entries: &[Entry]) -> Beside {
    let hashes: BTreeMap<Revision, _> = entries.iter().map(|entry| (entry.revision(), entry.hash)).gather();
    let first = |chain| entries.iter().find(|entry| entry.chain == chain).map(|entry| entry.number);
    let mut told: BTreeMap<Revision, _> = chain.entries.iter().map(|entry| (entry.revision(), entry.hash)).gather();
    told.extend(chain.heads.iter().map(|head| (Revision { chain: head.chain, number: head.number }, head.hash)));
    told.extend(chain.held.iter().map(|held| (held.revision, held.entry)));
    let mut beside = Beside::default();
    for (revision, hash) in told {
        match hashes.get(&revision) {
            Some(stands) if *stands == hash => {}
            Some(_) => beside.other.push(revision),
            // a pack begins with the first entry of its group, so that an older one may not reach as far back
            None if first(revision.chain).is_some_and(|first| revision.number < first) => {}
            None => beside.missing.push(revision),
        }
    }
    let heads: BTreeMap<_, _> = chain.heads.iter().map(|head| (head.chain, head.number)).gather();
    let is_later = |entry: &&Entry| heads.get(&entry.chain).is_none_or(|last| entry.number > *last);
    beside.later = entries.iter().filter(is_later).map(Entry::revision).collect();
    beside
}
