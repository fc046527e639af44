//! `guard_clean`: the guard finds nothing in the texts, and the statement that goes with them is made.
//!
//! What identifies a client by its check digit or its form is always unmet until the text is changed. What only looks like it,
//! and a word of treatment or diagnosis, only asks: whoever then makes the statement, or signs, has judged the words.

use super::{Check, Judge};
use crate::domain::session::Session;
use crate::domain::statement::Topic;
use crate::guard::kinds::Kind;
use crate::guard::{Certainty, Reading, worst};
use crate::policy::accord::Of;
use crate::policy::answer::{Answer, Found};
use crate::policy::desk::{Desk, Who};
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
        desk.each_session(|held| self.session(desk, held.session))
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

    fn private(&self) -> &'static [crate::domain::record::Kind] {
        if self.mended_by.is_some() { &[crate::domain::record::Kind::Incident] } else { &[] }
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
    fn session(&self, desk: &Desk<'_>, session: &Session) -> Answer {
        match self.found(desk, session) {
            Some((Certainty::Blocks, found)) => found,
            Some((Certainty::Warns, found)) => {
                let mut answer = self.stated(desk, session);
                if answer.found == Found::Unknown {
                    answer.reason.kind = found.reason.kind;
                }
                answer
            }
            None => self.stated(desk, session),
        }
    }

    /// The surest of what the guard finds, with the answer that leads to the text.
    fn found(&self, desk: &Desk<'_>, session: &Session) -> Option<(Certainty, Answer)> {
        let pieces = desk.facts.guarded(session.id).iter().filter(|_| self.texts.contains(&Texts::Session));
        let pieces = pieces.filter(|piece| self.guard.looks_for(piece.kind));
        let of_session = pieces.map(|piece| (piece.certainty, texts::place(session, piece.field), piece.field, None));
        let raised = session.cases_raised.iter().filter_map(|id| desk.facts.file.cases.get(id.0));
        let raised = raised.filter(|_| self.texts.contains(&Texts::CasesRaised));
        // What a case keeps out of the group stands in the case itself, so that it is not looked for there.
        let reading = Reading { year: session.time().map(|time| time.date().year()), off_limits: None };
        let of_cases = raised.flat_map(|case| {
            let found =
                texts::of_case(case).filter_map(|text| worst(text, &reading, |kind| self.guard.looks_for(kind)));
            found.map(move |certainty| (certainty, Place::Case(case.id), Field::CaseNature, Some(case)))
        });
        let spots = of_session.chain(of_cases);
        let (certainty, place, field, case) =
            spots.reduce(|first, next| if next.0 > first.0 { next } else { first })?;
        let kind = match (self.guard, certainty) {
            (Guard::Identifiers, Certainty::Blocks) => Finding::IdentifierFound,
            (Guard::Identifiers, Certainty::Warns) => Finding::IdentifierLikely,
            _ => Finding::TreatmentFound,
        };
        let answer = Answer::unmet(Subject::Session(session.id), kind).proof([session]).proof(case);
        Some((certainty, answer.mend(place, field)))
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
    use crate::domain::case::{Case, Incident, OffLimits};
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
    fn what_only_looks_like_an_identifier_asks_for_the_statement() {
        let noted = |text: &str| Scene::complete().change(session(1), |s: &mut Session| s.notes = text.to_owned());
        let silent = |text: &str| noted(text).change(session(1), |s: &mut Session| s.confidentiality = None);
        for text in ["Mrs Okafor again", "943 476 5918", "aged 94", "the only nurse in the village"] {
            assert_eq!(noted(text).found(CHECK, at_session(1)), Found::Met, "{text}");
            let asked = silent(text).answers(CHECK).swap_remove(0);
            assert_eq!((asked.found, asked.reason.kind), (Found::Unknown, Finding::IdentifierLikely), "{text}");
        }
    }

    #[test]
    fn what_a_case_keeps_out_of_the_group_is_looked_for_in_the_session_and_not_in_the_case() {
        let kept_out = |case: &mut Case| case.off_limits = Some(OffLimits::Parts(vec!["the bakery fire".to_owned()]));
        let scene = Scene::complete().change(case(11), kept_out);
        assert_eq!(scene.found(CHECK, at_session(3)), Found::Met);
        let told = |session: &mut Session| {
            session.notes = "Before the bakery fire".to_owned();
            session.confidentiality = None;
        };
        let asked = scene.change(session(1), told).answers(CHECK).swap_remove(0);
        assert_eq!((asked.found, asked.reason.kind), (Found::Unknown, Finding::IdentifierLikely));
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
