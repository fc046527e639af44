//! Taking rules from other policies into one that is being changed.

use super::super::compare::versions;
use super::draft::Draft;
use super::rows::row;
use crate::app::components::{CheckGroup, Choice, SelectField, live};
use crate::app::state::library::{address, at_address, rule_address};
use crate::app::texts::policy_edit::EditText as T;
use crate::app::verdicts::text;
use crate::policy::edit::may_take;
use leptos::prelude::*;

/// The rules that were taken in, and those that can be.
#[component]
pub(super) fn Take(draft: Draft) -> impl IntoView {
    let from = RwSignal::new(String::new());
    let own = draft.book.shelf().with_untracked(|shelf| draft.base.with_value(|base| address(shelf, base)));
    let choices = Signal::derive(move || {
        let all = draft.book.shelf().with(|shelf| versions(shelf)).into_iter().filter(|choice| choice.key != own);
        std::iter::once(Choice::new("", T::Choose.text())).chain(all).collect::<Vec<_>>()
    });
    let offered = Memo::new(move |_| {
        let policy = from.get();
        let pack = draft.book.shelf().with(|shelf| at_address(shelf, &policy))?;
        let rules = pack.rules.iter().filter(|rule| draft.base.with_value(|base| may_take(rule, base)));
        let choice = |rule| Choice {
            key: format!("{policy}/{}", rule_address(&pack, rule)),
            label: format!("{} {}", rule.id, text(&rule.title)),
            hint: text(&rule.text).to_owned(),
        };
        Some(rules.map(choice).collect::<Vec<_>>())
    });
    view! {
        {live(move || {
            let taken = draft.taken_in();
            let rows: Vec<_> = taken.into_iter().map(|(name, _, rule)| row(draft, name, &rule, false)).collect();
            (!rows.is_empty()).then(|| view! {
                <section class="section">
                    <div class="section-head"><h2>{T::TakenIn.text()}</h2></div>
                    <div class="rule-folds panel">{rows}</div>
                </section>
            })
        })}
        <div class="sheet">
            <SelectField
                id="take-from"
                label=T::TakeIn.text()
                hint=T::TakeInHint.text()
                choices=choices
                value=from
                optional=true
                error=draft.form.error("take-from")
            />
        </div>
        {live(move || offered.get().map(|choices| match choices.is_empty() {
                true => view! { <p class="soft">{T::NoneOffered.text()}</p> }.into_any(),
                false => view! {
                    <CheckGroup id="taken" label=T::Offered.text() choices=choices value=draft.taken optional=true/>
                }
                .into_any(),
            }))}
    }
    .into_any()
}
