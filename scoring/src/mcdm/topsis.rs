//! TOPSIS: near the best of everything, far from the worst.

use super::scale::{Map, min_max_of};
use super::{DecisionMatrix, McdmError, Objective, Scale};
use crate::math::sqrt;

/// Closeness to the ideal alternative, seen from the anti-ideal one.
///
/// *Shape*: one score an alternative. *Units and range*: 0..=1, higher better. *Formula*: d⁻/(d⁺ + d⁻), the Euclidean distances of the
/// weighted scaled cells w_j·r_ij from the best (d⁺) and worst (d⁻) of each criterion. *Edge cases*: a criterion on which all agree
/// adds nothing; where all alternatives agree on everything each scores 1/2.
///
/// # Errors
/// As [`super::scaled`], and [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m). *Source*: hwang1981.
pub fn topsis(matrix: &DecisionMatrix, scale: Scale) -> Result<Vec<f64>, McdmError> {
    let n = matrix.n_alternatives();
    let (mut from_best, mut from_worst) = (vec![0.0; n], vec![0.0; n]);
    for criterion in matrix.criteria() {
        let map = Map::of(criterion, scale)?;
        let (lo, hi) = min_max_of(criterion.cells);
        let turned = scale == Scale::None && criterion.objective == Objective::Min;
        let (best, worst) = if turned == (map.apply(lo) < map.apply(hi)) { (lo, hi) } else { (hi, lo) };
        let (best, worst) = (map.apply(best) * criterion.weight, map.apply(worst) * criterion.weight);
        let weight = criterion.weight;
        let rows = from_best.iter_mut().zip(from_worst.iter_mut()).zip(criterion.cells);
        let add = |((plus, minus), value): ((&mut f64, &mut f64), f64)| {
            *plus += (value - best) * (value - best);
            *minus += (value - worst) * (value - worst);
        };
        match map {
            // Outside of the loop, so that the loop that matters stays a plain one.
            Map::Line { origin, factor } => rows.for_each(|(sums, x)| add((sums, (x - origin) * factor * weight))),
            map => rows.for_each(|(sums, &x)| add((sums, map.apply(x) * weight))),
        }
    }
    let closeness = |(plus, minus): (&f64, &f64)| {
        let (plus, minus) = (sqrt(*plus), sqrt(*minus));
        if plus + minus == 0.0 { 0.5 } else { minus / (plus + minus) }
    };
    matrix.finite(from_best.iter().zip(&from_worst).map(closeness).collect())
}
