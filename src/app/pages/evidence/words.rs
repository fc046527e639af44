//! What a pack names, in words: people, records, days.

use crate::app::format;
use crate::app::guard::departure;
use crate::app::pages::people::role::role_word;
use crate::app::texts::evidence::PackText as T;
use crate::app::texts::findings;
use crate::app::texts::history::kind_word;
use crate::app::texts::records::RecordText;
use crate::app::verdicts::text;
use crate::domain::agreement::AgreementKind;
use crate::domain::meeting::MeetingKind;
use crate::domain::record::Kind;
use crate::domain::sort::sort_by_key;
use crate::evidence::judged::{Found, Subject};
use crate::evidence::pack::{Ix, NoteKind, Pack, Period, Sort, Who};
use crate::policy::verdict::{Outcome, Quantity, Reason};
use chrono::NaiveDate;

/// The words of one pack.
#[derive(Clone, Copy)]
pub struct Words<'a>(pub &'a Pack);

impl Words<'_> {
    /// A person; where the pack has no names, the role with the person's place.
    pub fn who(self, who: Who) -> String {
        let place = usize::try_from(who.0).unwrap_or(usize::MAX);
        let someone = self.0.people.get(place);
        match someone {
            Some(someone) if !someone.name.is_empty() => someone.name.clone(),
            _ => {
                let word = someone.and_then(|someone| someone.role).map_or(T::Person.text(), role_word);
                T::PersonNumber.with(&[word, &(place.saturating_add(1)).to_string()])
            }
        }
    }

    /// The person with the real name, where the pack has it.
    pub fn in_full(self, who: Who) -> String {
        let full = usize::try_from(who.0).ok().and_then(|place| self.0.people.get(place));
        match full.map(|someone| someone.full_name.as_str()) {
            Some(full) if !full.is_empty() => format!("{} ({full})", self.who(who)),
            _ => self.who(who),
        }
    }

    /// A person, or a dash for nobody.
    pub fn maybe(self, who: Option<Who>) -> String {
        who.map_or_else(String::new, |who| self.who(who))
    }

    /// People in order of their names.
    pub fn whos(self, people: &[Who]) -> String {
        let mut names: Vec<_> = people.iter().map(|who| self.who(*who)).collect();
        sort_by_key(&mut names, Clone::clone);
        names.join(", ")
    }

    /// Records, one after the other.
    pub fn things(self, things: &[Ix]) -> String {
        things.iter().map(|thing| self.thing(*thing)).collect::<Vec<_>>().join("; ")
    }

    /// A record.
    pub fn thing(self, thing: Ix) -> String {
        use RecordText as R;
        let Some(thing) = usize::try_from(thing.0).ok().and_then(|place| self.0.things.get(place)) else {
            return T::Gone.text().to_owned();
        };
        let who = self.maybe(thing.who);
        let day = thing.day.map(format::day_short).unwrap_or_default();
        let with_day = |text: String| if day.is_empty() { text } else { format!("{text}, {day}") };
        match (thing.kind, thing.sort) {
            (Kind::Concern | Kind::Incident | Kind::Matter, _) => T::Private.text().to_owned(),
            (Kind::Listing, _) if !day.is_empty() => R::ListingFrom.with(&[&day]),
            (Kind::Person, _) if !who.is_empty() => R::Person.with(&[&who]),
            (Kind::Enrolment, _) if !who.is_empty() => R::Enrolment.with(&[&who]),
            (Kind::Group, _) => R::Group.text().to_owned(),
            (Kind::Member, _) if !who.is_empty() => R::Member.with(&[&who]),
            (Kind::Session, _) if thing.number.is_some() || !day.is_empty() => {
                with_day(R::Session.with(&[&thing.number.map(|number| number.to_string()).unwrap_or_default()]))
            }
            (_, Some(Sort::Meeting(kind))) => with_day(meeting(kind).with(&[&who])),
            (Kind::Need, _) if !who.is_empty() => R::Need.with(&[&who]),
            (Kind::Goal, _) if who.is_empty() => R::GroupGoal.text().to_owned(),
            (Kind::Goal, _) => R::Goal.with(&[&who]),
            (Kind::Case, _) if !thing.code.is_empty() => R::Case.with(&[&thing.code]),
            (_, Some(Sort::Note(kind))) => note(kind, &who, &day, &thing.code),
            (Kind::Evaluation, _) => R::Evaluation.text().to_owned(),
            (Kind::Hours, _) if !who.is_empty() => R::Hours.with(&[&who, &day]),
            (_, Some(Sort::Agreement(kind))) => agreement(kind).with(&[&day]),
            (Kind::Assent, _) if !who.is_empty() => R::Assent.with(&[&who]),
            (Kind::Statement, _) if !day.is_empty() => R::Statement.with(&[&day]),
            (kind, _) => kind_word(kind).to_owned(),
        }
    }

    /// The kind of a record.
    pub fn kind(self, thing: Ix) -> Kind {
        let thing = usize::try_from(thing.0).ok().and_then(|place| self.0.things.get(place));
        thing.map_or(Kind::Settings, |thing| thing.kind)
    }

    /// The title of the policy with this key; the key of one that the pack does not judge by.
    pub fn policy(self, key: &str) -> String {
        let policy = self.0.policies.iter().find(|policy| *policy.key == *key);
        policy.map_or_else(|| key.to_owned(), |policy| text(&policy.title).to_owned())
    }

    /// Whom or what a rule binds.
    pub fn subject(self, subject: Subject) -> String {
        match subject {
            Subject::Group => T::WholeGroup.text().to_owned(),
            Subject::Person(who) => self.who(who),
            Subject::Thing(thing) => self.thing(thing),
        }
    }

    /// What was found, with the difference from the limit.
    pub fn finding(self, found: &Found) -> String {
        let reason = Reason {
            kind: found.finding,
            observed: found.observed.clone(),
            limit: found.limit.clone(),
            people: Vec::new(),
            missing: found.missing.clone(),
            rules: found.rules.clone(),
        };
        let mut people: Vec<_> = found.people.iter().map(|who| self.who(*who)).collect();
        sort_by_key(&mut people, Clone::clone);
        let sentence = findings::sentence(&reason, found.outcome, &people);
        let gap = match (&reason.observed, &reason.limit) {
            (Some(share @ Quantity::Percent(_)), None) => {
                findings::FindingText::Measured.with(&[&findings::quantity(share)])
            }
            _ => findings::gap(&reason),
        };
        if gap.is_empty() { sentence } else { format!("{sentence} {gap}.") }
    }
}

