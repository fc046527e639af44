//! The cases of every mentee, and adding one that is assigned later.

use super::case::CaseForm;
use super::wanted::wanted_person;
use crate::app::clock;
use crate::app::components::{EmptyState, For, LinkButton, PageHead, Show, href};
use crate::app::format;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::cases::CaseText;
use crate::app::texts::counted;
use crate::app::texts::meetings::MeetingText;
use crate::app::title::use_title;
use crate::domain::case::{Case, OffLimits};
use crate::domain::ids::PersonId;
use crate::domain::meeting::CasesDiscussed;
use leptos::prelude::*;

/// The cases of every mentee.
#[component]
pub fn Cases() -> impl IntoView {
    let group = use_group();
    use_title(CaseText::Title.text());
    let mentees = Memo::new(move |_| group.mentees());
    // A new form for each case that was added, and the person of the address in the first one.
    let (first, added) = (wanted_person(), RwSignal::new(0_u32));
    let new_case = move || {
        let person = if added.get() == 0 { first.parse().ok() } else { None };
        let on_saved = Callback::new(move |()| added.update(|added| *added += 1));
        view! { <CaseForm group=group case=blank(group, person) recorded=false on_saved=on_saved /> }
    };
    view! {
        <PageHead title=CaseText::Title.text() lede=CaseText::Lede.text() />
        <Show
            when=move || mentees.with(|mentees| !mentees.is_empty())
            fallback=move || {
                view! {
                    <EmptyState title=CaseText::Empty.text() text=CaseText::NoMentees.text()>
                        <LinkButton to=paths::group_page(group.id, "members")>{MeetingText::ToMembers.text()}</LinkButton>
                    </EmptyState>
                }
            }
        >
            <For
                each=move || mentees.get()
                key=Clone::clone
                children=move |(person, name)| view! { <CasesOf group=group person=person name=name /> }
            />
            <section class="section" id="cases" tabindex="-1" aria-labelledby="add-title">
                <div class="section-head">
                    <h2 id="add-title">{CaseText::NewTitle.text()}</h2>
                </div>
                {new_case.clone()}
            </section>
        </Show>
    }
    .into_any()
}

/// A case about which nothing is recorded yet; of nobody where no mentee is chosen.
fn blank(group: GroupCtx, person: Option<PersonId>) -> Case {
    Case {
        id: clock::new_id(),
        group: group.id,
        person: person.unwrap_or_else(|| PersonId(uuid::Uuid::nil())),
        code: String::new(),
        nature: String::new(),
        scope: String::new(),
        off_limits: None,
        assigned_on: clock::today(),
        anonymised_on: None,
        discussed_on: None,
        meeting: None,
    }
}

/// The cases of one mentee.
#[component]
fn CasesOf(group: GroupCtx, person: PersonId, name: String) -> impl IntoView {
    let cases = Memo::new(move |_| {
        group.file.with(|file| file.cases.iter().filter(|case| case.person == person).cloned().collect::<Vec<_>>())
    });
    let nothing = move || {
        let says_none = group.file.with(|file| {
            file.meetings
                .iter()
                .any(|meeting| meeting.person == person && meeting.cases == Some(CasesDiscussed::NoneAssigned))
        });
        if says_none { CaseText::NoneAssigned.text() } else { CaseText::NoneOf.text() }
    };
    view! {
        <section class="panel owner">
            <h2>{name}</h2>
            <Show when=move || cases.with(Vec::is_empty)>
                <p class="soft">{nothing}</p>
            </Show>
            <ul class="on-record">
                <For
                    each=move || cases.get()
                    key=|case| (case.id, case.code.clone(), state(case))
                    children=move |case| {
                        let to = href(&paths::case(group.id, case.id));
                        view! {
                            <li>
                                <a href=to>{case.code.clone()}</a>
                                <span class="soft">{state(&case)}</span>
                            </li>
                        }
                    }
                />
            </ul>
        </section>
    }
    .into_any()
}

/// What is recorded of the case, in words.
fn state(case: &Case) -> String {
    let parts = [
        (CaseText::MissingNature, !case.nature.is_empty()),
        (CaseText::MissingScope, !case.scope.is_empty()),
        (CaseText::MissingLimits, case.off_limits.is_some()),
        (CaseText::MissingDiscussed, case.discussed_on.is_some()),
    ];
    let missing: Vec<_> = parts.iter().filter(|(_, there)| !there).map(|(text, _)| text.text().to_owned()).collect();
    if !missing.is_empty() {
        return CaseText::Missing.with(&[&format::list(&missing)]);
    }
    let limits = match &case.off_limits {
        Some(OffLimits::Parts(parts)) => counted(parts.len(), CaseText::PartsOff.text(), CaseText::PartsOffMany.text()),
        Some(OffLimits::All) => CaseText::AllOff.text().to_owned(),
        None => String::new(),
    };
    format!("{}; {limits}", CaseText::Complete.text())
}
