//! The frame of a form: what was put back, what is wrong, the fields, and the buttons.

use super::components::{Button, ButtonKind, ErrorView, FormErrors, LinkButton, Notice, NoticeKind, Show, unreadable};
use super::form::{FieldError, Form};
use super::reading;
use super::texts::common::Common;
use super::texts::errors::FormText;
use leptos::context::Provider;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

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
    let unread = RwSignal::new(Vec::new());
    let errors = move || {
        let view = |error: &FieldError| ErrorView { field: error.field.clone(), message: error.sentence.clone() };
        unread.get().into_iter().chain(form.errors.get().iter().map(view)).collect::<Vec<_>>()
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        unread.set(unreadable_controls(&event_target(&event)));
        if unread.with_untracked(Vec::is_empty) {
            on_save.run(());
        } else {
            form.errors.set(Vec::new());
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <FormErrors errors=Signal::derive(errors) />
            <Show when=move || form.restored.get()>
                <Notice
                    kind=NoticeKind::Quiet
                    title=FormText::Restored.text()
                    text=if form.overtaken.get() { FormText::Overtaken.text() } else { "" }
                    actions=move || {
                        view! {
                            <Button on_press=move |()| form.forget_draft()>{FormText::ForgetRestored.text()}</Button>
                        }
                    }
                />
            </Show>
            // Where another window writes, every field is out of reach, and says why.
            <fieldset class="form-fields" disabled=reading::is_reading() aria-describedby=reading::reason()>
                <Provider value=form.watch>{children()}</Provider>
            </fieldset>
            <div class="form-actions">
                <Button kind=ButtonKind::Main submit=true disabled=form.busy id=form.button()>
                    {save}
                </Button>
                {(!cancel.is_empty()).then(|| view! { <LinkButton to=cancel>{Common::Cancel.text()}</LinkButton> })}
            </div>
        </form>
    }
    .into_any()
}

/// The controls in which something stands that is no day or no time; each shows it at its place as well.
fn unreadable_controls(form: &HtmlFormElement) -> Vec<ErrorView> {
    if form.check_validity() {
        return Vec::new();
    }
    let controls = (0..).map_while(|place| form.get_with_index(place)).filter_map(|each| each.dyn_into().ok());
    let error = |control: HtmlInputElement| {
        unreadable(&control).map(|message| ErrorView { field: control.id(), message: message.to_owned() })
    };
    controls.filter_map(error).collect()
}
