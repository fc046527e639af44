//! How a table is read: guessed, and to be changed.

use crate::app::components::{CheckField, Choice, Fold, NumberField, SelectField, Show, TimeField, live};
use crate::app::texts::spreadsheet_import::{ImportText as T, column_word, layout_word, letters};
use crate::domain::hours::Setting;
use crate::spreadsheet::csv::Sheet;
use crate::spreadsheet::import::columns::{Field, Layout, Shape};
use crate::spreadsheet::import::guess;
use crate::spreadsheet::import::values::{Amount, Order};
use chrono::NaiveTime;
use leptos::prelude::*;
use std::sync::Arc;

/// More columns than these are folded away.
const MANY: usize = 12;

/// How a table is read, as the form has it. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    layout: RwSignal<String>,
    head: RwSignal<String>,
    columns: RwSignal<Vec<Field>>,
    order: RwSignal<String>,
    amount: RwSignal<String>,
    start: RwSignal<String>,
    length: RwSignal<String>,
    joins: RwSignal<bool>,
    conducted: RwSignal<bool>,
    same: RwSignal<bool>,
    setting: RwSignal<String>,
}

fn layout_key(layout: Layout) -> String {
    Layout::ALL.iter().position(|other| *other == layout).unwrap_or_default().to_string()
}

const fn amount_key(amount: Amount) -> &'static str {
    match amount {
        Amount::Minutes => "minutes",
        Amount::Hours => "hours",
        Amount::Ticks => "ticks",
    }
}

impl Settings {
    pub(super) fn of(shape: &Shape) -> Self {
        let month_first = shape.order == Order::MonthFirst;
        Self {
            layout: RwSignal::new(layout_key(shape.layout)),
            head: RwSignal::new(shape.head.to_string()),
            columns: RwSignal::new(shape.columns.clone()),
            order: RwSignal::new(if month_first { "month" } else { "day" }.to_owned()),
            amount: RwSignal::new(amount_key(shape.amount).to_owned()),
            start: RwSignal::new(String::new()),
            length: RwSignal::new(String::new()),
            joins: RwSignal::new(shape.joins),
            conducted: RwSignal::new(shape.conducted),
            same: RwSignal::new(shape.same_people),
            setting: RwSignal::new(String::new()),
        }
    }

    fn layout(self) -> Layout {
        let place = self.layout.with(|key| key.parse::<usize>().unwrap_or_default());
        Layout::ALL.get(place).copied().unwrap_or(Layout::Members)
    }

    fn head(self) -> usize {
        self.head.with(|key| key.parse().unwrap_or_default())
    }

    /// The shape that the form says.
    pub(super) fn shape(self) -> Shape {
        Shape {
            layout: self.layout(),
            head: self.head(),
            columns: self.columns.get(),
            order: if self.order.with(|key| key == "month") { Order::MonthFirst } else { Order::DayFirst },
            amount: self.amount.with(|key| match key.as_str() {
                "hours" => Amount::Hours,
                "ticks" => Amount::Ticks,
                _ => Amount::Minutes,
            }),
            start: self.start.with(|start| NaiveTime::parse_from_str(start, "%H:%M").ok()),
            length: self.length.with(|length| length.trim().parse().ok().filter(|length| (1..=1440).contains(length))),
            joins: self.joins.get(),
            conducted: self.conducted.get(),
            setting: self.setting.with(|key| match key.as_str() {
                "group" => Some(Setting::Group),
                "alone" => Some(Setting::Individual),
                _ => None,
            }),
            same_people: self.same.get(),
        }
    }
}

/// How the table is read.
#[component]
pub(super) fn How(sheet: Arc<Sheet>, settings: Settings) -> impl IntoView {
    let heads = sheet.rows.iter().take(10).enumerate().map(|(place, row)| {
        let start = row.cells.iter().filter(|cell| !cell.is_empty()).take(3).cloned().collect::<Vec<_>>().join(", ");
        Choice::new(place.to_string(), T::HeadRow.with(&[&row.number.to_string(), &short(&start)]))
    });
    let heads: Vec<_> = heads.collect();
    let layouts: Vec<_> =
        Layout::ALL.iter().map(|layout| Choice::new(layout_key(*layout), layout_word(*layout))).collect();
    let orders = vec![Choice::new("day", T::DayFirst.text()), Choice::new("month", T::MonthFirst.text())];
    let amounts = [(Amount::Minutes, T::Minutes), (Amount::Hours, T::Hours), (Amount::Ticks, T::Ticks)];
    let amounts: Vec<_> =
        amounts.into_iter().map(|(amount, text)| Choice::new(amount_key(amount), text.text())).collect();
    // Another layout, or other headings, are other columns.
    let of = sheet.clone();
    Effect::new(move |before: Option<(Layout, usize)>| {
        let now = (settings.layout(), settings.head());
        if before.is_some_and(|before| before != now) {
            settings.columns.set(guess::columns(&of.rows, now.1, now.0));
        }
        now
    });
    view! {
        <section class="section" aria-labelledby="how-title">
            <div class="section-head"><h2 id="how-title">{T::How.text()}</h2></div>
            <div class="panel stack form">
                <p class="soft measure">{T::HowText.text()}</p>
                <div class="form-row">
                    <SelectField id="sheet-layout" label=T::Layout.text() choices=layouts value=settings.layout/>
                    <SelectField id="sheet-head" label=T::Head.text() choices=heads value=settings.head/>
                </div>
                <Columns sheet settings/>
                <div class="form-row">
                    <SelectField id="sheet-order" label=T::Order.text() hint=T::OrderHint.text() choices=orders value=settings.order/>
                    <SelectField id="sheet-amount" label=T::Amount.text() hint=T::AmountHint.text() choices=amounts value=settings.amount/>
                </div>
                <WhatElse settings/>
            </div>
        </section>
    }
    .into_any()
}

