//! How each person stands to what the group agreed.

use super::desk::{By, Desk};
use super::facts::Facts;
use super::verdict::Finding;
use crate::domain::agreement::{Agreement, AgreementKind, AssentTo};
use crate::domain::dates::Moment;
use crate::domain::ids::{GoalId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A person's word on something, on a day. Ordered by weight: of several the smallest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Dissents or refuses.
    Dissents,
    /// Had given it, and withdrew.
    Withdrew,
    /// Gave it when it was too late.
    Late,
    /// Neither assents nor dissents.
    Abstains,
    /// Has not given it.
    Silent,
    /// Has given it.
    Given,
}

/// To what they assent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum To {
    /// The rules on confidentiality, which stand in the working agreement. (UK healthcare, 2.3)
    ConfidentialityRules,
    /// The working agreement. (Proctor stages, stage 6)
    Agreement,
    /// Each amendment of the working agreement since they joined. (UK healthcare, 8.2)
    Amendments,
    /// One goal of the whole group, the same for all. (Nordic roles, para 1)
    GroupGoal,
    /// The purpose of the group. (Proctor stages, stage 1)
    Purpose,
    /// The format for presenting. (Proctor stages, stage 7)
    PresentingFormat,
    /// That all share the responsibility for the process. (Proctor stages, model 3)
    SharedResponsibility,
    /// That taking part is voluntary and can be ended. (UK healthcare, 4.1)
    VoluntaryParticipation,
    /// Nature and purpose of the group. (UK healthcare, 4.1)
    NatureAndPurpose,
    /// Sharing of professional experience. (UK healthcare, 4.1)
    SharingExperience,
    /// Confidentiality. (UK healthcare, 4.1)
    Confidentiality,
    /// Keeping personal or sensitive data about oneself. (UK healthcare, 4.2)
    DataStorage,
    /// The standards of the policy. (UK healthcare, closing paragraph)
    Standards,
}

impl To {
    /// How the person stands to it; with `in_time`, they gave their word by the day of their first session.
    #[must_use]
    pub fn stand(self, desk: &Desk<'_>, person: PersonId, goal: Option<GoalId>, in_time: bool) -> Stand {
        let facts = desk.facts;
        let day = facts.counted_on(person, desk.today);
        let due = desk.ahead(Some(By::OwnStart), person).filter(|_| in_time);
        let word = match self {
            Self::Amendments => {
                let versions = facts.amendments(person, day).map(|version| AssentTo::Agreement(version.id));
                versions.map(|to| facts.word(person, to, day)).min().unwrap_or(Word::Silent)
            }
            _ => match self.target(goal).or_else(|| in_force(facts, day)) {
                Some(to) => facts.word(person, to, day),
                None => Word::Silent,
            },
        };
        let late = word == Word::Given && in_time && self.came_late(desk, person);
        Stand { person, word: if late { Word::Late } else { word }, due: due.filter(|_| word == Word::Silent) }
    }

    /// True where the person had not given their word by the day of their first session. What was amended after that day
    /// makes nobody late. (our decision)
    fn came_late(self, desk: &Desk<'_>, person: PersonId) -> bool {
        let facts = desk.facts;
        let start = facts.own_start(person).map(Moment::date).filter(|day| *day <= desk.today);
        start.is_some_and(|day| {
            let to = self.target(None).or_else(|| in_force(facts, day));
            to.is_none_or(|to| facts.word(person, to, day) != Word::Given)
        })
    }

    /// What is named on an assent; none where it is a version of the agreement.
    #[must_use]
    pub const fn target(self, goal: Option<GoalId>) -> Option<AssentTo> {
        match self {
            Self::ConfidentialityRules | Self::Agreement | Self::Amendments => None,
            Self::GroupGoal => match goal {
                Some(goal) => Some(AssentTo::Goal(goal)),
                None => None,
            },
            Self::Purpose => Some(AssentTo::Purpose),
            Self::PresentingFormat => Some(AssentTo::PresentingFormat),
            Self::SharedResponsibility => Some(AssentTo::SharedResponsibility),
            Self::VoluntaryParticipation => Some(AssentTo::Voluntary),
            Self::NatureAndPurpose => Some(AssentTo::NatureAndPurpose),
            Self::SharingExperience => Some(AssentTo::SharingExperience),
            Self::Confidentiality => Some(AssentTo::Confidentiality),
            Self::DataStorage => Some(AssentTo::DataStorage),
            Self::Standards => Some(AssentTo::Standards),
        }
    }
}

/// The version of the working agreement in force on `day`, as an assent names it.
fn in_force(facts: &Facts<'_>, day: NaiveDate) -> Option<AssentTo> {
    facts.agreement(AgreementKind::WorkingAgreement, day).map(|version| AssentTo::Agreement(version.id))
}

/// How one person stands: their word and, while it is not too late to give it, the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Who.
    pub person: PersonId,
    /// Their word.
    pub word: Word,
    /// The last day, while it is ahead.
    pub due: Option<NaiveDate>,
}

impl<'a> Facts<'a> {
    /// The person's word on that on `day`.
    #[must_use]
    pub fn word(&self, person: PersonId, to: AssentTo, day: NaiveDate) -> Word {
        match self.assent(person, to, day) {
            None => Word::Silent,
            Some(assent) if assent.abstained => Word::Abstains,
            Some(assent) if !assent.given => Word::Dissents,
            Some(assent) if assent.holds_on(day) => Word::Given,
            Some(_) => Word::Withdrew,
        }
    }

    /// True where the person has ever given their word on that.
    #[must_use]
    pub fn ever_given(&self, person: PersonId, to: AssentTo) -> bool {
        self.file.assents.of(person).any(|assent| assent.given && assent.to == to)
    }

    /// The day on which the person's assent counts: `today` or, for somebody who has left, the day of their last session.
    #[must_use]
    pub fn counted_on(&self, person: PersonId, today: NaiveDate) -> NaiveDate {
        let records = self.of_person(person);
        let gone = !records.memberships.is_empty() && records.left().is_some_and(|left| left < today);
        let last = self.own_conclusion(person).filter(|_| gone);
        last.map_or(today, |last| last.date().min(today))
    }

    /// The amendments to the working agreement that the person shares in, up to `day`: those made since they joined, and
    /// the one in force.
    pub fn amendments(&self, person: PersonId, day: NaiveDate) -> impl Iterator<Item = &'a Agreement> {
        let joined = self.of_person(person).joined();
        let in_force = self.agreement(AgreementKind::WorkingAgreement, day).map(|version| version.id);
        let file = self.file;
        file.agreements.iter().filter(move |version| {
            version.kind == AgreementKind::WorkingAgreement
                && version.amends.is_some()
                && version.on <= day
                && (Some(version.id) == in_force || joined.is_none_or(|joined| joined <= version.on))
        })
    }
}

/// What those who lack it have in common.
#[must_use]
pub fn in_common(lacking: &[&Stand]) -> Finding {
    let all = |word| lacking.iter().all(|stand| stand.word == word);
    if all(Word::Dissents) {
        Finding::Dissent
    } else if all(Word::Withdrew) {
        Finding::Withdrawn
    } else if all(Word::Late) {
        Finding::TooLate
    } else if all(Word::Abstains) {
        Finding::Abstained
    } else {
        Finding::PeopleMissing
    }
}
