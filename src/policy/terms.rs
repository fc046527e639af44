//! What a pack says about credit: which of its rules withhold minutes, for what reason, and when it is in force.

use super::checks::{Check, at_most, before, done_by, gate, listed_on};
use super::credit::{WhyNot, Withheld};
use super::pack::{Limit, Pack, Rule};
use super::transition;
use super::versions::{Run, in_force, of_one_policy};
use crate::domain::hours::Setting;
use crate::domain::person::Enrolment;
use crate::domain::units::Minutes;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rules by identifier, from which a `same_as` takes what it repeats.
#[derive(Clone, Debug, Default)]
pub struct Rules<'a> {
    named: BTreeMap<&'a str, &'a Rule>,
    /// Of the rules that stand in several versions of a policy, each with the days for which it answers.
    versions: BTreeMap<&'a str, Vec<(Run, &'a Rule)>>,
}

impl<'a> Rules<'a> {
    /// The rules of all packs, which stand in order. Of policies that give different rules one name the first counts.
    #[must_use]
    pub fn of(packs: &'a [Arc<Pack>]) -> Self {
        let all = packs.iter().rev().flat_map(|pack| &pack.rules);
        let mut rules: Self = all.map(|rule| (&*rule.id, rule)).collect();
        for versions in packs.chunk_by(of_one_policy).filter(|versions| versions.len() > 1) {
            let mut each: BTreeMap<&str, Vec<(Run, &Rule)>> = BTreeMap::new();
            for (pack, rule) in versions.iter().flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule))) {
                let of_rule = each.entry(&rule.id).or_default();
                let from = of_rule.last_mut().map(|(before, _)| {
                    before.until = Some(pack.dates.effective);
                    pack.dates.effective
                });
                of_rule.push((Run { from, until: None }, rule));
            }
            let counts = |id: &str, of_rule: &[(Run, &Rule)]| {
                let first = rules.named.get(id).copied();
                of_rule.first().is_some_and(|(_, rule)| first.is_some_and(|first| std::ptr::eq(first, *rule)))
            };
            each.retain(|id, of_rule| of_rule.len() > 1 && counts(id, of_rule));
            rules.versions.extend(each);
        }
        rules
    }

    /// The rule itself or, where it repeats others, those; each with the days for which it answers.
    pub fn of_rule(&self, rule: &'a Rule) -> impl Iterator<Item = (Run, &'a Rule)> {
        let repeats = rule.check.as_judge().repeats();
        let itself = repeats.is_empty().then_some((Run::ALWAYS, rule));
        itself.into_iter().chain(repeats.iter().flat_map(|id| self.named(id)))
    }

    /// The rule of that name in every version that has it, each with the days for which it answers.
    pub fn named(&self, id: &str) -> impl Iterator<Item = (Run, &'a Rule)> {
        let several = self.versions.get(id).map(Vec::as_slice).unwrap_or_default();
        let only = self.named.get(id).filter(|_| several.is_empty());
        only.map(|rule| (Run::ALWAYS, *rule)).into_iter().chain(several.iter().copied())
    }
}

impl<'a> FromIterator<(&'a str, &'a Rule)> for Rules<'a> {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a Rule)>>(rules: I) -> Self {
        Self { named: rules.into_iter().collect(), versions: BTreeMap::new() }
    }
}

/// One version of a pack, as it binds credit.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// Rules that withhold minutes.
    pub terms: Vec<Term<'a>>,
    days: Run,
}

/// Terms, and whether the transition exempts a trainee from them.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'a> {
    /// The terms.
    pub terms: &'a Terms<'a>,
    /// True where it does.
    pub exempt: bool,
}

impl<'a> Holding<'a> {
    /// These terms for the trainee with this enrolment.
    #[must_use]
    pub fn of(terms: &'a Terms<'a>, enrolment: Option<&Enrolment>, today: NaiveDate) -> Self {
        Self { terms, exempt: transition::held(enrolment, &terms.pack.dates, today).is_exempt() }
    }

