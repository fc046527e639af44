//! The frame of a short form that takes a moment: what is wrong, its fields, its button, and that it is at work.

use crate::app::components::{Button, ButtonKind, Notice, NoticeKind, live};
use leptos::prelude::*;

/// How such a form stands.
#[derive(Clone, Copy)]
pub(super) struct Gate {
    kind: ButtonKind,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
}

impl Gate {
    /// A form whose button looks like this.
    pub(super) fn new(kind: ButtonKind) -> Self {
        Self { kind, busy: RwSignal::new(false), problem: RwSignal::new(None) }
    }

    /// Does it, unless it is being done; what goes wrong is said above the fields.
    pub(super) fn run(self, work: impl Future<Output = Result<(), String>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        leptos::task::spawn_local(async move {
            let result = work.await;
            self.busy.try_set(false);
            self.problem.try_set(result.err());
        });
    }

    /// The form. `words` are the title of a problem, what the button says, and what is said while it works.
    pub(super) fn view(self, words: [&'static str; 3], on_submit: impl Fn() + 'static, fields: AnyView) -> AnyView {
        let [title, button, working] = words;
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            on_submit();
        };
        let problem =
            live(move || self.problem.get().map(|text| view! { <Notice kind=NoticeKind::Bad title=title text=text/> }));
        let at_work = live(move || {
            let work = || view! { <progress aria-label=working></progress> <span>{working}</span> };
            self.busy.get().then(work)
        });
        view! {
            <form class="form" novalidate on:submit=submit>
                {problem}
                {fields}
                <div class="form-actions">
                    <Button kind=self.kind submit=true disabled=self.busy>{button}</Button>
                    <p class="gate-work small soft" role="status">{at_work}</p>
                </div>
            </form>
        }
        .into_any()
    }
}
