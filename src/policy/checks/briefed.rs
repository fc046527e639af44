//! `briefed`: dated briefings that name the person as recipient cover every part.

use super::Judge;
use crate::domain::ids::PersonId;
use crate::domain::note::{About, BriefingPart};
use crate::policy::answer::Answer;
use crate::policy::desk::{By, Desk, Who, absent, short};
use crate::policy::verdict::{Field, Finding, Place, Subject};
use serde::{Deserialize, Serialize};

/// Parameters of `briefed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Briefed {
    /// Whom it is about.
    pub subject: Who,
    /// What they are told. (CMPC policy, item 1)
    pub parts: Vec<BriefingPart>,
    /// The day by which they are told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
}

impl Judge for Briefed {
    fn judge(&self, desk: &Desk<'_>) -> Vec<Answer> {
        desk.each_mentee(|person| self.mentee(desk, person))
    }

    fn fits(&self) -> bool {
        self.subject == Who::Mentee && !self.parts.is_empty()
    }
}

impl Briefed {
    fn mentee(&self, desk: &Desk<'_>, person: PersonId) -> Answer {
        let subject = Subject::Member(person);
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
}
