//! The page of one case.

mod form;

pub use self::form::CaseForm;
use crate::app::components::{Button, ButtonKind, IconName, Link, PageHead, live};
use crate::app::format;
use crate::app::pages::not_found::NotFound;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::cases::CaseText;
use crate::app::texts::goals::GoalText;
use crate::app::title::use_title;
use crate::domain::case::Case;
use crate::domain::ids::CaseId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// The page of one case.
#[component]
pub fn CasePage() -> impl IntoView {
    let group = use_group();
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| params.get("case")?.parse::<CaseId>().ok()));
    live(move || {
        let case = wanted.get().and_then(|id| group.file.with_untracked(|file| file.cases.get(id.0).cloned()));
        match case {
            Some(case) => view! { <OneCase group=group case=case /> }.into_any(),
            None => view! { <NotFound /> }.into_any(),
        }
    })
}

#[component]
fn OneCase(group: GroupCtx, case: Case) -> impl IntoView {
    use_title(CaseText::OneTitle.text());
    let heading = format!("{} {}, {}", CaseText::OneTitle.text(), case.code, untrack(|| group.name(case.person)));
    let navigate = use_navigate();
    let list = paths::group_page(group.id, "cases");
    let id = case.id;
    let remove = {
        let (navigate, list) = (navigate.clone(), list.clone());
        move |()| {
            let edit = group.file.with_untracked(|file| {
                let case = file.cases.get(id.0)?;
                Some(Edit::removal(case, file.cases.revision(id.0)?))
            });
            if let Some(edit) = edit {
                group.book.act(edit, CaseText::Removed.text());
                navigate(&list, NavigateOptions::default());
            }
        }
    };
    let on_saved = Callback::new(move |()| navigate(&list, NavigateOptions::default()));
    view! {
        <PageHead title=heading />
        <RaisedIn group=group case=id />
        <CaseForm group=group case=case recorded=true on_saved=on_saved />
        <p class="remove-record">
            <Button kind=ButtonKind::Danger icon=IconName::Remove on_press=remove>
                {CaseText::RemoveCase.text()}
            </Button>
        </p>
    }
    .into_any()
}

/// The sessions in which the case was raised; nothing where there is none.
#[component]
fn RaisedIn(group: GroupCtx, case: CaseId) -> impl IntoView {
    live(move || {
        let sessions = group.sessions();
        let raised = sessions.iter().enumerate().filter(|(_, session)| session.cases_raised.contains(&case));
        let links = raised
            .map(|(place, session)| {
                let day = session.held.as_ref().map(|held| format::day_short(held.date())).unwrap_or_default();
                let label = GoalText::SessionOf.with(&[&(place + 1).to_string(), &day]);
                view! { <li><Link to=paths::session(group.id, session.id)>{label}</Link></li> }
            })
            .collect::<Vec<_>>();
        (!links.is_empty()).then(|| {
            view! {
                <section class="panel owner">
                    <h2>{CaseText::RaisedIn.text()}</h2>
                    <ul class="row">{links}</ul>
                </section>
            }
        })
    })
}
