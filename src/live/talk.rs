//! How the talk time is shared. Only totals are known, never who spoke when.

use super::running::Running;
use crate::domain::ids::PersonId;
use crate::policy::measures::{inequality, percent};

/// A share is large from so many per cent on, where it is also more than twice a fair one. (our decision)
const LARGE: u32 = 30;

/// How the talk time is shared among those who take part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// Each of them with milliseconds and share in per cent.
    pub each: Vec<(PersonId, u64, u32)>,
    /// Who has spoken for more than twice a fair share, and for more than thirty per cent.
    pub dominant: Option<PersonId>,
    /// Who has not been heard and has not declined.
    pub silent: Vec<PersonId>,
    /// How even it is, from 0 (one has it all) to 100 (all alike); none where there is nothing to compare.
    pub evenness: Option<u32>,
    /// The mentor's share of all talk time, in per cent.
    pub mentor: Option<u32>,
}

impl Running {
    /// Milliseconds that the person spoke.
    #[must_use]
    pub fn spoke(&self, person: PersonId) -> u64 {
        self.talk.get(&person).copied().unwrap_or_default()
    }

    /// The shares of these people, who take part; the mentor's own share beside them.
    #[must_use]
    pub fn shares(&self, participants: &[PersonId], mentor: Option<PersonId>) -> Shares {
        let spoke: Vec<_> = participants.iter().map(|person| (*person, self.spoke(*person))).collect();
        let whole: u64 = spoke.iter().map(|(_, spoke)| spoke).sum();
        let each: Vec<_> =
            spoke.iter().map(|(person, spoke)| (*person, *spoke, percent(*spoke, whole).unwrap_or_default())).collect();
        let heads = u32::try_from(each.len()).unwrap_or(u32::MAX);
        let is_large = |share: u32| share > LARGE && share.saturating_mul(heads) > 200;
        let dominant = each.iter().filter(|(.., share)| is_large(*share)).max_by_key(|(_, spoke, _)| *spoke);
        let silent =
            |(person, spoke): &(PersonId, u64)| (*spoke == 0 && !self.declined.contains(person)).then_some(*person);
        let all: u64 = self.talk.values().sum();
        Shares {
            dominant: dominant.map(|(person, ..)| *person),
            silent: spoke.iter().filter_map(silent).collect(),
            evenness: inequality(&spoke.iter().map(|(_, spoke)| *spoke).collect::<Vec<_>>())
                .map(|uneven| 100_u32.saturating_sub(uneven)),
            mentor: mentor.and_then(|mentor| percent(self.spoke(mentor), all)),
            each,
        }
    }
}

/// Milliseconds as whole minutes that add up to the rounded total: the largest remainders are rounded up.
#[must_use]
pub fn whole_minutes(talk: &[(PersonId, u64)]) -> Vec<(PersonId, u32)> {
    const MINUTE: u64 = 60_000;
    let total: u64 = talk.iter().map(|(_, ms)| ms).sum();
    let floors: u64 = talk.iter().map(|(_, ms)| ms / MINUTE).sum();
    let spare = ((total + MINUTE / 2) / MINUTE).saturating_sub(floors);
    let mut order: Vec<_> = talk.iter().map(|(person, ms)| (*person, ms % MINUTE)).collect();
    crate::domain::sort::sort_by_key(&mut order, |(person, rest)| (std::cmp::Reverse(*rest), *person));
    let up: Vec<_> =
        order.iter().take(usize::try_from(spare).unwrap_or(usize::MAX)).map(|(person, _)| *person).collect();
    let minutes = |(person, ms): &(PersonId, u64)| {
        let whole = u32::try_from(ms / MINUTE).unwrap_or(u32::MAX);
        (*person, whole.saturating_add(u32::from(up.contains(person))))
    };
    talk.iter().map(minutes).collect()
}
