//! Logarithms by way of a near number whose logarithm is in a table: no division, and no more than a few terms of the series.

use std::sync::LazyLock;

use super::super::ln;

/// Steps from 1 to 2, each with a number near all that lie in it.
pub(super) const N_STEPS: usize = 512;
/// How far a number's bits are moved for its step to come last.
pub(super) const BITS_BELOW_STEP: u32 = 52 - N_STEPS.ilog2();
const TWO_TO_52: f64 = 4_503_599_627_370_496.0;

/// Of every step one over the near number c, and ln c; and what else the formula needs.
///
/// *Formula*: `x = 2^k·m` with `1 ≤ m < 2`, and `ln m = ln c + ln(1 + r)`, `r = m/c − 1`, `|r| ≤ h = 2⁻¹⁰`, as its series up to r⁴. The
/// fifth term is left to the third: r⁵ is 0.869·h²·r³ but for 0.131·h⁵. *Units and range*: `ln m` is off by at most 3·10⁻¹⁶ (2.3·10⁻¹⁶ was
/// seen), in the root mean square by 6·10⁻¹⁷, also next to 1, where it is itself small. Of a number that is not positive and normal k
/// and `ln m` make no sense, but are finite. *Source*: tang1990.
///
/// Aligned, so that both numbers of a step lie in one line of memory.
#[repr(align(64))]
pub(super) struct LogTable {
    pub steps: [[f64; 2]; N_STEPS],
    pub formula: Formula,
}

/// The constants of the formula. They stand in memory since browsers build one that stands in the code anew each time it is used.
#[derive(Clone, Copy)]
pub(super) struct Formula {
    pub one: f64,
    /// Of r², r³ and r⁴.
    pub series: [f64; 3],
    pub fraction: u64,
    pub two_to_52: u64,
}

pub(super) static TABLE: LazyLock<LogTable> = LazyLock::new(|| {
    let inverse = |step: usize| 1.0 / (1.0 + (step as f64 + 0.5) / N_STEPS as f64);
    LogTable {
        // The logarithm is of the inverse as it was rounded: it is what m is multiplied by.
        steps: std::array::from_fn(|step| [inverse(step), -ln(inverse(step))]),
        formula: Formula {
            one: 1.0,
            series: [-0.5, 1.0 / 3.0 + 0.869 / 5.0 / (1u64 << 20) as f64, -0.25],
            fraction: (1 << 52) - 1,
            two_to_52: TWO_TO_52.to_bits(),
        },
    }
});

/// What is subtracted from an exponent that stands in the last bits of 2⁵² to count from this power of two.
pub(super) fn origin_of(power_of_two: f64) -> f64 {
    TWO_TO_52 + (power_of_two.to_bits() >> 52) as f64
}

/// Where `x` is looked up.
#[cfg(test)]
pub(super) fn step_of(x: f64) -> usize {
    (x.to_bits() >> BITS_BELOW_STEP) as usize % N_STEPS
}

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
impl Formula {
    /// k, counted from the power of two with this origin.
    #[inline(always)]
    pub fn exponent(&self, x: f64, origin: f64) -> f64 {
        // Processors turn few whole numbers of 64 bits into numbers at once, but subtract these.
        f64::from_bits((x.to_bits() >> 52) | self.two_to_52) - origin
    }

    /// `ln m`, with what was found at the step of `x`.
    #[inline(always)]
    pub fn ln_m(&self, x: f64, [inverse, logarithm]: [f64; 2]) -> f64 {
        let m = f64::from_bits((x.to_bits() & self.fraction) | self.one.to_bits());
        let r = m * inverse - self.one;
        let r2 = r * r;
        let [square, cube, fourth] = self.series;
        (logarithm + r) + r2 * ((square + r * cube) + r2 * fourth)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Draws;
    use super::*;

    fn ln_m(x: f64) -> f64 {
        TABLE.formula.ln_m(x, TABLE.steps[step_of(x)])
    }

    /// Against libm, which is itself off by up to 1.1·10⁻¹⁶ there.
    #[test]
    fn every_step_agrees_with_libm_at_its_ends_and_within() {
        let mut draws = Draws::new(3, 0, 0);
        let per_step = 1.0 / N_STEPS as f64;
        for step in 0..N_STEPS {
            let first = 1.0 + step as f64 * per_step;
            let last = f64::from_bits((first + per_step).to_bits() - 1);
            let within = (0..200).map(|_| first + draws.uniform() * per_step);
            for m in [first, last].into_iter().chain(within) {
                assert!((ln_m(m) - ln(m)).abs() <= 3.5e-16, "ln {m}: {} instead of {}", ln_m(m), ln(m));
            }
        }
    }

    /// Numbers, and their logarithms from 40 digits as a number and what it leaves: of 300,000 those that the table is furthest off.
    const WORST: [[f64; 3]; 6] = [
        [1.8163705844781834, 0.5968403257030097, -6.267753758254462e-18],
        [1.6911504678082543, 0.52540904751208, -6.015870079927253e-18],
        [1.7242026587008799, 0.5447647167834974, -5.2113095432878225e-18],
        [1.815961376565503, 0.596615011541859, -4.839488336073951e-18],
        [1.690430911579032, 0.524983473699503, -4.782307186759467e-18],
        [1.6658718476775842, 0.5103486186236753, -4.000603814102568e-18],
    ];

    #[test]
    fn the_worst_logarithms_are_off_by_as_much_as_is_said() {
        for [m, ln, rest] in WORST {
            let error = ((ln_m(m) - ln) - rest).abs();
            assert!((2.2e-16..=2.3e-16).contains(&error), "ln {m} is off by {error}");
        }
    }

    #[test]
    fn exponents_count_from_the_unit() {
        for (x, unit, k) in [(1.0, 1.0, 0.0), (1e-300, 1.0, -997.0), (7.9, 4.0, 0.0), (1e300, 8.0, 993.0)] {
            assert_eq!(TABLE.formula.exponent(x, origin_of(unit)), k, "{x}");
        }
    }
}
