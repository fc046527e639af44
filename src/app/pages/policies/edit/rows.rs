//! The rules of a policy that is being changed: a fold each, with what can be changed in it.

use super::draft::{Draft, WORDED, limit_field, rule_field, severity_key};
use crate::app::components::{CheckField, Choice, Fold, SelectField, TextArea, TextField, live};
use crate::app::state::library::rule_address;
use crate::app::texts::findings;
use crate::app::texts::policy_edit::EditText as T;
use crate::app::verdicts::text;
use crate::policy::difference::Part;
use crate::policy::edit::{needed, severity_is_open};
use crate::policy::pack::{Rule, Severity, Stage};
use leptos::prelude::*;

/// The rules that stand in the policy, by stage.
#[component]
pub(super) fn Rules(draft: Draft) -> impl IntoView {
    let base = draft.base.get_value();
    let stages = Stage::ALL.into_iter().filter_map(|stage| {
        let of_stage = base.rules.iter().filter(|rule| rule.stage == stage);
        let rows: Vec<_> = of_stage.map(|rule| row(draft, rule_address(&base, rule), rule, true)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h3 class="stage-head">{findings::stage(stage)}</h3>
                <div class="rule-folds panel">{rows}</div>
            }
        })
    });
    let stages = stages.collect_view();
    (!base.rules.is_empty()).then(|| {
        view! {
            <section class="section">
                <div class="section-head"><h2>{T::Rules.text()}</h2></div>
                <p class="measure soft">{T::RulesHint.text()}</p>
                {stages}
            </section>
        }
        .into_any()
    })
}

/// A rule with what can be changed in it; one that was taken in is left out where it was chosen.
pub(super) fn row(draft: Draft, name: String, rule: &Rule, may_go: bool) -> AnyView {
    let rule = rule.clone();
    let (id, title) = (rule.id.to_string(), text(&rule.title).to_owned());
    let start = rule_field(&name, "");
    let is_wrong = Signal::derive(move || {
        draft.form.errors.with(|errors| errors.iter().any(|error| error.field.starts_with(&start)))
    });
    let marked = name.clone();
    let limits = draft.base.with_value(|base| needed(&rule, base));
    let mark = move || {
        // The words of a rule may name the number.
        let other_number = limits.iter().any(|limit| draft.typed(&limit_field(*limit)).is_some());
        let mark = match draft.is_changed(&marked) {
            true if draft.typed(&rule_field(&marked, "out")).is_some() => Some(T::LeftOut),
            true => Some(T::Changed),
            false => other_number.then_some(T::LookAtWords),
        };
        mark.map(|mark| view! { <span class="tag">{mark.text()}</span> })
    };
    let summary = move || {
        view! { <span class="code">{id.clone()}</span> " " <b>{title.clone()}</b> " " {live(mark.clone())} }
    };
    view! {
        <Fold class="rule-fold" summary=summary open=is_wrong>
            <div class="sheet">{fields(draft, &name, &rule, may_go)}</div>
        </Fold>
    }
    .into_any()
}

fn fields(draft: Draft, name: &str, rule: &Rule, may_go: bool) -> AnyView {
    let worded = WORDED.map(|(part, key)| {
        let id = rule_field(name, key);
        let (label, texts) = match part {
            Part::Title => (T::RuleTitle, &rule.title),
            Part::Clause => (T::RuleClause, &rule.clause),
            Part::Advice => (T::RuleWhy, &rule.why),
            _ => (T::RuleText, &rule.text),
        };
        let label = label.text();
        let value = draft.field(id.clone(), text(texts).to_owned());
        let error = draft.form.error(id.clone());
        match part {
            Part::Title | Part::Clause => view! { <TextField id label value error/> }.into_any(),
            _ => view! { <TextArea id label value rows=2 error/> }.into_any(),
        }
    });
    let leave_out = may_go.then(|| {
        let id = rule_field(name, "out");
        let text = draft.field(id.clone(), String::new());
        let ticked = RwSignal::new(!text.get_untracked().is_empty());
        Effect::new(move |_| text.set(if ticked.get() { "out".to_owned() } else { String::new() }));
        let error = draft.form.error(id.clone());
        view! { <CheckField id label=T::LeaveOut.text() value=ticked error/> }
    });
    view! { {severity(draft, name, rule)} {worded.collect_view()} {leave_out} }.into_any()
}

/// How binding the rule is: to choose, where that is the reader's to say.
fn severity(draft: Draft, name: &str, rule: &Rule) -> AnyView {
    let word = findings::severity(rule.severity);
    if draft.base.with_value(|base| severity_is_open(base, rule)) {
        let id = rule_field(name, "severity");
        let value = draft.field(id.clone(), severity_key(rule.severity).to_owned());
        let choice = |severity| Choice::new(severity_key(severity), findings::severity(severity));
        let choices = [Severity::Must, Severity::Should, Severity::Monitor].map(choice).to_vec();
        return view! { <SelectField id label=T::Weight.text() choices=choices value/> }.into_any();
    }
    let text = if rule.severity == Severity::Gate { T::WeightOfGate } else { T::WeightStays };
    view! { <p><b>{T::Weight.text()}</b> ": " {text.with(&[word])}</p> }.into_any()
}
