//! Who proposed goals and agenda items, and who chaired what was presented.

use crate::domain::conduct::{Contribution, ContributionKind};
use crate::domain::goal::Goal;
use crate::domain::ids::PersonId;
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use crate::policy::answer::Answer;
use crate::policy::circle::Circle;
use crate::policy::desk::Desk;
use crate::policy::verdict::{Field, Finding, Place, Subject};

/// Mentor and mentees on one record; `by` are those whom it names.
fn jointly(desk: &Desk<'_>, subject: Subject, mut by: Vec<PersonId>, mentees: &[PersonId]) -> Answer {
    sort_by_key(&mut by, |person| *person);
    by.dedup();
    match desk.facts.group.mentor {
        Some(mentor) if !by.is_empty() => {
            if by.contains(&mentor) && by.iter().any(|person| mentees.contains(person)) {
                Answer::met(subject, Finding::Recorded)
            } else {
                Answer::unmet(subject, Finding::DoneByAnother).people(by)
            }
        }
        _ => Answer::unknown(subject),
    }
}

/// Who proposed the items of an agenda: the mentor may bring one item and a mentee the next, because the content of the
/// session is shared, not each item of it.
#[must_use]
pub fn agenda(desk: &Desk<'_>, session: &Session, mentees: &[PersonId]) -> Answer {
    let by = session.agenda.iter().filter_map(|item| item.proposed_by).collect();
    let field = if session.agenda.is_empty() { Field::Agenda } else { Field::ProposedBy };
    let answer = jointly(desk, Subject::Session(session.id), by, mentees);
    answer.proof([session]).mend(Place::Session(session.id), field)
}

/// Who proposed the goals of the whole group.
#[must_use]
pub fn group_goals(desk: &Desk<'_>) -> Answer {
    let mentees = desk.bound(Circle::Mentees);
    let answer = |goal: &Goal| {
        jointly(desk, Subject::Group, goal.proposed_by.clone(), &mentees)
            .proof([goal])
            .mend(Place::Goal(goal.id), Field::GoalProposedBy)
    };
    let goals = desk.facts.file.goals.iter().filter(|goal| goal.person.is_none());
    worst(goals.map(answer)).unwrap_or_else(|| Answer::unknown(Subject::Group).mend(Place::Group, Field::GroupGoals))
}

/// Who proposed the person's own goals.
#[must_use]
pub fn own_goals(desk: &Desk<'_>, person: PersonId) -> Answer {
    let subject = Subject::Member(person);
    let answer = |goal: &&Goal| {
        let by = &goal.proposed_by;
        let answer = if by.contains(&person) {
            Answer::met(subject, Finding::Recorded)
        } else if by.is_empty() {
            Answer::unknown(subject)
        } else {
            Answer::unmet(subject, Finding::DoneByAnother).people(by.clone())
        };
        answer.proof([*goal]).mend(Place::Goal(goal.id), Field::GoalProposedBy)
    };
    let goals = &desk.facts.of_person(person).goals;
    worst(goals.iter().map(answer)).unwrap_or_else(|| Answer::unknown(subject).mend(Place::Goals(person), Field::Goals))
}

/// Who took the chair while somebody presented.
#[must_use]
pub fn presentations(session: &Session) -> Answer {
    let subject = Subject::Session(session.id);
    let answer = |presented: &Contribution| match presented.to {
        Some(chair) if chair == presented.person => Answer::met(subject, Finding::Recorded),
        Some(chair) => Answer::unmet(subject, Finding::DoneByAnother).people(vec![chair]),
        None => Answer::unknown(subject),
    };
    let nothing = if session.conduct.contributions.is_empty() {
        Answer::unknown(subject)
    } else {
        Answer::not_applicable(subject, Finding::NothingToJudge)
    };
    let found = worst(session.conduct.of_kind(ContributionKind::Presentation).map(answer)).unwrap_or(nothing);
    found.proof([session]).mend(Place::Conduct(session.id), Field::Contributions)
}

