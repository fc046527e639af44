//! The device's clock and its randomness, which the core takes as arguments.
//!
//! Time is read from JavaScript's `Date` alone, so that whoever sets the page's clock, such as a browser test, sets ours.

use crate::domain::dates::Moment;
use crate::live::at::At;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use js_sys::{Array, Date, Intl, Object, Reflect};
use std::process::abort;
use std::time::Duration;
use uuid::{Builder, Uuid};
use wasm_bindgen::JsValue;

const MINUTE: f64 = 60_000.0;

/// Today's calendar date on this device.
#[must_use]
pub fn today() -> NaiveDate {
    now().date()
}

/// How long it is until the next day begins on this device, and a second, so that a timer that rings early does not miss it.
#[must_use]
pub fn until_tomorrow() -> Duration {
    let now = Date::new_0();
    let tomorrow =
        Date::new_with_year_month_day(now.get_full_year(), now.get_month() as i32, now.get_date() as i32 + 1);
    Duration::from_millis((tomorrow.get_time() - now.get_time()) as u64) + Duration::from_secs(1)
}

/// The present moment on this device, to the minute, with its offset and the name of its zone.
#[must_use]
pub fn now() -> Moment {
    moment(&Date::new_0())
}

fn moment(date: &Date) -> Moment {
    let offset = -date.get_timezone_offset();
    let minutes = (date.get_time() / MINUTE).floor() + offset;
    let local = DateTime::from_timestamp(minutes as i64 * 60, 0).unwrap_or_default().naive_utc();
    Moment::new(local, offset as i16, zone().as_deref())
}

/// The moment of so many milliseconds since 1970, as this device's clock showed it, to the minute.
#[must_use]
pub fn moment_of(milliseconds: u64) -> Moment {
    moment(&Date::new(&(milliseconds as f64).into()))
}

/// Now, in milliseconds since 1970.
#[must_use]
pub fn milliseconds() -> u64 {
    Date::now() as u64
}

/// The present instant on this device, to the millisecond.
#[must_use]
pub fn at() -> At {
    let date = Date::new_0();
    At { ms: date.get_time() as i64, offset: -date.get_timezone_offset() as i16 }
}

/// The present instant in UTC, to the second.
#[must_use]
pub fn instant() -> NaiveDateTime {
    DateTime::from_timestamp_millis(at().ms).unwrap_or_default().naive_utc()
}

/// The moment at which this device's clock shows `time` on `date`, as typed into a form.
///
/// The offset is the one of the device's zone at that moment. Where the clock goes back and shows a time twice, it is
/// the first; where it goes forward and leaves a time out, the offset from before the change.
#[must_use]
pub fn moment_at(date: NaiveDate, time: NaiveTime) -> Moment {
    let local = NaiveDateTime::new(date, time);
    // A date and time without an offset is read as local time.
    let instant = Date::new(&local.format("%Y-%m-%dT%H:%M").to_string().into()).get_time();
    let offset = (local.and_utc().timestamp_millis() as f64 - instant) / MINUTE;
    Moment::new(local, offset as i16, zone().as_deref())
}

/// A new identifier of any kind: a UUID of version 7, whose order is that of time.
#[must_use]
pub fn new_id<T: From<Uuid>>() -> T {
    Builder::from_unix_timestamp_millis(Date::now() as u64, &random()).into_uuid().into()
}

/// A new identifier that tells nothing, not even when it was made: a UUID of version 4.
#[must_use]
pub fn random_id() -> Uuid {
    Builder::from_random_bytes(random()).into_uuid()
}

/// Random bytes, as salt of a journal entry.
#[must_use]
pub fn seed() -> [u8; 32] {
    random()
}

/// Fills these bytes with random ones, for keys and nonces.
pub fn fill(bytes: &mut [u8]) {
    // What can be guessed or collides would harm silently: the failure page is the lesser evil.
    getrandom::fill(bytes).unwrap_or_else(|_| abort());
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

/// The name of the device's time zone, such as `Europe/London`.
#[must_use]
pub fn zone() -> Option<String> {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &JsValue::from_str("timeZone")).ok()?.as_string()
}
