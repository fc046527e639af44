//! Everything on one page, to print.

use super::groups::{self, total, untold};
use super::notes::Notes;
use super::overdue::line;
use super::state::{ProgrammeCtx, use_programme};
use super::table::Column;
use super::{Figures, mentees, mentors, words};
use crate::app::components::{Button, ButtonKind, IconName, LinkButton};
use crate::app::texts::programme::{ProgrammeTable as T, ProgrammeText};
use crate::app::{format, paths};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ProgrammeSummary() -> impl IntoView {
    let programme = use_programme();
    let print = move |()| drop(window().print());
    let today = move || programme.with(|open| format::day(open.today()));
    view! {
        <div class="row screen-only">
            <LinkButton to=paths::PROGRAMME>{ProgrammeText::Back.text()}</LinkButton>
            <Button reads=true kind=ButtonKind::Main icon=IconName::Print on_press=print>{ProgrammeText::Print.text()}</Button>
        </div>
        <p class="small soft below">{move || ProgrammeText::AsOf.with(&[&today()])}</p>
        <Figures/>
        {move || parts(programme)}
        <section class="section"><Notes/></section>
    }
    .into_any()
}

fn parts(programme: ProgrammeCtx) -> AnyView {
    let overview = programme.overview.get();
    let policies = programme.with(|open| words::policies(open, &overview));
    let heads = |columns: Vec<Column>| {
        let head = |column: Column| view! { <th scope="col" class:number=column.number>{column.label}</th> };
        view! { <tr>{columns.into_iter().map(head).collect_view()}</tr> }.into_any()
    };
    let all_mentors = overview.mentors.iter().map(|row| mentors::row(&overview, row)).collect_view().into_any();
    let all_groups = overview.groups.iter().map(|row| groups::row(&overview, row, &policies)).collect_view().into_any();
    let all_mentees = overview.mentees.iter().map(|row| mentees::row(&overview, row)).collect_view().into_any();
    view! {
        {part(T::MentorsCaption.text(), heads(mentors::columns()), all_mentors, ().into_any())}
        {part(
            T::GroupsCaption.text(),
            heads(groups::columns(&policies)),
            all_groups,
            total(&overview, &overview.groups, &policies),
        )}
        {untold(&overview)}
        {overdue(programme)}
        {part(T::MenteesCaption.text(), mentees::plain_heads(), all_mentees, ().into_any())}
        {files(programme)}
    }
    .into_any()
}

/// A table with its heading.
fn part(title: &'static str, heads: AnyView, rows: AnyView, foot: AnyView) -> AnyView {
    view! {
        <section class="section">
            <div class="section-head"><h2>{title}</h2></div>
            <div class="table wide-table">
                <table class="stacks">
                    <thead>{heads}</thead>
                    <tbody>{rows}</tbody>
                    {foot}
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn overdue(programme: ProgrammeCtx) -> AnyView {
    let overview = programme.overview.get();
    if overview.overdue.is_empty() {
        return ().into_any();
    }
    let row = |item| {
        let line = line(programme, item);
        let what = if line.text.is_empty() { line.title } else { format!("{}. {}", line.title, line.text) };
        view! {
            <tr>
                <th scope="row">{line.day} <span class="why">{line.ago}</span></th>
                <td class="wide" data-label=T::What.text()>{what}</td>
                <td data-label=T::Group.text()>{line.group}</td>
                <td data-label=T::Mentor.text()>{line.mentor}</td>
            </tr>
        }
    };
    let head = [T::Since, T::What, T::Group, T::Mentor].map(|text| view! { <th scope="col">{text.text()}</th> });
    let rows = overview.overdue.iter().map(row).collect_view().into_any();
    part(T::OverdueCaption.text(), view! { <tr>{head}</tr> }.into_any(), rows, ().into_any())
}

/// The files, by their names and days: from what all this was read.
fn files(programme: ProgrammeCtx) -> AnyView {
    let rows = programme.with(|open| {
        let row = |(place, source): (usize, &crate::programme::source::Source)| {
            view! {
                <tr>
                    <th scope="row">{format!("{}. {}", place + 1, source.name)}</th>
                    <td data-label=ProgrammeText::Kind.text()>{words::kind(source.format)}</td>
                    <td data-label=ProgrammeText::Saved.text()>{format::day_short(source.saved_at.date())}</td>
                </tr>
            }
        };
        open.sources().iter().enumerate().map(row).collect_view().into_any()
    });
    let head = [ProgrammeText::File, ProgrammeText::Kind, ProgrammeText::Saved];
    let head = head.map(|text| view! { <th scope="col">{text.text()}</th> });
    part(ProgrammeText::Files.text(), view! { <tr>{head}</tr> }.into_any(), rows, ().into_any())
}
