//! One kind of agreement: the version in force, earlier ones, and the form of the next.

use super::{key, people};
use crate::app::clock;
use crate::app::components::Choice;
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::agreed::AgreedText as T;
use crate::app::texts::choices as words;
use crate::domain::agreement::{Agreement, AgreementKind, Clause, ClauseTopic};
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;

/// Versions of that kind, oldest first.
fn versions(group: GroupCtx, kind: AgreementKind) -> Vec<Agreement> {
    let of_kind = |version: &&Agreement| version.kind == kind;
    let mut versions: Vec<_> = group.file.with(|file| file.agreements.iter().filter(of_kind).cloned().collect());
    sort_by_key(&mut versions, |version| (version.on, version.id));
    versions
}

/// The version in force and the form of the next one, opened anew after each save.
#[component]
pub(super) fn AgreementBlock(kind: AgreementKind) -> impl IntoView {
    let group = use_group();
    let standing = Memo::new(move |_| versions(group, kind));
    let title = if kind == AgreementKind::Contract { T::Contract } else { T::WorkingAgreement };
    let lines = move || {
        let mut versions = standing.get();
        let Some(last) = versions.pop() else { return T::NoneYet.text().to_owned() };
        let in_force = T::InForce.with(&[&format::day(last.on), &last.clauses.len().to_string()]);
        let earlier: Vec<_> = versions.iter().map(|version| format::day_short(version.on)).collect();
        if earlier.is_empty() {
            in_force
        } else {
            format!("{in_force} {}", T::EarlierVersions.with(&[&format::list(&earlier)]))
        }
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{title.text()}</h2></div>
            <p class="soft">{lines}</p>
            {move || agreement_form(group, kind, standing.get().pop())}
        </section>
    }
    .into_any()
}

fn agreement_form(group: GroupCtx, kind: AgreementKind, last: Option<Agreement>) -> AnyView {
    let form = Form::new(format!("agreement-{}-{}", key(&kind), group.id));
    let sheet = Sheet::new(form, untrack(|| asks(group, kind, last.as_ref())));
    let last = StoredValue::new(last);
    let on_save = move |()| {
        let build = || untrack(|| read(group, sheet, kind, last.get_value()));
        form.submit(build, move |revision| group.book.say_done(T::Saved.text(), revision));
    };
    view! {
        <div class="panel">
            <FormView form=form on_save=on_save save=T::SaveAgreement.text()>{sheet.view()}</FormView>
        </div>
    }
    .into_any()
}

fn clause_id(topic: ClauseTopic) -> String {
    format!("clause-{}", key(&topic))
}

/// The field that a finding on this kind of agreement leads to, and the start of the identifiers of the others.
const fn prefix(kind: AgreementKind) -> &'static str {
    match kind {
        AgreementKind::WorkingAgreement => "agreement",
        AgreementKind::Contract => "contract",
    }
}

fn asks(group: GroupCtx, kind: AgreementKind, last: Option<&Agreement>) -> Vec<Ask> {
    let prefix = prefix(kind);
    let clause = |topic: ClauseTopic| {
        let held = last.and_then(|last| last.clauses.iter().find(|clause| clause.topic == topic));
        Ask::lines(clause_id(topic), words::clause(topic), held.map_or("", |clause| clause.text.as_str()))
    };
    let mut asks = vec![Ask::day(prefix, T::InForceFrom.text(), Some(last.map_or_else(clock::today, |last| last.on)))];
    if last.is_some() {
        let ways = vec![Choice::new("new", T::NewVersion.text()), Choice::new("correct", T::Correction.text())];
        asks.push(Ask::radio(format!("{prefix}-save-as"), T::SaveAs.text(), ways, "correct".to_owned()));
    }
    asks.extend(ClauseTopic::ALL.into_iter().filter(|topic| topic.kind() == kind).map(clause));
    if kind == AgreementKind::WorkingAgreement {
        let minutes = last.and_then(|last| last.presenting).map(|minutes| minutes.0);
        asks.push(Ask::number("presenting-minutes", T::Presenting.text(), minutes));
    }
    let by = last.map(|last| last.contributors.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    asks.push(Ask::ticks(format!("{prefix}-by"), T::Contributors.text(), people(group), by.unwrap_or_default()));
    let reference = if kind == AgreementKind::WorkingAgreement { "amendment-reference" } else { "contract-reference" };
    asks.push(Ask::line(reference, T::Reference.text(), last.map_or("", |last| last.reference.as_str())));
    asks
}

fn read(group: GroupCtx, sheet: Sheet, kind: AgreementKind, last: Option<Agreement>) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let prefix = prefix(kind);
    let on = sheet.required_date(&mut reader, prefix);
    let corrected = last.clone().filter(|_| sheet.get(&format!("{prefix}-save-as")) == "correct");
    let (id, amends) = match &corrected {
        Some(last) => (last.id, last.amends),
        None => (clock::new_id(), last.map(|last| last.id)),
    };
    let clause =
        |topic| Some(Clause { topic, text: sheet.get(&clause_id(topic)) }).filter(|clause| !clause.text.is_empty());
    let agreement = on.map(|on| Agreement {
        id,
        group: group.id,
        kind,
        on,
        clauses: ClauseTopic::ALL.into_iter().filter(|topic| topic.kind() == kind).filter_map(clause).collect(),
        presenting: sheet.minutes(&mut reader, "presenting-minutes"),
        contributors: sheet.keys(&format!("{prefix}-by")),
        amends,
        reference: sheet.get(if kind == AgreementKind::Contract {
            "contract-reference"
        } else {
            "amendment-reference"
        }),
    });
    let opened = group.file.with(|file| file.agreements.revision(id.0));
    reader.finish(agreement.map(|agreement| Edit::record(agreement, opened)))
}
