//! Versions of a policy: each subject is judged by the one in force on its day, and once.

use crate::case::*;
use chrono::Days;
use circlebook::domain::book::GroupFile;
use circlebook::domain::group::Group;
use circlebook::domain::hours::{Category, Setting};
use circlebook::domain::ids::{GroupId, HoursEntryId};
use circlebook::domain::person::Enrolment;
use circlebook::domain::record::{Kind, Record};
use circlebook::domain::session::Session;
use circlebook::domain::units::Minutes;
use circlebook::policy::assess::{Assessment, Context, assess, assess_among};
use circlebook::policy::checks::Check;
use circlebook::policy::combine::only_repeats;
use circlebook::policy::credit::{Standing, WhyNot};
use circlebook::policy::pack::{Limit, LimitName, Pack, Rule};
use circlebook::policy::packs::built_in;
use circlebook::policy::preflight::preflight;
use circlebook::policy::verdict::Outcome::{Exempt, Fail, NotApplicable, Pass, Unknown};
use circlebook::policy::verdict::{Finding, Outcome, Quantity, Subject, Verdict};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

const POLICY: usize = 0;
const NOTICE: usize = 1;

/// A version of the pack at that place, from that day on and without a transition, changed so.
fn version(place: usize, from: &str, change: impl FnOnce(&mut Pack)) -> Arc<Pack> {
    let mut pack = (*built_in().unwrap()[place]).clone();
    pack.version = from.to_owned();
    (pack.dates.effective, pack.dates.transition) = (day(from), None);
    change(&mut pack);
    Arc::new(pack)
}

/// The policy as it comes with the book.
fn first() -> Arc<Pack> {
    built_in().unwrap()[POLICY].clone()
}

/// The policy with fifteen mentees from that day on.
fn fifteen(from: &str) -> Arc<Pack> {
    version(POLICY, from, |pack| _ = pack.limits.insert(LimitName::MaxMentees, Limit::Count(15)))
}

/// The group as these policies judge it, which are those that it chose.
fn judge(scene: &Scene, packs: &[Arc<Pack>]) -> Assessment {
    let chosen: BTreeSet<_> = packs.iter().map(|pack| pack.key.to_string()).collect();
    let scene = scene.clone().change(1, |group: &mut Group| group.packs = chosen.into_iter().collect());
    assess(&Context { shelf: &scene.book.shelf, file: scene.file(), others: &[], packs, today: scene.today })
}

/// The only verdict of that rule on that subject.
fn only<'a>(assessment: &'a Assessment, rule: &str, subject: Subject) -> &'a Verdict {
    let found = on(assessment, rule, subject);
    assert_eq!(found.len(), 1, "{rule} on {subject:?}: {found:#?}");
    found[0]
}

fn on<'a>(assessment: &'a Assessment, rule: &str, subject: Subject) -> Vec<&'a Verdict> {
    assessment.verdicts.iter().filter(|found| &*found.rule == rule && found.subject == subject).collect()
}

fn outcome(assessment: &Assessment, rule: &str, subject: Subject) -> Outcome {
    only(assessment, rule, subject).outcome
}

/// The complete group with so many mentees; it meets on 7 September, 5 October and 2 November 2021.
fn of(mentees: u128) -> Scene {
    (4..=mentees).fold(Scene::complete(), Scene::with_mentee)
}

fn check(rule: &mut Rule, json: &str) {
    rule.check = serde_json::from_str::<Check>(json).unwrap();
}

fn rule_of<'a>(pack: &'a mut Pack, id: &str) -> &'a mut Rule {
    pack.rules.iter_mut().find(|rule| &*rule.id == id).unwrap()
}

#[test]
fn a_session_on_each_side_is_judged_by_its_own_limit() {
    for (from, second) in [("2021-10-04", Pass), ("2021-10-05", Pass), ("2021-10-06", Fail)] {
        let found = judge(&of(12), &[first(), fifteen(from)]);
        let limit = |at| only(&found, "CMPC-06", at_session(at)).reason.limit.clone();
        assert_eq!(outcome(&found, "CMPC-06", at_session(1)), Fail, "{from}");
        assert_eq!(outcome(&found, "CMPC-06", at_session(2)), second, "{from}");
        assert_eq!(outcome(&found, "CMPC-06", at_session(3)), Pass, "{from}");
        assert_eq!((limit(1), limit(3)), (Some(Quantity::Count(10)), Some(Quantity::Count(15))));
        let by = |at| only(&found, "CMPC-06", at_session(at)).effective;
        assert_eq!((by(1), by(3)), (day("2021-06-01"), day(from)), "{from}");
    }
    let sixteen = judge(&of(16), &[first(), fifteen("2021-10-05")]);
    assert_eq!(outcome(&sixteen, "CMPC-06", at_session(2)), Fail);
}

