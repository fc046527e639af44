//! A calendar file (RFC 5545) of sessions and days on which something is due.
//!
//! Each event has an identifier that stays the same, and a number that grows with every file, so that reading a later file
//! updates what an earlier one brought. Sessions are instants in UTC, so that no table of time zones is needed.

use crate::domain::dates::Moment;
use crate::journal::bytes::Bytes32;
use chrono::{Days, NaiveDate, NaiveDateTime};

/// The longest line, in bytes, without its end.
const LINE: usize = 75;
/// The start of 2020, from which the number of a file counts seconds: it fits 31 bits until 2088.
const COUNTED_FROM: i64 = 1_577_836_800;

/// When something takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// From one moment to another.
    Times(Moment, Moment),
    /// All day.
    Day(NaiveDate),
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its identifier, from [`uid`].
    pub uid: String,
    /// When.
    pub when: When,
    /// What stands in the calendar.
    pub summary: String,
    /// More about it; empty for nothing.
    pub description: String,
}

/// An identifier that tells nothing of what it is made of, and is the same whenever it is made of the same.
#[must_use]
pub fn uid(parts: &[&str]) -> String {
    // Each part with its length, so that no two lists run into one another.
    let parts: String = parts.iter().map(|part| format!("{}:{part}", part.len())).collect();
    let digest = Bytes32::sha256(&[b"circlebook calendar", parts.as_bytes()]);
    let hex = digest.to_string();
    format!("{}@circlebook", hex.get(..32).unwrap_or(&hex))
}

