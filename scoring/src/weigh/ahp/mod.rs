//! AHP: weights from how much more each criterion matters than each other one, and whether those judgements agree.

mod experts;
mod judgements;

use crate::math::{EigenError, exp, ln, principal_eigenvector};

pub use experts::{combine_judgements, combine_priorities, weight_deviations};
pub use judgements::Judgements;

/// How priorities come from judgements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Priority {
    /// The eigenvector of the largest eigenvalue.
    #[default]
    Eigenvector,
    /// Geometric mean of each row.
    GeometricMean,
}

/// Weights and how consistent the judgements are.
#[derive(Clone, Debug, PartialEq)]
pub struct AhpWeights {
    pub weights: Vec<f64>,
    /// Mean of (A·w)_i/w_i; for the eigenvector the largest eigenvalue. At least the number of criteria.
    pub lambda_max: f64,
    /// (λmax − n)/(n − 1), at least 0.
    pub consistency_index: f64,
    /// Consistency index over that of random judgements; below 0.1 is usually accepted. 0 up to two criteria, which cannot contradict
    /// one another; `None` above fifteen, for which there is no random index.
    pub consistency_ratio: Option<f64>,
    /// The judgement furthest from what the weights say; `None` where all agree.
    pub reconsider: Option<Reconsider>,
}

/// One judgement that the others contradict most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reconsider {
    /// `row` was judged against `column`; `row` < `column`.
    pub row: usize,
    pub column: usize,
    pub given: f64,
    /// What the weights say: w_row/w_column.
    pub consistent: f64,
    /// Consistency ratio if this one judgement were replaced by that; `None` above fifteen criteria.
    pub ratio_after: Option<f64>,
}

/// Why judgements give no weights. Criteria and experts count from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum AhpError {
    Empty,
    /// A row has another number of judgements than there are rows.
    NotSquare {
        row: usize,
        expected: usize,
        found: usize,
    },
    /// Not positive, or not finite.
    BadJudgement {
        row: usize,
        column: usize,
        value: f64,
    },
    /// A criterion against itself must be 1.
    BadDiagonal {
        row: usize,
        value: f64,
    },
    /// `value` and the judgement the other way round, `reverse`, are not one another's reciprocals.
    NotReciprocal {
        row: usize,
        column: usize,
        value: f64,
        reverse: f64,
    },
    /// An expert judged another number of criteria than the first.
    ExpertShape {
        expert: usize,
        expected: usize,
        found: usize,
    },
    /// Not one share an expert, or one is negative or not finite, or all are zero.
    BadShares,
    NotConverged,
}

/// Random indices for three to fifteen criteria: the mean consistency index of random judgements.
const RANDOM_INDEX: [f64; 13] = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// Judgements this close to the weights' ratio, as a logarithm, agree with it.
const AGREES: f64 = 1e-9;

/// Weights from pairwise judgements.
///
/// *Shape*: one weight a criterion. *Units and range*: weights positive, sum to 1. *Formula*: A·w = λmax·w, or w_i ∝ (Π_j a_ij)^(1/n);
/// CI = (λmax − n)/(n − 1), CR = CI/RI with Saaty's random indices 0.58 0.90 1.12 1.24 1.32 1.41 1.45 1.49 1.51 1.48 1.56 1.57 1.59 for
/// 3 to 15 criteria. The judgement to reconsider has the largest |ln(a_ij·w_j/w_i)|. *Edge cases*: consistent judgements give CR 0 and
/// their own weights; ties in what to reconsider go to the first pair.
///
/// # Errors
/// [`AhpError::NotConverged`].
///
/// *Cost*: O(n²) a step of the power iteration. *Source*: saaty1980.
pub fn ahp(judgements: &Judgements, priority: Priority) -> Result<AhpWeights, AhpError> {
    let (weights, lambda_max) = priorities(judgements, priority)?;
    let (consistency_index, consistency_ratio) = consistency(lambda_max, weights.len());
    let mut reconsider = find_furthest(judgements, &weights);
    if let Some(furthest) = &mut reconsider {
        let changed = judgements.with(furthest.row, furthest.column, furthest.consistent);
        let (_, lambda) = priorities(&changed, priority)?;
        furthest.ratio_after = consistency(lambda, weights.len()).1;
    }
    Ok(AhpWeights { weights, lambda_max, consistency_index, consistency_ratio, reconsider })
}

fn priorities(judgements: &Judgements, priority: Priority) -> Result<(Vec<f64>, f64), AhpError> {
    let rows = judgements.rows();
    let n = rows.len() as f64;
    match priority {
        Priority::Eigenvector => {
            let principal = principal_eigenvector(rows).map_err(|_: EigenError| AhpError::NotConverged)?;
            if !principal.value.is_finite() {
                return Err(AhpError::NotConverged);
            }
            Ok((principal.vector, principal.value))
        }
        Priority::GeometricMean => {
            let logs: Vec<f64> = rows.iter().map(|row| row.iter().fold(0.0, |sum, a| sum + ln(*a)) / n).collect();
            let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let means: Vec<f64> = logs.iter().map(|log| exp(log - largest)).collect();
            let sum = means.iter().fold(0.0, |sum, mean| sum + mean);
            let weights: Vec<f64> = means.iter().map(|mean| mean / sum).collect();
            let ratio = |(row, w): (&Vec<f64>, &f64)| row.iter().zip(&weights).fold(0.0, |sum, (a, v)| sum + a * v) / w;
            let lambda = rows.iter().zip(&weights).map(ratio).fold(0.0, |sum, ratio| sum + ratio) / n;
            if lambda.is_finite() { Ok((weights, lambda)) } else { Err(AhpError::NotConverged) }
        }
    }
}

fn consistency(lambda_max: f64, n: usize) -> (f64, Option<f64>) {
    if n <= 2 {
        return (0.0, Some(0.0));
    }
    let index = ((lambda_max - n as f64) / (n as f64 - 1.0)).max(0.0);
    (index, RANDOM_INDEX.get(n - 3).map(|random| index / random))
}

fn find_furthest(judgements: &Judgements, weights: &[f64]) -> Option<Reconsider> {
    let mut furthest: Option<(f64, Reconsider)> = None;
    for (row, cells) in judgements.rows().iter().enumerate() {
        for (column, &given) in cells.iter().enumerate().skip(row + 1) {
            let consistent = weights[row] / weights[column];
            let distance = ln(given / consistent).abs();
            if distance > furthest.map_or(AGREES, |(distance, _)| distance) {
                furthest = Some((distance, Reconsider { row, column, given, consistent, ratio_after: None }));
            }
        }
    }
    furthest.map(|(_, reconsider)| reconsider)
}
