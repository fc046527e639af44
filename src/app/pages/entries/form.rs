//! The form of an hours entry.

use crate::app::clock;
use crate::app::components::{Choice, DateField, NumberField, RadioGroup, SelectField, TextField};
use crate::app::form::{Form, Reader};
use crate::app::form_view::FormView;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::entries::EntriesText;
use crate::app::texts::errors::FormText;
use crate::domain::hours::{Category, HoursEntry, Setting};
use crate::domain::record::Revision;
use crate::domain::units::Minutes;
use leptos::prelude::*;

/// Keys of the choices.
const GROUP: &str = "group";
const INDIVIDUAL: &str = "individual";
const MENTORED: &str = "mentored";
const DIRECT: &str = "direct";

/// An entry as it is being written.
#[derive(Clone, Copy)]
struct Fields {
    form: Form,
    prefix: &'static str,
    person: RwSignal<String>,
    on: RwSignal<String>,
    minutes: RwSignal<String>,
    setting: RwSignal<String>,
    category: RwSignal<String>,
    source: RwSignal<String>,
}

impl Fields {
    fn of(form: Form, entry: Option<&HoursEntry>, prefix: &'static str) -> Self {
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

    fn control(self, field: &str) -> String {
        format!("{}{field}", self.prefix)
    }

    /// Where the hours can count: group time only as mentored experience.
    fn categories(self) -> Vec<Choice> {
        let mentored = Choice::new(MENTORED, EntriesText::Mentored.text());
        let direct = Choice::new(DIRECT, EntriesText::Direct.text());
        if self.setting.with(|setting| setting == INDIVIDUAL) { vec![mentored, direct] } else { vec![mentored] }
    }

    fn read(self, reader: &mut Reader, group: GroupCtx, entry: Option<&HoursEntry>) -> Option<HoursEntry> {
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

/// The form of an hours entry.
#[component]
pub(super) fn EntryForm(
    /// The entry that it was opened on and its revision; none for a new one.
    standing: Option<(HoursEntry, Revision)>,
    /// What stands before the identifiers of its controls.
    prefix: &'static str,
    /// What follows a save.
    on_saved: Callback<()>,
) -> impl IntoView {
    let group = use_group();
    let (entry, opened) = standing.unzip();
    let slot = entry.as_ref().map_or_else(|| group.id.to_string(), |entry| entry.id.to_string());
    let form = Form::new(format!("entry-{slot}"));
    let fields = Fields::of(form, entry.as_ref(), prefix);
    form.keep_draft();
    let save = move |()| {
        let mut reader = Reader::default();
        let read = fields.read(&mut reader, group, entry.as_ref());
        form.submit(
            || reader.finish(read).map(|entry| Edit::record(entry, opened)),
            move |revision| {
                group.book.say_done(EntriesText::Saved.text(), revision);
                on_saved.run(());
            },
        );
    };
    view! {
        <FormView form on_save=save>
            <WhoAndHowLong fields/>
            <WhereItCounts fields/>
            <TextField
                id=fields.control("source")
                label=EntriesText::Source.text()
                hint=EntriesText::SourceHint.text()
                optional=true
                value=fields.source
            />
        </FormView>
    }
    .into_any()
}

#[component]
fn WhoAndHowLong(fields: Fields) -> impl IntoView {
    let group = use_group();
    let mentees = move || {
        let mentees = group.mentees().into_iter().map(|(person, name)| Choice::new(person.to_string(), name));
        std::iter::once(Choice::new("", EntriesText::ChooseMentee.text())).chain(mentees).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            id=fields.control("entry-person")
            label=EntriesText::Mentee.text()
            choices=Signal::derive(mentees)
            value=fields.person
            error=fields.form.error(fields.control("entry-person"))
        />
        <div class="form-row">
            <DateField
                id=fields.control("entry-on")
                label=EntriesText::Day.text()
                value=fields.on
                error=fields.form.error(fields.control("entry-on"))
            />
            <NumberField
                id=fields.control("entry-minutes")
                label=EntriesText::Minutes.text()
                hint=EntriesText::MinutesHint.text()
                value=fields.minutes
                error=fields.form.error(fields.control("entry-minutes"))
            />
        </div>
    }
    .into_any()
}

#[component]
fn WhereItCounts(fields: Fields) -> impl IntoView {
    let settings = [(GROUP, EntriesText::Group), (INDIVIDUAL, EntriesText::Individual)];
    view! {
        <RadioGroup
            id=fields.control("setting")
            label=EntriesText::Setting.text()
            choices=settings.map(|(key, text)| Choice::new(key, text.text())).to_vec()
            value=fields.setting
            error=fields.form.error(fields.control("setting"))
        />
        <RadioGroup
            id=fields.control("category")
            label=EntriesText::Category.text()
            choices=Signal::derive(move || fields.categories())
            value=fields.category
            error=fields.form.error(fields.control("category"))
        />
        <Show when=move || fields.setting.with(|setting| setting == GROUP)>
            <p class="hint">{EntriesText::DirectNotOffered.text()}</p>
        </Show>
    }
    .into_any()
}
