//! A day: as text where people read it, as a number of days where room counts.

use chrono::{Days, NaiveDate};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

// So that the days of our time are small numbers.
const FIRST: Option<NaiveDate> = NaiveDate::from_ymd_opt(2000, 1, 1);

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        return day.serialize(serializer);
    }
    let since = FIRST.map_or(0, |first| day.signed_duration_since(first).num_days());
    i32::try_from(since).unwrap_or_default().serialize(serializer)
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    if deserializer.is_human_readable() {
        return NaiveDate::deserialize(deserializer);
    }
    let since = i32::deserialize(deserializer)?;
    let days = Days::new(since.unsigned_abs().into());
    let day =
        FIRST.and_then(|first| if since < 0 { first.checked_sub_days(days) } else { first.checked_add_days(days) });
    day.ok_or_else(|| D::Error::custom("no such day"))
}
