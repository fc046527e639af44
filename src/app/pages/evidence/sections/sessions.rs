//! Sessions: who was there, how each was run, what was attested.

use super::group::stated;
use crate::app::components::{AttendanceChart, AttendanceRow, TalkChart, TalkRow};
use crate::app::format;
use crate::app::pages::evidence::blocks::{Set, facts, nothing, part, table};
use crate::app::pages::evidence::words::Words;
use crate::app::pages::sessions::words::{mode_word, serves_word};
use crate::app::texts::choices;
use crate::app::texts::evidence::{RecordsText as T, SectionText};
use crate::domain::dates::Moment;
use crate::domain::ids::SessionId;
use crate::domain::units::Minutes;
use crate::evidence::pack::{Pack, Who};
use crate::evidence::sections::{AgendaItem, Membership, Present, Session};
use crate::policy::presence::{HeldOn, Presence};
use leptos::prelude::*;

/// Every session of the pack.
pub fn sessions(pack: &Pack) -> AnyView {
    if pack.sessions.is_empty() {
        return nothing();
    }
    let each = pack.sessions.iter().map(|session| one(Words(pack), session)).collect_view();
    view! { {attendance(pack)} {each} }.into_any()
}

/// The picture of presence, and the same as a table.
fn attendance(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let held: Vec<_> = pack.sessions.iter().filter_map(|session| Some((session, session.held.as_ref()?))).collect();
    let mentored: Vec<_> = pack.roster.iter().filter(|member| member.role.is_mentored()).collect();
    if held.is_empty() || mentored.is_empty() {
        return ().into_any();
    }
    let on = |(session, span): &(&Session, &crate::domain::dates::Span)| HeldOn {
        session: SessionId::from_number(0),
        ordinal: session.number.and_then(|number| usize::try_from(number).ok()).unwrap_or_default(),
        on: span.date(),
        took: span.minutes(),
    };
    let columns: Vec<_> = held.iter().map(on).collect();
    let cells = |member: &Membership| held.iter().map(|(session, _)| presence(session, member)).collect::<Vec<_>>();
    let rows: Vec<_> = mentored.iter().map(|member| (words.who(member.who), cells(member))).collect();
    let line = |(name, cells): &(String, Vec<Presence>)| {
        let there = cells.iter().filter(|cell| cell.minutes().is_some_and(|time| !time.is_zero())).count();
        let missed = columns.iter().zip(cells).filter_map(|(held, cell)| {
            let number = held.ordinal.to_string();
            match cell {
                Presence::Part { present, of } => {
                    Some(T::ShortIn.with(&[&number, &present.0.to_string(), &of.0.to_string()]))
                }
                Presence::Absent => Some(T::AbsentIn.with(&[&number])),
                _ => None,
            }
        });
        let minutes: Minutes = cells.iter().filter_map(|cell| cell.minutes()).sum();
        vec![name.clone(), there.to_string(), minutes.0.to_string(), missed.collect::<Vec<_>>().join("; ")]
    };
    let heads = [
        (SectionText::Name.text(), Set::Head),
        (T::SessionsHeld.text(), Set::Number),
        (T::MinutesPresent.text(), Set::Number),
        (T::NotThroughout.text(), Set::Wide),
    ];
    let lines = rows.iter().map(line).collect();
    let caption = T::AttendanceCaption.with(&[&columns.len().to_string()]);
    let drawn = rows.into_iter().map(|(label, cells)| AttendanceRow { label, cells }).collect();
    view! {
        <AttendanceChart caption=caption sessions=columns rows=drawn/>
        {table(T::AttendanceTable.text(), &heads, lines)}
    }
    .into_any()
}

