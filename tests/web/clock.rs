use chrono::{NaiveDate, NaiveTime};
use circlebook::app::clock::{moment_at, new_id, now, seed, today};
use circlebook::domain::dates::Moment;
use circlebook::domain::ids::PersonId;
use js_sys::Date;
use wasm_bindgen_test::wasm_bindgen_test;

fn typed(date: &str, time: &str) -> String {
    let time = NaiveTime::parse_from_str(time, "%H:%M").unwrap();
    moment_at(date.parse::<NaiveDate>().unwrap(), time).to_string()
}

#[wasm_bindgen_test]
fn a_typed_time_gets_the_offset_of_its_own_moment() {
    assert_eq!(typed("2021-09-07", "10:00"), "2021-09-07T10:00+01:00[Europe/London]");
    assert_eq!(typed("2021-12-07", "10:00"), "2021-12-07T10:00+00:00[Europe/London]");
    assert_eq!(typed("0021-12-07", "10:00"), "0021-12-07T10:00-00:01[Europe/London]");
}

#[wasm_bindgen_test]
fn a_typed_time_is_kept_where_the_clock_changes() {
    assert_eq!(typed("2022-03-27", "01:30"), "2022-03-27T01:30+00:00[Europe/London]");
    assert_eq!(typed("2022-10-30", "01:30"), "2022-10-30T01:30+01:00[Europe/London]");
}

#[wasm_bindgen_test]
fn now_is_the_present_minute_and_reads_back() {
    let minute = |moment: &Moment| moment.instant().and_utc().timestamp() / 60;
    let before = (Date::now() / 60_000.0).floor() as i64;
    let now = now();
    assert!((before..=before + 1).contains(&minute(&now)));
    assert_eq!(now.zone(), Some("Europe/London"));
    assert_eq!(now.to_string().parse::<Moment>().unwrap(), now);
    assert!([now.date(), now.date().succ_opt().unwrap()].contains(&today()));
}

#[wasm_bindgen_test]
fn identifiers_are_of_version_7_and_differ() {
    let ids: Vec<PersonId> = (0..1000).map(|_| new_id()).collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
    assert!(ids.iter().all(|id| id.0.get_version_num() == 7));
    assert_ne!(seed(), seed());
}
