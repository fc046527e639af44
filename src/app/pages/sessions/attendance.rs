//! Attendance of all members on one screen, in minutes.

use super::roll::{Roll, Row, Stay, control};
use crate::app::components::{Button, For, Show};
use crate::app::format;
use crate::app::state::group::use_group;
use crate::app::state::summary::is_mentee;
use crate::app::texts::sessions::HoldText;
use crate::domain::group::Role;
use leptos::prelude::*;

/// Everybody's presence.
#[component]
pub(super) fn AttendanceRows(
    /// What is written.
    roll: Roll,
) -> impl IntoView {
    let rows = move |expected: bool| {
        roll.rows.get_value().into_iter().filter(|row| roll.is_expected(*row) == expected).collect::<Vec<_>>()
    };
    let others = Memo::new(move |_| rows(false).len());
    let everyone = move |()| {
        for row in untrack(|| rows(true)) {
            row.present.set(true);
        }
    };
    view! {
        <fieldset class="roll" id="attendance" tabindex="-1">
            <legend class="form-title">{HoldText::Attendance.text()}</legend>
            <div class="section-head">
                <p class="hint">{HoldText::AttendanceHint.text()}</p>
                <Button on_press=everyone>{HoldText::EveryonePresent.text()}</Button>
            </div>
            <ul class="roll-rows">
                <For each=move || rows(true) key=|row| row.person let:row>
                    <RollRow roll row/>
                </For>
            </ul>
            <Show when=move || { others.get() > 0 }>
                <details class="more">
                    <summary>{move || HoldText::Others.with(&[&others.get().to_string()])}</summary>
                    <p class="hint">{HoldText::OthersHint.text()}</p>
                    <ul class="roll-rows">
                        <For each=move || rows(false) key=|row| row.person let:row>
                            <RollRow roll row/>
                        </For>
                    </ul>
                </details>
            </Show>
            <p class="small soft" role="status">
                {move || HoldText::PresentCount.with(&[&roll.count().to_string()])}
            </p>
        </fieldset>
    }
    .into_any()
}

#[component]
fn RollRow(roll: Roll, row: Row) -> impl IntoView {
    let group = use_group();
    let wrong = Memo::new(move |_| match roll.stay(row) {
        Stay::Wrong(sentence) if row.present.get() => Some(sentence),
        _ => None,
    });
    let stay = move || {
        if !row.present.get() {
            return HoldText::Absent.text().to_owned();
        }
        match roll.stay(row) {
            Stay::For(stay) => format::minutes(stay.present),
            Stay::Wrong(_) | Stay::Unknown => "–".to_owned(),
        }
    };
    let role = (!is_mentee(row.role)).then(|| view! { <small>{role_word(row.role)}</small> });
    view! {
        <li class="roll-row" class:roll-absent=move || !row.present.get()>
            <label class="pick">
                <input
                    id=control("present", row.person)
                    type="checkbox"
                    prop:checked=move || row.present.get()
                    on:change=move |event| row.present.set(event_target_checked(&event))
                />
                <span>{group.name(row.person)} {role}</span>
            </label>
            <MinutesInput row value=row.late field="late" label=HoldText::Late.text() wrong/>
            <MinutesInput row value=row.early field="early" label=HoldText::Early.text() wrong/>
            <output class="roll-stay">{stay}</output>
            {move || wrong.get().map(|wrong| {
                view! { <p class="error" id=control("stay", row.person)>{wrong}</p> }
            })}
        </li>
    }
    .into_any()
}

/// Minutes by which somebody came late or left early.
#[component]
fn MinutesInput(
    row: Row,
    value: RwSignal<String>,
    field: &'static str,
    label: &'static str,
    wrong: Memo<Option<String>>,
) -> impl IntoView {
    view! {
        <label class="roll-minutes">
            <span>{label}</span>
            <input
                class="input input-minutes"
                id=control(field, row.person)
                type="text"
                inputmode="numeric"
                autocomplete="off"
                disabled=move || !row.present.get()
                aria-describedby=move || wrong.with(Option::is_some).then(|| control("stay", row.person))
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            <span>{HoldText::MinutesUnit.text()}</span>
        </label>
    }
    .into_any()
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Mentee | Role::Participant => "",
        Role::Mentor => HoldText::RoleMentor.text(),
        Role::CoMentor => HoldText::RoleCoMentor.text(),
        Role::Observer => HoldText::RoleObserver.text(),
    }
}
