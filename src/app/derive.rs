//! From what somebody types to the key of a protected book: the slow part is done by the worker.

use super::work::{WorkError, ask};
use crate::vault::header::{Cost, SALT};
use crate::vault::key::Key;
use circlebook_worker::{Cost as Asked, Request, Response};
use js_sys::JsString;

/// The key that a passphrase gives.
///
/// # Errors
/// Where the worker did not run, or had not enough memory.
pub async fn derive(passphrase: &str, cost: Cost, salt: [u8; SALT]) -> Result<Key, WorkError> {
    // The same letters from another keyboard are the same passphrase.
    let passphrase: String = JsString::from(passphrase).normalize("NFKC").into();
    let cost = Asked { memory: cost.memory, passes: cost.passes, lanes: cost.lanes };
    let request = Request::Derive { passphrase: passphrase.into_bytes(), salt: salt.to_vec(), cost };
    match ask(&request).await? {
        Response::Key(key) => Ok(Key::from(key)),
        Response::Refused(refusal) => Err(refusal.into()),
        Response::Bytes(_) => Err(WorkError::Stopped),
    }
}
