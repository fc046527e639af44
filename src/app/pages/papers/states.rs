//! For each kind of paper: what can be printed, and what is still missing on it.

use super::certificate::{self, numbers};
use super::wall::{name, planned};
use crate::app::components::LinkView;
use crate::app::format;
use crate::app::pages::agreed::consents::open as open_consents;
use crate::app::pages::agreed::consents::parts;
use crate::app::pages::agreed::words::{last, present};
use crate::app::pages::agreed::workshop::bench::in_force;
use crate::app::paths;
use crate::app::state::group::GroupCtx;
use crate::app::texts::counted;
use crate::app::texts::hours::standing_word;
use crate::app::texts::papers::{PapersText as T, no_certificate};
use crate::domain::agreement::AssentTo;
use crate::domain::sort::sort_by_key;
use crate::policy::credit::Standing;
use crate::policy::papers::timetable::timetable;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A kind of paper.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Paper {
    /// What it is called.
    pub title: &'static str,
    /// What it is for.
    pub text: &'static str,
    /// What is missing, each with the place where it is mended.
    pub missing: Vec<(String, LinkView)>,
    /// What can be printed, each with how it stands.
    pub prints: Vec<(LinkView, String)>,
}

/// Every kind of paper that makes sense for this group; those on which something is missing come first.
pub(super) fn papers(group: GroupCtx) -> Vec<Paper> {
    let all = [hours(group), certificates(group), agreement(group), consents(group), wall(group), plans(group)];
    let mut all: Vec<_> = all.into_iter().flatten().collect();
    sort_by_key(&mut all, |paper: &Paper| paper.missing.is_empty());
    all
}

fn link(group: GroupCtx, words: T, page: &str) -> LinkView {
    LinkView::new(words.text(), paths::group_page(group.id, page))
}

/// None where no policy of the group credits hours.
fn hours(group: GroupCtx) -> Option<Paper> {
    let ledgers = group.assessment.get();
    let of = |(person, name): (_, String)| {
        let ledger = ledgers.ledgers.get(&person)?;
        let state = if ledger.lines.is_empty() {
            T::HoursNone.text().to_owned()
        } else {
            T::HoursState.with(&[&format::hours(ledger.credited()), &standing_word(&ledger.standing).to_lowercase()])
        };
        Some((LinkView::new(name, paths::hours(person)), state))
    };
    let prints: Vec<_> = group.mentees().into_iter().filter_map(of).collect();
    let waits = |person| {
        ledgers
            .ledgers
            .get(person)
            .is_some_and(|ledger| matches!(ledger.standing, Standing::Provisional(_)) && !ledger.credited().is_zero())
    };
    let waiting = group.mentees().iter().filter(|(person, _)| waits(person)).count();
    let missing = (waiting > 0).then(|| {
        let words = counted(waiting, T::HoursWait.text(), T::HoursWaitMany.text());
        (words, link(group, T::HoursLook, "hours"))
    });
    (!prints.is_empty()).then(|| Paper {
        title: T::HoursTitle.text(),
        text: T::HoursText.text(),
        missing: missing.into_iter().collect(),
        prints,
    })
}

fn certificates(group: GroupCtx) -> Option<Paper> {
    let mut not_taken = BTreeMap::new();
    let prints = group.mentees().into_iter().map(|(person, name)| {
        let to = LinkView::new(name, paths::certificate(group.id, person));
        let state = match certificate::of(group, person) {
            Err(why) => no_certificate(why).to_owned(),
            Ok(made) => {
                not_taken.extend(made.not_taken.iter().map(|held| (held.ordinal, *held)));
                let (there, held) = (made.sessions.len().to_string(), made.held.to_string());
                T::CertificateState.with(&[&there, &held, &format::hours(made.minutes)])
            }
        };
        (to, state)
    });
    let prints: Vec<_> = prints.collect();
    let missing = not_taken.into_values().map(|held| {
        let words = T::CertificateOpen.with(&[&numbers(&[held])]);
        (words, LinkView::new(T::TakeAttendance.text(), paths::session(group.id, held.session)))
    });
    (!prints.is_empty()).then(|| Paper {
        title: T::CertificateTitle.text(),
        text: T::CertificateText.text(),
        missing: missing.collect(),
        prints,
    })
}

