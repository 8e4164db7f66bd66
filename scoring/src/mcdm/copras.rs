//! COPRAS: what is wanted adds up; what is not counts by its reciprocal.

use super::scale::{min_max_of, sum};
use super::{DecisionMatrix, McdmError, Objective};

/// Utility degree: relative significance over the best one.
///
/// *Shape*: one score an alternative. *Units and range*: up to 1, higher better. *Formula*: with r_ij = x_ij/Σ_i x_ij,
/// S⁺ and S⁻ the weighted sums of r over the `Max` and the `Min` criteria, Q_i = S⁺_i + Σ_k S⁻_k/(S⁻_i·Σ_k 1/S⁻_k) and
/// N_i = Q_i/max Q. *Edge cases*: without `Min` criteria Q is S⁺. Single zeros are fine; an alternative whose S⁻ is 0 has no Q.
///
/// # Errors
/// [`McdmError::NoScale`] for a column whose sum is not positive, [`McdmError::BadCell`] for a cell that is missing or infinite,
/// [`McdmError::Undefined`].
///
/// *Cost*: O(n·m). *Source*: zavadskas1994.
pub fn copras(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    let n = matrix.n_alternatives();
    let (mut plus, mut minus) = (vec![0.0; n], vec![0.0; n]);
    for criterion in matrix.criteria() {
        let total = sum(criterion.cells);
        if total <= 0.0 {
            return criterion.no_scale();
        }
        let factor = criterion.weight / total;
        let sums = if criterion.objective == Objective::Max { &mut plus } else { &mut minus };
        sums.iter_mut().zip(criterion.cells).for_each(|(sum, x)| *sum += x * factor);
    }
    if matrix.criteria().iter().any(|criterion| criterion.objective == Objective::Min && criterion.weight > 0.0) {
        let total = sum(&minus);
        let reciprocals = minus.iter().fold(0.0, |sum, minus| sum + 1.0 / minus);
        for (plus, minus) in plus.iter_mut().zip(&minus) {
            *plus += total / (minus * reciprocals);
        }
    }
    let (_, best) = min_max_of(&plus);
    matrix.finite(plus.into_iter().map(|q| q / best).collect())
}
