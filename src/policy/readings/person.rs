//! What the records say of one person.

use super::{Evidence, Reading, said};
use crate::domain::conduct::ContributionKind;
use crate::domain::goal::Goal;
use crate::domain::group::Member;
use crate::domain::ids::PersonId;
use crate::domain::note::About;
use crate::domain::session::Session;
use crate::policy::desk::Desk;
use crate::policy::people::Records;
use crate::policy::verdict::{Field, Place};

/// What the records say of that evidence of the person; none where it is not asked of them.
#[must_use]
pub fn of_person(desk: &Desk<'_>, person: PersonId, evidence: Evidence) -> Option<Reading> {
    let records = desk.facts.of_person(person);
    let place = Place::Goals(person);
    Some(match evidence {
        Evidence::Needs => any(Reading::nothing(place, Field::Needs), &records.needs),
        Evidence::IndividualGoal => any(Reading::nothing(place, Field::Goals), &records.goals),
        Evidence::ServiceMonitoring => {
            let is = |about: &About| matches!(about, About::ServiceMonitoring { .. });
            any(Reading::nothing(Place::Notes, Field::ServiceMonitoring), &notes(records, is))
        }
        Evidence::ActivityForGoal => activity(records),
        Evidence::OwnPlan => own_plan(&records.goals, place),
        Evidence::IssueOrReadiness => {
            contributed(desk, person, &[ContributionKind::Issue, ContributionKind::Readiness])
        }
        Evidence::HelpGiven => contributed(desk, person, &[ContributionKind::Help]),
        // Whoever answers for the group invites, and is not invited.
        Evidence::InvitationAndFit if desk.facts.group.mentor == Some(person) => return None,
        Evidence::InvitationAndFit => invitation_and_fit(&records.memberships, person),
        _ => {
            let with_role = records.memberships.iter().copied().filter(|member| said(&member.profession));
            any(Reading::nothing(Place::Member(person), Field::Profession), &with_role.collect::<Vec<_>>())
        }
    })
}

fn any<R: crate::domain::record::Entity>(nothing: Reading, records: &[&R]) -> Reading {
    if records.is_empty() { nothing } else { nothing.there(records.iter().copied()) }
}

fn notes<'a>(records: &Records<'a>, is: impl Fn(&About) -> bool) -> Vec<&'a crate::domain::note::Note> {
    records.notes.iter().copied().filter(|note| is(&note.about)).collect()
}

fn activity(records: &Records<'_>) -> Reading {
    let nothing = Reading::nothing(Place::Notes, Field::Activity);
    let all = notes(records, |about| matches!(about, About::Activity { .. }));
    let linked = notes(records, |about| matches!(about, About::Activity { goal: Some(_), .. }));
    match (linked.is_empty(), all.is_empty()) {
        (false, _) => nothing.there(linked),
        (true, true) => nothing,
        (true, false) => nothing.short(Field::Goals, all),
    }
}

fn own_plan(goals: &[&Goal], place: Place) -> Reading {
    let planned: Vec<_> = goals.iter().copied().filter(|goal| goal.steps.iter().any(|step| said(step))).collect();
    match (goals.first(), planned.is_empty()) {
        (None, _) => Reading::nothing(place, Field::Goals),
        (Some(_), false) => Reading::nothing(place, Field::Steps).there(planned),
        (Some(first), true) => {
            Reading::nothing(Place::Goal(first.id), Field::Steps).short(Field::Steps, goals.iter().copied())
        }
    }
}

/// Contributions of these kinds. Where none is recorded of anybody in the sessions that the person attended, nothing is.
fn contributed(desk: &Desk<'_>, person: PersonId, kinds: &[ContributionKind]) -> Reading {
    let facts = desk.facts;
    let brought = |session: &Session| {
        let contributions = &session.conduct.contributions;
        contributions.iter().any(|given| given.person == person && kinds.contains(&given.kind))
    };
    let with: Vec<_> = facts.held.iter().map(|held| held.session).filter(|session| brought(session)).collect();
    let attended: Vec<_> = facts.attended_sessions(person).map(|held| held.session).collect();
    let written: Vec<_> =
        attended.iter().copied().filter(|session| !session.conduct.contributions.is_empty()).collect();
    let nothing = match attended.last() {
        Some(last) => Reading::nothing(Place::Conduct(last.id), Field::Contributions),
        None => Reading::nothing(Place::Sessions, Field::AddSession),
    };
    match (with.is_empty(), written.is_empty()) {
        (false, _) => nothing.there(with),
        (true, true) => nothing,
        (true, false) => nothing.short(Field::Contributions, written),
    }
}

