//! A mentee's slip and the answer to it: what is on it and what is not, what comes back, and what becomes of the record.

use crate::desk::Desk;
use crate::every_kind::{GROUP, records};
use chrono::NaiveDate;
use circlebook::domain::dates::Moment;
use circlebook::domain::group::{Group, Member, Role};
use circlebook::domain::hours::Setting;
use circlebook::domain::ids::*;
use circlebook::domain::note::{About, Note, SlipAnswer, SlipPoint};
use circlebook::domain::person::Person;
use circlebook::domain::record::{Kind, Record};
use circlebook::domain::session::{Attendance, Session};
use circlebook::domain::units::Minutes;
use circlebook::exchange::open::{Limits, OpenError, open as open_book};
use circlebook::exchange::slip::compact::{Squares, of_answer, of_slip, read};
use circlebook::exchange::slip::file::{CLOSES, LARGEST, OPENS, answer as answer_file, open, slip as slip_file};
use circlebook::exchange::slip::make::{Stamp, Wanted, make};
use circlebook::exchange::slip::settle::{Made, NotIssued, NotMade, Stands, accept, hours, issued, points};
use circlebook::exchange::slip::*;
use circlebook::exchange::{answers, file};
use circlebook::json::DecodeError;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, to_value};
use std::sync::LazyLock;
use uuid::Uuid;

const MENTEE: PersonId = PersonId::from_number(0x02);
const OTHER: PersonId = PersonId::from_number(0xee);
const SLIP: Uuid = Uuid::from_u128(0x51);

fn at() -> Moment {
    "2021-09-30T10:00+01:00[Europe/London]".parse().unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 9, day).unwrap()
}

fn desk() -> Desk {
    let mut desk = Desk::new(7);
    desk.put(records()).unwrap();
    desk
}

fn slip_of(desk: &Desk, person: PersonId, wanted: Wanted) -> Slip {
    let counted = Some(Counted { attended: Minutes(910), credited: Minutes(70) });
    let stamp = Stamp { id: SLIP, made_at: at() };
    make(stamp, &desk.book.shelf, desk.book.group(GROUP).unwrap(), person, wanted, counted).unwrap()
}

fn full() -> Slip {
    slip_of(&desk(), MENTEE, Wanted::ALL)
}

/// Agrees to all but the session, and misses a meeting.
fn answered(slip: Slip) -> Answer {
    let word = |line: &Line| match line.fact {
        Fact::Session { .. } => Said::Corrected {
            to: Correction::Presence { present: Minutes(80), late: Minutes(10) },
            remark: "I came at a quarter past".to_owned(),
        },
        _ => Said::Agreed,
    };
    let said = slip.lines.iter().map(word).collect();
    let missing =
        vec![Missing { setting: Setting::Individual, on: day(20), minutes: Minutes(30), remark: "Call <3".to_owned() }];
    Answer { id: Uuid::from_u128(0x52), answered_at: at(), slip, said, missing, remark: "Thank you".to_owned() }
}

static PAPERS: LazyLock<[Vec<u8>; 5]> = LazyLock::new(|| {
    let (slip, answer) = (full(), answered(full()));
    let json = slip_file("0", &slip).unwrap();
    [
        format!("<!doctype html><title>Slip</title>{OPENS}{json}{CLOSES}").into_bytes(),
        json.into_bytes(),
        answer_file("0", &answer).unwrap().into_bytes(),
        of_slip(&slip).into_bytes(),
        of_answer(&answer).into_bytes(),
    ]
});

#[test]
fn a_slip_has_what_was_chosen_of_one_mentee() {
    let slip = full();
    assert_eq!((slip.group.as_str(), slip.mentee.as_str()), ("Tuesday group", "M01"));
    let facts: Vec<_> = slip.lines.iter().map(|line| line.fact.clone()).collect();
    let (length, present, late) = (Minutes(90), Minutes(70), Minutes(20));
    assert_eq!(facts[0], Fact::Session { on: day(7), from: 10 * 60 + 5, length, present, late });
    assert!(matches!(facts[1], Fact::Meeting { from: 540, minutes: Minutes(70), .. }));
    assert_eq!(facts[2], Fact::Hours { setting: Setting::Group, on: day(8), minutes: Minutes(840) });
    assert_eq!(facts[3], Fact::Goal { text: "to listen".to_owned() });
    assert_eq!(facts.len(), 4, "the cancelled session is no line, and what was withdrawn is over");
    let none = Wanted { sessions: false, meetings: false, hours: false, goals: false, consents: false };
    assert_eq!(slip_of(&desk(), MENTEE, none).lines, []);
    let consented = without_withdrawal();
    let last = slip_of(&consented, MENTEE, Wanted { consents: true, ..none }).lines;
    let to: Vec<_> = last.iter().map(|line| line.fact.clone()).collect();
    assert!(to.iter().any(
        |fact| matches!(fact, Fact::Consent { to: Consented::Agreement(_, on), given: true, .. } if *on == day(3))
    ));
    assert_eq!(to.len(), 3);
}

