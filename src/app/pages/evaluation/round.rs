//! The mentor's side of the answers that mentees give by themselves: who has answered, and nothing of what they said.

use super::closing::CloseRound;
use super::gathered::Gatherings;
use super::hand::HandOverButton;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Choice, IconName, Notice, NoticeKind, SelectField, live};
use crate::app::files::{self, FileKind};
use crate::app::format;
use crate::app::pages::answers::open::{OpenSheet, not_taken};
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::answers::RoundText as T;
use crate::app::texts::book::file_sentence;
use crate::app::texts::counted;
use crate::app::texts::errors::store_sentence;
use crate::domain::evaluation::FEWEST;
use crate::domain::group::Role;
use crate::domain::ids::PersonId;
use crate::domain::round::Round;
use crate::domain::sort::sort_by_key;
use crate::exchange::answers::{Answered, Sheet, form};
use leptos::prelude::*;

/// The round of this page. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Rounds {
    pub(super) group: GroupCtx,
    /// As it was read last; none before that, or where nobody was asked yet.
    pub(super) open: RwSignal<Option<Round>>,
    pub(super) problem: RwSignal<Option<String>>,
    /// A file that waits to be told whose it is.
    waiting: RwSignal<Option<Answered>>,
}

impl Rounds {
    fn new(group: GroupCtx) -> Self {
        let (open, problem, waiting) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(None));
        let rounds = Self { group, open, problem, waiting };
        leptos::task::spawn_local(async move {
            match group.book.round(group.id).await {
                Ok(round) => drop(open.try_set(round)),
                Err(error) => rounds.fail(store_sentence(&error)),
            }
        });
        rounds
    }

    pub(super) fn fail(self, sentence: impl Into<String>) {
        self.problem.try_set(Some(sentence.into()));
    }

    /// Those who are asked: mentees and participants of today and those who left, with their code names.
    pub(super) fn asked(self) -> Vec<(PersonId, String)> {
        let mut asked: Vec<_> = self.group.file.with(|file| {
            let mentored = file.members.iter().filter(|member| matches!(member.role, Role::Mentee | Role::Participant));
            mentored.map(|member| (member.person, self.group.name(member.person))).collect()
        });
        sort_by_key(&mut asked, |(person, name): &(PersonId, String)| (name.clone(), *person));
        asked.dedup();
        asked
    }

    fn missing(self) -> Vec<(PersonId, String)> {
        let has = |person| self.open.with(|round| round.as_ref().is_some_and(|round| round.has(person)));
        self.asked().into_iter().filter(|(person, _)| !has(*person)).collect()
    }

    /// How many have answered.
    pub(super) fn count(self) -> usize {
        self.open.with(|round| round.as_ref().map_or(0, Round::count))
    }

    /// The open round, begun where there is none, and kept on the device.
    pub(super) async fn begin(self) -> Result<Round, String> {
        let book = self.group.book;
        let kept = book.round(self.group.id).await.map_err(|error| store_sentence(&error).to_owned())?;
        if let Some(round) = kept {
            return Ok(round);
        }
        let round = Round::new(clock::new_id(), self.group.id);
        book.keep_round(&round).await.map_err(|error| store_sentence(&error).to_owned())?;
        self.open.try_set(Some(round.clone()));
        Ok(round)
    }

    fn save_form(self) {
        self.problem.set(None);
        leptos::task::spawn_local(async move {
            let saved = async {
                let round = self.begin().await?;
                let bytes =
                    form(env!("CARGO_PKG_VERSION"), clock::now(), round.id).map_err(|error| error.to_string())?;
                files::save(FileKind::Form, &bytes).map_err(|error| file_sentence(&error))
            };
            match saved.await {
                Ok(name) => self.group.book.say(T::FormSaved.with(&[&name])),
                Err(sentence) => self.fail(sentence),
            }
        });
    }

    fn opened(self, read: Result<Sheet, String>) {
        self.problem.set(None);
        self.waiting.set(None);
        let answered = match read {
            Ok(Sheet::Answer(answered)) => answered,
            Ok(Sheet::Form(_)) => return self.fail(T::IsForm.text()),
            Err(sentence) => return self.fail(sentence),
        };
        let accepted = self.open.with_untracked(|round| {
            let round = round.as_ref().ok_or(T::NoRound.text())?;
            round.accepts(answered.round, answered.id).map_err(not_taken)
        });
        match accepted {
            Ok(()) if untrack(|| self.missing()).is_empty() => self.fail(T::AllAnswered.text()),
            Ok(()) => self.waiting.set(Some(answered)),
            Err(sentence) => self.fail(sentence),
        }
    }

    fn take_in(self, answered: Answered, person: PersonId) {
        leptos::task::spawn_local(async move {
            let taken = async {
                let book = self.group.book;
                let kept = book.round(self.group.id).await.map_err(|error| store_sentence(&error))?;
                let mut next = kept.ok_or(T::NoRound.text())?;
                next.take_file(answered.round, answered.id, person, &answered.answer).map_err(not_taken)?;
                book.keep_round(&next).await.map_err(|error| store_sentence(&error))?;
                Ok::<_, &'static str>(next)
            };
            match taken.await {
                Ok(next) => {
                    self.open.try_set(Some(next));
                    self.waiting.try_set(None);
                    self.group.book.say(T::TakenIn.text());
                }
                Err(sentence) => self.fail(sentence),
            }
        });
    }
}

