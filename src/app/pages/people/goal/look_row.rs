//! A row of the goal's form: one look at its progress.

use crate::app::form::Reader;
use crate::app::pages::people::attainment::{attainment_of, level};
use crate::app::pages::people::occasion::{occasion_day, occasion_key, occasion_of};
use crate::app::pages::people::rows::Row;
use crate::domain::book::GroupFile;
use crate::domain::goal::Progress;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A row with one look at the progress.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct LookRow {
    /// Tells it apart while the form is open.
    pub id: Uuid,
    /// The day.
    pub on: RwSignal<String>,
    /// What was seen.
    pub text: RwSignal<String>,
    /// The session or meeting in which it was seen.
    pub seen_in: RwSignal<String>,
    /// The level of attainment, or empty.
    pub attainment: RwSignal<String>,
}

impl Row for LookRow {
    fn empty(id: Uuid) -> Self {
        let field = RwSignal::default;
        Self { id, on: field(), text: field(), seen_in: field(), attainment: field() }
    }

    fn id(&self) -> Uuid {
        self.id
    }
}

impl LookRow {
    /// The row of a look that is recorded.
    #[must_use]
    pub fn of(id: Uuid, progress: &Progress) -> Self {
        Self {
            id,
            on: RwSignal::new(progress.on.to_string()),
            text: RwSignal::new(progress.text.clone()),
            seen_in: RwSignal::new(occasion_key(progress.session, progress.meeting)),
            attainment: RwSignal::new(level(progress.attainment)),
        }
    }

    /// True where nothing stands in it.
    #[must_use]
    pub fn is_blank(self) -> bool {
        [self.on, self.text, self.seen_in, self.attainment].iter().all(|text| text.with(String::is_empty))
    }

    /// The look; an empty day is the one of its session or meeting.
    pub fn read(self, reader: &mut Reader, file: &GroupFile) -> Option<Progress> {
        let (session, meeting) = occasion_of(&self.seen_in.get());
        let field = format!("look-on-{}", self.id);
        let text = reader.required(&format!("look-text-{}", self.id), &self.text.get());
        let of_occasion = || self.on.with(String::is_empty).then(|| occasion_day(file, session, meeting)).flatten();
        let on = of_occasion().or_else(|| reader.required_date(&field, &self.on.get()))?;
        Some(Progress { on, text, session, meeting, attainment: attainment_of(&self.attainment.get()) })
    }
}
