//! `all_assent`: each person has assented to the version in force; the others are named.

use super::Judge;
use crate::domain::agreement::AgreementKind;
use crate::domain::goal::Goal;
use crate::policy::answer::{Answer, Found};
use crate::policy::assents::{Stand, To, Word, in_common};
use crate::policy::circle::Circle;
use crate::policy::condition::Condition;
use crate::policy::desk::{Desk, absent, short};
use crate::policy::facts::count;
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Parameters of `all_assent`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllAssent {
    /// Who assents.
    pub of: Of,
    /// To what.
    pub to: To,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// What else there is to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<With>,
    /// When it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// Who assents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// Each mentee.
    Mentees,
    /// Each mentee and other participant.
    Participants,
    /// All who belong to the group, apart from those who look on.
    Members,
    /// All who belong to the group.
    Everybody,
    /// Whoever a record names that only they can allow. (UK healthcare, 4.2)
    PeopleWithSensitiveRecords,
}

/// By when they assent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The day of the person's first session.
    OwnStart,
    /// The day of the first record about them that only they can allow, and of each later one.
    FirstRecord,
}

/// What else there is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum With {
    /// A reason for the choice. (Proctor stages, model 3)
    Reason,
}

impl Judge for AllAssent {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let answer = desk.kept_out(self.when, Subject::Group, None);
        vec![answer.unwrap_or_else(|| self.with_reason(desk, self.group(desk)))]
    }

    fn fits(&self) -> bool {
        (self.of == Of::PeopleWithSensitiveRecords) == (self.by == Some(By::FirstRecord))
            && (self.by != Some(By::FirstRecord) || self.to == To::DataStorage)
            && (self.with.is_none() || self.to == To::SharedResponsibility)
    }
}

impl AllAssent {
    fn group(&self, desk: &Desk<'_>) -> Answer {
        let people = match self.of {
            Of::Mentees => desk.bound(Circle::Mentees),
            Of::Participants => desk.bound(Circle::Participants),
            Of::Members => desk.bound(Circle::Members),
            Of::Everybody => desk.bound(Circle::Everybody),
            Of::PeopleWithSensitiveRecords => return self.sensitive(desk),
        };
        if people.is_empty() {
            let nobody = Answer::new(Subject::Group, Found::Unknown, Finding::NothingToJudge);
            return nobody.mend(Place::Members, Field::AddMember);
        }
        let stands = |goal| {
            people.iter().map(|person| self.to.stand(desk, *person, goal, self.by.is_some())).collect::<Vec<_>>()
        };
        if self.to != To::GroupGoal {
            return self.answer(desk, &stands(None));
        }
        let goals = desk.facts.file.goals.iter().filter(|goal: &&Goal| goal.person.is_none());
        let lacking = |stands: &Vec<Stand>| count(stands.iter().filter(|stand| stand.word != Word::Given));
        let best =
            goals.map(|goal| (goal, stands(Some(goal.id)))).min_by_key(|(goal, stands)| (lacking(stands), goal.id));
        match best {
            Some((goal, stands)) => self.answer(desk, &stands).proof([goal]),
            None => Answer::unknown(Subject::Group).mend(Place::Group, Field::GroupGoals),
        }
    }

    /// The answer of all together. Nobody said a word: unknown. Who lacks it is named; where all of them dissent, withdrew
    /// or came late, the finding says so.
    fn answer(&self, desk: &Desk<'_>, stands: &[Stand]) -> Answer {
        let lacking: Vec<_> = stands.iter().filter(|stand| stand.word != Word::Given).collect();
        let people: Vec<_> = lacking.iter().map(|stand| stand.person).collect();
        let silent = stands.iter().all(|stand| stand.word == Word::Silent);
        let due = lacking.iter().map(|stand| stand.due).collect::<Option<Vec<_>>>();
        let due = due.and_then(|days| days.into_iter().min());
        let answer = if lacking.is_empty() {
            Answer::met(Subject::Group, Finding::Recorded)
        } else if silent && self.of != Of::PeopleWithSensitiveRecords {
            absent(Subject::Group, due)
        } else {
            short(Subject::Group, due, in_common(&lacking))
        };
        let total = Quantity::Count(count(stands.iter()));
        let given = Quantity::Count(count(stands.iter()) - count(lacking.iter()));
        let agreed = self.to.target(None).is_some() || self.to == To::GroupGoal;
        let version = desk.facts.agreement(AgreementKind::WorkingAgreement, desk.today).filter(|_| !agreed);
        let field = if agreed || version.is_some() { Field::Assent } else { Field::Agreement };
        let place = if agreed { Place::Consents } else { Place::Agreements };
        answer.observed(given).limit(total).people(people).proof(version).mend(place, field)
    }

