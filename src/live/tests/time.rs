//! Time, talk and attendance.

use super::*;

#[test]
fn talk_time_adds_up_to_the_second() {
    let mut live = running();
    live.apply(Event::Speaks(Some(person(1))), at(0));
    beats(&mut live, 0, 90);
    live.apply(Event::Speaks(Some(person(2))), at(90));
    beats(&mut live, 90, 100);
    live.apply(Event::Speaks(None), at(100));
    beats(&mut live, 100, 200);
    assert_eq!((spoke(&live, 1), spoke(&live, 2)), (90, 10));
    assert_eq!(live.elapsed(), 200_000);
}

#[test]
fn of_two_tapped_at_once_the_last_one_speaks_and_no_second_counts_twice() {
    let mut live = running();
    live.apply(Event::Speaks(Some(person(1))), at(0));
    live.apply(Event::Speaks(Some(person(2))), at(0));
    beats(&mut live, 0, 30);
    assert_eq!((live.speaking, spoke(&live, 1), spoke(&live, 2)), (Some(person(2)), 0, 30));
    assert!(live.is_present(person(1)), "who was tapped is there");
}

#[test]
fn a_clock_that_is_set_back_holds_no_time_back() {
    let mut live = running();
    live.apply(Event::Speaks(Some(person(1))), at(3600));
    beats(&mut live, 3600, 3660);
    // An hour back, and a minute on.
    beats(&mut live, 59, 120);
    assert_eq!((spoke(&live, 1), live.elapsed() / 1000), (120, 120));
    assert_eq!(live.pace.set_back, 3600 * 1000);
    assert_eq!(live.pace.latest, at(3720));
    // Put right again: the hour is not counted a second time, nor as a gap.
    beats(&mut live, 3720, 3780);
    assert_eq!((live.elapsed() / 1000, live.pace.gaps.len()), (180, 0));
    assert_eq!(live.pace.latest, at(3780));
}

#[test]
fn an_hour_of_sleep_is_nobodys_talk_time_and_is_told() {
    let mut live = running();
    live.apply(Event::Speaks(Some(person(1))), at(0));
    beats(&mut live, 0, 60);
    live.beat(at(3660));
    assert_eq!((spoke(&live, 1), live.speaking, live.pace.lost), (60, None, 3_600_000));
    assert_eq!(
        (live.pace.gaps[0].from, live.pace.gaps[0].to, live.pace.gaps[0].speaker),
        (at(60), at(3660), person(1))
    );
    assert_eq!(live.elapsed(), 3_660_000);
    // A reload within a few seconds loses nothing.
    live.apply(Event::Speaks(Some(person(1))), at(3660));
    live.beat(At { ms: at(3660).ms + i64::try_from(SILENT_FROM).unwrap(), offset: 0 });
    assert_eq!((spoke(&live, 1), live.speaking), (65, Some(person(1))));
    // Sleep while nobody spoke is no loss.
    live.apply(Event::Speaks(None), at(3665));
    live.beat(at(7000));
    assert_eq!(live.pace.gaps.len(), 1);
}

#[test]
fn gaps_are_bounded_and_the_time_in_them_is_not_forgotten() {
    let mut live = running();
    for hour in 0..100 {
        live.apply(Event::Speaks(Some(person(1))), at(hour * 60));
        live.beat(at(hour * 60 + 50));
    }
    assert_eq!((live.pace.gaps.len(), live.pace.lost), (20, 100 * 50_000));
}

#[test]
fn a_session_may_go_past_midnight_and_across_the_change_of_the_clocks() {
    let moment = |text: &str| text.parse::<Moment>().unwrap();
    let instant =
        |text: &str| At { ms: moment(text).instant().and_utc().timestamp_millis(), offset: moment(text).offset() };
    let hold = |from: &str, to: &str| {
        let mut live = running();
        live.pace = crate::live::pace::Pace::from(instant(from));
        live.apply(Event::Arrived(person(1)), instant(from));
        live.apply(Event::Began, instant(from));
        live.apply(Event::Ended, instant(to));
        let held = live.held().unwrap();
        (held.start().to_string(), held.end().to_string(), held.minutes(), live.attendance()[0].present)
    };
    assert_eq!(
        hold("2025-01-14T23:30+00:00", "2025-01-15T00:45+00:00"),
        (
            "2025-01-14T23:30+00:00[Europe/London]".to_owned(),
            "2025-01-15T00:45+00:00[Europe/London]".to_owned(),
            Minutes(75),
            Minutes(75)
        )
    );
    let summer = hold("2025-03-30T00:30+00:00", "2025-03-30T02:30+01:00");
    assert_eq!(
        (summer.1.as_str(), summer.2, summer.3),
        ("2025-03-30T02:30+01:00[Europe/London]", Minutes(60), Minutes(60))
    );
    let winter = hold("2025-10-26T01:30+01:00", "2025-10-26T01:30+00:00");
    assert_eq!((winter.2, winter.3), (Minutes(60), Minutes(60)));
}

