//! Notes, evaluations, and how much the private compartment keeps.

use super::Cx;
use super::group::action;
use super::names::{Names, belongs_to};
use crate::domain::evaluation;
use crate::domain::note::{self, About};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::sort::sort_by_key;
use crate::evidence::pack::Sort;
use crate::evidence::sections::{Evaluated, Gathered, Kept, Note};
use chrono::NaiveDate;

/// The notes of the period.
pub fn notes(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Note> {
    let within = cx.source.file.notes.iter().filter(|note| cx.period.holds(note.on));
    let seen = within.filter(|note| cx.mentee.is_none_or(|mentee| belongs_to(&Record::Note((*note).clone()), mentee)));
    let mut notes: Vec<_> = seen.filter_map(|note| one(names, note)).collect();
    sort_by_key(&mut notes, |note| (note.on, note.sort, note.thing));
    notes
}

fn one(names: &mut Names<'_>, of: &note::Note) -> Option<Note> {
    let thing = names.thing(of.key())?;
    let mut note = Note {
        thing,
        sort: names.sort(thing)?,
        on: of.on,
        by: of.by.and_then(|person| names.who(person)),
        text: of.text.clone(),
        recipients: Vec::new(),
        covers: Vec::new(),
        who: None,
        session: None,
        reviewed: None,
        rule: String::new(),
    };
    match &of.about {
        About::Briefing { recipients, covers } => {
            note.recipients = names.whos(recipients.iter().copied());
            sort_by_key(&mut note.recipients, |who| *who);
            note.covers = covers.clone();
        }
        About::Activity { person, session, .. } | About::ServiceMonitoring { person, session } => {
            note.who = names.who(*person);
            note.session = names.session(*session);
        }
        About::Slip { person, .. } => note.who = names.who(*person),
        About::Review { of } => note.reviewed = Some(*of),
        About::Closure { rule, person } => {
            note.rule = rule.clone();
            note.who = person.and_then(|person| names.who(person));
        }
        About::Departure { rule, .. } => note.rule = rule.clone(),
        About::OtherDuties | About::Guidance => {}
    }
    debug_assert!(matches!(note.sort, Sort::Note(_)), "a note is named as one");
    Some(note)
}

/// The evaluations of the period; for a mentee only what they said openly themselves.
pub fn evaluations(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Evaluated> {
    let mut within: Vec<_> = cx.source.file.evaluations.iter().filter(|one| cx.period.holds(one.on)).collect();
    sort_by_key(&mut within, |evaluation| (evaluation.on, evaluation.id));
    within.into_iter().filter_map(|evaluation| evaluated(cx, names, evaluation)).collect()
}

fn evaluated(cx: &Cx<'_>, names: &mut Names<'_>, of: &evaluation::Evaluation) -> Option<Evaluated> {
    let seen = of.responses.iter().filter(|response| cx.sees(response.person));
    let responses: Vec<_> = seen
        .filter_map(|said| Some((names.who(said.person)?, said.on, said.group.clone(), said.individual.clone())))
        .collect();
    let shared = Evaluated {
        thing: names.thing(of.key())?,
        on: of.on,
        by: of.by.and_then(|person| names.who(person)),
        group_reactions: String::new(),
        individual_reactions: String::new(),
        benefits: String::new(),
        actions: Vec::new(),
        responses,
        gathered: Vec::new(),
    };
    if !cx.all() {
        return Some(shared);
    }
    let gathered = |round: &evaluation::Gathered| Gathered {
        on: round.on,
        answered: u32::try_from(round.answered.len()).unwrap_or(u32::MAX),
        said: round.questions().map(Clone::clone),
    };
    Some(Evaluated {
        group_reactions: of.group_reactions.clone(),
        individual_reactions: of.individual_reactions.clone(),
        benefits: of.benefits.clone(),
        actions: of.actions.iter().map(|one| action(names, one)).collect(),
        gathered: of.gathered.iter().map(gathered).collect(),
        ..shared
    })
}

/// How many records of each kind the private compartment keeps of the period.
pub fn private(cx: &Cx<'_>) -> Vec<Kept> {
    if !cx.all() {
        return Vec::new();
    }
    let file = cx.source.file;
    let count = |kind, all: &mut dyn Iterator<Item = (NaiveDate, bool)>| {
        let within: Vec<_> = all.filter(|(on, _)| cx.period.holds(*on)).collect();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let settled = within.iter().filter(|(_, settled)| *settled).count();
        Kept { kind, count: number(within.len()), settled: number(settled) }
    };
    let concerns =
        &mut file.concerns.iter().map(|one| (one.raised_on, one.concern.is_none() || one.discussed_on.is_some()));
    let incidents = &mut file.incidents.iter().map(|one| (one.on, one.closed_on.is_some()));
    let matters = &mut file.matters.iter().map(|one| (one.on, one.settled_on.is_some()));
    vec![count(Kind::Concern, concerns), count(Kind::Incident, incidents), count(Kind::Matter, matters)]
}
