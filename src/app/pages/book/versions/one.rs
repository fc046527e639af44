//! One record in several versions: what differs, who made it when, and the decision.

use super::Versions;
use crate::app::components::{Button, ButtonKind, Choice as Pick, LinkButton, Notice, NoticeKind, RadioGroup};
use crate::app::format;
use crate::app::pages::book::history::list::{file_of, record_name};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::errors::save_sentence;
use crate::app::texts::unite::{VersionsText as T, cause};
use crate::app::trail::{Names, Said, field};
use crate::app::verdicts::place;
use crate::domain::clash::{Cause, Clash};
use crate::domain::record::Revision;
use crate::journal::entry::{Entry, State};
use crate::journal::merge::{Choice, decide};
use crate::journal::trail::{Step, between};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A question, and what may be answered: its field, none for the record as a whole.
#[derive(Clone)]
struct Question {
    field: Option<String>,
    id: String,
    label: String,
    picks: Vec<Pick>,
    value: RwSignal<String>,
}

/// One record in several versions.
#[component]
pub(super) fn OneClash(versions: Versions) -> impl IntoView {
    let book = use_book();
    let (clash, entries) = versions;
    let group = clash.home.group();
    let group_name =
        group.and_then(|group| book.summaries().with_untracked(|rows| rows.get(&group).map(|row| row.name.clone())));
    let name = untrack(|| record_name(book, group, clash.of));
    let id = format!("clash-{}", clash.id);
    let judged = clash.versions.last().and_then(|last| entries.get(last)).map(|entry| who(book, entry));
    let tables = tables(book, &name, &clash, &entries);
    let questions = questions(book, &id, &clash, &entries);
    let problem = RwSignal::new(None::<String>);
    let held = StoredValue::new((clash.clone(), entries));
    let asked = StoredValue::new(questions.clone());
    let save = move |choice: Option<Choice>| {
        let Some(choice) = choice else { return problem.set(Some(T::NotChosen.text().to_owned())) };
        let decision = held.with_value(|(clash, entries)| decide(&book.snapshot(), clash, entries, &choice));
        let Some(decision) = decision else { return problem.set(Some(T::NotTogether.text().to_owned())) };
        leptos::task::spawn_local(async move {
            match book.decide(decision).await {
                Ok(entry) => book.say_done(T::Decided.text(), entry),
                Err(error) => drop(problem.try_set(Some(save_sentence(&error)))),
            }
        });
    };
    let decided = move |()| save(asked.with_value(|questions| chosen(questions)));
    let as_it_stands = move |()| save(Some(Choice::AsItStands));
    let anew = group.and_then(|group| {
        let file = untrack(|| file_of(book, Some(group)));
        book.shelf().with_untracked(|shelf| place(shelf, &file, group, clash.of))
    });
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <div class="section-head">
                <h2 id=id.clone()>{name}</h2>
                {group_name.map(|name| view! { <p class="small faint">{name}</p> })}
            </div>
            <div class="panel stack">
                <p class="measure">{cause(clash.cause)} " " {judged.map(|judged| T::Judged.with(&[&judged]))}</p>
                {tables}
                {questions.into_iter().map(|question| view! {
                    <RadioGroup id=question.id label=question.label choices=question.picks value=question.value/>
                }).collect_view()}
                {move || problem.get().map(|title| view! { <Notice kind=NoticeKind::Bad title/> })}
                <div class="row">
                    <Button kind=ButtonKind::Main on_press=decided>{T::Decide.text()}</Button>
                    {anew.map(|to| view! { <LinkButton to>{T::Anew.text()}</LinkButton> })}
                    <Button on_press=as_it_stands>{T::AsItStands.text()}</Button>
                </div>
                <p class="small soft measure">{T::AnewHint.text()}</p>
            </div>
        </section>
    }
    .into_any()
}

/// Who saved a version, when and where.
fn who(book: BookCtx, entry: &Entry) -> String {
    let when = format!("{}, {}", format::day_short(entry.at.date()), format::time(&entry.at));
    let place = device(book, entry);
    let actor =
        entry.actor.and_then(|actor| book.shelf().with_untracked(|shelf| shelf.code_name(actor).map(str::to_owned)));
    match actor {
        Some(actor) => T::By.with(&[&actor, &when, place]),
        None => T::ByNobody.with(&[&when, place]),
    }
}

/// Where a version was saved.
fn device(book: BookCtx, entry: &Entry) -> &'static str {
    if book.keeper().is_own(entry.revision()) { T::Here } else { T::There }.text()
}

fn state<'a>(clash: &Clash, entry: &'a Entry) -> Option<&'a State> {
    let other = if let Cause::Double(other) = clash.cause { entry.change(other) } else { None };
    entry.change(clash.of).or(other).map(|change| &change.state)
}

/// A version with the schema that it is written in; none where it takes the record away or was erased.
fn version<'a>(clash: &Clash, entry: &'a Entry) -> Option<(u16, &'a State)> {
    state(clash, entry).filter(|state| state.content().is_some()).map(|state| (entry.schema, state))
}

