//! Holds the guard against the labelled notes of `tests/guard`, and prints recall and precision by kind; then every note that
//! it got wrong. `cargo run --no-default-features --example guard`
#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a list on the terminal is what this is for, of notes that are known"
)]

#[path = "../tests/guard/corpus.rs"]
mod corpus;

use corpus::{Note, corpus, scores};

fn print(name: &str, notes: &[&Note]) {
    let plain = notes.iter().filter(|note| note.labels.is_empty()).count();
    println!("\n{name}: {} notes, {plain} of them with nothing to find", notes.len());
    println!("{:<10} {:>6} {:>7} {:>6} {:>8} {:>10}", "kind", "found", "missed", "wrong", "recall", "precision");
    let scores = scores(notes.iter().copied());
    for (kind, score) in &scores {
        let (missed, wrong) = (score.missed.len(), score.wrong.len());
        let (recall, precision) = (score.recall(), score.precision());
        println!("{:<10} {:>6} {missed:>7} {wrong:>6} {recall:>8.3} {precision:>10.3}", kind.key(), score.hit);
    }
    for (kind, score) in &scores {
        score.missed.iter().for_each(|note| println!("missed {}: {note}", kind.key()));
        score.wrong.iter().for_each(|note| println!("wrong {}: {note}", kind.key()));
    }
}

fn main() {
    let parts = corpus();
    for (name, notes) in &parts {
        print(name, &notes.iter().collect::<Vec<_>>());
    }
    print("all", &parts.iter().flat_map(|(_, notes)| notes).collect::<Vec<_>>());
}
