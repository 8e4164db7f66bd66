//! Gini weights: the more unequally a criterion is spread over the entities, the more it weighs.

use super::data::{CellNeeds, DataError, check};
use super::dispersion::{DispersionWeights, weigh};
use crate::model::Column;

/// Weights by Gini coefficient.
///
/// *Shape*: columns of one length. *Units and range*: cells at least 0, any unit: a factor changes nothing; weights sum to 1. *Formula*:
/// G = Σ_iΣ_k|x_i − x_k|/(2·n²·x̄), summed over the sorted cells as Σ(2i − n − 1)·x_(i)/(n·Σx); w_j = G_j/ΣG. *Edge cases*: a constant
/// column gets weight 0; missing cells are left out.
///
/// # Errors
/// As [`super::standard_deviation()`], with [`DataError::BadCell`] for a negative cell too.
///
/// *Cost*: O(m·n·log n). *Source*: li2009.
pub fn gini(columns: &[Column]) -> Result<DispersionWeights, DataError> {
    check(columns, CellNeeds::NotNegative, 2)?;
    weigh(columns, |cells| {
        let mut sorted: Vec<f64> = cells.present().collect();
        sorted.sort_by(f64::total_cmp);
        let n = sorted.len() as f64;
        let largest = sorted.last().copied().unwrap_or(1.0);
        let (mut balance, mut sum) = (0.0, 0.0);
        for (at, x) in sorted.iter().enumerate() {
            balance += (2.0 * (at + 1) as f64 - n - 1.0) * (x / largest);
            sum += x / largest;
        }
        balance / (n * sum)
    })
}
