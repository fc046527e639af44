//! Looking through the texts of the whole book, group by group.

use super::erase::{Erasing, Wish};
use crate::app::components::{
    Button, ButtonKind, Icon, IconName, Link, LinkView, Marked, Notice, NoticeKind, PageHead, Spare, TextField,
};
use crate::app::components::{around, live};
use crate::app::guard::{findings, keeps};
use crate::app::state::{BookCtx, use_book};
use crate::app::texts::book::SafeText;
use crate::app::texts::erase::EraseText;
use crate::app::texts::errors::store_sentence;
use crate::app::texts::guard::{ScanText as T, name};
use crate::app::texts::records;
use crate::app::title::use_title;
use crate::app::trail::Names;
use crate::app::{paths, verdicts};
use crate::domain::book::{GroupFile, Shelf};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::record::{Kind as RecordKind, Record};
use crate::domain::sort::sort_by_key;
use crate::guard::kinds::Kind;
use crate::guard::{Certainty, OffLimits};
use crate::journal::texts::texts;
use crate::policy::pack::Pack;
use crate::policy::texts::off_limits;
use crate::storage::StoreError;
use futures::channel::oneshot;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How many pieces of a kind are listed.
const SHOWN: usize = 100;

/// A piece that was found, and where it leads.
#[derive(Clone)]
struct Found {
    kind: Kind,
    blocks: bool,
    group: String,
    record: LinkView,
    field: String,
    reasoned: bool,
    shown: [String; 3],
}

/// How far it has come.
#[derive(Clone)]
enum Progress {
    Before,
    Reading(usize, usize),
    Done(Vec<Found>, usize),
    Failed(StoreError),
}

/// Looking through the texts of the whole book.
#[component]
pub fn Scan() -> impl IntoView {
    let book = use_book();
    use_title(T::Title.text());
    let erasing = expect_context::<Erasing>();
    let progress = RwSignal::new(Progress::Before);
    let reads = Signal::derive(move || progress.with(|progress| matches!(progress, Progress::Reading(..))));
    let begin = move |()| {
        progress.set(Progress::Reading(0, 0));
        leptos::task::spawn_local(async move {
            let end = match read(book, progress).await {
                Ok((found, texts)) => Progress::Done(found, texts),
                Err(error) => Progress::Failed(error),
            };
            progress.try_set(end);
        });
    };
    let label = move || progress.with(|now| if matches!(now, Progress::Done(..)) { T::Again } else { T::Begin }.text());
    view! {
        <PageHead
            title=T::Title.text()
            lede=T::Lede.text()
            crumbs=vec![LinkView::new(SafeText::Title.text(), paths::BOOK)]
        />
        <div class="stack">
            <p class="soft measure">{T::Promise.text()}</p>
            <div class="row"><Button kind=ButtonKind::Main disabled=reads on_press=begin>{label}</Button></div>
            <p role="status">{move || progress.with(said)}</p>
        </div>
        {live(move || match progress.get() {
            Progress::Done(found, _) => by_kind(erasing, found),
            Progress::Failed(error) => view! { <Notice kind=NoticeKind::Bad title=store_sentence(&error)/> }.into_any(),
            _ => ().into_any(),
        })}
        <OwnText erasing/>
    }
    .into_any()
}

/// Redacting a text that nothing has found.
#[component]
fn OwnText(erasing: Erasing) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let ask = move |()| {
        let text = text.with_untracked(|text| text.trim().to_owned());
        let short = text.chars().filter(|letter| letter.is_alphanumeric()).count() < 2;
        error.set(short.then(|| EraseText::OwnShort.text().to_owned()));
        if !short {
            erasing.ask(Wish::Text(text));
        }
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{EraseText::OwnTitle.text()}</h2></div>
            <div class="panel stack">
                <TextField
                    id="own-text"
                    label=EraseText::OwnLabel.text()
                    hint=EraseText::OwnText.text()
                    value=text
                    error=error
                    spare=Spare::All
                />
                <div class="row"><Button id="redact-own" on_press=ask>{EraseText::RedactThis.text()}</Button></div>
            </div>
        </section>
    }
    .into_any()
}

fn said(progress: &Progress) -> String {
    match progress {
        Progress::Reading(group, groups) if *groups > 0 => T::Reading.with(&[&group.to_string(), &groups.to_string()]),
        Progress::Done(found, texts) if found.is_empty() => T::Nothing.with(&[&texts.to_string()]),
        Progress::Done(found, texts) => (if found.len() == 1 { T::FoundOne } else { T::Found })
            .with(&[&found.len().to_string(), &texts.to_string()]),
        _ => String::new(),
    }
}

/// A section for each kind, with how often it was found.
fn by_kind(erasing: Erasing, found: Vec<Found>) -> AnyView {
    let mut kinds: BTreeMap<Kind, Vec<Found>> = BTreeMap::new();
    found.into_iter().for_each(|piece| kinds.entry(piece.kind).or_default().push(piece));
    let section = |(kind, pieces): (Kind, Vec<Found>)| {
        let title = T::Count.with(&[name(kind), &pieces.len().to_string()]);
        let more = pieces.len().saturating_sub(SHOWN);
        view! {
            <section class="section">
                <div class="section-head"><h2>{title}</h2></div>
                <ul class="watch">{pieces.into_iter().take(SHOWN).map(|piece| row(erasing, piece)).collect_view()}</ul>
                {(more > 0).then(|| view! { <p class="soft">{T::More.with(&[&more.to_string()])}</p> })}
            </section>
        }
    };
    kinds.into_iter().map(section).collect_view().into_any()
}

