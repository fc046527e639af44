//! The attendance sheet for the wall: code names, with room for arrival, leaving and signature.

use super::frame::{PrintButton, sheet, signatures};
use crate::app::components::{Choice, EmptyState, IconName, LinkButton, PageHead, SelectField, live};
use crate::app::format;
use crate::app::pages::agreed::words::present;
use crate::app::pages::sessions::words::mode_word;
use crate::app::paths;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::papers::{PapersText, WallText as T};
use crate::app::title::use_title;
use crate::domain::session::Session;
use leptos::prelude::*;

/// Lines for people who are not in the group.
const GUESTS: usize = 3;
/// The key of the choice of all planned sessions.
const ALL: &str = "all";

/// The page.
#[component]
pub fn WallSheet() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let any = Memo::new(move |_| !planned(group).is_empty());
    let which = RwSignal::new(untrack(|| next(group)).map(|session| session.id.to_string()).unwrap_or_default());
    let choices = Signal::derive(move || {
        let each = planned(group).into_iter().map(|session| Choice::new(session.id.to_string(), name(group, &session)));
        each.chain([Choice::new(ALL, T::All.text())]).collect::<Vec<_>>()
    });
    let new = move || format!("{}/new", paths::group_page(group.id, "sessions"));
    view! {
        <PageHead title=T::Title.text() lede=T::Lede.text()>
            <LinkButton to=paths::group_page(group.id, "papers")>{PapersText::BackToPapers.text()}</LinkButton>
            {live(move || any.get().then(|| view! { <PrintButton/> }))}
        </PageHead>
        {live(move || if any.get() {
            view! {
                <div class="screen-only paper-choice"><SelectField id="which-session" label=T::Which.text() choices value=which/></div>
                <div class="sheets">{move || {
                    let which = which.get();
                    let chosen = |session: &Session| which == ALL || session.id.to_string() == which;
                    planned(group).iter().filter(|session| chosen(session)).map(|session| paper(group, session)).collect_view()
                }}</div>
            }
            .into_any()
        } else {
            view! {
                <EmptyState title=T::NonePlanned.text() text=T::NonePlannedText.text()>
                    <LinkButton icon=IconName::Add to=new()>{T::PlanOne.text()}</LinkButton>
                </EmptyState>
            }
            .into_any()
        })}
    }
    .into_any()
}

/// Sessions that are planned and not called off, in order.
pub(super) fn planned(group: GroupCtx) -> Vec<Session> {
    group.sessions().into_iter().filter(|session| session.held.is_none() && session.cancelled.is_none()).collect()
}

/// The next of them: the first from today on, else the first.
fn next(group: GroupCtx) -> Option<Session> {
    let today = group.book.today().get();
    let planned = planned(group);
    let ahead = planned.iter().find(|session| session.time().is_some_and(|time| time.date() >= today));
    ahead.or(planned.first()).cloned()
}

/// The session with its day.
pub(super) fn name(group: GroupCtx, session: &Session) -> String {
    let when = session.time().map_or_else(|| T::NoTime.text().to_owned(), format::span);
    format!("{}. {when}", group.ordinal(session.id))
}

fn paper(group: GroupCtx, session: &Session) -> AnyView {
    let by = session.conducted_by.map(|by| group.name(by)).unwrap_or_default();
    let facts = vec![
        (PapersText::Group.text(), group.group().map(|group| group.name).unwrap_or_default()),
        (T::When.text(), session.time().map_or_else(|| T::NoTime.text().to_owned(), format::span)),
        (T::How.text(), session.mode.map(|mode| mode_word(mode).to_owned()).unwrap_or_default()),
        (T::Conducted.text(), by.clone()),
    ];
    let row = |name: String| view! { <tr><th scope="row">{name}</th><td></td><td></td><td></td></tr> };
    let guests = std::iter::repeat_with(|| T::Guest.text().to_owned()).take(GUESTS);
    let names = present(group).into_iter().map(|(_, name)| name).chain(guests);
    let content = view! {
        <table class="paper-table by-hand">
            <thead>
                <tr>
                    <th scope="col">{T::Name.text()}</th>
                    <th scope="col">{T::Arrived.text()}</th>
                    <th scope="col">{T::Left.text()}</th>
                    <th scope="col">{PapersText::Signature.text()}</th>
                </tr>
            </thead>
            <tbody>{names.map(row).collect_view()}</tbody>
        </table>
        <p class="by-hand-line"><span>{T::Began.text()}</span><span>{T::Ended.text()}</span></p>
        {signatures(vec![if by.is_empty() { T::SignMentor.text().to_owned() } else { by }])}
    };
    sheet(T::SheetOf.with(&[&group.ordinal(session.id).to_string()]), facts, content.into_any())
}
