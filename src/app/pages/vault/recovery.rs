//! The recovery key as it is typed: a slip is named by its group.

use crate::app::components::{TextField, focus};
use crate::app::texts::vault::slip_sentence;
use crate::vault::recovery::RecoveryKey;
use leptos::prelude::*;

/// Identifier of its field.
const FIELD: &str = "recovery-key";

/// A recovery key that is being typed.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    text: RwSignal<String>,
    problem: RwSignal<Option<String>>,
}

impl Typed {
    pub(super) fn new() -> Self {
        Self { text: RwSignal::new(String::new()), problem: RwSignal::new(None) }
    }

    /// The key, where it reads; else the field names the slip.
    pub(super) fn take(self) -> Option<RecoveryKey> {
        let read = self.text.with_untracked(|text| RecoveryKey::read(text));
        self.problem.set(None);
        read.map_err(|slip| self.refuse(slip_sentence(slip))).ok()
    }

    /// Says at the field what is wrong with it.
    pub(super) fn refuse(self, sentence: String) {
        self.problem.set(Some(sentence));
        focus(FIELD);
    }

    /// The field.
    pub(super) fn field(self, label: &'static str, hint: &'static str) -> AnyView {
        view! { <TextField id=FIELD label=label hint=hint value=self.text error=self.problem/> }.into_any()
    }
}
