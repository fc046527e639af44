//! Schema versions of records: what was written by an older version is read through one step a version.
//!
//! Segments and journal content hold the same records, so one list of steps serves both. A step is never edited once it
//! is released. The journal itself is not rewritten: its content is lifted each time it is read.

mod to_2;

use crate::domain::record::Record;
use crate::json::{DecodeError, decode};
use serde_json::Value;

/// The schema in which this version writes.
pub const SCHEMA: u16 = 2;

/// The minor version in which this version writes. A newer one has further optional fields, and nothing else that is new: what
/// this version does not know of a record is kept beside it ([`crate::domain::more`]) and written again.
pub const MINOR: u16 = 0;

/// True for a minor version after this one: it may hold more than this one knows.
#[must_use]
pub const fn is_newer(minor: u16) -> bool {
    minor > MINOR
}

/// A step from one schema to the next, for one record.
pub type Step = fn(Value) -> Value;

/// The steps: the first leads from schema 1 to 2, the last to [`SCHEMA`].
const STEPS: [Step; SCHEMA as usize - 1] = [to_2::step];

/// Reads a record that was written in `schema`.
///
/// # Errors
/// Says where the text is not a record of that schema.
pub fn record(schema: u16, text: &str) -> Result<Record, DecodeError> {
    if schema == SCHEMA {
        return decode(text.as_bytes());
    }
    let value = lift(&STEPS, schema, decode(text.as_bytes())?)?;
    // As text again: a second reader for every record, from values, would weigh a quarter of the app.
    decode(value.to_string().as_bytes())
}

/// Takes a record from `schema` through every later step.
fn lift(steps: &[Step], schema: u16, value: Value) -> Result<Value, DecodeError> {
    let later = usize::from(schema).checked_sub(1).and_then(|first| steps.get(first..));
    let later = later.ok_or_else(|| DecodeError::misfit("schema", format!("{schema} is not known")))?;
    Ok(later.iter().fold(value, |value, step| step(value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_schema_is_lifted_by_the_steps_after_it() {
        let add: Step = |value| json!(value.as_i64().unwrap() + 1);
        let double: Step = |value| json!(value.as_i64().unwrap() * 2);
        assert_eq!(lift(&[add, double], 1, json!(3)), Ok(json!(8)));
        assert_eq!(lift(&[add, double], 2, json!(3)), Ok(json!(6)));
        assert_eq!(lift(&[add, double], 3, json!(3)), Ok(json!(3)));
        for schema in [0, 4, u16::MAX] {
            assert!(lift(&[add, double], schema, json!(3)).is_err());
        }
    }
}
