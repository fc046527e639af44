//! The mentee's side: a slip is opened, read as a page, confirmed or corrected, and the answer is saved. No book is needed, and
//! nothing is kept.

mod line;
mod missing;
mod written;

use self::written::Written;
use super::open::OpenPaper;
use super::qr::Code;
use super::sheet::head;
use crate::app::components::{Button, ButtonKind, IconName, Notice, NoticeKind, PageHead, TextArea, live};
use crate::app::files::{self, FileKind};
use crate::app::form::{FieldError, Form};
use crate::app::form_view::FormView;
use crate::app::texts::book::file_sentence;
use crate::app::texts::slips::{SlipAnswerText as T, SlipText};
use crate::app::title::use_title;
use crate::exchange::slip::compact::of_answer;
use crate::exchange::slip::file::answer as answer_file;
use crate::exchange::slip::{Answer, Paper, Said, Slip};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SlipPage() -> impl IntoView {
    use_title(SlipText::Title.text());
    let slip = RwSignal::new(None::<Slip>);
    let problem = RwSignal::new(None::<String>);
    let read = move |read: Result<Paper, String>| {
        problem.set(None);
        match read {
            Ok(Paper::Slip(found)) => slip.set(Some(found)),
            Ok(Paper::Answer(_)) => problem.set(Some(T::IsAnswer.text().to_owned())),
            Err(sentence) => problem.set(Some(sentence)),
        }
    };
    let again = Callback::new(move |()| slip.set(None));
    view! {
        <PageHead title=SlipText::Title.text() lede=T::Lede.text()/>
        <div class="slips">
            {live(move || problem.get().map(|text| view! {
                <Notice kind=NoticeKind::Bad title=SlipText::NotRead.text() text=text/>
            }))}
            {live(move || match slip.get() {
                None => view! { <div><OpenPaper id="open-slip" on_read=read/></div> }.into_any(),
                Some(slip) => view! { <Reading slip on_again=again/> }.into_any(),
            })}
        </div>
    }
    .into_any()
}

/// The slip, with a word on each line.
#[component]
fn Reading(slip: Slip, on_again: Callback<()>) -> impl IntoView {
    // Without a kept draft: the device may be anybody's.
    let form = Form::new("slip");
    let written = Written::new(&slip);
    let done = RwSignal::new(None::<Answer>);
    let top = head(&slip);
    let slip = StoredValue::new(slip);
    let finish = move |()| {
        let mut errors = form.guarded();
        // A reason would be a record of who wrote what; so there is none, and the piece is changed.
        errors.extend(form.watch.kept().into_keys().map(|field| FieldError::at(&field, T::CannotKeep.text())));
        match untrack(|| written.read(slip.get_value())) {
            Ok(answer) if errors.is_empty() => {
                form.errors.set(Vec::new());
                done.set(Some(answer));
            }
            read => {
                errors.extend(read.err().into_iter().flatten());
                form.errors.set(errors);
            }
        }
    };
    let back = Callback::new(move |()| done.set(None));
    view! {
        <div hidden=move || done.with(Option::is_some)>
            <div class="panel slip">
                {top}
                <div class="row screen-only">
                    <Button reads=true icon=IconName::Saved id="all-right" on_press=move |()| written.all_right()>{T::AllRight.text()}</Button>
                    <p class="hint">{T::AllRightHint.text()}</p>
                </div>
                <FormView form on_save=finish save=T::Finish.text()>
                    <p class="soft">{T::NoClients.text()}</p>
                    // Made here, where the guard finds its texts.
                    <ul class="slip-lines">{slip.with_value(|slip| views(form, written, slip))}</ul>
                    <missing::Rows form written/>
                    <TextArea id="slip-remark" label=T::Last.text() optional=true value=written.remark error=form.error("slip-remark")/>
                </FormView>
            </div>
        </div>
        {live(move || done.get().map(|answer| view! { <Done answer on_back=back on_again/> }))}
    }
    .into_any()
}

fn views(form: Form, written: Written, slip: &Slip) -> Vec<AnyView> {
    let words = written.lines.get_value();
    slip.lines.iter().zip(words).map(|(line, word)| word.view(form, &line.fact)).collect()
}

/// The answer, to be sent back.
#[component]
fn Done(answer: Answer, on_back: Callback<()>, on_again: Callback<()>) -> impl IntoView {
    let saved = RwSignal::new(None::<Result<String, String>>);
    let count = |is: fn(&Said) -> bool| answer.said.iter().filter(|said| is(said)).count().to_string();
    let words = T::DoneText.with(&[
        &count(|said| *said == Said::Agreed),
        &count(|said| matches!(said, Said::Corrected { .. })),
        &count(|said| *said == Said::Unsaid),
        &answer.missing.len().to_string(),
    ]);
    let text = of_answer(&answer);
    let save = move |()| {
        let file = answer_file(env!("CARGO_PKG_VERSION"), &answer).map_err(|error| error.to_string());
        let file = file
            .and_then(|json| files::save(FileKind::SlipAnswer, json.as_bytes()).map_err(|error| file_sentence(&error)));
        saved.set(Some(file));
    };
    request_animation_frame(|| _ = crate::app::components::focus("slip-done"));
    view! {
        <section class="panel" id="slip-done" tabindex="-1">
            <Notice kind=NoticeKind::Good title=T::Done.text() text=words/>
            <div class="row">
                <Button reads=true kind=ButtonKind::Main icon=IconName::Download on_press=save>{T::Save.text()}</Button>
                <Button reads=true on_press=move |()| on_back.run(())>{T::Back.text()}</Button>
                <Button reads=true kind=ButtonKind::Quiet on_press=move |()| on_again.run(())>{T::Another.text()}</Button>
            </div>
            {live(move || saved.get().map(|saved| match saved {
                Ok(name) => view! { <p role="status">{T::Saved.with(&[&name])}</p> }.into_any(),
                Err(sentence) => view! { <Notice kind=NoticeKind::Bad title=sentence/> }.into_any(),
            }))}
            <Code text id="answer-text".to_owned() how=SlipText::CodeAnswer/>
        </section>
    }
    .into_any()
}