fn presence(session: &Session, member: &Membership) -> Presence {
    let (Some(held), Some(attendance)) = (&session.held, &session.attendance) else { return Presence::NotTaken };
    let of = held.minutes();
    let on = held.date();
    match attendance.iter().find(|row| row.who == member.who) {
        Some(row) if row.present >= of => Presence::Throughout(row.present),
        Some(row) => Presence::Part { present: row.present, of },
        None if member.joined.is_some_and(|joined| joined <= on) && member.left.is_none_or(|left| on <= left) => {
            Presence::Absent
        }
        None => Presence::NoMember,
    }
}

fn one(words: Words<'_>, session: &Session) -> AnyView {
    let number =
        session.number.map_or_else(|| T::Cancelled.text().to_owned(), |number| T::Session.with(&[&number.to_string()]));
    let time = session.held.as_ref().or(session.planned.as_ref());
    let time = time.map_or_else(|| T::NoTime.text().to_owned(), format::span);
    let title = format!("{number}, {time}");
    let talk: Vec<_> = session.conduct.talk.clone();
    let talk_of = title.clone();
    let content = view! {
        {run(words, session)}
        {present(words, session)}
        {agenda(words, &session.agenda)}
        {spoken(words, session, &talk, &talk_of)}
        {(!session.statements.is_empty()).then(|| stated(words, T::Attested.text(), &session.statements))}
    };
    part(title, content.into_any())
}

fn moment(moment: Option<&Moment>) -> String {
    moment.map(|at| format!("{}, {}", format::day_short(at.date()), format::time(at))).unwrap_or_default()
}

/// How it was run, as facts.
fn run(words: Words<'_>, session: &Session) -> AnyView {
    let conduct = &session.conduct;
    let planned = match (&session.planned, &session.held) {
        (Some(planned), Some(held)) if planned != held => format::span(planned),
        (Some(_), None) if session.cancelled.is_none() => T::NotHeld.text().to_owned(),
        _ => String::new(),
    };
    let cancelled = session.cancelled.as_ref().map(|why| format!("{} {}", format::day_short(why.on), why.reason));
    let confidentiality = session
        .confidentiality
        .map(|(on, kept)| if kept { T::Kept } else { T::Broken }.with(&[&format::day_short(on)]));
    let check = session.self_check.as_ref().map(|check| {
        let text = if check.on_course { T::OnCourse } else { T::OffCourse };
        text.with(&[&format::day_short(check.on), &check.correction])
    });
    let signed = session.sign_off.map(|(who, on)| T::Signed.with(&[&words.who(who), &format::day_short(on)]));
    let cast = conduct.cast.iter().map(|(role, who)| format!("{role}: {}", words.who(*who)));
    let brought = conduct.contributions.iter().map(|one| {
        let whom = one.to.map(|who| T::For.with(&[&words.who(who)])).unwrap_or_default();
        let parts = [choices::contribution(one.kind), &one.text, &whom, &one.outcome];
        let said: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}: {}", words.who(one.who), said.join("; "))
    });
    facts(vec![
        (T::Planned.text(), planned),
        (T::CancelledOn.text(), cancelled.unwrap_or_default()),
        (T::Mode.text(), session.mode.map(mode_word).unwrap_or_default().to_owned()),
        (T::Topic.text(), session.topic.clone()),
        (T::ConductedBy.text(), words.maybe(session.conducted_by)),
        (T::Invited.text(), conduct.invited.as_ref().map(|invited| words.whos(invited)).unwrap_or_default()),
        (T::Removed.text(), words.whos(&conduct.removed)),
        (T::AgendaMade.text(), moment(conduct.agenda_made.as_ref())),
        (T::ConfidentialityAt.text(), moment(conduct.confidentiality_at.as_ref())),
        (T::FirstItemAt.text(), moment(conduct.first_item_at.as_ref())),
        (T::Affirmed.text(), words.whos(&conduct.affirmed_by)),
        (T::Format.text(), conduct.format.clone()),
        (T::Facilitator.text(), words.maybe(conduct.facilitator)),
        (T::ParticipantRole.text(), conduct.participant_role.clone()),
        (T::Chair.text(), words.maybe(conduct.chair)),
        (T::Cast.text(), cast.collect::<Vec<_>>().join("\n")),
        (T::AtEase.text(), words.whos(&conduct.at_ease)),
        (T::Turns.text(), words.whos(&session.turns)),
        (T::CasesRaised.text(), words.things(&session.cases_raised)),
        (T::Contributions.text(), brought.collect::<Vec<_>>().join("\n")),
        (T::Observation.text(), conduct.observation.clone()),
        (T::Confidentiality.text(), confidentiality.unwrap_or_default()),
        (T::SelfCheck.text(), check.unwrap_or_default()),
        (T::Notes.text(), session.notes.clone()),
        (T::SignedBy.text(), signed.unwrap_or_default()),
    ])
}

