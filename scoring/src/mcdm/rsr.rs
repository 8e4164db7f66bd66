//! Rank-sum ratio: weighted places over their number, and the line that grades them.

use super::scale::min_max_of;
use super::{DecisionMatrix, McdmError, Needs, Objective};
use crate::math::{mean_ranks, normal_quantile};

/// How a cell becomes a rank R from 1 (worst) to n (best).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ranks {
    /// Its place; ties share the mean of their places.
    Integer,
    /// 1 + (n − 1)·(x − worst)/(best − worst), so that a lead of any size counts for its size. 1 where all agree.
    NonInteger,
}

/// Rank-sum ratio of each alternative.
///
/// *Shape*: one score an alternative. *Units and range*: up to Σw, higher better. *Formula*: RSR_i = Σ_j w_j·R_ij/n. *Edge cases*: as
/// [`Ranks`].
///
/// # Errors
/// [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m·log n). *Source*: tian1993.
pub fn rsr(matrix: &DecisionMatrix, ranks: Ranks) -> Result<Vec<f64>, McdmError> {
    matrix.require(Needs::Finite)?;
    let n = matrix.n_alternatives() as f64;
    let mut scores = vec![0.0; matrix.n_alternatives()];
    for criterion in matrix.criteria() {
        let sign = if criterion.objective == Objective::Max { 1.0 } else { -1.0 };
        let turned: Vec<f64> = criterion.cells.iter().map(|x| sign * x).collect();
        let places = match ranks {
            Ranks::Integer => mean_ranks(&turned),
            Ranks::NonInteger => {
                let (lo, hi) = min_max_of(&turned);
                let factor = if lo < hi { (n - 1.0) / (hi - lo) } else { 0.0 };
                turned.iter().map(|x| 1.0 + (x - lo) * factor).collect()
            }
        };
        scores.iter_mut().zip(&places).for_each(|(score, place)| *score += criterion.weight * place / n);
    }
    matrix.finite(scores)
}

/// The line through the rank-sum ratios over their probits.
#[derive(Clone, Debug, PartialEq)]
pub struct RsrFit {
    /// Probit of each alternative's place: 5 + z.
    pub probit: Vec<f64>,
    /// Rank-sum ratio that the line gives at that probit.
    pub fitted: Vec<f64>,
    pub slope: f64,
    pub intercept: f64,
}

/// Fits rank-sum ratios to a normal distribution.
///
/// *Shape*: one probit and one fitted value an alternative. *Formula*: with the mean place R̄ from below among n, the cumulative
/// frequency is R̄/n, 1 − 1/(4n) for the best; probit y = 5 + Φ⁻¹ of it; RSR = a + b·y by least squares over the distinct values.
/// *Edge cases*: ratios equal to 1e-12 share a place. `None` with fewer than two distinct values.
///
/// *Cost*: O(n·log n). *Source*: tian1993.
pub fn rsr_fit(scores: &[f64]) -> Option<RsrFit> {
    let n = scores.len() as f64;
    let mut order: Vec<(f64, usize)> = scores.iter().copied().zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let groups: Vec<&[(f64, usize)]> = order.chunk_by(|a, b| b.0 - a.0 <= 1e-12 * b.0.abs().max(1.0)).collect();
    let mut probit = vec![0.0; scores.len()];
    let mut points = Vec::with_capacity(groups.len());
    let mut below = 0.0;
    for (at, group) in groups.iter().enumerate() {
        let place = below + (group.len() as f64 + 1.0) / 2.0;
        below += group.len() as f64;
        let frequency = if at + 1 == groups.len() { 1.0 - 1.0 / (4.0 * n) } else { place / n };
        let y = 5.0 + normal_quantile(frequency);
        for &(_, alternative) in *group {
            if let Some(own) = probit.get_mut(alternative) {
                *own = y;
            }
        }
        points.push((y, group.first()?.0));
    }
    let (slope, intercept) = line(&points)?;
    let fitted = probit.iter().map(|y| intercept + slope * y).collect();
    Some(RsrFit { probit, fitted, slope, intercept })
}

/// Least squares.
fn line(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / n, y + point.1 / n));
    let (xx, xy) = points
        .iter()
        .fold((0.0, 0.0), |(xx, xy), point| (xx + (point.0 - x) * (point.0 - x), xy + (point.0 - x) * (point.1 - y)));
    (xx > 0.0).then(|| (xy / xx, y - xy / xx * x))
}

/// Grades by probit, 0 is the lowest.
///
/// *Units and range*: `n_grades` at least 1. *Formula*: the probits from 2 to 8 are cut into `n_grades` equal parts, so that three
/// grades part at 4 and 6, four at 3.5, 5 and 6.5; a probit on a cut gets the higher grade. *Cost*: O(n·grades). *Source*: tian1993.
pub fn rsr_grades(fit: &RsrFit, n_grades: usize) -> Vec<usize> {
    let cut = |grade: usize| 2.0 + 6.0 * grade as f64 / n_grades as f64;
    fit.probit.iter().map(|&y| (1..n_grades).filter(|&grade| y >= cut(grade)).count()).collect()
}
