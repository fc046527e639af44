//! The changes of the journal: a row for each record that an entry touched. That something private was touched is told only where
//! the private compartment is wanted.

use super::{Columns, Source, number};
use crate::domain::record::Home;
use crate::spreadsheet::csv::Cell;
use crate::spreadsheet::tables::Column as C;

pub(super) fn changes(source: &Source<'_>) -> Columns {
    let columns = vec![C::Day, C::Time, C::Entry, C::By, C::Act, C::Record, C::Kind, C::Hash];
    let group = source.file.group().map(|group| group.id);
    let mut rows = Vec::new();
    for entry in source.entries {
        let of_group = |home: Home| home.group().map_or(entry.label.group == group, |of| Some(of) == group);
        let told = |home: Home| source.private || !matches!(home, Home::Private(_));
        let about_private = entry.changes.iter().any(|change| !told(change.home));
        for change in entry.changes.iter().filter(|change| of_group(change.home) && told(change.home)) {
            // the sentence would name the record that the entry is about
            let act = if about_private { String::new() } else { source.words.act(entry) };
            rows.push(vec![
                entry.at.date().into(),
                Cell::Time(entry.at.local().time()),
                number(entry.number),
                source.name(entry.actor),
                act.into(),
                source.words.record(change.key).into(),
                Cell::Word(change.key.kind.word().to_owned()),
                Cell::Word(entry.hash.to_string()),
            ]);
        }
    }
    (columns, rows)
}
