//! The answer to a slip: what both agree on, and what the mentor accepts or refuses, all taken in as one entry.

use super::page::given;
use super::point::{Decision, Matter, is_open, settled, solved, split};
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, Notice, NoticeKind, live};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::pages::group::what_if::Found;
use crate::app::preflight::{Preflight, PreflightNotice};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::library::packs;
use crate::app::texts::slips::{SlipText, SlipsText as T};
use crate::domain::note::{About, SlipAnswer};
use crate::domain::record::{Entity, Record};
use crate::exchange::slip::Answer;
use crate::exchange::slip::settle::{Point, Stands, issued, points};
use crate::journal::entry::Act;
use crate::policy::whatif::{Present, if_recorded};
use leptos::prelude::*;
use uuid::Uuid;

/// The answer; `on_close` ends it.
#[component]
pub(super) fn Settle(
    /// What came back, to a slip of this group.
    answer: Answer,
    /// Ends it.
    on_close: Callback<()>,
) -> impl IntoView {
    let group = use_group();
    let known = group
        .file
        .with_untracked(|file| issued(file, &answer.slip).ok().map(|issued| (issued.person, issued.answers.to_vec())));
    let (person, before) = known?;
    let points = group.file.with_untracked(|file| points(&answer, file, person));
    let words =
        [answer.slip.mentee.clone(), format::day(answer.answered_at.date()), format::day(answer.slip.made_at.date())];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let same = before.iter().find(|given| given.id == answer.id).cloned();
    let others: Vec<_> = before.iter().filter(|given| given.id != answer.id).map(given).collect();
    let other = (same.is_none() && !others.is_empty()).then(|| {
        view! { <Notice kind=NoticeKind::Heed title=T::Other.with(&[&group.name(person)])>{others}</Notice> }
    });
    let rest = points.iter().filter(|point| same.is_some() || !is_open(point)).map(settled).collect_view();
    let remark = (!answer.remark.is_empty()).then(|| T::Told.with(&[&answer.remark]));
    let decide = match same {
        Some(same) => view! {
            <Notice kind=NoticeKind::Info title=T::Before.text()>{given(&same)}</Notice>
            <div class="row"><Button reads=true on_press=move |()| on_close.run(())>{crate::app::texts::common::Common::Close.text()}</Button></div>
        }
        .into_any(),
        None => view! { <Decide answer=answer.clone() points person on_close/> }.into_any(),
    };
    Some(view! {
        <div class="panel slip-answer" id="slip-answer" tabindex="-1">
            <h3>{T::FromLede.with(&words)}</h3>
            {remark.map(|remark| view! { <p class="typed">{remark}</p> })}
            {other}
            {decide}
            <div class="table">
                <table class="stacks">
                    <thead><tr>
                        <th scope="col">{SlipText::What.text()}</th>
                        <th scope="col">{T::OnSlip.text()}</th>
                        <th scope="col">{T::ByMentee.text()}</th>
                    </tr></thead>
                    <tbody>{rest}</tbody>
                </table>
            </div>
        </div>
    })
}

