//! Standard deviation weights: the wider a criterion spreads on the common scale, the more it weighs.

use super::data::{CellNeeds, DataError, check};
use super::dispersion::{DispersionWeights, weigh};
use crate::math::sample_sd;
use crate::model::Column;

/// Weights by sample standard deviation.
///
/// *Shape*: columns of one length. *Units and range*: all in one unit or on one scale, for a factor on a column is a factor on its weight;
/// weights sum to 1. *Formula*: w_j = s_j/Σs, s over n − 1. *Edge cases*: a constant column gets weight 0; missing cells are left out.
///
/// # Errors
/// [`DataError::BadCell`] for an infinite cell, [`DataError::TooFew`] below two cells, [`DataError::NoInformation`] when every column is
/// constant, [`DataError::TooLarge`].
///
/// *Cost*: O(n·m). *Source*: diakoulaki1995.
pub fn standard_deviation(columns: &[Column]) -> Result<DispersionWeights, DataError> {
    check(columns, CellNeeds::Finite, 2)?;
    weigh(columns, |cells| sample_sd(cells.present()).unwrap_or(0.0))
}
