//! The guard over the texts of a form: what it looks for there, and how a reason for keeping a piece is recorded.

use super::clock;
use super::components::{PieceView, Watch, around};
use super::pages::book::erase::{Erasing, Wish};
use super::state::edit::Edit;
use super::state::group::GroupCtx;
use super::texts::guard::{GuardText as T, advice, instead, name};
use crate::domain::ids::GroupId;
use crate::domain::note::{About, Note};
use crate::guard::kinds::Kind;
use crate::guard::{Certainty, Finding, OffLimits, Reading, scan};
use crate::policy::checks::guard_clean::excludes;
use crate::policy::pack::Pack;
use crate::policy::texts::off_limits;
use chrono::Datelike;
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

/// How the rule of a departure begins where it is none of a policy's but the guard's.
const RULE: &str = "guard:";

/// Watches the texts of a form: of one in a group, with its cases and its policies in mind.
#[must_use]
pub fn watch(restored: RwSignal<bool>) -> Watch {
    let group = use_context::<GroupCtx>();
    let redact = use_context::<Erasing>().map(|erasing| Callback::new(move |text| erasing.ask(Wish::Text(text))));
    Watch::new(move |text| untrack(|| pieces(group, text)), restored, redact)
}

fn pieces(group: Option<GroupCtx>, text: &str) -> Vec<PieceView> {
    let file = group.map(|group| group.file.get()).unwrap_or_default();
    let packs = group.map(GroupCtx::packs).unwrap_or_default();
    let cases = || file.cases.iter();
    // A case of the group's own is the code that its mentor knows; where there are several, one shows what a code is.
    let code = cases().next().map_or_else(|| T::ExampleCode.text().to_owned(), |case| case.code.clone());
    let client = Some(&code).filter(|_| cases().count() == 1);
    let piece = |Finding { start, end, kind, certainty }: Finding| PieceView {
        shown: around(text, &(start..end)),
        place: start..end,
        key: kind.key(),
        name: name(kind),
        advice: advice(kind, certainty, &code),
        instead: client.filter(|_| kind == Kind::TitledName).map_or_else(|| instead(kind).to_owned(), Clone::clone),
        blocks: certainty == Certainty::Blocks,
    };
    findings(&OffLimits::of(cases().flat_map(off_limits)), &packs, text).map(piece).collect()
}

/// What the guard finds in a text of a group: what its cases keep out of it, and words of therapy where a policy of its does.
pub fn findings(kept_out: &OffLimits, packs: &[Arc<Pack>], text: &str) -> impl Iterator<Item = Finding> {
    let reading = Reading { year: Some(clock::today().year()), off_limits: Some(kept_out) };
    scan(text, &reading).into_iter().filter(|found| !found.kind.is_clinical() || excludes(packs, found.kind))
}

/// Adds the reasons for which pieces are kept to the entry: what was found, in which field and why, never the text.
#[must_use]
pub fn with_reasons(watch: Watch, edit: Edit, group: Option<GroupId>) -> Edit {
    let record = edit.about().map(|key| key.id);
    let Some((group, record)) = edit.group().or(group).zip(record) else { return edit };
    watch.kept().into_iter().fold(edit, |edit, (field, kept)| {
        let about = About::Departure { rule: format!("{RULE}{}:{field}", kept.keys), record };
        edit.and(Note { id: clock::new_id(), group, on: clock::today(), by: None, text: kept.reason, about }, None)
    })
}

/// True for a note that gives the reason for which a piece of that kind is kept in the record.
#[must_use]
pub fn keeps(note: &Note, of: Uuid, kind: Kind) -> bool {
    let About::Departure { rule, record } = &note.about else { return false };
    let keys = rule.strip_prefix(RULE).and_then(|rest| rest.split_once(':')).map_or("", |(keys, _)| keys);
    *record == of && keys.split(',').any(|key| key == kind.key())
}

/// What a reason of the guard's is about, in words; none for a rule of a policy.
#[must_use]
pub fn departure(rule: &str) -> Option<String> {
    let (keys, _) = rule.strip_prefix(RULE)?.split_once(':')?;
    let named = |key: &str| Kind::ALL.iter().find(|kind| kind.key() == key).map(|kind| name(*kind));
    Some(T::KeptInText.with(&[&keys.split(',').filter_map(named).collect::<Vec<_>>().join(", ")]))
}
