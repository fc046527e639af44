//! What a group settles and agrees, part by part, and the roles in a session.

use super::group::has_clause;
use super::{nothing_of_group, said};
use crate::domain::agreement::{Agreement, AgreementKind};
use crate::domain::charter::RoleModel;
use crate::domain::record::Entity;
use crate::domain::session::Session;
use crate::domain::statement::Topic;
use crate::policy::accord::Of as StatedOf;
use crate::policy::answer::Answer;
use crate::policy::desk::Desk;
use crate::policy::parts::{Of, Part};
use crate::policy::verdict::{Field, Finding, Place, Proof, Subject};

/// Whether a part is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Has {
    /// It is.
    Yes,
    /// It is there, and says that it is not so.
    SaysNo,
    /// It is not.
    Missing,
}

impl Has {
    const fn when(is_there: bool) -> Self {
        if is_there { Self::Yes } else { Self::Missing }
    }
}

/// Whether the group settled these parts of `of`.
#[must_use]
pub fn of_group(desk: &Desk<'_>, of: Of, parts: &[Part]) -> Answer {
    let group = desk.facts.group;
    match of {
        Of::Agreement => agreed(desk, AgreementKind::WorkingAgreement, Field::Agreement, parts),
        Of::Contract => agreed(desk, AgreementKind::Contract, Field::Contract, parts),
        Of::Safekeeping => {
            let stated = desk.facts.stated(Topic::KeptEncrypted, StatedOf::Group);
            let proof = stated.map(Entity::key).into_iter().chain([group.key()]).collect();
            judge(Subject::Group, parts, |part| kept(desk, part), nothing_of_group(desk), safekeeping_place, proof)
        }
        _ => {
            let place = |_| Place::Charter;
            judge(
                Subject::Group,
                parts,
                |part| chartered(desk, part),
                nothing_of_group(desk),
                place,
                Proof::One([group.key()]),
            )
        }
    }
}

/// Whether the roles of this session are defined. A group that chose to have none has none to define.
#[must_use]
pub fn session_roles(desk: &Desk<'_>, session: &Session, parts: &[Part]) -> Answer {
    let subject = Subject::Session(session.id);
    if desk.facts.group.charter.role_model == Some(RoleModel::NoRoles) {
        let answer = Answer::unmet(subject, Finding::StatedNot).proof([desk.facts.group]).proof([session]);
        return answer.mend(Place::Roles, Field::RoleModel);
    }
    let has = |part| match part {
        Part::Facilitator => Has::when(session.conduct.facilitator.or(session.conducted_by).is_some()),
        _ => Has::when(said(&session.conduct.participant_role)),
    };
    let place = |_| Place::Conduct(session.id);
    judge(subject, parts, has, Answer::unknown(subject), place, Proof::One([session.key()]))
}

/// Parts of the version in force today. Where there is one, what is not in it is missing.
fn agreed(desk: &Desk<'_>, kind: AgreementKind, field: Field, parts: &[Part]) -> Answer {
    let Some(version) = desk.facts.agreement(kind, desk.today) else {
        return nothing_of_group(desk).mend(Place::Agreements, field);
    };
    let missing = || Answer::unmet(Subject::Group, Finding::PartsMissing).missing(fields(parts, |_| true));
    let has = |part| Has::when(holds(version, part));
    judge(Subject::Group, parts, has, missing(), |_| Place::Agreements, Proof::One([version.key()]))
}

fn holds(version: &Agreement, part: Part) -> bool {
    match part.topic() {
        Some(topic) => has_clause(version, topic),
        None => version.presenting.is_some_and(|minutes| !minutes.is_zero()),
    }
}

fn chartered(desk: &Desk<'_>, part: Part) -> Has {
    let charter = &desk.facts.group.charter;
    let platform = charter.platform.as_ref();
    match part {
        Part::Name => Has::when(platform.is_some_and(|platform| said(&platform.name))),
        Part::SecurityBasis => Has::when(platform.is_some_and(|platform| said(&platform.security_basis))),
        Part::PasswordProtected => match platform.and_then(|platform| platform.password_protected) {
            Some(true) => Has::Yes,
            Some(false) => Has::SaysNo,
            None => Has::Missing,
        },
        Part::Method => Has::when(said(&charter.selection.method)),
        Part::Decider => Has::when(said(&charter.selection.decider)),
        _ => Has::when(said(&charter.selection.context)),
    }
}

