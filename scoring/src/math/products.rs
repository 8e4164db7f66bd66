//! Long sums over whole columns, in an order that lets the processor take several cells at once; the same order everywhere.

/// Sums kept side by side, added up in order at the end.
const LANES: usize = 8;
/// Rows worked on at a time: so many of two columns stay in the nearest cache.
const BLOCK: usize = 512;

/// Σ_i a_i·b_i of every pair of columns, as a symmetric matrix.
///
/// *Shape*: columns of one length, without missing cells. *Cost*: O(n·m²).
pub fn inner_products(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let (m, n) = (columns.len(), columns.first().map_or(0, Vec::len));
    let mut sums = vec![vec![0.0; m]; m];
    for start in (0..n).step_by(BLOCK) {
        let rows = start..(start + BLOCK).min(n);
        for (j, a) in columns.iter().enumerate() {
            for (k, b) in columns.iter().enumerate().skip(j) {
                sums[j][k] += inner_product(a.get(rows.clone()).unwrap_or(&[]), b.get(rows.clone()).unwrap_or(&[]));
            }
        }
    }
    (0..m).map(|j| (0..m).map(|k| sums[j.min(k)][j.max(k)]).collect()).collect()
}

fn inner_product(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let (a_parts, b_parts) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest = a_parts.remainder().iter().zip(b_parts.remainder()).fold(0.0, |sum, (a, b)| sum + a * b);
    for (a, b) in a_parts.zip(b_parts) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    lanes.iter().fold(rest, |sum, lane| sum + lane)
}

/// Σx and Σx·ln x of cells from 0 to 1, with 0·ln 0 as 0.
///
/// *Edge cases*: what is so small that it counts as subnormal adds nothing that matters. *Formula*: ln x = e·ln 2 + 2·artanh s with
/// x = 2ᵉ·f, f from √½ to √2, s = (f − 1)/(f + 1), and the series of artanh up to s²¹, right to about 1e-16. *Cost*: O(n), without
/// a branch.
pub fn sum_x_ln_x(cells: impl Iterator<Item = f64>) -> (f64, f64) {
    let (mut sums, mut sum_logs) = ([0.0; LANES], [0.0; LANES]);
    let mut buffer = [0.0; LANES];
    let mut filled = 0;
    for x in cells {
        buffer[filled] = x;
        filled += 1;
        if filled == LANES {
            add(&buffer, &mut sums, &mut sum_logs);
            filled = 0;
        }
    }
    buffer.iter_mut().skip(filled).for_each(|x| *x = 0.0);
    add(&buffer, &mut sums, &mut sum_logs);
    let total = |lanes: &[f64; LANES]| lanes.iter().fold(0.0, |sum, lane| sum + lane);
    (total(&sums), total(&sum_logs))
}

#[inline(always)]
fn add(cells: &[f64; LANES], sums: &mut [f64; LANES], sum_logs: &mut [f64; LANES]) {
    for ((x, sum), sum_log) in cells.iter().zip(sums).zip(sum_logs) {
        *sum += x;
        *sum_log += x * ln_of_bits(*x);
    }
}

#[inline(always)]
fn ln_of_bits(x: f64) -> f64 {
    /// The bits of √½: subtracting them leaves the exponent of what lies from √½ to √2 at 0.
    const ROOT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
    const MANTISSA: u64 = 0x000f_ffff_ffff_ffff;
    /// 2⁵²: a whole number added to its bits is the same number added to it.
    const SHIFT: u64 = 0x4330_0000_0000_0000;
    const LN_2_HI: f64 = 6.931_471_803_691_238e-1;
    const LN_2_LO: f64 = 1.908_214_929_270_587_7e-10;
    // The exponent is moved by 1,024 so that it is never negative.
    let moved = x.to_bits().wrapping_sub(ROOT_HALF).wrapping_add(1024 << 52);
    let exponent = f64::from_bits(SHIFT | (moved >> 52)) - (4_503_599_627_370_496.0 + 1024.0);
    let fraction = f64::from_bits((moved & MANTISSA).wrapping_add(ROOT_HALF));
    let s = (fraction - 1.0) / (fraction + 1.0);
    let z = s * s;
    let mut series = 1.0 / 21.0;
    for divisor in [19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0] {
        series = series * z + 1.0 / divisor;
    }
    let tail = 2.0 * s * z * series;
    exponent * LN_2_HI + (2.0 * s + (tail + exponent * LN_2_LO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_agree_with_the_library() {
        let mut x = 1.0_f64;
        while x > 1e-300 {
            let (got, expect) = (ln_of_bits(x), crate::math::ln(x));
            assert!((got - expect).abs() <= 4e-16 * expect.abs().max(1.0), "ln {x}: {got} {expect}");
            x *= 0.987;
        }
        let (sum, sum_log) = sum_x_ln_x([0.0, 0.5, 1.0, 0.25].into_iter());
        assert_eq!(sum, 1.75);
        assert!((sum_log - (0.5 * crate::math::ln(0.5) + 0.25 * crate::math::ln(0.25))).abs() < 1e-15);
    }

    #[test]
    fn products_are_those_of_a_plain_sum() {
        let column = |factor: usize| (0..1300).map(|i| ((i * factor) % 17) as f64).collect::<Vec<f64>>();
        let columns = [column(3), column(5), column(7)];
        let products = inner_products(&columns);
        for j in 0..3 {
            for k in 0..3 {
                let plain: f64 = columns[j].iter().zip(&columns[k]).map(|(a, b)| a * b).sum();
                assert_eq!(products[j][k], plain);
            }
        }
        assert_eq!(inner_products(&[]), Vec::<Vec<f64>>::new());
    }
}
