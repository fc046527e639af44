//! What the files and their rows are called.

use crate::app::components::{Counts, Mark};
use crate::app::format;
use crate::app::texts::book::open_sentence;
use crate::app::texts::counted;
use crate::app::texts::programme::{ProgrammeNote as N, ProgrammeTable, ProgrammeText as T};
use crate::app::verdicts::text;
use crate::domain::ids::GroupId;
use crate::exchange::file::Format;
use crate::exchange::open::OpenError;
use crate::policy::pack::Pack;
use crate::programme::Programme;
use crate::programme::gather::Note;
use crate::programme::rows::{MentorRow, Overview};
use crate::programme::source::{Refused, Source};
use crate::programme::tally::Tally;
use std::sync::Arc;

/// Why a file was not opened, in a sentence.
pub(super) fn refused(refused: &Refused, sources: &[Source]) -> String {
    match refused {
        Refused::Open(OpenError::Sealed(_)) => T::Protected.text().to_owned(),
        Refused::Open(error) => open_sentence(error),
        Refused::NoGroup => T::NoGroup.text().to_owned(),
        Refused::Twice(place) => T::Twice.with(&[sources.get(*place).map_or("", |source| source.name.as_str())]),
    }
}

/// What kind of file it is.
pub(super) const fn kind(format: Format) -> &'static str {
    match format {
        Format::Backup => T::Backup,
        Format::Export => T::Export,
        Format::Rescue => T::Rescue,
    }
    .text()
}

/// A file by its name, with its number where others have the same name.
pub(super) fn file(programme: &Programme, place: usize) -> String {
    let sources = programme.sources();
    let Some(source) = sources.get(place) else { return String::new() };
    let alike = sources.iter().filter(|other| other.name == source.name).count();
    if alike > 1 {
        ProgrammeTable::NameAndFile.with(&[&source.name, &(place + 1).to_string()])
    } else {
        source.name.clone()
    }
}

/// A mentor by name, with the number of the file where others are called the same.
pub(super) fn mentor(rows: &Overview, row: &MentorRow) -> String {
    let plain = if row.name.is_empty() { ProgrammeTable::NoMentor.text().to_owned() } else { row.name.clone() };
    let alike = rows.mentors.iter().filter(|other| other.name == row.name).count();
    match row.sources.first() {
        Some(source) if alike > 1 => ProgrammeTable::NameAndFile.with(&[&plain, &(source + 1).to_string()]),
        _ => plain,
    }
}

/// The row of the mentor of a group.
pub(super) fn mentor_of(rows: &Overview, group: GroupId) -> Option<&MentorRow> {
    let row = rows.groups.iter().find(|row| row.id == group)?;
    let of = |mentor: &&MentorRow| {
        mentor.person == row.mentor && (row.mentor.is_some() || mentor.sources.contains(&row.source))
    };
    rows.mentors.iter().find(of)
}

/// What tells a mentor from the others in a choice: nothing of it was typed.
pub(super) fn mentor_key(row: &MentorRow) -> String {
    let source = row.sources.first().map(ToString::to_string).unwrap_or_default();
    row.person.map_or_else(|| format!("file {source}"), |person| person.to_string())
}

/// The policies that any group has chosen, by their keys, each with its name, in the order of the newest file.
pub(super) fn policies(programme: &Programme, rows: &Overview) -> Vec<(Arc<str>, String)> {
    let packs = || programme.sources().iter().flat_map(|source| &source.packs);
    let mut seen: Vec<(Arc<str>, String)> = Vec::new();
    for pack in packs().filter(|pack| rows.policies.contains_key(&pack.key)) {
        if !seen.iter().any(|(key, _)| *key == pack.key) {
            seen.push((pack.key.clone(), title(pack)));
        }
    }
    seen
}

fn title(pack: &Pack) -> String {
    text(&pack.title).to_owned()
}

/// What wants a look among these verdicts, the most urgent first.
pub(super) fn open(tally: Tally) -> Counts {
    [(Mark::Fail, tally.fail), (Mark::Due, tally.due), (Mark::Unknown, tally.unknown), (Mark::Watch, tally.monitor)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// `60 groups` and the like.
pub(super) fn groups(count: usize) -> String {
    counted(count, T::OneGroup.text(), T::ManyGroups.text())
}

/// What the files disagree about, in words.
pub(super) fn note(programme: &Programme, note: &Note) -> String {
    let name = |group: &GroupId| {
        let file = programme.gathered().file(*group);
        file.and_then(|file| file.group()).map(|group| group.name.clone()).unwrap_or_default()
    };
    let of = |place: &usize| file(programme, *place);
    match note {
        Note::Copies { group, used, others } => {
            let other = |(place, differ): &(usize, usize)| match differ {
                0 => N::CopySame.with(&[&of(place)]),
                1 => N::CopyOne.with(&[&of(place), "1"]),
                many => N::CopyMany.with(&[&of(place), &many.to_string()]),
            };
            let first = N::Copies.with(&[&name(group), &of(used)]);
            std::iter::once(first).chain(others.iter().map(other)).collect::<Vec<_>>().join(" ")
        }
        Note::People { people, used, other } => {
            let shelf = programme.sources().get(*used).map(|source| &source.book.shelf);
            let called = people.iter().filter_map(|person| shelf?.code_name(*person)).map(str::to_owned);
            N::People.with(&[&of(used), &of(other), &format::list(&called.collect::<Vec<_>>())])
        }
        Note::Policy { key, one, other } => {
            let packs = programme.sources().get(*one).map(|source| source.packs.as_slice()).unwrap_or_default();
            let called = packs.iter().find(|pack| pack.key == *key).map_or_else(String::new, |pack| title(pack));
            N::Policy.with(&[&called, &of(one), &of(other)])
        }
        Note::Unread { source, policies } => {
            let text = if *policies == 1 { N::UnreadOne } else { N::UnreadMany };
            text.with(&[&policies.to_string(), &of(source)])
        }
        Note::Missing { group, key } => N::Missing.with(&[&name(group), key]),
        Note::Flawed { source } => N::Flawed.with(&[&of(source)]),
    }
}
