//! The certificate of attendance of one mentee in one group.

use super::frame::{PrintButton, sheet, signatures};
use crate::app::components::{LinkButton, Notice, NoticeKind, PageHead, live};
use crate::app::pages::not_found::NotFound;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::papers::{CertificateText as T, PapersText, no_certificate};
use crate::app::title::use_title;
use crate::app::{format, paths};
use crate::domain::ids::PersonId;
use crate::domain::units::Minutes;
use crate::policy::facts::Facts;
use crate::policy::papers::certificate::{Certificate, NoCertificate, certificate};
use crate::policy::presence::HeldOn;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn CertificatePage() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let params = use_params_map();
    let person = Memo::new(move |_| {
        let person = params.with(|params| params.get("person")?.parse::<PersonId>().ok())?;
        group.file.with(|file| file.member(person).filter(|member| member.role.is_mentored()).map(|_| person))
    });
    live(move || {
        let Some(person) = person.get() else { return view! { <NotFound/> }.into_any() };
        let made = of(group, person);
        let print = made.is_ok().then(|| view! { <PrintButton/> });
        let body = match made {
            Ok(made) => paper(group, person, &made),
            Err(why) => refused(group, why),
        };
        view! {
            <PageHead title=T::Title.text() lede=T::Lede.text()>
                <LinkButton to=paths::group_page(group.id, "papers")>{PapersText::BackToPapers.text()}</LinkButton>
                {print}
            </PageHead>
            {body}
        }
        .into_any()
    })
}

/// The certificate, or why there is none.
pub(super) fn of(group: GroupCtx, person: PersonId) -> Result<Certificate, NoCertificate> {
    group.file.with(|file| Facts::of(file).map_or(Err(NoCertificate::NothingHeld), |facts| certificate(&facts, person)))
}

fn refused(group: GroupCtx, why: NoCertificate) -> AnyView {
    let to = paths::group_page(group.id, "sessions");
    let actions = move || view! { <LinkButton to=to.clone()>{T::ToSessions.text()}</LinkButton> };
    view! { <Notice kind=NoticeKind::Heed title=T::Refused.text() text=no_certificate(why) actions/> }.into_any()
}

/// Numbers of sessions in running text.
pub(super) fn numbers(sessions: &[HeldOn]) -> String {
    format::list(&sessions.iter().map(|held| held.ordinal.to_string()).collect::<Vec<_>>())
}

fn paper(group: GroupCtx, person: PersonId, made: &Certificate) -> AnyView {
    let name = group.name(person);
    let record = group.group();
    let mentor = record.as_ref().and_then(|record| record.mentor).map(|mentor| group.name(mentor)).unwrap_or_default();
    let (first, last) = (made.sessions.first(), made.sessions.last());
    let day = |held: Option<&(HeldOn, Minutes)>| held.map(|(held, _)| format::day(held.on)).unwrap_or_default();
    let says = T::Says.with(&[
        &name,
        &made.sessions.len().to_string(),
        &made.held.to_string(),
        &day(first),
        &day(last),
        &format::hours(made.minutes),
    ]);
    let facts = vec![
        (PapersText::Mentee.text(), name),
        (PapersText::Group.text(), record.map(|record| record.name).unwrap_or_default()),
        (PapersText::Mentor.text(), mentor.clone()),
        (PapersText::AsOf.text(), format::day(group.book.today().get())),
    ];
    let not = [T::NotCredit, T::NotLearning, T::NotElsewhere].map(|text| view! { <li>{text.text()}</li> });
    let not_taken =
        (!made.not_taken.is_empty()).then(|| view! { <li>{T::NotTaken.with(&[&numbers(&made.not_taken)])}</li> });
    let content = view! {
        <p class="paper-says">{says}</p>
        {sessions(made)}
        <section class="paper-part paper-small">
            <h3>{T::NotTitle.text()}</h3>
            <ul class="bullets">{not}{not_taken}</ul>
        </section>
        {signatures(vec![T::SignMentor.with(&[&mentor])])}
    };
    view! { <div class="sheets">{sheet(T::Title.text().to_owned(), facts, content.into_any())}</div> }.into_any()
}

fn sessions(made: &Certificate) -> AnyView {
    let row = |(held, present): &(HeldOn, Minutes)| {
        view! {
            <tr>
                <th scope="row">{held.ordinal}</th>
                <td>{format::day(held.on)}</td>
                <td class="number">{format::minutes(held.took)}</td>
                <td class="number">{format::minutes(*present)}</td>
            </tr>
        }
    };
    view! {
        <table class="paper-table">
            <thead>
                <tr>
                    <th scope="col">{T::Session.text()}</th>
                    <th scope="col">{T::Day.text()}</th>
                    <th scope="col" class="number">{T::Length.text()}</th>
                    <th scope="col" class="number">{T::Present.text()}</th>
                </tr>
            </thead>
            <tbody>{made.sessions.iter().map(row).collect_view()}</tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="3">{T::Total.text()}</th>
                    <td class="number">{format::minutes(made.minutes)}</td>
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}
