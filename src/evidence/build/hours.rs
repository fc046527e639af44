//! Hours: the ledgers, cut to the period with what came before and after it in sums.

use super::Cx;
use super::names::Names;
use crate::domain::ids::PersonId;
use crate::domain::record::Entity;
use crate::domain::sort::sort_by_key;
use crate::evidence::sections::{HoursEntry, HoursLine, HoursOf, Standing, Sums};
use crate::policy::credit::{Ledger, Line, Standing as Stands};

pub fn hours(cx: &Cx<'_>, names: &mut Names<'_>) -> Vec<HoursOf> {
    let seen = cx.source.assessment.ledgers.values().filter(|ledger| cx.sees(ledger.person));
    let mut hours: Vec<_> = seen.filter_map(|ledger| of(cx, names, ledger)).collect();
    sort_by_key(&mut hours, |hours| hours.who);
    hours
}

fn of(cx: &Cx<'_>, names: &mut Names<'_>, ledger: &Ledger) -> Option<HoursOf> {
    let sums = |lines: &mut dyn Iterator<Item = &Line>| {
        lines.fold(Sums::default(), |sums, line| Sums {
            attended: sums.attended + line.attended,
            credited: sums.credited + line.credited,
        })
    };
    let before = |line: &&Line| cx.period.from.is_some_and(|from| line.on < from);
    let after = |line: &&Line| cx.period.to.is_some_and(|to| line.on > to);
    let (standing, rules) = match &ledger.standing {
        Stands::Provisional(rules) => (Standing::Provisional, rules.clone()),
        Stands::Final => (Standing::Final, Vec::new()),
        Stands::FinalWithRemark(rules) => (Standing::FinalWithRemark, rules.clone()),
    };
    let within: Vec<_> = ledger.lines.iter().filter(|line| cx.period.holds(line.on)).collect();
    Some(HoursOf {
        who: names.who(ledger.person)?,
        programme: ledger.programme.clone(),
        cap: ledger.cap,
        before: sums(&mut ledger.lines.iter().filter(before)),
        lines: within.into_iter().map(|line| self::line(cx, names, line)).collect(),
        after: sums(&mut ledger.lines.iter().filter(after)),
        standing,
        rules,
        entries: entries(cx, names, ledger.person),
    })
}

fn line(cx: &Cx<'_>, names: &mut Names<'_>, line: &Line) -> HoursLine {
    let here = cx.source.file.group().is_some_and(|group| group.id == line.group);
    HoursLine {
        thing: if here { names.thing(line.source.key()) } else { None },
        on: line.on,
        attended: line.attended,
        credited: line.credited,
        withheld: line.withheld.iter().map(|part| (part.minutes, part.why, part.rule.clone())).collect(),
        so_far: line.so_far,
        left: line.left,
    }
}

fn entries(cx: &Cx<'_>, names: &mut Names<'_>, person: PersonId) -> Vec<HoursEntry> {
    let mut entries = Vec::new();
    for entry in cx.source.file.hours.iter().filter(|entry| entry.person == person && cx.period.holds(entry.on)) {
        let Some(thing) = names.thing(entry.key()) else { continue };
        entries.push(HoursEntry {
            thing,
            on: entry.on,
            minutes: entry.minutes,
            setting: entry.setting,
            category: entry.category,
            source: entry.source.clone(),
        });
    }
    sort_by_key(&mut entries, |entry| (entry.on, entry.thing));
    entries
}
