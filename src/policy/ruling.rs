//! What the packs that a group has chosen say of a session or hours entry: whether they refuse its minutes, and by which rule.
//!
//! Most of it is the same for all mentees whom the same packs exempt, and is found once for all of them. Only what is a
//! mentee's own is asked for each: the option that they chose, and their opening meeting.

use super::credit::{WhyNot, Withheld};
use super::facts::{Conducted, Facts, Held, count};
use super::few::Few;
use super::pack::{Limit, Pack};
use super::registry::{Listed, listed_by};
use super::terms::{Holding, Term};
use crate::domain::book::Shelf;
use crate::domain::dates::Span;
use crate::domain::hours::{Category, HoursEntry};
use crate::domain::person::Listing;
use crate::domain::units::Minutes;
use chrono::NaiveDate;

/// Reasons that withhold all minutes of a session or entry, in the order in which they are looked for.
const REFUSALS: [WhyNot; 6] = [
    WhyNot::WrongCategory,
    WhyNot::OptionNotChosen,
    WhyNot::NotListed,
    WhyNot::NotConductedByListedMentor,
    WhyNot::TooManyMentees,
    WhyNot::BeforeOpeningMeeting,
];

/// A group as the place of work of all mentees whom the same packs exempt.
pub struct Place<'a> {
    /// Its records.
    pub facts: &'a Facts<'a>,
    /// What is said of each session that was held.
    pub laws: Vec<Law<'a>>,
    /// Packs that the group has chosen.
    chosen: Few<Holding<'a>>,
    /// Their rules that may refuse all minutes, in the order in which they are tried; of equal ones the first.
    refusing: Vec<(Holding<'a>, &'a Term<'a>)>,
    listings: Few<&'a Listing>,
}

/// What a mentee's minutes come from.
#[derive(Clone, Copy)]
pub enum Work<'a> {
    /// A session that was held.
    Session(&'a Held<'a>),
    /// An hours entry.
    Entry(&'a HoursEntry),
}

/// What is said of a session or entry, whoever the mentee is.
pub struct Law<'a> {
    /// Rules that refuse its minutes, or may refuse those of some mentee, in the order in which they are tried.
    refusing: Few<(WhyNot, &'a Term<'a>)>,
    /// What happens where none does.
    otherwise: Ruling<'a>,
}

/// What happens to the minutes of a mentee.
#[derive(Clone, Copy)]
pub enum Ruling<'a> {
    /// No pack holds for them: all are credited.
    Stand,
    /// None is credited.
    Refused(WhyNot, &'a Term<'a>),
    /// They are credited as far as the cap goes; all where there is none.
    UpTo(Option<(Minutes, &'a Term<'a>)>),
}

/// True where the group has chosen the pack.
pub fn chooses(facts: &Facts<'_>, pack: &Pack) -> bool {
    facts.group.packs.iter().any(|key| **key == *pack.key)
}

