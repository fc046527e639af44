//! The records of a complete group, one function each.

use super::*;

/// The group's own record.
pub fn complete_group() -> Group {
    Group {
        id: GROUP,
        name: "Group".to_owned(),
        purpose: "Practise well".to_owned(),
        goals: "Learn from one another".to_owned(),
        packs: vec!["cmpc-policy".to_owned(), "cmpc-notice".to_owned()],
        mentor: Some(MENTOR),
        contact_target: Some(2),
        charter: Charter::default(),
        sample: false,
    }
}

/// The mentor's listing.
pub fn listing() -> Listing {
    Listing {
        id: ListingId::from_number(LISTING),
        person: MENTOR,
        from: day("2020-03-01"),
        to: Some(day("2022-03-31")),
        checked_on: Some(day("2021-09-01")),
        source: "https://registry.example/mentors".to_owned(),
        certified: None,
    }
}

/// A mentee with nothing but a membership.
pub fn as_member(number: u128) -> Member {
    as_role(number, Role::Mentee)
}

/// A member in that role.
pub fn as_role(number: u128, role: Role) -> Member {
    Member {
        id: MemberId::from_number(member(number)),
        group: GROUP,
        person: person(number),
        role,
        invited: None,
        joined: Some(day("2021-09-01")),
        left: None,
        fit: String::new(),
        profession: String::new(),
    }
}

/// A session that was held and written up, with nobody there yet.
pub fn held(number: u128, on: &str) -> Session {
    Session {
        id: SessionId::from_number(session(number)),
        group: GROUP,
        planned: None,
        held: span(on, "10:00", "11:00"),
        cancelled: None,
        mode: Some(Mode::InPerson),
        topic: "Working with coaches".to_owned(),
        agenda: vec![AgendaItem {
            id: AgendaItemId::from_number(session(number)),
            title: "Cases".to_owned(),
            minutes: None,
            serves: vec![Focus::ServiceProvision],
            goals: Vec::new(),
            mentees: Vec::new(),
            proposed_by: None,
            attention: None,
        }],
        conducted_by: Some(MENTOR),
        attendance: Some(Vec::new()),
        turns: Vec::new(),
        cases_raised: if number == 3 { vec![CaseId::from_number(case(11))] } else { Vec::new() },
        confidentiality: Some(Confidentiality { on: day(on), incident: None }),
        self_check: Some(SelfCheck { on: day(on), on_course: true, correction: String::new() }),
        notes: String::new(),
        sign_off: Some(SignOff { by: MENTOR, on: day(on) }),
        conduct: Conduct::default(),
    }
}

/// A session that is planned.
pub fn planned(number: u128, on: &str) -> Session {
    let empty = Session { held: None, attendance: None, confidentiality: None, self_check: None, ..held(number, on) };
    Session {
        planned: span(on, "10:00", "11:00"),
        sign_off: None,
        conducted_by: None,
        cases_raised: Vec::new(),
        ..empty
    }
}

fn meeting(id: u128, number: u128, kind: MeetingKind, on: &str) -> Meeting {
    Meeting {
        id: MeetingId::from_number(id),
        group: GROUP,
        person: person(number),
        kind,
        planned: None,
        held: span(on, "09:00", "09:30"),
        held_by: Some(MENTOR),
        confidentiality_on: None,
        cases: None,
        notes: String::new(),
    }
}

/// A meeting between sessions, on that day from 09:00 to 09:30.
pub fn check_in(id: u128, mentee: u128, on: &str) -> Meeting {
    meeting(id, mentee, MeetingKind::CheckIn, on)
}