#[test]
fn what_lasts_is_judged_by_the_version_of_its_last_day_and_every_subject_once() {
    let entry = |number, on| hours(number, 1, on, 30, Setting::Group, Category::DirectKnowledge);
    let scene = of(12).with(entry(1, "2021-10-04")).with(entry(2, "2021-10-05"));
    let new = fifteen("2021-10-05");
    let notice = version(NOTICE, "2021-10-05", |_| {});
    let found = judge(&scene, &[first(), new.clone(), built_in().unwrap()[NOTICE].clone(), notice]);
    assert_eq!(
        outcome(&found, "CMPC-06", Subject::Group),
        Pass,
        "the roster is judged by the version of the last session"
    );
    let by = |rule, subject| only(&found, rule, subject).effective;
    let (old, new) = (day("2021-06-01"), new.dates.effective);
    assert_eq!(by("CMPC-06", Subject::Group), new);
    assert_eq!(by("CMPC-16", mentee(1)), new, "the opening meeting too: a mentee is judged by the conclusion");
    let at = |number| Subject::Entry(HoursEntryId::from_number(number));
    assert_eq!((by("CMPN-01", at(1)), by("CMPN-01", at(2))), (old, new));
    let mut seen = BTreeSet::new();
    for verdict in &found.verdicts {
        assert!(seen.insert((&verdict.rule, verdict.subject)), "{} on {:?} twice", verdict.rule, verdict.subject);
    }
    let alone = judge(&scene, &[first(), built_in().unwrap()[NOTICE].clone()]);
    let asked =
        |found: &Assessment| found.verdicts.iter().map(|v| (v.rule.clone(), v.subject)).collect::<BTreeSet<_>>();
    assert_eq!(asked(&found), asked(&alone), "the same questions are asked as of one version");
}

#[test]
fn rules_that_one_version_has_come_and_go_with_it() {
    let new = version(POLICY, "2021-10-05", |pack| {
        pack.rules.retain(|rule| &*rule.id != "CMPC-31");
        let mut rule = rule_of(pack, "CMPC-27").clone();
        rule.id = "CMPC-99".into();
        pack.rules.push(rule);
    });
    let found = judge(&Scene::complete(), &[first(), new.clone()]);
    let asked = |rule| [1, 2, 3].map(|at| on(&found, rule, at_session(at)).len());
    assert_eq!((asked("CMPC-31"), asked("CMPC-99"), asked("CMPC-27")), ([1, 0, 0], [0, 1, 1], [1, 1, 1]));
    let ahead =
        judge(&Scene::complete(), &[first(), Arc::new(Pack { dates: later(&new, "2021-11-03"), ..(*new).clone() })]);
    assert!(ahead.verdicts.iter().all(|verdict| &*verdict.rule != "CMPC-99"), "nothing happened in its days");
}

fn later(pack: &Pack, from: &str) -> circlebook::policy::pack::Dates {
    circlebook::policy::pack::Dates { effective: day(from), ..pack.dates.clone() }
}

#[test]
fn while_nothing_has_happened_the_version_of_today_says_so_once() {
    let scene = Scene::bare();
    for (today, by) in [("2021-05-01", "2021-06-01"), ("2021-10-04", "2021-06-01"), ("2021-10-05", "2021-10-05")] {
        let found = judge(&scene.clone().today(today), &[fifteen("2021-10-05"), first()]);
        let confidentiality = only(&found, "CMPC-26", Subject::Group);
        assert_eq!((confidentiality.outcome, confidentiality.effective), (Unknown, day(by)), "{today}");
        assert!(found.verdicts.iter().all(|verdict| verdict.effective == day(by)), "{today}");
    }
}