#[test]
fn attendance_is_from_arrival_to_leaving_in_minutes() {
    let mut live = running();
    for number in [1, 2] {
        live.apply(Event::Arrived(person(number)), at(-60));
    }
    live.apply(Event::Began, at(20));
    live.apply(Event::Arrived(person(3)), at(20 * 60 + 50));
    live.apply(Event::Left(person(2)), at(60 * 60));
    live.apply(Event::Arrived(person(2)), at(70 * 60));
    live.apply(Event::Arrived(person(21)), at(10 * 60));
    live.apply(Event::NotThere(person(21)), at(11 * 60));
    live.apply(Event::Arrived(person(22)), at(90 * 60 + 10));
    live.apply(Event::Ended, at(90 * 60 + 20));
    live.apply(Event::Speaks(Some(person(23))), at(91 * 60));
    let rows: Vec<_> = live.attendance().iter().map(|row| (row.person, row.late.0, row.present.0)).collect();
    assert_eq!(rows, [(person(1), 0, 90), (person(2), 0, 80), (person(3), 20, 70), (person(22), 89, 1)]);
    live.apply(Event::WentOn, at(92 * 60));
    live.apply(Event::Ended, at(95 * 60));
    assert_eq!(live.attendance()[0].present, Minutes(95));
}

#[test]
fn a_session_of_a_few_seconds_lasted_a_minute() {
    let mut live = running();
    live.apply(Event::Arrived(person(1)), at(0));
    assert_eq!(live.held(), None);
    live.apply(Event::Began, at(0));
    live.apply(Event::Ended, at(5));
    assert_eq!((live.held().unwrap().minutes(), live.attendance()[0].present), (Minutes(1), Minutes(1)));
}

#[test]
fn shares_say_who_dominates_and_who_was_not_heard() {
    let shares = |minutes: [u64; 6]| {
        let mut live = running();
        live.talk = SIX.into_iter().zip(minutes).map(|(number, minutes)| (person(number), minutes * 60_000)).collect();
        live.talk.insert(MENTOR, 20 * 60_000);
        live.shares(&SIX.map(person), Some(MENTOR))
    };
    let even = shares([10; 6]);
    assert_eq!((even.evenness, even.dominant, even.silent.len(), even.mentor), (Some(100), None, 0, Some(25)));
    assert_eq!(shares([20, 12, 10, 8, 6, 4]).evenness, Some(67));
    let one = shares([30, 10, 10, 5, 5, 0]);
    assert_eq!((one.evenness, one.dominant, one.silent), (Some(43), Some(person(1)), vec![person(23)]));
    assert_eq!(shares([0; 6]).evenness, None);
    // More than thirty per cent and more than twice a fair share: both.
    let mut live = running();
    live.talk = [(person(1), 60), (person(2), 40)].into();
    assert_eq!(live.shares(&[person(1), person(2)], None).dominant, None);
    live.apply(Event::Declined(person(3), true), at(0));
    assert_eq!(live.shares(&SIX.map(person), None).silent, [person(21), person(22), person(23)]);
}

#[test]
fn minutes_of_the_record_add_up_to_the_rounded_whole() {
    let minutes = |ms: &[u64]| {
        let talk: Vec<_> = ms.iter().zip(1..).map(|(ms, number)| (person(number), *ms)).collect();
        whole_minutes(&talk).into_iter().map(|(_, minutes)| minutes).collect::<Vec<_>>()
    };
    assert_eq!(minutes(&[90_000, 90_000, 60_000]), [2, 1, 1]);
    assert_eq!(minutes(&[20_000, 20_000, 20_000]), [1, 0, 0]);
    assert_eq!(minutes(&[]), Vec::<u32>::new());
}

#[test]
fn who_leaves_while_speaking_falls_silent() {
    let mut live = running();
    live.apply(Event::Speaks(Some(person(1))), at(0));
    beats(&mut live, 0, 10);
    live.apply(Event::Left(person(1)), at(10));
    beats(&mut live, 10, 20);
    assert_eq!((live.speaking, spoke(&live, 1)), (None, 10));
}

#[test]
fn the_draft_reads_back_as_written_and_is_bounded() {
    let live = whole();
    let bytes = serde_json::to_vec(&live).unwrap();
    assert_eq!(serde_json::from_slice::<Running>(&bytes).unwrap(), live);
    assert!(bytes.len() < 8 * 1024, "{} bytes", bytes.len());
    let mut hostile = running();
    for number in 0..2000 {
        let who = PersonId::from_number(number);
        hostile.apply(Event::Speaks(Some(who)), at(0));
        hostile.apply(Event::Left(who), at(0));
        hostile.apply(Event::Arrived(who), at(0));
        hostile.apply(Event::Word(who, "é".repeat(TEXT)), at(0));
        hostile.apply(Event::Item(ITEM, true), at(0));
        hostile.apply(Event::Flag(MatterKind::Distress, who, "x".repeat(2 * TEXT)), at(0));
        hostile.apply(Event::Phase(usize::MAX), at(0));
    }
    assert!(hostile.words.values().all(|word| word.len() <= TEXT));
    assert!(serde_json::to_vec(&hostile).unwrap().len() < 8 * 1024 * 1024);
}

#[test]
fn formats_take_the_minutes_that_their_sources_give() {
    let total = |format: Format| format.minutes().iter().sum::<u16>();
    assert_eq!(total(Format::Troika), 10);
    assert_eq!(Format::Incident.minutes(), [5, 10, 5, 15, 10, 10, 10]);
    assert!((26..=36).contains(&total(Format::ActionLearning)));
    assert_eq!(total(Format::Balint), 45);
    assert!(Format::ALL.iter().all(|format| !format.minutes().is_empty()));
    let mut live = running();
    live.apply(Event::Follows(Some(Format::Troika)), at(0));
    live.apply(Event::Phase(0), at(0));
    live.apply(Event::Phase(1), at(60));
    let round = live.round.clone().unwrap();
    assert_eq!(round.now(at(90)), Some((1, 30_000)));
    live.apply(Event::Phase(4), at(100));
    assert_eq!(live.round.unwrap().now(at(100)), None, "after the last phase there is none");
    assert_eq!(MINUTE, 60_000);
}
