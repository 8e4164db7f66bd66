//! Shares of the column's maximum, length or sum.

use super::Job;
use crate::math::{min_max, sqrt};
use crate::model::{Column, Direction};

/// x/max; min/x for negative indicators; 1 − distance/greatest distance for interval ones, 1 where nobody is outside. Division by
/// zero makes the cell missing (noted).
pub fn of_max(job: &mut Job) -> Column {
    let Some((lo, hi)) = min_max(job.column.present()) else { return job.column.clone() };
    match job.indicator.direction {
        Direction::Positive => job.map(|x| x / hi),
        Direction::Negative => job.map(|x| lo / x),
        Direction::Interval { .. } => match job.spread() {
            Some((worst, _)) => job.map_benefit(|y| 1.0 - y / worst),
            None => job.constant(1.0),
        },
    }
}

/// x/√Σx²; 1 − that for negative indicators, and for the distance of interval ones. A column of zeros becomes missing (noted).
pub fn of_length(job: &mut Job) -> Column {
    let direction = job.indicator.direction;
    let of = if matches!(direction, Direction::Interval { .. }) { job.benefits() } else { job.column.clone() };
    let length = sqrt(of.present().fold(0.0, |sum, cell| sum + cell * cell));
    match direction {
        Direction::Positive => job.map(|x| x / length),
        Direction::Negative => job.map(|x| 1.0 - x / length),
        Direction::Interval { .. } if length == 0.0 => job.constant(1.0),
        Direction::Interval { .. } => job.map_benefit(|y| 1.0 + y / length),
    }
}

/// x/Σx; (1/x)/Σ(1/x) for negative indicators; (1/(1 + d))/Σ(1/(1 + d)) with the distance d for interval ones. Where the sum is zero
/// or not finite the cells become missing (noted).
pub fn of_sum(job: &mut Job) -> Column {
    let direction = job.indicator.direction;
    let part = move |x: f64| match direction {
        Direction::Positive => x,
        Direction::Negative => 1.0 / x,
        Direction::Interval { lo, hi } => 1.0 / (1.0 + super::outside(x, lo, hi)),
    };
    let sum = job.column.present().fold(0.0, |sum, cell| sum + part(cell));
    // A single 1/0 would give everybody else a share of nothing: better that the whole column says it is undefined.
    let sum = if sum.is_finite() { sum } else { f64::NAN };
    job.map(|x| part(x) / sum)
}
