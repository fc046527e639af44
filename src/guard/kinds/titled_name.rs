//! A title with a surname, as a client is called in a service.
//!
//! `Dr`, `Prof`, `Nurse` and their like are what colleagues are called, in every other line of a mentoring record: they are
//! found only where the text calls the person a client or a patient. A single letter (`Mrs P`) is a code and is left alone.

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, Token, key, words};

const TITLES: &[u32] = words!("mr mrs ms miss mx mister master sir lady dame");

const COLLEAGUES: &[u32] = words!("dr doctor prof professor rev reverend sister nurse matron");

/// What stands before a surname or between its parts.
const PARTICLES: &[u32] = words!("da de van von der den bin al el di du la le ter");

/// What follows a title or a word that looks like one, and is no name.
const NO_NAME: &[u32] = words!(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july \
                       august september october november december teams word office class copy plan list key degree scan \
                       universe right and or of the if when but not that this is was you it we i to in on for with at out \
                       as a an so then than because who what why how all any us her him them bank day"
);

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut from = 0;
    while from < text.len() {
        let end = title(text, from).and_then(|name| surname(text, from, name));
        if let Some(to) = end {
            found.push(text.found(from, to, Kind::TitledName, Certainty::Warns));
        }
        from = end.unwrap_or(from) + 1;
    }
}

/// The place after `van der` and the like, where a name follows.
fn past_particles(text: &Text<'_>, at: usize) -> usize {
    let name = (at..at + 3).find(|name| !text.at(*name).among(PARTICLES)).unwrap_or(at);
    if text.at(name).is_capital() { name } else { at }
}

fn no_name(token: Token<'_>) -> bool {
    token.among(NO_NAME) || token.text.split(['\'', '’']).next().is_some_and(|word| NO_NAME.contains(&key(word)))
}

/// Where the name after the title begins: `Mrs.`, `Mr and Mrs`.
fn title(text: &Text<'_>, from: usize) -> Option<usize> {
    let token = text.at(from);
    let colleague = token.among(COLLEAGUES);
    if !token.is_word() || !(colleague || token.among(TITLES)) {
        return None;
    }
    // "miss" and "master" are verbs, "sir" a greeting, MS an illness and a firm.
    let written_small = !token.is_capital() && !token.among(words!("mr mrs ms"));
    let measured = text.at(from.wrapping_sub(1)).is_number();
    if written_small || measured || token.text == "MS" || colleague && !is_client(text, from) {
        return None;
    }
    let mut name = after_dot(text, from);
    if text.at(name).among(words!("and &")) && text.at(name + 1).among(TITLES) {
        name = after_dot(text, name + 1);
    }
    Some(name)
}

fn after_dot(text: &Text<'_>, at: usize) -> usize {
    at + 1 + usize::from(text.at(at + 1).text == "." && text.touches(at))
}

/// True where the text calls the bearer of the title a client.
fn is_client(text: &Text<'_>, from: usize) -> bool {
    let before = |back: usize| text.at(from.wrapping_sub(back));
    before(1).among(words!("client patient resident"))
        || matches!(before(1).text, "," | ":" | "(") && before(2).among(words!("client patient resident"))
        || (1..=5).any(|on| {
            matches!(text.at(from + on).text, "," | "(")
                && text.at(from + on + 1).among(words!("client patient resident"))
        })
        || (1..=4).any(|on| text.at(from + on).is("is") && text.after(from + on + 1, 2, words!("client patient")))
}

/// The last token of the name that begins at `name`, past initials and in two parts.
fn surname(text: &Text<'_>, from: usize, name: usize) -> Option<usize> {
    let shouted = text.at(from).is_shouted() && text.at(from).count() > 1;
    let mut at = name;
    // Initials are part of a name only where more follows.
    while text.at(at).is_capital() && text.at(at).count() == 1 {
        at = after_dot(text, at);
    }
    at = past_particles(text, at);
    let is_name = |token: Token<'_>| {
        let written = token.text.contains(char::is_uppercase) || (!text.at(from).is_capital() && token.is_word());
        written && token.count() > 1 && !no_name(token) && !(shouted && text.at(from).is("mr") && !token.is_shouted())
    };
    let near = (name.wrapping_sub(1)..at).all(|at| text.near(at));
    if !near || !is_name(text.at(at)) {
        return None;
    }
    loop {
        let hyphen =
            text.touches(at) && text.at(at + 1).is_hyphen() && text.touches(at + 1) && text.at(at + 2).is_word();
        let next = past_particles(text, at + 1);
        let more = text.at(next).is_capital() && is_name(text.at(next)) && (at..next).all(|at| text.near(at));
        // A capital after a name is its second part; three parts are a sentence.
        match (hyphen, more && at < name + 4) {
            (true, _) => at += 2,
            (_, true) => at = next,
            _ => return Some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::quiet;
    use super::*;

    fn fires(texts: &[(&str, &str)]) {
        super::super::fires(Kind::TitledName, Certainty::Warns, texts);
    }

    #[test]
    fn a_title_with_a_surname_warns() {
        fires(&[
            ("Mrs Okafor", "Mrs Okafor"),
            ("Saw Mr. O'Donnell today", "Mr. O'Donnell"),
            ("mrs patel again", "mrs patel"),
            ("MRS PATEL", "MRS PATEL"),
            ("Miss J. Whitcombe", "Miss J. Whitcombe"),
            ("Mr and Mrs Fairweather", "Mr and Mrs Fairweather"),
            ("Mrs Petrov-Lane's letter", "Mrs Petrov-Lane's"),
            ("Ms Ferreira da Silva thanked", "Ms Ferreira da Silva"),
            ("Mr\u{a0}Bell", "Mr\u{a0}Bell"),
            ("Mrs d'Souza", "Mrs d'Souza"),
            ("Mr van der Berg", "Mr van der Berg"),
        ]);
    }

    #[test]
    fn a_doctor_is_a_colleague_unless_the_text_says_otherwise() {
        quiet(Kind::TitledName, &["Dr Shah opened the session", "Thanks to Prof Lindgren", "the patient saw Dr Shah"]);
        fires(&[
            ("patient Dr Achterberg", "Dr Achterberg"),
            ("Dr. Shah, patient since May", "Dr. Shah"),
            ("Dr Shah is a client", "Dr Shah"),
        ]);
    }

    #[test]
    fn letters_and_other_words_are_quiet() {
        quiet(
            Kind::TitledName,
            &[
                "Mrs P",
                "mr B and I",
                "Miss a session",
                "I miss Leeds",
                "Miss Monday's",
                "MS Teams",
                "an MR scan",
                "20 ms delay",
                "Master class",
                "Ms or Mrs?",
                "yes, sir",
                "Mr",
                "",
            ],
        );
    }
}
