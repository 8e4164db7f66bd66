//! Bands of values to points, in steps or on a line between the limits.

use super::points::{Mark, Points, Why, mark};
use crate::model::Direction;
use crate::scheme::{Bands, Between, Edge};

/// Points of the band that the value lies in.
///
/// *Units and range*: `value` in the unit of the limits; points between the least and the most of `bands.points`.
/// *Formula*: the band is the first limit that the value reaches, from the best outwards: x ≥ limit for positive items, x ≤ limit
/// for negative ones, strictly where `edge` is worse; past the last limit the last points. With `linear`, between the better limit b
/// with points p and the worse limit a with points q: q + (x − a)/(b − a)·(p − q); past the worst limit the last points, which may
/// be a jump.
/// *Edge cases*: a missing value has unknown points, between the least and the most; an interval item has no order of bands, and
/// its values are [`Why::Undefined`].
/// *Cost*: O(bands).
pub fn bands(bands: &Bands, direction: Direction, value: Option<f64>) -> Mark {
    let least = bands.points.iter().copied().fold(f64::INFINITY, f64::min);
    let most = bands.points.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let unknown = |why| Mark { value, points: Points { lo: least, hi: most }, why };
    let Some(x) = value else { return unknown(Why::Missing) };
    let sign = match direction {
        Direction::Positive => 1.0,
        Direction::Negative => -1.0,
        Direction::Interval { .. } => return unknown(Why::Undefined),
    };
    let reaches = |limit: &f64| match bands.edge {
        Edge::Better => sign * x >= sign * limit,
        Edge::Worse => sign * x > sign * limit,
    };
    let at = bands.limits.iter().position(reaches).unwrap_or(bands.limits.len());
    let Some(&points) = bands.points.get(at) else { return unknown(Why::Undefined) };
    let better = at.checked_sub(1).and_then(|better| bands.limits.get(better).zip(bands.points.get(better)));
    match (bands.between, bands.limits.get(at), better) {
        (Between::Linear, Some(&worse_limit), Some((&better_limit, &better_points))) => {
            let share = (x - worse_limit) / (better_limit - worse_limit);
            let line = points + share * (better_points - points);
            // Rounding must not carry a value past the points at a limit.
            let line = line.max(points.min(better_points)).min(points.max(better_points));
            mark(x, line, Why::BetweenBands { at })
        }
        _ => mark(x, points, Why::Band { at }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: &Bands, direction: Direction, rows: &[(f64, f64)]) {
        for &(x, expect) in rows {
            let got = bands(rule, direction, Some(x)).points.value().expect("known points");
            assert!((got - expect).abs() < 1e-12, "{x}: {got} instead of {expect}");
        }
    }

    fn three(limits: [f64; 2]) -> Bands {
        Bands { limits: limits.to_vec(), points: vec![10.0, 6.0, 0.0], ..Bands::default() }
    }

    #[test]
    fn a_value_at_a_limit_takes_the_band_that_the_scheme_says() {
        let rising = three([10.0, 5.0]);
        check(&rising, Direction::Positive, &[(11.0, 10.0), (10.0, 10.0), (9.9, 6.0), (5.0, 6.0), (4.9, 0.0)]);
        let falling = three([55.0, 75.0]);
        check(&falling, Direction::Negative, &[(50.0, 10.0), (55.0, 10.0), (55.1, 6.0), (75.0, 6.0), (75.1, 0.0)]);
        let strict = Bands { edge: Edge::Worse, ..rising };
        check(&strict, Direction::Positive, &[(10.1, 10.0), (10.0, 6.0), (5.0, 0.0)]);
    }

    #[test]
    fn points_lie_on_a_line_between_base_and_leading_value() {
        let line = Bands { between: Between::Linear, ..three([10.0, 5.0]) };
        check(&line, Direction::Positive, &[(12.0, 10.0), (10.0, 10.0), (7.5, 8.0), (5.0, 6.0), (4.999, 0.0)]);
        let falling = Bands { between: Between::Linear, ..three([2.0, 4.0]) };
        check(&falling, Direction::Negative, &[(1.0, 10.0), (3.0, 8.0), (4.0, 6.0), (4.001, 0.0)]);
        assert_eq!(bands(&line, Direction::Positive, Some(7.5)).why, Why::BetweenBands { at: 1 });
    }

    #[test]
    fn what_is_missing_or_has_no_order_is_not_known() {
        let rule = three([10.0, 5.0]);
        let unknown = Points { lo: 0.0, hi: 10.0 };
        assert_eq!(bands(&rule, Direction::Positive, None), Mark { value: None, points: unknown, why: Why::Missing });
        assert_eq!(bands(&rule, Direction::Interval { lo: 0.0, hi: 1.0 }, Some(1.0)).points, unknown);
        assert_eq!(bands(&Bands::default(), Direction::Positive, Some(1.0)).why, Why::Undefined);
    }
}
