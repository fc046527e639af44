//! The sessions of a group in order.

use super::words::mode_word;
use crate::app::components::{
    ButtonKind, Counts, EmptyState, IconName, LedgerEntry, LedgerList, LinkButton, LinkView, PageHead, Show, Tally,
    live,
};
use crate::app::format;
use crate::app::pages::start::calendar::CalendarButton;
use crate::app::paths;
use crate::app::pictures;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::summary::is_mentee;
use crate::app::texts::charts::PictureText;
use crate::app::texts::counted;
use crate::app::texts::sessions::SessionText;
use crate::app::title::use_title;
use crate::domain::dates::Span;
use crate::domain::session::Session;
use crate::policy::verdict::Subject;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A session and its place in the order, from 1; none where it is called off.
type Placed = (Option<usize>, Session);

/// The list of sessions: what is ahead first, then what was held, the latest on top.
#[component]
pub fn Sessions() -> impl IntoView {
    let group = use_group();
    use_title(SessionText::ListTitle.text());
    let new = move || paths::group_page(group.id, "sessions/new");
    let is_empty = Memo::new(move |_| group.file.with(|file| file.sessions.is_empty()));
    let placed = move |held: bool| {
        let sessions = group.sessions().into_iter().enumerate().map(|(place, session)| (Some(place + 1), session));
        sessions.filter(|(_, session)| session.held.is_some() == held).collect::<Vec<Placed>>()
    };
    let called_off = move || {
        group.file.with(|file| {
            let off = file.sessions.iter().filter(|session| session.cancelled.is_some());
            off.map(|session| (None, session.clone())).collect::<Vec<Placed>>()
        })
    };
    view! {
        <PageHead title=SessionText::ListTitle.text() lede=SessionText::ListLede.text()>
            <CalendarButton group=group.id/>
            <LinkButton id="add-session" kind=ButtonKind::Main icon=IconName::Add to=new()>
                {SessionText::AddSession.text()}
            </LinkButton>
        </PageHead>
        <Show
            when=move || !is_empty.get()
            fallback=move || {
                view! {
                    <EmptyState title=SessionText::EmptyTitle.text() text=SessionText::EmptyText.text()>
                        <LinkButton to=new()>{SessionText::AddSession.text()}</LinkButton>
                    </EmptyState>
                }
            }
        >
            {move || list(group, SessionText::Ahead, placed(false))}
            {move || list(group, SessionText::Held, placed(true).into_iter().rev().collect())}
            {move || list(group, SessionText::CalledOff, called_off())}
            {live(move || pictures::fold(PictureText::AttendanceFold, pictures::attendance(group)))}
        </Show>
    }
    .into_any()
}

/// A list of sessions under its heading; nothing where there is none.
fn list(group: GroupCtx, title: SessionText, sessions: Vec<Placed>) -> Option<AnyView> {
    let today = group.book.today().get();
    (!sessions.is_empty()).then(|| {
        let rows = sessions.iter().map(|(ordinal, session)| row(group, *ordinal, session, today)).collect_view();
        view! {
            <section class="section">
                <div class="section-head"><h2>{title.text()}</h2></div>
                <LedgerList>{rows}</LedgerList>
            </section>
        }
        .into_any()
    })
}

fn row(group: GroupCtx, ordinal: Option<usize>, session: &Session, today: NaiveDate) -> AnyView {
    let ordinal = ordinal.map(|ordinal| ordinal.to_string()).unwrap_or_default();
    let title = match (ordinal.as_str(), session.topic.as_str()) {
        ("", "") => SessionText::CalledOff.text().to_owned(),
        ("", topic) => topic.to_owned(),
        (ordinal, "") => SessionText::Ordinal.with(&[ordinal]),
        (ordinal, topic) => SessionText::OrdinalTopic.with(&[ordinal, topic]),
    };
    let is_late =
        session.held.is_none() && session.cancelled.is_none() && session.time().is_some_and(|time| time.date() < today);
    let to = paths::session(group.id, session.id);
    let (date, when) = match session.time() {
        Some(time) => (format::day_short(time.date()), hours(time)),
        None => (SessionText::NoTime.text().to_owned(), String::new()),
    };
    let text = match &session.cancelled {
        Some(cancelled) => cancelled.reason.clone(),
        None if is_late => SessionText::NotWrittenUp.text().to_owned(),
        None => String::new(),
    };
    let id = session.id;
    let counts = Signal::derive(move || {
        group.assessment.with(|assessment| {
            let of_this = assessment.verdicts.iter().filter(|verdict| verdict.subject == Subject::Session(id));
            of_this.map(|verdict| verdict.outcome).collect::<Counts>()
        })
    });
    view! {
        <LedgerEntry date when title=LinkView::new(title, to.clone()) text meta=facts(group, session)>
            {move || view! { <Tally counts=counts.get()/> }}
            {is_late.then(|| view! { <LinkButton to=format!("{to}#hold")>{SessionText::WriteDown.text()}</LinkButton> })}
        </LedgerEntry>
    }
    .into_any()
}

/// From when to when on its day.
fn hours(time: &Span) -> String {
    format!("{}–{}", format::time(time.start()), format::time(time.end()))
}

/// What else identifies a session: how it was held and how many mentees were there.
fn facts(group: GroupCtx, session: &Session) -> Vec<String> {
    let mode = session.mode.map(|mode| mode_word(mode).to_owned());
    let mentees = |attendance: &Vec<crate::domain::session::Attendance>| {
        group.file.with(|file| {
            attendance
                .iter()
                .filter(|each| file.member(each.person).is_some_and(|member| is_mentee(member.role)))
                .count()
        })
    };
    let present = match &session.attendance {
        Some(attendance) => {
            Some(counted(mentees(attendance), SessionText::PresentOne.text(), SessionText::PresentMany.text()))
        }
        None if session.held.is_some() => Some(SessionText::NoAttendance.text().to_owned()),
        None => None,
    };
    mode.into_iter().chain(present).collect()
}
