//! Lists of a group or a session, and whether each item on them has what it is to have.

use super::{nothing_of_group, said};
use crate::domain::case::Case;
use crate::domain::charter::TaskKind;
use crate::domain::conduct::ContributionKind;
use crate::domain::record::Entity;
use crate::policy::answer::Answer;
use crate::policy::desk::Desk;
use crate::policy::facts::{Held, count};
use crate::policy::verdict::{Field, Finding, Place, Quantity, Subject};

/// Whether each task has an owner.
#[must_use]
pub fn tasks(desk: &Desk<'_>, tasks: &[TaskKind]) -> Answer {
    let group = desk.facts.group;
    let owned = count(tasks.iter().filter(|task| group.charter.owner(**task).is_some()));
    let all = count(tasks.iter());
    let answer = if owned == 0 {
        nothing_of_group(desk)
    } else if owned < all {
        Answer::unmet(Subject::Group, Finding::PartsMissing).missing(vec![Field::Tasks])
    } else {
        Answer::met(Subject::Group, Finding::Recorded)
    };
    let answer = answer.observed(Quantity::Count(owned)).limit(Quantity::Count(all));
    answer.proof([group]).mend(Place::Charter, Field::Tasks)
}

/// Whether each amendment names the guidance on which it rests. Versions none of which amends another say that there is no
/// amendment.
#[must_use]
pub fn amendments(desk: &Desk<'_>) -> Answer {
    let versions = &desk.facts.file.agreements;
    let amendments: Vec<_> = versions.iter().filter(|version| version.amends.is_some()).collect();
    let lacking: Vec<_> = amendments.iter().copied().filter(|version| !said(&version.reference)).collect();
    let answer = if versions.is_empty() {
        nothing_of_group(desk)
    } else if amendments.is_empty() {
        Answer::met(Subject::Group, Finding::NoneStated).proof(versions.iter())
    } else if lacking.is_empty() {
        Answer::met(Subject::Group, Finding::Recorded).proof(amendments)
    } else {
        let answer = Answer::unmet(Subject::Group, Finding::PartsMissing).proof(lacking);
        return answer.missing(vec![Field::AmendmentReference]).mend(Place::Agreements, Field::AmendmentReference);
    };
    answer.mend(Place::Agreements, Field::Agreement)
}

/// Whether each presentation of the session was prepared.
#[must_use]
pub fn presentations(held: &Held<'_>) -> Answer {
    let subject = Subject::Session(held.session.id);
    let conduct = &held.session.conduct;
    let presented = count(conduct.of_kind(ContributionKind::Presentation));
    let prepared = conduct.of_kind(ContributionKind::Presentation).filter(|given| said(&given.preparation));
    let prepared = count(prepared);
    let answer = if conduct.contributions.is_empty() {
        Answer::unknown(subject)
    } else if presented == 0 {
        Answer::not_applicable(subject, Finding::NothingToJudge)
    } else {
        let answer = if prepared < presented {
            Answer::unmet(subject, Finding::PartsMissing).missing(vec![Field::Contributions])
        } else {
            Answer::met(subject, Finding::Recorded)
        };
        answer.observed(Quantity::Count(prepared)).limit(Quantity::Count(presented))
    };
    answer.proof([held.session]).mend(Place::Conduct(held.session.id), Field::Contributions)
}

