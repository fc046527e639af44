//! What is on record about a mentee, with the way to each kind of record.

use crate::app::components::href;
use crate::app::format;
use crate::app::paths;
use crate::app::state::group::GroupCtx;
use crate::app::texts::meetings::MeetingText;
use crate::app::texts::members::MemberText;
use crate::domain::ids::PersonId;
use crate::domain::meeting::MeetingKind;
use leptos::prelude::*;

/// What is on record about a mentee.
#[component]
pub fn Records(
    /// The open group.
    group: GroupCtx,
    /// The mentee.
    person: PersonId,
) -> impl IntoView {
    let count = move |of: fn(&crate::domain::book::GroupFile, PersonId) -> usize| {
        Signal::derive(move || group.file.with(|file| of(file, person)).to_string())
    };
    let meetings = count(|file, person| file.meetings.iter().filter(|meeting| meeting.person == person).count());
    let goals = count(|file, person| file.goals.iter().filter(|goal| goal.person == Some(person)).count());
    let cases = count(|file, person| file.cases.iter().filter(|case| case.person == person).count());
    let concerns = count(|file, person| file.concerns.iter().filter(|concern| concern.person == person).count());
    let hours = Signal::derive(move || {
        group.assessment.with(|assessment| {
            let ledger = assessment.ledgers.get(&person);
            ledger.map_or_else(
                || "–".to_owned(),
                |ledger| {
                    MemberText::HoursOf.with(&[&format::hours(ledger.credited()), &format::hours(ledger.attended())])
                },
            )
        })
    });
    let page = |page: &str| paths::group_page(group.id, page);
    let rows = [
        (
            MeetingText::Opening.text(),
            paths::meeting(group.id, person, MeetingKind::Opening),
            held(group, person, MeetingKind::Opening),
        ),
        (MemberText::LinkMeetings.text(), page("meetings"), meetings),
        (
            MeetingText::Closing.text(),
            paths::meeting(group.id, person, MeetingKind::Closing),
            held(group, person, MeetingKind::Closing),
        ),
        (MemberText::LinkGoals.text(), page("goals"), goals),
        (MemberText::LinkCases.text(), page("cases"), cases),
        (MemberText::LinkConcerns.text(), page("concerns"), concerns),
        (MemberText::LinkHours.text(), paths::hours(person), hours),
    ];
    let rows = rows.map(|(label, to, value)| {
        view! {
            <li>
                <a href=href(&to)>{label}</a>
                <span class="soft">{move || value.get()}</span>
            </li>
        }
    });
    view! {
        <section>
            <div class="section-head">
                <h2>{MemberText::LinksTitle.text()}</h2>
            </div>
            <ul class="panel on-record">{rows}</ul>
        </section>
    }
    .into_any()
}

/// The state of the mentee's meeting of this kind.
fn held(group: GroupCtx, person: PersonId, kind: MeetingKind) -> Signal<String> {
    Signal::derive(move || {
        let today = group.book.today().get();
        group.file.with(|file| {
            let found = file.meetings.iter().find(|meeting| meeting.person == person && meeting.kind == kind);
            found.map_or_else(
                || MeetingText::NotYet.text().to_owned(),
                |meeting| crate::app::pages::people::meetings::state(meeting, today),
            )
        })
    })
}
