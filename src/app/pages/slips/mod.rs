//! Slips: what a mentee is given to check, what they answer, and what the mentor makes of it.

pub mod answer;
mod html;
mod made;
mod open;
pub mod page;
mod point;
mod qr;
mod settle;
mod sheet;
mod words;
