//! Bytes in and out: what is stored on the device, and the three kinds of file that leave it or come back.
//!
//! A *backup* is the whole book with its journal and private compartment, made to restore. An *export* is made to hand on.
//! A *rescue file* is what storage held when the app itself could not start.
//!
//! Besides these there are the form of an evaluation and its answer, which hold nothing else of the book, a mentee's slip and
//! what they answer to it, and a calendar.

pub mod answers;
pub mod calendar;
pub mod file;
pub mod handover;
pub mod import;
pub mod open;
pub mod rescue;
pub mod row;
pub mod segment;
pub mod slip;
