//! The rows that stay out, with the reasons, and as a file to mend.

use super::columns::short;
use super::outcome::{Checked, Found};
use crate::app::components::{Button, IconName};
use crate::app::files::{self, FileKind};
use crate::app::format;
use crate::app::texts::book::file_sentence;
use crate::app::texts::spreadsheet::TablesText;
use crate::app::texts::spreadsheet_import::{ImportText as T, letters, stay_out, why};
use crate::spreadsheet::import::{Fault, back};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many reasons are shown.
const SHOWN: usize = 40;

/// The rows that stay out.
#[component]
pub(super) fn Faults(found: Found, checked: Arc<Checked>) -> impl IntoView {
    let outcome = &checked.outcome;
    let bad = outcome.bad().len();
    if bad == 0 {
        return view! { <p class="soft">{T::AllGood.text()}</p> }.into_any();
    }
    let more = outcome.faults.len().saturating_sub(SHOWN);
    let rows = outcome.faults.iter().take(SHOWN).map(row).collect_view();
    let save = move |()| {
        let book = found.group.book;
        let bytes = found.sheet.with_value(|sheet| {
            back::rows(
                sheet,
                &checked.shape,
                &checked.outcome,
                T::ReasonHeading.text(),
                &reasons(&checked.outcome.faults),
            )
        });
        match files::save(FileKind::Table("rows-to-mend"), &bytes) {
            Ok(name) => book.say(TablesText::Saved.with(&[&name])),
            Err(error) => book.say(file_sentence(&error)),
        }
    };
    view! {
        <div class="table">
            <table class="stacks" id="faults">
                <caption>{stay_out(bad)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="number">{T::Row.text()}</th>
                        <th scope="col">{T::Cell.text()}</th>
                        <th scope="col">{T::Stands.text()}</th>
                        <th scope="col">{T::Why.text()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(more > 0).then(|| view! { <p class="soft">{T::More.with(&[&format::number(more)])}</p> })}
        <div class="row">
            <Button reads=true icon=IconName::Download id="save-bad" on_press=save>{T::SaveBad.text()}</Button>
        </div>
        <p class="soft small measure">{T::SaveBadHint.text()}</p>
    }
    .into_any()
}

/// The cell as a spreadsheet names it.
fn place(fault: &Fault) -> String {
    fault.column.map_or_else(|| "–".to_owned(), |column| format!("{}{}", letters(column), fault.row))
}

fn row(fault: &Fault) -> AnyView {
    view! {
        <tr>
            <th scope="row" class="number">{fault.row}</th>
            <td data-label=T::Cell.text()>{place(fault)}</td>
            <td class="typed" data-label=T::Stands.text()>{short(&fault.cell)}</td>
            <td data-label=T::Why.text()>{why(&fault.why)}</td>
        </tr>
    }
    .into_any()
}

/// The reasons of each row, one after the other.
fn reasons(faults: &[Fault]) -> BTreeMap<usize, String> {
    let mut reasons: BTreeMap<usize, String> = BTreeMap::new();
    for fault in faults {
        let reason = format!("{}: {}", place(fault), why(&fault.why));
        let held = reasons.entry(fault.row).or_default();
        if !held.is_empty() {
            held.push(' ');
        }
        held.push_str(&reason);
    }
    reasons
}
