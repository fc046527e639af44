//! Times of a piece of work, and the rows of the report.

use serde::Serialize;
use std::time::Instant;

/// The times of one piece of work in seconds, the shortest first.
pub struct Times(Vec<f64>);

impl Times {
    pub fn median(&self) -> f64 {
        self.0[self.0.len() / 2]
    }
}

/// Runs the pieces of work in turns, so that whatever else the machine does falls on all of them alike. A tenth of the
/// runs, not counted, warms up.
pub fn interleaved<const N: usize>(runs: usize, mut works: [&mut dyn FnMut(); N]) -> [Times; N] {
    let mut times = [const { Vec::new() }; N];
    for run in 0..runs + runs.div_ceil(10) {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let start = Instant::now();
            work();
            if run >= runs.div_ceil(10) {
                times.push(start.elapsed().as_secs_f64());
            }
        }
    }
    times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        Times(times)
    })
}

/// A row of the report.
#[derive(Serialize)]
pub struct Row<'a> {
    pub name: &'a str,
    pub unit: &'a str,
    pub median: f64,
    pub min: f64,
    pub max: f64,
    pub peer: Option<f64>,
    pub ratio: Option<f64>,
}

impl<'a> Row<'a> {
    /// The times in a unit of which a second has `per_second`.
    pub fn of(name: &'a str, unit: &'a str, per_second: f64, times: &Times) -> Self {
        let [min, max] = [times.0[0], times.0[times.0.len() - 1]].map(|seconds| seconds * per_second);
        Self { name, unit, median: times.median() * per_second, min, max, peer: None, ratio: None }
    }

    /// Beside the median of something else, in the row's unit.
    pub fn beside(mut self, peer: f64) -> Self {
        self.peer = Some(peer);
        self.ratio = Some(self.median / peer);
        self
    }

    /// Prints the row as one line for the report.
    pub fn print(&self) {
        println!("bench: {}", serde_json::to_string(self).unwrap());
    }
}
