//! One session: its plan, how it was held, its write-up, and what the book finds about it.

use super::hold::Hold;
use super::life::LifeActions;
use super::part::{Part, PartForm};
use super::plan::{Plan, PlanFields};
use super::words::mode_word;
use super::write_up::WritingUp;
use crate::app::components::{LinkView, PageHead, Tabs, live};
use crate::app::form::Reader;
use crate::app::format;
use crate::app::pages::agreed::asks_for_more;
use crate::app::pages::group::verdict_list::SubjectVerdicts;
use crate::app::pages::not_found::NotFound;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::agreed::AgreedText;
use crate::app::texts::sessions::{PlanText, SessionText};
use crate::app::title::use_title;
use crate::domain::ids::SessionId;
use crate::domain::session::Session;
use crate::policy::verdict::Subject;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// The session that the address names, while it stands in the book.
pub fn open_session(group: GroupCtx) -> Memo<Option<SessionId>> {
    let params = use_params_map();
    Memo::new(move |_| {
        let id = params.with(|params| params.get("session")?.parse::<SessionId>().ok())?;
        group.file.with(|file| file.sessions.get(id.0).map(|_| id))
    })
}

/// The page of one session.
#[component]
pub fn SessionPage() -> impl IntoView {
    let open = open_session(use_group());
    live(move || match open.get() {
        Some(id) => view! { <OpenSession id/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    })
}

#[component]
fn OpenSession(id: SessionId) -> impl IntoView {
    let group = use_group();
    let standing = Memo::new(move |_| group.file.with(|file| file.sessions.get(id.0).cloned()));
    let name = move || SessionText::Ordinal.with(&[&group.ordinal(id).to_string()]);
    let title =
        Signal::derive(move || match standing.with(|standing| standing.as_ref().map(|it| it.cancelled.is_some())) {
            Some(true) => SessionText::CalledOff.text().to_owned(),
            _ => name(),
        });
    Effect::new(move || use_title(&title.get()));
    let lede = Signal::derive(move || standing.with(|standing| standing.as_ref().map(|session| lede(group, session))));
    let reopened = RwSignal::new(0_u32);
    view! {
        <PageHead title lede>
            <LifeActions session=standing/>
        </PageHead>
        <PartLinks id/>
        {move || {
            reopened.track();
            view! { <Parts standing id reopened/> }
        }}
        <section class="section" id="found">
            <div class="section-head"><h2>{SessionText::Found.text()}</h2></div>
            <SubjectVerdicts subject=Subject::Session(id)/>
        </section>
    }
    .into_any()
}

/// When, how and about what.
fn lede(group: GroupCtx, session: &Session) -> String {
    let time = session.time().map(format::span);
    let mode = session.mode.map(|mode| mode_word(mode).to_owned());
    let topic = Some(session.topic.clone()).filter(|topic| !topic.is_empty());
    let by = session.conducted_by.map(|by| group.name(by));
    [time, mode, by, topic].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Links to the parts of the page.
#[component]
fn PartLinks(id: SessionId) -> impl IntoView {
    let group = use_group();
    let hash = use_location().hash;
    let to = move |part: &str| format!("{}#{part}", paths::session(group.id, id));
    let parts = [
        ("plan", SessionText::Plan),
        ("hold", SessionText::Hold),
        ("write-up", SessionText::WriteUp),
        ("found", SessionText::Found),
    ];
    let mut items = parts.map(|(part, text)| LinkView::new(text.text(), to(part))).to_vec();
    if untrack(|| asks_for_more(group)) {
        items.push(LinkView::new(AgreedText::ConductLink.text(), paths::conduct(group.id, id)));
    }
    let current = Signal::derive(move || to(hash.get().trim_start_matches('#')));
    view! { <Tabs label=SessionText::Parts.text() items current/> }.into_any()
}

/// The three parts, opened on the session as it stands; opened anew when somebody else changes it.
#[component]
fn Parts(standing: Memo<Option<Session>>, id: SessionId, reopened: RwSignal<u32>) -> impl IntoView {
    let group = use_group();
    let opened = group.file.with_untracked(|file| file.sessions.revision(id.0));
    let Some(part) = standing.get_untracked().map(|session| Part::of(group, session, opened)) else {
        return ().into_any();
    };
    let is_off = part.session().cancelled.is_some();
    Effect::new(move || {
        let is_foreign = standing.with(|standing| standing.as_ref().is_some_and(|standing| part.is_foreign(standing)));
        // An error message about this very change must stay to be read.
        if is_foreign && !part.has_errors() {
            reopened.update(|times| *times += 1);
        }
    });
    if is_off {
        return ().into_any();
    }
    let section = |id: &'static str, text: SessionText, content: AnyView| {
        view! {
            <section class="section" id=id>
                <div class="section-head"><h2>{text.text()}</h2></div>
                {content}
            </section>
        }
    };
    view! {
        {section("plan", SessionText::Plan, view! { <Planning part/> }.into_any())}
        {section("hold", SessionText::Hold, view! { <Hold part/> }.into_any())}
        {section("write-up", SessionText::WriteUp, view! { <WritingUp part/> }.into_any())}
    }
    .into_any()
}

/// The first part.
#[component]
fn Planning(part: Part) -> impl IntoView {
    let form = part.form("plan");
    let session = part.session();
    let plan = Plan::of(form, &session);
    let preflight = part.preflight(form, "plan-reason", move |reader, session| plan.read(reader, session));
    form.keep_draft();
    let sessions = untrack(|| part.group.sessions());
    let place = sessions.iter().position(|each| each.id == session.id);
    let before = place.and_then(|place| sessions.into_iter().take(place).next_back());
    let present = session.attendance.map(|attendance| attendance.into_iter().map(|each| each.person).collect());
    let build = move |()| {
        let mut reader = Reader::default();
        let session = untrack(|| plan.read(&mut reader, part.session()));
        preflight.check(&mut reader);
        let edit =
            |session: &Session| preflight.with_reason(Edit::record(session.clone(), part.opened()), session.id.0);
        reader.finish(Some(session)).map(|session| (edit(&session), session))
    };
    view! {
        <PartForm part form preflight make=Callback::new(build) action=PlanText::Save.text()>
            <PlanFields plan before present/>
        </PartForm>
    }
    .into_any()
}
