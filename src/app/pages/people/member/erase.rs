//! The ways in which a person is known here no more.

use crate::app::components::Button;
use crate::app::pages::book::erase::{Erasing, Wish};
use crate::app::texts::erase::EraseText as T;
use crate::domain::ids::PersonId;
use leptos::prelude::*;

/// Anonymising or erasing the person, after a look at what will change.
#[component]
pub fn ErasePerson(
    /// The person.
    person: PersonId,
) -> impl IntoView {
    let erasing = expect_context::<Erasing>();
    view! {
        <section class="section">
            <div class="section-head">
                <h2>{T::MemberTitle.text()}</h2>
            </div>
            <div class="stack">
            <p class="soft measure">{T::MemberText.text()}</p>
            <div class="row">
                <Button id="anonymise" on_press=move |()| erasing.ask(Wish::Anonymise(person))>
                    {T::Anonymise.text()}
                </Button>
                <Button id="erase-person" on_press=move |()| erasing.ask(Wish::Person(person))>
                    {T::Person.text()}
                </Button>
            </div>
            </div>
        </section>
    }
    .into_any()
}
