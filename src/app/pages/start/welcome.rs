//! The first visit: what this is, where data lives, and four ways to begin.

use crate::app::base::base_path;
use crate::app::components::{Button, ButtonKind, Link, LinkButton, Notice, NoticeKind, PageHead};
use crate::app::paths;
use crate::app::prefs::INITIALISED;
use crate::app::state::use_book;
use crate::app::texts::errors::save_sentence;
use crate::app::texts::welcome::WelcomeText as T;
use crate::app::{clock, sample};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The first visit; also where the browser has emptied its storage, which is said then.
#[component]
pub fn Welcome() -> impl IntoView {
    let book = use_book();
    let problem = RwSignal::new(None::<String>);
    let was_emptied = INITIALISED.get() == Some(true);
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
        {was_emptied.then(|| view! { <Notice kind=NoticeKind::Heed title=T::Emptied.text() text=T::EmptiedText.text()/> })}
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
                <div class="card-end"><LinkButton to=paths::ANSWER>{T::AnswerButton.text()}</LinkButton></div>
            </section>
        </div>
        <p class="soft"><Link to=paths::PRIVACY>{T::Privacy.text()}</Link></p>
    }
    .into_any()
}

/// Under a path of an address, every other page of it can read the book: that is said before anything is recorded.
fn shared() -> impl IntoView {
    let check = || view! { <LinkButton to=paths::INSTALLATION>{T::SharedCheck.text()}</LinkButton> };
    view! { <Notice kind=NoticeKind::Heed title=T::Shared.text() text=T::SharedText.text() actions=check/> }
}
