//! Σ x·ln x over many cells at a fraction of what a logarithm each would cost, with the same bits on every machine.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lanes;
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lookup;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod pairs;
mod table;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use lanes::totals;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use pairs::totals;

use super::extremes::Extent;
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

/// What is summed instead of a cell: [`AsIs`], or any function of it.
pub trait Change: Copy {
    const CHANGES: bool;
    fn of(self, cell: f64) -> f64;
}

/// The cells themselves, which need not be written down once more.
#[derive(Clone, Copy, Debug)]
pub struct AsIs;

impl Change for AsIs {
    const CHANGES: bool = false;

    #[inline(always)]
    fn of(self, cell: f64) -> f64 {
        cell
    }
}

impl<F: Fn(f64) -> f64 + Copy> Change for F {
    const CHANGES: bool = true;

    #[inline(always)]
    fn of(self, cell: f64) -> f64 {
        self(cell)
    }
}

/// Sums that grow side by side, so that several cells are worked on at once.
const LANES: usize = 8;
/// How far the largest cell may be from the unit, either way, before sums are done again in a better one.
const NEAR: f64 = 65_536.0;
/// Units in which cells are summed as they are: from one over this to this, sums neither overflow nor come near the smallest numbers.
const FAR: f64 = 1e250;

/// Σx and Σx·ln x over the cells that are there, each changed first; none where nothing is there.
///
/// *Units and range*: changed cells of 0 and more, NaN for missing ones. Sums are in a unit within 2¹⁶ of the largest cell, so that no
/// size overflows. *Formula*: with `x = 2^k·m`, `Σx·ln x = ln 2·Σx·k + Σx·ln m`, each `ln m` from a table, off by at most 3·10⁻¹⁶;
/// every eighth cell goes into the same sum, and the eight are added in order at the end. *Edge cases*: a cell that is subnormal, in
/// its own unit or in that of the sums, adds next to nothing, a missing one nothing; negative and infinite cells show in the extent, and
/// the sums then make no sense. *Cost*: O(n), one pass when nothing is missing and the first cells are of the size of the largest, else up
/// to four. *Source*: tang1990.
pub fn log_sums(cells: &[f64], change: impl Change) -> Option<LogSums> {
    let in_unit = |size: f64| {
        let unit = power_of_two_below(size);
        let per_unit = 1.0 / unit;
        if (1.0 / FAR..FAR).contains(&unit) {
            let sums = totals::<false>(Pass { cells, change, factor: 1.0, origin: table::origin_of(unit) });
            let sums = sums.times(per_unit, cells.len());
            // Nothing but a missing cell, or an infinite one, makes a sum that is no number.
            if !sums.sum.is_nan() {
                return sums;
            }
        }
        let pass = Pass { cells, change, factor: per_unit, origin: table::origin_of(1.0) };
        totals::<true>(pass).times(1.0, cells.len())
    };
    let first = cells.iter().map(|cell| change.of(*cell)).find(|x| *x > 0.0 && x.is_finite()).unwrap_or(1.0);
    let sums = in_unit(first);
    let largest = change.of(sums.extent.hi).max(change.of(sums.extent.lo));
    let is_near = (first / NEAR..=first * NEAR).contains(&largest) || !(largest > 0.0 && largest.is_finite());
    let sums = if is_near { sums } else { in_unit(largest) };
    (sums.extent.lo <= sums.extent.hi).then_some(sums)
}

/// For a positive finite number.
fn power_of_two_below(x: f64) -> f64 {
    f64::from_bits(x.to_bits() & f64::INFINITY.to_bits()).max(f64::MIN_POSITIVE)
}

/// What one pass goes over, and how.
struct Pass<'a, F> {
    cells: &'a [f64],
    change: F,
    /// What changed cells are multiplied by; only where each is looked at.
    factor: f64,
    /// Of the power of two that exponents count from.
    origin: f64,
}

