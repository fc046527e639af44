//! Sessions: the list, a new one or a series, and the page of one session in three parts.

mod agenda;
mod agenda_fields;
mod attendance;
mod hold;
mod learning;
mod learning_fields;
mod life;
pub mod list;
pub mod new;
pub mod page;
mod part;
mod plan;
mod roll;
mod series;
mod statements;
pub mod words;
mod write_up;
