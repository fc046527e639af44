//! Tables as people keep them, taken in, taken in again, and taken back.

use crate::world::{desk, file, import, look};
use chrono::{Days, NaiveDate, NaiveTime};
use circlebook::domain::session::Session;
use circlebook::domain::units::Minutes;
use circlebook::spreadsheet::import::Why;
use circlebook::spreadsheet::import::back;
use circlebook::spreadsheet::import::columns::{Field, Layout, Shape};
use circlebook::spreadsheet::import::importer::Tally;
use std::collections::BTreeMap;

const ROWS: usize = 200;
const SESSIONS: usize = 40;

fn at_six(shape: &mut Shape) {
    shape.start = NaiveTime::from_hms_opt(18, 0, 0);
}

/// 200 mentees and 40 sessions; in ten rows something is wrong.
fn grid(mended: bool) -> String {
    let first = NaiveDate::from_ymd_opt(2025, 1, 7).unwrap();
    let days: Vec<_> = (0..SESSIONS).map(|place| first + Days::new(7 * place as u64)).collect();
    let mut text = String::from("Group on Tuesdays;;\r\n\r\nMentee");
    days.iter().for_each(|day| text += &format!(";{}", day.format("%d/%m/%Y")));
    for row in 1..=ROWS {
        text += &format!("\r\nM{row:03}");
        for place in 0..SESSIONS {
            let good = match (row + place) % 7 {
                0 => String::new(),
                1 => "x".to_owned(),
                2 => "1:10".to_owned(),
                _ => (60 + (row + place) % 31).to_string(),
            };
            let bad =
                (row % 20 == 5 && place == row % 40).then(|| ["soon", "-5", "900", "1,234.5", "25:75"][row / 20 % 5]);
            text += &format!(";{}", bad.filter(|_| !mended).map_or(good, str::to_owned));
        }
    }
    text + "\r\n"
}

#[test]
fn a_grid_of_200_mentees_and_40_sessions_with_ten_bad_rows() {
    let mut desk = desk();
    let empty = desk.records();
    let text = grid(false);
    let (sheet, shape, outcome) = look(&desk, text.as_bytes(), |shape| {
        at_six(shape);
        shape.length = Some(90);
    });
    assert_eq!((shape.layout, shape.head, shape.marks().count()), (Layout::GridOfPeople, 1, SESSIONS));
    assert_eq!((outcome.good, outcome.bad().len()), (190, 10));
    assert_eq!((outcome.tally.members, outcome.tally.sessions), (190, SESSIONS));
    let rows: Vec<_> = outcome.faults.iter().map(|fault| (fault.row, fault.column.unwrap())).collect();
    let expected: Vec<_> = (1..=ROWS).filter(|row| row % 20 == 5).map(|row| (row + 3, row % 40 + 1)).collect();
    assert_eq!(rows, expected, "each bad row is named with its cell");
    for fault in &outcome.faults {
        let why = match fault.cell.as_str() {
            "900" => Why::MoreThanHeld(Minutes(90)),
            "soon" | "-5" | "1,234.5" | "25:75" => Why::NotADuration,
            other => panic!("{other}"),
        };
        assert_eq!(fault.why, why);
    }

    let entry = desk.apply(outcome.draft.clone()).unwrap();
    assert_eq!((file(&desk).members.len(), file(&desk).sessions.len()), (190, SESSIONS));
    let held: usize = file(&desk).sessions.iter().map(|session| session.attendance.as_ref().unwrap().len()).sum();
    assert_eq!(held, outcome.tally.attendances);
    let m001 = file(&desk).members.iter().find(|m| desk.book.shelf.code_name(m.person) == Some("M001")).unwrap();
    assert_eq!(m001.joined, NaiveDate::from_ymd_opt(2025, 1, 7), "joined at the first session");
    let first = file(&desk).sessions_in_order()[0];
    assert_eq!(first.presence(m001.person).unwrap().present, Minutes(90));

    // The same again brings nothing.
    let again = import(&mut desk, text.as_bytes(), |shape| {
        at_six(shape);
        shape.length = Some(90);
    });
    assert!(again.draft.changes.is_empty());
    assert_eq!((again.good, again.bad().len(), again.tally.attendances), (190, 10, 0));

    // The bad rows as a file, mended, bring the rest and nothing twice.
    let reasons = outcome.bad().into_iter().map(|row| (row, format!("row {row}"))).collect::<BTreeMap<_, _>>();
    let back = String::from_utf8(back::rows(&sheet, &shape, &outcome, "Why it was not taken in", &reasons)).unwrap();
    assert_eq!(back.lines().count(), 11);
    assert!(back.lines().nth(1).unwrap().starts_with("M005,") && back.lines().nth(1).unwrap().ends_with(",row 8"));
    let still = look(&desk, back.as_bytes(), at_six).2;
    assert_eq!((still.good, still.bad().len()), (0, 10), "unmended they are the same ten");
    let mended = import(&mut desk, grid(true).as_bytes(), at_six);
    assert_eq!((mended.good, mended.faults.len(), mended.tally.members, mended.tally.sessions), (200, 0, 10, 0));

    // Two steps back, and nothing is left of either.
    assert!(desk.undo() && desk.undo());
    assert_eq!(desk.records(), empty);
    assert_eq!(desk.entry(entry).changes.len(), 190 * 2 + SESSIONS);
}

