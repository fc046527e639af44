//! Postcodes of the United Kingdom, in full: the part before the blank alone names a town.

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, Token, words};

/// The letters with which postcodes begin.
const AREAS: &[u32] = words!(
    "ab al b ba bb bd bf bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh \
                     en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me \
                     mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw \
                     sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze"
);

/// Ends of a postcode that are units and ordinals as well, where they are written small.
const SMALL: &[u32] = words!("st nd rd th hr ft lb pt yr yd xl");

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    for from in 0..text.len() {
        let area = text.at(from);
        if !area.is_word() || area.text.len() > 2 || !area.among(AREAS) || clings(text, from.wrapping_sub(1)) {
            continue;
        }
        let Some((to, blank)) = end(text, from) else { continue };
        let inward = text.at(to);
        let said = text.before(from, 3, words!("postcode"));
        if !said && (inward.among(SMALL) && !inward.is_shouted()) {
            continue;
        }
        let valid = said || blank && area.is_shouted() && inward.is_shouted();
        let certainty = if valid { Certainty::Blocks } else { Certainty::Warns };
        found.push(text.found(from, to, Kind::Postcode, certainty));
    }
}

/// True where the token and the next are one code.
fn clings(text: &Text<'_>, place: usize) -> bool {
    let token = text.at(place);
    text.touches(place)
        && (token.is_number() || token.is_word() || token.is_hyphen() || matches!(token.text, "_" | "#"))
}

/// The last token of the postcode whose letters are at `from`, and whether there is a blank in it.
fn end(text: &Text<'_>, from: usize) -> Option<(usize, bool)> {
    if !text.touches(from) || !text.at(from + 1).is_number() {
        return None;
    }
    let district = text.at(from + 1);
    let mut at = from + 1;
    let letter = text.at(from + 2);
    let lettered = text.touches(at) && letter.is_word() && letter.text.len() == 1;
    at += usize::from(lettered);
    let part = text.at(at + 1);
    let (sector, blank) = if part.is_number() && part.count() == 1 && text.near(at) && district.count() <= 2 {
        (at + 1, !text.touches(at))
    } else if !lettered && matches!(district.count(), 2..=3) {
        (from + 1, false)
    } else {
        return None;
    };
    let to = sector + 1;
    (text.touches(sector) && is_inward(text.at(to)) && !clings_after(text, to)).then_some((to, blank))
}

fn clings_after(text: &Text<'_>, place: usize) -> bool {
    let next = text.at(place + 1);
    text.touches(place) && (next.is_number() || next.is_word() || next.is_hyphen() && text.touches(place + 1))
}

/// Two letters, none of those that are easily misread.
fn is_inward(token: Token<'_>) -> bool {
    let fits = |letter: char| letter.is_ascii_alphabetic() && !"CIKMOV".contains(letter.to_ascii_uppercase());
    token.is_word() && token.text.len() == 2 && token.text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::super::{fires, quiet};
    use super::*;
    use crate::guard::Certainty::{Blocks, Warns};

    #[test]
    fn one_of_the_form_blocks() {
        for code in ["SW1A 1AA", "M1 1AE", "EC1A 1BB", "CR2 6XH", "DN55 1PT", "W1A 0AX", "B33 8TH", "SW1A\u{a0}1AA"] {
            fires(Kind::Postcode, Blocks, &[(code, code), (&format!("at {code}, near"), code)]);
        }
        fires(Kind::Postcode, Blocks, &[("postcode m11ae", "m11ae")]);
    }

    #[test]
    fn one_written_small_or_in_one_warns() {
        for code in ["sw1a 1aa", "M11AE", "sw1a1aa", "Sw1a 1aa", "DN551PT"] {
            fires(Kind::Postcode, Warns, &[(code, code)]);
        }
    }

    #[test]
    fn other_codes_are_quiet() {
        quiet(
            Kind::Postcode,
            &[
                "E14 2nd floor",
                "B1 2nd",
                "N1 7ml",
                "T24 3AB",
                "UKH-36ff",
                "C-07",
                "ZZ1 1AA",
                "M1 1AEX",
                "M1 1CO",
                "M123 1AA",
                "SW1A",
                "B12 3 AB",
                "XM1 1AE",
                "M25 2hr",
                "",
            ],
        );
    }
}
