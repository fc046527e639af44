//! Guidelines that the group amends while it opens a session: a new version, with the assent of those who affirmed it.

use super::running::{Running, Text};
use crate::domain::agreement::{Agreement, AgreementKind, Assent, AssentTo, Clause, ClauseTopic};
use crate::domain::book::GroupFile;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::Record;
use chrono::NaiveDate;
use uuid::Uuid;

/// The version of the working agreement that is in force on `day`.
#[must_use]
pub fn in_force(file: &GroupFile, day: NaiveDate) -> Option<&Agreement> {
    let versions = file.agreements.iter().filter(|version| version.kind == AgreementKind::WorkingAgreement);
    versions.filter(|version| version.on <= day).max_by_key(|version| (version.on, version.id))
}

/// The clauses with this text added to those on ways of working.
fn amended(mut clauses: Vec<Clause>, text: &str) -> Vec<Clause> {
    match clauses.iter_mut().find(|clause| clause.topic == ClauseTopic::WaysOfWorking) {
        Some(clause) => {
            clause.text.push('\n');
            clause.text.push_str(text);
        }
        None => clauses.push(Clause { topic: ClauseTopic::WaysOfWorking, title: String::new(), text: text.to_owned() }),
    }
    clauses
}

/// The records of an amendment; none where nothing is amended.
pub(super) fn records(
    running: &Running,
    file: &GroupFile,
    (group, day): (GroupId, NaiveDate),
    affirmed: &[PersonId],
    id: &mut dyn FnMut() -> Uuid,
) -> Vec<Record> {
    let text = running.text(Text::Amendment);
    if text.is_empty() {
        return Vec::new();
    }
    let before = in_force(file, day);
    let agreement = Agreement {
        id: id().into(),
        group,
        kind: AgreementKind::WorkingAgreement,
        on: day,
        clauses: amended(before.map(|before| before.clauses.clone()).unwrap_or_default(), text),
        presenting: before.and_then(|before| before.presenting),
        contributors: affirmed.to_vec(),
        amends: before.map(|before| before.id),
        reference: running.text(Text::Reference).to_owned(),
        why: String::new(),
        renegotiated: false,
    };
    let to = AssentTo::Agreement(agreement.id);
    let mut records = vec![agreement.into()];
    for person in affirmed {
        let assent = Assent {
            id: id().into(),
            group,
            person: *person,
            to,
            on: day,
            given: true,
            abstained: false,
            withdrawn_on: None,
            reason: String::new(),
        };
        records.push(assent.into());
    }
    records
}
