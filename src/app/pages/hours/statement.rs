//! One mentee's statement of hours over all groups, made to be printed.

use super::plan::plan_ahead;
use super::sums::{by_group, by_policy, facts, statement};
use super::waits::Waits;
use crate::app::components::{Crumbs, EmptyState, LinkView, Loading, PageHead, SumView, Sums, live};
use crate::app::pages::not_found::NotFound;
use crate::app::pages::papers::frame::{PrintButton, facts_list, signatures};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::hours::{HoursText as T, StatementText as S, standing_word, why_not};
use crate::app::texts::records;
use crate::app::title::use_title;
use crate::app::{format, paths};
use crate::domain::ids::{GroupId, PersonId};
use crate::policy::credit::{Ledger, Line, Standing};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One mentee's statement of hours.
#[component]
pub fn Statement() -> impl IntoView {
    use_title(T::StatementTitle.text());
    let book = use_book();
    let params = use_params_map();
    let person = Memo::new(move |_| params.with(|params| params.get("person")?.parse::<PersonId>().ok()));
    let loaded = RwSignal::new(None::<Vec<GroupId>>);
    Effect::new(move |_| {
        loaded.set(None);
        let Some(person) = person.get() else { return loaded.set(Some(Vec::new())) };
        let groups: Vec<_> = book.summaries().with_untracked(|rows| {
            rows.values().filter(|row| row.people.contains(&person)).map(|row| row.id).collect()
        });
        leptos::task::spawn_local(async move {
            for group in &groups {
                // a group that cannot be read is missing from the statement, and its own page says why
                drop(book.load(*group).await);
            }
            loaded.try_set(Some(groups));
        });
    });
    live(move || match (loaded.get(), person.get()) {
        (None, _) => view! { <Loading/> }.into_any(),
        (Some(groups), Some(person)) if !groups.is_empty() => view! { <Lines person=person groups=groups/> }.into_any(),
        _ => view! { <NotFound/> }.into_any(),
    })
}

/// The ledger with each group's own word on what is final.
fn ledger(book: BookCtx, person: PersonId, groups: &[GroupId]) -> Option<Ledger> {
    let judged: Vec<_> = groups.iter().filter_map(|group| Some((*group, book.assessment(*group)?.get()))).collect();
    let mut ledger = judged.iter().find_map(|(_, assessment)| assessment.ledgers.get(&person))?.clone();
    for line in &mut ledger.lines {
        let own =
            judged.iter().find(|(group, _)| *group == line.group).and_then(|(_, judged)| judged.ledgers.get(&person));
        if let Some(own) = own.and_then(|own| own.lines.iter().find(|each| each.source == line.source)) {
            line.standing = own.standing;
        }
    }
    Some(ledger)
}

