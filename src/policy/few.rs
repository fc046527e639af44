//! A list of which most have one or two items: these need no memory of their own.
//!
//! Judging a group makes hundreds of such lists, and asking for memory would cost more than the judgement itself.

use std::iter::Chain;
use std::ops::{Deref, DerefMut};
use std::{option, vec};

/// A list that seldom has more than two items.
#[derive(Clone, Debug, Default)]
pub enum Few<T> {
    /// No item.
    #[default]
    None,
    /// One item.
    One([T; 1]),
    /// Two items.
    Two([T; 2]),
    /// Any number.
    Many(Vec<T>),
}

impl<T> Few<T> {
    /// Puts `item` at the end.
    pub fn push(&mut self, item: T) {
        if let Self::Many(items) = self {
            return items.push(item);
        }
        *self = match std::mem::take(self) {
            Self::None => Self::One([item]),
            Self::One([first]) => Self::Two([first, item]),
            Self::Two([first, second]) => Self::Many(vec![first, second, item]),
            Self::Many(items) => Self::Many(items),
        };
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::None => &[],
            Self::One(items) => items,
            Self::Two(items) => items,
            Self::Many(items) => items,
        }
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match self {
            Self::None => &mut [],
            Self::One(items) => items,
            Self::Two(items) => items,
            Self::Many(items) => items,
        }
    }
}

impl<T: PartialEq> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Few<T> {}

impl<T> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let items = items.into_iter();
        if items.size_hint().0 > 2 {
            return Self::Many(items.collect());
        }
        let mut few = Self::None;
        few.extend(items);
        few
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(items: Vec<T>) -> Self {
        Self::Many(items)
    }
}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = Chain<Chain<option::IntoIter<T>, option::IntoIter<T>>, vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        let (first, second, others) = match self {
            Self::None => (None, None, Vec::new()),
            Self::One([first]) => (Some(first), None, Vec::new()),
            Self::Two([first, second]) => (Some(first), Some(second), Vec::new()),
            Self::Many(items) => (None, None, items),
        };
        first.into_iter().chain(second).chain(others)
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_was_put_in_whatever_its_length() {
        for length in 0..6 {
            let mut few: Few<usize> = (0..length).collect();
            let expected: Vec<_> = (0..length).collect();
            assert_eq!(few.to_vec(), expected);
            assert!(few.clone().into_iter().eq(expected.iter().copied()));
            assert_eq!(few, Few::from(expected));
            few.reverse();
            assert!((&few).into_iter().copied().eq((0..length).rev()));
            let same = few.clone();
            few.iter_mut().for_each(|item| *item += 1);
            assert!(few.iter().copied().eq((1..=length).rev()));
            assert_eq!(few == same, length == 0);
        }
    }
}
