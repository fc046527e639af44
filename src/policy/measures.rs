//! What can be counted or timed in a group's records. Shares are rounded to whole per cent, and compared as they are shown.
//! (our decision)

use super::accord::Of;
use super::circle::Circle;
use super::desk::Desk;
use super::facts::{Facts, Held, count};
use super::verdict::Quantity;
use crate::domain::conduct::{Contribution, ContributionKind};
use crate::domain::ids::PersonId;
use crate::domain::session::{Attention, Session};
use crate::domain::sort::Gather;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is shown beside a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// How unequally participants spoke in a session.
    TalkTimeInequality,
    /// The largest share of the participants' talk time in a session.
    LargestTalkShare,
    /// The share of a session's agenda in which one person has the attention.
    IndividualFocusShare,
    /// The mentor's share of the talk time in a session.
    MentorTalkShare,
    /// What the mentor brought of their own experience to a session.
    OwnExperienceInputs,
    /// Views of others on the mentee's issues.
    PerspectivesReceived,
    /// Views that the mentee gave on the issues of peers: whoever answers has listened. (our decision)
    PeerListening,
    /// What the mentee tried, with what came of it.
    TrialsWithOutcome,
}

impl Measure {
    /// True where it is taken of a session, not of a mentee.
    #[must_use]
    pub const fn is_of_session(self) -> bool {
        !matches!(self, Self::PerspectivesReceived | Self::PeerListening | Self::TrialsWithOutcome)
    }
}

/// The part in per cent of the whole, rounded; none of nothing.
#[must_use]
pub fn percent(part: u64, whole: u64) -> Option<u32> {
    let rounded = part.checked_mul(200)?.checked_add(whole)?.checked_div(whole.checked_mul(2)?)?;
    u32::try_from(rounded).ok()
}

/// How unequal the amounts are, in per cent from 0 (all alike) to 100 (one has all): Gini's coefficient, normalised for the
/// number of people. None for fewer than two people, or where all of them have nothing. (UK healthcare, 3.3; that it is
/// Gini's is our decision)
#[must_use]
pub fn inequality(amounts: &[u64]) -> Option<u32> {
    let pairs =
        amounts.iter().enumerate().flat_map(|(at, one)| amounts.iter().skip(at + 1).map(|other| one.abs_diff(*other)));
    let others = u64::try_from(amounts.len()).ok()?.checked_sub(1)?;
    percent(pairs.sum(), others.checked_mul(amounts.iter().sum())?)
}

impl Desk<'_> {
    /// Minutes that each participant who was present spoke; who is not on record was silent. Empty where no talk time is
    /// recorded.
    fn talk(&self, held: &Held<'_>) -> BTreeMap<PersonId, u64> {
        let talk = &held.session.conduct.talk;
        if talk.is_empty() {
            return BTreeMap::new();
        }
        let spoke =
            |person: &PersonId| talk.iter().find(|talk| talk.person == *person).map_or(0, |talk| talk.minutes.0.into());
        self.present(held, Circle::Participants).into_iter().map(|person| (person, spoke(&person))).gather()
    }

    /// How unequally the participants who were present spoke, in per cent. (UK healthcare, 3.3)
    fn talk_inequality(&self, held: &Held<'_>) -> Option<u32> {
        inequality(&self.talk(held).into_values().collect::<Vec<_>>())
    }

    /// The largest share of the participants' talk time, in per cent, and whose it is. (UK healthcare, 3.3)
    fn largest_talk_share(&self, held: &Held<'_>) -> Option<(u32, Vec<PersonId>)> {
        let talk = self.talk(held);
        let largest = *talk.values().max()?;
        let share = percent(largest, talk.values().sum())?;
        Some((share, talk.into_iter().filter(|(_, minutes)| *minutes == largest).map(|(person, _)| person).collect()))
    }

    /// The measure, and whom it names; none where nothing of the kind is recorded.
    #[must_use]
    pub fn measure(&self, measure: Measure, of: Of) -> Option<(Quantity, Vec<PersonId>)> {
        let facts = self.facts;
        let quantity = match of {
            Of::Session(id) => {
                let held = facts.held.iter().find(|held| held.session.id == id)?;
                let conduct = &held.session.conduct;
                match measure {
                    Measure::TalkTimeInequality => Quantity::Percent(self.talk_inequality(held)?),
                    Measure::LargestTalkShare => {
                        let (share, people) = self.largest_talk_share(held)?;
                        return Some((Quantity::Percent(share), people));
                    }
                    Measure::IndividualFocusShare => Quantity::Percent(individual_focus(held.session)?),
                    Measure::MentorTalkShare => Quantity::Percent(facts.mentor_talk_share(held.session)?),
                    _ if conduct.contributions.is_empty() => return None,
                    _ => Quantity::Count(count(conduct.of_kind(ContributionKind::OwnExperience))),
                }
            }
            Of::Member(person) => {
                let by_them = |given: &Contribution| given.person == person;
                let to_them = |given: &Contribution| given.to == Some(person) && given.person != person;
                let to_peer = |given: &Contribution| by_them(given) && given.to.is_some_and(|to| to != person);
                let with_outcome = |given: &Contribution| by_them(given) && !given.outcome.trim().is_empty();
                Quantity::Count(match measure {
                    Measure::PerspectivesReceived => facts.contributions(ContributionKind::Perspective, to_them)?,
                    Measure::PeerListening => facts.contributions(ContributionKind::Perspective, to_peer)?,
                    _ => facts.contributions(ContributionKind::Trial, with_outcome)?,
                })
            }
            Of::Group => return None,
        };
        Some((quantity, Vec::new()))
    }
}

