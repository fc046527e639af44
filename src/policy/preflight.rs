//! What would happen if: the warnings that a change would bring, before it is recorded. Nothing is ever refused.
//!
//! The group is judged as it stands and as it would stand, by the same rules as always; what comes out newly against a rule,
//! and cannot be mended by writing more down, is a warning. In both judgements what is planned counts as held as planned,
//! by the mentor and with everybody on the roster, so that a plan is warned of as soon as it is made.

use super::assess::{Assessment, Context, assess_among};
use super::compare::withheld;
use super::consent;
use super::credit::WhyNot;
use super::pack::Pack;
use super::packs::built_in;
use super::planned::{UNRECORDED, hold_as_planned};
use super::verdict::{Field, Finding, Outcome, Place, Quantity, Reason, Subject, Verdict};
use crate::domain::book::{Book, GroupFile, Shelf};
use crate::domain::dates::Moment;
use crate::domain::group::Role;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Kind, Record, RecordKey};
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What would go against a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Key of the pack.
    pub pack: Arc<str>,
    /// First day of the version that would judge.
    pub effective: NaiveDate,
    /// The rule.
    pub rule: Arc<str>,
    /// Packs and rules that say the same.
    pub also: Vec<(Arc<str>, Arc<str>)>,
    /// Whom and what it touches.
    pub subjects: Vec<Subject>,
    /// Fail, or monitor where it would only be watched, as minutes that go uncredited are.
    pub outcome: Outcome,
    /// What would be found for the first subject, with what was observed and the limit.
    pub reason: Reason,
    /// What could be done instead, the best first.
    pub alternatives: Vec<Alternative>,
    /// Minutes that would earn no credit because of this rule.
    pub uncredited: BTreeMap<PersonId, Minutes>,
}

impl Warning {
    /// True where recording it all the same asks for a reason: what is only watched does not.
    #[must_use]
    pub fn asks_reason(&self) -> bool {
        self.outcome != Outcome::Monitor
    }
}

/// What could be done instead. The shell has one sentence for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// Wait until a place is free: from that day, where a departure that frees one is on record.
    WaitForPlace(Option<NaiveDate>),
    /// Meet with no more than so many mentees.
    InviteAtMost(u32),
    /// Make it no longer than this.
    ShortenTo(Minutes),
    /// Meet the mentee alone.
    HoldIndividually,
    /// Have the listing renewed first.
    RenewListing,
    /// Choose this day.
    ProposeDay(NaiveDate),
    /// End by this moment.
    EndBy(Moment),
    /// Discuss the case with its mentee first.
    DiscussFirst,
    /// Let the group's mentor conduct.
    LetMentorConduct,
    /// Enter it as mentored experience.
    EnterAsMentoredExperience,
    /// Ask those who are named for their consent, and record it first.
    AskFirst,
    /// Record it without naming them; then they get no credit for it.
    LeaveUnnamed,
}

/// What recording `proposed` in place of what stands in `group` would bring, rule by rule.
///
/// `packs` are those that the group has chosen; other groups have chosen among those that come with the book. Its cost
/// follows the group, not the book.
#[must_use]
pub fn preflight(
    book: &Book,
    group: GroupId,
    packs: &[Arc<Pack>],
    proposed: &[Record],
    today: NaiveDate,
) -> Vec<Warning> {
    preflight_among(book, group, packs, built_in().unwrap_or_default(), proposed, today)
}

/// As [`preflight`], where `known` holds every version of the policies from which all groups have chosen.
#[must_use]
pub fn preflight_among(
    book: &Book,
    group: GroupId,
    packs: &[Arc<Pack>],
    known: &[Arc<Pack>],
    proposed: &[Record],
    today: NaiveDate,
) -> Vec<Warning> {
    let keys: BTreeSet<_> = proposed.iter().map(Record::key).collect();
    let (mut before, mut after) = files(book, group, proposed);
    let mut shelf = Arc::clone(&book.shelf);
    for record in proposed.iter().filter(|record| record.home().group().is_none()) {
        Arc::make_mut(&mut shelf).put(record.clone(), UNRECORDED);
    }
    // Whoever is only expected is not yet named, so consent is looked at in what is really on record.
    let unallowed = consent::warning(packs, &before, &after);
    hold_as_planned(&mut before, |_, day| day >= today);
    hold_as_planned(&mut after, |key, day| day >= today || keys.contains(&key));
    let others = book.others_of(group, &after);
    let judge =
        |shelf: &Shelf, file: &GroupFile| assess_among(&Context { shelf, file, others: &others, packs, today }, known);
    let (before, now) = (judge(&book.shelf, &before), judge(&shelf, &after));
    let change = Change { before: &before, after: &now, file: &after, keys: &keys, today };
    let gate = consent::before_records(packs).map(|(_, rule)| rule.id.clone());
    let mut warnings = change.warnings();
    warnings.retain(|warning| Some(&warning.rule) != gate.as_ref());
    warnings.extend(unallowed);
    warnings
}

