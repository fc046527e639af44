//! The rules as compiled JSON-Logic. The documents are read beforehand; one evaluation answers for a whole group.

use circlebook_peers::facts::{Found, found};
use datalogic_rs::{Engine, ParsedData};
use serde_json::Value;
use std::hint::black_box;

pub struct Logic {
    engine: Engine,
    rules: datalogic_rs::Logic,
    documents: Vec<ParsedData>,
}

impl Logic {
    pub fn new(documents: &[Value]) -> Self {
        let engine = Engine::new();
        let rules = engine.compile(include_str!("../logic.json")).unwrap();
        let documents = documents.iter().map(|document| ParsedData::from_json(&document.to_string()).unwrap());
        Self { documents: documents.collect(), engine, rules }
    }

    pub fn found(&mut self, place: usize) -> Found {
        let mut session = self.engine.session();
        let answers = session.eval_str(&self.rules, &self.documents[place]).unwrap();
        found(&serde_json::from_str::<Vec<Vec<Vec<bool>>>>(&answers).unwrap())
    }

    /// As an app would have to after a change: the document is made of the records first.
    pub fn judge_from_records(&self, documents: impl Iterator<Item = Value>) {
        let mut session = self.engine.session();
        for document in documents {
            let document = ParsedData::from_json(&document.to_string()).unwrap();
            black_box(session.eval_borrowed(&self.rules, &document).unwrap());
            session.reset();
        }
    }

    pub fn judge_all(&mut self) {
        let mut session = self.engine.session();
        for document in &self.documents {
            black_box(session.eval_borrowed(&self.rules, document).unwrap());
            session.reset();
        }
    }
}
