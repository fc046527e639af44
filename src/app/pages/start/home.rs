//! The start page: what is next across all groups, by date.

use super::groups::GroupCards;
use super::welcome::Welcome;
use crate::app::components::{
    Button, ButtonKind, IconName, LedgerEntry, LedgerList, LinkButton, LinkView, Mark, PageHead,
};
use crate::app::paths;
use crate::app::state::summary::{self, Item, Summary};
use crate::app::state::{packs, use_book};
use crate::app::texts::home::HomeText;
use crate::app::texts::{counted, records};
use crate::app::title::use_title;
use crate::app::verdicts::text;
use crate::app::{format, texts::fill};
use crate::domain::book::Shelf;
use crate::policy::verdict::Outcome;
use chrono::NaiveDate;
use leptos::prelude::*;

/// How many entries a part of the list shows before it is unfolded.
const SHOWN: usize = 8;

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let book = use_book();
    use_title(HomeText::Title.text());
    let is_empty = Memo::new(move |_| book.summaries().with(|rows| rows.is_empty()));
    move || if is_empty.get() { view! { <Welcome/> }.into_any() } else { view! { <Next/> }.into_any() }
}

#[component]
fn Next() -> impl IntoView {
    let book = use_book();
    let lines = Memo::new(move |_| {
        let today = book.today().get();
        book.summaries().with(|rows| book.shelf().with(|shelf| lines(rows.values(), shelf, today)))
    });
    let of = move |part: Part| {
        Signal::derive(move || {
            lines.with(|all| all.iter().filter(|line| line.part == part).cloned().collect::<Vec<_>>())
        })
    };
    view! {
        <PageHead
            title=Signal::derive(move || format::weekday(book.today().get()))
            lede=Signal::derive(move || lines.with(|lines| lede(lines)))
        >
            <LinkButton to=paths::NEW_GROUP icon=IconName::Add>{HomeText::NewGroup.text()}</LinkButton>
        </PageHead>
        <PartList title=HomeText::Today lines=of(Part::Today)/>
        <PartList title=HomeText::NotMet lines=of(Part::NotMet)/>
        <PartList title=HomeText::ComingUp lines=of(Part::ComingUp)/>
        <section class="section">
            <div class="section-head"><h2>{HomeText::MyGroups.text()}</h2></div>
            <GroupCards/>
        </section>
    }
    .into_any()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Today,
    NotMet,
    ComingUp,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    part: Part,
    day: Option<NaiveDate>,
    when: String,
    title: String,
    text: String,
    meta: Vec<String>,
    mark: Option<Mark>,
    href: String,
    action: &'static str,
    /// How many other things are mended on the same screen by the same day.
    more: usize,
}

/// The lines of all groups: what is today, what is not met, and what comes, each by date; undated last.
fn lines<'a>(rows: impl Iterator<Item = &'a Summary>, shelf: &Shelf, today: NaiveDate) -> Vec<Line> {
    let mut lines: Vec<_> = rows.flat_map(|row| of_group(row, shelf, today)).collect();
    lines.sort_by(|one, other| {
        let key = |line: &Line| (line.part, line.day.is_none(), line.day);
        key(one).cmp(&key(other)).then_with(|| one.title.cmp(&other.title))
    });
    lines
}

/// The lines of one group: what is mended on one screen by one day is one line.
fn of_group(row: &Summary, shelf: &Shelf, today: NaiveDate) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for line in row.items.iter().filter_map(|item| line(row, item, shelf, today)) {
        let screen = |line: &Line| line.href.split('#').next().map(str::to_owned);
        let same = |other: &&mut Line| {
            other.mark.is_some() && (other.part, other.day, screen(other)) == (line.part, line.day, screen(&line))
        };
        match lines.iter_mut().find(same) {
            Some(first) => first.more += 1,
            None => lines.push(line),
        }
    }
    for line in &mut lines {
        if line.more > 0 {
            let more = counted(line.more, HomeText::OneMore.text(), HomeText::ManyMore.text());
            line.title = fill("{0} {1}", &[&line.title, &more]);
        }
    }
    lines
}

