//! The address of every screen. Addresses carry identifiers, never typed text, because browsers keep and sync them.

use crate::app::base::base_path;
use crate::domain::ids::{CaseId, GoalId, GroupId, PersonId, SessionId};
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::policy::verdict::{Place, Remedy};

/// The address within the app of a path of the page, beginning with `/`.
#[must_use]
pub fn within_app(pathname: &str) -> String {
    format!("/{}", pathname.strip_prefix(&base_path()).unwrap_or_default())
}

/// The start page.
pub const HOME: &str = "/";
/// All groups.
pub const GROUPS: &str = "/groups";
/// Setting up a new group.
pub const NEW_GROUP: &str = "/groups/new";
/// Hours of all mentees.
pub const HOURS: &str = "/hours";
/// The policies.
pub const POLICIES: &str = "/policies";
/// A policy of one's own.
pub const NEW_POLICY: &str = "/policies/new";
/// The difference between two policies, or two versions of one.
pub const COMPARE_POLICIES: &str = "/policies/compare";
/// The book itself: backup, import, settings, history.
pub const BOOK: &str = "/book";
/// Answering an evaluation from a file.
pub const ANSWER: &str = "/answer";
/// Verifying a file.
pub const VERIFY: &str = "/verify";
/// Reading a slip and answering it.
pub const SLIP: &str = "/slip";
/// The mentors' registry listings.
pub const LISTINGS: &str = "/book/listings";
/// The look through the texts of the whole book.
pub const SCAN: &str = "/book/texts";
/// What stands in several versions, for a person to decide.
pub const CLASHES: &str = "/book/versions";
/// Its protection by a passphrase.
pub const PROTECTION: &str = "/book/protection";
/// How long records are kept.
pub const KEEP: &str = "/book/keep";
/// The check of this installation: the host, and what this browser allows.
pub const INSTALLATION: &str = "/book/installation";
/// What is kept where, who can read it, and what this cannot protect against.
pub const PRIVACY: &str = "/privacy";
/// Tables of the whole book, for other tools.
pub const TABLES: &str = "/book/tables";
/// The history of the whole book.
pub const HISTORY: &str = "/book/history";

/// The groups of several mentors together, from their files.
pub const PROGRAMME: &str = "/programme";
/// How the address of one of these groups begins.
pub const PROGRAMME_GROUPS: &str = "/programme/groups/";

/// A part of that view: `mentors`, `mentees`, `overdue` or `summary`; without a name the groups.
#[must_use]
pub fn programme_page(page: &str) -> String {
    if page.is_empty() { PROGRAMME.to_owned() } else { format!("{PROGRAMME}/{page}") }
}

/// One group of that view.
#[must_use]
pub fn programme_group(group: GroupId) -> String {
    format!("{PROGRAMME_GROUPS}{group}")
}

/// A rule of a policy; both as `state::library` names them in an address.
#[must_use]
pub fn rule(policy: &str, rule: &str) -> String {
    format!("/policies/{policy}/rules/{rule}")
}

/// A policy of one's own, made from this one; from nothing where it names none.
#[must_use]
pub fn new_policy(from: &str) -> String {
    format!("{NEW_POLICY}?from={from}")
}

/// A further version of a policy.
#[must_use]
pub fn change_policy(policy: &str) -> String {
    format!("/policies/{policy}/change")
}

/// What differs from one version of a policy to another.
#[must_use]
pub fn differences(from: &str, to: &str) -> String {
    format!("{COMPARE_POLICIES}?from={from}&to={to}")
}

/// What a group finds: the row of that identifier.
#[must_use]
pub fn finding(group: GroupId, row: &str) -> String {
    format!("/groups/{group}#{row}")
}

/// A group's overview.
#[must_use]
pub fn group(group: GroupId) -> String {
    format!("/groups/{group}")
}

/// A group's page of that name: `settings`, `members`, `sessions`, `meetings`, `goals`, `cases`, `concerns`, `notes`,
/// `hours`, `papers`, `slips`, `tables`, `spreadsheet`, `evaluation`, `evidence`, `history`, `roles`, `stages` or `what-if`.
#[must_use]
pub fn group_page(group: GroupId, page: &str) -> String {
    format!("/groups/{group}/{page}")
}

/// A group's page of that name, with this person chosen in its form.
#[must_use]
pub fn of_person(group: GroupId, page: &str, person: PersonId) -> String {
    format!("/groups/{group}/{page}?person={person}")
}

/// A membership.
#[must_use]
pub fn member(group: GroupId, person: PersonId) -> String {
    format!("/groups/{group}/members/{person}")
}

