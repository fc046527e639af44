//! From a group's records to its verdicts.

use super::allocation::allocate;
use super::answer::{Answer, Found};
use super::binding::Binding;
use super::checks::same_as::combine;
use super::credit::Ledger;
use super::desk::Desk;
use super::facts::Facts;
use super::pack::{Pack, Rule, Severity};
use super::packs::built_in;
use super::standing::{Duties, Requirements};
use super::terms::Rules;
use super::transition::Held;
use super::verdict::{Finding, Outcome, Subject, Verdict};
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::ids::PersonId;
use crate::domain::record::Entity;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
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

/// A rule of a chosen pack with the answers of its parts: its own check, or the rules that it repeats.
struct Judged<'a> {
    pack: &'a Pack,
    binding: &'a Binding,
    rule: &'a Rule,
    parts: Vec<(Arc<str>, Vec<Answer>)>,
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
    let rules: Rules<'_> = known.iter().rev().flat_map(|pack| &pack.rules).map(|rule| (&*rule.id, rule)).collect();
    let mut ledgers = ledgers(cx, &facts, &others, &known, &rules);
    let room = Room { cx, facts: &facts, others: &others, rules: &rules };

    let bindings: Vec<_> = cx.packs.iter().map(|pack| Binding::of(&room.desk(pack, &ledgers, None))).collect();
    let chosen = cx.packs.iter().zip(&bindings);
    let bound = chosen.flat_map(|(pack, binding)| pack.rules.iter().map(move |rule| (&**pack, binding, rule)));
    let mut judged: Vec<_> = bound
        .map(|(pack, binding, rule)| {
            let parts = parts(&room.desk(pack, &ledgers, None), binding, rule, false);
            Judged { pack, binding, rule, parts }
        })
        .collect();

    let duties = settle(&facts, &judged, &mut ledgers);
    for judged in &mut judged {
        let desk = room.desk(judged.pack, &ledgers, Some(&duties));
        judged.parts.extend(parts(&desk, judged.binding, judged.rule, true));
    }
    let verdicts = judged.into_iter().flat_map(|judged| verdicts(&facts, judged)).collect();
    Assessment { verdicts, ledgers }
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
    known: &[Arc<Pack>],
    rules: &Rules<'_>,
) -> BTreeMap<PersonId, Ledger> {
    let of_person = |person: PersonId| {
        let elsewhere = others.iter().filter(move |facts| !facts.of_person(person).memberships.is_empty());
        let groups: Vec<_> = std::iter::once(facts).chain(elsewhere).collect();
        Some((person, allocate(person, cx.shelf, &groups, known, rules, cx.today)?))
    };
    facts.mentees.iter().copied().filter_map(of_person).collect()
}

/// The answers of the rule or of those that it repeats: of the checks that read records, or of those that read verdicts.
fn parts(desk: &Desk<'_>, binding: &Binding, rule: &Rule, reads_verdicts: bool) -> Vec<(Arc<str>, Vec<Answer>)> {
    let now = |named: &&Rule| named.check.as_judge().reads_verdicts() == reads_verdicts;
    desk.named(rule)
        .filter(now)
        .map(|named| {
            let answers = named.check.as_judge().judge(desk).into_iter();
            (named.id.clone(), answers.map(|answer| binding.apply(desk, named, answer)).collect())
        })
        .collect()
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
    let of_programme = || judged.iter().filter(|judged| judged.pack.programme.as_ref() == Some(&programme));
    let ids: BTreeSet<_> = of_programme().map(|judged| &judged.rule.id).collect();
    let mut requirements = Requirements::default();
    for Judged { rule, parts, .. } in of_programme().filter(|judged| judged.rule.severity == Severity::Must) {
        for (named, answers) in parts {
            let (shown, also) = if ids.contains(named) { (named, &rule.id) } else { (&rule.id, named) };
            for answer in answers {
                requirements.note(facts, shown, also, answer);
            }
        }
    }
    let settle = |(person, ledger): (&PersonId, &mut Ledger)| {
        let exempt = of_programme().find_map(|judged| judged.binding.exemption(*person));
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
    let Judged { pack, rule, parts, .. } = judged;
    let answers = if rule.check.as_judge().repeats().is_empty() {
        parts.into_iter().flat_map(|(_, answers)| answers).collect()
    } else {
        combine(parts)
    };
    answers.into_iter().map(move |answer| verdict(facts, pack, rule, answer))
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
