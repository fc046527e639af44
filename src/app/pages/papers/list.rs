//! All papers of a group: what can be printed, and what is still missing on it.

use super::states::{Paper, papers};
use crate::app::components::{EmptyState, Icon, IconName, Link, LinkButton, LinkView, PageHead, live};
use crate::app::paths;
use crate::app::state::group::use_group;
use crate::app::texts::papers::PapersText as T;
use crate::app::title::use_title;
use leptos::prelude::*;

/// The page.
#[component]
pub fn PapersPage() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let all = Memo::new(move |_| papers(group));
    let is_empty = Memo::new(move |_| group.mentees().is_empty());
    view! {
        <PageHead title=T::Title.text() lede=T::Lede.text()/>
        {live(move || is_empty.get().then(|| view! {
            <EmptyState title=T::NoPeople.text() text=T::NoPeopleText.text()>
                <LinkButton icon=IconName::Add to=paths::group_page(group.id, "members")>{T::AddMembers.text()}</LinkButton>
            </EmptyState>
        }))}
        {live(move || (!is_empty.get()).then(|| view! {
            <div class="papers">{all.get().into_iter().map(paper).collect_view()}</div>
        }))}
    }
    .into_any()
}

fn paper(paper: Paper) -> AnyView {
    let missing = |(words, to): (String, LinkView)| {
        view! {
            <li class="paper-missing">
                <Icon name=IconName::Warn/>
                <span><b>{T::Missing.text()}</b>" "{words}" "<Link to=to.href>{to.label}</Link></span>
            </li>
        }
    };
    let print = |(to, state): (LinkView, String)| {
        view! { <li><Link to=to.href>{to.label}</Link><span class="soft">{state}</span></li> }
    };
    let prints = (!paper.prints.is_empty()).then(|| {
        view! { <ul class="on-record">{paper.prints.into_iter().map(print).collect_view()}</ul> }
    });
    let missing = (!paper.missing.is_empty())
        .then(|| view! { <ul class="paper-lacks">{paper.missing.into_iter().map(missing).collect_view()}</ul> });
    view! {
        <section class="panel stack">
            <h2>{paper.title}</h2>
            <p class="soft measure">{paper.text}</p>
            {missing}
            {prints}
        </section>
    }
    .into_any()
}
