//! The agenda of a session as it is being written, item by item.

use crate::app::clock;
use crate::app::components::focus;
use crate::app::form::{Form, Reader};
use crate::app::texts::sessions::PlanText;
use crate::domain::ids::AgendaItemId;
use crate::domain::session::{AgendaItem, Attention, Focus};
use crate::domain::sort::Gather;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What an item can serve, with its key and its words.
pub(super) const SERVES: [(Focus, &str, PlanText); 8] = [
    (Focus::ProfessionalFunctioning, "functioning", PlanText::ServesFunctioning),
    (Focus::ServiceProvision, "services", PlanText::ServesServices),
    (Focus::Learning, "learning", PlanText::ServesLearning),
    (Focus::Administration, "running", PlanText::ServesRunning),
    (Focus::PeerLearning, "peer-learning", PlanText::ServesPeerLearning),
    (Focus::PeerSupport, "peer-support", PlanText::ServesPeerSupport),
    (Focus::Ambitions, "ambitions", PlanText::ServesAmbitions),
    (Focus::Negotiation, "negotiation", PlanText::ServesNegotiation),
];

/// An item as it is being written.
#[derive(Clone, Copy)]
pub(super) struct AgendaRow {
    pub(super) id: AgendaItemId,
    pub(super) title: RwSignal<String>,
    pub(super) minutes: RwSignal<String>,
    pub(super) serves: RwSignal<BTreeSet<String>>,
    pub(super) goals: RwSignal<BTreeSet<String>>,
    pub(super) mentees: RwSignal<BTreeSet<String>>,
    pub(super) proposed_by: RwSignal<String>,
    pub(super) attention: RwSignal<String>,
}

/// What a draft keeps of an item, field by field.
type Kept = (AgendaItemId, String, String, BTreeSet<String>, BTreeSet<String>, BTreeSet<String>, String, String);

/// Whom an item gives attention, with its key.
pub(super) const ATTENTION: [(Attention, &str, PlanText); 2] = [
    (Attention::Individual, "individual", PlanText::AttentionIndividual),
    (Attention::Group, "group", PlanText::AttentionGroup),
];

impl AgendaRow {
    fn of(item: &AgendaItem) -> Self {
        let serves = SERVES.iter().filter(|(focus, ..)| item.serves.contains(focus));
        let attention = ATTENTION.iter().find(|(attention, ..)| Some(*attention) == item.attention);
        Self::from((
            item.id,
            item.title.clone(),
            item.minutes.map(|minutes| minutes.0.to_string()).unwrap_or_default(),
            serves.map(|(_, key, _)| (*key).to_owned()).gather(),
            item.goals.iter().map(ToString::to_string).gather(),
            item.mentees.iter().map(ToString::to_string).gather(),
            item.proposed_by.map(|by| by.to_string()).unwrap_or_default(),
            attention.map(|(_, key, _)| (*key).to_owned()).unwrap_or_default(),
        ))
    }

    fn keep(self) -> Kept {
        let (title, minutes, serves, goals) =
            (self.title.get(), self.minutes.get(), self.serves.get(), self.goals.get());
        let (mentees, proposed_by, attention) = (self.mentees.get(), self.proposed_by.get(), self.attention.get());
        (self.id, title, minutes, serves, goals, mentees, proposed_by, attention)
    }

    fn is_empty(self) -> bool {
        let (_, title, minutes, serves, goals, mentees, ..) = self.keep();
        title.trim().is_empty() && minutes.is_empty() && serves.is_empty() && goals.is_empty() && mentees.is_empty()
    }

    fn read(self, reader: &mut Reader) -> AgendaItem {
        let (id, title, minutes, serves, goals, mentees, proposed_by, attention) = self.keep();
        let ticked = SERVES.into_iter().filter(|(_, key, _)| serves.contains(*key));
        AgendaItem {
            id,
            title: reader.required(&self.control("title"), &title),
            minutes: reader.minutes(&self.control("minutes"), &minutes),
            serves: ticked.map(|(focus, ..)| focus).collect(),
            goals: goals.iter().filter_map(|goal| goal.parse().ok()).collect(),
            mentees: mentees.iter().filter_map(|mentee| mentee.parse().ok()).collect(),
            proposed_by: proposed_by.parse().ok(),
            attention: ATTENTION.into_iter().find(|(_, key, _)| *key == attention).map(|(attention, ..)| attention),
        }
    }

    /// Identifier of a control of this item.
    pub(super) fn control(self, field: &str) -> String {
        format!("agenda-{field}-{}", self.id)
    }
}

impl From<Kept> for AgendaRow {
    fn from((id, title, minutes, serves, goals, mentees, proposed_by, attention): Kept) -> Self {
        Self {
            id,
            title: RwSignal::new(title),
            minutes: RwSignal::new(minutes),
            serves: RwSignal::new(serves),
            goals: RwSignal::new(goals),
            mentees: RwSignal::new(mentees),
            proposed_by: RwSignal::new(proposed_by),
            attention: RwSignal::new(attention),
        }
    }
}

/// The agenda as it is being written.
#[derive(Clone, Copy)]
pub(super) struct Agenda {
    pub(super) form: Form,
    pub(super) rows: RwSignal<Vec<AgendaRow>>,
    owner: StoredValue<Owner>,
}

impl Agenda {
    pub(super) fn of(form: Form, items: &[AgendaItem]) -> Self {
        let rows = RwSignal::new(items.iter().map(AgendaRow::of).collect::<Vec<_>>());
        form.part(
            "agenda",
            move || {
                let kept: Vec<Kept> = rows.get().into_iter().map(AgendaRow::keep).collect();
                serde_json::to_string(&kept).unwrap_or_default()
            },
            move |text| {
                if let Ok(kept) = serde_json::from_slice::<Vec<Kept>>(text.as_bytes()) {
                    rows.set(kept.into_iter().map(AgendaRow::from).collect());
                }
            },
        );
        // Rows that are made later belong to the form as well: the button that takes an agenda over goes when they come.
        Self { form, rows, owner: StoredValue::new(Owner::current().unwrap_or_default()) }
    }

    /// The items; one in which nothing was written is left out.
    pub(super) fn read(self, reader: &mut Reader) -> Vec<AgendaItem> {
        self.rows.get().into_iter().filter(|row| !row.is_empty()).map(|row| row.read(reader)).collect()
    }

    pub(super) fn add(self) {
        let none = String::new;
        let empty = (clock::new_id(), none(), none(), [].into(), [].into(), [].into(), none(), none());
        let row = self.owner.get_value().with(|| AgendaRow::from(empty));
        self.rows.update(|rows| rows.push(row));
        request_animation_frame(move || _ = focus(&row.control("title")));
    }

    pub(super) fn remove(self, id: AgendaItemId) {
        self.rows.update(|rows| rows.retain(|row| row.id != id));
    }

    pub(super) fn move_up(self, id: AgendaItemId) {
        self.rows.update(|rows| {
            if let Some(place) = rows.iter().position(|row| row.id == id)
                && place > 0
            {
                rows.swap(place, place - 1);
            }
        });
    }

    /// Takes over the items of another session, with identifiers of their own.
    pub(super) fn take_over(self, items: &[AgendaItem]) {
        let copy = |item: &AgendaItem| AgendaRow::of(&AgendaItem { id: clock::new_id(), ..item.clone() });
        let copies: Vec<_> = self.owner.get_value().with(|| items.iter().map(copy).collect());
        self.rows.update(|rows| {
            rows.retain(|row| !untrack(|| row.is_empty()));
            rows.extend(copies);
        });
    }
}
