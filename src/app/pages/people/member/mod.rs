//! The page of one member: what the book finds, the person, the membership and the training programme.

mod closure;
mod erase;
mod form;
mod records;

use self::closure::Closures;
use self::erase::ErasePerson;
use self::form::MemberForm;
use self::records::Records;
use crate::app::components::{Button, ButtonKind, IconName, LinkButton, PageHead, Show, live};
use crate::app::pages::group::verdict_list::SubjectVerdicts;
use crate::app::pages::not_found::NotFound;
use crate::app::pages::people::attained::MenteeAttained;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::summary::is_mentee;
use crate::app::texts::members::MemberText;
use crate::app::texts::slips::SlipsText;
use crate::app::title::use_title;
use crate::domain::book::GroupFile;
use crate::domain::ids::PersonId;
use crate::domain::invariant::Check;
use crate::domain::record::Record;
use crate::policy::verdict::Subject;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// The page of one member.
#[component]
pub fn MemberPage() -> impl IntoView {
    let group = use_group();
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| params.get("person")?.parse::<PersonId>().ok()));
    let found =
        Memo::new(move |_| wanted.get().filter(|person| group.file.with(|file| file.member(*person).is_some())));
    live(move || match found.get() {
        Some(person) => view! { <OneMember group=group person=person /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    })
}

#[component]
fn OneMember(group: GroupCtx, person: PersonId) -> impl IntoView {
    use_title(MemberText::OneTitle.text());
    let mentee =
        Memo::new(move |_| group.file.with(|file| file.member(person).is_some_and(|member| is_mentee(member.role))));
    view! {
        <PageHead title=Signal::derive(move || group.name(person))>
            <Show when=move || mentee.get()>
                <LinkButton to=paths::of_person(group.id, "slips", person)>{SlipsText::Make.text()}</LinkButton>
            </Show>
        </PageHead>
        <Show when=move || mentee.get()>
            <div class="split">
                <section>
                    <div class="section-head">
                        <h2>{MemberText::FindingsTitle.text()}</h2>
                    </div>
                    <SubjectVerdicts subject=Subject::Member(person) />
                    <Closures group=group person=person />
                </section>
                <div>
                    <Records group=group person=person />
                    <MenteeAttained group person/>
                </div>
            </div>
        </Show>
        <section class="section" aria-labelledby="edit-title">
            <div class="section-head">
                <h2 id="edit-title">{MemberText::EditTitle.text()}</h2>
            </div>
            <MemberForm group=group person=person />
            <RemoveMember group=group person=person />
        </section>
        <ErasePerson person=person />
    }
    .into_any()
}

/// Removes a member about whom nothing else is recorded: somebody who was added by mistake.
#[component]
fn RemoveMember(group: GroupCtx, person: PersonId) -> impl IntoView {
    let navigate = StoredValue::new(use_navigate());
    let remove = move |()| {
        let done = MemberText::Removed.with(&[&untrack(|| group.name(person))]);
        let edit = group.file.with_untracked(|file| {
            let member = file.member(person)?;
            Some(Edit::removal(member, file.members.revision(member.id.0)?))
        });
        if let Some(edit) = edit {
            group.book.act(edit, done);
            navigate.get_value()(&paths::group_page(group.id, "members"), NavigateOptions::default());
        }
    };
    view! {
        <Show when=move || group.file.with(|file| !is_named(file, person))>
            <p class="remove-record">
                <Button kind=ButtonKind::Danger icon=IconName::Remove on_press=remove>
                    {MemberText::Remove.text()}
                </Button>
            </p>
        </Show>
    }
}

/// True where a record of the group besides the membership speaks of this person.
fn is_named(file: &GroupFile, person: PersonId) -> bool {
    let mut named = false;
    for standing in file.standing(None) {
        if !matches!(standing.record, Record::Member(_)) {
            standing.record.references(&mut |_, key| named |= key.id == person.0);
        }
    }
    named
}
