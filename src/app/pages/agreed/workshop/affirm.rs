//! Affirming what stands at a session: one tap for all who were there.

use crate::app::components::{Button, Choice, IconName, SelectField, live};
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::workshop::WorkshopText as T;
use crate::domain::ids::PersonId;
use crate::domain::session::Session;
use leptos::prelude::*;

/// Who was there, the mentor who leads included.
fn there(group: GroupCtx, session: &Session) -> Vec<PersonId> {
    let present = session.attendance.iter().flatten().filter(|presence| !presence.present.is_zero());
    let mut people: Vec<_> = present.map(|presence| presence.person).collect();
    if let Some(mentor) = group.group().and_then(|group| group.mentor)
        && session.conducted_by == Some(mentor)
        && !people.contains(&mentor)
    {
        people.push(mentor);
    }
    people
}

#[component]
pub(super) fn Affirm() -> impl IntoView {
    let group = use_group();
    let taken = move || group.sessions().into_iter().filter(|session| session.attendance.is_some()).collect::<Vec<_>>();
    let latest = untrack(taken).pop().map(|session| session.id.to_string()).unwrap_or_default();
    let chosen = RwSignal::new(latest);
    let choices = Signal::derive(move || {
        let choice = |session: Session| {
            let day = session.time().map(|time| format::day_short(time.date())).unwrap_or_default();
            Choice::new(session.id.to_string(), T::SessionOf.with(&[&group.ordinal(session.id).to_string(), &day]))
        };
        taken().into_iter().map(choice).collect()
    });
    let session = move || taken().into_iter().find(|session| session.id.to_string() == chosen.get());
    let affirm = move |()| {
        let Some(mut session) = untrack(session) else { return };
        session.conduct.affirmed_by = untrack(|| there(group, &session));
        let opened = group.file.with_untracked(|file| file.sessions.revision(session.id.0));
        group.book.act(Edit::record(session, opened), T::Affirmed.text());
    };
    let state = move || {
        session().map(|session| {
            let names: Vec<_> = session.conduct.affirmed_by.iter().map(|person| group.name(*person)).collect();
            if names.is_empty() {
                T::NobodyAffirmed.text().to_owned()
            } else {
                T::AffirmedBy.with(&[&format::list(&names)])
            }
        })
    };
    view! {
        <section class="section" aria-labelledby="affirm-title">
            <div class="section-head"><h2 id="affirm-title">{T::AffirmTitle.text()}</h2></div>
            {live(move || {
                if taken().is_empty() {
                    return view! { <p class="soft">{T::AffirmLater.text()}</p> }.into_any();
                }
                view! {
                    <div class="panel form">
                        <SelectField id="affirm-session" label=T::AffirmSession.text() choices value=chosen/>
                        <p class="small soft" role="status">{state}</p>
                        <div class="row"><Button icon=IconName::Pass on_press=affirm>{T::AffirmAll.text()}</Button></div>
                    </div>
                }
                .into_any()
            })}
        </section>
    }
    .into_any()
}