/// As [`preflight`], and of consent alone: for forms whose other findings come only with what they record.
#[must_use]
pub fn named(book: &Book, group: GroupId, packs: &[Arc<Pack>], proposed: &[Record]) -> Vec<Warning> {
    let (before, after) = files(book, group, proposed);
    consent::warning(packs, &before, &after).into_iter().collect()
}

/// The group's file as it stands and as it would stand.
fn files(book: &Book, group: GroupId, proposed: &[Record]) -> (GroupFile, GroupFile) {
    let before = book.group(group).map_or_else(GroupFile::default, |file| (**file).clone());
    let mut after = before.clone();
    for record in proposed.iter().filter(|record| record.home().group() == Some(group)) {
        after.put(record.clone(), UNRECORDED);
    }
    (before, after)
}

struct Change<'a> {
    before: &'a Assessment,
    after: &'a Assessment,
    file: &'a GroupFile,
    keys: &'a BTreeSet<RecordKey>,
    today: NaiveDate,
}

impl Change<'_> {
    fn warnings(&self) -> Vec<Warning> {
        let about = |verdict: &Verdict| (verdict.pack.clone(), verdict.rule.clone(), verdict.subject);
        let stood: BTreeMap<_, _> = self.before.verdicts.iter().map(|verdict| (about(verdict), verdict)).collect();
        let mut warnings: Vec<Warning> = Vec::new();
        for verdict in self.after.verdicts.iter().filter(|verdict| is_against(verdict)) {
            if stood.get(&about(verdict)).is_some_and(|stood| !is_worse(verdict, stood)) {
                continue;
            }
            let same = |warning: &&mut Warning| {
                (&warning.pack, warning.effective, &warning.rule, warning.reason.kind)
                    == (&verdict.pack, verdict.effective, &verdict.rule, verdict.reason.kind)
            };
            match warnings.iter_mut().find(same) {
                Some(warning) => warning.subjects.push(verdict.subject),
                None => warnings.push(self.warning(verdict)),
            }
        }
        let mut distinct: Vec<Warning> = Vec::new();
        for warning in warnings {
            let same = |first: &&mut Warning| {
                (first.reason.kind, first.outcome, &first.reason.limit, &first.subjects)
                    == (warning.reason.kind, warning.outcome, &warning.reason.limit, &warning.subjects)
            };
            match distinct.iter_mut().find(same) {
                Some(first) => first.also.push((warning.pack, warning.rule)),
                None => distinct.push(warning),
            }
        }
        distinct
    }

    fn warning(&self, verdict: &Verdict) -> Warning {
        Warning {
            pack: verdict.pack.clone(),
            effective: verdict.effective,
            rule: verdict.rule.clone(),
            also: Vec::new(),
            subjects: vec![verdict.subject],
            outcome: verdict.outcome,
            reason: verdict.reason.clone(),
            alternatives: self.alternatives(verdict),
            uncredited: self.uncredited(&verdict.rule),
        }
    }

    fn uncredited(&self, rule: &Arc<str>) -> BTreeMap<PersonId, Minutes> {
        let changes = withheld(self.before, self.after, rule).into_iter();
        changes.map(|(person, (stood, now))| (person, now.less(stood))).filter(|(_, more)| !more.is_zero()).collect()
    }

    /// What fits the rule: the field that mends it tells what it is about.
    fn alternatives(&self, verdict: &Verdict) -> Vec<Alternative> {
        let field = verdict.remedy.as_ref().map(|remedy| remedy.field);
        match (verdict.reason.kind, verdict.subject, &verdict.reason.limit) {
            (Finding::Over, _, Some(Quantity::Count(most))) => match field {
                Some(Field::Left) => vec![Alternative::WaitForPlace(self.place_free_from(*most))],
                Some(Field::Attendance) => vec![Alternative::InviteAtMost(*most)],
                _ => Vec::new(),
            },
            (Finding::Over, Subject::Member(_), Some(Quantity::Time(_))) => self
                .shortened()
                .map(Alternative::ShortenTo)
                .into_iter()
                .chain([Alternative::HoldIndividually])
                .collect(),
            (Finding::Under, ..) if is_alone(verdict) => vec![Alternative::HoldIndividually],
            (Finding::NotListed, _, limit) => {
                let last = if let Some(Quantity::Day(day)) = limit { Some(*day) } else { None };
                let day = last.filter(|day| *day >= self.today).map(Alternative::ProposeDay);
                std::iter::once(Alternative::RenewListing).chain(day).collect()
            }
            (Finding::TooLate, Subject::Case(_), _) => vec![Alternative::DiscussFirst],
            (Finding::TooLate, _, Some(Quantity::At(moment))) => vec![Alternative::EndBy(moment.clone())],
            (Finding::TooEarly, _, Some(Quantity::At(moment))) => vec![Alternative::ProposeDay(moment.date())],
            (Finding::TooEarly, _, Some(Quantity::Day(day))) => vec![Alternative::ProposeDay(*day)],
            (Finding::DoneByAnother, ..) if matches!(field, Some(Field::ConductedBy | Field::HeldBy)) => {
                vec![Alternative::LetMentorConduct]
            }
            (Finding::WrongCategory, ..) => vec![Alternative::EnterAsMentoredExperience],
            _ => Vec::new(),
        }
    }

    /// The first day from which the group without the proposed members has a place, as far as departures are on record.
    fn place_free_from(&self, most: u32) -> Option<NaiveDate> {
        let proposed = |id| self.keys.contains(&RecordKey::new(Kind::Member, id));
        let stay: Vec<_> = self.file.members_as(Role::Mentee).filter(|member| !proposed(member.id.0)).collect();
        let full =
            |day| u32::try_from(stay.iter().filter(|member| member.belongs_on(day)).count()).is_ok_and(|n| n >= most);
        let joins = || stay.iter().filter_map(|member| member.joined);
        let mut days: Vec<_> = stay.iter().filter_map(|member| member.left?.succ_opt()).collect();
        sort_by_key(&mut days, |day| *day);
        days.into_iter().find(|day| !full(*day) && !joins().any(|joined| joined > *day && full(joined)))
    }

    /// How long the proposed session or entry may be for nobody to go over the cap; none where no length would do.
    fn shortened(&self) -> Option<Minutes> {
        let lines = self.after.ledgers.values().flat_map(|ledger| &ledger.lines);
        let proposed = lines.filter(|line| self.keys.contains(&line.source.key()));
        let over = proposed.filter(|line| line.withheld.iter().any(|part| part.why == WhyNot::Cap));
        over.map(|line| line.credited).min().filter(|minutes| !minutes.is_zero())
    }
}