const LONG: &str = "Mentee,Date,Start,End,Topic,Minutes attended\n\
    M01,5/1/2026,18:00,19:30,Boundaries,90\n\
    M02,5/1/2026,18:00,19:30,Boundaries,1:10\n\
    M03,5/1/2026,18:00,19:30,Boundaries,absent\n\
    M01,19/1/2026,6 pm,7.30 pm,,x\n\
    M01,19/1/2026,6 pm,7.30 pm,,90\n\
    M02,19/1/2026,6 pm,7.45 pm,,90\n\
    M02,1/13/2026,18:00,19:30,,90\n\
    M02,2/2/2027,18:00,19:30,,90\n\
    ,2/2/2026,18:00,19:30,,90\n\
    M02,2/2/2026,19:30,18:00,,90\n";

#[test]
fn one_row_an_attendance() {
    let mut desk = desk();
    let outcome = import(&mut desk, LONG.as_bytes(), |_| {});
    let whys: Vec<_> = outcome.faults.iter().map(|fault| (fault.row, fault.why.clone())).collect();
    assert_eq!(
        whys,
        [
            (6, Why::Twice(5)),
            (7, Why::RowsDiffer(5)),
            (8, Why::OtherOrder),
            (9, Why::Ahead),
            (10, Why::Missing(Field::CodeName)),
            (11, Why::EndBeforeStart),
        ]
    );
    assert_eq!(outcome.tally, Tally { members: 3, sessions: 2, attendances: 3, ..Tally::default() });
    let sessions = file(&desk).sessions_in_order();
    assert_eq!(sessions[0].topic, "Boundaries");
    assert_eq!(sessions[0].attendance.as_ref().unwrap().len(), 2, "who was absent is not listed");
    let before = desk.records();
    let again = import(&mut desk, LONG.as_bytes(), |_| {});
    assert!(again.draft.changes.is_empty());
    assert_eq!(desk.records(), before);
}

#[test]
fn what_is_on_record_is_kept_and_named() {
    let mut desk = desk();
    import(&mut desk, LONG.as_bytes(), |_| {});
    let other = "Mentee,Date,Minutes attended\nM02,2026-01-05,60\nM03,2026-01-05,45\nM01,2026-01-05,100\n";
    let outcome = import(&mut desk, other.as_bytes(), |_| {});
    let whys: Vec<_> = outcome.faults.iter().map(|fault| (fault.row, fault.contradicts(), fault.why.clone())).collect();
    assert_eq!(whys[0].0, 2);
    assert!(whys[0].1, "{whys:?}");
    assert_eq!(whys[1], (4, false, Why::MoreThanHeld(Minutes(90))));
    assert_eq!((outcome.good, outcome.tally.attendances), (1, 1), "M03 was there after all");
}

#[test]
fn a_session_a_row_with_a_column_a_person() {
    let mut desk = desk();
    let text = "Date\tTopic\tAnn\tBen\tCem\tTotal\n2026-01-05\tStart\tx\t\tx\t2\n19 Jan 2026\t\t45\t90\t\t2\n";
    let outcome = import(&mut desk, text.as_bytes(), |shape| {
        at_six(shape);
        shape.length = Some(90);
    });
    assert_eq!(outcome.faults, []);
    assert_eq!(outcome.tally, Tally { members: 3, sessions: 2, attendances: 4, ..Tally::default() });
    let minutes = |session: &Session| session.attendance.iter().flatten().map(|there| there.present.0).sum::<u32>();
    let sums: Vec<_> = file(&desk).sessions_in_order().into_iter().map(minutes).collect();
    assert_eq!(sums, [180, 135]);
}

#[test]
fn without_a_start_or_a_length_the_rows_say_so() {
    let desk = desk();
    let text = "Mentee,2026-01-05,2026-01-19\nM01,x,90\nM02,,x\n";
    let whys = |change: fn(&mut Shape)| {
        let outcome = look(&desk, text.as_bytes(), change).2;
        outcome.faults.into_iter().map(|fault| (fault.row, fault.why)).collect::<Vec<_>>()
    };
    assert_eq!(whys(|_| {}), [(2, Why::NoStart), (2, Why::NoStart), (3, Why::NoStart)]);
    // the longest stay says how long the second lasted, and nothing says it of the first
    assert_eq!(whys(at_six), [(2, Why::NoLength)]);
}

