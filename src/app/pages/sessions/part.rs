//! What the three parts of a session's page share: the session that they were opened on, and their frame.

use crate::app::form::{FieldError, Form, Reader};
use crate::app::form_view::FormView;
use crate::app::preflight::{Preflight, PreflightNotice};
use crate::app::state::edit::Edit;
use crate::app::state::group::GroupCtx;
use crate::app::texts::sessions::SessionText;
use crate::domain::ids::SessionId;
use crate::domain::record::Revision;
use crate::domain::session::Session;
use leptos::prelude::*;

/// The session as this page knows it. Each part changes its own fields of it and leaves the others alone.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) group: GroupCtx,
    known: StoredValue<Session>,
    pending: StoredValue<Option<Session>>,
    opened: StoredValue<Option<Revision>>,
    forms: StoredValue<Vec<Form>>,
}

/// What a part makes of its fields: the entry, and the session as it is then.
pub(super) type Built = Result<(Edit, Session), Vec<FieldError>>;

impl Part {
    /// The page was opened on `session`, which stands at `opened`.
    pub(super) fn of(group: GroupCtx, session: Session, opened: Option<Revision>) -> Self {
        Self {
            group,
            known: StoredValue::new(session),
            pending: StoredValue::new(None),
            opened: StoredValue::new(opened),
            forms: StoredValue::new(Vec::new()),
        }
    }

    pub(super) fn id(self) -> SessionId {
        self.known.with_value(|session| session.id)
    }

    /// The session as this page knows it.
    pub(super) fn session(self) -> Session {
        self.known.get_value()
    }

    /// The revision at which this page knows it.
    pub(super) fn opened(self) -> Option<Revision> {
        self.opened.get_value()
    }

    /// The form of the part of that name.
    pub(super) fn form(self, name: &str) -> Form {
        let form = Form::new(format!("session-{name}-{}", self.id()));
        self.forms.update_value(|forms| forms.push(form));
        form
    }

    /// True where a part shows what is wrong with it.
    pub(super) fn has_errors(self) -> bool {
        self.forms.with_value(|forms| forms.iter().any(|form| form.errors.with_untracked(|errors| !errors.is_empty())))
    }

    /// True where `standing` came about by somebody else than this page: by undo, or in another tab.
    pub(super) fn is_foreign(self, standing: &Session) -> bool {
        self.known.with_value(|known| known != standing)
            && self.pending.with_value(|pending| pending.as_ref() != Some(standing))
    }

    /// Looks ahead at what a part would make of the session.
    pub(super) fn preflight(
        self,
        form: Form,
        control: &'static str,
        read: impl Fn(&mut Reader, Session) -> Session + Send + Sync + 'static,
    ) -> Preflight {
        let proposed = move || {
            let mut reader = Reader::default();
            let session = read(&mut reader, self.session());
            reader.finish(Some(session)).map(|session| vec![session.into()]).unwrap_or_default()
        };
        Preflight::new(self.group, form, proposed).at(control)
    }

    fn save(self, form: Form, built: Built) {
        let edit = built.map(|(edit, session)| {
            self.pending.set_value(Some(session));
            edit
        });
        form.submit(
            || edit,
            move |revision| {
                if let Some(Some(session)) = self.pending.try_update_value(Option::take) {
                    self.known.set_value(session);
                    self.opened.set_value(Some(revision));
                }
                self.group.book.say_done(SessionText::Saved.text(), revision);
            },
        );
    }
}

/// The frame of a part: its messages, its fields, its button.
#[component]
pub(super) fn PartForm(
    /// The session.
    part: Part,
    /// The form.
    form: Form,
    /// Makes the entry of what the fields say.
    make: Callback<(), Built>,
    /// What saving it would go against.
    #[prop(optional, into)]
    preflight: Option<Preflight>,
    /// What the button says.
    action: &'static str,
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="panel">
            <FormView form on_save=move |()| part.save(form, make.run(())) save=action>
                {children()}
                {preflight.map(|preflight| view! { <PreflightNotice preflight/> })}
            </FormView>
        </div>
    }
    .into_any()
}
