//! The fields of an hours entry.

use crate::app::clock;
use crate::app::components::Choice;
use crate::app::form::{Form, Reader};
use crate::app::state::group::GroupCtx;
use crate::app::texts::entries::EntriesText;
use crate::app::texts::errors::FormText;
use crate::domain::hours::{Category, HoursEntry, Setting};
use crate::domain::units::Minutes;
use leptos::prelude::*;

/// Keys of the choices.
pub(super) const GROUP: &str = "group";
pub(super) const INDIVIDUAL: &str = "individual";
const MENTORED: &str = "mentored";
const DIRECT: &str = "direct";

/// An entry as it is being written.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) form: Form,
    prefix: &'static str,
    pub(super) person: RwSignal<String>,
    pub(super) on: RwSignal<String>,
    pub(super) minutes: RwSignal<String>,
    pub(super) setting: RwSignal<String>,
    pub(super) category: RwSignal<String>,
    pub(super) source: RwSignal<String>,
}

impl Fields {
    pub(super) fn of(form: Form, entry: Option<&HoursEntry>, prefix: &'static str) -> Self {
        let text = |text: fn(&HoursEntry) -> String| entry.map(text).unwrap_or_default();
        let setting = |entry: &HoursEntry| match entry.setting {
            Setting::Group => GROUP.to_owned(),
            Setting::Individual => INDIVIDUAL.to_owned(),
        };
        let category = |entry: &HoursEntry| match entry.category {
            Category::MentoredExperience => MENTORED.to_owned(),
            Category::DirectKnowledge => DIRECT.to_owned(),
        };
        Self {
            form,
            prefix,
            person: form.text("person", text(|entry| entry.person.to_string())),
            on: form.text("on", text(|entry| entry.on.to_string())),
            minutes: form.text("minutes", text(|entry| entry.minutes.0.to_string())),
            setting: form.text("setting", text(setting)),
            category: form.text("category", text(category)),
            source: form.text("source", text(|entry| entry.source.clone())),
        }
    }

    pub(super) fn control(self, field: &str) -> String {
        format!("{}{field}", self.prefix)
    }

    /// Where the hours can count: group time only as mentored experience.
    pub(super) fn categories(self) -> Vec<Choice> {
        let mentored = Choice::new(MENTORED, EntriesText::Mentored.text());
        let direct = Choice::new(DIRECT, EntriesText::Direct.text());
        if self.setting.with(|setting| setting == INDIVIDUAL) { vec![mentored, direct] } else { vec![mentored] }
    }

    pub(super) fn read(self, reader: &mut Reader, group: GroupCtx, entry: Option<&HoursEntry>) -> Option<HoursEntry> {
        let on = reader.required_date(&self.control("entry-on"), &self.on.get_untracked());
        let minutes = reader.minutes(&self.control("entry-minutes"), &self.minutes.get_untracked());
        if minutes.is_none_or(Minutes::is_zero)
            && self.minutes.with_untracked(|text| text.trim().parse::<u32>().unwrap_or(0) == 0)
        {
            reader.refuse(&self.control("entry-minutes"), FormText::NoTime.text());
        }
        let person = self.person.get_untracked().parse().ok();
        if person.is_none() {
            reader.refuse(&self.control("entry-person"), EntriesText::ChooseMenteeFirst.text());
        }
        let setting = match self.setting.get_untracked().as_str() {
            GROUP => Some(Setting::Group),
            INDIVIDUAL => Some(Setting::Individual),
            _ => None,
        };
        if setting.is_none() {
            reader.refuse(&self.control("setting"), EntriesText::ChooseSetting.text());
        }
        let offered = untrack(|| self.categories());
        let category = self.category.get_untracked();
        let category = match category.as_str() {
            key if !offered.iter().any(|choice| choice.key == key) => None,
            MENTORED => Some(Category::MentoredExperience),
            DIRECT => Some(Category::DirectKnowledge),
            _ => None,
        };
        if category.is_none() {
            reader.refuse(&self.control("category"), EntriesText::ChooseCategory.text());
        }
        Some(HoursEntry {
            id: entry.map_or_else(clock::new_id, |entry| entry.id),
            group: group.id,
            person: person?,
            on: on?,
            minutes: minutes?,
            setting: setting?,
            category: category?,
            source: self.source.get_untracked().trim().to_owned(),
        })
    }
}
