//! The form of a registry listing.

use crate::app::clock;
use crate::app::components::{Choice, DateField, SelectField, Spare, TextField};
use crate::app::form::{Form, Reader};
use crate::app::form_view::FormView;
use crate::app::state::edit::Edit;
use crate::app::state::use_book;
use crate::app::texts::common::Common;
use crate::app::texts::errors::FormText;
use crate::app::texts::listings::ListingText as T;
use crate::domain::person::Listing;
use crate::domain::record::Revision;
use crate::domain::sort::sort_by_key;
use leptos::prelude::*;

const YES: &str = "yes";
const NO: &str = "no";

/// What a form begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Start {
    /// The listing that it was opened on and its revision; none for a new one.
    pub(super) standing: Option<(Listing, Revision)>,
    /// The listing that a new one follows, from the day after its end.
    pub(super) follows: Option<Listing>,
}

/// A listing as it is being written.
#[derive(Clone, Copy)]
struct Fields {
    prefix: &'static str,
    person: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    checked: RwSignal<String>,
    source: RwSignal<String>,
    certified: RwSignal<String>,
}

impl Fields {
    fn of(form: Form, start: &Start, keeper: String, prefix: &'static str) -> Self {
        let listing = start.standing.as_ref().map(|(listing, _)| listing);
        let text = |text: fn(&Listing) -> String| listing.map(text).unwrap_or_default();
        let known = listing.or(start.follows.as_ref());
        let day_after = || start.follows.as_ref()?.to?.succ_opt().map(|day| day.to_string());
        let certified = known.and_then(|listing| listing.certified).map(|yes| if yes { YES } else { NO });
        Self {
            prefix,
            person: form.text("person", known.map_or(keeper, |listing| listing.person.to_string())),
            from: form.text("from", day_after().unwrap_or_else(|| text(|listing| listing.from.to_string()))),
            to: form.text("to", text(|listing| listing.to.map(|day| day.to_string()).unwrap_or_default())),
            checked: form
                .text("checked_on", text(|listing| listing.checked_on.map(|day| day.to_string()).unwrap_or_default())),
            source: form.text("source", known.map(|listing| listing.source.clone()).unwrap_or_default()),
            certified: form.text("certified", certified.unwrap_or_default()),
        }
    }

    fn control(self, field: &str) -> String {
        format!("{}listing-{field}", self.prefix)
    }

    fn read(self, reader: &mut Reader, listing: Option<&Listing>) -> Option<Listing> {
        let person = self.person.get_untracked().parse().ok();
        if person.is_none() {
            reader.refuse(&self.control("person"), T::PersonRequired.text());
        }
        let from = reader.required_date(&self.control("from"), &self.from.get_untracked());
        let to = reader.date(&self.control("to"), &self.to.get_untracked());
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            reader.refuse(&self.control("to"), FormText::Before.text());
        }
        let checked_on = reader.date(&self.control("checked"), &self.checked.get_untracked());
        let certified = match self.certified.get_untracked().as_str() {
            YES => Some(true),
            NO => Some(false),
            _ => None,
        };
        Some(Listing {
            id: listing.map_or_else(clock::new_id, |listing| listing.id),
            person: person?,
            from: from?,
            to,
            checked_on,
            source: self.source.get_untracked().trim().to_owned(),
            certified,
        })
    }
}

/// The form of a registry listing.
#[component]
pub(super) fn ListingForm(
    /// What it begins with.
    start: Start,
    /// What stands before the identifiers of its controls.
    prefix: &'static str,
    /// What follows a save.
    on_saved: Callback<()>,
) -> impl IntoView {
    let book = use_book();
    let slot = match &start {
        Start { standing: Some((listing, _)), .. } => listing.id.to_string(),
        Start { follows: Some(listing), .. } => format!("after-{}", listing.id),
        Start { .. } => "new".to_owned(),
    };
    let form = Form::new(format!("listing-{slot}"));
    let keeper = book.shelf().with_untracked(|shelf| shelf.settings.iter().next().and_then(|settings| settings.keeper));
    let fields = Fields::of(form, &start, keeper.map(|keeper| keeper.to_string()).unwrap_or_default(), prefix);
    form.keep_draft();
    let (listing, opened) = start.standing.unzip();
    let save = move |()| {
        let mut reader = Reader::default();
        let read = fields.read(&mut reader, listing.as_ref());
        form.submit(
            || reader.finish(read).map(|listing| Edit::record(listing, opened)),
            move |revision| {
                book.say_done(T::Saved.text(), revision);
                on_saved.try_run(());
            },
        );
    };
    let error = move |field: &str| form.error(fields.control(field));
    view! {
        <FormView form on_save=save>
            <Who fields error=error("person")/>
            <div class="form-row">
                <DateField id=fields.control("from") label=T::From.text() value=fields.from error=error("from")/>
                <DateField
                    id=fields.control("to")
                    label=T::To.text()
                    hint=T::ToHint.text()
                    optional=true
                    value=fields.to
                    error=error("to")
                />
            </div>
            <DateField
                id=fields.control("checked")
                label=T::Checked.text()
                optional=true
                value=fields.checked
                error=error("checked")
            />
            <TextField
                id=fields.control("source")
                label=T::Source.text()
                hint=T::SourceHint.text()
                optional=true
                value=fields.source
                // The address or telephone number of the registry, where the listing can be looked up.
                spare=Spare::All
            />
            <Certified fields/>
        </FormView>
    }
    .into_any()
}

/// Whose listing it is.
#[component]
fn Who(fields: Fields, error: Signal<Option<String>>) -> impl IntoView {
    let book = use_book();
    let people = Signal::derive(move || {
        let mut people: Vec<_> = book.shelf().with(|shelf| {
            shelf.people.iter().map(|person| Choice::new(person.id.to_string(), person.code_name.clone())).collect()
        });
        sort_by_key(&mut people, |choice: &Choice| choice.label.clone());
        people.insert(0, Choice::new("", T::ChoosePerson.text()));
        people
    });
    view! {
        <SelectField
            id=fields.control("person")
            label=T::Person.text()
            choices=people
            value=fields.person
            error=error
        />
    }
    .into_any()
}

/// Whether the mentor is certified as well.
#[component]
fn Certified(fields: Fields) -> impl IntoView {
    let choices = vec![
        Choice::new("", T::NotSaid.text()),
        Choice::new(YES, Common::Yes.text()),
        Choice::new(NO, Common::No.text()),
    ];
    view! {
        <SelectField
            id=fields.control("certified")
            label=T::Certified.text()
            choices=choices
            optional=true
            value=fields.certified
        />
    }
    .into_any()
}
