//! From when the agreement holds, who made it and, where it is changed, why.

use super::bench::{Bench, CORRECT, NEW, in_force};
use crate::app::components::{CheckGroup, Choice, DateField, NumberField, RadioGroup, Show, TextField};
use crate::app::pages::agreed::people;
use crate::app::texts::workshop::WorkshopText as T;
use leptos::prelude::*;

#[component]
pub(super) fn Saving(bench: Bench) -> impl IntoView {
    let form = bench.form;
    let has_any = untrack(|| !in_force(bench.group).is_empty());
    let ways = vec![
        Choice { hint: T::NewVersionHint.text().to_owned(), ..Choice::new(NEW, T::NewVersion.text()) },
        Choice { hint: T::CorrectionHint.text().to_owned(), ..Choice::new(CORRECT, T::Correction.text()) },
    ];
    let how = vec![Choice::new("", T::AmendedBy.text()), Choice::new("yes", T::RenegotiatedBy.text())];
    let is_next = move || has_any && bench.save_as.get() == NEW;
    view! {
        <NumberField id="presenting-minutes" label=T::Presenting.text() hint=T::PresentingHint.text() value=bench.presenting error=form.error("presenting-minutes")/>
        <Show when=move || has_any>
            <RadioGroup id="save-as" label=T::SaveAs.text() choices=ways.clone() value=bench.save_as/>
        </Show>
        <Show when=is_next>
            <RadioGroup id="renegotiated" label=T::How.text() choices=how.clone() value=bench.renegotiated/>
            <TextField id="amendment-why" label=T::WhyAmended.text() value=bench.why optional=true/>
        </Show>
        <Show when=move || has_any>
            <TextField id="amendment-reference" label=T::ReferenceOf.text() hint=T::ReferenceHint.text() value=bench.reference optional=true/>
        </Show>
        <DateField id="agreement" label=T::HoldsFrom.text() value=bench.on error=form.error("agreement")/>
        <CheckGroup id="agreement-by" label=T::Contributors.text() hint=T::ContributorsHint.text() choices=Signal::derive(move || people(bench.group)) value=bench.by optional=true/>
    }
    .into_any()
}
