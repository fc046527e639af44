//! The frame of a form: what was put back, what is wrong, the fields, and the buttons.

use super::components::{Button, ButtonKind, ErrorView, FormErrors, LinkButton, Notice, NoticeKind};
use super::form::Form;
use super::texts::common::Common;
use super::texts::errors::FormText;
use leptos::prelude::*;

/// A form with its errors at the top and its buttons at the end.
#[component]
pub fn FormView(
    /// The form.
    form: Form,
    /// Saves it.
    #[prop(into)]
    on_save: Callback<()>,
    /// Where it leads without saving; empty for nowhere.
    #[prop(optional, into)]
    cancel: String,
    /// What the button that saves says.
    #[prop(default = Common::Save.text())]
    save: &'static str,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let errors = move || {
        let view =
            |error: &super::form::FieldError| ErrorView { field: error.field.clone(), message: error.sentence.clone() };
        form.errors.with(|errors| errors.iter().map(view).collect::<Vec<_>>())
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_save.run(());
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <FormErrors errors=Signal::derive(errors) />
            <Show when=move || form.restored.get()>
                <Notice
                    kind=NoticeKind::Quiet
                    title=FormText::Restored.text()
                    actions=move || {
                        view! {
                            <Button on_press=move |()| form.forget_draft()>{FormText::ForgetRestored.text()}</Button>
                        }
                    }
                />
            </Show>
            {children()}
            <div class="form-actions">
                <Button kind=ButtonKind::Main submit=true disabled=form.busy>
                    {save}
                </Button>
                {(!cancel.is_empty()).then(|| view! { <LinkButton to=cancel>{Common::Cancel.text()}</LinkButton> })}
            </div>
        </form>
    }
    .into_any()
}
