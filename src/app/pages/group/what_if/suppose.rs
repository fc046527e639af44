//! The form in which something is supposed: its kind, then the fields of that kind.

use super::fields::{Fields, KINDS, choices};
use super::made::made;
use super::{Item, look};
use crate::app::components::{Choice, DateField, NumberField, SelectField, Show};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::pages::people::role::role_choices;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::errors::FormText;
use crate::app::texts::whatif::{WhatIfText as T, refusal};
use crate::policy::suppose::Why;
use leptos::prelude::*;

/// So many people can be supposed to join at once.
const MOST: u32 = 30;

/// The form that adds one thing to what is supposed.
#[component]
pub(super) fn Suppose(items: RwSignal<Vec<Item>>) -> impl IntoView {
    let group = use_group();
    let form = Form::new("what-if");
    let today = untrack(|| group.book.today().get()).to_string();
    let fields = Fields {
        kind: RwSignal::new("join".to_owned()),
        which: RwSignal::new(String::new()),
        role: RwSignal::new("observer".to_owned()),
        number: RwSignal::new("1".to_owned()),
        day: RwSignal::new(today),
    };
    let choices = Memo::new(move |_| choices(group, fields.kind().0));
    Effect::new(move |_| {
        fields.which.set(choices.with(|all| all.first().map(|it| it.key.clone())).unwrap_or_default());
    });
    let add = move |()| {
        let added = untrack(|| read(group, fields, &items.get()));
        form.errors.set(added.as_ref().err().cloned().unwrap_or_default());
        if let Ok(added) = added {
            items.set(added);
        }
    };
    let kinds = KINDS.map(|(key, text, ..)| Choice::new(key, text.text())).to_vec();
    view! {
        <div class="panel">
            <FormView form on_save=add save=T::Suppose.text()>
                <SelectField id="suppose" label=T::Kind.text() choices=kinds value=fields.kind/>
                <div class="form-row">
                    {move || fields.kind().1.map(|words| view! {
                        <SelectField
                            id="suppose-which"
                            label=words.text()
                            choices=choices
                            value=fields.which
                            error=form.error("suppose-which")
                        />
                    })}
                    <Show when=move || fields.kind().0 == "role">
                        <SelectField id="suppose-role" label=T::AsWhat.text() choices=role_choices() value=fields.role/>
                    </Show>
                    <Show when=move || fields.asks_number()>
                        <NumberField
                            id="suppose-number"
                            label=if fields.kind().0 == "join" { T::HowMany } else { T::Number }.text()
                            value=fields.number
                            error=form.error("suppose-number")
                        />
                    </Show>
                    {move || fields.kind().2.map(|words| view! {
                        <DateField
                            id="suppose-day"
                            label=words.text()
                            hint=if fields.kind().0 == "plan" { T::PlanHint.text() } else { "" }
                            value=fields.day
                            error=form.error("suppose-day")
                        />
                    })}
                </div>
            </FormView>
        </div>
    }
    .into_any()
}

/// What is supposed with what the fields say, in place of what was supposed about the same.
fn read(group: GroupCtx, fields: Fields, items: &[Item]) -> Result<Vec<Item>, Vec<FieldError>> {
    let mut reader = Reader::default();
    let (kind, which, asks_day) = fields.kind();
    let day = asks_day.and_then(|_| reader.required_date("suppose-day", &fields.day.get()));
    let number = fields.asks_number().then(|| number(&mut reader, kind, &fields.number.get())).flatten();
    let made = made(group, fields, day, number, items);
    let is_read = asks_day.is_some() == day.is_some() && fields.asks_number() == number.is_some();
    if made.is_none() && which.is_some() && is_read {
        reader.refuse("suppose-which", FormText::ChooseOne.text());
    }
    let (words, suppositions) = reader.finish(made)?;
    let mut all = items.to_vec();
    for supposition in &suppositions {
        all.retain(|item| !item.suppositions.iter().any(|other| other.is_about_same(supposition)));
    }
    let next = items.last().map_or(1, |last| last.number + 1);
    all.push(Item { number: next, words, suppositions });
    match look(group, &all) {
        Ok(_) => Ok(all),
        Err(refused) => {
            let field =
                if matches!(refused.why, Why::Invalid(_)) && day.is_some() { "suppose-day" } else { "suppose-which" };
            Err(vec![FieldError::at(field, refusal(&refused.why))])
        }
    }
}

fn number(reader: &mut Reader, kind: &str, text: &str) -> Option<u32> {
    reader.required("suppose-number", text);
    let number = reader.number("suppose-number", text)?;
    if kind == "join" && !(1..=MOST).contains(&number) {
        reader.refuse("suppose-number", T::OutOfRange.with(&[&MOST.to_string()]));
        return None;
    }
    Some(number)
}
