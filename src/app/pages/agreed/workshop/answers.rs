//! Everybody's word on the agreement in force, one tap each.

use crate::app::clock;
use crate::app::components::{Button, ButtonKind, DateField, For, Icon, IconName, TextField, live};
use crate::app::format;
use crate::app::pages::agreed::words::{Say, day_of, last, present, record};
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::workshop::WorkshopText as T;
use crate::domain::agreement::{Agreement, AgreementKind, Assent, AssentTo};
use crate::domain::ids::PersonId;
use leptos::prelude::*;

/// The version whose answers are shown: the working agreement, or the contract while there is only that.
fn shown(standing: &[Agreement]) -> Option<AssentTo> {
    let working = standing.iter().find(|version| version.kind == AgreementKind::WorkingAgreement);
    working.or(standing.first()).map(|version| AssentTo::Agreement(version.id))
}

#[component]
pub(super) fn Answers(standing: Memo<Vec<Agreement>>) -> impl IntoView {
    let group = use_group();
    let on = RwSignal::new(clock::today().to_string());
    let reason = RwSignal::new(String::new());
    // One word is on both kinds: they are one agreement in two parts.
    let say = move |people: Vec<PersonId>, say: Say| {
        let versions = standing.get_untracked();
        let to = || versions.iter().map(|version| AssentTo::Agreement(version.id));
        let answers: Vec<_> = people.into_iter().flat_map(|person| to().map(move |to| (person, to, say))).collect();
        let reason_said = reason.get_untracked().trim().to_owned();
        let edit = untrack(|| record(group, day_of(on), &reason_said, &answers));
        reason.set(String::new());
        group.book.act(edit, T::AnswerSaved.text());
    };
    let say = StoredValue::new(say);
    let silent = move || {
        let to = standing.with(|standing| shown(standing));
        let people = present(group).into_iter().map(|(person, _)| person);
        people.filter(|person| to.is_some_and(|to| last(group, *person, to).is_none())).collect::<Vec<_>>()
    };
    let all_yes = move |()| say.with_value(|say| say(untrack(silent), Say::Yes));
    let is_done = Signal::derive(move || silent().is_empty());
    let rest = move || {
        let left = silent().len();
        if left == present(group).len() { T::AllYes.text().to_owned() } else { T::RestYes.with(&[&left.to_string()]) }
    };
    view! {
        <section class="section" aria-labelledby="answers-title">
            <div class="section-head"><h2 id="answers-title">{T::AnswersTitle.text()}</h2></div>
            {live(move || {
                let Some(to) = standing.with(|standing| shown(standing)) else {
                    return view! { <p class="soft">{T::NothingToAnswer.text()}</p> }.into_any();
                };
                view! {
                    <p class="hint">{T::AnswersHint.text()}</p>
                    <div class="panel">
                        <div class="form-row answers-day">
                            <DateField id="assent" label=T::SaidOn.text() value=on/>
                            <TextField id="assent-reason" label=T::ReasonOf.text() hint=T::ReasonHint.text() value=reason optional=true/>
                        </div>
                        <ul class="answers">
                            <For each=move || present(group) key=|(person, _)| *person let:person>
                                <Row group person to say=Callback::new(move |(person, word)| say.with_value(|say| say(vec![person], word)))/>
                            </For>
                        </ul>
                        <p class="small soft" role="status">{move || tally(group, to)}</p>
                        <Button kind=ButtonKind::Main icon=IconName::Pass id="all-yes" disabled=is_done on_press=all_yes>{rest}</Button>
                    </div>
                }
                .into_any()
            })}
        </section>
    }
    .into_any()
}

/// How the answers stand, in a sentence.
fn tally(group: GroupCtx, to: AssentTo) -> String {
    let answers: Vec<_> =
        present(group).into_iter().map(|(person, _)| last(group, person, to).as_ref().map(Say::of)).collect();
    let count = |said: Option<Say>| answers.iter().filter(|answer| **answer == said).count().to_string();
    T::Tally.with(&[&count(Some(Say::Yes)), &count(Some(Say::No)), &count(Some(Say::Abstain)), &count(None)])
}

const WORDS: [(Say, T, IconName); 3] = [
    (Say::Yes, T::Yes, IconName::Pass),
    (Say::No, T::No, IconName::Fail),
    (Say::Abstain, T::Abstain, IconName::NotApplicable),
];

/// One person with the three answers.
#[component]
fn Row(group: GroupCtx, person: (PersonId, String), to: AssentTo, say: Callback<(PersonId, Say)>) -> impl IntoView {
    let (person, name) = person;
    let answer = Memo::new(move |_| last(group, person, to));
    let label = name.clone();
    let button = move |(word, text, icon): (Say, T, IconName)| {
        let pressed = move || answer.with(|answer| answer.as_ref().map(Say::of)) == Some(word);
        view! {
            <button type="button" class="button answer" aria-pressed=move || pressed().to_string() on:click=move |_| say.run((person, word))>
                <Icon name=icon/>
                {text.text()}
            </button>
        }
    };
    let detail =
        move || answer.with(|answer| answer.as_ref().map(detail)).unwrap_or_else(|| T::NoAnswer.text().to_owned());
    view! {
        <li>
            <span class="answers-name">{name}</span>
            <span class="small soft">{detail}</span>
            <span class="answers-words" role="group" aria-label=label>{WORDS.map(button).collect_view()}</span>
        </li>
    }
    .into_any()
}

/// When it was said, and why.
fn detail(answer: &Assent) -> String {
    let day = match answer.withdrawn_on {
        Some(day) => T::WithdrawnOn.with(&[&format::day_short(day)]),
        None => format::day_short(answer.on),
    };
    if answer.reason.is_empty() { day } else { format!("{day}: {}", answer.reason) }
}
