//! How a book is kept, as decisions alone: which tab may write, which snapshots stay, when a backup is asked for, and what an
//! empty storage means. Nothing here reads a clock or touches a disk.

pub mod backup;
pub mod measure;
pub mod origin;
pub mod ring;
pub mod tabs;
pub mod write;