/// Everything that belongs to this mentee.
pub fn mentee_records(number: u128) -> Vec<Record> {
    let (group, person) = (GROUP, person(number));
    let first = MeetingId::from_number(opening(number));
    let goal_id = GoalId::from_number(goal(number));
    let opened = "2021-09-06";
    let mut opening = meeting(opening(number), number, MeetingKind::Opening, opened);
    opening.confidentiality_on = Some(day(opened));
    opening.cases = Some(CasesDiscussed::Discussed(vec![CaseId::from_number(case(number))]));
    let progress = Progress {
        on: day("2021-10-05"),
        text: "On the way".to_owned(),
        session: None,
        meeting: None,
        attainment: None,
    };
    let outcome = GoalOutcome { on: day("2021-11-03"), meeting: None, text: "Reached".to_owned(), attainment: None };
    vec![
        as_member(number).into(),
        Enrolment {
            id: EnrolmentId::from_number(enrolment(number)),
            person,
            programme: "cmpc".to_owned(),
            group_option: Some(true),
            accrual_start: Some(day("2021-06-01")),
            completed_on: None,
            evidence: String::new(),
            ruling: String::new(),
        }
        .into(),
        opening.into(),
        meeting(closing(number), number, MeetingKind::Closing, "2021-11-03").into(),
        Need {
            id: NeedId::from_number(need(number)),
            group,
            person,
            text: "Listening".to_owned(),
            assessed_on: day(opened),
            meeting: Some(first),
        }
        .into(),
        Goal {
            id: goal_id,
            group,
            person: Some(person),
            text: "Listen longer".to_owned(),
            proposed_by: vec![person],
            steps: vec!["Count to five".to_owned()],
            plan: GoalPlan::default(),
            set_on: day(opened),
            meeting: Some(first),
            progress: vec![progress],
            outcome: Some(outcome),
        }
        .into(),
        Case { meeting: Some(first), ..discussed_case(number, number, opened) }.into(),
        Concern {
            id: ConcernId::from_number(concern(number)),
            group,
            person,
            raised_on: day("2021-10-05"),
            concern: None,
            discussed_on: None,
            outcome: String::new(),
        }
        .into(),
        note(monitoring(number), "2021-10-05", "Seen", About::ServiceMonitoring { person, session: None }).into(),
        note(activity(number), "2021-10-05", "Read", About::Activity { person, goal: Some(goal_id), session: None })
            .into(),
    ]
}

/// A case that was assigned and discussed on that day.
pub fn discussed_case(number: u128, mentee: u128, on: &str) -> Case {
    Case {
        id: CaseId::from_number(case(number)),
        group: GROUP,
        person: person(mentee),
        code: format!("C-{number:02}"),
        nature: "Confidence".to_owned(),
        scope: "Six meetings".to_owned(),
        off_limits: Some(OffLimits::All),
        assigned_on: day(on),
        anonymised_on: Some(day(on)),
        discussed_on: Some(day(on)),
        meeting: None,
    }
}

/// Case 11, which mentee 1 was given later.
pub fn later_case() -> Case {
    Case { discussed_on: Some(day("2021-11-01")), ..discussed_case(11, 1, "2021-10-20") }
}

/// A dated note of the mentor.
pub fn note(id: u128, on: &str, text: &str, about: About) -> Note {
    Note { id: NoteId::from_number(id), group: GROUP, on: day(on), by: Some(MENTOR), text: text.to_owned(), about }
}

/// A briefing of everybody on everything.
pub fn briefing() -> About {
    About::Briefing {
        recipients: (1..=11).chain(PARTICIPANTS).map(person).collect(),
        covers: vec![
            BriefingPart::Purpose,
            BriefingPart::Goals,
            BriefingPart::IndividualComponent,
            BriefingPart::Platform,
            BriefingPart::RoleExpectations,
        ],
    }
}

/// The complete evaluation.
pub fn evaluation() -> Evaluation {
    let answer = |text: &str| text.to_owned();
    Evaluation {
        id: EvaluationId::from_number(EVALUATION),
        group: GROUP,
        on: day("2021-11-10"),
        by: Some(MENTOR),
        group_reactions: answer("Warm"),
        individual_reactions: answer("Useful"),
        benefits: answer("Sharper questions"),
        actions: vec![Action {
            id: Uuid::nil(),
            text: answer("Start earlier"),
            owner: Some(MENTOR),
            due: Some(day("2022-01-31")),
            settled: None,
        }],
        responses: vec![Response {
            person: person(1),
            on: day("2021-11-09"),
            group: answer("Good"),
            individual: answer("Good too"),
        }],
        gathered: Vec::new(),
    }
}

/// Hours of that mentee from elsewhere.
pub fn hours(id: u128, mentee: u128, on: &str, minutes: u32, setting: Setting, category: Category) -> HoursEntry {
    HoursEntry {
        id: HoursEntryId::from_number(id),
        group: GROUP,
        person: person(mentee),
        on: day(on),
        minutes: Minutes(minutes),
        setting,
        category,
        source: String::new(),
    }
}
