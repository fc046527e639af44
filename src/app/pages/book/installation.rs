//! The check of this installation: what the host sends, and what this browser allows.

use crate::app::components::{Button, ButtonKind, LinkView, Mark, Notice, NoticeKind, OutcomeMark, PageHead, live};
use crate::app::events::inspect;
use crate::app::paths;
use crate::app::texts::book::SafeText;
use crate::app::texts::installation::{FindingText as F, InstallationText as T};
use crate::app::title::use_title;
use leptos::prelude::*;
use serde::Deserialize;

/// What the boot module tells.
#[derive(Clone, Deserialize)]
struct Report {
    build: Option<String>,
    findings: Vec<Found>,
}

/// One finding: whether it holds, where that can be told, and what was seen.
#[derive(Clone, Deserialize)]
struct Found {
    key: String,
    holds: Option<bool>,
    seen: String,
}

/// How much it matters where something does not hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// Others can get at the records.
    Grave,
    /// A second line of defence, or comfort.
    Less,
}
use Weight::{Grave, Less};

/// A thing that is looked at: its key, its weight, its name and what to do.
type Item = (&'static str, Weight, F, F);

const ADDRESS: &[Item] = &[
    ("secure", Grave, F::Secure, F::SecureNot),
    ("own-origin", Grave, F::OwnOrigin, F::OwnOriginNot),
    ("neighbours", Grave, F::Neighbours, F::NeighboursNot),
];
const HOST: &[Item] = &[
    ("policy", Less, F::Policy, F::PolicyNot),
    ("policy-page", Grave, F::PolicyPage, F::PolicyPageNot),
    ("policy-worker", Less, F::PolicyWorker, F::PolicyWorkerNot),
    ("permissions", Less, F::Permissions, F::PermissionsNot),
    ("opener", Less, F::Opener, F::OpenerNot),
    ("resource", Less, F::Resource, F::ResourceNot),
    ("referrer", Less, F::Referrer, F::ReferrerNot),
    ("sniffing", Less, F::Sniffing, F::SniffingNot),
    ("types", Less, F::Types, F::TypesNot),
    ("unchanged", Grave, F::Unchanged, F::UnchangedNot),
    ("addresses", Less, F::Addresses, F::AddressesNot),
];
const BROWSER: &[Item] = &[
    ("ways-out", Grave, F::WaysOut, F::WaysOutNot),
    ("offline", Less, F::Offline, F::OfflineNot),
    ("kept", Less, F::Kept, F::KeptNot),
    ("locks", Less, F::Locks, F::LocksNot),
];
const PARTS: [(T, &[Item]); 3] = [(T::Address, ADDRESS), (T::Host, HOST), (T::Browser, BROWSER)];

/// How far the check has come.
#[derive(Clone)]
enum Progress {
    Checking,
    Failed,
    Done(Report),
}

/// The page.
#[component]
pub fn Installation() -> impl IntoView {
    use_title(T::Title.text());
    let progress = RwSignal::new(Progress::Checking);
    let check = move || {
        progress.set(Progress::Checking);
        leptos::task::spawn_local(async move {
            let report = inspect().await.and_then(|text| serde_json::from_str(&text).ok());
            progress.try_set(report.map_or(Progress::Failed, Progress::Done));
        });
    };
    check();
    let checking = Signal::derive(move || progress.with(|now| matches!(now, Progress::Checking)));
    view! {
        <PageHead
            title=T::Title.text()
            lede=T::Lede.text()
            crumbs=vec![LinkView::new(SafeText::Title.text(), paths::BOOK)]
        >
            <Button kind=ButtonKind::Main disabled=checking on_press=move |()| check()>{T::Again.text()}</Button>
        </PageHead>
        <div role="status">
            {live(move || match progress.get() {
                Progress::Checking => view! { <p class="loading">{T::Checking.text()}</p> }.into_any(),
                Progress::Failed => view! { <Notice kind=NoticeKind::Bad title=T::Failed.text() text=T::FailedText.text()/> }.into_any(),
                Progress::Done(report) => summary(&report),
            })}
        </div>
        {live(move || match progress.get() {
            Progress::Done(report) => parts(&report),
            _ => ().into_any(),
        })}
    }
    .into_any()
}

/// The finding of that key; one that was not made cannot be told.
fn found(report: &Report, key: &str) -> (Option<bool>, String) {
    report
        .findings
        .iter()
        .find(|found| found.key == key)
        .map_or((None, String::new()), |it| (it.holds, it.seen.clone()))
}

fn mark(holds: Option<bool>, weight: Weight) -> Mark {
    match (holds, weight) {
        (Some(true), _) => Mark::Pass,
        (None, _) => Mark::Unknown,
        (Some(false), Grave) => Mark::Fail,
        (Some(false), Less) => Mark::Watch,
    }
}

/// What it comes to; what cannot be told is never counted as holding.
fn summary(report: &Report) -> AnyView {
    let lacks = |wanted: Weight| {
        let items = PARTS.iter().flat_map(|(_, items)| *items);
        items.filter(|item| item.1 == wanted).any(|item| found(report, item.0).0 != Some(true))
    };
    let (kind, title, text) = match (lacks(Grave), lacks(Less)) {
        (true, _) => (NoticeKind::Bad, T::Unfit, T::UnfitText),
        (false, true) => (NoticeKind::Heed, T::Partly, T::PartlyText),
        (false, false) => (NoticeKind::Good, T::Fit, T::FitText),
    };
    view! { <Notice kind=kind title=title.text() text=text.text()/> }.into_any()
}

fn parts(report: &Report) -> AnyView {
    let row = |item: &Item| {
        let &(key, weight, name, remedy) = item;
        let (holds, seen) = found(report, key);
        let lacks = holds != Some(true);
        view! {
            <li id=key>
                <OutcomeMark outcome=mark(holds, weight)/>
                <div>
                    <p>{name.text()}</p>
                    {lacks.then(|| view! { <p class="small soft">{remedy.text()}</p> })}
                    {(lacks && !seen.is_empty()).then(|| view! { <p class="hint">{T::Seen.with(&[&seen])}</p> })}
                </div>
            </li>
        }
    };
    let part = |(title, items): (T, &[Item])| {
        view! {
            <section class="section">
                <div class="section-head"><h2>{title.text()}</h2></div>
                <ul class="panel marked-rows">{items.iter().map(row).collect_view()}</ul>
            </section>
        }
    };
    let build = report.build.clone().map(|build| T::Build.with(&[&build]));
    view! {
        {PARTS.map(part).collect_view()}
        <section class="section stack">
            {build.map(|text| view! { <p class="soft measure">{text}</p> })}
            <p class="soft measure">{T::Hosting.text()}</p>
        </section>
    }
    .into_any()
}
