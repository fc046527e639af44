//! Who said yes to what: the form for a round of answers, and each person's answers with their withdrawal.

use super::rows::{RecordAct, RecordRow, record_list};
use crate::app::clock;
use crate::app::components::{Choice, IconName};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::agreed::AgreedText as T;
use crate::app::texts::choices as words;
use crate::app::texts::common::Common;
use crate::app::texts::errors::FormText;
use crate::domain::agreement::{Agreement, AgreementKind, Assent, AssentTo};
use crate::domain::ids::PersonId;
use crate::domain::record::Entity;
use crate::domain::sort::sort_by_key;
use crate::journal::entry::Act;
use leptos::prelude::*;

/// What can be assented to in this group, with its words.
fn offers(group: GroupCtx) -> Vec<(AssentTo, String)> {
    group.file.with(|file| {
        let last = |kind| {
            let versions = file.agreements.iter().filter(move |version: &&Agreement| version.kind == kind);
            versions.max_by_key(|version| (version.on, version.id))
        };
        let agreements =
            [(AgreementKind::WorkingAgreement, T::WorkingAgreement), (AgreementKind::Contract, T::Contract)];
        let agreements = agreements.into_iter().filter_map(|(kind, word)| {
            let version = last(kind)?;
            Some((AssentTo::Agreement(version.id), format!("{}, {}", word.text(), format::day_short(version.on))))
        });
        let goals = file.goals.iter().filter(|goal| goal.person.is_none());
        let goals = goals.map(|goal| (AssentTo::Goal(goal.id), T::GoalOf.with(&[&goal.text])));
        let plain = AssentTo::PLAIN.into_iter().map(|to| (to, words::assent(to).to_owned()));
        agreements.chain(goals).chain(plain).collect()
    })
}

/// The form and the answers so far.
#[component]
pub(super) fn Assents() -> impl IntoView {
    let group = use_group();
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::AssentsTitle.text()}</h2></div>
            {move || record_list(rows(group), T::NoAnswers.text())}
            {move || assent_form(group)}
        </section>
    }
    .into_any()
}

fn answer_id(person: &str) -> String {
    format!("answer-{person}")
}

fn assent_form(group: GroupCtx) -> AnyView {
    let offers = offers(group);
    let people = group.people();
    let choices =
        offers.iter().enumerate().map(|(place, (_, words))| Choice::new(place.to_string(), words.clone())).collect();
    let answers = || vec![Choice::new("yes", T::Assents.text()), Choice::new("no", T::Dissents.text())];
    let mut asks = vec![
        Ask::pick("assent", T::AssentTo.text(), choices, String::new()),
        Ask::day("assent-on", T::AssentOn.text(), Some(clock::today())),
    ];
    asks.extend(people.iter().map(|(person, name)| {
        Ask::radio(answer_id(&person.to_string()), T::AnswerOf.with(&[name]), answers(), String::new())
    }));
    asks.push(Ask::line("assent-reason", T::AssentReason.text(), ""));
    let form = Form::new(format!("assents-{}", group.id));
    let sheet = Sheet::new(form, asks);
    let on_save = move |()| {
        let build = || untrack(|| read(group, sheet));
        form.submit(build, move |revision| group.book.say_done(T::Saved.text(), revision));
    };
    view! {
        <div class="panel">
            <FormView form=form on_save=on_save save=T::SaveAssents.text()>{sheet.view()}</FormView>
        </div>
    }
    .into_any()
}

fn read(group: GroupCtx, sheet: Sheet) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let to = sheet.key::<usize>("assent").and_then(|place| offers(group).into_iter().nth(place));
    if to.is_none() {
        reader.refuse("assent", FormText::ChooseOne.text());
    }
    let on = sheet.required_date(&mut reader, "assent-on");
    let answered = |(person, _): (PersonId, String)| {
        let answer = sheet.get(&answer_id(&person.to_string()));
        (!answer.is_empty()).then(|| (person, answer == "yes"))
    };
    let answers: Vec<_> = group.people().into_iter().filter_map(answered).collect();
    if answers.is_empty() {
        reader.refuse("", T::NobodyChosen.text());
    }
    let made = to.zip(on).map(|((to, _), on)| {
        let reason = sheet.get("assent-reason");
        let assent = |(person, given)| Assent {
            id: clock::new_id(),
            group: group.id,
            person,
            to,
            on,
            given,
            withdrawn_on: None,
            reason: reason.clone(),
        };
        let assents: Vec<Assent> = answers.iter().copied().map(assent).collect();
        let edit = Edit::labelled(Act::Add, assents.first().map(Entity::key), Some(group.id));
        assents.into_iter().fold(edit, |edit, assent| edit.and(assent, None))
    });
    reader.finish(made)
}

/// Each answer with what can be done about it, by person and day.
fn rows(group: GroupCtx) -> Vec<RecordRow> {
    let offers = offers(group);
    let mut assents: Vec<Assent> = group.file.with(|file| file.assents.iter().cloned().collect());
    sort_by_key(&mut assents, |assent| (group.name(assent.person), assent.on, assent.id));
    assents.into_iter().map(|assent| row(group, &offers, assent)).collect()
}

fn row(group: GroupCtx, offers: &[(AssentTo, String)], assent: Assent) -> RecordRow {
    let words = offers.iter().find(|(to, _)| *to == assent.to);
    let words = words.map_or_else(|| words::assent(assent.to).to_owned(), |(_, words)| words.clone());
    let said = if assent.given { T::GivenOn } else { T::RefusedOn };
    let mut detail = said.with(&[&format::day_short(assent.on)]);
    if let Some(day) = assent.withdrawn_on {
        detail = format!("{detail}, {}", T::WithdrawnOn.with(&[&format::day_short(day)]));
    }
    if !assent.reason.is_empty() {
        detail = format!("{detail}: {}", assent.reason);
    }
    let text = format!("{}: {words}", group.name(assent.person));
    let open = assent.given && assent.withdrawn_on.is_none();
    let revision = move |assent: &Assent| group.file.with_untracked(|file| file.assents.revision(assent.id.0));
    let gone = assent.clone();
    let remove = RecordAct {
        word: Common::Remove.text(),
        icon: IconName::Remove,
        run: Callback::new(move |()| {
            if let Some(revision) = revision(&gone) {
                group.book.act(Edit::removal(&gone, revision), T::Removed.text());
            }
        }),
    };
    let withdraw = open.then(|| RecordAct {
        word: T::Withdraw.text(),
        icon: IconName::Undo,
        run: Callback::new(move |()| {
            let withdrawn = Assent { withdrawn_on: Some(clock::today().max(assent.on)), ..assent.clone() };
            let revision = revision(&withdrawn);
            group.book.act(Edit::record(withdrawn, revision), T::Saved.text());
        }),
    });
    RecordRow { text, detail, acts: withdraw.into_iter().chain([remove]).collect() }
}
