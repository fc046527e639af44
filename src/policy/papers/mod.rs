//! What stands on the papers that a group prints: sums of a statement of hours, a certificate of attendance, the times of an
//! agenda. Words and looks are the shell's.

pub mod certificate;
pub mod hours;
pub mod timetable;
