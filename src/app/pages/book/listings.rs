//! The page of the mentors' registry listings.

use super::listing_form::{ListingForm, Start};
use crate::app::components::{Button, ButtonKind, Dialog, EmptyState, IconName, LinkView, PageHead, Show};
use crate::app::state::edit::Edit;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::SafeText;
use crate::app::texts::common::Common;
use crate::app::texts::listings::ListingText as T;
use crate::app::title::use_title;
use crate::app::{format, paths};
use crate::domain::ids::ListingId;
use crate::domain::person::Listing;
use crate::domain::record::Revision;
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::cmp::Reverse;

/// So many days before its end a listing can be renewed.
const RENEWABLE: i64 = 60;

/// What is open beside the list.
#[derive(Clone, Copy)]
struct Page {
    book: BookCtx,
    start: RwSignal<Start>,
    is_open: RwSignal<bool>,
}

impl Page {
    fn open(self, start: Start) {
        self.start.set(start);
        self.is_open.set(true);
    }

    /// All listings, the latest first.
    fn listings(self) -> Vec<(Listing, Revision)> {
        let mut listings: Vec<_> = self.book.shelf().with(|shelf| {
            let standing = |listing: &Listing| Some((listing.clone(), shelf.listings.revision(listing.id.0)?));
            shelf.listings.iter().filter_map(standing).collect()
        });
        sort_by_key(&mut listings, |(listing, _)| Reverse((listing.from, listing.id)));
        listings
    }
}

/// The mentors' registry listings. Remedies lead to the controls of the latest one, or of a new one where there is none.
#[component]
pub fn Listings() -> impl IntoView {
    let book = use_book();
    use_title(T::Title.text());
    let page = Page { book, start: RwSignal::new(Start::default()), is_open: RwSignal::new(false) };
    let has_people = Memo::new(move |_| book.shelf().with(|shelf| !shelf.people.is_empty()));
    let latest = Memo::new(move |_| page.listings().into_iter().next());
    let close = Callback::new(move |()| page.is_open.set(false));
    let nothing = Callback::new(|()| ());
    let dialog_title = Signal::derive(move || {
        let start = page.start.get();
        match (start.standing, start.follows) {
            (Some(_), _) => T::EditTitle.text(),
            (None, Some(_)) => T::RenewTitle.text(),
            (None, None) => T::Add.text(),
        }
        .to_owned()
    });
    view! {
        <PageHead
            title=T::Title.text()
            lede=T::Lede.text()
            crumbs=vec![LinkView::new(SafeText::Title.text(), paths::BOOK)]
        >
            <Show when=move || latest.with(Option::is_some)>
                <Button icon=IconName::Add id="add-listing" on_press=move |()| page.open(Start::default())>
                    {T::Another.text()}
                </Button>
            </Show>
        </PageHead>
        <Show
            when=move || has_people.get()
            fallback=|| view! { <EmptyState title=T::NoPeople.text() text=T::NoPeopleText.text()/> }
        >
            {move || table(page)}
            <section class="section">
                <div class="section-head">
                    <h2>{move || latest.with(|latest| if latest.is_some() { T::Latest } else { T::Add }.text())}</h2>
                </div>
                <div class="panel">
                    {move || {
                        let start = Start { standing: latest.get(), follows: None };
                        view! { <ListingForm start prefix="" on_saved=nothing/> }
                    }}
                </div>
            </section>
        </Show>
        <Dialog open=page.is_open title=dialog_title>
            {move || view! { <ListingForm start=page.start.get() prefix="other-" on_saved=close/> }}
        </Dialog>
    }
    .into_any()
}

fn table(page: Page) -> Option<AnyView> {
    let listings = page.listings();
    if listings.is_empty() {
        return None;
    }
    let heads = [T::Person, T::From, T::To, T::Checked, T::State];
    let rows = listings.iter().map(|standing| row(page, standing, &listings)).collect_view();
    Some(
        view! {
            <div class="table">
                <table class="stacks">
                    <caption>{T::Caption.text()}</caption>
                    <thead>
                        <tr>
                            {heads.map(|head| view! { <th scope="col">{head.text()}</th> }).into_iter().collect_view()}
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}

fn row(page: Page, standing: &(Listing, Revision), all: &[(Listing, Revision)]) -> AnyView {
    let (listing, _) = standing;
    let name = page.book.shelf().with(|shelf| shelf.code_name(listing.person).unwrap_or("–").to_owned());
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), format::day_short);
    let today = page.book.today().get();
    let id = listing.id;
    let edited = standing.clone();
    let edit = move |()| page.open(Start { standing: Some(edited.clone()), follows: None });
    let followed = listing.clone();
    let renew = move |()| page.open(Start { standing: None, follows: Some(followed.clone()) });
    let renewable = is_renewable(listing, all, today);
    view! {
        <tr>
            <th scope="row">{name} <span class="why">{listing.source.clone()}</span></th>
            <td data-label=T::From.text()>{format::day_short(listing.from)}</td>
            <td data-label=T::To.text()>{day(listing.to)}</td>
            <td data-label=T::Checked.text()>{day(listing.checked_on)}</td>
            <td data-label=T::State.text()>{state(listing, today)}</td>
            <td class="wide">
                {renewable.then(|| view! { <Button on_press=renew>{T::Renew.text()}</Button> })}
                <Button kind=ButtonKind::Quiet icon=IconName::Edit on_press=edit>{Common::Edit.text()}</Button>
                <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| remove(page.book, id)>
                    {Common::Remove.text()}
                </Button>
            </td>
        </tr>
    }
    .into_any()
}

/// True for a listing that ends soon or has ended, with no later one of the same mentor.
fn is_renewable(listing: &Listing, all: &[(Listing, Revision)], today: NaiveDate) -> bool {
    listing.to.is_some_and(|to| {
        let is_followed = all.iter().any(|(other, _)| other.person == listing.person && other.from > listing.from);
        (to - today).num_days() <= RENEWABLE && !is_followed
    })
}

fn state(listing: &Listing, today: NaiveDate) -> String {
    let left = listing.to.map(|to| (to - today).num_days());
    match left {
        _ if today < listing.from => T::Ahead.text().to_owned(),
        Some(days) if days < 0 => T::Ended.text().to_owned(),
        Some(0) => T::EndsToday.text().to_owned(),
        Some(days) if days <= RENEWABLE => T::EndsIn.with(&[&days.to_string()]),
        _ => T::InForce.text().to_owned(),
    }
}

fn remove(book: BookCtx, id: ListingId) {
    let removal = book.shelf().with_untracked(|shelf| {
        let (listing, revision) = shelf.listings.get(id.0).zip(shelf.listings.revision(id.0))?;
        Some(Edit::removal(listing, revision))
    });
    if let Some(edit) = removal {
        book.act(edit, T::Removed.text());
    }
}