    /// With each person's word on the day of each record about them.
    fn sensitive(&self, desk: &Desk<'_>) -> Answer {
        let stands = desk.facts.sensitive_records().into_iter().map(|(person, days)| {
            let word = |day: &NaiveDate| desk.facts.allows(person, *day);
            Stand { person, word: days.iter().map(word).min().unwrap_or(Word::Silent), due: None }
        });
        let stands: Vec<_> = stands.collect();
        if stands.is_empty() {
            return Answer::not_applicable(Subject::Group, Finding::NothingToJudge);
        }
        self.answer(desk, &stands)
    }

    fn with_reason(&self, desk: &Desk<'_>, answer: Answer) -> Answer {
        let given = !desk.facts.group.charter.role_model_reason.trim().is_empty();
        if self.with.is_none() || given || answer.found != Found::Met {
            return answer;
        }
        let unmet = Answer::unmet(Subject::Group, Finding::PartsMissing).missing(vec![Field::RoleModelReason]);
        unmet.proof([desk.facts.group]).mend(Place::Roles, Field::RoleModelReason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::{Agreement, Assent, AssentTo};
    use crate::domain::charter::RoleModel;
    use crate::domain::group::{Group, Member, Role};
    use crate::domain::ids::AgreementId;
    use crate::scene::*;

    const RULES: &str =
        r#"{"kind": "all_assent", "of": "participants", "to": "confidentiality-rules", "by": "own-start"}"#;

    fn check(of: &str, to: &str, more: &str) -> String {
        format!(r#"{{"kind": "all_assent", "of": "{of}", "to": "{to}"{more}}}"#)
    }

    fn one(scene: &Scene, check: &str) -> Answer {
        scene.answers(check).swap_remove(0)
    }

    fn without_any() -> Scene {
        [1, 2, 3, 21, 22, 23, 100].into_iter().fold(Scene::complete(), |scene, number| {
            (0..11).fold(scene, |scene, place| scene.without::<Assent>(assent(number, place)))
        })
    }

    #[test]
    fn who_has_not_agreed_is_named() {
        assert_eq!(one(&Scene::complete(), RULES).found, Found::Met);
        let lacking = one(&Scene::complete().without::<Assent>(assent(2, 0)), RULES);
        assert_eq!((lacking.found, lacking.reason.kind), (Found::Unmet, Finding::PeopleMissing));
        assert_eq!((lacking.reason.people, lacking.reason.observed), (vec![person(2)], Some(Quantity::Count(5))));
        let nobody = one(&without_any(), RULES);
        assert_eq!((nobody.found, nobody.reason.kind), (Found::Unknown, Finding::NotRecorded));
        let unwritten = one(&Scene::bare(), RULES);
        assert_eq!(unwritten.remedy.map(|remedy| remedy.field), Some(Field::Agreement));
    }

    #[test]
    fn it_is_agreed_on_the_day_of_the_first_session_and_not_after() {
        let agreed = |on| Scene::complete().change(assent(1, 0), |given: &mut Assent| given.on = day(on));
        assert_eq!(one(&agreed("2021-09-07"), RULES).found, Found::Met);
        let late = one(&agreed("2021-09-08"), RULES);
        assert_eq!(
            (late.found, late.reason.kind, late.reason.people),
            (Found::Unmet, Finding::TooLate, vec![person(1)])
        );
        let joins = |member: &mut Member| member.joined = Some(day("2021-11-20"));
        let ahead = Scene::complete().with(as_role(30, Role::Participant)).change(member(30), joins);
        let ahead = ahead.with(planned(4, "2021-12-10"));
        assert_eq!(one(&ahead, RULES).found, Found::Due(Some(day("2021-12-10"))));
        assert_eq!(one(&ahead.today("2021-12-11"), RULES).found, Found::Unmet);
    }

    #[test]
    fn who_dissents_or_withdrew_no_longer_agrees() {
        let consent = check("participants", "nature-and-purpose", "");
        let refused = Scene::complete().change(assent(1, 6), |given: &mut Assent| given.given = false);
        assert_eq!(one(&refused, &consent).reason.kind, Finding::Dissent);
        let withdrew =
            Scene::complete().change(assent(1, 6), |given: &mut Assent| given.withdrawn_on = Some(day("2021-12-10")));
        let gone = one(&withdrew, &consent);
        assert_eq!(
            (gone.found, gone.reason.kind, gone.reason.people),
            (Found::Unmet, Finding::Withdrawn, vec![person(1)])
        );
        assert_eq!(one(&withdrew.clone().today("2021-12-09"), &consent).found, Found::Met);
        let left = withdrew.change(member(1), |member: &mut Member| member.left = Some(day("2021-12-09")));
        assert_eq!(one(&left, &consent).found, Found::Met, "it held as long as they took part");
    }

    #[test]
    fn an_amendment_is_agreed_to_anew() {
        let amendments = check("members", "amendments", r#", "when": "amended""#);
        assert_eq!(one(&Scene::complete(), &amendments).found, Found::NotApplicable);
        let amend = |scene: Scene| {
            let first = scene.file().agreements.iter().next().unwrap().clone();
            let (id, amends) = (AgreementId::from_number(1), Some(first.id));
            scene.with(Agreement { id, amends, on: day("2021-10-01"), ..first })
        };
        let amended = amend(Scene::complete());
        assert_eq!(one(&amended, &amendments).found, Found::Unknown);
        assert_eq!(one(&amended, RULES).found, Found::Unknown, "nobody has agreed to the version in force");
        let agreed = |scene: Scene, number: u128| {
            let given = scene.file().assents.get(uuid::Uuid::from_u128(assent(number, 0))).unwrap().clone();
            let id = crate::domain::ids::AssentId::from_number(number);
            let to = AssentTo::Agreement(AgreementId::from_number(1));
            scene.with(Assent { id, to, on: day("2021-10-01"), ..given })
        };
        let late = amended.clone().change(assent(1, 0), |given: &mut Assent| given.on = day("2021-09-08"));
        let late = [1, 2, 3, 21, 22, 23].into_iter().fold(late, agreed);
        assert_eq!(one(&late, RULES).reason.people, [person(1)], "what was amended later mends no delay");
        let some = [1, 2, 3, 21, 22, 23].into_iter().fold(amended, agreed);
        assert_eq!(one(&some, &amendments).reason.people, [MENTOR]);
        assert_eq!(one(&some, RULES).found, Found::Met, "in time at first, and again to what was amended");
        assert_eq!(one(&agreed(some, 100), &amendments).found, Found::Met);
    }

    #[test]
    fn one_goal_is_enough_and_a_choice_has_a_reason() {
        let goal = check("mentees", "group-goal", "");
        assert_eq!(one(&Scene::complete(), &goal).found, Found::Met);
        assert_eq!(one(&Scene::complete().without::<Goal>(GROUP_GOAL), &goal).found, Found::Unknown);
        let shared = check("members", "shared-responsibility", r#", "with": "reason", "when": "no-roles""#);
        let chosen = |reason: &str| {
            Scene::complete().change(1, |group: &mut Group| {
                group.charter.role_model = Some(RoleModel::NoRoles);
                group.charter.role_model_reason = reason.to_owned();
            })
        };
        assert_eq!(one(&chosen("We know one another"), &shared).found, Found::Met);
        assert_eq!(one(&chosen(" "), &shared).reason.missing, [Field::RoleModelReason]);
    }

    #[test]
    fn what_only_they_can_allow_is_allowed_before_it_is_kept() {
        let storage = check("people-with-sensitive-records", "data-storage", r#", "by": "first-record""#);
        let allowed = |change: fn(&mut Assent)| one(&Scene::complete().change(assent(1, 9), change), &storage);
        assert_eq!(one(&Scene::complete(), &storage).found, Found::Met);
        assert_eq!(allowed(|given| given.on = day("2021-09-07")).found, Found::Met);
        assert_eq!(allowed(|given| given.on = day("2021-09-08")).reason.kind, Finding::TooLate);
        assert_eq!(allowed(|given| given.withdrawn_on = Some(day("2021-11-02"))).reason.kind, Finding::Withdrawn);
        assert_eq!(
            allowed(|given| given.withdrawn_on = Some(day("2021-11-03"))).found,
            Found::Met,
            "what is older stands"
        );
        assert_eq!(one(&without_any(), &storage).found, Found::Unmet, "it is kept without a word");
        assert_eq!(one(&Scene::bare(), &storage).found, Found::NotApplicable);
    }
}
