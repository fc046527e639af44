//! How a session was run: invitation, opening, roles, talk time, what each brought, and statements on it.

use super::contributions::Contributions;
use super::rows::{RecordAct, RecordRow, record_list};
use super::stated::{About, slot_of, statement_form};
use super::{people, topics};
use crate::app::clock;
use crate::app::components::{Choice, IconName, LinkButton, PageHead, live};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::pages::not_found::NotFound;
use crate::app::pages::sessions::page::open_session;
use crate::app::paths;
use crate::app::pictures;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::agreed::AgreedText as T;
use crate::app::texts::charts::PictureText;
use crate::app::texts::common::Common;
use crate::app::title::use_title;
use crate::domain::conduct::{Cast, Conduct, Talk};
use crate::domain::dates::Moment;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use crate::domain::statement::Scope;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ConductPage() -> impl IntoView {
    let open = open_session(use_group());
    live(move || match open.get() {
        Some(id) => view! { <OpenConduct id/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    })
}

#[component]
fn OpenConduct(id: SessionId) -> impl IntoView {
    let group = use_group();
    let title = T::ConductTitle.with(&[&untrack(|| group.ordinal(id)).to_string()]);
    use_title(&title);
    let topics = untrack(|| topics(group, Scope::Session));
    let about = About { session: Some(id), ..About::default() };
    view! {
        <PageHead title lede=T::ConductLede.text()>
            <LinkButton to=paths::session(group.id, id)>{T::BackToSession.text()}</LinkButton>
        </PageHead>
        {conduct_form(group, id)}
        {live(move || cast(group, id))}
        {live(move || pictures::fold(PictureText::TalkTitle, pictures::talk(group, id)))}
        <Contributions id/>
        <section class="section">
            <div class="section-head"><h2>{T::StatementsOnSession.text()}</h2></div>
            {statement_form(group, about, topics, &slot_of(group, &id))}
        </section>
    }
    .into_any()
}

/// Who took which role in the format, as the running session kept it; nothing where it kept none.
fn cast(group: GroupCtx, id: SessionId) -> Option<AnyView> {
    let cast = group.file.with(|file| file.sessions.get(id.0).map(|session| session.conduct.cast.clone()))?;
    let row = |cast: Cast| {
        let gone = cast.clone();
        let remove = move |()| {
            let (standing, opened) =
                group.file.with_untracked(|file| (file.sessions.get(id.0).cloned(), file.sessions.revision(id.0)));
            if let Some(mut session) = standing {
                session.conduct.cast.retain(|other| *other != gone);
                group.book.act(Edit::record(session, opened), T::Removed.text());
            }
        };
        RecordRow {
            text: format!("{}: {}", cast.role, group.name(cast.person)),
            detail: String::new(),
            acts: vec![RecordAct { word: Common::Remove.text(), icon: IconName::Remove, run: Callback::new(remove) }],
        }
    };
    let rows: Vec<_> = cast.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <div class="section-head"><h2>{T::CastTitle.text()}</h2></div>
                {record_list(rows, "")}
            </section>
        }
        .into_any()
    })
}

fn conduct_form(group: GroupCtx, id: SessionId) -> AnyView {
    let Some(session) = group.file.with_untracked(|file| file.sessions.get(id.0).cloned()) else {
        return ().into_any();
    };
    let form = Form::new(format!("conduct-{id}"));
    let sheet = Sheet::new(form, untrack(|| asks(group, &session)));
    let on_save = move |()| {
        let build = || untrack(|| read(group, sheet, id));
        form.submit(build, move |revision| group.book.say_done(T::Saved.text(), revision));
    };
    view! {
        <div class="panel">
            <FormView form=form on_save=on_save save=T::SaveConduct.text()>{sheet.view()}</FormView>
        </div>
    }
    .into_any()
}

