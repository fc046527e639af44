//! The evaluation: four questions, the mentees' answers, and what the book finds about it.

use super::actions::{ActionFields, Actions, owners};
use super::responses::{ResponseFields, Responses};
use super::round::RoundSection;
use crate::app::clock;
use crate::app::components::{
    Button, ButtonKind, DateField, Notice, NoticeKind, PageHead, SelectField, Show, TextArea,
};
use crate::app::form::{Form, Reader};
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::pages::group::verdict_list::StageVerdicts;
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::evaluation::EvaluationText;
use crate::app::title::use_title;
use crate::domain::evaluation::Evaluation;
use crate::domain::record::Revision;
use crate::policy::pack::Stage;
use leptos::prelude::*;

/// The latest evaluation and its revision.
pub(super) fn standing(group: GroupCtx) -> Option<(Evaluation, Revision)> {
    group.file.with(|file| {
        let latest = file.evaluations.iter().max_by_key(|evaluation| evaluation.on)?;
        Some((latest.clone(), file.evaluations.revision(latest.id.0)?))
    })
}

/// The evaluation's page.
#[component]
pub fn EvaluationPage() -> impl IntoView {
    let group = use_group();
    use_title(EvaluationText::Title.text());
    let standing = Memo::new(move |_| standing(group));
    let is_ahead = move || {
        let today = group.book.today().get();
        group.sessions().last().is_some_and(|last| last.time().is_some_and(|time| time.date() > today))
    };
    let remove = move |()| {
        if let Some((evaluation, revision)) = standing.get_untracked() {
            group.book.act(Edit::removal(&evaluation, revision), EvaluationText::Removed.text());
        }
    };
    view! {
        <PageHead title=EvaluationText::Title.text() lede=EvaluationText::Lede.text()>
            <Show when=move || standing.with(Option::is_some)>
                <Button kind=ButtonKind::Quiet on_press=remove>{EvaluationText::Remove.text()}</Button>
            </Show>
        </PageHead>
        <Show when=is_ahead>
            <Notice kind=NoticeKind::Info title=EvaluationText::TooEarly.text()/>
        </Show>
        <RoundSection/>
        {move || {
            let standing = standing.get();
            view! { <EvaluationForm standing/> }
        }}
        <section class="section" id="found">
            <div class="section-head"><h2>{EvaluationText::Found.text()}</h2></div>
            <StageVerdicts stage=Stage::Evaluation/>
        </section>
    }
    .into_any()
}

/// The evaluation as it is being written.
#[derive(Clone, Copy)]
struct Fields {
    form: Form,
    on: RwSignal<String>,
    by: RwSignal<String>,
    group_reactions: RwSignal<String>,
    individual_reactions: RwSignal<String>,
    benefits: RwSignal<String>,
    actions: Actions,
    responses: Responses,
}

impl Fields {
    fn of(form: Form, group: GroupCtx, evaluation: &Evaluation) -> Self {
        let today = clock::today().to_string();
        Self {
            form,
            on: form.text("on", evaluation.on.to_string()),
            by: form.text("by", evaluation.by.map(|by| by.to_string()).unwrap_or_default()),
            group_reactions: form.text("group-reactions", evaluation.group_reactions.clone()),
            individual_reactions: form.text("individual-reactions", evaluation.individual_reactions.clone()),
            benefits: form.text("benefits", evaluation.benefits.clone()),
            actions: Actions::of(form, &evaluation.actions),
            responses: Responses::of(form, group, &evaluation.responses, today),
        }
    }

    fn read(self, reader: &mut Reader, evaluation: Evaluation) -> Option<Evaluation> {
        let text = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        let on = reader.required_date("evaluated-on", &self.on.get_untracked());
        let evaluation = Evaluation {
            by: self.by.get_untracked().parse().ok(),
            group_reactions: text(self.group_reactions),
            individual_reactions: text(self.individual_reactions),
            benefits: text(self.benefits),
            actions: self.actions.read(reader),
            responses: self.responses.read(reader),
            ..evaluation
        };
        Some(Evaluation { on: on?, ..evaluation })
    }

    /// The questions that have no answer yet.
    fn open(self) -> Vec<String> {
        let is_empty = |text: RwSignal<String>| text.with(|text| text.trim().is_empty());
        let questions = [
            (is_empty(self.group_reactions), EvaluationText::OpenGroup),
            (is_empty(self.individual_reactions), EvaluationText::OpenIndividual),
            (is_empty(self.benefits), EvaluationText::OpenBenefits),
            (self.actions.is_empty(), EvaluationText::OpenActions),
        ];
        questions.into_iter().filter(|(open, _)| *open).map(|(_, text)| text.text().to_owned()).collect()
    }
}

/// The form.
#[component]
fn EvaluationForm(standing: Option<(Evaluation, Revision)>) -> impl IntoView {
    let group = use_group();
    let (evaluation, opened) = match standing {
        Some((evaluation, revision)) => (evaluation, Some(revision)),
        None => (blank(group), None),
    };
    let form = Form::new(format!("evaluation-{}", group.id));
    let fields = Fields::of(form, group, &evaluation);
    form.keep_draft();
    let save = move |()| {
        let mut reader = Reader::default();
        let read = fields.read(&mut reader, evaluation.clone());
        form.submit(
            || reader.finish(read).map(|evaluation| Edit::record(evaluation, opened)),
            move |revision| group.book.say_done(EvaluationText::Saved.text(), revision),
        );
    };
    let still_open = move || match fields.open() {
        open if open.is_empty() => EvaluationText::AllAnswered.text().to_owned(),
        open => EvaluationText::StillOpen.with(&[&format::list(&open)]),
    };
    view! {
        <div class="panel section">
            <FormView form on_save=save save=EvaluationText::Save.text()>
                <WhoAndWhen fields/>
                <h2>{EvaluationText::Questions.text()}</h2>
                <p class="soft" role="status">{still_open}</p>
                <TextArea id="group-reactions" label=EvaluationText::GroupReactions.text() value=fields.group_reactions/>
                <TextArea
                    id="individual-reactions"
                    label=EvaluationText::IndividualReactions.text()
                    value=fields.individual_reactions
                />
                <TextArea id="benefits" label=EvaluationText::Benefits.text() value=fields.benefits/>
                <ActionFields actions=fields.actions/>
                <ResponseFields responses=fields.responses/>
            </FormView>
        </div>
    }
    .into_any()
}

pub(super) fn blank(group: GroupCtx) -> Evaluation {
    Evaluation {
        id: clock::new_id(),
        group: group.id,
        on: clock::today(),
        by: untrack(|| group.group()).and_then(|group| group.mentor),
        group_reactions: String::new(),
        individual_reactions: String::new(),
        benefits: String::new(),
        actions: Vec::new(),
        responses: Vec::new(),
        gathered: Vec::new(),
    }
}

#[component]
fn WhoAndWhen(fields: Fields) -> impl IntoView {
    let group = use_group();
    view! {
        <div class="form-row">
            <DateField
                id="evaluated-on"
                label=EvaluationText::On.text()
                value=fields.on
                error=fields.form.error("evaluated-on")
            />
            <SelectField
                id="conducted-by"
                label=EvaluationText::By.text()
                choices=Signal::derive(move || owners(group, EvaluationText::NotStated))
                value=fields.by
            />
        </div>
    }
    .into_any()
}
