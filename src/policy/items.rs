//! What each goal or case of a mentee is to have, and whether it has it.

use super::verdict::Field;
use crate::domain::case::{Case, OffLimits};
use crate::domain::goal::Goal;
use crate::domain::meeting::{CasesDiscussed, Meeting};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What each item has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Progress, dated before the day of the closing meeting. (CMPC policy, para 3)
    Progress,
    /// An outcome. (CMPC policy, para 4 and item 6)
    Outcome,
    /// Nature and scope, and that they were discussed. (CMPC policy, item 3)
    NatureAndScope,
    /// What stays out of the group; that may be all of it. (CMPC policy, item 3)
    OffLimits,
    /// That nothing tells who the client is, seen to by the day of the session. (UK healthcare, 2.2)
    Anonymised,
    /// Somebody who takes it. (Proctor stages, stages 5 and 6)
    Owner,
    /// How it was prepared. (Proctor stages, stage 7)
    Preparation,
    /// The guidance on which it rests. (UK healthcare, 8.2)
    GuidanceReference,
}

impl Evidence {
    /// True where the goal has it; `closing` is the day of the closing meeting.
    #[must_use]
    pub fn is_of_goal(self, goal: &Goal, closing: Option<NaiveDate>) -> bool {
        if self == Self::Progress {
            goal.progress.iter().any(|seen| closing.is_none_or(|day| seen.on < day))
        } else {
            goal.outcome.is_some()
        }
    }

    /// The first field of the case that is not filled in as the meeting should have left it.
    #[must_use]
    pub fn lacking_of_case(self, meeting: &Meeting, case: &Case) -> Option<Field> {
        if self == Self::OffLimits {
            let said = match &case.off_limits {
                Some(OffLimits::All) => true,
                Some(OffLimits::Parts(parts)) => parts.iter().any(|part| !part.trim().is_empty()),
                None => false,
            };
            return (!said).then_some(Field::OffLimits);
        }
        let named = matches!(&meeting.cases, Some(CasesDiscussed::Discussed(cases)) if cases.contains(&case.id));
        if case.nature.trim().is_empty() {
            Some(Field::CaseNature)
        } else if case.scope.trim().is_empty() {
            Some(Field::CaseScope)
        } else {
            let discussed = named || case.meeting == Some(meeting.id) || case.discussed_on.is_some();
            (!discussed).then_some(Field::CaseDiscussed)
        }
    }
}
