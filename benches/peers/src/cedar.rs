//! The rules as policies of Cedar: each fact is the context of one request, made beforehand, and the reason of the answer
//! names the rules that are in order.

use cedar_policy::{Authorizer, Context, Entities, EntityUid, PolicyId, PolicySet, Request};
use circlebook_peers::facts::{Found, KINDS, found};
use serde_json::Value;
use std::collections::BTreeMap;
use std::hint::black_box;

pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    rules: BTreeMap<PolicyId, String>,
    entities: Entities,
    /// Of each group, of each kind, a request a fact.
    requests: Vec<Vec<Vec<Request>>>,
}

impl Cedar {
    pub fn new(documents: &[Value]) -> Self {
        let policies: PolicySet = include_str!("../rules.cedar").parse().unwrap();
        let rules =
            policies.policies().map(|policy| (policy.id().clone(), policy.annotation("id").unwrap().to_owned()));
        let requests = documents.iter().map(|document| KINDS.map(|(kind, _)| of_kind(document, kind)).into());
        Self {
            authorizer: Authorizer::new(),
            rules: rules.collect(),
            policies,
            entities: Entities::empty(),
            requests: requests.collect(),
        }
    }

    pub fn found(&self, place: usize) -> Found {
        let answer = |rules: &[&str], request: &Request| {
            let response = self.authorizer.is_authorized(request, &self.policies, &self.entities);
            assert_eq!(response.diagnostics().errors().count(), 0, "{response:?}");
            let met: Vec<_> = response.diagnostics().reason().map(|id| self.rules[id].as_str()).collect();
            rules.iter().map(|rule| met.contains(rule)).collect()
        };
        let kinds = KINDS.iter().zip(&self.requests[place]);
        let answers: Vec<Vec<Vec<bool>>> = kinds
            .map(|((_, rules), requests)| requests.iter().map(|request| answer(rules, request)).collect())
            .collect();
        found(&answers)
    }

    pub fn judge_all(&self) {
        for request in self.requests.iter().flatten().flatten() {
            black_box(self.authorizer.is_authorized(request, &self.policies, &self.entities));
        }
    }
}

fn of_kind(document: &Value, kind: &str) -> Vec<Request> {
    let named = |kind: &str, id: &str| -> EntityUid { format!("{kind}::\"{id}\"").parse().unwrap() };
    let request = |fact: &Value| {
        let context = Context::from_json_value(fact.clone(), None).unwrap();
        Request::new(named("Body", "book"), named("Action", kind), named("Fact", "1"), context, None).unwrap()
    };
    document[kind].as_array().unwrap().iter().map(request).collect()
}