fn kept(desk: &Desk<'_>, part: Part) -> Has {
    if part == Part::RetentionDate {
        return Has::when(desk.facts.group.charter.retention_until.is_some());
    }
    match desk.facts.stated(Topic::KeptEncrypted, StatedOf::Group) {
        Some(stated) if stated.holds || stated.mended_on.is_some() => Has::Yes,
        Some(_) => Has::SaysNo,
        None => Has::Missing,
    }
}

const fn safekeeping_place(part: Part) -> Place {
    match part {
        Part::Encryption => Place::Statement(Topic::KeptEncrypted),
        _ => Place::Charter,
    }
}

fn fields(parts: &[Part], wanted: impl Fn(Part) -> bool) -> Vec<Field> {
    let mut fields: Vec<_> = parts.iter().filter(|part| wanted(**part)).map(|part| part.field()).collect();
    fields.dedup();
    fields
}

/// What is missing comes before what says no; `nothing` is the answer where no part is there.
fn judge(
    subject: Subject,
    parts: &[Part],
    has: impl Fn(Part) -> Has,
    nothing: Answer,
    place: impl Fn(Part) -> Place,
    proof: Proof,
) -> Answer {
    let first = |state| parts.iter().copied().find(|part| has(*part) == state);
    let (missing, denied) = (first(Has::Missing), first(Has::SaysNo));
    let mut answer = match (missing, denied) {
        (Some(_), _) if parts.iter().all(|part| has(*part) == Has::Missing) => nothing,
        (Some(_), _) => {
            Answer::unmet(subject, Finding::PartsMissing).missing(fields(parts, |part| has(part) == Has::Missing))
        }
        (None, Some(_)) => Answer::unmet(subject, Finding::StatedNot),
        (None, None) => Answer::met(subject, Finding::Recorded),
    };
    answer.evidence = proof;
    match missing.or(denied) {
        Some(part) => answer.mend(place(part), part.field()),
        None => answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::ClauseTopic;
    use crate::domain::charter::{Charter, Platform, Selection};
    use crate::domain::group::Group;
    use crate::domain::session::Mode;
    use crate::domain::statement::Statement;
    use crate::domain::units::Minutes;
    use crate::policy::answer::Found;
    use crate::scene::*;

    fn all_parts(scene: &Scene, rest: &str) -> Answer {
        scene.answers(&format!(r#"{{"kind": "all_parts", "of": {rest}}}"#)).swap_remove(0)
    }

    fn charter(change: impl FnOnce(&mut Charter)) -> Scene {
        Scene::bare().change(GROUP.0.as_u128(), |group: &mut Group| change(&mut group.charter))
    }

    #[test]
    fn the_version_in_force_holds_its_clauses() {
        const CLAUSES: &str = r#""agreement", "parts": ["boundaries", "presenting-minutes"]"#;
        let agreed = |topics: &[ClauseTopic], minutes: Option<u32>| {
            let (clauses, presenting) = (clauses(topics), minutes.map(Minutes));
            let first = version(900, AgreementKind::WorkingAgreement);
            all_parts(&Scene::bare().with(Agreement { clauses, presenting, ..first }), CLAUSES)
        };
        assert_eq!(agreed(&[ClauseTopic::Boundaries], Some(20)).found, Found::Met);
        let short = agreed(&[ClauseTopic::Boundaries], Some(0));
        assert_eq!((short.found, short.reason.missing), (Found::Unmet, vec![Field::PresentingMinutes]));
        assert_eq!(agreed(&[], None).found, Found::Unmet, "there is a version, and nothing of it in it");
        assert_eq!(all_parts(&Scene::bare(), CLAUSES).found, Found::Unknown);
        let first = version(900, AgreementKind::Contract);
        let contract = Scene::bare().with(Agreement { clauses: clauses(&[ClauseTopic::Logistics]), ..first });
        assert_eq!(all_parts(&contract, r#""contract", "parts": ["logistics"]"#).found, Found::Met);
        assert_eq!(all_parts(&contract, CLAUSES).found, Found::Unknown);
    }

    #[test]
    fn a_platform_is_secure_where_the_group_meets_online() {
        const PASSWORD: &str = r#""platform", "parts": ["password-protected"], "when": "online""#;
        const NAMED: &str = r#""platform", "parts": ["name", "security-basis"], "when": "online""#;
        let platform = |security: &str, password, mode| {
            let scene = charter(|charter| {
                let (name, security_basis) = ("Meet".to_owned(), security.to_owned());
                charter.platform = Some(Platform { name, security_basis, password_protected: password });
            });
            let mut session = planned(1, "2021-12-20");
            session.mode = mode;
            scene.with(session)
        };
        let online = |password| all_parts(&platform("Tested", password, Some(Mode::Online)), PASSWORD);
        assert_eq!(online(Some(true)).found, Found::Met);
        let open = online(Some(false));
        assert_eq!((open.found, open.reason.kind), (Found::Unmet, Finding::StatedNot));
        assert_eq!(online(None).found, Found::Unknown);
        assert_eq!(all_parts(&platform("Tested", None, Some(Mode::Hybrid)), NAMED).found, Found::Met);
        assert_eq!(all_parts(&platform("", None, Some(Mode::Online)), NAMED).found, Found::Unmet);
        let in_person = platform("Tested", None, Some(Mode::InPerson));
        assert_eq!(all_parts(&in_person, PASSWORD).found, Found::NotApplicable);
        assert_eq!(all_parts(&platform("Tested", None, None), NAMED).found, Found::Unknown);
    }

    #[test]
    fn records_are_kept_encrypted_and_up_to_a_day() {
        let kept = |stated: Option<(bool, Option<&str>)>, until: Option<&str>| {
            let scene = charter(|charter| charter.retention_until = until.map(day));
            let scene = stated.into_iter().fold(scene, |scene, (holds, mended)| {
                let mended_on = mended.map(day);
                scene.with(Statement { holds, mended_on, ..statement(900, Topic::KeptEncrypted) })
            });
            all_parts(&scene, r#""safekeeping", "parts": ["encryption", "retention-date"]"#).found
        };
        assert_eq!(kept(Some((true, None)), Some("2024-12-31")), Found::Met);
        assert_eq!(kept(Some((false, Some("2021-10-01"))), Some("2024-12-31")), Found::Met);
        assert_eq!(kept(Some((false, None)), Some("2024-12-31")), Found::Unmet);
        assert_eq!(kept(None, Some("2024-12-31")), Found::Unmet);
        assert_eq!(kept(None, None), Found::Unknown);
    }

    #[test]
    fn selection_says_how_who_and_within_what() {
        const SELECTION: &str = r#""selection", "parts": ["method", "decider", "context"]"#;
        let selected = |texts: [&str; 3]| {
            let [method, decider, context] = texts.map(str::to_owned);
            all_parts(&charter(|charter| charter.selection = Selection { method, decider, context }), SELECTION).found
        };
        assert_eq!(selected(["By invitation", "All", "One town"]), Found::Met);
        assert_eq!(selected(["By invitation", "All", ""]), Found::Unmet);
        assert_eq!(selected(["", "", ""]), Found::Unknown);
    }

    #[test]
    fn roles_in_a_session_are_defined_and_a_group_without_roles_has_none() {
        const ROLES: &str = r#""session-roles", "parts": ["facilitator", "participants"]"#;
        let roles = |model, facilitator, participants: &str| {
            let scene = Scene::complete().change(session(1), |session: &mut Session| {
                (session.conducted_by, session.conduct.facilitator) = (facilitator, None);
                session.conduct.participant_role = participants.to_owned();
            });
            let change = |group: &mut Group| group.charter.role_model = model;
            all_parts(&scene.change(GROUP.0.as_u128(), change), ROLES)
        };
        let led = Some(RoleModel::MentorLed);
        assert_eq!(roles(led, Some(MENTOR), "Bring cases").found, Found::Met);
        assert_eq!(roles(led, Some(MENTOR), "").reason.missing, [Field::ParticipantRole]);
        assert_eq!(roles(led, None, "").found, Found::Unknown);
        let without = roles(Some(RoleModel::NoRoles), Some(MENTOR), "Bring cases");
        assert_eq!((without.found, without.reason.kind), (Found::Unmet, Finding::StatedNot));
    }
}
