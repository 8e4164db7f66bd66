//! The rate of return of many paths: one root on a fixed grid, for several paths at once.

/// Rates between whose neighbours the root is sought, from the highest.
const GRID: [f64; 11] = [5.0, 2.0, 1.0, 0.5, 0.2, 0.0, -0.2, -0.4, -0.6, -0.8, -0.9];

/// Relative size of a Newton step after which the next would change nothing above 10⁻¹⁵.
const SETTLED: f64 = 1e-9;

/// Relative size of a halving after which the bracket is as narrow as numbers are.
const HALVED: f64 = 1e-15;

/// More halvings than any bracket of the grid takes.
const STEPS: usize = 64;

/// Finds roots quickly where [`super::irr()`] would find every one; holds the powers of the grid's discount factors.
#[derive(Clone, Debug)]
pub struct Rates {
    /// By year, for each rate of the grid.
    factors: Vec<[f64; GRID.len()]>,
}

impl Rates {
    pub fn new(years: usize) -> Self {
        let first = [1.0; GRID.len()];
        let next = |factors: &[f64; GRID.len()]| {
            let mut next = *factors;
            next.iter_mut().zip(GRID).for_each(|(factor, rate)| *factor /= 1.0 + rate);
            Some(next)
        };
        Self { factors: std::iter::successors(Some(first), next).take(years).collect() }
    }

    /// The largest rate at which the present value of yearly flows turns from negative to not negative as the rate falls.
    ///
    /// *Shape*: flows by year and path. *Formula*: with `g` the grid 500 % … −90 % and `NPV` the present value, the root in
    /// `[gₖ, gₖ₋₁]` for the first `k` with `NPV(gₖ) ≥ 0 > NPV(gₖ₋₁)`; NaN where there is no such `k`.
    /// *Tolerance*: Newton's steps in the discount factor, halving wherever one would leave the bracket, until one is below 10⁻⁹:
    /// the rate is then right to about 10⁻¹⁴. *Cost*: the grid, and some six evaluations of value and slope.
    #[inline(always)]
    pub fn largest<const N: usize>(&self, flows: &[[f64; N]]) -> [f64; N] {
        // Discount factors at the bracket's ends, negative value at `low`.
        let (mut low, mut high) = ([f64::NAN; N], [f64::NAN; N]);
        let mut above = [f64::NAN; N];
        for (k, rate) in GRID.iter().enumerate() {
            let mut value = [0.0; N];
            for (flow, factors) in flows.iter().zip(&self.factors) {
                for lane in 0..N {
                    value[lane] += flow[lane] * factors[k];
                }
            }
            let mut open = false;
            for lane in 0..N {
                // The first from above counts; before any, nothing is less than what is not a number.
                if low[lane].is_nan() && value[lane] >= 0.0 && above[lane] < 0.0 {
                    low[lane] = 1.0 / (1.0 + GRID[k.saturating_sub(1)]);
                    high[lane] = 1.0 / (1.0 + rate);
                }
                open |= low[lane].is_nan();
            }
            if !open {
                break;
            }
            above = value;
        }
        let found = newton(flows, low, high);
        found.map(|factor| 1.0 / factor - 1.0)
    }
}

/// Where the value of the flows, as a polynomial in the discount factor, is zero between `low` and `high`.
#[inline(always)]
fn newton<const N: usize>(flows: &[[f64; N]], mut low: [f64; N], mut high: [f64; N]) -> [f64; N] {
    let mut at = [0.0; N];
    for lane in 0..N {
        at[lane] = 0.5 * (low[lane] + high[lane]);
    }
    let mut settled = [false; N];
    for _ in 0..STEPS {
        let (mut value, mut slope) = ([0.0; N], [0.0; N]);
        for flow in flows.iter().rev() {
            for lane in 0..N {
                slope[lane] = slope[lane] * at[lane] + value[lane];
                value[lane] = value[lane] * at[lane] + flow[lane];
            }
        }
        let mut open = false;
        for lane in 0..N {
            let below = value[lane] < 0.0;
            low[lane] = if below { at[lane] } else { low[lane] };
            high[lane] = if below { high[lane] } else { at[lane] };
            let step = at[lane] - value[lane] / slope[lane];
            let inside = step >= low[lane] && step <= high[lane];
            let next = if inside { step } else { 0.5 * (low[lane] + high[lane]) };
            // Without a bracket everything is NaN, and no comparison holds.
            let moves = (next - at[lane]).abs() > if inside { SETTLED * next } else { HALVED * next };
            at[lane] = if settled[lane] { at[lane] } else { next };
            settled[lane] = settled[lane] || !moves;
            open |= !settled[lane];
        }
        if !open {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(flows: &[f64], expect: f64) {
        let lanes: Vec<[f64; 3]> = flows.iter().map(|flow| [*flow; 3]).collect();
        for got in Rates::new(flows.len()).largest(&lanes) {
            assert!((got - expect).abs() < 1e-12 || (got.is_nan() && expect.is_nan()), "{flows:?}: {got}");
        }
    }

    #[test]
    fn the_largest_root_or_none() {
        check(&[-100.0, 110.0], 0.1);
        check(&[-100.0, 230.0, -132.0], 0.2);
        check(&[-100.0, 150.0, -60.0], f64::NAN);
        check(&[-100.0, 0.0, 0.0], f64::NAN);
        check(&[-100.0, 50.0], -0.5);
        check(&[-1.0, 5.5], 4.5);
        check(&[-1.0, 100.0], f64::NAN);
        check(&[-100.0, 0.0, 400.0], 1.0);
    }
}
