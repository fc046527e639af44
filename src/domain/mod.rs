//! What is recorded: types and their own invariants, nothing about policies, storage or screens.

pub mod agreement;
pub mod book;
pub mod case;
pub mod charter;
pub mod conduct;
pub mod dates;
pub mod difference;
pub mod evaluation;
pub mod fields;
pub mod goal;
pub mod group;
pub mod hours;
pub mod ids;
pub mod invariant;
pub mod meeting;
pub mod note;
pub mod own_policy;
pub mod person;
pub mod record;
pub mod rhythm;
pub mod round;
pub mod session;
pub mod sort;
pub mod statement;
pub mod table;
pub mod units;