/// None where neither a policy asks for one nor one is written.
fn agreement(group: GroupCtx) -> Option<Paper> {
    let versions = in_force(group);
    let paper =
        |missing, prints| Paper { title: T::AgreementTitle.text(), text: T::AgreementText.text(), missing, prints };
    if versions.is_empty() {
        let none = (T::AgreementNone.text().to_owned(), link(group, T::WriteAgreement, "agreements"));
        return crate::app::pages::agreed::asks_for_more(group).then(|| paper(vec![none], Vec::new()));
    }
    let agrees = |person| {
        versions.iter().all(|version| {
            last(group, person, AssentTo::Agreement(version.id))
                .is_some_and(|said| said.given && said.withdrawn_on.is_none())
        })
    };
    let open: Vec<_> =
        present(group).into_iter().filter(|(person, _)| !agrees(*person)).map(|(_, name)| name).collect();
    let missing = (!open.is_empty())
        .then(|| (T::AgreementWait.with(&[&format::list(&open)]), link(group, T::Record, "agreements")));
    let days: Vec<_> = versions.iter().map(|version| format::day_short(version.on)).collect();
    Some(paper(
        missing.into_iter().collect(),
        vec![(link(group, T::AgreementOpen, "agreements/paper"), format::list(&days))],
    ))
}

/// None where nobody is asked for consent.
fn consents(group: GroupCtx) -> Option<Paper> {
    if parts(group).is_empty() {
        return None;
    }
    let open = open_consents(group).len();
    let missing = (open > 0).then(|| {
        let words = counted(open, T::ConsentWait.text(), T::ConsentWaitMany.text());
        (words, link(group, T::Record, "consents"))
    });
    Some(Paper {
        title: T::ConsentTitle.text(),
        text: T::ConsentText.text(),
        missing: missing.into_iter().collect(),
        prints: vec![(link(group, T::ConsentOpen, "papers/consents"), String::new())],
    })
}

fn nothing_planned(group: GroupCtx) -> (String, LinkView) {
    let new = format!("{}/new", paths::group_page(group.id, "sessions"));
    (T::NothingPlanned.text().to_owned(), LinkView::new(T::PlanOne.text(), new))
}

fn wall(group: GroupCtx) -> Option<Paper> {
    let ahead = planned(group);
    let prints = ahead.first().map(|next| (link(group, T::WallOpen, "papers/wall"), name(group, next)));
    Some(Paper {
        title: T::WallTitle.text(),
        text: T::WallText.text(),
        missing: if ahead.is_empty() { vec![nothing_planned(group)] } else { Vec::new() },
        prints: prints.into_iter().collect(),
    })
}

fn plans(group: GroupCtx) -> Option<Paper> {
    let ahead = planned(group);
    let mut missing = Vec::new();
    if ahead.is_empty() {
        missing.push(nothing_planned(group));
    }
    for session in ahead.iter().filter(|session| session.agenda.is_empty()) {
        let words = T::PlanWait.with(&[&group.ordinal(session.id).to_string()]);
        let to = format!("{}#plan", paths::session(group.id, session.id));
        missing.push((words, LinkView::new(T::WriteAgenda.text(), to)));
    }
    let prints = ahead.iter().map(|session| {
        let state = match session.agenda.len() {
            0 => T::NoAgenda.text().to_owned(),
            items => {
                let taken = format::minutes(timetable(session).taken);
                let words = if items == 1 { T::AgendaItems } else { T::AgendaItemsMany };
                words.with(&[&items.to_string(), &taken])
            }
        };
        (LinkView::new(name(group, session), paths::session_plan(group.id, session.id)), state)
    });
    Some(Paper { title: T::PlanTitle.text(), text: T::PlanText.text(), prints: prints.collect(), missing })
}
