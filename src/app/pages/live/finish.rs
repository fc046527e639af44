//! The end: what will be written, what is still missing, then one entry.

use super::frame::heading;
use super::review::Review;
use super::run::{Run, Step};
use super::written::{edit, missing, next, records, summary};
use crate::app::components::{Button, ButtonKind, Choice, ConfirmDialog, OutcomeMark, SelectField, live};
use crate::app::form::Reader;
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::pages::sessions::words::people;
use crate::app::paths;
use crate::app::preflight::{Preflight, PreflightNotice};
use crate::app::texts::live::{ClosingText, FinishText as T};
use crate::app::texts::sessions::WriteUpText;
use crate::app::verdicts;
use crate::domain::sort::sort_by_key;
use crate::domain::statement::Topic;
use crate::live::event::Event;
use crate::policy::verdict::{Field, Place, Remedy, Subject, Verdict};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::collections::BTreeMap;

/// The step.
#[component]
pub(super) fn FinishStep(run: Run) -> impl IntoView {
    let state = run.part(|live| (live.began.is_some(), live.ended.is_some()));
    view! {
        <section class="stack">
            {heading(T::Title.text(), "")}
            {live(move || match state.get() {
                (false, _) => view! { <p>{T::NotBegun.text()}</p> }.into_any(),
                (true, false) => view! {
                    <p>{T::StillRuns.text()}</p>
                    <Button kind=ButtonKind::Main on_press=move |()| run.act(Event::Ended)>{ClosingText::End.text()}</Button>
                }
                .into_any(),
                (true, true) => view! { <Recording run/> }.into_any(),
            })}
            <Discard run/>
        </section>
    }
    .into_any()
}

/// What will be written and what is missing, with the button that writes it.
#[component]
fn Recording(run: Run) -> impl IntoView {
    let form = run.form;
    let signer = untrack(|| run.group.group()).and_then(|group| group.mentor);
    let signed_by = RwSignal::new(signer.map(|signer| signer.to_string()).unwrap_or_default());
    let made = move || records(run, next(run, &mut Reader::default()), signed_by.get().parse().ok());
    let lines = Memo::new(move |_| summary(&made()));
    let open = Memo::new(move |_| missing(run, made()));
    let preflight = Preflight::new(run.group, form, made).at("finish-reason");
    let is_over = untrack(|| run.session()).is_some_and(|session| session.held.is_some());
    let navigate = use_navigate();
    let save = move |()| {
        let build = || {
            let mut reader = Reader::default();
            preflight.check(&mut reader);
            let made = untrack(|| {
                let next = next(run, &mut reader);
                edit(run, records(run, next, signed_by.get().parse().ok()))
            });
            reader.finish(made.map(|edit| preflight.with_reason(edit, run.id.0)))
        };
        let navigate = navigate.clone();
        run.keep.stop();
        form.submit(build, move |revision| {
            run.group.book.say_done(T::Recorded.text(), revision);
            navigate(&paths::session(run.group.id, run.id), NavigateOptions::default());
        });
    };
    Effect::new(move || {
        if form.errors.with(|errors| !errors.is_empty()) {
            run.keep.resume();
        }
    });
    let unsigned = Choice::new("", WriteUpText::NotSigned.text());
    let signers =
        Signal::derive(move || std::iter::once(unsigned.clone()).chain(people(run.group.people())).collect::<Vec<_>>());
    let action = if is_over { T::RecordOver.text() } else { T::Record.text() };
    view! {
        <h3>{T::Written.text()}</h3>
        {live(move || {
            let lines = lines.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! { <ul class="bullets">{lines}</ul> }
        })}
        <h3>{T::Missing.text()}</h3>
        {live(move || {
            let open = open.get();
            if open.is_empty() {
                return view! { <p>{T::NothingMissing.text()}</p> }.into_any();
            }
            let is_own = |verdict: &Verdict| verdict.subject == Subject::Session(run.id);
            let (own, elsewhere): (Vec<_>, Vec<_>) = open.into_iter().partition(is_own);
            let rows = untrack(|| own.iter().map(|verdict| lack(run, &[verdict])).collect_view());
            view! {
                <p class="soft">{T::MissingLede.text()}</p>
                <ul class="runner-rows">{rows}</ul>
                {elsewhere_in_group(run, &elsewhere)}
            }
            .into_any()
        })}
        <FormView form on_save=save save=action>
            <Review run/>
            <PreflightNotice preflight/>
            <SelectField id="finish-sign" label=T::Sign.text() hint=WriteUpText::SignOffHint.text() choices=signers value=signed_by/>
        </FormView>
    }
    .into_any()
}