#[test]
fn before_the_first_and_after_the_last_version_nothing_applies() {
    let (old, new) = (
        version(POLICY, "2021-09-08", |_| {}),
        version(POLICY, "2021-10-01", |pack| pack.dates.end = Some(day("2021-11-01"))),
    );
    let found = judge(&Scene::complete(), &[new, old]);
    let came_out =
        |at| (only(&found, "CMPC-26", at_session(at)).outcome, only(&found, "CMPC-26", at_session(at)).reason.kind);
    assert_eq!(came_out(1), (NotApplicable, Finding::BeforeInForce));
    assert_eq!(came_out(2).0, Pass);
    assert_eq!(came_out(3), (NotApplicable, Finding::AfterInForce));
    assert_eq!(only(&found, "CMPC-13", mentee(1)).reason.kind, Finding::AfterInForce);
    let why: Vec<_> =
        found.ledgers[&person(1)].lines.iter().map(|line| line.withheld.as_ref().map(|part| part.why)).collect();
    assert_eq!(why, [Some(WhyNot::BeforeInForce), None, Some(WhyNot::AfterInForce)]);
}

#[test]
fn a_gap_between_two_versions_belongs_to_neither() {
    let ended = version(POLICY, "2021-06-01", |pack| pack.dates.end = Some(day("2021-10-04")));
    let found = judge(&Scene::complete(), &[ended, version(POLICY, "2021-10-06", |_| {})]);
    let between = only(&found, "CMPC-26", at_session(2));
    assert_eq!((between.outcome, between.reason.kind), (NotApplicable, Finding::AfterInForce));
    assert_eq!([1, 3].map(|at| outcome(&found, "CMPC-26", at_session(at))), [Pass, Pass]);
    assert_eq!(found.ledgers[&person(1)].lines[1].withheld.as_ref().unwrap().why, WhyNot::AfterInForce);
}

#[test]
fn minutes_are_credited_up_to_the_cap_of_their_own_day() {
    let cap = |from, minutes| {
        version(POLICY, from, |pack| _ = pack.limits.insert(LimitName::GroupCapMinutes, Limit::Minutes(minutes)))
    };
    let credited = |packs: &[Arc<Pack>]| {
        let found = judge(&Scene::complete(), packs);
        found.ledgers[&person(1)].lines.iter().map(|line| line.credited.0).collect::<Vec<_>>()
    };
    assert_eq!(credited(&[cap("2021-06-01", 50), cap("2021-10-05", 130)]), [50, 60, 20], "it rises");
    assert_eq!(credited(&[cap("2021-06-01", 600), cap("2021-11-02", 90)]), [60, 60, 0], "it falls");
    let found = judge(&Scene::complete(), &[cap("2021-06-01", 600), cap("2021-11-02", 90)]);
    let verdict = only(&found, "CMPC-02", mentee(1));
    assert_eq!((verdict.outcome, &verdict.reason.limit), (Outcome::Monitor, &Some(Quantity::Time(Minutes(90)))));
    assert_eq!(found.ledgers[&person(1)].cap, Some(Minutes(90)));
}

#[test]
fn credit_waits_for_what_each_version_asks_on_its_days() {
    let unsaid = |session: &mut Session| session.confidentiality = None;
    let without = version(POLICY, "2021-10-05", |pack| pack.rules.retain(|rule| &*rule.id != "CMPC-26"));
    let packs = [first(), without];
    let standing = |at| {
        let found = judge(&Scene::complete().change(session(at), unsaid), &packs);
        let ledger = &found.ledgers[&person(1)];
        let lines: Vec<_> = ledger.lines.iter().map(|line| line.standing == Standing::Final).collect();
        (ledger.standing.clone(), lines)
    };
    assert_eq!(standing(1), (Standing::Provisional(vec!["CMPC-26".into()]), vec![false, true, true]));
    assert_eq!(standing(2), (Standing::Final, vec![true, true, true]), "the new version does not ask");
}

#[test]
fn whom_the_old_version_exempts_the_new_one_may_hold() {
    let early = |enrolment: &mut Enrolment| {
        (enrolment.accrual_start, enrolment.completed_on) = (Some(day("2021-05-01")), Some(day("2021-11-30")));
    };
    let scene = Scene::complete().change(enrolment(1), early);
    let exempt = judge(&scene, &[first()]);
    assert_eq!(outcome(&exempt, "CMPC-13", mentee(1)), Exempt(None));
    let holding = version(POLICY, "2021-10-05", |_| {});
    let found = judge(&scene, &[first(), holding.clone()]);
    assert_eq!(outcome(&found, "CMPC-13", mentee(1)), Pass);
    let unmet = scene.clone().without::<circlebook::domain::meeting::Meeting>(opening(1));
    let waits = |packs: &[Arc<Pack>]| judge(&unmet, packs).ledgers[&person(1)].standing.clone();
    assert_eq!(waits(&[first()]), Standing::Final, "credit of somebody exempt waits for nothing");
    assert!(matches!(waits(&[holding, first()]), Standing::Provisional(rules) if rules.contains(&"CMPC-16".into())));
}

