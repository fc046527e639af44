//! Choosing the role model, with what speaks for and against each beside it.

use crate::app::components::{Notice, NoticeKind, Show, TextArea};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::pages::agreed::{key, of_key};
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::state::library::packs;
use crate::app::texts::agreed::AgreedText;
use crate::app::texts::choices as words;
use crate::app::texts::roles::RolesText as T;
use crate::app::verdicts::text;
use crate::domain::charter::{Charter, RoleModel};
use crate::domain::group::Group;
use crate::policy::pack::Rule;
use crate::policy::parameters::parameters;
use leptos::prelude::*;

/// What policies advise on a role model: of the rules that apply only where it is chosen.
fn advice(group: GroupCtx, model: RoleModel) -> Vec<Rule> {
    let when = key(&model);
    let is_on =
        |rule: &&Rule| parameters(&rule.check).iter().any(|(name, values)| name == "when" && values.contains(&when));
    let all = untrack(|| group.shelf.with(|shelf| packs(shelf)));
    let mut rules: Vec<Rule> = Vec::new();
    for rule in all.iter().rev().flat_map(|pack| &pack.rules).filter(is_on) {
        if !rules.iter().any(|known| known.id == rule.id) {
            rules.push(rule.clone());
        }
    }
    rules
}

fn list(label: T, lines: Vec<String>) -> Option<AnyView> {
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let shown = || lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    (!lines.is_empty()).then(|| {
        view! { <div><p class="small faint">{label.text()}</p><ul class="bullets small">{shown()}</ul></div> }
            .into_any()
    })
}

/// The form.
pub(super) fn model_form(group: GroupCtx) -> AnyView {
    let Some(record) = untrack(|| group.group()) else { return ().into_any() };
    let form = Form::new(format!("roles-{}", group.id));
    let chosen = form.text("role-model", record.charter.role_model.map(|model| key(&model)).unwrap_or_default());
    let reason = form.text("role-model-reason", record.charter.role_model_reason);
    form.keep_draft();
    let on_save = move |()| {
        let opened = group.file.with_untracked(|file| file.groups.revision(group.id.0));
        let Some(standing) = untrack(|| group.group()) else { return };
        let build =
            || untrack(|| read(&chosen.get(), &reason.get(), standing)).map(|group| Edit::record(group, opened));
        form.submit(build, move |revision| group.book.say_done(AgreedText::Saved.text(), revision));
    };
    let pick = move |model: RoleModel| {
        let rules = advice(group, model);
        let of = |part: fn(&Rule) -> &crate::policy::pack::Texts| {
            rules.iter().map(|rule| text(part(rule)).to_owned()).collect::<Vec<_>>()
        };
        let name = key(&model);
        let is_chosen = {
            let name = name.clone();
            move || chosen.with(|chosen| *chosen == name)
        };
        view! {
            <div class="model">
                <label class="pick">
                    <input type="radio" name="role-model" value=name.clone() prop:checked=is_chosen on:change=move |_| chosen.set(name.clone())/>
                    <span>{words::role_model(model)} <small>{words::role_model_hint(model)}</small></span>
                </label>
                <div class="model-advice">
                    {list(T::For, of(|rule| &rule.brings))}
                    {list(T::Against, of(|rule| &rule.watch))}
                </div>
            </div>
        }
    };
    let without = move || chosen.with(|chosen| of_key(chosen) == Some(RoleModel::NoRoles));
    let warning = advice(group, RoleModel::NoRoles).first().map(|rule| text(&rule.why).to_owned()).unwrap_or_default();
    view! {
        <div class="panel">
            <FormView form=form on_save=on_save save=T::Save.text()>
                <fieldset class="field models" id="role-model" tabindex="-1">
                    <legend>{T::Models.text()}</legend>
                    {RoleModel::ALL.map(pick).collect_view()}
                </fieldset>
                <Show when=without>
                    <Notice kind=NoticeKind::Heed title=T::NoRolesTitle.text() text=warning.clone()/>
                </Show>
                <TextArea
                    id="role-model-reason"
                    label=AgreedText::RoleModelReason.text()
                    hint=T::ReasonHint.text()
                    value=reason
                    rows=2
                    error=form.error("role-model-reason")
                />
            </FormView>
        </div>
    }
    .into_any()
}

/// The group as it is run from now on; a group without roles says why.
fn read(chosen: &str, reason: &str, standing: Group) -> Result<Group, Vec<FieldError>> {
    let mut reader = Reader::default();
    let role_model = of_key(chosen);
    let reason = reason.trim();
    if role_model == Some(RoleModel::NoRoles) && reason.is_empty() {
        reader.refuse("role-model-reason", T::GiveReason.text());
    }
    let charter = Charter { role_model, role_model_reason: reason.to_owned(), ..standing.charter.clone() };
    reader.finish(Some(Group { charter, ..standing }))
}
