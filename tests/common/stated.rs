//! What the members of the complete group assented to, what was stated of group, sessions and members, and who spoke how
//! long. Three participants, 21 to 23, take part beside the mentees, so that six people meet.

use super::*;

/// The participants beside the mentees.
pub const PARTICIPANTS: [u128; 3] = [21, 22, 23];
/// The working agreement, without clauses.
pub const AGREEMENT: u128 = 12_010;
/// The goal of the whole group.
pub const GROUP_GOAL: u128 = 12_011;
/// The last look at the guidelines.
pub const GUIDELINES_REVIEWED: u128 = 12_012;
/// The last look at the policy.
pub const POLICY_REVIEWED: u128 = 12_013;

/// The statement on that topic on that session.
pub const fn of_session(session: u128, topic: Topic) -> u128 {
    20_000 + 100 * session + topic as u128
}
/// The statement of that member on that topic.
pub const fn of_member(person: u128, topic: Topic) -> u128 {
    30_000 + 100 * person + topic as u128
}
/// The statement on the group on that topic.
pub const fn of_group(topic: Topic) -> u128 {
    20_000 + topic as u128
}
/// The assent of that person to what stands at that place of `ASSENTED`.
pub const fn assent(person: u128, place: u128) -> u128 {
    50_000 + 100 * person + place
}

/// To what everybody in the complete group assented.
pub const ASSENTED: [AssentTo; 11] = [
    AssentTo::Agreement(AgreementId::from_number(AGREEMENT)),
    AssentTo::Goal(GoalId::from_number(GROUP_GOAL)),
    AssentTo::Purpose,
    AssentTo::PresentingFormat,
    AssentTo::SharedResponsibility,
    AssentTo::Voluntary,
    AssentTo::NatureAndPurpose,
    AssentTo::SharingExperience,
    AssentTo::Confidentiality,
    AssentTo::DataStorage,
    AssentTo::Standards,
];

/// A statement on that topic, of the group unless it is changed.
pub fn statement(id: u128, topic: Topic) -> Statement {
    Statement {
        id: StatementId::from_number(id),
        group: GROUP,
        topic,
        session: None,
        person: None,
        on: day("2021-11-02"),
        holds: true,
        text: String::new(),
        mended_on: None,
    }
}

/// A matter of that kind in session 1 about mentee 1, on the day of the session and without an answer.
pub fn matter(id: u128, kind: MatterKind) -> Matter {
    Matter {
        id: MatterId::from_number(40_000 + id),
        group: GROUP,
        kind,
        session: Some(SessionId::from_number(session(1))),
        person: Some(person(1)),
        on: day("2021-09-07"),
        text: "Very quiet".to_owned(),
        settled_on: None,
        outcome: String::new(),
    }
}

/// The assents of that person and the statements of them as a member.
pub fn member_statements(number: u128) -> Vec<Record> {
    let topics = Topic::ALL.iter().filter(|topic| topic.scope() == Scope::Member);
    let statements = topics.map(|topic| {
        let person = Some(person(number));
        Record::from(Statement { person, ..statement(of_member(number, *topic), *topic) })
    });
    statements.chain(assents(number)).collect()
}

fn assents(number: u128) -> impl Iterator<Item = Record> {
    (0..).zip(ASSENTED).map(move |(place, to)| {
        Record::from(Assent {
            id: AssentId::from_number(assent(number, place)),
            group: GROUP,
            person: person(number),
            to,
            on: day("2021-09-01"),
            given: true,
            abstained: false,
            withdrawn_on: None,
            reason: String::new(),
        })
    })
}

/// Puts all of this into the scene.
pub fn state(mut scene: Scene) -> Scene {
    for record in group_records() {
        scene.put(record);
    }
    scene = scene.change(GROUP.0.as_u128(), |group: &mut Group| {
        group.charter.guideline_review_days = Some(90);
        group.charter.guidance_check_days = Some(180);
        let stages = GroupStage::ALL.into_iter().map(|stage| StageReached { stage, on: day("2021-09-01") });
        group.charter.stages = stages.collect();
    });
    for record in assents(100) {
        scene.put(record);
    }
    for number in PARTICIPANTS {
        scene.put(as_role(number, Role::Participant));
        for record in member_statements(number) {
            scene.put(record);
        }
    }
    for number in 1..=3 {
        scene = scene.change(session(number), |session: &mut Session| talked(session, number));
        for topic in Topic::ALL.iter().filter(|topic| topic.scope() == Scope::Session) {
            let session = Some(SessionId::from_number(session(number)));
            scene.put(Statement { session, ..statement(of_session(number, *topic), *topic) });
        }
    }
    scene
}

fn group_records() -> Vec<Record> {
    let topics = Topic::ALL.iter().filter(|topic| topic.scope() == Scope::Group);
    let statements = topics.map(|topic| statement(of_group(*topic), *topic).into());
    let agreement = version(AGREEMENT, AgreementKind::WorkingAgreement);
    let goal = Goal {
        id: GoalId::from_number(GROUP_GOAL),
        group: GROUP,
        person: None,
        text: "Learn from one another".to_owned(),
        proposed_by: vec![MENTOR, person(1)],
        steps: Vec::new(),
        plan: GoalPlan::default(),
        set_on: day("2021-09-01"),
        meeting: None,
        progress: Vec::new(),
        outcome: None,
    };
    let review = |id, on, of| note(id, on, "Looked at", About::Review { of }).into();
    let reviews = [
        review(GUIDELINES_REVIEWED, "2021-11-02", Reviewed::Guidelines),
        review(POLICY_REVIEWED, "2021-09-01", Reviewed::Policy),
    ];
    statements.chain([agreement.into(), goal.into()]).chain(reviews).collect()
}

/// The participants and the mentor were there, all spoke ten minutes, each brought an issue and had a turn at the chair.
fn talked(session: &mut Session, number: u128) {
    let others = PARTICIPANTS.map(person).into_iter().chain([MENTOR]);
    let rows = session.attendance.get_or_insert_default();
    rows.extend(others.map(|person| Attendance { person, present: Minutes(60), late: Minutes::ZERO }));
    let people: Vec<_> = rows.iter().map(|row| row.person).collect();
    session.conduct.talk = people.iter().map(|person| Talk { person: *person, minutes: Minutes(10) }).collect();
    session.conduct.contributions.extend(people.iter().map(|person| brought(*person, ContributionKind::Issue)));
    session.conduct.chair = Some(person(number));
    if let Some(item) = session.agenda.first_mut() {
        item.minutes = Some(Minutes(40));
        item.attention = Some(Attention::Group);
    }
}

/// Something of that kind that the person brought.
pub fn brought(person: PersonId, kind: ContributionKind) -> Contribution {
    let text = "Working with coaches".to_owned();
    Contribution { person, kind, text, to: None, outcome: String::new(), preparation: String::new() }
}
