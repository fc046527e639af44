//! What records are called where a list names them.

use super::fill;
use crate::app::format;
use crate::app::guard::departure;
use crate::app::state::library::own;
use crate::app::verdicts::text;
use crate::domain::agreement::AgreementKind;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::meeting::MeetingKind;
use crate::domain::note::About;
use crate::domain::record::{Kind, RecordKey};
use crate::texts;

texts! {
    /// What records are called.
    RecordText {
        Settings => "Settings of the book",
        ListingFrom => "Registry listing from {0}",
        Person => "Person {0}",
        Enrolment => "Enrolment of {0}",
        Group => "The group",
        Member => "Membership of {0}",
        Session => "Session {0}",
        SessionOn => "Session {0}, {1}",
        Opening => "Opening meeting of {0}",
        CheckIn => "Check-in with {0}",
        Closing => "Closing meeting of {0}",
        Need => "Need of {0}",
        Goal => "Goal of {0}",
        GroupGoal => "Goal of the group",
        Case => "Case {0}",
        Briefing => "Briefing on {0}",
        Activity => "Activity of {0}",
        Service => "Note on the service of {0}",
        OtherDuties => "Statement on other duties",
        Guidance => "Guidance looked up",
        Closure => "Closure of {0}",
        Departure => "Reason given about {0}",
        Evaluation => "Evaluation",
        Hours => "Hours of {0}, {1}",
        Concern => "Concern of {0}",
        Incident => "Incident",
        WorkingAgreement => "Working agreement of {0}",
        Contract => "Contract of {0}",
        Assent => "Assent of {0}",
        Statement => "Statement of {0}",
        Clash => "Two versions of a record",
        Matter => "Matter of {0}",
        OwnPolicy => "Own policy of {0}",
        PolicyVersion => "Version {1} of {0}",
        Review => "Review of {0}",
        Slip => "Slip for {0}",
        Gone => "A record that was removed",
    }
}

/// What the record is called; for one that has gone, just that.
#[must_use]
pub fn name(shelf: &Shelf, file: &GroupFile, key: RecordKey) -> String {
    standing_name(shelf, file, key).unwrap_or_else(|| RecordText::Gone.text().to_owned())
}

/// The session's place in the order of sessions, from 1.
#[must_use]
pub fn ordinal(file: &GroupFile, session: SessionId) -> Option<usize> {
    file.sessions_in_order().iter().position(|each| each.id == session).map(|place| place + 1)
}

/// What the record is called; none for one that has gone or is not loaded.
#[must_use]
pub fn standing_name(shelf: &Shelf, file: &GroupFile, key: RecordKey) -> Option<String> {
    use RecordText as T;
    let person = |person: PersonId| shelf.code_name(person).unwrap_or("–");
    let plain = |text: T| Some(text.text().to_owned());
    let of = |text: T, who: PersonId| Some(text.with(&[person(who)]));
    match key.kind {
        Kind::Settings => plain(T::Settings),
        Kind::Listing => {
            let listing = shelf.listings.get(key.id)?;
            Some(T::ListingFrom.with(&[&format::day_short(listing.from)]))
        }
        Kind::Person => of(T::Person, PersonId(key.id)),
        Kind::Enrolment => of(T::Enrolment, shelf.enrolments.get(key.id)?.person),
        Kind::Group => plain(T::Group),
        Kind::Member => of(T::Member, file.members.get(key.id)?.person),
        Kind::Session => {
            let session = file.sessions.get(key.id)?;
            let number = ordinal(file, session.id).map(|number| number.to_string()).unwrap_or_default();
            Some(session.time().map_or_else(
                || T::Session.with(&[&number]),
                |time| T::SessionOn.with(&[&number, &format::day_short(time.date())]),
            ))
        }
        Kind::Meeting => {
            let meeting = file.meetings.get(key.id)?;
            let text = match meeting.kind {
                MeetingKind::Opening => T::Opening,
                MeetingKind::CheckIn => T::CheckIn,
                MeetingKind::Closing => T::Closing,
            };
            let name = text.with(&[person(meeting.person)]);
            let day = meeting.time().map(|time| format::day_short(time.date()));
            Some(day.map_or_else(|| name.clone(), |day| fill("{0}, {1}", &[&name, &day])))
        }
        Kind::Need => of(T::Need, file.needs.get(key.id)?.person),
        Kind::Goal => match file.goals.get(key.id)?.person {
            Some(who) => of(T::Goal, who),
            None => plain(T::GroupGoal),
        },
        Kind::Case => Some(T::Case.with(&[&file.cases.get(key.id)?.code])),
        Kind::Note => {
            let note = file.notes.get(key.id)?;
            match &note.about {
                About::Briefing { .. } => Some(T::Briefing.with(&[&format::day_short(note.on)])),
                About::Activity { person, .. } => of(T::Activity, *person),
                About::ServiceMonitoring { person, .. } => of(T::Service, *person),
                About::OtherDuties => plain(T::OtherDuties),
                About::Guidance => plain(T::Guidance),
                About::Review { .. } => Some(T::Review.with(&[&format::day_short(note.on)])),
                About::Slip { person, .. } => of(T::Slip, *person),
                About::Closure { rule, .. } => Some(T::Closure.with(&[rule])),
                About::Departure { rule, .. } => Some(departure(rule).unwrap_or_else(|| T::Departure.with(&[rule]))),
            }
        }
        Kind::Evaluation => plain(T::Evaluation),
        Kind::Hours => {
            let entry = file.hours.get(key.id)?;
            Some(T::Hours.with(&[person(entry.person), &format::day_short(entry.on)]))
        }
        Kind::Concern => of(T::Concern, file.concerns.get(key.id)?.person),
        Kind::Incident => plain(T::Incident),
        Kind::Agreement => {
            let agreement = file.agreements.get(key.id)?;
            let text = match agreement.kind {
                AgreementKind::WorkingAgreement => T::WorkingAgreement,
                AgreementKind::Contract => T::Contract,
            };
            Some(text.with(&[&format::day_short(agreement.on)]))
        }
        Kind::Assent => of(T::Assent, file.assents.get(key.id)?.person),
        Kind::Statement => Some(T::Statement.with(&[&format::day_short(file.statements.get(key.id)?.on)])),
        Kind::OwnPolicy => {
            let policy = shelf.own_policies.get(key.id)?;
            Some(match own(policy) {
                Ok(pack) => T::PolicyVersion.with(&[text(&pack.title), &pack.version]),
                Err(_) => T::OwnPolicy.with(&[&format::day_short(policy.added_on)]),
            })
        }
        Kind::Clash => plain(T::Clash),
        Kind::Matter => Some(T::Matter.with(&[&format::day_short(file.matters.get(key.id)?.on)])),
    }
}