fn without_withdrawal() -> Desk {
    let mut desk = Desk::new(7);
    let hold = |record| match record {
        Record::Assent(mut assent) => {
            assent.withdrawn_on = None;
            assent.into()
        }
        other => other,
    };
    desk.put(records().into_iter().map(hold)).unwrap();
    desk
}

/// Every text of every record is marked, and everybody else has a record of each kind too.
#[test]
fn nothing_of_anybody_else_and_nothing_that_was_not_chosen_is_on_a_slip() {
    let mut all = records();
    all.push(Person { id: OTHER, code_name: "OTHER".into(), full_name: "OTHER".into(), note: "OTHER".into() }.into());
    for record in records() {
        all.extend(of_other(&record));
    }
    let mut desk = Desk::new(7);
    desk.put(all.into_iter().map(marked)).unwrap();
    let slip = slip_of(&desk, MENTEE, Wanted::ALL);
    let (json, compact) = (slip_file("0", &slip).unwrap(), postcard::to_allocvec(&slip).unwrap());
    let compact = String::from_utf8_lossy(&compact);
    for text in [&json, compact.as_ref()] {
        assert!(!text.contains("OTHER"), "of somebody else: {text}");
        // Group, mentee and the words of one goal are all that was typed in.
        let mut found: Vec<_> =
            text.match_indices("MARK-").map(|(at, _)| text[at..].chars().take(20).collect::<String>()).collect();
        found.iter_mut().for_each(|mark| mark.truncate(mark.find('.').unwrap()));
        assert_eq!(found, ["MARK-group", "MARK-person", "MARK-goal"], "{text}");
    }
    for record in desk.records() {
        let key = record.key();
        assert!(!json.contains(&key.id.to_string()), "the identifier of a {}", key.kind.word());
    }
    let other = slip_of(&desk, OTHER, Wanted::ALL);
    assert!(slip.lines.iter().all(|line| !other.lines.contains(line)));
    assert!(!other.lines.is_empty());
}

/// The same record of somebody else.
fn of_other(record: &Record) -> Option<Record> {
    let mut value = to_value(record).unwrap();
    let fields = value.as_object_mut().unwrap().values_mut().next().unwrap();
    if !matches!(fields.get("person"), Some(Value::String(_))) {
        return None;
    }
    fields["person"] = Value::String(OTHER.to_string());
    let id: Uuid = fields["id"].as_str().unwrap().parse().unwrap();
    fields["id"] = Value::String(Uuid::from_u128(id.as_u128() + 0x1000).to_string());
    for (name, text) in fields.as_object_mut().unwrap() {
        if matches!(name.as_str(), "text" | "notes" | "source" | "reason" | "fit" | "profession" | "nature") {
            *text = Value::String("OTHER".to_owned());
        }
    }
    serde_json::from_value(value).ok()
}

/// With a mark before each text that stands in a field that people type in.
fn marked(record: Record) -> Record {
    let mut value = to_value(&record).unwrap();
    let (kind, fields) = value.as_object_mut().unwrap().iter_mut().next().unwrap();
    let mark = format!("MARK-{kind}.");
    mark_in(fields, &mark);
    match serde_json::from_value::<Record>(value) {
        Ok(marked) if marked.key() == record.key() && marked.home() == record.home() => marked,
        _ => record,
    }
}

