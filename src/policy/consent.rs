//! Consent before the record: what the policies ask of whom, what names a person, and whether they had allowed it.
//!
//! Consent comes before a record that names somebody; on a refusal nothing names them; a withdrawal acts forward, and what is
//! older is kept until the group's day of retention. (UK healthcare, 4.2; CMPC policy, item 7)

use super::assents::{Stand, To, Word, in_common};
use super::checks::Check;
use super::checks::all_assent::{AllAssent, Of};
use super::circle::Circle;
use super::condition::Condition;
use super::facts::Facts;
use super::pack::{Pack, Rule};
use super::preflight::{Alternative, Warning};
use super::verdict::{Finding, Outcome, Reason, Subject};
use crate::domain::agreement::AssentTo;
use crate::domain::book::GroupFile;
use crate::domain::charter::RoleModel;
use crate::domain::ids::PersonId;
use crate::domain::note::About;
use crate::domain::sort::sort_by_key;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Something to which policies ask for people's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it is.
    pub to: AssentTo,
    /// Whose word is asked for.
    pub of: Circle,
    /// The rules that ask for it.
    pub rules: Vec<Arc<str>>,
}

/// What these policies ask of the members of this group, versions of an agreement apart; goals come first.
#[must_use]
pub fn asked(packs: &[Arc<Pack>], file: &GroupFile) -> Vec<Asked> {
    let mut asked: Vec<Asked> = Vec::new();
    for (pack, rule, check) in assents(packs) {
        let model = file.group().and_then(|group| group.charter.role_model);
        if check.when == Some(Condition::NoRoles) && model != Some(RoleModel::NoRoles) {
            continue;
        }
        let of = match check.of {
            Of::Mentees if pack.programme.is_some() => Circle::Mentees,
            Of::Mentees | Of::Participants | Of::PeopleWithSensitiveRecords => Circle::Participants,
            Of::Members => Circle::Members,
            Of::Everybody => Circle::Everybody,
        };
        let goals = file.goals.iter().filter(|goal| check.to == To::GroupGoal && goal.person.is_none());
        let targets: Vec<_> =
            check.to.target(None).into_iter().chain(goals.map(|goal| AssentTo::Goal(goal.id))).collect();
        for to in targets {
            match asked.iter_mut().find(|known| known.to == to) {
                Some(known) => {
                    known.of = known.of.max(of);
                    known.rules.push(rule.id.clone());
                }
                None => asked.push(Asked { to, of, rules: vec![rule.id.clone()] }),
            }
        }
    }
    for to in file.group().iter().flat_map(|group| &group.charter.consents) {
        if asked.iter().all(|known| known.to != *to) {
            asked.push(Asked { to: *to, of: Circle::Participants, rules: Vec::new() });
        }
    }
    sort_by_key(&mut asked, |asked| {
        AssentTo::PLAIN.iter().position(|plain| *plain == asked.to).map_or(0, |place| place + 1)
    });
    asked
}

fn assents(packs: &[Arc<Pack>]) -> impl Iterator<Item = (&Pack, &Rule, &AllAssent)> {
    packs.iter().flat_map(|pack| {
        pack.rules.iter().filter_map(move |rule| match &rule.check {
            Check::AllAssent(check) => Some((&**pack, rule, check)),
            _ => None,
        })
    })
}

/// The rule that asks for consent before anything names a person.
#[must_use]
pub fn before_records(packs: &[Arc<Pack>]) -> Option<(&Pack, &Rule)> {
    let mut asks = assents(packs).filter(|(.., check)| check.of == Of::PeopleWithSensitiveRecords);
    asks.next().map(|(pack, rule, _)| (pack, rule))
}

/// What follows from a person's word on keeping data about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aftermath {
    /// Days of records that name them with their consent: kept until the day of retention.
    pub kept: BTreeSet<NaiveDate>,
    /// Days of records that name them without it.
    pub against: BTreeSet<NaiveDate>,
}

