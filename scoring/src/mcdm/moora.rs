//! MOORA: ratios to the column's length, wanted minus unwanted, or the largest distance from the best.

use super::scale::{length, min_max_of};
use super::{Criterion, DecisionMatrix, McdmError, Needs, Objective};

/// The ratio system: weighted ratios, wanted ones minus unwanted ones.
///
/// *Shape*: one score an alternative. *Units and range*: any sign, higher better. *Formula*: Σ_max w_j·x_ij/√Σ_i x_ij² minus the same
/// over the `Min` criteria. *Edge cases*: a column of zeros has no scale.
///
/// # Errors
/// [`McdmError::NoScale`], [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m). *Source*: brauers2006.
pub fn moora(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    let mut scores = vec![0.0; matrix.n_alternatives()];
    for criterion in matrix.criteria() {
        let factor = match criterion.objective {
            Objective::Max => factor(criterion)?,
            Objective::Min => -factor(criterion)?,
        };
        scores.iter_mut().zip(criterion.cells).for_each(|(score, x)| *score += x * factor);
    }
    matrix.finite(scores)
}

/// The reference point approach: the largest weighted distance from the best of a criterion.
///
/// *Shape*: one score an alternative. *Units and range*: at least 0, lower better. *Formula*: max_j w_j·|best_j − x_ij|/√Σ_i x_ij².
/// *Edge cases*: as [`moora`].
///
/// # Errors
/// As [`moora`].
///
/// *Cost*: O(n·m). *Source*: brauers2006.
pub fn moora_reference(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    matrix.require(Needs::Finite)?;
    let mut scores = vec![0.0_f64; matrix.n_alternatives()];
    for criterion in matrix.criteria() {
        let factor = factor(criterion)?;
        let (lo, hi) = min_max_of(criterion.cells);
        let best = if criterion.objective == Objective::Max { hi } else { lo };
        for (score, x) in scores.iter_mut().zip(criterion.cells) {
            let distance = (best - x).abs() * factor;
            *score = if distance <= *score { *score } else { distance };
        }
    }
    matrix.finite(scores)
}

/// The weight over the column's length.
fn factor(criterion: &Criterion) -> Result<f64, McdmError> {
    let length = length(criterion.cells);
    if length > 0.0 { Ok(criterion.weight / length) } else { criterion.no_scale() }
}
