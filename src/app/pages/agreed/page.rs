//! Agreements, and who said yes to what.

use super::agreements::AgreementBlock;
use super::assents::Assents;
use crate::app::components::PageHead;
use crate::app::texts::agreed::AgreedText as T;
use crate::app::title::use_title;
use crate::domain::agreement::AgreementKind;
use leptos::prelude::*;

/// The page.
#[component]
pub fn AgreementsPage() -> impl IntoView {
    use_title(T::AgreementsTitle.text());
    view! {
        <PageHead title=T::AgreementsTitle.text().to_owned() lede=T::AgreementsLede.text()/>
        <AgreementBlock kind=AgreementKind::WorkingAgreement/>
        <AgreementBlock kind=AgreementKind::Contract/>
        <Assents/>
    }
    .into_any()
}
