//! What becomes of a session when it is closed, and what is offered while it runs.

use super::*;
use crate::domain::charter::RoleModel;
use crate::domain::note::{About, BriefingPart, Note};

#[test]
fn who_is_taken_out_of_the_book_while_speaking_falls_silent_and_is_left_out() {
    let mut book = book();
    let mut live = running();
    live.apply(Event::Speaks(Some(person(1))), at(0));
    beats(&mut live, 0, 60);
    let gone = Person { id: person(1), code_name: String::new(), full_name: String::new(), note: String::new() };
    book.remove(gone.home(), gone.key(), REVISION);
    live.beat(at(61));
    live.keep_to(|person| book.shelf.code_name(person).is_some());
    beats(&mut live, 61, 70);
    assert_eq!((live.speaking, spoke(&live, 1)), (None, 61));
    live.apply(Event::Presents(person(1), true), at(70));
    live.apply(Event::Word(person(1), "Ask earlier".to_owned()), at(70));
    live.apply(Event::Flag(MatterKind::Distress, person(1), "Quiet".to_owned()), at(70));
    live.apply(Event::Speaks(Some(person(2))), at(70));
    beats(&mut live, 70, 130);
    let records = records(&live, &book);
    for record in &records {
        record.references(&mut |field, named| assert_ne!(named, gone.key(), "{field}"));
    }
    let file = book.group(GROUP).unwrap();
    let closing = Closing {
        shelf: &book.shelf,
        file,
        asks: &Asks::default(),
        next: None,
        signed_by: None,
        format: "",
        roles: &[],
        unsaid: "–",
        presented: "Presented",
    };
    assert_eq!(closing.left_out(&live), 1);
}

#[test]
fn a_whole_session_becomes_one_set_of_records_and_its_opening_passes() {
    let mut book = book();
    let records = records(&whole(), &book);
    let made = session(&records);
    assert_eq!(made.held.as_ref().unwrap().minutes(), Minutes(90));
    assert_eq!(made.attendance.as_ref().unwrap().len(), 7);
    assert_eq!(made.conduct.talk.len(), 6);
    assert!(made.conduct.talk.iter().all(|talk| talk.minutes == Minutes(10)));
    assert_eq!((made.conduct.chair, made.turns.as_slice()), (Some(person(3)), &[person(2)][..]));
    let given = made.conduct.of_kind(ContributionKind::Presentation).next().unwrap();
    assert_eq!((given.person, given.to), (person(2), Some(person(3))));
    assert_eq!(made.conduct.of_kind(ContributionKind::Trial).next().unwrap().text, "Ask before advising");
    assert_eq!((made.conduct.format.as_str(), made.conduct.facilitator), ("Round", Some(MENTOR)));
    assert!(made.confidentiality.is_some() && made.self_check.as_ref().unwrap().on_course);
    assert_eq!(made.sign_off.as_ref().unwrap().by, MENTOR);
    assert_eq!(all::<Matter>(&records)[0].kind, MatterKind::Distress);
    assert_eq!(all::<Statement>(&records).len(), 3);
    for record in records {
        book.put(record, REVISION);
    }
    let verdicts = judged(&book).verdicts;
    for rule in ["UKH-05", "UKH-06", "UKH-13", "UKH-14", "UKH-15", "UKH-18", "UKH-34", "UKH-37"] {
        let found =
            verdicts.iter().find(|found| &*found.rule == rule && found.subject == Subject::Session(RUN)).unwrap();
        assert_eq!(found.outcome, Outcome::Pass, "{rule}: {:?}", found.reason);
    }
    let shown = verdicts.iter().filter(|found| &*found.rule == "UKH-33");
    assert!(shown.clone().count() > 5 && shown.clone().all(|found| found.outcome == Outcome::Pass));
}

