//! What the policies found. What rests on the private compartment names nobody and no day.

use super::Cx;
use super::names::{Names, is_private};
use crate::domain::record::{Kind, RecordKey};
use crate::domain::sort::sort_by_key;
use crate::evidence::judged::{Found, Policy, Rule, Subject};
use crate::evidence::pack::Who;
use crate::policy::combine::only_repeats;
use crate::policy::pack;
use crate::policy::verdict::{self, Outcome, Verdict};

/// Each version of a policy that judged, in the order of the verdicts, with the rules that found something to say.
pub fn policies(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<Policy> {
    let mut policies: Vec<Policy> = Vec::new();
    for verdict in &cx.source.assessment.verdicts {
        let version =
            |pack: &&std::sync::Arc<pack::Pack>| pack.key == verdict.pack && pack.dates.effective == verdict.effective;
        let Some(pack) = cx.source.packs.iter().find(version) else { continue };
        let Some(rule) = pack.rules.iter().find(|rule| rule.id == verdict.rule) else { continue };
        let Some(found) = found(cx, names, verdict) else { continue };
        let is_it = |policy: &Policy| policy.key == pack.key && policy.effective == pack.dates.effective;
        let place = policies.iter().position(is_it).unwrap_or_else(|| {
            policies.push(policy(pack));
            policies.len().saturating_sub(1)
        });
        let Some(policy) = policies.get_mut(place) else { continue };
        match policy.rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => {
                known.repeats = known.repeats && repeats(cx, rule, verdict);
                known.found.push(found);
            }
            None => policy.rules.push(self::rule(rule, repeats(cx, rule, verdict), found)),
        }
    }
    for rule in policies.iter_mut().flat_map(|policy| &mut policy.rules) {
        sort_by_key(&mut rule.found, |found| found.subject);
    }
    policies
}

fn policy(pack: &pack::Pack) -> Policy {
    Policy {
        key: pack.key.clone(),
        version: pack.version.clone(),
        body: pack.body.clone(),
        title: pack.title.clone(),
        effective: pack.dates.effective,
        rules: Vec::new(),
    }
}

fn rule(rule: &pack::Rule, repeats: bool, found: Found) -> Rule {
    Rule {
        id: rule.id.clone(),
        clause: rule.clause.clone(),
        title: rule.title.clone(),
        text: rule.text.clone(),
        severity: rule.severity,
        stage: rule.stage,
        repeats,
        found: vec![found],
    }
}

/// True where the verdict only says again what rules say by which the group is judged anyway.
fn repeats(cx: &Cx<'_>, rule: &pack::Rule, verdict: &Verdict) -> bool {
    let named = rule.check.as_judge().repeats();
    let judged =
        |id: &std::sync::Arc<str>| cx.source.packs.iter().flat_map(|pack| &pack.rules).any(|rule| rule.id == *id);
    !named.is_empty() && named.iter().all(judged) && only_repeats(cx.source.assessment, rule, verdict)
}

/// The finding; none where it is about somebody or something that the view does not show, or outside of the period.
fn found(cx: &Cx<'_>, names: &mut Names<'_>, verdict: &Verdict) -> Option<Found> {
    let private = verdict.evidence.iter().any(|key| is_private(key.kind));
    let reason = &verdict.reason;
    let people: Vec<Who> = if private { Vec::new() } else { names.whos(reason.people.iter().copied()) };
    let outcome = match verdict.outcome {
        Outcome::Due(_) if private => Outcome::Due(None),
        other => other,
    };
    Some(Found {
        subject: subject(cx, names, verdict.subject)?,
        outcome,
        finding: reason.kind,
        observed: reason.observed.clone().filter(|_| !private),
        limit: reason.limit.clone(),
        people,
        missing: reason.missing.clone(),
        rules: reason.rules.clone(),
        proof: verdict.evidence.iter().filter_map(|key| names.thing(*key)).collect(),
    })
}

fn subject(cx: &Cx<'_>, names: &mut Names<'_>, subject: verdict::Subject) -> Option<Subject> {
    let file = cx.source.file;
    let open = cx.period.from.is_none() && cx.period.to.is_none();
    let within = |day: Option<chrono::NaiveDate>| day.map_or(open, |day| cx.period.holds(day));
    let (key, owner, shown) = match subject {
        verdict::Subject::Group => return cx.all().then_some(Subject::Group),
        verdict::Subject::Member(person) if cx.sees(person) => return names.who(person).map(Subject::Person),
        verdict::Subject::Member(_) => return None,
        verdict::Subject::Session(id) => {
            let day = file.sessions.get(id.0).and_then(|session| session.time()).map(|time| time.date());
            (RecordKey::new(Kind::Session, id.0), None, within(day))
        }
        verdict::Subject::Meeting(id) => {
            let meeting = file.meetings.get(id.0)?;
            let day = meeting.time().map(|time| time.date());
            (RecordKey::new(Kind::Meeting, id.0), Some(meeting.person), within(day))
        }
        verdict::Subject::Case(id) => {
            (RecordKey::new(Kind::Case, id.0), file.cases.get(id.0).map(|case| case.person), true)
        }
        verdict::Subject::Goal(id) => (RecordKey::new(Kind::Goal, id.0), file.goals.get(id.0)?.person, true),
        verdict::Subject::Entry(id) => {
            let entry = file.hours.get(id.0)?;
            (RecordKey::new(Kind::Hours, id.0), Some(entry.person), within(Some(entry.on)))
        }
    };
    let seen = owner.map_or_else(|| cx.all(), |person| cx.sees(person));
    (shown && seen).then(|| names.thing(key)).flatten().map(Subject::Thing)
}
