//! Erasing for good, from wherever it is asked for: what would go, what stays, and a tick before it is done.

use crate::app::components::{Button, ButtonKind, CheckField, Dialog, Notice, NoticeKind, Spare, TextField, live};
use crate::app::state::purge::{Loss, Works};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::common::Common;
use crate::app::texts::counted;
use crate::app::texts::erase::EraseText as T;
use crate::app::texts::errors::{save_sentence, store_sentence};
use crate::domain::ids::PersonId;
use crate::domain::record::{Kind, RecordKey};
use crate::domain::sort::Gather;
use crate::journal::entry::Act;
use crate::journal::erase::{Erasure, MARK};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is to be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// This text, wherever it stands.
    Text(String),
    /// What tells who the person is.
    Anonymise(PersonId),
    /// The person, with everything about them.
    Person(PersonId),
    /// The records whose time is up.
    Due,
}

/// Asks before anything is erased: a context of every screen. The text is kept in memory alone.
#[derive(Clone, Copy)]
pub struct Erasing {
    wish: RwSignal<Option<Wish>>,
    open: RwSignal<bool>,
    /// True once something was erased while a form may still hold it.
    stale: RwSignal<bool>,
}

impl Erasing {
    /// Makes it a context.
    pub fn provide() {
        let (wish, open, stale) = (RwSignal::new(None), RwSignal::new(false), RwSignal::new(false));
        provide_context(Self { wish, open, stale });
    }

    /// Shows what would be erased, and asks.
    pub fn ask(self, wish: Wish) {
        self.wish.set(Some(wish));
        self.open.set(true);
    }
}

/// How far it has come.
#[derive(Clone)]
enum Stage {
    Looking,
    Found(Loss),
    Done(u64),
    Failed(String),
}

/// What the dialog asks besides.
#[derive(Clone, Copy)]
struct Answers {
    name: RwSignal<String>,
    texts: RwSignal<bool>,
    sure: RwSignal<bool>,
    stage: RwSignal<Stage>,
}

