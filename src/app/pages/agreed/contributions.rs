//! What each person brought to a session: a list, and a form that adds to it.

use super::rows::{RecordAct, RecordRow, record_list};
use super::{choices, of_key, people};
use crate::app::components::IconName;
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::agreed::AgreedText as T;
use crate::app::texts::choices as words;
use crate::app::texts::common::Common;
use crate::app::texts::errors::FormText;
use crate::domain::charter::RoleModel;
use crate::domain::conduct::{Contribution, ContributionKind};
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::session::Session;
use leptos::prelude::*;

/// The list and the form.
#[component]
pub(super) fn Contributions(id: SessionId) -> impl IntoView {
    let group = use_group();
    let form = Form::new(format!("contribution-{id}"));
    let everybody = untrack(|| people(group));
    let asks = vec![
        Ask::pick("contributions", T::Who.text(), everybody.clone(), String::new()),
        Ask::pick(
            "contribution-kind",
            T::KindOfThing.text(),
            choices(&ContributionKind::ALL, words::contribution),
            String::new(),
        ),
        Ask::lines("contribution-text", T::What.text(), ""),
        Ask::pick("contribution-to", T::ToWhom.text(), everybody, String::new()),
        Ask::line("contribution-outcome", T::Outcome.text(), ""),
        Ask::line("contribution-preparation", T::Preparation.text(), ""),
    ];
    let sheet = Sheet::new(form, asks);
    let on_save = move |()| {
        let build = || untrack(|| read(group, sheet, id));
        form.submit(build, move |revision| {
            sheet.clear();
            group.book.say_done(T::Saved.text(), revision);
        });
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{T::ContributionsTitle.text()}</h2></div>
            {move || record_list(rows(group, id), T::NoContributions.text())}
            <div class="panel">
                <FormView form=form on_save=on_save save=T::AddContribution.text()>{sheet.view()}</FormView>
            </div>
        </section>
    }
    .into_any()
}

/// The session with its contributions changed, as an entry.
fn changed(group: GroupCtx, id: SessionId, change: impl FnOnce(&mut Vec<Contribution>)) -> Option<Edit> {
    let (standing, opened) = group.file.with(|file| (file.sessions.get(id.0).cloned(), file.sessions.revision(id.0)));
    let mut session: Session = standing?;
    change(&mut session.conduct.contributions);
    Some(Edit::record(session, opened))
}

/// Where presenters chair, whoever presents has the chair unless somebody else is named.
fn presenter_chairs(group: GroupCtx, kind: ContributionKind) -> bool {
    let model = group.group().and_then(|group| group.charter.role_model);
    kind == ContributionKind::Presentation && model == Some(RoleModel::MenteeLed)
}

fn read(group: GroupCtx, sheet: Sheet, id: SessionId) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let person: Option<PersonId> = sheet.key("contributions");
    let kind: Option<ContributionKind> = of_key(&sheet.get("contribution-kind"));
    if person.is_none() {
        reader.refuse("contributions", FormText::ChooseOne.text());
    }
    if kind.is_none() {
        reader.refuse("contribution-kind", FormText::ChooseOne.text());
    }
    let says_itself = matches!(kind, Some(ContributionKind::TookPart | ContributionKind::Declined));
    let text =
        if says_itself { sheet.get("contribution-text") } else { sheet.required(&mut reader, "contribution-text") };
    let made = person.zip(kind).and_then(|(person, kind)| {
        let contribution = Contribution {
            person,
            kind,
            text,
            to: sheet.key("contribution-to").or_else(|| presenter_chairs(group, kind).then_some(person)),
            outcome: sheet.get("contribution-outcome"),
            preparation: sheet.get("contribution-preparation"),
        };
        changed(group, id, |all| all.push(contribution))
    });
    reader.finish(made)
}

fn rows(group: GroupCtx, id: SessionId) -> Vec<RecordRow> {
    let all = group.file.with(|file| file.sessions.get(id.0).map(|session| session.conduct.contributions.clone()));
    let row = |(place, contribution): (usize, Contribution)| {
        let to = contribution.to.map(|to| format!(" → {}", group.name(to))).unwrap_or_default();
        let more = [contribution.text, contribution.outcome, contribution.preparation];
        let detail = more.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let remove = move |()| {
            let taken = untrack(|| {
                changed(group, id, |all| {
                    if place < all.len() {
                        all.remove(place);
                    }
                })
            });
            if let Some(edit) = taken {
                group.book.act(edit, T::Removed.text());
            }
        };
        RecordRow {
            text: format!("{}: {}{to}", group.name(contribution.person), words::contribution(contribution.kind)),
            detail,
            acts: vec![RecordAct { word: Common::Remove.text(), icon: IconName::Remove, run: Callback::new(remove) }],
        }
    };
    all.unwrap_or_default().into_iter().enumerate().map(row).collect()
}