/// The section of the page.
#[component]
pub(super) fn RoundSection() -> impl IntoView {
    let rounds = Rounds::new(use_group());
    let fewest = FEWEST.to_string();
    let is_few = Memo::new(move |_| rounds.asked().len() < FEWEST);
    let few = T::FewMembers.with(&[&fewest]);
    view! {
        <section class="section" id="by-themselves" tabindex="-1">
            <div class="section-head"><h2>{T::Title.text()}</h2></div>
            <p class="soft measure">{T::Lede.with(&[&fewest])}</p>
            {live(move || is_few.get().then(|| view! { <Notice kind=NoticeKind::Heed title=few.clone()/> }))}
            {live(move || rounds.problem.get().map(|text| view! {
                <Notice kind=NoticeKind::Bad title=crate::app::texts::answers::AnswerText::Problem.text() text=text/>
            }))}
            <Standing rounds/>
            <div class="row">
                <HandOverButton rounds/>
                <Button icon=IconName::Download id="save-form" on_press=move |()| rounds.save_form()>{T::SaveForm.text()}</Button>
                <OpenSheet id="open-answer" label=T::OpenAnswer.text() on_read=move |read| rounds.opened(read)/>
                {live(move || (rounds.count() > 0).then(|| view! { <CloseRound rounds/> }))}
            </div>
            {live(move || rounds.waiting.get().map(|answered| view! { <Sender rounds answered/> }))}
            <Gatherings/>
        </section>
    }
    .into_any()
}

/// How many have answered, and who has not.
#[component]
fn Standing(rounds: Rounds) -> impl IntoView {
    let names =
        |people: Vec<(PersonId, String)>| format::list(&people.into_iter().map(|(_, name)| name).collect::<Vec<_>>());
    live(move || {
        rounds.open.with(Option::is_some).then(|| {
            let (asked, missing) = (rounds.asked(), rounds.missing());
            let count = rounds.count();
            let answered = asked.iter().filter(|each| !missing.contains(each)).cloned().collect::<Vec<_>>();
            let said = match count {
                0 => T::NobodyYet.text().to_owned(),
                _ => counted(count, T::CountOne.text(), T::CountMany.text()).replace("{1}", &asked.len().to_string()),
            };
            view! {
                <div id="round-standing" role="status">
                    <p><strong>{said}</strong></p>
                    {(!answered.is_empty()).then(|| view! { <p class="small">{T::Answered.with(&[&names(answered)])}</p> })}
                    {(!missing.is_empty() && count > 0).then(|| view! { <p class="small">{T::Missing.with(&[&names(missing)])}</p> })}
                    {(count > 0).then(|| view! { <p class="small soft">{T::Waits.text()}</p> })}
                </div>
            }
        })
    })
}

/// Whose the opened file is.
#[component]
fn Sender(rounds: Rounds, answered: Answered) -> impl IntoView {
    let person = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let choices = Signal::derive(move || {
        let choice = |(person, name): (PersonId, String)| Choice::new(person.to_string(), name);
        std::iter::once(Choice::new("", "")).chain(rounds.missing().into_iter().map(choice)).collect::<Vec<_>>()
    });
    let answered = StoredValue::new(answered);
    let take_in = move |()| match person.get_untracked().parse() {
        Ok(person) => rounds.take_in(answered.get_value(), person),
        Err(_) => error.set(Some(T::ChooseSender.text().to_owned())),
    };
    view! {
        <div class="panel">
            <SelectField id="answer-from" label=T::FromWhom.text() hint=T::FromWhomHint.text() choices value=person error=error/>
            <div class="row">
                <Button kind=ButtonKind::Main on_press=take_in>{T::TakeIn.text()}</Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| rounds.waiting.set(None)>{T::Discard.text()}</Button>
            </div>
        </div>
    }
    .into_any()
}
