//! The steps on the screen.

use super::fields::{Fields, agenda_words, beginnings};
use crate::app::components::{
    CheckField, CheckGroup, Choice, DateField, NumberField, RadioGroup, Show, Spare, TextArea, TextField, TimeField,
    live,
};
use crate::app::form::Form;
use crate::app::pages::agreed::key;
use crate::app::state::library::{choices, packs};
use crate::app::state::use_book;
use crate::app::texts::choices as words;
use crate::app::texts::new_group::NewGroupText as T;
use crate::app::texts::sessions::PlanText;
use crate::app::texts::spreadsheet_import::ImportText;
use crate::app::texts::workshop::WorkshopText;
use crate::domain::agreement::AssentTo;
use crate::domain::book::GroupFile;
use crate::domain::session::Mode;
use crate::policy::consent::asked;
use crate::policy::pack::Pack;
use crate::templates::{Want, wanted};
use leptos::prelude::*;
use std::sync::Arc;

/// A step of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Purpose,
    Policies,
    Mentor,
    SetUp,
    Agreement,
    Sessions,
    Members,
}

impl Step {
    /// The steps of a group that begins with nothing, or with a proposal.
    pub(super) const fn all(has_proposal: bool) -> &'static [Self] {
        if has_proposal {
            &[Self::Purpose, Self::Policies, Self::Mentor, Self::SetUp, Self::Agreement, Self::Sessions, Self::Members]
        } else {
            &[Self::Purpose, Self::Policies, Self::Mentor, Self::Members]
        }
    }

    pub(super) const fn label(self) -> T {
        match self {
            Self::Purpose => T::StepPurpose,
            Self::Policies => T::StepPolicies,
            Self::Mentor => T::StepMentor,
            Self::SetUp => T::StepSetUp,
            Self::Agreement => T::StepAgreement,
            Self::Sessions => T::StepSessions,
            Self::Members => T::StepMembers,
        }
    }

    /// The field with which it begins.
    pub(super) const fn first_field(self) -> &'static str {
        match self {
            Self::Purpose => "name",
            Self::Policies => "packs",
            Self::Mentor => "mentor",
            Self::SetUp => "set-up",
            Self::Agreement => "clauses",
            Self::Sessions => "first",
            Self::Members => "members",
        }
    }

    pub(super) fn view(self, form: Form, fields: Fields) -> AnyView {
        match self {
            Self::Purpose => purpose(form, fields),
            Self::Policies => policies(form, fields),
            Self::Mentor => mentor(form, fields),
            Self::SetUp => set_up(form, fields),
            Self::Agreement => agreement(form, fields),
            Self::Sessions => sessions(form, fields),
            Self::Members => members(form, fields),
        }
    }
}

/// The policies that are ticked.
pub(super) fn chosen(fields: Fields) -> Vec<Arc<Pack>> {
    let ticked = fields.packs.get();
    let mut all = use_book().shelf().with(|shelf| packs(shelf));
    all.retain(|pack| ticked.contains(&*pack.key));
    all
}

fn purpose(form: Form, fields: Fields) -> AnyView {
    let book = use_book();
    view! {
        <RadioGroup id="from" label=T::From.text() hint=T::FromHint.text() choices=Signal::derive(move || beginnings(book)) value=fields.from/>
        <TextField id="name" label=T::Name.text() hint=T::NameHint.text() value=fields.name error=form.error("name")/>
        <TextArea id="purpose" label=T::Purpose.text() hint=T::PurposeHint.text() value=fields.purpose optional=true/>
        <TextArea id="group-goals" label=T::Goals.text() hint=T::GoalsHint.text() value=fields.goals optional=true/>
    }
    .into_any()
}

fn policies(form: Form, fields: Fields) -> AnyView {
    let book = use_book();
    let choices = book.shelf().with_untracked(|shelf| choices(shelf, book.today().get_untracked()));
    view! {
        <CheckGroup id="packs" label=T::Policies.text() hint=T::PoliciesHint.text() choices=choices value=fields.packs error=form.error("packs")/>
    }
    .into_any()
}