#[test]
fn nothing_done_in_the_opening_is_nothing_recorded() {
    let mut live = running();
    live.apply(Event::Arrived(person(1)), at(0));
    live.apply(Event::Began, at(0));
    live.apply(Event::Ended, at(3600));
    let mut book = book();
    let records = records(&live, &book);
    let made = session(&records).clone();
    assert_eq!((&made.conduct.confidentiality_at, &made.conduct.first_item_at), (&None, &None));
    assert!(made.confidentiality.is_none() && made.self_check.is_none() && made.conduct.talk.is_empty());
    assert_eq!(records.len(), 1);
    book.put(made.into(), REVISION);
    let verdicts = judged(&book).verdicts;
    let found =
        verdicts.iter().find(|found| &*found.rule == "UKH-05" && found.subject == Subject::Session(RUN)).unwrap();
    assert_eq!(found.outcome, Outcome::Unknown);
}

#[test]
fn what_the_policies_ask_is_read_from_the_verdicts() {
    let book = book();
    let healthcare = asked_by(&book, "uk-healthcare");
    assert!(
        healthcare.has(Field::ConfidentialityAt) && healthcare.has(Field::Affirmed) && healthcare.has(Field::AtEase)
    );
    assert!(healthcare.states(Topic::PrivacyExplained) && healthcare.states(Topic::NobodyDominated));
    let programme = asked_by(&book, "cmpc-policy");
    assert!(!programme.has(Field::ConfidentialityAt) && programme.topics.is_empty());
    assert!(programme.untold(BriefingPart::Platform).is_empty());
    assert!(programme.has(Field::Confidentiality) && programme.has(Field::SelfCheck));
}

#[test]
fn newcomers_are_told_once() {
    let mut book = book();
    for note in book.group(GROUP).unwrap().notes.iter().cloned().collect::<Vec<_>>() {
        book.remove(note.home(), note.key(), REVISION);
    }
    assert_eq!(asks(&book).untold(BriefingPart::Platform).len(), 6);
    let told = records(&whole(), &book);
    let About::Briefing { recipients, covers } = &all::<Note>(&told)[0].about else { panic!("no briefing") };
    assert_eq!((recipients.len(), covers.as_slice()), (6, &[BriefingPart::Platform][..]));
    for record in told {
        book.put(record, REVISION);
    }
    assert!(asks(&book).untold(BriefingPart::Platform).is_empty());
    assert_eq!(all::<Note>(&records(&whole(), &book)).len(), 0);
}

#[test]
fn guests_are_recorded_with_what_was_decided() {
    let mut live = running();
    for (number, event) in [(501, Event::Invited(person(501))), (502, Event::TurnedAway(person(502)))] {
        live.apply(Event::Guest(Guest { person: person(number), code_name: format!("G{number}") }), at(0));
        live.apply(event, at(0));
    }
    live.apply(Event::Guest(Guest { person: person(503), code_name: "Nobody".to_owned() }), at(0));
    live.apply(Event::Began, at(0));
    live.apply(Event::Ended, at(600));
    let records = records(&live, &book());
    let made = session(&records);
    assert!(made.conduct.invited.as_ref().unwrap().contains(&person(501)));
    assert_eq!(made.conduct.removed, [person(502)]);
    assert_eq!(made.attendance.as_ref().unwrap().len(), 1);
    assert_eq!(all::<Person>(&records).len(), 2);
}

#[test]
fn an_amendment_is_a_new_version_with_the_assent_of_those_who_affirmed_it() {
    let mut live = whole();
    live.apply(Event::Typed(Text::Amendment, " Phones stay outside ".to_owned()), at(6000));
    let book = book();
    let records = records(&live, &book);
    let made = all::<Agreement>(&records)[0];
    let before = crate::live::agreed::in_force(book.group(GROUP).unwrap(), at(0).date()).unwrap();
    assert_eq!((made.kind, made.amends), (AgreementKind::WorkingAgreement, Some(before.id)));
    let clause = made.clauses.iter().find(|clause| clause.topic == ClauseTopic::WaysOfWorking).unwrap();
    assert!(clause.text.ends_with("Phones stay outside"));
    assert_eq!(made.contributors.len(), 7);
    assert_eq!(all::<crate::domain::agreement::Assent>(&records).len(), 7);
}

#[test]
fn what_broke_confidentiality_becomes_an_incident() {
    let mut live = whole();
    live.apply(Event::Kept(Some(false)), at(6000));
    let records = records(&live, &book());
    let incident = all::<crate::domain::case::Incident>(&records)[0];
    assert_eq!(session(&records).confidentiality.as_ref().unwrap().incident, Some(incident.id));
    assert_eq!(incident.text, "–");
}

