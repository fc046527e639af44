//! What it means that the storage is empty: a new device, or a browser that has cleared what it held.

/// What stands at the start where there is no book, or where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// There is a book.
    Book,
    /// Nothing was ever kept here.
    New,
    /// A book was kept here, and is gone.
    Emptied,
}

/// What is left that tells of an earlier book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// The mark that the first save leaves in another kind of storage.
    pub sentinel: bool,
    /// Snapshots that are still there.
    pub snapshots: bool,
    /// The file to which backups were saved.
    pub file: bool,
}

/// Tells a new device from emptied storage. Where the browser took everything at once, both look the same: so whoever begins
/// is always offered to open a backup.
#[must_use]
pub const fn origin(has_book: bool, traces: Traces) -> Origin {
    match (has_book, traces) {
        (true, _) => Origin::Book,
        (false, Traces { sentinel: false, snapshots: false, file: false }) => Origin::New,
        (false, _) => Origin::Emptied,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_trace_of_an_earlier_book_tells() {
        let none = Traces::default();
        assert_eq!(origin(false, none), Origin::New);
        for traces in
            [Traces { sentinel: true, ..none }, Traces { snapshots: true, ..none }, Traces { file: true, ..none }]
        {
            assert_eq!(origin(false, traces), Origin::Emptied);
            assert_eq!(origin(true, traces), Origin::Book);
        }
    }
}
