//! What a group settles about itself and agrees.

use super::{Evidence, Reading, said};
use crate::domain::agreement::{Agreement, AgreementKind, ClauseTopic};
use crate::domain::record::Entity;
use crate::domain::session::{Focus, Session};
use crate::policy::desk::Desk;
use crate::policy::facts::Facts;
use crate::policy::verdict::{Field, Place};
use chrono::NaiveDate;

/// What the group's records say of that evidence.
#[must_use]
pub fn of_group(desk: &Desk<'_>, evidence: Evidence) -> Reading {
    let group = desk.facts.group;
    let charter = &group.charter;
    let there = |is_there: bool, place, field| {
        let nothing = Reading::nothing(place, field);
        if is_there { nothing.there([group]) } else { nothing }
    };
    match evidence {
        Evidence::SharedIssue => there(said(&charter.shared_issue), Place::Charter, Field::SharedIssue),
        Evidence::PlannedSize => {
            there(charter.planned_size.is_some_and(|size| size > 0), Place::Charter, Field::PlannedSize)
        }
        Evidence::ConfidentialChannel => {
            there(said(&charter.confidential_channel), Place::Charter, Field::ConfidentialChannel)
        }
        // A criterion comes from the purpose, so that without one it is not derived from anything.
        Evidence::MembershipCriteria if said(&charter.membership_criteria) && !said(&group.purpose) => {
            Reading::nothing(Place::Group, Field::Purpose).short(Field::Purpose, [group])
        }
        Evidence::MembershipCriteria => {
            there(said(&charter.membership_criteria), Place::Charter, Field::MembershipCriteria)
        }
        Evidence::MixRationale => there(said(&charter.mix_rationale), Place::Charter, Field::MixRationale),
        Evidence::RoleModel => there(charter.role_model.is_some(), Place::Roles, Field::RoleModel),
        Evidence::PresentingFormat => there(said(&charter.presenting_format), Place::Charter, Field::PresentingFormat),
        Evidence::NegotiationSlot => negotiation_slot(desk),
        Evidence::SwapMechanism => swap_mechanism(desk),
        _ => there(said(&group.purpose), Place::Group, Field::Purpose),
    }
}

/// Sessions that are planned count as well: what is asked for is that time was set aside.
fn negotiation_slot(desk: &Desk<'_>) -> Reading {
    let negotiates = |session: &Session| session.agenda.iter().any(|item| item.serves.contains(&Focus::Negotiation));
    let sessions = &desk.facts.sessions;
    let next = sessions.iter().find(|session| session.held.is_none()).or(sessions.first());
    let nothing = match next {
        Some(session) => Reading::nothing(Place::Session(session.id), Field::Serves),
        None => Reading::nothing(Place::Sessions, Field::AddSession),
    };
    match sessions.iter().find(|session| negotiates(session)) {
        Some(session) => nothing.there([*session]),
        None => nothing,
    }
}

/// The clause on swaps, and the swaps that there were.
fn swap_mechanism(desk: &Desk<'_>) -> Reading {
    let nothing = Reading::nothing(Place::Agreements, Field::ClauseSwaps);
    let swapped = |session: &&&Session| !session.conduct.swaps.is_empty();
    let swaps: Vec<_> = desk.facts.sessions.iter().filter(swapped).copied().collect();
    let with_swaps = |mut reading: Reading| {
        reading.proof.extend(swaps.iter().map(|session| session.key()));
        reading
    };
    let in_force = [AgreementKind::WorkingAgreement, AgreementKind::Contract]
        .map(|kind| desk.facts.agreement(kind, desk.today))
        .into_iter()
        .flatten();
    let mut versions = in_force.peekable();
    // Turns that were swapped without any agreement ask for it as well.
    if versions.peek().is_none() && swaps.is_empty() {
        return nothing;
    }
    let versions: Vec<_> = versions.collect();
    with_swaps(match versions.iter().find(|version| has_clause(version, ClauseTopic::Swaps)) {
        Some(version) => nothing.there([*version]),
        None => nothing.short(Field::ClauseSwaps, versions),
    })
}

/// True where the version says something on that topic.
#[must_use]
pub fn has_clause(version: &Agreement, topic: ClauseTopic) -> bool {
    version.clauses.iter().any(|clause| clause.topic == topic && said(&clause.text))
}

