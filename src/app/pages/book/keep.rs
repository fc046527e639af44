//! How long records are kept: what is due to be erased, and the choice for each kind of record.

use super::erase::{Erasing, Wish};
use crate::app::components::{
    Button, ButtonKind, Choice, EmptyState, LinkView, NumberField, PageHead, SelectField, Show, live,
};
use crate::app::form::{FieldError, Form};
use crate::app::form_view::FormView;
use crate::app::state::edit::Edit;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::{SafeText, kinds};
use crate::app::texts::counted;
use crate::app::texts::erase::KeepText as T;
use crate::app::texts::errors::FormText;
use crate::app::title::use_title;
use crate::app::{format, paths};
use crate::domain::record::{Kind, Settings};
use crate::domain::retention::{After, KINDS, Keep};
use leptos::prelude::*;
use uuid::Uuid;

/// The longest time, in months.
const MOST: u16 = 1200;

/// How long records are kept.
#[component]
pub fn KeepPage() -> impl IntoView {
    let book = use_book();
    use_title(T::Title.text());
    let is_empty = Memo::new(move |_| book.summaries().with(|rows| rows.is_empty()));
    // an undo changes what the form was opened with
    let settings = Memo::new(move |_| book.shelf().with(|shelf| shelf.settings.revision(Uuid::nil())));
    view! {
        <PageHead
            title=T::Title.text()
            lede=T::Lede.text()
            crumbs=vec![LinkView::new(SafeText::Title.text(), paths::BOOK)]
        />
        <Show
            when=move || !is_empty.get()
            fallback=|| view! { <EmptyState title=T::NoGroup.text() text=T::NoGroupText.text()/> }
        >
            <WhatIsDue/>
            {live(move || {
                settings.track();
                view! { <Choices/> }.into_any()
            })}
        </Show>
    }
    .into_any()
}

/// How many records are due to be erased, as the rows of the groups tell.
#[must_use]
pub fn number_due(book: BookCtx) -> usize {
    let today = book.today().get();
    book.summaries().with(|rows| rows.values().map(|row| row.due(today)).sum())
}

/// How many records are due, in words.
#[must_use]
pub fn due_words(number: usize) -> String {
    counted(number, T::DueOne.text(), T::DueMany.text())
}

#[component]
fn WhatIsDue() -> impl IntoView {
    let (book, erasing) = (use_book(), expect_context::<Erasing>());
    let number = Memo::new(move |_| number_due(book));
    let line = move |name: String, (kind, (number, since)): (Kind, (usize, chrono::NaiveDate))| {
        let what = format!("{} ({number})", kinds(kind));
        view! { <li>{T::DueLine.with(&[&name, &what, &format::day(since)])}</li> }
    };
    let lines = move || {
        let today = book.today().get();
        book.summaries().with(|rows| {
            let rows = rows.values().flat_map(|row| {
                let due = row.due_by_kind(today).into_iter();
                due.map(move |due| line(row.name.clone(), due)).collect::<Vec<_>>()
            });
            rows.collect_view()
        })
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::DueTitle.text()}</h2></div>
            <div class="panel stack">
                {live(move || match number.get() {
                    0 => view! { <p class="soft">{T::DueNone.text()}</p> }.into_any(),
                    number => view! {
                        <p><strong>{due_words(number)}</strong></p>
                        <ul id="due">{lines}</ul>
                        <div class="row">
                            <Button kind=ButtonKind::Danger id="erase-due" on_press=move |()| erasing.ask(Wish::Due)>
                                {T::DueButton.text()}
                            </Button>
                        </div>
                    }
                    .into_any(),
                })}
            </div>
        </section>
    }
    .into_any()
}

/// The two answers for one kind.
type Answer = (Kind, RwSignal<String>, RwSignal<String>);

#[component]
fn Choices() -> impl IntoView {
    let book = use_book();
    let (settings, opened) = book.shelf().with_untracked(|shelf| {
        let settings = shelf.settings.iter().next().cloned();
        (settings, shelf.settings.revision(Uuid::nil()))
    });
    let settings = settings.unwrap_or(Settings { id: Uuid::nil(), keeper: None, retention: Vec::new() });
    let form = Form::new("retention");
    let answer = |kind: &Kind| -> Answer {
        let kept = settings.retention.iter().find(|keep| keep.kind == *kind);
        let months = RwSignal::new(kept.map(|keep| keep.months.to_string()).unwrap_or_default());
        let after = RwSignal::new(kept.map_or(After::Closing, |keep| keep.after).key().to_owned());
        let read = move || format!("{} {}", months.get(), after.get());
        form.part(kind.word(), read, move |text| {
            let (first, second) = text.split_once(' ').unwrap_or_default();
            months.set(first.to_owned());
            after.set(second.to_owned());
        });
        (*kind, months, after)
    };
    let answers: Vec<Answer> = KINDS.iter().map(answer).collect();
    form.keep_draft();
    let fields: Vec<_> = answers.iter().map(|answer| row(form, answer)).collect();
    let (settings, answers) = (StoredValue::new(settings), StoredValue::new(answers));
    let save = move |()| {
        let build = || {
            let retention = answers.with_value(|answers| read(answers))?;
            Ok(Edit::record(Settings { retention, ..settings.get_value() }, opened))
        };
        form.submit(build, move |revision| {
            book.say_done(T::Saved.text(), revision);
        });
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::FormTitle.text()}</h2></div>
            <div class="stack">
                <p class="soft measure">{T::FormText.text()}</p>
                <p class="soft measure">{T::Source.text()}</p>
                <FormView form=form on_save=save>{fields}</FormView>
            </div>
        </section>
    }
    .into_any()
}

fn row(form: Form, (kind, months, after): &Answer) -> AnyView {
    let name = kinds(*kind);
    let choice = |after: After| {
        let text = match after {
            After::Record => T::AfterRecord,
            After::Leaving => T::AfterLeaving,
            After::Closing => T::AfterClosing,
        };
        Choice::new(after.key(), text.text())
    };
    let field = months_id(*kind);
    view! {
        <div class="keep-row" role="group" aria-label=name>
            <b aria-hidden="true">{name}</b>
            <NumberField id=field.clone() label=T::Months.text() value=*months error=form.error(field)/>
            <SelectField
                id=format!("after-{}", kind.word().replace(' ', "-"))
                label=T::After.text()
                choices=After::ALL.map(choice).to_vec()
                value=*after
            />
        </div>
    }
    .into_any()
}

fn months_id(kind: Kind) -> String {
    format!("months-{}", kind.word().replace(' ', "-"))
}

fn read(answers: &[Answer]) -> Result<Vec<Keep>, Vec<FieldError>> {
    let (mut keeps, mut errors) = (Vec::new(), Vec::new());
    for (kind, months, after) in answers {
        let text = months.get_untracked();
        if text.trim().is_empty() {
            continue;
        }
        let after = after.with_untracked(|key| After::ALL.into_iter().find(|after| after.key() == key));
        match text.trim().parse::<u16>() {
            Ok(months) if months <= MOST => {
                keeps.push(Keep { kind: *kind, months, after: after.unwrap_or(After::Closing) });
            }
            Ok(_) => errors.push(FieldError::at(&months_id(*kind), T::TooLong.text())),
            Err(_) => errors.push(FieldError::at(&months_id(*kind), FormText::NotANumber.with(&[text.trim()]))),
        }
    }
    if errors.is_empty() { Ok(keeps) } else { Err(errors) }
}
