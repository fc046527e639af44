//! Numbers of ten digits, as health services give them: where one stands, whether its check digit is right, whose it can be.

use super::finding::{Certainty, Finding};
use super::kinds::Kind;
use super::tokens::{Text, Token, words};

/// Ten digits in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ten {
    from: usize,
    to: usize,
    kind: Kind,
    certainty: Certainty,
}

/// How the ten digits may be parted, as the sizes of the parts in one figure. Other partings are dates, prices, budget codes.
const PARTINGS: [u32; 10] = [10, 334, 37, 64, 631, 55, 433, 46, 22222, 3322];

/// Words after which a number belongs to something else.
const OTHER: &[u32] = words!(
    "account asset barcode batch booking budget code cost ean fax gmc hcpc id invoice issn mobile nmc order \
                     parcel part payroll phone pin po ref reference ring rang call called serial staff tel telephone \
                     text ticket tracking version zoom"
);

/// Words after which it is a patient's.
const HEALTH: &[u32] = words!("nhs chi hcn patient hospital health label wristband");

/// Finds the numbers of one kind.
pub(super) fn find(text: &Text<'_>, kind: Kind, found: &mut Vec<Finding>) {
    let mut place = 0;
    while place < text.len() {
        let run = run(text, place);
        let mut at = place;
        while at < run {
            let ten = text.at(at).is_number().then(|| ten_at(text, place, at, run)).flatten();
            if let Some(ten) = ten.filter(|ten| ten.kind == kind) {
                found.push(text.found(ten.from, ten.to, ten.kind, ten.certainty));
            }
            at = ten.map_or(at, |ten| ten.to) + 1;
        }
        place = run.max(place + 1);
    }
}

/// The place after a run of digits that begins at `place`: parts with at most a blank, a hyphen or a full stop between.
fn run(text: &Text<'_>, place: usize) -> usize {
    let mut end = place;
    while text.at(end).is_number() {
        end = match next_part(text, end) {
            Some(next) => next,
            None => return end + 1,
        };
    }
    end
}

/// The place of the next part of the same number.
fn next_part(text: &Text<'_>, place: usize) -> Option<usize> {
    if !text.near(place) {
        return None;
    }
    let sign = text.at(place + 1);
    if sign.is_number() {
        return Some(place + 1);
    }
    let joins = sign.is_hyphen() || (sign.text == "." && text.touches(place) && text.touches(place + 1));
    (joins && text.near(place + 1) && text.at(place + 2).is_number()).then_some(place + 2)
}

/// The ten digits that begin at `from`, in a run that begins at `start` and ends before `run`.
fn ten_at(text: &Text<'_>, start: usize, from: usize, run: usize) -> Option<Ten> {
    let (mut count, mut parting, mut to) = (0, 0_u32, from);
    let mut digits = Vec::with_capacity(10);
    for at in from..run {
        let part = text.at(at);
        if !part.is_number() {
            continue;
        }
        count += part.count();
        if count > 10 {
            return None;
        }
        parting = parting * 10 + u32::try_from(part.count()).ok()?;
        digits.extend(part.digits());
        to = at;
        if count == 10 {
            break;
        }
    }
    let whole = from == start && to + 1 == run;
    if count != 10 {
        return None;
    }
    let said = text.before(from, 4, HEALTH);
    let parted = whole && (said || PARTINGS.contains(&parting)) || parting == 10 || parting == 334;
    let before = text.at(from.wrapping_sub(1));
    let abroad = before.text == "+" || (before.text == "(" && text.at(from.wrapping_sub(2)).text == "+");
    let other = abroad || text.before(from, 2, words!("isbn issn")) || matches!(before.text, "£" | "$" | "€");
    if !parted || other {
        return None;
    }
    let kind = kind_of(&digits);
    let certainty = if has_check_digit(&digits) {
        Certainty::Blocks
    } else {
        let usual = parting == 334 || (parting == 10 && kind != Kind::Chi);
        // No such number begins with 0 or with 1 or 2 unless it begins with a day; most that do are telephone numbers.
        let likely = usual && kind != Kind::Chi && !matches!(digits.first(), Some(0..=2));
        let alone = stands_alone(text, from, to) && !text.before(from, 3, OTHER);
        if !(said || likely && alone) {
            return None;
        }
        Certainty::Warns
    };
    Some(Ten { from, to, kind, certainty })
}

/// True where no letter or slash clings to the number: such a thing is the code of a parcel or of a page.
fn stands_alone(text: &Text<'_>, from: usize, to: usize) -> bool {
    let clings = |token: Token<'_>| token.is_word() || matches!(token.text, "/" | "_" | "=");
    let before = from.wrapping_sub(1);
    !(text.touches(before) && clings(text.at(before)) || text.touches(to) && clings(text.at(to + 1)))
}

/// Whose number it can be: Northern Ireland has a range of its own, and Scotland's begins with the day of birth.
fn kind_of(digits: &[u32]) -> Kind {
    let number =
        |from: usize, count: usize| digits.iter().skip(from).take(count).fold(0, |sum, digit| sum * 10 + digit);
    let is_birth = (1..=31).contains(&number(0, 2)) && (1..=12).contains(&number(2, 2));
    match number(0, 3) {
        320..=399 => Kind::HealthAndCare,
        _ if is_birth => Kind::Chi,
        _ => Kind::Nhs,
    }
}

/// The first nine weighted from 10 to 2, their sum taken from the next multiple of 11, give the tenth.
fn has_check_digit(digits: &[u32]) -> bool {
    let [first @ .., last] = digits else { return false };
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    first.len() == 9 && (11 - sum % 11) % 11 == *last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u32> {
        text.chars().filter_map(|sign| sign.to_digit(10)).collect()
    }

    #[test]
    fn the_check_digit_is_that_of_modulus_eleven() {
        for number in ["9434765919", "9876543210", "9990000018", "9990000050", "0101901232"] {
            assert!(has_check_digit(&digits(number)), "{number}");
        }
        for number in ["9434765918", "9990000000", "94347659190", "943476591", ""] {
            assert!(!has_check_digit(&digits(number)), "{number}");
        }
    }

    #[test]
    fn a_number_belongs_to_one_service() {
        for (number, kind) in [
            ("3200000010", Kind::HealthAndCare),
            ("3999999990", Kind::HealthAndCare),
            ("3199999990", Kind::Nhs),
            ("4000000000", Kind::Nhs),
            ("3112000000", Kind::Chi),
            ("0101000000", Kind::Chi),
            ("0113000000", Kind::Nhs),
            ("0001000000", Kind::Nhs),
        ] {
            assert_eq!(kind_of(&digits(number)), kind, "{number}");
        }
    }
}
