//! What a mentee answers to a slip.

use super::{LONGEST, MOST_MISSING, Slip, at_most, day, sane, short};
use crate::domain::dates::Moment;
use crate::domain::hours::Setting;
use crate::domain::units::Minutes;
use crate::json::DecodeError;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a mentee answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Made at random for each answer, so that the same one is known again.
    pub id: Uuid,
    /// When it was given.
    pub answered_at: Moment,
    /// What it answers.
    pub slip: Slip,
    /// A word on each line, in the order of the slip.
    pub said: Vec<Said>,
    /// What is not on the slip.
    pub missing: Vec<Missing>,
    /// Anything else.
    pub remark: String,
}

/// A mentee's word on one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Said {
    /// Nothing: it is not confirmed.
    Unsaid,
    /// It is so.
    Agreed,
    /// It was otherwise.
    Corrected {
        /// How it was.
        to: Correction,
        /// What the mentee says to it.
        remark: String,
    },
}

/// How it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Correction {
    /// At a session: none where the mentee was not there at all.
    Presence {
        /// How long.
        present: Minutes,
        /// By how much after the start.
        late: Minutes,
    },
    /// A meeting, or other hours: none where there were none.
    Time {
        /// The day.
        #[serde(with = "day")]
        on: NaiveDate,
        /// How long.
        minutes: Minutes,
    },
    /// What the goal is.
    Text(String),
    /// What was said, and when.
    Word {
        /// False where it was refused.
        given: bool,
        /// The day.
        #[serde(with = "day")]
        on: NaiveDate,
    },
}

/// A session or meeting of which the slip has no line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// With the group or alone with the mentor.
    pub setting: Setting,
    /// The day.
    #[serde(with = "day")]
    pub on: NaiveDate,
    /// How long.
    pub minutes: Minutes,
    /// What the mentee says to it.
    pub remark: String,
}

impl Answer {
    /// True where it says nothing at all.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.said.iter().all(|said| *said == Said::Unsaid) && self.missing.is_empty() && self.remark.trim().is_empty()
    }

    /// What is wrong with it.
    ///
    /// # Errors
    /// Names the first place that does not fit.
    pub fn check(&self) -> Result<(), DecodeError> {
        self.slip.check().map_err(|error| error.within("slip"))?;
        if self.said.len() != self.slip.lines.len() {
            return Err(DecodeError::misfit("said", "has not one word for each line of the slip"));
        }
        for (at, (said, line)) in self.said.iter().zip(&self.slip.lines).enumerate() {
            let Said::Corrected { to, remark } = said else { continue };
            if !line.fact.takes(to) {
                return Err(DecodeError::misfit(format!("said[{at}]"), "does not fit its line"));
            }
            short(&format!("said[{at}].remark"), remark, LONGEST)?;
            if let Correction::Text(text) = to {
                short(&format!("said[{at}].to"), text, LONGEST)?;
            }
        }
        at_most("missing", self.missing.len(), MOST_MISSING)?;
        for (at, missing) in self.missing.iter().enumerate() {
            if missing.minutes.is_zero() {
                return Err(DecodeError::misfit(format!("missing[{at}].minutes"), "is no time at all"));
            }
            sane(&format!("missing[{at}].minutes"), missing.minutes)?;
            short(&format!("missing[{at}].remark"), &missing.remark, LONGEST)?;
        }
        short("remark", &self.remark, LONGEST)?;
        if self.is_silent() {
            return Err(DecodeError::misfit("said", "says nothing"));
        }
        Ok(())
    }
}
