//! Entropy weights: the more unevenly a criterion is spread over the entities, the more it weighs.

use super::data::{CellNeeds, DataError, check, is_constant, to_weights};
use crate::math::{LogTable, extremes, ln};
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
    check(columns, CellNeeds::NotNegative, 2)?;
    let logs = LogTable::new();
    let entropy: Vec<f64> = columns.iter().map(|cells| entropy_of(cells, zeros, &logs)).collect();
    let information: Vec<f64> = entropy.iter().map(|entropy| 1.0 - entropy).collect();
    let weights = to_weights(&information)?;
    Ok(EntropyWeights { weights, entropy, information })
}

/// Entropy of a column's shares over that of equal ones; 1 for a constant column, within 0 to 1 always.
pub(super) fn entropy_of(cells: &Column, zeros: Zeros, logs: &LogTable) -> f64 {
    if is_constant(cells) {
        return 1.0;
    }
    let nudged = |x: f64| match zeros {
        Zeros::Nudged { by } if x == 0.0 => by,
        Zeros::Nudged { by } if x == 1.0 => 1.0 - by,
        _ => x,
    };
    // Σ p·ln p = Σ x·ln x/Σx − ln Σx for x in any unit: a power of two near the largest, so that no size overflows and no bit is lost.
    let largest = extremes(cells.raw()).map_or(0.0, |(lo, hi)| nudged(lo).max(nudged(hi)));
    let per_unit = 1.0 / power_of_two_below(largest);
    let (mut sum, mut sum_x_ln_x) = (0.0, 0.0);
    let mut block = [0.0; BLOCK];
    for raw in cells.raw().chunks(BLOCK) {
        block.iter_mut().zip(raw).for_each(|(cell, x)| *cell = nudged(*x) * per_unit);
        let sums = logs.sums(&block[..raw.len()]);
        sum += sums.sum;
        sum_x_ln_x += sums.sum_x_ln_x;
    }
    ((ln(sum) - sum_x_ln_x / sum) / ln(cells.n_present() as f64)).clamp(0.0, 1.0)
}

/// Cells worked on at a time.
const BLOCK: usize = 1024;

/// For a positive finite number.
fn power_of_two_below(x: f64) -> f64 {
    f64::from_bits(x.to_bits() & f64::INFINITY.to_bits()).max(f64::MIN_POSITIVE)
}
