//! What is overdue has a day, and its day has passed.

use crate::files::*;
use chrono::{Days, NaiveDate};
use circlebook::domain::book::Book;
use circlebook::domain::meeting::MeetingKind;
use circlebook::domain::record::Record;
use circlebook::programme::Programme;
use circlebook::programme::overdue::What;
use circlebook::programme::rows::overview;

fn found(book: &Book, days: u64) -> Vec<(u64, What)> {
    let mut programme = Programme::new(today() + Days::new(days));
    programme.add(source("", &export_of(1, book, 1))).unwrap();
    while programme.judge_next() {}
    let overview = overview(&programme);
    assert_eq!(overview.groups[0].overdue, overview.overdue.len());
    assert_eq!(overview.mentors[0].overdue, overview.overdue.len());
    let ago = |day: NaiveDate| (programme.today() - day).num_days().unsigned_abs();
    overview.overdue.into_iter().map(|it| (ago(it.day), it.what)).collect()
}

#[test]
fn what_has_no_day_or_a_day_ahead_is_not_overdue() {
    let ahead = |record: &mut Record| {
        if let Record::Evaluation(evaluation) = record {
            evaluation.actions[0].due = Some(today());
        }
    };
    assert_eq!(found(&changed(0..1, ahead), 0), []);
    let undated = |record: &mut Record| {
        if let Record::Evaluation(evaluation) = record {
            evaluation.actions[0].due = None;
        }
    };
    assert_eq!(found(&changed(0..1, undated), 900), []);
}

#[test]
fn a_rule_whose_last_day_has_passed_names_all_whom_it_concerns_once() {
    let without = |record: &mut Record| {
        if let Record::Meeting(meeting) = record
            && meeting.kind == MeetingKind::Closing
        {
            meeting.held = None;
        }
    };
    let all = found(&changed(0..1, without), 60);
    let rules: Vec<_> = all
        .iter()
        .filter_map(|(_, what)| match what {
            What::Rule { rule, subjects, .. } => Some((&**rule, subjects.len())),
            _ => None,
        })
        .collect();
    assert_eq!(rules, [("CMPC-29", 3)], "what only repeats it is not told again");
}

#[test]
fn sessions_that_were_not_written_up_actions_and_the_end_of_keeping() {
    let change = |record: &mut Record| match record {
        Record::Session(session) if session.topic == "Session 2" => {
            (session.held, session.attendance, session.conducted_by) = (None, None, None);
            session.confidentiality = None;
            session.turns.clear();
        }
        Record::Evaluation(evaluation) => evaluation.actions[0].due = Some(today() - Days::new(2)),
        Record::Group(group) => group.charter.retention_until = Some(today() - Days::new(1)),
        _ => {}
    };
    let all = found(&changed(0..1, change), 0);
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(matches!(all[0], (17, What::Session { ordinal: 2, .. })));
    assert!(matches!(&all[1], (2, What::Action { text, owner: Some(_) }) if text == "Start on time"));
    assert_eq!(all[2], (1, What::Retention));
}
