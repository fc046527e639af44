//! What can be saved of a book that does not open.

use crate::texts;

texts! {
    /// The part below what went wrong.
    RescueText {
        Title => "Save what is here",
        Text => "A rescue file holds everything that can be read of the book, readable by anyone who has it unless the book is protected. Open it in Circlebook, here after everything was removed or on another device. What is damaged is put together from the history as far as it goes.",
        Button => "Save a rescue file",
        NoRescue => "The rescue file could not be made. Save a snapshot, or load the page again and try once more.",
        Snapshots => "Snapshots stand in a place of their own. Each can be saved as a backup file.",
    }
}
