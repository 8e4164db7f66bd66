//! A smooth function from a table of its values and slopes, for simulations that need it very often.

/// A function between the first and the last of evenly spaced nodes, as a cubic between each two (Hermite's).
///
/// Its error is at most `step⁴/384` times the largest fourth derivative. It uses nothing but additions and multiplications.
#[derive(Clone, Debug)]
pub struct CubicTable {
    first: f64,
    per_step: f64,
    /// Coefficients from the constant up, of the way from one node to the next as 0 to 1.
    cells: Vec<[f64; 4]>,
}

impl CubicTable {
    /// `n` cells between nodes at `first`, `first + step`, …; `of` gives value and slope. *Cost*: O(n).
    pub fn new(first: f64, step: f64, n: usize, of: impl Fn(f64) -> [f64; 2]) -> Self {
        let node = |at: usize| {
            let [value, slope] = of(first + step * at as f64);
            [value, slope * step]
        };
        let nodes = (0..=n).map(node).collect::<Vec<_>>();
        let cell = |pair: &[[f64; 2]]| match *pair {
            [[y0, m0], [y1, m1]] => {
                let (rise, bend) = (y1 - y0, m0 + m1 - 2.0 * (y1 - y0));
                [y0, m0, rise - m0 - bend, bend]
            }
            _ => [f64::NAN; 4],
        };
        Self { first, per_step: 1.0 / step, cells: nodes.windows(2).map(cell).collect() }
    }

    /// The function at `x`; none outside the nodes, at the last one, and for NaN. *Cost*: O(1).
    #[inline]
    pub fn at(&self, x: f64) -> Option<f64> {
        let place = (x - self.first) * self.per_step;
        // Below zero, and not a number, become 0 in the conversion and are told apart by the comparison.
        let at = place as u32;
        let [c0, c1, c2, c3] = *self.cells.get(at as usize)?;
        let t = place - f64::from(at);
        (t >= 0.0).then_some((c0 + t * c1) + (t * t) * (c2 + t * c3))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{cos, sin};
    use super::*;

    #[test]
    fn a_cubic_is_itself_and_others_are_near() {
        let cubic = CubicTable::new(-1.0, 0.5, 4, |x| [x * x * x - x, 3.0 * x * x - 1.0]);
        for x in [-1.0, -0.7, 0.0, 0.33, 0.99] {
            assert!((cubic.at(x).unwrap() - (x * x * x - x)).abs() < 1e-15, "{x}");
        }
        let sine = CubicTable::new(0.0, 0.01, 100, |x| [sin(x), cos(x)]);
        for x in [0.005, 0.123_4, 0.999] {
            assert!((sine.at(x).unwrap() - sin(x)).abs() < 1e-8 / 384.0);
        }
    }

    #[test]
    fn outside_its_nodes_it_is_nothing() {
        let line = CubicTable::new(1.0, 1.0, 2, |x| [x, 1.0]);
        assert_eq!(line.at(1.0), Some(1.0));
        for x in [0.999, 3.0, 1e300, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(line.at(x), None, "{x}");
        }
    }
}
