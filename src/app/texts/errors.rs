//! What the book says when something cannot be saved or read.

use crate::app::state::SaveError;
use crate::domain::invariant::Problem;
use crate::journal::apply::Refused;
use crate::journal::undo::UndoError;
use crate::storage::StoreError;
use crate::texts;

texts! {
    /// Errors in forms.
    FormText {
        Required => "Enter a text here.",
        DateRequired => "Enter a date.",
        NotADate => "“{0}” is not a date. Enter day, month and year.",
        NotATime => "Enter a time, such as 10:00.",
        NotANumber => "“{0}” is not a whole number. Enter digits only.",
        EndBeforeStart => "The end must be after the start. Enter a later end or an earlier start.",
        ChooseOne => "Choose one.",
        TooLong => "This text is too long to keep. Shorten it.",
        Contradicts => "This contradicts another field. Clear one of them.",
        Before => "This day lies before the one it must follow. Enter the same day or a later one.",
        MoreThanHeld => "The session lasted {0} minutes. Enter {0} or fewer.",
        NothingLeft => "The session lasted {0} minutes, so none would be left. Enter fewer minutes, or take the tick away.",
        Duplicate => "This stands here twice. Remove one.",
        UnknownReference => "This names a record that is not in the book. Choose another.",
        StillNamed => "Another record still names this one. Change that record first.",
        NoTime => "Enter at least one minute.",
        ToldApart => "Fewer than {0} people answered, so their texts could be told apart. Leave the texts out.",
        NothingChanged => "Everything is recorded as it stands here.",
        Restored => "Text that you had typed and not saved was put back.",
        Overtaken => "What is recorded there was changed after you had typed. If you save this, your text takes its place.",
        ForgetRestored => "Show what is recorded instead",
        NotSaved => "Not saved",
        ErrorsTitle => "Nothing was saved yet. Please look at:",
    }
}

texts! {
    /// Errors of the store and of the journal.
    SaveText {
        Stale => "Somebody changed this record after you opened it, perhaps you in another tab. Your text is still here; open the record again to see the newer version.",
        Gone => "This record was removed after you opened it. Your text is still here.",
        UndoStale => "This can no longer be undone, because something it touched was changed later. Undo the later change first.",
        UndoMissing => "What stood there before is no longer kept, so it cannot be put back. Change the record instead.",
        UndoErased => "What stood there before was erased for good, so it cannot be put back.",
        UndoFinal => "This was erased for good. It cannot be undone.",
        HeadMoved => "Another tab saved at the same moment. Save again; your text is still here.",
        Quota => "This device has no room left for the book. Nothing was lost: free some space, or save a backup file, and save again.",
        Unavailable => "The browser refuses to keep data for this page, as it does in some private windows. Your text is still here; open Circlebook in an ordinary window to keep it.",
        Superseded => "A newer Circlebook is open in another tab. Load this page again to go on.",
        Newer => "A newer Circlebook has written this book, and this older one cannot read it. Nothing was changed. Load this page again to get the newer one.",
        ReadOnly => "This book is being edited in another window, so nothing was changed here. Press “Edit here instead” first.",
        Blocked => "Another tab with an older Circlebook is open. Close it, then save again.",
        Corrupt => "A part of the book cannot be read. Nothing was changed. Save a rescue file and open your last backup.",
        Older => "A part of the book is older than what was saved last: somebody put an old copy back. Nothing was changed. Save a rescue file and open your last backup.",
        Locked => "The book was locked or its protection was changed, perhaps in another tab. Load this page again.",
        Backend => "The browser's storage failed. Your text is still here; try again.",
        Unopened => "The browser's storage failed, so the book could not be read. Nothing was changed. Load this page again.",
        HeldUp => "Another tab with an older Circlebook is open. Close it, then load this page again.",
        Refused => "This was not saved: {0}.",
        Forked => "The two copies cannot be united: this device's storage was copied as a whole, perhaps with a browser profile, and both copies went on as if each were the only one. Restore one of the two from a backup of its own on its device; then it can be united with the other.",
    }
}

/// The sentence for what is wrong with a field.
#[must_use]
pub fn problem_sentence(problem: &Problem) -> String {
    match problem {
        Problem::Empty => FormText::Required.text().to_owned(),
        Problem::TooLong(_) => FormText::TooLong.text().to_owned(),
        Problem::Contradicts(_) => FormText::Contradicts.text().to_owned(),
        Problem::Before(_) => FormText::Before.text().to_owned(),
        Problem::MoreThanHeld(held) => FormText::MoreThanHeld.with(&[&held.0.to_string()]),
        Problem::Duplicate => FormText::Duplicate.text().to_owned(),
        Problem::UnknownReference(_) => FormText::UnknownReference.text().to_owned(),
        Problem::StillNamed(_) => FormText::StillNamed.text().to_owned(),
        Problem::NoTime => FormText::NoTime.text().to_owned(),
        Problem::ToldApart(fewest) => FormText::ToldApart.with(&[&fewest.to_string()]),
    }
}

/// The sentence for a failed save.
#[must_use]
pub fn save_sentence(error: &SaveError) -> String {
    match error {
        SaveError::Refused(refused) => refused_sentence(refused),
        SaveError::Undo(UndoError::Later { .. }) => SaveText::UndoStale.text().to_owned(),
        SaveError::Undo(UndoError::Erased(_)) => SaveText::UndoErased.text().to_owned(),
        SaveError::Undo(UndoError::Final(_)) => SaveText::UndoFinal.text().to_owned(),
        SaveError::Undo(_) => SaveText::UndoMissing.text().to_owned(),
        SaveError::Forked(_) => SaveText::Forked.text().to_owned(),
        SaveError::Store(error) => store_sentence(error).to_owned(),
    }
}

fn refused_sentence(refused: &Refused) -> String {
    match refused {
        Refused::Stale { .. } => SaveText::Stale.text().to_owned(),
        other => SaveText::Refused.with(&[&other.to_string()]),
    }
}

/// The sentence for an error of the store.
#[must_use]
pub const fn store_sentence(error: &StoreError) -> &'static str {
    match error {
        StoreError::Quota => SaveText::Quota.text(),
        StoreError::Unavailable => SaveText::Unavailable.text(),
        StoreError::Superseded => SaveText::Superseded.text(),
        StoreError::Newer => SaveText::Newer.text(),
        StoreError::ReadOnly => SaveText::ReadOnly.text(),
        StoreError::Blocked => SaveText::Blocked.text(),
        StoreError::HeadMoved => SaveText::HeadMoved.text(),
        StoreError::Corrupt { .. } => SaveText::Corrupt.text(),
        StoreError::Stale { .. } => SaveText::Older.text(),
        StoreError::Locked => SaveText::Locked.text(),
        StoreError::Backend(_) => SaveText::Backend.text(),
    }
}

/// The sentence for an error of the store that kept the book from being opened.
#[must_use]
pub const fn opening_sentence(error: &StoreError) -> &'static str {
    match error {
        StoreError::Backend(_) => SaveText::Unopened.text(),
        StoreError::Blocked => SaveText::HeldUp.text(),
        other => store_sentence(other),
    }
}

texts! {
    /// Addresses that lead nowhere, and a book that does not open.
    NotFoundText {
        Title => "Nothing here",
        Explanation => "There is no page or record at this address. It may have been removed, or it belongs to a book on another device.",
        Home => "Go to what is next",
        NotOpened => "The book could not be opened",
        Part => "It is this part: {0}.",
    }
}
