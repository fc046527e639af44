//! How rules are judged, in words: the texts of the app hold words for every rule of the policies that come with the book,
//! and for every value that a policy may choose.

use crate::{checks, choices};
use circlebook::policy::checks::Check;
use circlebook::policy::packs::built_in;
use circlebook::policy::parameters::parameters;
use serde_json::Value;

/// True for words as people write them.
fn are_words(text: &str) -> bool {
    // hyphens that are at home in English
    let plain = text.replace("co-mentor", "").replace("check-in", "").replace("self-", "");
    !text.trim().is_empty() && !plain.contains(['_', '{', '`', '=']) && !plain.contains('-')
}

#[test]
fn every_rule_says_in_words_how_it_is_judged() {
    for rule in built_in().unwrap().iter().flat_map(|pack| &pack.rules) {
        let kind = rule.check.kind();
        assert!(checks::sentence(kind).ends_with('.') && are_words(checks::sentence(kind)), "{kind}");
        for (name, values) in parameters(&rule.check).into_iter().filter(|(name, _)| name != "rules") {
            let is_limit = ["limit", "low", "high", "due"].contains(&&*name);
            assert!(is_limit || are_words(checks::parameter(&name)), "{}: {name}", rule.id);
            for value in values {
                assert!(are_words(&checks::value(&name, &value)), "{}: {name}={value}", rule.id);
            }
        }
        for limit in rule.check.as_judge().limits() {
            assert!(are_words(checks::limit(limit)), "{}: {limit:?}", rule.id);
        }
    }
}

#[test]
fn every_kind_and_every_parameter_of_the_schema_has_words() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pack.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    let kinds = schema["$defs"]["check"]["oneOf"].as_array().unwrap();
    assert_eq!(kinds.len(), Check::KINDS.len());
    for properties in kinds.iter().map(|kind| kind["properties"].as_object().unwrap()) {
        assert!(are_words(checks::sentence(properties["kind"]["const"].as_str().unwrap())));
        for name in properties.keys().filter(|name| !["kind", "limit", "low", "high", "due"].contains(&name.as_str())) {
            assert!(are_words(checks::parameter(name)), "{name}");
        }
    }
    assert_eq!(checks::sentence("no_such_kind"), "");
}

#[test]
fn what_is_stated_reads_as_it_is_offered_to_be_stated() {
    use circlebook::domain::statement::Topic;
    let nobody = Topic::ALL.iter().find(|topic| topic.key() == "nobody-dominated").unwrap();
    assert_eq!(checks::value("statement", "nobody-dominated"), choices::topic(*nobody));
    assert_eq!(checks::value("evidence", "shared-issue"), "shared issue", "most values read as words by themselves");
}
