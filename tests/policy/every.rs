//! What holds for every judgement, and that checks, packs, files and page agree.

use crate::case::*;
use crate::holes::at_most;
use circlebook::domain::book::Book;
use circlebook::domain::goal::Goal;
use circlebook::domain::meeting::Meeting;
use circlebook::domain::note::About;
use circlebook::domain::record::{Kind, Record};
use circlebook::policy::checks::Check;
use circlebook::policy::credit::Standing;
use circlebook::policy::packs::{PackError, built_in, read};
use circlebook::policy::verdict::{Finding, Outcome};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    // The complete group has some two hundred records: a case takes long, and a mask moves all of them.
    #![proptest_config(at_most(64))]

    #[test]
    fn the_order_of_records_makes_no_difference(mask in 0_u64..0xffff_ffff_ffff) {
        let scene = Scene::complete().change(goal(1), |goal: &mut Goal| goal.outcome = None);
        let other = renumbered(&scene, mask);
        let outcomes = |scene: &Scene, mask| {
            let verdicts = scene.assess().verdicts.into_iter();
            let lines = verdicts.map(|v| format!("{} {:?} {:?} {:?}", v.rule, v.subject, v.outcome, v.reason.kind));
            lines.map(|line| renumber(&line, mask)).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(outcomes(&scene, 0), outcomes(&other, mask));
    }

    #[test]
    fn taking_any_record_away_never_panics_and_judging_twice_gives_the_same(taken in prop::collection::vec(0_usize..240, 0..150)) {
        let mut scene = Scene::complete();
        let all: Vec<Record> = scene.file().standing(None).map(|standing| standing.record).collect();
        for record in taken.iter().filter_map(|place| all.get(*place)).filter(|record| record.key().kind != Kind::Group) {
            scene = scene.without_record(record);
        }
        prop_assert_eq!(scene.assess(), scene.assess());
    }
}

/// The scene with every identifier changed by `mask`, so that all records stand in another order.
fn renumbered(scene: &Scene, mask: u64) -> Scene {
    let shelf = scene.book.shelf.standing(None).chain(scene.file().standing(None));
    let mut other = Scene { book: Book::default(), today: scene.today };
    for standing in shelf {
        let json = renumber(&serde_json::to_string(&standing.record).unwrap(), mask);
        let mut record: Record = serde_json::from_str(&json).unwrap();
        if let Record::Session(session) = &mut record {
            session.attendance.iter_mut().for_each(|rows| rows.reverse());
        }
        other = other.with(record);
    }
    other
}

/// The text with the last twelve digits of every identifier changed by `mask`; doing it twice changes nothing.
fn renumber(text: &str, mask: u64) -> String {
    const START: &str = "00000000-0000-0000-0000-";
    let mut parts = text.split(START);
    let mut changed = parts.next().unwrap().to_owned();
    for part in parts {
        let (digits, rest) = part.split_at(12);
        let number = u64::from_str_radix(digits, 16).unwrap() ^ mask;
        changed.push_str(&format!("{START}{number:012x}{rest}"));
    }
    changed
}

#[test]
fn a_closed_duty_leaves_credit_final_with_a_remark() {
    let late = Scene::complete().change(opening(1), |meeting: &mut Meeting| {
        meeting.held = span("2021-09-07", "10:30", "11:00");
        meeting.confidentiality_on = Some(day("2021-09-07"));
    });
    let open = late.assess();
    let waits = Standing::Provisional(vec!["CMPC-16".into()]);
    assert_eq!(open.ledgers[&person(1)].standing, waits);
    assert_eq!(late.outcome("CMPC-03", mentee(1)), Outcome::Fail);
    assert_eq!(open.ledgers[&person(2)].standing, Standing::Final);

    let about = About::Closure { rule: "CMPC-16".to_owned(), person: Some(person(1)) };
    let closed = late.with(note(1, "2021-09-08", "Fell ill on the day", about));
    let remark = Standing::FinalWithRemark(vec!["CMPC-16".into()]);
    assert_eq!(closed.assess().ledgers[&person(1)].standing, remark);
    let stands = closed.verdict("CMPC-03", mentee(1));
    assert_eq!((stands.outcome, stands.reason.kind), (Outcome::Pass, Finding::ClosedWithReason));
    let late = closed.verdict("CMPC-16", mentee(1));
    assert_eq!(
        (late.outcome, late.remedy),
        (Outcome::Fail, None),
        "late stays failed, and there is nothing left to do"
    );
}

