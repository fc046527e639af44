//! `at_most`: no measure exceeds the limit.

use super::Judge;
use crate::domain::group::Role;
use crate::domain::ids::PersonId;
use crate::domain::sort::Gather;
use crate::policy::answer::{Answer, Found};
use crate::policy::condition::Condition;
use crate::policy::desk::Desk;
use crate::policy::facts::{Held, count};
use crate::policy::measures::individual_focus;
use crate::policy::pack::{Limit, LimitName};
use crate::policy::roster::{agreed_ahead, roster};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Parameters of `at_most`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtMost {
    /// What is measured.
    pub measures: Vec<Measure>,
    /// What none of them exceeds.
    pub limit: LimitName,
    /// When it is measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// The most mentees who belong to the group on one day. (CMPC policy, para 2; that the roster counts beside the
    /// sessions is our decision)
    MenteesEnrolled,
    /// Mentees present at each session. (CMPC policy, para 2)
    MenteesPresent,
    /// The share of each session's agenda in which one person has the attention. (Nordic roles, para 2; the share is our
    /// decision)
    IndividualFocusShare,
    /// By how many turns at the chair the participants differ. (Proctor stages, model 1; the number is our decision)
    ChairTurnSpread,
}

impl Judge for AtMost {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        if let Some(answer) = desk.kept_out(self.when, Subject::Group, None) {
            return vec![answer];
        }
        let Some(Limit::Count(most) | Limit::Percent(most)) = desk.limit(self.limit) else {
            return vec![Answer::unknown(Subject::Group)];
        };
        let mut answers = Vec::new();
        for measure in &self.measures {
            match measure {
                Measure::MenteesEnrolled => answers.push(enrolled(desk, most)),
                Measure::MenteesPresent => answers.extend(desk.facts.held.iter().map(|held| present(held, most))),
                Measure::IndividualFocusShare => answers.extend(desk.each_session(|held| focus(held, most))),
                Measure::ChairTurnSpread => answers.push(chair_turns(desk, most)),
            }
        }
        answers
    }

    fn limits(&self) -> Vec<LimitName> {
        vec![self.limit]
    }

    fn fits(&self) -> bool {
        !self.measures.is_empty()
    }
}

fn enrolled(desk: &Desk<'_>, most: u32) -> Answer {
    let Some((number, day)) = desk.facts.largest_roster() else {
        return Answer::unknown(Subject::Group).mend(Place::Members, Field::AddMember);
    };
    let on_that_day = desk.facts.file.members_as(Role::Mentee).filter(|member| member.belongs_on(day));
    held_against(Subject::Group, number, most, Quantity::Count).proof(on_that_day).mend(Place::Members, Field::Left)
}

fn present(held: &Held<'_>, most: u32) -> Answer {
    let subject = Subject::Session(held.session.id);
    let answer = match held.session.attendance {
        None => Answer::unknown(subject),
        Some(_) => held_against(subject, count(held.mentees()), most, Quantity::Count),
    };
    answer.proof([held.session]).mend(Place::Session(held.session.id), Field::Attendance)
}

fn focus(held: &Held<'_>, most: u32) -> Answer {
    let subject = Subject::Session(held.session.id);
    let share = individual_focus(held.session);
    let answer =
        share.map_or_else(|| Answer::unknown(subject), |share| held_against(subject, share, most, Quantity::Percent));
    answer.proof([held.session]).mend(Place::Session(held.session.id), Field::Attention)
}

/// Turns that were taken, with those that a newcomer is spared; of whoever is still there. Where they differ by too many, or
/// none was taken yet, it is due on the day on which the turns that people agreed on put that right.
fn chair_turns(desk: &Desk<'_>, most: u32) -> Answer {
    let roster = roster(desk.facts.file);
    let mut turns: BTreeMap<_, _> =
        roster.shares.iter().filter(|share| share.stays).map(|it| (it.person, it.so_far())).gather();
    let chaired = desk.facts.held.iter().filter(|held| held.session.conduct.chair.is_some());
    let sessions: Vec<_> = chaired.map(|held| held.session).collect();
    let swapped: Vec<_> =
        desk.facts.sessions.iter().copied().filter(|session| !session.conduct.swaps.is_empty()).collect();
    let without = desk.facts.held.iter().find(|held| held.session.conduct.chair.is_none());
    let (place, field) = match without {
        Some(held) => (Place::Conduct(held.session.id), Field::Chair),
        None if desk.facts.sessions.is_empty() => (Place::Sessions, Field::AddSession),
        None => (Place::Roles, Field::Roster),
    };
    let spread = |turns: &BTreeMap<PersonId, u32>| Some(turns.values().max()? - turns.values().min()?);
    let answer = match spread(&turns) {
        Some(spread) if !sessions.is_empty() => {
            let smallest = turns.values().min();
            let fewest =
                turns.iter().filter(|(_, number)| Some(*number) == smallest).map(|(person, _)| *person).collect();
            let answer = held_against(Subject::Group, spread, most, Quantity::Count);
            if answer.reason.kind == Finding::Over { answer.people(fewest) } else { answer }
        }
        _ => Answer::unknown(Subject::Group),
    };
    let mut ahead =
        desk.facts.sessions.iter().filter_map(|session| Some((agreed_ahead(session)?, session.conduct.chair?)));
    let put_right = ahead.find_map(|(day, chair)| {
        *turns.get_mut(&chair)? += 1;
        spread(&turns).filter(|spread| *spread <= most && day >= desk.today).map(|_| day)
    });
    let answer = match (put_right, answer.found) {
        (Some(day), Found::Unmet | Found::Unknown) => {
            Answer::new(Subject::Group, Found::Due(Some(day)), Finding::NotYet).people(answer.reason.people)
        }
        _ => answer,
    };
    answer.proof(sessions).proof(swapped).mend(place, field)
}

