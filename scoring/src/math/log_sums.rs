//! Σ x·ln x over many cells at a fraction of what a logarithm each would cost, with the same bits on every machine.

use super::branchless::ln_normal;
use super::wide::{Loop, widest};

/// Σx and Σx·ln x, which entropies are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LogSums {
    pub sum: f64,
    /// A cell of 0 adds 0, its limit.
    pub sum_x_ln_x: f64,
}

/// Sums that grow side by side, so that several cells are worked on at once.
const LANES: usize = 8;

/// Σx and Σx·ln x over the cells that are there, each changed first.
///
/// *Units and range*: changed cells of 0 and more, NaN for missing ones. *Formula*: logarithms are those of [`ln_normal`]; every eighth
/// cell goes into the same sum, and the eight are added in order at the end. *Edge cases*: cells below 2.3e-308 add nothing, a missing
/// cell neither. *Cost*: O(n).
pub fn log_sums(cells: &[f64], change: impl Fn(f64) -> f64) -> LogSums {
    widest(Sums { cells, change })
}

struct Sums<'a, F> {
    cells: &'a [f64],
    change: F,
}

impl<F: Fn(f64) -> f64> Loop for Sums<'_, F> {
    type Output = LogSums;

    #[inline(always)]
    fn run(self) -> LogSums {
        let (mut sums, mut sums_x_ln_x) = ([0.0; LANES], [0.0; LANES]);
        let (chunks, rest) = self.cells.as_chunks::<LANES>();
        for chunk in chunks {
            add(chunk, &self.change, &mut sums, &mut sums_x_ln_x);
        }
        let mut last = [0.0; LANES];
        last.iter_mut().zip(rest).for_each(|(lane, cell)| *lane = *cell);
        add(&last, &self.change, &mut sums, &mut sums_x_ln_x);
        let total = |sums: [f64; LANES]| sums.iter().fold(0.0, |total, sum| total + sum);
        LogSums { sum: total(sums), sum_x_ln_x: total(sums_x_ln_x) }
    }
}

#[inline(always)]
fn add(cells: &[f64; LANES], change: &impl Fn(f64) -> f64, sums: &mut [f64; LANES], sums_x_ln_x: &mut [f64; LANES]) {
    for lane in 0..LANES {
        let x = change(cells[lane]);
        let x = if x >= f64::MIN_POSITIVE { x } else { 0.0 };
        sums[lane] += x;
        sums_x_ln_x[lane] += x * ln_normal(x);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_pass_over_what_is_missing_or_nothing() {
        let cells = [0.5, f64::NAN, 0.0, 0.25, 1e-310, 0.125, 2.0, f64::NAN, 0.0, 0.5];
        let sums = log_sums(&cells, |x| x);
        let expected: f64 = [0.5, 0.25, 0.125, 2.0, 0.5].iter().map(|x| x * crate::math::ln(*x)).sum();
        assert_eq!(sums.sum, 3.375);
        assert!((sums.sum_x_ln_x - expected).abs() < 1e-15, "{} and {expected}", sums.sum_x_ln_x);
        assert_eq!(log_sums(&[], |x| x), LogSums::default());
    }

    #[test]
    fn cells_are_changed_first() {
        assert_eq!(log_sums(&[1.0, 2.0, 3.0], |x| 2.0 * x), log_sums(&[2.0, 4.0, 6.0], |x| x));
    }
}
