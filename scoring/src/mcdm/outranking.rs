//! Pairwise contests: how much weight is ahead, and who wins how many.

use super::{DecisionMatrix, McdmError, Needs, Objective};

/// Most alternatives of which a matrix of all pairs is made: 128 MB.
pub const MOST_IN_PAIRS: usize = 4096;

/// Weight with which one alternative is ahead of another.
///
/// *Shape*: n × n, row a and column b. *Units and range*: 0..=1. *Formula*: Σ of w_j over the criteria on which a is better than b,
/// over Σ_j w_j. *Edge cases*: a criterion on which both are equal counts for neither, so that both directions together may be less
/// than 1; 0 on the diagonal.
///
/// # Errors
/// [`McdmError::BadCell`] for a cell that is missing or infinite, [`McdmError::TooMany`] above [`MOST_IN_PAIRS`] alternatives.
///
/// *Cost*: O(n²·m). *Source*: munda2008, becker2022.
pub fn outranking_matrix(matrix: &DecisionMatrix) -> Result<Vec<Vec<f64>>, McdmError> {
    matrix.at_most(MOST_IN_PAIRS)?;
    matrix.require(Needs::Finite)?;
    let n = matrix.n_alternatives();
    let total = matrix.criteria().iter().fold(0.0, |sum, criterion| sum + criterion.weight);
    let mut ahead = vec![vec![0.0; n]; n];
    for criterion in matrix.criteria() {
        let sign = if criterion.objective == Objective::Max { 1.0 } else { -1.0 };
        for (row, own) in ahead.iter_mut().zip(criterion.cells) {
            for (cell, other) in row.iter_mut().zip(criterion.cells) {
                if sign * own > sign * other {
                    *cell += criterion.weight / total;
                }
            }
        }
    }
    Ok(ahead)
}

/// Contests won less contests lost.
///
/// *Shape*: one score an alternative, from a square matrix such as [`outranking_matrix`] gives. *Units and range*: 1 − n to n − 1,
/// higher better. *Formula*: a wins against b with more than half of the weight and loses with less. *Edge cases*: exactly half, to
/// rounding, is a draw; the diagonal does not count.
///
/// *Cost*: O(n²). *Source*: copeland1951, becker2022.
pub fn copeland(ahead: &[Vec<f64>]) -> Vec<f64> {
    let contest = |share: f64| {
        // Weights such as 1/9 do not sum to exact halves.
        if (share - 0.5).abs() <= 1e-12 { 0.0 } else { (share - 0.5).signum() }
    };
    let others = |own: usize, row: &[f64]| -> f64 {
        row.iter().enumerate().filter(|(other, _)| *other != own).map(|(_, &share)| contest(share)).sum()
    };
    ahead.iter().enumerate().map(|(own, row)| others(own, row)).collect()
}
