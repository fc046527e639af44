//! The groups that every engine judges: generated, then made to differ so that every rule is met and unmet.

use crate::generate::{MENTOR, Random, Size, first_day, group, group_id, shelf};
use chrono::{Days, NaiveDate};
use circlebook::domain::agreement::{Assent, AssentTo};
use circlebook::domain::book::Book;
use circlebook::domain::dates::{Moment, Span};
use circlebook::domain::group::Role;
use circlebook::domain::ids::{AssentId, ChainId, GroupId, ListingId, NoteId};
use circlebook::domain::meeting::{Meeting, MeetingKind};
use circlebook::domain::note::{About, Note, Reviewed};
use circlebook::domain::person::Listing;
use circlebook::domain::record::{Record, Revision};
use circlebook::domain::session::Session;
use uuid::Uuid;

const SEED: u64 = 7;
const SESSIONS: u32 = 12;

fn day(number: u64) -> NaiveDate {
    first_day() + Days::new(number)
}

/// The day of the judgement, when every group has ended and its closing meetings are overdue.
pub fn today() -> NaiveDate {
    day(u64::from(SESSIONS) * 7 + 70)
}

/// So many groups in one book.
pub fn book(groups: u32) -> Book {
    let mut book = Book::default();
    let records = shelf().into_iter().filter(|record| !matches!(record, Record::Listing(_))).chain(listings());
    let all = records.chain((0..groups).flat_map(varied));
    for (number, record) in (1..).zip(all) {
        book.put(record, Revision { chain: ChainId::from_number(1), number });
    }
    book
}

/// The mentor's listings: for some days in between there is none.
fn listings() -> impl Iterator<Item = Record> {
    [(1, day(0) - Days::new(500), Some(day(40))), (2, day(50), None)].into_iter().map(|(number, from, to)| {
        let (id, source) = (ListingId::from_number(number), "https://registry.example/mentors".to_owned());
        Listing { id, person: MENTOR, from, to, checked_on: Some(from), source, certified: Some(true) }.into()
    })
}

/// The records of one group, of ten mentees or, one in six, of eleven.
fn varied(number: u32) -> Vec<Record> {
    let mut random = Random(SEED ^ (u64::from(number) << 40));
    let mentees = if random.one_in(6) { 11 } else { 10 };
    let mut records = group(SEED, number, Size { groups: 0, sessions: SESSIONS, mentees });
    records.retain(|record| !matches!(record, Record::Meeting(_)) || !random.one_in(12));
    for record in &mut records {
        match record {
            Record::Group(group) => group.packs = vec![crate::pack::KEY.to_owned()],
            Record::Session(session) => vary_session(session, &mut random),
            Record::Meeting(meeting) => vary_meeting(meeting, &mut random),
            Record::Evaluation(evaluation) => {
                evaluation.actions.iter_mut().for_each(|action| {
                    action.due = action.due.filter(|_| !random.one_in(4));
                    action.owner = action.owner.filter(|_| !random.one_in(8));
                });
            }
            _ => {}
        }
    }
    records.retain(|record| !matches!(record, Record::Evaluation(_)) || !random.one_in(10));
    let agreed = agreed(group_id(number), &records, &mut random);
    records.extend(agreed);
    records
}

fn vary_session(session: &mut Session, random: &mut Random) {
    if let Some(check) = &mut session.self_check {
        check.on_course = !random.one_in(10);
        check.correction = if random.one_in(2) { "Back to the plan".to_owned() } else { String::new() };
    }
    session.self_check = session.self_check.take().filter(|_| !random.one_in(20));
    if random.one_in(12) {
        session.agenda.iter_mut().for_each(|item| item.goals.clear());
    }
    if random.one_in(12) {
        session.topic.clear();
    }
    session.sign_off = session.sign_off.take().filter(|_| !random.one_in(12));
    if random.one_in(20)
        && let Some(rows) = &mut session.attendance
    {
        rows.truncate(2);
    }
}

/// Some opening meetings take place after the first session, some closing meetings before the last.
fn vary_meeting(meeting: &mut Meeting, random: &mut Random) {
    if random.one_in(12) {
        let on = if meeting.kind == MeetingKind::Opening { day(1) } else { day(60) };
        let at = |hour| on.and_hms_opt(hour, 0, 0).map(|local| Moment::new(local, 0, Some("Europe/London")));
        meeting.held = at(9).zip(at(10)).and_then(|(start, end)| Span::new(start, end).ok());
    }
}

/// Consents of most, and a review of the policy that may be too old.
fn agreed(group: GroupId, records: &[Record], random: &mut Random) -> Vec<Record> {
    let mut last = 0x1000_0000;
    let mut id = || {
        last += 1;
        Uuid::from_u128(group.0.as_u128() | last)
    };
    let mut agreed = Vec::new();
    let most = !random.one_in(2);
    for record in records {
        let Record::Member(member) = record else { continue };
        if member.role == Role::Mentee && (most || !random.one_in(8)) {
            let (id, person) = (AssentId(id()), member.person);
            let to = AssentTo::Confidentiality;
            let reason = String::new();
            agreed.push(Assent { id, group, person, to, on: day(0), given: true, abstained: false, withdrawn_on: None, reason }.into());
        }
    }
    if !random.one_in(5) {
        let on = if random.one_in(3) { today() - Days::new(400) } else { day(30) };
        let about = About::Review { of: Reviewed::Policy };
        agreed
            .push(Note { id: NoteId(id()), group, on, by: Some(MENTOR), text: "Read again".to_owned(), about }.into());
    }
    agreed
}
