//! Calling a session off, taking that back, and removing a session.

use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Dialog, IconName, LinkButton, Show, TextField, live};
use crate::app::form::{FieldError, Form};
use crate::app::format;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::common::Common;
use crate::app::texts::errors::FormText;
use crate::app::texts::live::LiveText;
use crate::app::texts::papers::PlanPaperText;
use crate::app::texts::sessions::SessionText;
use crate::domain::book::GroupFile;
use crate::domain::goal::Goal;
use crate::domain::note::About;
use crate::domain::record::Revision;
use crate::domain::session::{Cancelled, Session};
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// What can be done to a session as a whole.
#[component]
pub(super) fn LifeActions(
    /// The session as it stands.
    session: Memo<Option<Session>>,
) -> impl IntoView {
    let group = use_group();
    let is_asking = RwSignal::new(false);
    let navigate = use_navigate();
    let remove = move |()| {
        let Some(edit) = session.get_untracked().and_then(|session| removal(group, &session)) else { return };
        let navigate = navigate.clone();
        group.book.act(edit, SessionText::Removed.text());
        navigate(&paths::group_page(group.id, "sessions"), NavigateOptions::default());
    };
    let take_back = move |()| {
        let Some(standing) = session.get_untracked() else { return };
        let opened = revision(group, &standing);
        let edit = Edit::record(Session { cancelled: None, ..standing }, opened);
        group.book.act(edit, SessionText::Reinstated.text());
    };
    let called_off = Memo::new(move |_| session.with(|session| session.as_ref().and_then(|it| it.cancelled.clone())));
    let is_open =
        move || session.with(|session| session.as_ref().is_some_and(|it| it.held.is_none() && it.cancelled.is_none()));
    view! {
        {move || called_off.get().map(|off| {
            view! {
                <p class="soft">{SessionText::CalledOffOn.with(&[&format::day(off.on)])} " " {off.reason}</p>
                <Button on_press=take_back>{SessionText::TakesPlace.text()}</Button>
            }
        })}
        <Show when=is_open>
            {run_link(group, session)}
            {plan_link(group, session)}
            <Button on_press=move |()| is_asking.set(true)>{SessionText::CallOff.text()}</Button>
        </Show>
        <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=remove>{Common::Remove.text()}</Button>
        <Dialog open=is_asking title=SessionText::CallOffTitle.text()>
            <CallOff session is_asking/>
        </Dialog>
    }
    .into_any()
}

/// The way to the plan on paper.
fn plan_link(group: GroupCtx, session: Memo<Option<Session>>) -> AnyView {
    live(move || {
        let to = session.with(|session| session.as_ref().map(|session| paths::session_plan(group.id, session.id)))?;
        Some(view! { <LinkButton icon=IconName::Print to>{PlanPaperText::OnPaper.text()}</LinkButton> })
    })
}

/// The way to run it; the main thing to do on its day.
fn run_link(group: GroupCtx, session: Memo<Option<Session>>) -> AnyView {
    live(move || {
        let session = session.get()?;
        let is_today = session.time().is_some_and(|time| time.date() == group.book.today().get());
        let kind = if is_today { ButtonKind::Main } else { ButtonKind::Plain };
        Some(
            view! { <LinkButton id="run" kind to=paths::run(group.id, session.id)>{LiveText::Run.text()}</LinkButton> },
        )
    })
}

fn revision(group: GroupCtx, session: &Session) -> Option<Revision> {
    group.file.with_untracked(|file| file.sessions.revision(session.id.0))
}

/// The form that calls a session off.
#[component]
fn CallOff(session: Memo<Option<Session>>, is_asking: RwSignal<bool>) -> impl IntoView {
    let group = use_group();
    let Some(standing) = session.get_untracked() else { return ().into_any() };
    let form = Form::new(format!("session-call-off-{}", standing.id));
    let reason = form.text("reason", "");
    form.keep_draft();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reason = reason.get_untracked().trim().to_owned();
        let built = if reason.is_empty() {
            Err(vec![FieldError::at("call-off-reason", FormText::Required.text())])
        } else {
            let cancelled = Some(Cancelled { on: clock::today(), reason });
            Ok(Edit::record(Session { cancelled, ..standing.clone() }, revision(group, &standing)))
        };
        form.submit(
            || built,
            move |revision| {
                is_asking.set(false);
                group.book.say_done(SessionText::WasCalledOff.text(), revision);
            },
        );
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p class="soft">{SessionText::CallOffText.text()}</p>
            <Provider value=form.watch>
                <TextField
                    id="call-off-reason"
                    label=SessionText::CallOffReason.text()
                    value=reason
                    error=form.error("call-off-reason")
                />
            </Provider>
            <div class="dialog-actions">
                <Button reads=true on_press=move |()| is_asking.set(false)>{Common::Cancel.text()}</Button>
                <Button kind=ButtonKind::Main submit=true disabled=form.busy>{SessionText::CallOff.text()}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// Takes the session away with its notes and its incident, and lets go of it where a goal names it.
fn removal(group: GroupCtx, session: &Session) -> Option<Edit> {
    group.file.with_untracked(|file| {
        let edit = Edit::removal(session, file.sessions.revision(session.id.0)?);
        let edit =
            file.incidents.iter().filter(|incident| incident.session == session.id).fold(edit, |edit, incident| {
                match file.incidents.revision(incident.id.0) {
                    Some(revision) => edit.and_remove(incident, revision),
                    None => edit,
                }
            });
        let edit = remove_notes(file, session, edit);
        let naming = file.goals.iter().filter(|goal| goal.progress.iter().any(|each| each.session == Some(session.id)));
        Some(naming.fold(edit, |edit, goal| edit.and(without(goal, session), file.goals.revision(goal.id.0))))
    })
}

fn remove_notes(file: &GroupFile, session: &Session, edit: Edit) -> Edit {
    let names_it = |about: &About| match about {
        About::Activity { session: named, .. } | About::ServiceMonitoring { session: named, .. } => {
            *named == Some(session.id)
        }
        _ => false,
    };
    file.notes.iter().filter(|note| names_it(&note.about)).fold(edit, |edit, note| {
        match file.notes.revision(note.id.0) {
            Some(revision) => edit.and_remove(note, revision),
            None => edit,
        }
    })
}

/// The goal, with its progress kept but no longer tied to the session.
fn without(goal: &Goal, session: &Session) -> Goal {
    let mut goal = goal.clone();
    for progress in &mut goal.progress {
        if progress.session == Some(session.id) {
            progress.session = None;
        }
    }
    goal
}
