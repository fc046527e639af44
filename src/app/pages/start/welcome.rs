//! The first visit: what this is, where data lives, and four ways to begin.

use super::recover::Recover;
use crate::app::base::base_path;
use crate::app::components::{Button, ButtonKind, Link, LinkButton, Loading, Notice, NoticeKind, PageHead, live};
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::errors::save_sentence;
use crate::app::texts::verify::VerifyText;
use crate::app::texts::welcome::WelcomeText as T;
use crate::app::{clock, sample};
use crate::keeping::origin::Origin;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// A book without a group: the first visit, or the ways back where the browser has emptied its storage.
#[component]
pub fn Welcome() -> impl IntoView {
    let book = use_book();
    let origin = RwSignal::new(None);
    leptos::task::spawn_local(async move {
        let found = book.origin().await;
        origin.try_set(Some(found));
    });
    let anew = Callback::new(move |()| {
        book.begin_anew();
        origin.set(Some(Origin::New));
    });
    live(move || match origin.get() {
        None => view! { <Loading/> }.into_any(),
        Some(Origin::Emptied) => view! { <Recover on_anew=anew/> }.into_any(),
        Some(Origin::New | Origin::Book) => view! { <FirstVisit/> }.into_any(),
    })
}

/// The first visit.
#[component]
fn FirstVisit() -> impl IntoView {
    let book = use_book();
    let problem = RwSignal::new(None::<String>);
    let navigate = use_navigate();
    let open_sample = move |()| {
        let navigate = navigate.clone();
        leptos::task::spawn_local(async move {
            let first_book = book.shelf().with_untracked(|shelf| shelf.settings.is_empty());
            let (group, draft) = sample::draft(clock::today(), first_book);
            match book.save(draft).await {
                Ok(_) => navigate(&paths::group(group), leptos_router::NavigateOptions::default()),
                Err(error) => problem.set(Some(save_sentence(&error))),
            }
        });
    };
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text().to_owned()/>
        {(base_path() != "/").then(shared)}
        {move || problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=text/> })}
        <div class="begin">
            <section class="card">
                <h2>{T::NewGroup.text()}</h2>
                <p class="soft">{T::NewGroupText.text()}</p>
                <div class="card-end">
                    <LinkButton to=paths::NEW_GROUP kind=ButtonKind::Main>{T::NewGroupButton.text()}</LinkButton>
                </div>
            </section>
            <section class="card">
                <h2>{T::OpenFile.text()}</h2>
                <p class="soft">{T::OpenFileText.text()}</p>
                <div class="card-end"><LinkButton to=format!("{}#open-file", paths::BOOK)>{T::OpenFileButton.text()}</LinkButton></div>
            </section>
            <section class="card">
                <h2>{T::Sample.text()}</h2>
                <p class="soft">{T::SampleText.text()}</p>
                <div class="card-end"><Button on_press=open_sample>{T::SampleButton.text()}</Button></div>
            </section>
            <section class="card">
                <h2>{T::Answer.text()}</h2>
                <p class="soft">{T::AnswerText.text()}</p>
                <div class="card-end">
                    <LinkButton to=paths::ANSWER>{T::AnswerButton.text()}</LinkButton>
                    <LinkButton to=paths::SLIP>{T::SlipButton.text()}</LinkButton>
                </div>
            </section>
        </div>
        <p class="soft row">
            <Link to=paths::PRIVACY>{T::Privacy.text()}</Link>
            <Link to=paths::VERIFY>{VerifyText::Title.text()}</Link>
        </p>
    }
    .into_any()
}

/// Under a path of an address, every other page of it can read the book: that is said before anything is recorded.
fn shared() -> impl IntoView {
    let check = || view! { <LinkButton to=paths::INSTALLATION>{T::SharedCheck.text()}</LinkButton> };
    view! { <Notice kind=NoticeKind::Heed title=T::Shared.text() text=T::SharedText.text() actions=check/> }
}
