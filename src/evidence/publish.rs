//! The publishable view: a pack that tells how a group was run, and of nobody who they are.
//!
//! It is made anew of what may be told, and not by leaving things out of another: whatever a pack comes to hold later stays
//! out of it until somebody lets it in here.
//!
//! - No name, no typed text, no identifier (those of the book hold a time) and no chain. Sessions are numbered; people are
//!   only counted.
//! - Days are those of the month. A policy of an organisation's own is told without its texts, which somebody typed.
//! - All counts are of the same people, the mentees: a line for each rule and session, and in each line all of them. Counts
//!   under [five](crate::domain::evaluation::FEWEST) are left out, with others where a total would tell them
//!   ([`suppress`]). Of a group with fewer than five mentees nothing is counted at all.

pub mod suppress;

use self::suppress::{Table, WIDTH, suppress};
use super::chain::Chain;
use super::judged::{Found, Policy, Rule, Subject};
use super::pack::{About, Ix, Pack, Period, Thing, View, Who};
use super::sections::{Attainments, Charter, Session};
use crate::domain::dates::Moment;
use crate::domain::record::Kind;
use crate::domain::sort::Gather;
use crate::policy::pack::Texts;
use crate::policy::packs::built_in;
use crate::policy::verdict::Outcome;
use chrono::{Datelike, Months, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A table of counts of mentees. Each line counts all of them, so that its counts add up to [`Counts::of`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// What is counted.
    pub what: Counted,
    /// How many mentees the group has had in the period; five or more.
    pub of: u32,
    /// What the columns stand for.
    pub columns: Vec<Column>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// What a table counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// How rules of the policy at that place came out for mentees.
    Outcomes(u32),
    /// Presence at sessions.
    Presence,
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// Mentees for whom the rule came out so; days are left out.
    Outcome(Outcome),
    /// Mentees for whom it came out in several ways, or in none.
    Otherwise,
    /// Mentees who were present.
    Present,
    /// Mentees who were not.
    Absent,
}

/// A line of counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Arc<str>>,
    /// The session, by its place in the order of sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<u32>,
    /// The counts, column by column; none where it is not told.
    pub counts: Vec<Option<u32>>,
}

/// The outcomes in the order of their columns.
const OUTCOMES: [Outcome; 7] = [
    Outcome::Pass,
    Outcome::Fail,
    Outcome::Due(None),
    Outcome::Monitor,
    Outcome::Unknown,
    Outcome::NotApplicable,
    Outcome::Exempt(None),
];

/// The publishable pack of what an auditor's pack holds.
#[must_use]
pub fn publish(pack: &Pack) -> Pack {
    let mentees: BTreeSet<Who> =
        pack.roster.iter().filter(|member| member.role.is_mentored()).map(|member| member.who).gather();
    let sessions = numbered(pack);
    let policies = policies(pack, &sessions);
    let mut counts = Vec::new();
    if u32::try_from(mentees.len()).is_ok_and(|number| number >= WIDTH) {
        counts.extend(pack.policies.iter().zip(&policies).enumerate().filter_map(|(at, (policy, told))| {
            outcomes(u32::try_from(at).unwrap_or_default(), policy, told, &mentees)
        }));
        counts.extend(presence(pack, &mentees));
    }
    Pack {
        about: about(&pack.about),
        people: Vec::new(),
        things: sessions.values().map(|(_, number)| session_thing(*number)).collect(),
        policies,
        counts,
        charter: Charter::default(),
        roster: Vec::new(),
        listings: Vec::new(),
        agreements: Vec::new(),
        consents: Vec::new(),
        sessions: Vec::new(),
        meetings: Vec::new(),
        needs: Vec::new(),
        goals: Vec::new(),
        attained: Attainments::default(),
        cases: Vec::new(),
        hours: Vec::new(),
        statements: Vec::new(),
        notes: Vec::new(),
        evaluations: Vec::new(),
        private: Vec::new(),
        corrections: Vec::new(),
        chain: None::<Chain>,
    }
}

/// The cover: the month in which it was made, the months of which it speaks, and nothing typed.
fn about(about: &About) -> About {
    // midnight of no place: a zone would tell where the group is
    let made_at = Moment::new(first_day(about.made_at.date()).and_time(NaiveTime::MIN), 0, None);
    About {
        app: about.app.clone(),
        made_at,
        judged_on: first_day(about.judged_on),
        view: View::Publishable,
        period: Period { from: about.period.from.map(first_day), to: about.period.to.map(last_day) },
        group: String::new(),
        mentor: None,
        sample: about.sample,
    }
}