impl Facts<'_> {
    /// The mentor's share of all talk time, in per cent; none where nobody noted how long the mentor spoke. (Nordic roles,
    /// mentor)
    fn mentor_talk_share(&self, session: &Session) -> Option<u32> {
        let talk = &session.conduct.talk;
        let mentor = talk.iter().find(|talk| Some(talk.person) == self.group.mentor)?;
        percent(mentor.minutes.0.into(), talk.iter().map(|talk| u64::from(talk.minutes.0)).sum())
    }

    /// Contributions of that kind that `fits`, over all held sessions; none where no contribution at all is on record.
    pub fn contributions(&self, kind: ContributionKind, fits: impl Fn(&Contribution) -> bool) -> Option<u32> {
        let conducts = || self.held.iter().map(|held| &held.session.conduct);
        let any = conducts().any(|conduct| !conduct.contributions.is_empty());
        any.then(|| {
            count(conducts().flat_map(|conduct| conduct.of_kind(kind)).filter(|contribution| fits(contribution)))
        })
    }
}

/// The share of the agenda, in per cent, in which one person has the attention; of items with minutes of which somebody said
/// who has it. (Nordic roles, para 2 and mentor)
#[must_use]
pub fn individual_focus(session: &Session) -> Option<u32> {
    let minutes = |attention| -> u64 {
        let items = session.agenda.iter().filter(|item| item.attention == Some(attention));
        items.filter_map(|item| item.minutes).map(|minutes| u64::from(minutes.0)).sum()
    };
    let (individual, group) = (minutes(Attention::Individual), minutes(Attention::Group));
    percent(individual, individual + group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inequality_runs_from_all_alike_to_one_has_all() {
        for (amounts, per_cent) in [
            (&[10, 10, 10, 10, 10, 10][..], Some(0)),
            (&[20, 12, 10, 8, 6, 4], Some(33)),
            (&[30, 10, 10, 5, 5, 0], Some(57)),
            (&[60, 0, 0], Some(100)),
            (&[0, 0], None),
            (&[60], None),
            (&[], None),
        ] {
            assert_eq!(inequality(amounts), per_cent, "{amounts:?}");
        }
    }

    #[test]
    fn a_share_is_rounded_to_the_nearest_per_cent() {
        for (part, whole, per_cent) in
            [(1, 3, Some(33)), (2, 3, Some(67)), (1, 200, Some(1)), (0, 5, Some(0)), (0, 0, None)]
        {
            assert_eq!(percent(part, whole), per_cent, "{part} of {whole}");
        }
        assert_eq!(percent(u64::MAX, 1), None);
    }
}
