//! What was done, in words: a sentence for each entry, and a word for each field that it changed.

use crate::domain::record::Kind;
use crate::journal::entry::{Act, Label};
use crate::journal::trail::Doing;
use crate::journal::undo::History;
use crate::texts;

use super::counted;

texts! {
    /// The history.
    HistoryText {
        Title => "History",
        Lede => "Who changed what when, the latest first. Each change can be taken back as long as nothing later builds on it.",
        GroupLede => "Who changed what in this group and when, the latest first.",
        Group => "Group",
        AllGroups => "Everything",
        Empty => "Nothing was recorded yet",
        EmptyText => "Each change that you save will stand here.",
        Problem => "The history could not be read.",
        UndoLast => "Undo",
        RedoLast => "Redo",
        Changes => "What changed",
        Narrow => "Narrow the history",
        Words => "Words",
        Person => "Who made it or is in it",
        Anybody => "Anybody",
        Kind => "Kind of record",
        Act => "What was done",
        Any => "Anything",
        From => "From",
        To => "To",
        Clear => "Clear",
        EntryOne => "{0} entry",
        EntryMany => "{0} entries",
        NoneFound => "No entry fits",
        NoneFoundText => "Widen the days, choose fewer, or look for other words.",
        AsTable => "As a table",
        AsList => "As a list",
        Print => "Print",
        TableCaption => "Who changed what when",
        When => "When",
        Who => "Who",
        What => "What was done",
        TooMany => "The table holds the latest {0} entries. Choose days to see others.",
        MoreLinesOne => "{0} more line",
        MoreLinesMany => "{0} more lines",
        LineSet => "{0}: {1}",
        LineChanged => "{0}: {1} → {2}",
        LineCleared => "{0}: {1}, taken out",
        Minute => "{0} minute",
        Minutes => "{0} minutes",
        ItemOf => "{0} of {1}",
        ItemNamed => "{0} {1}",
        Quoted => "“{0}”",
        Nobody => "none",
        NoChanges => "What stood here before is no longer kept.",
        Nothing => "–",
        PolicyText => "version {0}, {1} rules",
        Erased => "The contents of this version were erased.",
        ErasedBefore => "What stood here before was erased.",
        ErasedOf => "{0}: {1}",
        WasRedacted => "A text was redacted wherever it stood; {0}",
        WereErased => "Records were erased; {0}",
        PersonErased => "Erased but for time and presence: {1}; {0}",
        PersonAnonymised => "Anonymised: {1}; {0}",
        WereDue => "Records whose time was up were erased; {0}",
        VersionsOne => "{0} version lost its contents",
        VersionsMany => "{0} versions lost their contents",
        TakenBack => "Taken back",
        UndoThis => "Undo",
        RedoThis => "Do again",
        More => "Show {0} more",
        Another => "another record",
        WasAdded => "Added: {0}",
        WasChanged => "Changed: {0}",
        WasRemoved => "Removed: {0}",
        GroupSetUp => "The group was set up",
        FileImported => "A file was taken in",
        SampleAdded => "The sample was added",
        Merged => "Another copy was united with this book",
        Decided => "Decided between versions: {0}",
        WasUndone => "Taken back – {0}",
        WasRedone => "Done again – {0}",
    }
}

texts! {
    /// One record of each kind, where it cannot be named any closer.
    KindWord {
        Settings => "settings of the book",
        Listing => "a registry listing",
        Person => "a person",
        Enrolment => "an enrolment",
        Group => "the group",
        Member => "a membership",
        Session => "a session",
        Meeting => "an individual meeting",
        Need => "a need",
        Goal => "a goal",
        Case => "a case",
        Note => "a note",
        Evaluation => "the evaluation",
        Hours => "hours from elsewhere",
        Concern => "a concern",
        Incident => "an incident",
        Agreement => "an agreement",
        Assent => "an assent",
        Statement => "a statement",
        Matter => "a matter",
        OwnPolicy => "a policy",
        Clash => "two versions of a record",
    }
}

