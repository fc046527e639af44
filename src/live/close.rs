//! From a running session to its records: one entry of the kinds that the forms write, so that the forms can correct them.

use super::agreed;
use super::asks::Asks;
use super::at::At;
use super::running::{Flag, Guest, Opening, Running, Text};
use super::talk::whole_minutes;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::case::Incident;
use crate::domain::charter::RoleModel;
use crate::domain::conduct::{Cast, Conduct, Contribution, ContributionKind, Talk};
use crate::domain::dates::Span;
use crate::domain::ids::PersonId;
use crate::domain::note::{About, BriefingPart, Note};
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::session::{Confidentiality, SelfCheck, Session, SignOff};
use crate::domain::statement::{Matter, Statement, Topic};
use crate::domain::units::Minutes;
use chrono::NaiveDate;
use uuid::Uuid;

/// What goes into the records besides what happened.
pub struct Closing<'a> {
    /// People.
    pub shelf: &'a Shelf,
    /// The group's records.
    pub file: &'a GroupFile,
    /// What the group's policies ask for.
    pub asks: &'a Asks,
    /// When the next session is to be; none where it is planned already, or left open.
    pub next: Option<Span>,
    /// Who signs the record as complete.
    pub signed_by: Option<PersonId>,
    /// What the format is called.
    pub format: &'a str,
    /// What its roles are called, in the order of their cards.
    pub roles: &'a [&'a str],
    /// What stands for something noticed that nobody put into words.
    pub unsaid: &'a str,
    /// What stands for something presented that nobody put into words.
    pub presented: &'a str,
}

/// From so many milliseconds on somebody took part in the conversation.
const HEARD: u64 = 1_000;

/// `new` after what stands already, unless that holds it.
fn joined(old: &str, new: &str) -> String {
    match (old.trim().is_empty(), new.is_empty() || old.contains(new)) {
        (_, true) => old.to_owned(),
        (true, _) => new.to_owned(),
        _ => format!("{old}\n{new}"),
    }
}

