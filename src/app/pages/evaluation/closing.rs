//! Closing a round: what was said comes into the evaluation as one entry, or only how many said it.

use super::page::{blank, standing};
use super::round::Rounds;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, ConfirmDialog};
use crate::app::state::edit::Edit;
use crate::app::texts::answers::RoundText as T;
use crate::app::texts::errors::{save_sentence, store_sentence};
use crate::domain::evaluation::{Evaluation, FEWEST};
use leptos::prelude::*;

/// The button, and the question before it is done.
#[component]
pub(super) fn CloseRound(rounds: Rounds) -> impl IntoView {
    let asking = RwSignal::new(false);
    let text = Signal::derive(move || match rounds.count() {
        count if count < FEWEST => T::CloseFew.with(&[&count.to_string(), &FEWEST.to_string()]),
        count => T::CloseText.with(&[&count.to_string()]),
    });
    view! {
        <Button id="close-round" on_press=move |()| asking.set(true)>{T::Close.text()}</Button>
        <ConfirmDialog
            open=asking
            title=T::CloseTitle.text().to_owned()
            text
            action=T::CloseNow.text()
            on_confirm=move |()| close(rounds)
            kind=ButtonKind::Main
        />
    }
    .into_any()
}

fn close(rounds: Rounds) {
    let (group, book) = (rounds.group, rounds.group.book);
    leptos::task::spawn_local(async move {
        // As it stands on the disk, and under the number that was agreed to.
        let round = match book.round(group.id).await {
            Ok(Some(round)) => round,
            Ok(None) => return rounds.fail(T::NoRound.text()),
            Err(error) => return rounds.fail(store_sentence(&error)),
        };
        if round.count() != untrack(|| rounds.count()) {
            rounds.open.try_set(Some(round));
            return;
        }
        let (evaluation, opened) = match untrack(|| standing(group)) {
            Some((evaluation, revision)) => (evaluation, Some(revision)),
            None => (blank(group), None),
        };
        let mut gathered = evaluation.gathered.clone();
        // A round that was recorded before its slot was emptied is not recorded twice.
        gathered.retain(|known| known.id != round.id);
        gathered.push(round.close(clock::today()));
        match book.save(Edit::record(Evaluation { gathered, ..evaluation }, opened).draft()).await {
            Ok(revision) => {
                // Where it cannot be forgotten now, it can be closed once more, to the same effect.
                drop(book.forget_round(group.id).await);
                rounds.open.try_set(None);
                book.say_done(T::Closed.text(), revision);
            }
            Err(error) => rounds.fail(save_sentence(&error)),
        }
    });
}