fn mentor(form: Form, fields: Fields) -> AnyView {
    // Only a programme that credits hours asks for the registry.
    let counts = untrack(|| chosen(fields)).iter().any(|pack| pack.programme.is_some());
    let listing = counts.then(|| view! {
        <p class="soft measure">{T::ListingExplained.text()}</p>
        <DateField id="listing-from" label=T::ListingFrom.text() value=fields.listed_from optional=true error=form.error("from")/>
        <DateField id="listing-to" label=T::ListingTo.text() hint=T::ListingToHint.text() value=fields.listed_to optional=true error=form.error("to")/>
        <DateField id="listing-checked" label=T::ListingChecked.text() value=fields.checked optional=true error=form.error("checked_on")/>
        // The address or telephone number of the registry, where the listing can be looked up.
        <TextField id="listing-source" label=T::ListingSource.text() value=fields.source optional=true spare=Spare::All/>
    });
    view! {
        <TextField id="mentor" label=T::Mentor.text() hint=T::MentorHint.text() value=fields.mentor error=form.error("mentor")/>
        {listing}
    }
    .into_any()
}

fn set_up(form: Form, fields: Fields) -> AnyView {
    let (asks, declares) = fields
        .proposal
        .with_untracked(|it| it.as_ref().map(|it| (it.asks.clone(), it.declares.clone())).unwrap_or_default());
    // After an earlier group all is asked that is not tied to its people and days.
    let own = |id: &str| id == "tasks" || id.starts_with("task-") || id.starts_with("stage");
    let is_asked = |id: &str| if asks.is_empty() { !own(id) } else { asks.iter().any(|ask| ask == id) };
    let statements: Vec<_> = declares.iter().map(|topic| Choice::new(topic.key(), words::topic(*topic))).collect();
    view! {
        <p class="soft measure" id="set-up" tabindex="-1">{T::SetUpExplained.text()}</p>
        {(!statements.is_empty()).then(|| view! {
            <CheckGroup id="declared" label=T::Declare.text() hint=T::DeclareHint.text() choices=statements value=fields.declared/>
        })}
        {super::actions::view(form, fields)}
        {fields.charter.view_of(is_asked)}
    }
    .into_any()
}

fn agreement(form: Form, fields: Fields) -> AnyView {
    let clauses = fields.proposal.with_untracked(|it| it.as_ref().map(|it| it.clauses.clone()).unwrap_or_default());
    let choice = |(place, clause): (usize, &crate::domain::agreement::Clause)| Choice {
        key: place.to_string(),
        label: if clause.title.is_empty() { words::clause(clause.topic).to_owned() } else { clause.title.clone() },
        hint: clause.text.clone(),
    };
    let choices: Vec<_> = clauses.iter().enumerate().map(choice).collect();
    let packs = untrack(|| chosen(fields));
    // What the policies ask for is asked in any case.
    let asked = asked(&packs, &GroupFile::default());
    let others = AssentTo::PLAIN.iter().filter(|to| asked.iter().all(|asked| asked.to != **to));
    let others: Vec<_> = others.map(|to| Choice::new(key(to), words::assent(*to))).collect();
    let missing = move || {
        let ticked = fields.clauses.get();
        let kept: Vec<_> = clauses
            .iter()
            .enumerate()
            .filter(|(place, _)| ticked.contains(&place.to_string()))
            .map(|(_, clause)| clause.clone())
            .collect();
        let minutes = fields.presenting.get().trim().parse().ok().map(crate::domain::units::Minutes);
        let model = fields.proposal.with(|it| it.as_ref().and_then(|it| it.charter.role_model));
        let left = wanted(&packs, model).into_iter().filter(|part| !part.is_in(&kept, minutes));
        let words: Vec<_> = left
            .map(|part| match part.part {
                Want::Clause(topic) => words::clause(topic).to_owned(),
                Want::Minutes => WorkshopText::Presenting.text().to_owned(),
            })
            .collect();
        if words.is_empty() {
            WorkshopText::AllThere.text().to_owned()
        } else {
            T::StillAsked.with(&[&crate::app::format::list(&words)])
        }
    };
    view! {
        <p class="soft measure">{T::AgreementExplained.text()}</p>
        <CheckGroup id="clauses" label=T::Clauses.text() choices=choices value=fields.clauses/>
        <p class="small soft" role="status">{missing}</p>
        <NumberField id="presenting-minutes" label=WorkshopText::Presenting.text() hint=WorkshopText::PresentingHint.text() value=fields.presenting error=form.error("presenting-minutes")/>
        <CheckGroup id="consents" label=T::Consents.text() hint=T::ConsentsHint.text() choices=others value=fields.consents/>
    }
    .into_any()
}

