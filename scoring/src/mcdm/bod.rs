//! Benefit of the doubt: each alternative under the weights that suit it best, found by linear programmes.

use super::scale::min_max_of;
use super::{DecisionMatrix, McdmError, Needs, Objective};
use crate::math::linear_program::{Bounds, Goal, LinearProgram, Relation, Row, Solution, solve};

/// Scores and the weights that each alternative would choose.
#[derive(Clone, Debug, PartialEq)]
pub struct BenefitOfTheDoubt {
    /// 1 for those whom nobody beats under their own weights.
    pub scores: Vec<f64>,
    /// Alternative by alternative, by criterion: the part of its score that comes from the criterion; a row sums to its score.
    pub parts: Vec<Vec<f64>>,
}

/// Scores under weights chosen for each alternative so that it looks best and nobody gets above 1.
///
/// *Shape*: one score an alternative. *Units and range*: cells at least 0, in any unit: a factor changes nothing; scores 0 to 1, higher
/// better. *Formula*: max Σ_j w_j·x_ij with Σ_j w_j·x_kj ≤ 1 for every alternative k, w ≥ 0; "min" criteria enter as 1/x. The matrix's
/// own weights are not used. *Edge cases*: an alternative with nothing but zeros scores 0; of several best sets of weights one is given.
///
/// # Errors
/// [`McdmError::BadCell`] for a negative cell, or one of a "min" criterion that is not positive; [`McdmError::Undefined`] where numbers
/// differ too much in size for the linear programme.
///
/// *Cost*: a linear programme of n rows and m variables for each alternative. *Source*: melyn1991, cherchye2007.
pub fn benefit_of_the_doubt(matrix: &DecisionMatrix) -> Result<BenefitOfTheDoubt, McdmError> {
    let columns: Vec<Vec<f64>> = matrix.criteria().iter().map(column).collect::<Result<_, _>>()?;
    let row = |alternative: usize| -> Vec<f64> {
        columns.iter().filter_map(|column| column.get(alternative).copied()).collect()
    };
    let rows: Vec<Vec<f64>> = (0..matrix.n_alternatives()).map(row).collect();
    let mut program = LinearProgram {
        goal: Goal::Maximise,
        objective: Vec::new(),
        rows: undominated(&rows).into_iter().map(|row| Row::new(row.clone(), Relation::AtMost, 1.0)).collect(),
        bounds: vec![Bounds::NON_NEGATIVE; columns.len()],
    };
    let (mut scores, mut parts) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for (alternative, row) in rows.iter().enumerate() {
        program.objective.clone_from(row);
        match solve(&program) {
            Ok(Solution::Optimal(optimum)) => {
                scores.push(optimum.objective.clamp(0.0, 1.0));
                parts.push(row.iter().zip(&optimum.x).map(|(x, w)| x * w.max(0.0)).collect());
            }
            _ => return Err(McdmError::Undefined { alternative }),
        }
    }
    Ok(BenefitOfTheDoubt { scores, parts })
}

/// Cells over the best one, more of them better.
fn column(criterion: &super::Criterion) -> Result<Vec<f64>, McdmError> {
    let min = criterion.objective == Objective::Min;
    criterion.require(if min { Needs::Positive } else { Needs::NotNegative })?;
    let (lo, hi) = min_max_of(criterion.cells);
    let scaled = |&x: &f64| {
        if min {
            lo / x
        } else if hi > 0.0 {
            x / hi
        } else {
            0.0
        }
    };
    Ok(criterion.cells.iter().map(scaled).collect())
}

/// Only alternatives that no other equals or beats throughout can hold a score down.
fn undominated(rows: &[Vec<f64>]) -> Vec<&Vec<f64>> {
    let mut kept: Vec<&Vec<f64>> = Vec::new();
    for row in rows {
        let covers = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| a >= b);
        if !kept.iter().any(|other| covers(other, row)) {
            kept.retain(|other| !covers(row, other));
            kept.push(row);
        }
    }
    kept
}
