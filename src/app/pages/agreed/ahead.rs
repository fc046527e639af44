//! Looking ahead from a sheet at whom its entry would name without their consent.

use crate::app::form::{FieldError, Form};
use crate::app::preflight::Preflight;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use leptos::prelude::*;

/// The sheet, and whom the entry that `read` makes of it would name without their consent.
pub(super) fn look_ahead(
    group: GroupCtx,
    form: Form,
    asks: Vec<Ask>,
    read: impl Fn(Sheet) -> Result<Edit, Vec<FieldError>> + Send + Sync + 'static,
) -> (Sheet, Preflight) {
    // The field of the reason belongs to the draft, which the sheet begins to keep; so it is made first.
    let made = RwSignal::new(None::<Sheet>);
    let proposed = move || made.get().and_then(|sheet| read(sheet).ok()).map(Edit::records).unwrap_or_default();
    let preflight = Preflight::of_names(group, form, proposed);
    let sheet = Sheet::new(form, asks);
    made.set(Some(sheet));
    (sheet, preflight)
}
