//! Records that stand in several versions: both side by side, and a person decides.

mod mark;
mod one;

pub use mark::{GroupMark, VersionsLink};

use self::one::OneClash;
use crate::app::components::{EmptyState, LinkView, Loading, Notice, NoticeKind, PageHead};
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::book::SafeText;
use crate::app::texts::errors::store_sentence;
use crate::app::texts::unite::VersionsText as T;
use crate::app::title::use_title;
use crate::domain::clash::Clash;
use crate::domain::record::Revision;
use crate::journal::entry::Entry;
use crate::storage::StoreError;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A clash with the entries of its versions.
pub(super) type Versions = (Clash, BTreeMap<Revision, Entry>);

/// All records that stand in several versions.
#[component]
pub fn VersionsPage() -> impl IntoView {
    let book = use_book();
    use_title(T::Title.text());
    let found = RwSignal::new(None::<Result<Vec<Versions>, StoreError>>);
    let number = book.open_clashes();
    Effect::new(move |_| {
        // read anew once one is decided, or a decision is undone
        number.track();
        leptos::task::spawn_local(async move {
            let read = async {
                let mut all = Vec::new();
                for clash in book.clashes().await? {
                    let versions = book.keeper().versions(&clash).await?;
                    all.push((clash, versions));
                }
                Ok(all)
            };
            let read = read.await;
            found.try_set(Some(read));
        });
    });
    let shown = move || match found.get() {
        None => view! { <Loading/> }.into_any(),
        Some(Err(error)) => view! { <Notice kind=NoticeKind::Bad title=store_sentence(&error)/> }.into_any(),
        Some(Ok(all)) if all.is_empty() => {
            view! { <EmptyState title=T::None.text() text=T::NoneText.text()/> }.into_any()
        }
        Some(Ok(all)) => all.into_iter().map(|versions| view! { <OneClash versions/> }).collect_view().into_any(),
    };
    view! {
        <PageHead
            title=T::Title.text()
            lede=T::Lede.text()
            crumbs=vec![LinkView::new(SafeText::Title.text(), paths::BOOK)]
        />
        {shown}
    }
    .into_any()
}
