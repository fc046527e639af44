//! Texts that many screens share.

use crate::texts;

texts! {
    /// Texts that many screens share.
    Common {
        AppName => "Circlebook",
        Save => "Save",
        Cancel => "Cancel",
        Close => "Close",
        Remove => "Remove",
        Undo => "Undo",
        Undone => "Taken back.",
        Redo => "Redo",
        Redone => "Done again.",
        Add => "Add",
        Edit => "Edit",
        Back => "Back",
        Continue => "Continue",
        Yes => "Yes",
        No => "No",
        None => "None",
        Optional => "optional",
        Loading => "Opening the book…",
        SkipToContent => "Skip to the content",
    }
}

texts! {
    /// The line that says how the book is being kept.
    Keep {
        Nothing => "Everything is saved",
        Saving => "Saving…",
        Saved => "Saved at {0}",
        Failed => "Not saved",
        Place => "On this device only",
        NoBackup => "No backup yet",
        BackupToday => "Backup made today",
        BackupDay => "Backup {0} day old",
        BackupDays => "Backup {0} days old",
    }
}

texts! {
    /// A book that is only read in this window.
    ReadingText {
        Title => "Open for reading:",
        Elsewhere => "this book is being edited in another window.",
        Edit => "Edit here instead",
        NewerTitle => "Open for reading:",
        Newer => "a newer Circlebook has written this book. Load this page again to edit it.",
    }
}