fn held_against(subject: Subject, number: u32, most: u32, quantity: fn(u32) -> Quantity) -> Answer {
    let answer =
        if number <= most { Answer::met(subject, Finding::Within) } else { Answer::unmet(subject, Finding::Over) };
    answer.observed(quantity(number)).limit(quantity(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charter::RoleModel;
    use crate::domain::group::{Group, Member};
    use crate::domain::session::{Attention, Session};
    use crate::domain::units::Minutes;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str =
        r#"{"kind": "at_most", "measures": ["mentees-enrolled", "mentees-present"], "limit": "max_mentees"}"#;

    #[test]
    fn the_limit_itself_is_within() {
        for (number, found) in [(3, Found::Met), (10, Found::Met), (11, Found::Unmet)] {
            let scene = (4..=number).fold(Scene::complete(), Scene::with_mentee);
            assert_eq!(scene.found(CHECK, Subject::Group), found, "{number}");
            assert_eq!(scene.found(CHECK, at_session(1)), found, "{number}");
        }
        let empty = Scene::bare().without::<Member>(member(1));
        assert_eq!(empty.found(CHECK, Subject::Group), Found::Unknown);
    }

    #[test]
    fn half_of_the_agenda_may_go_to_one_person() {
        const FOCUS: &str =
            r#"{"kind": "at_most", "measures": ["individual-focus-share"], "limit": "individual_focus_percent"}"#;
        let individual = |minutes: Option<u32>| {
            let scene = Scene::complete().change(session(1), |session: &mut Session| {
                let mut item = session.agenda[0].clone();
                (item.minutes, item.attention) = (minutes.map(Minutes), Some(Attention::Individual));
                session.agenda.push(item);
            });
            scene.found(FOCUS, at_session(1))
        };
        assert_eq!(
            (individual(None), individual(Some(40)), individual(Some(42))),
            (Found::Met, Found::Met, Found::Unmet)
        );
        let untagged = |session: &mut Session| session.agenda[0].attention = None;
        assert_eq!(Scene::complete().change(session(1), untagged).found(FOCUS, at_session(1)), Found::Unknown);
        assert_eq!(Scene::bare().found(FOCUS, Subject::Group), Found::Unknown);
    }

    #[test]
    fn turns_at_the_chair_differ_by_one_at_most() {
        const SPREAD: &str = r#"{"kind": "at_most", "measures": ["chair-turn-spread"], "limit": "turn_spread",
            "when": "rotating-chair"}"#;
        let led = |model| Scene::complete().change(1, |group: &mut Group| group.charter.role_model = model);
        let rotating = || led(Some(RoleModel::RotatingChair));
        assert_eq!(rotating().found(SPREAD, Subject::Group), Found::Met);
        let twice = rotating().change(session(2), |session: &mut Session| session.conduct.chair = Some(person(1)));
        let answer = twice.answers(SPREAD).swap_remove(0);
        assert_eq!((answer.found, answer.reason.people.len()), (Found::Unmet, 4), "four never had the chair");
        let nobody = (1..=3).fold(rotating(), |scene, at| {
            scene.change(session(at), |session: &mut Session| session.conduct.chair = None)
        });
        assert_eq!(nobody.found(SPREAD, Subject::Group), Found::Unknown);
        assert_eq!(led(Some(RoleModel::MentorLed)).found(SPREAD, Subject::Group), Found::NotApplicable);
        assert_eq!(led(None).found(SPREAD, Subject::Group), Found::Unknown);
    }
}
