//! TOPSIS: near the best of everything, far from the worst.

use super::scale::{Map, min_max_of};
use super::{Criterion, DecisionMatrix, McdmError, Objective, Scale};
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
    let (fours, rest) = matrix.criteria().as_chunks::<4>();
    for four in fours {
        let maps = Map::of_four(four, scale)?;
        let [a, b, c, d] = four;
        let [of_a, of_b, of_c, of_d] = maps;
        let (a, b) = (Term::of(a, of_a, scale), Term::of(b, of_b, scale));
        let (c, d) = (Term::of(c, of_c, scale), Term::of(d, of_d, scale));
        // The sums go through the cache once for four columns; the additions are the same in the same order.
        let cells = a.cells.iter().zip(b.cells).zip(c.cells).zip(d.cells);
        let sums = from_best.iter_mut().zip(from_worst.iter_mut());
        if let (Some(a), Some(b), Some(c), Some(d)) = (a.line(), b.line(), c.line(), d.line()) {
            for ((plus, minus), (((x_a, x_b), x_c), x_d)) in sums.zip(cells) {
                let ((a_p, a_m), (b_p, b_m)) = (a(*x_a), b(*x_b));
                let ((c_p, c_m), (d_p, d_m)) = (c(*x_c), d(*x_d));
                *plus = *plus + a_p + b_p + c_p + d_p;
                *minus = *minus + a_m + b_m + c_m + d_m;
            }
        } else {
            [a, b, c, d].iter().for_each(|term| term.add(&mut from_best, &mut from_worst));
        }
    }
    for criterion in rest {
        Term::of(criterion, Map::of(criterion, scale)?, scale).add(&mut from_best, &mut from_worst);
    }
    let closeness = |(plus, minus): (&f64, &f64)| {
        let (plus, minus) = (sqrt(*plus), sqrt(*minus));
        if plus + minus == 0.0 { 0.5 } else { minus / (plus + minus) }
    };
    matrix.finite(from_best.iter().zip(&from_worst).map(closeness).collect())
}

/// What one criterion adds to both squared distances.
struct Term<'a> {
    cells: &'a [f64],
    map: Map,
    weight: f64,
    /// Weighted scaled value of the best and the worst.
    best: f64,
    worst: f64,
}

impl<'a> Term<'a> {
    fn of(criterion: &Criterion<'a>, map: Map, scale: Scale) -> Self {
        let (lo, hi) = min_max_of(criterion.cells);
        let is_turned = scale == Scale::None && criterion.objective == Objective::Min;
        let (best, worst) = if is_turned == (map.apply(lo) < map.apply(hi)) { (lo, hi) } else { (hi, lo) };
        let weight = criterion.weight;
        let at = |x: f64| map.apply(x) * weight;
        Self { cells: criterion.cells, map, weight, best: at(best), worst: at(worst) }
    }

    /// Squares of the distances from the best and the worst, where the map is a line.
    fn line(&self) -> Option<impl Fn(f64) -> (f64, f64) + use<>> {
        let ((origin, factor), weight, best, worst) = (self.map.line()?, self.weight, self.best, self.worst);
        Some(move |x: f64| {
            let value = (x - origin) * factor * weight;
            ((value - best) * (value - best), (value - worst) * (value - worst))
        })
    }

    fn add(&self, from_best: &mut [f64], from_worst: &mut [f64]) {
        for ((plus, minus), &x) in from_best.iter_mut().zip(from_worst).zip(self.cells) {
            let value = self.map.apply(x) * self.weight;
            *plus += (value - self.best) * (value - self.best);
            *minus += (value - self.worst) * (value - self.worst);
        }
    }
}
