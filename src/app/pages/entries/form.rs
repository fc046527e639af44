//! The form of an hours entry.

use super::fields::{Fields, GROUP, INDIVIDUAL};
use crate::app::components::{Choice, DateField, NumberField, RadioGroup, SelectField, Show, TextField};
use crate::app::form::{Form, Reader};
use crate::app::form_view::FormView;
use crate::app::state::edit::Edit;
use crate::app::state::group::use_group;
use crate::app::texts::entries::EntriesText;
use crate::domain::hours::HoursEntry;
use crate::domain::record::Revision;
use leptos::prelude::*;

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
