//! Notes, the evaluation, what is kept in private, and what was corrected.

use crate::app::format;
use crate::app::pages::evidence::blocks::{Set, facts, nothing, part, table};
use crate::app::pages::evidence::words::Words;
use crate::app::pages::notes::kind::covers_word;
use crate::app::texts::common::Common;
use crate::app::texts::evaluation::EvaluationText;
use crate::app::texts::evidence::{PackText, RecordsText as T, SectionText};
use crate::app::trail::{field, leaf};
use crate::domain::evaluation::Outcome;
use crate::domain::record::Kind;
use crate::evidence::pack::Pack;
use crate::evidence::sections::{Action, Correction, Did, Evaluated, Gathered, Kept, Line, Note, Value};
use leptos::prelude::*;

/// Dated notes.
pub fn notes(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let row = |note: &Note| {
        let told = (!note.recipients.is_empty()).then(|| T::Told.with(&[&words.whos(&note.recipients)]));
        let covers = note.covers.iter().map(|part| covers_word(*part).to_owned()).collect::<Vec<_>>().join("; ");
        let says = [Some(note.text.clone()), Some(covers), told].into_iter().flatten().filter(|text| !text.is_empty());
        vec![
            words.thing(note.thing),
            format::day_short(note.on),
            words.maybe(note.by),
            says.collect::<Vec<_>>().join("\n"),
        ]
    };
    let columns = [
        (T::Note.text(), Set::Head),
        (SectionText::Day.text(), Set::Day),
        (T::By.text(), Set::Short),
        (T::Says.text(), Set::Wide),
    ];
    table(SectionText::Notes.text(), &columns, pack.notes.iter().map(row).collect())
}

/// Evaluations with their actions.
pub fn evaluations(pack: &Pack) -> AnyView {
    if pack.evaluations.is_empty() {
        return nothing();
    }
    pack.evaluations.iter().map(|evaluation| one(Words(pack), evaluation)).collect_view().into_any()
}

fn one(words: Words<'_>, of: &Evaluated) -> AnyView {
    let response = |(who, on, group, individual): &(crate::evidence::pack::Who, chrono::NaiveDate, String, String)| {
        vec![words.who(*who), format::day_short(*on), group.clone(), individual.clone()]
    };
    let columns = [
        (SectionText::Name.text(), Set::Head),
        (SectionText::Day.text(), Set::Day),
        (EvaluationText::ResponseGroup.text(), Set::Wide),
        (EvaluationText::ResponseIndividual.text(), Set::Wide),
    ];
    let content = view! {
        {facts(vec![
            (EvaluationText::By.text(), words.maybe(of.by)),
            (EvaluationText::GroupReactions.text(), of.group_reactions.clone()),
            (EvaluationText::IndividualReactions.text(), of.individual_reactions.clone()),
            (EvaluationText::Benefits.text(), of.benefits.clone()),
        ])}
        {(!of.actions.is_empty()).then(|| actions(words, &of.actions))}
        {(!of.responses.is_empty())
            .then(|| table(T::Responses.text(), &columns, of.responses.iter().map(response).collect()))}
        {of.gathered.iter().map(gathered).collect_view()}
    };
    part(format::day(of.on), content.into_any())
}

fn actions(words: Words<'_>, actions: &[Action]) -> AnyView {
    let row = |action: &Action| {
        let settled = action.settled.as_ref().map(|settled| {
            let text = match settled.how {
                Outcome::Done => T::Done,
                Outcome::Dropped => T::Dropped,
                Outcome::TakenOver => T::TakenOver,
            };
            text.with(&[&format::day_short(settled.on), &settled.reason])
        });
        vec![
            action.text.clone(),
            words.maybe(action.owner),
            crate::app::pages::evidence::words::day(action.due),
            settled.unwrap_or_else(|| T::Open.text().to_owned()),
        ]
    };
    let columns = [
        (EvaluationText::ActionText.text(), Set::Head),
        (EvaluationText::ActionOwner.text(), Set::Short),
        (EvaluationText::ActionDue.text(), Set::Day),
        (T::Settled.text(), Set::Wide),
    ];
    table(T::Actions.text(), &columns, actions.iter().map(row).collect())
}