impl Closing<'_> {
    fn knows(&self, running: &Running, person: PersonId) -> bool {
        self.shelf.code_name(person).is_some() || running.guest(person).is_some()
    }

    /// People who were taken out of the book while the session ran: nothing can name them any more.
    #[must_use]
    pub fn left_out(&self, running: &Running) -> usize {
        running.stays.keys().filter(|person| !self.knows(running, **person)).count()
    }

    /// The records, the session's first; none where the session stands in the book no more or has not begun.
    #[must_use]
    pub fn records(&self, running: &Running, id: &mut dyn FnMut() -> Uuid) -> Vec<Record> {
        let Some(standing) = self.file.sessions.get(running.session.0) else { return Vec::new() };
        let Some(held) = running.held() else { return Vec::new() };
        let day = running.pace.latest.date();
        let mut records = Vec::new();
        let incident = self.incident(running, standing, day, id);
        let confidentiality =
            running.kept.map(|_| Confidentiality { on: day, incident: incident.as_ref().map(|it| it.id) });
        let session = self.session(running, standing, held, confidentiality);
        let affirmed = session.conduct.affirmed_by.clone();
        records.push(session.into());
        let named = |person: PersonId| running.stays.contains_key(&person) || running.turned_away.contains_key(&person);
        let guests = running.guests.iter().filter(|guest| named(guest.person));
        records.extend(guests.map(|guest| Record::from(person(guest))));
        records.extend(incident.map(Record::from));
        records.extend(self.matters(running, standing, id));
        records.extend(statements(running, standing, day, id));
        records.extend(self.briefings(running, standing, day, id));
        records.extend(agreed::records(running, self.file, (standing.group, day), &affirmed, id));
        records.extend(self.next.clone().map(|planned| next_session(standing, planned, id())));
        records
    }

    fn session(
        &self,
        running: &Running,
        standing: &Session,
        held: Span,
        confidentiality: Option<Confidentiality>,
    ) -> Session {
        let known = |person: &PersonId| self.knows(running, *person);
        let mut attendance = running.attendance();
        attendance.retain(|row| known(&row.person));
        let there = |person: PersonId| attendance.iter().any(|row| row.person == person);
        let mut turns = standing.turns.clone();
        turns.extend(running.presenting.iter().filter(|person| known(person) && !standing.turns.contains(person)));
        let mentor = self.file.group().and_then(|group| group.mentor);
        let day = running.pace.latest.date();
        let self_check = running.on_course.map(|on_course| {
            let correction = if on_course { String::new() } else { running.text(Text::Correction).to_owned() };
            SelfCheck { on: day, on_course, correction }
        });
        let conducted_by = standing.conducted_by.or(mentor.filter(|mentor| there(*mentor)));
        let sign_off = self.signed_by.filter(known).map(|by| SignOff { by, on: day });
        Session {
            conduct: self.conduct(running, standing, conducted_by.or(mentor)),
            held: Some(held),
            attendance: Some(attendance),
            conducted_by,
            turns,
            confidentiality: confidentiality.or_else(|| standing.confidentiality.clone()),
            self_check: self_check.or_else(|| standing.self_check.clone()),
            notes: joined(&standing.notes, running.text(Text::Notes)),
            sign_off: sign_off.or_else(|| standing.sign_off.clone()),
            ..standing.clone()
        }
    }

    fn conduct(&self, running: &Running, standing: &Session, leads: Option<PersonId>) -> Conduct {
        let before = &standing.conduct;
        let known = |person: &PersonId| self.knows(running, *person);
        let moment = |at: At| at.moment(running.zone.as_deref());
        let people = |people: &mut dyn Iterator<Item = &PersonId>| -> Vec<PersonId> {
            people.copied().filter(|person| known(person) && running.stays.contains_key(person)).collect()
        };
        let spoke: Vec<_> =
            running.talk.iter().map(|(person, ms)| (*person, *ms)).filter(|(person, _)| known(person)).collect();
        let minutes = whole_minutes(&spoke);
        let talk = minutes.iter().filter(|(_, minutes)| *minutes > 0);
        let talk: Vec<_> = talk.map(|(person, minutes)| Talk { person: *person, minutes: Minutes(*minutes) }).collect();
        let format = if running.round.is_some() { self.format } else { "" };
        let filled = |old: &str, new: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
        let made_by_now = running.began.filter(|_| !standing.agenda.is_empty()).map(moment);
        Conduct {
            invited: Some(running.invited.iter().copied().filter(known).collect()),
            removed: running.turned_away.keys().copied().filter(known).collect(),
            agenda_made: before.agenda_made.clone().or(made_by_now),
            confidentiality_at: running.opening.get(&Opening::Confidentiality).copied().map(moment),
            first_item_at: running.first_item.map(moment),
            affirmed_by: people(&mut running.affirmed.iter()),
            format: filled(&before.format, format),
            facilitator: before.facilitator.or(leads).filter(known),
            participant_role: filled(&before.participant_role, running.text(Text::ParticipantRole)),
            // Whoever had the turn and did not come had no chair.
            chair: (running.chair.or(before.chair).filter(|chair| running.stays.contains_key(chair)))
                .or(self.sole_presenter(running))
                .filter(known),
            swaps: before.swaps.clone(),
            cast: self.cast(running, before),
            at_ease: people(&mut running.at_ease.iter()),
            talk: if talk.is_empty() { before.talk.clone() } else { talk },
            contributions: self.contributions(running, before, &spoke, &minutes),
            observation: joined(&before.observation, running.text(Text::Observation)),
        }
    }

    fn presenter_chairs(&self) -> bool {
        self.file.group().is_some_and(|group| group.charter.role_model == Some(RoleModel::MenteeLed))
    }

    /// Whoever presents where presenters chair; none where several do, because each chairs for a time.
    fn sole_presenter(&self, running: &Running) -> Option<PersonId> {
        let mut presenting = running.presenting.iter().filter(|_| self.presenter_chairs());
        presenting.next().copied().filter(|_| presenting.next().is_none())
    }

    /// Who took which role of the format, after what stands already.
    fn cast(&self, running: &Running, before: &Conduct) -> Vec<Cast> {
        let roles = running.round.iter().flat_map(|_| self.roles.iter().enumerate());
        let of_role = |(place, role): (usize, &&str)| {
            let people = running.cast.get(&place).into_iter().flatten();
            let known = people.filter(|person| self.knows(running, **person));
            known.map(|person| Cast { role: (*role).to_owned(), person: *person }).collect::<Vec<_>>()
        };
        let mut cast = before.cast.clone();
        for given in roles.flat_map(of_role) {
            if !cast.contains(&given) {
                cast.push(given);
            }
        }
        cast
    }

    fn contributions(
        &self,
        running: &Running,
        before: &Conduct,
        spoke: &[(PersonId, u64)],
        minutes: &[(PersonId, u32)],
    ) -> Vec<Contribution> {
        let known = |person: &PersonId| self.knows(running, *person);
        let of = |person: PersonId, kind, text: &str, to| Contribution {
            person,
            kind,
            text: text.to_owned(),
            to,
            outcome: String::new(),
            preparation: String::new(),
        };
        let presenter_chairs = self.presenter_chairs();
        let material = Some(running.text(Text::Material)).filter(|text| !text.is_empty()).unwrap_or(self.presented);
        let mut all = before.contributions.clone();
        let mut add = |made: Contribution| {
            if !all.contains(&made) {
                all.push(made);
            }
        };
        for person in running.presenting.iter().filter(|person| known(person)) {
            let came = |chair: &PersonId| known(chair) && running.stays.contains_key(chair);
            let chair = running.chair.filter(came).or(presenter_chairs.then_some(*person));
            add(of(*person, ContributionKind::Presentation, material, chair));
        }
        for (person, word) in running.words.iter().filter(|(person, _)| known(person)) {
            if !word.trim().is_empty() {
                add(of(*person, ContributionKind::Trial, word.trim(), None));
            }
        }
        for person in running.declined.iter().filter(|person| known(person) && running.stays.contains_key(person)) {
            add(of(*person, ContributionKind::Declined, "", None));
        }
        // Less than half a minute is no minute in the record, and still a voice.
        for ((person, ms), (_, minutes)) in spoke.iter().zip(minutes) {
            if *minutes == 0 && *ms >= HEARD {
                add(of(*person, ContributionKind::TookPart, "", None));
            }
        }
        all
    }

    fn incident(
        &self,
        running: &Running,
        session: &Session,
        on: NaiveDate,
        id: &mut dyn FnMut() -> Uuid,
    ) -> Option<Incident> {
        if running.kept != Some(false) {
            return None;
        }
        let text = Some(running.text(Text::Incident)).filter(|text| !text.is_empty()).unwrap_or(self.unsaid);
        Some(Incident {
            id: id().into(),
            group: session.group,
            session: session.id,
            on,
            text: text.to_owned(),
            closed_on: None,
            resolution: String::new(),
        })
    }

    fn matters(&self, running: &Running, session: &Session, id: &mut dyn FnMut() -> Uuid) -> Vec<Record> {
        let flags = running.flags.iter().filter(|flag| self.knows(running, flag.person));
        let matter = |flag: &Flag| Matter {
            id: id().into(),
            group: session.group,
            kind: flag.kind,
            session: Some(session.id),
            person: Some(flag.person),
            on: flag.at.date(),
            text: Some(flag.text.trim()).filter(|text| !text.is_empty()).unwrap_or(self.unsaid).to_owned(),
            settled_on: None,
            outcome: String::new(),
        };
        flags.map(matter).map(Record::from).collect()
    }

    /// What the opening told to those who had not been told yet: to whoever was there then or, of the platform, has said
    /// since that they are at ease with it.
    fn briefings(
        &self,
        running: &Running,
        session: &Session,
        on: NaiveDate,
        id: &mut dyn FnMut() -> Uuid,
    ) -> Vec<Record> {
        const TOLD: [(Opening, &[BriefingPart]); 2] = [
            (Opening::Purpose, &[BriefingPart::Purpose, BriefingPart::Goals]),
            (Opening::Platform, &[BriefingPart::Platform]),
        ];
        let by = self.file.group().and_then(|group| group.mentor);
        let mut notes = Vec::new();
        for (opening, parts) in TOLD {
            let Some(at) = running.opening.get(&opening) else { continue };
            let heard = |person: &PersonId| {
                let first = running.stays.get(person).and_then(|stays| stays.first());
                let later = opening == Opening::Platform && running.at_ease.contains(person);
                first.is_some_and(|stay| stay.from.ms <= at.ms || later) && self.knows(running, *person)
            };
            for part in parts {
                let mut recipients = self.asks.untold(*part);
                recipients.retain(heard);
                if !recipients.is_empty() {
                    let about = About::Briefing { recipients, covers: vec![*part] };
                    let note = Note { id: id().into(), group: session.group, on, by, text: String::new(), about };
                    notes.push(note.into());
                }
            }
        }
        notes
    }
}