fn invitation_and_fit(memberships: &[&Member], person: PersonId) -> Reading {
    let place = Place::Member(person);
    let lacks = |member: &Member| match (member.invited, said(&member.fit)) {
        (Some(_), true) => None,
        (None, true) => Some(Field::InvitedOn),
        (_, false) => Some(Field::Fit),
    };
    if let Some(whole) = memberships.iter().copied().find(|member| lacks(member).is_none()) {
        return Reading::nothing(place, Field::InvitedOn).there([whole]);
    }
    let begun = memberships.iter().copied().find(|member| member.invited.is_some() || said(&member.fit));
    match begun.and_then(|member| Some((member, lacks(member)?))) {
        Some((member, field)) => Reading::nothing(place, field).short(field, [member]),
        None => Reading::nothing(place, Field::InvitedOn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evaluation::Evaluation;
    use crate::domain::meeting::Meeting;
    use crate::policy::answer::Found;
    use crate::scene::*;

    fn found(scene: &Scene, subject: &str, rest: &str) -> Found {
        scene.found(&format!(r#"{{"kind": "recorded", "subject": "{subject}", "evidence": {rest}}}"#), mentee(1))
    }

    #[test]
    fn a_plan_is_a_step_under_an_own_goal() {
        let steps = |steps: &[&str]| {
            let steps = steps.iter().map(|step| (*step).to_owned()).collect();
            Scene::complete().change(goal(1), |goal: &mut Goal| goal.steps = steps)
        };
        assert_eq!(found(&steps(&["Watch one session"]), "mentee", r#""own-plan""#), Found::Met);
        assert_eq!(found(&steps(&[" "]), "mentee", r#""own-plan""#), Found::Unmet);
        let without = steps(&[]).without::<Goal>(goal(1));
        assert_eq!(found(&without, "mentee", r#""own-plan""#), Found::Unmet, "the group is evaluated");
        let open = without.without::<Evaluation>(EVALUATION);
        assert_eq!(found(&open, "mentee", r#""own-plan""#), Found::Unknown);
        assert_eq!(found(&open, "mentee", r#""individual-goal""#), Found::Unknown);
    }

    /// What each person brought to the first session, and nothing to the others.
    fn in_the_first(given: &[(u128, ContributionKind)]) -> Scene {
        let contributions = given.iter().map(|(number, kind)| brought(person(*number), *kind));
        let contributions: Vec<_> = contributions.collect();
        let scene = (2..=3).fold(Scene::complete(), |scene, number| {
            scene.change(session(number), |session: &mut Session| session.conduct.contributions.clear())
        });
        scene.change(session(1), |session: &mut Session| session.conduct.contributions = contributions)
    }

    #[test]
    fn an_issue_is_brought_by_the_conclusion() {
        const ISSUE: &str = r#""issue-or-readiness", "by": "own-conclusion""#;
        assert_eq!(found(&in_the_first(&[(1, ContributionKind::Issue)]), "mentee", ISSUE), Found::Met);
        assert_eq!(found(&in_the_first(&[(1, ContributionKind::Readiness)]), "mentee", ISSUE), Found::Met);
        let others = in_the_first(&[(2, ContributionKind::Issue)]);
        assert_eq!(found(&others, "mentee", ISSUE), Found::Unmet);
        let ahead = others.with(planned(4, "2021-12-10"));
        assert_eq!(found(&ahead, "mentee", ISSUE), Found::Due(Some(day("2021-12-10"))));
        assert_eq!(found(&ahead.today("2021-12-11"), "mentee", ISSUE), Found::Unmet);
        let silent = in_the_first(&[]).without::<Meeting>(closing(1));
        assert_eq!(found(&silent, "mentee", ISSUE), Found::Unknown);
    }

    #[test]
    fn help_is_given_by_the_conclusion() {
        const HELP: &str = r#""help-given", "by": "own-conclusion""#;
        assert_eq!(found(&in_the_first(&[(1, ContributionKind::Help)]), "mentee", HELP), Found::Met);
        assert_eq!(found(&in_the_first(&[(1, ContributionKind::Issue)]), "mentee", HELP), Found::Unmet);
        assert_eq!(found(&in_the_first(&[]).without::<Meeting>(closing(1)), "mentee", HELP), Found::Unknown);
    }

    fn joined(change: impl FnOnce(&mut Member)) -> Scene {
        Scene::complete().without::<Evaluation>(EVALUATION).change(member(1), change)
    }

    #[test]
    fn a_member_is_invited_and_fits_and_whoever_answers_for_the_group_need_not_be() {
        let with = |invited: Option<&str>, fit: &str| {
            let scene = joined(|member| (member.invited, member.fit) = (invited.map(day), fit.to_owned()));
            found(&scene, "member", r#""invitation-and-fit""#)
        };
        assert_eq!(with(Some("2021-08-01"), "Works with coaches"), Found::Met);
        assert_eq!(with(Some("2021-08-01"), ""), Found::Unmet);
        assert_eq!(with(None, "Works with coaches"), Found::Unmet);
        assert_eq!(with(None, ""), Found::Unknown);
        let check = r#"{"kind": "recorded", "subject": "member", "evidence": "invitation-and-fit"}"#;
        assert_eq!(Scene::complete().found(check, mentee(100)), Found::NotApplicable);
    }

    #[test]
    fn a_professional_role_is_a_category() {
        let role = |role: &str| joined(|member| member.profession = role.to_owned());
        assert_eq!(found(&role("nurse"), "participant", r#""professional-role""#), Found::Met);
        assert_eq!(found(&role(""), "participant", r#""professional-role""#), Found::Unknown);
        assert_eq!(found(&role("").with(evaluation()), "participant", r#""professional-role""#), Found::Unmet);
    }
}
