//! ARAS: the weighted sum as a share of what an optimal alternative would have.

use super::scale::{min_max_of, sum};
use super::{DecisionMatrix, McdmError, Needs, Objective};

/// Utility degree: how much of the optimal alternative's sum is reached.
///
/// *Shape*: one score an alternative. *Units and range*: 0..=1 for cells that are not negative, higher better. *Formula*: a row 0 of
/// the best cell of each criterion is added; r_ij = x_ij/Σ_i x_ij, for `Min` criteria (1/x_ij)/Σ_i 1/x_ij, the sums with row 0;
/// K_i = Σ_j w_j·r_ij/Σ_j w_j·r_0j. *Edge cases*: none beyond the errors.
///
/// # Errors
/// [`McdmError::BadCell`] for a `Min` cell that is not positive or any that is missing or infinite, [`McdmError::NoScale`] for a
/// `Max` column whose sum is not positive.
///
/// *Cost*: O(n·m). *Source*: zavadskas2010.
pub fn aras(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    let mut sums = vec![0.0; matrix.n_alternatives()];
    let mut optimum = 0.0;
    for criterion in matrix.criteria() {
        let (lo, hi) = min_max_of(criterion.cells);
        match criterion.objective {
            Objective::Max => {
                let total = hi + sum(criterion.cells);
                if total <= 0.0 {
                    return criterion.no_scale();
                }
                let factor = criterion.weight / total;
                sums.iter_mut().zip(criterion.cells).for_each(|(sum, x)| *sum += x * factor);
                optimum += hi * factor;
            }
            Objective::Min => {
                criterion.require(Needs::Positive)?;
                let total = criterion.cells.iter().fold(1.0 / lo, |sum, x| sum + 1.0 / x);
                let factor = criterion.weight / total;
                sums.iter_mut().zip(criterion.cells).for_each(|(sum, x)| *sum += factor / x);
                optimum += factor / lo;
            }
        }
    }
    matrix.finite(sums.into_iter().map(|sum| sum / optimum).collect())
}
