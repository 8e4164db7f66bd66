//! What all paths of the reference task come to.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::pieces::{Figure, Figures, Tally};

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

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NpvSummary {
    pub mean: f64,
    pub p5: f64,
    pub p50: f64,
    pub p95: f64,
}

/// Of the fund's rate of return; the quantiles over the paths that have one, the shares over all.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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
    /// A piece has other years than the plan, or columns are missing.
    OtherPlan,
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "no paths"),
            Self::NotContiguous { path } => write!(f, "path {path} is missing or comes twice"),
            Self::OtherPlan => write!(f, "a piece of another plan, or one is missing"),
        }
    }
}

/// Brings what was counted and the figures of all columns together.
pub fn of(tallies: &[Tally], mut pieces: Vec<Figures>, years: usize) -> Result<Summary, MergeError> {
    // Of no column at all, a piece starts where the next one does.
    pieces.sort_by_key(|piece| (piece.from, piece.figures.len()));
    let mut cf = Vec::with_capacity(years);
    let (mut npv, mut irr, mut next) = (None, None, 0);
    for piece in pieces {
        if piece.from != next {
            return Err(MergeError::OtherPlan);
        }
        next += piece.figures.len();
        for figure in piece.figures {
            match figure {
                Figure::Cash(quantiles) => cf.push(quantiles),
                Figure::Npv(found) => npv = Some(found),
                Figure::Rate(found) => irr = Some(found),
            }
        }
    }
    let mut breakeven = vec![0; years + 1];
    for tally in tallies {
        if tally.break_even.len() != breakeven.len() {
            return Err(MergeError::OtherPlan);
        }
        for (count, more) in breakeven.iter_mut().zip(&tally.break_even) {
            *count += more;
        }
    }
    let sum = |of: fn(&Tally) -> u64| tallies.iter().map(of).sum::<u64>() as f64;
    let n = sum(|tally| tally.n_paths.into());
    match (npv, irr) {
        (Some(npv), Some(irr)) if cf.len() == years => Ok(Summary {
            npv,
            irr,
            p_npv_below_rent_only: sum(|tally| tally.n_below_rent_only) / n,
            p_beyond_credit: sum(|tally| tally.n_beyond_credit) / n,
            breakeven,
            cf,
        }),
        _ => Err(MergeError::OtherPlan),
    }
}