fn sessions(form: Form, fields: Fields) -> AnyView {
    let modes =
        [(Mode::InPerson, PlanText::InPerson), (Mode::Online, PlanText::Online), (Mode::Hybrid, PlanText::Hybrid)];
    let modes: Vec<_> = modes.map(|(mode, text)| Choice::new(key(&mode), text.text())).into();
    let lines = fields.proposal.with_untracked(|it| it.as_ref().map(|it| it.agenda.clone()).unwrap_or_default());
    let lines: Vec<_> =
        lines.iter().enumerate().map(|(place, line)| Choice::new(place.to_string(), agenda_words(line))).collect();
    view! {
        <p class="soft measure">{T::SessionsExplained.text()}</p>
        <div class="form-row">
            <DateField id="first" label=T::FirstDay.text() value=fields.first optional=true error=form.error("first")/>
            <TimeField id="start" label=PlanText::Start.text() value=fields.start error=form.error("start")/>
            <TimeField id="end" label=PlanText::End.text() value=fields.end error=form.error("end")/>
        </div>
        <div class="form-row">
            <NumberField id="count" label=T::HowMany.text() value=fields.count error=form.error("count")/>
            <NumberField id="weeks" label=T::WeeksApart.text() value=fields.weeks error=form.error("weeks")/>
        </div>
        <RadioGroup id="mode" label=PlanText::Mode.text() choices=modes value=fields.mode/>
        <CheckGroup id="agenda" label=T::Agenda.text() hint=T::AgendaHint.text() choices=lines value=fields.agenda/>
    }
    .into_any()
}

fn members(form: Form, fields: Fields) -> AnyView {
    let book = use_book();
    let comrades = Signal::derive(move || {
        let known = fields.proposal.with(|it| it.as_ref().map(|it| it.members.clone()).unwrap_or_default());
        let name = |person| book.shelf().with(|shelf| shelf.code_name(person).unwrap_or("–").to_owned());
        known.into_iter().map(|person| Choice::new(person.to_string(), name(person))).collect::<Vec<_>>()
    });
    view! {
        {live(move || (!comrades.get().is_empty()).then(|| view! {
            <CheckGroup id="comrades" label=T::Comrades.text() hint=T::ComradesHint.text() choices=comrades value=fields.comrades error=form.error("comrades")/>
        }))}
        <TextArea id="members" label=T::Members.text() hint=T::MembersHint.text() value=fields.members rows=6 optional=true error=form.error("members")/>
        <Show when=move || fields.proposal.with(Option::is_some)><p class="small soft">{T::ProfessionHint.text()}</p></Show>
        <DateField id="joined" label=T::Joined.text() value=fields.joined error=form.error("joined")/>
        <CheckField id="from-sheet" label=ImportText::FromSheet.text() hint=ImportText::FromSheetHint.text() value=fields.sheet/>
        <Show when=move || !book.protected().get()>
            <CheckField id="protect" label=T::Protect.text() hint=T::ProtectHint.text() value=fields.protect/>
        </Show>
    }
    .into_any()
}
