//! How a mentee's ledger comes about: which attended minutes a programme credits, and why not the others.

use super::credit::{Ledger, Line, Source, Standing, WhyNot, Withheld};
use super::facts::{Conducted, Facts, Held, count};
use super::few::Few;
use super::pack::{Limit, Pack};
use super::registry::{Listed, listed_by};
use super::terms::{Term, Terms};
use crate::domain::book::Shelf;
use crate::domain::dates::{Moment, Span};
use crate::domain::hours::{Category, HoursEntry, Setting};
use crate::domain::ids::PersonId;
use crate::domain::person::Listing;
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

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
/// `groups` are all groups to which the mentee belongs, in any order, and `terms` those of the packs that these groups
/// name, in all versions: a session or hours entry is judged by the version in force on its day. Every standing is provisional until
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
    terms: &[Terms<'_>],
    today: NaiveDate,
) -> Option<Ledger> {
    let chosen = || terms.iter().filter(|terms| groups.iter().any(|facts| chooses(facts, terms.pack)));
    let programme = chosen().find(|terms| terms.caps().next().is_some())?.pack.programme.clone()?;
    let enrolment = shelf.enrolment(person, &programme);
    let crediting = chosen().filter(|terms| terms.pack.programme.as_ref() == Some(&programme));
    let terms: Few<_> = crediting.map(|terms| terms.binding(enrolment, today)).collect();
    let option = enrolment.and_then(|enrolment| enrolment.group_option);
    let places = groups.iter().filter_map(|facts| Place::of(person, shelf, facts, &terms));
    let places: Few<_> = places.collect();

    let mut claims = Vec::with_capacity(places.iter().map(|place| place.facts.held.len()).sum());
    places.iter().for_each(|place| claims.extend(self::claims(person, place)));
    // The sessions of one group stand in order already.
    if places.len() > 1 || claims.iter().any(|claim| matches!(claim.work, Work::Entry(_))) {
        sort_by_key(&mut claims, Claim::order);
    }
    let (mut used, mut so_far) = (Minutes::ZERO, Minutes::ZERO);
    let mut lines = Vec::with_capacity(claims.len());
    for claim in &claims {
        let ruling = claim.ruling(option);
        let (credited, withheld) = ruling.split(claim.minutes, used);
        so_far = so_far + credited;
        if matches!(ruling, Ruling::UpTo(..)) {
            used = used + credited;
        }
        lines.push(Line {
            source: claim.source(),
            group: claim.place.facts.group.id,
            on: claim.on,
            start: claim.start().cloned(),
            attended: claim.minutes,
            credited,
            withheld,
            so_far,
            left: ruling.cap().map(|cap| cap.less(used)),
            standing: Standing::Provisional(()),
        });
    }
    let holding = terms.iter().filter(|terms| !terms.exempt && terms.in_force(today));
    let cap = holding.filter_map(|terms| terms.cap_on(today)).map(|(cap, _)| cap).min();
    Some(Ledger { person, programme, cap, lines, standing: Standing::Provisional(Vec::new()) })
}

fn chooses(facts: &Facts<'_>, pack: &Pack) -> bool {
    facts.group.packs.iter().any(|key| **key == *pack.key)
}

/// A group as the place of a mentee's work: what is the same for all that they did there.
struct Place<'a> {
    facts: &'a Facts<'a>,
    /// Packs that the group has chosen.
    chosen: Few<&'a Terms<'a>>,
    /// Their rules that may refuse all minutes, in the order in which they are tried; of equal ones the first.
    refusing: Vec<(&'a Terms<'a>, &'a Term<'a>)>,
    listings: Few<&'a Listing>,
    opening: Option<&'a Span>,
}

