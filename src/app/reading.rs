//! A book that is only read here: a bar that says so, and the reason that everything out of reach refers to.

use super::components::{Button, Notice, NoticeKind, focus, live};
use super::state::{BookCtx, Phase, ReadOnly, use_book};
use super::texts::common::ReadingText as T;
use crate::keeping::tabs::Role;
use leptos::prelude::*;

/// The identifier of the sentence that says why nothing can be changed.
pub const REASON: &str = "reading-reason";

/// Whether the book is only read here: a context of every control.
#[derive(Clone, Copy)]
pub struct Reading(Signal<bool>);

impl Reading {
    /// Follows the book.
    #[must_use]
    pub fn of(book: BookCtx) -> Self {
        let read_only = book.read_only();
        // A locked book is not read: whoever unlocks it in a second window presses a button there.
        Self(Memo::new(move |_| book.phase().get() == Phase::Open && read_only.get().is_some()).into())
    }
}

/// Whether the book is only read here.
#[must_use]
pub fn is_reading() -> Signal<bool> {
    use_context::<Reading>().map_or_else(|| Signal::stored(false), |reading| reading.0)
}

/// What a control that is out of reach refers to.
pub fn reason() -> impl Fn() -> Option<&'static str> + Send + Sync + Copy + 'static {
    let reading = is_reading();
    move || reading.get().then_some(REASON)
}

/// The bar over every page of a book that is only read here.
#[component]
pub fn ReadingBar() -> impl IntoView {
    let book = use_book();
    let epoch = book.epoch();
    Effect::new(move |before: Option<u32>| {
        let now = epoch.get();
        if before.is_some_and(|before| before != now) {
            // the button that was pressed is gone
            focus("content");
        }
        now
    });
    live(move || {
        let (title, text) = match book.read_only().get()? {
            ReadOnly::Elsewhere => (T::Title, T::Elsewhere),
            ReadOnly::Newer => (T::NewerTitle, T::Newer),
        };
        let wanting = Signal::derive(move || book.role().get() == Role::Wanting);
        let is_elsewhere = text == T::Elsewhere;
        Some(view! {
            <div class="reading-bar" id=REASON>
                <Notice
                    kind=NoticeKind::Info
                    title=title.text()
                    text=text.text()
                    actions=move || {
                        is_elsewhere
                            .then(|| {
                                view! {
                                    <Button reads=true id="edit-here" disabled=wanting on_press=move |()| book.edit_here()>
                                        {T::Edit.text()}
                                    </Button>
                                }
                            })
                    }
                />
            </div>
        })
    })
}
