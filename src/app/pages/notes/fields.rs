//! The fields of a note, of whatever kind.

use super::kind::{NoteKind, PARTS};
use crate::app::clock;
use crate::app::form::{Form, Reader};
use crate::app::state::group::GroupCtx;
use crate::app::texts::notes::NotesText;
use crate::domain::ids::PersonId;
use crate::domain::note::{About, BriefingPart, Note, Reviewed};
use crate::domain::sort::Gather;
use leptos::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A note as it is being written. What its kind does not need stays empty.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) form: Form,
    pub(super) kind: NoteKind,
    /// What stands before the identifiers of the controls.
    pub(super) prefix: &'static str,
    pub(super) on: RwSignal<String>,
    pub(super) by: RwSignal<String>,
    pub(super) text: RwSignal<String>,
    pub(super) recipients: RwSignal<BTreeSet<String>>,
    pub(super) covers: RwSignal<BTreeSet<String>>,
    pub(super) person: RwSignal<String>,
    pub(super) goal: RwSignal<String>,
    pub(super) session: RwSignal<String>,
}

/// A new note of this kind: to all, by the mentor, today. A nil mentee stands for none chosen yet.
pub(super) fn blank(group: GroupCtx, kind: NoteKind) -> Note {
    let person = PersonId(Uuid::nil());
    let about = match kind {
        NoteKind::Briefing => About::Briefing {
            recipients: group.people().into_iter().map(|(person, _)| person).collect(),
            covers: vec![BriefingPart::Purpose, BriefingPart::Goals, BriefingPart::IndividualComponent],
        },
        NoteKind::OtherDuties => About::OtherDuties,
        NoteKind::Guidance => About::Guidance,
        NoteKind::GuidelineReview => About::Review { of: Reviewed::Guidelines },
        NoteKind::PolicyReview => About::Review { of: Reviewed::Policy },
        NoteKind::Service => About::ServiceMonitoring { person, session: None },
        NoteKind::Activity => About::Activity { person, goal: None, session: None },
    };
    let by = group.group().and_then(|group| group.mentor);
    Note { id: clock::new_id(), group: group.id, on: clock::today(), by, text: String::new(), about }
}

/// An identifier as the key of a choice; nil stands for none.
fn key(id: Option<Uuid>) -> String {
    id.filter(|id| !id.is_nil()).map(|id| id.to_string()).unwrap_or_default()
}

impl Fields {
    pub(super) fn of(form: Form, kind: NoteKind, note: &Note, prefix: &'static str) -> Self {
        let (person, goal, session) = match &note.about {
            About::Activity { person, goal, session } => (Some(person.0), goal.map(|id| id.0), session.map(|id| id.0)),
            About::ServiceMonitoring { person, session } => (Some(person.0), None, session.map(|id| id.0)),
            _ => (None, None, None),
        };
        let (recipients, covers) = match &note.about {
            About::Briefing { recipients, covers } => (
                recipients.iter().map(ToString::to_string).gather(),
                PARTS.iter().filter(|(part, ..)| covers.contains(part)).map(|(_, key, _)| (*key).to_owned()).gather(),
            ),
            _ => (BTreeSet::new(), BTreeSet::new()),
        };
        Self {
            form,
            kind,
            prefix,
            on: form.text("on", note.on.to_string()),
            by: form.text("by", key(note.by.map(|by| by.0))),
            text: form.text("text", note.text.clone()),
            recipients: form.ticks("recipients", recipients),
            covers: form.ticks("covers", covers),
            person: form.text("person", key(person)),
            goal: form.text("goal", key(goal)),
            session: form.text("session", key(session)),
        }
    }

    /// Identifier of the control that a remedy leads to.
    pub(super) fn first(self) -> String {
        format!("{}{}", self.prefix, self.kind.key())
    }

    /// Identifier of another control.
    pub(super) fn control(self, field: &str) -> String {
        format!("{}-{field}", self.first())
    }

    /// Identifier of the ticks of what a briefing covers, to which a remedy leads as well.
    pub(super) fn covers_id(self) -> String {
        format!("{}individual-component", self.prefix)
    }

    /// `note` as it is written.
    pub(super) fn read(self, reader: &mut Reader, note: Note) -> Option<Note> {
        let on = reader.required_date(&self.control("on"), &self.on.get_untracked());
        let text = self.text.get_untracked();
        let text = match self.kind {
            NoteKind::Guidance => reader.required(&self.first(), &text),
            _ => text.trim().to_owned(),
        };
        let about = self.read_about(reader)?;
        Some(Note { on: on?, by: self.by.get_untracked().parse().ok(), text, about, ..note })
    }

    fn read_about(self, reader: &mut Reader) -> Option<About> {
        let session = self.session.get_untracked().parse().ok();
        let about = match self.kind {
            NoteKind::Briefing => self.read_briefing(reader),
            NoteKind::OtherDuties => About::OtherDuties,
            NoteKind::Guidance => About::Guidance,
            NoteKind::GuidelineReview => About::Review { of: Reviewed::Guidelines },
            NoteKind::PolicyReview => About::Review { of: Reviewed::Policy },
            NoteKind::Service => About::ServiceMonitoring { person: self.read_person(reader)?, session },
            NoteKind::Activity => {
                let goal = self.goal.get_untracked().parse().ok();
                About::Activity { person: self.read_person(reader)?, goal, session }
            }
        };
        Some(about)
    }

    fn read_briefing(self, reader: &mut Reader) -> About {
        let recipients = self.recipients.get_untracked();
        if recipients.is_empty() {
            reader.refuse(&self.first(), NotesText::NobodyTold.text());
        }
        let covers = self.covers.get_untracked();
        if covers.is_empty() {
            reader.refuse(&self.covers_id(), NotesText::NothingCovered.text());
        }
        About::Briefing {
            recipients: recipients.iter().filter_map(|person| person.parse().ok()).collect(),
            covers: PARTS.iter().filter(|(_, key, _)| covers.contains(*key)).map(|(part, ..)| *part).collect(),
        }
    }

    fn read_person(self, reader: &mut Reader) -> Option<PersonId> {
        let person = self.person.get_untracked().parse().ok();
        if person.is_none() {
            reader.refuse(&self.first(), NotesText::ChooseMenteeFirst.text());
        }
        person
    }
}
