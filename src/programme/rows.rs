//! What a coordinator reads: a row for each group, mentor and mentee.

use super::Programme;
use super::judge::{Inputs, Judged};
use super::overdue::{Overdue, of_group};
use super::tally::Tally;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::sort::{Gather, sort_by_key};
use crate::domain::units::Minutes;
use crate::policy::credit::{Ledger, Standing};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// The groups, by name.
    pub groups: Vec<GroupRow>,
    /// The mentors, by name.
    pub mentors: Vec<MentorRow>,
    /// The mentees and participants, by name.
    pub mentees: Vec<MenteeRow>,
    /// What is overdue, the oldest first.
    pub overdue: Vec<Overdue>,
    /// By policy, over all groups: how many groups have chosen it, and how the verdicts came out.
    pub policies: BTreeMap<Arc<str>, (usize, Tally)>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// The group.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// The file from which it comes, among the files.
    pub source: usize,
    /// Its mentor.
    pub mentor: Option<PersonId>,
    /// What the mentor is called; empty where none is recorded.
    pub mentor_name: String,
    /// True for the sample that comes with the app.
    pub sample: bool,
    /// How many are mentored in it now.
    pub mentees: usize,
    /// How many sessions were held.
    pub held: usize,
    /// By policy, how the verdicts came out.
    pub policies: BTreeMap<Arc<str>, Tally>,
    /// All policies together.
    pub all: Tally,
    /// How much is overdue.
    pub overdue: usize,
}

/// A mentor, over all groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorRow {
    /// The mentor; none for the groups of which no mentor is recorded.
    pub person: Option<PersonId>,
    /// What the mentor is called; empty where none is recorded.
    pub name: String,
    /// The files in which the mentor's groups are.
    pub sources: BTreeSet<usize>,
    /// How many groups.
    pub groups: usize,
    /// How many are mentored in them now; somebody in two of them is one.
    pub mentees: usize,
    /// How the verdicts came out.
    pub all: Tally,
    /// How much is overdue.
    pub overdue: usize,
}

/// A mentee or participant, over all groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenteeRow {
    /// The person.
    pub person: PersonId,
    /// What the person is called; several where the files differ, the newest first.
    pub names: Vec<String>,
    /// The groups.
    pub groups: Vec<GroupId>,
    /// Minutes of group mentoring attended.
    pub attended: Minutes,
    /// What a programme credits; none where none does.
    pub credit: Option<Credit>,
}

/// What a programme credits to a mentee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Minutes credited.
    pub credited: Minutes,
    /// The cap; none where none holds.
    pub cap: Option<Minutes>,
    /// Whether the credit is final.
    pub stands: Stands,
}

/// Whether credit is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Something that it waits for is not met yet.
    Provisional,
    /// It waits for nothing but what was left out of the file.
    Untold,
    /// Final, with something closed by a mentor with a reason.
    FinalWithRemark,
    /// Final.
    Final,
}

/// Mentors as they are gathered, with those who are mentored by them now. Groups without a mentor are told apart by their
/// files.
type Mentors = BTreeMap<(Option<PersonId>, Option<usize>), (MentorRow, BTreeSet<PersonId>)>;

/// Reads everything off the groups that are judged.
#[must_use]
pub fn overview(programme: &Programme) -> Overview {
    let today = programme.today();
    let mut overview = Overview::default();
    let mut mentors = Mentors::new();
    for (id, inputs, judged) in programme.all_judged() {
        let overdue = of_group(id, inputs, judged, today);
        let Some(row) = group_row(programme, id, inputs, judged, overdue.len()) else { continue };
        for (key, tally) in &row.policies {
            let (groups, all) = overview.policies.entry(key.clone()).or_default();
            (*groups, *all) = (*groups + 1, all.and(*tally));
        }
        let key = (row.mentor, row.mentor.is_none().then_some(row.source));
        let (mentor, people) = mentors.entry(key).or_insert_with(|| (mentor_row(&row), BTreeSet::new()));
        mentor.sources.insert(row.source);
        mentor.groups += 1;
        mentor.all = mentor.all.and(row.all);
        mentor.overdue += row.overdue;
        let now = inputs.file.members.iter().filter(|member| member.role.is_mentored() && member.belongs_on(today));
        people.extend(now.map(|member| member.person));
        mentor.mentees = people.len();
        overview.groups.push(row);
        overview.overdue.extend(overdue);
    }
    overview.mentors = mentors.into_values().map(|(row, _)| row).collect();
    overview.mentees = mentees(programme);
    let names: BTreeMap<GroupId, &str> = overview.groups.iter().map(|row| (row.id, row.name.as_str())).gather();
    sort_by_key(&mut overview.overdue, |it| (it.day, names.get(&it.group).copied()));
    sort_by_key(&mut overview.groups, |row| (row.name.clone(), row.id));
    sort_by_key(&mut overview.mentors, |row| (row.name.is_empty(), row.name.clone(), row.person));
    sort_by_key(&mut overview.mentees, |row| (row.names.first().cloned(), row.person));
    overview
}

