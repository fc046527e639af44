//! Choosing a passphrase: twice, with honest advice by its length.

use crate::app::components::{CheckField, PassField, PassName, focus};
use crate::app::texts::vault::{TurnOnText as T, UnlockText};
use leptos::prelude::*;

/// The fewest characters: below it, trying all takes no time.
const LEAST: usize = 8;
const FAIR: usize = 14;
const GOOD: usize = 20;

/// A passphrase that is being chosen.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    first: RwSignal<String>,
    again: RwSignal<String>,
    shown: RwSignal<bool>,
    short: RwSignal<bool>,
    differs: RwSignal<bool>,
}

impl Chosen {
    pub(super) fn new() -> Self {
        Self {
            first: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            shown: RwSignal::new(false),
            short: RwSignal::new(false),
            differs: RwSignal::new(false),
        }
    }

    /// The passphrase, where it may be taken; else the fields say why not.
    pub(super) fn take(self) -> Option<String> {
        let first = self.first.get_untracked();
        self.short.set(first.chars().count() < LEAST);
        self.differs.set(self.again.with_untracked(|again| *again != first));
        let wrong = [(self.short, "passphrase"), (self.differs, "passphrase-again")];
        if let Some((_, id)) = wrong.into_iter().find(|(wrong, _)| wrong.get_untracked()) {
            focus(id);
            return None;
        }
        Some(first)
    }

    /// Forgets what was typed.
    pub(super) fn clear(self) {
        self.first.set(String::new());
        self.again.set(String::new());
    }

    fn advice(self) -> Option<String> {
        let length = self.first.with(|first| first.chars().count());
        let text = match length {
            0 => return None,
            1..FAIR => T::Short,
            FAIR..GOOD => T::Fair,
            _ => T::Good,
        };
        Some(text.with(&[&length.to_string()]))
    }
}

/// The fields.
pub(super) fn choose(chosen: Chosen, label: &'static str) -> AnyView {
    let error = |wrong: RwSignal<bool>, text: T| Signal::derive(move || wrong.get().then(|| text.text().to_owned()));
    view! {
        <PassName name=UnlockText::Manager.text()/>
        <div>
        <PassField id="passphrase" label=label hint=T::PassphraseHint.text() value=chosen.first new=true shown=chosen.shown error=error(chosen.short, T::TooShort)/>
        <p class="advice small soft" role="status">{move || chosen.advice()}</p>
        </div>
        <PassField id="passphrase-again" label=T::Again.text() value=chosen.again new=true shown=chosen.shown error=error(chosen.differs, T::NotTheSame)/>
        <CheckField id="passphrase-shown" label=T::Show.text() value=chosen.shown/>
    }
    .into_any()
}
