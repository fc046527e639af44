//! The evidence pack of a group for a period: what a mentor, a mentee or an auditor can hold in their hands.
//!
//! [`pack::Pack`] is one value that holds all that its page shows, so that a pack that was saved is shown again by the same
//! page, wherever it is opened. [`chain`] ties what is shown to the journal, and [`seal`] lets a changed byte be named.

pub mod build;
pub mod chain;
pub mod judged;
pub mod pack;
pub mod publish;
pub mod seal;
pub mod sections;
pub mod verify;
