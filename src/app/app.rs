//! The app: router, contexts, and what is common to all screens.

use super::address::Address;
use super::base::base_path;
use super::components::{Button, Frame, Keeping, KeepingState, Notice, Show, Toast};
use super::events::{OfflineCopy, apply_update};
use super::focus::{keep_focus, use_focus};
use super::idle::IdleLock;
use super::pages;
use super::reading::{Reading, ReadingBar};
use super::shortcuts::use_shortcuts;
use super::state::{BookCtx, Phase, SaveState, use_book};
use super::texts::book::DeviceText;
use super::texts::common::Keep;
use super::texts::counted;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let book = BookCtx::provide();
    use_shortcuts(book);
    pages::book::erase::Erasing::provide();
    provide_context(Reading::of(book));
    provide_context(OfflineCopy::follow());
    keep_focus();
    view! {
        <Router base=base_path().trim_end_matches('/').to_owned()>
            <Show when=move || !book.is_handed() fallback=pages::answers::handed::HandedOver>
                <Frame
                    keeping=Signal::derive(move || keeping(book))
                    bare=Signal::derive(move || book.phase().get() == Phase::Locked)
                    covered=book.leaving()
                    on_lock=move |()| book.lock()
                >
                    <Show when=move || book.phase().get() != Phase::Locked>
                        <ReadingBar/>
                    </Show>
                    <NewVersion/>
                    <Show when=move || book.phase().get() == Phase::Open fallback=pages::opening::Opening>
                        <Opened/>
                    </Show>
                </Frame>
                <Toast shown=book.said()/>
                <pages::book::erase::EraseDialog/>
            </Show>
            <IdleLock/>
        </Router>
    }
}

/// An address in place of the library's own, so that all routes are of one type.
macro_rules! path {
    ($path:literal) => {
        Address($path)
    };
}

/// A screen as a pointer to what draws it, so that all routes are of one type.
macro_rules! screen {
    ($screen:path) => {
        (|| $screen().into_any()) as fn() -> AnyView
    };
}

/// The open book: its screens are made anew where another book, or drafts of another window, are to be shown.
#[component]
fn Opened() -> impl IntoView {
    use_focus();
    let epoch = use_book().epoch();
    (move || {
        epoch.track();
        view! { <Screens/> }
    })
    .into_any()
}

