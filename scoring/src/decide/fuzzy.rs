//! Fuzzy comprehensive evaluation of a matrix: every figure belongs to grades, and weights bring the memberships together.

use super::Figure;
use super::carry_out::Outcome;
use crate::mcdm::{self, DecisionMatrix, McdmError, Needs, Objective, Operator};
use crate::scenario::{FuzzyOperator, RankBy};

/// The score is the mean of the grades' points by membership; memberships are at hand as figures.
///
/// `bounds`: ends of each criterion's scale, by criterion; a figure beyond them is refused.
pub fn fuzzy(matrix: &DecisionMatrix, settings: &RankBy, bounds: &[[f64; 2]]) -> Result<Outcome, McdmError> {
    let points = settings.grade_points();
    let operator = match settings.operator {
        FuzzyOperator::ProductSum => Operator::ProductSum,
        FuzzyOperator::MinSum => Operator::MinSum,
        FuzzyOperator::ProductMax => Operator::ProductMax,
        FuzzyOperator::MinMax => Operator::MinMax,
    };
    let weights: Vec<f64> = matrix.criteria().iter().map(|one| one.weight).collect();
    let mut scores = Vec::with_capacity(matrix.n_alternatives());
    let mut memberships = vec![Vec::with_capacity(matrix.n_alternatives()); points.len()];
    for alternative in 0..matrix.n_alternatives() {
        let mut rows = Vec::with_capacity(weights.len());
        for (criterion, (one, &[lo, hi])) in matrix.criteria().iter().zip(bounds).enumerate() {
            let Some(&value) = one.cells.get(alternative) else { continue };
            let needs = Needs::Within { lo, hi };
            if !needs.met_by(value) {
                return Err(McdmError::BadCell { alternative, criterion, value, needs });
            }
            let share = match one.objective {
                Objective::Max => (value - lo) / (hi - lo),
                Objective::Min => (hi - value) / (hi - lo),
            };
            rows.push(mcdm::grade_memberships(share, &points));
        }
        let grades = mcdm::fuzzy_evaluation(&rows, &weights, operator)?;
        scores.push(mcdm::weighted_grade(&grades, &points).ok_or(McdmError::Undefined { alternative })?);
        memberships.iter_mut().zip(grades).for_each(|(column, grade)| column.push(grade));
    }
    let of = points.len() as u8;
    let figures =
        memberships.into_iter().enumerate().map(|(at, column)| (Figure::Membership { at: at as u8, of }, column));
    Ok(Outcome { scores, figures: figures.collect(), compromise: Vec::new() })
}
