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
        Redo => "Redo",
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
