//! Ratio to a base times weight, as per-mu evaluations score.

use super::points::{Mark, Points, Why, mark};
use crate::math::mean;
use crate::model::{Column, Direction};
use crate::scheme::{RatioMissing, RatioToBase};

/// The base is not above 0, so that nothing can be divided by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseError {
    pub base: f64,
}

/// Points of every entity by its value's ratio to the base.
///
/// *Shape*: as many marks as the column has cells.
/// *Units and range*: base and cells in one unit; points from floor·w to cap·w, where the rule has these.
/// *Formula*: x/base·w, base/x·w for a negative item, then cap and floor; w is `weight`. Without a stated base, the mean of the cells
/// that are there.
/// *Edge cases*: a missing cell has what `rule.missing` says: unknown points within floor and cap, the mean points of the others, or
/// none; where nobody has a value, they are unknown. A negative item of 0 has no ratio and unknown points.
///
/// # Errors
/// [`BaseError`] when the stated base or the mean is not above 0.
///
/// *Cost*: O(n). *Source*: huangyan2023.
pub fn ratio_to_base(
    rule: &RatioToBase,
    direction: Direction,
    weight: f64,
    column: &Column,
) -> Result<Vec<Mark>, BaseError> {
    let lo = rule.floor.map_or(f64::NEG_INFINITY, |floor| floor * weight);
    let hi = rule.cap.map_or(f64::INFINITY, |cap| cap * weight);
    let unknown = |value, why| Mark { value, points: Points { lo, hi }, why };
    let Some(base) = rule.base.or_else(|| mean(column.present())) else {
        return Ok(vec![unknown(None, Why::Missing); column.len()]);
    };
    if !(base.is_finite() && base > 0.0) {
        return Err(BaseError { base });
    }
    let of_value = |x: f64| {
        let ratio = if direction == Direction::Negative { base / x } else { x / base };
        let points = ratio * weight;
        if !points.is_finite() {
            unknown(Some(x), Why::Undefined)
        } else if points > hi {
            mark(x, hi, Why::RatioBounded { base, unbounded: points })
        } else if points < lo {
            mark(x, lo, Why::RatioBounded { base, unbounded: points })
        } else {
            mark(x, points, Why::Ratio { base })
        }
    };
    let mut marks: Vec<Mark> =
        (0..column.len()).map(|entity| column.get(entity).map_or(unknown(None, Why::Missing), of_value)).collect();
    let filled = match rule.missing {
        RatioMissing::Unknown => None,
        RatioMissing::Zero => Some((0.0_f64.max(lo).min(hi), Why::NothingForMissing)),
        RatioMissing::MeanOfGroup => {
            mean(marks.iter().filter_map(|mark| mark.points.value())).map(|points| (points, Why::MeanOfGroup))
        }
    };
    if let Some((points, why)) = filled {
        for mark in marks.iter_mut().filter(|mark| mark.why == Why::Missing) {
            *mark = Mark { value: None, points: Points::known(points), why };
        }
    }
    Ok(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NA: f64 = f64::NAN;

    fn check(rule: RatioToBase, direction: Direction, cells: &[f64], expect: &[Option<f64>]) -> Vec<Why> {
        let marks = ratio_to_base(&rule, direction, 30.0, &Column::from_raw(cells.to_vec())).expect("marks");
        assert_eq!(marks.iter().map(|mark| mark.points.value()).collect::<Vec<_>>(), expect, "{rule:?}");
        marks.into_iter().map(|mark| mark.why).collect()
    }

    #[test]
    fn a_base_cap_and_floor_are_kept() {
        let at = RatioToBase { base: Some(10.0), ..RatioToBase::default() };
        check(at, Direction::Positive, &[10.0, 25.0, -5.0, NA], &[Some(30.0), Some(75.0), Some(-15.0), None]);
        check(at, Direction::Negative, &[5.0, 20.0, 0.0], &[Some(60.0), Some(15.0), None]);
        let bounded = RatioToBase { cap: Some(1.5), floor: Some(0.0), ..at };
        let whys = check(bounded, Direction::Positive, &[25.0, -5.0, 15.0], &[Some(45.0), Some(0.0), Some(45.0)]);
        assert_eq!(whys[0], Why::RatioBounded { base: 10.0, unbounded: 75.0 });
        assert_eq!(whys[2], Why::Ratio { base: 10.0 });
    }

    #[test]
    fn the_group_stands_in_for_a_base_and_for_what_is_missing() {
        let mean = RatioToBase { missing: RatioMissing::MeanOfGroup, ..RatioToBase::default() };
        let whys = check(mean, Direction::Positive, &[1.0, 3.0, NA], &[Some(15.0), Some(45.0), Some(30.0)]);
        assert_eq!(whys, [Why::Ratio { base: 2.0 }, Why::Ratio { base: 2.0 }, Why::MeanOfGroup]);
        check(mean, Direction::Positive, &[NA, NA], &[None, None]);
        let zero = RatioToBase { missing: RatioMissing::Zero, ..RatioToBase::default() };
        check(zero, Direction::Positive, &[2.0, NA], &[Some(30.0), Some(0.0)]);
    }

    #[test]
    fn a_base_that_is_not_positive_is_refused() {
        let column = Column::from_raw(vec![-1.0, -3.0]);
        let run =
            |base| ratio_to_base(&RatioToBase { base, ..RatioToBase::default() }, Direction::Positive, 1.0, &column);
        assert_eq!(run(None), Err(BaseError { base: -2.0 }));
        assert_eq!(run(Some(0.0)), Err(BaseError { base: 0.0 }));
    }
}
