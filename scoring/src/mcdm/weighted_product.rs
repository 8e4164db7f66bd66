//! Weighted product: a weak criterion cannot be made up for by a strong one as easily as in a sum.

use super::scale::Map;
use super::{DecisionMatrix, McdmError, Needs, Scale};
use crate::math::{exp, ln};

/// Multiplies the criteria on a common scale, each raised to its weight.
///
/// *Shape*: one score an alternative. *Units and range*: higher better. *Formula*: P_i = Π_j r_ij^w_j, r the scaled cells, computed as
/// exp Σ_j w_j·ln r_ij. *Edge cases*: a scaled cell of 0 makes the score 0; a criterion without weight is a factor of 1.
///
/// # Errors
/// As [`super::scaled`]; [`McdmError::BadCell`] for a negative, missing or infinite cell, [`McdmError::Undefined`] where the scaled
/// cell is negative although the cell is not.
///
/// *Cost*: O(n·m) logarithms. *Source*: miller1963.
pub fn weighted_product(matrix: &DecisionMatrix, scale: Scale) -> Result<Vec<f64>, McdmError> {
    matrix.require(Needs::Finite)?;
    let mut logs = vec![0.0; matrix.n_alternatives()];
    for criterion in matrix.criteria() {
        let map = Map::of(criterion, scale)?;
        if criterion.weight > 0.0 {
            for (log, &x) in logs.iter_mut().zip(criterion.cells) {
                *log += criterion.weight * ln(map.apply(x));
            }
        }
    }
    let scores: Vec<f64> = logs.into_iter().map(exp).collect();
    if scale != Scale::MinMax && scores.iter().any(|score| !score.is_finite()) {
        matrix.require(Needs::NotNegative)?;
    }
    matrix.finite(scores)
}