fn row(erasing: Erasing, piece: Found) -> AnyView {
    let Found { blocks, group, record, field, reasoned, shown, .. } = piece;
    let icon = if blocks { IconName::Fail } else { IconName::Warn };
    let [_, own, _] = shown.clone();
    let redact = move |()| erasing.ask(Wish::Text(own.clone()));
    let LinkView { label, href } = record;
    let title = if href.is_empty() { label.into_any() } else { view! { <Link to=href>{label}</Link> }.into_any() };
    view! {
        <li class="watch-piece" data-blocks=blocks.then_some("")>
            <Icon name=icon/>
            <div>
                <p>{title} " · " {field}</p>
                <p><Marked shown/></p>
                <p class="hint">{group} {reasoned.then(|| format!(" · {}", T::Reasoned.text()))}</p>
                <Button kind=ButtonKind::Quiet on_press=redact>{EraseText::RedactThis.text()}</Button>
            </div>
        </li>
    }
    .into_any()
}

/// Reads every text; gives what was found, and how many texts there are.
async fn read(book: BookCtx, progress: RwSignal<Progress>) -> Result<(Vec<Found>, usize), StoreError> {
    let mut groups: Vec<_> =
        book.summaries().with_untracked(|rows| rows.values().map(|row| (row.id, row.name.clone())).collect());
    sort_by_key(&mut groups, |(_, name)| name.clone());
    let mut look = Look::default();
    let mut members: BTreeMap<PersonId, GroupId> = BTreeMap::new();
    for (place, (group, name)) in groups.iter().enumerate() {
        if progress.try_set(Progress::Reading(place + 1, groups.len())).is_some() {
            // the page was left
            break;
        }
        breathe().await;
        book.load(*group).await?;
        let snapshot = book.snapshot();
        let Some(file) = snapshot.group(*group) else { continue };
        let packs = crate::app::state::library::packs_of(&snapshot.shelf, file);
        let kept_out = OffLimits::of(file.cases.iter().flat_map(off_limits));
        for standing in file.standing(None) {
            look.record(
                &Place { shelf: &snapshot.shelf, file, group: Some(*group), name },
                &kept_out,
                &packs,
                &standing.record,
            );
        }
        members.extend(file.members.iter().map(|member| (member.person, *group)));
    }
    let snapshot = book.snapshot();
    let none = Arc::default();
    for standing in snapshot.shelf.standing(None) {
        let owner = match &standing.record {
            Record::Person(person) => Some(person.id),
            other => other.owner(),
        };
        let group = owner.and_then(|owner| members.get(&owner).copied());
        let named = group.and_then(|group| groups.iter().find(|(id, _)| *id == group));
        let name = named.map_or(T::Outside.text(), |(_, name)| name.as_str());
        let file = group.and_then(|group| snapshot.group(group)).unwrap_or(&none);
        let place = Place { shelf: &snapshot.shelf, file, group, name };
        look.record(&place, &OffLimits::default(), &[], &standing.record);
    }
    Ok((look.found, look.texts))
}

/// Where a record stands.
struct Place<'a> {
    shelf: &'a Shelf,
    file: &'a GroupFile,
    group: Option<GroupId>,
    name: &'a str,
}

/// What was found so far.
#[derive(Default)]
struct Look {
    found: Vec<Found>,
    texts: usize,
}

impl Look {
    fn record(&mut self, place: &Place<'_>, kept_out: &OffLimits, packs: &[Arc<Pack>], record: &Record) {
        let key = record.key();
        // The rule of a policy is no text of this book's own.
        if matches!(key.kind, RecordKind::OwnPolicy | RecordKind::Settings | RecordKind::Clash) {
            return;
        }
        for (path, text) in texts(record) {
            self.texts += 1;
            for finding in findings(kept_out, packs, &text).filter(|finding| !belongs(key.kind, &path, finding.kind)) {
                let to = match (key.kind, place.group) {
                    (RecordKind::Listing, _) => Some(paths::LISTINGS.to_owned()),
                    (RecordKind::Person, Some(group)) => Some(paths::member(group, PersonId(key.id))),
                    (_, group) => group.and_then(|group| verdicts::place(place.shelf, place.file, group, key)),
                };
                self.found.push(Found {
                    kind: finding.kind,
                    blocks: finding.certainty == Certainty::Blocks,
                    group: place.name.to_owned(),
                    record: LinkView::new(records::name(place.shelf, place.file, key), to.unwrap_or_default()),
                    field: Names { shelf: place.shelf, file: place.file }.place(key.kind, &path),
                    reasoned: place.file.notes.iter().any(|note| keeps(note, key.id, finding.kind)),
                    shown: around(&text, &(finding.start..finding.end)),
                });
            }
        }
    }
}

/// True where the field is the place for it, as its form has it.
fn belongs(record: RecordKind, path: &str, kind: Kind) -> bool {
    match record {
        RecordKind::Case => kind == Kind::OffLimits,
        RecordKind::Listing => path == "source",
        RecordKind::Person if path == "full_name" => true,
        RecordKind::Person => path == "note" && matches!(kind, Kind::Phone | Kind::Email | Kind::TitledName),
        RecordKind::Group => {
            path == "charter.confidential_channel" && matches!(kind, Kind::Phone | Kind::Email | Kind::TitledName)
        }
        _ => false,
    }
}

/// Lets the browser draw and take what is typed before it goes on.
async fn breathe() {
    let (send, drawn) = oneshot::channel();
    set_timeout(move || _ = send.send(()), Duration::ZERO);
    _ = drawn.await;
}