/// The day to an outcome, such as `by 4 June 2022`; empty for none.
pub fn day_of(outcome: Outcome) -> String {
    match outcome {
        Outcome::Due(Some(day)) => T::ByDay.with(&[&format::day_short(day)]),
        Outcome::Exempt(Some(day)) => T::Until.with(&[&format::day_short(day)]),
        _ => String::new(),
    }
}

/// A day in a table; empty for none.
pub fn day(day: Option<NaiveDate>) -> String {
    day.map(format::day_short).unwrap_or_default()
}

/// The period.
pub fn period(period: Period) -> String {
    match (period.from, period.to) {
        (None, None) => T::WholeLife.text().to_owned(),
        (Some(from), None) => T::FromDay.with(&[&format::day(from)]),
        (None, Some(to)) => T::ToDay.with(&[&format::day(to)]),
        (Some(from), Some(to)) => T::FromTo.with(&[&format::day(from), &format::day(to)]),
    }
}

/// What a meeting is called, with room for whose it is.
pub const fn meeting(kind: MeetingKind) -> RecordText {
    match kind {
        MeetingKind::Opening => RecordText::Opening,
        MeetingKind::CheckIn => RecordText::CheckIn,
        MeetingKind::Closing => RecordText::Closing,
    }
}

/// What an agreement is called, with room for its day.
pub const fn agreement(kind: AgreementKind) -> RecordText {
    match kind {
        AgreementKind::WorkingAgreement => RecordText::WorkingAgreement,
        AgreementKind::Contract => RecordText::Contract,
    }
}

/// What a note is called.
pub fn note(kind: NoteKind, who: &str, day: &str, rule: &str) -> String {
    use RecordText as R;
    match kind {
        NoteKind::Briefing => R::Briefing.with(&[day]),
        NoteKind::Activity => R::Activity.with(&[who]),
        NoteKind::ServiceMonitoring => R::Service.with(&[who]),
        NoteKind::OtherDuties => R::OtherDuties.text().to_owned(),
        NoteKind::Guidance => R::Guidance.text().to_owned(),
        NoteKind::Review => R::Review.with(&[day]),
        NoteKind::Closure => R::Closure.with(&[rule]),
        NoteKind::Slip => R::Slip.with(&[who]),
        NoteKind::Departure => departure(rule).unwrap_or_else(|| R::Departure.with(&[rule])),
    }
}
