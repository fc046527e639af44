//! Hours: attended, credited, and why the rest is not.

use crate::app::components::{HoursChart, HoursRow};
use crate::app::format;
use crate::app::pages::evidence::blocks::{Set, nothing, part, table};
use crate::app::pages::evidence::words::Words;
use crate::app::texts::entries::EntriesText;
use crate::app::texts::evidence::{PackText, RecordsText as T, SectionText};
use crate::app::texts::hours::{HoursText, why_not};
use crate::domain::hours::{Category, Setting};
use crate::domain::units::Minutes;
use crate::evidence::pack::Pack;
use crate::evidence::sections::{HoursEntry, HoursLine, HoursOf, Standing, Sums};
use leptos::prelude::*;

/// All hours of the pack.
pub fn hours(pack: &Pack) -> AnyView {
    if pack.hours.is_empty() {
        return nothing();
    }
    let words = Words(pack);
    let sums: Vec<_> = pack.hours.iter().map(|of| (of, total(of))).collect();
    let attended: Minutes = sums.iter().map(|(_, sums)| sums.attended).sum();
    let credited: Minutes = sums.iter().map(|(_, sums)| sums.credited).sum();
    let bar = |(of, sums): &(&HoursOf, Sums)| {
        let is_final = of.standing != Standing::Provisional;
        HoursRow {
            label: words.who(of.who),
            credited: if is_final { sums.credited } else { Minutes::ZERO },
            at_risk: if is_final { Minutes::ZERO } else { sums.credited },
            not_credited: sums.attended.less(sums.credited),
        }
    };
    let row = |(of, sums): &(&HoursOf, Sums)| {
        vec![
            words.who(of.who),
            format::hours(sums.attended),
            format::hours(sums.credited),
            format::hours(sums.attended.less(sums.credited)),
            of.cap.map_or_else(|| HoursText::NoCap.text().to_owned(), |cap| format::hours(cap.less(sums.credited))),
            standing(of),
        ]
    };
    let columns = [
        (SectionText::Name.text(), Set::Head),
        (T::Attended.text(), Set::Number),
        (T::Credited.text(), Set::Number),
        (T::NotCredited.text(), Set::Number),
        (T::Left.text(), Set::Number),
        (T::Standing.text(), Set::Wide),
    ];
    let caption = T::HoursCaption.with(&[&format::hours(attended), &format::hours(credited)]);
    let bars = sums.iter().map(bar).collect();
    let cap = pack.hours.iter().find_map(|of| of.cap);
    let each = pack.hours.iter().map(|of| statement(words, of)).collect_view();
    view! {
        <HoursChart caption=caption rows=bars cap=cap/>
        {table(T::HoursAll.text(), &columns, sums.iter().map(row).collect())}
        {each}
    }
    .into_any()
}

/// The whole ledger in sums, whatever the period.
fn total(of: &HoursOf) -> Sums {
    let lines = of.lines.iter().map(|line| (line.attended, line.credited));
    let all = lines.chain([(of.before.attended, of.before.credited), (of.after.attended, of.after.credited)]);
    all.fold(Sums::default(), |sums, (attended, credited)| Sums {
        attended: sums.attended + attended,
        credited: sums.credited + credited,
    })
}

fn standing(of: &HoursOf) -> String {
    let rules = of.rules.iter().map(|rule| (**rule).to_owned()).collect::<Vec<_>>().join(", ");
    match of.standing {
        Standing::Final => HoursText::Final.text().to_owned(),
        Standing::Provisional if rules.is_empty() => HoursText::Provisional.text().to_owned(),
        Standing::Provisional => format!("{}, {}", HoursText::Provisional.text(), T::WaitsFor.with(&[&rules])),
        Standing::FinalWithRemark => format!("{}, {}", HoursText::Final.text(), T::ClosedRules.with(&[&rules])),
    }
}

/// One mentee's lines.
fn statement(words: Words<'_>, of: &HoursOf) -> AnyView {
    let sum = |label: T, sums: Sums| {
        (sums != Sums::default()).then(|| {
            let not = sums.attended.less(sums.credited);
            let label = label.text().to_owned();
            vec![
                label,
                sums.attended.0.to_string(),
                sums.credited.0.to_string(),
                not.0.to_string(),
                String::new(),
                String::new(),
            ]
        })
    };
    let row = |line: &HoursLine| {
        let named = line.thing.map_or_else(
            || format!("{}, {}", PackText::Elsewhere.text(), format::day_short(line.on)),
            |thing| words.thing(thing),
        );
        let why = line.withheld.iter().map(|(minutes, why, rule)| {
            format!("{} ({}, {rule})", why_not(*why).trim_end_matches('.'), format::minutes(*minutes))
        });
        vec![
            named,
            line.attended.0.to_string(),
            line.credited.0.to_string(),
            line.attended.less(line.credited).0.to_string(),
            why.collect::<Vec<_>>().join("\n"),
            format::hours(line.so_far),
        ]
    };
    let mut rows: Vec<_> = sum(T::Before, of.before.clone()).into_iter().collect();
    rows.extend(of.lines.iter().map(row));
    rows.extend(sum(T::After, of.after.clone()));
    rows.extend(sum(T::Total, total(of)));
    let columns = [
        (HoursText::Source.text(), Set::Head),
        (T::Attended.text(), Set::Number),
        (T::Credited.text(), Set::Number),
        (T::NotCredited.text(), Set::Number),
        (T::WhyNot.text(), Set::Wide),
        (T::SoFar.text(), Set::Number),
    ];
    let name = words.who(of.who);
    let entries = (!of.entries.is_empty()).then(|| entries(&of.entries));
    part(name.clone(), view! { {table(&T::LinesOf.with(&[&name]), &columns, rows)} {entries} }.into_any())
}

/// Hours that came from elsewhere.
fn entries(entries: &[HoursEntry]) -> AnyView {
    let row = |entry: &HoursEntry| {
        let setting = match entry.setting {
            Setting::Group => EntriesText::Group,
            Setting::Individual => EntriesText::Individual,
        };
        let category = match entry.category {
            Category::MentoredExperience => EntriesText::Mentored,
            Category::DirectKnowledge => EntriesText::Direct,
        };
        vec![
            format::day_short(entry.on),
            entry.minutes.0.to_string(),
            setting.text().to_owned(),
            category.text().to_owned(),
            entry.source.clone(),
        ]
    };
    let columns = [
        (SectionText::Day.text(), Set::Head),
        (T::Minutes.text(), Set::Number),
        (EntriesText::Setting.text(), Set::Short),
        (T::Where.text(), Set::Wide),
        (EntriesText::Source.text(), Set::Wide),
    ];
    table(T::Entries.text(), &columns, entries.iter().map(row).collect())
}
