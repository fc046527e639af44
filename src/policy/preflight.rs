//! What would happen if: the warnings that a change would bring, before it is recorded. Nothing is ever refused.
//!
//! The group is judged as it stands and as it would stand, by the same rules as always; what comes out newly against a rule,
//! and cannot be mended by writing more down, is a warning. In both judgements what is planned counts as held as planned,
//! by the mentor and with everybody on the roster, so that a plan is warned of as soon as it is made.

use super::assess::{Assessment, Context, assess};
use super::consent;
use super::credit::{Ledger, WhyNot};
use super::pack::Pack;
use super::verdict::{Finding, Outcome, Quantity, Reason, Subject, Verdict};
use crate::domain::book::{Book, GroupFile, Shelf};
use crate::domain::dates::{Moment, Span};
use crate::domain::group::Role;
use crate::domain::ids::{ChainId, GroupId, PersonId};
use crate::domain::meeting::Meeting;
use crate::domain::record::{Kind, Record, RecordKey, Revision};
use crate::domain::session::{Attendance, Session};
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
    /// The rule.
    pub rule: Arc<str>,
    /// Packs and rules that say the same.
    pub also: Vec<(Arc<str>, Arc<str>)>,
    /// Whom and what it touches.
    pub subjects: Vec<Subject>,
    /// Fail, or monitor where minutes would only go uncredited.
    pub outcome: Outcome,
    /// What would be found for the first subject, with what was observed and the limit.
    pub reason: Reason,
    /// What could be done instead, the best first.
    pub alternatives: Vec<Alternative>,
    /// Minutes that would earn no credit because of this rule.
    pub uncredited: BTreeMap<PersonId, Minutes>,
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
/// `packs` are those that the group has chosen. Its cost follows the group, not the book.
#[must_use]
pub fn preflight(
    book: &Book,
    group: GroupId,
    packs: &[Arc<Pack>],
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
    let judge = |shelf: &Shelf, file: &GroupFile| assess(&Context { shelf, file, others: &others, packs, today });
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
pub fn named(book: &Book, group: GroupId, packs: &[Arc<Pack>], proposed: &[Record], _today: NaiveDate) -> Vec<Warning> {
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

/// The revision of a record that was only proposed.
const UNRECORDED: Revision = Revision { chain: ChainId::from_number(0), number: 0 };

/// Turns the plans that `wanted` picks into what was held.
fn hold_as_planned(file: &mut GroupFile, wanted: impl Fn(RecordKey, NaiveDate) -> bool) {
    let mentor = file.group().and_then(|group| group.mentor);
    let wanted = |key, planned: Option<&Span>| planned.is_some_and(|span| wanted(key, span.date()));
    let plans = file.sessions.iter().filter(|session| session.held.is_none() && session.cancelled.is_none());
    let plans = plans.filter(|s| wanted(RecordKey::new(Kind::Session, s.id.0), s.planned.as_ref()));
    let sessions: Vec<_> = plans.map(|session| held_session(file, session, mentor)).collect();
    let plans = file.meetings.iter().filter(|meeting| meeting.held.is_none());
    let plans = plans.filter(|m| wanted(RecordKey::new(Kind::Meeting, m.id.0), m.planned.as_ref()));
    let meetings: Vec<_> = plans
        .map(|plan| Meeting { held: plan.planned.clone(), held_by: plan.held_by.or(mentor), ..plan.clone() })
        .collect();
    let records = sessions.into_iter().map(Record::from).chain(meetings.into_iter().map(Record::from));
    for record in records {
        file.put(record, UNRECORDED);
    }
}

fn held_session(file: &GroupFile, plan: &Session, mentor: Option<PersonId>) -> Session {
    let mut session = Session { held: plan.planned.clone(), ..plan.clone() };
    session.conducted_by = plan.conducted_by.or(mentor);
    if let (None, Some(span)) = (&plan.attendance, &plan.planned) {
        let roster = file.members_as(Role::Mentee).filter(|member| member.belongs_on(span.date()));
        let row = |person| Attendance { person, present: span.minutes(), late: Minutes::ZERO };
        session.attendance = Some(roster.map(|member| row(member.person)).collect());
    }
    session
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
        let stood: BTreeMap<_, _> =
            self.before.verdicts.iter().map(|verdict| ((&verdict.rule, verdict.subject), verdict)).collect();
        let mut warnings: Vec<Warning> = Vec::new();
        for verdict in self.after.verdicts.iter().filter(|verdict| is_against(verdict)) {
            if stood.get(&(&verdict.rule, verdict.subject)).is_some_and(|stood| !is_worse(verdict, stood)) {
                continue;
            }
            let same =
                |warning: &&mut Warning| warning.rule == verdict.rule && warning.reason.kind == verdict.reason.kind;
            match warnings.iter_mut().find(same) {
                Some(warning) => warning.subjects.push(verdict.subject),
                None => warnings.push(self.warning(verdict)),
            }
        }
        let mut distinct: Vec<Warning> = Vec::new();
        for warning in warnings {
            let same = |first: &&mut Warning| {
                (first.reason.kind, &first.reason.limit, &first.subjects)
                    == (warning.reason.kind, &warning.reason.limit, &warning.subjects)
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
        let withheld = |ledger: &Ledger| -> Minutes {
            let parts = ledger.lines.iter().flat_map(|line| &line.withheld);
            parts.filter(|part| part.rule == *rule).map(|part| part.minutes).sum()
        };
        let more = self.after.ledgers.iter().map(|(person, ledger)| {
            let stood = self.before.ledgers.get(person).map_or(Minutes::ZERO, withheld);
            (*person, withheld(ledger).less(stood))
        });
        more.filter(|(_, minutes)| !minutes.is_zero()).collect()
    }

    fn alternatives(&self, verdict: &Verdict) -> Vec<Alternative> {
        match (verdict.reason.kind, verdict.subject, &verdict.reason.limit) {
            (Finding::Over, Subject::Group, Some(Quantity::Count(most))) => {
                vec![Alternative::WaitForPlace(self.place_free_from(*most))]
            }
            (Finding::Over, Subject::Session(_), Some(Quantity::Count(most))) => vec![Alternative::InviteAtMost(*most)],
            (Finding::Over, Subject::Member(_), _) => self
                .shortened()
                .map(Alternative::ShortenTo)
                .into_iter()
                .chain([Alternative::HoldIndividually])
                .collect(),
            (Finding::Under, ..) => vec![Alternative::HoldIndividually],
            (Finding::NotListed, _, limit) => {
                let last = if let Some(Quantity::Day(day)) = limit { Some(*day) } else { None };
                let day = last.filter(|day| *day >= self.today).map(Alternative::ProposeDay);
                std::iter::once(Alternative::RenewListing).chain(day).collect()
            }
            (Finding::TooLate, Subject::Case(_), _) => vec![Alternative::DiscussFirst],
            (Finding::TooLate, _, Some(Quantity::At(moment))) => vec![Alternative::EndBy(moment.clone())],
            (Finding::TooEarly, _, Some(Quantity::At(moment))) => vec![Alternative::ProposeDay(moment.date())],
            (Finding::TooEarly, _, Some(Quantity::Day(day))) => vec![Alternative::ProposeDay(*day)],
            (Finding::DoneByAnother, ..) => vec![Alternative::LetMentorConduct],
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

/// True where the verdict goes against a rule and writing more down does not mend it.
fn is_against(verdict: &Verdict) -> bool {
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