/// A field of a version in words; none where nothing stands there.
fn words(names: Names<'_>, clash: &Clash, entry: &Entry, name: &str) -> Option<String> {
    let lines = between(None, version(clash, entry));
    let stands = lines.iter().filter(|line| line.path.first() == Some(&Step::Field(name.to_owned())));
    let alone = |said: Said, line: &crate::journal::trail::Line| {
        let [_, after] = said.sides();
        // a field of its own says what it is by the question; parts of it say which they are
        if line.path.len() == 1 { after } else { after.map(|after| format!("{}: {after}", said.what)) }
    };
    let words: Vec<_> = stands.filter_map(|line| alone(names.line(clash.of.kind, line), line)).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// Each earlier version beside the one that was saved last.
fn tables(book: BookCtx, name: &str, clash: &Clash, entries: &BTreeMap<Revision, Entry>) -> Vec<AnyView> {
    let Some((last, earlier)) = clash.versions.split_last() else { return Vec::new() };
    let Some(last) = entries.get(last) else { return Vec::new() };
    let file = untrack(|| file_of(book, clash.home.group()));
    let beside = |entry: &Entry| {
        let found = between(version(clash, entry), version(clash, last));
        let lines = book.shelf().with_untracked(|shelf| Names { shelf, file: &file }.lines(clash.of.kind, &found));
        table(
            name,
            [entry, last].map(|entry| (who(book, entry), device(book, entry))),
            [entry, last].map(|entry| version(clash, entry).is_some()),
            lines,
        )
    };
    earlier.iter().filter_map(|revision| entries.get(revision)).map(beside).collect()
}

fn table(name: &str, heads: [(String, &'static str); 2], stands: [bool; 2], lines: Vec<Said>) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="soft">{T::Alike.text()}</p> }.into_any();
    }
    let [earlier, last] = heads;
    let [there, here] = stands;
    let cell = move |text: Option<String>, stands: bool, device: &'static str| {
        let text = text.unwrap_or_else(|| if stands { T::Nothing } else { T::Removed }.text().to_owned());
        view! { <td class="typed" data-label=device>{text}</td> }
    };
    let row = |line: Said| {
        let [before, after] = line.sides();
        view! {
            <tr>
                <th scope="row">{line.what}</th>
                {cell(before, there, earlier.1)}
                {cell(after, here, last.1)}
            </tr>
        }
    };
    let rows = lines.into_iter().map(row).collect_view();
    view! {
        <div class="table">
            <table class="stacks">
                <caption>{T::Caption.with(&[name])}</caption>
                <thead>
                    <tr>
                        <th scope="col">{T::Field.text()}</th>
                        <th scope="col">{earlier.0}</th>
                        <th scope="col">{last.0}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A question for each field, or one for the record as a whole.
fn questions(book: BookCtx, id: &str, clash: &Clash, entries: &BTreeMap<Revision, Entry>) -> Vec<Question> {
    let versions: Vec<_> = clash.versions.iter().filter_map(|revision| entries.get(revision)).collect();
    let pick = |entry: &Entry, hint: String| Pick::new(entry.revision().to_string(), hint);
    if clash.cause != Cause::Fields {
        let whole = |entry: &&Entry| {
            let removes = state(clash, entry) == Some(&State::Removed);
            let text =
                if removes { format!("{}: {}", T::RemovedChoice.text(), who(book, entry)) } else { who(book, entry) };
            pick(entry, text)
        };
        return vec![Question {
            field: None,
            id: format!("{id}-whole"),
            label: T::ChooseWhole.text().to_owned(),
            picks: versions.iter().map(whole).collect(),
            value: RwSignal::new(String::new()),
        }];
    }
    let file = untrack(|| file_of(book, clash.home.group()));
    let of = |path: &String| {
        let value = |entry: &&Entry| {
            let value = book.shelf().with_untracked(|shelf| words(Names { shelf, file: &file }, clash, entry, path));
            let value = value.unwrap_or_else(|| T::Nothing.text().to_owned());
            pick(entry, format!("{value} · {}", who(book, entry)))
        };
        Question {
            field: Some(path.clone()),
            id: format!("{id}-{path}"),
            label: T::Choose.with(&[&field(path)]),
            picks: versions.iter().map(value).collect(),
            value: RwSignal::new(String::new()),
        }
    };
    clash.fields.iter().map(of).collect()
}

/// What was chosen; none while a question is open.
fn chosen(questions: &[Question]) -> Option<Choice> {
    let mut fields = BTreeMap::new();
    for question in questions {
        let revision: Revision = question.value.with_untracked(|key| key.parse()).ok()?;
        match &question.field {
            None => return Some(Choice::Version(revision)),
            Some(field) => drop(fields.insert(field.clone(), revision)),
        }
    }
    Some(Choice::Fields(fields))
}