fn mark_in(value: &mut Value, mark: &str) {
    const TYPED: [&str; 14] = [
        "name",
        "code_name",
        "full_name",
        "note",
        "text",
        "notes",
        "topic",
        "source",
        "reason",
        "purpose",
        "goals",
        "fit",
        "profession",
        "title",
    ];
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| mark_in(item, mark)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(text) if TYPED.contains(&name.as_str()) && mark != "MARK-statement." => {
                        text.insert_str(0, mark);
                    }
                    other => mark_in(other, mark),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_form_comes_back_as_it_was() {
    let [page, json, answer, slip_text, answer_text] = &*PAPERS;
    for bytes in [page, json, slip_text] {
        assert_eq!(open(bytes), Ok(Paper::Slip(full())));
    }
    for bytes in [answer, answer_text] {
        assert_eq!(open(bytes), Ok(Paper::Answer(answered(full()))));
    }
    let text = of_slip(&full());
    assert!(text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b':'), "{text}");
    let wrapped: Vec<_> = text.as_bytes().chunks(60).map(|line| String::from_utf8_lossy(line).to_lowercase()).collect();
    assert_eq!(read(&format!("  {}\r\n", wrapped.join("\r\n > ").replace('>', ""))), Ok(Paper::Slip(full())));
    assert!(!String::from_utf8_lossy(answer).contains('<'), "nothing in it ends a script");
}

#[test]
fn no_kind_of_file_is_taken_for_another() {
    let [page, json, answer, ..] = &*PAPERS;
    for bytes in [page, json, answer] {
        assert_eq!(open_book(bytes, Limits::default()), Err(OpenError::Slip));
        assert_eq!(answers::open(bytes), Err(answers::SheetError::Slip));
    }
    let backup = file::backup::<Vec<u8>>("0", at(), &[], &[]).unwrap();
    let form = answers::form("0", at(), Uuid::from_u128(1)).unwrap();
    for other in [&backup, &form, &backup[..backup.len() - 2].to_vec(), &form[..form.len() - 2].to_vec()] {
        assert_eq!(open(other), Err(SlipError::Other));
    }
    for foreign in [&b"{}"[..], b"[]", b"", b"<html>", b"hello", b"\xff\xfe", br#"{"format":"circlebook-policy"}"#] {
        assert_eq!(open(foreign), Err(SlipError::Foreign), "{}", String::from_utf8_lossy(foreign));
    }
    assert!(matches!(open(&vec![b' '; LARGEST + 1]), Err(SlipError::TooLarge { .. })));
}

