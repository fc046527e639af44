//! How a mentee's ledger comes about: which attended minutes a programme credits, and why not the others.

use super::credit::{Ledger, Line, Source, Standing};
use super::facts::Facts;
use super::few::Few;
use super::ruling::{Place, Ruling, Work, chooses};
use super::terms::{Holding, Terms};
use crate::domain::book::Shelf;
use crate::domain::dates::{Moment, Span};
use crate::domain::hours::{HoursEntry, Setting};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::sort::sort_by_key;
use crate::domain::units::Minutes;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

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
    Allocation::new(shelf, terms, today).ledger(person, groups.iter().copied().collect())
}

/// The ledgers of several mentees: what their groups' packs say of each session is found once for all of them.
pub struct Allocation<'a> {
    shelf: &'a Shelf,
    terms: &'a [Terms<'a>],
    today: NaiveDate,
    known: Vec<Common<'a>>,
}

/// What mentees of the same groups have in common, where the same packs exempt them.
struct Common<'a> {
    groups: Few<&'a Facts<'a>>,
    holding: Few<Holding<'a>>,
    places: Vec<Place<'a>>,
}

impl<'a> Allocation<'a> {
    /// Of mentees whose groups have chosen the packs with these terms.
    #[must_use]
    pub const fn new(shelf: &'a Shelf, terms: &'a [Terms<'a>], today: NaiveDate) -> Self {
        Self { shelf, terms, today, known: Vec::new() }
    }

    /// The ledger of the mentee who belongs to these groups; see [`allocate`].
    pub fn ledger(&mut self, person: PersonId, groups: Few<&'a Facts<'a>>) -> Option<Ledger> {
        let Self { shelf, today, .. } = *self;
        let chosen = || self.terms.iter().filter(|terms| groups.iter().any(|facts| chooses(facts, terms.pack)));
        let programme = chosen().find(|terms| terms.caps().next().is_some())?.pack.programme.clone()?;
        let enrolment = shelf.enrolment(person, &programme);
        let crediting = chosen().filter(|terms| terms.pack.programme.as_ref() == Some(&programme));
        let holding: Few<_> = crediting.map(|terms| Holding::of(terms, enrolment, today)).collect();
        let holds = holding.iter().filter(|holding| !holding.exempt && holding.terms.in_force(today));
        let cap = holds.filter_map(|holding| holding.terms.cap_on(today)).map(|(cap, _)| cap).min();

        let option = enrolment.and_then(|enrolment| enrolment.group_option);
        let places = &self.common(groups, holding)?.places;
        let most = places.iter().map(|place| place.facts.held.len()).sum();
        let mut lines = Lines { lines: Vec::with_capacity(most), ..Lines::default() };
        match &**places {
            // The sessions of one group stand in order already.
            [place] if entries(person, place).next().is_none() => {
                sessions(person, option, place).for_each(|claim| lines.claim(&claim));
            }
            _ => {
                let of_place = |place| sessions(person, option, place).chain(from_entries(person, option, place));
                let mut claims: Vec<_> = places.iter().flat_map(of_place).collect();
                sort_by_key(&mut claims, Claim::order);
                claims.iter().for_each(|claim| lines.claim(claim));
            }
        }
        Some(Ledger { person, programme, cap, lines: lines.lines, standing: Standing::Provisional(Vec::new()) })
    }

    fn common(&mut self, groups: Few<&'a Facts<'a>>, holding: Few<Holding<'a>>) -> Option<&Common<'a>> {
        let of_these = |known: &Common<'_>| {
            let same = |(one, other): (&&Facts<'_>, &&Facts<'_>)| std::ptr::eq(*one, *other);
            known.holding == holding && known.groups.len() == groups.len() && known.groups.iter().zip(&groups).all(same)
        };
        let place = self.known.iter().position(of_these).unwrap_or_else(|| {
            let places = groups.iter().filter_map(|facts| Place::of(self.shelf, facts, &holding)).collect();
            self.known.push(Common { groups, holding, places });
            self.known.len().saturating_sub(1)
        });
        self.known.get(place)
    }
}

/// Group time that a mentee may be credited for.
struct Claim<'a> {
    group: GroupId,
    source: Source,
    on: NaiveDate,
    start: Option<&'a Moment>,
    minutes: Minutes,
    ruling: Ruling<'a>,
}

impl Claim<'_> {
    /// By start, then identifier. An entry, which knows no clock, stands at the beginning of its day.
    fn order(&self) -> (NaiveDateTime, Source) {
        (self.start.map_or_else(|| self.on.and_time(NaiveTime::MIN), Moment::instant), self.source)
    }
}

fn opening<'a>(person: PersonId, place: &Place<'a>) -> Option<&'a Span> {
    place.facts.opening(person).and_then(|meeting| meeting.held.as_ref())
}

fn sessions<'a>(person: PersonId, option: Option<bool>, place: &'a Place<'a>) -> impl Iterator<Item = Claim<'a>> {
    let (facts, opening) = (place.facts, opening(person, place));
    facts.held.iter().zip(&place.laws).filter_map(move |(held, law)| {
        let minutes = held.minutes_as_mentee(person)?;
        let ruling = law.ruling(Work::Session(held), option, opening);
        let (source, start) = (Source::Session(held.session.id), Some(held.span.start()));
        Some(Claim { group: facts.group.id, source, on: held.span.date(), start, minutes, ruling })
    })
}

fn entries<'a>(person: PersonId, place: &Place<'a>) -> impl Iterator<Item = &'a HoursEntry> {
    place.facts.file.hours.iter().filter(move |e| e.person == person && e.setting == Setting::Group)
}

fn from_entries<'a>(person: PersonId, option: Option<bool>, place: &'a Place<'a>) -> impl Iterator<Item = Claim<'a>> {
    let (group, opening) = (place.facts.group.id, opening(person, place));
    entries(person, place).map(move |entry| {
        let work = Work::Entry(entry);
        let ruling = place.law(work, entry.on).ruling(work, option, opening);
        Claim { group, source: Source::Entry(entry.id), on: entry.on, start: None, minutes: entry.minutes, ruling }
    })
}

/// The lines of a ledger: claims in order use up the cap.
#[derive(Default)]
struct Lines {
    lines: Vec<Line>,
    used: Minutes,
    so_far: Minutes,
}

impl Lines {
    fn claim(&mut self, claim: &Claim<'_>) {
        let (credited, withheld) = claim.ruling.split(claim.minutes, self.used);
        self.so_far = self.so_far + credited;
        if matches!(claim.ruling, Ruling::UpTo(..)) {
            self.used = self.used + credited;
        }
        self.lines.push(Line {
            source: claim.source,
            group: claim.group,
            on: claim.on,
            start: claim.start.cloned(),
            attended: claim.minutes,
            credited,
            withheld,
            so_far: self.so_far,
            left: claim.ruling.cap().map(|cap| cap.less(self.used)),
            standing: Standing::Provisional(()),
        });
    }
}
