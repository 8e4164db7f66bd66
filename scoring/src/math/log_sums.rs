//! Σ x·ln x over many cells at a fraction of what a logarithm each would cost, with the same bits on every machine.

use super::branchless::ln_parts;
use super::extremes::Extent;
use super::wide::{Loop, widest};
use std::f64::consts::LN_2;

/// Σx and Σx·ln x, which entropies are made of, x in units of a power of two; and how far the cells reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogSums {
    /// Of the cells as they are.
    pub extent: Extent,
    pub sum: f64,
    /// A cell of 0 adds 0, its limit.
    pub sum_x_ln_x: f64,
}

/// Sums that grow side by side, so that several cells are worked on at once.
const LANES: usize = 8;
/// How far the largest cell may be from the unit, either way, before sums are done again in a better one.
const NEAR: f64 = 65_536.0;

/// Σx and Σx·ln x over the cells that are there, each changed first; none where nothing is there.
///
/// *Units and range*: changed cells of 0 and more, NaN for missing ones. Sums are in a unit within 2¹⁶ of the largest cell, so that no
/// size overflows. *Formula*: with `x = 2^k·m`, `Σx·ln x = ln 2·Σx·k + Σx·ln m`, logarithms as those of
/// [`ln_normal`](super::ln_normal); every eighth cell goes into the same sum, and the eight are added in order at the end. *Edge cases*:
/// a cell beyond 2⁻¹⁰⁰⁰ of the largest adds nothing, a missing one neither; negative and infinite cells show in the extent, and the sums
/// then make no sense. *Cost*: O(n), one pass when nothing is missing and the first cells are of the size of the largest, else up to three.
pub fn log_sums(cells: &[f64], change: impl Fn(f64) -> f64 + Copy) -> Option<LogSums> {
    let in_unit = |size: f64| {
        let per_unit = 1.0 / power_of_two_below(size);
        let sums = widest(Sums::<_, false> { cells, change, per_unit });
        // Nothing but a missing cell, or an infinite one, makes a sum that is no number.
        if sums.sum.is_nan() { widest(Sums::<_, true> { cells, change, per_unit }) } else { sums }
    };
    let first = cells.iter().map(|cell| change(*cell)).find(|x| *x > 0.0 && x.is_finite()).unwrap_or(1.0);
    let sums = in_unit(first);
    let largest = change(sums.extent.hi).max(change(sums.extent.lo));
    let is_near = (first / NEAR..=first * NEAR).contains(&largest) || !(largest > 0.0 && largest.is_finite());
    let sums = if is_near { sums } else { in_unit(largest) };
    (sums.extent.lo <= sums.extent.hi).then_some(sums)
}

/// For a positive finite number.
fn power_of_two_below(x: f64) -> f64 {
    f64::from_bits(x.to_bits() & f64::INFINITY.to_bits()).max(f64::MIN_POSITIVE)
}

/// One pass; with `GAPS` it looks at each cell whether it is there.
struct Sums<'a, F, const GAPS: bool> {
    cells: &'a [f64],
    change: F,
    per_unit: f64,
}

impl<F: Fn(f64) -> f64, const GAPS: bool> Loop for Sums<'_, F, GAPS> {
    type Output = LogSums;

    #[inline(always)]
    fn run(self) -> LogSums {
        let mut lanes = Lanes::EMPTY;
        let (chunks, rest) = self.cells.as_chunks::<LANES>();
        for chunk in chunks {
            self.add::<GAPS>(chunk, &mut lanes);
        }
        // Filled up with missing cells: what `change` makes of a number must not count.
        let mut last = [f64::NAN; LANES];
        last.iter_mut().zip(rest).for_each(|(lane, cell)| *lane = *cell);
        self.add::<true>(&last, &mut lanes);
        let total = |sums: [f64; LANES]| sums.iter().fold(0.0, |total, sum| total + sum);
        let n_missing = total(lanes.missing) as usize - (LANES - rest.len());
        LogSums {
            extent: Extent {
                lo: lanes.lo.into_iter().fold(f64::INFINITY, f64::min),
                hi: lanes.hi.into_iter().fold(f64::NEG_INFINITY, f64::max),
                n_present: self.cells.len() - n_missing,
            },
            sum: total(lanes.x),
            sum_x_ln_x: LN_2 * total(lanes.x_k) + total(lanes.x_ln_m),
        }
    }
}

