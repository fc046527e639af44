//! How a mentee's ledger comes about: which attended minutes a programme credits, and why not the others.

use super::credit::{Ledger, Line, Source, Standing, WhyNot, Withheld};
use super::facts::{Conducted, Facts, Held, Listed, count};
use super::pack::{Limit, Pack};
use super::terms::{Rules, Term, Terms, caps};
use crate::domain::book::Shelf;
use crate::domain::dates::Moment;
use crate::domain::hours::{Category, HoursEntry, Setting};
use crate::domain::ids::PersonId;
use crate::domain::person::Enrolment;
use crate::domain::units::Minutes;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::sync::Arc;

/// Reasons that withhold all minutes of a session or entry, in the order in which they are looked for.
const REFUSALS: [WhyNot; 6] = [
    WhyNot::WrongCategory,
    WhyNot::OptionNotChosen,
    WhyNot::NotListed,
    WhyNot::NotConductedByListedMentor,
    WhyNot::TooManyMentees,
    WhyNot::BeforeOpeningMeeting,
];

/// What one mentee attended in group mentoring and what of it a programme credits; none where no pack that a group of
/// theirs has chosen caps group time.
///
/// `groups` are all groups to which the mentee belongs, in any order, and `packs` the packs that these groups name, in all
/// versions: a session or hours entry is judged by the version in force on its day. Every standing is provisional until
/// the verdicts are known.
///
/// # Source
/// CMPC policy, para 1 (cap, category, option), para 2 and 5 (size, listing, who conducts), para 4 (opening meeting);
/// CMPC notice, effective-date paragraph. That minutes against a rule earn nothing, that provisional ones use up the cap,
/// and that earlier ones do not, are our decisions.
#[must_use]
pub fn allocate(
    person: PersonId,
    shelf: &Shelf,
    groups: &[&Facts<'_>],
    packs: &[Arc<Pack>],
    rules: &Rules<'_>,
    today: NaiveDate,
) -> Option<Ledger> {
    let chosen = |pack: &&Arc<Pack>| groups.iter().any(|facts| chooses(facts, pack));
    let programme = packs.iter().filter(chosen).find(|pack| caps(pack, rules))?.programme.clone()?;
    let mentee = Mentee { person, shelf, enrolment: shelf.enrolment(person, &programme) };
    let crediting = packs.iter().filter(|pack| pack.programme.as_ref() == Some(&programme)).filter(chosen);
    let terms: Vec<_> = crediting.map(|pack| Terms::of(pack, packs, rules, mentee.enrolment, today)).collect();

    let mut claims: Vec<_> = groups.iter().flat_map(|facts| claims(person, facts)).collect();
    claims.sort_by_cached_key(Claim::order);
    let (mut used, mut so_far) = (Minutes::ZERO, Minutes::ZERO);
    let mut lines = Vec::with_capacity(claims.len());
    for claim in &claims {
        let Some(ruling) = mentee.ruling(claim, &terms) else { continue };
        let (credited, withheld) = ruling.split(claim.minutes, used);
        so_far = so_far + credited;
        if matches!(ruling, Ruling::UpTo(..)) {
            used = used + credited;
        }
        lines.push(Line {
            source: claim.source(),
            group: claim.facts.group.id,
            on: claim.on,
            start: claim.start().cloned(),
            attended: claim.minutes,
            credited,
            withheld,
            so_far,
            standing: Standing::Provisional(Vec::new()),
        });
    }
    let holding = terms.iter().filter(|terms| !terms.exempt && terms.in_force(today));
    let cap = holding.filter_map(Terms::cap).map(|(cap, _)| cap).min();
    Some(Ledger { person, programme, cap, lines, standing: Standing::Provisional(Vec::new()) })
}

fn chooses(facts: &Facts<'_>, pack: &Pack) -> bool {
    facts.group.packs.iter().any(|key| **key == *pack.key)
}

/// Group time that a mentee may be credited for.
struct Claim<'a> {
    facts: &'a Facts<'a>,
    work: Work<'a>,
    on: NaiveDate,
    minutes: Minutes,
}

enum Work<'a> {
    Session(&'a Held<'a>),
    Entry(&'a HoursEntry),
}

fn claims<'a>(person: PersonId, facts: &'a Facts<'a>) -> impl Iterator<Item = Claim<'a>> {
    let sessions = facts.held.iter().filter(move |held| held.mentees.contains(&person)).filter_map(move |held| {
        let minutes = Facts::attended(held.session, person)?;
        Some(Claim { facts, work: Work::Session(held), on: held.span.date(), minutes })
    });
    let entries = facts.file.hours.iter().filter(move |e| e.person == person && e.setting == Setting::Group);
    sessions.chain(entries.map(|e| Claim { facts, work: Work::Entry(e), on: e.on, minutes: e.minutes }))
}

