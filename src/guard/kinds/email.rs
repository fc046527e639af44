//! E-mail addresses.

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Shape, Text, Token};

/// So many tokens of a name or of a host are read: more have no address.
const LONGEST: usize = 32;

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    for at in (0..text.len()).filter(|at| text.at(*at).text == "@") {
        let (mut from, mut to, mut dots) = (at, at, 0);
        while at - from < LONGEST && text.touches(from.wrapping_sub(1)) && is_part(text.at(from - 1), ".-_+%'’&") {
            from -= 1;
        }
        while to - at < LONGEST && text.touches(to) && is_part(text.at(to + 1), ".-_") {
            to += 1;
            dots += usize::from(text.at(to).text == "." && to > at + 1 && text.touches(to));
        }
        while from < at && text.at(from).shape == Shape::Sign {
            from += 1;
        }
        while to > at && text.at(to).shape == Shape::Sign {
            dots -= usize::from(text.at(to).text == "." && dots > 0 && text.touches(to) && to > at + 1);
            to -= 1;
        }
        if from < at && dots > 0 && !(text.touches(to) && text.at(to + 1).text == "@") {
            found.push(text.found(from, to, Kind::Email, Certainty::Blocks));
        }
    }
}

fn is_part(token: Token<'_>, signs: &str) -> bool {
    token.shape != Shape::Sign || signs.contains(token.text)
}

#[cfg(test)]
mod tests {
    use super::super::{fires, quiet};
    use super::*;
    use crate::guard::Certainty::Blocks;

    #[test]
    fn addresses_block() {
        fires(
            Kind::Email,
            Blocks,
            &[
                ("write to a.b@clinic.example.", "a.b@clinic.example"),
                ("<x@y.org>", "x@y.org"),
                ("mailto:jo_88+group@post-box.co.uk, please", "jo_88+group@post-box.co.uk"),
                ("k.o'neill@farm.example", "k.o'neill@farm.example"),
                ("X@Y.ORG...", "X@Y.ORG"),
            ],
        );
    }

    #[test]
    fn other_words_are_quiet() {
        quiet(
            Kind::Email,
            &["@home", "a@b", "me@.org", "half@", "a@b.", "@northfold.example", "5 @ 3.20", "a @ b.org", ""],
        );
    }
}
