//! Changing a policy: a further version of it, or a policy of one's own.

mod ahead;
mod draft;
mod limits;
mod rows;
mod take;

use self::ahead::Ahead;
use self::draft::Draft;
use self::limits::Limits;
use self::rows::Rules;
use self::take::Take;
use super::compare::versions;
use super::words::Terms;
use crate::app::clock;
use crate::app::components::{
    Button, ButtonKind, Choice, DateField, LinkView, PageHead, SelectField, TextArea, TextField, live,
};
use crate::app::form::FieldError;
use crate::app::form_view::FormView;
use crate::app::pages::not_found::NotFound;
use crate::app::paths;
use crate::app::state::edit::Edit;
use crate::app::state::library::{address, at_address};
use crate::app::state::use_book;
use crate::app::texts::policies::PoliciesText;
use crate::app::texts::policy_edit::EditText as T;
use crate::app::title::use_title;
use crate::app::verdicts::text;
use crate::domain::own_policy::OwnPolicy;
use crate::policy::edit::{empty, write};
use crate::policy::pack::Pack;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};
use std::sync::Arc;
use uuid::Uuid;

/// A further version of the policy that the address names.
#[component]
pub fn ChangePolicy() -> impl IntoView {
    use_title(T::ChangeTitle.text());
    let book = use_book();
    let params = use_params_map();
    live(move || {
        let wanted = params.with(|params| params.get("policy")).unwrap_or_default();
        let Some(pack) = book.shelf().with_untracked(|shelf| at_address(shelf, &wanted)) else {
            return view! { <NotFound/> }.into_any();
        };
        let lede = T::ChangeLede.with(&[text(&pack.title)]);
        view! {
            <PageHead title=T::ChangeTitle.text().to_owned() lede=lede crumbs=crumbs()/>
            <PolicyForm base=pack/>
        }
        .into_any()
    })
}

/// A policy of one's own, made from one that there is, or from nothing.
#[component]
pub fn NewPolicy() -> impl IntoView {
    use_title(T::NewTitle.text());
    let book = use_book();
    let from = RwSignal::new(String::new());
    // It stands in the address, so that what is typed is found again after a reload.
    let query = use_query_map();
    let started = Memo::new(move |_| query.with(|query| query.get("from")));
    let navigate = use_navigate();
    let nothing = || Choice::new("", T::FromNothing.text());
    let choices = Signal::derive(move || {
        book.shelf().with(|shelf| std::iter::once(nothing()).chain(versions(shelf)).collect::<Vec<_>>())
    });
    let start =
        move |()| navigate(&paths::new_policy(&from.get_untracked()), leptos_router::NavigateOptions::default());
    let start = Callback::new(start);
    view! {
        <PageHead title=T::NewTitle.text().to_owned() lede=T::NewLede.text().to_owned() crumbs=crumbs()/>
        {live(move || match started.get() {
            Some(from) => {
                let found = book.shelf().with_untracked(|shelf| at_address(shelf, &from));
                view! { <PolicyForm base=found.unwrap_or_else(|| Arc::new(empty())) is_new=true/> }.into_any()
            }
            None => view! {
                <div class="sheet">
                    <SelectField id="start-from" label=T::StartFrom.text() choices=choices value=from/>
                    <div class="row">
                        <Button kind=ButtonKind::Main id="start" on_press=start>{T::Start.text()}</Button>
                    </div>
                </div>
            }
            .into_any(),
        })}
    }
    .into_any()
}

fn crumbs() -> Vec<LinkView> {
    vec![LinkView::new(PoliciesText::Title.text(), paths::POLICIES)]
}

/// What can be changed in a policy.
#[component]
fn PolicyForm(
    /// What it is made from.
    base: Arc<Pack>,
    /// True for a new policy.
    #[prop(optional)]
    is_new: bool,
) -> impl IntoView {
    let book = use_book();
    let from = book.shelf().with_untracked(|shelf| address(shelf, &base));
    let slot = if is_new { format!("policy-new-{from}") } else { format!("policy-{from}") };
    // Whoever makes a policy says how binding its rules are, unless hours are credited by it.
    let descriptive = base.descriptive || (is_new && base.programme.is_none());
    let base = Arc::new(Pack { descriptive, ..Pack::clone(&base) });
    let key = is_new.then(|| format!("own-{}", clock::new_id::<Id>().0.simple()).into());
    let draft = Draft::new(book, slot, base, key);
    let form = draft.form;
    let navigate = use_navigate();
    let on_save = move |()| {
        let navigate = navigate.clone();
        let title = if is_new {
            draft.title.get_untracked()
        } else {
            draft.base.with_value(|base| text(&base.title).to_owned())
        };
        form.submit(
            move || untrack(|| built(draft)),
            move |revision| {
                navigate(paths::POLICIES, leptos_router::NavigateOptions::default());
                let saved = if is_new { T::SavedNew } else { T::Saved };
                book.say_done(saved.with(&[title.trim()]), revision);
            },
        );
    };
    let names = is_new.then(|| {
        view! {
            <TextField id="title" label=T::Name.text() value=draft.title error=form.error("title")/>
            <TextArea id="about" label=T::About.text() rows=2 value=draft.about error=form.error("about")/>
            <TextField id="body" label=T::Body.text() value=draft.body error=form.error("body")/>
        }
    });
    let save = if is_new { T::MakeNew } else { T::Make };
    view! {
        <FormView form=form on_save=on_save cancel=paths::POLICIES save=save.text()>
            <div class="sheet">
                {names}
                <TextField id="version" label=T::Version.text() hint=T::VersionHint.text() value=draft.version error=form.error("version")/>
                <DateField id="effective" label=T::First.text() hint=T::FirstHint.text() value=draft.effective error=form.error("effective")/>
            </div>
            <Terms/>
            {live(move || {
                draft.round.track();
                view! { <Limits draft/> <Rules draft/> <Take draft/> }
            })}
            {(!is_new).then(|| view! { <Ahead draft/> })}
        </FormView>
    }
    .into_any()
}

/// An identifier for a key.
struct Id(Uuid);

impl From<Uuid> for Id {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

/// The entry that takes the policy in.
fn built(draft: Draft) -> Result<Edit, Vec<FieldError>> {
    let pack = draft.pack()?;
    let text = write(&pack).map_err(|error| vec![FieldError::at("", error.to_string())])?;
    Ok(Edit::record(OwnPolicy { id: clock::new_id(), added_on: clock::today(), text }, None))
}
