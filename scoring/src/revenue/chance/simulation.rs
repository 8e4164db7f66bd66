//! Any block of a case's paths.

use std::ops::Range;

use super::block::{Block, JoinError};
use super::path::{Path, Walker};
use super::{Case, Summary};

/// A case under a seed, ready for any block of its paths.
///
/// ```
/// use scoring::revenue::Plan;
/// use scoring::revenue::chance::{Assumptions, Case, Simulation};
/// let plan = Plan { conceded_share: 0.25, commitment_wan: 800.0, ..Plan::default() }.check().expect("a possible plan");
/// let case = Case::new(plan, Assumptions::default()).expect("possible assumptions");
/// let simulation = Simulation::new(&case, 1);
/// let halves = vec![simulation.run_block(0..32), simulation.run_block(32..64)];
/// let whole = vec![simulation.run_block(0..64)];
/// assert_eq!(simulation.merge(halves), simulation.merge(whole));
/// ```
#[derive(Clone, Debug)]
pub struct Simulation {
    walker: Walker,
}

impl Simulation {
    pub fn new(case: &Case, seed: u64) -> Self {
        Self { walker: Walker::new(case, seed) }
    }

    /// Follows these paths, counted from 0. *Cost*: O(years · companies) a path; `7·years + 12` numbers are kept of each.
    pub fn run_block(&self, range: Range<u64>) -> Block {
        let n = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0);
        let mut block = Block::new(range.start, self.walker.case().plan().years(), n);
        for path in range {
            block.push(&self.walker.walk(path));
        }
        block
    }

    pub fn case(&self) -> &Case {
        self.walker.case()
    }

    pub(super) fn walker(&self) -> &Walker {
        &self.walker
    }

    /// One path in full.
    pub fn path(&self, path: u64) -> Path {
        self.walker.walk(path)
    }

    /// Brings blocks, in any order, to the summary of all their paths; its bits do not depend on the cut.
    ///
    /// # Errors
    /// [`JoinError`].
    ///
    /// *Cost*: O(paths · years).
    pub fn merge(&self, blocks: Vec<Block>) -> Result<Summary, JoinError> {
        Ok(Summary::of(self.walker.case(), &Block::join(blocks)?))
    }
}
