//! What all pages of a group share: loading it, its name and its tabs.

use crate::app::components::{Crumbs, LinkView, Loading, Notice, NoticeKind, PageHead, Show, Tabs, live};
use crate::app::pages::agreed::asks_for_more;
use crate::app::pages::book::versions::GroupMark;
use crate::app::pages::not_found::NotFound;
use crate::app::pages::rescue::RescueButton;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::use_book;
use crate::app::texts::agreed::AgreedText;
use crate::app::texts::book::OpenText;
use crate::app::texts::counted;
use crate::app::texts::errors::store_sentence;
use crate::app::texts::evidence::EvidenceText;
use crate::app::texts::group::GroupText;
use crate::app::texts::roles::{RolesText, StagesText};
use crate::app::texts::slips::SlipsText;
use crate::app::texts::spreadsheet::TablesText;
use crate::domain::ids::GroupId;
use crate::policy::path::may_wait;
use crate::storage::StoreError;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_params_map};

/// How far loading the group has come.
#[derive(Clone, PartialEq)]
enum Loaded {
    Waiting,
    Open(GroupId),
    Missing,
    Failed(StoreError),
}

/// The frame of a group's pages.
#[component]
pub fn GroupShell() -> impl IntoView {
    let book = use_book();
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| params.get("group")?.parse::<GroupId>().ok()));
    let loaded = RwSignal::new(Loaded::Waiting);
    Effect::new(move |_| {
        let Some(id) = wanted.get() else {
            loaded.set(Loaded::Missing);
            return;
        };
        if book.is_loaded(id) {
            loaded.set(Loaded::Open(id));
            return;
        }
        loaded.set(Loaded::Waiting);
        leptos::task::spawn_local(async move {
            let outcome = match book.load(id).await {
                Ok(true) => Loaded::Open(id),
                Ok(false) => Loaded::Missing,
                Err(error) => Loaded::Failed(error),
            };
            if wanted.try_get_untracked().flatten() == Some(id) {
                loaded.try_set(outcome);
            }
        });
    });
    live(move || match loaded.get() {
        Loaded::Waiting => view! { <Loading/> }.into_any(),
        Loaded::Missing => view! { <NotFound/> }.into_any(),
        Loaded::Failed(error) => view! {
            <PageHead title=GroupText::NotOpened.text().to_owned()/>
            <Notice kind=NoticeKind::Bad title=store_sentence(&error)>
                <RescueButton/>
            </Notice>
        }
        .into_any(),
        Loaded::Open(id) => view! { <OpenGroup id/> }.into_any(),
    })
}

/// The pages of a loaded group.
#[component]
fn OpenGroup(
    /// The group, which is loaded.
    id: GroupId,
) -> impl IntoView {
    let book = use_book();
    let (Some(file), Some(assessment)) = (book.file(id), book.assessment(id)) else {
        return view! { <Notice kind=NoticeKind::Bad title=GroupText::NotOpened.text()/> }.into_any();
    };
    let group = GroupCtx { id, book, file: file.into(), assessment: assessment.into(), shelf: book.shelf() };
    provide_context(group);
    let exists = Memo::new(move |_| group.file.with(|file| file.group().is_some()));
    let tab = move |text: GroupText, page: &str| LinkView::new(text.text(), paths::group_page(id, page));
    let tabs = Memo::new(move |_| {
        let more = asks_for_more(group);
        let stages = may_wait(&group.packs_of_group()).is_some();
        let of = |text: AgreedText, page: &str| LinkView::new(text.text(), paths::group_page(id, page));
        let asked = |text: AgreedText, page: &str| more.then(|| of(text, page));
        // What was agreed or is asked for stays in reach, though no policy reads it.
        let agrees = more
            || group.file.with(|file| {
                !file.agreements.is_empty() || file.group().is_some_and(|group| !group.charter.consents.is_empty())
            });
        let agreed = |text: AgreedText, page: &str| agrees.then(|| of(text, page));
        [
            Some(LinkView::new(GroupText::Overview.text(), paths::group(id))),
            Some(tab(GroupText::Members, "members")),
            Some(tab(GroupText::Meetings, "meetings")),
            Some(tab(GroupText::Sessions, "sessions")),
            Some(tab(GroupText::Goals, "goals")),
            Some(tab(GroupText::Cases, "cases")),
            Some(tab(GroupText::Concerns, "concerns")),
            stages.then(|| LinkView::new(StagesText::Tab.text(), paths::group_page(id, "stages"))),
            more.then(|| LinkView::new(RolesText::Tab.text(), paths::group_page(id, "roles"))),
            agreed(AgreedText::TabAgreements, "agreements"),
            agreed(AgreedText::TabConsents, "consents"),
            asked(AgreedText::TabStatements, "statements"),
            asked(AgreedText::TabMatters, "matters"),
            Some(tab(GroupText::Hours, "hours")),
            Some(tab(GroupText::Papers, "papers")),
            Some(tab(GroupText::Evaluation, "evaluation")),
            Some(LinkView::new(EvidenceText::Tab.text(), paths::group_page(id, "evidence"))),
            Some(tab(GroupText::Notes, "notes")),
            Some(LinkView::new(SlipsText::Title.text(), paths::group_page(id, "slips"))),
            Some(tab(GroupText::History, "history")),
            Some(LinkView::new(TablesText::Tab.text(), paths::group_page(id, "tables"))),
            asked(AgreedText::TabCharter, "charter"),
            Some(tab(GroupText::Settings, "settings")),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
    });
    let location = use_location();
    let current = Signal::derive(move || {
        let place = paths::within_app(&location.pathname.get());
        place.split('/').take(4).collect::<Vec<_>>().join("/")
    });
    view! {
        <Show when=move || exists.get() fallback=NotFound>
            <GroupName/>
            {move || view! { <Tabs label=GroupText::TabsLabel.text() items=tabs.get() current=current/> }}
            <GroupMark/>
            <HoldsMore/>
            <Outlet/>
        </Show>
    }
    .into_any()
}

/// Says that records of the group hold more than this version shows; nothing where none does.
#[component]
fn HoldsMore() -> impl IntoView {
    let group = use_group();
    let number = Memo::new(move |_| group.file.with(|file| file.more.len()));
    live(move || {
        let number = Some(number.get()).filter(|number| *number > 0)?;
        let said = counted(number, OpenText::MoreOne.text(), OpenText::MoreMany.text());
        Some(view! { <Notice kind=NoticeKind::Quiet title=said/> })
    })
}

/// The group's name as the way back to all groups.
#[component]
fn GroupName() -> impl IntoView {
    let group = use_group();
    live(move || {
        let name = group.group().map(|group| group.name).unwrap_or_default();
        let items =
            vec![LinkView::new(GroupText::Groups.text(), paths::GROUPS), LinkView::new(name, paths::group(group.id))];
        view! { <Crumbs items=items/> }
    })
}
