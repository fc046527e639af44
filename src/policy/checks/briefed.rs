//! `briefed`: dated briefings that name the person as recipient cover every part.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::note::{About, BriefingPart};
use crate::policy::answer::Answer;
use crate::policy::condition::Condition;
use crate::policy::desk::{By, Desk, Who, absent, short};
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `briefed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Briefed {
    /// Whom it is about.
    pub subject: Who,
    /// What they are told.
    pub parts: Vec<BriefingPart>,
    /// The day by which they are told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// When they are told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

impl Judge for Briefed {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        self.subject.circle().map(|circle| desk.each_of(circle, |person| self.person(desk, person))).unwrap_or_default()
    }

    fn fits(&self) -> bool {
        self.subject.circle().is_some() && !self.parts.is_empty()
    }
}

impl Briefed {
    fn person(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let subject = Subject::Member(person);
        if let Some(answer) = desk.kept_out(self.when, subject, None) {
            return answer;
        }
        if self.by == Some(By::FirstOnlineSession) && desk.facts.first_online(person).is_none() {
            return Answer::not_applicable(subject, Finding::NothingToJudge);
        }
        let mut briefings = Vec::new();
        let mut told = Vec::new();
        for note in &desk.facts.of_person(person).notes {
            if let About::Briefing { covers, .. } = &note.about {
                briefings.push(*note);
                told.extend(covers);
            }
        }
        let missing: Vec<_> = self.parts.iter().filter(|part| !told.contains(part)).map(|part| field(*part)).collect();
        let ahead = || desk.ahead(self.by, person);
        let answer = if briefings.is_empty() {
            absent(subject, ahead())
        } else if missing.is_empty() {
            Answer::met(subject, Finding::Recorded)
        } else {
            short(subject, ahead(), Finding::PartsMissing).missing(missing)
        };
        answer.proof(briefings).mend(Place::Notes, Field::Briefing)
    }
}

const fn field(part: BriefingPart) -> Field {
    match part {
        BriefingPart::Purpose => Field::Purpose,
        BriefingPart::Goals => Field::Goals,
        BriefingPart::IndividualComponent => Field::IndividualComponent,
        BriefingPart::Platform => Field::Platform,
        BriefingPart::RoleExpectations => Field::RoleExpectations,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::note::Note;
    use crate::domain::session::{Mode, Session};
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CHECK: &str = r#"{"kind": "briefed", "subject": "mentee", "parts": ["purpose", "goals"], "by": "own-start"}"#;

    fn told(parts: &[BriefingPart]) -> Scene {
        Scene::complete().change(BRIEFING, |note: &mut Note| {
            if let About::Briefing { covers, .. } = &mut note.about {
                *covers = parts.to_vec();
            }
        })
    }

    #[test]
    fn every_part_is_told_in_one_briefing_or_in_several() {
        let purpose = told(&[BriefingPart::Purpose]);
        assert_eq!(told(&[BriefingPart::Purpose, BriefingPart::Goals]).found(CHECK, mentee(1)), Found::Met);
        assert_eq!(purpose.found(CHECK, mentee(1)), Found::Unmet);
        let later = About::Briefing { recipients: vec![person(1)], covers: vec![BriefingPart::Goals] };
        let both = purpose.with(note(1, "2021-09-08", "", later));
        assert_eq!(both.found(CHECK, mentee(1)), Found::Met);
        assert_eq!(both.found(CHECK, mentee(2)), Found::Unmet, "the second briefing was for another");
    }

    #[test]
    fn without_a_briefing_it_is_due_until_the_start_and_then_unknown() {
        let ahead = Scene::bare().with(planned(1, "2021-12-10"));
        assert_eq!(ahead.found(CHECK, mentee(1)), Found::Due(Some(day("2021-12-10"))));
        assert_eq!(ahead.today("2021-12-11").found(CHECK, mentee(1)), Found::Unknown);
    }

    #[test]
    fn whoever_comes_online_is_told_about_the_platform() {
        const PLATFORM: &str = r#"{"kind": "briefed", "subject": "participant", "parts": ["platform"],
            "by": "first-online-session", "when": "online"}"#;
        let online = |session: &mut Session| session.mode = Some(Mode::Online);
        let untold = told(&[BriefingPart::Purpose]).change(session(2), online);
        assert_eq!(Scene::complete().change(session(2), online).found(PLATFORM, mentee(21)), Found::Met);
        assert_eq!(untold.found(PLATFORM, mentee(21)), Found::Unmet);
        assert_eq!(told(&[]).found(PLATFORM, mentee(21)), Found::NotApplicable, "all sessions are in one room");
        let away =
            |session: &mut Session| session.attendance.get_or_insert_default().retain(|row| row.person != person(21));
        assert_eq!(untold.change(session(2), away).found(PLATFORM, mentee(21)), Found::NotApplicable);
        let ahead = Scene::bare().with(planned(1, "2021-12-10")).change(session(1), online);
        assert_eq!(ahead.found(PLATFORM, mentee(1)), Found::Due(Some(day("2021-12-10"))));
        assert_eq!(ahead.today("2021-12-11").found(PLATFORM, mentee(1)), Found::Unknown);
    }
}
