//! Entropy weights: the more unevenly a criterion is spread over the entities, the more it weighs.

use super::data::{CellNeeds, DataError, check, is_constant, to_weights};
use crate::math::ln;
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
    let entropy: Vec<f64> = columns.iter().map(|cells| entropy_of(cells, zeros)).collect();
    let information: Vec<f64> = entropy.iter().map(|entropy| 1.0 - entropy).collect();
    let weights = to_weights(&information)?;
    Ok(EntropyWeights { weights, entropy, information })
}

/// Entropy of a column's shares over that of equal ones; 1 for a constant column, within 0 to 1 always.
pub(super) fn entropy_of(cells: &Column, zeros: Zeros) -> f64 {
    if is_constant(cells) {
        return 1.0;
    }
    let nudged = |x: f64| match zeros {
        Zeros::Nudged { by } if x == 0.0 => by,
        Zeros::Nudged { by } if x == 1.0 => 1.0 - by,
        _ => x,
    };
    // Σ p·ln p = Σ x·ln x/Σx − ln Σx, with x over the largest so that no size overflows.
    let largest = cells.present().fold(0.0, |largest: f64, x| largest.max(nudged(x)));
    let (mut sum, mut sum_log) = (0.0, 0.0);
    for x in cells.present() {
        let x = nudged(x) / largest;
        sum += x;
        sum_log += if x > 0.0 { x * ln(x) } else { 0.0 };
    }
    ((ln(sum) - sum_log / sum) / ln(cells.n_present() as f64)).clamp(0.0, 1.0)
}
