//! MEREC weights: a criterion weighs by how much the entities' performance changes when it is left out.

use super::data::{CellNeeds, DataError, check, to_weights};
use crate::math::ln;
use crate::model::Column;

/// Weights and what made them.
#[derive(Clone, Debug, PartialEq)]
pub struct MerecWeights {
    pub weights: Vec<f64>,
    /// By column: Σ over the entities of how far their performance moves without it.
    pub effect: Vec<f64>,
    /// By entity: performance under all columns.
    pub performance: Vec<f64>,
}

/// Weights by the removal effects of criteria.
///
/// *Shape*: columns of one length, more of each better; where less is better, hand over [`super::reciprocal`]. *Units and range*: cells
/// positive, any unit: a factor changes nothing; weights sum to 1. *Formula*: l_ij = ln(x_ij/min_i x_ij), S_i = ln(1 + Σ_j l_ij/m),
/// S_ij the same without column j, still over m; E_j = Σ_i|S_ij − S_i|, w_j = E_j/ΣE. *Edge cases*: a constant column gets weight 0; a
/// missing cell is left out of its row, m is what is there.
///
/// # Errors
/// [`DataError::BadCell`] for a cell that is not positive, [`DataError::TooFew`] for an empty column, [`DataError::NoInformation`] when
/// every column is constant.
///
/// *Cost*: O(n·m). *Source*: keshavarz2021.
pub fn merec(columns: &[Column]) -> Result<MerecWeights, DataError> {
    check(columns, CellNeeds::Positive, 1)?;
    let n_entities = columns.first().map_or(0, Column::len);
    let logs: Vec<Vec<f64>> = columns.iter().map(logs_over_least).collect();
    let (mut sums, mut n_present) = (vec![0.0; n_entities], vec![0.0; n_entities]);
    for column in &logs {
        for ((sum, n), l) in sums.iter_mut().zip(&mut n_present).zip(column).filter(|(_, l)| !l.is_nan()) {
            *sum += l;
            *n += 1.0;
        }
    }
    let performance_of = |sum: f64, n: f64| if n > 0.0 { ln(1.0 + sum.max(0.0) / n) } else { 0.0 };
    let performance: Vec<f64> = sums.iter().zip(&n_present).map(|(&sum, &n)| performance_of(sum, n)).collect();
    let effect_of = |column: &Vec<f64>| {
        let rows = column.iter().zip(&sums).zip(&n_present).zip(&performance);
        // Exactly 0 where nothing is left out, so that a constant column's effect is no rounding.
        rows.filter(|(((l, _), _), _)| **l > 0.0)
            .fold(0.0, |sum, (((l, all), n), performance)| sum + (performance_of(all - l, *n) - performance).abs())
    };
    let effect: Vec<f64> = logs.iter().map(effect_of).collect();
    let weights = to_weights(&effect)?;
    Ok(MerecWeights { weights, effect, performance })
}

fn logs_over_least(cells: &Column) -> Vec<f64> {
    let least = cells.present().fold(f64::INFINITY, f64::min);
    let start = ln(least);
    cells.raw().iter().map(|&x| if x == least { 0.0 } else { ln(x) - start }).collect()
}
