//! Moderate indicators (适度指标): best at a value or inside of an interval, turned so that more is better.

use super::scale::min_max_of;
use super::{McdmError, Needs};

/// What is best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Best {
    /// This value (中间型).
    Value(f64),
    /// Anything from `lo` to `hi` (区间型).
    Interval { lo: f64, hi: f64 },
}

/// Turns a moderate indicator into one of which more is better.
///
/// *Shape*: one number an alternative. *Units and range*: 0..=1. *Formula*: 1 − d/max d, d the distance from the best value or to the
/// nearer end of the best interval. *Edge cases*: 1 for all where nobody is away from the best.
///
/// # Errors
/// [`McdmError::BadParameter`] for a best that is not finite or an interval whose ends are not in order, [`McdmError::BadCell`] for a
/// cell that is missing or infinite.
///
/// *Cost*: O(n). *Source*: hwang1981.
pub fn moderate(cells: &[f64], best: Best) -> Result<Vec<f64>, McdmError> {
    let (lo, hi) = match best {
        Best::Value(value) => (value, value),
        Best::Interval { lo, hi } => (lo, hi),
    };
    Needs::Finite.of_parameter("best", lo)?;
    Needs::Within { lo, hi: f64::MAX }.of_parameter("best", hi)?;
    if let Some((alternative, &value)) = cells.iter().enumerate().find(|(_, cell)| !cell.is_finite()) {
        return Err(McdmError::BadCell { alternative, criterion: 0, value, needs: Needs::Finite });
    }
    let away = |x: f64| if x < lo { lo - x } else { (x - hi).max(0.0) };
    let distances: Vec<f64> = cells.iter().map(|&x| away(x)).collect();
    let (_, most) = min_max_of(&distances);
    if most.is_infinite() {
        return Err(McdmError::Undefined { alternative: 0 });
    }
    Ok(distances.into_iter().map(|distance| if most > 0.0 { 1.0 - distance / most } else { 1.0 }).collect())
}
