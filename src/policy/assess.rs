//! From a group's records to its verdicts.

use super::allocation::Allocation;
use super::answer::{Answer, Found};
use super::binding::{Binding, judged_on};
use super::checks::same_as::{Parts, combine};
use super::credit::Ledger;
use super::desk::Desk;
use super::facts::Facts;
use super::few::Few;
use super::pack::{Pack, Rule, Severity};
use super::packs::built_in;
use super::standing::{Duties, Requirements, Waits};
use super::terms::{Rules, Terms};
use super::transition::Held;
use super::verdict::{Finding, Outcome, Subject, Verdict};
use super::versions::{Run, answering, in_order};
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::ids::PersonId;
use crate::domain::record::Entity;
use crate::domain::sort::Gather;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

/// All that a judgement reads. `today` comes from the shell: the core has no clock.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// People, enrolments, listings.
    pub shelf: &'a Shelf,
    /// The group's records.
    pub file: &'a GroupFile,
    /// The other groups of this group's members: a mentee's credit is one ledger over all of them.
    pub others: &'a [&'a GroupFile],
    /// The packs that the group has chosen, each in all its versions.
    pub packs: &'a [Arc<Pack>],
    /// The day of the judgement.
    pub today: NaiveDate,
}

/// The verdicts of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// One verdict for each rule and subject, in the order of packs, their versions, rules and subjects.
    pub verdicts: Vec<Verdict>,
    /// Ledgers of the group's mentees.
    pub ledgers: BTreeMap<PersonId, Ledger>,
}

/// What lies on every desk, whichever pack is judged.
struct Room<'a> {
    cx: &'a Context<'a>,
    facts: &'a Facts<'a>,
    others: &'a [Facts<'a>],
    rules: &'a Rules<'a>,
}

impl Room<'_> {
    fn desk<'d>(
        &'d self,
        pack: &'d Pack,
        ledgers: &'d BTreeMap<PersonId, Ledger>,
        duties: Option<&'d BTreeMap<PersonId, Duties>>,
    ) -> Desk<'d> {
        let Self { cx, facts, others, rules } = *self;
        Desk { facts, others, shelf: cx.shelf, pack, rules, ledgers, duties, today: cx.today }
    }
}

/// A chosen pack with whom it binds, and the days for which it answers among the versions of its policy.
struct Bound<'a> {
    pack: &'a Pack,
    binding: Binding,
    days: Run,
}

/// A rule of a chosen pack with the answers of its parts: its own check, or the rules that it repeats.
struct Judged<'a> {
    bound: &'a Bound<'a>,
    rule: &'a Rule,
    /// True where one of its parts reads the verdicts of other rules.
    reads_verdicts: bool,
    parts: Parts,
}

/// Judges the group by every rule of its packs; other groups have chosen among those that come with the book.
///
/// The order of records makes no difference, nor does that of a policy's versions, and judging twice gives the same. A file
/// without the group's own record gives no verdict.
#[must_use]
pub fn assess(cx: &Context<'_>) -> Assessment {
    assess_among(cx, built_in().unwrap_or_default())
}

/// As [`assess`], where `known` holds every version of the policies from which all groups have chosen.
#[must_use]
pub fn assess_among(cx: &Context<'_>, known: &[Arc<Pack>]) -> Assessment {
    let Some(facts) = Facts::of(cx.file) else { return Assessment::default() };
    let others: Vec<_> = cx.others.iter().filter_map(|file| Facts::of(file)).collect();
    let chosen = in_order(cx.packs);
    let known = needed(with_known(&chosen, known), &facts, &others, chosen.len());
    let rules = Rules::of(&known);
    let mut ledgers = reckon(cx, &facts, &others, &Terms::of(&known, &rules));
    let room = Room { cx, facts: &facts, others: &others, rules: &rules };

    let bind = |pack| {
        let binding = Binding::of(&room.desk(pack, &ledgers, None));
        Bound { pack, binding, days: answering(&chosen, pack) }
    };
    let bound: Vec<_> = chosen.iter().map(|pack| bind(&**pack)).collect();
    let mut known_parts = KnownParts::default();
    let mut judged = Vec::new();
    for bound in &bound {
        let desk = room.desk(bound.pack, &ledgers, None);
        for rule in &bound.pack.rules {
            let reads_verdicts = rules.of_rule(rule).any(|(_, named)| named.check.as_judge().reads_verdicts());
            let parts = known_parts.of(&desk, &rules, bound, rule, false);
            judged.push(Judged { bound, rule, reads_verdicts, parts });
        }
    }

    let duties = settle(&facts, &bound, &judged, &mut ledgers, cx.today);
    for Judged { bound, rule, parts, .. } in judged.iter_mut().filter(|judged| judged.reads_verdicts) {
        let desk = room.desk(bound.pack, &ledgers, Some(&duties));
        parts.extend(known_parts.of(&desk, &rules, bound, rule, true));
    }
    drop(known_parts);
    // First what is put together of others, so that these are then no longer shared, and need no copy.
    judged.iter_mut().for_each(Judged::combine);
    let mut all = Vec::with_capacity(judged.iter().flat_map(|judged| &judged.parts).map(|(_, part)| part.len()).sum());
    for Judged { bound, rule, parts, .. } in judged {
        for answer in parts.into_iter().flat_map(|(_, answers)| Rc::unwrap_or_clone(answers)) {
            all.push(verdict(&facts, bound.pack, rule, answer));
        }
    }
    Assessment { verdicts: all, ledgers }
}