/// What the table may not say.
#[component]
fn WhatElse(settings: Settings) -> impl IntoView {
    let has_sessions = move || settings.layout().has_sessions();
    let is_hours = move || settings.layout() == Layout::Hours;
    let spent = vec![
        Choice::new("", T::SettingOpen.text()),
        Choice::new("group", T::SettingGroup.text()),
        Choice::new("alone", T::SettingAlone.text()),
    ];
    view! {
        <Show when=has_sessions>
            <div class="form-row">
                <TimeField id="sheet-start" label=T::Start.text() hint=T::StartHint.text() value=settings.start optional=true/>
                <NumberField id="sheet-length" label=T::Length.text() hint=T::LengthHint.text() value=settings.length optional=true/>
            </div>
            <CheckField id="sheet-joins" label=T::Joins.text() hint=T::JoinsHint.text() value=settings.joins/>
            <CheckField id="sheet-conducted" label=T::Conducted.text() hint=T::ConductedHint.text() value=settings.conducted/>
        </Show>
        <Show when=is_hours>
            <SelectField id="sheet-setting" label=T::Setting.text() hint=T::SettingHint.text() choices=spent.clone() value=settings.setting/>
        </Show>
        <CheckField id="sheet-same" label=T::Same.text() hint=T::SameHint.text() value=settings.same/>
    }
    .into_any()
}

/// What stands in each column.
#[component]
fn Columns(sheet: Arc<Sheet>, settings: Settings) -> impl IntoView {
    let number = settings.columns.with_untracked(Vec::len);
    let list = move || {
        let (sheet, layout, head) = (sheet.clone(), settings.layout(), settings.head());
        let choices: Vec<_> = std::iter::once(Field::Nothing).chain(layout.fields().iter().copied()).collect();
        let column = move |column: usize| {
            let heading = sheet.rows.get(head).map_or("", |row| row.cell(column));
            let label = if heading.is_empty() { T::NoHeading.with(&[&letters(column)]) } else { short(heading) };
            let below = sheet.rows.iter().skip(head + 1).map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
            let example = below.take(2).map(short).collect::<Vec<_>>().join(", ");
            let hint = if example.is_empty() { String::new() } else { T::Example.with(&[&example]) };
            view! { <Column column label hint choices=choices.clone() settings/> }
        };
        view! { <div class="sheet-columns">{(0..number).map(column).collect_view()}</div> }
    };
    view! {
        <Fold
            class="more"
            summary=move || T::Columns.with(&[&number.to_string()])
            open=Signal::derive(move || number <= MANY)
        >
            {live(list.clone())}
        </Fold>
    }
    .into_any()
}

#[component]
fn Column(column: usize, label: String, hint: String, choices: Vec<Field>, settings: Settings) -> impl IntoView {
    let now = settings.columns.with_untracked(|columns| columns.get(column).copied()).unwrap_or(Field::Nothing);
    let key = |field: Field| format!("{field:?}");
    let value = RwSignal::new(key(now));
    let options: Vec<_> = choices.iter().map(|field| Choice::new(key(*field), column_word(*field))).collect();
    // Chosen here, or guessed anew.
    Effect::new(move |before: Option<String>| {
        let chosen = value.get();
        if before.is_some_and(|before| before != chosen)
            && let Some(field) = choices.iter().find(|field| key(**field) == chosen)
        {
            settings.columns.update(|columns| columns.iter_mut().skip(column).take(1).for_each(|of| *of = *field));
        }
        chosen
    });
    Effect::new(move |_| {
        let now = settings.columns.with(|columns| columns.get(column).copied()).unwrap_or(Field::Nothing);
        if value.with_untracked(|value| *value != key(now)) {
            value.set(key(now));
        }
    });
    view! { <SelectField id=format!("column-{column}") label hint choices=options value/> }
}

/// As much of a text as fits beside others.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}
