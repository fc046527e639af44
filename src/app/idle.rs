//! Locks a protected book that nobody uses, after a warning.

use super::clock;
use super::components::{Button, ButtonKind, Dialog};
use super::prefs::IDLE;
use super::state::{BookCtx, Phase, use_book};
use super::texts::vault::ManageText as T;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// After how many minutes, unless it was chosen otherwise.
pub const MINUTES: u32 = 10;

/// How long before it is locked the warning comes.
const WARNING: i64 = 60_000;
/// How often the clock is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// How often other tabs are told that somebody is here.
const TELL: i64 = 5_000;

/// When somebody was here last, and whether it was asked about.
#[derive(Clone, Copy)]
struct Idle {
    book: BookCtx,
    last: StoredValue<i64>,
    told: StoredValue<i64>,
    warned: RwSignal<bool>,
}

impl Idle {
    fn used(self) {
        // The question is answered by its button, by Escape or elsewhere, not by a hand that brushes the mouse.
        if self.warned.get_untracked() {
            return;
        }
        let now = clock::at().ms;
        self.last.set_value(now);
        if self.book.protected().get_untracked() && now - self.told.get_value() > TELL {
            self.told.set_value(now);
            self.book.tell_active("used");
        }
    }

    fn look(self) {
        let (phase, now) = (self.book.phase(), clock::at().ms);
        if !self.book.protected().get_untracked() || phase.get_untracked() != Phase::Open || runs_session() {
            self.last.set_value(now);
            return;
        }
        let limit = i64::from(IDLE.get().unwrap_or(MINUTES)) * 60_000;
        let idle = now - self.last.get_value();
        if idle >= limit {
            self.book.lock();
        } else if idle >= limit - WARNING && !self.warned.get_untracked() {
            self.warned.set(true);
        }
    }
}

/// A group that talks is no empty chair: the device lies before it and counts.
fn runs_session() -> bool {
    window().location().pathname().is_ok_and(|path| path.ends_with("/run"))
}

/// Follows whether somebody uses the book, and warns before it is locked.
#[component]
pub fn IdleLock() -> impl IntoView {
    let book = use_book();
    let now = clock::at().ms;
    let idle = Idle { book, last: StoredValue::new(now), told: StoredValue::new(0), warned: RwSignal::new(false) };
    window_event_listener(ev::keydown, move |_| idle.used());
    window_event_listener(ev::pointerdown, move |_| idle.used());
    window_event_listener(ev::pointermove, move |_| idle.used());
    window_event_listener(ev::wheel, move |_| idle.used());
    // A browser that refuses timers has no page that runs.
    drop(set_interval_with_handle(move || idle.look(), LOOK));
    Effect::new(move |before: Option<bool>| {
        let warned = idle.warned.get();
        if before == Some(true) && !warned {
            idle.used();
        }
        warned
    });
    Effect::new(move |before: Option<()>| {
        book.heard_of_others().get();
        if before.is_some() {
            idle.warned.set(false);
            idle.last.set_value(clock::at().ms);
        }
    });
    view! {
        <Dialog open=idle.warned title=T::WarnTitle.text()>
            <p class="soft" role="alert">{T::WarnText.text()}</p>
            <div class="dialog-actions">
                <Button kind=ButtonKind::Main on_press=move |()| idle.warned.set(false)>{T::Stay.text()}</Button>
            </div>
        </Dialog>
    }
}
