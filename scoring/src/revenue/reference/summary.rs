//! What all paths of the reference task come to.

use std::fmt;

use serde::Serialize;

use super::super::columns::Column;
use super::Block;
use crate::math::{mean, quantiles};

/// The reference task's outputs, named as its files name them. Money in 万元, rates a part of one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    pub npv: NpvSummary,
    pub irr: RateSummary,
    /// Share of the paths that are worth less than the rent alone.
    pub p_npv_below_rent_only: f64,
    /// Share of the paths whose cumulative cash falls below the plan's credit line.
    #[serde(rename = "p_mincum_below_25000")]
    pub p_beyond_credit: f64,
    /// How many paths break even in year 0, 1, … to the horizon, which stands for never.
    pub breakeven: Vec<u64>,
    /// 5 %, 50 % and 95 % quantile of each year's cash.
    pub cf: Vec<[f64; 3]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct NpvSummary {
    pub mean: f64,
    pub p5: f64,
    pub p50: f64,
    pub p95: f64,
}

/// Of the fund's rate of return; the quantiles over the paths that have one, the shares over all.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RateSummary {
    /// Paths without a rate.
    pub nan: u64,
    /// None where no path has a rate.
    pub p5: Option<f64>,
    pub p50: Option<f64>,
    pub p95: Option<f64>,
    /// Share below the hurdle, those without a rate among them.
    #[serde(rename = "below8")]
    pub below_hurdle: f64,
    /// Share at the hurdle: a full catch-up holds many paths exactly there.
    #[serde(rename = "at8")]
    pub at_hurdle: f64,
}

/// Why blocks cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// There is no path in them.
    Empty,
    /// The path that should come next is in none, or in two.
    NotContiguous { path: u32 },
    /// A block has other years than the plan.
    OtherPlan,
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "no paths"),
            Self::NotContiguous { path } => write!(f, "path {path} is missing or comes twice"),
            Self::OtherPlan => write!(f, "a block of another plan"),
        }
    }
}

const SHARES: [f64; 3] = [0.05, 0.5, 0.95];

/// Rates nearer to the hurdle than this are at it: which side the last bits fall on says nothing.
const BAND: f64 = 1e-6;

pub fn of(mut blocks: Vec<Block>, hurdle: f64, years: usize) -> Result<Summary, MergeError> {
    // A block without paths starts where the next one does, and goes before it.
    blocks.sort_by_key(|block| (block.first, block.npv.0.len()));
    let n = blocks.iter().map(|block| block.npv.0.len()).sum();
    let mut all: Option<Block> = None;
    for block in blocks {
        if block.cash.len() != years || block.break_even.len() != years + 1 {
            return Err(MergeError::OtherPlan);
        }
        match &mut all {
            None if block.first == 0 => all = Some(roomy(block, n)),
            None => return Err(MergeError::NotContiguous { path: 0 }),
            Some(all) => append(all, block)?,
        }
    }
    let all = all.filter(|all| !all.npv.0.is_empty()).ok_or(MergeError::Empty)?;
    summary(all, hurdle).ok_or(MergeError::Empty)
}

/// A block with room for so many paths, so that none is moved twice.
fn roomy(mut block: Block, n: usize) -> Block {
    for Column(cells) in block.cash.iter_mut().chain([&mut block.npv, &mut block.irr]) {
        cells.reserve_exact(n - cells.len());
    }
    block
}

fn append(all: &mut Block, block: Block) -> Result<(), MergeError> {
    let next = all.npv.0.len() as u32;
    if block.first != next {
        return Err(MergeError::NotContiguous { path: next });
    }
    for (column, more) in all.cash.iter_mut().zip(block.cash) {
        column.0.extend(more.0);
    }
    all.npv.0.extend(block.npv.0);
    all.irr.0.extend(block.irr.0);
    all.n_below_rent_only += block.n_below_rent_only;
    all.n_beyond_credit += block.n_beyond_credit;
    for (count, more) in all.break_even.iter_mut().zip(block.break_even) {
        *count += more;
    }
    Ok(())
}

fn summary(mut all: Block, hurdle: f64) -> Option<Summary> {
    let n = all.npv.0.len() as f64;
    let share = |count: u64| count as f64 / n;
    // Summed in the order of the paths, before selection moves them.
    let mean = mean(all.npv.0.iter().copied())?;
    let [p5, p50, p95] = quantiles(&mut all.npv.0, SHARES)?;
    Some(Summary {
        npv: NpvSummary { mean, p5, p50, p95 },
        irr: rates(all.irr.0, hurdle),
        p_npv_below_rent_only: share(all.n_below_rent_only),
        p_beyond_credit: share(all.n_beyond_credit),
        breakeven: all.break_even,
        cf: all.cash.iter_mut().map(|column| quantiles(&mut column.0, SHARES)).collect::<Option<_>>()?,
    })
}

fn rates(mut rates: Vec<f64>, hurdle: f64) -> RateSummary {
    let n = rates.len() as f64;
    let at = rates.iter().filter(|rate| (**rate - hurdle).abs() <= BAND).count();
    rates.retain(|rate| !rate.is_nan());
    let nan = n - rates.len() as f64;
    let below = nan + rates.iter().filter(|rate| **rate < hurdle - BAND).count() as f64;
    let found = quantiles(&mut rates, SHARES).map(|found| found.map(Some)).unwrap_or_default();
    let [p5, p50, p95] = found;
    RateSummary { nan: nan as u64, p5, p50, p95, below_hurdle: below / n, at_hurdle: at as f64 / n }
}
