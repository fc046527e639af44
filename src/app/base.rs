//! The path under which the app is served, which keeps two copies of it on one origin apart.

use leptos::prelude::document;
use web_sys::Url;

/// The path of `document.baseURI`: `/` or, under a sub-path, for example `/circlebook/`; it ends with a slash.
///
/// Names of databases, locks, channels, caches and preferences contain it, and the router starts from it.
#[must_use]
pub fn base_path() -> String {
    document()
        .base_uri()
        .ok()
        .flatten()
        .and_then(|uri| Url::new(&uri).ok())
        .map_or_else(|| "/".to_owned(), |url| url.pathname())
}
