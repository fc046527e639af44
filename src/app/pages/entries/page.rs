//! The list of hours entries, and the form for another.

use super::form::EntryForm;
use crate::app::components::{Button, ButtonKind, Dialog, EmptyState, IconName, Mark, OutcomeMark, PageHead};
use crate::app::format;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::common::Common;
use crate::app::texts::entries::EntriesText;
use crate::app::title::use_title;
use crate::app::verdicts;
use crate::domain::hours::{Category, HoursEntry, Setting};
use crate::domain::ids::HoursEntryId;
use crate::domain::sort::sort_by_key;
use crate::policy::verdict::{Outcome, Subject};
use leptos::prelude::*;

/// The hours entries of a group.
#[component]
pub fn Entries() -> impl IntoView {
    let group = use_group();
    use_title(EntriesText::Title.text());
    let editing = RwSignal::new(None::<HoursEntryId>);
    let is_editing = RwSignal::new(false);
    let written = RwSignal::new(0_u32);
    let again = Callback::new(move |()| written.update(|times| *times += 1));
    let edit = Callback::new(move |id| {
        editing.set(Some(id));
        is_editing.set(true);
    });
    let standing = move |id: HoursEntryId| {
        group.file.with_untracked(|file| file.hours.get(id.0).cloned().zip(file.hours.revision(id.0)))
    };
    let close = Callback::new(move |()| is_editing.set(false));
    view! {
        <PageHead title=EntriesText::Title.text() lede=EntriesText::Lede.text()/>
        {move || list(group, edit)}
        <section class="section">
            <div class="section-head"><h2>{EntriesText::AddTitle.text()}</h2></div>
            <div class="panel">
                {move || {
                    written.track();
                    view! { <EntryForm standing=None prefix="" on_saved=again/> }
                }}
            </div>
        </section>
        <Dialog open=is_editing title=EntriesText::EditTitle.text()>
            {move || {
                let standing = editing.get().and_then(standing);
                view! { <EntryForm standing prefix="edit-" on_saved=close/> }
            }}
        </Dialog>
    }
    .into_any()
}

fn list(group: GroupCtx, edit: Callback<HoursEntryId>) -> AnyView {
    let mut entries: Vec<HoursEntry> = group.file.with(|file| file.hours.iter().cloned().collect());
    if entries.is_empty() {
        return view! { <EmptyState title=EntriesText::EmptyTitle.text() text=EntriesText::EmptyText.text()/> }
            .into_any();
    }
    sort_by_key(&mut entries, |entry| (entry.on, entry.id));
    let heads = [
        EntriesText::Mentee,
        EntriesText::Day,
        EntriesText::Minutes,
        EntriesText::Setting,
        EntriesText::Category,
        EntriesText::Earns,
    ];
    view! {
        <div class="table">
            <table class="stacks">
                <caption>{EntriesText::Caption.text()}</caption>
                <thead>
                    <tr>
                        {heads.map(|head| view! { <th scope="col">{head.text()}</th> }).into_iter().collect_view()}
                        <td></td>
                    </tr>
                </thead>
                <tbody>{entries.iter().map(|entry| row(group, entry, edit)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(group: GroupCtx, entry: &HoursEntry, edit: Callback<HoursEntryId>) -> AnyView {
    let id = entry.id;
    let setting = match entry.setting {
        Setting::Group => EntriesText::Group,
        Setting::Individual => EntriesText::Individual,
    };
    let category = match entry.category {
        Category::MentoredExperience => EntriesText::Mentored,
        Category::DirectKnowledge => EntriesText::Direct,
    };
    view! {
        <tr>
            <th scope="row">{group.name(entry.person)} <span class="why">{entry.source.clone()}</span></th>
            <td data-label=EntriesText::Day.text()>{format::day_short(entry.on)}</td>
            <td data-label=EntriesText::Minutes.text() class="number">{format::minutes(entry.minutes)}</td>
            <td data-label=EntriesText::Setting.text()>{setting.text()}</td>
            <td data-label=EntriesText::Category.text()>{category.text()}</td>
            <td class="wide">{found(group, id)}</td>
            <td class="wide">
                <Button kind=ButtonKind::Quiet icon=IconName::Edit on_press=move |()| edit.run(id)>
                    {Common::Edit.text()}
                </Button>
                <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| remove(group, id)>
                    {Common::Remove.text()}
                </Button>
            </td>
        </tr>
    }
    .into_any()
}

/// What the book finds wrong with the entry, with the clause.
fn found(group: GroupCtx, id: HoursEntryId) -> Vec<AnyView> {
    let packs = group.packs();
    group.assessment.with(|assessment| {
        let wrong = assessment.verdicts.iter().filter(|verdict| {
            verdict.outcome == Outcome::Fail
                && (verdict.subject == Subject::Entry(id) || verdict.evidence.iter().any(|proof| proof.id == id.0))
        });
        let words = |verdict| {
            let (pack, rule) = verdicts::rule_of(&packs, verdict)?;
            let view = view! {
                <OutcomeMark outcome=Mark::Fail/>
                <span class="why">{verdicts::finding(group, verdict)} " " {verdicts::clause_among(&packs, pack, rule)}</span>
            };
            Some(view.into_any())
        };
        wrong.filter_map(words).collect()
    })
}

fn remove(group: GroupCtx, id: HoursEntryId) {
    let removal = group.file.with_untracked(|file| {
        file.hours.get(id.0).zip(file.hours.revision(id.0)).map(|(entry, revision)| Edit::removal(entry, revision))
    });
    if let Some(edit) = removal {
        group.book.act(edit, EntriesText::Removed.text());
    }
}
