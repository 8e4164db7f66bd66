//! Entropy weights: the more unevenly a criterion is spread over the entities, the more it weighs.

use super::data::{CellNeeds, DataError, check_one, to_weights};
use crate::math::{AsIs, LogSums, ln, log_sums};
use crate::model::Column;

/// What becomes of cells for which the logarithm needs a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zeros {
    /// 0·ln 0 is 0, its limit.
    #[default]
    Limit,
    /// Cells of exactly 0 and exactly 1 move inwards by this much first, as some packages do with columns from 0 to 1.
    Nudged { by: f64 },
}

/// Weights and what made them, by column.
#[derive(Clone, Debug, PartialEq)]
pub struct EntropyWeights {
    pub weights: Vec<f64>,
    /// From 0, all in one entity, to 1, spread evenly.
    pub entropy: Vec<f64>,
    /// 1 − entropy; 0 for a constant column.
    pub information: Vec<f64>,
}

/// Weights by Shannon's entropy of each column's shares.
///
/// *Shape*: columns of one length, more of each better. *Units and range*: cells at least 0, in any unit: a factor changes nothing;
/// weights sum to 1. *Formula*: p_i = x_i/Σx, E = −Σ p_i·ln p_i/ln n, w_j = (1 − E_j)/Σ(1 − E). *Edge cases*: a constant column gets
/// weight 0; a missing cell is left out of its column, n is what is there.
///
/// # Errors
/// [`DataError::BadCell`] for a negative cell, [`DataError::TooFew`] below two cells, [`DataError::NoInformation`] when every column is
/// constant, [`DataError::TooLarge`].
///
/// *Cost*: O(n·m). *Source*: shannon1948, zeleny1982.
pub fn entropy(columns: &[Column], zeros: Zeros) -> Result<EntropyWeights, DataError> {
    let n_entities = columns.first().ok_or(DataError::Empty)?.len();
    let mut entropy = Vec::with_capacity(columns.len());
    // A column is checked by what its sums found out: going over it twice would wait for memory twice.
    for (at, cells) in columns.iter().enumerate() {
        let sums = sums_of(cells, zeros);
        check_one((at, cells), n_entities, sums.map(|sums| sums.extent), CellNeeds::NotNegative, 2)?;
        entropy.push(of_sums(sums));
    }
    let information: Vec<f64> = entropy.iter().map(|entropy| 1.0 - entropy).collect();
    let weights = to_weights(&information)?;
    Ok(EntropyWeights { weights, entropy, information })
}

/// Entropy of a column's shares over that of equal ones; 1 for a constant column, within 0 to 1 always.
pub(super) fn entropy_of(cells: &Column, zeros: Zeros) -> f64 {
    of_sums(sums_of(cells, zeros))
}

fn sums_of(cells: &Column, zeros: Zeros) -> Option<LogSums> {
    match zeros {
        Zeros::Limit => log_sums(cells.raw(), AsIs),
        Zeros::Nudged { by } => log_sums(cells.raw(), |x| {
            if x == 0.0 {
                by
            } else if x == 1.0 {
                1.0 - by
            } else {
                x
            }
        }),
    }
}

/// Σp·ln p = Σx·ln x/Σx − ln Σx for x in any unit.
fn of_sums(sums: Option<LogSums>) -> f64 {
    let Some(LogSums { extent, sum, sum_x_ln_x }) = sums.filter(|sums| sums.extent.lo < sums.extent.hi) else {
        return 1.0;
    };
    ((ln(sum) - sum_x_ln_x / sum) / ln(extent.n_present as f64)).clamp(0.0, 1.0)
}
