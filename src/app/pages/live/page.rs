//! The page of a running session: whether it can run here at all, and the session itself.

use super::frame::Runner;
use super::keep::{Found, Hold, Keep};
use super::run::Run;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, LinkButton, Loading, Notice, NoticeKind, live};
use crate::app::pages::not_found::NotFound;
use crate::app::pages::sessions::page::open_session;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::live::LiveText as T;
use crate::app::title::use_title;
use crate::domain::charter::RoleModel;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::session::Session;
use crate::keeping::tabs::Role;
use crate::live::event::Event;
use crate::live::running::Running;
use crate::policy::roster::roster;
use leptos::prelude::*;

/// The page.
#[component]
pub fn RunPage() -> impl IntoView {
    let open = open_session(use_group());
    live(move || match open.get() {
        Some(id) => view! { <OpenRun id/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    })
}

/// What stands on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Waiting,
    Elsewhere,
    Unreadable,
    WrittenUp,
    CalledOff,
    Session(RwSignal<Running>),
}

#[component]
fn OpenRun(id: SessionId) -> impl IntoView {
    let group = use_group();
    use_title(&T::Title.with(&[&untrack(|| group.ordinal(id)).to_string()]));
    // Whoever writes the book keeps the session.
    let hold = RwSignal::new(Hold::Asking);
    let role = group.book.role();
    Effect::new(move |_| match role.get() {
        Role::Writing => hold.set(Hold::Mine),
        Role::Reading | Role::Wanting => hold.set(Hold::Elsewhere),
        Role::Asking | Role::Taking | Role::Leaving(_) => {}
    });
    let keep = Keep::new(group.book, id, hold);
    keep.beat();
    let shown = RwSignal::new(Shown::Waiting);
    let owner = Owner::current().unwrap_or_default();
    let begin = StoredValue::new(move |running: Running| owner.with(|| Shown::Session(RwSignal::new(running))));
    Effect::new(move || match hold.get() {
        Hold::Asking => {}
        Hold::Elsewhere => shown.set(Shown::Elsewhere),
        Hold::Mine => leptos::task::spawn_local(async move {
            let found = keep.read().await;
            let standing = group.file.with_untracked(|file| file.sessions.get(id.0).cloned());
            let (Some(standing), Some(begin)) = (standing, begin.try_with_value(Clone::clone)) else { return };
            shown.try_set(match found {
                Found::Session(running) => begin(*running),
                Found::Unreadable => Shown::Unreadable,
                Found::Nothing if standing.held.is_some() => Shown::WrittenUp,
                Found::Nothing if standing.cancelled.is_some() => Shown::CalledOff,
                Found::Nothing => begin(untrack(|| new_running(group, &standing))),
            });
        }),
    });
    let anew = move |()| {
        let standing = group.file.with_untracked(|file| file.sessions.get(id.0).cloned());
        if let Some(standing) = standing {
            shown.set(begin.with_value(|begin| begin(untrack(|| new_running(group, &standing)))));
        }
    };
    let ordinal = untrack(|| group.ordinal(id)).to_string();
    let notice = move |title: T, text: &'static str, button: Option<(T, Callback<()>)>| {
        view! {
            <div class="runner runner-notice">
                <h1>{T::Title.with(&[&ordinal])}</h1>
                <Notice kind=NoticeKind::Info title=title.text() text/>
                <div class="row">
                    {button.map(|(text, on_press)| view! {
                        <Button kind=ButtonKind::Main reads=true on_press>{text.text()}</Button>
                    })}
                    <LinkButton to=paths::session(group.id, id)>{T::ToSession.text()}</LinkButton>
                </div>
            </div>
        }
        .into_any()
    };
    live(move || match shown.get() {
        Shown::Waiting => view! { <Loading/> }.into_any(),
        Shown::Elsewhere => {
            let take = Callback::new(move |()| match role.get_untracked() {
                Role::Writing => hold.set(Hold::Mine),
                _ => group.book.edit_here(),
            });
            notice(T::Elsewhere, T::ElsewhereText.text(), Some((T::TakeOver, take)))
        }
        Shown::Unreadable => notice(T::Unreadable, T::UnreadableText.text(), Some((T::BeginAnew, Callback::new(anew)))),
        Shown::WrittenUp => notice(T::WrittenUp, T::WrittenUpText.text(), None),
        Shown::CalledOff => notice(T::CalledOff, "", None),
        Shown::Session(running) => {
            keep.follow(running);
            let run = untrack(|| Run::new(group, id, running, keep));
            view! { <Runner run/> }.into_any()
        }
    })
}

/// A session for which people begin to arrive: invited is whoever was, else everybody who belongs to the group today. Whoever
/// conducts it holds the device, and is there.
fn new_running(group: GroupCtx, session: &Session) -> Running {
    let today = clock::today();
    let invited: Vec<PersonId> = session.conduct.invited.clone().unwrap_or_else(|| {
        group.file.with(|file| {
            let members = file.members.iter().filter(|member| member.belongs_on(today));
            members.map(|member| member.person).collect()
        })
    });
    let leads = session.conducted_by.or_else(|| group.group().and_then(|group| group.mentor));
    let mut running = Running::new(session.id, invited, clock::at(), clock::zone());
    // Who has the turn by the roster, where the chair rotates; a tap names somebody else.
    let rotates = group.group().is_some_and(|group| group.charter.role_model == Some(RoleModel::RotatingChair));
    let next = || group.file.with(|file| roster(file).of(session.id).and_then(|turn| turn.chair)).filter(|_| rotates);
    running.chair = session.conduct.chair.or_else(next);
    if let Some(leads) = leads {
        running.apply(Event::Arrived(leads), clock::at());
    }
    running
}
