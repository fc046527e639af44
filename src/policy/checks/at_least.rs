//! `at_least`: every measure reaches the limit; until `by` a smaller one is due.

use super::Judge;
use crate::domain::conduct::ContributionKind;
use crate::domain::ids::PersonId;
use crate::domain::meeting::MeetingKind;
use crate::domain::session::Session;
use crate::domain::units::Minutes;
use crate::policy::answer::Answer;
use crate::policy::condition::Condition;
use crate::policy::desk::{By, Desk, absent, short};
use crate::policy::facts::{Held, count};
use crate::policy::pack::{Limit, LimitName};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `at_least`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// What is measured.
    pub measures: Vec<Measure>,
    /// What each of them reaches.
    pub limit: LimitName,
    /// The day by which it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// When it is measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Mentees present at each session. (CMPC policy, para 2; the number is our decision)
    MenteesPresent,
    /// Individual meetings held with each mentee, of every kind. (CMPC policy, para 2; that all kinds count is our decision)
    IndividualContacts,
    /// Minutes of mentorship of each mentee, in groups and alone, in all groups. (later CMPC notice)
    MentorshipMinutes,
    /// Minutes of mentorship of each mentee alone with the mentor, in all groups. (later CMPC notice)
    IndividualMinutes,
    /// Issues that each mentee brought. (Nordic roles, shared responsibility; the number is our decision)
    IssuesBrought,
    /// How often each mentee presented. (Proctor stages, model 2; the number is our decision)
    PresentingTurns,
}

impl Measure {
    /// The kind of contribution that is counted; none where it is no contribution.
    const fn contribution(self) -> Option<ContributionKind> {
        match self {
            Self::IssuesBrought => Some(ContributionKind::Issue),
            Self::PresentingTurns => Some(ContributionKind::Presentation),
            _ => None,
        }
    }
}

impl Judge for AtLeast {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        if let Some(answer) = desk.kept_out(self.when, Subject::Group, None) {
            return vec![answer];
        }
        let judge = |measure: &Measure| match measure.contribution() {
            Some(kind) => desk.each_mentee(|person| self.brought(desk, person, kind)),
            None if *measure == Measure::MenteesPresent => desk.each_session(|held| self.present(desk, held)),
            None => desk.each_mentee(|person| self.mentee(desk, person, *measure)),
        };
        self.measures.iter().flat_map(judge).collect()
    }

    fn limits(&self) -> Vec<LimitName> {
        vec![self.limit]
    }

    fn fits(&self) -> bool {
        !self.measures.is_empty() && (self.by.is_none() || !self.measures.contains(&Measure::MenteesPresent))
    }
}

impl AtLeast {
    fn present(&self, desk: &Desk<'_>, held: &Held<'_>) -> Answer {
        let subject = Subject::Session(held.session.id);
        let number = count(held.mentees());
        let (answer, least) = match desk.limit(self.limit) {
            Some(Limit::Count(least)) if number >= least => (Answer::met(subject, Finding::Within), least),
            Some(Limit::Count(least)) if number > 0 => (Answer::unmet(subject, Finding::Under), least),
            _ => return Answer::unknown(subject).mend(Place::Session(held.session.id), Field::Attendance),
        };
        let answer = answer.observed(Quantity::Count(number)).limit(Quantity::Count(least)).proof([held.session]);
        match held.mentees().next() {
            Some(alone) => answer.mend(Place::Meeting(alone, MeetingKind::CheckIn), Field::When),
            None => answer,
        }
    }

    fn brought(&self, desk: &Desk<'_>, person: PersonId, kind: ContributionKind) -> Answer {
        let subject = Subject::Member(person);
        let Some(Limit::Count(least)) = desk.limit(self.limit) else { return Answer::unknown(subject) };
        let brings = |session: &Session| session.conduct.of_kind(kind).any(|brought| brought.person == person);
        let sessions = desk.facts.held.iter().map(|held| held.session).filter(|session| brings(session));
        let counted = desk.facts.contributions(kind, |brought| brought.person == person);
        let number = counted.unwrap_or_default();
        let place = match desk.facts.attended_sessions(person).next_back() {
            Some(held) => Place::Conduct(held.session.id),
            None => Place::Sessions,
        };
        let field = if place == Place::Sessions { Field::AddSession } else { Field::Contributions };
        // Where it is on record what others brought, none of this person is a number, and not silence of the record.
        let answer = match counted {
            Some(0) if least > 0 => short(subject, desk.ahead(self.by, person), Finding::Under),
            _ => self.against(desk, person, number, least),
        };
        answer.observed(Quantity::Count(number)).limit(Quantity::Count(least)).proof(sessions).mend(place, field)
    }

    fn against(&self, desk: &Desk<'_>, person: PersonId, amount: u32, least: u32) -> Answer {
        let subject = Subject::Member(person);
        if amount >= least {
            Answer::met(subject, Finding::Within)
        } else if amount == 0 {
            absent(subject, desk.ahead(self.by, person))
        } else {
            short(subject, desk.ahead(self.by, person), Finding::Under)
        }
    }

