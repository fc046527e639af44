//! What mentees said by themselves, in rounds that are closed: by question, never by person.

use super::page::standing;
use crate::app::components::live;
use crate::app::format;
use crate::app::state::group::use_group;
use crate::app::texts::answers::{AnswerText, RoundText as T};
use crate::app::texts::counted;
use crate::domain::evaluation::{FEWEST, Gathered, Said};
use leptos::prelude::*;

/// The questions in the order in which they are asked.
const QUESTIONS: [AnswerText; 4] =
    [AnswerText::Group, AnswerText::Individual, AnswerText::Benefit, AnswerText::Improve];

/// All closed rounds; nothing where there is none.
#[component]
pub(super) fn Gatherings() -> impl IntoView {
    let group = use_group();
    let all = Memo::new(move |_| standing(group).map(|(evaluation, _)| evaluation.gathered).unwrap_or_default());
    live(move || all.get().into_iter().map(|gathered| view! { <Gathering gathered/> }).collect_view())
}

#[component]
fn Gathering(gathered: Gathered) -> impl IntoView {
    let count = gathered.answered.len();
    // Whatever came with a file: fewer are never told apart.
    let is_few = count < FEWEST;
    let lede = if is_few {
        T::GatheredFew.with(&[&count.to_string(), &FEWEST.to_string()])
    } else {
        T::GatheredLede.with(&[&count.to_string()])
    };
    let question = |(question, said): (AnswerText, &Said)| {
        let mut texts = said.texts.clone();
        texts.sort();
        let number = usize::try_from(said.count).unwrap_or(usize::MAX);
        view! {
            <section class="gathered-question">
                <h4>{question.text()}</h4>
                <p class="small soft">{counted(number, T::AnswersOne.text(), T::AnswersMany.text())}</p>
                {if texts.is_empty() {
                    view! { <p class="soft">{T::NoText.text()}</p> }.into_any()
                } else {
                    let text = |text| view! { <li>{text}</li> };
                    view! { <ul class="bullets gathered-texts">{texts.into_iter().map(text).collect_view()}</ul> }.into_any()
                }}
            </section>
        }
    };
    let questions = (!is_few).then(|| QUESTIONS.into_iter().zip(gathered.questions()).map(question).collect_view());
    view! {
        <div class="panel gathered">
            <h3>{T::Gathered.with(&[&format::day(gathered.on)])}</h3>
            <p class="soft measure">{lede}</p>
            {questions}
        </div>
    }
    .into_any()
}
