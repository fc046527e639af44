//! What is kept where, who can read it, what this cannot protect against, and how to verify a release.

use crate::app::components::{IconName, LinkButton, PageHead};
use crate::app::paths;
use crate::app::texts::privacy::PrivacyText as T;
use crate::app::title::use_title;
use leptos::prelude::*;

const PARTS: [(T, &[T]); 5] = [
    (T::Kept, &[T::Kept1, T::Kept2, T::Kept3, T::Kept5, T::Kept4]),
    (T::Where, &[T::Where1, T::Where2, T::Where3]),
    (T::Who, &[T::Who1, T::Who2, T::Who3, T::Who4]),
    (T::Not, &[T::Not1, T::Not2, T::Not3, T::Not4, T::Not5, T::Not6]),
    (T::Verify, &[T::Verify1, T::Verify2, T::Verify3]),
];

/// The page.
#[component]
pub fn Privacy() -> impl IntoView {
    use_title(T::Title.text());
    let part = |(title, texts): (T, &[T])| {
        view! {
            <section class="section">
                <div class="section-head"><h2>{title.text()}</h2></div>
                <ul class="bullets measure">{texts.iter().map(|text| view! { <li>{text.text()}</li> }).collect_view()}</ul>
            </section>
        }
    };
    view! {
        <PageHead title=T::Title.text() lede=T::Lede.text()>
            <LinkButton to=paths::INSTALLATION icon=IconName::Device>{T::Check.text()}</LinkButton>
            <LinkButton to=paths::SCAN icon=IconName::Watch>{T::Scan.text()}</LinkButton>
        </PageHead>
        {PARTS.map(part).collect_view()}
    }
    .into_any()
}
