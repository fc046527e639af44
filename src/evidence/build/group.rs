//! How the group is set up, who belongs to it, and what was agreed.

use super::Cx;
use super::names::Names;
use crate::domain::agreement::{Assent, AssentTo};
use crate::domain::evaluation;
use crate::domain::group::Group;
use crate::domain::ids::{AgreementId, PersonId};
use crate::domain::record::{Entity, Kind, RecordKey};
use crate::domain::sort::sort_by_key;
use crate::domain::statement;
use crate::evidence::sections::{
    Action, Agreed, Answered, Charter, Consent, ConsentTo, Enrolment, Listing, Membership, Stated,
};

pub fn charter(cx: &Cx<'_>, names: &mut Names<'_>, group: &Group) -> Charter {
    let shared = Charter { purpose: group.purpose.clone(), goals: group.goals.clone(), ..Charter::default() };
    if !cx.all() {
        return shared;
    }
    let charter = &group.charter;
    let mut stages: Vec<_> = charter.stages.iter().map(|reached| (reached.stage, reached.on)).collect();
    sort_by_key(&mut stages, |(stage, _)| *stage);
    Charter {
        contact_target: group.contact_target,
        shared_issue: charter.shared_issue.clone(),
        membership_criteria: charter.membership_criteria.clone(),
        mix_rationale: charter.mix_rationale.clone(),
        selection: Some(charter.selection.clone()).filter(|selection| !selection.is_empty()),
        role_model: charter.role_model,
        role_model_reason: charter.role_model_reason.clone(),
        presenting_format: charter.presenting_format.clone(),
        planned_size: charter.planned_size,
        confidential_channel: charter.confidential_channel.clone(),
        platform: charter.platform.clone(),
        retention_until: charter.retention_until,
        tasks: charter.tasks.iter().map(|task| (task.task, task.owner.and_then(|owner| names.who(owner)))).collect(),
        stages,
        carried: charter.carried.iter().map(|one| action(names, one)).collect(),
        ..shared
    }
}

pub fn action(names: &mut Names<'_>, action: &evaluation::Action) -> Action {
    Action {
        text: action.text.clone(),
        owner: action.owner.and_then(|owner| names.who(owner)),
        due: action.due,
        settled: action.settled.clone(),
    }
}

