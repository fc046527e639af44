//! The journal: every change is an entry, every entry is in a chain, and the book is what the entries add up to.

pub mod apply;
pub mod bytes;
pub mod chain;
pub mod content;
pub mod entry;
pub mod erase;
pub mod fold;
pub mod limits;
pub mod merge;
pub mod texts;
pub mod trail;
pub mod undo;
pub mod upcast;
pub mod versions;
