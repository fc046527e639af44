//! From a group's records to its verdicts.

use super::allocation::allocate;
use super::answer::{Answer, Found};
use super::binding::Binding;
use super::checks::same_as::{Parts, combine};
use super::credit::Ledger;
use super::desk::Desk;
use super::facts::Facts;
use super::pack::{Pack, Rule, Severity};
use super::packs::built_in;
use super::standing::{Duties, Requirements};
use super::terms::{Rules, Terms};
use super::transition::Held;
use super::verdict::{Finding, Outcome, Subject, Verdict};
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
    /// The packs that the group has chosen.
    pub packs: &'a [Arc<Pack>],
    /// The day of the judgement.
    pub today: NaiveDate,
}

/// The verdicts of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// One verdict for each rule and subject, in the order of packs, rules and subjects.
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

/// A chosen pack with whom it binds.
struct Bound<'a> {
    pack: &'a Pack,
    binding: Binding,
}

/// A rule of a chosen pack with the answers of its parts: its own check, or the rules that it repeats.
struct Judged<'a> {
    bound: &'a Bound<'a>,
    rule: &'a Rule,
    parts: Parts,
}

/// Judges the group by every rule of its packs.
///
/// The order of records makes no difference, and judging twice gives the same. A file without the group's own record gives
/// no verdict.
#[must_use]
pub fn assess(cx: &Context<'_>) -> Assessment {
    let Some(facts) = Facts::of(cx.file) else { return Assessment::default() };
    let others: Vec<_> = cx.others.iter().filter_map(|file| Facts::of(file)).collect();
    let known = known_packs(cx.packs);
    // A chosen pack comes first in the list, and so last here: its rule wins over one of the same name.
    let rules: Rules<'_> = known.iter().rev().flat_map(|pack| &pack.rules).map(|rule| (&*rule.id, rule)).gather();
    let mut ledgers = ledgers(cx, &facts, &others, &Terms::of(&known, &rules));
    let room = Room { cx, facts: &facts, others: &others, rules: &rules };

    let bind = |pack| Bound { pack, binding: Binding::of(&room.desk(pack, &ledgers, None)) };
    let bound: Vec<_> = cx.packs.iter().map(|pack| bind(&**pack)).collect();
    let mut known_parts = KnownParts::default();
    let mut judged = Vec::new();
    for bound in &bound {
        let desk = room.desk(bound.pack, &ledgers, None);
        for rule in &bound.pack.rules {
            judged.push(Judged { bound, rule, parts: known_parts.of(&desk, bound, rule, false) });
        }
    }

    let duties = settle(&facts, &judged, &mut ledgers);
    for Judged { bound, rule, parts } in &mut judged {
        parts.extend(known_parts.of(&room.desk(bound.pack, &ledgers, Some(&duties)), bound, rule, true));
    }
    drop(known_parts);
    let verdicts = judged.into_iter().flat_map(|judged| verdicts(&facts, judged)).collect();
    Assessment { verdicts, ledgers }
}

/// Answers of rules, so that a rule which another pack repeats under the same terms is judged once.
#[derive(Default)]
struct KnownParts<'a>(BTreeMap<Arc<str>, Vec<Known<'a>>>);

/// The pack under which a rule was judged, and its answers.
type Known<'a> = (&'a Bound<'a>, Rc<Vec<Answer>>);