/// What the lanes come to.
struct Totals {
    x: [f64; LANES],
    x_k: [f64; LANES],
    x_ln_m: [f64; LANES],
    lo: f64,
    hi: f64,
    /// Counts below 2⁵³ are exact.
    n_missing: f64,
}

impl Totals {
    /// All lanes of so many cells together, sums times a power of two.
    fn times(&self, factor: f64, n_cells: usize) -> LogSums {
        let total = |sums: &[f64; LANES]| sums.iter().fold(0.0, |total, sum| total + sum);
        LogSums {
            extent: Extent { lo: self.lo, hi: self.hi, n_present: n_cells - self.n_missing as usize },
            sum: total(&self.x) * factor,
            sum_x_ln_x: (LN_2 * total(&self.x_k) + total(&self.x_ln_m)) * factor,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::ln;

    /// Σx and Σx·ln x in the cells' own unit, to 10⁻¹⁴ of their size.
    fn check(cells: &[f64]) {
        let sums = log_sums(cells, AsIs).unwrap();
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

    /// One cell after the other, each into its lane.
    fn one_by_one(cells: &[f64], unit: f64) -> (f64, f64) {
        let (mut x, mut x_k, mut x_ln_m) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
        for (at, cell) in cells.iter().map(|cell| cell / unit).enumerate().filter(|(_, cell)| !cell.is_nan()) {
            let table = &*table::TABLE;
            let step = table::step_of(cell);
            x[at % LANES] += cell;
            x_k[at % LANES] += cell * table.formula.exponent(cell, table::origin_of(1.0));
            x_ln_m[at % LANES] += cell * table.formula.ln_m(cell, table.steps[step]);
        }
        let total = |sums: [f64; LANES]| sums.iter().fold(0.0, |total, sum| total + sum);
        (total(x), LN_2 * total(x_k) + total(x_ln_m))
    }

    /// However many are worked on at once, and in whichever unit.
    #[test]
    fn the_bits_are_those_of_one_cell_after_the_other() {
        let mut draws = crate::math::Draws::new(9, 0, 0);
        let cells: Vec<f64> = (0..1_003).map(|_| 1.0 + 30.0 * draws.uniform()).collect();
        let gaps: Vec<f64> = cells.iter().map(|x| if *x < 4.0 { f64::NAN } else { *x }).collect();
        let power = |exponent: i64| f64::from_bits(((1023 + exponent) as u64) << 52);
        for cells in [&cells[..], &gaps, &cells[..1], &cells[..128], &cells[..77], &gaps[..640]] {
            for factor in [1.0, power(-600), power(900), power(-1000)] {
                let cells: Vec<f64> = cells.iter().map(|x| x * factor).collect();
                let first = cells.iter().copied().find(|x| *x > 0.0).unwrap();
                let expected = one_by_one(&cells, power_of_two_below(first));
                for sums in [log_sums(&cells, AsIs).unwrap(), log_sums(&cells, |x| x).unwrap()] {
                    assert_eq!((sums.sum, sums.sum_x_ln_x), expected, "{factor}");
                }
            }
        }
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
        // Where many are worked on at once.
        for (odd, lo, hi) in
            [(-2.0, -2.0, 7.0), (-0.0, 0.0, 7.0), (0.0, 0.0, 7.0), (f64::NEG_INFINITY, f64::NEG_INFINITY, 7.0)]
        {
            let mut cells: Vec<f64> = (0..200).map(|at| 1.0 + f64::from(at % 7)).collect();
            (cells[40], cells[90]) = (odd, odd / 2.0);
            let extent = log_sums(&cells, AsIs).unwrap().extent;
            assert_eq!((extent.lo, extent.hi, extent.n_present), (lo, hi, 200), "{odd}");
        }
        let cells = [f64::INFINITY; 200];
        assert_eq!(log_sums(&cells, AsIs).unwrap().extent.lo, f64::INFINITY);
    }
}