/// Who was there: those who were not there throughout stand apart.
fn present(words: Words<'_>, session: &Session) -> AnyView {
    let Some(rows) = &session.attendance else {
        let text = session.held.as_ref().map(|_| T::AttendanceNotTaken.text());
        return text.map(|text| view! { <p class="soft">{text}</p> }).into_any();
    };
    let row = |row: &Present| {
        let late = if row.late.is_zero() { String::new() } else { T::LateBy.with(&[&row.late.0.to_string()]) };
        vec![words.who(row.who), row.present.0.to_string(), late]
    };
    let columns =
        [(T::Present.text(), Set::Head), (T::Minutes.text(), Set::Number), (T::NotThroughout.text(), Set::Wide)];
    let title = T::Present.text();
    table(title, &columns, rows.iter().map(row).collect())
}

fn agenda(words: Words<'_>, agenda: &[AgendaItem]) -> AnyView {
    if agenda.is_empty() {
        return ().into_any();
    }
    let row = |item: &AgendaItem| {
        let serves = item.serves.iter().map(|focus| serves_word(*focus).to_owned());
        let whom = (!item.mentees.is_empty()).then(|| words.whos(&item.mentees));
        vec![
            item.title.clone(),
            item.minutes.map(|minutes| minutes.0.to_string()).unwrap_or_default(),
            serves.chain(whom).collect::<Vec<_>>().join("; "),
            words.things(&item.goals),
        ]
    };
    let columns = [
        (T::Item.text(), Set::Head),
        (T::Minutes.text(), Set::Number),
        (T::Serves.text(), Set::Wide),
        (SectionText::Goals.text(), Set::Wide),
    ];
    table(T::Agenda.text(), &columns, agenda.iter().map(row).collect())
}

/// The picture of the talk time and the same as a table: whoever was there and did not speak too.
fn spoken(words: Words<'_>, session: &Session, talk: &[(Who, Minutes)], title: &str) -> AnyView {
    if talk.is_empty() {
        return ().into_any();
    }
    let there = session.attendance.iter().flatten().map(|row| row.who);
    let silent = there.filter(|who| talk.iter().all(|(spoke, _)| spoke != who)).map(|who| (who, Minutes::ZERO));
    let all: Vec<_> = talk.iter().copied().chain(silent).collect();
    let total: u32 = all.iter().map(|(_, minutes)| minutes.0).sum();
    let share = |minutes: Minutes| minutes.0.saturating_mul(100).saturating_add(total / 2) / total.max(1);
    let lines =
        all.iter().map(|(who, minutes)| vec![words.who(*who), minutes.0.to_string(), format!("{} %", share(*minutes))]);
    let columns = [(T::TalkTime.text(), Set::Head), (T::Minutes.text(), Set::Number), (T::Share.text(), Set::Number)];
    let lines = lines.collect();
    let rows = all.iter().map(|(who, minutes)| TalkRow { label: words.who(*who), minutes: *minutes }).collect();
    view! {
        <TalkChart caption=T::TalkCaption.with(&[title]) rows=rows/>
        {table(T::TalkTime.text(), &columns, lines)}
    }
    .into_any()
}
