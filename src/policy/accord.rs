//! What the group agreed and stated: the version in force, assents, statements.

use super::facts::Facts;
use crate::domain::agreement::{Agreement, AgreementKind, Assent, AssentTo};
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::statement::{Matter, MatterKind, Statement, Topic};
use chrono::NaiveDate;

/// Of what a statement is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The group.
    Group,
    /// That session.
    Session(SessionId),
    /// That member.
    Member(PersonId),
}

impl<'a> Facts<'a> {
    /// The version of that kind in force on `day`: the last by day, then identifier.
    #[must_use]
    pub fn agreement(&self, kind: AgreementKind, day: NaiveDate) -> Option<&'a Agreement> {
        let versions = self.file.agreements.iter().filter(|version| version.kind == kind && version.on <= day);
        versions.max_by_key(|version| (version.on, version.id))
    }

    /// The person's last word on that, up to and including `day`.
    #[must_use]
    pub fn assent(&self, person: PersonId, to: AssentTo, day: NaiveDate) -> Option<&'a Assent> {
        let own = self.file.assents.of(person).filter(|assent| assent.to == to && assent.on <= day);
        own.max_by_key(|assent| (assent.on, assent.id))
    }

    /// The last statement on that topic.
    #[must_use]
    pub fn stated(&self, topic: Topic, of: Of) -> Option<&'a Statement> {
        let fits = |statement: &&Statement| {
            statement.topic == topic
                && match of {
                    Of::Group => statement.session.is_none(),
                    Of::Session(session) => statement.session == Some(session),
                    Of::Member(person) => statement.person == Some(person),
                }
        };
        self.file.statements.iter().filter(fits).max_by_key(|statement| (statement.on, statement.id))
    }

    /// Matters of these kinds: of a session those that came up in it, of the group all.
    pub fn matters<'m>(&self, of: Of, kinds: &'m [MatterKind]) -> impl Iterator<Item = &'a Matter> + use<'a, 'm> {
        let file = self.file;
        let fits = move |matter: &&Matter| match of {
            Of::Group => true,
            Of::Session(session) => matter.session == Some(session),
            Of::Member(person) => matter.person == Some(person),
        };
        file.matters.iter().filter(fits).filter(|matter| kinds.contains(&matter.kind))
    }
}
