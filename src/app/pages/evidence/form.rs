//! What goes into a pack: for whom, of which days, for which paper.

use super::document::Paper;
use crate::app::components::{CheckField, Choice, DateField, RadioGroup, SelectField, Show};
use crate::app::state::group::use_group;
use crate::app::texts::evidence::EvidenceText as T;
use crate::domain::ids::PersonId;
use crate::evidence::pack::Period;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The key of the auditor's view.
pub const AUDITOR: &str = "auditor";
/// The key of a mentee's view.
pub const MENTEE: &str = "mentee";
/// The key of the view for everybody.
pub const PUBLISHABLE: &str = "publishable";

/// What was chosen.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// For whom.
    pub view: RwSignal<String>,
    mentee: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    paper: RwSignal<String>,
    /// Whether real names are shown.
    pub real_names: RwSignal<bool>,
    errors: RwSignal<(Option<T>, Option<T>)>,
}

impl Wanted {
    /// The auditor's view of the whole life of the group.
    pub fn new() -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            view: text(AUDITOR),
            mentee: text(""),
            from: text(""),
            to: text(""),
            paper: text("a4"),
            real_names: RwSignal::new(false),
            errors: RwSignal::new((None, None)),
        }
    }

    /// The paper.
    pub fn paper(self) -> Paper {
        self.paper.with(|paper| if paper == "letter" { Paper::Letter } else { Paper::A4 })
    }

    /// The mentee and the period; none where something is missing, which the form then says.
    pub fn read(self) -> Option<(Option<PersonId>, Period)> {
        let day = |text: RwSignal<String>| text.with_untracked(|text| text.parse::<NaiveDate>().ok());
        let period = Period { from: day(self.from), to: day(self.to) };
        let of_mentee = self.view.with_untracked(|view| view == MENTEE);
        let mentee = self.mentee.with_untracked(|mentee| mentee.parse::<PersonId>().ok()).filter(|_| of_mentee);
        let turned = matches!((period.from, period.to), (Some(from), Some(to)) if to < from);
        let errors =
            ((of_mentee && mentee.is_none()).then_some(T::ChooseMenteeFirst), turned.then_some(T::FromAfterTo));
        self.errors.set(errors);
        (errors == (None, None)).then_some((mentee, period))
    }
}

/// The controls.
#[component]
pub fn PackForm(
    /// What is chosen.
    wanted: Wanted,
) -> impl IntoView {
    let group = use_group();
    let choice = |key: &str, label: T, hint: T| Choice {
        key: key.to_owned(),
        label: label.text().to_owned(),
        hint: hint.text().to_owned(),
    };
    let views = vec![
        choice(AUDITOR, T::Auditor, T::AuditorHint),
        choice(MENTEE, T::Mentee, T::MenteeHint),
        choice(PUBLISHABLE, T::Publishable, T::PublishableHint),
    ];
    let mentees = Signal::derive(move || {
        let none = Choice::new("", T::ChooseMentee.text());
        let each = group.mentees().into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
        std::iter::once(none).chain(each).collect::<Vec<_>>()
    });
    let papers = vec![Choice::new("a4", T::A4.text()), Choice::new("letter", T::Letter.text())];
    let said = |error: Option<T>| error.map(|text| text.text().to_owned());
    let mentee_error = Signal::derive(move || said(wanted.errors.get().0));
    let period_error = Signal::derive(move || said(wanted.errors.get().1));
    view! {
        <h2>{T::Choose.text()}</h2>
        <RadioGroup id="pack-view" label=T::View.text() choices=views value=wanted.view/>
        <Show when=move || wanted.view.with(|view| view == MENTEE)>
            <SelectField
                id="pack-mentee"
                label=T::WhichMentee.text()
                choices=mentees
                value=wanted.mentee
                error=mentee_error
            />
        </Show>
        <div class="pair">
            <DateField id="pack-from" label=T::From.text() optional=true value=wanted.from/>
            <DateField
                id="pack-to"
                label=T::To.text()
                hint=T::PeriodHint.text()
                optional=true
                value=wanted.to
                error=period_error
            />
        </div>
        <RadioGroup id="pack-paper" label=T::Paper.text() choices=papers value=wanted.paper/>
        <Show when=move || wanted.view.with(|view| view == AUDITOR)>
            <CheckField id="pack-names" label=T::RealNames.text() value=wanted.real_names/>
        </Show>
    }
    .into_any()
}
