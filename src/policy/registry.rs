//! Whether a mentor is listed in the registry of approved mentors on a day.

use super::few::Few;
use crate::domain::book::Shelf;
use crate::domain::ids::{ListingId, PersonId};
use crate::domain::person::Listing;
use chrono::NaiveDate;

/// What the registry says of a mentor on a day. (CMPC policy, para 2 and 5)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Listed, by this listing.
    Yes(ListingId),
    /// Not listed.
    No,
    /// Nobody says: no listing is recorded, or one without an end that was never checked.
    Unknown,
}

/// Whether `mentor` is listed on `day`.
#[must_use]
pub fn listed(shelf: &Shelf, mentor: PersonId, day: NaiveDate) -> Listed {
    listed_by(&listings(shelf, mentor), day)
}

/// The listings of `mentor`, by identifier.
#[must_use]
pub fn listings(shelf: &Shelf, mentor: PersonId) -> Few<&Listing> {
    shelf.listings.iter().filter(|listing| listing.person == mentor).collect()
}

/// Whether these listings of a mentor cover `day`, both ends included. A listing without an end counts from its start once
/// somebody has checked it. (CMPC policy, para 2 and 5; the last sentence is our decision)
#[must_use]
pub fn listed_by(listings: &[&Listing], day: NaiveDate) -> Listed {
    let mut answer = None;
    for listing in listings {
        answer = match listing.covers(day) {
            true if listing.to.is_some() || listing.checked_on.is_some() => return Listed::Yes(listing.id),
            true => Some(Listed::Unknown),
            false => answer.or(Some(Listed::No)),
        };
    }
    answer.unwrap_or(Listed::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::*;

    #[test]
    fn a_listing_without_an_end_counts_once_it_was_checked() {
        let on = |change: fn(&mut Listing), date| {
            let scene = Scene::complete().change(LISTING, change);
            listed(&scene.book.shelf, MENTOR, day(date))
        };
        let yes = Listed::Yes(ListingId::from_number(LISTING));
        assert_eq!(on(|_| {}, "2022-03-31"), yes);
        assert_eq!(on(|_| {}, "2022-04-01"), Listed::No);
        assert_eq!(on(|listing| listing.to = None, "2030-01-01"), yes);
        assert_eq!(on(|listing| (listing.to, listing.checked_on) = (None, None), "2030-01-01"), Listed::Unknown);
    }
}
