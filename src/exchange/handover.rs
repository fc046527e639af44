//! The device in the hands of mentees: what is kept of the code that gives the book back, and how long to wait after a wrong one.
//!
//! It is a screen and not a lock: whoever can read the browser's storage can read the book. So the code may be short; it is kept
//! only as a salted hash, and guessing it at the screen takes longer with every try.

use crate::domain::ids::{GroupId, PersonId};
use crate::journal::bytes::Bytes32;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// The fewest characters of a code.
pub const SHORTEST: usize = 4;
/// The wait after the first wrong code; each further one doubles it.
const FIRST_WAIT: i64 = 5_000;
/// The longest wait after a wrong code.
const LONGEST_WAIT: i64 = 15 * 60_000;
/// The wait after which the book comes back to a mentor who has forgotten the code.
const FORGOTTEN_WAIT: i64 = 2 * 60 * 60_000;
/// How often the code is hashed.
const ROUNDS: u32 = 20_000;

/// A device that is handed over. Instants are milliseconds since 1970, as the device's clock tells them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// The group whose mentees answer.
    pub group: GroupId,
    /// Who is asked.
    pub people: Vec<PersonId>,
    salt: Bytes32,
    hash: Bytes32,
    wrong: u32,
    /// When the last wrong code was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tried: Option<i64>,
    /// When somebody said that the code is forgotten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    forgotten: Option<i64>,
}

impl HandOver {
    /// Hands over to these mentees, until the code is entered.
    #[must_use]
    pub fn new(group: GroupId, people: Vec<PersonId>, code: &str, salt: [u8; 32]) -> Self {
        let salt = Bytes32(salt);
        Self { group, people, salt, hash: hash(code, salt), wrong: 0, tried: None, forgotten: None }
    }

    /// How many milliseconds there are to wait before a code is looked at.
    #[must_use]
    pub fn wait(&self, now: i64) -> i64 {
        let Some(tried) = self.tried else { return 0 };
        let doubled = FIRST_WAIT << self.wrong.saturating_sub(1).min(16);
        left(tried, doubled.min(LONGEST_WAIT), now)
    }

    /// Tries a code: true where it gives the book back. A wrong one counts; while there is a wait none is looked at.
    pub fn open(&mut self, code: &str, now: i64) -> bool {
        if self.wait(now) > 0 {
            return false;
        }
        let is_right = hash(code, self.salt) == self.hash;
        if !is_right {
            self.wrong = self.wrong.saturating_add(1);
            self.tried = Some(now);
        }
        is_right
    }

    /// How many wrong codes were tried.
    #[must_use]
    pub const fn wrong(&self) -> u32 {
        self.wrong
    }

    /// Notes that the code is forgotten; a second time changes nothing.
    pub fn forget(&mut self, now: i64) {
        self.forgotten.get_or_insert(now);
    }

    /// How many milliseconds are left until the book comes back without a code; none where nobody has asked for that.
    #[must_use]
    pub fn forgotten(&self, now: i64) -> Option<i64> {
        self.forgotten.map(|since| left(since, FORGOTTEN_WAIT, now))
    }
}

/// What is left of a wait; a clock that was set back does not make it longer than it was.
fn left(since: i64, wait: i64, now: i64) -> i64 {
    (since.saturating_add(wait).saturating_sub(now)).clamp(0, wait)
}

fn hash(code: &str, salt: Bytes32) -> Bytes32 {
    Bytes32(pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(code.trim().as_bytes(), &salt.0, ROUNDS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::*;

    fn handed() -> HandOver {
        HandOver::new(GROUP, vec![person(1)], "4711", [7; 32])
    }

    #[test]
    fn only_the_code_gives_the_book_back_and_it_is_kept_nowhere() {
        let mut device = handed();
        assert!(!device.open("4712", 0) && device.open(" 4711 ", FIRST_WAIT));
        let kept = serde_json::to_string(&device).unwrap();
        assert!(!kept.contains("4711"), "{kept}");
        let other = HandOver::new(GROUP, vec![person(1)], "4711", [8; 32]);
        assert_ne!(other.hash, device.hash, "the salt makes each its own");
        assert_eq!(serde_json::from_str::<HandOver>(&kept).unwrap(), device, "a reload changes nothing");
    }

    #[test]
    fn the_wait_grows_with_every_wrong_code_and_has_an_end() {
        let mut device = handed();
        let mut now = 1_000;
        let mut waits = Vec::new();
        for _ in 0..12 {
            assert!(!device.open("no", now));
            waits.push(device.wait(now));
            now += device.wait(now);
        }
        assert_eq!(waits.get(..4), Some(&[5_000, 10_000, 20_000, 40_000][..]));
        assert_eq!(waits.last(), Some(&LONGEST_WAIT));
        assert!(device.open("4711", now));
    }

    #[test]
    fn no_code_is_looked_at_during_a_wait() {
        let mut device = handed();
        assert!(!device.open("no", 0));
        let before = device.clone();
        assert!(!device.open("4711", FIRST_WAIT - 1), "one millisecond early");
        assert_eq!(device, before, "and it does not count");
        assert!(device.open("4711", FIRST_WAIT));
    }

    #[test]
    fn a_clock_set_back_never_makes_a_wait_longer() {
        let mut device = handed();
        assert!(!device.open("no", 10_000_000));
        assert_eq!(device.wait(0), FIRST_WAIT);
    }

    #[test]
    fn a_forgotten_code_costs_two_hours() {
        let mut device = handed();
        assert_eq!(device.forgotten(0), None);
        device.forget(0);
        device.forget(50_000);
        assert_eq!(device.forgotten(FORGOTTEN_WAIT - 1), Some(1));
        assert_eq!(device.forgotten(FORGOTTEN_WAIT), Some(0));
    }
}