fn first_day(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn last_day(day: NaiveDate) -> NaiveDate {
    first_day(day).checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// The sessions of which something is told, with their new places and their numbers.
fn numbered(pack: &Pack) -> BTreeMap<Ix, (Ix, u32)> {
    let is_session = |(_, thing): &(usize, &Thing)| thing.kind == Kind::Session;
    let things = pack.things.iter().enumerate().filter(is_session);
    let mut old: Vec<(u32, Ix)> = things
        .map(|(at, thing)| (thing.number.unwrap_or(u32::MAX), Ix(u32::try_from(at).unwrap_or(u32::MAX))))
        .collect();
    old.sort_unstable();
    let places = (0..).zip(old);
    places.map(|(place, (_, old))| (old, (Ix(place), place.saturating_add(1)))).gather()
}

const fn session_thing(number: u32) -> Thing {
    Thing { kind: Kind::Session, number: Some(number), day: None, who: None, sort: None, code: String::new() }
}

/// The policies with what was found of the group and of its sessions.
fn policies(pack: &Pack, sessions: &BTreeMap<Ix, (Ix, u32)>) -> Vec<Policy> {
    let known = built_in().unwrap_or_default();
    let told = |(at, policy): (usize, &Policy)| {
        let is_source = |known: &&Arc<crate::policy::pack::Pack>| {
            known.key == policy.key && known.dates.effective == policy.effective && known.title == policy.title
        };
        let source = known.iter().find(is_source);
        let rule = |(place, rule): (usize, &Rule)| {
            // a rule is told in the words of the source alone: these nobody typed
            let words = source.and_then(|source| source.rules.iter().find(|known| known.id == rule.id));
            let of = |text: Option<&Texts>| text.cloned().unwrap_or_default();
            Rule {
                id: words.map_or_else(|| format!("OWN-{}", place + 1).into(), |words| words.id.clone()),
                clause: of(words.map(|words| &words.clause)),
                title: of(words.map(|words| &words.title)),
                text: of(words.map(|words| &words.text)),
                severity: rule.severity,
                stage: rule.stage,
                repeats: rule.repeats,
                found: rule.found.iter().filter_map(|found| told_of(found, sessions)).collect(),
            }
        };
        Policy {
            key: source.map_or_else(|| format!("own-{}", at + 1).into(), |source| source.key.clone()),
            version: source.map_or_else(String::new, |source| source.version.clone()),
            body: source.map_or_else(String::new, |source| source.body.clone()),
            title: source.map_or_else(Texts::new, |source| source.title.clone()),
            effective: source.map_or_else(|| first_day(policy.effective), |source| source.dates.effective),
            rules: policy.rules.iter().enumerate().map(rule).collect(),
        }
    };
    pack.policies.iter().enumerate().map(told).collect()
}

/// How a rule came out for the group or a session; whatever is found of a person, or of a record of one, is only counted.
fn told_of(found: &Found, sessions: &BTreeMap<Ix, (Ix, u32)>) -> Option<Found> {
    let subject = match found.subject {
        Subject::Group => Subject::Group,
        Subject::Thing(thing) => Subject::Thing(sessions.get(&thing)?.0),
        Subject::Person(_) => return None,
    };
    Some(Found {
        subject,
        outcome: undated(found.outcome),
        finding: found.finding,
        // what was observed can be a number of people or a day
        observed: None,
        limit: None,
        people: Vec::new(),
        missing: Vec::new(),
        rules: Vec::new(),
        proof: Vec::new(),
    })
}

const fn undated(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Due(_) => Outcome::Due(None),
        Outcome::Exempt(_) => Outcome::Exempt(None),
        other => other,
    }
}

/// How often each rule of a policy that binds people came out how for mentees; none where there is no such rule.
fn outcomes(at: u32, policy: &Policy, told: &Policy, mentees: &BTreeSet<Who>) -> Option<Counts> {
    let mut columns: Vec<Column> = OUTCOMES.into_iter().map(Column::Outcome).collect();
    columns.push(Column::Otherwise);
    let of = u32::try_from(mentees.len()).ok()?;
    let line = |(rule, told): (&Rule, &Rule)| {
        let mut of_each: BTreeMap<Who, BTreeSet<Outcome>> = BTreeMap::new();
        for found in &rule.found {
            if let Subject::Person(who) = found.subject
                && mentees.contains(&who)
            {
                of_each.entry(who).or_default().insert(undated(found.outcome));
            }
        }
        if of_each.is_empty() {
            return None;
        }
        let only = |outcomes: &BTreeSet<Outcome>, outcome: Outcome| outcomes.len() == 1 && outcomes.contains(&outcome);
        let count = |outcome| of_each.values().filter(|outcomes| only(outcomes, outcome)).count();
        let mut cells: Vec<u32> =
            OUTCOMES.into_iter().map(|outcome| u32::try_from(count(outcome)).unwrap_or(u32::MAX)).collect();
        cells.push(of.saturating_sub(cells.iter().sum()));
        Some(Line { rule: Some(told.id.clone()), session: None, counts: counts(cells) })
    };
    let lines: Vec<_> = policy.rules.iter().zip(&told.rules).filter_map(line).collect();
    (!lines.is_empty()).then_some(Counts { what: Counted::Outcomes(at), of, columns, lines })
}

/// How many mentees were present at each session whose attendance was taken.
fn presence(pack: &Pack, mentees: &BTreeSet<Who>) -> Option<Counts> {
    let of = u32::try_from(mentees.len()).ok()?;
    let sessions = numbered(pack);
    let line = |session: &Session| {
        let present: BTreeSet<Who> = session.attendance.as_ref()?.iter().map(|present| present.who).gather();
        let present = u32::try_from(present.intersection(mentees).count()).ok()?;
        let (_, number) = *sessions.get(&session.thing)?;
        Some(Line { rule: None, session: Some(number), counts: counts(vec![present, of.saturating_sub(present)]) })
    };
    let lines: Vec<_> = pack.sessions.iter().filter_map(line).collect();
    let columns = vec![Column::Present, Column::Absent];
    (!lines.is_empty()).then_some(Counts { what: Counted::Presence, of, columns, lines })
}

/// What of a line of counts is told beside its total.
fn counts(cells: Vec<u32>) -> Vec<Option<u32>> {
    let table = Table { cells: vec![cells], line_totals: true, column_totals: false };
    suppress(&table).cells.into_iter().next().unwrap_or_default()
}
