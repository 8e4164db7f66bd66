//! Fuzzy comprehensive evaluation (模糊综合评价): memberships of grades, brought together by weights.

use super::{Argument, McdmError, Needs};

/// How weights and memberships meet, and how the criteria are brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// M(∧, ∨): the largest of min(w, r). The leading criterion decides.
    MinMax,
    /// M(·, ∨): the largest of w·r.
    ProductMax,
    /// M(∧, +): the sum of min(w, r), at most 1.
    MinSum,
    /// M(·, +): the sum of w·r. Every criterion counts by its weight.
    ProductSum,
}

/// Membership of each grade over all criteria.
///
/// *Shape*: a row a criterion, a column a grade; one number a grade. *Units and range*: memberships and weights 0..=1.
/// *Formula*: see [`Operator`]. *Edge cases*: the result is as the operator gives it, not brought to sum to 1.
///
/// # Errors
/// [`McdmError::Empty`], [`McdmError::WrongLength`] with the rows as criteria, [`McdmError::BadWeight`], [`McdmError::BadCell`] with
/// the grade as alternative.
///
/// *Cost*: O(criteria·grades). *Source*: zadeh1965, wang1983.
pub fn fuzzy_evaluation(membership: &[Vec<f64>], weights: &[f64], operator: Operator) -> Result<Vec<f64>, McdmError> {
    let n_grades = membership.first().map_or(0, Vec::len);
    if n_grades == 0 {
        return Err(McdmError::Empty);
    }
    let (expected, found) = (membership.len(), weights.len());
    if found != expected {
        return Err(McdmError::WrongLength { what: Argument::Weights, expected, found });
    }
    let needs = Needs::Within { lo: 0.0, hi: 1.0 };
    let mut grades = vec![0.0_f64; n_grades];
    for (criterion, (row, &weight)) in membership.iter().zip(weights).enumerate() {
        let (expected, found) = (n_grades, row.len());
        if found != expected {
            return Err(McdmError::WrongLength { what: Argument::Column { criterion }, expected, found });
        }
        if !needs.met_by(weight) {
            return Err(McdmError::BadWeight { criterion, value: weight });
        }
        for (alternative, (grade, &value)) in grades.iter_mut().zip(row).enumerate() {
            if !needs.met_by(value) {
                return Err(McdmError::BadCell { alternative, criterion, value, needs });
            }
            *grade = match operator {
                Operator::MinMax => grade.max(weight.min(value)),
                Operator::ProductMax => grade.max(weight * value),
                Operator::MinSum => (*grade + weight.min(value)).min(1.0),
                Operator::ProductSum => *grade + weight * value,
            };
        }
    }
    Ok(grades)
}

/// Memberships of a value in grades that meet: each whole at its own point, falling in a straight line to nothing at the next one's.
///
/// *Shape*: one membership a point. *Units and range*: value and points on one scale, points strictly falling, best grade first;
/// memberships 0..=1 with sum 1. *Formula*: between points p_k > p_(k+1): r_k = (x − p_(k+1))/(p_k − p_(k+1)), r_(k+1) = 1 − r_k; beyond
/// the outermost points the outermost grade is whole. *Edge cases*: no points give no memberships. *Cost*: O(grades).
/// *Source*: zadeh1965, wang1983.
pub fn grade_memberships(value: f64, points: &[f64]) -> Vec<f64> {
    let mut memberships = vec![0.0; points.len()];
    let above = points.iter().take_while(|&&point| point > value).count();
    let near = |at: usize| points.get(at).copied();
    match (above.checked_sub(1).and_then(near), near(above)) {
        (Some(upper), Some(lower)) => {
            let share = (value - lower) / (upper - lower);
            for (place, part) in [(above - 1, share), (above, 1.0 - share)] {
                memberships.iter_mut().skip(place).take(1).for_each(|one| *one = part);
            }
        }
        (None, Some(_)) => memberships.iter_mut().take(1).for_each(|one| *one = 1.0),
        (Some(_), None) => memberships.iter_mut().rev().take(1).for_each(|one| *one = 1.0),
        (None, None) => {}
    }
    memberships
}

/// The grade with the largest membership, the first of them where several share it; `None` without grades.
///
/// *Cost*: O(grades). *Source*: wang1983.
pub fn largest_membership(grades: &[f64]) -> Option<usize> {
    let largest = grades.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    grades.iter().position(|&grade| grade == largest)
}

/// Mean of the grades' values, weighted by their memberships; `None` where no grade has any, or not as many values are given.
///
/// *Shape*: one value a grade, such as 90, 75, 60. *Formula*: Σ b_k·v_k/Σ b_k. *Cost*: O(grades). *Source*: wang1983.
pub fn weighted_grade(grades: &[f64], values: &[f64]) -> Option<f64> {
    let total = grades.iter().fold(0.0, |sum, grade| sum + grade);
    let sum = grades.iter().zip(values).fold(0.0, |sum, (grade, value)| sum + grade * value);
    (grades.len() == values.len() && total > 0.0).then(|| sum / total).filter(|grade| grade.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_grades_share_a_value() {
        let check =
            |value: f64, expect: [f64; 3]| assert_eq!(grade_memberships(value, &[0.75, 0.5, 0.25]), expect, "{value}");
        check(1.0, [1.0, 0.0, 0.0]);
        check(0.75, [1.0, 0.0, 0.0]);
        check(0.625, [0.5, 0.5, 0.0]);
        check(0.5, [0.0, 1.0, 0.0]);
        check(0.3125, [0.0, 0.25, 0.75]);
        check(0.0, [0.0, 0.0, 1.0]);
        assert!(grade_memberships(0.5, &[]).is_empty());
    }
}
