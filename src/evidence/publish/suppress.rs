//! Tables of counts of people in which no small count can be told, neither as it stands nor from what stands around it.
//!
//! A count of one to four is not told. Beside a shown total, one count that is not told follows from the others; so more are left
//! out, until every count that is left out could be any of so many numbers that it tells nothing.
//!
//! How far a count that is left out can still be bounded is found exactly: a table with totals is a network in which the
//! lines are places and the counts are flows, and the bounds of one flow are a greatest flow around it.

use crate::domain::evaluation::FEWEST;
use std::collections::VecDeque;

/// A count could be at least this much higher or lower: as many as are never told apart.
pub const WIDTH: u32 = FEWEST as u32;

/// Greater than any count here, and small enough to be added up.
const ANY: u32 = u32::MAX / 1024;

/// Counts in lines and columns, and which totals are told with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The counts, line by line; all lines are of one length.
    pub cells: Vec<Vec<u32>>,
    /// True where the total of each line is told.
    pub line_totals: bool,
    /// True where the total of each column is told.
    pub column_totals: bool,
}

/// The same table with what may be told; none for what is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The counts.
    pub cells: Vec<Vec<Option<u32>>>,
    /// The total of each line; empty where they are not told at all.
    pub line_totals: Vec<Option<u32>>,
    /// The total of each column; empty where they are not told at all.
    pub column_totals: Vec<Option<u32>>,
    /// The total of all; none where it is left out, or one kind of total is not told at all.
    pub total: Option<u32>,
}

/// Leaves out small counts, and as many others as it takes.
#[must_use]
pub fn suppress(table: &Table) -> Told {
    let mut net = Net::of(table);
    for arc in &mut net.arcs {
        arc.hidden |= arc.is_open || is_small(arc.value);
    }
    // Each round leaves out one more, so that it ends; where everything is left out, nothing bounds anything.
    while let Some(weak) = (0..net.arcs.len()).find(|arc| net.is_weak(*arc)) {
        let Some(next) = net.companion(weak) else { break };
        if let Some(arc) = net.arcs.get_mut(next) {
            arc.hidden = true;
        }
    }
    net.told(table)
}

const fn is_small(count: u32) -> bool {
    0 < count && count < WIDTH
}

/// A count as a flow between the equation of its line and that of its column.
#[derive(Clone, Copy)]
struct Arc {
    from: usize,
    to: usize,
    value: u32,
    /// True for a total of a kind that is not told: nothing is to be kept from following for it.
    is_open: bool,
    hidden: bool,
}

/// The table as a network. Lines are the places `0..=lines`, the last for the totals of columns; columns come after them.
struct Net {
    arcs: Vec<Arc>,
    columns: usize,
    nodes: usize,
}

impl Net {
    fn of(table: &Table) -> Self {
        let (lines, columns) = (table.cells.len(), table.cells.first().map_or(0, Vec::len));
        let mut extended: Vec<Vec<u32>> = table.cells.clone();
        for line in &mut extended {
            line.push(line.iter().sum());
        }
        let sum = |column: usize| extended.iter().filter_map(|line| line.get(column)).sum::<u32>();
        let totals = (0..=columns).map(sum).collect();
        extended.push(totals);
        let mut arcs = Vec::with_capacity((lines + 1) * (columns + 1));
        for (at, line) in extended.iter().enumerate() {
            for (column, value) in line.iter().enumerate() {
                let (is_line_total, is_column_total) = (column == columns, at == lines);
                let is_open = (is_line_total && !table.line_totals) || (is_column_total && !table.column_totals);
                let (line_node, column_node) = (at, lines + 1 + column);
                // what adds up and its total stand on two sides of an equation
                let (from, to) =
                    if is_line_total == is_column_total { (column_node, line_node) } else { (line_node, column_node) };
                arcs.push(Arc { from, to, value: *value, is_open, hidden: false });
            }
        }
        Self { arcs, columns, nodes: lines + columns + 2 }
    }

    /// True for a count that is left out and could still be told, or told to be small.
    fn is_weak(&self, at: usize) -> bool {
        let Some(arc) = self.arcs.get(at).filter(|arc| arc.hidden && !arc.is_open) else { return false };
        let more = self.flow(at, arc.from, arc.to, WIDTH.saturating_mul(2));
        let less = self.flow(at, arc.to, arc.from, arc.value).min(arc.value);
        more.saturating_add(less) < WIDTH || arc.value.saturating_add(more) < WIDTH
    }

