//! Ledgers line by line, and verdicts.

use super::{Columns, Source, day, number, word};
use crate::domain::record::Kind;
use crate::domain::units::Minutes;
use crate::policy::credit::Standing;
use crate::policy::pack::{Pack, Rule};
use crate::policy::verdict::{Outcome, Verdict};
use crate::spreadsheet::csv::Cell;
use crate::spreadsheet::tables::Column as C;

pub(super) fn credit(source: &Source<'_>) -> Columns {
    let columns = vec![
        C::CodeName,
        C::Day,
        C::Start,
        C::Source,
        C::Attended,
        C::Credited,
        C::Withheld,
        C::Why,
        C::SoFar,
        C::OfCap,
        C::Standing,
    ];
    let lines =
        source.assessment.ledgers.values().flat_map(|ledger| ledger.lines.iter().map(move |line| (ledger, line)));
    let rows = lines.map(|(ledger, line)| {
        let withheld: Minutes = line.withheld.iter().map(|withheld| withheld.minutes).sum();
        let why: Vec<_> = line.withheld.iter().map(|withheld| source.words.why_not(withheld.why)).collect();
        let from = if line.source.key().kind == Kind::Session { "session" } else { "entry" };
        let standing = match line.standing {
            Standing::Provisional(()) => "provisional",
            Standing::Final => "final",
            Standing::FinalWithRemark(()) => "final with remark",
        };
        vec![
            source.name(ledger.person),
            line.on.into(),
            line.start.as_ref().map_or(Cell::Empty, |start| Cell::Time(start.local().time())),
            Cell::Word(from.to_owned()),
            number(line.attended.0),
            number(line.credited.0),
            number(withheld.0),
            why.join("; ").into(),
            number(line.so_far.0),
            line.left.map_or(Cell::Empty, |left| number(left.0)),
            Cell::Word(standing.to_owned()),
        ]
    });
    (columns, rows.collect())
}

pub(super) fn verdicts(source: &Source<'_>) -> Columns {
    let columns = vec![
        C::Policy,
        C::Version,
        C::Rule,
        C::Clause,
        C::Title,
        C::Severity,
        C::Stage,
        C::Subject,
        C::Outcome,
        C::Due,
        C::Finding,
    ];
    let rows = source.assessment.verdicts.iter().map(|verdict| {
        let (outcome, due) = match verdict.outcome {
            Outcome::Pass => ("met", None),
            Outcome::Fail => ("not met", None),
            Outcome::Due(day) => ("due", day),
            Outcome::Monitor => ("to be watched", None),
            Outcome::Unknown => ("unknown", None),
            Outcome::NotApplicable => ("not applicable", None),
            Outcome::Exempt(day) => ("exempt", day),
        };
        let found = rule_of(source, verdict);
        let said = found.map(|(pack, rule)| {
            let texts = [&pack.title, &rule.clause, &rule.title].map(|texts| Cell::from(source.words.text(texts)));
            (texts, word(&rule.severity), word(&rule.stage))
        });
        let empty = || ([Cell::Empty, Cell::Empty, Cell::Empty], Cell::Empty, Cell::Empty);
        let ([policy, clause, title], severity, stage) = said.unwrap_or_else(empty);
        vec![
            policy,
            verdict.effective.into(),
            (&*verdict.rule).into(),
            clause,
            title,
            severity,
            stage,
            source.words.subject(verdict.subject).into(),
            Cell::Word(outcome.to_owned()),
            day(due),
            source.words.finding(verdict).into(),
        ]
    });
    (columns, rows.collect())
}

fn rule_of<'a>(source: &Source<'a>, verdict: &Verdict) -> Option<(&'a Pack, &'a Rule)> {
    let of_policy = source.packs.iter().filter(|pack| *pack.key == *verdict.pack);
    let pack = of_policy.clone().find(|pack| pack.dates.effective == verdict.effective).or(of_policy.clone().next())?;
    Some((pack, pack.rules.iter().find(|rule| rule.id == verdict.rule)?))
}
