//! MABAC: how far beyond the border that the alternatives' geometric mean draws.

use super::{DecisionMatrix, McdmError, Scale, scaled};
use crate::math::{exp, ln};

/// Sum of the distances from the border approximation area.
///
/// *Shape*: one score an alternative. *Units and range*: any sign, higher better. *Formula*: v_ij = w_j·(r_ij + 1) with min–max scaled
/// r, the border g_j = (Π_i v_ij)^(1/n), and Σ_j (v_ij − g_j). *Edge cases*: a criterion on which all agree adds 0.
///
/// # Errors
/// [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m) logarithms. *Source*: pamucar2015.
pub fn mabac(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    let n = matrix.n_alternatives();
    let mut scores = vec![0.0; n];
    for criterion in matrix.criteria() {
        let cells = scaled(criterion, Scale::MinMax)?;
        // The weight is the same factor in each cell and in their mean.
        let border = exp(cells.iter().fold(0.0, |sum, r| sum + ln(r + 1.0)) / n as f64);
        scores.iter_mut().zip(&cells).for_each(|(score, r)| *score += criterion.weight * (r + 1.0 - border));
    }
    matrix.finite(scores)
}
