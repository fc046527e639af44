//! Several mentors' files looked at together: the verdicts are those of a book that holds them all, in whatever order the
//! files come, and a file that does not fit leaves the others as they are.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(dead_code, reason = "each test file uses a part of what they share")]

#[path = "../common/desk.rs"]
mod desk;
mod files;
#[path = "../common/generate.rs"]
mod generate;
mod hostile;
mod overdue;
mod private;
mod together;
