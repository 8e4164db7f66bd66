//! A block of paths in pieces: what was counted, and columns that others can find the figures of.

use serde::{Deserialize, Serialize};

use super::super::columns::Column;
use super::summary::{MergeError, NpvSummary, RateSummary};
use crate::math::{mean, quantiles};

/// What a block of paths came to, in the order of the paths. Money in 万元.
///
/// [`Block::split`] cuts its columns in two, so that workers which did different paths can each find the figures of some columns
/// over all paths, instead of one that does it for all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub(super) tally: Tally,
    pub(super) columns: Columns,
}

/// What was counted of a block's paths.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    pub(super) n_paths: u32,
    pub(super) n_below_rent_only: u64,
    pub(super) n_beyond_credit: u64,
    /// How many paths break even in each year from 0 to the horizon.
    pub(super) break_even: Vec<u64>,
}

/// Columns of a block that follow one another: the park's cash of each year, then the present value, then the rate (NaN for none).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Columns {
    pub(super) first_path: u32,
    pub(super) n_paths: u32,
    /// Number of the first of them.
    pub(super) from: usize,
    pub(super) columns: Vec<Column>,
}

/// What columns that follow one another come to over all paths.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    pub(super) from: usize,
    pub(super) figures: Vec<Figure>,
}

/// What one column comes to, by what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Figure {
    /// 5 %, 50 % and 95 % quantile.
    Cash([f64; 3]),
    Npv(NpvSummary),
    Rate(RateSummary),
}

impl Block {
    /// What was counted, the columns before number `at`, and the others. *Cost*: O(columns).
    pub fn split(self, at: usize) -> (Tally, [Columns; 2]) {
        let Self { tally, columns: mut before } = self;
        let rest = before.columns.split_off(at.min(before.columns.len()));
        let Columns { first_path, n_paths, from, .. } = before;
        let after = Columns { first_path, n_paths, from: from + before.columns.len(), columns: rest };
        (tally, [before, after])
    }
}

impl Figures {
    /// Joins the same columns of all paths, in whatever order they come, and finds what each comes to.
    ///
    /// # Errors
    /// [`MergeError`].
    ///
    /// *Cost*: O(paths · columns).
    pub(super) fn of(mut pieces: Vec<Columns>, years: usize, hurdle: f64) -> Result<Self, MergeError> {
        // A block without paths starts where the next one does, and goes before it.
        pieces.sort_by_key(|piece| (piece.first_path, piece.n_paths));
        let n_paths: usize = pieces.iter().map(|piece| piece.n_paths as usize).sum();
        let (from, n) = pieces.first().map_or((0, 0), |piece| (piece.from, piece.columns.len()));
        // With room for all, so that no path is moved twice.
        let mut all: Vec<Vec<f64>> = (0..n).map(|_| Vec::with_capacity(n_paths)).collect();
        let mut next = 0;
        for piece in pieces {
            if (piece.from, piece.columns.len()) != (from, n) {
                return Err(MergeError::OtherPlan);
            }
            if piece.first_path != next {
                return Err(MergeError::NotContiguous { path: next });
            }
            next += piece.n_paths;
            for (column, Column(more)) in all.iter_mut().zip(piece.columns) {
                column.extend(more);
            }
        }
        let figure = |(number, cells)| Figure::of(number, cells, years, hurdle);
        let figures = (from..).zip(all).map(figure).collect::<Option<_>>().ok_or(MergeError::Empty)?;
        if next == 0 { Err(MergeError::Empty) } else { Ok(Self { from, figures }) }
    }
}

impl Figure {
    /// None where there is no path.
    fn of(number: usize, mut cells: Vec<f64>, years: usize, hurdle: f64) -> Option<Self> {
        if number < years {
            return quantiles(&mut cells, SHARES).map(Self::Cash);
        }
        if number > years {
            return Some(Self::Rate(rates(cells, hurdle)));
        }
        // Summed in the order of the paths, before selection moves them.
        let mean = mean(cells.iter().copied())?;
        let [p5, p50, p95] = quantiles(&mut cells, SHARES)?;
        Some(Self::Npv(NpvSummary { mean, p5, p50, p95 }))
    }
}

const SHARES: [f64; 3] = [0.05, 0.5, 0.95];

/// Rates nearer to the hurdle than this are at it: which side the last bits fall on says nothing.
const BAND: f64 = 1e-6;

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
