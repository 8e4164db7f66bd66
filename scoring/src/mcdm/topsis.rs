//! TOPSIS: near the best of everything, far from the worst.

use super::scale::{Map, min_max_of};
use super::{Criterion, DecisionMatrix, McdmError, Objective, Scale};
use crate::math::{Loop, sqrt, widest};

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
        let reaches = four.each_ref().map(|criterion| min_max_of(criterion.cells));
        let maps = Map::of_four_reaching(four, scale, reaches)?;
        let terms: [Term; 4] = std::array::from_fn(|at| Term::of(&four[at], maps[at], reaches[at], scale));
        match terms.each_ref().map(Term::line) {
            [Some(a), Some(b), Some(c), Some(d)] => {
                let columns = four.each_ref().map(|criterion| criterion.cells);
                widest(Fours { columns, lines: [a, b, c, d], from_best: &mut from_best, from_worst: &mut from_worst });
            }
            _ => terms.iter().for_each(|term| term.add(&mut from_best, &mut from_worst)),
        }
    }
    for criterion in rest {
        let reach = min_max_of(criterion.cells);
        Term::of(criterion, Map::of(criterion, scale)?, reach, scale).add(&mut from_best, &mut from_worst);
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
    fn of(criterion: &Criterion<'a>, map: Map, (lo, hi): (f64, f64), scale: Scale) -> Self {
        let is_turned = scale == Scale::None && criterion.objective == Objective::Min;
        let (best, worst) = if is_turned == (map.apply(lo) < map.apply(hi)) { (lo, hi) } else { (hi, lo) };
        let weight = criterion.weight;
        let at = |x: f64| map.apply(x) * weight;
        Self { cells: criterion.cells, map, weight, best: at(best), worst: at(worst) }
    }

    /// The same, where the map is a line.
    fn line(&self) -> Option<Line> {
        let (origin, factor) = self.map.line()?;
        Some(Line { origin, factor, weight: self.weight, best: self.best, worst: self.worst })
    }

    fn add(&self, from_best: &mut [f64], from_worst: &mut [f64]) {
        for ((plus, minus), &x) in from_best.iter_mut().zip(from_worst).zip(self.cells) {
            let value = self.map.apply(x) * self.weight;
            *plus += (value - self.best) * (value - self.best);
            *minus += (value - self.worst) * (value - self.worst);
        }
    }
}

/// What a criterion adds whose map is a line.
#[derive(Clone, Copy)]
struct Line {
    origin: f64,
    factor: f64,
    weight: f64,
    best: f64,
    worst: f64,
}

impl Line {
    /// Squares of the distances from the best and the worst.
    #[inline(always)]
    fn squares(self, x: f64) -> (f64, f64) {
        let value = (x - self.origin) * self.factor * self.weight;
        ((value - self.best) * (value - self.best), (value - self.worst) * (value - self.worst))
    }
}

/// Four criteria at once: the sums go through the cache once for them, and the additions are the same in the same order.
struct Fours<'a> {
    columns: [&'a [f64]; 4],
    lines: [Line; 4],
    from_best: &'a mut [f64],
    from_worst: &'a mut [f64],
}

impl Loop for Fours<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let [a, b, c, d] = self.lines;
        let [of_a, of_b, of_c, of_d] = self.columns;
        let cells = of_a.iter().zip(of_b).zip(of_c).zip(of_d);
        for ((plus, minus), (((x_a, x_b), x_c), x_d)) in self.from_best.iter_mut().zip(self.from_worst).zip(cells) {
            let ((a_p, a_m), (b_p, b_m)) = (a.squares(*x_a), b.squares(*x_b));
            let ((c_p, c_m), (d_p, d_m)) = (c.squares(*x_c), d.squares(*x_d));
            *plus = *plus + a_p + b_p + c_p + d_p;
            *minus = *minus + a_m + b_m + c_m + d_m;
        }
    }
}