/// The step in which something is mended; none where it is mended elsewhere.
fn step_of(remedy: &Remedy) -> Option<Step> {
    if let Place::SessionStatement(_, topic) = remedy.place {
        let opened = matches!(topic, Topic::PrivacyExplained | Topic::ExpectationsSet);
        return Some(if opened { Step::Opening } else { Step::Closing });
    }
    match remedy.field {
        Field::ConfidentialityAt | Field::Affirmed | Field::AtEase | Field::Briefing => Some(Step::Opening),
        Field::FirstItemAt | Field::Chair | Field::Facilitator | Field::ParticipantRole | Field::Turns => {
            Some(Step::Agenda)
        }
        Field::SessionInvited | Field::Attendance => Some(Step::Arrival),
        Field::Contributions => Some(Step::Talk),
        Field::Observation | Field::Notes | Field::Matter => Some(Step::Notes),
        Field::Confidentiality | Field::SelfCheck | Field::Incident => Some(Step::Closing),
        Field::Format => Some(Step::Format),
        _ => None,
    }
}

/// What comes out as not met elsewhere in the group, folded, a row a rule; nothing where nothing does.
fn elsewhere_in_group(run: Run, verdicts: &[Verdict]) -> Option<AnyView> {
    let mut by_rule: BTreeMap<&str, Vec<&Verdict>> = BTreeMap::new();
    for verdict in verdicts {
        by_rule.entry(&verdict.rule).or_default().push(verdict);
    }
    (!by_rule.is_empty()).then(|| {
        let count = by_rule.len().to_string();
        let rows = untrack(|| by_rule.values().map(|of_rule| lack(run, of_rule)).collect_view());
        view! {
            <details class="more">
                <summary>{T::Elsewhere.with(&[&count])}</summary>
                <ul class="runner-rows">{rows}</ul>
            </details>
        }
        .into_any()
    })
}

/// Something that a rule finds missing: its mark, its rule, what was found or of whom, and the way to its step.
fn lack(run: Run, of_rule: &[&Verdict]) -> AnyView {
    let packs = run.group.packs();
    let Some(verdict) = of_rule.first() else { return ().into_any() };
    let Some((_, rule)) = verdicts::rule_of(&packs, verdict) else { return ().into_any() };
    let title = verdicts::text(&rule.title).to_owned();
    let finding = if of_rule.len() == 1 {
        verdicts::finding(run.group, verdict)
    } else {
        let mut names: Vec<_> = of_rule.iter().map(|each| verdicts::subject(run.group, each.subject)).collect();
        sort_by_key(&mut names, Clone::clone);
        format::list(&names)
    };
    let step = verdict.remedy.as_ref().and_then(step_of).filter(|step| run.steps().contains(step));
    let go = step.map(|step| {
        view! {
            <Button kind=ButtonKind::Quiet on_press=move |()| run.step.set(step)>{T::GoTo.with(&[step.name()])}</Button>
        }
    });
    view! {
        <li class="row">
            <OutcomeMark outcome=verdict.outcome/>
            <span class="grow"><b>{title}</b> <span class="runner-line">{finding}</span></span>
            {go}
        </li>
    }
    .into_any()
}

/// Throwing away what was kept, after a question.
#[component]
fn Discard(run: Run) -> impl IntoView {
    let open = RwSignal::new(false);
    let navigate = use_navigate();
    let discard = move |()| {
        let navigate = navigate.clone();
        run.keep.stop();
        leptos::task::spawn_local(async move {
            run.keep.discard().await;
            run.group.book.say(T::Discarded.text());
            navigate(&paths::session(run.group.id, run.id), NavigateOptions::default());
        });
    };
    view! {
        <div class="row">
            <Button kind=ButtonKind::Quiet on_press=move |()| open.set(true)>{T::Discard.text()}</Button>
        </div>
        <ConfirmDialog
            open
            title=T::DiscardTitle.text().to_owned()
            text=T::DiscardText.text().to_owned()
            action=T::Discard.text()
            on_confirm=discard
        />
    }
    .into_any()
}
