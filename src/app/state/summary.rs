//! A small row for each group, so that the start page opens no group.

use crate::domain::book::{GroupFile, Shelf};
use crate::domain::dates::Moment;
use crate::domain::evaluation::Action;
use crate::domain::group::Role;
use crate::domain::ids::{GroupId, PersonId, SessionId};
use crate::domain::record::Kind;
use crate::domain::retention::Keep;
use crate::domain::sort::{Gather, sort_by_key};
use crate::journal::erase::expiring;
use crate::policy::assess::Assessment;
use crate::policy::pack::{Pack, Stage};
use crate::policy::verdict::{Outcome, Subject, Verdict};
use crate::templates::{ActionPlace, action_key, open_actions};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::components::Counts;
use crate::app::paths;
use crate::app::verdicts::repeats;

/// What the start page shows of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The group.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// True for the sample.
    pub sample: bool,
    /// Mentees and participants, those who left included; tells which groups share a mentee.
    pub people: BTreeSet<PersonId>,
    /// Keys of its policies, each with the mark of the own versions by which it was judged; none in rows from before there
    /// were versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packs: Option<BTreeMap<String, String>>,
    /// How many members are mentees or participants now.
    pub mentees: usize,
    /// How many sessions were held.
    pub held: usize,
    /// Where it stands in its life.
    pub stage: Stage,
    /// How many verdicts came out which way.
    pub counts: Counts,
    /// What is planned or wants doing.
    pub items: Vec<Item>,
    /// How many of its records stand in several versions.
    #[serde(default, skip_serializing_if = "is_none")]
    pub clashes: usize,
    /// The day on which it was judged.
    pub judged_on: NaiveDate,
    /// How many records of which kind are kept until which day; what is kept for ever is not among them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kept_until: BTreeMap<NaiveDate, BTreeMap<Kind, usize>>,
}

/// Something that the start page lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Item {
    /// A planned session.
    Session {
        /// The session.
        session: SessionId,
        /// Its place in the order of sessions, from 1.
        ordinal: usize,
        /// When it starts.
        start: Moment,
        /// When it ends; none in rows from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<Moment>,
    },
    /// Verdicts of one rule that came out alike.
    Rule {
        /// The pack.
        pack: Arc<str>,
        /// First day of the version that judged; none in rows from before there were versions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effective: Option<NaiveDate>,
        /// The rule.
        rule: Arc<str>,
        /// How they came out.
        outcome: Outcome,
        /// Whom or what they concern.
        subjects: Vec<Subject>,
        /// Where the first of them is mended.
        href: Option<String>,
    },
    /// Something that an evaluation left to be done better.
    Action {
        /// A name for it that stays the same.
        key: String,
        /// What.
        text: String,
        /// Who.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveDate>,
    },
    /// The day up to which the records are kept.
    Retention {
        /// The day.
        until: NaiveDate,
    },
}

impl Item {
    /// The day on which it takes place or is due.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Session { start, .. } => Some(start.date()),
            Self::Rule { outcome: Outcome::Due(day), .. } => *day,
            Self::Rule { .. } => None,
            Self::Action { due, .. } => *due,
            Self::Retention { until } => Some(*until),
        }
    }
}

impl Summary {
    /// The row of this group; none where the file holds no group.
    #[must_use]
    pub fn of(
        file: &GroupFile,
        assessment: &Assessment,
        packs: &[Arc<Pack>],
        marks: &BTreeMap<String, String>,
        keeps: &[Keep],
        today: NaiveDate,
    ) -> Option<Self> {
        let group = file.group()?;
        let mut kept_until: BTreeMap<NaiveDate, BTreeMap<Kind, usize>> = BTreeMap::new();
        for due in expiring(file, keeps) {
            *kept_until.entry(due.until).or_default().entry(due.key.kind).or_default() += 1;
        }
        let marked = |key: &String| (key.clone(), marks.get(key).cloned().unwrap_or_default());
        let held = file.sessions.iter().filter(|session| session.held.is_some()).count();
        Some(Self {
            id: group.id,
            name: group.name.clone(),
            sample: group.sample,
            people: file.members.iter().filter(|member| is_mentee(member.role)).map(|member| member.person).gather(),
            packs: Some(group.packs.iter().map(marked).collect()),
            mentees: file.members.iter().filter(|member| is_mentee(member.role) && member.belongs_on(today)).count(),
            held,
            stage: stage(file, today),
            counts: assessment.verdicts.iter().map(|verdict| verdict.outcome).collect(),
            items: sessions(file).chain(rules(group.id, assessment, packs)).chain(left_to_do(file)).collect(),
            clashes: file.clashes.len(),
            judged_on: today,
            kept_until,
        })
    }

    /// By kind, how many records are due to be erased, and since when.
    #[must_use]
    pub fn due_by_kind(&self, today: NaiveDate) -> BTreeMap<Kind, (usize, NaiveDate)> {
        let mut due: BTreeMap<Kind, (usize, NaiveDate)> = BTreeMap::new();
        for (until, kinds) in self.kept_until.range(..today) {
            for (kind, number) in kinds {
                due.entry(*kind).or_insert((0, *until)).0 += number;
            }
        }
        due
    }

