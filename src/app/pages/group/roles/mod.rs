//! How the group is run: its role model, and who takes the chair when.

mod model;
mod presenters;
mod roster;
mod swap;

use crate::app::components::{PageHead, live};
use crate::app::state::group::use_group;
use crate::app::texts::roles::RolesText as T;
use crate::app::title::use_title;
use crate::domain::charter::RoleModel;
use leptos::prelude::*;

/// The page.
#[component]
pub fn RolesPage() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let chosen = Memo::new(move |_| group.group().and_then(|group| group.charter.role_model));
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text()/>
        // The roster is looked at every week, the model is chosen once: so it comes after.
        {live(move || match chosen.get() {
            Some(RoleModel::RotatingChair) => view! { <roster::RosterOf/> }.into_any(),
            Some(RoleModel::MenteeLed) => view! { <presenters::Presenters/> }.into_any(),
            Some(RoleModel::MentorLed | RoleModel::NoRoles) | None => ().into_any(),
        })}
        <section class="section">{model::model_form(group)}</section>
    }
    .into_any()
}