/// The bytes of a calendar file made at this instant of UTC, with a reminder of this text a day before each event.
#[must_use]
pub fn write(events: &[Event], now: NaiveDateTime, reminder: &str) -> Vec<u8> {
    let stamp = utc(now);
    let number = (now.and_utc().timestamp() - COUNTED_FROM).clamp(0, i64::from(i32::MAX));
    let mut file = String::new();
    let mut line = |name: &str, value: &str| fold(&mut file, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Circlebook//Calendar//EN");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    for event in events {
        line("BEGIN", "VEVENT");
        line("UID", &event.uid);
        line("DTSTAMP", &stamp);
        line("LAST-MODIFIED", &stamp);
        line("SEQUENCE", &number.to_string());
        match &event.when {
            When::Times(start, end) => {
                line("DTSTART", &utc(start.instant()));
                // An end that is no later than the start is none, and the standard has no such event.
                if end.instant() > start.instant() {
                    line("DTEND", &utc(end.instant()));
                }
            }
            When::Day(day) => {
                line("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
                // The end of an event is the first day that does not belong to it.
                let next = day.checked_add_days(Days::new(1)).unwrap_or(*day);
                line("DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string());
                // A thing that is due leaves the day free.
                line("TRANSP", "TRANSPARENT");
            }
        }
        line("SUMMARY", &escape(&event.summary));
        if !event.description.is_empty() {
            line("DESCRIPTION", &escape(&event.description));
        }
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("DESCRIPTION", &escape(reminder));
        line("TRIGGER", "-P1D");
        line("END", "VALARM");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    file.into_bytes()
}

fn utc(instant: NaiveDateTime) -> String {
    instant.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value: what would end or part it is escaped, every end of line is one, other control characters are left out, and so
/// are those that turn the direction of what follows.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\t' => escaped.push(' '),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Adds the line in pieces of at most [`LINE`] bytes, parted between characters; each further piece begins with a space.
fn fold(file: &mut String, line: &str) {
    let mut room = LINE;
    for character in line.chars() {
        if character.len_utf8() > room {
            file.push_str("\r\n ");
            room = LINE - 1;
        }
        file.push(character);
        room -= character.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2025, 1, 7).unwrap().and_hms_opt(10, 0, 30).unwrap()
    }

    fn session(start: &str, end: &str) -> Event {
        Event {
            uid: uid(&["session", "1"]),
            when: When::Times(start.parse().unwrap(), end.parse().unwrap()),
            summary: "Session 1".to_owned(),
            description: String::new(),
        }
    }

    fn text(events: &[Event]) -> String {
        String::from_utf8(write(events, now(), "Soon")).unwrap()
    }

    #[test]
    fn a_session_is_an_instant_whatever_its_offset() {
        let winter = text(&[session("2025-01-14T18:00+00:00[Europe/London]", "2025-01-14T19:30+00:00[Europe/London]")]);
        assert!(winter.contains("\r\nDTSTART:20250114T180000Z\r\nDTEND:20250114T193000Z\r\n"), "{winter}");
        let summer = text(&[session("2025-07-14T18:00+01:00[Europe/London]", "2025-07-14T19:30+01:00[Europe/London]")]);
        assert!(summer.contains("\r\nDTSTART:20250714T170000Z\r\nDTEND:20250714T183000Z\r\n"), "{summer}");
        let past_midnight =
            text(&[session("2025-01-14T00:30+05:30[Asia/Kolkata]", "2025-01-14T02:00+05:30[Asia/Kolkata]")]);
        assert!(past_midnight.contains("\r\nDTSTART:20250113T190000Z\r\n"), "{past_midnight}");
        // the night in which the clock goes back: an hour and a half on the clock, two and a half in truth
        let change = text(&[session("2025-10-26T00:30+01:00[Europe/London]", "2025-10-26T02:00+00:00[Europe/London]")]);
        assert!(change.contains("\r\nDTSTART:20251025T233000Z\r\nDTEND:20251026T020000Z\r\n"), "{change}");
    }

    #[test]
    fn a_day_ends_on_the_next_and_blocks_nothing() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        let due =
            text(&[Event { when: When::Day(day), ..session("2025-01-14T18:00+00:00", "2025-01-14T19:30+00:00") }]);
        let expected = "\r\nDTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\nTRANSP:TRANSPARENT\r\n";
        assert!(due.contains(expected), "{due}");
    }

    #[test]
    fn an_event_without_a_length_has_no_end() {
        let file = text(&[session("2025-01-14T18:00+00:00", "2025-01-14T18:00+00:00")]);
        assert!(file.contains("DTSTART:20250114T180000Z\r\nSUMMARY"), "{file}");
    }

    #[test]
    fn a_later_file_updates_an_earlier_one() {
        let event = session("2025-01-14T18:00+00:00", "2025-01-14T19:30+00:00");
        let number = |now| {
            let file = String::from_utf8(write(std::slice::from_ref(&event), now, "")).unwrap();
            let line = file.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap();
            line.parse::<i32>().unwrap()
        };
        assert!(number(now()) < number(now() + chrono::TimeDelta::seconds(1)));
        assert_eq!(number(NaiveDate::from_ymd_opt(2019, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap()), 0);
        assert_eq!(number(NaiveDate::from_ymd_opt(2199, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap()), i32::MAX);
        assert_eq!(text(&[]), text(&[]), "the same bytes at the same instant");
    }

    #[test]
    fn identifiers_are_stable_tell_nothing_and_do_not_run_together() {
        assert_eq!(uid(&["due", "x"]), uid(&["due", "x"]));
        assert_ne!(uid(&["ab", "c"]), uid(&["a", "bc"]));
        assert_ne!(uid(&["a", ""]), uid(&["a"]));
        let made = uid(&["Thursday group"]);
        assert!(made.len() == 43 && made.ends_with("@circlebook") && !made.contains("Thursday"), "{made}");
    }

    #[test]
    fn texts_cannot_break_out_of_their_line() {
        let nasty = "a\\b;c,d\r\ne\rf\u{2028}g\u{0}\u{7}\u{202e}\tEND:VEVENT";
        assert_eq!(escape(nasty), "a\\\\b\\;c\\,d\\ne\\nf\\ng END:VEVENT");
        let file = text(&[Event {
            summary: nasty.to_owned(),
            description: nasty.to_owned(),
            ..session("2025-01-14T18:00+00:00", "2025-01-14T19:30+00:00")
        }]);
        assert_eq!(file.matches("\r\nEND:VEVENT\r\n").count(), 1);
        assert_eq!(file.replace("\r\n", "").find(['\r', '\n']), None, "no bare end of line");
    }

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        for length in [60, 66, 67, 68, 140, 141, 142, 400] {
            for character in ["x", "é", "老", "🙂"] {
                let summary = character.repeat(length);
                let file = text(&[Event {
                    summary: summary.clone(),
                    ..session("2025-01-14T18:00+00:00", "2025-01-14T19:30+00:00")
                }]);
                assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
                assert!(file.replace("\r\n ", "").contains(&format!("\r\nSUMMARY:{summary}\r\n")));
            }
        }
    }
}
