//! Asking for a backup: one line, at an age or after so many changes, and "not now" is heard.

use crate::app::components::{Button, LinkButton, Notice, NoticeKind, live};
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::counted;
use crate::app::texts::home::BackupDueText as T;
use crate::keeping::backup::Why;
use leptos::prelude::*;

/// The line; nothing where no backup is asked for.
#[component]
pub(super) fn BackupDue() -> impl IntoView {
    let book = use_book();
    let wanted = Memo::new(move |_| book.wants_backup().get());
    live(move || {
        let number = |count: u64| usize::try_from(count).unwrap_or_default();
        let text = match wanted.get()? {
            Why::Never(changes) => counted(number(changes), T::NeverOne.text(), T::NeverMany.text()),
            Why::Days(days) => T::Days.with(&[&days.to_string()]),
            Why::Changes(changes) => T::Changes.with(&[&changes.to_string()]),
        };
        Some(view! {
            <div id="backup-due">
                <Notice
                    kind=NoticeKind::Quiet
                    title=T::Title.text()
                    text=text
                    actions=move || {
                        view! {
                            <LinkButton to=format!("{}#save-backup", paths::BOOK)>{T::Save.text()}</LinkButton>
                            <Button reads=true id="not-now" on_press=move |()| book.put_backup_off()>
                                {T::NotNow.text()}
                            </Button>
                        }
                    }
                />
            </div>
        })
    })
}
