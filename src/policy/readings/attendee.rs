//! What each person who attended a session has, or has not.

use crate::domain::conduct::{Conduct, ContributionKind};
use crate::domain::ids::PersonId;
use crate::domain::session::{Focus, Session};
use crate::policy::desk::Desk;
use crate::policy::facts::Held;
use crate::policy::verdict::{Field, Finding, Place, Remedy};
use serde::{Deserialize, Serialize};

/// What each attendee has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// An agenda item that serves their professional functioning or the services that they provide; an item that names
    /// nobody serves all who are present. (CMPC policy, para 2 and 3)
    PurposeLink,
    /// A turn, or an agenda item that works on one of their own goals. (CMPC policy, para 3)
    TurnOrGoalLink,
    /// An invitation; whoever was removed before the start needs none, nor does the group's mentor. (UK healthcare, 2.4)
    Invitation,
    /// A hand in the guidelines of that day, or affirming them at the opening. (UK healthcare, 3.2)
    GuidelinesMadeOrAffirmed,
    /// A voice: a contribution or time to talk; or declining it. (UK healthcare, 3.3)
    ContributionOrDeclined,
    /// A contribution, or time to talk. (Nordic roles, shared responsibility)
    Contribution,
    /// A look at themselves. (Nordic roles, mentor)
    Reflection,
    /// A contribution from which others learn. (Nordic roles, mentees)
    LearningContribution,
    /// Ease with the technology. (UK healthcare, 5.2)
    AtEaseWithTechnology,
}

impl Evidence {
    /// The field of the session that holds it.
    #[must_use]
    pub const fn remedy(self, session: &Session) -> Remedy {
        let (sheet, conduct) = (Place::Session(session.id), Place::Conduct(session.id));
        let (place, field) = match self {
            Self::PurposeLink => (sheet, Field::Agenda),
            Self::TurnOrGoalLink => (sheet, Field::Turns),
            Self::Invitation => (conduct, Field::SessionInvited),
            Self::GuidelinesMadeOrAffirmed => (conduct, Field::Affirmed),
            Self::AtEaseWithTechnology => (conduct, Field::AtEase),
            _ => (conduct, Field::Contributions),
        };
        Remedy { place, field }
    }

    /// How it is told that somebody lacks it.
    #[must_use]
    pub const fn lacking(self) -> Finding {
        match self {
            Self::ContributionOrDeclined | Self::Contribution => Finding::Silent,
            _ => Finding::PeopleMissing,
        }
    }

    /// True where the session's record says nothing of it about anybody.
    #[must_use]
    pub fn is_unsaid(self, desk: &Desk<'_>, held: &Held<'_>) -> bool {
        let session = held.session;
        let conduct = &session.conduct;
        match self {
            Self::PurposeLink => session.agenda.is_empty(),
            Self::TurnOrGoalLink => session.agenda.is_empty() && session.turns.is_empty(),
            Self::Invitation => conduct.invited.is_none(),
            Self::GuidelinesMadeOrAffirmed => {
                conduct.affirmed_by.is_empty() && desk.facts.agreed_on(held.span.date()).is_none()
            }
            Self::ContributionOrDeclined | Self::Contribution => {
                conduct.contributions.is_empty() && conduct.talk.is_empty()
            }
            Self::Reflection | Self::LearningContribution => conduct.contributions.is_empty(),
            Self::AtEaseWithTechnology => conduct.at_ease.is_empty(),
        }
    }

