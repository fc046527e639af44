//! What the earlier group's evaluation left to be done better: taken over, done, dropped with a reason, or left with it.

use super::fields::Fields;
use crate::app::clock;
use crate::app::components::{Choice, SelectField, Show, TextField};
use crate::app::form::{Form, Reader};
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::state::use_book;
use crate::app::texts::answers::ActionText as T;
use crate::domain::book::GroupFile;
use crate::domain::evaluation::{Action, Outcome, Settled};
use crate::templates::{open_actions, with_settled};
use leptos::prelude::*;

const TAKE_OVER: &str = "take-over";
const DONE: &str = "done";
const DROP: &str = "drop";
const LEAVE: &str = "leave";

type Chosen = (RwSignal<String>, RwSignal<String>);

/// So many actions, each to be taken over.
pub(super) fn untouched(count: usize) -> Vec<Chosen> {
    (0..count).map(|_| (RwSignal::new(TAKE_OVER.to_owned()), RwSignal::new(String::new()))).collect()
}

/// The choices as the draft of the form keeps them.
pub(super) fn kept(form: Form) -> RwSignal<Vec<Chosen>> {
    let actions = RwSignal::new(Vec::<Chosen>::new());
    let read = move || {
        let kept: Vec<_> = actions.get().into_iter().map(|(what, why)| (what.get(), why.get())).collect();
        serde_json::to_string(&kept).unwrap_or_default()
    };
    form.part("actions", read, move |text| {
        if let Ok(kept) = serde_json::from_slice::<Vec<(String, String)>>(text.as_bytes()) {
            actions.set(kept.into_iter().map(|(what, why)| (RwSignal::new(what), RwSignal::new(why))).collect());
        }
    });
    actions
}

/// The actions and what becomes of each; nothing where none is left.
pub(super) fn view(form: Form, fields: Fields) -> Option<AnyView> {
    let left = fields.proposal.with_untracked(|it| it.as_ref().map(|it| it.actions.clone()).unwrap_or_default());
    if left.is_empty() {
        return None;
    }
    let rows = left.into_iter().zip(fields.actions.get_untracked()).enumerate();
    let rows = rows.map(|(place, (action, chosen))| row(form, place, &action, chosen)).collect_view();
    Some(
        view! {
            <fieldset class="form" id="carried">
                <legend class="form-title">{T::WizardLegend.text()}</legend>
                <p class="hint">{T::WizardHint.text()}</p>
                {rows}
            </fieldset>
        }
        .into_any(),
    )
}

fn row(form: Form, place: usize, action: &Action, (what, why): Chosen) -> AnyView {
    let book = use_book();
    let owner =
        action.owner.and_then(|owner| book.shelf().with_untracked(|shelf| shelf.code_name(owner).map(str::to_owned)));
    let due = action.due.map(|due| T::Due.with(&[&format::day_short(due)]));
    let hint = owner.into_iter().chain(due).collect::<Vec<_>>().join(", ");
    let choices = [(TAKE_OVER, T::TakeOver), (DONE, T::WizardDone), (DROP, T::WizardDrop), (LEAVE, T::Leave)];
    let choices: Vec<_> = choices.map(|(key, text)| Choice::new(key, text.text())).into();
    let why_id = format!("carried-why-{place}");
    view! {
        <SelectField id=format!("carried-{place}") label=action.text.clone() hint choices value=what/>
        <Show when=move || what.with(|what| what == DROP)>
            <TextField id=why_id.clone() label=T::Reason.text() value=why error=form.error(why_id.clone())/>
        </Show>
    }
    .into_any()
}

/// Names what is missing: each that is dropped needs its reason.
pub(super) fn check(reader: &mut Reader, fields: Fields) {
    for (place, (what, why)) in fields.actions.get_untracked().into_iter().enumerate() {
        if what.with_untracked(|what| what == DROP) {
            reader.required(&format!("carried-why-{place}"), &why.get_untracked());
        }
    }
}

/// The actions that the new group takes over.
pub(super) fn taken_over(fields: Fields) -> Vec<Action> {
    let left = fields.proposal.with_untracked(|it| it.as_ref().map(|it| it.actions.clone()).unwrap_or_default());
    let chosen = fields.actions.get_untracked();
    let is_taken = |(what, _): &Chosen| what.with_untracked(|what| what == TAKE_OVER);
    left.into_iter().zip(chosen).filter(|(_, chosen)| is_taken(chosen)).map(|(action, _)| action).collect()
}

/// Settles them in the earlier group, in the same entry, where they still stand as they did when they were proposed.
pub(super) fn settle(edit: Edit, fields: Fields, earlier: &GroupFile) -> Edit {
    let left = fields.proposal.with_untracked(|it| it.as_ref().map(|it| it.actions.clone()).unwrap_or_default());
    let open = open_actions(earlier);
    let mut settled = Vec::new();
    for (action, (what, why)) in left.iter().zip(fields.actions.get_untracked()) {
        let how = match &*what.get_untracked() {
            TAKE_OVER => Outcome::TakenOver,
            DONE => Outcome::Done,
            DROP => Outcome::Dropped,
            _ => continue,
        };
        let reason = if how == Outcome::Dropped { why.get_untracked().trim().to_owned() } else { String::new() };
        // two that read alike are two all the same
        let place = open
            .iter()
            .map(|(place, own)| (*place, *own))
            .find(|(place, own)| *own == action && settled.iter().all(|(taken, _)| taken != place));
        settled.extend(place.map(|(place, _)| (place, Settled { how, on: clock::today(), reason })));
    }
    let (group, evaluations) = with_settled(earlier, &settled);
    let edit = group.into_iter().fold(edit, |edit, group| {
        let opened = earlier.groups.revision(group.id.0);
        edit.and(group, opened)
    });
    evaluations.into_iter().fold(edit, |edit, evaluation| {
        let opened = earlier.evaluations.revision(evaluation.id.0);
        edit.and(evaluation, opened)
    })
}
