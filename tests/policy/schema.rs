//! The published schema of a pack agrees with what the code reads.

use circlebook::policy::checks::Check;
use circlebook::policy::packs::built_in;
use serde_json::{Map, Value, json};

fn schema() -> Value {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pack.schema.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The schema of each check.
fn checks(schema: &Value) -> &[Value] {
    schema["$defs"]["check"]["oneOf"].as_array().unwrap()
}

/// Every value that the schema allows for a parameter, in the form in which a pack writes it.
fn allowed(schema: &Value, parameter: &Value) -> Vec<Value> {
    let parameter = match parameter["$ref"].as_str() {
        Some(name) => &schema["$defs"][name.trim_start_matches("#/$defs/")],
        None => parameter,
    };
    if let Some(values) = parameter["enum"].as_array() {
        values.clone()
    } else if parameter["type"] == "array" {
        allowed(schema, &parameter["items"]).into_iter().map(|value| json!([value])).collect()
    } else if parameter["pattern"].is_string() {
        vec![json!("CMPC-01")]
    } else {
        vec![parameter["const"].clone()]
    }
}

#[test]
fn the_packs_that_come_with_the_book_satisfy_it() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for pack in built_in().unwrap() {
        let json = serde_json::to_value(&**pack).unwrap();
        let errors: Vec<_> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", pack.key);
    }
}

#[test]
fn it_names_exactly_the_checks_that_there_are() {
    let schema = schema();
    let named: Vec<_> =
        checks(&schema).iter().map(|check| check["properties"]["kind"]["const"].as_str().unwrap()).collect();
    assert_eq!(named, Check::KINDS);
}

#[test]
fn every_value_that_it_allows_can_be_read() {
    let schema = schema();
    for check in checks(&schema) {
        let parameters = check["properties"].as_object().unwrap();
        let first: Map<_, _> =
            parameters.iter().map(|(name, parameter)| (name.clone(), allowed(&schema, parameter)[0].clone())).collect();
        for (name, parameter) in parameters {
            for value in allowed(&schema, parameter) {
                let mut check = first.clone();
                check.insert(name.clone(), value);
                let read: Result<Check, _> = serde_json::from_value(Value::Object(check.clone()));
                assert!(read.is_ok(), "{check:?}: {read:?}");
            }
        }
    }
}
