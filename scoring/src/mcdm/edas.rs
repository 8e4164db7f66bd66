//! EDAS: above the average where it counts, below it as little as may be.

use super::scale::{min_max_of, sum};
use super::{DecisionMatrix, McdmError, Objective};

/// Appraisal score from the distances to the average alternative.
///
/// *Shape*: one score an alternative. *Units and range*: 0..=1, higher better. *Formula*: with the mean x̄_j and
/// d_ij = (x_ij − x̄_j)/x̄_j, its sign turned for `Min` criteria, SP_i = Σ_j w_j·max(0, d_ij), SN_i = Σ_j w_j·max(0, −d_ij) and
/// (SP_i/max SP + 1 − SN_i/max SN)/2. *Edge cases*: where all alternatives are average each ratio counts as 0, so all score 1/2.
///
/// # Errors
/// [`McdmError::NoScale`] for a column whose mean is not positive, [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m). *Source*: keshavarz2015.
pub fn edas(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    let n = matrix.n_alternatives();
    let (mut above, mut below) = (vec![0.0; n], vec![0.0; n]);
    for criterion in matrix.criteria() {
        let mean = sum(criterion.cells) / n as f64;
        if mean <= 0.0 {
            return criterion.no_scale();
        }
        let sign = if criterion.objective == Objective::Max { 1.0 } else { -1.0 };
        let factor = sign * criterion.weight / mean;
        for ((above, below), x) in above.iter_mut().zip(below.iter_mut()).zip(criterion.cells) {
            let distance = (x - mean) * factor;
            // A missing cell goes to both sides, and so into the score.
            *above += if distance < 0.0 { 0.0 } else { distance };
            *below -= if distance > 0.0 { 0.0 } else { distance };
        }
    }
    let (above, below) = (matrix.finite(above)?, matrix.finite(below)?);
    let share_of_max = |cells: &[f64]| {
        let (_, hi) = min_max_of(cells);
        move |x: f64| if hi > 0.0 { x / hi } else { 0.0 }
    };
    let (gain, loss) = (share_of_max(&above), share_of_max(&below));
    matrix.finite(above.iter().zip(&below).map(|(&above, &below)| (gain(above) + 1.0 - loss(below)) / 2.0).collect())
}
