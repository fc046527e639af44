//! Words of the app for tables.

use crate::app::state::group::GroupCtx;
use crate::app::texts::answers::AnswerText;
use crate::app::texts::history::sentence;
use crate::app::texts::hours::why_not;
use crate::app::texts::spreadsheet::TablesText;
use crate::app::verdicts;
use crate::domain::record::RecordKey;
use crate::journal::entry::Entry;
use crate::journal::undo::History;
use crate::policy::credit::WhyNot;
use crate::policy::pack::Texts;
use crate::policy::verdict::{Subject, Verdict};
use crate::spreadsheet::tables::Words;
use std::sync::Arc;

/// The words of the app for the tables of a group.
pub(super) struct OfGroup {
    pub(super) group: GroupCtx,
    pub(super) history: Arc<History>,
}

impl Words for OfGroup {
    fn text<'t>(&self, texts: &'t Texts) -> &'t str {
        verdicts::text(texts)
    }

    fn finding(&self, verdict: &Verdict) -> String {
        verdicts::finding_with_gap(self.group, verdict)
    }

    fn subject(&self, subject: Subject) -> String {
        if subject == Subject::Group {
            return TablesText::ForGroup.text().to_owned();
        }
        verdicts::subject(self.group, subject)
    }

    fn why_not(&self, why: WhyNot) -> &'static str {
        why_not(why)
    }

    fn act(&self, entry: &Entry) -> String {
        let name = entry.label.record.map(|key| self.record(key)).unwrap_or_default();
        sentence(&self.history, &entry.label, &name)
    }

    fn record(&self, key: RecordKey) -> String {
        verdicts::label(self.group, key)
    }

    fn question(&self, place: usize) -> &'static str {
        match place {
            0 => AnswerText::Group.text(),
            1 => AnswerText::Individual.text(),
            2 => AnswerText::Benefit.text(),
            3 => AnswerText::Improve.text(),
            _ => TablesText::Action.text(),
        }
    }
}