impl<'a> Facts<'a> {
    /// The working agreement that was worked out on that day itself and is in force on it.
    #[must_use]
    pub fn agreed_on(&self, day: NaiveDate) -> Option<&'a Agreement> {
        self.agreement(AgreementKind::WorkingAgreement, day).filter(|version| version.on == day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::Agreement;
    use crate::domain::charter::{Charter, RoleModel};
    use crate::domain::evaluation::Evaluation;
    use crate::domain::group::Group;
    use crate::policy::answer::Found;
    use crate::policy::verdict::Subject;
    use crate::scene::*;

    fn found(scene: &Scene, evidence: &str) -> Found {
        let when = if evidence == "swap-mechanism" { r#", "when": "rotating-chair""# } else { "" };
        let check = format!(r#"{{"kind": "recorded", "subject": "group", "evidence": "{evidence}"{when}}}"#);
        scene.found(&check, Subject::Group)
    }

    fn charter(change: impl FnOnce(&mut Charter)) -> Scene {
        let scene = Scene::complete().change(GROUP.0.as_u128(), |group: &mut Group| change(&mut group.charter));
        scene.without::<Evaluation>(EVALUATION)
    }

    #[test]
    fn each_text_of_the_charter_is_there_or_unknown_and_lacking_once_the_group_is_evaluated() {
        type Write = fn(&mut Charter, String);
        let texts: [(&str, Write); 5] = [
            ("shared-issue", |charter, text| charter.shared_issue = text),
            ("confidential-channel", |charter, text| charter.confidential_channel = text),
            ("membership-criteria", |charter, text| charter.membership_criteria = text),
            ("mix-rationale", |charter, text| charter.mix_rationale = text),
            ("presenting-format", |charter, text| charter.presenting_format = text),
        ];
        for (evidence, write) in texts {
            assert_eq!(found(&charter(|charter| write(charter, "So it is".to_owned())), evidence), Found::Met);
            let blank = charter(|charter| write(charter, " ".to_owned()));
            assert_eq!(found(&blank, evidence), Found::Unknown, "{evidence}");
            assert_eq!(found(&blank.with(evaluation()), evidence), Found::Unmet, "{evidence}");
        }
    }

    #[test]
    fn nobody_is_no_size() {
        let size = |planned_size| found(&charter(|charter| charter.planned_size = planned_size), "planned-size");
        assert_eq!((size(Some(1)), size(Some(0)), size(None)), (Found::Met, Found::Unknown, Found::Unknown));
    }

    #[test]
    fn criteria_come_from_a_purpose() {
        let purpose = |text: &str| {
            let criteria = charter(|charter| charter.membership_criteria = "Coaches".to_owned());
            criteria.change(GROUP.0.as_u128(), |group: &mut Group| group.purpose = text.to_owned())
        };
        assert_eq!(found(&purpose("Practise well"), "purpose"), Found::Met);
        assert_eq!(found(&purpose(""), "purpose"), Found::Unknown);
        assert_eq!(found(&purpose("Practise well"), "membership-criteria"), Found::Met);
        assert_eq!(found(&purpose(""), "membership-criteria"), Found::Unmet);
    }

    #[test]
    fn time_to_negotiate_may_be_planned() {
        let mut slot = planned(4, "2021-12-20");
        slot.agenda[0].serves = vec![Focus::Negotiation];
        let without = (1..=3).fold(charter(|_| {}), |scene, number| {
            scene.change(session(number), |session: &mut Session| session.agenda.truncate(1))
        });
        assert_eq!(found(&without, "negotiation-slot"), Found::Unknown);
        assert_eq!(found(&without.clone().with(evaluation()), "negotiation-slot"), Found::Unmet);
        assert_eq!(found(&without.with(slot), "negotiation-slot"), Found::Met);
        assert_eq!(found(&Scene::bare(), "negotiation-slot"), Found::Unknown);
    }

    #[test]
    fn swaps_are_agreed_where_the_chair_rotates() {
        let agreed = |topics: &[ClauseTopic]| {
            let first = version(900, AgreementKind::Contract);
            Agreement { on: day("2021-12-10"), clauses: clauses(topics), ..first }
        };
        let model = |chosen| {
            let change = |group: &mut Group| group.charter.role_model = chosen;
            Scene::bare().change(GROUP.0.as_u128(), change)
        };
        let rotating = model(Some(RoleModel::RotatingChair));
        assert_eq!(found(&rotating, "swap-mechanism"), Found::Unknown);
        assert_eq!(found(&rotating.clone().with(agreed(&[])), "swap-mechanism"), Found::Unmet);
        let swaps = rotating.with(agreed(&[ClauseTopic::Swaps]));
        assert_eq!(found(&swaps, "swap-mechanism"), Found::Met);
        assert_eq!(found(&swaps.today("2021-12-09"), "swap-mechanism"), Found::Unknown);
        assert_eq!(found(&model(Some(RoleModel::MentorLed)), "swap-mechanism"), Found::NotApplicable);
        assert_eq!(found(&model(None), "swap-mechanism"), Found::Unknown);
        assert_eq!(found(&model(None), "role-model"), Found::Unknown);
        assert_eq!(found(&model(Some(RoleModel::NoRoles)), "role-model"), Found::Met);
    }
}
