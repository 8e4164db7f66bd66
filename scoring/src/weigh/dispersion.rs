//! What the methods have in common that weigh each column by one measure of spread.

use super::data::{DataError, is_constant, to_weights};
use crate::model::Column;

/// Weights and the dispersion of each column that they follow.
#[derive(Clone, Debug, PartialEq)]
pub struct DispersionWeights {
    pub weights: Vec<f64>,
    pub dispersion: Vec<f64>,
}

/// Weights in proportion to `dispersion`, which is 0 for a constant column.
pub(super) fn weigh(columns: &[Column], dispersion: impl Fn(&Column) -> f64) -> Result<DispersionWeights, DataError> {
    let dispersion: Vec<f64> =
        columns.iter().map(|cells| if is_constant(cells) { 0.0 } else { dispersion(cells) }).collect();
    let weights = to_weights(&dispersion)?;
    Ok(DispersionWeights { weights, dispersion })
}