#[test]
fn every_check_has_a_file_and_every_file_a_check() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/policy/checks");
    let files: BTreeSet<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name != "mod")
        .collect();
    assert_eq!(files, Check::KINDS.iter().map(|kind| (*kind).to_owned()).collect());
}

#[test]
fn the_packs_read_and_every_kind_of_check_is_used() {
    let rules: Vec<_> = built_in().unwrap().iter().flat_map(|pack| &pack.rules).collect();
    let ids: BTreeSet<&str> = rules.iter().map(|rule| &*rule.id).collect();
    assert_eq!(rules.len(), ids.len(), "identifiers are unique across packs");
    let catalogue = [("CMPC", 38), ("CMPN", 17), ("UKH", 50), ("NOR", 27), ("PPG", 38)];
    let named =
        catalogue.into_iter().flat_map(|(prefix, last)| (1..=last).map(move |number| format!("{prefix}-{number:02}")));
    let missing: Vec<_> = named.filter(|id| !ids.contains(&**id)).collect();
    assert!(missing.is_empty(), "rules of the catalogue that no pack has: {missing:?}");
    let used: BTreeSet<_> = rules.iter().map(|rule| rule.check.kind()).collect();
    assert_eq!(used, Check::KINDS.iter().copied().collect(), "a kind that no rule names has no use");
}

fn transition(subject: &str, by: &str) -> String {
    format!(
        r#"{{ "kind": "transition", "subject": "{subject}", "started_before": "in-force-from", "complete_by": "{by}" }}"#
    )
}

