//! Statements on the group, and of or on its members.

use super::stated::{About, slot_of, statement_form};
use super::{people, topics};
use crate::app::components::{PageHead, SelectField};
use crate::app::pages::people::wanted::wanted_person;
use crate::app::state::group::use_group;
use crate::app::texts::agreed::AgreedText as T;
use crate::app::title::use_title;
use crate::domain::ids::PersonId;
use crate::domain::statement::Scope;
use leptos::prelude::*;

/// The page.
#[component]
pub fn StatementsPage() -> impl IntoView {
    use_title(T::StatementsTitle.text());
    let group = use_group();
    let chosen = RwSignal::new(wanted_person());
    let on_group = untrack(|| topics(group, Scope::Group));
    let on_members = untrack(|| topics(group, Scope::Member));
    let has_members = !on_members.is_empty();
    let of_person = move || {
        let person = chosen.get().parse::<PersonId>().ok()?;
        let about = About { person: Some(person), ..About::default() };
        Some(statement_form(group, about, on_members.clone(), &slot_of(group, &person)))
    };
    let choices = Signal::derive(move || {
        let mut choices = people(group);
        choices.insert(0, crate::app::components::Choice::new("", T::Nobody.text()));
        choices
    });
    view! {
        <PageHead title=T::StatementsTitle.text().to_owned() lede=T::StatementsLede.text()/>
        <section class="section">
            <div class="section-head"><h2>{T::StatementsOnGroup.text()}</h2></div>
            {statement_form(group, About::default(), on_group, &slot_of(group, &"group"))}
        </section>
        <section class="section" hidden=!has_members>
            <div class="section-head"><h2>{T::StatementsOnMember.text()}</h2></div>
            <SelectField id="statement" label=T::Member.text() choices value=chosen/>
            {of_person}
        </section>
    }
    .into_any()
}
