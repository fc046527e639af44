//! How the complete group was set up, what it agreed, and how its sessions were run: the chair goes round.

use super::*;
use circlebook::domain::agreement::{Clause, ClauseTopic};
use circlebook::domain::charter::{Platform, RoleModel, Selection, Task, TaskKind};

/// The contract.
pub const CONTRACT: u128 = 12_020;

const CLAUSES: [ClauseTopic; 13] = [
    ClauseTopic::ConfidentialityOfDiscussion,
    ClauseTopic::ConfidentialityOfStudents,
    ClauseTopic::NotSharingOutside,
    ClauseTopic::Boundaries,
    ClauseTopic::SecureChannel,
    ClauseTopic::FacilitationStructure,
    ClauseTopic::RespectfulFeedback,
    ClauseTopic::AgreementToAttend,
    ClauseTopic::Renegotiation,
    ClauseTopic::LearningAgendas,
    ClauseTopic::Administration,
    ClauseTopic::WaysOfWorking,
    ClauseTopic::Swaps,
];
const OF_CONTRACT: [ClauseTopic; 3] =
    [ClauseTopic::CoMentorResponsibility, ClauseTopic::GroundRules, ClauseTopic::Logistics];

/// A first version of that kind, from before the first session and without clauses.
pub fn version(number: u128, kind: AgreementKind) -> Agreement {
    Agreement {
        id: AgreementId::from_number(number),
        group: GROUP,
        kind,
        on: day("2021-09-01"),
        clauses: Vec::new(),
        presenting: None,
        contributors: Vec::new(),
        amends: None,
        reference: String::new(),
        why: String::new(),
        renegotiated: false,
    }
}

/// A clause on each of these topics.
pub fn clauses(topics: &[ClauseTopic]) -> Vec<Clause> {
    topics.iter().map(|topic| Clause { topic: *topic, title: String::new(), text: "Agreed".to_owned() }).collect()
}

/// Puts all of this into the scene.
pub fn settle(mut scene: Scene) -> Scene {
    scene = scene.change(GROUP.0.as_u128(), |group: &mut Group| chart(&mut group.charter));
    scene = scene.change(AGREEMENT, |agreement: &mut Agreement| {
        agreement.clauses = clauses(&CLAUSES);
        agreement.presenting = Some(Minutes(20));
    });
    scene.put(Agreement { clauses: clauses(&OF_CONTRACT), ..version(CONTRACT, AgreementKind::Contract) });
    for number in PARTICIPANTS {
        scene.put(own_goal(number));
    }
    for number in (1..=3).chain(PARTICIPANTS) {
        scene = scene.change(member(number), |member: &mut Member| {
            member.invited = Some(day("2021-08-15"));
            member.fit = "Works with coaches".to_owned();
            member.profession = "psychologist".to_owned();
        });
    }
    (1..=3).fold(scene, |scene, number| scene.change(session(number), |session: &mut Session| run(session, number)))
}

fn chart(charter: &mut Charter) {
    let text = |text: &str| text.to_owned();
    charter.shared_issue = text("Starting out in practice");
    charter.membership_criteria = text("In the first two years of practice");
    charter.mix_rationale = text("Two sports, two towns");
    charter.selection =
        Selection { method: text("By invitation"), decider: text("The mentor"), context: text("One region") };
    charter.role_model = Some(RoleModel::RotatingChair);
    charter.role_model_reason = text("All want to learn to chair");
    charter.presenting_format = text("Twenty minutes and questions");
    charter.planned_size = Some(8);
    charter.confidential_channel = text("A letter to the mentor");
    charter.platform = Some(Platform {
        name: text("Meet"),
        security_basis: text("Encrypted from end to end"),
        password_protected: Some(true),
    });
    charter.retention_until = Some(day("2024-12-31"));
    let owned = TaskKind::LOGISTICS.into_iter().chain(TaskKind::FACILITATION);
    charter.tasks = owned.map(|task| Task { task, owner: Some(person(21)) }).collect();
}

fn own_goal(number: u128) -> Goal {
    Goal {
        id: GoalId::from_number(goal(number)),
        group: GROUP,
        person: Some(person(number)),
        text: "Ask shorter questions".to_owned(),
        proposed_by: vec![person(number)],
        steps: vec!["Record one talk".to_owned()],
        plan: GoalPlan::default(),
        set_on: day("2021-09-06"),
        meeting: None,
        progress: Vec::new(),
        outcome: None,
    }
}

/// Two present and all others learn from one another; the mentor and a mentee brought the items.
fn run(session: &mut Session, number: u128) {
    let at = |time: &str| {
        let day = session.held.as_ref().unwrap().date();
        Some(format!("{day}T{time}+00:00").parse().unwrap())
    };
    let people: Vec<_> = session.attendance.iter().flatten().map(|row| row.person).collect();
    let conduct = &mut session.conduct;
    conduct.invited = Some(people.clone());
    (conduct.agenda_made, conduct.confidentiality_at, conduct.first_item_at) = (at("09:00"), at("10:00"), at("10:05"));
    conduct.affirmed_by.clone_from(&people);
    conduct.at_ease.clone_from(&people);
    conduct.format = "Rounds".to_owned();
    conduct.facilitator = Some(MENTOR);
    conduct.participant_role = "Bring issues and answer those of others".to_owned();
    conduct.observation = "Everybody spoke".to_owned();
    for (one, next) in people.iter().zip(people.iter().cycle().skip(1)) {
        for kind in [ContributionKind::Perspective, ContributionKind::Help] {
            conduct.contributions.push(Contribution { to: Some(*next), ..brought(*one, kind) });
        }
        conduct.contributions.push(brought(*one, ContributionKind::Knowledge));
        conduct.contributions.push(brought(*one, ContributionKind::Reflection));
    }
    for presenter in [number, 20 + number].map(person) {
        let presented = brought(presenter, ContributionKind::Presentation);
        let preparation = "A page for each".to_owned();
        conduct.contributions.push(Contribution { to: Some(presenter), preparation, ..presented });
    }
    let first = &mut session.agenda[0];
    first.proposed_by = Some(MENTOR);
    let second = AgendaItem {
        id: AgendaItemId::from_number(10_000 + number),
        title: "What comes next".to_owned(),
        minutes: Some(Minutes(20)),
        serves: vec![Focus::Learning, Focus::Ambitions, Focus::Negotiation],
        goals: Vec::new(),
        mentees: Vec::new(),
        proposed_by: Some(person(number)),
        attention: None,
    };
    session.agenda.push(second);
}