impl Facts<'_> {
    /// The days of what is kept about each person that only they can allow: presence at a session, talk time, what they
    /// brought, and whatever matter, statement or note names them. The group's mentor is not asked, who writes the record.
    /// (UK healthcare, 4.2; which records is our decision)
    #[must_use]
    pub fn sensitive_records(&self) -> BTreeMap<PersonId, BTreeSet<NaiveDate>> {
        let file = self.file;
        let mut days: BTreeMap<PersonId, BTreeSet<NaiveDate>> = BTreeMap::new();
        let mut add = |person: PersonId, day: NaiveDate| {
            if self.group.mentor != Some(person) {
                days.entry(person).or_default().insert(day);
            }
        };
        for held in &self.held {
            let (session, day) = (held.session, held.span.date());
            let present = session.attendance.iter().flatten().filter(|presence| !presence.present.is_zero());
            let brought = session.conduct.contributions.iter().map(|brought| brought.person);
            let spoke = session.conduct.talk.iter().map(|talk| talk.person);
            present.map(|presence| presence.person).chain(brought).chain(spoke).for_each(|person| add(person, day));
        }
        file.matters.iter().filter_map(|it| Some((it.person?, it.on))).for_each(|(person, day)| add(person, day));
        file.statements.iter().filter_map(|it| Some((it.person?, it.on))).for_each(|(person, day)| add(person, day));
        for note in file.notes.iter() {
            if let About::Activity { person, .. } | About::ServiceMonitoring { person, .. } = &note.about {
                add(*person, note.on);
            }
        }
        days
    }

    /// The person's word, on that day, on keeping data about them; given only later it came late.
    #[must_use]
    pub fn allows(&self, person: PersonId, day: NaiveDate) -> Word {
        match self.word(person, AssentTo::DataStorage, day) {
            Word::Silent if self.ever_given(person, AssentTo::DataStorage) => Word::Late,
            word => word,
        }
    }

    /// What follows from the person's word for what is on record.
    #[must_use]
    pub fn aftermath(&self, person: PersonId) -> Aftermath {
        let days = self.sensitive_records().remove(&person).unwrap_or_default();
        let (kept, against) = days.into_iter().partition(|day| self.allows(person, *day) == Word::Given);
        Aftermath { kept, against }
    }

    fn against(&self) -> BTreeSet<(PersonId, NaiveDate)> {
        let days = self.sensitive_records().into_iter();
        let days = days.flat_map(|(person, days)| days.into_iter().map(move |day| (person, day)));
        days.filter(|(person, day)| self.allows(*person, *day) != Word::Given).collect()
    }
}

