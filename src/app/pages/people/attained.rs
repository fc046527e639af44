//! How much was reached: the score of a mentee, and of the group its median, with what the numbers mean.

use crate::app::components::{Fold, For, Show, SumView, Sums};
use crate::app::state::group::GroupCtx;
use crate::app::texts::counted;
use crate::app::texts::goals::AttainedText as T;
use crate::domain::ids::PersonId;
use crate::policy::attained::{Attained, GroupAttained};
use leptos::prelude::*;

/// The score of a mentee.
#[component]
pub fn MenteeAttained(
    /// The open group.
    group: GroupCtx,
    /// The mentee.
    person: PersonId,
) -> impl IntoView {
    let attained = Memo::new(move |_| group.file.with(|file| Attained::by(file, person)));
    let sum = Signal::derive(move || {
        let attained = attained.get();
        vec![SumView {
            label: T::Score.text().to_owned(),
            value: value(attained),
            note: note(attained),
            ..SumView::default()
        }]
    });
    view! {
        <Show when=move || attained.with(|attained| *attained != Attained::NoGoal)>
            <section class="section">
                <div class="section-head"><h2>{T::Title.text()}</h2></div>
                <Sums sums=sum/>
                <Help/>
            </section>
        </Show>
    }
    .into_any()
}

/// The scores of all mentees and their median.
#[component]
pub fn AllAttained(
    /// The open group.
    group: GroupCtx,
) -> impl IntoView {
    let attained = Memo::new(move |_| {
        let today = group.book.today().get();
        group.file.with(|file| GroupAttained::of(file, today))
    });
    let any =
        move || attained.with(|attained| attained.mentees.iter().any(|(_, attained)| *attained != Attained::NoGoal));
    let is_rated = |attained: &Attained| match attained {
        Attained::NoGoal => false,
        Attained::Open { unrated, goals } => unrated < goals,
        Attained::Score { .. } => true,
    };
    let any_rated = move || attained.with(|attained| attained.mentees.iter().any(|(_, attained)| is_rated(attained)));
    let rows = move || {
        let row = |(person, attained)| (group.name(person), attained);
        let mut rows: Vec<(String, Attained)> = attained.get().mentees.into_iter().map(row).collect();
        crate::domain::sort::sort_by_key(&mut rows, |(name, _)| name.clone());
        rows
    };
    let sum = Signal::derive(move || {
        let attained = attained.get();
        vec![SumView {
            label: T::Median.text().to_owned(),
            value: attained.median.map_or_else(|| T::Unknown.text().to_owned(), |median| median.to_string()),
            note: median_note(&attained),
            ..SumView::default()
        }]
    });
    view! {
        <Show when=any>
            <section class="section" aria-labelledby="attained-title">
                <div class="section-head"><h2 id="attained-title">{T::Title.text()}</h2></div>
                <Show when=any_rated fallback=|| view! { <p class="soft">{T::NoneRated.text()}</p> }>
                <Sums sums=sum/>
                <div class="table attained-table">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{T::Mentee.text()}</th>
                                <th scope="col" class="number">{T::Goals.text()}</th>
                                <th scope="col" class="number">{T::Score.text()}</th>
                            </tr>
                        </thead>
                        <tbody>
                            <For
                                each=rows
                                key=|(name, attained)| (name.clone(), value(*attained), note(*attained))
                                children=|(name, attained)| view! {
                                    <tr>
                                        <th scope="row">{name} <span class="why">{note(attained)}</span></th>
                                        <td class="number">{goals(attained)}</td>
                                        <td class="number">{value(attained)}</td>
                                    </tr>
                                }
                            />
                        </tbody>
                    </table>
                </div>
                </Show>
                <Help/>
            </section>
        </Show>
    }
    .into_any()
}

/// What the numbers mean.
#[component]
fn Help() -> impl IntoView {
    view! {
        <Fold class="more" summary=|| T::HelpTitle.text()>
            <div class="attained-help">
                {[T::HelpScore, T::HelpMedian, T::HelpHow, T::HelpCare].map(|text| view! { <p>{text.text()}</p> })}
            </div>
        </Fold>
    }
}

fn value(attained: Attained) -> String {
    attained.score().map_or_else(|| T::Unknown.text().to_owned(), |score| score.to_string())
}

const fn goals(attained: Attained) -> usize {
    match attained {
        Attained::NoGoal => 0,
        Attained::Open { goals, .. } | Attained::Score { goals, .. } => goals,
    }
}

/// Why it is unknown, or what to bear in mind.
fn note(attained: Attained) -> String {
    match attained {
        Attained::NoGoal => T::NoGoal.text().to_owned(),
        Attained::Open { unrated, goals } => T::Unrated.with(&[&unrated.to_string(), &goals.to_string()]),
        Attained::Score { unprepared: 0, .. } => String::new(),
        Attained::Score { unprepared, .. } => counted(unprepared, T::Unprepared.text(), T::UnpreparedMany.text()),
    }
}

/// Of how many it is the median, or for whom it waits.
fn median_note(attained: &GroupAttained) -> String {
    let known = attained.mentees.iter().filter(|(_, attained)| attained.score().is_some()).count();
    let open = attained.mentees.len() - known;
    let mut notes = vec![if open == 0 {
        counted(known, T::MedianOf.text(), T::MedianOfMany.text())
    } else {
        counted(open, T::MedianOpen.text(), T::MedianOpenMany.text())
    }];
    if attained.left > 0 {
        notes.push(counted(attained.left, T::Left.text(), T::LeftMany.text()));
    }
    notes.join(" ")
}
