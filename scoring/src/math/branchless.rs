//! Logarithm, cosine and exponential without a branch or a table, so that a compiler does them for several paths at once.
//!
//! They use nothing but additions, multiplications, divisions and bits: the same everywhere, like those of libm, whose speed
//! alone is theirs not. Each says for which numbers it stands.

/// Added and subtracted again it rounds a number below 2⁵¹ in size to a whole one: 1.5·2⁵².
const ROUNDER: f64 = 6_755_399_441_055_744.0;
const LN_2: f64 = std::f64::consts::LN_2;
/// The first 33 bits of ln 2, and the rest: the product of the first with a whole number below 2²⁰ is exact.
const LN_2_HEAD: f64 = f64::from_bits(LN_2.to_bits() & 0xFFFF_FFFF_FFF0_0000);
const LN_2_TAIL: f64 = 7.440_617_110_012_397e-11;

/// Natural logarithm of a positive normal number, to about 2·10⁻¹⁶ of its size.
///
/// *Formula*: `x = 2^k·m` with `√½ ≤ m < √2`, and `ln m = 2·artanh s`, `s = (m−1)/(m+1)`, as its series up to `s²¹`.
/// *Range*: not for zero, negative, subnormal or infinite numbers, of which it makes no sense.
#[inline(always)]
pub fn ln_normal(x: f64) -> f64 {
    // Bits of √½, so that the exponent counts from there.
    const ORIGIN: u64 = 0x3FE6_A09E_0000_0000;
    let bits = x.to_bits().wrapping_sub(ORIGIN);
    let exponent = ((bits as i64) >> 52) as i32;
    let m = f64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF).wrapping_add(ORIGIN));
    let away = m - 1.0;
    let s = away / (2.0 + away);
    let q = s * s;
    let series = [21.0, 19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0];
    let mut sum = 0.0;
    for odd in series {
        sum = sum * q + 1.0 / odd;
    }
    let k = f64::from(exponent);
    // 2s = away − s·away: what is added to `away` is small, and so is its rounding.
    k * LN_2_HEAD + (away - s * (away - 2.0 * q * sum) + k * LN_2_TAIL)
}

/// Cosine of a number of turns, `cos 2πx`, for `x` from 0 to 1, to about 3·10⁻¹⁶.
///
/// *Formula*: `cos 2πx = sin 2π(¼ − |x − ½|)·(−1)`, folded exactly, and the sine's series up to the 21st power.
#[inline(always)]
pub fn cos_turns(x: f64) -> f64 {
    const TAU: f64 = std::f64::consts::TAU;
    let y = ((x - 0.5).abs() - 0.25) * TAU;
    let q = y * y;
    let factors = [20.0 * 21.0, 18.0 * 19.0, 16.0 * 17.0, 14.0 * 15.0, 12.0 * 13.0, 10.0 * 11.0, 72.0, 42.0, 20.0, 6.0];
    let mut sum = 1.0;
    for factor in factors {
        sum = 1.0 - q * (1.0 / factor) * sum;
    }
    y * sum
}

/// Exponential of a number from −700 to 700, to about 3·10⁻¹⁶ of its size; beyond, that of the nearer end.
///
/// *Formula*: `x = k·ln 2 + r` with `|r| ≤ ½ ln 2`, and `e^r` as its series up to `r¹³`.
#[inline(always)]
pub fn exp_within(x: f64) -> f64 {
    let x = if x > 700.0 { 700.0 } else { x };
    let x = if x < -700.0 { -700.0 } else { x };
    let shifted = x * std::f64::consts::LOG2_E + ROUNDER;
    let k = shifted - ROUNDER;
    let r = (x - k * LN_2_HEAD) - k * LN_2_TAIL;
    let mut sum = 1.0;
    for n in [13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0] {
        sum = 1.0 + r * (1.0 / n) * sum;
    }
    // The last bits of `shifted` are k; moved up they are added to the exponent.
    f64::from_bits(sum.to_bits().wrapping_add(shifted.to_bits() << 52))
}

/// The next whole number that is not less, for numbers below 2⁵¹ in size.
#[inline(always)]
pub fn ceil_small(x: f64) -> f64 {
    let near = (x + ROUNDER) - ROUNDER;
    if near < x { near + 1.0 } else { near }
}

#[cfg(test)]
mod tests {
    use super::super::{Draws, cos, exp, ln};
    use super::*;

    fn check(what: &str, x: f64, ours: f64, expect: f64, size: f64) {
        assert!((ours - expect).abs() <= 4e-16 * size, "{what} {x}: {ours} instead of {expect}");
    }

    #[test]
    fn they_agree_with_libm() {
        let mut draws = Draws::new(3, 0, 0);
        for _ in 0..200_000 {
            let u = draws.uniform();
            check("ln", u, ln_normal(u), ln(u), ln(u).abs());
            let turn = cos(std::f64::consts::TAU * u);
            // The product 2πu is itself rounded by up to 4·10⁻¹⁶.
            check("cos", u, cos_turns(u), turn, 2.5);
            let x = (u - 0.5) * 100.0;
            check("exp", x, exp_within(x), exp(x), exp(x));
        }
        for x in [1.0, 1e-300, 1e300, 0.5, 2.0, 1.0 - 1e-16, 1.0 + 1e-15, 2.0_f64.sqrt(), 0.5_f64.sqrt()] {
            check("ln", x, ln_normal(x), ln(x), ln(x).abs());
        }
    }

    #[test]
    fn exponentials_end_at_their_range() {
        assert_eq!(exp_within(0.0), 1.0);
        assert_eq!(exp_within(1e9), exp_within(700.0));
        assert_eq!(exp_within(-1e9), exp_within(-700.0));
    }

    #[test]
    fn whole_numbers_from_above() {
        for (x, expect) in [(0.2, 1.0), (1.0, 1.0), (1.5, 2.0), (2.5, 3.0), (2.500_001, 3.0), (-0.5, 0.0), (7.0, 7.0)] {
            assert_eq!(ceil_small(x), expect);
        }
    }
}