#[test]
fn what_stands_in_the_record_is_kept_beside_what_the_session_brings() {
    let mut book = book();
    let mut standing = book.group(GROUP).unwrap().sessions.get(RUN.0).unwrap().clone();
    standing.notes = "Bring the slides".to_owned();
    standing.conduct.observation = "Open, and slow to start".to_owned();
    book.put(standing.into(), REVISION);
    let mut live = whole();
    live.apply(Event::Typed(Text::Notes, "Ran over".to_owned()), at(6000));
    let records = records(&live, &book);
    assert_eq!(session(&records).notes, "Bring the slides\nRan over");
    assert_eq!(session(&records).conduct.observation, "Open, and slow to start");
}

#[test]
fn whoever_had_the_fewest_turns_is_next() {
    let mut book = book();
    let file = Arc::clone(book.group(GROUP).unwrap());
    let sessions: Vec<_> =
        file.sessions_in_order().into_iter().filter(|session| session.held.is_some()).cloned().collect();
    for (session, (turns, chair)) in sessions.into_iter().zip([(vec![1, 2], 1), (vec![1], 3), (vec![3], 1)]) {
        let mut session = Session { turns: turns.into_iter().map(person).collect(), ..session };
        session.conduct.chair = Some(person(chair));
        session.conduct.contributions.clear();
        book.put(session.into(), REVISION);
    }
    let file = book.group(GROUP).unwrap();
    let order = |had| {
        in_turn(file, &[1, 2, 3, 21].map(person), had)
            .into_iter()
            .map(|turns| (turns.person, turns.count))
            .collect::<Vec<_>>()
    };
    assert_eq!(order(presented), [(person(21), 0), (person(2), 1), (person(3), 1), (person(1), 2)]);
    assert_eq!(order(chaired), [(person(2), 0), (person(21), 0), (person(3), 1), (person(1), 2)]);
}

#[test]
fn roles_of_the_format_are_taken_by_those_who_are_there_and_recorded_with_their_names() {
    let mut live = whole();
    let before = live.clone();
    live.apply(Event::Plays(2, person(1), true), at(5400));
    live.apply(Event::Follows(Some(Format::Incident)), at(5400));
    live.apply(Event::Plays(2, person(1), true), at(5400));
    live.apply(Event::Plays(1, person(2), true), at(5400));
    live.apply(Event::Plays(1, person(3), true), at(5400));
    live.apply(Event::Plays(1, person(3), false), at(5400));
    live.apply(Event::Plays(1, PersonId::from_number(404), true), at(5400));
    let records_made = records(&live, &book());
    let made = session(&records_made);
    let cast: Vec<_> = made.conduct.cast.iter().map(|cast| (cast.role.as_str(), cast.person)).collect();
    assert_eq!(cast, [("Group", person(2)), ("Time keeper", person(1))], "nobody who is unknown");
    live.apply(Event::Follows(Some(Format::Balint)), at(5400));
    assert!(live.cast.is_empty(), "another format has other roles");
    assert!(session(&records(&before, &book())).conduct.cast.is_empty());
}

#[test]
fn where_presenters_chair_the_only_presenter_has_the_chair() {
    let led = |model| {
        let mut book = book();
        let mut group = book.group(GROUP).unwrap().group().unwrap().clone();
        group.charter.role_model = Some(model);
        book.put(group.into(), REVISION);
        book
    };
    let mut live = whole();
    live.chair = None;
    let chair = |live: &Running, model| session(&records(live, &led(model))).conduct.chair;
    assert_eq!(chair(&live, RoleModel::MenteeLed), Some(person(2)));
    assert_eq!(chair(&live, RoleModel::RotatingChair), None);
    live.apply(Event::Presents(person(1), true), at(5400));
    let records_made = records(&live, &led(RoleModel::MenteeLed));
    let made = session(&records_made);
    assert_eq!(made.conduct.chair, None, "each for a time");
    assert!(made.conduct.of_kind(ContributionKind::Presentation).all(|given| given.to == Some(given.person)));
}
