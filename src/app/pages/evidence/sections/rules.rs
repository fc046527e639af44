//! What the policies find: each rule with its clause, its outcomes and their proof.

use crate::app::components::{Counts, Mark, OutcomeMark, VerdictChart};
use crate::app::format;
use crate::app::pages::evidence::blocks::part;
use crate::app::pages::evidence::words::{Words, day_of};
use crate::app::texts::evidence::PackText as T;
use crate::app::texts::findings;
use crate::app::verdicts::text;
use crate::domain::sort::sort_by_key;
use crate::evidence::judged::{Found, Policy, Rule};
use crate::evidence::pack::{Ix, Pack};
use crate::policy::pack::Stage;
use leptos::prelude::*;

/// How the rules of a policy came out, at one stage or all.
fn counts(policy: &Policy, stage: Option<Stage>) -> Counts {
    let rules = policy.rules.iter().filter(|rule| !rule.repeats && stage.is_none_or(|stage| rule.stage == stage));
    rules.flat_map(|rule| &rule.found).map(|found| found.outcome).collect()
}

/// The picture of the findings by stage, and the same by policy and stage as a table.
pub fn stages(pack: &Pack) -> AnyView {
    let all = |stage: &Stage| {
        let each = pack.policies.iter().map(|policy| counts(policy, Some(*stage)));
        let sums = each.flat_map(|counts| Mark::ALL.map(|mark| (mark, counts.of(mark))));
        (findings::stage(*stage).to_owned(), sums.collect::<Counts>())
    };
    let stages: Vec<_> = Stage::ALL.iter().map(all).filter(|(_, counts)| counts.total() > 0).collect();
    let row = |label: String, counts: &Counts, main: bool| {
        let cells = Mark::ALL.map(|mark| {
            let count = counts.of(mark);
            view! { <td class="number" data-label=mark.word()>{if count > 0 { count.to_string() } else { "–".to_owned() }}</td> }
        });
        view! { <tr class:pack-main=main><th scope="row">{label}</th>{cells}</tr> }.into_any()
    };
    let of_policy = |policy: &Policy| {
        let by_stage = Stage::ALL.iter().filter_map(|stage| {
            let counts = counts(policy, Some(*stage));
            (counts.total() > 0).then(|| row(findings::stage(*stage).to_owned(), &counts, false))
        });
        std::iter::once(row(title(policy), &counts(policy, None), true)).chain(by_stage).collect_view()
    };
    let heads = Mark::ALL.map(|mark| view! { <th scope="col" class="number">{mark.word()}</th> });
    view! {
        <div class="pack-table pack-counts">
            <table class="stacks">
                <caption>{T::VerdictsCaption.text()}</caption>
                <thead><tr><th scope="col">{T::Policy.text()}</th>{heads}</tr></thead>
                <tbody>{pack.policies.iter().map(of_policy).collect_view()}</tbody>
            </table>
        </div>
        <VerdictChart caption=T::VerdictsCaption.text() stages=stages/>
    }
    .into_any()
}

/// The policy's name and version.
fn title(policy: &Policy) -> String {
    text(&policy.title).to_owned()
}

/// Every rule of every policy, stage by stage.
pub fn rules(pack: &Pack) -> AnyView {
    let of_policy = |policy: &Policy| {
        let version = [policy.version.clone(), format::day(policy.effective), policy.body.clone()];
        let version = T::Version.with(&version.each_ref().map(String::as_str));
        let tables = Stage::ALL.iter().filter_map(|stage| {
            let of_stage: Vec<_> = policy.rules.iter().filter(|rule| rule.stage == *stage).collect();
            (!of_stage.is_empty()).then(|| table(Words(pack), findings::stage(*stage), &of_stage))
        });
        let tables = tables.collect_view();
        part(title(policy), view! { <p class="soft">{version}</p> {tables} }.into_any())
    };
    pack.policies.iter().map(of_policy).collect_view().into_any()
}

fn table(words: Words<'_>, caption: &'static str, rules: &[&Rule]) -> AnyView {
    let bodies = rules.iter().map(|rule| body(words, rule)).collect_view();
    view! {
        <div class="pack-table pack-rules">
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{T::Outcome.text()}</th>
                        <th scope="col">{T::Finding.text()}</th>
                        <th scope="col">{T::Proof.text()}</th>
                    </tr>
                </thead>
                {bodies}
            </table>
        </div>
    }
    .into_any()
}

/// Findings that say the same, of several subjects.
struct Same {
    found: Found,
    sentence: String,
    subjects: Vec<String>,
    proof: Vec<Ix>,
}

/// A rule: a line with its name and clause, then one line for each thing that was found.
fn body(words: Words<'_>, rule: &Rule) -> AnyView {
    let mut same: Vec<Same> = Vec::new();
    for found in &rule.found {
        let (sentence, subject) = (words.finding(found), words.subject(found.subject));
        let alike = same.iter_mut().find(|other| other.found.outcome == found.outcome && other.sentence == sentence);
        match alike {
            Some(other) => {
                other.subjects.push(subject);
                other.proof.extend(&found.proof);
            }
            None => {
                let proof = found.proof.clone();
                same.push(Same { found: found.clone(), sentence, subjects: vec![subject], proof });
            }
        }
    }
    sort_by_key(&mut same, |same| Mark::from(same.found.outcome));
    let line = |mut same: Same| {
        sort_by_key(&mut same.proof, |thing| *thing);
        same.proof.dedup();
        let day = day_of(same.found.outcome);
        view! {
            <tr>
                <td class="pack-mark"><OutcomeMark outcome=same.found.outcome/> <span class="why">{day}</span></td>
                <td class="pack-text"><b>{same.subjects.join(", ")}</b> {format!(": {}", same.sentence)}</td>
                <td class="pack-text pack-proof">{words.things(&same.proof)}</td>
            </tr>
        }
    };
    let binding = format!("{} · {} · {}", rule.id, text(&rule.clause), findings::severity(rule.severity));
    view! {
        <tbody>
            <tr class="pack-rule">
                <th scope="rowgroup" colspan="3" class="pack-text">
                    {text(&rule.title).to_owned()}
                    <span class="why">{binding} {rule.repeats.then(|| format!(" · {}", T::Repeats.text()))}</span>
                </th>
            </tr>
            {same.into_iter().map(line).collect_view()}
        </tbody>
    }
    .into_any()
}
