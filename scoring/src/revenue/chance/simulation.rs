//! Any block of a case's paths.

use std::ops::Range;

use super::block::{Block, JoinError};
use super::lanes::LANES;
use super::path::Path;
use super::portfolio::Portfolios;
use super::walk::Walker;
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
        Self::sharing(case, seed, &mut Portfolios::default())
    }

    /// The same, with what is kept of simulations before.
    pub fn sharing(case: &Case, seed: u64, portfolios: &mut Portfolios) -> Self {
        Self { walker: Walker::new(case, seed, portfolios.draw_of(case, seed)) }
    }

    /// Follows these paths, counted from 0. *Cost*: O(years · companies) a path; `7·years + 12` numbers are kept of each.
    pub fn run_block(&self, range: Range<u64>) -> Block {
        self.run_block_sharing(range, &mut Portfolios::default())
    }

    /// The same, bit for bit, with what is kept of simulations before; the companies of first paths are kept for those after.
    pub fn run_block_sharing(&self, range: Range<u64>, portfolios: &mut Portfolios) -> Block {
        let n = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0);
        let mut block = Block::new(range.start, self.walker.case().plan().years(), n);
        let mut walk = self.walker.room();
        for first in range.clone().step_by(LANES) {
            match portfolios.of_paths(&self.walker.fund().draw, first) {
                Some(portfolio) => self.walker.walk_through(first, portfolio, &mut walk),
                None => self.walker.walk(first, &mut walk),
            }
            // The last may reach beyond the range: what is beyond is left out.
            block.push(&walk, usize::try_from(range.end - first).unwrap_or(LANES));
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
        let mut walk = self.walker.room();
        self.walker.walk(path, &mut walk);
        Path::of(&walk, 0)
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
