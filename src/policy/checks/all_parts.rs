//! `all_parts`: the record holds every part; the missing ones are named.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::note::About;
use crate::domain::record::Entity;
use crate::domain::session::Session;
use crate::policy::answer::Answer;
use crate::policy::condition::Condition;
use crate::policy::desk::{By, Desk, absent, or_no_session, short};
use crate::policy::parts::{Of, Part, enrolment_has, evaluation_has, listing_has, session_has};
use crate::policy::readings::settled::{of_group, session_roles};
use crate::policy::transition;
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `all_parts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllParts {
    /// The record.
    pub of: Of,
    /// Its parts.
    pub parts: Vec<Part>,
    /// The day by which they are there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// When they are asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// When parts are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// The trainee was accruing hours before the first day of the pack.
    TransitionClaimed,
    /// At least one session of the group is held online, wholly or in part.
    Online,
}

impl Judge for AllParts {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        match self.of {
            Of::Session => self.sessions(desk),
            Of::Evaluation => vec![self.evaluation(desk)],
            Of::RegistryListing => vec![self.listing(desk)],
            Of::TransitionClaim => desk.each_mentee(|person| self.claim(desk, person)),
            Of::Guidance => vec![self.guidance(desk)],
            Of::SessionRoles => desk.each_session(|held| session_roles(desk, held.session, &self.parts)),
            of => {
                let online = (self.when == Some(When::Online)).then_some(Condition::Online);
                let kept_out = desk.kept_out(online, Subject::Group, None);
                vec![kept_out.unwrap_or_else(|| of_group(desk, of, &self.parts))]
            }
        }
    }

    fn fits(&self) -> bool {
        let dated_note = |part: &Part| self.of == Of::Guidance && *part == Part::CheckedOn;
        !self.parts.is_empty()
            && self.parts.iter().all(|part| part.of() == self.of || dated_note(part))
            && match self.of {
                Of::TransitionClaim => self.when == Some(When::TransitionClaimed),
                Of::Platform => self.when != Some(When::TransitionClaimed),
                _ => self.when.is_none(),
            }
            && (self.of == Of::TransitionClaim || self.by.is_none())
    }

    fn is_on_transition(&self) -> bool {
        self.of == Of::TransitionClaim
    }
}

impl AllParts {
    fn missing(&self, has: impl Fn(Part) -> bool) -> Vec<Field> {
        let mut missing: Vec<_> = self.parts.iter().filter(|part| !has(**part)).map(|part| part.field()).collect();
        missing.dedup();
        missing
    }

    fn complete(record: &impl Entity, subject: Subject, place: Place, missing: Vec<Field>) -> Answer {
        match missing.first() {
            None => Answer::met(subject, Finding::Recorded).proof([record]),
            Some(first) => {
                let first = *first;
                Answer::unmet(subject, Finding::PartsMissing).missing(missing).proof([record]).mend(place, first)
            }
        }
    }

    fn sessions(&self, desk: &Desk<'_>) -> Vec<Answer> {
        let gone = |session: &Session| session.time().is_some_and(|time| time.date() < desk.today);
        let subjects = desk.facts.sessions.iter().filter(|session| session.held.is_some() || gone(session));
        let answers = subjects.map(|session| {
            let (subject, place) = (Subject::Session(session.id), Place::Session(session.id));
            if session.held.is_none() {
                return Answer::unknown(subject).proof([*session]).mend(place, Field::When);
            }
            Self::complete(*session, subject, place, self.missing(|part| session_has(session, part)))
        });
        or_no_session(answers.collect())
    }

    fn evaluation(&self, desk: &Desk<'_>) -> Answer {
        let Some(evaluation) = desk.facts.evaluation() else {
            let ahead = desk.facts.last_session_end().and_then(|end| desk.moment_ahead(end));
            return absent(Subject::Group, ahead).mend(Place::Evaluation, Field::EvaluatedOn);
        };
        let missing = self.missing(|part| evaluation_has(evaluation, part));
        Self::complete(evaluation, Subject::Group, Place::Evaluation, missing)
    }

    fn listing(&self, desk: &Desk<'_>) -> Answer {
        match desk.facts.listings(desk.shelf).iter().copied().max_by_key(|listing| (listing.from, listing.id)) {
            None => Answer::unknown(Subject::Group).mend(Place::Listings, Field::ListingFrom),
            Some(listing) => {
                let missing = self.missing(|part| listing_has(listing, part));
                Self::complete(listing, Subject::Group, Place::Listings, missing)
            }
        }
    }

    fn claim(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let subject = Subject::Member(person);
        let dates = &desk.pack.dates;
        let claimed = |start| transition::last_day(dates).is_some() && start < dates.effective;
        let claim = desk.enrolment(person).filter(|enrolment| enrolment.accrual_start.is_some_and(claimed));
        let Some(enrolment) = claim else { return Answer::not_applicable(subject, Finding::NothingToJudge) };
        let missing = self.missing(|part| enrolment_has(enrolment, part));
        let place = Place::Member(person);
        match (missing.first(), desk.ahead(self.by, person)) {
            (Some(first), Some(day)) => {
                let first = *first;
                let answer = short(subject, Some(day), Finding::PartsMissing).missing(missing);
                answer.proof([enrolment]).mend(place, first)
            }
            _ => Self::complete(enrolment, subject, place, missing),
        }
    }

    fn guidance(&self, desk: &Desk<'_>) -> Answer {
        let notes = desk.facts.file.notes.iter().filter(|note| note.about == About::Guidance);
        match notes.max_by_key(|note| (note.on, note.id)) {
            None => Answer::unknown(Subject::Group).mend(Place::Notes, Field::Guidance),
            Some(note) => {
                let missing = self.missing(|part| part != Part::Reference || !note.text.trim().is_empty());
                Self::complete(note, Subject::Group, Place::Notes, missing)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Enrolment;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const SESSION: &str = r#"{"kind": "all_parts", "of": "session", "parts": ["mode", "topic"]}"#;

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(Scene::complete().found(SESSION, at_session(1)), Found::Met);
        let empty = Scene::complete().change(session(1), |session: &mut Session| session.topic.clear());
        let answer = empty.answers(SESSION).swap_remove(0);
        assert_eq!((answer.found, answer.reason.missing), (Found::Unmet, vec![Field::Topic]));
        let gone = Scene::bare().with(planned(1, "2021-12-09"));
        assert_eq!(gone.found(SESSION, at_session(1)), Found::Unknown);
        assert_eq!(gone.today("2021-12-09").found(SESSION, Subject::Group), Found::Unknown);
    }

    #[test]
    fn a_claim_is_complete_by_the_last_day_of_the_transition() {
        const CLAIM: &str = r#"{"kind": "all_parts", "of": "transition-claim", "parts": ["completion"],
            "by": "transition-until", "when": "transition-claimed"}"#;
        let claim = |e: &mut Enrolment| e.accrual_start = Some(day("2021-05-31"));
        let claimed = Scene::complete().change(enrolment(1), claim).today("2022-07-01");
        assert_eq!(claimed.found(CLAIM, mentee(1)), Found::Due(Some(day("2022-07-01"))));
        assert_eq!(claimed.today("2022-07-02").found(CLAIM, mentee(1)), Found::Unmet);
        assert_eq!(Scene::complete().found(CLAIM, mentee(1)), Found::NotApplicable);
    }
}
