//! SPOTIS: distance from a fixed ideal within fixed bounds, so that a newcomer changes nobody else's score.

use super::{Argument, DecisionMatrix, McdmError, Needs, Objective};

/// Weighted distance from the expected solution.
///
/// *Shape*: one score an alternative; `bounds` and `expected` have one entry a criterion. *Units and range*: bounds and expected
/// solution in the criterion's unit; scores 0..=Σw, lower better. *Formula*: Σ_j w_j·|x_ij − e_j|/(hi_j − lo_j). Without an expected
/// solution e is the better bound. *Edge cases*: an alternative's score does not depend on the others, so that the order of two never
/// turns.
///
/// # Errors
/// [`McdmError::WrongLength`], [`McdmError::BadParameter`] for bounds that are not in order or an expected solution outside of them,
/// [`McdmError::BadCell`] for a cell outside of them.
///
/// *Cost*: O(n·m). *Source*: dezert2020.
pub fn spotis(matrix: &DecisionMatrix, bounds: &[[f64; 2]], expected: Option<&[f64]>) -> Result<Vec<f64>, McdmError> {
    let n_criteria = matrix.criteria().len();
    let fits = |name, found| {
        let wrong = McdmError::WrongLength { what: Argument::Parameter(name), expected: n_criteria, found };
        if found == n_criteria { Ok(()) } else { Err(wrong) }
    };
    fits("bounds", bounds.len())?;
    expected.map_or(Ok(()), |expected| fits("expected_solution", expected.len()))?;
    let mut scores = vec![0.0; matrix.n_alternatives()];
    for (criterion, &[lo, hi]) in matrix.criteria().iter().zip(bounds) {
        let at = Some(criterion.position);
        Needs::Finite.of_part("bounds", at, lo)?;
        Needs::Above(lo).of_part("bounds", at, hi)?;
        let within = Needs::Within { lo, hi };
        criterion.require(within)?;
        let better_bound = if criterion.objective == Objective::Max { hi } else { lo };
        let ideal = expected.and_then(|expected| expected.get(criterion.position)).copied().unwrap_or(better_bound);
        within.of_part("expected_solution", at, ideal)?;
        let factor = criterion.weight / (hi - lo);
        scores.iter_mut().zip(criterion.cells).for_each(|(score, x)| *score += (x - ideal).abs() * factor);
    }
    matrix.finite(scores)
}
