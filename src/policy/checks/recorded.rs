//! `recorded`: the subject has the evidence.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::policy::answer::Answer;
use crate::policy::circle::Circle;
use crate::policy::condition::Condition;
use crate::policy::desk::{By, Desk, Who, absent, short};
use crate::policy::facts::Held;
use crate::policy::readings::group::of_group;
use crate::policy::readings::person::of_person;
use crate::policy::readings::session::of_session;
use crate::policy::readings::{Evidence, Reading, State};
use crate::policy::verdict::{Finding, Subject};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Parameters of `recorded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// Whom it is about.
    pub subject: Who,
    /// What is to be there.
    pub evidence: Evidence,
    /// The day by which it is to be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// When it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

impl Judge for Recorded {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let of_each = |circle| desk.each_of(circle, |person| self.person(desk, person));
        match self.subject {
            Who::Session => desk.each_session(|held| self.session(desk, held)),
            Who::Participant => of_each(Circle::Participants),
            Who::Member => of_each(Circle::Members),
            Who::Group => vec![self.group(desk)],
            Who::Mentee | Who::Case => of_each(Circle::Mentees),
        }
    }

    fn fits(&self) -> bool {
        self.subject == self.evidence.who() && (self.subject == Who::Mentee || self.by.is_none())
    }
}

impl Recorded {
    fn person(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let subject = Subject::Member(person);
        let judge = || {
            let Some(reading) = of_person(desk, person, self.evidence) else {
                return Answer::not_applicable(subject, Finding::NothingToJudge);
            };
            let finished = match self.by {
                None => desk.facts.is_evaluated(),
                by => desk.is_finished(by, person),
            };
            answer(subject, reading, desk.ahead(self.by, person), finished)
        };
        desk.kept_out(self.when, subject, None).unwrap_or_else(judge)
    }

    fn session(&self, desk: &Desk<'_>, held: &Held<'_>) -> Answer {
        let session = held.session;
        let subject = Subject::Session(session.id);
        let judge = || {
            let answer = answer(subject, of_session(desk, session, self.evidence), None, false);
            if answer.evidence.is_empty() { answer.proof([session]) } else { answer }
        };
        desk.kept_out(self.when, subject, Some(session)).unwrap_or_else(judge)
    }

    fn group(&self, desk: &Desk<'_>) -> Answer {
        let judge = || answer(Subject::Group, of_group(desk, self.evidence), None, desk.facts.is_evaluated());
        desk.kept_out(self.when, Subject::Group, None).unwrap_or_else(judge)
    }
}

fn answer(subject: Subject, reading: Reading, ahead: Option<NaiveDate>, finished: bool) -> Answer {
    let mut answer = match reading.state {
        State::There => Answer::met(subject, Finding::Recorded),
        State::Short(missing) => short(subject, ahead, Finding::PartsMissing).missing(vec![missing]),
        State::Nothing if ahead.is_none() && finished => Answer::unmet(subject, Finding::NotRecorded),
        State::Nothing => absent(subject, ahead),
    };
    answer.evidence = reading.proof;
    answer.mend(reading.place, reading.field)
}

#[cfg(test)]
mod tests {
    use crate::domain::goal::Need;
    use crate::domain::meeting::Meeting;
    use crate::domain::session::Session;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const NEEDS: &str = r#"{"kind": "recorded", "subject": "mentee", "evidence": "needs", "by": "own-start"}"#;
    const LINK: &str = r#"{"kind": "recorded", "subject": "session", "evidence": "agenda-goal-link"}"#;

    #[test]
    fn needs_are_there_or_lacking_once_the_meeting_was_held() {
        assert_eq!(Scene::complete().found(NEEDS, mentee(1)), Found::Met);
        let without = Scene::complete().without::<Need>(need(1));
        assert_eq!(without.found(NEEDS, mentee(1)), Found::Unmet);
        assert_eq!(without.without::<Meeting>(opening(1)).found(NEEDS, mentee(1)), Found::Unknown);
    }

    #[test]
    fn they_are_due_up_to_the_day_of_the_first_session() {
        let ahead = Scene::bare().with(planned(1, "2021-12-10"));
        assert_eq!(ahead.found(NEEDS, mentee(1)), Found::Due(Some(day("2021-12-10"))));
        assert_eq!(ahead.today("2021-12-11").found(NEEDS, mentee(1)), Found::Unknown);
    }

    #[test]
    fn an_agenda_works_on_a_goal() {
        let agenda = |change: fn(&mut Session)| Scene::complete().change(session(1), change).found(LINK, at_session(1));
        assert_eq!(agenda(|_| {}), Found::Met);
        assert_eq!(agenda(|session| session.agenda[0].goals.clear()), Found::Unmet);
        assert_eq!(agenda(|session| session.agenda.clear()), Found::Unknown);
    }
}
