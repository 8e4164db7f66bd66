//! The straight line through two columns, and who stands off it.

use crate::math::{mean, sqrt};
use crate::model::Column;

/// Least squares of y on x.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub intercept: f64,
    pub slope: f64,
    /// By entity: how far it stands off the line, in standard deviations of the residuals; above 0 over the line. `None` without both
    /// values, and where all stand on the line.
    pub off: Vec<Option<f64>>,
}

/// The line of y on x over the entities that have both.
///
/// *Formula*: slope Σ(x − x̄)(y − ȳ)/Σ(x − x̄)². An entity is off by e/(s·√(1 − h)), e its residual, s² = Σe²/(n − 2) and its leverage
/// h = 1/n + (x − x̄)²/Σ(x − x̄)²: internally studentised, so that one far out in x is not excused for having drawn the line to itself.
/// *Edge cases*: `None` with fewer than three entities or where x is constant. *Cost*: O(n). *Source*: cook1982.
pub fn fit_line(x: &Column, y: &Column) -> Option<Line> {
    let both = |entity: usize| x.get(entity).zip(y.get(entity));
    let pairs = || (0..x.len()).filter_map(both);
    let n = pairs().count();
    if n < 3 {
        return None;
    }
    let (mean_x, mean_y) = (mean(pairs().map(|pair| pair.0))?, mean(pairs().map(|pair| pair.1))?);
    let spread = pairs().fold(0.0, |sum, (x, _)| sum + (x - mean_x) * (x - mean_x));
    let shared = pairs().fold(0.0, |sum, (x, y)| sum + (x - mean_x) * (y - mean_y));
    let slope = shared / spread;
    let intercept = mean_y - slope * mean_x;
    if !(slope.is_finite() && intercept.is_finite()) {
        return None;
    }
    let residual = |x: f64, y: f64| (y - mean_y) - slope * (x - mean_x);
    let squares = pairs().fold(0.0, |sum, (x, y)| sum + residual(x, y) * residual(x, y));
    let deviation = sqrt(squares / (n - 2) as f64);
    let off = |(x, y): (f64, f64)| {
        let leverage = 1.0 / n as f64 + (x - mean_x) * (x - mean_x) / spread;
        let off = residual(x, y) / (deviation * sqrt((1.0 - leverage).max(0.0)));
        off.is_finite().then_some(off)
    };
    Some(Line { intercept, slope, off: (0..x.len()).map(|entity| both(entity).and_then(off)).collect() })
}
