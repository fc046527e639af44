//! Policies that are changed in the app: whatever is offered gives a pack that reads, and what does not fit is told at its
//! field.

use chrono::{Days, NaiveDate};
use circlebook::policy::checks::Check;
use circlebook::policy::difference::{Part, difference};
use circlebook::policy::edit::{
    At, Changes, New, Problem, RuleChange, What, edit, empty, may_take, number, severity_is_open, write,
};
use circlebook::policy::pack::{Limit, LimitName, Pack, Rule, Severity};
use circlebook::policy::packs::{built_in, read};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const LANGUAGE: &str = "en-GB";

fn pack(key: &str) -> Arc<Pack> {
    built_in().unwrap().iter().find(|pack| &*pack.key == key).unwrap().clone()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A further version that changes nothing.
fn further<'a>() -> Changes<'a> {
    Changes {
        language: LANGUAGE,
        new: None,
        version: "2030".to_owned(),
        effective: day("2030-01-01"),
        limits: BTreeMap::new(),
        rules: BTreeMap::new(),
        taken: Vec::new(),
    }
}

fn new<'a>() -> Changes<'a> {
    let text = |text: &str| text.to_owned();
    let new = New { key: "own-1".into(), title: text("Ours"), about: text("What we do."), body: text("Our house") };
    Changes { new: Some(new), ..further() }
}

/// What does not fit where this is changed in the built-in policy.
fn problems(key: &str, changes: &Changes<'_>) -> Vec<Problem> {
    edit(&pack(key), changes, built_in().unwrap()).1
}

fn one(at: At, what: What) -> Vec<Problem> {
    vec![Problem { at, what }]
}

fn rule_of<'a>(pack: &'a Pack, id: &str) -> &'a Rule {
    pack.rules.iter().find(|rule| &*rule.id == id).unwrap()
}

fn leaving_out<'a>(id: &str) -> Changes<'a> {
    let change = RuleChange { left_out: true, ..RuleChange::default() };
    Changes { rules: BTreeMap::from([(id.into(), change)]), ..further() }
}

fn limit<'a>(name: LimitName, number: impl Into<Option<u32>>) -> Changes<'a> {
    Changes { limits: BTreeMap::from([(name, number.into())]), ..further() }
}

#[test]
fn a_further_version_that_changes_nothing_differs_in_its_day_alone() {
    for base in built_in().unwrap() {
        let (made, problems) = edit(base, &further(), built_in().unwrap());
        assert_eq!(problems, [], "{}", base.key);
        assert_eq!(made.key, base.key);
        let found = difference(base, &made);
        assert!(found.limits.is_empty() && found.changed.is_empty() && found.added.is_empty(), "{found:?}");
        assert_eq!(made.dates.transition, None, "a transition that has gone belongs to the version before");
        assert_eq!(read(&write(&made).unwrap(), built_in().unwrap()).unwrap(), made);
    }
    let early = Changes { effective: day("2021-09-01"), ..further() };
    let (made, _) = edit(&pack("cmpc-policy"), &early, built_in().unwrap());
    assert_eq!(made.dates.transition, Some(day("2022-07-01")), "one that still runs stays");
}

#[test]
fn limits_are_refused_at_their_field() {
    use LimitName::*;
    let at = |name, what| one(At::Limit(name), what);
    assert_eq!(problems("cmpc-policy", &limit(MaxMentees, 15)), []);
    assert_eq!(problems("cmpc-policy", &limit(MaxMentees, 0)), at(MaxMentees, What::Zero));
    assert_eq!(problems("cmpc-policy", &limit(MaxMentees, 1)), at(MaxMentees, What::Below(MinMenteesPresent)));
    assert_eq!(problems("cmpc-policy", &limit(MaxMentees, None)), at(MaxMentees, What::NeededBy("CMPC-06".into())));
    assert_eq!(problems("cmpc-policy", &limit(MinMenteesPresent, 10)), []);
    assert_eq!(problems("cmpc-policy", &limit(MinMenteesPresent, 11)), at(MaxMentees, What::Below(MinMenteesPresent)));
    assert_eq!(problems("uk-healthcare", &limit(TypicalMin, 12)), []);
    assert_eq!(problems("uk-healthcare", &limit(TypicalMin, 13)), at(TypicalMax, What::Below(TypicalMin)));
    assert_eq!(problems("uk-healthcare", &limit(DominancePercent, 100)), []);
    assert_eq!(problems("uk-healthcare", &limit(DominancePercent, 101)), at(DominancePercent, What::OverHundred));
    assert_eq!(problems("proctor-stages", &limit(TurnSpread, 0)), [], "turns may be the same for all");
}

