//! `all_parts`: the record holds every part; the missing ones are named.

use super::Judge;
use crate::domain::evaluation::Evaluation;
use crate::domain::ids::PersonId;
use crate::domain::note::About;
use crate::domain::person::{Enrolment, Listing};
use crate::domain::record::Entity;
use crate::domain::session::Session;
use crate::policy::answer::Answer;
use crate::policy::desk::{By, Desk, absent, short};
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

/// A record of which parts are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// Each session that was held, or whose planned day has gone. (CMPC policy, item 7; which parts is our decision)
    Session,
    /// The last evaluation. (CMPC policy, item 8)
    Evaluation,
    /// The mentor's last listing. (CMPC notice, list 2.2)
    RegistryListing,
    /// A mentee's claim that the transition holds for them. (CMPC notice, effective-date paragraph)
    TransitionClaim,
    /// The last note on further guidance. (CMPC notice, end)
    Guidance,
}

/// When parts are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// The trainee was accruing hours before the first day of the pack.
    TransitionClaimed,
}

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident: $of:ident => $field:ident),+ $(,)?) => {
        /// A part of a record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Part {
            $($(#[$doc])* $part),+
        }

        impl Part {
            const fn of(self) -> Of {
                match self {
                    $(Self::$part => Of::$of),+
                }
            }

            const fn field(self) -> Field {
                match self {
                    $(Self::$part => Field::$field),+
                }
            }
        }
    };
}

parts! {
    /// The day of a session.
    Date: Session => When,
    /// When a session began and ended.
    Times: Session => When,
    /// How people met.
    Mode: Session => Mode,
    /// Who was present.
    Attendance: Session => Attendance,
    /// What a session was about.
    Topic: Session => Topic,
    /// Who signed the record.
    SignOff: Session => SignOff,
    /// How mentees reacted to the group.
    ReactionsToGroup: Evaluation => GroupReactions,
    /// What mentees said of the group themselves: at least one of them.
    ResponsesOnGroup: Evaluation => Responses,
    /// How mentees reacted to the individual component.
    ReactionsToIndividual: Evaluation => IndividualReactions,
    /// What mentees said of the individual component themselves: at least one of them.
    ResponsesOnIndividual: Evaluation => Responses,
    /// How mentees benefitted.
    Benefits: Evaluation => Benefits,
    /// What will be done to improve.
    Actions: Evaluation => Actions,
    /// Who does it, for every action.
    ActionOwner: Evaluation => ActionOwner,
    /// By when, for every action.
    ActionDate: Evaluation => ActionDue,
    /// The address at which the listing was seen: it begins with `http://` or `https://`.
    OnlineAddress: RegistryListing => ListingSource,
    /// The day on which it was seen; for guidance, the day of the note.
    CheckedOn: RegistryListing => ListingChecked,
    /// The day on which mentored hours began to accrue.
    AccrualStart: TransitionClaim => AccrualStart,
    /// The day on which they were complete.
    Completion: TransitionClaim => CompletedOn,
    /// Where both can be seen.
    Evidence: TransitionClaim => AccrualEvidence,
    /// Which guidance it is.
    Reference: Guidance => Guidance,
}

impl Judge for AllParts {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        match self.of {
            Of::Session => self.sessions(desk),
            Of::Evaluation => vec![self.evaluation(desk)],
            Of::RegistryListing => vec![self.listing(desk)],
            Of::TransitionClaim => desk.each_mentee(|person| self.claim(desk, person)),
            Of::Guidance => vec![self.guidance(desk)],
        }
    }

    fn fits(&self) -> bool {
        let dated_note = |part: &Part| self.of == Of::Guidance && *part == Part::CheckedOn;
        !self.parts.is_empty()
            && self.parts.iter().all(|part| part.of() == self.of || dated_note(part))
            && (self.of == Of::TransitionClaim) == self.when.is_some()
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
        let answers: Vec<_> = subjects
            .map(|session| {
                let (subject, place) = (Subject::Session(session.id), Place::Session(session.id));
                if session.held.is_none() {
                    return Answer::unknown(subject).proof([*session]).mend(place, Field::When);
                }
                Self::complete(*session, subject, place, self.missing(|part| session_has(session, part)))
            })
            .collect();
        if answers.is_empty() {
            desk.each_session(|held| Answer::unknown(Subject::Session(held.session.id)))
        } else {
            answers
        }
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
        let of_mentor = desk.shelf.listings.iter().filter(|listing| Some(listing.person) == desk.facts.group.mentor);
        match of_mentor.max_by_key(|listing| (listing.from, listing.id)) {
            None => Answer::unknown(Subject::Group).mend(Place::Listings, Field::ListingFrom),
            Some(listing) => {
                let missing = self.missing(|part| listing_has(listing, part));
                Self::complete(listing, Subject::Group, Place::Listings, missing)
            }
        }
    }

    fn claim(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let subject = Subject::Member(person);
        let claimed = |start| start < desk.pack.dates.effective;
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

fn session_has(session: &Session, part: Part) -> bool {
    match part {
        Part::Date | Part::Times => session.held.is_some(),
        Part::Mode => session.mode.is_some(),
        Part::Attendance => session.attendance.is_some(),
        Part::Topic => !session.topic.trim().is_empty(),
        _ => session.sign_off.is_some(),
    }
}

fn evaluation_has(evaluation: &Evaluation, part: Part) -> bool {
    let said = |text: &str| !text.trim().is_empty();
    let actions = &evaluation.actions;
    match part {
        Part::ReactionsToGroup => said(&evaluation.group_reactions),
        Part::ResponsesOnGroup => evaluation.responses.iter().any(|response| said(&response.group)),
        Part::ReactionsToIndividual => said(&evaluation.individual_reactions),
        Part::ResponsesOnIndividual => evaluation.responses.iter().any(|response| said(&response.individual)),
        Part::Benefits => said(&evaluation.benefits),
        Part::ActionOwner => !actions.is_empty() && actions.iter().all(|action| action.owner.is_some()),
        Part::ActionDate => !actions.is_empty() && actions.iter().all(|action| action.due.is_some()),
        _ => actions.iter().any(|action| said(&action.text)),
    }
}

fn listing_has(listing: &Listing, part: Part) -> bool {
    match part {
        Part::OnlineAddress => ["http://", "https://"].iter().any(|start| listing.source.trim().starts_with(start)),
        _ => listing.checked_on.is_some(),
    }
}

fn enrolment_has(enrolment: &Enrolment, part: Part) -> bool {
    match part {
        Part::AccrualStart => enrolment.accrual_start.is_some(),
        Part::Completion => enrolment.completed_on.is_some(),
        _ => !enrolment.evidence.trim().is_empty(),
    }
}
