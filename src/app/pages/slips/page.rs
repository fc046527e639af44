//! The slips of a group: making them, what came back, and opening an answer.

use super::made::{Made, MakeSlips};
use super::open::OpenPaper;
use super::settle::Settle;
use crate::app::components::{EmptyState, Link, Notice, NoticeKind, PageHead, live};
use crate::app::format;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::slips::{SlipText, SlipsText as T};
use crate::app::title::use_title;
use crate::domain::ids::GroupId;
use crate::domain::note::{About, Note, SlipAnswer};
use crate::domain::sort::sort_by_key;
use crate::exchange::slip::settle::{NotIssued, issued};
use crate::exchange::slip::{Answer, Paper, Slip};
use leptos::prelude::*;
use std::cmp::Reverse;

/// What became of the answer that was opened.
#[derive(Clone)]
enum Opened {
    Nothing,
    Failed(String),
    /// It belongs to another group.
    Elsewhere(GroupId),
    Answer(Answer),
}

/// The page.
#[component]
pub fn SlipsPage() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let made = RwSignal::new(Vec::<Slip>::new());
    let opened = RwSignal::new(Opened::Nothing);
    let read = move |read: Result<Paper, String>| match read {
        Ok(Paper::Answer(answer)) => look(group, answer, opened),
        Ok(Paper::Slip(_)) => opened.set(Opened::Failed(T::IsSlip.text().to_owned())),
        Err(sentence) => opened.set(Opened::Failed(sentence)),
    };
    let close = Callback::new(move |()| opened.set(Opened::Nothing));
    view! {
        <PageHead title=T::Title.text() lede=T::Lede.text()/>
        <div class="slips screen-only"><MakeSlips made/></div>
        <Made made/>
        <div class="slips screen-only">
            <section class="section" id="open-answer-part">
                <div class="section-head"><h2>{T::Answer.text()}</h2></div>
                <p class="soft measure">{T::AnswerText.text()}</p>
                <OpenPaper id="open-slip-answer" on_read=read/>
                {live(move || match opened.get() {
                    Opened::Nothing => ().into_any(),
                    Opened::Failed(text) => {
                        view! { <Notice kind=NoticeKind::Bad title=SlipText::NotRead.text() text=text/> }.into_any()
                    }
                    Opened::Elsewhere(other) => elsewhere(group, other),
                    Opened::Answer(answer) => view! { <Settle answer on_close=close/> }.into_any(),
                })}
            </section>
            <Out/>
        </div>
    }
    .into_any()
}

/// Finds the slip that is answered, in this group or in another one.
fn look(group: GroupCtx, answer: Answer, opened: RwSignal<Opened>) {
    match group.file.with_untracked(|file| issued(file, &answer.slip).map(drop)) {
        Ok(()) => opened.set(Opened::Answer(answer)),
        Err(NotIssued::Altered) => opened.set(Opened::Failed(T::Altered.text().to_owned())),
        Err(NotIssued::Unknown) => leptos::task::spawn_local(async move {
            let all = group.book.all_groups();
            // a group that cannot be read is not the one that is looked for, and its own page says why
            drop(group.book.load_all(&all).await);
            let book = group.book.snapshot();
            let knows = |id: &GroupId| book.group(*id).is_some_and(|file| issued(file, &answer.slip).is_ok());
            opened.try_set(match all.into_iter().find(knows) {
                Some(other) => Opened::Elsewhere(other),
                None => Opened::Failed(T::Unknown.text().to_owned()),
            });
        }),
    }
}

fn elsewhere(group: GroupCtx, other: GroupId) -> AnyView {
    let name = group.book.summaries().with_untracked(|rows| rows.get(&other).map(|row| row.name.clone()));
    view! {
        <Notice kind=NoticeKind::Heed title=T::UnknownHere.text()>
            <p><Link to=paths::group_page(other, "slips")>{name.unwrap_or_default()}</Link></p>
        </Notice>
    }
    .into_any()
}

/// The slips that were made, the latest first, and what came of them.
#[component]
fn Out() -> impl IntoView {
    let group = use_group();
    let out = move || {
        let mut notes: Vec<Note> = group
            .file
            .with(|file| file.notes.iter().filter(|note| matches!(note.about, About::Slip { .. })).cloned().collect());
        sort_by_key(&mut notes, |note| Reverse((note.on, note.id)));
        notes
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::Out.text()}</h2></div>
            {live(move || {
                let out = out();
                if out.is_empty() {
                    return view! { <EmptyState title=T::NoneOut.text() text=""/> }.into_any();
                }
                view! { <ul class="rows-cards">{out.iter().map(|note| row(group, note)).collect_view()}</ul> }.into_any()
            })}
        </section>
    }
    .into_any()
}

fn row(group: GroupCtx, note: &Note) -> Option<AnyView> {
    let About::Slip { person, answers, .. } = &note.about else { return None };
    let none = answers.is_empty().then(|| view! { <p class="soft">{T::NotAnswered.text()}</p> });
    Some(
        view! {
            <li class="rows-card">
                <p><strong>{T::OutOn.with(&[&group.name(*person), &format::day(note.on)])}</strong></p>
                {none}
                {answers.iter().map(given).collect_view()}
            </li>
        }
        .into_any(),
    )
}

/// What a mentee answered, and what the mentor made of it.
pub(super) fn given(answer: &SlipAnswer) -> AnyView {
    let number = |accepted| answer.points.iter().filter(|point| point.accepted == accepted).count().to_string();
    let words = T::AnsweredOn.with(&[
        &format::day(answer.on),
        &answer.agreed.to_string(),
        &number(true),
        &number(false),
        &answer.unsaid.to_string(),
    ]);
    let told = answer.points.iter().filter(|point| !point.remark.is_empty() || !point.reason.is_empty());
    let points: Vec<_> = told
        .map(|point| {
            let told = (!point.remark.is_empty()).then(|| T::Told.with(&[&point.remark]));
            let refused = (!point.accepted).then(|| T::Refused.with(&[&point.reason]));
            let words: Vec<_> = told.into_iter().chain(refused).collect();
            view! { <li class="typed">{words.join(" ")}</li> }
        })
        .collect();
    let remark =
        (!answer.remark.is_empty()).then(|| view! { <p class="small typed">{T::Told.with(&[&answer.remark])}</p> });
    view! {
        <p>{words}</p>
        {(!points.is_empty()).then(|| view! { <ul class="bullets small">{points}</ul> })}
        {remark}
    }
    .into_any()
}