    /// The greatest flow from one end of a count to the other through the others that are left out, up to `most`: by so
    /// much the count itself could be otherwise.
    fn flow(&self, without: usize, to: usize, from: usize, most: u32) -> u32 {
        let mut spare: Vec<(u32, u32)> =
            self.arcs.iter().map(|arc| if arc.hidden { (ANY, arc.value) } else { (0, 0) }).collect();
        if let Some(own) = spare.get_mut(without) {
            *own = (0, 0);
        }
        let mut sent = 0;
        while sent < most {
            let Some(way) = self.way(&spare, from, to) else { break };
            let room = |(at, forth): &(usize, bool)| {
                spare.get(*at).map_or(0, |(more, less)| if *forth { *more } else { *less })
            };
            let amount = way.iter().map(room).min().unwrap_or(0).min(most - sent);
            for (at, forth) in &way {
                if let Some((more, less)) = spare.get_mut(*at) {
                    if *forth {
                        (*more, *less) = (*more - amount, *less + amount);
                    } else {
                        (*more, *less) = (*more + amount, *less - amount);
                    }
                }
            }
            sent += amount;
        }
        sent
    }

    /// A shortest way from one place to another along counts that can still be more, or less.
    fn way(&self, spare: &[(u32, u32)], from: usize, to: usize) -> Option<Vec<(usize, bool)>> {
        let mut came: Vec<Option<(usize, usize, bool)>> = vec![None; self.nodes];
        let mut ahead = VecDeque::from([from]);
        while let Some(node) = ahead.pop_front() {
            if node == to {
                break;
            }
            for (at, (arc, (more, less))) in self.arcs.iter().zip(spare).enumerate() {
                let step = match (arc.from == node, arc.to == node) {
                    (true, _) if *more > 0 => Some((arc.to, true)),
                    (_, true) if *less > 0 => Some((arc.from, false)),
                    _ => None,
                };
                if let Some((next, forth)) = step
                    && next != from
                    && let Some(slot @ None) = came.get_mut(next)
                {
                    *slot = Some((node, at, forth));
                    ahead.push_back(next);
                }
            }
        }
        let mut way = Vec::new();
        let mut node = to;
        while node != from {
            let (before, at, forth) = came.get(node).copied().flatten()?;
            way.push((at, forth));
            node = before;
        }
        Some(way)
    }

    /// What is best left out besides: the smallest count that stands in an equation with the weak one, those above
    /// nought first; where none is left there, the smallest of all.
    fn companion(&self, weak: usize) -> Option<usize> {
        let own = self.arcs.get(weak)?;
        let beside = |arc: &Arc| [arc.from, arc.to].iter().any(|end| *end == own.from || *end == own.to);
        let shown = self.arcs.iter().enumerate().filter(|(_, arc)| !arc.hidden);
        shown.min_by_key(|(_, arc)| (!beside(arc), arc.value == 0, arc.value)).map(|(at, _)| at)
    }

