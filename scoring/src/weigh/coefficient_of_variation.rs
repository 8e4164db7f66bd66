//! Coefficient of variation weights (变异系数法): spread in proportion to the mean.

use super::data::{CellNeeds, DataError, check, is_constant};
use super::dispersion::{DispersionWeights, weigh};
use crate::math::{mean, sample_sd};
use crate::model::Column;

/// Weights by coefficient of variation (变异系数法).
///
/// *Shape*: columns of one length. *Units and range*: any unit: a factor changes nothing, an offset does; weights sum to 1. *Formula*:
/// v_j = s_j/|x̄_j|, s over n − 1, w_j = v_j/Σv. *Edge cases*: a constant column gets weight 0; missing cells are left out.
///
/// # Errors
/// As [`super::standard_deviation()`], and [`DataError::ZeroMean`].
///
/// *Cost*: O(n·m). *Source*: zhang2024.
pub fn coefficient_of_variation(columns: &[Column]) -> Result<DispersionWeights, DataError> {
    check(columns, CellNeeds::Finite, 2)?;
    let mean_of = |cells: &Column| mean(cells.present()).unwrap_or(0.0);
    if let Some(column) = columns.iter().position(|cells| mean_of(cells) == 0.0 && !is_constant(cells)) {
        return Err(DataError::ZeroMean { column });
    }
    weigh(columns, |cells| sample_sd(cells.present()).unwrap_or(0.0) / mean_of(cells).abs())
}
