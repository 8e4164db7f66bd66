//! The normal distribution and its quantiles.

use super::{ln, sqrt};

/// The standard normal's distribution function: the part of it below `z`.
///
/// *Formula*: `½·erfc(−z/√2)`. *Edge cases*: NaN for NaN. *Cost*: O(1).
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The standard normal's quantile: z with Φ(z) = p. To about 1 part in 10¹⁶.
///
/// *Units and range*: `p` from 0 to 1. *Edge cases*: −∞ at 0, ∞ at 1, NaN outside and for NaN.
/// *Formula*: rational approximations of degree 7 in (p − ½)² near the middle and in √(−ln min(p, 1 − p)) in the tails.
/// *Source*: wichura1988, algorithm AS 241 (PPND16).
pub fn normal_quantile(p: f64) -> f64 {
    let away = p - 0.5;
    if away.abs() <= NEAR {
        return near_the_middle(away);
    }
    let tail = if away < 0.0 { p } else { 1.0 - p };
    if tail.is_nan() || tail < 0.0 {
        return f64::NAN;
    }
    let size = match sqrt(-ln(tail)) {
        r if r.is_infinite() => f64::INFINITY,
        r if r <= 5.0 => ratio(&TAIL, r - 1.6),
        r => ratio(&FAR_TAIL, r - 5.0),
    };
    if away < 0.0 { -size } else { size }
}

/// [`normal_quantile`] of each, for numbers strictly between 0 and 1: as if all were near the middle, and again for those that are not.
#[inline(always)]
pub(super) fn normal_quantiles<const N: usize>(p: &[f64; N]) -> [f64; N] {
    let mut z = [0.0; N];
    for lane in 0..N {
        z[lane] = near_the_middle(p[lane] - 0.5);
    }
    for lane in 0..N {
        if (p[lane] - 0.5).abs() > NEAR {
            z[lane] = normal_quantile(p[lane]);
        }
    }
    z
}

/// How far from ½ the approximation of the middle reaches.
const NEAR: f64 = 0.425;

#[inline(always)]
fn near_the_middle(away: f64) -> f64 {
    away * ratio(&MIDDLE, 0.180625 - away * away)
}

/// Numerator and denominator, from the constant term up.
type Coefficients = [[f64; 8]; 2];

#[inline(always)]
fn ratio(coefficients: &Coefficients, x: f64) -> f64 {
    let [over, under] = coefficients.each_ref().map(|terms| terms.iter().rev().fold(0.0, |sum, term| sum * x + term));
    over / under
}

const MIDDLE: Coefficients = [
    [
        3.387_132_872_796_366_6,
        1.331_416_678_917_843_8e2,
        1.971_590_950_306_551_3e3,
        1.373_169_376_550_946e4,
        4.592_195_393_154_987e4,
        6.726_577_092_700_87e4,
        3.343_057_558_358_813e4,
        2.509_080_928_730_122_7e3,
    ],
    [
        1.0,
        4.231_333_070_160_091e1,
        6.871_870_074_920_579e2,
        5.394_196_021_424_751e3,
        2.121_379_430_158_659_7e4,
        3.930_789_580_009_271e4,
        2.872_908_573_572_194_3e4,
        5.226_495_278_852_545e3,
    ],
];

const TAIL: Coefficients = [
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        2.417_807_251_774_506e-1,
        2.272_384_498_926_918_4e-2,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        6.897_673_349_851e-1,
        1.481_039_764_274_800_8e-1,
        1.519_866_656_361_645_7e-2,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
];

const FAR_TAIL: Coefficients = [
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        2.965_605_718_285_048_7e-1,
        2.653_218_952_657_612_4e-2,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        5.998_322_065_558_88e-1,
        1.369_298_809_227_358e-1,
        1.487_536_129_085_061_5e-2,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(p: f64, expect: f64) {
        let got = normal_quantile(p);
        assert!((got - expect).abs() <= 2e-15 * expect.abs().max(1.0), "{p}: {got} instead of {expect}");
    }

    /// SciPy 1.17: `scipy.stats.norm.ppf`.
    #[test]
    fn scipy_quantiles() {
        check(0.5, 0.0);
        check(1e-300, -37.0470962993612);
        check(1e-20, -9.262340089798409);
        check(1e-10, -6.361340902404056);
        check(0.001, -3.090232306167813);
        check(0.05, -1.6448536269514729);
        check(0.075, -1.4395314709384563);
        check(0.0749, -1.4402382675279635);
        check(0.25, -0.6744897501960817);
        check(0.6, 0.2533471031357997);
        check(0.925, 1.4395314709384563);
        check(0.975, 1.959963984540054);
        check(0.999999, 4.753424308817087);
    }

    #[test]
    fn the_distribution_function_undoes_the_quantile() {
        for p in [1e-12, 0.001, 0.05, 0.3, 0.5, 0.9, 0.999_9] {
            assert!((normal_cdf(normal_quantile(p)) / p - 1.0).abs() < 1e-13, "{p}");
        }
        assert_eq!((normal_cdf(f64::NEG_INFINITY), normal_cdf(f64::INFINITY)), (0.0, 1.0));
    }

    #[test]
    fn ends_and_beyond() {
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
        assert!([-0.1, 1.1, f64::NAN].iter().all(|&p| normal_quantile(p).is_nan()));
    }
}
