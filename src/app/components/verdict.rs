//! A verdict: a row that opens to the rule, the finding, the proof and the next step.

use super::button::{ButtonKind, LinkButton};
use super::icon::{Icon, IconName};
use super::link::{LinkView, href};
use super::mark::{Mark, OutcomeMark};
use crate::app::texts::components::ComponentText;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// A verdict in ready-made words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictView {
    /// Identifier of the row on the page.
    pub id: String,
    /// How it came out.
    pub mark: Mark,
    /// How binding the rule is, such as `Required`.
    pub severity: String,
    /// The rule in a few words.
    pub title: String,
    /// What was found, in a sentence.
    pub finding: String,
    /// Whom or what it is about, such as `Session 8`; empty for the group.
    pub subject: String,
    /// The rule in plain words.
    pub rule: String,
    /// Why it matters, or what follows; empty where there is nothing to say.
    pub why: String,
    /// What was observed: what it is, and its value.
    pub observed: Option<(String, String)>,
    /// The limit: what it is, and its value.
    pub limit: Option<(String, String)>,
    /// The difference between the two in a sentence; empty where there is none.
    pub gap: String,
    /// The records that prove it.
    pub proof: Vec<LinkView>,
    /// Where the rule comes from, such as `Policy on group mentoring, para 2 and 5`.
    pub clause: String,
    /// The rule's identifier, such as `CMPC-05`.
    pub rule_id: String,
    /// The button that leads to the field which mends it.
    pub remedy: Option<LinkView>,
    /// Each subject where the row speaks of several; then it has no finding and no button of its own.
    pub cases: Vec<CaseView>,
}

/// One of several subjects for which a rule came out in the same row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseView {
    /// How it came out for this one.
    pub mark: Mark,
    /// Whom or what it is about.
    pub subject: String,
    /// What was found, in a sentence.
    pub finding: String,
    /// The records that prove it.
    pub proof: Vec<LinkView>,
    /// The link that leads to the field which mends it.
    pub remedy: Option<LinkView>,
}

/// A sheet of verdict rows.
#[component]
pub fn VerdictList(
    /// What the rows have in common, such as a stage; empty for no heading.
    #[prop(optional, into)]
    title: String,
    /// A few words beside the heading, such as how many rules there are.
    #[prop(optional, into)]
    note: String,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let head = (!title.is_empty()).then(|| {
        view! {
            <div class="verdicts-head">
                <h3>{title}</h3>
                <p class="small faint">{note}</p>
            </div>
        }
    });
    view! {
        {head}
        <div class="verdicts">{children()}</div>
    }
    .into_any()
}

/// A verdict in a list. What it opens to is made when it is opened first.
#[component]
pub fn VerdictRow(
    /// The verdict.
    verdict: VerdictView,
    /// True where it stands open from the start.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let opened = RwSignal::new(open);
    let verdict = StoredValue::new(verdict);
    let toggled = move |event| {
        if event_target::<HtmlElement>(&event).has_attribute("open") {
            opened.set(true);
        }
    };
    let VerdictView { id, mark, title, finding, subject, .. } = verdict.get_value();
    view! {
        <details class=format!("verdict {}", mark.tone()) id=id open=open on:toggle=toggled>
            <summary>
                <OutcomeMark outcome=mark />
                <span class="verdict-words">
                    <b>{title}</b>
                    <span>{finding}</span>
                </span>
                <span class="verdict-subject">{subject}</span>
                <span class="verdict-turn">
                    <Icon name=IconName::Turn />
                </span>
            </summary>
            {move || opened.get().then(|| view! { <Opened verdict=verdict.get_value() /> })}
        </details>
    }
    .into_any()
}

#[component]
fn Opened(verdict: VerdictView) -> impl IntoView {
    let VerdictView { severity, rule, why, observed, limit, gap, proof, clause, rule_id, remedy, cases, .. } = verdict;
    view! {
        <div class="verdict-opened">
            <div class="stack">
                <p class="verdict-rule">{rule}</p>
                <Comparison observed=observed limit=limit gap=gap />
                {(!why.is_empty()).then(|| view! { <p class="soft measure">{why}</p> })}
                {(!cases.is_empty()).then(|| view! { <Cases cases=cases /> })}
                {remedy
                    .map(|remedy| {
                        view! { <LinkButton to=remedy.href kind=ButtonKind::Main>{remedy.label}</LinkButton> }
                    })}
            </div>
            <div class="stack">
                {(!proof.is_empty()).then(|| view! { <Proof records=proof /> })}
                <div>
                    <p class="verdict-label">{ComponentText::RuleSource.text()}</p>
                    <p class="small soft">
                        {clause} <br /> <span class="code">{rule_id}</span> " · " {severity}
                    </p>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// What was observed beside the limit, and the difference below.
#[component]
fn Comparison(observed: Option<(String, String)>, limit: Option<(String, String)>, gap: String) -> impl IntoView {
    if observed.is_none() && limit.is_none() {
        return None;
    }
    let sides = [observed, limit].into_iter().flatten().map(|(label, value)| {
        view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
    });
    let gap = (!gap.is_empty()).then(|| {
        view! {
            <div class="compare-gap">
                <dt class="off">{ComponentText::Difference.text()}</dt>
                <dd>{gap}</dd>
            </div>
        }
    });
    Some(view! { <dl class="compare">{sides.collect_view()} {gap}</dl> })
}

/// A record that proves it: a link, or its name alone where there is no way to it.
fn proven(record: LinkView) -> AnyView {
    if record.href.is_empty() {
        return view! { <span>{record.label}</span> }.into_any();
    }
    view! { <a href=href(&record.href)>{record.label}</a> }.into_any()
}

#[component]
fn Proof(records: Vec<LinkView>) -> impl IntoView {
    let records = records.into_iter().map(|record| {
        view! {
            <li>
                <Icon name=IconName::Record />
                {proven(record)}
            </li>
        }
    });
    view! {
        <div>
            <p class="verdict-label">{ComponentText::ProofOnFile.text()}</p>
            <ul class="proof">{records.collect_view()}</ul>
        </div>
    }
}

/// Each subject of a row that speaks of several, the most urgent first.
#[component]
fn Cases(cases: Vec<CaseView>) -> impl IntoView {
    let line = |case: CaseView| {
        view! {
            <li>
                <OutcomeMark outcome=case.mark />
                <span class="verdict-words">
                    <b>{case.subject}</b>
                    <span>{case.finding}</span>
                    {case.proof.into_iter().map(proven).collect_view()}
                </span>
                {case.remedy.map(|remedy| view! { <a href=href(&remedy.href)>{remedy.label}</a> })}
            </li>
        }
    };
    view! { <ul class="verdict-cases">{cases.into_iter().map(line).collect_view()}</ul> }.into_any()
}
