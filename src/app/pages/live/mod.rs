//! A session while it runs: full screen, on a phone or a tablet in the meeting itself.

mod agenda;
mod arrival;
mod closing;
mod finish;
mod frame;
mod keep;
mod notes;
mod opening;
pub mod opening_words;
pub mod page;
mod review;
mod round;
mod run;
mod talk;
mod turns;
mod written;