#[component]
fn Decide(
    answer: Answer,
    points: Vec<Point>,
    person: crate::domain::ids::PersonId,
    on_close: Callback<()>,
) -> impl IntoView {
    let group = use_group();
    // Without a kept draft: the file that came back is there to be opened again.
    let form = Form::new("slip-answer");
    let lines = points.iter().filter(|point| is_open(point)).map(|point| Matter::Line(Box::new(point.clone())));
    let missing = answer.missing.iter().map(|missing| Matter::Missing(missing.clone(), clock::new_id::<Uuid>()));
    let matters = lines.chain(missing).enumerate();
    let decisions: Vec<_> = matters.map(|(at, matter)| Decision::new(at, person, matter)).collect();
    let count = |stands| points.iter().filter(|point| point.stands() == stands).count();
    let (agreed, unsaid) = (count(Stands::Agreed), points.len() - count(Stands::Agreed));
    let unsaid = unsaid - points.iter().filter(|point| is_open(point)).count() - count(Stands::Solved);
    let small = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let kept = SlipAnswer {
        id: answer.id,
        on: answer.answered_at.date(),
        agreed: small(agreed),
        unsaid: small(unsaid),
        points: points.iter().filter_map(solved).collect(),
        remark: answer.remark.trim().to_owned(),
    };
    let counts = T::AgreedCount.with(&[&agreed.to_string(), &unsaid.to_string(), &decisions.len().to_string()]);
    let (slip, decisions) = (answer.slip, StoredValue::new(decisions));
    let made = move || split(decisions.get_value().iter().filter_map(|each| each.accepted(group)).collect());
    let preflight = Preflight::new(group, form, move || made().0);
    let kept = StoredValue::new(kept);
    let slip = StoredValue::new(slip);
    let read = move || -> Result<Edit, Vec<FieldError>> {
        let mut reader = Reader::default();
        let decided: Vec<_> = decisions.get_value().iter().map(|each| each.read(&mut reader, group)).collect();
        let file = group.file.get();
        let found = slip.with_value(|slip| {
            let issued = issued(&file, slip).ok()?;
            let mut note = issued.note.clone();
            let About::Slip { answers, .. } = &mut note.about else { return None };
            let mut given = kept.get_value();
            given.points.extend(decided);
            answers.push(given);
            Some(note)
        });
        let Some(note) = found else {
            return Err(vec![FieldError::at("", T::Unknown.text())]);
        };
        let revision = |record: &Record| file.revision(record.key());
        let edit = Edit::labelled(Act::Change, Some(note.key()), Some(group.id));
        let edit = edit.and(note.clone(), file.notes.revision(note.id.0));
        let (put, gone) = made();
        let edit = put.into_iter().fold(edit, |edit, record| {
            let opened = revision(&record);
            edit.and(record, opened)
        });
        let edit = gone.iter().fold(edit, |edit, record| match revision(record) {
            Some(revision) => edit.and_remove_any(record, revision),
            None => edit,
        });
        reader.finish(Some(edit))
    };
    let save = move |()| {
        form.submit(
            || untrack(|| reasoned(preflight, made().0.first().map(|record| record.key().id), read()?)),
            move |entry| {
                group.book.say_done(T::Taken.text(), entry);
                on_close.try_run(());
            },
        );
    };
    view! {
        <p role="status">{counts} " " {T::NotKept.text()}</p>
        <FormView form on_save=save save=T::Take.text()>
            // Made here, where the guard finds its texts.
            {decisions.with_value(|all| (!all.is_empty()).then(|| view! {
                <ul class="rows-cards">{all.iter().map(|decision| decision.view(form)).collect_view()}</ul>
            }))}
            {live(move || preview(group, made()))}
            <PreflightNotice preflight/>
        </FormView>
        <div class="row"><Button reads=true kind=ButtonKind::Quiet on_press=move |()| on_close.run(())>{T::LeaveOut.text()}</Button></div>
    }
    .into_any()
}

/// The entry with the reason for what it goes against; the reason is about the record that is changed, not about the slip.
fn reasoned(preflight: Preflight, record: Option<Uuid>, edit: Edit) -> Result<Edit, Vec<FieldError>> {
    let mut reader = Reader::default();
    preflight.check(&mut reader);
    let edit = match record {
        Some(record) => preflight.with_reason(edit, record),
        None => edit,
    };
    reader.finish(Some(edit))
}

/// The findings that would change.
fn preview(group: GroupCtx, (put, gone): (Vec<Record>, Vec<Record>)) -> Option<AnyView> {
    if put.is_empty() && gone.is_empty() {
        return None;
    }
    let (book, library) = (group.book.snapshot(), group.shelf.with(|shelf| packs(shelf)));
    let present = Present { book: &book, group: group.id, library: &library, today: group.book.today().get() };
    let gone: Vec<_> = gone.iter().map(Record::key).collect();
    let found = if_recorded(&present, put, &gone).ok()?;
    let none = (found.changed() == 0 && found.credit.is_empty())
        .then(|| view! { <p class="soft">{T::PreviewNone.text()}</p> });
    Some(
        view! {
            <section class="section" aria-live="polite">
                <h3>{T::Preview.text()}</h3>
                {none}
                <Found found/>
            </section>
        }
        .into_any(),
    )
}
