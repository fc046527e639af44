//! Answering from a file, on any device: no book is needed, and nothing is kept.

use super::open::OpenSheet;
use super::questions::Questions;
use crate::app::clock;
use crate::app::components::{Button, Notice, NoticeKind, PageHead, live};
use crate::app::files::{self, FileKind};
use crate::app::form::{FieldError, Form};
use crate::app::texts::answers::{AnswerText as T, RoundText};
use crate::app::texts::book::file_sentence;
use crate::app::title::use_title;
use crate::domain::evaluation::FEWEST;
use crate::domain::round::{Answer, LONGEST};
use crate::exchange::answers::{Answered, Sheet, answer};
use leptos::prelude::*;
use uuid::Uuid;

/// How far it has come.
#[derive(Clone)]
enum Stage {
    Opening(Option<String>),
    Answering(Uuid),
    Saved(String),
}

/// The page.
#[component]
pub fn AnswerFile() -> impl IntoView {
    use_title(T::FileTitle.text());
    let stage = RwSignal::new(Stage::Opening(None));
    let read = move |read: Result<Sheet, String>| {
        stage.set(match read {
            Ok(Sheet::Form(round)) => Stage::Answering(round),
            Ok(Sheet::Answer(_)) => Stage::Opening(Some(T::IsAnswer.text().to_owned())),
            Err(sentence) => Stage::Opening(Some(sentence)),
        });
    };
    view! {
        <PageHead title=T::FileTitle.text() lede=T::FileLede.text()/>
        {live(move || match stage.get() {
            Stage::Opening(problem) => view! {
                {problem.map(|text| view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=text/> })}
                <div class="row"><OpenSheet id="open-form" label=T::OpenForm.text() on_read=read/></div>
            }.into_any(),
            Stage::Answering(round) => view! {
                <div class="panel">
                    <p class="soft measure">{T::FileNote.with(&[&FEWEST.to_string()])}</p>
                    <Questions save=T::SaveAnswer on_give=move |(form, given)| give(stage, round, form, given)/>
                </div>
            }.into_any(),
            Stage::Saved(name) => view! {
                <Notice kind=NoticeKind::Good title=T::Thanks.text() text=T::FileSaved.with(&[&name])/>
                <div class="row">
                    <Button on_press=move |()| stage.set(Stage::Opening(None))>{T::Again.text()}</Button>
                </div>
            }.into_any(),
        })}
    }
    .into_any()
}

fn give(stage: RwSignal<Stage>, round: Uuid, form: Form, given: Answer) {
    let refuse = |sentence: String| form.errors.set(vec![FieldError::at("", sentence)]);
    if given.is_empty() {
        return refuse(RoundText::NotTakenEmpty.text().to_owned());
    }
    if given.texts().iter().any(|text| text.len() > LONGEST) {
        return refuse(RoundText::NotTakenLong.text().to_owned());
    }
    let answered = Answered { round, id: clock::new_id(), answer: given };
    let saved = answer(env!("CARGO_PKG_VERSION"), clock::now(), &answered)
        .map_err(|error| error.to_string())
        .and_then(|bytes| files::save(FileKind::Answer, &bytes).map_err(|error| file_sentence(&error)));
    match saved {
        Ok(name) => stage.set(Stage::Saved(name)),
        Err(sentence) => refuse(sentence),
    }
}
