//! Weighted sum: the plainest of all, and the one people can check by hand.

use super::scale::Map;
use super::{DecisionMatrix, McdmError, Scale};

/// Adds up the criteria on a common scale.
///
/// *Shape*: one score an alternative. *Units and range*: higher better; as the scale's, times the sum of the weights. *Formula*:
/// S_i = Σ_j w_j·r_ij, r the scaled cells. *Edge cases*: a criterion without weight still needs a scale.
///
/// # Errors
/// As [`super::scaled`], and [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m), two passes. *Source*: fishburn1967.
pub fn weighted_sum(matrix: &DecisionMatrix, scale: Scale) -> Result<Vec<f64>, McdmError> {
    let mut scores = vec![0.0; matrix.n_alternatives()];
    for criterion in matrix.criteria() {
        let map = Map::of(criterion, scale)?;
        let rows = scores.iter_mut().zip(criterion.cells);
        match map {
            // Outside of the loop, so that the loop that matters stays a plain one.
            Map::Line { origin, factor } => {
                rows.for_each(|(score, x)| *score += criterion.weight * ((x - origin) * factor))
            }
            map => rows.for_each(|(score, &x)| *score += criterion.weight * map.apply(x)),
        }
    }
    matrix.finite(scores)
}
