//! What is left out of a table of counts cannot be worked out: tried against every table that agrees with what is told.

use circlebook::evidence::publish::suppress::{Table, Told, WIDTH, suppress};
use proptest::prelude::*;

const fn is_small(count: u32) -> bool {
    0 < count && count < WIDTH
}

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
        let fits =
            |column: usize| told.column_totals.get(column).copied().flatten().is_none_or(|total| total == sum(column));
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

/// `most` is a count that no other needs to exceed for all of them to be found.
fn holds(table: &Table, most: u32) -> Result<(), TestCaseError> {
    let told = suppress(table);
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
        holds(&table, 14)?;
    }

    #[test]
    fn nothing_that_is_left_out_of_a_table_can_be_worked_out(table in tables(2, 2, 9)) {
        holds(&table, 14)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nor_of_a_larger_one(table in tables(2, 3, 5)) {
        holds(&table, 10)?;
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