impl<'a> Claim<'a> {
    const fn source(&self) -> Source {
        match self.work {
            Work::Session(held) => Source::Session(held.session.id),
            Work::Entry(entry) => Source::Entry(entry.id),
        }
    }

    const fn start(&self) -> Option<&'a Moment> {
        match self.work {
            Work::Session(held) => Some(held.span.start()),
            Work::Entry(_) => None,
        }
    }

    /// By start, then identifier. An entry, which knows no clock, stands at the beginning of its day.
    fn order(&self) -> (NaiveDateTime, Source) {
        (self.start().map_or_else(|| self.on.and_time(NaiveTime::MIN), Moment::instant), self.source())
    }
}

/// What happens to the minutes of a claim.
enum Ruling<'a> {
    /// No pack holds for them: all are credited.
    Stand,
    /// None is credited.
    Refused(WhyNot, Term<'a>),
    /// They are credited as far as the cap goes; all where there is none.
    UpTo(Option<(Minutes, Term<'a>)>),
}

impl Ruling<'_> {
    /// How many of `minutes` are credited when so many have `used` up the cap, and why the others are not.
    fn split(&self, minutes: Minutes, used: Minutes) -> (Minutes, Vec<Withheld>) {
        let (credited, why, term) = match self {
            Self::Stand | Self::UpTo(None) => return (minutes, Vec::new()),
            Self::Refused(why, term) => (Minutes::ZERO, *why, term),
            Self::UpTo(Some((cap, term))) => (minutes.min(cap.less(used)), WhyNot::Cap, term),
        };
        let rest = minutes.less(credited);
        (credited, if rest.is_zero() { Vec::new() } else { vec![term.withhold(rest, why)] })
    }
}

struct Mentee<'a> {
    person: PersonId,
    shelf: &'a Shelf,
    enrolment: Option<&'a Enrolment>,
}

impl Mentee<'_> {
    /// What the packs that the claim's group has chosen say of it; none where it has chosen none of them.
    fn ruling<'a>(&self, claim: &Claim<'_>, terms: &[Terms<'a>]) -> Option<Ruling<'a>> {
        let chosen = || terms.iter().filter(|terms| chooses(claim.facts, terms.pack));
        let first_day = chosen().map(|terms| terms.pack.dates.effective).min()?;
        let in_force = chosen().any(|terms| terms.in_force(claim.on));
        let binding = || chosen().filter(|terms| !terms.exempt && (!in_force || terms.in_force(claim.on)));
        if binding().next().is_none() {
            return Some(Ruling::Stand);
        }
        if !in_force {
            let first = |why| binding().flat_map(|terms| terms.for_reason(why)).next();
            let term = first(WhyNot::BeforeInForce).or_else(|| first(WhyNot::Cap))?;
            let early = claim.on < first_day;
            return Some(Ruling::Refused(if early { WhyNot::BeforeInForce } else { WhyNot::AfterInForce }, *term));
        }
        for reason in REFUSALS {
            for term in binding().flat_map(|terms| terms.for_reason(reason)) {
                if let Some(why) = self.refusal(claim, term) {
                    return Some(Ruling::Refused(why, *term));
                }
            }
        }
        Some(Ruling::UpTo(binding().filter_map(Terms::cap).min_by_key(|(cap, _)| *cap)))
    }

    /// Why the claim earns nothing by this rule, if it does not.
    fn refusal(&self, claim: &Claim<'_>, term: &Term<'_>) -> Option<WhyNot> {
        let facts = claim.facts;
        let refused = match (term.why, &claim.work) {
            (WhyNot::OptionNotChosen, _) => self.enrolment.and_then(|enrolment| enrolment.group_option) != Some(true),
            (WhyNot::WrongCategory, Work::Entry(entry)) => entry.category == Category::DirectKnowledge,
            (WhyNot::NotListed, Work::Session(_)) => match facts.listed(self.shelf, claim.on) {
                Listed::Yes(_) => false,
                Listed::No => true,
                Listed::Unknown => return Some(WhyNot::ListingUnknown),
            },
            (WhyNot::NotConductedByListedMentor, Work::Session(held)) => {
                matches!(facts.conducted(held.session.conducted_by), Conducted::ByAnother(_))
            }
            (WhyNot::TooManyMentees, Work::Session(held)) => {
                matches!(term.limit, Some(Limit::Count(most)) if count(held.mentees.iter()) > most)
            }
            (WhyNot::BeforeOpeningMeeting, Work::Session(held)) => {
                let meeting = facts.opening(self.person).and_then(|meeting| meeting.held.as_ref());
                meeting.is_none_or(|meeting| meeting.end() > held.span.start())
            }
            _ => false,
        };
        refused.then_some(term.why)
    }
}
