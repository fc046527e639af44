//! Members and registry listings.

use super::{Columns, Source, day, word};
use crate::domain::sort::sort_by_key;
use crate::spreadsheet::csv::Cell;
use crate::spreadsheet::tables::Column as C;

pub(super) fn members(source: &Source<'_>) -> Columns {
    let mut columns = vec![C::CodeName, C::Role, C::Invited, C::Joined, C::Left, C::Profession];
    if source.names {
        columns.extend([C::FullName, C::PersonNote]);
    }
    let mut members: Vec<_> = source.file.members.iter().collect();
    sort_by_key(&mut members, |member| source.shelf.code_name(member.person).unwrap_or_default().to_owned());
    let row = |member: &crate::domain::group::Member| {
        let mut row = vec![
            source.name(member.person),
            word(&member.role),
            day(member.invited),
            day(member.joined),
            day(member.left),
            member.profession.as_str().into(),
        ];
        if source.names {
            let person = source.shelf.people.get(member.person.0);
            row.extend(person.map_or([Cell::Empty, Cell::Empty], |person| {
                [person.full_name.as_str().into(), person.note.as_str().into()]
            }));
        }
        row
    };
    (columns, members.into_iter().map(row).collect())
}

/// Listings of whoever is in the group.
pub(super) fn listings(source: &Source<'_>) -> Columns {
    let columns = vec![C::CodeName, C::From, C::Until, C::CheckedOn, C::Certified, C::Source];
    let of_group = source.shelf.listings.iter().filter(|listing| source.file.member(listing.person).is_some());
    let rows = of_group.map(|listing| {
        vec![
            source.name(listing.person),
            listing.from.into(),
            day(listing.to),
            day(listing.checked_on),
            listing.certified.into(),
            listing.source.as_str().into(),
        ]
    });
    (columns, rows.collect())
}