#[test]
fn a_limit_goes_with_the_last_rule_that_is_held_against_it() {
    let (made, problems) = edit(&pack("cmpc-policy"), &leaving_out("CMPC-06"), built_in().unwrap());
    assert_eq!((problems, made.limits.contains_key(&LimitName::MaxMentees)), (vec![], false));
    let (made, _) = edit(&pack("cmpc-policy"), &leaving_out("CMPC-07"), built_in().unwrap());
    assert!(made.limits.contains_key(&LimitName::MaxMentees));
}

#[test]
fn a_version_is_named_and_dated_apart_from_the_others() {
    let base = pack("cmpc-policy");
    let (own, _) = edit(&base, &further(), built_in().unwrap());
    let known: Vec<_> = built_in().unwrap().iter().cloned().chain([Arc::new(own)]).collect();
    let change = |version: &str, effective: &str| Changes {
        version: version.to_owned(),
        effective: day(effective),
        ..further()
    };
    let problems = |version, effective| edit(&base, &change(version, effective), &known).1;
    assert_eq!(problems("2031", "2031-01-01"), []);
    assert_eq!(problems(" ", "2031-01-01"), one(At::Version, What::Empty));
    assert_eq!(problems("2030", "2031-01-01"), one(At::Version, What::NameTaken));
    assert_eq!(problems("2031", "2030-01-01"), one(At::Effective, What::DayTaken));
    assert_eq!(problems("2031", "2021-06-01"), one(At::Effective, What::NotAfter(day("2021-06-01"))));
    assert_eq!(problems("2031", "2021-06-02"), []);
}

#[test]
fn severities_are_open_where_the_source_only_describes_and_the_rule_is_no_gate() {
    let weighed = |key: &str, id: &str| {
        let base = pack(key);
        let change = RuleChange { severity: Some(Severity::Should), ..RuleChange::default() };
        let changes = Changes { rules: BTreeMap::from([(id.into(), change)]), ..further() };
        let (made, problems) = edit(&base, &changes, built_in().unwrap());
        assert_eq!(problems, []);
        (severity_is_open(&base, rule_of(&base, id)), rule_of(&made, id).severity)
    };
    assert_eq!(weighed("nordic-roles", "NOR-01"), (true, Severity::Should));
    assert_eq!(weighed("cmpc-policy", "CMPC-06"), (false, Severity::Must));
    assert_eq!(weighed("uk-healthcare", "UKH-01"), (false, Severity::Must));
    assert_eq!(weighed("uk-healthcare", "UKH-02"), (false, Severity::Gate));
    let open = |key: &str| edit(&pack(key), &new(), built_in().unwrap()).0.descriptive;
    assert!(open("uk-healthcare") && !open("cmpc-policy"), "a new policy is its maker's, unless it credits hours");
}

#[test]
fn words_are_one_s_own_and_none_that_is_needed_goes() {
    let worded = |part, text: &str| {
        let change = RuleChange { wording: vec![(part, text.to_owned())], ..RuleChange::default() };
        Changes { rules: BTreeMap::from([("UKH-05".into(), change)]), ..further() }
    };
    let base = pack("uk-healthcare");
    let (made, problems) = edit(&base, &worded(Part::Title, " Our words "), built_in().unwrap());
    assert_eq!((problems, rule_of(&made, "UKH-05").title[LANGUAGE].as_str()), (vec![], "Our words"));
    assert_eq!(difference(&base, &made).changed[0].2, [Part::Title]);
    for part in [Part::Title, Part::Text, Part::Clause] {
        assert_eq!(
            super::edits::problems("uk-healthcare", &worded(part, " ")),
            one(At::Rule("UKH-05".into(), part), What::Empty)
        );
    }
    assert_eq!(super::edits::problems("uk-healthcare", &worded(Part::Advice, "")), [], "a reason may go");
}