    /// True where the other binds the same trainee on the same days.
    #[must_use]
    pub fn binds_as(&self, other: &Self) -> bool {
        (self.terms.days, self.exempt) == (other.terms.days, other.exempt)
    }
}

/// The same terms, which hold alike.
impl PartialEq for Holding<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.terms, other.terms) && self.exempt == other.exempt
    }
}

/// A rule that withholds minutes.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// For what reason.
    pub why: WhyNot,
    /// The limit that it is held against, where it has one.
    pub limit: Option<Limit>,
    /// The days on which it withholds them.
    pub days: Run,
    pack: &'a Pack,
    rule: &'a Rule,
}

impl<'a> Terms<'a> {
    /// The terms of each of the packs, of which `packs` holds every version.
    #[must_use]
    pub fn of(packs: &'a [Arc<Pack>], rules: &Rules<'a>) -> Vec<Self> {
        let each = packs.iter().map(|pack| {
            let terms = pack.rules.iter().flat_map(|rule| terms(pack, rule, rules)).collect();
            Self { pack, terms, days: in_force(packs, pack) }
        });
        each.collect()
    }

    /// True where this version is in force on `day`.
    #[must_use]
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.days.holds(day)
    }

    /// The caps that the pack sets, each with its rule.
    pub fn caps(&self) -> impl Iterator<Item = (Minutes, &Term<'a>)> {
        self.for_reason(WhyNot::Cap).filter_map(|term| match term.limit? {
            Limit::Minutes(minutes) => Some((Minutes(minutes), term)),
            Limit::Count(_) | Limit::Days(_) | Limit::Months(_) | Limit::Percent(_) => None,
        })
    }

    /// The cap of that day, where the pack sets one, with its rule.
    #[must_use]
    pub fn cap_on(&self, day: NaiveDate) -> Option<(Minutes, &Term<'a>)> {
        self.caps().find(|(_, term)| term.days.holds(day))
    }

    /// The rules that withhold for this reason.
    pub fn for_reason(&self, why: WhyNot) -> impl Iterator<Item = &Term<'a>> {
        self.terms.iter().filter(move |term| term.why == why)
    }
}

impl Term<'_> {
    /// So many minutes withheld by this rule, for a reason that may be more exact than its own.
    #[must_use]
    pub fn withhold(&self, minutes: Minutes, why: WhyNot) -> Withheld {
        Withheld { minutes, why, pack: self.pack.key.clone(), rule: self.rule.id.clone() }
    }
}

fn terms<'a, 'r>(pack: &'a Pack, rule: &'a Rule, rules: &'r Rules<'a>) -> impl Iterator<Item = Term<'a>> + use<'a, 'r> {
    let repeated = rule.check.as_judge().repeats().iter().flat_map(|id| rules.named(id));
    std::iter::once((Run::ALWAYS, rule)).chain(repeated).filter_map(move |(days, named)| {
        let limit = named.check.as_judge().limits().first().and_then(|name| pack.limits.get(name)).copied();
        Some(Term { why: withholds(named)?, limit, days, pack, rule })
    })
}

/// For what reason a rule withholds minutes, if it does.
fn withholds(rule: &Rule) -> Option<WhyNot> {
    let (holds, why) = match &rule.check {
        Check::CreditCap(_) => (true, WhyNot::Cap),
        Check::InForce(_) => (true, WhyNot::BeforeInForce),
        Check::CategoryExcluded(check) => (check.work == Setting::Group, WhyNot::WrongCategory),
        Check::Gate(check) => (check.condition == gate::Condition::GroupOptionChosen, WhyNot::OptionNotChosen),
        Check::ListedOn(check) => (check.events.contains(&listed_on::Event::Sessions), WhyNot::NotListed),
        Check::DoneBy(check) => {
            (check.records.contains(&done_by::Records::Sessions), WhyNot::NotConductedByListedMentor)
        }
        Check::AtMost(check) => (check.measures.contains(&at_most::Measure::MenteesPresent), WhyNot::TooManyMentees),
        Check::Before(check) => (check.event == before::Event::OpeningMeetingEnd, WhyNot::BeforeOpeningMeeting),
        _ => return None,
    };
    holds.then_some(why)
}