    /// True where the person has it.
    #[must_use]
    pub fn is_of(self, desk: &Desk<'_>, held: &Held<'_>, person: PersonId) -> bool {
        let session = held.session;
        let conduct = &session.conduct;
        match self {
            Self::PurposeLink => session.agenda.iter().any(|item| {
                let serves = |focus: &Focus| matches!(focus, Focus::ProfessionalFunctioning | Focus::ServiceProvision);
                (item.mentees.is_empty() || item.mentees.contains(&person)) && item.serves.iter().any(serves)
            }),
            Self::TurnOrGoalLink => {
                let own = &desk.facts.of_person(person).goals;
                let mut goals = session.agenda.iter().flat_map(|item| &item.goals);
                session.turns.contains(&person) || goals.any(|goal| own.iter().any(|own| own.id == *goal))
            }
            Self::Invitation => {
                let invited = conduct.invited.as_ref().is_some_and(|invited| invited.contains(&person));
                invited || conduct.removed.contains(&person) || desk.facts.group.mentor == Some(person)
            }
            Self::GuidelinesMadeOrAffirmed => {
                let agreed = desk.facts.agreed_on(held.span.date());
                conduct.affirmed_by.contains(&person)
                    || agreed.is_some_and(|version| version.contributors.contains(&person))
            }
            Self::ContributionOrDeclined => spoke(conduct, person, |_| true),
            Self::Contribution => spoke(conduct, person, |kind| kind != ContributionKind::Declined),
            Self::Reflection => brought(conduct, person, |kind| kind == ContributionKind::Reflection),
            Self::LearningContribution => brought(conduct, person, teaches),
            Self::AtEaseWithTechnology => conduct.at_ease.contains(&person),
        }
    }
}

/// An issue, a reflection or a trial is the person's own learning; the rest gives others something to learn from. (ours)
const fn teaches(kind: ContributionKind) -> bool {
    use ContributionKind as K;
    matches!(kind, K::Perspective | K::Help | K::Knowledge | K::OwnExperience | K::Presentation)
}

fn brought(conduct: &Conduct, person: PersonId, kinds: impl Fn(ContributionKind) -> bool) -> bool {
    conduct.contributions.iter().any(|given| given.person == person && kinds(given.kind))
}