/// The warning where `after` names people without their consent whom `before` does not, in a group whose policies ask for it.
#[must_use]
pub fn warning(packs: &[Arc<Pack>], before: &GroupFile, after: &GroupFile) -> Option<Warning> {
    let (pack, rule) = before_records(packs)?;
    let facts = Facts::of(after)?;
    let stood = Facts::of(before).map(|facts| facts.against()).unwrap_or_default();
    let news: BTreeMap<_, _> = facts.against().difference(&stood).copied().collect();
    let stand = |(person, day): (&PersonId, &NaiveDate)| Stand {
        person: *person,
        word: facts.allows(*person, *day),
        due: None,
    };
    let stands: Vec<_> = news.iter().map(stand).collect();
    let people: Vec<_> = news.into_keys().collect();
    // A consent that came late is still missing on that day.
    let kind = match in_common(&stands.iter().collect::<Vec<_>>()) {
        Finding::TooLate => Finding::PeopleMissing,
        kind => kind,
    };
    (!people.is_empty()).then(|| Warning {
        pack: pack.key.clone(),
        effective: pack.dates.effective,
        rule: rule.id.clone(),
        also: Vec::new(),
        subjects: people.iter().copied().map(Subject::Member).collect(),
        outcome: Outcome::Fail,
        reason: Reason { kind, people, ..Reason::default() },
        alternatives: vec![Alternative::AskFirst, Alternative::LeaveUnnamed],
        uncredited: BTreeMap::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::Assent;
    use crate::domain::goal::Goal;
    use crate::domain::group::Group;
    use crate::domain::session::Session;
    use crate::policy::packs::built_in;
    use crate::scene::*;

    fn packs(keys: &[&str]) -> Vec<Arc<Pack>> {
        built_in().unwrap().iter().filter(|pack| keys.contains(&&*pack.key)).cloned().collect()
    }

    #[test]
    fn what_is_asked_follows_from_the_policies() {
        let scene = Scene::complete();
        let to =
            |keys: &[&str]| asked(&packs(keys), scene.file()).into_iter().map(|asked| asked.to).collect::<Vec<_>>();
        use AssentTo as A;
        assert_eq!(
            to(&["uk-healthcare"]),
            [A::Voluntary, A::NatureAndPurpose, A::SharingExperience, A::Confidentiality, A::DataStorage, A::Standards]
        );
        assert_eq!(to(&["cmpc-policy"]), []);
        assert_eq!(to(&["nordic-roles"]), [A::Goal(crate::domain::ids::GoalId::from_number(GROUP_GOAL))]);
        assert_eq!(to(&["proctor-stages"]), [A::Purpose, A::PresentingFormat]);
        let none = scene.clone().without::<Goal>(GROUP_GOAL);
        assert!(asked(&packs(&["nordic-roles"]), none.file()).is_empty());
        let roles = scene.change(1, |group: &mut Group| group.charter.role_model = Some(RoleModel::NoRoles));
        assert!(asked(&packs(&["proctor-stages"]), roles.file()).iter().any(|it| it.to == A::SharedResponsibility));
    }

    #[test]
    fn the_standards_are_asked_of_everybody_and_the_rest_of_participants() {
        let asked = asked(&packs(&["uk-healthcare"]), Scene::complete().file());
        let of = |to| asked.iter().find(|asked| asked.to == to).map(|asked| (asked.of, asked.rules.len()));
        assert_eq!(of(AssentTo::Standards), Some((Circle::Everybody, 1)));
        assert_eq!(of(AssentTo::DataStorage), Some((Circle::Participants, 1)));
    }

    /// The complete group, where mentee 1 withdrew on that day.
    fn withdrawn(on: &str) -> Scene {
        Scene::complete().change(assent(1, 9), |given: &mut Assent| given.withdrawn_on = Some(day(on)))
    }

    #[test]
    fn a_withdrawal_acts_forward() {
        let scene = withdrawn("2021-10-06");
        let facts = Facts::of(scene.file()).unwrap();
        let found = facts.aftermath(person(1));
        assert!(found.kept.contains(&day("2021-09-07")) && found.kept.contains(&day("2021-10-05")), "{found:?}");
        assert!(found.against.contains(&day("2021-11-02")), "{found:?}");
        assert_eq!(facts.aftermath(person(2)).against, BTreeSet::new());
    }

    #[test]
    fn naming_somebody_before_their_consent_is_warned_of_once() {
        let uk = packs(&["uk-healthcare"]);
        let before = withdrawn("2021-10-06");
        let after = before.clone().change(session(3), |session: &mut Session| session.topic = "Other".to_owned());
        assert_eq!(warning(&uk, before.file(), after.file()), None, "it stood so before");
        let moved = before.clone().change(session(3), |session: &mut Session| {
            session.held = span("2021-11-03", "10:00", "11:00");
        });
        let found = warning(&uk, before.file(), moved.file()).unwrap();
        assert_eq!((&*found.rule, found.outcome, found.reason.kind), ("UKH-27", Outcome::Fail, Finding::Withdrawn));
        assert_eq!(found.reason.people, [person(1)]);
        assert_eq!(warning(&packs(&["cmpc-policy"]), before.file(), moved.file()), None, "no policy asks for it");
    }

    #[test]
    fn the_mentor_who_writes_the_record_is_not_asked() {
        let scene = Scene::complete();
        let facts = Facts::of(scene.file()).unwrap();
        assert!(facts.held.iter().any(|held| held.session.conduct.talk.iter().any(|talk| talk.person == MENTOR)));
        let asked = facts.sensitive_records();
        assert!(asked.contains_key(&person(1)) && !asked.contains_key(&MENTOR), "{asked:?}");
    }
}
