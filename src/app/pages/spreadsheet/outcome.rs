//! What would come in of a table, and taking it in.

use super::columns::Settings;
use super::faults::Faults;
use crate::app::clock;
use crate::app::components::{Button, ButtonKind, IconName, LinkButton, Notice, NoticeKind, live};
use crate::app::format;
use crate::app::guard::findings;
use crate::app::paths;
use crate::app::state::ahead::breathe;
use crate::app::state::group::GroupCtx;
use crate::app::texts::errors::save_sentence;
use crate::app::texts::spreadsheet_import::{ImportText as T, column_word, in_order};
use crate::guard::{Certainty, OffLimits};
use crate::policy::texts::off_limits;
use crate::spreadsheet::csv::Sheet;
use crate::spreadsheet::import::columns::{Field, Shape};
use crate::spreadsheet::import::importer::{Importer, Outcome, Tally, World};
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows are checked before the page is drawn again.
const ROWS: usize = 250;
/// So many new names are shown.
const NAMES: usize = 12;

/// What is known of the rows. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) group: GroupCtx,
    pub(super) sheet: StoredValue<Arc<Sheet>>,
    /// Counts the checks, so that an older one stops.
    turn: RwSignal<usize>,
    share: RwSignal<f64>,
    outcome: RwSignal<Option<Arc<Checked>>>,
    taken: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
}

/// Rows that were checked, as a table of this shape.
pub(super) struct Checked {
    pub(super) shape: Shape,
    pub(super) outcome: Outcome,
}

impl Found {
    pub(super) fn new(group: GroupCtx, sheet: Arc<Sheet>) -> Self {
        Self {
            group,
            sheet: StoredValue::new(sheet),
            turn: RwSignal::new(0),
            share: RwSignal::new(0.0),
            outcome: RwSignal::new(None),
            taken: RwSignal::new(false),
            problem: RwSignal::new(None),
        }
    }

    /// Checks all rows, and lets the page be drawn meanwhile.
    pub(super) fn check(self, shape: Shape) {
        self.turn.update(|turn| *turn += 1);
        let turn = self.turn.get_untracked();
        self.outcome.set(None);
        self.taken.set(false);
        self.problem.set(None);
        if !shape.lacks().is_empty() || !shape.doubles().is_empty() {
            return;
        }
        self.share.set(0.0);
        let sheet = self.sheet.get_value();
        leptos::task::spawn_local(async move {
            breathe().await;
            let Some(world) = (self.turn.try_get_untracked() == Some(turn)).then(|| untrack(|| world(self.group)))
            else {
                return;
            };
            let mut importer = Importer::new(world, shape.clone(), &sheet.rows);
            let below = sheet.rows.get(shape.head + 1..).unwrap_or_default();
            for (place, rows) in below.chunks(ROWS).enumerate() {
                rows.iter().for_each(|row| importer.take(row));
                self.share.try_set(((place + 1) * ROWS) as f64 / below.len().max(1) as f64);
                breathe().await;
                if self.turn.try_get_untracked() != Some(turn) {
                    return;
                }
            }
            let outcome = importer.finish();
            self.outcome.try_set(Some(Arc::new(Checked { shape, outcome })));
        });
    }

    fn take_in(self, checked: Arc<Checked>) {
        let book = self.group.book;
        leptos::task::spawn_local(async move {
            match book.save(checked.outcome.draft.clone()).await {
                Ok(entry) => {
                    book.say_done(T::Taken.text(), entry);
                    self.taken.try_set(true);
                }
                Err(error) => drop(self.problem.try_set(Some(save_sentence(&error)))),
            }
        });
    }
}

/// What the importer is told.
fn world(group: GroupCtx) -> World {
    let file = group.file.get();
    let kept_out = OffLimits::of(file.cases.iter().flat_map(off_limits));
    let packs = group.packs();
    World {
        group: group.id,
        file,
        shelf: group.shelf.get(),
        today: clock::today(),
        moment: Box::new(clock::moment_at),
        new_id: Box::new(clock::new_id),
        guard: Box::new(move |text| {
            let found = findings(&kept_out, &packs, text).filter(|found| found.certainty == Certainty::Blocks);
            found.map(|found| found.kind).collect()
        }),
    }
}