/// True where a single mentee is too few for a session, and so can be met alone.
fn is_alone(verdict: &Verdict) -> bool {
    let place = verdict.remedy.as_ref().map(|remedy| remedy.place);
    matches!(place, Some(Place::Meeting(..))) && verdict.reason.observed == Some(Quantity::Count(1))
}

/// True where the verdict goes against a rule and writing more down does not mend it.
pub(super) fn is_against(verdict: &Verdict) -> bool {
    let counted = matches!(verdict.outcome, Outcome::Fail | Outcome::Monitor);
    match verdict.reason.kind {
        Finding::Over | Finding::TooLate | Finding::NotListed | Finding::DoneByAnother | Finding::WrongCategory => {
            counted
        }
        Finding::Under => counted && matches!(verdict.subject, Subject::Session(_)),
        // A meeting or evaluation that is too early leaves its duty due.
        Finding::TooEarly => counted || matches!(verdict.outcome, Outcome::Due(_)),
        _ => false,
    }
}

/// True where the verdict is worse than the one that stood.
fn is_worse(verdict: &Verdict, stood: &Verdict) -> bool {
    if !is_against(stood) || verdict.reason.kind != stood.reason.kind {
        return true;
    }
    match (&verdict.reason.observed, &stood.reason.observed) {
        (Some(Quantity::Count(now)), Some(Quantity::Count(then))) => match verdict.reason.kind {
            Finding::Under => now < then,
            _ => now > then,
        },
        (Some(Quantity::Time(now)), Some(Quantity::Time(then))) => now > then,
        _ => false,
    }
}
