//! The agreement workshop: contract and working agreement made on one screen, and everybody's word on them.

mod affirm;
mod aloud;
mod answers;
mod asked;
pub(in crate::app::pages) mod bench;
mod changes;
mod lines;
pub mod paper;
mod saving;

use self::bench::{Bench, in_force, is_answered};
use crate::app::clock;
use crate::app::components::{Button, IconName, LinkButton, PageHead, focus, live};
use crate::app::form_view::FormView;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::workshop::WorkshopText as T;
use crate::app::title::use_title;
use crate::templates::wanted;
use leptos::prelude::*;

/// The page.
#[component]
pub fn WorkshopPage() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let standing = Memo::new(move |_| in_force(group));
    let has_any = move || standing.with(|standing| !standing.is_empty());
    let aloud = RwSignal::new(false);
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text()>
            {live(move || has_any().then(|| view! {
                <Button reads=true on_press=move |()| _ = focus("assent")>{T::ToAnswers.text()}</Button>
                <Button reads=true icon=IconName::Turn on_press=move |()| aloud.set(true)>{T::ReadAloud.text()}</Button>
                <LinkButton icon=IconName::Print to=paths::group_page(group.id, "agreements/paper")>{T::SignSheet.text()}</LinkButton>
            }))}
        </PageHead>
        {live(move || {
            standing.track();
            work(group)
        })}
        <answers::Answers standing/>
        {live(move || has_any().then(|| view! { <affirm::Affirm/>{changes::history(group)} }))}
        <aloud::Aloud open=aloud standing/>
    }
    .into_any()
}

/// The bench, made anew after each save.
fn work(group: GroupCtx) -> AnyView {
    let bench = Bench::of(group);
    let wanted = Signal::derive(move || {
        let model = group.group().and_then(|group| group.charter.role_model);
        wanted(&group.packs(), model)
    });
    // Once somebody has answered, their word must not slip under other words: what is saved is then the next version.
    Effect::new(move |before: Option<bool>| {
        let answered = is_answered(group, &in_force(group));
        if before == Some(false) && answered {
            bench.save_as.set(bench::NEW.to_owned());
            bench.on.set(clock::today().to_string());
        }
        answered
    });
    let on_save = move |()| {
        let build = || untrack(|| bench.read());
        bench.form.submit(build, move |revision| group.book.say_done(T::Saved.text(), revision));
    };
    view! {
        <div class="split workshop">
            <FormView form=bench.form on_save=on_save save=T::Save.text()>
                <lines::Lines bench wanted/>
                <saving::Saving bench/>
            </FormView>
            <div class="stack workshop-side">
                <asked::StillAsked bench wanted/>
                {changes::pending(bench)}
            </div>
        </div>
    }
    .into_any()
}