#[test]
fn a_rule_is_taken_in_with_its_limits_and_a_name_of_its_own() {
    let (base, from) = (pack("cmpc-policy"), pack("uk-healthcare"));
    let size = rule_of(&from, "UKH-36");
    assert!(may_take(size, &base));
    let changes = Changes { taken: vec![(&from, size, RuleChange::default())], ..further() };
    let (made, problems) = edit(&base, &changes, built_in().unwrap());
    assert_eq!(problems, []);
    let taken = made.rules.last().unwrap();
    assert_eq!((&*taken.id, &taken.check), ("OWN-01", &size.check), "it does not pass for one of the council's");
    assert_eq!(made.limits[&LimitName::TypicalMax], Limit::Count(12));
    assert!(!may_take(taken, &made), "it is there already");
    assert!(!may_take(rule_of(&from, "UKH-02"), &base), "a gate decides about its whole policy");
    assert!(!may_take(rule_of(&base, "CMPC-02"), &from), "nothing is credited there");
    let pack = pack("cmpc-notice");
    assert!(!may_take(rule_of(&pack, "CMPN-02"), &from), "there is no transition there");

    let (without, _) = edit(&base, &leaving_out("CMPC-07"), built_in().unwrap());
    let rule = rule_of(&base, "CMPC-07");
    assert!(may_take(rule, &without) && !may_take(rule, &base));
    let back = Changes {
        version: "2031".to_owned(),
        effective: day("2031-01-01"),
        taken: vec![(&base, rule, RuleChange::default())],
        ..further()
    };
    let (made, problems) = edit(&without, &back, built_in().unwrap());
    assert_eq!((problems, &*made.rules.last().unwrap().id), (vec![], "CMPC-07"), "it comes back under its name");
}

