//! Consent in its parts: everybody's word on each, on one grid, and what follows from a refusal or a withdrawal.

use super::words::{Say, day_of, last, present, record};
use super::{key, of_key};
use crate::app::clock;
use crate::app::components::{
    Button, ButtonKind, Choice, ConfirmDialog, DateField, IconName, LinkButton, Notice, NoticeKind, PageHead, live,
};
use crate::app::form::Form;
use crate::app::form_view::FormView;
use crate::app::format;
use crate::app::paths;
use crate::app::sheet::{Ask, Sheet};
use crate::app::state::edit::Edit;
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::texts::choices as words;
use crate::app::texts::consents::{ConsentText as T, follows};
use crate::app::texts::papers::SheetText;
use crate::app::title::use_title;
use crate::domain::agreement::{Assent, AssentTo};
use crate::domain::ids::PersonId;
use crate::policy::consent::{Asked, asked};
use crate::policy::facts::Facts;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is asked in this group; what has an answer and is no longer asked stays in sight.
pub(in crate::app::pages) fn parts(group: GroupCtx) -> Vec<Asked> {
    let packs = group.packs();
    group.file.with(|file| {
        let mut parts = asked(&packs, file);
        for assent in file.assents.iter().filter(|assent| !matches!(assent.to, AssentTo::Agreement(_))) {
            if parts.iter().all(|part| part.to != assent.to) {
                let of = crate::policy::circle::Circle::Participants;
                parts.push(Asked { to: assent.to, of, rules: Vec::new() });
            }
        }
        parts
    })
}

fn part_word(group: GroupCtx, to: AssentTo) -> String {
    match to {
        AssentTo::Goal(id) => group.file.with(|file| {
            let text = file.goals.get(id.0).map(|goal| goal.text.clone());
            text.map_or_else(|| words::assent(to).to_owned(), |text| T::GoalOf.with(&[&text]))
        }),
        _ => words::assent(to).to_owned(),
    }
}

/// True where the person is asked for that part.
pub(in crate::app::pages) fn is_asked(group: GroupCtx, person: PersonId, part: &Asked) -> bool {
    group.file.with(|file| {
        let leads = file.group().and_then(|group| group.mentor) == Some(person);
        file.member(person).is_some_and(|member| part.of.takes(member.role))
            || leads && part.of.takes(crate::domain::group::Role::Mentor)
    })
}

/// Whoever is asked and has not answered.
pub(in crate::app::pages) fn open(group: GroupCtx) -> Vec<(PersonId, AssentTo, Say)> {
    let parts = parts(group);
    let of = |(person, _): (PersonId, String)| {
        let own =
            parts.iter().filter(move |part| is_asked(group, person, part) && last(group, person, part.to).is_none());
        own.map(move |part| (person, part.to, Say::Yes)).collect::<Vec<_>>()
    };
    present(group).into_iter().flat_map(of).collect()
}

/// The page.
#[component]
pub fn ConsentsPage() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let on = RwSignal::new(clock::today().to_string());
    let asks = RwSignal::new(false);
    let left = Memo::new(move |_| open(group).len());
    let all_yes = Callback::new(move |()| {
        let edit = untrack(|| record(group, day_of(on), "", &open(group)));
        group.book.act(edit, T::Saved.text());
    });
    let sure = Signal::derive(move || {
        let day = on.get().parse().map_or_else(|_| String::new(), format::day);
        T::AllYesText.with(&[&left.get().to_string(), &day])
    });
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text()>
            <LinkButton icon=IconName::Print to=paths::group_page(group.id, "papers/consents")>{SheetText::Title.text()}</LinkButton>
        </PageHead>
        <p class="soft measure">{T::Explained.text()}</p>
        {live(move || {
            let parts = parts(group);
            if parts.is_empty() {
                return view! { <p class="soft">{T::NothingAsked.text()}</p> }.into_any();
            }
            view! {
                <div class="row consents-head">
                    <DateField id="assent" label=T::SaidOn.text() value=on/>
                    <Button kind=ButtonKind::Main icon=IconName::Pass id="all-yes" disabled=Signal::derive(move || left.get() == 0) on_press=move |()| asks.set(true)>
                        {T::AllYes.text()}
                    </Button>
                </div>
                <p class="small soft" role="status">
                    {move || match left.get() { 0 => T::NoneOpen.text().to_owned(), open => T::StillOpen.with(&[&open.to_string()]) }}
                </p>
                {grid(group, parts, on)}
            }
            .into_any()
        })}
        {live(move || follow_ups(group))}
        {more(group)}
        <ConfirmDialog open=asks title=T::AllYes.text() text=sure action=T::AllYesDo.text() on_confirm=all_yes kind=ButtonKind::Main/>
    }
    .into_any()
}

