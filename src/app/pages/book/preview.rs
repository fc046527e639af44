//! What is in an opened file, and what can be done with it.

use super::open::Found;
use super::safe::{Saving, SavingState};
use super::union::by_group;
use crate::app::components::{Button, ButtonKind, Choice, Dialog, Notice, NoticeKind, RadioGroup};
use crate::app::format;
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::{DeviceText, OpenText as T, kinds};
use crate::app::texts::common::Common;
use crate::app::texts::errors::{save_sentence, store_sentence};
use crate::app::texts::unite::UniteText;
use crate::app::texts::{counted, fill};
use crate::domain::record::Kind;
use crate::domain::sort::sort_by_key;
use crate::exchange::file::Format;
use crate::exchange::import::{Conflicts, Counts, Preview, import};
use crate::exchange::open::Opened;
use leptos::prelude::*;
use std::sync::Arc;

const MINE: &str = "mine";
const THEIRS: &str = "theirs";

/// What is in the file, compared with the book.
#[component]
pub(super) fn Contents(found: Arc<Found>, on_close: Callback<()>) -> impl IntoView {
    let Found { opened, preview, union } = &*found;
    let title = match opened.header.format {
        Format::Backup => T::Backup,
        Format::Export => T::Export,
        Format::Rescue => T::Rescue,
    };
    let comparison = match union {
        Some(Ok(merge)) => by_group(use_book(), opened, merge),
        Some(Err(sentence)) => {
            let title = UniteText::Impossible.text();
            view! { <Notice kind=NoticeKind::Heed title text=sentence.clone()/> }.into_any()
        }
        None => table(preview),
    };
    view! {
        <div class="stack" id="file-contents">
            <h3>{title.with(&[&format::day(opened.header.exported_at.date())])}</h3>
            {doubts(opened)}
            {comparison}
            {newcomers(opened, preview).map(|text| view! { <p class="measure">{text}</p> })}
            <Actions found=found.clone() on_close/>
        </div>
    }
    .into_any()
}

/// What is not quite in order in the file, though it can be read.
fn doubts(opened: &Opened) -> Vec<AnyView> {
    let damaged: Vec<_> = opened.unreadable.iter().map(|(key, _)| key.clone()).collect();
    let heeded = [
        opened.broken.as_ref().map(|broken| T::Broken.with(&[&broken.at.number.to_string()])),
        (!damaged.is_empty()).then(|| T::Damaged.with(&[&format::list(&damaged)])),
        (!opened.withheld.is_empty())
            .then(|| counted(opened.withheld.len(), T::WithheldOne.text(), T::WithheldMany.text())),
        Some(opened.book.count_more())
            .filter(|more| *more > 0)
            .map(|more| counted(more, T::MoreOne.text(), T::MoreMany.text())),
    ];
    let notice = |text| view! { <Notice kind=NoticeKind::Heed title=text/> }.into_any();
    heeded.into_iter().flatten().map(notice).collect()
}