#[test]
fn a_new_policy_has_names_of_its_own_and_repeats_its_own_rules() {
    let repeats =
        |id: &str| -> Check { serde_json::from_str(&format!(r#"{{"kind": "same_as", "rules": ["{id}"]}}"#)).unwrap() };
    let mut base = Pack::clone(&pack("uk-healthcare"));
    base.key = "own-0".into();
    for rule in &mut base.rules {
        rule.id = rule.id.replace("UKH", "OWN").into();
    }
    base.rules[2].check = repeats("OWN-01");
    base.rules[3].check = repeats("CMPC-07");
    base.limits.insert(LimitName::MinMenteesPresent, Limit::Count(2));
    let known = [Arc::new(base.clone())];
    let (made, problems) = edit(&base, &new(), &known);
    assert_eq!(problems, []);
    let ids: Vec<_> = made.rules.iter().map(|rule| &*rule.id).take(3).collect();
    assert_eq!(ids, ["OWN2-01", "OWN2-02", "OWN2-03"]);
    assert_eq!((&made.rules[2].check, &made.rules[3].check), (&repeats("OWN2-01"), &repeats("CMPC-07")));
    write(&made).unwrap();

    let (_, problems) = edit(&base, &leaving_out("OWN-01"), &known);
    assert_eq!(problems, one(At::Rule("OWN-01".into(), Part::Check), What::RepeatedBy("OWN-03".into())));
}

#[test]
fn a_new_policy_can_be_made_from_nothing() {
    let (_, problems) = edit(&empty(), &new(), built_in().unwrap());
    assert_eq!(problems, one(At::Rules, What::Empty));
    let unnamed = Changes { new: Some(New::default()), ..new() };
    let (_, problems) = edit(&pack("nordic-roles"), &unnamed, built_in().unwrap());
    assert_eq!(problems.into_iter().map(|problem| problem.at).collect::<Vec<_>>(), [At::Title, At::About, At::Body]);
    let from = pack("nordic-roles");
    let taken = from.rules.iter().map(|rule| (&*from, rule, RuleChange::default())).collect();
    let (made, problems) = edit(&empty(), &Changes { taken, ..new() }, built_in().unwrap());
    assert_eq!((problems, made.rules.len(), made.limits.len()), (vec![], from.rules.len(), from.limits.len()));
    write(&made).unwrap();
}

/// What a reader does in the editor, each by numbers that are brought into range: which rule, which value.
#[derive(Clone, Debug)]
enum Step {
    LeaveOut(usize),
    Weigh(usize, usize),
    Word(usize, usize, bool),
    SetLimit(usize, u32),
    TakeIn(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0_usize..200).prop_map(Step::LeaveOut),
        (0_usize..200, 0_usize..3).prop_map(|(rule, to)| Step::Weigh(rule, to)),
        (0_usize..200, 0_usize..4, any::<bool>()).prop_map(|(rule, part, kept)| Step::Word(rule, part, kept)),
        (0_usize..20, prop_oneof![0_u32..30, any::<u32>()]).prop_map(|(limit, to)| Step::SetLimit(limit, to)),
        (0_usize..6, 0_usize..200).prop_map(|(pack, rule)| Step::TakeIn(pack, rule)),
    ]
}

/// The changes that these steps make in `base`, as far as each is offered.
fn changes<'a>(base: &Pack, known: &'a [Arc<Pack>], steps: &[Step], so_far: Changes<'a>) -> Changes<'a> {
    let mut changes = so_far;
    let own = |at: &usize| base.rules.get(at % base.rules.len().max(1));
    for step in steps {
        match step {
            Step::LeaveOut(at) => {
                if let Some(rule) = own(at) {
                    changes.rules.entry(rule.id.clone()).or_default().left_out ^= true;
                }
            }
            Step::Weigh(at, to) => {
                if let Some(rule) = own(at).filter(|rule| severity_is_open(base, rule)) {
                    let to = [Severity::Must, Severity::Should, Severity::Monitor][*to];
                    changes.rules.entry(rule.id.clone()).or_default().severity = Some(to);
                }
            }
            Step::Word(at, part, kept) => {
                if let Some(rule) = own(at) {
                    let part = [Part::Title, Part::Text, Part::Clause, Part::Advice][*part];
                    let text = if *kept { "“Our” words\n\\" } else { "" };
                    changes.rules.entry(rule.id.clone()).or_default().wording.push((part, text.to_owned()));
                }
            }
            Step::SetLimit(at, to) => {
                let (made, _) = edit(base, &changes, known);
                if let Some(name) = made.limits.keys().nth(at % made.limits.len().max(1)) {
                    changes.limits.insert(*name, Some(*to));
                }
            }
            Step::TakeIn(pack, at) => {
                let from = &known[pack % known.len()];
                let rule = &from.rules[at % from.rules.len()];
                let taken =
                    |(other, there, _): &(&Pack, &Rule, RuleChange)| (&other.key, &there.id) == (&from.key, &rule.id);
                if may_take(rule, base) && !changes.taken.iter().any(taken) {
                    changes.taken.push((from, rule, RuleChange::default()));
                }
            }
        }
    }
    changes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_offered_gives_a_pack_that_reads(
        base in 0_usize..7,
        rounds in prop::collection::vec((any::<bool>(), prop::collection::vec(step(), 0..12)), 1..4),
    ) {
        let mut known = built_in().unwrap().to_vec();
        let mut base = known.get(base).map_or_else(empty, |pack| Pack::clone(pack));
        for (round, (is_new, steps)) in rounds.iter().enumerate() {
            let start = if *is_new || base.key.is_empty() { new() } else { further() };
            let new = start.new.map(|new| New { key: format!("own-{round}").into(), ..new });
            let effective = day("2030-01-01") + Days::new(round as u64);
            let start = Changes { new, effective, version: effective.to_string(), ..further() };
            let others = known.clone();
            let changes = changes(&base, &others, steps, start);
            let (made, problems) = edit(&base, &changes, &known);
            if problems.is_empty() {
                let text = write(&made);
                prop_assert!(text.is_ok(), "{:?} {:?}", text, changes);
                prop_assert_eq!(&read(&text.unwrap(), built_in().unwrap()).unwrap(), &made);
                let ids: BTreeSet<_> = made.rules.iter().map(|rule| &rule.id).collect();
                prop_assert_eq!(ids.len(), made.rules.len());
                prop_assert!(made.limits.iter().all(|(name, limit)| *name == LimitName::TurnSpread || number(*limit) > 0));
                base = made.clone();
                known.push(Arc::new(made));
            } else {
                // what does not fit was typed so: a number, an empty text, everything left out, a rule that is repeated
                for Problem { at, what } in &problems {
                    let typed = matches!(
                        (at, what),
                        (At::Limit(_), What::Zero | What::OverHundred | What::Below(_))
                            | (At::Rule(..), What::Empty | What::RepeatedBy(_))
                            | (At::Rules, What::Empty)
                    );
                    prop_assert!(typed, "{:?} {:?}", at, what);
                }
            }
        }
    }
}
