//! `each_has`: each item of the subject has the evidence.

use super::Judge;
use crate::domain::charter::TaskKind;
use crate::domain::goal::Goal;
use crate::domain::ids::PersonId;
use crate::domain::meeting::{CasesDiscussed, MeetingKind};
use crate::policy::answer::Answer;
use crate::policy::desk::{By, Desk, Who, absent};
use crate::policy::items::Evidence;
use crate::policy::pack::LimitName;
use crate::policy::readings::listed::{amendments, cases_raised, presentations, tasks};
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
    /// The cases that the session raised. (UK healthcare, 2.2)
    CasesRaised,
    /// What was presented in the session. (Proctor stages, stage 7)
    Presentations,
    /// Place, dates, getting in touch with members. (Proctor stages, stage 6)
    LogisticsTasks,
    /// Time, process, summing up. (Proctor stages, stage 5)
    FacilitationTasks,
    /// Versions of an agreement that amend another. (UK healthcare, 8.2)
    Amendments,
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
        match self.items {
            Items::Goals => desk.each_mentee(|person| self.goals(desk, person)),
            Items::Cases => desk.each_mentee(|person| self.cases(desk, person)),
            Items::CasesRaised => desk.each_session(|held| cases_raised(desk, held)),
            Items::Presentations => desk.each_session(presentations),
            Items::LogisticsTasks => vec![tasks(desk, &TaskKind::LOGISTICS)],
            Items::FacilitationTasks => vec![tasks(desk, &TaskKind::FACILITATION)],
            Items::Amendments => vec![amendments(desk)],
        }
    }

    fn limits(&self) -> Vec<LimitName> {
        Option::into_iter((self.evidence == Evidence::Outcome).then_some(LimitName::ClosingDueDays)).collect()
    }

    fn fits(&self) -> bool {
        let plain = self.at.is_none() && self.by.is_none();
        match (self.subject, self.items, self.evidence) {
            (Who::Mentee, Items::Goals, Evidence::Progress) => self.at.is_none() && self.none.is_none(),
            (Who::Mentee, Items::Goals, Evidence::Outcome) => {
                self.at == Some(At::ClosingMeeting) && self.none.is_none()
            }
            (Who::Mentee, Items::Cases, Evidence::NatureAndScope | Evidence::OffLimits) => {
                self.at == Some(At::OpeningMeeting)
            }
            (Who::Session, Items::CasesRaised, Evidence::Anonymised)
            | (Who::Group, Items::Amendments, Evidence::GuidanceReference) => plain && self.none.is_some(),
            (Who::Session, Items::Presentations, Evidence::Preparation)
            | (Who::Group, Items::LogisticsTasks | Items::FacilitationTasks, Evidence::Owner) => {
                plain && self.none.is_none()
            }
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
        let has = |goal: &&&Goal| self.evidence.is_of_goal(goal, closing);
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
        let lacking = cases.iter().find_map(|case| Some((*case, self.evidence.lacking_of_case(meeting, case)?)));
        let answer = match lacking {
            None => Answer::met(subject, Finding::Recorded).proof(cases),
            Some((case, field)) => Answer::unmet(subject, Finding::PartsMissing)
                .missing(vec![field])
                .proof(cases.iter().copied().filter(|case| self.evidence.lacking_of_case(meeting, case).is_some()))
                .mend(Place::Case(case.id), field),
        };
        answer.proof([meeting])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::Case;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const PROGRESS: &str = r#"{"kind": "each_has", "subject": "mentee", "items": "goals", "evidence": "progress",
        "by": "closing-meeting"}"#;
    const CASES: &str = r#"{"kind": "each_has", "subject": "mentee", "items": "cases", "evidence": "off-limits",
        "at": "opening-meeting", "by": "own-start", "none": "counts"}"#;

    #[test]
    fn progress_is_seen_before_the_day_of_the_closing_meeting() {
        for (on, found) in [("2021-11-02", Found::Met), ("2021-11-03", Found::Unmet)] {
            let scene = Scene::complete().change(goal(1), |goal: &mut Goal| goal.progress[0].on = day(on));
            assert_eq!(scene.found(PROGRESS, mentee(1)), found);
        }
        assert_eq!(Scene::bare().found(PROGRESS, mentee(1)), Found::Unknown);
    }

    #[test]
    fn no_case_must_be_said() {
        let without = Scene::complete().without::<Case>(case(3));
        assert_eq!(without.found(CASES, mentee(3)), Found::Unknown);
        let none = |meeting: &mut crate::domain::meeting::Meeting| meeting.cases = Some(CasesDiscussed::NoneAssigned);
        assert_eq!(without.change(opening(3), none).found(CASES, mentee(3)), Found::Met);
        let open = Scene::complete().change(case(3), |case: &mut Case| case.off_limits = None);
        assert_eq!(open.found(CASES, mentee(3)), Found::Unmet);
    }
}