/// Members whose days touch the period, in the order of the list of people.
pub fn roster(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Membership> {
    let mut roster = Vec::new();
    for member in cx.source.file.members.iter().filter(|member| cx.sees(member.person)) {
        let (Some(thing), Some(who)) = (names.thing(member.key()), names.who(member.person)) else { continue };
        if !cx.period.meets(member.joined.or(member.invited), member.left) {
            continue;
        }
        roster.push(Membership {
            thing,
            who,
            role: member.role,
            invited: member.invited,
            joined: member.joined,
            left: member.left,
            fit: member.fit.clone(),
            profession: member.profession.clone(),
            enrolments: enrolments(cx, names, member.person),
        });
    }
    sort_by_key(&mut roster, |membership| membership.who);
    roster
}

fn enrolments(cx: &Cx<'_>, names: &mut Names<'_>, person: PersonId) -> Vec<Enrolment> {
    let of_person = cx.source.shelf.enrolments.of(person);
    let enrolment = |enrolment: &crate::domain::person::Enrolment| {
        Some(Enrolment {
            thing: names.thing(enrolment.key())?,
            programme: enrolment.programme.clone(),
            group_option: enrolment.group_option,
            accrual_start: enrolment.accrual_start,
            completed_on: enrolment.completed_on,
            evidence: enrolment.evidence.clone(),
            ruling: enrolment.ruling.clone(),
        })
    };
    of_person.filter_map(enrolment).collect()
}

/// Listings of whoever mentors the group, as far as they touch the period.
pub fn listings(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Listing> {
    if !cx.all() {
        return Vec::new();
    }
    let mut listings = Vec::new();
    for listing in cx.source.shelf.listings.iter() {
        if !(names.is_mentor(listing.person) && cx.period.meets(Some(listing.from), listing.to)) {
            continue;
        }
        let (Some(thing), Some(who)) = (names.thing(listing.key()), names.who(listing.person)) else { continue };
        listings.push(Listing {
            thing,
            who,
            from: listing.from,
            to: listing.to,
            checked_on: listing.checked_on,
            source: listing.source.clone(),
            certified: listing.certified,
        });
    }
    sort_by_key(&mut listings, |listing| (listing.from, listing.thing));
    listings
}

/// Every version that holds on a day of the period: an earlier one stays in force until the next.
pub fn agreements(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Agreed> {
    let mut all: Vec<_> = cx.source.file.agreements.iter().collect();
    sort_by_key(&mut all, |agreement| (agreement.on, agreement.id));
    let next = |of: &crate::domain::agreement::Agreement| {
        let later = all.iter().filter(|other| other.kind == of.kind && (other.on, other.id) > (of.on, of.id));
        later.map(|other| other.on).min()
    };
    let mut agreed = Vec::new();
    for agreement in &all {
        let last = next(agreement).and_then(|day| day.pred_opt());
        if !cx.period.meets(Some(agreement.on), last) {
            continue;
        }
        let Some(thing) = names.thing(agreement.key()) else { continue };
        let amends = agreement.amends.and_then(|id| names.thing(RecordKey::new(Kind::Agreement, id.0)));
        agreed.push(Agreed {
            thing,
            kind: agreement.kind,
            on: agreement.on,
            clauses: agreement.clauses.clone(),
            presenting: agreement.presenting,
            contributors: names.whos(agreement.contributors.iter().copied()),
            amends,
            reference: agreement.reference.clone(),
            why: agreement.why.clone(),
            renegotiated: agreement.renegotiated,
            assents: assents(cx, names, agreement.id),
        });
    }
    agreed
}

fn assents(cx: &Cx<'_>, names: &mut Names<'_>, to: AgreementId) -> Vec<Answered> {
    let of = cx.source.file.assents.iter().filter(|assent| assent.to == AssentTo::Agreement(to));
    let mut given: Vec<_> = of.filter(|assent| cx.sees(assent.person)).filter_map(|one| answered(names, one)).collect();
    sort_by_key(&mut given, |answered| (answered.who, answered.on, answered.thing));
    given
}

fn answered(names: &mut Names<'_>, assent: &Assent) -> Option<Answered> {
    Some(Answered {
        thing: names.thing(assent.key())?,
        who: names.who(assent.person)?,
        on: assent.on,
        given: assent.given,
        abstained: assent.abstained,
        withdrawn_on: assent.withdrawn_on,
        reason: assent.reason.clone(),
    })
}

/// What people consented to besides agreements and holds on a day of the period, by person.
pub fn consents(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Consent> {
    let mut consents = Vec::new();
    for assent in cx.source.file.assents.iter().filter(|assent| cx.sees(assent.person)) {
        if !cx.period.meets(Some(assent.on), assent.withdrawn_on) {
            continue;
        }
        let to = match assent.to {
            AssentTo::Agreement(_) => None,
            AssentTo::Goal(goal) => names.thing(RecordKey::new(Kind::Goal, goal.0)).map(ConsentTo::Goal),
            plain => Some(ConsentTo::Plain(plain)),
        };
        if let (Some(to), Some(answer)) = (to, answered(names, assent)) {
            consents.push(Consent { to, answer });
        }
    }
    sort_by_key(&mut consents, |consent| (consent.answer.who, consent.answer.on, consent.answer.thing));
    consents
}

/// Statements of the period that belong to no session.
pub fn statements(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Stated> {
    let of_none = cx.source.file.statements.iter().filter(|statement| statement.session.is_none());
    let within = of_none.filter(|statement| cx.period.holds(statement.on));
    let seen = within.filter(|statement| match statement.person {
        Some(person) => cx.sees(person),
        None => cx.all(),
    });
    let mut all: Vec<_> = seen.filter_map(|statement| stated(names, statement)).collect();
    sort_by_key(&mut all, |stated| (stated.on, stated.topic, stated.thing));
    all
}

pub fn stated(names: &mut Names<'_>, statement: &statement::Statement) -> Option<Stated> {
    Some(Stated {
        thing: names.thing(statement.key())?,
        topic: statement.topic,
        on: statement.on,
        holds: statement.holds,
        who: statement.person.and_then(|person| names.who(person)),
        text: statement.text.clone(),
        mended_on: statement.mended_on,
    })
}