/// Every screen and its address; `paths.rs` makes the addresses.
#[component]
fn Screens() -> impl IntoView {
    view! {
        <Routes fallback=pages::not_found::NotFound>
            <Route path=path!("/") view=screen!(pages::start::home::Home)/>
            <Route path=path!("/book") view=screen!(pages::book::page::BookPage)/>
            <Route path=path!("/book/listings") view=screen!(pages::book::listings::Listings)/>
            <Route path=path!("/book/versions") view=screen!(pages::book::versions::VersionsPage)/>
            <Route path=path!("/book/texts") view=screen!(pages::book::scan::Scan)/>
            <Route path=path!("/book/protection") view=screen!(pages::vault::ProtectPage)/>
            <Route path=path!("/book/keep") view=screen!(pages::book::keep::KeepPage)/>
            <Route path=path!("/book/installation") view=screen!(pages::book::installation::Installation)/>
            <Route path=path!("/book/history") view=screen!(pages::book::history::BookHistory)/>
            <Route path=path!("/verify") view=screen!(pages::verify::VerifyPage)/>
            <Route path=path!("/book/tables") view=screen!(pages::spreadsheet::tables::BookTables)/>
            <Route path=path!("/answer") view=screen!(pages::answers::file::AnswerFile)/>
            <Route path=path!("/slip") view=screen!(pages::slips::answer::SlipPage)/>
            <Route path=path!("/groups") view=screen!(pages::start::groups::Groups)/>
            <Route path=path!("/groups/new") view=screen!(pages::start::new_group::NewGroup)/>
            <Route path=path!("/policies") view=screen!(pages::policies::Policies)/>
            <Route path=path!("/policies/new") view=screen!(pages::policies::edit::NewPolicy)/>
            <Route path=path!("/policies/compare") view=screen!(pages::policies::compare::ComparePolicies)/>
            <Route path=path!("/policies/:policy/rules/:rule") view=screen!(pages::policies::rule::RulePage)/>
            <Route path=path!("/policies/:policy/change") view=screen!(pages::policies::edit::ChangePolicy)/>
            <Route path=path!("/hours") view=screen!(pages::hours::overview::HoursOverview)/>
            <Route path=path!("/hours/:person") view=screen!(pages::hours::statement::Statement)/>
            <Route path=path!("/privacy") view=screen!(pages::privacy::Privacy)/>
            <ParentRoute path=path!("/programme") view=screen!(pages::programme::ProgrammeShell)>
                <Route path=path!("") view=screen!(pages::programme::groups::ProgrammeGroups)/>
                <Route path=path!("mentors") view=screen!(pages::programme::mentors::ProgrammeMentors)/>
                <Route path=path!("mentees") view=screen!(pages::programme::mentees::ProgrammeMentees)/>
                <Route path=path!("overdue") view=screen!(pages::programme::overdue::ProgrammeOverdue)/>
                <Route path=path!("summary") view=screen!(pages::programme::summary::ProgrammeSummary)/>
                <Route path=path!("groups/:group") view=screen!(pages::programme::one::ProgrammeGroupPage)/>
            </ParentRoute>
            <ParentRoute path=path!("/groups/:group") view=screen!(pages::group::shell::GroupShell)>
                <Route path=path!("") view=screen!(pages::group::overview::Overview)/>
                <Route path=path!("settings") view=screen!(pages::group::settings::GroupSettings)/>
                <Route path=path!("what-if") view=screen!(pages::group::what_if::WhatIfPage)/>
                <Route path=path!("hours") view=screen!(pages::hours::group::GroupHours)/>
                <Route path=path!("sessions") view=screen!(pages::sessions::list::Sessions)/>
                <Route path=path!("sessions/new") view=screen!(pages::sessions::new::NewSession)/>
                <Route path=path!("sessions/:session") view=screen!(pages::sessions::page::SessionPage)/>
                <Route path=path!("sessions/:session/run") view=screen!(pages::live::page::RunPage)/>
                <Route path=path!("notes") view=screen!(pages::notes::page::Notes)/>
                <Route path=path!("hours/entries") view=screen!(pages::entries::page::Entries)/>
                <Route path=path!("evidence") view=screen!(pages::evidence::page::EvidencePage)/>
                <Route path=path!("evaluation") view=screen!(pages::evaluation::page::EvaluationPage)/>
                <Route path=path!("members") view=screen!(pages::people::members::Members)/>
                <Route path=path!("members/:person") view=screen!(pages::people::member::MemberPage)/>
                <Route path=path!("meetings") view=screen!(pages::people::meetings::Meetings)/>
                <Route path=path!("meetings/:person/:kind") view=screen!(pages::people::meeting::MeetingPage)/>
                <Route path=path!("meetings/:person/:kind/:meeting") view=screen!(pages::people::meeting::MeetingPage)/>
                <Route path=path!("goals") view=screen!(pages::people::goals::Goals)/>
                <Route path=path!("goals/:goal") view=screen!(pages::people::goal::GoalPage)/>
                <Route path=path!("cases") view=screen!(pages::people::cases::Cases)/>
                <Route path=path!("cases/:case") view=screen!(pages::people::case::CasePage)/>
                <Route path=path!("concerns") view=screen!(pages::people::concerns::Concerns)/>
                <Route path=path!("slips") view=screen!(pages::slips::page::SlipsPage)/>
                <Route path=path!("tables") view=screen!(pages::spreadsheet::tables::GroupTables)/>
                <Route path=path!("import") view=screen!(pages::spreadsheet::import::ImportPage)/>
                <Route path=path!("history") view=screen!(pages::book::history::GroupHistory)/>
                <Route path=path!("charter") view=screen!(pages::agreed::charter::CharterPage)/>
                <Route path=path!("roles") view=screen!(pages::group::roles::RolesPage)/>
                <Route path=path!("stages") view=screen!(pages::group::stages::StagesPage)/>
                <Route path=path!("agreements") view=screen!(pages::agreed::workshop::WorkshopPage)/>
                <Route path=path!("agreements/paper") view=screen!(pages::agreed::workshop::paper::PaperPage)/>
                <Route path=path!("consents") view=screen!(pages::agreed::consents::ConsentsPage)/>
                <Route path=path!("statements") view=screen!(pages::agreed::statements::StatementsPage)/>
                <Route path=path!("matters") view=screen!(pages::agreed::matters::MattersPage)/>
                <Route path=path!("papers") view=screen!(pages::papers::list::PapersPage)/>
                <Route path=path!("papers/certificate/:person") view=screen!(pages::papers::certificate::CertificatePage)/>
                <Route path=path!("papers/consents") view=screen!(pages::papers::consents::ConsentSheets)/>
                <Route path=path!("papers/wall") view=screen!(pages::papers::wall::WallSheet)/>
                <Route path=path!("papers/plan/:session") view=screen!(pages::papers::plan::SessionPlan)/>
                <Route path=path!("sessions/:session/conduct") view=screen!(pages::agreed::conduct::ConductPage)/>
            </ParentRoute>
        </Routes>
    }
    .into_any()
}

/// Says that a newer version waits, and lets the user choose the moment.
#[component]
fn NewVersion() -> impl IntoView {
    let waits = expect_context::<OfflineCopy>().update;
    let apply = |()| {
        // Where the page cannot load again, the notice stays and can be tried once more.
        drop(apply_update());
    };
    view! {
        <Show when=move || waits.get()>
            <Notice
                title=DeviceText::UpdateReady.text()
                text=DeviceText::UpdateText.text()
                actions=move || view! { <Button reads=true on_press=apply>{DeviceText::UseUpdate.text()}</Button> }
            />
        </Show>
    }
}

/// The line that always says how the book is being kept.
fn keeping(book: BookCtx) -> Keeping {
    let (state, saved) = match book.save_state().get() {
        SaveState::Quiet => (KeepingState::Saved, Keep::Nothing.text().to_owned()),
        SaveState::Saving => (KeepingState::Saving, Keep::Saving.text().to_owned()),
        SaveState::Saved(time) => (KeepingState::Saved, Keep::Saved.with(&[&time])),
        SaveState::Failed => (KeepingState::Failed, Keep::Failed.text().to_owned()),
    };
    let age = book.last_backup().get().map(|backup| (book.today().get() - backup).num_days());
    let backup = match age {
        None => Keep::NoBackup.text().to_owned(),
        Some(0) => Keep::BackupToday.text().to_owned(),
        Some(days) => {
            counted(usize::try_from(days).unwrap_or_default(), Keep::BackupDay.text(), Keep::BackupDays.text())
        }
    };
    let has_groups = book.summaries().with(|rows| !rows.is_empty());
    Keeping {
        state,
        saved,
        place: Keep::Place.text().to_owned(),
        backup,
        locks: book.protected().get(),
        backup_late: has_groups && book.wants_backup().get().is_some(),
    }
}
