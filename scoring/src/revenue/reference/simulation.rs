//! Any block of the reference task's paths.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::super::columns::Column;
use super::path::{LANES, Paths};
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

/// What a block of paths came to, in the order of the paths. Money in 万元.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub(super) first: u32,
    /// The park's cash, a column for each year.
    pub(super) cash: Vec<Column>,
    pub(super) npv: Column,
    /// NaN where there is none.
    pub(super) irr: Column,
    pub(super) n_below_rent_only: u64,
    pub(super) n_beyond_credit: u64,
    /// How many paths break even in each year from 0 to the horizon.
    pub(super) break_even: Vec<u64>,
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
        let mut block = Block {
            first: range.start,
            cash: (0..years).map(|_| Column(Vec::with_capacity(n))).collect(),
            npv: Column(Vec::with_capacity(n)),
            irr: Column(Vec::with_capacity(n)),
            n_below_rent_only: 0,
            n_beyond_credit: 0,
            break_even: vec![0; years + 1],
        };
        let limit = -paths.credit_line();
        for first in range.clone().step_by(LANES) {
            let ends = paths.run(self.seed, first);
            // The last eight may reach beyond the range: what is beyond is left out.
            let lanes = LANES.min((range.end - first) as usize);
            for (column, year) in block.cash.iter_mut().zip(&paths.cash) {
                column.0.extend_from_slice(&year[..lanes]);
            }
            block.npv.0.extend_from_slice(&ends.npv[..lanes]);
            block.irr.0.extend_from_slice(&ends.irr[..lanes]);
            for lane in 0..lanes {
                block.n_below_rent_only += u64::from(ends.npv[lane] < ends.rent_only_npv[lane]);
                block.n_beyond_credit += u64::from(ends.lowest[lane] < limit);
                if let Some(count) = block.break_even.get_mut(ends.break_even[lane]) {
                    *count += 1;
                }
            }
        }
        block
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
        summary::of(blocks, self.paths.hurdle(), self.paths.cash.len())
    }
}