/// Whether each case that the session raised was anonymous by its day. A record that is signed as complete and raises none
/// says that there was none.
#[must_use]
pub fn cases_raised(desk: &Desk<'_>, held: &Held<'_>) -> Answer {
    let session = held.session;
    let subject = Subject::Session(session.id);
    let day = held.span.date();
    let cases: Vec<_> = session.cases_raised.iter().filter_map(|case| desk.facts.file.cases.get(case.0)).collect();
    let in_time = |case: &Case| case.anonymised_on.is_some_and(|on| on <= day);
    let lacking: Vec<_> = cases.iter().copied().filter(|case| !in_time(case)).collect();
    let open = lacking.iter().copied().find(|case| case.anonymised_on.is_none());
    let answer = match (open, lacking.first()) {
        _ if session.cases_raised.is_empty() && session.sign_off.is_some() => Answer::met(subject, Finding::NoneStated),
        (Some(case), _) => Answer::unmet(subject, Finding::PartsMissing)
            .missing(vec![Field::Anonymised])
            .mend(Place::Case(case.id), Field::Anonymised),
        (None, Some(late)) => {
            let answer = Answer::unmet(subject, Finding::TooLate).limit(Quantity::Day(day));
            let answer = match late.anonymised_on {
                Some(on) => answer.observed(Quantity::Day(on)),
                None => answer,
            };
            answer.mend(Place::Case(late.id), Field::Anonymised)
        }
        // A case that is raised and has gone from the book cannot be judged.
        (None, None) if cases.is_empty() || cases.len() < session.cases_raised.len() => {
            Answer::unknown(subject).mend(Place::Session(session.id), Field::CasesRaised)
        }
        (None, None) => Answer::met(subject, Finding::Recorded),
    };
    let shown = if lacking.is_empty() { cases } else { lacking };
    let mut answer = answer.proof([session]);
    answer.evidence.extend(shown.into_iter().map(Entity::key));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::{Agreement, AgreementKind};
    use crate::domain::charter::Task;
    use crate::domain::conduct::Contribution;
    use crate::domain::evaluation::Evaluation;
    use crate::domain::group::Group;
    use crate::domain::ids::AgreementId;
    use crate::domain::session::Session;
    use crate::policy::answer::Found;
    use crate::scene::*;

    const CASES: &str = r#"{"kind": "each_has", "subject": "session", "items": "cases-raised", "evidence": "anonymised",
        "none": "counts"}"#;
    const TASKS: &str = r#"{"kind": "each_has", "subject": "group", "items": "logistics-tasks", "evidence": "owner"}"#;
    const PREPARED: &str =
        r#"{"kind": "each_has", "subject": "session", "items": "presentations", "evidence": "preparation"}"#;
    const AMENDED: &str = r#"{"kind": "each_has", "subject": "group", "items": "amendments",
        "evidence": "guidance-reference", "none": "counts"}"#;

    #[test]
    fn a_case_is_anonymous_by_the_day_on_which_it_is_raised() {
        let seen = |on: Option<&str>| {
            let scene = Scene::complete().change(case(11), |case: &mut Case| case.anonymised_on = on.map(day));
            scene.found(CASES, at_session(3))
        };
        assert_eq!(seen(Some("2021-11-02")), Found::Met);
        assert_eq!(seen(Some("2021-11-03")), Found::Unmet);
        assert_eq!(seen(None), Found::Unmet);
        assert_eq!(Scene::complete().found(CASES, at_session(1)), Found::Met, "signed, and no case raised");
        let open = Scene::complete().change(session(1), |session: &mut Session| session.sign_off = None);
        assert_eq!(open.found(CASES, at_session(1)), Found::Unknown);
    }

    #[test]
    fn each_task_has_an_owner() {
        let owned = |owners: &[Option<u128>]| {
            let tasks = TaskKind::LOGISTICS.into_iter().zip(owners);
            let tasks = tasks.map(|(task, owner)| Task { task, owner: owner.map(person) }).collect();
            let scene = Scene::complete().change(GROUP.0.as_u128(), |group: &mut Group| group.charter.tasks = tasks);
            scene.without::<Evaluation>(EVALUATION)
        };
        assert_eq!(owned(&[Some(1), Some(1), Some(2)]).found(TASKS, Subject::Group), Found::Met);
        assert_eq!(owned(&[Some(1), Some(1), None]).found(TASKS, Subject::Group), Found::Unmet);
        assert_eq!(owned(&[None]).found(TASKS, Subject::Group), Found::Unknown);
        assert_eq!(owned(&[None]).with(evaluation()).found(TASKS, Subject::Group), Found::Unmet);
    }

    #[test]
    fn each_presentation_was_prepared() {
        let presented = |kind, preparation: &[&str]| {
            let row = |preparation: &&str| {
                let preparation = (*preparation).to_owned();
                Contribution { preparation, ..brought(person(1), kind) }
            };
            let scene = Scene::complete().change(session(1), |session: &mut Session| {
                session.conduct.contributions = preparation.iter().map(row).collect();
            });
            scene.found(PREPARED, at_session(1))
        };
        assert_eq!(presented(ContributionKind::Presentation, &["Sheet", "Sheet"]), Found::Met);
        assert_eq!(presented(ContributionKind::Presentation, &["Sheet", " "]), Found::Unmet);
        assert_eq!(presented(ContributionKind::Issue, &[""]), Found::NotApplicable);
        assert_eq!(presented(ContributionKind::Presentation, &[]), Found::Unknown);
    }

    #[test]
    fn an_amendment_names_the_guidance_on_which_it_rests() {
        let version = |number: u128, amends: Option<u128>, reference: &str| {
            let (amends, reference) = (amends.map(AgreementId::from_number), reference.to_owned());
            Agreement { amends, reference, ..version(number, AgreementKind::WorkingAgreement) }
        };
        let first = Scene::bare().with(version(901, None, ""));
        assert_eq!(first.found(AMENDED, Subject::Group), Found::Met);
        let amended = |reference| first.clone().with(version(902, Some(901), reference));
        assert_eq!(amended("Guidance of 2021").found(AMENDED, Subject::Group), Found::Met);
        assert_eq!(amended(" ").found(AMENDED, Subject::Group), Found::Unmet);
        assert_eq!(Scene::bare().found(AMENDED, Subject::Group), Found::Unknown);
    }
}
