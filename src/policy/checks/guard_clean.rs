//! `guard_clean`: the guard finds nothing in the texts, and the statement that goes with them is made.
//!
//! What identifies a client by its check digit or its form is always unmet until the text is changed. What only looks like it,
//! and a word of treatment or diagnosis, only asks: whoever then makes the statement, or signs, has judged the words.

use super::{Check, Judge};
use crate::domain::session::Session;
use crate::domain::statement::Topic;
use crate::guard::kinds::Kind;
use crate::guard::{Certainty, OffLimits, Reading, worst};
use crate::policy::accord::Of;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{Desk, Who};
use crate::policy::facts::Held;
use crate::policy::pack::Pack;
use crate::policy::texts;
use crate::policy::verdict::{Field, Finding, Place, Subject};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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
    /// What is stated beside; without it, a signature under the record will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<Statement>,
    /// What mends an incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mended_by: Option<MendedBy>,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// What identifies a client.
    Identifiers,
    /// Words of treatment. (UK healthcare, 1.3 and 6.1)
    Treatment,
    /// Words of diagnosis. (UK healthcare, 6.1)
    Diagnosis,
}

/// Where it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Texts {
    /// What was written about the session and how it was run.
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
    /// Nobody who is a patient could be recognised. (UK healthcare, 2.2)
    NoPatientIdentified,
    /// No clinical intervention was given. (UK healthcare, 1.3)
    NoIntervention,
    /// No treatment was planned. (UK healthcare, 6.1)
    NoTreatmentPlan,
    /// No diagnosis was made. (UK healthcare, 6.1)
    NoDiagnosis,
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
        let cases = desk.facts.file.cases.iter().filter(|_| self.guard == Guard::Identifiers);
        let off_limits = OffLimits::of(cases.flat_map(texts::off_limits));
        desk.each_session(|held| self.session(desk, held, &off_limits))
    }

    fn fits(&self) -> bool {
        let together = match self.statement {
            Some(Statement::ConfidentialityKept) => self.guard == Guard::Identifiers && self.mended_by.is_some(),
            Some(Statement::NoPatientIdentified) => self.guard == Guard::Identifiers,
            Some(Statement::NoIntervention | Statement::NoTreatmentPlan) => self.guard == Guard::Treatment,
            Some(Statement::NoDiagnosis) => self.guard == Guard::Diagnosis,
            None => self.guard == Guard::Identifiers && self.mended_by.is_none(),
        };
        together && self.subject == Who::Session && !self.texts.is_empty()
    }
}

/// True where one of the packs keeps words of this kind out of its sessions.
#[must_use]
pub fn excludes(packs: &[Arc<Pack>], kind: Kind) -> bool {
    let rules = packs.iter().flat_map(|pack| &pack.rules);
    rules.map(|rule| &rule.check).any(|check| matches!(check, Check::GuardClean(clean) if clean.guard.looks_for(kind)))
}

impl Guard {
    fn looks_for(self, kind: Kind) -> bool {
        match self {
            Self::Identifiers => !kind.is_clinical(),
            Self::Treatment => matches!(kind, Kind::Treatment | Kind::Medicine),
            Self::Diagnosis => kind == Kind::Diagnosis,
        }
    }
}

impl GuardClean {
    fn session(&self, desk: &Desk<'_>, held: &Held<'_>, off_limits: &OffLimits) -> Answer {
        match self.found(desk, held, off_limits) {
            Some((Certainty::Blocks, found)) => found,
            Some((Certainty::Warns, found)) => {
                let mut answer = self.stated(desk, held.session);
                if answer.found == Found::Unknown {
                    answer.reason.kind = found.reason.kind;
                }
                answer
            }
            None => self.stated(desk, held.session),
        }
    }

    /// The surest of what the guard finds, with the answer that leads to the text.
    fn found(&self, desk: &Desk<'_>, held: &Held<'_>, off_limits: &OffLimits) -> Option<(Certainty, Answer)> {
        let session = held.session;
        let written = Reading { year: Some(held.span.date().year()), off_limits: Some(off_limits) };
        let of_session = texts::of_session(session).filter(|_| self.texts.contains(&Texts::Session));
        let places = of_session.map(|(field, text)| (texts::place(session, field), field, None, text));
        let raised = session.cases_raised.iter().filter_map(|id| desk.facts.file.cases.get(id.0));
        let raised = raised.filter(|_| self.texts.contains(&Texts::CasesRaised));
        let cases = raised.flat_map(|case| {
            texts::of_case(case).map(move |text| (Place::Case(case.id), Field::CaseNature, Some(case), text))
        });
        let mut surest = None;
        for (place, field, case, text) in places.chain(cases) {
            // What a case keeps out of the group stands in the case itself.
            let reading = if case.is_some() { Reading { off_limits: None, ..written } } else { written };
            let Some(certainty) = worst(text, &reading, |kind| self.guard.looks_for(kind)) else { continue };
            if surest.as_ref().is_none_or(|(surest, _)| *surest < certainty) {
                let kind = match (self.guard, certainty) {
                    (Guard::Identifiers, Certainty::Blocks) => Finding::IdentifierFound,
                    (Guard::Identifiers, Certainty::Warns) => Finding::IdentifierLikely,
                    _ => Finding::TreatmentFound,
                };
                let answer = Answer::unmet(Subject::Session(session.id), kind).proof([session]).proof(case);
                surest = Some((certainty, answer.mend(place, field)));
            }
        }
        surest
    }

