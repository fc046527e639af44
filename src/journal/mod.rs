//! The journal: every change is an entry, every entry is in a chain, and the book is what the entries add up to.

pub mod entry;