fn line(row: &Summary, item: &Item, shelf: &Shelf, today: NaiveDate) -> Option<Line> {
    match item {
        Item::Session { session, ordinal, start } => {
            let day = start.date();
            Some(Line {
                part: if day == today { Part::Today } else { Part::ComingUp },
                day: Some(day),
                when: fill("{0}, {1}", &[&distance(day, today), &format::time(start)]),
                title: records::RecordText::Session.with(&[&ordinal.to_string()]),
                text: String::new(),
                meta: vec![row.name.clone()],
                mark: None,
                href: paths::session(row.id, *session),
                action: HomeText::OpenSession.text(),
                more: 0,
            })
        }
        Item::Rule { pack, rule, outcome, subjects, href } => {
            let rule = packs().iter().find(|each| each.key == *pack)?.rules.iter().find(|each| each.id == *rule)?;
            let day = match outcome {
                Outcome::Due(day) => *day,
                _ => None,
            };
            let names = summary::names(shelf, subjects);
            let part = if *outcome == Outcome::Fail { Part::NotMet } else { Part::ComingUp };
            Some(Line {
                part,
                day,
                when: day.map(|day| distance(day, today)).unwrap_or_default(),
                title: text(&rule.title).to_owned(),
                text: if names.is_empty() {
                    text(&rule.text).to_owned()
                } else {
                    HomeText::For.with(&[&format::list(&names)])
                },
                meta: vec![row.name.clone(), rule.id.to_string()],
                mark: Some(Mark::from(*outcome)),
                href: href.clone().unwrap_or_else(|| paths::group(row.id)),
                action: HomeText::GoThere.text(),
                more: 0,
            })
        }
    }
}

fn distance(day: NaiveDate, today: NaiveDate) -> String {
    let days = (day - today).num_days();
    let size = usize::try_from(days.unsigned_abs()).unwrap_or_default();
    match days {
        0 => HomeText::IsToday.text().to_owned(),
        1 => HomeText::IsTomorrow.text().to_owned(),
        2.. => counted(size, HomeText::InDays.text(), HomeText::InDays.text()),
        -1 => HomeText::WasYesterday.text().to_owned(),
        _ => counted(size, HomeText::DaysAgo.text(), HomeText::DaysAgo.text()),
    }
}

fn lede(lines: &[Line]) -> String {
    let not_met = lines.iter().filter(|line| line.part == Part::NotMet).count();
    match not_met {
        0 => HomeText::NothingLate.text().to_owned(),
        number => counted(number, HomeText::OneNotMet.text(), HomeText::ManyNotMet.text()),
    }
}

/// A part of the list; nothing where it has no lines.
#[component]
fn PartList(title: HomeText, lines: Signal<Vec<Line>>) -> impl IntoView {
    let all = RwSignal::new(false);
    move || {
        let lines = lines.get();
        if lines.is_empty() {
            return None;
        }
        let hidden = if all.get() { 0 } else { lines.len().saturating_sub(SHOWN) };
        let shown = lines.len() - hidden;
        let entries = lines.into_iter().take(shown).map(|line| {
            let date = line.day.map_or_else(|| HomeText::NoDate.text().to_owned(), format::day_short);
            view! {
                <LedgerEntry
                    date=date
                    when=line.when
                    title=LinkView::new(line.title, line.href.clone())
                    text=line.text
                    meta=line.meta
                    mark=line.mark
                >
                    <LinkButton to=line.href>{line.action}</LinkButton>
                </LedgerEntry>
            }
        });
        let more = (hidden > 0).then(|| {
            view! {
                <Button kind=ButtonKind::Quiet on_press=move |()| all.set(true)>
                    {HomeText::ShowMore.with(&[&hidden.to_string()])}
                </Button>
            }
        });
        Some(view! {
            <section class="section">
                <div class="section-head"><h2>{title.text()}</h2></div>
                <LedgerList>{entries.collect_view()}</LedgerList>
                {more}
            </section>
        })
    }
}