impl<'a> KnownParts<'a> {
    /// The answers of the rule or of those that it repeats: of the checks that read records, or of those that read
    /// verdicts.
    fn of<'d>(&mut self, desk: &Desk<'d>, bound: &'a Bound<'a>, rule: &'d Rule, reads_verdicts: bool) -> Parts {
        let now = |named: &&Rule| named.check.as_judge().reads_verdicts() == reads_verdicts;
        desk.named(rule).filter(now).map(|named| (named.id.clone(), self.part(desk, bound, named))).gather()
    }

    fn part(&mut self, desk: &Desk<'_>, bound: &'a Bound<'a>, rule: &Rule) -> Rc<Vec<Answer>> {
        let known = self.0.entry(rule.id.clone()).or_default();
        if let Some((_, answers)) = known.iter().find(|(other, _)| bound.judges_like(other, rule)) {
            return Rc::clone(answers);
        }
        let mut answers = rule.check.as_judge().judge(desk);
        for answer in &mut answers {
            bound.binding.apply(desk, rule, answer);
        }
        let answers = Rc::new(answers);
        known.push((bound, Rc::clone(&answers)));
        answers
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

/// The chosen packs, and after them those that come with the book: a rule may repeat one of a pack that was not chosen,
/// and another group's minutes are credited by the packs which that group chose.
fn known_packs(chosen: &[Arc<Pack>]) -> Vec<Arc<Pack>> {
    let mut known = chosen.to_vec();
    for pack in built_in().unwrap_or_default() {
        if !chosen.iter().any(|chosen| (&chosen.key, &chosen.version) == (&pack.key, &pack.version)) {
            known.push(pack.clone());
        }
    }
    known
}

fn ledgers(
    cx: &Context<'_>,
    facts: &Facts<'_>,
    others: &[Facts<'_>],
    terms: &[Terms<'_>],
) -> BTreeMap<PersonId, Ledger> {
    let of_person = |person: PersonId| {
        let elsewhere = others.iter().filter(move |facts| !facts.of_person(person).memberships.is_empty());
        let groups: Vec<_> = std::iter::once(facts).chain(elsewhere).collect();
        Some((person, allocate(person, cx.shelf, &groups, terms, cx.today)?))
    };
    facts.mentees.iter().copied().filter_map(of_person).gather()
}

/// Sets the standing of every ledger by the requirements of the programme that it belongs to.
fn settle(
    facts: &Facts<'_>,
    judged: &[Judged<'_>],
    ledgers: &mut BTreeMap<PersonId, Ledger>,
) -> BTreeMap<PersonId, Duties> {
    let Some(programme) = ledgers.values().next().map(|ledger| ledger.programme.clone()) else {
        return BTreeMap::new();
    };
    let of_programme = || judged.iter().filter(|judged| judged.bound.pack.programme.as_ref() == Some(&programme));
    let ids: BTreeSet<_> = of_programme().map(|judged| &judged.rule.id).gather();
    let mut requirements = Requirements::default();
    for Judged { rule, parts, .. } in of_programme().filter(|judged| judged.rule.severity == Severity::Must) {
        for (named, answers) in parts {
            let (shown, also) = if ids.contains(named) { (named, &rule.id) } else { (&rule.id, named) };
            for answer in answers.iter() {
                requirements.note(facts, shown, also, answer);
            }
        }
    }
    let settle = |(person, ledger): (&PersonId, &mut Ledger)| {
        let exempt = of_programme().find_map(|judged| judged.bound.binding.exemption(*person));
        let waits = match exempt {
            None => &requirements,
            Some(exemption) => &of_exempt(facts, &of_programme, *person, exemption),
        };
        (*person, waits.settle(facts, ledger))
    };
    ledgers.iter_mut().map(settle).collect()
}

/// What the credit of somebody exempt waits for: nothing or, where the exemption is provisional, the completion in time.
fn of_exempt<'a, J: Iterator<Item = &'a Judged<'a>>>(
    facts: &Facts<'_>,
    judged: &impl Fn() -> J,
    person: PersonId,
    exemption: Held,
) -> Requirements {
    let mut requirements = Requirements::default();
    let on_transition = judged().find(|judged| judged.rule.check.as_judge().is_on_transition());
    if let (Held::ExemptUntil(until), Some(Judged { rule, .. })) = (exemption, on_transition) {
        let open = Answer::new(Subject::Member(person), Found::Due(Some(until)), Finding::Accruing);
        requirements.note(facts, &rule.id, &rule.id, &open);
    }
    requirements
}

fn verdicts<'a>(facts: &'a Facts<'_>, judged: Judged<'a>) -> impl Iterator<Item = Verdict> + 'a {
    let Judged { bound, rule, parts } = judged;
    let answers = if rule.check.as_judge().repeats().is_empty() {
        parts.into_iter().flat_map(|(_, answers)| Rc::unwrap_or_clone(answers)).collect()
    } else {
        combine(&parts)
    };
    answers.into_iter().map(move |answer| verdict(facts, bound.pack, rule, answer))
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
    let closure = facts.closure(&rule.id, facts.person_of(answer.subject)).filter(|_| !settled);
    answer.evidence.extend(closure.map(Entity::key));
    Verdict {
        pack: pack.key.clone(),
        rule: rule.id.clone(),
        subject: answer.subject,
        outcome,
        reason: answer.reason,
        evidence: answer.evidence,
        remedy: answer.remedy.filter(|_| !settled && closure.is_none()),
    }
}
