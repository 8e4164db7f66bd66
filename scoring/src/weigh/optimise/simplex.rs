//! The weights within bounds that are nearest to a point.

/// Least and largest weight of a criterion, within 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightBounds {
    pub lo: f64,
    pub hi: f64,
}

impl WeightBounds {
    pub const ANY: Self = Self { lo: 0.0, hi: 1.0 };

    pub fn new(lo: f64, hi: f64) -> Self {
        Self { lo, hi }
    }
}

/// Whether each bound is in order within 0 to 1 and some weights with sum 1 lie within all of them.
pub(in crate::weigh) fn leave_room(bounds: &[WeightBounds]) -> bool {
    let in_order = bounds.iter().all(|b| 0.0 <= b.lo && b.lo <= b.hi && b.hi <= 1.0);
    let sum = |end: fn(&WeightBounds) -> f64| bounds.iter().map(end).fold(0.0, |sum, end| sum + end);
    in_order && sum(|b| b.lo) <= 1.0 + 1e-12 && sum(|b| b.hi) >= 1.0 - 1e-12
}

/// Weights with sum 1 within the bounds, at the least Euclidean distance from `point`.
///
/// *Shape*: one bound a criterion. *Formula*: w_j = point_j − τ held within its bounds, τ bisected so that Σw = 1. *Edge cases*: `None` for
/// bounds that cross, lie outside 0 to 1 or leave no weights, and for a point that is not finite.
///
/// *Cost*: O(n) a bisection, some sixty to a hundred of them.
pub fn nearest_weights(point: &[f64], bounds: &[WeightBounds]) -> Option<Vec<f64>> {
    if point.len() != bounds.len() || !leave_room(bounds) || point.iter().any(|x| !x.is_finite()) {
        return None;
    }
    let shifted =
        |shift: f64| -> Vec<f64> { point.iter().zip(bounds).map(|(x, b)| (x - shift).clamp(b.lo, b.hi)).collect() };
    let sum = |weights: &[f64]| weights.iter().fold(0.0, |sum, w| sum + w);
    let (least, largest) = point.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), &x| (lo.min(x), hi.max(x)));
    let (mut above, mut below) = (least - 1.0, largest);
    loop {
        let middle = above / 2.0 + below / 2.0;
        if middle <= above || middle >= below {
            break;
        }
        if sum(&shifted(middle)) > 1.0 {
            above = middle;
        } else {
            below = middle;
        }
    }
    let mut weights = shifted(below);
    // A point far away leaves a rest of its own rounding, which goes to the first that have room.
    let mut left = 1.0 - sum(&weights);
    for (w, b) in weights.iter_mut().zip(bounds) {
        let step = left.clamp(b.lo - *w, b.hi - *w);
        *w = (*w + step).clamp(b.lo, b.hi);
        left -= step;
    }
    Some(weights)
}
