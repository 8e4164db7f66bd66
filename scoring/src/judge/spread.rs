//! Indicators that are best in an interval or at a single value (适度指标), as points.

use super::points::{Mark, Points, Why, mark};
use crate::model::Column;
use crate::scheme::Spread;

/// Points of every entity by its value's distance from the best interval.
///
/// *Shape*: as many marks as the column has cells. *Units and range*: cells and interval in one unit; points from 0 to `weight`.
/// *Formula*: w inside [lo, hi]; outside, w·(1 − d/D), not below 0, with d the distance from the nearer end and D the distance at
/// which points end: that of `rule.zero` on the same side, else the largest d of all cells.
/// *Edge cases*: everybody inside gets w; where points end at the interval's very end, w turns to 0 there; a missing cell has unknown
/// points. A single best value is an interval of equal ends.
/// *Cost*: O(n). *Source*: zhang_mathmodels.
pub fn spread(rule: &Spread, best: [f64; 2], weight: f64, column: &Column) -> Vec<Mark> {
    let [lo, hi] = best;
    let distance = |x: f64| (lo - x).max(x - hi).max(0.0);
    let farthest = column.present().map(distance).fold(0.0, f64::max);
    let end = |x: f64| match rule.zero {
        Some([floor, _]) if x < lo => lo - floor,
        Some([_, ceiling]) => ceiling - hi,
        None => farthest,
    };
    let of_value = |x: f64| {
        let distance = distance(x);
        let end = end(x);
        let points = if distance == 0.0 {
            weight
        } else if distance < end {
            weight * (1.0 - distance / end)
        } else {
            0.0
        };
        mark(x, points, Why::Outside { distance })
    };
    let missing = Mark { value: None, points: Points { lo: 0.0, hi: weight }, why: Why::Missing };
    (0..column.len()).map(|entity| column.get(entity).map_or(missing, of_value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(zero: Option<[f64; 2]>, best: [f64; 2], cells: &[f64], expect: &[f64]) {
        let marks = spread(&Spread { zero }, best, 10.0, &Column::from_raw(cells.to_vec()));
        let got: Vec<f64> = marks.iter().map(|mark| mark.points.value().unwrap_or(f64::NAN)).collect();
        assert!(got.iter().zip(expect).all(|(got, expect)| (got - expect).abs() < 1e-12), "{got:?}, not {expect:?}");
    }

    #[test]
    fn points_fall_with_the_distance_on_either_side() {
        check(
            Some([0.0, 80.0]),
            [40.0, 60.0],
            &[50.0, 40.0, 20.0, 70.0, 80.0, 99.0, -1.0],
            &[10.0, 10.0, 5.0, 5.0, 0.0, 0.0, 0.0],
        );
        check(Some([7.0, 9.0]), [7.0, 7.0], &[7.0, 8.0, 6.999], &[10.0, 5.0, 0.0]);
    }

    #[test]
    fn the_farthest_of_the_group_has_none_when_no_end_is_stated() {
        check(None, [10.0, 20.0], &[15.0, 6.0, 28.0], &[10.0, 5.0, 0.0]);
        check(None, [10.0, 20.0], &[15.0, 10.0, 20.0], &[10.0, 10.0, 10.0]);
        // Examples of the manual: acidity best at 7, body temperature best from 36 to 37.
        check(None, [7.0, 7.0], &[6.0, 7.0, 8.0, 9.0], &[5.0, 10.0, 5.0, 0.0]);
        check(
            None,
            [36.0, 37.0],
            &[35.2, 35.8, 36.6, 37.1, 37.8, 38.4],
            &[10.0 * 6.0 / 14.0, 10.0 * 12.0 / 14.0, 10.0, 10.0 * 13.0 / 14.0, 10.0 * 6.0 / 14.0, 0.0],
        );
        let missing = spread(&Spread::default(), [0.0, 1.0], 10.0, &Column::missing(1));
        assert_eq!(missing[0].points, Points { lo: 0.0, hi: 10.0 });
    }
}
