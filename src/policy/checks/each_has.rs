//! `each_has`: each item of the subject has the evidence.

use super::Judge;
use crate::domain::case::{Case, OffLimits};
use crate::domain::goal::Goal;
use crate::domain::ids::PersonId;
use crate::domain::meeting::{CasesDiscussed, Meeting, MeetingKind};
use crate::policy::answer::Answer;
use crate::policy::desk::{By, Desk, Who, absent};
use crate::policy::pack::LimitName;
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `each_has`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EachHas {
    /// Whom it is about.
    pub subject: Who,
    /// The items.
    pub items: Items,
    /// What each has.
    pub evidence: Evidence,
    /// The meeting at which it has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    /// The day by which it has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// What a dated "none" is worth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<NoneIs>,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Items {
    /// The mentee's own goals.
    Goals,
    /// The cases that were assigned to the mentee by the day of the meeting.
    Cases,
}

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
}

/// A meeting at which an item has its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum At {
    /// The mentee's opening meeting.
    OpeningMeeting,
    /// The mentee's closing meeting.
    ClosingMeeting,
}

/// What a dated "none" is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoneIs {
    /// As much as the evidence.
    Counts,
}

impl Judge for EachHas {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        desk.each_mentee(|person| match self.items {
            Items::Goals => self.goals(desk, person),
            Items::Cases => self.cases(desk, person),
        })
    }

    fn limit(&self) -> Option<LimitName> {
        (self.evidence == Evidence::Outcome).then_some(LimitName::ClosingDueDays)
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee
            && match (self.items, self.evidence) {
                (Items::Goals, Evidence::Progress) => self.at.is_none() && self.none.is_none(),
                (Items::Goals, Evidence::Outcome) => self.at == Some(At::ClosingMeeting) && self.none.is_none(),
                (Items::Cases, Evidence::NatureAndScope | Evidence::OffLimits) => self.at == Some(At::OpeningMeeting),
                _ => false,
            }
    }
}

impl EachHas {
    fn goals(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let subject = Subject::Member(person);
        let goals = &desk.facts.of_person(person).goals;
        if goals.is_empty() {
            return Answer::unknown(subject).mend(Place::Goals(person), Field::Goals);
        }
        let closing = desk.facts.closing(person).and_then(|meeting| meeting.held.as_ref()).map(|held| held.date());
        let progress = self.evidence == Evidence::Progress;
        let has = |goal: &&&Goal| match progress {
            true => goal.progress.iter().any(|seen| closing.is_none_or(|day| seen.on < day)),
            false => goal.outcome.is_some(),
        };
        let field = if progress { Field::Progress } else { Field::Outcome };
        let first_lacking = goals.iter().find(|goal| !has(goal)).copied();
        let answer = match (closing, first_lacking) {
            (Some(_), None) => Answer::met(subject, Finding::Recorded),
            (None, None) if progress => Answer::met(subject, Finding::Recorded),
            (Some(_), Some(_)) => Answer::unmet(subject, Finding::PartsMissing).missing(vec![field]),
            (None, _) if progress => absent(subject, desk.ahead(self.by, person)),
            (None, _) => {
                let last = desk.closing_due(person, LimitName::ClosingDueDays).filter(|last| desk.today <= *last);
                absent(subject, last)
            }
        };
        let place = match first_lacking {
            Some(goal) => Place::Goal(goal.id),
            None => Place::Meeting(person, MeetingKind::Closing),
        };
        answer.proof(goals.iter().filter(|goal| first_lacking.is_none() || !has(goal)).copied()).mend(place, field)
    }

    fn cases(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let subject = Subject::Member(person);
        let opening = desk.facts.of_person(person).held(MeetingKind::Opening).next();
        let place = Place::Meeting(person, MeetingKind::Opening);
        let Some((meeting, held)) = opening.and_then(|meeting| Some((meeting, meeting.held.as_ref()?))) else {
            return absent(subject, desk.ahead(self.by, person)).mend(place, Field::When);
        };
        let all = &desk.facts.of_person(person).cases;
        let cases: Vec<_> = all.iter().copied().filter(|case| case.assigned_on <= held.date()).collect();
        if cases.is_empty() {
            return match (&meeting.cases, self.none) {
                (Some(CasesDiscussed::NoneAssigned), Some(NoneIs::Counts)) => Answer::met(subject, Finding::NoneStated),
                _ => Answer::unknown(subject),
            }
            .proof([meeting])
            .mend(place, Field::Cases);
        }
        let lacking = cases.iter().find_map(|case| Some((*case, self.lacks(meeting, case)?)));
        let answer = match lacking {
            None => Answer::met(subject, Finding::Recorded).proof(cases),
            Some((case, field)) => Answer::unmet(subject, Finding::PartsMissing)
                .missing(vec![field])
                .proof(cases.iter().copied().filter(|case| self.lacks(meeting, case).is_some()))
                .mend(Place::Case(case.id), field),
        };
        answer.proof([meeting])
    }

    /// The first field of the case that is not filled in as the meeting should have left it.
    fn lacks(&self, meeting: &Meeting, case: &Case) -> Option<Field> {
        if self.evidence == Evidence::OffLimits {
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
