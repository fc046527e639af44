//! What the pages of one group read.

use super::BookCtx;
use super::judging::judge;
use super::library::packs_of;
use crate::app::texts::records;
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::group::Group;
use crate::domain::ids::{ChainId, GroupId, PersonId, SessionId};
use crate::domain::record::{Record, Revision};
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use crate::policy::assess::Assessment;
use crate::policy::binding::judged_on;
use crate::policy::facts::Facts;
use crate::policy::pack::Pack;
use crate::policy::verdict::Subject;
use crate::policy::versions::on_day;
use leptos::prelude::*;
use std::sync::Arc;

/// The open group: a context of every page below `/groups/<id>`.
#[derive(Clone, Copy)]
pub struct GroupCtx {
    /// The group.
    pub id: GroupId,
    /// The book.
    pub book: BookCtx,
    /// The group's records.
    pub file: Signal<Arc<GroupFile>>,
    /// Its verdicts and ledgers.
    pub assessment: Signal<Arc<Assessment>>,
    /// People, listings, enrolments.
    pub shelf: Signal<Arc<Shelf>>,
}

/// The open group.
///
/// # Panics
/// Outside a page of a group, which is a mistake in the router.
#[must_use]
pub fn use_group() -> GroupCtx {
    expect_context::<GroupCtx>()
}

impl GroupCtx {
    /// The group's own record.
    #[must_use]
    pub fn group(self) -> Option<Group> {
        self.file.with(|file| file.group().cloned())
    }

    /// A person's code name, or a dash where the person is unknown.
    #[must_use]
    pub fn name(self, person: PersonId) -> String {
        self.shelf.with(|shelf| shelf.code_name(person).unwrap_or("–").to_owned())
    }

    /// The session's place in the order of sessions, from 1.
    #[must_use]
    pub fn ordinal(self, session: SessionId) -> usize {
        self.file.with(|file| records::ordinal(file, session).unwrap_or_default())
    }

    /// Mentees and participants with their code names, in order of the names; those who left included.
    #[must_use]
    pub fn mentees(self) -> Vec<(PersonId, String)> {
        let mut mentees: Vec<_> = self.file.with(|file| {
            file.members
                .iter()
                .filter(|member| member.role.is_mentored())
                .map(|member| (member.person, self.name(member.person)))
                .collect()
        });
        sort_by_key(&mut mentees, |(_, name)| name.clone());
        mentees
    }

    /// Everybody in the group with their code names, in order of the names.
    #[must_use]
    pub fn people(self) -> Vec<(PersonId, String)> {
        let mut people: Vec<_> = self
            .file
            .with(|file| file.members.iter().map(|member| (member.person, self.name(member.person))).collect());
        sort_by_key(&mut people, |(_, name): &(PersonId, String)| name.clone());
        people
    }

    /// Every version of the policies that the group has chosen.
    #[must_use]
    pub fn packs(self) -> Vec<Arc<Pack>> {
        self.shelf.with(|shelf| self.file.with(|file| packs_of(shelf, file)))
    }

    /// The policies that the group has chosen, each in the version that judges what is the group's as a whole.
    #[must_use]
    pub fn packs_of_group(self) -> Vec<Arc<Pack>> {
        let today = self.book.today().get();
        let day = self.file.with(|file| Facts::of(file).map(|facts| judged_on(&facts, Subject::Group, today)));
        on_day(&self.packs(), day.unwrap_or(today))
    }

    /// The verdicts on the group as if these records stood in it.
    #[must_use]
    pub fn judged_with(self, records: impl IntoIterator<Item = Record>) -> Assessment {
        let mut book = self.book.snapshot();
        let nobody = Revision { chain: ChainId::from_number(0), number: 0 };
        for record in records {
            book.put(record, nobody);
        }
        judge(&book, self.id, self.book.today().get_untracked())
    }

    /// Sessions in order.
    #[must_use]
    pub fn sessions(self) -> Vec<Session> {
        self.file.with(|file| file.sessions_in_order().into_iter().cloned().collect())
    }
}