fn spoke(conduct: &Conduct, person: PersonId, kinds: impl Fn(ContributionKind) -> bool) -> bool {
    let talked = conduct.talk.iter().any(|talk| talk.person == person && !talk.minutes.is_zero());
    talked || brought(conduct, person, kinds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::{Agreement, AgreementKind};
    use crate::domain::conduct::Talk;
    use crate::domain::session::{Attendance, Mode};
    use crate::domain::units::Minutes;
    use crate::policy::answer::{Answer, Found};
    use crate::scene::*;

    fn answer(scene: &Scene, evidence: &str, among: &str) -> Answer {
        let check = format!(r#"{{"kind": "each_attendee", "evidence": "{evidence}", "among": "{among}"}}"#);
        scene.answers(&check).into_iter().find(|answer| answer.subject == at_session(1)).unwrap()
    }

    fn conduct(change: impl FnOnce(&mut Conduct)) -> Scene {
        Scene::complete().change(session(1), |session: &mut Session| change(&mut session.conduct))
    }

    #[test]
    fn who_came_without_an_invitation_is_named_until_they_were_removed() {
        let guest = |invited: Option<&[u128]>, removed: &[u128]| {
            let scene = conduct(|conduct| {
                conduct.invited = invited.map(|invited| invited.iter().copied().map(person).collect());
                conduct.removed = removed.iter().copied().map(person).collect();
            });
            let scene = scene.change(session(1), |session: &mut Session| {
                let row = Attendance { person: person(9), present: Minutes(60), late: Minutes::ZERO };
                session.attendance.get_or_insert_default().push(row);
            });
            answer(&scene, "invitation", "everybody")
        };
        let uninvited = guest(Some(&[1, 2, 3, 21, 22, 23]), &[]);
        assert_eq!((uninvited.found, uninvited.reason.people), (Found::Unmet, vec![person(9)]));
        assert_eq!(guest(Some(&[1, 2, 3, 9, 21, 22, 23]), &[]).found, Found::Met);
        let removed = guest(Some(&[1, 2, 3, 21, 22, 23]), &[9]);
        assert_eq!((removed.found, removed.reason.people), (Found::Met, vec![person(9)]));
        assert_eq!(guest(None, &[]).found, Found::Unknown);
    }

    #[test]
    fn guidelines_are_made_that_day_or_affirmed() {
        let made = |on: &str, contributors: &[u128], affirmed: &[u128]| {
            let scene = conduct(|conduct| conduct.affirmed_by = affirmed.iter().copied().map(person).collect());
            let first = version(900, AgreementKind::WorkingAgreement);
            let contributors = contributors.iter().copied().map(person).collect();
            let version = Agreement { on: day(on), contributors, ..first };
            answer(&scene.with(version), "guidelines-made-or-affirmed", "mentees").found
        };
        assert_eq!(made("2021-09-07", &[1, 2, 3], &[]), Found::Met);
        assert_eq!(made("2021-09-07", &[1, 2], &[3]), Found::Met);
        assert_eq!(made("2021-09-07", &[1, 2], &[]), Found::Unmet);
        assert_eq!(made("2021-09-06", &[1, 2, 3], &[]), Found::Unknown);
    }

    fn given(rows: &[(u128, ContributionKind)], talk: &[(u128, u32)]) -> Scene {
        conduct(|conduct| {
            let row = |(number, kind): &(u128, ContributionKind)| crate::scene::brought(person(*number), *kind);
            conduct.contributions = rows.iter().map(row).collect();
            let talk =
                talk.iter().map(|(number, minutes)| Talk { person: person(*number), minutes: Minutes(*minutes) });
            conduct.talk = talk.collect();
        })
    }

    #[test]
    fn whoever_is_silent_is_named_and_declining_is_a_voice_but_no_contribution() {
        use ContributionKind as K;
        let rows = [(1, K::Issue), (2, K::Declined)];
        let spoke = given(&rows, &[(3, 1), (21, 1), (22, 1), (23, 1)]);
        assert_eq!(answer(&spoke, "contribution-or-declined", "participants").found, Found::Met);
        let declined = answer(&spoke, "contribution", "mentees");
        assert_eq!((declined.found, declined.reason.people), (Found::Unmet, vec![person(2)]));
        let silent =
            answer(&given(&rows, &[(3, 0), (21, 1), (22, 1), (23, 1)]), "contribution-or-declined", "participants");
        assert_eq!((silent.reason.kind, silent.reason.people), (Finding::Silent, vec![person(3)]));
        assert_eq!(answer(&given(&[], &[]), "contribution-or-declined", "participants").found, Found::Unknown);
        assert_eq!(answer(&given(&[], &[]), "contribution", "mentees").found, Found::Unknown);
    }

    #[test]
    fn a_reflection_is_for_oneself_and_a_perspective_teaches_others() {
        use ContributionKind as K;
        let all = |kind| given(&[(1, kind), (2, kind), (3, kind)], &[(1, 10)]);
        assert_eq!(answer(&all(K::Reflection), "reflection", "mentees").found, Found::Met);
        assert_eq!(answer(&all(K::Reflection), "learning-contribution", "mentees").found, Found::Unmet);
        assert_eq!(answer(&all(K::Perspective), "learning-contribution", "mentees").found, Found::Met);
        assert_eq!(answer(&all(K::Perspective), "reflection", "mentees").found, Found::Unmet);
        for evidence in ["reflection", "learning-contribution"] {
            assert_eq!(answer(&given(&[], &[(1, 10)]), evidence, "mentees").found, Found::Unknown);
        }
    }

    #[test]
    fn everybody_online_is_at_ease() {
        const CHECK: &str = r#"{"kind": "each_attendee", "evidence": "at-ease-with-technology", "among": "mentees",
            "when": "online"}"#;
        let at_ease = |mode, people: &[u128]| {
            let people = people.iter().copied().map(person).collect();
            let scene = conduct(|conduct| conduct.at_ease = people);
            let scene = scene.change(session(1), |session: &mut Session| session.mode = mode);
            scene.found(CHECK, at_session(1))
        };
        assert_eq!(at_ease(Some(Mode::Online), &[1, 2, 3]), Found::Met);
        assert_eq!(at_ease(Some(Mode::Hybrid), &[1, 2]), Found::Unmet);
        assert_eq!(at_ease(Some(Mode::Online), &[]), Found::Unknown);
        assert_eq!(at_ease(Some(Mode::InPerson), &[]), Found::NotApplicable);
        assert_eq!(at_ease(None, &[1, 2, 3]), Found::Unknown);
    }
}
