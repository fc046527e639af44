//! The hours of one group's mentees, as a picture and a table.

use super::plan::plan_ahead;
use crate::app::components::{EmptyState, HoursChart, HoursRow, LinkButton, PageHead, href};
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::hours::{HoursText as T, standing_word};
use crate::app::title::use_title;
use crate::app::{format, paths};
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use crate::policy::credit::{Ledger, Standing};
use crate::policy::verdict::{Outcome, Subject, Verdict};
use leptos::prelude::*;

/// The hours of the open group's mentees.
#[component]
pub fn GroupHours() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::GroupLede.text().to_owned()>
            <LinkButton to=paths::group_page(group.id, "hours/entries")>{T::Entries.text()}</LinkButton>
        </PageHead>
        {move || {
            let ledgers = ledgers(group);
            if ledgers.is_empty() {
                return view! { <EmptyState title=T::NoHours.text() text=T::NoHoursText.text()/> }.into_any();
            }
            let credited: Minutes = ledgers.iter().map(|(_, ledger)| ledger.credited()).sum();
            let attended: Minutes = ledgers.iter().map(|(_, ledger)| ledger.attended()).sum();
            let bars: Vec<_> = ledgers.iter().map(|(name, ledger)| bar(group, name, ledger)).collect();
            view! {
                <HoursChart
                    caption=T::PictureCaption.with(&[&format::hours(attended), &format::hours(credited)])
                    rows=bars
                    cap=ledgers.iter().find_map(|(_, ledger)| ledger.cap)
                />
                <div class="table section">
                    <table class="stacks">
                        <thead>
                            <tr>
                                <th scope="col">{T::Mentee.text()}</th>
                                <th scope="col" class="number">{T::Attended.text()}</th>
                                <th scope="col" class="number">{T::Credited.text()}</th>
                                <th scope="col" class="number">{T::NotCredited.text()}</th>
                                <th scope="col" class="number">{T::Left.text()}</th>
                                <th scope="col">{T::Standing.text()}</th>
                            </tr>
                        </thead>
                        <tbody>{ledgers.iter().map(|(name, ledger)| row(name, ledger)).collect_view()}</tbody>
                    </table>
                </div>
                {plan_ahead(group.book, group.id, &ledgers)}
            }
            .into_any()
        }}
    }
    .into_any()
}

/// Ledgers with the mentees' code names, in order of the names.
fn ledgers(group: GroupCtx) -> Vec<(String, Ledger)> {
    let assessment = group.assessment.get();
    let mut ledgers: Vec<_> =
        assessment.ledgers.iter().map(|(person, ledger)| (group.name(*person), ledger.clone())).collect();
    sort_by_key(&mut ledgers, |(name, _)| name.clone());
    ledgers
}

fn bar(group: GroupCtx, name: &str, ledger: &Ledger) -> HoursRow {
    let credited = ledger.credited();
    let at_risk = is_at_risk(group, ledger);
    HoursRow {
        label: name.to_owned(),
        credited: if at_risk { Minutes::ZERO } else { credited },
        at_risk: if at_risk { credited } else { Minutes::ZERO },
        not_credited: ledger.withheld(),
    }
}

/// True where a requirement of this mentee is not met, rather than only due.
fn is_at_risk(group: GroupCtx, ledger: &Ledger) -> bool {
    let Standing::Provisional(rules) = &ledger.standing else { return false };
    let is_unmet = |verdict: &Verdict| {
        verdict.outcome == Outcome::Fail
            && verdict.subject == Subject::Member(ledger.person)
            && rules.contains(&verdict.rule)
    };
    group.assessment.with(|assessment| assessment.verdicts.iter().any(is_unmet))
}

fn row(name: &str, ledger: &Ledger) -> impl IntoView + use<> {
    let left = ledger.left().map_or_else(|| T::NoCap.text().to_owned(), format::hours);
    view! {
        <tr>
            <th scope="row"><a href=href(&paths::hours(ledger.person))>{name.to_owned()}</a></th>
            <td class="number" data-label=T::Attended.text()>{format::hours(ledger.attended())}</td>
            <td class="number" data-label=T::Credited.text()>{format::hours(ledger.credited())}</td>
            <td class="number" data-label=T::NotCredited.text()>{format::hours(ledger.withheld())}</td>
            <td class="number" data-label=T::Left.text()>{left}</td>
            <td data-label=T::Standing.text()>{standing_word(&ledger.standing)}</td>
        </tr>
    }
}
