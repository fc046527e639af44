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