fn group_row(programme: &Programme, id: GroupId, inputs: &Inputs, judged: &Judged, overdue: usize) -> Option<GroupRow> {
    let group = inputs.file.group()?;
    let today = programme.today();
    let now = inputs.file.members.iter().filter(|member| member.role.is_mentored() && member.belongs_on(today));
    let policies = judged.tallies();
    let name = group.mentor.and_then(|mentor| inputs.shelf.code_name(mentor));
    Some(GroupRow {
        id,
        name: group.name.clone(),
        source: inputs.source,
        mentor: group.mentor,
        mentor_name: name.unwrap_or_default().to_owned(),
        sample: group.sample,
        mentees: now.count(),
        held: inputs.file.sessions.iter().filter(|session| session.held.is_some()).count(),
        all: policies.values().fold(Tally::default(), |all, tally| all.and(*tally)),
        policies,
        overdue,
    })
}

fn mentor_row(of: &GroupRow) -> MentorRow {
    MentorRow {
        person: of.mentor,
        name: of.mentor_name.clone(),
        sources: BTreeSet::new(),
        groups: 0,
        mentees: 0,
        all: Tally::default(),
        overdue: 0,
    }
}

/// What the groups of one person say of them.
#[derive(Default)]
struct Gathering<'a> {
    groups: Vec<(GroupId, &'a Inputs, &'a Judged)>,
}

fn mentees(programme: &Programme) -> Vec<MenteeRow> {
    let mut people: BTreeMap<PersonId, Gathering<'_>> = BTreeMap::new();
    for (id, inputs, judged) in programme.all_judged() {
        let mentored = inputs.file.members.iter().filter(|member| member.role.is_mentored());
        let mentored: BTreeSet<_> =
            mentored.map(|member| member.person).chain(judged.assessment.ledgers.keys().copied()).gather();
        for person in mentored {
            people.entry(person).or_default().groups.push((id, inputs, judged));
        }
    }
    people.into_iter().map(|(person, all)| mentee(programme, person, &all)).collect()
}

fn mentee(programme: &Programme, person: PersonId, all: &Gathering<'_>) -> MenteeRow {
    let groups = &all.groups;
    let mut sources: Vec<_> =
        groups.iter().filter_map(|(_, inputs, _)| programme.sources().get(inputs.source)).collect();
    sort_by_key(&mut sources, |source| std::cmp::Reverse(source.age()));
    let mut names: Vec<String> = Vec::new();
    for name in sources.iter().filter_map(|source| source.book.shelf.code_name(person)) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    let ledgers: Vec<(&Ledger, bool)> = groups
        .iter()
        .filter_map(|(_, _, judged)| Some((judged.assessment.ledgers.get(&person)?, judged.rests.contains(&person))))
        .collect();
    let stands = ledgers.iter().map(|(ledger, rests)| stands(ledger, *rests)).min();
    let credit = ledgers.first().zip(stands).map(|((ledger, _), stands)| Credit {
        credited: ledger.credited(),
        cap: ledger.cap,
        stands,
    });
    let attended = match ledgers.first() {
        Some((ledger, _)) => ledger.attended(),
        None => groups.iter().map(|(_, inputs, _)| attended(inputs, person)).sum(),
    };
    MenteeRow { person, names, groups: groups.iter().map(|(id, ..)| *id).collect(), attended, credit }
}

const fn stands(ledger: &Ledger, rests: bool) -> Stands {
    match &ledger.standing {
        Standing::Provisional(_) if rests => Stands::Untold,
        Standing::Provisional(_) => Stands::Provisional,
        Standing::FinalWithRemark(_) => Stands::FinalWithRemark,
        Standing::Final => Stands::Final,
    }
}

/// Minutes that somebody whom no programme credits was there.
fn attended(inputs: &Inputs, person: PersonId) -> Minutes {
    let held = inputs.file.sessions.iter().filter(|session| session.held.is_some() && session.cancelled.is_none());
    let rows = held.flat_map(|session| session.attendance.iter().flatten());
    rows.filter(|row| row.person == person).map(|row| row.present).sum()
}
