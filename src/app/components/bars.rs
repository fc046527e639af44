//! Pictures of time: bars to the cap, and a line of progress.

use crate::app::texts::components::ComponentText;
use crate::domain::units::Minutes;
use leptos::prelude::*;

/// A bar: one mentee's time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarRow {
    /// Whose time it is.
    pub label: String,
    /// Credited.
    pub credited: Minutes,
    /// Credited, but at risk until a duty is met.
    pub at_risk: Minutes,
    /// Attended and not credited.
    pub not_credited: Minutes,
}

impl BarRow {
    fn attended(&self) -> Minutes {
        self.credited + self.at_risk + self.not_credited
    }
}

/// Time towards the cap: a sentence, one bar a mentee, a legend, and the same numbers as a table.
#[component]
pub fn Bars(
    /// What the picture says, in a sentence.
    #[prop(into)]
    caption: String,
    /// The bars.
    rows: Vec<BarRow>,
    /// The cap, where there is one.
    #[prop(optional_no_strip)]
    cap: Option<Minutes>,
) -> impl IntoView {
    let longest = rows.iter().map(BarRow::attended).chain(cap).max().unwrap_or_default();
    // A twentieth is left free, so that the cap is never the edge.
    let share = move |time: Minutes| f64::from(time.0) / (f64::from(longest.0.max(1)) * 1.05) * 100.0;
    let head = cap.map(|cap| {
        view! {
            <div class="bars-cap" aria-hidden="true">
                <svg>
                    <text x=percent(share(cap)) y="14">{ComponentText::CapAt.with(&[&cap.to_string()])}</text>
                </svg>
            </div>
        }
    });
    let bars = rows.iter().map(|row| bar(row, cap.map(share), share)).collect_view();
    view! {
        <figure class="bars">
            <figcaption>{caption}</figcaption>
            {head}
            <div aria-hidden="true">{bars}</div>
            <Legend />
            <details class="more">
                <summary>{ComponentText::SameNumbers.text()}</summary>
                <Numbers rows=rows />
            </details>
        </figure>
    }
    .into_any()
}

fn bar(row: &BarRow, cap: Option<f64>, share: impl Fn(Minutes) -> f64) -> AnyView {
    let (credited, at_risk, out) = (share(row.credited), share(row.at_risk), share(row.not_credited));
    let part = |class, from, width: f64| {
        (width > 0.0).then(|| {
            view! { <rect class=class x=percent(from) y="8" width=percent(width) height="14" rx="2" /> }
        })
    };
    view! {
        <div class="bars-row">
            <span class="bars-label">{row.label.clone()}</span>
            <svg>
                {part("bar-credited", 0.0, credited)}
                {part("bar-risk", credited, at_risk)}
                {part("bar-out", credited + at_risk, out)}
                {cap.map(|cap| view! { <line class="bar-cap" x1=percent(cap) x2=percent(cap) y1="0" y2="30" /> })}
            </svg>
            <span class="bars-value">{(row.credited + row.at_risk).to_string()}</span>
        </div>
    }
    .into_any()
}

#[component]
fn Legend() -> impl IntoView {
    const KINDS: [(&str, ComponentText); 3] = [
        ("bar-credited", ComponentText::Credited),
        ("bar-risk", ComponentText::CreditAtRisk),
        ("bar-out", ComponentText::AttendedNotCredited),
    ];
    let kinds = KINDS.map(|(class, label)| {
        view! {
            <li>
                <svg aria-hidden="true">
                    <rect class=class x="1" y="1" width="22" height="12" rx="2" />
                </svg>
                {label.text()}
            </li>
        }
    });
    view! { <ul class="legend">{kinds}</ul> }
}

#[component]
fn Numbers(rows: Vec<BarRow>) -> impl IntoView {
    const HEADS: [ComponentText; 4] =
        [ComponentText::Attended, ComponentText::Credited, ComponentText::CreditAtRisk, ComponentText::NotCredited];
    let lines = rows.into_iter().map(|row| {
        let numbers = [row.attended(), row.credited, row.at_risk, row.not_credited];
        let cells = std::array::from_fn::<_, 4, _>(|at| (HEADS.get(at), numbers.get(at))).map(|(head, number)| {
            view! {
                <td class="number" data-label=head.map(|head| head.text())>
                    {number.map(ToString::to_string)}
                </td>
            }
        });
        view! { <tr><th scope="row">{row.label}</th>{cells}</tr> }
    });
    view! {
        <table class="stacks">
            <thead>
                <tr>
                    <th scope="col">{ComponentText::Name.text()}</th>
                    {HEADS.map(|head| view! { <th scope="col" class="number">{head.text()}</th> })}
                </tr>
            </thead>
            <tbody>{lines.collect_view()}</tbody>
        </table>
    }
}

/// A line that shows how much of a whole is done. The same is said in words beside it.
#[component]
pub fn Progressline(
    /// How much is done.
    #[prop(into)]
    done: Signal<u32>,
    /// The whole.
    #[prop(into)]
    whole: Signal<u32>,
) -> impl IntoView {
    let width = move || percent((f64::from(done.get()) / f64::from(whole.get().max(1)) * 100.0).min(100.0));
    view! {
        <svg class="progress" aria-hidden="true">
            <rect class="progress-track" x="0" y="0" width="100%" height="6" rx="3" />
            <rect class="progress-done" x="0" y="0" width=width height="6" rx="3" />
        </svg>
    }
}

fn percent(share: f64) -> String {
    format!("{share:.2}%")
}
