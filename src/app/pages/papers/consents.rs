//! Consent sheets to sign: one a person, with every part that they are asked for.

use super::frame::{PrintButton, sheet, signatures, tick_box};
use crate::app::components::{Choice, EmptyState, LinkButton, PageHead, SelectField, live};
use crate::app::pages::agreed::consents::{is_asked, parts};
use crate::app::pages::agreed::words::{Say, last, present};
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::papers::{PapersText, SheetText as T, consent_words};
use crate::app::title::use_title;
use crate::app::{format, paths};
use crate::domain::agreement::AssentTo;
use crate::domain::ids::PersonId;
use crate::policy::consent::Asked;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ConsentSheets() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let whom = RwSignal::new(String::new());
    let asked = Memo::new(move |_| sheets(group).len());
    let choices = Signal::derive(move || {
        let each = sheets(group).into_iter().map(|(person, name, _)| Choice::new(person.to_string(), name));
        std::iter::once(Choice::new("", T::Everybody.text())).chain(each).collect::<Vec<_>>()
    });
    view! {
        <PageHead title=T::Title.text() lede=T::Lede.text()>
            <LinkButton to=paths::group_page(group.id, "papers")>{PapersText::BackToPapers.text()}</LinkButton>
            <LinkButton to=paths::group_page(group.id, "consents")>{T::ToConsents.text()}</LinkButton>
            {live(move || (asked.get() > 0).then(|| view! { <PrintButton/> }))}
        </PageHead>
        {live(move || if asked.get() == 0 {
            view! { <EmptyState title=T::NothingAsked.text() text=T::NothingAskedText.text()/> }.into_any()
        } else {
            view! {
                <div class="screen-only paper-choice"><SelectField id="whose-sheet" label=T::Whom.text() choices value=whom/></div>
                <div class="sheets">{move || {
                    let whom = whom.get();
                    let chosen = |(person, ..): &(PersonId, String, Vec<Asked>)| whom.is_empty() || person.to_string() == whom;
                    sheets(group).into_iter().filter(chosen).map(|(person, name, parts)| paper(group, person, name, &parts)).collect_view()
                }}</div>
            }
            .into_any()
        })}
    }
    .into_any()
}

/// Everybody who is asked for something, with what.
fn sheets(group: GroupCtx) -> Vec<(PersonId, String, Vec<Asked>)> {
    let parts = parts(group);
    let of = |(person, name): (PersonId, String)| {
        let own: Vec<_> = parts.iter().filter(|part| is_asked(group, person, part)).cloned().collect();
        (!own.is_empty()).then_some((person, name, own))
    };
    present(group).into_iter().filter_map(of).collect()
}

fn words(group: GroupCtx, to: AssentTo) -> String {
    match to {
        AssentTo::Goal(id) => {
            let goal = group.file.with(|file| file.goals.get(id.0).map(|goal| goal.text.clone()));
            T::GoalOf.with(&[&goal.unwrap_or_default()])
        }
        _ => consent_words(to).to_owned(),
    }
}

/// What is on record of the person's word.
fn on_record(group: GroupCtx, person: PersonId, to: AssentTo) -> String {
    let Some(said) = last(group, person, to) else { return T::NotYet.text().to_owned() };
    let (word, day) = match Say::of(&said) {
        Say::Yes => (T::Given, said.on),
        Say::No => (T::Refused, said.on),
        Say::Abstain => (T::Abstained, said.on),
        Say::Withdraw => (T::Withdrawn, said.withdrawn_on.unwrap_or(said.on)),
    };
    word.with(&[&format::day_short(day)])
}

fn paper(group: GroupCtx, person: PersonId, name: String, parts: &[Asked]) -> AnyView {
    let record = group.group();
    let charter = record.as_ref().map(|record| record.charter.clone()).unwrap_or_default();
    let facts = vec![
        (PapersText::Group.text(), record.as_ref().map(|record| record.name.clone()).unwrap_or_default()),
        (PapersText::GroupPurpose.text(), record.map(|record| record.purpose).unwrap_or_default()),
        (PapersText::AsOf.text(), format::day(group.book.today().get())),
    ];
    let row = |part: &Asked| {
        view! {
            <tr>
                <th scope="row" class="typed">{words(group, part.to)}</th>
                <td class="paper-tick">{tick_box()}" "{T::Yes.text()}</td>
                <td class="paper-tick">{tick_box()}" "{T::No.text()}</td>
                <td class="paper-said" data-label=T::OnRecord.text()>{on_record(group, person, part.to)}</td>
            </tr>
        }
    };
    let kept = match charter.retention_until {
        Some(day) => T::KeptUntil.with(&[&format::day(day)]),
        None => T::KeptOpen.text().to_owned(),
    };
    let channel = charter.confidential_channel;
    let channel = (!channel.is_empty()).then(|| view! { <p class="typed">{T::Concern.with(&[&channel])}</p> });
    let content = view! {
        <table class="paper-table stacks">
            <thead>
                <tr>
                    <th scope="col">{T::Part.text()}</th>
                    <th scope="col">{T::Yes.text()}</th>
                    <th scope="col">{T::No.text()}</th>
                    <th scope="col">{T::OnRecord.text()}</th>
                </tr>
            </thead>
            <tbody>{parts.iter().map(row).collect_view()}</tbody>
        </table>
        <section class="paper-part paper-small">
            <p>{T::Free.text()}</p>
            <p>{kept}</p>
            {channel}
        </section>
        {signatures(vec![name.clone()])}
    };
    sheet(format!("{}: {name}", T::SheetOf.text()), facts, content.into_any())
}
