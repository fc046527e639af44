//! `guard_clean`: the guard finds nothing in the texts, and the statement that goes with them is made.

use super::Judge;
use crate::domain::case::{Case, Incident, OffLimits};
use crate::domain::session::Session;
use crate::guard::identifiers;
use crate::policy::answer::Answer;
use crate::policy::desk::{Desk, Who};
use crate::policy::facts::Held;
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `guard_clean`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuardClean {
    /// What it is about.
    pub subject: Who,
    /// What is looked for.
    pub guard: Guard,
    /// Where it is looked for.
    pub texts: Vec<Texts>,
    /// What is stated beside.
    pub statement: Statement,
    /// What mends an incident.
    pub mended_by: MendedBy,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// What identifies a client.
    Identifiers,
}

/// Where it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Texts {
    /// The session's topic, agenda, notes and self-check.
    Session,
    /// The cases that the session raised. (CMPC notice, list 2.2)
    CasesRaised,
}

/// What is stated beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Statement {
    /// Confidentiality held, or there was an incident. (CMPC policy, item 4)
    ConfidentialityKept,
}

/// What mends an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MendedBy {
    /// It was closed.
    IncidentClosed,
}

impl Judge for GuardClean {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        desk.each_session(|held| self.session(desk, held))
    }

    fn fits(&self) -> bool {
        self.subject == Who::Session && !self.texts.is_empty()
    }
}

impl GuardClean {
    fn session(&self, desk: &Desk<'_>, held: &Held<'_>) -> Answer {
        let session = held.session;
        let (subject, place) = (Subject::Session(session.id), Place::Session(session.id));
        if self.texts.contains(&Texts::Session) && session_texts(session).any(tells) {
            return Answer::unmet(subject, Finding::IdentifierFound).proof([session]).mend(place, Field::Notes);
        }
        let raised = session.cases_raised.iter().filter_map(|id| desk.facts.file.cases.get(id.0));
        let telling =
            raised.filter(|_| self.texts.contains(&Texts::CasesRaised)).find(|case| case_texts(case).any(tells));
        if let Some(case) = telling {
            let answer = Answer::unmet(subject, Finding::IdentifierFound).proof([session]).proof([case]);
            return answer.mend(Place::Case(case.id), Field::CaseNature);
        }
        let incidents: Vec<_> =
            desk.facts.file.incidents.iter().filter(|incident| incident.session == session.id).collect();
        let open = incidents.iter().any(|incident: &&Incident| incident.closed_on.is_none());
        let stated = session.confidentiality.as_ref();
        let untold = stated.is_some_and(|stated| stated.incident.is_some()) && incidents.is_empty();
        let answer = match stated {
            _ if open || untold => Answer::unmet(subject, Finding::IncidentOpen).mend(place, Field::Incident),
            None => Answer::unknown(subject).mend(place, Field::Confidentiality),
            Some(_) if incidents.is_empty() => Answer::met(subject, Finding::Recorded),
            Some(_) => Answer::met(subject, Finding::IncidentClosed),
        };
        answer.proof([session]).proof(incidents)
    }
}

fn tells(text: &str) -> bool {
    !identifiers(text).is_empty()
}

fn session_texts(session: &Session) -> impl Iterator<Item = &str> {
    let agenda = session.agenda.iter().map(|item| item.title.as_str());
    let correction = session.self_check.iter().map(|check| check.correction.as_str());
    [session.topic.as_str(), session.notes.as_str()].into_iter().chain(agenda).chain(correction)
}

fn case_texts(case: &Case) -> impl Iterator<Item = &str> {
    let parts = match &case.off_limits {
        Some(OffLimits::Parts(parts)) => parts.as_slice(),
        _ => &[],
    };
    [case.code.as_str(), case.nature.as_str(), case.scope.as_str()].into_iter().chain(parts.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "guard_clean", "subject": "session", "guard": "identifiers",
        "texts": ["session", "cases-raised"], "statement": "confidentiality-kept", "mended_by": "incident-closed"}"#;

    #[test]
    fn a_text_that_tells_who_somebody_is_stays_unmet_until_it_is_changed() {
        let noted = |text: &str| Scene::complete().change(session(1), |s: &mut Session| s.notes = text.to_owned());
        assert_eq!(noted("Case C-01 went well").found(CHECK, at_session(1)), Found::Met);
        assert_eq!(noted("Wrote to j.doe@clinic.example").found(CHECK, at_session(1)), Found::Unmet);
        let named = Scene::complete().change(case(11), |case: &mut Case| case.scope = "943 476 5919".to_owned());
        assert_eq!(named.found(CHECK, at_session(3)), Found::Unmet);
    }

    #[test]
    fn silence_about_confidentiality_is_unknown() {
        let silent = Scene::complete().change(session(1), |s: &mut Session| s.confidentiality = None);
        assert_eq!(silent.found(CHECK, at_session(1)), Found::Unknown);
    }
}
