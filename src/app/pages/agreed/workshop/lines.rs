//! The clauses on the bench, each with its words, its place and why it matters; and the library beside them.

use super::bench::{Bench, KINDS, Line, clause_id, heading, kind_word};
use crate::app::components::{Button, ButtonKind, For, IconName, Show, TextArea, TextField, live};
use crate::app::pages::agreed::{key, of_key};
use crate::app::texts::choices as words;
use crate::app::texts::common::Common;
use crate::app::texts::workshop::WorkshopText as T;
use crate::app::verdicts::{LANGUAGE, text};
use crate::domain::agreement::{AgreementKind, Clause, ClauseTopic};
use crate::templates::{LibraryClause, Want, Wanted, library};
use leptos::prelude::*;

/// Both parts of the agreement, with what is on the bench.
#[component]
pub(super) fn Lines(bench: Bench, wanted: Signal<Vec<Wanted>>) -> impl IntoView {
    let part = move |kind: AgreementKind| {
        let none = move || bench.of_kind(kind).is_empty();
        // A finding on the contract as a whole leads to its heading.
        let id = (kind == AgreementKind::Contract).then_some("contract");
        view! {
            <section class="bench-part">
                <h2 id=id tabindex="-1">{kind_word(kind)}</h2>
                <Show when=none><p class="soft">{T::NothingChosen.text()}</p></Show>
                <ol class="bench-lines">
                    <For each=move || bench.of_kind(kind) key=|line| line.number let:line>
                        <BenchLine bench line wanted/>
                    </For>
                </ol>
            </section>
        }
    };
    view! {
        {KINDS.map(part).collect_view()}
        <div class="row">
            <Button icon=IconName::Add on_press=move |()| bench.add(own())>{T::AddOwn.text()}</Button>
        </div>
        <Library bench wanted/>
    }
    .into_any()
}

fn own() -> Clause {
    Clause { topic: ClauseTopic::WaysOfWorking, title: T::OwnHeading.text().to_owned(), text: String::new() }
}

/// The rules that ask for a clause on that topic, such as `UKH-10`.
fn rules(wanted: &[Wanted], topic: ClauseTopic) -> String {
    let found = wanted.iter().find(|wanted| wanted.part == Want::Clause(topic));
    found.map(|wanted| wanted.rules.join(", ")).unwrap_or_default()
}

#[component]
fn BenchLine(bench: Bench, line: Line, wanted: Signal<Vec<Wanted>>) -> impl IntoView {
    let form = bench.form;
    let is_first = move || bench.of_kind(line.topic.get().kind()).first() == Some(&line);
    // The first clause on a topic is where a finding on it leads.
    let anchor = move || {
        let first = bench.lines.get().into_iter().find(|other| other.topic.get() == line.topic.get());
        (first == Some(line)).then(|| clause_id(line.topic.get()))
    };
    let asked = move || {
        let rules = wanted.with(|wanted| rules(wanted, line.topic.get()));
        if rules.is_empty() { String::new() } else { T::AskedBy.with(&[&rules]) }
    };
    let name = move || heading(&line.clause());
    let why = move || line.source().map(|source| text(&source.why));
    let topics = move || {
        let option = |topic: ClauseTopic| {
            view! { <option value=key(&topic) prop:selected=move || line.topic.get() == topic>{words::clause(topic)}</option> }
        };
        ClauseTopic::ALL.map(option).collect_view()
    };
    let fields = move || {
        view! {
            <TextArea id=line.control("text") label=T::ClauseText.text() value=line.text rows=3 error=form.error(line.control("text"))/>
            <div class="form-row">
                <TextField id=line.control("title") label=T::Heading.text() value=line.title error=form.error(line.control("title"))/>
                <div class="field">
                    <label for=line.control("topic")>{T::TopicOf.text()}</label>
                    <select
                        class="input"
                        id=line.control("topic")
                        on:change=move |event| {
                            if let Some(topic) = of_key(&event_target_value(&event)) {
                                line.topic.set(topic);
                            }
                        }
                    >
                        {topics}
                    </select>
                </div>
            </div>
        }
    };
    let words = move || view! { <p class="typed">{move || line.text.get()}</p> };
    view! {
        <li class="bench-line" id=anchor>
            <div class="bench-head">
                <h3>{name}</h3>
                <span class="small faint">{asked}</span>
                <span class="bench-acts">
                    <Show when=move || !line.is_open.get()>
                        <Button kind=ButtonKind::Quiet icon=IconName::Edit id=line.control("edit") on_press=move |()| line.open()>
                            {T::EditClause.text()}<span class="off">" "{name}</span>
                        </Button>
                    </Show>
                    <Show when=move || !is_first()>
                        <Button kind=ButtonKind::Quiet id=line.control("up") on_press=move |()| bench.move_up(line)>
                            {T::MoveUp.text()}<span class="off">" "{name}</span>
                        </Button>
                    </Show>
                    <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| bench.remove(line)>
                        {Common::Remove.text()}<span class="off">" "{name}</span>
                    </Button>
                </span>
            </div>
            <Show when=move || line.is_open.get() fallback=words>{fields()}</Show>
            {live(move || why().map(|why| view! { <p class="small soft">{T::Why.text()}" "{why}</p> }))}
        </li>
    }
    .into_any()
}

/// Whatever of the library is not on the bench; what policies ask for comes first.
#[component]
fn Library(bench: Bench, wanted: Signal<Vec<Wanted>>) -> impl IntoView {
    let left = move || {
        let taken: Vec<_> = bench.lines.get().into_iter().filter_map(Line::source).map(|source| &source.id).collect();
        let wanted = wanted.get();
        let free = library().iter().filter(|known| !taken.contains(&&known.id));
        let (asked, others): (Vec<_>, Vec<_>) = free.partition(|known| !rules(&wanted, known.topic).is_empty());
        asked.into_iter().chain(others).collect::<Vec<&'static LibraryClause>>()
    };
    let row = move |known: &'static LibraryClause| {
        let asked = wanted.with_untracked(|wanted| rules(wanted, known.topic));
        view! {
            <li>
                <div>
                    <h3>{text(&known.title)}</h3>
                    <p>{text(&known.text)}</p>
                    <p class="small soft">{T::Why.text()}" "{text(&known.why)}</p>
                    <p class="small faint">
                        {kind_word(known.topic.kind())}" · "{words::clause(known.topic)}
                        {(!asked.is_empty()).then(|| format!(" · {}", T::AskedBy.with(&[&asked])))}
                    </p>
                </div>
                <Button icon=IconName::Add on_press=move |()| bench.add(known.clause(LANGUAGE))>
                    {Common::Add.text()}<span class="off">" "{text(&known.title)}</span>
                </Button>
            </li>
        }
    };
    view! {
        <details class="more library" id="library">
            <summary>{T::Library.text()}</summary>
            <p class="hint">{T::LibraryHint.text()}</p>
            <ul class="on-record">
                <For each=left key=|known| known.id.clone() children=row/>
            </ul>
        </details>
    }
    .into_any()
}
