//! Controls for text, days, times and numbers, each with its label, hint and error.

use super::flow::live;
use super::icon::{Icon, IconName};
use super::watch::{Spare, Watched, watch_id, watched};
use crate::app::texts::common::Common;
use crate::app::texts::components::ComponentText;
use leptos::attr::Attribute;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The label, the hint and the error around one control.
#[component]
pub(super) fn FieldShell(
    /// Identifier of the control.
    id: String,
    /// The label.
    label: String,
    /// The hint; empty for none.
    hint: String,
    /// True where it may stay empty; then the label says so.
    optional: bool,
    /// What is wrong.
    error: Signal<Option<String>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let optional =
        optional.then(|| view! { <span class="field-optional">{format!(" ({})", Common::Optional.text())}</span> });
    view! {
        <div class="field">
            <label for=id.clone()>{label} {optional}</label>
            <Hint id=id.clone() hint=hint />
            <ErrorLine id=id error=error />
            {children()}
        </div>
    }
    .into_any()
}

/// The hint of a control.
#[component]
pub(super) fn Hint(id: String, hint: String) -> impl IntoView {
    (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })
}

/// The error of a control.
#[component]
pub(super) fn ErrorLine(id: String, error: Signal<Option<String>>) -> impl IntoView {
    live(move || {
        error.get().map(|error| {
            view! {
                <p class="error" id=format!("{id}-error")>
                    <Icon name=IconName::Fail />
                    <span>{error}</span>
                </p>
            }
        })
    })
}

/// Identifiers of what describes a control: its hint and its error, as far as they are there.
pub(super) fn described_by(id: &str, hint: &str, error: Signal<Option<String>>) -> impl Fn() -> Option<String> + use<> {
    let (id, has_hint) = (id.to_owned(), !hint.is_empty());
    move || match (has_hint, error.with(Option::is_some)) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-hint {id}-error")),
    }
}

fn is_wrong(watched: Option<Watched>, error: Signal<Option<String>>) -> bool {
    error.with(Option::is_some) || watched.is_some_and(Watched::blocks)
}

/// The same, with what the guard says of the text.
fn also(
    watched: Option<Watched>,
    id: &str,
    described: impl Fn() -> Option<String> + Send + 'static,
) -> Box<dyn Fn() -> Option<String> + Send> {
    let id = watch_id(id);
    Box::new(move || match (described(), watched.is_some_and(Watched::speaks)) {
        (Some(described), true) => Some(format!("{described} {id}")),
        (None, true) => Some(id.clone()),
        (described, false) => described,
    })
}

/// Keeps the browser from sending what is typed to a service that suggests words.
fn unsent() -> impl Attribute {
    custom_attribute("writingsuggestions", "false")
}

/// What is wrong with a control in which the browser finds no day or no time, such as 31 February.
///
/// It shows what was typed but tells nobody, so that its value is empty.
#[must_use]
pub fn unreadable(control: &HtmlInputElement) -> Option<&'static str> {
    let is_time = || control.type_() == "time";
    let text = if is_time() { ComponentText::NoSuchTime } else { ComponentText::NoSuchDay };
    (!control.validity().valid()).then(|| text.text())
}

/// How a field of one line differs from the others.
#[derive(Clone, Copy)]
struct Look {
    kind: &'static str,
    class: &'static str,
    mode: &'static str,
    least: Option<&'static str>,
    most: Option<&'static str>,
}

const TEXT: Look = Look { kind: "text", class: "input", mode: "text", least: None, most: None };

/// What all fields of one line have in common.
#[component]
fn LineField(
    look: Look,
    id: String,
    label: String,
    value: RwSignal<String>,
    hint: String,
    optional: bool,
    error: Signal<Option<String>>,
    disabled: Signal<bool>,
    spare: Spare,
) -> impl IntoView {
    let free = look.kind == "text" && look.mode == "text";
    let watched = free.then(|| watched(&id, &label, value, spare)).flatten();
    let unread = RwSignal::new(None::<&'static str>);
    let error = Signal::derive(move || unread.get().map(str::to_owned).or_else(|| error.get()));
    let described = also(watched, &id, described_by(&id, &hint, error));
    let typed = move |event| {
        let control: HtmlInputElement = event_target(&event);
        // To write back what cannot be read would clear what is being typed.
        if !control.validity().bad_input() {
            value.set(control.value());
        }
        if unread.get_untracked().is_some() {
            unread.set(unreadable(&control));
        }
    };
    view! {
        <FieldShell id=id.clone() label=label hint=hint optional=optional error=error>
            <input
                class=look.class
                id=id
                type=look.kind
                inputmode=look.mode
                min=look.least
                max=look.most
                autocomplete="off"
                {..unsent()}
                disabled=move || disabled.get()
                aria-describedby=described
                aria-invalid=move || is_wrong(watched, error).then_some("true")
                prop:value=move || value.get()
                on:input=typed
                on:invalid=move |event| unread.set(unreadable(&event_target(&event)))
            />
            {watched.map(Watched::view)}
        </FieldShell>
    }
}

macro_rules! line_field {
    ($(#[$doc:meta])* $name:ident, $look:expr) => {
        $(#[$doc])*
        #[component]
        pub fn $name(
            /// Identifier of the control: the field key.
            #[prop(into)]
            id: String,
            /// The label.
            #[prop(into)]
            label: String,
            /// What is typed in.
            value: RwSignal<String>,
            /// What helps to fill it in.
            #[prop(optional, into)]
            hint: String,
            /// True where it may stay empty; then the label says so.
            #[prop(optional)]
            optional: bool,
            /// What is wrong.
            #[prop(optional, into)]
            error: Signal<Option<String>>,
            /// True while it cannot be changed.
            #[prop(optional, into)]
            disabled: Signal<bool>,
            /// What the guard leaves alone in it.
            #[prop(optional)]
            spare: Spare,
        ) -> impl IntoView {
            view! {
                <LineField
                    look=$look
                    id=id
                    label=label
                    value=value
                    hint=hint
                    optional=optional
                    error=error
                    disabled=disabled
                    spare=spare
                />
            }
        }
    };
}

line_field! {
    /// A line of text.
    TextField, TEXT
}
line_field! {
    /// A day, as `2021-09-07`; empty where none is chosen.
    DateField, Look { kind: "date", class: "input input-date", mode: "none", least: Some("1900-01-01"), most: Some("9999-12-31") }
}
line_field! {
    /// A time of day, as `16:00`; empty where none is chosen.
    TimeField, Look { kind: "time", class: "input input-time", mode: "none", ..TEXT }
}
line_field! {
    /// A whole number, as typed.
    NumberField, Look { class: "input input-number", mode: "numeric", ..TEXT }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Identifier of the control: the field key.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What is typed in.
    value: RwSignal<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: String,
    /// True where it may stay empty; then the label says so.
    #[prop(optional)]
    optional: bool,
    /// Lines in sight.
    #[prop(default = 3)]
    rows: u32,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What the guard leaves alone in it.
    #[prop(optional)]
    spare: Spare,
) -> impl IntoView {
    let watched = watched(&id, &label, value, spare);
    let described = also(watched, &id, described_by(&id, &hint, error));
    view! {
        <FieldShell id=id.clone() label=label hint=hint optional=optional error=error>
            <textarea
                class="input"
                id=id
                rows=rows
                autocomplete="off"
                {..unsent()}
                aria-describedby=described
                aria-invalid=move || is_wrong(watched, error).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
            {watched.map(Watched::view)}
        </FieldShell>
    }
}
