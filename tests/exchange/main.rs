//! Files in and out: frozen ones, damaged ones and hostile ones.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

mod added;
#[path = "../../src/app/texts/choices.rs"]
#[allow(dead_code, reason = "the words for fields need some of them")]
mod choices;
#[path = "../common/desk.rs"]
mod desk;
#[path = "../entries/import.rs"]
mod entry;
mod every_kind;
mod files;
mod golden;
mod hostile;
mod import;
#[path = "../entries/migration.rs"]
mod migration;
mod newer;
mod sealed;
#[path = "../../src/app/texts/trail.rs"]
#[allow(dead_code, reason = "the app needs some of it alone")]
mod trail;
mod words;

// by this name the words of the app see the core
use circlebook::domain;
mod slip;