/// The dialog.
#[component]
pub fn EraseDialog() -> impl IntoView {
    let (book, erasing) = (use_book(), expect_context::<Erasing>());
    Effect::new(move |_| {
        if !erasing.open.get() && erasing.stale.get() {
            // forms that are open still hold what they were opened with
            drop(window().location().reload());
        }
    });
    let title = Signal::derive(move || {
        let name = |person: PersonId| {
            book.shelf().with_untracked(|shelf| shelf.code_name(person).unwrap_or_default().to_owned())
        };
        match erasing.wish.get() {
            Some(Wish::Anonymise(person)) => T::AnonymiseTitle.with(&[&name(person)]),
            Some(Wish::Person(person)) => T::PersonTitle.with(&[&name(person)]),
            Some(Wish::Due) => T::DueTitle.text().to_owned(),
            Some(Wish::Text(_)) | None => T::RedactTitle.text().to_owned(),
        }
    });
    view! {
        <Dialog open=erasing.open title=title>
            {move || erasing.wish.get().map(|wish| view! { <Asked wish/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Asked(wish: Wish) -> impl IntoView {
    let (book, erasing) = (use_book(), expect_context::<Erasing>());
    let answers = Answers {
        name: RwSignal::new(neutral_name(book)),
        texts: RwSignal::new(true),
        sure: RwSignal::new(false),
        stage: RwSignal::new(Stage::Looking),
    };
    let of_person = matches!(wish, Wish::Anonymise(_) | Wish::Person(_));
    let text = match &wish {
        Wish::Text(text) => T::RedactText.with(&[text, MARK]),
        Wish::Anonymise(_) => T::AnonymiseText.text().to_owned(),
        Wish::Person(_) => T::PersonText.text().to_owned(),
        Wish::Due => T::DueText.text().to_owned(),
    };
    let looked = wish.clone();
    Effect::new(move |_| {
        answers.texts.track();
        let works = works(book, &looked, answers);
        answers.stage.set(Stage::Looking);
        leptos::task::spawn_local(async move {
            let found = book.loss(&works).await;
            answers
                .stage
                .try_set(found.map_or_else(|error| Stage::Failed(store_sentence(&error).to_owned()), Stage::Found));
        });
    });
    let now = if let Wish::Text(_) = wish { T::RedactNow } else { T::Now };
    let reloads = wish != Wish::Due;
    let wish = StoredValue::new(wish);
    let erase = move |()| {
        answers.sure.set(false);
        let wish = wish.get_value();
        let works = works(book, &wish, answers);
        let (act, about): (fn(u64) -> Act, _) = match wish {
            Wish::Text(_) => (Act::Redact, None),
            Wish::Anonymise(person) => (Act::Anonymise, Some(RecordKey::new(Kind::Person, person.0))),
            Wish::Person(person) => (Act::ErasePerson, Some(RecordKey::new(Kind::Person, person.0))),
            Wish::Due => (Act::Expire, None),
        };
        leptos::task::spawn_local(async move {
            let done = book.erase(&works, act, about).await;
            erasing.stale.set(reloads && done.is_ok());
            answers.stage.try_set(done.map_or_else(|error| Stage::Failed(save_sentence(&error)), Stage::Done));
        });
    };
    let is_done = Memo::new(move |_| answers.stage.with(|stage| matches!(stage, Stage::Done(_))));
    let ready = Memo::new(move |_| {
        let found = answers.stage.with(|stage| matches!(stage, Stage::Found(loss) if !loss.is_none()));
        found && answers.sure.get() && (!of_person || answers.name.with(|name| !name.trim().is_empty()))
    });
    let questions = move || {
        (!is_done.get()).then(|| {
            view! {
                <p class="measure">{text.clone()}</p>
                {of_person.then(|| view! {
                    <TextField id="erase-name" label=T::NewName.text() hint=T::NewNameHint.text() value=answers.name spare=Spare::All/>
                    <CheckField id="erase-texts" label=T::InTexts.text() value=answers.texts/>
                })}
            }
        })
    };
    view! {
        <div class="stack">
            {questions}
            <div role="status">{live(move || stage(answers.stage.get()))}</div>
            {move || (!is_done.get()).then(|| view! {
                <Notice
                    kind=NoticeKind::Heed
                    title=T::Final.text()
                    text=format!("{} {}", T::Reach.text(), T::Trace.text())
                />
                <CheckField id="erase-sure" label=T::Sure.text() value=answers.sure/>
            })}
            <div class="dialog-actions">
                <Button id="erase-close" on_press=move |()| erasing.open.set(false)>
                    {move || if is_done.get() { Common::Close } else { Common::Cancel }.text()}
                </Button>
                {move || (!is_done.get()).then(|| view! {
                    <Button
                        kind=ButtonKind::Danger
                        id="erase-now"
                        disabled=Signal::derive(move || !ready.get())
                        on_press=erase
                    >
                        {now.text()}
                    </Button>
                })}
            </div>
        </div>
    }
    .into_any()
}

fn stage(stage: Stage) -> AnyView {
    match stage {
        Stage::Looking => view! { <p class="soft">{T::Looking.text()}</p> }.into_any(),
        Stage::Failed(text) => view! { <Notice kind=NoticeKind::Bad title=T::Failed.text() text=text/> }.into_any(),
        Stage::Done(versions) => {
            view! { <Notice kind=NoticeKind::Good title=T::Done.with(&[&versions.to_string()])/> }.into_any()
        }
        Stage::Found(loss) if loss.is_none() => view! { <p class="soft">{T::Nothing.text()}</p> }.into_any(),
        Stage::Found(loss) => {
            let versions = usize::try_from(loss.versions).unwrap_or(usize::MAX);
            let records = counted(loss.records, T::RecordOne.text(), T::RecordMany.text());
            let records = match loss.groups {
                0 => records,
                groups => format!("{records} {}", counted(groups, T::InOneGroup.text(), T::InGroups.text())),
            };
            let findings = match loss.findings {
                0 => T::FindingNone.text().to_owned(),
                findings => counted(findings, T::FindingOne.text(), T::FindingMany.text()),
            };
            let drafts = (loss.drafts > 0).then(|| counted(loss.drafts, T::DraftOne.text(), T::DraftMany.text()));
            let versions = counted(versions, T::VersionOne.text(), T::VersionMany.text());
            let lines = [records, versions, findings].into_iter().chain(drafts);
            let line = |line: String| view! { <li>{line}</li> };
            view! { <ul id="erase-loss">{lines.map(line).collect_view()}</ul> }.into_any()
        }
    }
}

/// What works out what goes, against whatever the book is then.
fn works(book: BookCtx, wish: &Wish, answers: Answers) -> Works {
    let (name, texts) = (answers.name.get_untracked().trim().to_owned(), answers.texts.get_untracked());
    let today = book.today().get_untracked();
    match wish.clone() {
        Wish::Text(text) => Arc::new(move |book| Erasure::of_text(book, &text)),
        Wish::Anonymise(person) => Arc::new(move |book| Some(Erasure::anonymous(book, person, &name, texts))),
        Wish::Person(person) => Arc::new(move |book| Some(Erasure::of_person(book, person, &name, texts))),
        Wish::Due => Arc::new(move |book| Some(Erasure::of_due(book, today))),
    }
}

/// The first name with a number that nobody in the book has.
fn neutral_name(book: BookCtx) -> String {
    book.shelf().with_untracked(|shelf| {
        let taken: BTreeSet<&str> = shelf.people.iter().map(|person| person.code_name.as_str()).gather();
        let mut names = (1..=taken.len() + 1).map(|number| T::Neutral.with(&[&number.to_string()]));
        names.find(|name| !taken.contains(name.as_str())).unwrap_or_default()
    })
}
