//! MARCOS: utility between an ideal and an anti-ideal alternative.

use super::scale::min_max_of;
use super::{DecisionMatrix, McdmError, Needs, Objective};

/// Utility function of the ratios to the ideal and the anti-ideal alternative.
///
/// *Shape*: one score an alternative. *Units and range*: at least 0, higher better. *Formula*: r_ij = x_ij/best_j, for `Min` criteria
/// best_j/x_ij; S_i = Σ_j w_j·r_ij, the same for the worst of each criterion gives S_worst, and S_best = Σ_j w_j; with
/// K⁻ = S_i/S_worst and K⁺ = S_i/S_best the score is (K⁺ + K⁻)/(1 + K⁺/K⁻ + K⁻/K⁺). *Edge cases*: none beyond the errors.
///
/// # Errors
/// [`McdmError::BadCell`] for a cell that is not positive.
///
/// *Cost*: O(n·m). *Source*: stevic2020.
pub fn marcos(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    matrix.require(Needs::Positive)?;
    let mut sums = vec![0.0; matrix.n_alternatives()];
    let (mut best, mut worst) = (0.0, 0.0);
    for criterion in matrix.criteria() {
        let ((lo, hi), weight) = (min_max_of(criterion.cells), criterion.weight);
        best += weight;
        worst += weight * (lo / hi);
        let rows = sums.iter_mut().zip(criterion.cells);
        match criterion.objective {
            Objective::Max => rows.for_each(|(sum, x)| *sum += weight * (x / hi)),
            Objective::Min => rows.for_each(|(sum, x)| *sum += weight * (lo / x)),
        }
    }
    let utility = |sum: f64| {
        let (minus, plus) = (sum / worst, sum / best);
        (plus + minus) / (1.0 + plus / minus + minus / plus)
    };
    matrix.finite(sums.into_iter().map(utility).collect())
}
