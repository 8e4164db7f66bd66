//! Any block of the reference task's paths.

use std::ops::Range;

use super::super::columns::Column;
use super::path::{LANES, Paths};
use super::pieces::{Block, Columns, Figures, Tally};
use super::summary::{self, MergeError};
use super::{CheckedPlan, Detail, Summary};

/// The reference task, ready for any block of its paths.
///
/// ```
/// # use scoring::revenue::reference::{Plan, Simulation};
/// # fn of(plan: scoring::revenue::reference::CheckedPlan) -> Option<()> {
/// let simulation = Simulation::new(&plan, 20_260_101);
/// let blocks = vec![simulation.run_block(0..600), simulation.run_block(600..1_000)];
/// let summary = simulation.merge(blocks).ok()?;
/// let whole = simulation.merge(vec![simulation.run_block(0..1_000)]).ok()?;
/// assert_eq!(summary, whole);
/// # Some(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Simulation {
    paths: Paths,
    seed: u32,
}

impl Simulation {
    pub fn new(plan: &CheckedPlan, seed: u32) -> Self {
        Self { paths: Paths::new(plan), seed }
    }

    /// Follows these paths, counted from 0.
    ///
    /// *Edge cases*: an empty or descending range gives a block without paths. *Cost*: about a microsecond a path of the task as
    /// it is given; `years + 2` numbers are kept of each.
    pub fn run_block(&self, range: Range<u32>) -> Block {
        let mut paths = self.paths.clone();
        let n = range.len();
        let years = paths.cash.len();
        let n_paths = n as u32;
        let mut tally = Tally { n_paths, n_below_rent_only: 0, n_beyond_credit: 0, break_even: vec![0; years + 1] };
        let mut columns: Vec<Column> = (0..self.n_columns()).map(|_| Column(Vec::with_capacity(n))).collect();
        let limit = -paths.credit_line();
        for first in range.clone().step_by(LANES) {
            let ends = paths.run(self.seed, first);
            // The last eight may reach beyond the range: what is beyond is left out.
            let lanes = LANES.min((range.end - first) as usize);
            for (column, cells) in columns.iter_mut().zip(paths.cash.iter().chain([&ends.npv, &ends.irr])) {
                column.0.extend_from_slice(&cells[..lanes]);
            }
            for lane in 0..lanes {
                tally.n_below_rent_only += u64::from(ends.npv[lane] < ends.rent_only_npv[lane]);
                tally.n_beyond_credit += u64::from(ends.lowest[lane] < limit);
                if let Some(count) = tally.break_even.get_mut(ends.break_even[lane]) {
                    *count += 1;
                }
            }
        }
        Block { tally, columns: Columns { first_path: range.start, n_paths, from: 0, columns } }
    }

    /// Columns of a block: the cash of each year, the present value, the rate.
    pub fn n_columns(&self) -> usize {
        self.paths.cash.len() + 2
    }

    /// One path in full.
    pub fn detail(&self, path: u32) -> Detail {
        let mut paths = self.paths.clone();
        let ends = paths.run(self.seed, path);
        paths.detail(&ends, 0, path)
    }

    /// Brings blocks, in any order, to the summary of all their paths.
    ///
    /// # Errors
    /// [`MergeError`]: the blocks leave paths out, overlap, or are not of this plan.
    ///
    /// *Cost*: O(paths · years).
    pub fn merge(&self, blocks: Vec<Block>) -> Result<Summary, MergeError> {
        let (tallies, columns): (Vec<Tally>, Vec<Columns>) =
            blocks.into_iter().map(|block| (block.tally, block.columns)).unzip();
        self.gather(&tallies, vec![self.figures(columns)?])
    }

    /// What the same columns of all blocks come to, in whatever order they come.
    ///
    /// # Errors
    /// As [`Simulation::merge`]. *Cost*: O(paths · columns).
    pub fn figures(&self, columns: Vec<Columns>) -> Result<Figures, MergeError> {
        Figures::of(columns, self.paths.cash.len(), self.paths.hurdle())
    }

    /// The same summary as [`Simulation::merge`] gives, from what all blocks counted and the figures of all their columns.
    ///
    /// # Errors
    /// [`MergeError::OtherPlan`] where figures are missing or come twice.
    pub fn gather(&self, tallies: &[Tally], figures: Vec<Figures>) -> Result<Summary, MergeError> {
        summary::of(tallies, figures, self.paths.cash.len())
    }
}
