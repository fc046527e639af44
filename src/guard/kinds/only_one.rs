//! "The only … in …": somebody of whom there is one in a place is known there, whatever the name.

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, words};

/// So many words may stand between "the only" and the place.
const REACH: usize = 7;

/// Things of which there may be one without telling who somebody is.
const THINGS: &[u32] = words!(
    "thing things way ways time times question questions reason reasons issue issues difference \
                      differences option options change changes item items point points topic topics session sessions \
                      problem problems concern concerns clue clues answer answers rule rules goal goals word words day \
                      days step steps part parts meeting meetings light voice sound window door chair table room place \
                      exception choice chance task tasks moment gap error mistake note notes entry entries case date \
                      dates document book page line paragraph clause thought feeling interest idea ideas comfort \
                      constant slot hour minute minutes week month year break need aim policy"
);

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    for from in 0..text.len() {
        if !(text.at(from).among(words!("the our their my his her")) && text.at(from + 1).among(words!("only sole"))) {
            continue;
        }
        let place = (from + 3..from + 3 + REACH).find(|at| text.at(*at).among(words!("in on at")));
        let Some(place) = place.filter(|place| is_somebody(text, from, *place)) else { continue };
        let end = place + 1 + usize::from(text.at(place + 1).among(words!("the our this his her their my a an")));
        if text.at(end).is_word() || text.at(end).is_number() {
            found.push(text.found(from, end, Kind::OnlyOne, Certainty::Warns));
        }
    }
}

/// True where what stands before the place is one phrase, and no thing.
fn is_somebody(text: &Text<'_>, from: usize, place: usize) -> bool {
    let phrase = from + 2..place;
    let joined = phrase.clone().all(|at| text.at(at).is_word() || text.at(at).is_hyphen() || text.at(at).is_number());
    let verb = phrase.clone().any(|at| text.at(at).among(words!("that which is was are were to of")));
    let head = text.at(place - 1);
    // "the only one in the room" may be anybody; "the only one who speaks Welsh in town" is somebody.
    joined && !verb && head.is_word() && !head.among(THINGS)
}

#[cfg(test)]
mod tests {
    use super::super::quiet;
    use super::*;

    #[test]
    fn the_only_one_in_a_place_warns() {
        super::super::fires(
            Kind::OnlyOne,
            Certainty::Warns,
            &[
                ("He is the only Polish midwife in the village", "the only Polish midwife in the village"),
                ("She is our only deaf nurse on Ward 9", "our only deaf nurse on Ward"),
                ("The sole para-athlete in Leeds.", "The sole para-athlete in Leeds"),
                ("the only one in the family", "the only one in the family"),
            ],
        );
    }

    #[test]
    fn things_are_quiet() {
        quiet(
            Kind::OnlyOne,
            &[
                "the only thing in my mind",
                "the only question in the survey",
                "the only way in which I can",
                "only in the morning",
                "the only nurse",
                "the only nurse. In May we",
                "the only reason that I was in town",
                "the only in",
                "",
            ],
        );
    }
}
