//! Grey relational analysis: how closely series run beside a reference.

use super::scale::min_max_of;
use super::{Argument, DecisionMatrix, McdmError, Needs, Objective, Scale, scaled};

/// Where the smallest and the largest distance are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extremes {
    /// From the whole matrix, as first published.
    Global,
    /// From each criterion, or each series, by itself.
    PerColumn,
}

/// Grey relational grade of each alternative to the ideal one.
///
/// *Shape*: one score an alternative. *Units and range*: up to Σw, higher better; `zeta`, the distinguishing coefficient, above 0 and
/// usually 0.5. *Formula*: Δ_ij = |best_j − r_ij| with scaled r, and Σ_j w_j·(Δmin + ζ·Δmax)/(Δ_ij + ζ·Δmax). *Edge cases*: where all
/// distances are 0 each coefficient is 1.
///
/// # Errors
/// As [`scaled`], [`McdmError::BadParameter`], [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m), the scaled matrix kept. *Source*: deng1982.
pub fn gra(matrix: &DecisionMatrix, scale: Scale, zeta: f64, extremes: Extremes) -> Result<Vec<f64>, McdmError> {
    Needs::Positive.of_parameter("zeta", zeta)?;
    matrix.require(Needs::Finite)?;
    let mut distances = Vec::with_capacity(matrix.criteria().len());
    for criterion in matrix.criteria() {
        let mut cells = scaled(criterion, scale)?;
        let (lo, hi) = min_max_of(&cells);
        let turned = scale == Scale::None && criterion.objective == Objective::Min;
        let best = if turned { lo } else { hi };
        cells.iter_mut().for_each(|cell| *cell = (best - *cell).abs());
        distances.push(cells);
    }
    to_coefficients(&mut distances, zeta, extremes);
    let mut scores = vec![0.0; matrix.n_alternatives()];
    for (criterion, coefficients) in matrix.criteria().iter().zip(&distances) {
        scores.iter_mut().zip(coefficients).for_each(|(score, x)| *score += criterion.weight * x);
    }
    matrix.finite(scores)
}

/// Grey relational grade of each series to the reference series: the mean of the coefficients along it.
///
/// *Shape*: one grade a series; every series as long as the reference. *Units and range*: 0..=1, higher closer; series are to be
/// dimensionless, for instance divided by their first value. *Formula*: with Δ_k(t) = |x_0(t) − x_k(t)|,
/// mean over t of (Δmin + ζ·Δmax)/(Δ_k(t) + ζ·Δmax). *Edge cases*: as [`gra`].
///
/// # Errors
/// [`McdmError::Empty`], [`McdmError::WrongLength`], [`McdmError::BadParameter`], [`McdmError::BadCell`] with the series as criterion.
///
/// *Cost*: O(n·m). *Source*: deng1982.
pub fn relational_grades(
    reference: &[f64],
    series: &[&[f64]],
    zeta: f64,
    extremes: Extremes,
) -> Result<Vec<f64>, McdmError> {
    Needs::Positive.of_parameter("zeta", zeta)?;
    if reference.is_empty() || series.is_empty() {
        return Err(McdmError::Empty);
    }
    let mut distances = Vec::with_capacity(series.len());
    for (criterion, cells) in series.iter().enumerate() {
        let (expected, found) = (reference.len(), cells.len());
        if found != expected {
            return Err(McdmError::WrongLength { what: Argument::Column { criterion }, expected, found });
        }
        let column: Vec<f64> = reference.iter().zip(*cells).map(|(a, b)| (a - b).abs()).collect();
        if let Some(alternative) = column.iter().position(|distance| !distance.is_finite()) {
            let value = cells.get(alternative).copied().unwrap_or(f64::NAN);
            return Err(McdmError::BadCell { alternative, criterion, value, needs: Needs::Finite });
        }
        distances.push(column);
    }
    to_coefficients(&mut distances, zeta, extremes);
    let mean = |column: &Vec<f64>| column.iter().fold(0.0, |sum, x| sum + x) / column.len() as f64;
    Ok(distances.iter().map(mean).collect())
}

/// Distances become relational coefficients, in place.
fn to_coefficients(distances: &mut [Vec<f64>], zeta: f64, extremes: Extremes) {
    let whole = distances
        .iter()
        .map(|column| min_max_of(column))
        .fold((f64::INFINITY, 0.0_f64), |a, b| (if b.0 < a.0 { b.0 } else { a.0 }, if b.1 > a.1 { b.1 } else { a.1 }));
    for column in distances {
        let (least, most) = if extremes == Extremes::Global { whole } else { min_max_of(column) };
        for cell in column {
            let below = *cell + zeta * most;
            *cell = if below > 0.0 { (least + zeta * most) / below } else { 1.0 };
        }
    }
}
