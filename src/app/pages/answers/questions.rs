//! The four questions, as a mentee answers them. What is typed is kept nowhere before it is given.

use crate::app::components::TextArea;
use crate::app::form::{FieldError, Form};
use crate::app::form_view::FormView;
use crate::app::texts::answers::AnswerText as T;
use crate::domain::round::Answer;
use leptos::prelude::*;

/// The form with the questions; `on_give` takes what passes the guard.
#[component]
pub(super) fn Questions(
    /// What the button says.
    save: T,
    /// Takes the answers, or says what is wrong with them.
    #[prop(into)]
    on_give: Callback<(Form, Answer)>,
) -> impl IntoView {
    // Without a kept draft: whoever is next must not find it.
    let form = Form::new("answer");
    let [group, individual, benefit, improve] =
        ["group", "individual", "benefit", "improve"].map(|_| RwSignal::new(String::new()));
    let give = move |()| {
        let mut errors = form.guarded();
        // A reason would be a record of who wrote what; so there is none, and the piece is changed.
        errors.extend(form.watch.kept().into_keys().map(|field| FieldError::at(&field, T::CannotKeep.text())));
        form.errors.set(errors);
        if form.errors.with_untracked(Vec::is_empty) {
            let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
            let answer = Answer {
                group: text(group),
                individual: text(individual),
                benefit: text(benefit),
                improve: text(improve),
            };
            on_give.run((form, answer));
        }
    };
    let field = move |id: &'static str, label: T, value: RwSignal<String>| {
        view! { <TextArea id label=label.text() value error=form.error(id)/> }
    };
    view! {
        <FormView form on_save=give save=save.text()>
            <p class="soft">{T::NoClients.text()} " " {T::AnyHint.text()}</p>
            {field("answer-group", T::Group, group)}
            {field("answer-individual", T::Individual, individual)}
            {field("answer-benefit", T::Benefit, benefit)}
            {field("answer-improve", T::Improve, improve)}
        </FormView>
    }
    .into_any()
}
