//! Logarithm, cosine and exponential without a branch or a table, so that a compiler does them for several paths at once.
//!
//! They use nothing but additions, multiplications, divisions and bits, so they are the same everywhere, like those of libm. They
//! trade its last digits for speed; each says how many, and for which numbers it stands.

/// Added and subtracted again it rounds a number below 2⁵¹ in size to a whole one: 1.5·2⁵².
const ROUNDER: f64 = 6_755_399_441_055_744.0;
const TWO_TO_52: f64 = 4_503_599_627_370_496.0;
const LN_2: f64 = std::f64::consts::LN_2;
/// The first 33 bits of ln 2, and the rest: the product of the first with a whole number below 2²⁰ is exact.
const LN_2_HEAD: f64 = f64::from_bits(LN_2.to_bits() & 0xFFFF_FFFF_FFF0_0000);
const LN_2_TAIL: f64 = 7.440_617_110_012_397e-11;

/// `2/3, 2/5, 2/7, …`
const TWICE_ARTANH: [f64; 8] = {
    let (mut series, mut at) = ([0.0; 8], 0);
    while at < 8 {
        series[at] = 2.0 / (2 * at + 3) as f64;
        at += 1;
    }
    series
};

/// `1/3!, −1/5!, 1/7!, …`
const SINE: [f64; 8] = {
    let (mut series, mut term, mut at) = ([0.0; 8], -1.0, 0);
    while at < 8 {
        let n = (2 * at + 3) as f64;
        term /= -n * (n - 1.0);
        series[at] = term;
        at += 1;
    }
    series
};

/// `1/4!, 1/5!, …`
const EXPONENTIAL: [f64; 8] = {
    let (mut series, mut term, mut at) = ([0.0; 8], 1.0 / 6.0, 0);
    while at < 8 {
        term /= (at + 4) as f64;
        series[at] = term;
        at += 1;
    }
    series
};

/// A polynomial of eight terms from the constant up, in pairs: sums that do not wait for one another are done at once.
#[inline(always)]
fn eight(x: f64, c: [f64; 8]) -> f64 {
    let x2 = x * x;
    let low = (c[0] + c[1] * x) + x2 * (c[2] + c[3] * x);
    let high = (c[4] + c[5] * x) + x2 * (c[6] + c[7] * x);
    low + x2 * x2 * high
}

/// The smaller of two numbers, the second where they cannot be compared. A comparison, unlike `f64::min`, needs no care for NaN, and is
/// one instruction.
#[inline(always)]
pub fn least(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// The larger of two numbers, the second where they cannot be compared.
#[inline(always)]
pub fn most(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// Natural logarithm of a positive normal number, to 10⁻¹⁵ of its size.
///
/// *Formula*: `x = 2^k·m` with `√½ ≤ m < √2`, and `ln m = 2·artanh s`, `s = (m−1)/(m+1)`, as its series up to `s¹⁷`.
/// *Range*: not for zero, negative, subnormal or infinite numbers, of which it makes no sense.
#[inline(always)]
pub fn ln_normal(x: f64) -> f64 {
    let (k, ln_m) = ln_parts(x);
    k * LN_2_HEAD + (ln_m + k * LN_2_TAIL)
}

/// `k` and `ln m` of `x = 2^k·m` with `√½ ≤ m < √2`, for the same numbers; finite for all others.
#[inline(always)]
fn ln_parts(x: f64) -> (f64, f64) {
    // Bits of √½, so that the exponent counts from there.
    const ORIGIN: u64 = 0x3FE6_A09E_0000_0000;
    // The exponent is moved up by 1024, to be positive.
    let bits = x.to_bits().wrapping_sub(ORIGIN.wrapping_sub(1 << 62));
    // As the last bits of 2⁵² and more: processors turn few whole numbers of 64 bits into numbers at once, but add these.
    let k = f64::from_bits((bits >> 52) | TWO_TO_52.to_bits()) - (TWO_TO_52 + 1024.0);
    let m = f64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF).wrapping_add(ORIGIN));
    let away = m - 1.0;
    let s = away / (2.0 + away);
    let q = s * s;
    let sum = eight(q, TWICE_ARTANH);
    // 2s = away − s·away: what is added to `away` is small, and so is its rounding.
    (k, away - s * (away - q * sum))
}

/// Cosine of a number of turns, `cos 2πx`, for `x` from 0 to 1, to 5·10⁻¹⁴.
///
/// *Formula*: `cos 2πx = sin 2π(¼ − |x − ½|)·(−1)`, folded exactly, and the sine's series up to the 17th power.
#[inline(always)]
pub fn cos_turns(x: f64) -> f64 {
    const TAU: f64 = std::f64::consts::TAU;
    let y = ((x - 0.5).abs() - 0.25) * TAU;
    let q = y * y;
    y - y * q * eight(q, SINE)
}

/// Exponential of a number from −700 to 700, to 10⁻¹⁴ of its size; beyond, that of the nearer end.
///
/// *Formula*: `x = k·ln 2 + r` with `|r| ≤ ½ ln 2`, and `e^r` as its series up to `r¹¹`.
#[inline(always)]
pub fn exp_within(x: f64) -> f64 {
    let x = if x > 700.0 { 700.0 } else { x };
    let x = if x < -700.0 { -700.0 } else { x };
    let shifted = x * std::f64::consts::LOG2_E + ROUNDER;
    let k = shifted - ROUNDER;
    let r = (x - k * LN_2_HEAD) - k * LN_2_TAIL;
    let square = r * r;
    let sum = (1.0 + r) + square * (0.5 + r * (1.0 / 6.0)) + square * square * eight(r, EXPONENTIAL);
    // The last bits of `shifted` are k; moved up they are added to the exponent.
    f64::from_bits(sum.to_bits().wrapping_add(shifted.to_bits() << 52))
}

#[cfg(test)]
mod tests {
    use super::super::{Draws, cos, exp, ln};
    use super::*;

    fn check(what: &str, x: f64, ours: f64, expect: f64, error: f64) {
        assert!((ours - expect).abs() <= error, "{what} {x}: {ours} instead of {expect}");
    }

    #[test]
    fn they_agree_with_libm() {
        let mut draws = Draws::new(3, 0, 0);
        for _ in 0..200_000 {
            let u = draws.uniform();
            check("ln", u, ln_normal(u), ln(u), 1e-15 * ln(u).abs());
            let turn = cos(std::f64::consts::TAU * u);
            check("cos", u, cos_turns(u), turn, 5e-14);
            let x = (u - 0.5) * 100.0;
            check("exp", x, exp_within(x), exp(x), 1e-14 * exp(x));
        }
        for x in [1.0, 1e-300, 1e300, 0.5, 2.0, 1.0 - 1e-16, 1.0 + 1e-15, 2.0_f64.sqrt(), 0.5_f64.sqrt()] {
            check("ln", x, ln_normal(x), ln(x), 1e-15 * ln(x).abs());
        }
    }

    #[test]
    fn exponentials_end_at_their_range() {
        assert_eq!(exp_within(0.0), 1.0);
        assert_eq!(exp_within(1e9), exp_within(700.0));
        assert_eq!(exp_within(-1e9), exp_within(-700.0));
    }
}
