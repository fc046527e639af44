//! The screens, one folder an area.

pub mod agreed;
pub mod answers;
pub mod book;
pub mod entries;
pub mod evaluation;
pub mod evidence;
pub mod group;
pub mod hours;
pub mod live;
pub mod not_found;
pub mod notes;
pub mod opening;
pub mod papers;
pub mod people;
pub mod policies;
pub mod privacy;
pub mod programme;
pub mod rescue;
pub mod sessions;
pub mod slips;
pub mod spreadsheet;
pub mod start;
pub mod vault;
pub mod verify;
