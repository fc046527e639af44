//! Hours that did not come from a session or a meeting in this book.

mod form;
pub mod page;