/// A session.
#[must_use]
pub fn session(group: GroupId, session: SessionId) -> String {
    format!("/groups/{group}/sessions/{session}")
}

/// A session while it runs.
#[must_use]
pub fn run(group: GroupId, session: SessionId) -> String {
    format!("/groups/{group}/sessions/{session}/run")
}

/// How a session was run.
#[must_use]
pub fn conduct(group: GroupId, session: SessionId) -> String {
    format!("/groups/{group}/sessions/{session}/conduct")
}

/// A person's individual meeting of that kind.
#[must_use]
pub fn meeting(group: GroupId, person: PersonId, kind: MeetingKind) -> String {
    format!("/groups/{group}/meetings/{person}/{}", meeting_key(kind))
}

/// An individual meeting that is on record: check-ins may be many, so they carry their own identifier.
#[must_use]
pub fn meeting_of(group: GroupId, of: &Meeting) -> String {
    match of.kind {
        MeetingKind::CheckIn => format!("{}/{}", meeting(group, of.person, of.kind), of.id),
        MeetingKind::Opening | MeetingKind::Closing => meeting(group, of.person, of.kind),
    }
}

/// The word for a kind of meeting in an address.
#[must_use]
pub const fn meeting_key(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Opening => "opening",
        MeetingKind::CheckIn => "check-in",
        MeetingKind::Closing => "closing",
    }
}

/// The kind of meeting for a word in an address.
#[must_use]
pub fn meeting_kind(key: &str) -> Option<MeetingKind> {
    [MeetingKind::Opening, MeetingKind::CheckIn, MeetingKind::Closing]
        .into_iter()
        .find(|kind| meeting_key(*kind) == key)
}

/// A person's certificate of attendance in a group.
#[must_use]
pub fn certificate(group: GroupId, person: PersonId) -> String {
    format!("/groups/{group}/papers/certificate/{person}")
}

/// The plan of a session on paper.
#[must_use]
pub fn session_plan(group: GroupId, session: SessionId) -> String {
    format!("/groups/{group}/papers/plan/{session}")
}

/// A goal.
#[must_use]
pub fn goal(group: GroupId, goal: GoalId) -> String {
    format!("/groups/{group}/goals/{goal}")
}

/// A case.
#[must_use]
pub fn case(group: GroupId, case: CaseId) -> String {
    format!("/groups/{group}/cases/{case}")
}

/// A mentee's hours over all groups.
#[must_use]
pub fn hours(person: PersonId) -> String {
    format!("/hours/{person}")
}

/// The screen of a place in this group, without its field.
#[must_use]
pub fn place(in_group: GroupId, place: Place) -> String {
    match place {
        Place::Group => group_page(in_group, "settings"),
        Place::Listings => LISTINGS.to_owned(),
        Place::Members => group_page(in_group, "members"),
        Place::Member(person) => member(in_group, person),
        Place::Sessions => group_page(in_group, "sessions"),
        Place::Session(id) => session(in_group, id),
        Place::Meeting(person, kind) => meeting(in_group, person, kind),
        Place::Goals(person) => of_person(in_group, "goals", person),
        Place::Goal(id) => goal(in_group, id),
        Place::Cases(person) => of_person(in_group, "cases", person),
        Place::Case(id) => case(in_group, id),
        Place::Concerns(person) => of_person(in_group, "concerns", person),
        Place::Notes => group_page(in_group, "notes"),
        Place::Evaluation => group_page(in_group, "evaluation"),
        Place::Hours(person) => hours(person),
        Place::Charter => group_page(in_group, "charter"),
        Place::Roles => group_page(in_group, "roles"),
        Place::Stages => group_page(in_group, "stages"),
        Place::Agreements => group_page(in_group, "agreements"),
        Place::Consents => group_page(in_group, "consents"),
        Place::Conduct(session) => conduct(in_group, session),
        Place::Statement(_) => group_page(in_group, "statements"),
        Place::SessionStatement(session, _) => conduct(in_group, session),
        Place::MemberStatement(person, _) => of_person(in_group, "statements", person),
        Place::Matters => group_page(in_group, "matters"),
    }
}

/// Where a remedy leads: the screen, with the field to focus as its fragment.
#[must_use]
pub fn remedy(in_group: GroupId, remedy: &Remedy) -> String {
    let screen = place(in_group, remedy.place);
    match remedy.place {
        Place::Statement(topic) | Place::SessionStatement(_, topic) | Place::MemberStatement(_, topic) => {
            format!("{screen}#statement-{}", topic.key())
        }
        _ => format!("{screen}#{}", remedy.field.key()),
    }
}