/// What was answered without names: never beside a person.
fn gathered(round: &Gathered) -> AnyView {
    let questions = [
        EvaluationText::GroupReactions.text(),
        EvaluationText::IndividualReactions.text(),
        EvaluationText::Benefits.text(),
        T::Improve.text(),
    ];
    let row = |(question, said): (&str, &crate::domain::evaluation::Said)| {
        vec![question.to_owned(), said.count.to_string(), said.texts.join("\n")]
    };
    let columns = [(T::Question.text(), Set::Head), (T::Answers.text(), Set::Number), (T::Says.text(), Set::Wide)];
    let rows = questions.into_iter().zip(&round.said).map(row).collect();
    let text = T::GatheredText.with(&[&round.answered.to_string()]);
    let caption = T::Gathered.with(&[&format::day_short(round.on)]);
    view! { {table(&caption, &columns, rows)} <p class="small soft">{text}</p> }.into_any()
}

/// How much the private compartment keeps.
pub fn private(pack: &Pack) -> AnyView {
    let row = |kept: &Kept| {
        let word = match kept.kind {
            Kind::Concern => T::KindConcern,
            Kind::Incident => T::KindIncident,
            _ => T::KindMatter,
        };
        vec![word.text().to_owned(), kept.count.to_string(), kept.settled.to_string()]
    };
    let columns =
        [(T::KeptKind.text(), Set::Head), (T::KeptCount.text(), Set::Number), (T::KeptSettled.text(), Set::Number)];
    let rows = pack.private.iter().map(row).collect();
    view! { <p>{SectionText::PrivateText.text()}</p> {table(SectionText::Private.text(), &columns, rows)} }.into_any()
}

/// What was corrected.
pub fn corrections(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let row = |correction: &Correction| {
        let did = match correction.did {
            Did::Changed => T::Changed,
            Did::Removed => T::WasRemoved,
            Did::Undone => T::Undone,
            Did::Redone => T::Redone,
            Did::United => T::United,
            Did::Erased => T::Erased,
        };
        let kind = words.kind(correction.thing);
        let lines = correction.lines.iter().map(|line| changed(words, kind, line));
        let first = matches!(correction.did, Did::Changed) && !correction.lines.is_empty();
        let text: Vec<_> = (!first).then(|| did.text().to_owned()).into_iter().chain(lines).collect();
        vec![
            words.thing(correction.thing),
            format!("{}, {}", format::day_short(correction.at.date()), format::time(&correction.at)),
            words.maybe(correction.by),
            text.join("\n"),
        ]
    };
    let columns = [
        (T::Record.text(), Set::Head),
        (T::At.text(), Set::Day),
        (T::By.text(), Set::Short),
        (T::Change.text(), Set::Wide),
    ];
    let rows = pack.corrections.iter().map(row).collect();
    view! {
        <p>{SectionText::CorrectionsText.text()}</p>
        {table(SectionText::Corrections.text(), &columns, rows)}
    }
    .into_any()
}

fn changed(words: Words<'_>, kind: Kind, line: &Line) -> String {
    // `attendance[2].present` is `attendance 3, minutes present`, and its kind of place `attendance.present`.
    let parts: Vec<_> = line.path.split('.').map(|part| part.split_once('[').unwrap_or((part, ""))).collect();
    let pattern = parts.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(".");
    let name = |(name, place): &(&str, &str)| match place.trim_end_matches(']').parse::<usize>() {
        Ok(place) => format!("{} {}", field(name), place.saturating_add(1)),
        Err(_) => field(name),
    };
    let place = parts.iter().map(name).collect::<Vec<_>>().join(", ");
    let said = |of: &Value| value(words, kind, &pattern, of);
    let after = line.after.as_ref().map_or_else(|| T::Nothing.text().to_owned(), said);
    T::Line.with(&[&place, &said(&line.before), &after])
}

fn value(words: Words<'_>, kind: Kind, pattern: &str, of: &Value) -> String {
    match of {
        Value::Who(who) => words.who(*who),
        Value::Thing(thing) => words.thing(*thing),
        Value::Another => PackText::Gone.text().to_owned(),
        Value::Yes(yes) => if *yes { Common::Yes } else { Common::No }.text().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Text(key) if kind == Kind::Group && pattern == "packs" => words.policy(key),
        Value::Text(text) => leaf(kind, pattern, text),
        Value::List(items) => items.iter().map(|item| value(words, kind, pattern, item)).collect::<Vec<_>>().join(", "),
    }
}
