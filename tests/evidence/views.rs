//! What a view must not show, with a marker in every text of every kind of record.

use crate::every_kind::GROUP;
use crate::marked::{AT, FIRST, MENTOR, SECOND, correct, desk, pack, text};
use circlebook::domain::ids::PersonId;
use circlebook::domain::record::{Kind, Record};
use circlebook::evidence::pack::Period;
use circlebook::journal::entry::State;

fn view(mentee: Option<PersonId>) -> String {
    text(&pack(&desk(), mentee, Period::default(), AT))
}

#[test]
fn every_kind_of_record_of_the_book_is_marked() {
    let desk = desk();
    for kind in Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::OwnPolicy | Kind::Clash | Kind::Settings)) {
        let records = desk.records().into_iter().filter(|record| record.key().kind == *kind);
        let texts: Vec<_> = records.map(|record| serde_json::to_string(&record).unwrap()).collect();
        assert!(
            texts.iter().any(|text| text.contains("-FIRST")
                || text.contains("-SHARED")
                || text.contains("-PRIVATE")
                || text.contains("-MENTOR")),
            "{kind:?}: {texts:?}"
        );
    }
}

#[test]
fn the_auditor_sees_both_mentees_and_nothing_of_the_private_compartment() {
    let shown = view(None);
    for mark in ["-FIRST", "-SECOND", "-SHARED"] {
        assert!(shown.contains(mark), "{mark}");
    }
    assert!(!shown.contains("PRIVATE"));
    // What is off limits in the group is off limits on paper, and notes on people stay in the book.
    assert!(!shown.contains("the school"), "off limits");
    let person = desk().records().into_iter().find(|record| record.key().id == FIRST.0).unwrap();
    let Record::Person(person) = person else { panic!() };
    assert!(shown.contains(&person.full_name) && !shown.contains(&format!("\"{}\"", person.note)));
}

#[test]
fn private_records_are_there_as_digests_of_their_entries() {
    let desk = desk();
    let chain = pack(&desk, None, Period::default(), AT).chain.unwrap();
    let private = desk.book.group(GROUP).unwrap().standing(None);
    let private: Vec<_> =
        private.filter(|one| matches!(one.record.key().kind, Kind::Concern | Kind::Incident | Kind::Matter)).collect();
    assert!(private.len() >= 4);
    for standing in private {
        let key = standing.record.key();
        let withheld = chain.withheld.iter().find(|withheld| withheld.key == key).unwrap();
        let State::Put { digest, .. } = desk.entry(standing.revision).change(key).unwrap().state.clone() else {
            panic!()
        };
        assert_eq!((withheld.revision, withheld.digest), (standing.revision, digest));
        assert!(chain.held.iter().all(|held| held.key != key));
    }
}

#[test]
fn a_mentee_sees_what_is_theirs_and_no_text_or_identifier_of_another() {
    for (mentee, own, other) in [(FIRST, "-FIRST", "-SECOND"), (SECOND, "-SECOND", "-FIRST")] {
        let mut desk = desk();
        for record in desk.records() {
            // A correction of each record, so that the list of corrections is tried as well.
            if let Record::Hours(mut entry) = record {
                entry.source.push_str(" corrected");
                correct(&mut desk, entry.into());
            }
        }
        let shown = text(&pack(&desk, Some(mentee), Period::default(), AT));
        assert!(shown.contains(own), "{own}");
        for mark in [other, "PRIVATE"] {
            let place = shown.find(mark).map(|place| shown[..place + 20].chars().rev().take(200).collect::<String>());
            let place = place.map(|text| text.chars().rev().collect::<String>());
            assert!(place.is_none(), "{mark} in {place:?}");
        }
        let is_other = |record: &Record| {
            let json = serde_json::to_string(record).unwrap();
            record.key().id != MENTOR.0 && (json.contains(other) || json.contains("-PRIVATE"))
        };
        let others: Vec<_> = desk.records().into_iter().filter(is_other).collect();
        assert!(others.len() > 10, "{}", others.len());
        for record in others {
            assert!(!shown.contains(&record.key().id.to_string()), "{record:?}");
        }
    }
}

#[test]
fn a_mentees_own_list_has_own_records_of_each_section() {
    let pack = pack(&desk(), Some(SECOND), Period::default(), AT);
    assert_eq!((pack.roster.len(), pack.meetings.len(), pack.needs.len(), pack.cases.len()), (1, 1, 1, 1));
    assert!(pack.goals.iter().all(|goal| goal.who.is_some()) && pack.goals.len() == 1);
    assert!(!pack.notes.is_empty());
    assert!(pack.private.is_empty() && pack.listings.is_empty());
    let names: Vec<_> = pack.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["M01-SECOND", "Mentor-MENTOR"]);
    let attendance: Vec<_> = pack.sessions.iter().filter_map(|session| session.attendance.as_ref()).collect();
    assert!(attendance.iter().all(|rows| rows.is_empty()), "the session has only the other mentee");
}
