//! The looks at the progress of a goal.

use super::fields::Fields;
use super::look_row::LookRow;
use super::picture::Progressed;
use crate::app::components::{Button, ButtonKind, DateField, Fold, For, IconName, SelectField, TextArea, focus};
use crate::app::form::Form;
use crate::app::pages::people::attainment::attainment_lines;
use crate::app::pages::people::occasion::occasions;
use crate::app::state::group::GroupCtx;
use crate::app::texts::counted;
use crate::app::texts::goals::{GoalText, ScaleText};
use crate::app::texts::meetings::AttainmentText;
use leptos::prelude::*;

/// The looks at the progress.
#[component]
pub fn Looks(
    /// The open group.
    group: GroupCtx,
    /// The form.
    form: Form,
    /// Its fields.
    fields: Fields,
) -> impl IntoView {
    let rows = fields.looks;
    let goal = fields.goal.get_value();
    let recorded = goal.progress.len();
    let (person, plan) = (goal.person, StoredValue::new(goal.plan.clone()));
    let on_add = move |()| {
        let id = rows.add();
        request_animation_frame(move || _ = focus(&format!("look-on-{id}")));
    };
    let look = move |(place, row): (usize, LookRow)| {
        let number = (place + 1).to_string();
        let (on, text) = (format!("look-on-{}", row.id), format!("look-text-{}", row.id));
        view! {
            <li class="rows-card">
                <fieldset class="form">
                    <legend class="rows-head">{GoalText::Look.with(&[&number])}</legend>
                    <DateField
                        id=on.clone()
                        label=GoalText::On.text()
                        hint=ScaleText::DayHint.text()
                        value=row.on
                        error=form.error(on)
                    />
                    <TextArea
                        id=text.clone()
                        label=GoalText::Seen.text()
                        value=row.text
                        rows=2
                        error=form.error(text)
                    />
                    <SelectField
                        id=format!("look-in-{}", row.id)
                        label=GoalText::SeenIn.text()
                        choices=Signal::derive(move || occasions(group, person))
                        value=row.seen_in
                        optional=true
                    />
                    <SelectField
                        id=format!("look-attainment-{}", row.id)
                        label=AttainmentText::Label.text()
                        choices=plan.with_value(attainment_lines)
                        value=row.attainment
                        optional=true
                    />
                    <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=move |()| rows.remove(row.id)>
                        {GoalText::RemoveLook.with(&[&number])}
                    </Button>
                </fieldset>
            </li>
        }
    };
    // Those that are recorded stand in the table above; they are folded away until one of them is to be changed or is wrong.
    let places = move |is_recorded: bool| {
        let all = rows.get().into_iter().enumerate();
        all.filter(|(_, row)| (row.id.as_u128() < recorded as u128) == is_recorded).collect::<Vec<_>>()
    };
    let wrong =
        Signal::derive(move || form.errors.with(|errors| errors.iter().any(|error| error.field.starts_with("look-"))));
    let change = counted(recorded, ScaleText::Change.text(), ScaleText::ChangeMany.text());
    view! {
        <section class="panel form" id="progress" tabindex="-1">
            <div>
                <h2>{GoalText::ProgressTitle.text()}</h2>
                <p class="soft">{GoalText::ProgressLede.text()}</p>
            </div>
            <Progressed group goal/>
            {(recorded > 0).then(|| view! {
                <Fold class="more" summary=move || change.clone() open=wrong>
                    <ol class="rows-cards">
                        <For each=move || places(true) key=|(place, row)| (*place, row.id) children=look/>
                    </ol>
                </Fold>
            })}
            <ol class="rows-cards">
                <For each=move || places(false) key=|(place, row)| (*place, row.id) children=look/>
            </ol>
            <Button icon=IconName::Add on_press=on_add>
                {GoalText::AddProgress.text()}
            </Button>
        </section>
    }
    .into_any()
}