fn grid(group: GroupCtx, parts: Vec<Asked>, on: RwSignal<String>) -> AnyView {
    let head = |part: &Asked| {
        let rules = (!part.rules.is_empty()).then(|| view! { <span class="why">{part.rules.join(", ")}</span> });
        view! { <th scope="col">{part_word(group, part.to)}{rules}</th> }
    };
    let row = |(person, name): (PersonId, String)| {
        let cells = parts.iter().map(|part| cell(group, person, &name, part, on)).collect_view();
        view! { <tr><th scope="row">{name.clone()}</th>{cells}</tr> }
    };
    view! {
        <div class="table">
            <table class="stacks consents">
                <caption class="off">{T::Title.text()}</caption>
                <thead><tr><th scope="col">{T::Member.text()}</th>{parts.iter().map(head).collect_view()}</tr></thead>
                <tbody>{present(group).into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

const ANSWERS: [(Say, T); 3] = [(Say::Yes, T::Given), (Say::No, T::Refused), (Say::Withdraw, T::Withdrawn)];

/// One person's word on one part: a choice that is recorded when it is made.
fn cell(group: GroupCtx, person: PersonId, name: &str, part: &Asked, on: RwSignal<String>) -> AnyView {
    let to = part.to;
    let word = part_word(group, to);
    let label = T::CellOf.with(&[&word, name]);
    if !is_asked(group, person, part) && last(group, person, to).is_none() {
        return view! { <td data-label=word class="soft">{T::NotAsked.text()}</td> }.into_any();
    }
    let answer = last(group, person, to);
    let said = answer.as_ref().map(Say::of);
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        let Some((say, _)) = Say::KEYS.into_iter().find(|(_, key)| *key == chosen) else { return };
        let edit = untrack(|| record(group, day_of(on), "", &[(person, to, say)]));
        group.book.act(edit, T::Saved.text());
    };
    // Only what was given can be withdrawn.
    let can_withdraw = answer.as_ref().is_some_and(|answer| answer.given);
    let option = |(say, text): (Say, T)| {
        let key = Say::KEYS.into_iter().find(|(each, _)| *each == say).map_or("", |(_, key)| key);
        (say != Say::Withdraw || can_withdraw)
            .then(|| view! { <option value=key prop:selected=said == Some(say)>{text.text()}</option> })
    };
    let tone = match said {
        Some(Say::Yes) => "input consent tone-pass",
        Some(_) => "input consent tone-fail",
        None => "input consent",
    };
    view! {
        <td data-label=word>
            <select class=tone aria-label=label autocomplete="off" on:change=choose>
                {said.is_none().then(|| view! { <option value="" prop:selected=true>{T::Open.text()}</option> })}
                {ANSWERS.map(option).collect_view()}
            </select>
            <span class="why">{answer.as_ref().map(day_said)}</span>
        </td>
    }
    .into_any()
}

fn day_said(answer: &Assent) -> String {
    match answer.withdrawn_on {
        Some(day) => T::GivenAndWithdrawn.with(&[&format::day_short(answer.on), &format::day_short(day)]),
        None => format::day_short(answer.on),
    }
}

/// What follows where somebody refused or withdrew.
fn follow_ups(group: GroupCtx) -> AnyView {
    let parts = parts(group);
    let retention = group.group().and_then(|group| group.charter.retention_until).map(format::day);
    let one = |(person, name): (PersonId, String)| {
        let lines: Vec<_> = parts
            .iter()
            .filter_map(|part| {
                let answer = last(group, person, part.to)?;
                let say = Say::of(&answer);
                (say != Say::Yes).then(|| {
                    let day = answer.withdrawn_on.map(format::day);
                    view! {
                        <li>
                            <strong>{part_word(group, part.to)}": "</strong>
                            {day.map_or_else(|| T::WasRefused.text().to_owned(), |day| T::WasWithdrawn.with(&[&day]))}
                            " " {follows(part.to)}
                        </li>
                    }
                })
            })
            .collect();
        let records = (!lines.is_empty() && parts.iter().any(|part| part.to == AssentTo::DataStorage))
            .then(|| records_of(group, person, retention.as_deref()));
        (!lines.is_empty()).then(|| {
            view! {
                <Notice kind=NoticeKind::Heed title=T::FollowsFor.with(&[&name])>
                    <ul class="bullets">{lines.into_iter().collect_view()}{records}</ul>
                </Notice>
            }
        })
    };
    let found: Vec<_> = present(group).into_iter().filter_map(one).collect();
    if found.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="section stack" aria-labelledby="follows-title">
            <h2 id="follows-title">{T::Follows.text()}</h2>
            {found.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

/// What is on record of the person before their word changed and after it.
fn records_of(group: GroupCtx, person: PersonId, retention: Option<&str>) -> AnyView {
    let found = group.file.with(|file| Facts::of(file).map(|facts| facts.aftermath(person))).unwrap_or_default();
    let days = |days: BTreeSet<_>| format::list(&days.into_iter().map(format::day_short).collect::<Vec<_>>());
    let kept = (!found.kept.is_empty()).then(|| {
        let until = retention.map_or_else(|| T::KeptUndated.text().to_owned(), |day| T::KeptUntil.with(&[day]));
        view! { <li>{T::Kept.with(&[&days(found.kept)])}" "{until}</li> }
    });
    let against = (!found.against.is_empty()).then(|| view! { <li>{T::Against.with(&[&days(found.against)])}</li> });
    view! { {kept}{against} }.into_any()
}

/// What is asked for beyond the policies.
fn more(group: GroupCtx) -> AnyView {
    let form = Form::new(format!("consents-{}", group.id));
    let chosen = untrack(|| group.group().map(|group| group.charter.consents).unwrap_or_default());
    let choices = AssentTo::PLAIN.iter().map(|to| Choice::new(key(to), words::assent(*to))).collect();
    let ticked = chosen.iter().map(key).collect::<Vec<_>>().join(" ");
    let sheet = Sheet::new(form, vec![Ask::ticks("consents-asked", T::AskedFor.text(), choices, ticked)]);
    let on_save = move |()| {
        let build = || {
            let (standing, opened) =
                untrack(|| (group.group(), group.file.with(|file| file.groups.revision(group.id.0))));
            let mut standing = standing.ok_or_else(Vec::new)?;
            let keys: Vec<String> = untrack(|| sheet.keys("consents-asked"));
            standing.charter.consents = keys.iter().filter_map(|key| of_key(key)).collect();
            Ok(Edit::record(standing, opened))
        };
        form.submit(build, move |revision| group.book.say_done(T::Saved.text(), revision));
    };
    view! {
        <details class="more section">
            <summary>{T::More.text()}</summary>
            <p class="hint">{T::MoreHint.text()}</p>
            <FormView form=form on_save=on_save>{sheet.view()}</FormView>
        </details>
    }
    .into_any()
}