    fn told(&self, table: &Table) -> Told {
        let all: Vec<Vec<Option<u32>>> = self
            .arcs
            .chunks(self.columns + 1)
            .map(|line| line.iter().map(|arc| (!arc.hidden).then_some(arc.value)).collect())
            .collect();
        let (mut cells, mut line_totals, mut column_totals, mut total) = (all, Vec::new(), Vec::new(), None);
        if let Some(mut last) = cells.pop() {
            total = last.pop().flatten();
            column_totals = last;
        }
        for line in &mut cells {
            line_totals.extend(line.pop());
        }
        if !table.line_totals {
            line_totals.clear();
        }
        if !table.column_totals {
            column_totals.clear();
        }
        Told { cells, line_totals, column_totals, total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every value that each count can have, found by trying: all tables of whole numbers up to `most` that agree with
    /// what is told.
    fn possible(told: &Told, most: u32) -> Vec<Vec<(u32, u32)>> {
        let (lines, columns) = (told.cells.len(), told.cells[0].len());
        let mut found = vec![vec![(u32::MAX, 0); columns]; lines];
        let mut table = vec![vec![0; columns]; lines];
        fill(told, most, 0, &mut table, &mut found);
        found
    }

    fn fill(told: &Told, most: u32, at: usize, table: &mut Vec<Vec<u32>>, found: &mut Vec<Vec<(u32, u32)>>) {
        let (lines, columns) = (table.len(), table[0].len());
        let (line, column) = (at / columns, at % columns);
        if at > 0 && column == 0 {
            // a line is full: its total must agree
            let sum: u32 = table[line - 1].iter().sum();
            if told.line_totals.get(line - 1).copied().flatten().is_some_and(|total| total != sum) {
                return;
            }
        }
        if line == lines {
            let sum = |column: usize| table.iter().map(|line| line[column]).sum::<u32>();
            let fits = |column: usize| {
                told.column_totals.get(column).copied().flatten().is_none_or(|total| total == sum(column))
            };
            let all: u32 = table.iter().flatten().sum();
            if (0..columns).all(fits) && told.total.is_none_or(|total| total == all) {
                for (bounds, values) in found.iter_mut().zip(table.iter()) {
                    for (bound, value) in bounds.iter_mut().zip(values) {
                        *bound = (bound.0.min(*value), bound.1.max(*value));
                    }
                }
            }
            return;
        }
        let values = told.cells[line][column].map_or(0..=most, |value| value..=value);
        for value in values {
            table[line][column] = value;
            fill(told, most, at + 1, table, found);
        }
    }

    fn holds(table: &Table) -> Result<(), TestCaseError> {
        let told = suppress(table);
        let most = 14;
        let bounds = possible(&told, most);
        for (line, values) in table.cells.iter().enumerate() {
            for (column, value) in values.iter().enumerate() {
                let (low, high) = bounds[line][column];
                match told.cells[line][column] {
                    Some(shown) => {
                        prop_assert_eq!(shown, *value);
                        prop_assert!(!is_small(shown), "{} is told in {:?}", shown, told);
                    }
                    None => {
                        prop_assert!(low <= *value && *value <= high);
                        prop_assert!(high >= low + WIDTH && high >= WIDTH, "{}..{} in {:?}", low, high, told);
                    }
                }
            }
        }
        let totals = told.line_totals.iter().chain(&told.column_totals).chain([&told.total]).flatten();
        prop_assert!(totals.into_iter().all(|total| !is_small(*total)), "a small total is told in {:?}", told);
        Ok(())
    }

    fn tables(lines: usize, columns: usize, most: u32) -> impl Strategy<Value = Table> {
        let cells = proptest::collection::vec(proptest::collection::vec(0..=most, columns), lines);
        (cells, any::<bool>(), any::<bool>()).prop_map(|(cells, line_totals, column_totals)| Table {
            cells,
            line_totals,
            column_totals,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_that_is_left_out_of_a_line_can_be_worked_out(table in tables(1, 4, 9)) {
            holds(&table)?;
        }

        #[test]
        fn nothing_that_is_left_out_of_a_table_can_be_worked_out(table in tables(2, 2, 9)) {
            holds(&table)?;
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nor_of_a_larger_one(table in tables(2, 3, 8)) {
            holds(&table)?;
        }
    }

    fn line(cells: &[u32]) -> Told {
        suppress(&Table { cells: vec![cells.to_vec()], line_totals: true, column_totals: false })
    }

    #[test]
    fn one_small_count_beside_a_total_takes_a_second_with_it() {
        let told = line(&[7, 1]);
        assert_eq!((told.cells, told.line_totals), (vec![vec![None, None]], vec![Some(8)]));
    }

    #[test]
    fn a_total_that_would_tell_is_left_out_too() {
        assert_eq!(line(&[1, 2]).line_totals, [None], "three people are fewer than five");
        assert_eq!(line(&[4]).line_totals, [None]);
        assert_eq!(line(&[0, 8]).cells, [[Some(0), Some(8)]], "nought tells of nobody");
        assert_eq!(line(&[5]).line_totals, [Some(5)], "five are told");
    }

    #[test]
    fn without_totals_only_small_counts_are_left_out() {
        let told = suppress(&Table { cells: vec![vec![7, 1, 6]], line_totals: false, column_totals: false });
        assert_eq!(told.cells, [[Some(7), None, Some(6)]]);
    }

    #[test]
    fn a_table_without_counts_is_told_as_it_is() {
        let told = suppress(&Table { cells: Vec::new(), line_totals: true, column_totals: true });
        assert!(told.cells.is_empty() && told.total == Some(0));
    }
}
