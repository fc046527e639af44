//! What is next in all groups: in an order that any number of groups bears, and in words for those lines that are shown.

use crate::app::components::Mark;
use crate::app::state::library::packs;
use crate::app::state::summary::{self, Item, Summary};
use crate::app::texts::home::HomeText;
use crate::app::texts::live::LiveText;
use crate::app::texts::{counted, fields, fill, records};
use crate::app::verdicts::{rule_at, text};
use crate::app::{format, paths};
use crate::domain::book::Shelf;
use crate::domain::ids::GroupId;
use crate::domain::sort::sort_by_key;
use crate::policy::verdict::{Field, Outcome};
use chrono::NaiveDate;

/// So many days ahead the end of a group's records is told.
const SOON: i64 = 30;

/// The parts of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Today,
    /// Planned or due on a day that has passed.
    Late,
    NotMet,
    ComingUp,
}

/// A line before it is put into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) part: Part,
    day: Option<NaiveDate>,
    /// What is to be ready by a day comes before the session of that day, and what it leaves to do after it.
    rank: u8,
    pub(super) group: GroupId,
    /// Its place among the items of the group.
    item: usize,
    /// How many other things are mended on the same screen by the same day.
    more: usize,
}

/// One line of the list, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) date: String,
    pub(super) when: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) meta: Vec<String>,
    pub(super) mark: Option<Mark>,
    pub(super) href: String,
    /// Where its button leads.
    pub(super) act: String,
    pub(super) action: &'static str,
}

/// What is next in these groups: what is today, what is not met, and what comes, each by date; undated last.
pub(super) fn entries<'a>(rows: impl Iterator<Item = &'a Summary>, today: NaiveDate) -> Vec<Entry> {
    let mut entries: Vec<_> =
        rows.flat_map(|row| of_group(row, today).into_iter().map(|entry| (entry, row.name.as_str()))).collect();
    sort_by_key(&mut entries, |(entry, name): &(Entry, &'a str)| {
        (entry.part, entry.day.is_none(), entry.day, entry.rank, *name, entry.item)
    });
    entries.into_iter().map(|(entry, _)| entry).collect()
}

/// The entries of one group: what is mended on one screen by one day is one entry.
fn of_group(row: &Summary, today: NaiveDate) -> Vec<Entry> {
    let mut entries: Vec<(Entry, Option<&str>)> = Vec::new();
    for (place, item) in row.items.iter().enumerate() {
        let dated = match item.day() {
            Some(day) if day < today => Part::Late,
            Some(day) if day == today => Part::Today,
            _ => Part::ComingUp,
        };
        let (part, screen) = match item {
            Item::Rule { outcome: Outcome::Fail, href, .. } => (Part::NotMet, screen(href.as_deref())),
            Item::Rule { href, .. } => (Part::ComingUp, screen(href.as_deref())),
            // years ahead it is nothing to do
            Item::Retention { until } if (*until - today).num_days() > SOON => continue,
            Item::Session { .. } | Item::Action { .. } | Item::Retention { .. } => (dated, None),
        };
        let rank = match item {
            Item::Rule { .. } => 0,
            Item::Session { .. } => 1,
            Item::Action { .. } => 2,
            Item::Retention { .. } => 3,
        };
        let entry = Entry { part, day: item.day(), rank, group: row.id, item: place, more: 0 };
        let is_same = |(other, there): &&mut (Entry, Option<&str>)| {
            screen.is_some() && (other.part, other.day, *there) == (part, entry.day, screen)
        };
        match entries.iter_mut().find(is_same) {
            Some((first, _)) => first.more += 1,
            None => entries.push((entry, screen)),
        }
    }
    entries.into_iter().map(|(entry, _)| entry).collect()
}

/// An address without its field; what has no address is mended on the page of its group.
fn screen(href: Option<&str>) -> Option<&str> {
    Some(href.and_then(|href| href.split('#').next()).unwrap_or_default())
}

/// The entry in words; none where its group or its rule is no more.
pub(super) fn line(entry: Entry, row: &Summary, shelf: &Shelf, today: NaiveDate) -> Option<Line> {
    let date = entry.day.map_or_else(|| HomeText::NoDate.text().to_owned(), format::day_short);
    let when = entry.day.map(|day| distance(day, today)).unwrap_or_default();
    match row.items.get(entry.item)? {
        Item::Session { session, ordinal, start, .. } => Some(Line {
            date,
            when: fill("{0}, {1}", &[&when, &format::time(start)]),
            title: records::RecordText::Session.with(&[&ordinal.to_string()]),
            text: if entry.part == Part::Late { HomeText::NotWrittenUp.text() } else { "" }.to_owned(),
            meta: vec![row.name.clone()],
            mark: None,
            href: paths::session(row.id, *session),
            act: if entry.part == Part::Today { paths::run } else { paths::session }(row.id, *session),
            action: if entry.part == Part::Today { LiveText::RunToday } else { LiveText::Open }.text(),
        }),
        Item::Action { text, owner, .. } => {
            let owner = owner.and_then(|owner| shelf.code_name(owner)).map(str::to_owned);
            let to = format!("{}#actions-open", paths::group(row.id));
            Some(Line {
                date,
                when,
                title: text.clone(),
                text: HomeText::LeftByEvaluation.text().to_owned(),
                meta: std::iter::once(row.name.clone()).chain(owner).collect(),
                mark: None,
                href: to.clone(),
                act: to,
                action: HomeText::SettleAction.text(),
            })
        }
        Item::Retention { .. } => {
            let to = format!("{}#{}", paths::group_page(row.id, "charter"), Field::Retention.key());
            Some(Line {
                date,
                when,
                title: HomeText::RetentionEnds.text().to_owned(),
                text: HomeText::RetentionText.text().to_owned(),
                meta: vec![row.name.clone()],
                mark: None,
                href: to.clone(),
                act: to,
                action: HomeText::OpenGroup.text(),
            })
        }
        Item::Rule { pack, effective, rule, outcome, subjects, href } => {
            let known = packs(shelf);
            let (_, rule) = rule_at(&known, pack, *effective, rule)?;
            let names = summary::names(shelf, subjects);
            let title = text(&rule.title);
            Some(Line {
                date,
                when,
                title: match entry.more {
                    0 => title.to_owned(),
                    more => {
                        let more = counted(more, HomeText::OneMore.text(), HomeText::ManyMore.text());
                        fill("{0} {1}", &[title, &more])
                    }
                },
                text: if names.is_empty() {
                    text(&rule.text).to_owned()
                } else {
                    HomeText::For.with(&[&format::list(&names)])
                },
                meta: vec![row.name.clone(), rule.id.to_string()],
                mark: Some(Mark::from(*outcome)),
                act: href.clone().unwrap_or_else(|| paths::group(row.id)),
                href: href.clone().unwrap_or_else(|| paths::group(row.id)),
                action: step(href.as_deref()),
            })
        }
    }
}

/// The step that mends it, as a verdict words it: the address ends with the field.
fn step(href: Option<&str>) -> &'static str {
    let key = href.and_then(|href| href.split_once('#')).map_or("", |(_, key)| key);
    let field = Field::ALL.iter().find(|field| field.key() == key);
    field.map_or(HomeText::OpenGroup.text(), |field| fields::step(*field))
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