/// What would come in, and the button that takes it in.
#[component]
pub(super) fn Outcomes(found: Found, settings: Settings) -> impl IntoView {
    let named =
        |fields: &[Field]| format::list(&fields.iter().map(|field| column_word(*field).to_owned()).collect::<Vec<_>>());
    let unready = Memo::new(move |_| {
        let shape = settings.shape();
        let (lacks, doubles) = (shape.lacks(), shape.doubles());
        if !lacks.is_empty() {
            Some(T::Lacks.with(&[&named(&lacks)]))
        } else {
            (!doubles.is_empty()).then(|| T::Doubles.with(&[&named(&doubles)]))
        }
    });
    let shown = move || match (unready.get(), found.outcome.get()) {
        (Some(sentence), _) => view! { <Notice kind=NoticeKind::Heed title=sentence/> }.into_any(),
        (None, None) => view! {
            <div role="status">
                <label for="check-progress">{T::Checking.text()}</label>
                " "
                <progress id="check-progress" max="1" value=move || found.share.get().to_string()></progress>
            </div>
        }
        .into_any(),
        (None, Some(checked)) => view! { <Comes found checked/> }.into_any(),
    };
    view! {
        <section class="section" aria-labelledby="comes-title">
            <div class="section-head"><h2 id="comes-title">{T::Preview.text()}</h2></div>
            {live(shown)}
        </section>
    }
    .into_any()
}

#[component]
fn Comes(found: Found, checked: Arc<Checked>) -> impl IntoView {
    let outcome = &checked.outcome;
    let nothing = outcome.draft.changes.is_empty();
    let names = new_names(&outcome.names);
    let held = StoredValue::new(checked.clone());
    let take = move || {
        if found.taken.get() {
            let to = paths::group(found.group.id);
            view! {
                <Notice kind=NoticeKind::Good title=T::Taken.text() text=T::TakenText.text() actions=move || {
                    view! { <LinkButton to=to.clone()>{T::ToGroup.text()}</LinkButton> }
                }/>
            }
            .into_any()
        } else if nothing {
            view! { <Notice kind=NoticeKind::Quiet title=T::Nothing.text()/> }.into_any()
        } else {
            let press = move |()| found.take_in(held.get_value());
            view! {
                <Button kind=ButtonKind::Main icon=IconName::Upload id="take-in" on_press=press>{T::Take.text()}</Button>
            }
            .into_any()
        }
    };
    let problem = move || found.problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=text/> });
    view! {
        <div class="stack">
            {counts(&outcome.tally)}
            {names.map(|names| view! { <p class="measure">{names}</p> })}
            <p role="status" id="in-order">{in_order(outcome.good)}</p>
            {live(problem)}
            {live(take)}
            <Faults found checked/>
        </div>
    }
    .into_any()
}

fn new_names(names: &[String]) -> Option<String> {
    let shown = names.get(..NAMES.min(names.len())).unwrap_or_default();
    let more = names.len() - shown.len();
    match more {
        _ if names.is_empty() => None,
        0 => Some(T::Names.with(&[&format::list(shown)])),
        more => Some(T::NamesMore.with(&[&shown.join(", "), &format::number(more)])),
    }
}

fn counts(tally: &Tally) -> AnyView {
    let rows = [
        (T::NewMembers, tally.members),
        (T::NewSessions, tally.sessions),
        (T::NewAttendances, tally.attendances),
        (T::NewHours, tally.hours),
        (T::Completed, tally.completed),
        (T::Same2, tally.same),
    ];
    let row = |(text, number): (T, usize)| {
        view! { <tr><th scope="row">{text.text()}</th><td class="number">{format::number(number)}</td></tr> }
    };
    view! {
        <div class="table">
            <table id="comes-in">
                <thead><tr><th scope="col">{T::Kind.text()}</th><th scope="col" class="number">{T::Comes.text()}</th></tr></thead>
                <tbody>{rows.into_iter().filter(|(_, number)| *number > 0).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