/// The ledgers of the group's mentees without the verdicts, so that all credit is provisional. `known` is as in
/// [`assess_among`].
#[must_use]
pub fn ledgers(cx: &Context<'_>, known: &[Arc<Pack>]) -> BTreeMap<PersonId, Ledger> {
    let Some(facts) = Facts::of(cx.file) else { return BTreeMap::new() };
    let others: Vec<_> = cx.others.iter().filter_map(|file| Facts::of(file)).collect();
    let known = with_known(&in_order(cx.packs), known);
    reckon(cx, &facts, &others, &Terms::of(&known, &Rules::of(&known)))
}

/// Answers of rules, so that a rule which another pack repeats under the same terms is judged once.
#[derive(Default)]
struct KnownParts<'a>(BTreeMap<&'a str, Few<Known<'a>>>);

/// A rule, the pack under which and the days for which it was judged, and its answers.
struct Known<'a> {
    rule: &'a Rule,
    bound: &'a Bound<'a>,
    days: Run,
    answers: Rc<Vec<Answer>>,
}

impl<'a> KnownParts<'a> {
    /// The answers of the rule or of those that it repeats: of the checks that read records, or of those that read
    /// verdicts.
    fn of(
        &mut self,
        desk: &Desk<'_>,
        rules: &Rules<'a>,
        bound: &'a Bound<'a>,
        rule: &'a Rule,
        reads_verdicts: bool,
    ) -> Parts {
        let now = |(_, named): &(Run, &Rule)| named.check.as_judge().reads_verdicts() == reads_verdicts;
        let parts = rules.of_rule(rule).filter(now);
        parts.map(|(days, named)| (named.id.clone(), self.part(desk, bound, named, days.and(bound.days)))).collect()
    }

    fn part(&mut self, desk: &Desk<'_>, bound: &'a Bound<'a>, rule: &'a Rule, days: Run) -> Rc<Vec<Answer>> {
        let known = self.0.entry(&rule.id).or_default();
        let same = |known: &&Known<'_>| known.says(rule) && known.days == days && bound.judges_like(known.bound, rule);
        if let Some(known) = known.iter().find(same) {
            return Rc::clone(&known.answers);
        }
        let mut answers = desk.answers(rule, days);
        for answer in &mut answers {
            bound.binding.apply(desk, rule, answer);
        }
        let answers = Rc::new(answers);
        known.push(Known { rule, bound, days, answers: Rc::clone(&answers) });
        answers
    }
}

impl Known<'_> {
    /// True where it is this rule, or one of the same name and check.
    fn says(&self, rule: &Rule) -> bool {
        std::ptr::eq(self.rule, rule) || self.rule.check == rule.check
    }
}

impl Bound<'_> {
    /// True where this pack and the other have the same terms for the rule: programme, dates, limit, and whom they bind.
    fn judges_like(&self, other: &Self, rule: &Rule) -> bool {
        let names = rule.check.as_judge().limits();
        let limits = |pack: &Pack| names.iter().map(|name| pack.limits.get(name).copied()).collect::<Vec<_>>();
        self.pack.programme == other.pack.programme
            && self.pack.dates == other.pack.dates
            && limits(self.pack) == limits(other.pack)
            && self.binding == other.binding
    }
}

/// The chosen packs, and after them those of the known that were not chosen: a rule may repeat one of these, and another
/// group's minutes are credited by the packs which that group chose.
fn with_known(chosen: &[Arc<Pack>], known: &[Arc<Pack>]) -> Vec<Arc<Pack>> {
    let others = known.iter().filter(|pack| !chosen.iter().any(|chosen| chosen.key == pack.key));
    chosen.iter().chain(others).cloned().collect()
}

/// Those of the known packs that a judgement reads: the first `chosen` of them, those that any of the groups has chosen, and
/// those with a rule that one of these repeats.
fn needed(mut known: Vec<Arc<Pack>>, facts: &Facts<'_>, others: &[Facts<'_>], chosen: usize) -> Vec<Arc<Pack>> {
    let by_a_group =
        |key: &str| std::iter::once(facts).chain(others).any(|facts| facts.group.packs.iter().any(|k| k == key));
    let reads: Vec<_> = known.iter().enumerate().map(|(place, pack)| place < chosen || by_a_group(&pack.key)).collect();
    let of_these = known.iter().zip(&reads).filter(|(_, reads)| **reads).flat_map(|(pack, _)| &pack.rules);
    let repeated: BTreeSet<_> = of_these.flat_map(|rule| rule.check.as_judge().repeats()).cloned().collect();
    let mut reads = reads.into_iter();
    let repeats = |pack: &Pack| !repeated.is_empty() && pack.rules.iter().any(|rule| repeated.contains(&rule.id));
    known.retain(|pack| reads.next() == Some(true) || repeats(pack));
    known
}