fn table(preview: &Preview) -> AnyView {
    let heads = [T::Records, T::Adds, T::Changes, T::Same, T::Conflicts];
    let row = |(kind, counts): (&Kind, &Counts)| {
        let cells = [
            (T::Adds, counts.adds),
            (T::Changes, counts.changes),
            (T::Same, counts.same),
            (T::Conflicts, counts.conflicts),
        ];
        let cell =
            |(head, count): (T, usize)| view! { <td class="number" data-label=head.text()>{count}</td> }.into_any();
        view! {
            <tr>
                <th scope="row">{kinds(*kind)}</th>
                {cells.map(cell).into_iter().collect_view()}
            </tr>
        }
    };
    view! {
        <div class="table">
            <table class="stacks">
                <caption>{T::Caption.text()}</caption>
                <thead>
                    <tr>{heads.map(|head| view! { <th scope="col">{head.text()}</th> }).into_iter().collect_view()}</tr>
                </thead>
                <tbody>{preview.kinds.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The groups and people who are not in the book yet, by name.
fn newcomers(opened: &Opened, preview: &Preview) -> Option<String> {
    let groups: Vec<_> =
        preview.groups.iter().filter_map(|group| Some(opened.book.group(*group)?.group()?.name.clone())).collect();
    let mut people: Vec<_> =
        preview.people.iter().filter_map(|person| opened.book.shelf.code_name(*person).map(str::to_owned)).collect();
    sort_by_key(&mut people, String::clone);
    let sentences = [(T::NewGroups, groups), (T::NewPeople, people)];
    let sentences: Vec<_> = sentences
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(text, names)| text.with(&[&format::list(&names)]))
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Uniting the file with the book, taking its records in, or putting it in place of the book.
#[component]
fn Actions(found: Arc<Found>, on_close: Callback<()>) -> impl IntoView {
    let book = use_book();
    let total = found.preview.total();
    let choice = RwSignal::new(MINE.to_owned());
    let problem = RwSignal::new(None::<String>);
    let replacing = RwSignal::new(false);
    let saving = Saving::new();
    let is_whole = found.opened.header.format != Format::Export;
    let into_new = is_whole && book.keeper().is_unused();
    let (unites, is_copy) = match &found.union {
        Some(Ok(merge)) => (!merge.draft.changes.is_empty(), true),
        Some(Err(_)) => (false, true),
        None => (false, false),
    };
    let file = StoredValue::new(found);
    let take_in = move |()| {
        let found = file.get_value();
        let conflicts =
            if choice.with_untracked(|key| key == THEIRS) { Conflicts::TakeTheirs } else { Conflicts::KeepMine };
        leptos::task::spawn_local(async move {
            match book.save(import(&book.snapshot(), &found.opened, conflicts)).await {
                Ok(entry) => {
                    book.say_done(T::Imported.text(), entry);
                    on_close.try_run(());
                }
                Err(error) => drop(problem.try_set(Some(save_sentence(&error)))),
            }
        });
    };
    let unite = move |()| {
        let found = file.get_value();
        leptos::task::spawn_local(async move {
            match book.unite(&found.opened).await {
                Ok(Some(entry)) => {
                    let waiting = book.open_clashes().get_untracked();
                    let text = if waiting > 0 {
                        counted(waiting, UniteText::DoneOne.text(), UniteText::DoneMany.text())
                    } else {
                        UniteText::Done.text().to_owned()
                    };
                    book.say_done(text, entry);
                    on_close.try_run(());
                }
                Ok(None) => on_close.try_run(()).unwrap_or_default(),
                Err(error) => drop(problem.try_set(Some(save_sentence(&error)))),
            }
        });
    };
    let restore = Callback::new(move |()| {
        replacing.set(false);
        let found = file.get_value();
        leptos::task::spawn_local(async move {
            match book.restore(&found.opened).await {
                Ok(_) => {
                    book.say(T::Restored.text());
                    on_close.try_run(());
                }
                Err(error) => drop(problem.try_set(Some(store_sentence(&error).to_owned()))),
            }
        });
    });
    let conflicts = vec![Choice::new(MINE, T::KeepMine.text()), Choice::new(THEIRS, T::TakeTheirs.text())];
    let changes_nothing = if is_copy { !unites } else { total.adds + total.changes + total.conflicts == 0 };
    view! {
        {(!into_new && !is_copy && total.conflicts > 0).then(|| view! {
            <RadioGroup id="conflicts" label=T::ConflictsLegend.text() choices=conflicts value=choice/>
        })}
        {(!into_new && changes_nothing).then(|| view! { <p class="soft">{T::Nothing.text()}</p> })}
        {move || problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=T::Problem.text() text=text/> })}
        <div class="row">
            {into_new.then(|| view! {
                <Button kind=ButtonKind::Main id="restore" on_press=restore>{T::Restore.text()}</Button>
            })}
            {unites.then(|| view! {
                <Button kind=ButtonKind::Main id="unite" on_press=unite>{UniteText::Unite.text()}</Button>
            })}
            {(!into_new && !is_copy && !changes_nothing).then(|| view! {
                <Button kind=ButtonKind::Main id="import" on_press=take_in>{T::Import.text()}</Button>
            })}
            {(is_whole && !into_new).then(|| view! {
                <Button id="replace" on_press=move |()| replacing.set(true)>{T::Replace.text()}</Button>
            })}
            <Button reads=true kind=ButtonKind::Quiet on_press=on_close>{T::Discard.text()}</Button>
        </div>
        <Dialog open=replacing title=T::ReplaceTitle.text()>
            <p class="soft">{loss(book, T::ReplaceText.text())}</p>
            <SavingState saving=saving/>
            <div class="dialog-actions">
                <Button reads=true on_press=move |()| replacing.set(false)>{Common::Cancel.text()}</Button>
                <Button reads=true on_press=move |()| saving.backup()>{DeviceText::WipeBackup.text()}</Button>
                <Button kind=ButtonKind::Danger id="replace-now" on_press=restore>{T::ReplaceButton.text()}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// What is lost with the whole book: how many groups and people.
pub(super) fn loss(book: BookCtx, text: &str) -> String {
    let groups = book.summaries().with_untracked(|rows| rows.len());
    let people = book.shelf().with_untracked(|shelf| shelf.people.len());
    let groups = counted(groups, T::GroupOne.text(), T::GroupMany.text());
    let people = counted(people, T::PersonOne.text(), T::PersonMany.text());
    fill(text, &[&groups, &people])
}
