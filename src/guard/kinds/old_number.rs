//! NHS numbers as they were before 1996: letters of a district and a number, without a check digit. They are found only where
//! they are called so: by themselves they look like many other codes.

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, words};

/// Letters that stand before the number of a rule or of a place.
const OTHER: &[u32] = words!("chi nhs nmc gmc hcpc cmpc cmpn ukh nor ppg room ward bay bed page case rule isbn");

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    for from in 0..text.len() {
        let letters = text.at(from);
        let is_code = letters.is_shouted() && (3..=5).contains(&letters.text.len());
        let after_hyphen = from + 1 + usize::from(text.at(from + 1).is_hyphen());
        let number = text.at(after_hyphen);
        let numbered = number.is_number() && number.count() <= 4 && text.near(from) && text.near(after_hyphen - 1);
        let around = |words: &[u32]| text.before(from, 6, words) || text.after(after_hyphen + 1, 7, words);
        let called =
            || around(words!("nhs medical")) && around(words!("number no numbers card")) && !letters.among(OTHER);
        if is_code && numbered && called() {
            let sub = text.touches(after_hyphen) && matches!(text.at(after_hyphen + 1).text, "/" | ":" | "-");
            let sub = sub && text.at(after_hyphen + 2).is_number();
            found.push(text.found(from, after_hyphen + 2 * usize::from(sub), Kind::OldNumber, Certainty::Warns));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fires, quiet};
    use super::*;
    use crate::guard::Certainty::Warns;

    #[test]
    fn one_that_is_called_so_warns() {
        fires(
            Kind::OldNumber,
            Warns,
            &[
                ("NHS number EKAQ 215", "EKAQ 215"),
                ("his old NHS no. was LCMB 48/3", "LCMB 48/3"),
                ("Medical card no. ABCD123", "ABCD123"),
                ("ZBAF 19/4 was his NHS number", "ZBAF 19/4"),
            ],
        );
    }

    #[test]
    fn other_codes_are_quiet() {
        quiet(
            Kind::OldNumber,
            &[
                "CMPC 26",
                "ROOM 212",
                "The NHS has UKH 36",
                "rule CMPC 26: no NHS number",
                "NHS number 943 476 5919",
                "NHS no. EK 21",
            ],
        );
    }
}
