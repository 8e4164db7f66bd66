//! Mazziotta–Pareto index: the mean of standardised criteria, less a penalty for being unbalanced.

use super::scale::sum;
use super::{DecisionMatrix, McdmError, Needs, Objective};
use crate::math::sqrt;

/// What kind of phenomenon is measured, and so which way imbalance counts. The words are those of the index's authors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Penalty {
    /// Of something good, such as development: M − S·cv.
    Positive,
    /// Of something bad, such as poverty: M + S·cv.
    Negative,
}

/// Mean of the standardised criteria, corrected for how uneven they are.
///
/// *Shape*: one score an alternative; weights are not used. *Units and range*: about 100. *Formula*: z_ij = 100 + 10·(x_ij − x̄_j)/s_j,
/// its sign turned for `Min` criteria; M_i and S_i mean and standard deviation of the z_ij of alternative i, cv_i = S_i/M_i;
/// M_i ∓ S_i·cv_i. Both standard deviations over n − 1 and m − 1. *Edge cases*: a criterion on which all agree is 100 for all; a
/// single criterion or alternative has no deviation.
///
/// # Errors
/// [`McdmError::BadCell`] for a cell that is missing or infinite, [`McdmError::Undefined`] where M is 0.
///
/// *Cost*: O(n·m). *Source*: mazziotta2016.
pub fn mpi(matrix: &DecisionMatrix, penalty: Penalty) -> Result<Vec<f64>, McdmError> {
    matrix.require(Needs::Finite)?;
    let (n, n_criteria) = (matrix.n_alternatives(), matrix.criteria().len() as f64);
    let mut columns = Vec::with_capacity(matrix.criteria().len());
    let mut means = vec![0.0; n];
    for criterion in matrix.criteria() {
        let mean = sum(criterion.cells) / n as f64;
        let squares = criterion.cells.iter().fold(0.0, |sum, x| sum + (x - mean) * (x - mean));
        let sd = sqrt(squares / n.saturating_sub(1).max(1) as f64);
        let sign = if criterion.objective == Objective::Max { 10.0 } else { -10.0 };
        let factor = if sd > 0.0 { sign / sd } else { 0.0 };
        let column: Vec<f64> = criterion.cells.iter().map(|x| 100.0 + (x - mean) * factor).collect();
        means.iter_mut().zip(&column).for_each(|(sum, z)| *sum += z / n_criteria);
        columns.push(column);
    }
    let mut squares = vec![0.0; n];
    for column in &columns {
        for ((square, z), mean) in squares.iter_mut().zip(column).zip(&means) {
            *square += (z - mean) * (z - mean) / (n_criteria - 1.0).max(1.0);
        }
    }
    let sign = if penalty == Penalty::Positive { -1.0 } else { 1.0 };
    // S·cv is the variance over the mean.
    matrix.finite(means.iter().zip(&squares).map(|(mean, variance)| mean + sign * variance / mean).collect())
}
