//! `done_by`: the actor stands on each record; the records that name another are shown with that person.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::meeting::MeetingKind;
use crate::domain::record::Entity;
use crate::domain::session::Session;
use crate::policy::answer::Answer;
use crate::policy::circle::Circle;
use crate::policy::condition::Condition;
use crate::policy::desk::{Desk, or_no_session};
use crate::policy::facts::Conducted;
use crate::policy::readings::proposed::{agenda, group_goals, own_goals, presentations};
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `done_by`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoneBy {
    /// The records.
    pub records: Vec<Records>,
    /// Who is to stand on them.
    pub actor: Actor,
    /// When it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// Records on which somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Records {
    /// Sessions that were held.
    Sessions,
    /// Opening meetings that were held.
    OpeningMeetings,
    /// Closing meetings that were held.
    ClosingMeetings,
    /// The last evaluation.
    Evaluation,
    /// Goals of the whole group. (Nordic roles, shared responsibility)
    GroupGoals,
    /// Agenda items of sessions that were held. (Nordic roles, shared responsibility)
    AgendaItems,
    /// Goals of each mentee's own. (Nordic roles, mentees)
    IndividualGoals,
    /// Material that was presented in sessions. (Proctor stages, model 2)
    Presentations,
}

/// Who is to stand on a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The group's mentor, whose listing `listed_on` judges; helpers do not discharge their duties. (CMPC policy, para 5)
    ListedMentor,
    /// The group's mentor and at least one mentee. (Nordic roles, shared responsibility)
    MentorAndMentees,
    /// The mentee whose record it is. (Nordic roles, mentees)
    OwnMentee,
    /// Whoever presents, as the one who takes the chair. (Proctor stages, model 2)
    PresenterAsChair,
}

impl Records {
    const fn actor(self) -> Actor {
        match self {
            Self::Sessions | Self::OpeningMeetings | Self::ClosingMeetings | Self::Evaluation => Actor::ListedMentor,
            Self::GroupGoals | Self::AgendaItems => Actor::MentorAndMentees,
            Self::IndividualGoals => Actor::OwnMentee,
            Self::Presentations => Actor::PresenterAsChair,
        }
    }
}

impl Judge for DoneBy {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        or_no_session(self.records.iter().flat_map(|records| self.of(desk, *records)).collect())
    }

    fn fits(&self) -> bool {
        let proposed_or_presented = self.actor != Actor::ListedMentor;
        !self.records.is_empty()
            && self.records.iter().all(|records| records.actor() == self.actor)
            && (self.when.is_none() || proposed_or_presented)
    }
}

impl DoneBy {
    fn of(&self, desk: &Desk<'_>, records: Records) -> Vec<Answer> {
        let of_sessions = |judge: &dyn Fn(&Session) -> Answer| {
            let answer = |session: &Session| {
                let kept_out = desk.kept_out(self.when, Subject::Session(session.id), Some(session));
                kept_out.unwrap_or_else(|| judge(session))
            };
            desk.facts.held.iter().map(|held| answer(held.session)).collect::<Vec<_>>()
        };
        match records {
            Records::Sessions => of_sessions(&|session| {
                judge(desk, Subject::Session(session.id), session.conducted_by, session)
                    .mend(Place::Session(session.id), Field::ConductedBy)
            }),
            Records::OpeningMeetings => meetings(desk, MeetingKind::Opening).collect(),
            Records::ClosingMeetings => meetings(desk, MeetingKind::Closing).collect(),
            Records::Evaluation => {
                let evaluation = desk.facts.evaluation().map(|evaluation| {
                    judge(desk, Subject::Group, evaluation.by, evaluation).mend(Place::Evaluation, Field::ConductedBy)
                });
                evaluation.into_iter().collect()
            }
            Records::AgendaItems => {
                let mentees = desk.bound(Circle::Mentees);
                of_sessions(&|session| agenda(desk, session, &mentees))
            }
            Records::Presentations => of_sessions(&presentations),
            Records::GroupGoals => vec![group_goals(desk)],
            Records::IndividualGoals => desk.each_mentee(|person| own_goals(desk, person)),
        }
    }
}

fn meetings(desk: &Desk<'_>, kind: MeetingKind) -> impl Iterator<Item = Answer> {
    let of_mentee = move |person: &PersonId| desk.facts.of_person(*person).held(kind);
    desk.facts.mentees.iter().flat_map(of_mentee).map(move |meeting| {
        let place = Place::Meeting(meeting.person, kind);
        judge(desk, Subject::Meeting(meeting.id), meeting.held_by, meeting).mend(place, Field::HeldBy)
    })
}

fn judge(desk: &Desk<'_>, subject: Subject, by: Option<PersonId>, record: &impl Entity) -> Answer {
    let answer = match desk.facts.conducted(by) {
        Conducted::ByMentor => Answer::met(subject, Finding::Recorded),
        Conducted::ByAnother(person) => Answer::unmet(subject, Finding::DoneByAnother).people(vec![person]),
        Conducted::Unknown => Answer::unknown(subject),
    };
    answer.proof([record])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "done_by", "records": ["sessions", "evaluation"], "actor": "listed-mentor"}"#;

    #[test]
    fn only_the_mentor_of_the_group_will_do() {
        let conducted = |by| {
            let scene = Scene::complete().change(session(1), |session: &mut Session| session.conducted_by = by);
            scene.found(CHECK, at_session(1))
        };
        assert_eq!(conducted(Some(MENTOR)), Found::Met);
        assert_eq!(conducted(Some(CO_MENTOR)), Found::Unmet);
        assert_eq!(conducted(None), Found::Unknown);
        assert_eq!(Scene::complete().found(CHECK, Subject::Group), Found::Met);
        assert_eq!(Scene::bare().found(CHECK, Subject::Group), Found::Unknown);
    }
}
