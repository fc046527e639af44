//! What a statement of hours says beside its lines: who and when, sums by group, and by policy with what its rules withhold.

use crate::app::format;
use crate::app::state::BookCtx;
use crate::app::state::library::{packs, packs_of};
use crate::app::texts::hours::{HoursText as T, StatementText as S, why_not};
use crate::app::verdicts::{rule_at, text};
use crate::domain::ids::GroupId;
use crate::policy::credit::Ledger;
use crate::policy::papers::hours::{GroupSum, HoursStatement, PolicySum, RuleSum};
use leptos::prelude::*;

/// The sums of the ledger.
pub(super) fn statement(book: BookCtx, ledger: &Ledger) -> HoursStatement {
    let packs = |group: GroupId| {
        let file = book.file(group);
        file.map(|file| file.with(|file| book.shelf().with(|shelf| packs_of(shelf, file)))).unwrap_or_default()
    };
    HoursStatement::of(ledger, &packs)
}

/// What the group is called.
fn group_name(book: BookCtx, group: GroupId) -> String {
    book.summaries().with(|rows| rows.get(&group).map(|row| row.name.clone())).unwrap_or_default()
}

/// Who, when, where, and how far it is final.
pub(super) fn facts(
    book: BookCtx,
    name: &str,
    ledger: &Ledger,
    stated: &HoursStatement,
) -> Vec<(&'static str, String)> {
    let period = stated.period.map(|(first, last)| S::FromTo.with(&[&format::day(first), &format::day(last)]));
    let groups: Vec<_> = stated.groups.iter().map(|sum| group_name(book, sum.group)).collect();
    let file = |group| book.file(group).and_then(|file| file.with(|file| file.group().and_then(|group| group.mentor)));
    let mut mentors: Vec<_> = stated.groups.iter().filter_map(|sum| file(sum.group)).collect();
    mentors.dedup();
    let mentors: Vec<_> = mentors
        .into_iter()
        .map(|mentor| book.shelf().with(|shelf| shelf.code_name(mentor).unwrap_or("–").to_owned()))
        .collect();
    let cap = ledger.cap.zip(ledger.left()).map_or_else(
        || T::NoCap.text().to_owned(),
        |(cap, left)| S::CapLeft.with(&[&format::hours(cap), &format::hours(left)]),
    );
    let standing = S::Stands.with(&[&format::hours(stated.settled), &format::hours(stated.provisional)]);
    vec![
        (T::Mentee.text(), name.to_owned()),
        (S::Period.text(), period.unwrap_or_default()),
        (S::Groups.text(), format::list(&groups)),
        (S::Mentors.text(), format::list(&mentors)),
        (S::Programme.text(), ledger.programme.to_uppercase()),
        (S::CreditStands.text(), standing),
        (S::Cap.text(), cap),
        (S::StatedOn.text(), format::day(book.today().get())),
    ]
}

/// By group.
pub(super) fn by_group(book: BookCtx, sums: &[GroupSum]) -> AnyView {
    let row = |sum: &GroupSum| {
        view! {
            <tr>
                <th scope="row">{group_name(book, sum.group)}</th>
                <td class="number" data-label=T::Attended.text()>{format::hours(sum.attended)}</td>
                <td class="number" data-label=T::Credited.text()>{format::hours(sum.credited)}</td>
                <td class="number" data-label=T::NotCredited.text()>{format::hours(sum.attended.less(sum.credited))}</td>
            </tr>
        }
    };
    table(S::ByGroup, S::Group, None, sums.iter().map(row).collect_view().into_any())
}

/// By policy, with what its rules withhold.
pub(super) fn by_policy(book: BookCtx, sums: &[PolicySum]) -> AnyView {
    let known = book.shelf().with(|shelf| packs(shelf));
    let row = |sum: &PolicySum| {
        let pack = known.iter().find(|pack| pack.key == sum.pack && pack.dates.effective == sum.effective);
        let title = pack.map_or_else(|| sum.pack.to_string(), |pack| text(&pack.title).to_owned());
        let rule = |each: &RuleSum| {
            let clause = rule_at(&known, &sum.pack, Some(sum.effective), &each.rule);
            let clause = clause.map(|(_, rule)| format!(", {}", text(&rule.clause))).unwrap_or_default();
            view! {
                <span>
                    {why_not(each.why)}
                    <span class="why">{format!("{}, {}{clause}", format::minutes(each.minutes), each.rule)}</span>
                </span>
            }
        };
        view! {
            <tr>
                <th scope="row">
                    {title} <span class="why">{S::VersionFrom.with(&[&format::day(sum.effective)])}</span>
                </th>
                <td class="number" data-label=T::Attended.text()>{format::hours(sum.attended)}</td>
                <td class="number" data-label=T::Credited.text()>{format::hours(sum.credited)}</td>
                <td class="wide" data-label=S::OwnRules.text()>{sum.withheld.iter().map(rule).collect_view()}</td>
            </tr>
        }
    };
    let rows = sums.iter().map(row).collect_view().into_any();
    table(S::ByPolicy, S::Policy, Some(S::OwnRules), rows)
}

fn table(caption: S, first: S, last: Option<S>, rows: AnyView) -> AnyView {
    let last = match last {
        Some(head) => view! { <th scope="col">{head.text()}</th> }.into_any(),
        None => view! { <th scope="col" class="number">{T::NotCredited.text()}</th> }.into_any(),
    };
    view! {
        <div class="table section">
            <table class="stacks">
                <caption>{caption.text()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{first.text()}</th>
                        <th scope="col" class="number">{T::Attended.text()}</th>
                        <th scope="col" class="number">{T::Credited.text()}</th>
                        {last}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
