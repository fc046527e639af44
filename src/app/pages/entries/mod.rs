//! Hours that did not come from a session or a meeting in this book.

mod fields;
mod form;
pub mod page;
