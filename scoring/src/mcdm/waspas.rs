//! WASPAS: a weighted sum and a weighted product, mixed.

use super::{DecisionMatrix, McdmError, Needs, Scale, weighted_product, weighted_sum};

/// Mixes the weighted sum with the weighted product.
///
/// *Shape*: one score an alternative. *Units and range*: higher better; `lambda` is the sum's share, 0..=1. *Formula*:
/// λ·Σ_j w_j·r_ij + (1 − λ)·Π_j r_ij^w_j. *Edge cases*: as [`weighted_product()`].
///
/// # Errors
/// As both, and [`McdmError::BadParameter`].
///
/// *Cost*: O(n·m). *Source*: zavadskas2012.
pub fn waspas(matrix: &DecisionMatrix, scale: Scale, lambda: f64) -> Result<Vec<f64>, McdmError> {
    Needs::Within { lo: 0.0, hi: 1.0 }.of_parameter("lambda", lambda)?;
    let mut scores = weighted_sum(matrix, scale)?;
    let products = weighted_product(matrix, scale)?;
    for (score, product) in scores.iter_mut().zip(products) {
        *score = lambda * *score + (1.0 - lambda) * product;
    }
    matrix.finite(scores)
}
