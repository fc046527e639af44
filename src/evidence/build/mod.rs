//! Builds a pack from the open group: what a view must not show is never read into it.

mod closing;
mod corrections;
mod group;
mod hours;
mod judged;
mod mentees;
mod names;
mod proof;
mod sessions;

use super::pack::{About, Pack, Period, View};
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::dates::Moment;
use crate::domain::ids::PersonId;
use crate::journal::chain::Head;
use crate::journal::entry::Entry;
use crate::policy::assess::Assessment;
use crate::policy::pack;
use chrono::NaiveDate;
use names::Names;
use std::sync::Arc;

/// All that a pack is made of.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// People, enrolments, listings.
    pub shelf: &'a Shelf,
    /// The group's records.
    pub file: &'a GroupFile,
    /// What its policies found.
    pub assessment: &'a Assessment,
    /// The policies of the group, in all their versions.
    pub packs: &'a [Arc<pack::Pack>],
    /// The whole journal of the book, by chain and number.
    pub entries: &'a [Entry],
    /// Where the book stands.
    pub head: &'a Head,
}

/// What is asked for. Time and version come from the shell: the core has no clock.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The mentee whose pack it is; none for the auditor's. The publishable one is made of the auditor's.
    pub mentee: Option<PersonId>,
    /// The days.
    pub period: Period,
    /// True where the real names that the book keeps are to be shown beside the code names.
    pub real_names: bool,
    /// The version of the app.
    pub app: &'a str,
    /// Now.
    pub made_at: Moment,
    /// The day on which the assessment was made.
    pub judged_on: NaiveDate,
}

/// The pack; none where the file has no group, or the mentee does not belong to it.
///
/// The same source and request give the same pack.
#[must_use]
pub fn build(source: &Source<'_>, request: &Request<'_>) -> Option<Pack> {
    let group = source.file.group()?;
    let mut names = Names::new(source, request);
    let view = match request.mentee {
        None => View::Auditor,
        Some(mentee) => View::Mentee(names.who(source.file.member(mentee)?.person)?),
    };
    let about = About {
        app: request.app.to_owned(),
        made_at: request.made_at.clone(),
        judged_on: request.judged_on,
        view,
        period: request.period,
        group: group.name.clone(),
        mentor: group.mentor.and_then(|mentor| names.who(mentor)),
        sample: group.sample,
    };
    let names = &mut names;
    let cx = &Cx { source, period: request.period, mentee: request.mentee };
    // The lists of people and things come last: what is named on the way stands in them.
    let charter = group::charter(cx, names, group);
    let roster = group::roster(cx, names);
    let listings = group::listings(cx, names);
    let agreements = group::agreements(cx, names);
    let consents = group::consents(cx, names);
    let sessions = sessions::sessions(cx, names);
    let meetings = mentees::meetings(cx, names);
    let needs = mentees::needs(cx, names);
    let goals = mentees::goals(cx, names);
    let attained = mentees::attained(cx, names, request.judged_on);
    let cases = mentees::cases(cx, names);
    let hours = hours::hours(cx, names);
    let statements = group::statements(cx, names);
    let notes = closing::notes(cx, names);
    let evaluations = closing::evaluations(cx, names);
    let private = closing::private(cx);
    let (corrections, versions) = corrections::corrections(cx, names);
    let policies = judged::policies(cx, names);
    let chain = Some(proof::chain(cx, names, &versions));
    let (people, things) = names.take();
    Some(Pack {
        about,
        people,
        things,
        policies,
        counts: Vec::new(),
        charter,
        roster,
        listings,
        agreements,
        consents,
        sessions,
        meetings,
        needs,
        goals,
        attained,
        cases,
        hours,
        statements,
        notes,
        evaluations,
        private,
        corrections,
        chain,
    })
}

/// What all sections read.
struct Cx<'a> {
    source: &'a Source<'a>,
    period: Period,
    mentee: Option<PersonId>,
}

impl Cx<'_> {
    /// True for a person whose records the view may show.
    fn sees(&self, person: PersonId) -> bool {
        self.mentee.is_none_or(|mentee| mentee == person)
    }

    /// True in a view that shows what is no single mentee's.
    const fn all(&self) -> bool {
        self.mentee.is_none()
    }
}
