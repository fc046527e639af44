//! An answer as it is being written.

use super::line::Word;
use super::missing::Row;
use crate::app::clock;
use crate::app::form::FieldError;
use crate::app::texts::slips::SlipAnswerText as T;
use crate::exchange::slip::{Answer, LONGEST, Slip};
use leptos::prelude::*;

/// What the mentee says. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Written {
    id: uuid::Uuid,
    pub(super) lines: StoredValue<Vec<Word>>,
    pub(super) missing: RwSignal<Vec<Row>>,
    pub(super) remark: RwSignal<String>,
}

impl Written {
    pub(super) fn new(slip: &Slip) -> Self {
        let words = slip.lines.iter().enumerate().map(|(at, line)| Word::new(at, &line.fact)).collect();
        Self {
            id: clock::random_id(),
            lines: StoredValue::new(words),
            missing: RwSignal::new(Vec::new()),
            remark: RwSignal::new(String::new()),
        }
    }

    /// Confirms whatever nothing was said of.
    pub(super) fn all_right(self) {
        self.lines.get_value().into_iter().for_each(Word::confirm);
    }

    /// The answer, or what is wrong with it.
    pub(super) fn read(self, slip: Slip) -> Result<Answer, Vec<FieldError>> {
        let mut errors = Vec::new();
        let words = self.lines.get_value();
        let said = slip.lines.iter().zip(words).map(|(line, word)| word.read(&line.fact, &mut errors)).collect();
        let missing = self.missing.get().into_iter().filter_map(|row| row.read(&mut errors)).collect();
        let remark = self.remark.get().trim().to_owned();
        if remark.len() > LONGEST {
            errors.push(FieldError::at("slip-remark", T::Long.text()));
        }
        let answer = Answer { id: self.id, answered_at: clock::now(), slip, said, missing, remark };
        if errors.is_empty() && answer.is_silent() {
            errors.push(FieldError::at("", T::Nothing.text()));
        }
        if errors.is_empty() { Ok(answer) } else { Err(errors) }
    }
}