#[test]
fn members_come_in_are_completed_and_never_overwritten() {
    let mut desk = desk();
    let text = "Code name;Full name;Role;Joined;Left\nM01;Ann Example;mentee;05/01/2026;\nM02;;observer;46027;\nM03;;chief;;\nM04;;;5/2/2026;5/1/2026\n";
    let outcome = import(&mut desk, text.as_bytes(), |_| {});
    let whys: Vec<_> = outcome.faults.iter().map(|fault| (fault.row, fault.why.clone())).collect();
    let february = NaiveDate::from_ymd_opt(2026, 2, 5).unwrap();
    assert_eq!(whys, [(4, Why::UnknownWord), (5, Why::Before(february))]);
    assert_eq!(outcome.names, ["M01", "M02"]);
    let again = import(
        &mut desk,
        "code,joined,left,profession\nm01,2026-01-05,2026-06-30,nurse\nM02,2026-01-06,,\n".as_bytes(),
        |_| {},
    );
    assert_eq!((again.tally.completed, again.tally.same, again.faults.len()), (1, 0, 1));
    assert!(again.faults[0].contradicts());
    let left = file(&desk).members.iter().filter_map(|member| member.left).collect::<Vec<_>>();
    assert_eq!(left, [NaiveDate::from_ymd_opt(2026, 6, 30).unwrap()]);
}

#[test]
fn hours_come_in_once_and_twice_where_they_stand_twice() {
    let mut desk = desk();
    let text = "Mentee,Date,Hours,Setting,Category,Source\nM01,2026-01-05,1.5,individual,mentored experience,log\n\
        M01,2026-01-05,1.5,individual,mentored experience,log\nM02,2026-01-05,2,group,direct knowledge,log\nM02,2026-01-05,,group,,\n";
    let outcome = import(&mut desk, text.as_bytes(), |_| {});
    assert_eq!((outcome.tally.hours, outcome.tally.members), (3, 2));
    assert_eq!(outcome.faults[0].why, Why::Missing(Field::Minutes));
    let again = import(&mut desk, text.as_bytes(), |_| {});
    assert_eq!((again.tally.hours, again.tally.same, again.draft.changes.len()), (0, 3, 0));
    assert_eq!(file(&desk).hours.iter().map(|entry| entry.minutes.0).sum::<u32>(), 90 + 90 + 120);
}

#[test]
fn what_tells_who_somebody_is_stays_out() {
    let desk = desk();
    let text = "Date,Start,Length,Topic,Notes\n2026-01-05,18:00,90,Fine,NHS number 943 476 5919\n2026-01-19,18:00,90,ann@example.org,\n2026-02-02,18:00,90,Fine,Fine\n";
    let outcome = look(&desk, text.as_bytes(), |_| {}).2;
    assert_eq!(outcome.good, 1);
    let named: Vec<_> = outcome.faults.iter().map(|fault| (fault.row, fault.column)).collect();
    assert_eq!(named, [(2, Some(4)), (3, Some(3))]);
    assert!(outcome.faults.iter().all(|fault| matches!(&fault.why, Why::Identifies(kinds) if !kinds.is_empty())));
}

#[test]
fn nothing_of_a_hostile_table_makes_it_panic() {
    let desk = desk();
    for text in [
        "a",
        "a,b,c",
        "Mentee\n",
        "Mentee,Date\n,,,,,,\nx",
        "Date,Date,Date\n1,2,3",
        "\u{202e}Mentee,2026-01-05\n=1+1,x\n",
        "Mentee,2026-01-05,2026-01-05\nM01,x,x",
        "Mentee,9999-12-31\nM01,x",
        "Mentee,Date,Present\nM01,0000-00-00,999999999999999999999\n",
        "Date,Start,Length\n2026-01-05,23:59,1440\n2026-01-06,00:00,0\n",
        "Mentee,Session 1,Session 99999999999999999999\nM01,x,x\n",
    ] {
        for layout in Layout::ALL {
            let outcome = look(&desk, text.as_bytes(), |shape| {
                shape.layout = layout;
                shape.columns = circlebook::spreadsheet::import::guess::columns(
                    &circlebook::spreadsheet::csv::read(text.as_bytes()).unwrap().rows,
                    shape.head,
                    layout,
                );
                at_six(shape);
            })
            .2;
            assert!(outcome.good + outcome.bad().len() <= 4, "{text}");
        }
    }
}