struct Lanes {
    x: [f64; LANES],
    x_k: [f64; LANES],
    x_ln_m: [f64; LANES],
    lo: [f64; LANES],
    hi: [f64; LANES],
    /// Counts below 2⁵³ are exact.
    missing: [f64; LANES],
}

impl Lanes {
    const EMPTY: Self = Self {
        x: [0.0; LANES],
        x_k: [0.0; LANES],
        x_ln_m: [0.0; LANES],
        lo: [f64::INFINITY; LANES],
        hi: [f64::NEG_INFINITY; LANES],
        missing: [0.0; LANES],
    };
}

impl<F: Fn(f64) -> f64, const GAPS: bool> Sums<'_, F, GAPS> {
    #[inline(always)]
    fn add<const LOOK: bool>(&self, cells: &[f64; LANES], lanes: &mut Lanes) {
        for (lane, &cell) in cells.iter().enumerate() {
            let mut x = (self.change)(cell) * self.per_unit;
            if LOOK {
                lanes.missing[lane] += if cell.is_nan() { 1.0 } else { 0.0 };
                x = if x.is_nan() { 0.0 } else { x };
            }
            // A cell of nothing has a meaningless logarithm, but a finite one: nothing times it is nothing.
            let (k, ln_m) = ln_parts(x);
            lanes.x[lane] += x;
            lanes.x_k[lane] += x * k;
            lanes.x_ln_m[lane] += x * ln_m;
            lanes.lo[lane] = if cell < lanes.lo[lane] { cell } else { lanes.lo[lane] };
            lanes.hi[lane] = if cell > lanes.hi[lane] { cell } else { lanes.hi[lane] };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::ln;

    /// Σx and Σx·ln x in the cells' own unit, to 10⁻¹⁴ of their size.
    fn check(cells: &[f64]) {
        let sums = log_sums(cells, |x| x).unwrap();
        let present: Vec<f64> = cells.iter().copied().filter(|x| !x.is_nan()).collect();
        let top = present.iter().copied().fold(0.0, f64::max);
        let sum: f64 = present.iter().map(|x| x / top).sum();
        let shares = present.iter().map(|x| x / top / sum).filter(|share| *share > 0.0);
        let entropy: f64 = shares.map(|share| -share * ln(share)).sum();
        let ours = ln(sums.sum) - sums.sum_x_ln_x / sums.sum;
        assert!((ours - entropy).abs() <= 1e-13 * entropy.max(1.0), "{ours} and {entropy} of {cells:?}");
        assert_eq!(sums.extent.n_present, present.len());
        assert_eq!(sums.extent.hi, top);
    }

    #[test]
    fn cells_of_any_size_give_the_entropy_of_their_shares() {
        check(&[0.5, f64::NAN, 0.0, 0.25, 1e-310, 0.125, 2.0, f64::NAN, 0.0, 0.5, 7.0]);
        check(&[1e300, 2e300, 5e305, f64::MAX / 4.0, f64::MAX / 2.0]);
        check(&[1e-308, 2e-308, 3e-308, 1e-307]);
        check(&[1e-200, 3.0, 4.0, 1e200, 2e200]);
        check(&[0.0, 0.0, f64::NAN, 5.0, 6.0]);
    }

    #[test]
    fn a_factor_of_two_changes_no_bit_of_the_sums() {
        let cells: Vec<f64> = (1..100).map(|at| f64::from(at * at % 37) + 0.1).collect();
        let doubled: Vec<f64> = cells.iter().map(|x| x * 1024.0).collect();
        let (sums, same) = (log_sums(&cells, |x| x).unwrap(), log_sums(&doubled, |x| x).unwrap());
        assert_eq!((sums.sum, sums.sum_x_ln_x), (same.sum, same.sum_x_ln_x));
        assert_eq!(log_sums(&cells, |x| x * 1024.0).unwrap().sum, sums.sum);
    }

    #[test]
    fn what_is_not_there_or_not_usable_shows_in_the_extent() {
        assert_eq!(log_sums(&[], |x| x), None);
        assert_eq!(log_sums(&[f64::NAN; 9], |x| x), None);
        assert_eq!(log_sums(&[1.0, -2.0, 3.0], |x| x).unwrap().extent.lo, -2.0);
        assert_eq!(log_sums(&[1.0, f64::INFINITY, f64::NAN], |x| x).unwrap().extent.hi, f64::INFINITY);
        assert_eq!(log_sums(&[0.0; 3], |x| x).unwrap().sum, 0.0);
    }
}