texts! {
    /// Sorts of acts, as a filter offers them.
    DoingText {
        Added => "recorded",
        Changed => "changed",
        Removed => "removed",
        Imported => "taken in from a file or another copy",
        Decided => "decided between versions",
        Erased => "erased for good",
        Undone => "taken back or done again",
    }
}

/// A sort of act.
#[must_use]
pub const fn doing(doing: Doing) -> &'static str {
    match doing {
        Doing::Added => DoingText::Added.text(),
        Doing::Changed => DoingText::Changed.text(),
        Doing::Removed => DoingText::Removed.text(),
        Doing::Imported => DoingText::Imported.text(),
        Doing::Decided => DoingText::Decided.text(),
        Doing::Erased => DoingText::Erased.text(),
        Doing::Undone => DoingText::Undone.text(),
    }
}

/// One record of this kind, where it cannot be named any closer.
#[must_use]
pub const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Settings => KindWord::Settings.text(),
        Kind::Listing => KindWord::Listing.text(),
        Kind::Person => KindWord::Person.text(),
        Kind::Enrolment => KindWord::Enrolment.text(),
        Kind::Group => KindWord::Group.text(),
        Kind::Member => KindWord::Member.text(),
        Kind::Session => KindWord::Session.text(),
        Kind::Meeting => KindWord::Meeting.text(),
        Kind::Need => KindWord::Need.text(),
        Kind::Goal => KindWord::Goal.text(),
        Kind::Case => KindWord::Case.text(),
        Kind::Note => KindWord::Note.text(),
        Kind::Evaluation => KindWord::Evaluation.text(),
        Kind::Hours => KindWord::Hours.text(),
        Kind::Concern => KindWord::Concern.text(),
        Kind::Incident => KindWord::Incident.text(),
        Kind::Agreement => KindWord::Agreement.text(),
        Kind::Assent => KindWord::Assent.text(),
        Kind::Statement => KindWord::Statement.text(),
        Kind::Matter => KindWord::Matter.text(),
        Kind::OwnPolicy => KindWord::OwnPolicy.text(),
        Kind::Clash => KindWord::Clash.text(),
    }
}

/// What the entry with this label did to the record called `name`.
#[must_use]
pub fn sentence(history: &History, label: &Label, name: &str) -> String {
    use HistoryText as T;
    match label.act {
        Act::Add => T::WasAdded.with(&[name]),
        Act::Change => T::WasChanged.with(&[name]),
        Act::Remove => T::WasRemoved.with(&[name]),
        Act::Redact(versions) => T::WasRedacted.with(&[&lost(versions)]),
        Act::Erase(versions) => T::WereErased.with(&[&lost(versions)]),
        Act::ErasePerson(versions) => T::PersonErased.with(&[&lost(versions), name]),
        Act::Anonymise(versions) => T::PersonAnonymised.with(&[&lost(versions), name]),
        Act::Expire(versions) => T::WereDue.with(&[&lost(versions)]),
        Act::SetUpGroup => T::GroupSetUp.text().to_owned(),
        Act::Import => T::FileImported.text().to_owned(),
        Act::AddSample => T::SampleAdded.text().to_owned(),
        Act::Merge => T::Merged.text().to_owned(),
        Act::Decide => T::Decided.with(&[name]),
        Act::Undo(_) | Act::Redo(_) => {
            let text = if let Act::Undo(_) = label.act { T::WasUndone } else { T::WasRedone };
            let original = original(history, label);
            if original.act.reverses().is_some() {
                return text.with(&[name]);
            }
            text.with(&[&sentence(history, original, name)])
        }
    }
}

/// How many versions lost their contents.
fn lost(versions: u64) -> String {
    let versions = usize::try_from(versions).unwrap_or(usize::MAX);
    counted(versions, HistoryText::VersionsOne.text(), HistoryText::VersionsMany.text())
}

/// The label of the entry at the bottom of a row of undoing and redoing, as far as the history reaches.
fn original<'a>(history: &'a History, label: &'a Label) -> &'a Label {
    let mut label = label;
    while let Some(step) = label.act.reverses().and_then(|of| history.step(of)) {
        label = &step.label;
    }
    label
}
