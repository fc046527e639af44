//! The device in the hands of mentees. Of the book it shows the code names of those who have not answered, and nothing else.

use super::back::TakeBack;
use super::open::not_taken;
use super::questions::Questions;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Loading, Notice, NoticeKind, Sprite, focus, live};
use crate::app::form::{FieldError, Form};
use crate::app::state::handed::Handed;
use crate::app::state::use_book;
use crate::app::texts::answers::AnswerText as T;
use crate::app::texts::common::Common;
use crate::app::texts::errors::store_sentence;
use crate::domain::evaluation::FEWEST;
use crate::domain::ids::PersonId;
use crate::domain::round::{Answer, Round};
use crate::domain::sort::sort_by_key;
use crate::exchange::handover::HandOver;
use leptos::prelude::*;

/// Where a mentee stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Choosing,
    Answering(PersonId),
    Thanked,
}

/// The whole window while the device is handed over.
#[component]
pub fn HandedOver() -> impl IntoView {
    document().set_title(Common::AppName.text());
    let book = use_book();
    // Only a new hand-over makes the screen anew, a wrong code does not: somebody may be writing.
    let people = Memo::new(move |_| match book.handed().get() {
        Handed::Yes(HandOver { group, people, .. }) => Some((group, people)),
        _ => None,
    });
    view! {
        <Sprite/>
        <main class="handed" id="content" tabindex="-1">
            {live(move || match people.get() {
                Some((group, people)) => {
                    let round = RwSignal::new(None::<Round>);
                    let problem = RwSignal::new(None::<String>);
                    leptos::task::spawn_local(async move {
                        match book.round(group).await {
                            Ok(kept) => drop(round.try_set(Some(kept.unwrap_or_else(|| Round::new(clock::new_id(), group))))),
                            Err(error) => drop(problem.try_set(Some(store_sentence(&error).to_owned()))),
                        }
                    });
                    view! { <Asked round people problem/> }.into_any()
                }
                None => view! { <Loading/> }.into_any(),
            })}
        </main>
    }
    .into_any()
}

#[component]
fn Asked(round: RwSignal<Option<Round>>, people: Vec<PersonId>, problem: RwSignal<Option<String>>) -> impl IntoView {
    let at = RwSignal::new(At::Choosing);
    let is_few = people.len() < FEWEST;
    let people = StoredValue::new(people);
    let fewest = FEWEST.to_string();
    let step = move |next: At| {
        at.set(next);
        request_animation_frame(|| _ = focus("content"));
    };
    let lede = if is_few { T::FewHere } else { T::DeviceLede }.with(&[&fewest]);
    view! {
        <header class="head"><div class="head-words">
            <h1>{T::Title.text()}</h1>
            <p class="lede">{lede}</p>
            {(!is_few).then(|| view! { <p class="soft">{T::Kept.text()}</p> })}
        </div></header>
        {live(move || problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=text/> }))}
        <div class="panel">
            {live(move || {
                let left = round.with(|round| round.as_ref().map(|round| left(&people.get_value(), round)))?;
                Some(match at.get() {
                    At::Choosing => view! { <Choosing left on_choose=move |person| step(At::Answering(person))/> }.into_any(),
                    At::Answering(person) => view! { <Answering person round on_step=step/> }.into_any(),
                    At::Thanked => view! { <Thanked is_last=left.is_empty() on_next=move |()| step(At::Choosing)/> }.into_any(),
                })
            })}
        </div>
        <TakeBack/>
    }
    .into_any()
}

/// Those who have not answered.
fn left(people: &[PersonId], round: &Round) -> Vec<PersonId> {
    people.iter().copied().filter(|person| !round.has(*person)).collect()
}

#[component]
fn Choosing(left: Vec<PersonId>, #[prop(into)] on_choose: Callback<PersonId>) -> impl IntoView {
    let book = use_book();
    let name = |person| book.shelf().with_untracked(|shelf| shelf.code_name(person).unwrap_or("–").to_owned());
    let mut left: Vec<_> = left.into_iter().map(|person| (person, name(person))).collect();
    sort_by_key(&mut left, |(_, name)| name.clone());
    if left.is_empty() {
        return view! { <p role="status">{T::AllDone.text()}</p> }.into_any();
    }
    let button = |(person, name): (PersonId, String)| {
        view! { <li><Button on_press=move |()| on_choose.run(person)>{name}</Button></li> }
    };
    view! {
        <h2>{T::Choose.text()}</h2>
        <p class="hint">{T::ChooseHint.text()}</p>
        <ul class="handed-names">{left.into_iter().map(button).collect_view()}</ul>
    }
    .into_any()
}

#[component]
fn Answering(person: PersonId, round: RwSignal<Option<Round>>, #[prop(into)] on_step: Callback<At>) -> impl IntoView {
    let book = use_book();
    let name = book.shelf().with_untracked(|shelf| shelf.code_name(person).unwrap_or("–").to_owned());
    let give = move |(form, answer): (Form, Answer)| {
        let Some(group) = round.with_untracked(|round| round.as_ref().map(|round| round.group)) else { return };
        if form.busy.get_untracked() {
            return;
        }
        form.busy.set(true);
        leptos::task::spawn_local(async move {
            let given = async {
                // As it stands on the disk: another window may have taken an answer in.
                let kept = book.round(group).await.map_err(|error| store_sentence(&error))?;
                let mut next = kept.or_else(|| round.get_untracked()).ok_or(T::Problem.text())?;
                next.take(person, &answer).map_err(not_taken)?;
                book.keep_round(&next).await.map_err(|error| store_sentence(&error))?;
                Ok::<_, &'static str>(next)
            };
            let given = given.await;
            form.busy.try_set(false);
            match given {
                Ok(next) => {
                    on_step.try_run(At::Thanked);
                    round.try_set(Some(next));
                }
                Err(sentence) => drop(form.errors.try_set(vec![FieldError::at("", sentence)])),
            }
        });
    };
    view! {
        <div class="row">
            <p class="grow"><strong>{T::AnswerAs.with(&[&name])}</strong></p>
            <Button kind=ButtonKind::Quiet on_press=move |()| on_step.run(At::Choosing)>{T::NotMe.text()}</Button>
        </div>
        <Questions save=T::Give on_give=give/>
    }
    .into_any()
}

#[component]
fn Thanked(is_last: bool, #[prop(into)] on_next: Callback<()>) -> impl IntoView {
    let next = if is_last { T::AllDone } else { T::Next };
    view! {
        <div role="status"><h2>{T::Thanks.text()}</h2><p>{next.text()}</p></div>
        {(!is_last).then(|| view! {
            <div class="row"><Button kind=ButtonKind::Main on_press=on_next>{T::NextButton.text()}</Button></div>
        })}
    }
    .into_any()
}