fn ids(people: &[PersonId]) -> String {
    people.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn of_time(moment: Option<&Moment>) -> String {
    moment.map(|moment| moment.local().format("%H:%M").to_string()).unwrap_or_default()
}

/// Everybody who was there, by name; everybody in the group while attendance is not taken.
fn speakers(group: GroupCtx, session: &Session) -> Vec<(PersonId, String)> {
    match &session.attendance {
        None => group.people(),
        Some(rows) => {
            let mut there: Vec<_> = rows.iter().map(|row| (row.person, group.name(row.person))).collect();
            sort_by_key(&mut there, |(_, name)| name.clone());
            there
        }
    }
}

/// The control of somebody's talk time; the first one is where a finding on talk leads.
fn talk_id(place: usize, person: PersonId) -> String {
    if place == 0 { "talk".to_owned() } else { format!("talk-{person}") }
}

fn asks(group: GroupCtx, session: &Session) -> Vec<Ask> {
    let conduct = &session.conduct;
    let everybody = people(group);
    let speakers = speakers(group, session);
    let there: Vec<_> = speakers.iter().map(|(person, name)| Choice::new(person.to_string(), name.clone())).collect();
    let one = |person: Option<PersonId>| person.map(|person| person.to_string()).unwrap_or_default();
    let made = conduct.agenda_made.as_ref();
    let mut asks = vec![
        Ask::heading(T::OpeningPart.text()),
        Ask::ticks(
            "session-invited",
            T::Invited.text(),
            everybody.clone(),
            ids(conduct.invited.as_deref().unwrap_or_default()),
        ),
        Ask::ticks("removed", T::TurnedAway.text(), everybody.clone(), ids(&conduct.removed)),
        Ask::day("agenda-made", T::AgendaDay.text(), made.map(Moment::date)),
        Ask::time("agenda-made-time", T::AgendaTime.text(), of_time(made)),
        Ask::time("confidentiality-at", T::ConfidentialityAt.text(), of_time(conduct.confidentiality_at.as_ref())),
        Ask::time("first-item-at", T::FirstItemAt.text(), of_time(conduct.first_item_at.as_ref())),
        Ask::ticks("affirmed", T::Affirmed.text(), there.clone(), ids(&conduct.affirmed_by)),
        Ask::heading(T::RolesPart.text()),
        Ask::line("format", T::Format.text(), &conduct.format),
        Ask::pick("facilitator", T::Facilitator.text(), everybody.clone(), one(conduct.facilitator)),
        Ask::line("participant-role", T::ParticipantRole.text(), &conduct.participant_role),
        Ask::pick("chair", T::Chair.text(), everybody, one(conduct.chair)),
        Ask::ticks("at-ease", T::AtEase.text(), there, ids(&conduct.at_ease)),
        Ask::heading(T::TalkPart.text()),
    ];
    asks.extend(speakers.iter().enumerate().map(|(place, (person, name))| {
        let spoke = conduct.talk.iter().find(|talk| talk.person == *person).map(|talk| talk.minutes.0);
        Ask::number(talk_id(place, *person), T::TalkOf.with(&[name]), spoke)
    }));
    asks.push(Ask::lines("observation", T::Observation.text(), &conduct.observation));
    asks
}

/// The time on that day, or none where the field is empty.
fn moment(sheet: Sheet, reader: &mut Reader, id: &str, day: Option<NaiveDate>) -> Option<Moment> {
    let text = sheet.get(id);
    if text.is_empty() {
        return None;
    }
    Some(clock::moment_at(day?, reader.time(id, &text)?))
}

fn read(group: GroupCtx, sheet: Sheet, id: SessionId) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let (standing, opened) = group.file.with(|file| (file.sessions.get(id.0).cloned(), file.sessions.revision(id.0)));
    let Some(standing) = standing else { return reader.finish(None) };
    let day = standing.time().map(crate::domain::dates::Span::date);
    let agenda_day = sheet.date(&mut reader, "agenda-made").or(day);
    let invited = sheet.keys("session-invited");
    let mut talk = Vec::new();
    for (place, (person, _)) in speakers(group, &standing).into_iter().enumerate() {
        talk.extend(sheet.minutes(&mut reader, &talk_id(place, person)).map(|minutes| Talk { person, minutes }));
    }
    let conduct = Conduct {
        invited: (!invited.is_empty()).then_some(invited),
        removed: sheet.keys("removed"),
        agenda_made: moment(sheet, &mut reader, "agenda-made-time", agenda_day),
        confidentiality_at: moment(sheet, &mut reader, "confidentiality-at", day),
        first_item_at: moment(sheet, &mut reader, "first-item-at", day),
        affirmed_by: sheet.keys("affirmed"),
        format: sheet.get("format"),
        facilitator: sheet.key("facilitator"),
        participant_role: sheet.get("participant-role"),
        chair: sheet.key("chair"),
        swaps: standing.conduct.swaps.clone(),
        cast: standing.conduct.cast.clone(),
        at_ease: sheet.keys("at-ease"),
        talk,
        contributions: standing.conduct.contributions.clone(),
        observation: sheet.get("observation"),
    };
    reader.finish(Some(Edit::record(Session { conduct, ..standing }, opened)))
}