fn person(guest: &Guest) -> Person {
    Person {
        id: guest.person,
        code_name: guest.code_name.trim().to_owned(),
        full_name: String::new(),
        note: String::new(),
    }
}

fn statements(running: &Running, session: &Session, on: NaiveDate, id: &mut dyn FnMut() -> Uuid) -> Vec<Record> {
    let opened = [(Opening::Privacy, Topic::PrivacyExplained), (Opening::Expectations, Topic::ExpectationsSet)];
    let opened =
        opened.into_iter().filter(|(part, _)| running.opening.contains_key(part)).map(|(_, topic)| (topic, true));
    let stated = running.stated.iter().map(|(topic, holds)| (*topic, *holds));
    let statement = |(topic, holds)| Statement {
        id: id().into(),
        group: session.group,
        topic,
        session: Some(session.id),
        person: None,
        on,
        holds,
        text: String::new(),
        mended_on: None,
    };
    opened.chain(stated).map(statement).map(Record::from).collect()
}

/// The next session, to meet as this one did.
fn next_session(session: &Session, planned: Span, id: Uuid) -> Record {
    Session {
        planned: Some(planned),
        mode: session.mode,
        conducted_by: session.conducted_by,
        ..Session::blank(id.into(), session.group)
    }
    .into()
}
