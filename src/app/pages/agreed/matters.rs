//! Matters that ask for an answer, kept in the private compartment.

use super::ahead::look_ahead;
use super::rows::{RecordAct, RecordRow, record_list};
use super::{choices, key, of_key, people};
use crate::app::clock;
use crate::app::components::{Choice, Icon, IconName, PageHead, focus};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::pages::people::ahead::with_reason;
use crate::app::preflight::PreflightNotice;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::agreed::AgreedText as T;
use crate::app::texts::choices as words;
use crate::app::texts::common::Common;
use crate::app::texts::concerns::ConcernText;
use crate::app::texts::errors::FormText;
use crate::app::title::use_title;
use crate::domain::sort::sort_by_key;
use crate::domain::statement::{Matter, MatterKind};
use leptos::prelude::*;

/// The page.
#[component]
pub fn MattersPage() -> impl IntoView {
    use_title(T::MattersTitle.text());
    let group = use_group();
    let chosen = RwSignal::new(None::<Matter>);
    view! {
        <PageHead title=T::MattersTitle.text().to_owned() lede=T::MattersLede.text()/>
        <p class="private">
            <Icon name=IconName::Device/>
            <span><strong>{ConcernText::Private.text()}</strong>" "{ConcernText::PrivateText.text()}</span>
        </p>
        {move || record_list(rows(group, chosen), T::NoMatters.text())}
        <section class="section">
            <div class="section-head"><h2>{T::AddMatter.text()}</h2></div>
            {move || matter_form(group, chosen)}
        </section>
    }
    .into_any()
}

fn matter_form(group: GroupCtx, chosen: RwSignal<Option<Matter>>) -> AnyView {
    let matter = chosen.get();
    let slot = matter.as_ref().map_or_else(|| format!("new-{}", group.id), |matter| matter.id.to_string());
    let form = Form::new(format!("matter-{slot}"));
    let sessions = untrack(|| group.sessions());
    let sessions = sessions.iter().map(|session| {
        Choice::new(
            session.id.to_string(),
            T::SessionNumber.with(&[&untrack(|| group.ordinal(session.id)).to_string()]),
        )
    });
    let of = |id: Option<String>| id.unwrap_or_default();
    let recorded = matter.as_ref();
    let asks = vec![
        Ask::radio(
            "matter",
            T::MatterKind.text(),
            choices(&MatterKind::ALL, words::matter),
            of(recorded.map(|matter| key(&matter.kind))),
        ),
        Ask::pick(
            "matter-person",
            T::Who.text(),
            untrack(|| people(group)),
            of(recorded.and_then(|matter| Some(matter.person?.to_string()))),
        ),
        Ask::pick(
            "matter-session",
            T::MatterSession.text(),
            sessions.collect(),
            of(recorded.and_then(|matter| Some(matter.session?.to_string()))),
        ),
        Ask::day("matter-on", T::MatterOn.text(), Some(recorded.map_or_else(clock::today, |matter| matter.on))),
        Ask::lines("matter-text", T::MatterText.text(), recorded.map_or("", |matter| matter.text.as_str())),
        Ask::day("matter-settled", T::SettledOn.text(), recorded.and_then(|matter| matter.settled_on)),
        Ask::lines("matter-outcome", T::SettledHow.text(), recorded.map_or("", |matter| matter.outcome.as_str())),
    ];
    let matter = StoredValue::new(matter);
    let (sheet, preflight) = look_ahead(group, form, asks, move |sheet| read(group, sheet, matter.get_value()));
    let on_save = move |()| {
        let build = || untrack(|| with_reason(preflight, read(group, sheet, matter.get_value())?));
        form.submit(build, move |revision| {
            group.book.say_done(T::Saved.text(), revision);
            sheet.clear();
            chosen.set(None);
        });
    };
    view! {
        <div class="panel">
            <FormView form=form on_save=on_save save=T::SaveMatter.text()>
                {sheet.view()}
                <PreflightNotice preflight/>
            </FormView>
        </div>
    }
    .into_any()
}

fn read(group: GroupCtx, sheet: Sheet, recorded: Option<Matter>) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    let kind: Option<MatterKind> = of_key(&sheet.get("matter"));
    if kind.is_none() {
        reader.refuse("matter", T::ChooseKind.text());
    }
    let on = sheet.required_date(&mut reader, "matter-on");
    let text = sheet.required(&mut reader, "matter-text");
    let settled_on = sheet.date(&mut reader, "matter-settled");
    if settled_on.zip(on).is_some_and(|(settled, on)| settled < on) {
        reader.refuse("matter-settled", FormText::Before.text());
    }
    let matter = kind.zip(on).map(|(kind, on)| Matter {
        id: recorded.map_or_else(clock::new_id, |matter| matter.id),
        group: group.id,
        kind,
        session: sheet.key("matter-session"),
        person: sheet.key("matter-person"),
        on,
        text,
        settled_on,
        outcome: sheet.get("matter-outcome"),
    });
    let edit = matter.map(|matter| {
        let opened = group.file.with(|file| file.matters.revision(matter.id.0));
        Edit::record(matter, opened)
    });
    reader.finish(edit)
}

/// Each matter, open ones first, then by day.
fn rows(group: GroupCtx, chosen: RwSignal<Option<Matter>>) -> Vec<RecordRow> {
    let mut matters: Vec<Matter> = group.file.with(|file| file.matters.iter().cloned().collect());
    sort_by_key(&mut matters, |matter| (matter.settled_on.is_some(), matter.on, matter.id));
    matters.into_iter().map(|matter| row(group, chosen, matter)).collect()
}

fn row(group: GroupCtx, chosen: RwSignal<Option<Matter>>, matter: Matter) -> RecordRow {
    let who = matter.person.map(|person| format!("{}: ", group.name(person))).unwrap_or_default();
    let text = format!("{who}{}. {}", words::matter(matter.kind), matter.text);
    let mut detail = T::OpenSince.with(&[&format::day_short(matter.on)]);
    if let Some(day) = matter.settled_on {
        detail = format!("{} {}", T::AnsweredOn.with(&[&format::day_short(day)]), matter.outcome);
    }
    let gone = matter.clone();
    let remove = move |()| {
        if let Some(revision) = group.file.with_untracked(|file| file.matters.revision(gone.id.0)) {
            group.book.act(Edit::removal(&gone, revision), T::Removed.text());
        }
    };
    let change = move |()| {
        chosen.set(Some(matter.clone()));
        request_animation_frame(|| _ = focus("matter"));
    };
    RecordRow {
        text,
        detail,
        acts: vec![
            RecordAct { word: Common::Edit.text(), icon: IconName::Edit, run: Callback::new(change) },
            RecordAct { word: Common::Remove.text(), icon: IconName::Remove, run: Callback::new(remove) },
        ],
    }
}
