//! Looking ahead at what a form would go against, before it is saved.

use crate::app::form::{FieldError, Form, Reader};
use crate::app::preflight::Preflight;
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;

/// Looks ahead at the entry that `read` makes of the fields; `read` follows their signals.
#[must_use]
pub fn look_ahead(
    group: GroupCtx,
    form: Form,
    read: impl Fn() -> Result<Edit, Vec<FieldError>> + Send + Sync + 'static,
) -> Preflight {
    Preflight::new(group, form, move || read().map(Edit::records).unwrap_or_default())
}

/// The entry with the reason for what it goes against.
///
/// # Errors
/// Asks for the reason where it goes against something and none was given.
pub fn with_reason(preflight: Preflight, edit: Edit) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    preflight.check(&mut reader);
    let edit = match edit.about() {
        Some(record) => preflight.with_reason(edit, record.id),
        None => edit,
    };
    reader.finish(Some(edit))
}
