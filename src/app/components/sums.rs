//! Large figures side by side.

use leptos::prelude::*;

/// A large figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SumView {
    /// What it counts.
    pub label: String,
    /// The figure, such as `10:00`.
    pub value: String,
    /// What qualifies it; empty for nothing.
    pub note: String,
    /// True for the one figure that matters most.
    pub main: bool,
}

/// Large figures side by side.
#[component]
pub fn Sums(
    /// The figures.
    #[prop(into)]
    sums: Signal<Vec<SumView>>,
) -> impl IntoView {
    let figure = |sum: SumView| {
        let SumView { label, value, note, main } = sum;
        view! {
            <div class:sums-main=main>
                <dt>{label}</dt>
                <dd>
                    <b>{value}</b>
                    {(!note.is_empty()).then(|| view! { <small>{note}</small> })}
                </dd>
            </div>
        }
    };
    view! { <dl class="sums">{move || sums.get().into_iter().map(figure).collect_view()}</dl> }.into_any()
}
