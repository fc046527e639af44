//! A round in which mentees answer by themselves: who has answered and what was said are kept side by side and never together.
//!
//! It is a draft until it is closed. An entry for each answer would tell in the history who said what.

use super::evaluation::{FEWEST, Gathered, Said};
use super::ids::{GroupId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;
use uuid::Uuid;

/// The longest text that is taken to one question, in bytes.
pub const LONGEST: usize = 8 * 1024;

/// What one person says to the four questions. Any may be left out, not all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// On the group.
    #[serde(default)]
    pub group: String,
    /// On the individual meetings.
    #[serde(default)]
    pub individual: String,
    /// On the benefit.
    #[serde(default)]
    pub benefit: String,
    /// On what should become better.
    #[serde(default)]
    pub improve: String,
}

impl Answer {
    /// The texts in the order of the questions.
    #[must_use]
    pub fn texts(&self) -> [&str; 4] {
        [&self.group, &self.individual, &self.benefit, &self.improve].map(|text| text.trim())
    }

    /// True where nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts().iter().all(|text| text.is_empty())
    }
}

/// Why an answer is not taken in. The round stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotTaken {
    /// No question is answered.
    #[error("no question is answered: answer at least one")]
    Empty,
    /// A text is too long.
    #[error("a text is longer than {LONGEST} bytes: shorten it")]
    TooLong,
    /// This person has answered in this round.
    #[error("this person has answered already: nobody answers twice in a round")]
    AnsweredBefore,
    /// This file was taken in before.
    #[error("this file was taken in already: choose another")]
    TakenBefore,
    /// The answer is to another round, of this group or another.
    #[error(
        "this file answers another form, of another group or of an earlier round: choose one that answers this form"
    )]
    OtherRound,
}

/// A round that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Identifier; a form that is sent names it and nothing else.
    pub id: Uuid,
    /// The group.
    pub group: GroupId,
    /// Who has answered.
    answered: BTreeSet<PersonId>,
    /// Files that were taken in, by their identifiers.
    files: BTreeSet<Uuid>,
    /// The texts to each question in the order of the alphabet: nothing ties those of one person together.
    said: [Vec<String>; 4],
}

impl Round {
    /// A round in which nobody has answered.
    #[must_use]
    pub fn new(id: Uuid, group: GroupId) -> Self {
        Self { id, group, answered: BTreeSet::new(), files: BTreeSet::new(), said: Default::default() }
    }

    /// True where the person has answered.
    #[must_use]
    pub fn has(&self, person: PersonId) -> bool {
        self.answered.contains(&person)
    }

    /// How many have answered.
    #[must_use]
    pub fn count(&self) -> usize {
        self.answered.len()
    }

    /// Takes in what `person` answered on this device.
    ///
    /// # Errors
    /// [`NotTaken`], and the round stays as it was.
    pub fn take(&mut self, person: PersonId, answer: &Answer) -> Result<(), NotTaken> {
        if answer.is_empty() {
            return Err(NotTaken::Empty);
        }
        if answer.texts().iter().any(|text| text.len() > LONGEST) {
            return Err(NotTaken::TooLong);
        }
        if !self.answered.insert(person) {
            return Err(NotTaken::AnsweredBefore);
        }
        for (said, text) in self.said.iter_mut().zip(answer.texts()) {
            if !text.is_empty() {
                let place = said.partition_point(|other| other.as_str() < text);
                said.insert(place, text.to_owned());
            }
        }
        Ok(())
    }

    /// Whether the file `file`, which answers `round`, can be taken in.
    ///
    /// # Errors
    /// [`NotTaken`] where it answers another round or was taken in before.
    pub fn accepts(&self, round: Uuid, file: Uuid) -> Result<(), NotTaken> {
        if round != self.id {
            Err(NotTaken::OtherRound)
        } else if self.files.contains(&file) {
            Err(NotTaken::TakenBefore)
        } else {
            Ok(())
        }
    }

    /// Takes in the file `file`, in which `person` answers `round`.
    ///
    /// # Errors
    /// [`NotTaken`], and the round stays as it was.
    pub fn take_file(&mut self, round: Uuid, file: Uuid, person: PersonId, answer: &Answer) -> Result<(), NotTaken> {
        self.accepts(round, file)?;
        self.take(person, answer)?;
        self.files.insert(file);
        Ok(())
    }

