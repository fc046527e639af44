//! Sessions: of a mentee's view only when they were and whether the mentee was there.

use super::Cx;
use super::group::stated;
use super::names::Names;
use crate::domain::conduct;
use crate::domain::record::Entity;
use crate::domain::session;
use crate::domain::sort::sort_by_key;
use crate::evidence::sections::{AgendaItem, Conduct, Contribution, Present, Session};

/// The sessions of the period, in their order, cancelled ones last; those without any time are there in an open period alone.
pub fn sessions(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Session> {
    let file = cx.source.file;
    let mut cancelled: Vec<_> = file.sessions.iter().filter(|session| session.cancelled.is_some()).collect();
    sort_by_key(&mut cancelled, |session| (session.time().map(|time| time.start().instant()), session.id));
    let within = |session: &session::Session| {
        let day = session.time().map(|time| time.date()).or(session.cancelled.as_ref().map(|cancelled| cancelled.on));
        day.map_or_else(|| cx.period.from.is_none() && cx.period.to.is_none(), |day| cx.period.holds(day))
    };
    let all = file.sessions_in_order().into_iter().chain(cancelled).filter(|session| within(session));
    all.filter_map(|session| one(cx, names, session)).collect()
}

fn one(cx: &Cx<'_>, names: &mut Names<'_>, session: &session::Session) -> Option<Session> {
    let present = |names: &mut Names<'_>, row: &session::Attendance| {
        let who = names.who(row.person).filter(|_| cx.sees(row.person))?;
        Some(Present { who, present: row.present, late: row.late })
    };
    let attendance = session.attendance.as_ref().map(|rows| {
        let mut rows: Vec<_> = rows.iter().filter_map(|row| present(names, row)).collect();
        sort_by_key(&mut rows, |row| row.who);
        rows
    });
    let shared = Session {
        thing: names.thing(session.key())?,
        number: names.number(session.id),
        planned: session.planned.clone(),
        held: session.held.clone(),
        cancelled: None,
        mode: session.mode,
        topic: String::new(),
        agenda: Vec::new(),
        conducted_by: session.conducted_by.and_then(|person| names.who(person)),
        attendance,
        turns: Vec::new(),
        cases_raised: Vec::new(),
        confidentiality: None,
        self_check: None,
        notes: String::new(),
        sign_off: None,
        conduct: Conduct::default(),
        statements: Vec::new(),
    };
    if !cx.all() {
        // That a session was cancelled a mentee knows; the reason may be somebody else's.
        let cancelled = session.cancelled.as_ref();
        let cancelled = cancelled.map(|why| session::Cancelled { on: why.on, reason: String::new() });
        return Some(Session { cancelled, ..shared });
    }
    let mut statements: Vec<_> = cx.source.file.statements.iter().collect();
    statements.retain(|statement| statement.session == Some(session.id));
    sort_by_key(&mut statements, |statement| (statement.topic, statement.on, statement.id));
    Some(Session {
        cancelled: session.cancelled.clone(),
        topic: session.topic.clone(),
        agenda: session.agenda.iter().map(|item| agenda(names, item)).collect(),
        turns: names.whos(session.turns.iter().copied()),
        cases_raised: names.cases(&session.cases_raised),
        confidentiality: session.confidentiality.as_ref().map(|said| (said.on, said.incident.is_none())),
        self_check: session.self_check.clone(),
        notes: session.notes.clone(),
        sign_off: session.sign_off.as_ref().and_then(|signed| Some((names.who(signed.by)?, signed.on))),
        conduct: conduct(names, &session.conduct),
        statements: statements.into_iter().filter_map(|statement| stated(names, statement)).collect(),
        ..shared
    })
}

fn agenda(names: &mut Names<'_>, item: &session::AgendaItem) -> AgendaItem {
    AgendaItem {
        title: item.title.clone(),
        minutes: item.minutes,
        serves: item.serves.clone(),
        goals: names.goals(&item.goals),
        mentees: names.whos(item.mentees.iter().copied()),
        proposed_by: item.proposed_by.and_then(|person| names.who(person)),
        attention: item.attention,
    }
}

fn conduct(names: &mut Names<'_>, conduct: &conduct::Conduct) -> Conduct {
    let mut who = |person| names.who(person);
    Conduct {
        facilitator: conduct.facilitator.and_then(&mut who),
        chair: conduct.chair.and_then(&mut who),
        cast: conduct.cast.iter().filter_map(|cast| Some((cast.role.clone(), who(cast.person)?))).collect(),
        talk: conduct.talk.iter().filter_map(|talk| Some((who(talk.person)?, talk.minutes))).collect(),
        contributions: conduct.contributions.iter().filter_map(|one| contribution(&mut who, one)).collect(),
        invited: conduct.invited.as_ref().map(|invited| names.whos(invited.iter().copied())),
        removed: names.whos(conduct.removed.iter().copied()),
        affirmed_by: names.whos(conduct.affirmed_by.iter().copied()),
        at_ease: names.whos(conduct.at_ease.iter().copied()),
        agenda_made: conduct.agenda_made.clone(),
        confidentiality_at: conduct.confidentiality_at.clone(),
        first_item_at: conduct.first_item_at.clone(),
        format: conduct.format.clone(),
        participant_role: conduct.participant_role.clone(),
        observation: conduct.observation.clone(),
    }
}

fn contribution(
    who: &mut impl FnMut(crate::domain::ids::PersonId) -> Option<crate::evidence::pack::Who>,
    contribution: &conduct::Contribution,
) -> Option<Contribution> {
    Some(Contribution {
        who: who(contribution.person)?,
        kind: contribution.kind,
        text: contribution.text.clone(),
        to: contribution.to.and_then(who),
        outcome: contribution.outcome.clone(),
    })
}
