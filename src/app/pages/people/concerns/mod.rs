//! Concerns of the mentees, kept in the private compartment.

mod form;

use self::form::ConcernForm;
use super::wanted::wanted_person;
use crate::app::components::{Button, ButtonKind, EmptyState, For, Icon, IconName, LinkButton, PageHead, Show};
use crate::app::format;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::common::Common;
use crate::app::texts::concerns::ConcernText;
use crate::app::texts::meetings::MeetingText;
use crate::app::title::use_title;
use crate::domain::case::Concern;
use crate::domain::ids::PersonId;
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;

/// Which concern the form is about: a new one of the person with this key, or a recorded one.
#[derive(Clone)]
enum Chosen {
    New(String),
    Recorded(Concern),
}

/// Concerns of every mentee.
#[component]
pub fn Concerns() -> impl IntoView {
    let group = use_group();
    use_title(ConcernText::Title.text());
    let mentees = Memo::new(move |_| group.mentees());
    let chosen = RwSignal::new(Chosen::New(wanted_person()));
    let form = move || {
        let on_done = Callback::new(move |()| chosen.set(Chosen::New(String::new())));
        let (person, concern) = match chosen.get() {
            Chosen::New(person) => (person, None),
            Chosen::Recorded(concern) => (concern.person.to_string(), Some(concern)),
        };
        view! { <ConcernForm group=group person=person concern=concern on_done=on_done /> }
    };
    view! {
        <PageHead title=ConcernText::Title.text() lede=ConcernText::Lede.text() />
        <p class="private">
            <Icon name=IconName::Device />
            <span>
                <strong>{ConcernText::Private.text()}</strong>
                " "
                {ConcernText::PrivateText.text()}
            </span>
        </p>
        <Show
            when=move || mentees.with(|mentees| !mentees.is_empty())
            fallback=move || {
                view! {
                    <EmptyState title=ConcernText::Empty.text() text=ConcernText::EmptyText.text()>
                        <LinkButton to=paths::group_page(group.id, "members")>{MeetingText::ToMembers.text()}</LinkButton>
                    </EmptyState>
                }
            }
        >
            <For
                each=move || mentees.get()
                key=Clone::clone
                children=move |(person, name)| {
                    view! { <ConcernsOf group=group person=person name=name chosen=chosen /> }
                }
            />
            <section class="section" aria-labelledby="add-title">
                <div class="section-head">
                    <h2 id="add-title">{ConcernText::AddTitle.text()}</h2>
                </div>
                {form}
            </section>
        </Show>
    }
    .into_any()
}

/// The concerns of one mentee.
#[component]
fn ConcernsOf(group: GroupCtx, person: PersonId, name: String, chosen: RwSignal<Chosen>) -> impl IntoView {
    let concerns = Memo::new(move |_| {
        let mut own: Vec<Concern> =
            group.file.with(|file| file.concerns.iter().filter(|concern| concern.person == person).cloned().collect());
        sort_by_key(&mut own, |concern| concern.raised_on);
        own
    });
    view! {
        <section class="panel owner">
            <h2>{name}</h2>
            <Show when=move || concerns.with(Vec::is_empty)>
                <p class="soft">{ConcernText::NotAsked.text()}</p>
            </Show>
            <ul class="on-record">
                <For
                    each=move || concerns.get()
                    key=|concern| (concern.id, concern.concern.clone(), concern.raised_on, concern.discussed_on, concern.outcome.clone())
                    children=move |concern| view! { <ConcernLine group=group concern=concern chosen=chosen /> }
                />
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn ConcernLine(group: GroupCtx, concern: Concern, chosen: RwSignal<Chosen>) -> impl IntoView {
    let day = format::day_short;
    let text = concern.concern.clone();
    let dates = match (&concern.concern, concern.discussed_on) {
        (None, _) => ConcernText::AskedOn.with(&[&day(concern.raised_on)]),
        (Some(_), discussed) => {
            let raised = ConcernText::RaisedOn.with(&[&day(concern.raised_on)]);
            let discussed = discussed.map_or_else(
                || ConcernText::NotDiscussed.text().to_owned(),
                |discussed| ConcernText::DiscussedOn.with(&[&day(discussed)]),
            );
            format!("{raised}, {discussed}")
        }
    };
    let outcome = concern.outcome.clone();
    let change = {
        let concern = concern.clone();
        move |()| {
            chosen.set(Chosen::Recorded(concern.clone()));
            request_animation_frame(|| _ = crate::app::components::focus("concern"));
        }
    };
    let remove = move |()| {
        if let Some(revision) = group.file.with_untracked(|file| file.concerns.revision(concern.id.0)) {
            group.book.act(Edit::removal(&concern, revision), ConcernText::Removed.text());
        }
    };
    view! {
        <li>
            <div>
                <p class="typed">{text.unwrap_or_else(|| ConcernText::AskedNone.text().to_owned())}</p>
                {(!outcome.is_empty()).then(|| view! { <p class="typed soft">{outcome}</p> })}
                <p class="small soft">{dates}</p>
            </div>
            <div class="row">
                <Button kind=ButtonKind::Quiet icon=IconName::Edit on_press=change>
                    {ConcernText::Change.text()}
                </Button>
                <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=remove>
                    {Common::Remove.text()}
                </Button>
            </div>
        </li>
    }
    .into_any()
}
