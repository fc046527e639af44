//! A short word about what was just done, with the way back.

use super::BookCtx;
use super::edit::Edit;
use crate::app::components::ToastView;
use crate::app::texts::common::Common;
use crate::app::texts::errors::save_sentence;
use crate::domain::record::Revision;
use leptos::prelude::*;

impl BookCtx {
    /// What was said last, for the place where it appears; none once it was dismissed.
    #[must_use]
    pub fn said(self) -> RwSignal<Option<ToastView>> {
        self.said
    }

    /// Says what the entry did, and offers to undo it.
    pub fn say_done(self, text: impl Into<String>, entry: Revision) {
        let undo = Callback::new(move |()| self.take_back(entry));
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

    fn take_back(self, entry: Revision) {
        leptos::task::spawn_local(async move {
            match self.undo(entry).await {
                Ok(_) => self.say(Common::Undone.text()),
                Err(error) => self.say(save_sentence(&error)),
            }
        });
    }
}