#[test]
fn what_is_damaged_changed_or_newer_is_refused_and_says_why() {
    let [_, json, answer, slip_text, _] = &*PAPERS;
    let json = String::from_utf8(json.clone()).unwrap();
    let changed = |from: &str, to: &str| {
        assert!(json.contains(from), "{from}");
        open(json.replace(from, to).as_bytes())
    };
    let path = |found: Result<Paper, SlipError>| match found {
        Err(SlipError::Malformed(DecodeError::Misfit { path, .. })) => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(changed(r#""schema":1"#, r#""schema":2"#), Err(SlipError::TooNew { found: 2 }));
    assert_eq!(path(changed(r#""present":70"#, r#""present":71"#)), "lines[0].fact.present");
    assert_eq!(path(changed(r#""present":70"#, r#""present":69"#)), "digest", "what is changed in it shows");
    assert!(path(changed(r#""mentee":"#, r#""extra":1,"mentee":"#)).starts_with("slip"));
    let answer = String::from_utf8(answer.clone()).unwrap();
    assert_eq!(path(open(answer.replace(r#""present":80"#, r#""present":81"#).as_bytes())), "said[0]");
    assert_eq!(path(open(answer.replace(r#""agreed","#, "").as_bytes())), "said");
    let text = String::from_utf8(slip_text.clone()).unwrap();
    assert_eq!(read(&text[..text.len() - 9]), Err(SlipError::Miscopied));
    let other = if text.ends_with('A') { 'B' } else { 'A' };
    assert_eq!(read(&format!("{}{other}", &text[..text.len() - 1])), Err(SlipError::Miscopied), "one letter");
    assert_eq!(read(&text.replace("SLIP1:", "SLIP2:")), Err(SlipError::TooNew { found: 2 }));
    let mut silent = answered(full());
    silent.said.fill(Said::Unsaid);
    silent.missing.clear();
    silent.remark.clear();
    assert_eq!(path(open(answer_file("0", &silent).unwrap().as_bytes())), "said");
    assert_eq!(path(read(&of_answer(&silent))), "said");
    let mut twice = full();
    twice.lines.push(twice.lines[0].clone());
    assert_eq!(path(read(&of_slip(&twice))), "lines[4].key");
}

#[test]
fn a_year_of_sessions_fits_a_qr_code_and_a_book_of_goals_does_not() {
    let mut slip = full();
    let session = slip.lines[0].clone();
    slip.lines = (0..40).map(|n| Line { key: Key(0xffff_0000_0000 + n), ..session.clone() }).collect();
    let squares = Squares::of(&of_slip(&slip)).unwrap();
    assert!(squares.width() <= 117);
    assert_eq!(squares.runs().first(), Some(&(0, 0, 7)), "the corner of every QR code");
    slip.lines.extend((0..9).map(|n| Line { key: Key(n), fact: Fact::Goal { text: "to listen ".repeat(20) } }));
    assert_eq!(Squares::of(&of_slip(&slip)), None);
}

fn no_moment(_: NaiveDate, _: chrono::NaiveTime) -> Moment {
    panic!("no meeting is moved")
}

fn note(slip: &Slip, answers: Vec<SlipAnswer>) -> Note {
    let about = About::Slip { person: MENTEE, slip: slip.id, digest: slip.digest().to_string(), answers };
    Note { id: NoteId::from_number(0x5a), group: GROUP, on: day(30), by: None, text: String::new(), about }
}

#[test]
fn an_answer_is_held_against_what_stands_now() {
    let (mut desk, slip) = (desk(), full());
    let file = || desk.book.group(GROUP).unwrap().clone();
    assert_eq!(issued(&file(), &slip), Err(NotIssued::Unknown));
    desk.put([note(&slip, Vec::new()).into()]).unwrap();
    let file = desk.book.group(GROUP).unwrap().clone();
    assert_eq!(issued(&file, &slip).map(|issued| issued.person), Ok(MENTEE));
    let mut altered = slip.clone();
    altered.mentee = "M02".to_owned();
    assert_eq!(issued(&file, &altered), Err(NotIssued::Altered));

    let stands = |desk: &Desk, answer: &Answer| {
        let found = points(answer, desk.book.group(GROUP).unwrap(), MENTEE);
        found.iter().map(settle::Point::stands).collect::<Vec<_>>()
    };
    let mut answer = answered(slip);
    assert_eq!(stands(&desk, &answer), [Stands::Differs, Stands::Agreed, Stands::Agreed, Stands::Agreed]);
    answer.said[3] = Said::Unsaid;
    let point = points(&answer, &file, MENTEE)[0].clone();
    let (record, _) = point.now.unwrap();
    let Said::Corrected { to, .. } = &answer.said[0] else { panic!() };
    let Ok(Made::Put(changed)) = accept(&file, MENTEE, record, to, &no_moment) else { panic!() };
    let Record::Session(session) = &changed else { panic!() };
    assert_eq!(session.attendance, Some(vec![Attendance { person: MENTEE, present: Minutes(80), late: Minutes(10) }]));
    desk.put([changed]).unwrap();
    // The hours entry is gone, the meeting was changed meanwhile.
    let moved = Correction::Time { on: day(4), minutes: Minutes(45) };
    let meeting = points(&answer, &file, MENTEE)[1].now.clone().unwrap().0;
    let moment = |on: NaiveDate, time: chrono::NaiveTime| Moment::new(on.and_time(time), 60, Some("Europe/London"));
    let Ok(Made::Put(later)) = accept(&file, MENTEE, meeting, &moved, &moment) else { panic!() };
    desk.put([later]).unwrap();
    let entry = file.hours.iter().next().unwrap().clone();
    desk.remove(&entry.into()).unwrap();
    assert_eq!(stands(&desk, &answer), [Stands::Solved, Stands::Outdated, Stands::Gone, Stands::Unsaid]);
    let again = points(&answer, desk.book.group(GROUP).unwrap(), MENTEE);
    assert!(again[0].is_changed() && again[1].is_changed() && again[2].is_changed() && !again[3].is_changed());
}

#[test]
fn each_kind_of_correction_changes_its_record_and_nothing_else() {
    let desk = without_withdrawal();
    let file = desk.book.group(GROUP).unwrap();
    let slip = slip_of(&desk, MENTEE, Wanted::ALL);
    let moment = |on: NaiveDate, time: chrono::NaiveTime| Moment::new(on.and_time(time), 0, Some("Europe/London"));
    let answer = Answer { said: vec![Said::Agreed; slip.lines.len()], ..answered(slip) };
    let all = points(&answer, file, MENTEE);
    let key = |kind: Kind| {
        all.iter().find_map(|point| point.now.as_ref().map(|now| now.0).filter(|key| key.kind == kind)).unwrap()
    };
    let make = |kind, to| accept(file, MENTEE, key(kind), &to, &moment);

    let stay = |present, late| Correction::Presence { present: Minutes(present), late: Minutes(late) };
    assert_eq!(make(Kind::Session, stay(90, 1)), Err(NotMade::MoreThanHeld(Minutes(90))));
    let Ok(Made::Put(Record::Session(absent))) = make(Kind::Session, stay(0, 0)) else { panic!() };
    let before = file.sessions.get(absent.id.0).unwrap();
    assert_eq!(absent, Session { attendance: Some(Vec::new()), ..before.clone() });

    let time = |on, minutes| Correction::Time { on: day(on), minutes: Minutes(minutes) };
    let Ok(Made::Put(Record::Meeting(later))) = make(Kind::Meeting, time(5, 40)) else { panic!() };
    assert_eq!(
        later.held.as_ref().map(|held| (held.start().to_string(), held.minutes())),
        Some(("2021-09-05T09:00+00:00[Europe/London]".to_owned(), Minutes(40)))
    );
    let Ok(Made::Put(Record::Meeting(never))) = make(Kind::Meeting, time(5, 0)) else { panic!() };
    assert_eq!(never.held, None);

    let Ok(Made::Put(Record::Hours(fewer))) = make(Kind::Hours, time(8, 800)) else { panic!() };
    assert_eq!((fewer.on, fewer.minutes), (day(8), Minutes(800)));
    assert!(matches!(make(Kind::Hours, time(8, 0)), Ok(Made::Remove(Record::Hours(_)))));

    let Ok(Made::Put(Record::Goal(goal))) = make(Kind::Goal, Correction::Text(" to hear ".to_owned())) else {
        panic!()
    };
    assert_eq!(goal.text, "to hear");
    let Ok(Made::Put(Record::Assent(word))) = make(Kind::Assent, Correction::Word { given: false, on: day(4) }) else {
        panic!()
    };
    assert_eq!((word.given, word.on), (false, day(4)));
    assert_eq!(make(Kind::Assent, stay(1, 0)), Err(NotMade::Gone));

    let entry = hours(&answer.missing[0], HoursEntryId::from_number(0x99), GROUP, MENTEE, "told");
    assert_eq!((entry.on, entry.minutes, entry.setting), (day(20), Minutes(30), Setting::Individual));
}

#[test]
fn what_came_of_an_answer_is_kept_and_a_refusal_has_its_reason() {
    let slip = full();
    let point = SlipPoint {
        record: Some(Uuid::from_u128(3)),
        remark: "no".into(),
        accepted: false,
        reason: "the register says so".into(),
    };
    let given = SlipAnswer {
        id: Uuid::from_u128(9),
        on: day(30),
        agreed: 3,
        unsaid: 0,
        points: vec![point],
        remark: String::new(),
    };
    let kept = note(&slip, vec![given.clone()]);
    assert_eq!(serde_json::from_value::<Note>(to_value(&kept).unwrap()).unwrap(), kept);
    let mut with = desk();
    assert!(with.put([kept.into()]).is_ok());
    let mut silent = given.clone();
    silent.points[0].reason.clear();
    assert!(desk().put([note(&slip, vec![silent]).into()]).is_err());
    assert!(desk().put([note(&slip, vec![given.clone(), given]).into()]).is_err(), "the same answer twice");
}

/// Two whose groups have nothing in common.
#[test]
fn a_slip_of_somebody_unknown_is_none() {
    let desk = desk();
    let stamp = Stamp { id: SLIP, made_at: at() };
    let file = desk.book.group(GROUP).unwrap();
    assert_eq!(make(stamp, &desk.book.shelf, file, OTHER, Wanted::ALL, None), None);
}

fn fact() -> impl Strategy<Value = Fact> {
    let on = (0..40_000_i32).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(710_000 + days).unwrap());
    prop_oneof![
        (on.clone(), 0..1440_u16, 0..10_000_u32, any::<Index>(), any::<Index>()).prop_map(
            |(on, from, length, one, two)| {
                let present = one.index(length as usize + 1) as u32;
                let late = two.index((length - present) as usize + 1) as u32;
                Fact::Session { on, from, length: Minutes(length), present: Minutes(present), late: Minutes(late) }
            }
        ),
        (on, any::<u32>()).prop_map(|(on, minutes)| Fact::Hours {
            setting: Setting::Group,
            on,
            minutes: Minutes(minutes)
        }),
        ".{0,40}".prop_map(|text| Fact::Goal { text }),
    ]
}

proptest! {
    #[test]
    fn any_slip_comes_back_from_both_forms(facts in prop::collection::vec(fact(), 0..30), group in ".{0,30}", mentee in ".{0,9}") {
        let lines = facts.into_iter().zip(1..).map(|(fact, key)| Line { key: Key(key), fact }).collect();
        let slip = Slip { id: SLIP, made_at: at(), group, mentee, counted: None, lines };
        prop_assert_eq!(read(&of_slip(&slip)), Ok(Paper::Slip(slip.clone())));
        let page = format!("<p>{OPENS}{}{CLOSES}</p>", slip_file("0", &slip).unwrap());
        prop_assert_eq!(open(page.as_bytes()), Ok(Paper::Slip(slip)));
    }

    #[test]
    fn no_damage_panics_or_passes_for_something_else(which in 0..5_usize, at in any::<Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = PAPERS[which].clone();
        let place = at.index(bytes.len());
        if cut { bytes.truncate(place) } else { bytes[place] = byte }
        let slip = match open(&bytes) {
            Ok(Paper::Slip(slip) | Paper::Answer(Answer { slip, .. })) => slip,
            Err(_) => return Ok(()),
        };
        prop_assert_eq!(slip, full(), "a slip that was changed is refused");
    }

    #[test]
    fn bytes_that_pass_the_sum_are_still_read_strictly(bytes in prop::collection::vec(any::<u8>(), 0..200), is_answer in any::<bool>()) {
        // What somebody makes on purpose has a right sum.
        let start = if is_answer { "CBANSWER1:" } else { "CBSLIP1:" };
        let sum = circlebook::journal::bytes::Bytes32::sha256(&[start.as_bytes(), &bytes]);
        let made: Vec<u8> = bytes.iter().chain(&sum.0[..4]).copied().collect();
        if let Ok(paper) = read(&format!("{start}{}", data_encoding::BASE32_NOPAD.encode(&made))) {
            let (Paper::Slip(slip) | Paper::Answer(Answer { slip, .. })) = paper;
            prop_assert!(slip.lines.len() <= MOST_LINES);
        }
    }
}

/// Two mentees of one group share sessions, and neither slip has a word of the other.
#[test]
fn two_of_one_group_share_nothing_but_the_sessions() {
    let group = Group { name: "Two".into(), ..only_group() };
    let person = |n: u128, name: &str| Person {
        id: PersonId::from_number(n),
        code_name: name.into(),
        full_name: String::new(),
        note: String::new(),
    };
    let member = |n: u128| Member { person: PersonId::from_number(n), id: MemberId::from_number(n), ..only_member() };
    let mut session = Session::blank(SessionId::from_number(9), GROUP);
    session.held = only_session().held;
    let stay = |n: u128, present| Attendance {
        person: PersonId::from_number(n),
        present: Minutes(present),
        late: Minutes::ZERO,
    };
    session.attendance = Some(vec![stay(2, 90), stay(3, 33)]);
    let mentor = Person { id: group.mentor.unwrap(), ..person(1, "Mentor") };
    let mut desk = Desk::new(3);
    let all: Vec<Record> = vec![
        mentor.into(),
        group.into(),
        person(2, "M01").into(),
        person(3, "M02").into(),
        member(2).into(),
        member(3).into(),
        session.into(),
    ];
    desk.put(all).unwrap();
    let slip = |n: u128| slip_of(&desk, PersonId::from_number(n), Wanted::ALL);
    assert!(matches!(slip(2).lines[0].fact, Fact::Session { present: Minutes(90), .. }));
    assert!(matches!(slip(3).lines[0].fact, Fact::Session { present: Minutes(33), .. }));
    assert!(!slip_file("0", &slip(2)).unwrap().contains("33"));
}

fn only_group() -> Group {
    records().into_iter().find_map(|record| if let Record::Group(it) = record { Some(it) } else { None }).unwrap()
}

fn only_member() -> Member {
    let found = records().into_iter().find_map(|record| if let Record::Member(it) = record { Some(it) } else { None });
    Member { role: Role::Mentee, ..found.unwrap() }
}

fn only_session() -> Session {
    records().into_iter().find_map(|record| if let Record::Session(it) = record { Some(it) } else { None }).unwrap()
}
