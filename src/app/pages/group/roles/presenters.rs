//! Where presenters take the chair: who presents in the sessions to come.

use crate::app::components::{Link, live};
use crate::app::format;
use crate::app::paths;
use crate::app::state::group::use_group;
use crate::app::texts::agreed::AgreedText;
use crate::app::texts::roles::RolesText as T;
use crate::domain::conduct::ContributionKind;
use crate::domain::session::Session;
use leptos::prelude::*;

/// The sessions to come, each with its presenters.
#[component]
pub(super) fn Presenters() -> impl IntoView {
    let group = use_group();
    let row = move |session: Session| {
        let names: Vec<_> =
            session.conduct.of_kind(ContributionKind::Presentation).map(|given| group.name(given.person)).collect();
        let who = if names.is_empty() {
            T::NobodyPresents.text().to_owned()
        } else {
            T::Presents.with(&[&format::list(&names)])
        };
        let day = session.time().map(|time| format::day_short(time.date())).unwrap_or_default();
        let number = group.ordinal(session.id).to_string();
        view! {
            <li>
                <div>
                    <p><Link to=paths::session(group.id, session.id)>{AgreedText::SessionNumber.with(&[&number])}</Link>", "{day}</p>
                    <p class="small soft">{who}</p>
                </div>
                <Link to=format!("{}#contributions", paths::conduct(group.id, session.id))>{T::NamePresenter.text()}</Link>
            </li>
        }
    };
    view! {
        <section class="section" id="roster" tabindex="-1">
            <div class="section-head"><h2>{T::Presenters.text()}</h2></div>
            <p class="soft measure">{T::PresentersLede.text()}</p>
            {live(move || {
                let ahead = group.sessions().into_iter().filter(|session| session.held.is_none()).collect::<Vec<_>>();
                if ahead.is_empty() {
                    return view! { <p class="soft">{T::NoSessions.text()}</p> }.into_any();
                }
                view! { <ul class="on-record panel">{ahead.into_iter().map(row).collect_view()}</ul> }.into_any()
            })}
        </section>
    }
    .into_any()
}