#[test]
fn a_rule_that_is_repeated_is_taken_in_the_version_of_the_day() {
    let roster_only = version(POLICY, "2021-10-05", |pack| {
        let json = r#"{"kind": "at_most", "measures": ["mentees-enrolled"], "limit": "max_mentees"}"#;
        check(rule_of(pack, "CMPC-06"), json);
    });
    let notice = built_in().unwrap()[NOTICE].clone();
    let found = judge(&of(12), &[first(), roster_only, notice.clone()]);
    for rule in ["CMPC-06", "CMPN-05"] {
        let asked = [1, 2, 3].map(|at| on(&found, rule, at_session(at)).len());
        assert_eq!(asked, [1, 0, 0], "{rule}");
        assert_eq!(outcome(&found, rule, Subject::Group), Fail, "{rule}");
    }
    let credited = found.ledgers[&person(1)].lines.iter().map(|line| line.credited.0);
    assert_eq!(credited.collect::<Vec<_>>(), [0, 60, 60], "too many were there only until then");
    let dropped = version(POLICY, "2021-10-05", |pack| pack.rules.retain(|rule| &*rule.id != "CMPC-06"));
    let found = judge(&of(12), &[first(), dropped, notice]);
    assert_eq!([1, 2].map(|at| on(&found, "CMPC-06", at_session(at)).len()), [1, 0]);
    assert_eq!(
        [1, 2].map(|at| outcome(&found, "CMPN-05", at_session(at))),
        [Fail, Fail],
        "the notice still asks for it"
    );
}

#[test]
fn a_policy_that_repeats_rules_has_versions_of_its_own() {
    let notice = version(NOTICE, "2021-10-05", |pack| _ = pack.limits.insert(LimitName::MaxMentees, Limit::Count(12)));
    let found = judge(&of(12), &[first(), built_in().unwrap()[NOTICE].clone(), notice]);
    let came_out = |rule| [1, 2, 3].map(|at| outcome(&found, rule, at_session(at)));
    assert_eq!((came_out("CMPC-06"), came_out("CMPN-05")), ([Fail, Fail, Fail], [Fail, Pass, Pass]));
}

#[test]
fn what_is_repeated_with_another_limit_is_not_only_repeated() {
    let notice = built_in().unwrap()[NOTICE].clone();
    let repeated = |packs: &[Arc<Pack>]| {
        let found = judge(&of(12), packs);
        let rule = notice.rules.iter().find(|rule| &*rule.id == "CMPN-05").unwrap();
        [1, 2].map(|at| only_repeats(&found, rule, only(&found, "CMPN-05", at_session(at))))
    };
    assert_eq!(repeated(&[first(), notice.clone()]), [true, true]);
    assert_eq!(repeated(&[first(), fifteen("2021-10-05"), notice.clone()]), [true, false]);
}

#[test]
fn a_policy_that_gives_a_rule_of_the_same_name_another_check_is_judged_by_its_own() {
    let mut own = Pack { key: "own".into(), ..(*first()).clone() };
    let json = r#"{"kind": "at_most", "measures": ["mentees-enrolled"], "limit": "max_mentees"}"#;
    check(rule_of(&mut own, "CMPC-06"), json);
    let found = judge(&of(12), &[first(), Arc::new(own)]);
    let by = |subject| on(&found, "CMPC-06", subject).iter().map(|found| found.pack.to_string()).collect::<Vec<_>>();
    assert_eq!(
        (by(Subject::Group), by(at_session(1))),
        (vec!["cmpc-policy".to_owned(), "own".to_owned()], vec!["cmpc-policy".to_owned()])
    );
}

#[test]
fn the_order_of_packs_makes_no_difference() {
    let third =
        version(POLICY, "2021-11-02", |pack| _ = pack.limits.insert(LimitName::GroupCapMinutes, Limit::Minutes(100)));
    let notice = version(NOTICE, "2021-10-06", |pack| _ = pack.limits.insert(LimitName::MaxMentees, Limit::Count(12)));
    let packs = [first(), fifteen("2021-10-05"), third, built_in().unwrap()[NOTICE].clone(), notice];
    let judged = |order: &[usize]| {
        let packs: Vec<_> = order.iter().map(|place| packs[*place].clone()).collect();
        let Assessment { verdicts, ledgers } = judge(&of(11), &packs);
        let mut lines: Vec<_> = verdicts.iter().map(|verdict| format!("{verdict:?}")).collect();
        lines.sort();
        (lines, ledgers.values().map(|ledger| format!("{ledger:?}")).collect::<Vec<_>>())
    };
    let expected = judged(&[0, 1, 2, 3, 4]);
    for order in [[1, 0, 2, 3, 4], [2, 1, 0, 4, 3], [0, 3, 1, 4, 2], [2, 4, 1, 3, 0], [0, 2, 1, 4, 3]] {
        assert!(judged(&order) == expected, "{order:?}");
    }
}

