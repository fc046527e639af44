//! The members of a group: the roster, and adding to it.

use super::add_members::AddMembers;
use super::meetings::state;
use super::role::role_word;
use crate::app::components::{EmptyState, For, IconName, LinkButton, PageHead, Show, href};
use crate::app::format;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::summary::is_mentee;
use crate::app::texts::meetings::MeetingText;
use crate::app::texts::members::MemberText;
use crate::app::texts::spreadsheet::TablesText;
use crate::app::title::use_title;
use crate::domain::group::Member;
use crate::domain::meeting::{CasesDiscussed, MeetingKind};
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;

/// The members of a group.
#[component]
pub fn Members() -> impl IntoView {
    let group = use_group();
    use_title(MemberText::Title.text());
    let members = Memo::new(move |_| roster(group));
    view! {
        <PageHead title=MemberText::Title.text() lede=MemberText::Lede.text()>
            <LinkButton to=paths::group_page(group.id, "import") icon=IconName::Upload>{TablesText::ComeIn.text()}</LinkButton>
        </PageHead>
        <Show
            when=move || members.with(|members| !members.is_empty())
            fallback=|| view! { <EmptyState title=MemberText::Empty.text() text=MemberText::EmptyText.text() /> }
        >
            <div class="table">
                <table class="stacks">
                    <thead>
                        <tr>
                            <th scope="col">{MemberText::Name.text()}</th>
                            <th scope="col">{MemberText::Role.text()}</th>
                            <th scope="col">{MemberText::Since.text()}</th>
                            <th scope="col">{MemberText::OpeningMeeting.text()}</th>
                            <th scope="col" class="number">{MemberText::Goals.text()}</th>
                            <th scope="col" class="number">{MemberText::Cases.text()}</th>
                            <th scope="col" class="number">{MemberText::Credited.text()}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=move || members.get()
                            key=|(name, member)| (name.clone(), member.id, member.role, member.joined, member.left)
                            children=move |(name, member)| view! { <MemberRow group=group name=name member=member /> }
                        />
                    </tbody>
                </table>
            </div>
        </Show>
        <AddMembers />
    }
    .into_any()
}

/// Members with their code names: mentees first, each role in order of the names.
fn roster(group: GroupCtx) -> Vec<(String, Member)> {
    let mut members: Vec<_> = group
        .file
        .with(|file| file.members.iter().cloned().map(|member| (group.name(member.person), member)).collect());
    sort_by_key(&mut members, |(name, member): &(String, Member)| (member.role, name.clone()));
    members
}

#[component]
fn MemberRow(group: GroupCtx, name: String, member: Member) -> impl IntoView {
    let person = member.person;
    let counts = is_mentee(member.role);
    let opening = move || {
        let today = group.book.today().get();
        group.file.with(|file| {
            let found = file.meetings.iter().find(|held| held.person == person && held.kind == MeetingKind::Opening);
            found.map_or_else(|| MeetingText::NotYet.text().to_owned(), |meeting| state(meeting, today))
        })
    };
    let goals = move || group.file.with(|file| file.goals.iter().filter(|goal| goal.person == Some(person)).count());
    let cases = move || {
        group.file.with(|file| {
            let number = file.cases.iter().filter(|case| case.person == person).count();
            let says_none = file
                .meetings
                .iter()
                .any(|meeting| meeting.person == person && meeting.cases == Some(CasesDiscussed::NoneAssigned));
            if number == 0 && says_none { MemberText::CasesNone.text().to_owned() } else { number.to_string() }
        })
    };
    let credited = move || {
        group
            .assessment
            .with(|assessment| assessment.ledgers.get(&person).map(|ledger| format::hours(ledger.credited())))
    };
    view! {
        <tr>
            <th scope="row">
                <a href=href(&paths::member(group.id, person))>{name}</a>
            </th>
            <td data-label=MemberText::Role.text()>{role_word(member.role)}</td>
            <td data-label=MemberText::Since.text()>{since(&member)}</td>
            <td data-label=MemberText::OpeningMeeting.text()>
                {counts
                    .then(|| {
                        let to = href(&paths::meeting(group.id, person, MeetingKind::Opening));
                        view! { <a href=to>{opening}</a> }
                    })}
            </td>
            <td class="number" data-label=MemberText::Goals.text()>
                {counts.then_some(goals)}
            </td>
            <td class="number" data-label=MemberText::Cases.text()>
                {counts.then_some(cases)}
            </td>
            <td class="number" data-label=MemberText::Credited.text()>
                {counts.then(|| view! { <a href=href(&paths::hours(person))>{credited}</a> })}
            </td>
        </tr>
    }
    .into_any()
}

/// Since when, and until when, somebody belongs to the group, in words.
fn since(member: &Member) -> String {
    let day = format::day_short;
    match (member.joined, member.left) {
        (Some(joined), Some(left)) => MemberText::FromTo.with(&[&day(joined), &day(left)]),
        (Some(joined), None) => MemberText::From.with(&[&day(joined)]),
        (None, Some(left)) => MemberText::Until.with(&[&day(left)]),
        (None, None) => member.invited.map_or_else(
            || MemberText::NotSaid.text().to_owned(),
            |invited| format!("{}, {}", MemberText::InvitedOnly.text(), day(invited)),
        ),
    }
}
