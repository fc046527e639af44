//! Identifiers in free text: what would tell a reader who a client is.
//!
//! It finds health service numbers with a valid check digit and e-mail addresses, and says only which kind it found: the
//! words themselves go nowhere.

pub mod words;

/// Something in a text that identifies a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identifier {
    /// Ten digits whose last is their check digit, as in an NHS, CHI or H&C number.
    HealthNumber,
    /// An e-mail address.
    EmailAddress,
}

/// What identifies a person in `text`, each kind once.
#[must_use]
pub fn identifiers(text: &str) -> Vec<Identifier> {
    let mut found = Vec::new();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits >= 10 && digit_runs(text).any(|digits| is_health_number(&digits)) {
        found.push(Identifier::HealthNumber);
    }
    if text.contains('@') && text.split_whitespace().any(is_email_address) {
        found.push(Identifier::EmailAddress);
    }
    found
}

/// Runs of digits, where a single space or hyphen between two digits does not end a run.
fn digit_runs(text: &str) -> impl Iterator<Item = Vec<u32>> {
    let joined = |text: &str| text.chars().filter_map(|sign| sign.to_digit(10)).collect();
    text.split(|sign: char| !(sign.is_ascii_digit() || sign == ' ' || sign == '-'))
        .flat_map(|part| part.split("  "))
        .map(joined)
}

/// Ten digits: the first nine weighted from 10 to 2, their sum taken from the next multiple of 11, give the tenth.
fn is_health_number(digits: &[u32]) -> bool {
    let [first @ .., last] = digits else { return false };
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    first.len() == 9 && (11 - sum % 11) % 11 == *last
}

fn is_email_address(word: &str) -> bool {
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| {
        let inner_dot = |host: &str| host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
        !name.is_empty() && !host.contains('@') && inner_dot(host)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_a_valid_check_digit_are_found() {
        for text in ["943 476 5919", "987-654-3210", "seen 9990000018 today", "(999 000 0050)", "0101901232"] {
            assert_eq!(identifiers(text), [Identifier::HealthNumber], "{text}");
        }
        for text in ["943 476 5918", "999 000 0000", "94347659190", "bleep 4765", "2021-09-07 10:00", "", "é1"] {
            assert_eq!(identifiers(text), [], "{text}");
        }
    }

    #[test]
    fn addresses_are_found() {
        for text in ["write to a.b@clinic.example.", "<x@y.org>"] {
            assert_eq!(identifiers(text), [Identifier::EmailAddress], "{text}");
        }
        for text in ["@home", "a@b", "me@.org", "half@", "a@b@c.org"] {
            assert_eq!(identifiers(text), [], "{text}");
        }
    }
}
