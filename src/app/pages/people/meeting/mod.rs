//! The page of one individual meeting.

mod fields;
mod form;
mod read;
mod sections;
mod talk;

use self::fields::Subject;
use self::form::MeetingForm;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, IconName, PageHead, live};
use crate::app::pages::not_found::NotFound;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::meetings::MeetingText;
use crate::app::title::use_title;
use crate::domain::ids::{MeetingId, PersonId};
use crate::domain::meeting::{Meeting, MeetingKind};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// The page of one individual meeting: of the one that the address names, else the recorded one of that kind, else of a new one.
#[component]
pub fn MeetingPage() -> impl IntoView {
    let params = use_params_map();
    let wanted = Memo::new(move |_| {
        params.with(|params| {
            let person = params.get("person")?.parse::<PersonId>().ok()?;
            let kind = paths::meeting_kind(&params.get("kind")?)?;
            Some((person, kind, params.get("meeting")))
        })
    });
    let group = use_group();
    live(move || match wanted.get().and_then(|(person, kind, meeting)| subject(group, person, kind, meeting)) {
        Some(subject) => view! { <OneMeeting subject=subject /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    })
}

/// What the address speaks of; none where it names nobody in this group or a meeting that is not there.
fn subject(group: GroupCtx, person: PersonId, kind: MeetingKind, named: Option<String>) -> Option<Subject> {
    let opened = group.file.get_untracked();
    opened.member(person)?;
    let meeting = match named.as_deref() {
        Some("new") => None,
        Some(named) => Some(opened.meetings.get(named.parse::<MeetingId>().ok()?.0)?.id),
        None if kind == MeetingKind::CheckIn => None,
        None => opened
            .meetings
            .iter()
            .find(|meeting| meeting.person == person && meeting.kind == kind)
            .map(|found| found.id),
    };
    Some(Subject { group: group.id, person, kind, meeting: meeting.unwrap_or_else(clock::new_id), opened })
}

/// The title and the sentence of this kind of meeting.
const fn words(kind: MeetingKind) -> (MeetingText, MeetingText) {
    match kind {
        MeetingKind::Opening => (MeetingText::Opening, MeetingText::OpeningLede),
        MeetingKind::CheckIn => (MeetingText::CheckIn, MeetingText::CheckInLede),
        MeetingKind::Closing => (MeetingText::Closing, MeetingText::ClosingLede),
    }
}

#[component]
fn OneMeeting(subject: Subject) -> impl IntoView {
    let group = use_group();
    let (title, lede) = words(subject.kind);
    use_title(title.text());
    let heading = format!("{}: {}", title.text(), untrack(|| group.name(subject.person)));
    let navigate = use_navigate();
    let list = paths::group_page(subject.group, "meetings");
    let removal = subject.recorded().and_then(|meeting| removal(meeting, &subject));
    let remove = move |edit: Edit| {
        group.book.act(edit, MeetingText::Removed.text());
        navigate(&list, NavigateOptions::default());
    };
    view! {
        <PageHead title=heading lede=lede.text() />
        <MeetingForm subject=subject />
        {removal
            .map(|edit| {
                let on_press = move |()| remove(edit.clone());
                view! {
                    <p class="remove-record">
                        <Button kind=ButtonKind::Danger icon=IconName::Remove on_press=on_press>
                            {MeetingText::Remove.text()}
                        </Button>
                    </p>
                }
            })}
    }
    .into_any()
}

/// Takes the meeting away; what was settled in it stays, and no longer names it.
fn removal(meeting: &Meeting, subject: &Subject) -> Option<Edit> {
    let opened = &subject.opened;
    let here = Some(meeting.id);
    let mut edit = Edit::removal(meeting, opened.meetings.revision(meeting.id.0)?);
    for need in opened.needs.iter().filter(|need| need.meeting == here) {
        edit = edit.and_changed(crate::domain::goal::Need { meeting: None, ..need.clone() }, &opened.needs);
    }
    for case in opened.cases.iter().filter(|case| case.meeting == here) {
        edit = edit.and_changed(crate::domain::case::Case { meeting: None, ..case.clone() }, &opened.cases);
    }
    for goal in opened.goals.iter() {
        let mut free = goal.clone();
        free.meeting = free.meeting.filter(|named| *named != meeting.id);
        for progress in &mut free.progress {
            progress.meeting = progress.meeting.filter(|named| *named != meeting.id);
        }
        if let Some(outcome) = &mut free.outcome {
            outcome.meeting = outcome.meeting.filter(|named| *named != meeting.id);
        }
        edit = edit.and_changed(free, &opened.goals);
    }
    Some(edit)
}