impl<'a> Place<'a> {
    /// None where the group has chosen none of the packs.
    pub fn of(shelf: &'a Shelf, facts: &'a Facts<'a>, packs: &[Holding<'a>]) -> Option<Self> {
        let chosen: Few<_> = packs.iter().copied().filter(|holding| chooses(facts, holding.terms.pack)).collect();
        chosen.first()?;
        let mut refusing: Vec<(Holding<'_>, &Term<'_>)> = Vec::new();
        for reason in REFUSALS {
            for holding in &chosen {
                for term in holding.terms.for_reason(reason) {
                    let same = |(others, other): &(Holding<'_>, &Term<'_>)| {
                        holding.binds_as(others)
                            && (term.why, term.limit, term.days) == (other.why, other.limit, other.days)
                    };
                    if !refusing.iter().any(same) {
                        refusing.push((*holding, term));
                    }
                }
            }
        }
        let mut place = Self { facts, laws: Vec::new(), chosen, refusing, listings: facts.listings(shelf) };
        place.laws = facts.held.iter().map(|held| place.law(Work::Session(held), held.span.date())).collect();
        Some(place)
    }

    /// What the packs say of work that was done on that day.
    pub fn law(&self, work: Work<'_>, on: NaiveDate) -> Law<'a> {
        let always = |otherwise| Law { refusing: Few::None, otherwise };
        let in_force = self.chosen.iter().any(|holding| holding.terms.in_force(on));
        let binds = |holding: &Holding<'_>| !holding.exempt && (!in_force || holding.terms.in_force(on));
        let binding = || self.chosen.iter().filter(|holding| binds(holding));
        if binding().next().is_none() {
            return always(Ruling::Stand);
        }
        if !in_force {
            let first = |why| binding().flat_map(|holding| holding.terms.for_reason(why)).next();
            let early = self.chosen.iter().all(|holding| on < holding.terms.pack.dates.effective);
            let why = if early { WhyNot::BeforeInForce } else { WhyNot::AfterInForce };
            let term = first(WhyNot::BeforeInForce).or_else(|| first(WhyNot::Cap));
            return always(term.map_or(Ruling::Stand, |term| Ruling::Refused(why, term)));
        }
        let cap = binding().filter_map(|holding| holding.terms.cap_on(on)).min_by_key(|(cap, _)| *cap);
        let mut law = always(Ruling::UpTo(cap));
        for (holding, term) in &self.refusing {
            if binds(holding) && term.days.holds(on) {
                law.refusing.extend(self.refusal(term, work, on).map(|why| (why, *term)));
            }
        }
        law
    }

    /// Why work earns nothing by this rule, if it does not or, by what is the mentee's own, may not.
    fn refusal(&self, term: &Term<'_>, work: Work<'_>, on: NaiveDate) -> Option<WhyNot> {
        let refused = match (term.why, work) {
            (WhyNot::OptionNotChosen, _) | (WhyNot::BeforeOpeningMeeting, Work::Session(_)) => true,
            (WhyNot::WrongCategory, Work::Entry(entry)) => entry.category == Category::DirectKnowledge,
            (WhyNot::NotListed, Work::Session(_)) => match listed_by(&self.listings, on) {
                Listed::Yes(_) => false,
                Listed::No => true,
                Listed::Unknown => return Some(WhyNot::ListingUnknown),
            },
            (WhyNot::NotConductedByListedMentor, Work::Session(held)) => {
                matches!(self.facts.conducted(held.session.conducted_by), Conducted::ByAnother(_))
            }
            (WhyNot::TooManyMentees, Work::Session(held)) => {
                matches!(term.limit, Some(Limit::Count(most)) if count(held.mentees()) > most)
            }
            _ => false,
        };
        refused.then_some(term.why)
    }
}

impl<'a> Law<'a> {
    /// What happens to the minutes of a mentee who chose the group option so and whose opening meeting was then.
    pub fn ruling(&self, work: Work<'_>, option: Option<bool>, opening: Option<&Span>) -> Ruling<'a> {
        let refuses = |(why, _): &&(WhyNot, &Term<'_>)| match (why, work) {
            (WhyNot::OptionNotChosen, _) => option != Some(true),
            (WhyNot::BeforeOpeningMeeting, Work::Session(held)) => {
                opening.is_none_or(|opening| opening.end() > held.span.start())
            }
            _ => true,
        };
        let refusal = self.refusing.iter().find(refuses);
        refusal.map_or(self.otherwise, |(why, term)| Ruling::Refused(*why, term))
    }
}

impl Ruling<'_> {
    /// The cap up to which the minutes are credited.
    pub const fn cap(&self) -> Option<Minutes> {
        if let Self::UpTo(Some((cap, _))) = self { Some(*cap) } else { None }
    }

    /// How many of `minutes` are credited when so many have `used` up the cap, and why the others are not.
    pub fn split(&self, minutes: Minutes, used: Minutes) -> (Minutes, Option<Withheld>) {
        let (credited, why, term) = match self {
            Self::Stand | Self::UpTo(None) => return (minutes, None),
            Self::Refused(why, term) => (Minutes::ZERO, *why, term),
            Self::UpTo(Some((cap, term))) => (minutes.min(cap.less(used)), WhyNot::Cap, term),
        };
        let rest = minutes.less(credited);
        (credited, (!rest.is_zero()).then(|| term.withhold(rest, why)))
    }
}