    fn stated(&self, desk: &Desk<'_>, session: &Session) -> Answer {
        let (subject, place) = (Subject::Session(session.id), Place::Session(session.id));
        let topic = match self.statement {
            Some(Statement::ConfidentialityKept) => None,
            Some(Statement::NoPatientIdentified) => Some(Topic::NoPatientIdentified),
            Some(Statement::NoIntervention) => Some(Topic::NoIntervention),
            Some(Statement::NoTreatmentPlan) => Some(Topic::NoTreatmentPlan),
            Some(Statement::NoDiagnosis) => Some(Topic::NoDiagnosis),
            None => {
                let signed = session.sign_off.as_ref().map(|_| Answer::met(subject, Finding::Recorded));
                let answer = signed.unwrap_or_else(|| Answer::unknown(subject));
                return answer.proof([session]).mend(place, Field::SignOff);
            }
        };
        let of_session = desk.facts.file.incidents.iter().filter(|incident| incident.session == session.id);
        let incidents: Vec<_> = of_session.filter(|_| self.mended_by.is_some()).collect();
        let open = incidents.iter().any(|incident| incident.closed_on.is_none());
        let kept = session.confidentiality.as_ref().filter(|_| topic.is_none());
        let untold = kept.is_some_and(|kept| kept.incident.is_some()) && incidents.is_empty();
        let answer = match topic {
            _ if open || untold => Answer::unmet(subject, Finding::IncidentOpen).mend(place, Field::Incident),
            Some(topic) if incidents.is_empty() => return desk.stated(topic, Of::Session(session.id)),
            None if kept.is_none() => Answer::unknown(subject).mend(place, Field::Confidentiality),
            None if incidents.is_empty() => Answer::met(subject, Finding::Recorded),
            _ => Answer::met(subject, Finding::IncidentClosed),
        };
        answer.proof([session]).proof(incidents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{Case, Incident};
    use crate::domain::ids::{NoteId, SessionId};
    use crate::domain::statement::Statement as Said;
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

    fn noted(text: &str) -> Scene {
        Scene::complete().change(session(1), |session: &mut Session| session.notes = text.to_owned())
    }

    #[test]
    fn a_word_of_treatment_asks_for_the_statement_and_whoever_made_it_has_judged_the_words() {
        for (guard, statement, topic, text) in [
            ("treatment", "no-intervention", Topic::NoIntervention, "Start sertraline?"),
            ("treatment", "no-treatment-plan", Topic::NoTreatmentPlan, "The treatment"),
            ("diagnosis", "no-diagnosis", Topic::NoDiagnosis, "A new diagnosis"),
        ] {
            let check = format!(
                r#"{{"kind": "guard_clean", "subject": "session", "guard": "{guard}", "texts": ["session"], "statement": "{statement}"}}"#
            );
            let said = of_session(1, topic);
            let silent = noted(text).without::<Said>(said);
            let asked = silent.answers(&check).swap_remove(0);
            assert_eq!((asked.found, asked.reason.kind), (Found::Unknown, Finding::TreatmentFound), "{statement}");
            let clean = Scene::complete().without::<Said>(said).answers(&check).swap_remove(0);
            assert_eq!((clean.found, clean.reason.kind), (Found::Unknown, Finding::NotRecorded));
            assert_eq!(noted(text).found(&check, at_session(1)), Found::Met);
            let denied = noted("").change(said, |said: &mut Said| said.holds = false);
            assert_eq!(denied.found(&check, at_session(1)), Found::Unmet);
        }
    }

    #[test]
    fn an_incident_that_is_closed_is_as_good_as_none() {
        const PATIENTS: &str = r#"{"kind": "guard_clean", "subject": "session", "guard": "identifiers",
            "texts": ["session"], "statement": "no-patient-identified", "mended_by": "incident-closed"}"#;
        let said = of_session(1, Topic::NoPatientIdentified);
        let silent = Scene::complete().without::<Said>(said);
        let happened = |closed: Option<&str>| {
            let incident = Incident {
                id: NoteId::from_number(1),
                group: GROUP,
                session: SessionId::from_number(session(1)),
                on: day("2021-09-07"),
                text: "A name fell".to_owned(),
                closed_on: closed.map(day),
                resolution: String::new(),
            };
            silent.clone().with(incident).found(PATIENTS, at_session(1))
        };
        assert_eq!(Scene::complete().found(PATIENTS, at_session(1)), Found::Met);
        assert_eq!(silent.found(PATIENTS, at_session(1)), Found::Unknown);
        assert_eq!((happened(None), happened(Some("2021-09-08"))), (Found::Unmet, Found::Met));
    }

    #[test]
    fn without_a_statement_a_clean_record_that_is_signed_will_do() {
        const NOTES: &str =
            r#"{"kind": "guard_clean", "subject": "session", "guard": "identifiers", "texts": ["session"]}"#;
        assert_eq!(Scene::complete().found(NOTES, at_session(1)), Found::Met);
        let unsigned = |session: &mut Session| session.sign_off = None;
        assert_eq!(Scene::complete().change(session(1), unsigned).found(NOTES, at_session(1)), Found::Unknown);
        let seen = |session: &mut Session| session.conduct.observation = "943 476 5919".to_owned();
        let telling = Scene::complete().change(session(1), seen).answers(NOTES).swap_remove(0);
        assert_eq!(telling.found, Found::Unmet);
        let place = telling.remedy.map(|remedy| (remedy.place, remedy.field));
        assert_eq!(place, Some((Place::Conduct(SessionId::from_number(session(1))), Field::Observation)));
    }
}
