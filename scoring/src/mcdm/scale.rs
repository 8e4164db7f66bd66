//! Brings one criterion to a common scale, as decision methods name their normalisations.

use super::{Criterion, McdmError, Needs, Objective};
use crate::math::{extremes, ln, sqrt};

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
        let total = match scale {
            Scale::Sum => sum(criterion.cells),
            Scale::Vector => length(criterion.cells),
            _ => f64::NAN,
        };
        Self::with_total(criterion, scale, total, reach(criterion, scale))
    }

    /// As [`Map::of`] for each of four criteria. A sum in index order waits for every addition; four of them wait together.
    pub(super) fn of_four(criteria: &[Criterion; 4], scale: Scale) -> Result<[Self; 4], McdmError> {
        Self::of_four_reaching(criteria, scale, criteria.each_ref().map(|criterion| reach(criterion, scale)))
    }

    /// As [`Map::of_four`], the smallest and largest cell of each being known.
    pub(super) fn of_four_reaching(
        criteria: &[Criterion; 4],
        scale: Scale,
        reaches: [(f64, f64); 4],
    ) -> Result<[Self; 4], McdmError> {
        let columns = criteria.each_ref().map(|criterion| criterion.cells);
        let totals = match scale {
            Scale::Sum => sums_of_four(columns, |x| x),
            Scale::Vector => sums_of_four(columns, |x| x * x).map(sqrt),
            _ => [f64::NAN; 4],
        };
        let of = |at: usize| Self::with_total(&criteria[at], scale, totals[at], reaches[at]);
        Ok([of(0)?, of(1)?, of(2)?, of(3)?])
    }

    /// `total` is what the column is divided by, where that is its sum or length; the reach its smallest and largest cell, where they matter.
    fn with_total(criterion: &Criterion, scale: Scale, total: f64, (lo, hi): (f64, f64)) -> Result<Self, McdmError> {
        let cells = criterion.cells;
        let through_zero = |divisor: f64| Self::Line { origin: 0.0, factor: 1.0 / divisor };
        let from_top = |top: f64| Self::Line { origin: top, factor: -1.0 / top };
        let usable =
            |divisor: f64| if divisor > 0.0 && divisor.is_finite() { Ok(divisor) } else { criterion.no_scale() };
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
            (Scale::Sum, Objective::Max) => through_zero(usable(total)?),
            (Scale::Sum, Objective::Min) => {
                criterion.require(Needs::Positive)?;
                Self::Reciprocal { numerator: 1.0 / cells.iter().fold(0.0, |sum, x| sum + 1.0 / x) }
            }
            (Scale::Vector, Objective::Max) => through_zero(usable(total)?),
            (Scale::Vector, Objective::Min) => from_top(usable(total)?),
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

    /// Origin and factor, where it is a line.
    pub(super) fn line(self) -> Option<(f64, f64)> {
        match self {
            Self::Line { origin, factor } => Some((origin, factor)),
            Self::Reciprocal { .. } | Self::Log { .. } => None,
        }
    }

    pub(super) fn apply(self, x: f64) -> f64 {
        match self {
            Self::Line { origin, factor } => (x - origin) * factor,
            Self::Reciprocal { numerator } => numerator / x,
            Self::Log { origin, factor } => origin + ln(x) * factor,
        }
    }
}

/// Smallest and largest cell, where the scale is made of them.
fn reach(criterion: &Criterion, scale: Scale) -> (f64, f64) {
    match scale {
        Scale::MinMax | Scale::Max | Scale::Linear => min_max_of(criterion.cells),
        Scale::None | Scale::Sum | Scale::Vector | Scale::Logarithmic => (f64::NAN, f64::NAN),
    }
}

/// Smallest and largest cell, missing ones passed over; NaN in an empty or wholly missing column.
pub(super) fn min_max_of(cells: &[f64]) -> (f64, f64) {
    extremes(cells).unwrap_or((f64::NAN, f64::NAN))
}

fn sums_of_four(columns: [&[f64]; 4], of: impl Fn(f64) -> f64) -> [f64; 4] {
    let [a, b, c, d] = columns;
    a.iter().zip(b).zip(c).zip(d).fold([0.0; 4], |[sum_a, sum_b, sum_c, sum_d], (((a, b), c), d)| {
        [sum_a + of(*a), sum_b + of(*b), sum_c + of(*c), sum_d + of(*d)]
    })
}

pub(super) fn sum(cells: &[f64]) -> f64 {
    cells.iter().fold(0.0, |sum, x| sum + x)
}

pub(super) fn length(cells: &[f64]) -> f64 {
    sqrt(cells.iter().fold(0.0, |sum, x| sum + x * x))
}
