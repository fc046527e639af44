//! Why reading stops.

use serde::de::{Error, Expected, Unexpected};
use std::fmt;

/// What is wrong, small enough to be handed out of every reading.
#[derive(Debug)]
pub(super) struct Flaw(Box<Cause>);

#[derive(Debug)]
pub(super) enum Cause {
    /// The text ends in the middle.
    CutShort,
    /// Not JSON, at this byte.
    NotJson(usize),
    /// JSON that does not fit, and why.
    Misfit(String),
}

impl Flaw {
    #[cold]
    pub(super) fn cut_short() -> Self {
        Self(Box::new(Cause::CutShort))
    }

    #[cold]
    pub(super) fn not_json(at: usize) -> Self {
        Self(Box::new(Cause::NotJson(at)))
    }

    #[cold]
    #[inline(never)]
    pub(super) fn misfit(problem: &dyn fmt::Display) -> Self {
        Self(Box::new(Cause::Misfit(problem.to_string())))
    }

    #[cold]
    pub(super) fn expected(found: &str, expected: &dyn Expected) -> Self {
        Self::misfit(&format_args!("invalid type: {found}, expected {expected}"))
    }

    pub(super) fn cause(self) -> Cause {
        *self.0
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Cause::CutShort => f.write_str("cut short"),
            Cause::NotJson(at) => write!(f, "not JSON at byte {at}"),
            Cause::Misfit(problem) => f.write_str(problem),
        }
    }
}

impl std::error::Error for Flaw {}

impl Error for Flaw {
    fn custom<T: fmt::Display>(problem: T) -> Self {
        Self::misfit(&problem)
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        match found {
            Unexpected::Unit => Self::expected("null", expected),
            found => Self::misfit(&format_args!("invalid type: {found}, expected {expected}")),
        }
    }
}
