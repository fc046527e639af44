//! What the browser's errors mean to the book.

use crate::storage::StoreError;
use indexed_db_futures::error::{Error, OpenDbError, SimpleValueError};
use indexed_db_futures::internals::SystemRepr;
use web_sys::DomException;

/// What an exception of the database means.
pub(super) fn of_exception(exception: DomException) -> StoreError {
    match exception.name().as_str() {
        "QuotaExceededError" => StoreError::Quota,
        "VersionError" => StoreError::Superseded,
        "SecurityError" => StoreError::Unavailable,
        // The name alone: a message could hold what was typed.
        name => StoreError::Backend(name.to_owned()),
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => of_exception(exception.into_sys()),
            other => Self::Backend(other.to_string()),
        }
    }
}

impl From<SimpleValueError> for StoreError {
    fn from(error: SimpleValueError) -> Self {
        Self::Backend(error.to_string())
    }
}

impl From<OpenDbError> for StoreError {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => match Self::from(error) {
                // So browsers say it that keep no database in a private window.
                Self::Backend(name) if name == "InvalidStateError" => Self::Unavailable,
                other => other,
            },
            // The library gives `VersionZero` for every refusal to try.
            OpenDbError::VersionZero | OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => {
                Self::Unavailable
            }
        }
    }
}
