//! The list of individual meetings: for each mentee the opening meeting, check-ins and the closing meeting.

use crate::app::components::{EmptyState, For, LinkButton, LinkView, PageHead, Show, href, live};
use crate::app::format;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::meetings::MeetingText;
use crate::app::title::use_title;
use crate::domain::book::GroupFile;
use crate::domain::ids::PersonId;
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The list of individual meetings.
#[component]
pub fn Meetings() -> impl IntoView {
    let group = use_group();
    use_title(MeetingText::Title.text());
    let mentees = Memo::new(move |_| group.mentees());
    view! {
        <PageHead title=MeetingText::Title.text() lede=MeetingText::Lede.text() />
        <Show
            when=move || mentees.with(|mentees| !mentees.is_empty())
            fallback=move || {
                view! {
                    <EmptyState title=MeetingText::Empty.text() text=MeetingText::EmptyText.text()>
                        <LinkButton to=paths::group_page(group.id, "members")>{MeetingText::ToMembers.text()}</LinkButton>
                    </EmptyState>
                }
            }
        >
            <div class="table">
                <table class="stacks">
                    <thead>
                        <tr>
                            <th scope="col">{MeetingText::Mentee.text()}</th>
                            <th scope="col">{MeetingText::Opening.text()}</th>
                            <th scope="col">{MeetingText::CheckIns.text()}</th>
                            <th scope="col">{MeetingText::Closing.text()}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=move || mentees.get()
                            key=Clone::clone
                            children=move |(person, name)| view! { <MenteeRow group=group person=person name=name /> }
                        />
                    </tbody>
                </table>
            </div>
        </Show>
    }
    .into_any()
}

/// The meetings of one mentee.
#[component]
fn MenteeRow(group: GroupCtx, person: PersonId, name: String) -> impl IntoView {
    let left = move || group.file.with(|file| file.member(person).is_some_and(|member| member.left.is_some()));
    let check_ins = move || {
        let links = of_kind(group, person, MeetingKind::CheckIn).into_iter().map(|(meeting, state, _)| {
            let to = format!("{}/{}", paths::meeting(group.id, person, MeetingKind::CheckIn), meeting.id);
            view! { <a class="rows-link" href=href(&to)>{state}</a> }
        });
        links.collect_view()
    };
    let new = format!("{}/new", paths::meeting(group.id, person, MeetingKind::CheckIn));
    let add = LinkView::new(MeetingText::AddCheckIn.text(), new);
    view! {
        <tr>
            <th scope="row">
                <a href=href(&paths::member(group.id, person))>{name.clone()}</a>
                <Show when=left>
                    <span class="why">{MeetingText::LeftGroup.text()}</span>
                </Show>
            </th>
            <td data-label=MeetingText::Opening.text()>
                <Single group=group person=person kind=MeetingKind::Opening name=name.clone() />
            </td>
            <td data-label=MeetingText::CheckIns.text()>
                {check_ins} <a class="rows-link" href=href(&add.href)>
                    {add.label}
                    <span class="off">" " {MeetingText::With.with(&[&name])}</span>
                </a>
            </td>
            <td data-label=MeetingText::Closing.text()>
                <Single group=group person=person kind=MeetingKind::Closing name=name />
            </td>
        </tr>
    }
    .into_any()
}

/// A meeting of which there is one: its state, or the way to record it.
#[component]
fn Single(group: GroupCtx, person: PersonId, kind: MeetingKind, name: String) -> impl IntoView {
    let to = paths::meeting(group.id, person, kind);
    live(move || {
        let found = of_kind(group, person, kind).into_iter().next();
        let (state, missing) = found.map_or_else(
            || (MeetingText::PlanOrRecord.text().to_owned(), String::new()),
            |(_, state, missing)| (state, missing),
        );
        view! {
            <a class="rows-link" href=href(&to)>
                {state}
                <span class="off">" " {MeetingText::With.with(&[&name])}</span>
            </a>
            {(!missing.is_empty()).then(|| view! { <span class="why">{missing}</span> })}
        }
    })
}

/// The person's meetings of this kind in order of their day, each with its state and what it lacks.
fn of_kind(group: GroupCtx, person: PersonId, kind: MeetingKind) -> Vec<(Meeting, String, String)> {
    let today = group.book.today().get();
    group.file.with(|file| {
        let mut found: Vec<_> =
            file.meetings.iter().filter(|meeting| meeting.person == person && meeting.kind == kind).cloned().collect();
        sort_by_key(&mut found, |meeting| meeting.time().map(|time| time.start().instant()));
        let described = |meeting: Meeting| {
            let (state, missing) = (state(&meeting, today), missing(file, &meeting));
            (meeting, state, missing)
        };
        found.into_iter().map(described).collect()
    })
}

/// When the meeting was held or is planned, in words.
pub fn state(meeting: &Meeting, today: NaiveDate) -> String {
    match (&meeting.held, &meeting.planned) {
        (Some(held), _) => MeetingText::HeldOn.with(&[&format::day_short(held.date())]),
        (None, Some(planned)) => {
            let text = if planned.date() < today { MeetingText::PlannedPassed } else { MeetingText::PlannedFor };
            text.with(&[&format::day_short(planned.date())])
        }
        (None, None) => MeetingText::NotYet.text().to_owned(),
    }
}

/// What a held opening meeting left no record of, in words; empty where nothing is missing.
fn missing(file: &GroupFile, meeting: &Meeting) -> String {
    if meeting.kind != MeetingKind::Opening || meeting.held.is_none() {
        return String::new();
    }
    let here = Some(meeting.id);
    let parts = [
        (MeetingText::MissingNeeds, file.needs.iter().any(|need| need.meeting == here)),
        (MeetingText::MissingGoals, file.goals.iter().any(|goal| goal.meeting == here)),
        (MeetingText::MissingConfidentiality, meeting.confidentiality_on.is_some()),
        (MeetingText::MissingCases, meeting.cases.is_some()),
    ];
    let missing: Vec<_> = parts.iter().filter(|(_, there)| !there).map(|(text, _)| text.text().to_owned()).collect();
    if missing.is_empty() { String::new() } else { MeetingText::Missing.with(&[&format::list(&missing)]) }
}