/// The answer that weighs most, with the records of all that weigh as much.
fn worst(answers: impl Iterator<Item = Answer>) -> Option<Answer> {
    answers.reduce(|mut worst, next| {
        if next.found == worst.found {
            worst.evidence.extend(next.evidence.iter().copied());
            worst
        } else if next.found < worst.found {
            next
        } else {
            worst
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::session::AgendaItem;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const AGENDA: &str = r#"{"kind": "done_by", "records": ["agenda-items"], "actor": "mentor-and-mentees"}"#;
    const COMMON: &str = r#"{"kind": "done_by", "records": ["group-goals"], "actor": "mentor-and-mentees"}"#;
    const OWN: &str = r#"{"kind": "done_by", "records": ["individual-goals"], "actor": "own-mentee"}"#;
    const PRESENTED: &str = r#"{"kind": "done_by", "records": ["presentations"], "actor": "presenter-as-chair"}"#;

    fn proposed(by: &[Option<PersonId>]) -> Found {
        let propose = |session: &mut Session| {
            let item = session.agenda[0].clone();
            session.agenda = by.iter().map(|by| AgendaItem { proposed_by: *by, ..item.clone() }).collect();
        };
        Scene::complete().change(session(1), propose).found(AGENDA, at_session(1))
    }

    #[test]
    fn an_agenda_is_of_mentor_and_mentees() {
        assert_eq!(proposed(&[Some(MENTOR), Some(person(1))]), Found::Met);
        assert_eq!(proposed(&[Some(MENTOR), None]), Found::Unmet);
        assert_eq!(proposed(&[Some(person(1)), Some(person(2))]), Found::Unmet);
        assert_eq!(proposed(&[None]), Found::Unknown);
        assert_eq!(proposed(&[]), Found::Unknown);
    }

    fn goal_by(person: Option<PersonId>, by: &[PersonId]) -> Scene {
        Scene::complete().change(goal(1), |goal: &mut Goal| {
            (goal.person, goal.proposed_by) = (person, by.to_vec());
        })
    }

    #[test]
    fn a_goal_of_all_is_proposed_by_mentor_and_mentees_and_an_own_one_by_its_mentee() {
        let common = |by: &[PersonId]| goal_by(None, by).found(COMMON, Subject::Group);
        assert_eq!(common(&[MENTOR, person(1)]), Found::Met);
        assert_eq!(common(&[MENTOR]), Found::Unmet);
        assert_eq!(common(&[]), Found::Unknown);
        assert_eq!(Scene::bare().found(COMMON, Subject::Group), Found::Unknown);
        let own = |by: &[PersonId]| goal_by(Some(person(1)), by).found(OWN, mentee(1));
        assert_eq!(own(&[MENTOR, person(1)]), Found::Met);
        assert_eq!(own(&[MENTOR]), Found::Unmet);
        assert_eq!(own(&[]), Found::Unknown);
        assert_eq!(Scene::complete().without::<Goal>(goal(1)).found(OWN, mentee(1)), Found::Unknown);
    }

    #[test]
    fn whoever_presents_takes_the_chair() {
        let chaired = |to| {
            let presented = Contribution { to, ..brought(person(1), ContributionKind::Presentation) };
            let scene = Scene::complete().change(session(1), |session: &mut Session| {
                session.conduct.contributions = vec![presented];
            });
            scene.found(PRESENTED, at_session(1))
        };
        assert_eq!(chaired(Some(person(1))), Found::Met);
        assert_eq!(chaired(Some(person(2))), Found::Unmet);
        assert_eq!(chaired(None), Found::Unknown);
        let silent = |session: &mut Session| session.conduct.contributions.clear();
        assert_eq!(Scene::complete().change(session(1), silent).found(PRESENTED, at_session(1)), Found::Unknown);
    }
}