    fn mentee(&self, desk: &Desk<'_>, person: PersonId, measure: Measure) -> Answer {
        let subject = Subject::Member(person);
        let place = Place::Meeting(person, MeetingKind::CheckIn);
        let minutes = matches!(measure, Measure::MentorshipMinutes | Measure::IndividualMinutes);
        let quantity = |amount| if minutes { Quantity::Time(Minutes(amount)) } else { Quantity::Count(amount) };
        let Some(Limit::Count(least) | Limit::Minutes(least)) = desk.limit(self.limit) else {
            return Answer::unknown(subject).mend(Place::Group, Field::ContactTarget);
        };
        let facts = || std::iter::once(desk.facts).chain(desk.others);
        let alone = || facts().map(|facts| facts.individual_minutes(person)).sum::<Minutes>();
        let in_groups = || facts().map(|facts| facts.group_minutes(person)).sum::<Minutes>();
        let amount = match measure {
            Measure::IndividualMinutes => alone().0,
            Measure::MentorshipMinutes => (alone() + in_groups()).0,
            _ => count(desk.facts.of_person(person).meetings.iter().filter(|meeting| meeting.held.is_some())),
        };
        let answer = self.against(desk, person, amount, least);
        let held = desk.facts.of_person(person).meetings.iter().copied().filter(|meeting| meeting.held.is_some());
        answer.observed(quantity(amount)).limit(quantity(least)).proof(held).mend(place, Field::When)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charter::RoleModel;
    use crate::domain::group::Group;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const PRESENT: &str = r#"{"kind": "at_least", "measures": ["mentees-present"], "limit": "min_mentees_present"}"#;
    const CONTACTS: &str = r#"{"kind": "at_least", "measures": ["individual-contacts"], "limit": "contact_target",
        "by": "own-conclusion"}"#;

    #[test]
    fn two_are_a_group_and_nobody_is_unknown() {
        for (number, found) in [(2, Found::Met), (1, Found::Unmet), (0, Found::Unknown)] {
            let some = |session: &mut Session| session.attendance.get_or_insert_default().truncate(number);
            assert_eq!(Scene::complete().change(session(1), some).found(PRESENT, at_session(1)), found);
        }
    }

    #[test]
    fn contacts_are_due_until_the_last_session() {
        assert_eq!(Scene::complete().found(CONTACTS, mentee(1)), Found::Met);
        let without = |meeting| Scene::complete().without::<crate::domain::meeting::Meeting>(meeting);
        assert_eq!(without(closing(1)).found(CONTACTS, mentee(1)), Found::Unmet);
        let ahead = without(closing(1)).with(planned(4, "2021-12-10"));
        assert_eq!(ahead.found(CONTACTS, mentee(1)), Found::Due(Some(day("2021-12-10"))));
    }

    #[test]
    fn everybody_brings_an_issue_by_their_last_session() {
        const ISSUES: &str = r#"{"kind": "at_least", "measures": ["issues-brought"], "limit": "min_issues",
            "by": "own-conclusion"}"#;
        let silent = (1..=3).fold(Scene::complete(), |scene, at| {
            let others =
                |session: &mut Session| session.conduct.contributions.retain(|brought| brought.person != person(1));
            scene.change(session(at), others)
        });
        assert_eq!(Scene::complete().found(ISSUES, mentee(1)), Found::Met);
        assert_eq!((silent.found(ISSUES, mentee(1)), silent.found(ISSUES, mentee(2))), (Found::Unmet, Found::Met));
        let ahead = silent.with(planned(4, "2021-12-10"));
        assert_eq!(ahead.found(ISSUES, mentee(1)), Found::Due(Some(day("2021-12-10"))));
        assert_eq!(ahead.today("2021-12-11").found(ISSUES, mentee(1)), Found::Unmet);
        let unsaid = (1..=3).fold(Scene::complete(), |scene, at| {
            scene.change(session(at), |session: &mut Session| session.conduct.contributions.clear())
        });
        assert_eq!(unsaid.found(ISSUES, mentee(1)), Found::Unknown);
    }

    #[test]
    fn turns_at_presenting_are_counted_where_presenters_chair() {
        const TURNS: &str = r#"{"kind": "at_least", "measures": ["presenting-turns"], "limit": "min_presenting_turns",
            "by": "own-conclusion", "when": "mentee-led"}"#;
        let led = |model| Scene::complete().change(1, |group: &mut Group| group.charter.role_model = Some(model));
        let presented = led(RoleModel::MenteeLed).change(session(2), |session: &mut Session| {
            session.conduct.contributions.retain(|brought| brought.kind != ContributionKind::Presentation);
        });
        assert_eq!((presented.found(TURNS, mentee(1)), presented.found(TURNS, mentee(2))), (Found::Met, Found::Unmet));
        assert_eq!(led(RoleModel::MentorLed).found(TURNS, Subject::Group), Found::NotApplicable);
    }
}