impl<'a> Place<'a> {
    /// None where the group has chosen none of the packs.
    fn of(person: PersonId, shelf: &'a Shelf, facts: &'a Facts<'a>, terms: &'a [Terms<'a>]) -> Option<Self> {
        let chosen: Few<&Terms<'_>> = terms.iter().filter(|terms| chooses(facts, terms.pack)).collect();
        chosen.first()?;
        let mut refusing: Vec<(&Terms<'_>, &Term<'_>)> = Vec::with_capacity(8);
        for reason in REFUSALS {
            for terms in &chosen {
                for term in terms.for_reason(reason) {
                    let same = |(others, other): &(&Terms<'_>, &Term<'_>)| {
                        terms.binds_as(others)
                            && (term.why, term.limit, term.days) == (other.why, other.limit, other.days)
                    };
                    if !refusing.iter().any(same) {
                        refusing.push((terms, term));
                    }
                }
            }
        }
        let opening = facts.opening(person).and_then(|meeting| meeting.held.as_ref());
        Some(Self { facts, chosen, refusing, listings: facts.listings(shelf), opening })
    }
}

/// Group time that a mentee may be credited for.
struct Claim<'a> {
    place: &'a Place<'a>,
    work: Work<'a>,
    on: NaiveDate,
    minutes: Minutes,
}

enum Work<'a> {
    Session(&'a Held<'a>),
    Entry(&'a HoursEntry),
}

fn claims<'a>(person: PersonId, place: &'a Place<'a>) -> impl Iterator<Item = Claim<'a>> {
    let facts = place.facts;
    let sessions = facts.held.iter().filter_map(move |held| {
        held.mentees.binary_search(&person).ok()?;
        let minutes = held.minutes(person)?;
        Some(Claim { place, work: Work::Session(held), on: held.span.date(), minutes })
    });
    let entries = facts.file.hours.iter().filter(move |e| e.person == person && e.setting == Setting::Group);
    sessions.chain(entries.map(|e| Claim { place, work: Work::Entry(e), on: e.on, minutes: e.minutes }))
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

    /// What the packs that the group has chosen say of it, when the mentee chose the group option so.
    fn ruling(&self, option: Option<bool>) -> Ruling<'a> {
        let chosen = &self.place.chosen;
        let in_force = chosen.iter().any(|terms| terms.in_force(self.on));
        let binds = |terms: &Terms<'_>| !terms.exempt && (!in_force || terms.in_force(self.on));
        let binding = || chosen.iter().filter(|terms| binds(terms));
        if binding().next().is_none() {
            return Ruling::Stand;
        }
        if !in_force {
            let first = |why| binding().flat_map(|terms| terms.for_reason(why)).next();
            let early = chosen.iter().all(|terms| self.on < terms.pack.dates.effective);
            let why = if early { WhyNot::BeforeInForce } else { WhyNot::AfterInForce };
            let term = first(WhyNot::BeforeInForce).or_else(|| first(WhyNot::Cap));
            return term.map_or(Ruling::Stand, |term| Ruling::Refused(why, term));
        }
        let refuses = |(terms, term): &&(&Terms<'_>, &Term<'_>)| binds(terms) && term.days.holds(self.on);
        for (_, term) in self.place.refusing.iter().filter(refuses) {
            if let Some(why) = self.refusal(term, option) {
                return Ruling::Refused(why, term);
            }
        }
        Ruling::UpTo(binding().filter_map(|terms| terms.cap_on(self.on)).min_by_key(|(cap, _)| *cap))
    }

    /// Why it earns nothing by this rule, if it does not.
    fn refusal(&self, term: &Term<'_>, option: Option<bool>) -> Option<WhyNot> {
        let facts = self.place.facts;
        let refused = match (term.why, &self.work) {
            (WhyNot::OptionNotChosen, _) => option != Some(true),
            (WhyNot::WrongCategory, Work::Entry(entry)) => entry.category == Category::DirectKnowledge,
            (WhyNot::NotListed, Work::Session(_)) => match listed_by(&self.place.listings, self.on) {
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
                self.place.opening.is_none_or(|opening| opening.end() > held.span.start())
            }
            _ => false,
        };
        refused.then_some(term.why)
    }
}

/// What happens to the minutes of a claim.
enum Ruling<'a> {
    /// No pack holds for them: all are credited.
    Stand,
    /// None is credited.
    Refused(WhyNot, &'a Term<'a>),
    /// They are credited as far as the cap goes; all where there is none.
    UpTo(Option<(Minutes, &'a Term<'a>)>),
}

impl Ruling<'_> {
    /// The cap up to which the minutes are credited.
    const fn cap(&self) -> Option<Minutes> {
        if let Self::UpTo(Some((cap, _))) = self { Some(*cap) } else { None }
    }

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