#[test]
fn another_group_s_minutes_are_credited_by_the_version_of_their_day() {
    let scene = Scene::complete();
    let cap = |minutes| {
        version(POLICY, "2021-06-01", |pack| {
            pack.key = "own".into();
            pack.limits.insert(LimitName::GroupCapMinutes, Limit::Minutes(minutes));
        })
    };
    let mut elsewhere = GroupFile::default();
    for standing in scene.file().standing(None) {
        let record = match standing.record {
            Record::Group(group) => {
                Group { id: GroupId::from_number(2), packs: vec!["own".to_owned()], ..group }.into()
            }
            record => record,
        };
        elsewhere.put(record, standing.revision);
    }
    let cx = Context {
        shelf: &scene.book.shelf,
        file: scene.file(),
        others: &[&elsewhere],
        packs: &[first()],
        today: scene.today,
    };
    let known = [first(), cap(100)];
    let lines = |found: &Assessment| found.ledgers[&person(1)].lines.len();
    assert_eq!(
        (lines(&assess(&cx)), lines(&assess_among(&cx, &known))),
        (3, 6),
        "the other group chose a policy of its own"
    );
}

#[test]
fn a_session_that_moves_to_another_version_is_warned_of_by_that_version() {
    let scene = of(12).change(1, |group: &mut Group| group.packs = vec!["cmpc-policy".to_owned()]).today("2021-09-01");
    let planned_on = |on: &str| {
        let mut plan = scene.file().sessions.get(person(session(2)).0).unwrap().clone();
        (plan.held, plan.planned, plan.attendance) = (None, span(on, "10:00", "11:00"), None);
        let packs = [fifteen("2021-10-05"), first()];
        let warnings = preflight(&scene.book, GROUP, &packs, &[plan.into()], scene.today);
        let of_size = warnings.into_iter().filter(|warning| &*warning.rule == "CMPC-06");
        of_size.map(|warning| (warning.effective, warning.reason.limit)).collect::<Vec<_>>()
    };
    assert_eq!(planned_on("2021-10-05"), []);
    assert_eq!(planned_on("2021-10-04"), [(day("2021-06-01"), Some(Quantity::Count(10)))]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn two_versions_that_say_the_same_find_what_one_finds(
        taken in prop::collection::vec(0_usize..240, 0..80), after in 0_u64..200, ahead in 0_u64..200,
    ) {
        let mut scene = Scene::complete();
        scene.today = day("2021-08-01") + Days::new(ahead);
        let all: Vec<Record> = scene.file().standing(None).map(|standing| standing.record).collect();
        for record in taken.iter().filter_map(|place| all.get(*place)).filter(|record| record.key().kind != Kind::Group) {
            scene = scene.without_record(record);
        }
        let old = |place: usize| version(place, "2021-06-01", |_| {});
        let new = |place| version(place, &(day("2021-07-15") + Days::new(after)).to_string(), |_| {});
        let places = 0..built_in().unwrap().len();
        let one = judge(&scene, &places.clone().map(old).collect::<Vec<_>>());
        let two = judge(&scene, &places.flat_map(|place| [new(place), old(place)]).collect::<Vec<_>>());
        // the one rule that is about the first day itself names another
        let dated = |verdict: &&Verdict| &*verdict.rule != "CMPN-01";
        let found = |assessment: &Assessment| {
            let verdicts = assessment.verdicts.iter().filter(dated);
            let same_day = |verdict: &Verdict| Verdict { effective: day("2021-06-01"), ..verdict.clone() };
            verdicts.map(|verdict| format!("{:?}", same_day(verdict))).collect::<BTreeSet<_>>()
        };
        let (two_found, one_found) = (found(&two), found(&one));
        let differ = two_found.symmetric_difference(&one_found).collect::<Vec<_>>();
        prop_assert!(differ.is_empty(), "{:#?}", differ);
        prop_assert_eq!(two.verdicts.len(), one.verdicts.len());
        prop_assert_eq!(two.ledgers, one.ledgers);
    }
}
