//! What one version of an agreement says otherwise than another.

use super::agreement::{Agreement, Clause};
use super::units::Minutes;

/// A clause that is not as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// It is new.
    Added(&'a Clause),
    /// It is no more.
    Removed(&'a Clause),
    /// It reads otherwise.
    Changed {
        /// As it was.
        before: &'a Clause,
        /// As it is.
        after: &'a Clause,
    },
}

/// What is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference<'a> {
    /// Clauses: first those that are there, in their order, then those that are no more.
    pub changes: Vec<Change<'a>>,
    /// Minutes to present, before and after, where they differ.
    pub presenting: Option<(Option<Minutes>, Option<Minutes>)>,
    /// True where clauses that stayed stand in another order.
    pub reordered: bool,
}

impl Difference<'_> {
    /// True where both versions say the same in the same order.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.changes.is_empty() && self.presenting.is_none() && !self.reordered
    }
}

/// What `after` says otherwise than `before`.
///
/// A clause is the same one where topic and heading are the same; where a heading was changed, the next of that topic.
#[must_use]
pub fn difference<'a>(before: &'a Agreement, after: &'a Agreement) -> Difference<'a> {
    let mut left: Vec<Option<(usize, &Clause)>> = before.clauses.iter().enumerate().map(Some).collect();
    let mut take = |fits: &dyn Fn(&Clause) -> bool| {
        left.iter_mut().find(|slot| slot.is_some_and(|(_, clause)| fits(clause)))?.take()
    };
    let mut pairs: Vec<_> = after
        .clauses
        .iter()
        .map(|clause| (clause, take(&|other| (other.topic, &other.title) == (clause.topic, &clause.title))))
        .collect();
    for (clause, was) in &mut pairs {
        if was.is_none() {
            *was = take(&|other| other.topic == clause.topic);
        }
    }
    let places: Vec<_> = pairs.iter().filter_map(|(_, was)| was.map(|(place, _)| place)).collect();
    let change = |(after, was): &(&'a Clause, Option<(usize, &'a Clause)>)| match was {
        None => Some(Change::Added(after)),
        Some((_, before)) if before == after => None,
        Some((_, before)) => Some(Change::Changed { before, after }),
    };
    let mut changes: Vec<_> = pairs.iter().filter_map(change).collect();
    changes.extend(left.into_iter().flatten().map(|(_, clause)| Change::Removed(clause)));
    Difference {
        changes,
        presenting: (before.presenting != after.presenting).then_some((before.presenting, after.presenting)),
        reordered: !places.is_sorted(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::AgreementKind;
    use crate::domain::agreement::ClauseTopic as T;
    use crate::scene::{clauses, version};

    fn clause(topic: T, title: &str, text: &str) -> Clause {
        Clause { topic, title: title.to_owned(), text: text.to_owned() }
    }

    fn with(clauses: Vec<Clause>) -> Agreement {
        Agreement { clauses, ..version(1, AgreementKind::WorkingAgreement) }
    }

    #[test]
    fn the_same_words_are_no_difference() {
        let both = with(clauses(&[T::Boundaries, T::Swaps]));
        assert!(difference(&both, &both).is_none());
        assert!(difference(&with(Vec::new()), &with(Vec::new())).is_none());
    }

    #[test]
    fn clauses_are_added_changed_and_removed() {
        let before =
            with(vec![clause(T::Boundaries, "", "a"), clause(T::Swaps, "", "b"), clause(T::Logistics, "", "c")]);
        let after = with(vec![
            clause(T::Boundaries, "", "a"),
            clause(T::Logistics, "", "d"),
            clause(T::Renegotiation, "", "e"),
        ]);
        let found = difference(&before, &after);
        assert_eq!(
            found.changes,
            [
                Change::Changed { before: &before.clauses[2], after: &after.clauses[1] },
                Change::Added(&after.clauses[2]),
                Change::Removed(&before.clauses[1]),
            ]
        );
        assert!(!found.reordered && !found.is_none());
    }

    #[test]
    fn clauses_of_one_topic_are_told_apart_by_their_heading() {
        let before = with(vec![clause(T::WaysOfWorking, "Tea", "a"), clause(T::WaysOfWorking, "Phones", "b")]);
        let swapped = with(vec![clause(T::WaysOfWorking, "Phones", "b"), clause(T::WaysOfWorking, "Tea", "a")]);
        let found = difference(&before, &swapped);
        assert!(found.changes.is_empty() && found.reordered, "{found:?}");
        let renamed = with(vec![clause(T::WaysOfWorking, "Coffee", "a"), clause(T::WaysOfWorking, "Phones", "b")]);
        let renamed_one = Change::Changed { before: &before.clauses[0], after: &renamed.clauses[0] };
        assert_eq!(difference(&before, &renamed).changes, [renamed_one]);
    }

    #[test]
    fn minutes_to_present_count_as_well() {
        let before = with(Vec::new());
        let after = Agreement { presenting: Some(Minutes(20)), ..before.clone() };
        let found = difference(&before, &after);
        assert_eq!(found.presenting, Some((None, Some(Minutes(20)))));
        assert!(!found.is_none());
    }
}
