//! One sort for all kinds of things: the standard one is compiled anew for each, at some five kilobytes a kind.
//! Collecting into a map or set sorts in that way too, so they are gathered.

use std::cmp::Ordering;

/// Puts the items in the order of their keys, each read once; items of equal keys keep theirs.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    // Most lists of a group are short, or stand in order already.
    if items.is_sorted_by_key(&key) {
        return;
    }
    let keys: Vec<K> = items.iter().map(key).collect();
    let places = places(keys.len(), &|one, other| keys.get(one).cmp(&keys.get(other)));
    for place in 0..places.len() {
        // What stood there at first may have made room for an earlier item, and that for another.
        let mut from = places.get(place).copied();
        while let Some(moved) = from.filter(|from| *from < place) {
            from = places.get(moved).copied();
        }
        from.into_iter().for_each(|from| items.swap(place, from));
    }
}

/// Makes maps and sets of items.
pub trait Gather: Iterator + Sized {
    /// What `collect` makes of the items, put in one by one.
    fn gather<C: Default + Extend<Self::Item>>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> Gather for I {}

/// The places of so many items in their order.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<_> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cmp::Reverse;

    #[test]
    fn items_are_ordered_and_those_of_equal_keys_stay_as_they_were() {
        let mut words = ["pear", "fig", "apple", "plum", "kiwi", "nut", ""].map(str::to_owned).to_vec();
        sort_by_key(&mut words, |word| Reverse(word.len()));
        assert_eq!(words, ["apple", "pear", "plum", "kiwi", "fig", "nut", ""]);
        sort_by_key(&mut words, |word| word.chars().last());
        assert_eq!(words, ["", "apple", "fig", "kiwi", "plum", "pear", "nut"]);
    }
}
