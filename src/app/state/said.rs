//! A short word about what was just done, with the way back.

use super::edit::Edit;
use super::{BookCtx, SaveState};
use crate::app::components::ToastView;
use crate::app::texts::common::Common;
use crate::app::texts::errors::save_sentence;
use crate::domain::record::Revision;
use crate::journal::entry::Act;
use crate::journal::undo::{History, Step};
use leptos::prelude::*;

impl BookCtx {
    /// What was said last, for the place where it appears; none once it was dismissed.
    #[must_use]
    pub fn said(self) -> RwSignal<Option<ToastView>> {
        self.said
    }

    /// Says what the entry did, and offers to undo it.
    pub fn say_done(self, text: impl Into<String>, entry: Revision) {
        let undo = Callback::new(move |()| self.reverse(entry));
        self.said.set(Some(ToastView { text: text.into(), action: Some((Common::Undo.text().to_owned(), undo)) }));
    }

    /// Says something to which there is no way back.
    pub fn say(self, text: impl Into<String>) {
        self.said.set(Some(ToastView { text: text.into(), action: None }));
    }

    /// Saves what one press of a button does, and says so with `done`; where it cannot be saved, says why.
    pub fn act(self, edit: Edit, done: impl Into<String>) {
        let done = done.into();
        leptos::task::spawn_local(async move {
            match self.save(edit.draft()).await {
                Ok(entry) => self.say_done(done, entry),
                Err(error) => self.say(save_sentence(&error)),
            }
        });
    }

    /// Undoes the latest entry that stands; nothing while a save is under way.
    pub fn undo_last(self) {
        self.reverse_next(|history| history.next_undo());
    }

    /// Does again what was undone last; nothing while a save is under way.
    pub fn redo_last(self) {
        self.reverse_next(|history| history.next_redo());
    }

    fn reverse_next(self, next: impl Fn(&History) -> Option<&Step>) {
        let entry = self.history.with_untracked(|history| next(history).map(|step| step.revision));
        if let Some(entry) = entry.filter(|_| self.save_state.get_untracked() != SaveState::Saving) {
            self.reverse(entry);
        }
    }

    /// Undoes the entry, or does again what it had undone, and says so.
    pub fn reverse(self, entry: Revision) {
        let undoes = self
            .history
            .with_untracked(|history| history.step(entry).is_some_and(|step| matches!(step.label.act, Act::Undo(_))));
        let (done, back) = if undoes { (Common::Redone, Common::Undo) } else { (Common::Undone, Common::Redo) };
        leptos::task::spawn_local(async move {
            match self.undo(entry).await {
                Ok(reversal) => {
                    let action = (back.text().to_owned(), Callback::new(move |()| self.reverse(reversal)));
                    self.said.set(Some(ToastView { text: done.text().to_owned(), action: Some(action) }));
                }
                Err(error) => self.say(save_sentence(&error)),
            }
        });
    }
}