#[test]
fn a_pack_that_contradicts_itself_is_refused_with_the_place() {
    let pack = |limits: &str, rules: &[&str]| {
        let texts = r#"{ "en-GB": "t" }"#;
        let rules: Vec<_> = (1..)
            .zip(rules)
            .map(|(number, check)| {
                let id = format!("X-{}", number.min(2));
                format!(
                    r#"{{ "id": "{id}", "clause": {texts}, "severity": "must", "stage": "closing", "title": {texts}, "text": {texts}, "check": {check} }}"#
                )
            })
            .collect();
        let dates = r#"{ "effective": "2021-06-01", "confirmed": true }"#;
        let rules = rules.join(",");
        let json = format!(
            r#"{{ "key": "x", "version": "1", "body": "b", "title": {texts}, "about": {texts}, "dates": {dates}, "limits": {{ {limits} }}, "rules": [{rules}] }}"#
        );
        read(&json, &[])
    };
    let good = r#"{ "kind": "at_most", "measures": ["mentees-present"], "limit": "max_mentees" }"#;
    let limits = r#""max_mentees": { "count": 10 }"#;
    assert!(pack(limits, &[good]).is_ok());
    assert!(matches!(pack("", &[good]), Err(PackError::NoLimit { limit, .. }) if limit == "max_mentees"));
    assert!(matches!(pack(limits, &[good, good, good]), Err(PackError::TwiceThere(_))));
    for (misfit, kind) in [
        (r#"{ "kind": "recorded", "subject": "session", "evidence": "needs" }"#, "recorded"),
        (r#"{ "kind": "between", "measures": [], "low": "typical_min", "high": "typical_max" }"#, "between"),
        (&transition("group", "transition-until"), "transition"),
        (&transition("mentee", "own-conclusion"), "transition"),
    ] {
        let refused = pack("", &[misfit]);
        assert!(matches!(refused, Err(PackError::Misfit { check, .. }) if check == kind), "{misfit}");
    }
    assert!(pack("", &[&transition("mentee", "transition-until")]).is_ok());
    let repeats = r#"{ "kind": "same_as", "rules": ["X-9"] }"#;
    assert!(matches!(pack("", &[repeats]), Err(PackError::RepeatsUnknown { .. })));
    let ends = |end: &str| {
        let dated = r#""effective": "2021-06-01", "confirmed""#;
        let json = serde_json::to_string(&built_in().unwrap()[3]).unwrap();
        let mut ended: serde_json::Value = serde_json::from_str(&json).unwrap();
        ended["dates"] = serde_json::from_str(&format!(r#"{{ {dated}: true, "end": "{end}" }}"#)).unwrap();
        read(&ended.to_string(), &[])
    };
    assert!(ends("2021-06-01").is_ok());
    assert!(matches!(ends("2021-05-31"), Err(PackError::EndsBeforeItBegins { .. })));
    let typo = r#"{ "kind": "at_most", "measures": ["mentees"], "limit": "max_mentees" }"#;
    let problem = pack(limits, &[typo]).unwrap_err().to_string();
    let place =
        "the pack does not read: `rules[0].check`: unknown variant `mentees`, expected one of `mentees-enrolled`";
    assert!(problem.starts_with(place), "{problem}");
}

/// The rows of a table whose first cell begins with `prefix`, without backticks, by first cell.
fn rows(page: &str, prefix: &str) -> BTreeMap<String, Vec<String>> {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().replace('`', "")).collect::<Vec<_>>();
    let rows = page.lines().map(cells).filter(|cells| cells.len() > 4 && cells[1].starts_with(prefix));
    rows.map(|cells| (cells[1].clone(), cells)).collect()
}

#[test]
fn the_page_of_checks_says_what_the_packs_say() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/checks.md")).unwrap();
    let detail = page.split("\n## The rules").nth(1).unwrap();
    let documented: BTreeMap<_, _> =
        ["CMP", "UKH", "NOR", "PPG"].into_iter().flat_map(|prefix| rows(detail, prefix)).collect();
    for rule in built_in().unwrap().iter().flat_map(|pack| &pack.rules) {
        let row = documented.get(&*rule.id).unwrap_or_else(|| panic!("{} is not on the page", rule.id));
        assert_eq!(row[2], rule.check.kind(), "{}", rule.id);
        let written: BTreeMap<_, _> = row[3].split("; ").filter_map(|pair| pair.split_once('=')).collect();
        let parameters = parameters(&rule.check);
        let held: BTreeMap<_, _> = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(written, held, "{}", rule.id);
    }
    let kinds = page.split("\n## Kinds").nth(1).unwrap().split("\n## ").next().unwrap();
    for kind in Check::KINDS {
        assert!(kinds.contains(&format!("| `{kind}` |")), "{kind} is not on the page");
    }
}

#[test]
fn rules_that_rest_on_a_word_are_listed_with_the_reason() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/checks.md")).unwrap();
    let list = page.split("\n## Rules that rest on somebody's word").nth(1).unwrap().split("\n## ").next().unwrap();
    let on_a_word = ["attested", "attested_measured", "monitored", "guard_clean"];
    for rule in built_in().unwrap().iter().flat_map(|pack| &pack.rules) {
        if on_a_word.contains(&rule.check.kind()) {
            assert!(list.contains(&*rule.id), "{} rests on a word and is not listed", rule.id);
        }
    }
}

/// Parameters by name, a list as the page writes it: `purpose, goals`.
fn parameters(check: &Check) -> BTreeMap<String, String> {
    let serde_json::Value::Object(json) = serde_json::to_value(check).unwrap() else { panic!("a check is an object") };
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::Array(items) => {
            items.iter().map(|item| item.as_str().unwrap()).collect::<Vec<_>>().join(", ")
        }
        value => value.as_str().unwrap().to_owned(),
    };
    json.iter().filter(|(name, _)| *name != "kind").map(|(name, value)| (name.clone(), text(value))).collect()
}