    /// What is kept of it: with fewer than [`FEWEST`] people who answered, how many answered each question and no texts.
    #[must_use]
    pub fn close(self, on: NaiveDate) -> Gathered {
        let tells_apart = self.answered.len() < FEWEST;
        let [to_group, to_individual, to_benefit, to_improve] = self.said.map(|texts| Said {
            count: u32::try_from(texts.len()).unwrap_or(u32::MAX),
            texts: if tells_apart { Vec::new() } else { texts },
        });
        let answered = self.answered.into_iter().collect();
        Gathered { id: self.id, on, answered, to_group, to_individual, to_benefit, to_improve }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::invariant::check;
    use crate::domain::record::Record;
    use crate::scene::*;

    const ROUND: Uuid = Uuid::from_u128(1);

    fn answer(text: &str) -> Answer {
        Answer { group: format!("group {text}"), improve: format!("improve {text}"), ..Answer::default() }
    }

    fn round(texts: &[&str]) -> Round {
        let mut round = Round::new(ROUND, GROUP);
        for (number, text) in texts.iter().enumerate() {
            round.take(person(number as u128 + 1), &answer(text)).unwrap();
        }
        round
    }

    #[test]
    fn five_are_kept_in_an_order_that_tells_nothing_and_four_are_not() {
        let kept = round(&["e", "c", "a", "d", "b"]).close(day("2022-01-31"));
        assert_eq!(kept.to_group.texts, ["group a", "group b", "group c", "group d", "group e"]);
        assert_eq!((kept.to_group.count, kept.to_individual.count, kept.to_individual.texts.len()), (5, 0, 0));
        let other_order = round(&["a", "b", "c", "d", "e"]).close(day("2022-01-31"));
        assert_eq!(kept, other_order, "who said what leaves no trace");
        let few = round(&["a", "b", "c", "d"]).close(day("2022-01-31"));
        assert_eq!((few.answered.len(), few.to_group.count), (4, 4));
        assert!(few.questions().iter().all(|said| said.texts.is_empty()));
    }

    #[test]
    fn an_open_round_keeps_no_text_beside_a_person() {
        let written = |texts| serde_json::to_value(round(texts)).unwrap();
        assert_eq!(written(&["b", "a"]), written(&["a", "b"]));
    }

    #[test]
    fn nobody_answers_twice_and_nothing_changes_then() {
        let mut one = round(&["a"]);
        let before = one.clone();
        assert_eq!(one.take(person(1), &answer("b")), Err(NotTaken::AnsweredBefore));
        assert_eq!(
            one.take(person(2), &Answer { benefit: " \n".to_owned(), ..Answer::default() }),
            Err(NotTaken::Empty)
        );
        let long = Answer { benefit: "x".repeat(LONGEST + 1), ..Answer::default() };
        assert_eq!(one.take(person(2), &long), Err(NotTaken::TooLong));
        assert_eq!(one, before);
        let full = Answer { benefit: "x".repeat(LONGEST), ..Answer::default() };
        assert_eq!(one.take(person(2), &full), Ok(()));
        assert!(one.has(person(2)) && !one.has(person(3)));
    }

    #[test]
    fn a_file_is_taken_in_once_and_only_by_its_round() {
        let mut one = round(&[]);
        let (file, other) = (Uuid::from_u128(7), Uuid::from_u128(8));
        assert_eq!(one.take_file(other, file, person(1), &answer("a")), Err(NotTaken::OtherRound));
        assert_eq!(one.take_file(ROUND, file, person(1), &answer("a")), Ok(()));
        assert_eq!(one.take_file(ROUND, file, person(2), &answer("a")), Err(NotTaken::TakenBefore));
        assert_eq!(one.take_file(ROUND, other, person(1), &answer("a")), Err(NotTaken::AnsweredBefore));
        assert_eq!(one.count(), 1);
        assert_eq!(
            one.take_file(ROUND, other, person(2), &answer("b")),
            Ok(()),
            "a refused file can still be taken in"
        );
    }

    #[test]
    fn the_book_refuses_texts_of_fewer_than_five() {
        let mut evaluation = Scene::complete().file().evaluations.iter().next().unwrap().clone();
        let mut gathered = round(&["a", "b", "c", "d", "e"]).close(day("2022-01-31"));
        evaluation.gathered = vec![gathered.clone()];
        assert_eq!(check(&Record::from(evaluation.clone())), []);
        gathered.answered.pop();
        evaluation.gathered = vec![gathered];
        let found = check(&Record::from(evaluation));
        assert_eq!(found.iter().map(|it| it.field.as_str()).collect::<Vec<_>>(), ["gathered[0].answered"]);
    }
}
