//! Brings one criterion to a common scale, as decision methods name their normalisations.

use super::{Criterion, McdmError, Needs, Objective};
use crate::math::{ln, min_max, sqrt};

/// How a column x of n alternatives becomes comparable with others; lo and hi are its smallest and largest cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// x, whatever the objective.
    None,
    /// (x − lo)/(hi − lo); for `Min` (hi − x)/(hi − lo). A constant column becomes 1.
    MinMax,
    /// x/hi; for `Min` 1 − x/hi.
    Max,
    /// x/Σx; for `Min` (1/x)/Σ(1/x).
    Sum,
    /// x/√Σx²; for `Min` 1 − that.
    Vector,
    /// x/hi; for `Min` lo/x.
    Linear,
    /// ln x/Σ ln x; for `Min` (1 − that)/(n − 1).
    Logarithmic,
}

/// The criterion's cells on a common scale, more always better except under [`Scale::None`].
///
/// *Shape*: one number an alternative. *Units and range*: see [`Scale`]; 0..=1 for cells that are not negative. *Edge cases*: a
/// constant column, see [`Scale::MinMax`].
///
/// # Errors
/// [`McdmError::BadCell`] for a cell that is missing or infinite, [`McdmError::NoScale`] where the divisor is not positive; [`McdmError::BadCell`] where a reciprocal or logarithm needs a positive
/// cell, [`McdmError::Undefined`] where cells are too close together or too large to tell them apart.
///
/// *Cost*: O(n). *Source*: jahan2015.
pub fn scaled(criterion: &Criterion, scale: Scale) -> Result<Vec<f64>, McdmError> {
    let map = Map::of(criterion, scale)?;
    let cells: Vec<f64> = criterion.cells.iter().map(|&x| map.apply(x)).collect();
    criterion.finite(cells)
}

/// The function from a cell to its place on the scale.
#[derive(Clone, Copy, Debug)]
pub(super) enum Map {
    /// (x − origin)·factor.
    Line { origin: f64, factor: f64 },
    /// numerator/x.
    Reciprocal { numerator: f64 },
    /// origin + ln x·factor.
    Log { origin: f64, factor: f64 },
}

impl Map {
    pub(super) fn of(criterion: &Criterion, scale: Scale) -> Result<Self, McdmError> {
        let cells = criterion.cells;
        let through_zero = |divisor: f64| Self::Line { origin: 0.0, factor: 1.0 / divisor };
        let from_top = |top: f64| Self::Line { origin: top, factor: -1.0 / top };
        let usable =
            |divisor: f64| if divisor > 0.0 && divisor.is_finite() { Ok(divisor) } else { criterion.no_scale() };
        let (lo, hi) = match scale {
            Scale::MinMax | Scale::Max | Scale::Linear => min_max_of(cells),
            _ => (0.0, 0.0),
        };
        Ok(match (scale, criterion.objective) {
            (Scale::None, _) => Self::Line { origin: 0.0, factor: 1.0 },
            (Scale::MinMax, _) if lo == hi => Self::Line { origin: lo - 1.0, factor: 1.0 },
            (Scale::MinMax, Objective::Max) => Self::Line { origin: lo, factor: 1.0 / (hi - lo) },
            (Scale::MinMax, Objective::Min) => Self::Line { origin: hi, factor: -1.0 / (hi - lo) },
            (Scale::Max | Scale::Linear, Objective::Max) => through_zero(usable(hi)?),
            (Scale::Max, Objective::Min) => from_top(usable(hi)?),
            (Scale::Linear, Objective::Min) => {
                criterion.require(Needs::Positive)?;
                Self::Reciprocal { numerator: lo }
            }
            (Scale::Sum, Objective::Max) => through_zero(usable(sum(cells))?),
            (Scale::Sum, Objective::Min) => {
                criterion.require(Needs::Positive)?;
                Self::Reciprocal { numerator: 1.0 / cells.iter().fold(0.0, |sum, x| sum + 1.0 / x) }
            }
            (Scale::Vector, Objective::Max) => through_zero(usable(length(cells))?),
            (Scale::Vector, Objective::Min) => from_top(usable(length(cells))?),
            (Scale::Logarithmic, objective) => {
                criterion.require(Needs::Positive)?;
                let total = cells.iter().fold(0.0, |sum, &x| sum + ln(x));
                if total == 0.0 {
                    return criterion.no_scale();
                }
                let others = cells.len() as f64 - 1.0;
                match objective {
                    Objective::Max => Self::Log { origin: 0.0, factor: 1.0 / total },
                    Objective::Min => Self::Log { origin: 1.0 / others, factor: -1.0 / (total * others) },
                }
            }
        })
    }

    pub(super) fn apply(self, x: f64) -> f64 {
        match self {
            Self::Line { origin, factor } => (x - origin) * factor,
            Self::Reciprocal { numerator } => numerator / x,
            Self::Log { origin, factor } => origin + ln(x) * factor,
        }
    }
}

/// Smallest and largest cell; NaN in an empty or wholly missing column.
pub(super) fn min_max_of(cells: &[f64]) -> (f64, f64) {
    min_max(cells.iter().copied()).unwrap_or((f64::NAN, f64::NAN))
}

pub(super) fn sum(cells: &[f64]) -> f64 {
    cells.iter().fold(0.0, |sum, x| sum + x)
}

pub(super) fn length(cells: &[f64]) -> f64 {
    sqrt(cells.iter().fold(0.0, |sum, x| sum + x * x))
}
