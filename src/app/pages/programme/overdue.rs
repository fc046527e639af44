//! What is overdue, the oldest first.

use super::state::{ProgrammeCtx, use_programme};
use super::table::{More, WINDOW};
use super::words;
use crate::app::components::{EmptyState, LedgerEntry, LedgerList, LinkView, Mark, live};
use crate::app::texts::counted;
use crate::app::texts::home::HomeText;
use crate::app::texts::programme::ProgrammeTable as T;
use crate::app::verdicts::{rule_at, text};
use crate::app::{format, paths};
use crate::policy::verdict::Subject;
use crate::programme::overdue::{Overdue, What};
use leptos::prelude::*;

/// The list.
#[component]
pub fn ProgrammeOverdue() -> impl IntoView {
    let programme = use_programme();
    let shown = RwSignal::new(WINDOW);
    let count = Memo::new(move |_| programme.overview.with(|rows| rows.overdue.len()));
    view! {
        {live(move || {
            let rows = programme.overview.get();
            if rows.overdue.is_empty() {
                return view! { <EmptyState title=T::NothingOverdue.text() text=T::NothingOverdueText.text()/> }.into_any();
            }
            let lines = rows.overdue.iter().take(shown.get()).map(|item| entry(programme, item)).collect_view();
            view! { <LedgerList>{lines}</LedgerList> }.into_any()
        })}
        <More shown found=count/>
    }
    .into_any()
}

/// Something overdue, in words.
pub(super) struct Line {
    pub(super) day: String,
    pub(super) ago: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) group: String,
    pub(super) mentor: String,
    pub(super) rule: String,
    pub(super) is_rule: bool,
}

pub(super) fn line(programme: ProgrammeCtx, item: &Overdue) -> Line {
    let rows = programme.overview.get();
    let name = |person| programme.name(item.group, person);
    let (title, text, rule) = match &item.what {
        What::Session { ordinal, .. } => {
            (T::SessionNotWritten.with(&[&ordinal.to_string()]), String::new(), String::new())
        }
        What::Action { text, owner } => {
            let by = owner.map_or_else(|| T::ActionOf.text().to_owned(), |owner| T::ActionFor.with(&[&name(owner)]));
            (text.clone(), by, String::new())
        }
        What::Retention => {
            (T::RetentionEnded.text().to_owned(), HomeText::RetentionText.text().to_owned(), String::new())
        }
        What::Rule { pack, effective, rule, subjects } => {
            let packs = programme.judged(item.group).map(|(inputs, _)| inputs.packs).unwrap_or_default();
            let title = rule_at(&packs, pack, Some(*effective), rule).map(|(_, rule)| text_of(&rule.title));
            let people = subjects
                .iter()
                .filter_map(|it| if let Subject::Member(person) = it { Some(name(*person)) } else { None });
            let people: Vec<_> = people.collect();
            let whom = if people.is_empty() { String::new() } else { T::For.with(&[&format::list(&people)]) };
            (title.unwrap_or_default(), whom, rule.to_string())
        }
    };
    let group = rows.groups.iter().find(|row| row.id == item.group);
    let mentor = words::mentor_of(&rows, item.group).map(|row| words::mentor(&rows, row)).unwrap_or_default();
    let days = programme.with(|open| (open.today() - item.day).num_days());
    let size = usize::try_from(days).unwrap_or_default();
    let many = HomeText::DaysAgo.text();
    Line {
        day: format::day_short(item.day),
        ago: if days == 1 { HomeText::WasYesterday.text().to_owned() } else { counted(size, many, many) },
        title,
        text,
        group: group.map(|row| row.name.clone()).unwrap_or_default(),
        mentor,
        is_rule: !rule.is_empty(),
        rule,
    }
}

fn text_of(texts: &crate::policy::pack::Texts) -> String {
    text(texts).to_owned()
}

fn entry(programme: ProgrammeCtx, item: &Overdue) -> AnyView {
    let line = line(programme, item);
    let mark = line.is_rule.then_some(Mark::Fail);
    view! {
        <LedgerEntry
            date=line.day
            when=line.ago
            late=true
            title=LinkView::new(line.title, paths::programme_group(item.group))
            text=line.text
            mark=mark
            meta=[line.group, line.mentor, line.rule].into_iter().filter(|word| !word.is_empty()).collect()
        />
    }
    .into_any()
}
