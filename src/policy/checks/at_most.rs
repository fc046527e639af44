//! `at_most`: no measure exceeds the limit.

use super::Judge;
use crate::domain::group::Role;
use crate::policy::answer::Answer;
use crate::policy::desk::Desk;
use crate::policy::facts::count;
use crate::policy::pack::{Limit, LimitName};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `at_most`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtMost {
    /// What is measured.
    pub measures: Vec<Measure>,
    /// What none of them exceeds.
    pub limit: LimitName,
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
}

impl Judge for AtMost {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let Some(Limit::Count(most)) = desk.limit(self.limit) else { return vec![Answer::unknown(Subject::Group)] };
        let mut answers = Vec::new();
        for measure in &self.measures {
            match measure {
                Measure::MenteesEnrolled => answers.push(enrolled(desk, most)),
                Measure::MenteesPresent => answers.extend(present(desk, most)),
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
    held_against(Subject::Group, number, most).proof(on_that_day).mend(Place::Members, Field::Left)
}

fn present<'d>(desk: &'d Desk<'_>, most: u32) -> impl Iterator<Item = Answer> + 'd {
    desk.facts.held.iter().map(move |held| {
        let subject = Subject::Session(held.session.id);
        let answer = match held.session.attendance {
            None => Answer::unknown(subject),
            Some(_) => held_against(subject, count(held.mentees.iter()), most),
        };
        answer.proof([held.session]).mend(Place::Session(held.session.id), Field::Attendance)
    })
}

fn held_against(subject: Subject, number: u32, most: u32) -> Answer {
    let answer =
        if number <= most { Answer::met(subject, Finding::Within) } else { Answer::unmet(subject, Finding::Over) };
    answer.observed(Quantity::Count(number)).limit(Quantity::Count(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::group::Member;
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
}