#[component]
fn Lines(person: PersonId, groups: Vec<GroupId>) -> impl IntoView {
    let book = use_book();
    let first = groups.first().copied();
    let ledger = {
        let groups = groups.clone();
        Memo::new(move |_| ledger(book, person, &groups))
    };
    let name = move || book.shelf().with(|shelf| shelf.code_name(person).unwrap_or("–").to_owned());
    let crumbs = first.map(|group| {
        let label =
            book.summaries().with_untracked(|rows| rows.get(&group).map(|row| row.name.clone()).unwrap_or_default());
        vec![LinkView::new(label, paths::group_page(group, "hours"))]
    });
    let is_mentee = |group: &&GroupId| {
        book.assessment(**group).is_some_and(|judged| judged.with(|judged| judged.ledgers.contains_key(&person)))
    };
    let planned_in = untrack(|| groups.iter().find(is_mentee).copied());
    live(move || {
        let Some(ledger) = ledger.get().filter(|ledger| !ledger.lines.is_empty()) else {
            return view! {
                {crumbs.clone().map(|items| view! { <Crumbs items=items/> })}
                <PageHead title=T::HoursOf.with(&[&name()])/>
                <EmptyState title=T::NoHours.text() text=T::NoHoursText.text()/>
            }
            .into_any();
        };
        let stated = statement(book, &ledger);
        let cap = ledger.cap.map_or_else(|| T::NoCap.text().to_owned(), |cap| T::CapIs.with(&[&format::hours(cap)]));
        view! {
            {crumbs.clone().map(|items| view! { <Crumbs items=items/> })}
            <PageHead title=T::HoursOf.with(&[&name()]) lede=cap>
                <PrintButton/>
            </PageHead>
            {facts_list(facts(book, &name(), &ledger, &stated))}
            <Sums sums=sums(&ledger)/>
            <div class="table section">
                <table class="stacks">
                    <caption>{T::LinesCaption.text()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{T::Source.text()}</th>
                            <th scope="col" class="number">{T::Attended.text()}</th>
                            <th scope="col" class="number">{T::Credited.text()}</th>
                            <th scope="col" class="number">{T::NotCredited.text()}</th>
                            <th scope="col">{T::WhyNot.text()}</th>
                            <th scope="col" class="number">{T::SoFar.text()}</th>
                        </tr>
                    </thead>
                    <tbody>{ledger.lines.iter().map(|line| row(book, line)).collect_view()}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{T::Total.text()}</th>
                            <td class="number" data-label=T::Attended.text()>{ledger.attended().0}</td>
                            <td class="number" data-label=T::Credited.text()>{ledger.credited().0}</td>
                            <td class="number" data-label=T::NotCredited.text()>{ledger.withheld().0}</td>
                            <td></td>
                            <td class="number" data-label=T::SoFar.text()>{format::hours(ledger.credited())}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
            {(stated.groups.len() > 1).then(|| by_group(book, &stated.groups))}
            {by_policy(book, &stated.policies)}
            {planned_in.map(|group| plan_ahead(book, group, &[(name(), ledger.clone())]))}
            <Waits standing=ledger.standing.clone()/>
            <section class="print-only paper-part paper-small">
                <h2>{S::ReadTitle.text()}</h2>
                <ul class="bullets">{S::READ.map(|text| view! { <li>{text.text()}</li> })}</ul>
            </section>
            <div class="print-only">{signatures(vec![T::SignMentor.text().to_owned(), T::SignMentee.text().to_owned()])}</div>
        }
        .into_any()
    })
}

/// The large figures above the lines.
fn sums(ledger: &Ledger) -> Vec<SumView> {
    let figure = |label: T, minutes| SumView {
        label: label.text().to_owned(),
        value: format::hours(minutes),
        ..SumView::default()
    };
    let credited = SumView {
        note: standing_word(&ledger.standing).to_owned(),
        main: true,
        ..figure(T::Credited, ledger.credited())
    };
    let mut sums = vec![figure(T::Attended, ledger.attended()), credited, figure(T::NotCredited, ledger.withheld())];
    sums.extend(ledger.left().map(|left| figure(T::Left, left)));
    sums
}

fn row(book: BookCtx, line: &Line) -> impl IntoView + use<> {
    // The name of a record has its day already.
    let when = line.start.as_ref().map(format::time);
    let label = untrack(|| {
        let file = book.file(line.group)?;
        let name = file.with(|file| book.shelf().with(|shelf| records::name(shelf, file, line.source.key())));
        Some(name)
    });
    let reasons = line.withheld.iter().map(|withheld| {
        view! {
            <span>
                {why_not(withheld.why)}
                <span class="why">{format!("{}, {}", format::minutes(withheld.minutes), withheld.rule)}</span>
            </span>
        }
    });
    let standing = (!line.credited.is_zero()).then(|| match line.standing {
        Standing::Provisional(()) => T::ProvisionalShort.text(),
        Standing::Final => S::FinalShort.text(),
        Standing::FinalWithRemark(()) => S::RemarkShort.text(),
    });
    view! {
        <tr>
            <th scope="row">{label.unwrap_or_default()} <span class="why">{when}</span></th>
            <td class="number" data-label=T::Attended.text()>{line.attended.0}</td>
            <td class="number" data-label=T::Credited.text()>
                {line.credited.0} {standing.map(|word| view! { <span class="why">{word}</span> })}
            </td>
            <td class="number" data-label=T::NotCredited.text()>{line.attended.less(line.credited).0}</td>
            <td class="wide" data-label=T::WhyNot.text()>{reasons.collect_view()}</td>
            <td class="number" data-label=T::SoFar.text()>{format::hours(line.so_far)}</td>
        </tr>
    }
}