fn reckon(
    cx: &Context<'_>,
    facts: &Facts<'_>,
    others: &[Facts<'_>],
    terms: &[Terms<'_>],
) -> BTreeMap<PersonId, Ledger> {
    let mut allocation = Allocation::new(cx.shelf, terms, cx.today);
    let of_person = |person: PersonId| {
        let elsewhere = others.iter().filter(move |facts| !facts.of_person(person).memberships.is_empty());
        Some((person, allocation.ledger(person, std::iter::once(facts).chain(elsewhere).collect())?))
    };
    facts.mentees.iter().copied().filter_map(of_person).gather()
}

/// Sets the standing of every ledger by the requirements of the programme that it belongs to.
fn settle(
    facts: &Facts<'_>,
    bound: &[Bound<'_>],
    judged: &[Judged<'_>],
    ledgers: &mut BTreeMap<PersonId, Ledger>,
    today: NaiveDate,
) -> BTreeMap<PersonId, Duties> {
    let mut duties = BTreeMap::new();
    let Some(programme) = ledgers.values().next().map(|ledger| ledger.programme.clone()) else { return duties };
    let is_of_programme = |bound: &Bound<'_>| bound.pack.programme.as_ref() == Some(&programme);
    let of_programme = || judged.iter().filter(|judged| is_of_programme(judged.bound));
    let stands = |id: &Arc<str>| of_programme().any(|judged| judged.rule.id == *id);
    let mut requirements = Requirements::default();
    for Judged { rule, parts, .. } in of_programme().filter(|judged| judged.rule.severity == Severity::Must) {
        for (named, answers) in parts {
            let is_shown = Arc::ptr_eq(named, &rule.id) || stands(named);
            let (shown, also) = if is_shown { (named, &rule.id) } else { (&rule.id, named) };
            for answer in answers.iter() {
                requirements.note(facts, shown, also, answer);
            }
        }
    }
    let mut waits = Waits::default();
    for (person, ledger) in ledgers {
        let day = judged_on(facts, Subject::Member(*person), today);
        let mut answering = bound.iter().filter(|bound| is_of_programme(bound) && bound.days.holds(day));
        let exempt = answering.find_map(|bound| bound.binding.exemption(*person));
        let requirements = match exempt {
            None => &requirements,
            Some(exemption) => {
                let answering = of_programme().filter(|judged| judged.bound.days.holds(day));
                &of_exempt(facts, answering, *person, exemption)
            }
        };
        requirements.settle(facts, ledger, &mut waits);
        if judged.iter().any(|judged| judged.reads_verdicts) {
            duties.insert(*person, Duties::from(&waits));
        }
    }
    duties
}

/// What the credit of somebody exempt waits for: nothing or, where the exemption is provisional, the completion in time.
fn of_exempt<'a>(
    facts: &Facts<'_>,
    mut judged: impl Iterator<Item = &'a Judged<'a>>,
    person: PersonId,
    exemption: Held,
) -> Requirements<'a> {
    let mut requirements = Requirements::default();
    let on_transition = judged.find(|judged| judged.rule.check.as_judge().is_on_transition());
    if let (Held::ExemptUntil(until), Some(Judged { rule, .. })) = (exemption, on_transition) {
        let open = Answer::new(Subject::Member(person), Found::Due(Some(until)), Finding::Accruing);
        requirements.note(facts, &rule.id, &rule.id, &open);
    }
    requirements
}

impl Judged<'_> {
    /// Makes one part of those that the rule repeats.
    fn combine(&mut self) {
        if !self.rule.check.as_judge().repeats().is_empty() {
            self.parts = Few::One([(self.rule.id.clone(), Rc::new(combine(&self.parts)))]);
        }
    }
}

fn verdict(facts: &Facts<'_>, pack: &Pack, rule: &Rule, mut answer: Answer) -> Verdict {
    let outcome = match (answer.found, rule.severity) {
        (Found::Met, _) => Outcome::Pass,
        (Found::Unmet, Severity::Must | Severity::Should) => Outcome::Fail,
        (Found::Unmet, Severity::Monitor) | (Found::Watch, _) => Outcome::Monitor,
        (Found::Unmet, Severity::Gate) | (Found::NotApplicable, _) => Outcome::NotApplicable,
        (Found::Due(day), _) => Outcome::Due(day),
        (Found::Unknown, _) => Outcome::Unknown,
        (Found::Exempt(until), _) => Outcome::Exempt(until),
    };
    let settled = matches!(outcome, Outcome::Pass | Outcome::NotApplicable | Outcome::Exempt(_));
    let closure = if settled { None } else { facts.closure(&rule.id, facts.person_of(answer.subject)) };
    answer.evidence.extend(closure.map(Entity::key));
    Verdict {
        pack: pack.key.clone(),
        effective: pack.dates.effective,
        rule: rule.id.clone(),
        subject: answer.subject,
        outcome,
        reason: answer.reason,
        evidence: answer.evidence,
        remedy: answer.remedy.filter(|_| !settled && closure.is_none()),
    }
}