    /// How many records are due to be erased.
    #[must_use]
    pub fn due(&self, today: NaiveDate) -> usize {
        self.due_by_kind(today).values().map(|(number, _)| number).sum()
    }

    /// The next day on which something is planned or due, or was and still waits; none where nothing has a day.
    #[must_use]
    pub fn next(&self) -> Option<NaiveDate> {
        self.items.iter().filter_map(Item::day).min()
    }

    /// True where the group has chosen the policy, or the row does not tell.
    #[must_use]
    pub fn may_use(&self, key: &str) -> bool {
        self.packs.as_ref().is_none_or(|packs| packs.contains_key(key))
    }

    /// True where it was judged by other versions than those with these marks, or may have been.
    #[must_use]
    pub fn has_other_versions(&self, marks: &BTreeMap<String, String>) -> bool {
        let stands = |key: &str| marks.get(key).map_or("", String::as_str);
        self.packs.as_ref().map_or(!marks.is_empty(), |packs| packs.iter().any(|(key, mark)| stands(key) != mark))
    }

    /// True where a day that turns a verdict has passed since it was judged.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.items.iter().any(|item| match item {
            Item::Rule { outcome: Outcome::Due(Some(day)), .. } => self.judged_on <= *day && *day < today,
            // where the group stands changes with the day of a session
            Item::Session { start, .. } => self.judged_on <= start.date() && start.date() < today,
            // whether the others are late is told when they are shown
            _ => false,
        })
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
const fn is_none(number: &usize) -> bool {
    *number == 0
}

/// True for a role that is mentored.
#[must_use]
pub const fn is_mentee(role: Role) -> bool {
    role.is_mentored()
}

/// Where the group stands in its life, by what has happened so far.
#[must_use]
pub fn stage(file: &GroupFile, today: NaiveDate) -> Stage {
    let any_held = file.sessions.iter().any(|session| session.held.is_some());
    let any_ahead = sessions(file).any(|item| item.day().is_some_and(|day| day >= today));
    if !file.evaluations.is_empty() {
        Stage::Evaluation
    } else if any_held && any_ahead {
        Stage::Sessions
    } else if any_held {
        Stage::Closing
    } else if !file.meetings.is_empty() {
        Stage::Opening
    } else if file.members.is_empty() {
        Stage::SetUp
    } else {
        Stage::Joining
    }
}

/// Sessions that are planned and neither written up nor cancelled.
fn sessions(file: &GroupFile) -> impl Iterator<Item = Item> {
    file.sessions_in_order().into_iter().enumerate().filter_map(|(place, session)| {
        let is_open = session.held.is_none() && session.cancelled.is_none();
        let planned = session.planned.as_ref().filter(|_| is_open)?;
        let (start, end) = (planned.start().clone(), Some(planned.end().clone()));
        Some(Item::Session { session: session.id, ordinal: place + 1, start, end })
    })
}

/// What evaluations left to do, and the day up to which records are kept.
fn left_to_do(file: &GroupFile) -> impl Iterator<Item = Item> {
    let action = |(place, action): (ActionPlace, &Action)| Item::Action {
        key: action_key(place, action),
        text: action.text.clone(),
        owner: action.owner,
        due: action.due,
    };
    let until = file.group().and_then(|group| group.charter.retention_until);
    let actions: Vec<_> = open_actions(file).into_iter().map(action).collect();
    actions.into_iter().chain(until.map(|until| Item::Retention { until }))
}

/// Verdicts that want doing, those of one rule with one outcome together; rules that only repeat another are left out.
fn rules(group: GroupId, assessment: &Assessment, packs: &[Arc<Pack>]) -> impl Iterator<Item = Item> {
    let mut found: BTreeMap<_, Vec<&Verdict>> = BTreeMap::new();
    for verdict in &assessment.verdicts {
        let wants_doing = matches!(verdict.outcome, Outcome::Fail | Outcome::Due(_));
        if wants_doing && !repeats(packs, assessment, verdict) {
            let version = (&*verdict.pack, verdict.effective, &*verdict.rule);
            found.entry((version, verdict.outcome)).or_default().push(verdict);
        }
    }
    let items: Vec<_> = found
        .into_iter()
        .filter_map(|((_, outcome), verdicts)| {
            let first = verdicts.first()?;
            Some(Item::Rule {
                pack: first.pack.clone(),
                effective: Some(first.effective),
                rule: first.rule.clone(),
                outcome,
                subjects: verdicts.iter().map(|verdict| verdict.subject).collect(),
                href: first.remedy.as_ref().map(|remedy| paths::remedy(group, remedy)),
            })
        })
        .collect();
    items.into_iter()
}

/// The code names of these subjects' people, in order.
#[must_use]
pub fn names(shelf: &Shelf, subjects: &[Subject]) -> Vec<String> {
    let mut names: Vec<_> = subjects
        .iter()
        .filter_map(|subject| match subject {
            Subject::Member(person) => shelf.code_name(*person).map(str::to_owned),
            _ => None,
        })
        .collect();
    sort_by_key(&mut names, String::clone);
    names
}
