//! The day of the judgement: a page that stays open goes with the calendar.

use super::BookCtx;
use crate::app::clock;
use leptos::prelude::*;

/// What tells that somebody is looking again, after the device slept or another tab was in front.
const LOOKS: [&str; 3] = ["visibilitychange", "focus", "pageshow"];

impl BookCtx {
    /// Judges by the new day as soon as there is one: at midnight, and whenever the page is looked at again.
    pub(super) fn follow_days(self) {
        for event in LOOKS {
            window_event_listener_untyped(event, move |_| self.turn_day());
        }
        self.await_midnight();
    }

    fn await_midnight(self) {
        let turn = move || {
            self.turn_day();
            self.await_midnight();
        };
        set_timeout(turn, clock::until_tomorrow());
    }

    fn turn_day(self) {
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
            leptos::task::spawn_local(self.refresh_stale());
        }
    }
}
