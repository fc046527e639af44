//! The parameters of a check as a pack writes them, for whoever says in words how a rule is judged.

use super::checks::Check;
use serde_json::Value;

/// The parameters of the check by name, each with its values, in order of the names; its kind is not among them.
#[must_use]
pub fn parameters(check: &Check) -> Vec<(String, Vec<String>)> {
    // Packs are written in this form elsewhere, so that nothing more is compiled for it.
    let written = serde_json::to_vec_pretty(check).unwrap_or_default();
    let Ok(Value::Object(fields)) = serde_json::from_slice(&written) else { return Vec::new() };
    let word = |value: Value| if let Value::String(word) = value { Some(word) } else { None };
    let values = |value| match value {
        Value::Array(values) => values.into_iter().filter_map(word).collect(),
        value => word(value).into_iter().collect(),
    };
    fields.into_iter().filter(|(name, _)| name != "kind").map(|(name, value)| (name, values(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::packs::built_in;

    #[test]
    fn every_parameter_of_every_rule_has_a_value() {
        let rules = built_in().unwrap().iter().flat_map(|pack| &pack.rules);
        for rule in rules {
            let found = parameters(&rule.check);
            // an empty list is a value too: no stage may wait
            let empty = found.iter().find(|(name, values)| values.is_empty() && name != "may_wait");
            assert!(!found.is_empty() && empty.is_none(), "{}: {found:?}", rule.id);
        }
    }

    #[test]
    fn a_list_and_a_single_value_read_alike() {
        let check: Check = serde_json::from_str(
            r#"{"kind": "between", "measures": ["participants-present"], "low": "typical_min", "high": "typical_max"}"#,
        )
        .unwrap();
        let expected = [("high", "typical_max"), ("low", "typical_min"), ("measures", "participants-present")];
        assert_eq!(parameters(&check), expected.map(|(name, value)| (name.to_owned(), vec![value.to_owned()])));
    }
}
