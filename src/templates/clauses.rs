//! The library of clauses for contract and working agreement.

use super::said;
use crate::domain::agreement::{Clause, ClauseTopic};
use crate::policy::pack::Texts;
use serde::Deserialize;
use std::sync::OnceLock;

/// A clause that a group can take over, change or leave.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryClause {
    /// Key by which templates name it.
    pub id: String,
    /// What it is about: the part of contract or working agreement for which policies ask.
    pub topic: ClauseTopic,
    /// Its heading, by language tag.
    pub title: Texts,
    /// Its words, by language tag.
    pub text: Texts,
    /// Why it matters, by language tag.
    pub why: Texts,
}

impl LibraryClause {
    /// As a clause of an agreement.
    #[must_use]
    pub fn clause(&self, language: &str) -> Clause {
        let said = |texts| said(texts, language).to_owned();
        Clause { topic: self.topic, title: said(&self.title), text: said(&self.text) }
    }
}

/// Every clause of the library; empty where it does not read, which a test rules out.
#[must_use]
pub fn library() -> &'static [LibraryClause] {
    static READ: OnceLock<Vec<LibraryClause>> = OnceLock::new();
    READ.get_or_init(|| serde_json::from_str(include_str!("clauses.json")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::{Agreement, AgreementKind};
    use crate::policy::verdict::{Outcome, Subject};
    use crate::scene::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_clause_reads_and_says_something() {
        let read: Vec<LibraryClause> = serde_json::from_str(include_str!("clauses.json")).unwrap();
        assert_eq!(library(), read);
        let ids: BTreeSet<_> = read.iter().map(|clause| &clause.id).collect();
        assert_eq!(ids.len(), read.len());
        let headings: BTreeSet<_> = read.iter().map(|clause| (clause.topic, &clause.title)).collect();
        assert_eq!(headings.len(), read.len(), "all of them fit into one agreement");
        for clause in &read {
            let texts = [&clause.title, &clause.text, &clause.why].map(|texts| said(texts, "en-GB"));
            assert!(texts.iter().all(|text| !text.is_empty()), "{}", clause.id);
        }
    }

    #[test]
    fn every_topic_has_a_clause() {
        for topic in ClauseTopic::ALL {
            assert!(library().iter().any(|clause| clause.topic == topic), "{topic:?}");
        }
    }

    /// The complete group with an agreement of each kind made of the library alone.
    fn agreed(wanted: impl Fn(&LibraryClause) -> bool) -> Scene {
        let of = |kind| {
            let chosen = library().iter().filter(|clause| clause.topic.kind() == kind && wanted(clause));
            chosen.map(|clause| clause.clause("en-GB")).collect::<Vec<_>>()
        };
        Scene::complete()
            .change(AGREEMENT, |version: &mut Agreement| version.clauses = of(AgreementKind::WorkingAgreement))
            .change(CONTRACT, |version: &mut Agreement| version.clauses = of(AgreementKind::Contract))
    }

    #[test]
    fn choosing_a_clause_fulfils_the_rule_that_asks_for_its_part() {
        let asks = [
            ("UKH-10", "not-outside"),
            ("UKH-44", "safe-channel"),
            ("PPG-10", "co-mentors"),
            ("PPG-11", "logistics"),
            ("PPG-15", "what-is-said"),
            ("PPG-16", "nobody-recognised"),
            ("PPG-17", "feedback"),
            ("PPG-19", "attend"),
            ("PPG-21", "change-agreement"),
            ("PPG-22", "admin"),
        ];
        let full = agreed(|_| true);
        for (rule, id) in asks {
            assert_eq!(full.outcome(rule, Subject::Group), Outcome::Pass, "{rule}");
            let topic = library().iter().find(|clause| clause.id == id).unwrap().topic;
            let outcome = agreed(|clause| clause.topic != topic).outcome(rule, Subject::Group);
            assert_eq!(outcome, Outcome::Fail, "{rule} without {id}");
        }
    }
}
