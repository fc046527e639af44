//! `recorded`: the subject has the evidence.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::note::About;
use crate::policy::answer::Answer;
use crate::policy::desk::{By, Desk, Who, absent, short};
use crate::policy::facts::Held;
use crate::policy::verdict::{Field, Finding, Place, Subject};
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
}

/// What is to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Needs of the mentee. (CMPC policy, para 3)
    Needs,
    /// A goal of the mentee's own. (CMPC policy, para 3)
    IndividualGoal,
    /// A note on the services that the mentee provides. (CMPC policy, para 2)
    ServiceMonitoring,
    /// An activity of the mentee that serves a goal. (CMPC policy, para 3)
    ActivityForGoal,
    /// An agenda item that works on a goal. (CMPC policy, item 4)
    AgendaGoalLink,
}

impl Judge for Recorded {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        if self.evidence == Evidence::AgendaGoalLink {
            desk.each_session(agenda)
        } else {
            desk.each_mentee(|person| self.mentee(desk, person))
        }
    }

    fn fits(&self) -> bool {
        let of_session = self.evidence == Evidence::AgendaGoalLink;
        self.subject == if of_session { Who::Session } else { Who::Mentee } && !(of_session && self.by.is_some())
    }
}

impl Recorded {
    fn mentee(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let records = desk.facts.of_person(person);
        let subject = Subject::Member(person);
        let nothing = || match desk.ahead(self.by, person) {
            None if desk.is_finished(self.by, person) => Answer::unmet(subject, Finding::NotRecorded),
            ahead => absent(subject, ahead),
        };
        let met = || Answer::met(subject, Finding::Recorded);
        let monitoring = |about: &About| matches!(about, About::ServiceMonitoring { .. });
        let activity = |about: &About| matches!(about, About::Activity { .. });
        let for_goal = |about: &About| matches!(about, About::Activity { goal: Some(_), .. });
        let notes = |kind: &dyn Fn(&About) -> bool| {
            records.notes.iter().copied().filter(|note| kind(&note.about)).collect::<Vec<_>>()
        };
        match self.evidence {
            Evidence::Needs if !records.needs.is_empty() => met().proof(records.needs.iter().copied()),
            Evidence::Needs => nothing().mend(Place::Goals(person), Field::Needs),
            Evidence::IndividualGoal if !records.goals.is_empty() => met().proof(records.goals.iter().copied()),
            Evidence::IndividualGoal => nothing().mend(Place::Goals(person), Field::Goals),
            Evidence::ServiceMonitoring => match notes(&monitoring) {
                found if found.is_empty() => nothing().mend(Place::Notes, Field::ServiceMonitoring),
                found => met().proof(found),
            },
            Evidence::ActivityForGoal | Evidence::AgendaGoalLink => {
                let (linked, all) = (notes(&for_goal), notes(&activity));
                match (linked.is_empty(), all.is_empty()) {
                    (false, _) => met().proof(linked),
                    (true, true) => nothing().mend(Place::Notes, Field::Activity),
                    (true, false) => short(subject, desk.ahead(self.by, person), Finding::PartsMissing)
                        .missing(vec![Field::Goals])
                        .proof(all)
                        .mend(Place::Notes, Field::Activity),
                }
            }
        }
    }
}

fn agenda(held: &Held<'_>) -> Answer {
    let subject = Subject::Session(held.session.id);
    let answer = if held.session.agenda.is_empty() {
        Answer::unknown(subject)
    } else if held.session.agenda.iter().any(|item| !item.goals.is_empty()) {
        Answer::met(subject, Finding::Recorded)
    } else {
        Answer::unmet(subject, Finding::PartsMissing).missing(vec![Field::Goals])
    };
    answer.proof([held.session]).mend(Place::Session(held.session.id), Field::Agenda)
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
