//! A new session, or a series of them in one entry.

use super::plan::{Plan, PlanFields};
use super::series::{Series, SeriesFields, series};
use crate::app::clock;
use crate::app::components::PageHead;
use crate::app::form::{Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::paths;
use crate::app::preflight::{Preflight, PreflightNotice};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::sessions::SessionText;
use crate::app::title::use_title;
use crate::domain::record::Record;
use crate::domain::session::Session;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// A session that nothing is known of, but how the one before was held.
pub(in crate::app::pages) fn blank(group: GroupCtx, before: Option<&Session>) -> Session {
    Session {
        mode: before.and_then(|before| before.mode),
        conducted_by: before.and_then(|before| before.conducted_by).or(group.group().and_then(|group| group.mentor)),
        ..Session::blank(clock::new_id(), group.id)
    }
}

/// The page of a new session.
#[component]
pub fn NewSession() -> impl IntoView {
    let group = use_group();
    use_title(SessionText::NewTitle.text());
    let before = untrack(|| group.sessions()).pop();
    let session = untrack(|| blank(group, before.as_ref()));
    let form = Form::new(format!("session-new-{}", group.id));
    let plan = Plan::of(form, &session);
    if let Some(time) = before.as_ref().and_then(Session::time) {
        plan.times.start.set(format::time(time.start()));
        plan.times.end.set(format::time(time.end()));
    }
    let often = Series::of(form);
    let first = session.clone();
    let proposed = move || {
        let mut reader = Reader::default();
        let read = plan.read(&mut reader, first.clone());
        let (count, rhythm) = often.read(&mut reader);
        reader.finish(Some(())).map(|()| series(read, count, rhythm)).unwrap_or_default()
    };
    let records = move || proposed().into_iter().map(Record::from).collect();
    let preflight = Preflight::new(group, form, records);
    form.keep_draft();
    let navigate = use_navigate();
    let save = move |()| {
        let navigate = navigate.clone();
        let id = session.id;
        let mut reader = Reader::default();
        let read = untrack(|| plan.read(&mut reader, session.clone()));
        let (count, rhythm) = untrack(|| often.read(&mut reader));
        preflight.check(&mut reader);
        let built = reader.finish(Some(())).map(|()| {
            let mut sessions = series(read, count, rhythm).into_iter();
            let edit = sessions.next().map_or_else(
                || Edit::labelled(crate::journal::entry::Act::Add, None, Some(group.id)),
                |first| Edit::record(first, None),
            );
            let edit = sessions.fold(edit, |edit, session| edit.and(session, None));
            preflight.with_reason(edit, id.0)
        });
        form.submit(
            || built,
            move |revision| {
                group.book.say_done(SessionText::Planned.text(), revision);
                let to = if count > 1 { paths::group_page(group.id, "sessions") } else { paths::session(group.id, id) };
                navigate(&to, leptos_router::NavigateOptions::default());
            },
        );
    };
    view! {
        <PageHead title=SessionText::NewTitle.text() lede=SessionText::NewLede.text()/>
        <div class="panel">
            <FormView form on_save=save save=SessionText::SaveNew.text() cancel=paths::group_page(group.id, "sessions")>
                <PlanFields plan times_id="when" before present=None/>
                <SeriesFields form often first=Signal::derive(move || plan.times.day())/>
                <PreflightNotice preflight/>
            </FormView>
        </div>
    }
    .into_any()
}
