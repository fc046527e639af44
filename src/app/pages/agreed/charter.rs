//! How the group is set up, beyond its name, purpose and members.

use super::{key, of_key, people};
use crate::app::components::{Choice, PageHead, Spare};
use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::use_group;
use crate::app::texts::agreed::AgreedText as T;
use crate::app::texts::choices as words;
use crate::app::title::use_title;
use crate::domain::charter::{Charter, Platform, RoleModel, Selection, Task, TaskKind};
use crate::domain::group::Group;
use leptos::prelude::*;

/// The page.
#[component]
pub fn CharterPage() -> impl IntoView {
    use_title(T::CharterTitle.text());
    let group = use_group();
    let form = Form::new(format!("charter-{}", group.id));
    let Some(record) = untrack(|| group.group()) else { return ().into_any() };
    // The role model is chosen on a page of its own, with what speaks for and against each.
    let own = |ask: &Ask| !ask.id().starts_with("role-model");
    let asks = untrack(|| asks(&record.charter, &people(group))).into_iter().filter(own).collect();
    let sheet = Sheet::new(form, asks);
    let on_save = move |()| {
        let opened = group.file.with_untracked(|file| file.groups.revision(group.id.0));
        let Some(standing) = untrack(|| group.group()) else { return };
        let build = || untrack(|| read(sheet, standing)).map(|record| Edit::record(record, opened));
        form.submit(build, move |revision| group.book.say_done(T::Saved.text(), revision));
    };
    view! {
        <PageHead title=T::CharterTitle.text().to_owned() lede=T::CharterLede.text()/>
        <FormView form=form on_save=on_save>{sheet.view()}</FormView>
    }
    .into_any()
}

/// The control of a task; the first one is where a finding on tasks leads.
fn task_id(task: TaskKind) -> String {
    if task == TaskKind::Place { "tasks".to_owned() } else { format!("task-{}", key(&task)) }
}

/// The fields, with what is recorded.
pub fn asks(charter: &Charter, people: &[Choice]) -> Vec<Ask> {
    let Selection { method, decider, context } = &charter.selection;
    let platform = charter.platform.as_ref();
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let password = platform.and_then(|platform| platform.password_protected);
    let yes_no = vec![Choice::new("yes", T::Yes.text()), Choice::new("no", T::No.text())];
    let models = RoleModel::ALL
        .iter()
        .map(|model| Choice {
            hint: words::role_model_hint(*model).to_owned(),
            ..Choice::new(key(model), words::role_model(*model))
        })
        .collect();
    let mut asks = vec![
        Ask::heading(T::Together.text()),
        Ask::lines("shared-issue", T::SharedIssue.text(), &charter.shared_issue),
        Ask::heading(T::Membership.text()),
        Ask::lines("membership-criteria", T::Criteria.text(), &charter.membership_criteria),
        Ask::lines("mix-rationale", T::Mix.text(), &charter.mix_rationale),
        Ask::line("selection-method", T::SelectionMethod.text(), method),
        Ask::line("selection-decider", T::SelectionDecider.text(), decider),
        Ask::line("selection-context", T::SelectionContext.text(), context),
        Ask::number("planned-size", T::PlannedSize.text(), charter.planned_size.map(Into::into)),
        Ask::heading(T::HowRun.text()),
        Ask::radio(
            "role-model",
            T::RoleModel.text(),
            models,
            charter.role_model.map(|model| key(&model)).unwrap_or_default(),
        ),
        Ask::lines("role-model-reason", T::RoleModelReason.text(), &charter.role_model_reason),
        Ask::line("presenting-format", T::PresentingFormat.text(), &charter.presenting_format),
        Ask::heading(T::Tasks.text()),
    ];
    asks.extend(TaskKind::LOGISTICS.into_iter().chain(TaskKind::FACILITATION).map(|task| {
        let owner = charter.owner(task).map(|owner| owner.to_string()).unwrap_or_default();
        Ask::pick(task_id(task), words::task(task), people.to_vec(), owner)
    }));
    asks.extend([
        Ask::heading(T::Safety.text()),
        // How somebody can be reached in confidence is what this asks for.
        Ask::lines("confidential-channel", T::Channel.text(), &charter.confidential_channel)
            .spare(Spare::Kinds(&["phone", "email", "title"])),
        Ask::line("platform", T::Platform.text(), &text(platform.map(|platform| &platform.name))),
        Ask::lines(
            "platform-security",
            T::PlatformSecurity.text(),
            &text(platform.map(|platform| &platform.security_basis)),
        ),
        Ask::radio(
            "platform-password",
            T::PlatformPassword.text(),
            yes_no,
            password.map(|on| if on { "yes" } else { "no" }).unwrap_or_default().to_owned(),
        )
        .hint(T::PasswordHint.text()),
        Ask::day("retention", T::Retention.text(), charter.retention_until),
        Ask::number("guideline-review-days", T::GuidelineDays.text(), charter.guideline_review_days.map(Into::into)),
        Ask::number("guidance-check-days", T::GuidanceDays.text(), charter.guidance_check_days.map(Into::into)),
    ]);
    asks
}

/// The group with what the fields say.
///
/// # Errors
/// Those of the fields.
pub fn read(sheet: Sheet, standing: Group) -> Result<Group, Vec<FieldError>> {
    let mut reader = Reader::default();
    let platform = sheet.get("platform");
    let (security_basis, password) = (sheet.get("platform-security"), sheet.get("platform-password"));
    if platform.is_empty() && !(security_basis.is_empty() && password.is_empty()) {
        sheet.required(&mut reader, "platform");
    }
    let tasks = TaskKind::LOGISTICS.into_iter().chain(TaskKind::FACILITATION);
    let task = |task| sheet.key(&task_id(task)).map(|owner| Task { task, owner: Some(owner) });
    let standing_of = &standing.charter;
    let (role_model, role_model_reason) = if sheet.has("role-model") {
        (of_key(&sheet.get("role-model")), sheet.get("role-model-reason"))
    } else {
        (standing_of.role_model, standing_of.role_model_reason.clone())
    };
    let charter = Charter {
        shared_issue: sheet.get("shared-issue"),
        membership_criteria: sheet.get("membership-criteria"),
        mix_rationale: sheet.get("mix-rationale"),
        selection: Selection {
            method: sheet.get("selection-method"),
            decider: sheet.get("selection-decider"),
            context: sheet.get("selection-context"),
        },
        role_model,
        role_model_reason,
        presenting_format: sheet.get("presenting-format"),
        planned_size: sheet.small(&mut reader, "planned-size"),
        confidential_channel: sheet.get("confidential-channel"),
        platform: (!platform.is_empty()).then(|| Platform {
            name: platform,
            security_basis,
            password_protected: (!password.is_empty()).then(|| password == "yes"),
        }),
        retention_until: sheet.date(&mut reader, "retention"),
        guideline_review_days: sheet.small(&mut reader, "guideline-review-days"),
        guidance_check_days: sheet.small(&mut reader, "guidance-check-days"),
        tasks: tasks.filter_map(task).collect(),
        stages: standing_of.stages.clone(),
        consents: standing_of.consents.clone(),
        carried: standing_of.carried.clone(),
    };
    reader.finish(Some(Group { charter, ..standing }))
}
