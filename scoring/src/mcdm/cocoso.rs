//! CoCoSo: three ways to combine a sum and a sum of powers, combined.

use super::scale::{min_max_of, sum};
use super::{DecisionMatrix, McdmError, Needs, Scale, scaled};
use crate::math::pow;

/// Combined compromise of a weighted sum and a sum of powers.
///
/// *Shape*: one score an alternative. *Units and range*: at least 0, higher better; `lambda` 0..=1. *Formula*: with min–max scaled r,
/// S_i = Σ_j w_j·r_ij, P_i = Σ_j r_ij^w_j, a = (P_i + S_i)/Σ_k (P_k + S_k), b = S_i/min S + P_i/min P,
/// c = (λ·S_i + (1 − λ)·P_i)/(λ·max S + (1 − λ)·max P), the score is (a·b·c)^(1/3) + (a + b + c)/3. *Edge cases*: 0⁰ is 1. An
/// alternative that is worst at everything makes min S zero, and then nobody has a score.
///
/// # Errors
/// [`McdmError::BadParameter`], [`McdmError::BadCell`] for a cell that is missing or infinite, [`McdmError::Undefined`].
///
/// *Cost*: O(n·m) powers. *Source*: yazdani2019.
pub fn cocoso(matrix: &DecisionMatrix, lambda: f64) -> Result<Vec<f64>, McdmError> {
    Needs::Within { lo: 0.0, hi: 1.0 }.of_parameter("lambda", lambda)?;
    let n = matrix.n_alternatives();
    let (mut s, mut p) = (vec![0.0; n], vec![0.0; n]);
    for criterion in matrix.criteria() {
        let cells = scaled(criterion, Scale::MinMax)?;
        for ((s, p), &r) in s.iter_mut().zip(p.iter_mut()).zip(&cells) {
            *s += criterion.weight * r;
            *p += pow(r, criterion.weight);
        }
    }
    let (s, p) = (matrix.finite(s)?, matrix.finite(p)?);
    let ((min_s, max_s), (min_p, max_p)) = (min_max_of(&s), min_max_of(&p));
    let total = sum(&s) + sum(&p);
    let score = |(s, p): (&f64, &f64)| {
        let a = (p + s) / total;
        let b = s / min_s + p / min_p;
        let c = (lambda * s + (1.0 - lambda) * p) / (lambda * max_s + (1.0 - lambda) * max_p);
        pow(a * b * c, 1.0 / 3.0) + (a + b + c) / 3.0
    };
    matrix.finite(s.iter().zip(&p).map(score).collect())
}
