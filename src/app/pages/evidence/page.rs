//! The page: what goes in, then the document, to print or to save.

use super::document::{DOCUMENT, document};
use super::file;
use super::form::{PUBLISHABLE, PackForm, Wanted};
use crate::app::components::{
    Button, ButtonKind, IconName, LinkButton, Notice, NoticeKind, PageHead, Show, focus, live,
};
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::whole::APP;
use crate::app::texts::evidence::EvidenceText as T;
use crate::app::texts::verify::VerifyText;
use crate::app::title::use_title;
use crate::app::{clock, files, paths};
use crate::domain::ids::PersonId;
use crate::evidence::build::{Request, Source, build};
use crate::evidence::pack::{Pack, Period};
use crate::evidence::publish::publish;
use crate::evidence::seal::Written;
use crate::journal::chain::Head;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// Where making a pack stands.
#[derive(Clone, PartialEq)]
enum Stand {
    Asked,
    Making,
    Made(Arc<Pack>, Option<Head>),
    Failed,
}

/// The page.
#[component]
pub fn EvidencePage() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let wanted = Wanted::new();
    let stand = RwSignal::new(Stand::Asked);
    let on_make = move |()| {
        let Some((mentee, period)) = wanted.read() else { return };
        let (public, names) =
            (wanted.view.with_untracked(|view| view == PUBLISHABLE), wanted.real_names.get_untracked());
        stand.set(Stand::Making);
        leptos::task::spawn_local(async move {
            let made = make(group, mentee, period, names, public).await;
            stand.try_set(made.unwrap_or(Stand::Failed));
        });
    };
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text()>
            <LinkButton to=paths::VERIFY icon=IconName::Saved>{VerifyText::Title.text()}</LinkButton>
        </PageHead>
        <section class="panel form screen-only">
            <PackForm wanted/>
            <div class="row">
                <Button reads=true kind=ButtonKind::Main on_press=on_make>{T::Make.text()}</Button>
            </div>
        </section>
        {live(move || match stand.get() {
            Stand::Asked => ().into_any(),
            Stand::Making => view! { <p class="loading" role="status">{T::Making.text()}</p> }.into_any(),
            Stand::Failed => view! {
                <Notice kind=NoticeKind::Bad title=T::NotMade.text() text=T::NotMadeText.text()/>
            }
            .into_any(),
            Stand::Made(pack, head) => view! { <Shown pack head wanted/> }.into_any(),
        })}
    }
    .into_any()
}

/// Reads the journal and builds the pack; none where something cannot be read.
async fn make(
    group: GroupCtx,
    mentee: Option<PersonId>,
    period: Period,
    real_names: bool,
    public: bool,
) -> Option<Stand> {
    let keeper = group.book.keeper();
    let entries = group.book.entries().await.ok()?;
    let head = keeper.head();
    let (shelf, file) = (group.shelf.get_untracked(), group.file.get_untracked());
    let assessment = group.assessment.get_untracked();
    let packs = untrack(|| group.packs());
    let start = head.clone()?;
    let source =
        Source { shelf: &shelf, file: &file, assessment: &assessment, packs: &packs, entries: &entries, head: &start };
    let judged_on = group.book.today().get_untracked();
    let request = Request { mentee, period, real_names, app: APP, made_at: clock::now(), judged_on };
    let pack = build(&source, &request)?;
    let pack = if public { publish(&pack) } else { pack };
    Some(Stand::Made(Arc::new(pack), head))
}

/// The document with what can be done with it.
#[component]
fn Shown(pack: Arc<Pack>, head: Option<Head>, wanted: Wanted) -> impl IntoView {
    let group = use_group();
    let shown = NodeRef::<html::Article>::new();
    let sealed = RwSignal::new(None::<Written>);
    let code = Signal::derive(move || {
        sealed.with(|sealed| sealed.as_ref().map(|written| written.seal.code()).unwrap_or_default())
    });
    let said = RwSignal::new(None::<(NoticeKind, String)>);
    let of = StoredValue::new(Arc::clone(&pack));
    // The seal covers the document, which must stand in the page first.
    Effect::new(move |_| {
        let Some(article) = shown.get() else { return };
        request_animation_frame(move || {
            let written = of.try_get_value().and_then(|pack| file::seal(&pack, &article).ok());
            sealed.try_set(written);
            focus(DOCUMENT);
        });
    });
    let on_save = move |()| {
        leptos::task::spawn_local(async move {
            let style = file::style().await;
            let saved = untrack(|| {
                let (written, article) = (sealed.get_untracked()?, shown.get_untracked()?);
                let bytes = file::file(&written, &article, wanted.paper().class(), &style.ok()?).ok()?;
                files::save(files::FileKind::Evidence, &bytes).ok()
            });
            said.try_set(Some(match saved {
                Some(name) => (NoticeKind::Good, T::Saved.with(&[&name])),
                None => (NoticeKind::Bad, T::NotMade.text().to_owned()),
            }));
        });
    };
    let on_print = move |()| drop(window().print());
    let stale = Memo::new(move |_| {
        group.file.track();
        group.shelf.track();
        group.book.keeper().head() != head
    });
    let unsealed = Signal::derive(move || sealed.with(Option::is_none));
    view! {
        <div class="row pack-actions screen-only">
            <Button reads=true icon=IconName::Print disabled=unsealed on_press=on_print>{T::Print.text()}</Button>
            <Button reads=true icon=IconName::Download disabled=unsealed on_press=on_save>{T::Download.text()}</Button>
        </div>
        <div class="screen-only">
            {live(move || said.get().map(|(kind, text)| view! { <Notice kind title=text/> }))}
            <Show when=move || stale.get()>
                <Notice kind=NoticeKind::Heed title=T::Stale.text()/>
            </Show>
        </div>
        <article id=DOCUMENT class=move || wanted.paper().class() tabindex="-1" aria-label=T::Title.text() node_ref=shown>
            {document(&pack, code)}
        </article>
    }
    .into_any()
}
