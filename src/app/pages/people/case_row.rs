//! The fields of one case, on its own page and in a meeting's form.

use crate::app::components::{Choice, RadioGroup, Show, Spare, TextArea, TextField};
use crate::app::form::{Form, Reader};
use crate::app::pages::people::rows::Row;
use crate::app::texts::cases::CaseText;
use crate::domain::case::{Case, OffLimits};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The fields of a case.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct CaseRow {
    id: Uuid,
    /// The code.
    pub code: RwSignal<String>,
    /// What kind of case it is.
    pub nature: RwSignal<String>,
    /// How far the service goes.
    pub scope: RwSignal<String>,
    /// `all`, `parts`, or empty while nothing was said.
    pub limits: RwSignal<String>,
    /// The parts that are off limits, one a line.
    pub parts: RwSignal<String>,
}

impl Row for CaseRow {
    fn empty(id: Uuid) -> Self {
        Self {
            id,
            code: RwSignal::default(),
            nature: RwSignal::default(),
            scope: RwSignal::default(),
            limits: RwSignal::default(),
            parts: RwSignal::default(),
        }
    }

    fn id(&self) -> Uuid {
        self.id
    }
}

impl CaseRow {
    /// The fields, filled with what is recorded.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let (limits, parts) = match &case.off_limits {
            None => ("", String::new()),
            Some(OffLimits::All) => ("all", String::new()),
            Some(OffLimits::Parts(parts)) => ("parts", parts.join("\n")),
        };
        Self {
            id: case.id.0,
            code: RwSignal::new(case.code.clone()),
            nature: RwSignal::new(case.nature.clone()),
            scope: RwSignal::new(case.scope.clone()),
            limits: RwSignal::new(limits.to_owned()),
            parts: RwSignal::new(parts),
        }
    }

    /// The same fields as fields of `form`, so that its draft keeps them.
    #[must_use]
    pub fn in_form(self, form: Form) -> Self {
        let field = |name, signal: RwSignal<String>| form.text(name, signal.get_untracked());
        Self {
            id: self.id,
            code: field("code", self.code),
            nature: field("nature", self.nature),
            scope: field("scope", self.scope),
            limits: field("limits", self.limits),
            parts: field("parts", self.parts),
        }
    }

    /// True where nothing was typed.
    #[must_use]
    pub fn is_blank(self) -> bool {
        [self.code, self.nature, self.scope, self.limits, self.parts]
            .iter()
            .all(|text| text.with(|text| text.trim().is_empty()))
    }

    /// Reads the fields into `case`; `suffix` is what the identifiers of the controls end in.
    pub fn read(self, reader: &mut Reader, suffix: &str, case: &mut Case) {
        case.code = reader.required(&format!("case-code{suffix}"), &self.code.get());
        case.nature = self.nature.get().trim().to_owned();
        case.scope = self.scope.get().trim().to_owned();
        case.off_limits = match self.limits.get().as_str() {
            "all" => Some(OffLimits::All),
            "parts" => {
                let parts: Vec<_> = lines(&self.parts.get());
                if parts.is_empty() {
                    reader.refuse(&format!("case-parts{suffix}"), CaseText::PartsRequired.text());
                }
                Some(OffLimits::Parts(parts))
            }
            _ => None,
        };
    }
}

/// The lines of a text that say something.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The controls of a case.
#[component]
pub fn CaseFields(
    /// The form.
    form: Form,
    /// The fields.
    row: CaseRow,
    /// What the identifiers of the controls end in, where a form has several cases.
    #[prop(optional, into)]
    suffix: String,
) -> impl IntoView {
    // What a case keeps out of the group is written here.
    const OWN: Spare = Spare::Kinds(&["limits"]);
    let id = |name: &str| format!("{name}{suffix}");
    let limits = vec![
        Choice {
            hint: CaseText::LimitsPartsHint.text().to_owned(),
            ..Choice::new("parts", CaseText::LimitsParts.text())
        },
        Choice { hint: CaseText::LimitsAllHint.text().to_owned(), ..Choice::new("all", CaseText::LimitsAll.text()) },
    ];
    let (parts_id, parts_error) = (id("case-parts"), form.error(id("case-parts")));
    view! {
        <TextField
            id=id("case-code")
            label=CaseText::Code.text()
            hint=CaseText::CodeHint.text()
            value=row.code
            error=form.error(id("case-code"))
        />
        <TextArea
            id=id("case-nature")
            label=CaseText::Nature.text()
            hint=CaseText::NatureHint.text()
            value=row.nature
            spare=OWN
            rows=2
            optional=true
        />
        <TextArea
            id=id("case-scope")
            label=CaseText::Scope.text()
            hint=CaseText::ScopeHint.text()
            value=row.scope
            spare=OWN
            rows=2
            optional=true
        />
        <RadioGroup
            id=id("off-limits")
            label=CaseText::OffLimits.text()
            hint=CaseText::OffLimitsHint.text()
            choices=limits
            value=row.limits
            optional=true
        />
        <Show when=move || row.limits.with(|limits| limits == "parts")>
            <TextArea
                id=parts_id.clone()
                label=CaseText::Parts.text()
                hint=CaseText::PartsHint.text()
                value=row.parts
                spare=OWN
                error=parts_error
            />
        </Show>
    }
    .into_any()
}
