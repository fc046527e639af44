//! The page of one member: who it is, the membership, the training programme, and what the book finds.

mod closure;
mod form;
mod records;

use self::closure::Closures;
use self::form::MemberForm;
use self::records::Records;
use crate::app::components::PageHead;
use crate::app::pages::group::verdict_list::Verdicts;
use crate::app::pages::not_found::NotFound;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::summary::is_mentee;
use crate::app::texts::members::MemberText;
use crate::app::title::use_title;
use crate::domain::ids::PersonId;
use crate::policy::verdict::{Subject, Verdict};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page of one member.
#[component]
pub fn MemberPage() -> impl IntoView {
    let group = use_group();
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| params.get("person")?.parse::<PersonId>().ok()));
    let found =
        Memo::new(move |_| wanted.get().filter(|person| group.file.with(|file| file.member(*person).is_some())));
    move || match found.get() {
        Some(person) => view! { <OneMember group=group person=person /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn OneMember(group: GroupCtx, person: PersonId) -> impl IntoView {
    use_title(MemberText::OneTitle.text());
    let mentee =
        Memo::new(move |_| group.file.with(|file| file.member(person).is_some_and(|member| is_mentee(member.role))));
    view! {
        <PageHead title=Signal::derive(move || group.name(person)) />
        <div class="split">
            <MemberForm group=group person=person />
            <div>
                <Show when=move || mentee.get()>
                    <Records group=group person=person />
                </Show>
                <Findings group=group person=person />
                <Closures group=group person=person />
            </div>
        </div>
    }
    .into_any()
}

/// What the book finds about this person.
#[component]
fn Findings(group: GroupCtx, person: PersonId) -> impl IntoView {
    let own = Memo::new(move |_| {
        group.assessment.with(|assessment| {
            let verdicts = assessment.verdicts.iter().filter(|verdict| verdict.subject == Subject::Member(person));
            verdicts.cloned().collect::<Vec<Verdict>>()
        })
    });
    view! {
        <section class="section">
            <div class="section-head">
                <h2>{MemberText::FindingsTitle.text()}</h2>
            </div>
            {move || {
                let verdicts = own.get();
                if verdicts.is_empty() {
                    view! { <p class="soft">{MemberText::NoFindings.text()}</p> }.into_any()
                } else {
                    view! { <Verdicts verdicts=verdicts /> }.into_any()
                }
            }}
        </section>
    }
}
