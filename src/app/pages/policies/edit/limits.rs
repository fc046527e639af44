//! The limits of a policy that is being changed, as numbers in their units.

use super::draft::{Draft, limit_field};
use crate::app::components::{For, NumberField, live};
use crate::app::form::Reader;
use crate::app::format;
use crate::app::texts::checks;
use crate::app::texts::policy_edit::EditText as T;
use crate::policy::edit::{needed, number};
use crate::policy::pack::{Limit, LimitName};
use leptos::prelude::*;

/// A limit that is asked for: its number before the change, and what helps to change it.
type Asked = (LimitName, u32, String);

/// A number field for each limit that a rule is held against.
#[component]
pub(super) fn Limits(draft: Draft) -> impl IntoView {
    let asked = Memo::new(move |_| asked(draft));
    let field = move |(name, number, hint): Asked| {
        let id = limit_field(name);
        let value = draft.field(id.clone(), number.to_string());
        let error = draft.form.error(id.clone());
        view! { <NumberField id label=checks::limit(name) hint value error/> }
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::Limits.text()}</h2></div>
            {live(move || asked.with(Vec::is_empty).then(|| view! { <p class="soft">{T::NoLimits.text()}</p> }))}
            <div class="sheet"><For each=move || asked.get() key=Clone::clone children=field/></div>
        </section>
    }
    .into_any()
}

fn asked(draft: Draft) -> Vec<Asked> {
    let (made, _) = draft.made(&mut Reader::default());
    let taken = draft.taken_in();
    let before = |name: &LimitName| {
        let of_base = draft.base.with_value(|base| base.limits.get(name).copied());
        of_base.or_else(|| taken.iter().find_map(|(_, pack, _)| pack.limits.get(name).copied()))
    };
    let ask = |(name, limit): (&LimitName, &Limit)| {
        let rules = made.rules.iter().filter(|rule| needed(rule, &made).contains(name));
        let rules: Vec<_> = rules.map(|rule| rule.id.to_string()).collect();
        let unit = match limit {
            Limit::Count(_) => T::UnitNumber,
            Limit::Minutes(_) => T::UnitMinutes,
            Limit::Days(_) => T::UnitDays,
            Limit::Months(_) => T::UnitMonths,
            Limit::Percent(_) => T::UnitPercent,
        };
        let hint = T::NeededFor.with(&[unit.text(), &format::list(&rules)]);
        (*name, number(before(name).unwrap_or(*limit)), hint)
    };
    made.limits.iter().map(ask).collect()
}
