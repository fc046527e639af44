//! Telephone numbers. Numbers of services (`0800`, `0300`, `111`) belong to nobody and are left alone; those that are kept
//! for films and examples count like any other.

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, words};

const PHONE: &[u32] = words!(
    "tel telephone phone phoned mobile mob ring rang call called text texted fax whatsapp landline \
                     cell dial"
);

/// Words after which a number belongs to something else.
const OTHER: &[u32] = words!("order invoice isbn ticket tracking account parcel booking zoom pin budget version");

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut from = 0;
    while from < text.len() {
        let end = phone_at(text, from);
        if let Some((to, certainty)) = end.filter(|_| !text.before(from, 2, OTHER)) {
            found.push(text.found(from, to, Kind::Phone, certainty));
            from = to;
        }
        from += 1;
    }
}

/// The number that begins at the token: where it ends, and how sure it is.
fn phone_at(text: &Text<'_>, from: usize) -> Option<(usize, Certainty)> {
    let first = text.at(from);
    let plus = first.text == "+" && text.touches(from);
    let opened = first.text == "(" && text.touches(from);
    let start = from + usize::from(plus || opened);
    let before = from.wrapping_sub(1);
    let clings = text.touches(before)
        && (text.at(before).is_word()
            || text.at(before).is_number()
            || matches!(text.at(before).text, "/" | "." | "-" | "+" | "("));
    if !text.at(start).is_number() || clings && !opened && !text.at(before).is("t") {
        return None;
    }
    let (mut digits, mut ends, mut at) = (String::new(), Vec::new(), start);
    while digits.len() + text.at(at).count() <= 15 {
        digits.extend(text.at(at).digits().filter_map(|digit| char::from_digit(digit, 10)));
        ends.push((digits.len(), at));
        match next(text, at) {
            Some(next) => at = next,
            None => break,
        }
    }
    let last = ends.last().copied()?;
    let ending = |count: usize| ends.iter().find(|(digits, _)| *digits == count).map(|(_, at)| *at);
    let said = || text.before(from, 2, PHONE);
    let groups = ends.len();
    if let Some(national) = digits.strip_prefix("0044").or_else(|| plus.then(|| digits.strip_prefix("44")).flatten()) {
        let prefix = digits.len() - national.len();
        let trunk = usize::from(national.starts_with('0'));
        let kind = national.trim_start_matches('0').chars().next()?;
        let to = ending(prefix + trunk + 10).or_else(|| ending(prefix + trunk + 9))?;
        return (matches!(kind, '1' | '2' | '7')).then_some((to, Certainty::Blocks));
    }
    if plus {
        let long = (8..=15).contains(&last.0) && !digits.starts_with('0');
        return long.then_some((last.1, Certainty::Warns));
    }
    let is_code = text.at(start).count() >= 3 && !digits.starts_with("00");
    match digits.as_bytes() {
        [b'0', b'1' | b'2' | b'7', ..] if is_code => {
            let full = ending(11).map(|to| (to, Certainty::Blocks));
            let short = || (last.0 == 10 && groups > 1 && said()).then_some((last.1, Certainty::Warns));
            full.or_else(short)
        }
        // Within the same town, or abroad: only where the text says that it is one.
        [b'1'..=b'9', ..]
            if (6..=10).contains(&last.0) && said() && text.at(start).count() >= 3 && !is_ten(text, from) =>
        {
            Some((last.1, Certainty::Warns))
        }
        _ => None,
    }
}

/// True for a number that is called something else as well.
fn is_ten(text: &Text<'_>, from: usize) -> bool {
    text.before(
        from,
        3,
        words!("nhs chi ni insurance patient staff case order invoice room id session bleep ext extension h"),
    )
}

/// The next part of the number: past a blank, a hyphen, a full stop or a bracket.
fn next(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut place = at;
    for _ in 0..3 {
        if !text.near(place) {
            return None;
        }
        place += 1;
        let token = text.at(place);
        if token.is_number() {
            return Some(place);
        }
        if !(token.is_hyphen() || matches!(token.text, "(" | ")") || token.text == "." && text.touches(place)) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::{fires, quiet};
    use super::*;
    use crate::guard::Certainty::{Blocks, Warns};

    #[test]
    fn numbers_of_people_in_the_country_block() {
        for number in [
            "07700 900461",
            "07700900461",
            "0113 496 0742",
            "020 7946 0381",
            "(020) 7946 0381",
            "(01632) 960 447",
            "+44 7700 900 872",
            "+44 (0)7700 900872",
            "0044 7700 900872",
            "07700-900-461",
            "07700\u{a0}900\u{a0}461",
        ] {
            fires(Kind::Phone, Blocks, &[(number, number), (&format!("Ring {number}, please"), number)]);
        }
    }

    #[test]
    fn numbers_abroad_and_local_ones_warn() {
        fires(Kind::Phone, Warns, &[("+45 20 12 34 56", "+45 20 12 34 56"), ("tel 496 0742", "496 0742")]);
        fires(Kind::Phone, Warns, &[("phone 016977 3555", "016977 3555")]);
    }

    #[test]
    fn services_and_other_numbers_are_quiet() {
        quiet(
            Kind::Phone,
            &[
                "0800 1111",
                "0808 800 5000",
                "0300 123 4567",
                "ring 111",
                "call 12 people",
                "bleep 4765",
                "ext. 2234",
                "order 07700 900461",
                "2021-09-07 10:00",
                "01/02/2025",
                "07 11 2021 10 00",
                "496 0742",
                "0.7700900461",
                "943 476 5919",
                "",
            ],
        );
    }
}
