//! Round numbers for axes: 1, 2 and 5 times a power of ten, which stay round in 万 and 亿 as well.

/// Round values inside `[low, high]`, at most `most` of them (at least two are aimed at). Empty where the range is
/// empty, reversed or not finite.
pub fn ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let Some(step) = Step::within(low, high, most) else { return Vec::new() };
    let (first, last) = (step.ceil(low), step.floor(high));
    let count = (last - first).max(-1.0) as usize + 1;
    (0..count).map(|index| step.times(first + index as f64)).collect()
}

/// Round values around `[low, high]`: the first is at or below `low`, the last at or above `high`, at most `most + 2` of them.
/// They are ticks and ends of an axis at once. Empty where the range is empty, reversed or not finite.
pub fn nice_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let Some(step) = Step::within(low, high, most) else { return Vec::new() };
    let (first, last) = (step.floor(low), step.ceil(high));
    let ticks: Vec<f64> = (0..=(last - first) as usize).map(|index| step.times(first + index as f64)).collect();
    if ticks.iter().all(|tick| tick.is_finite()) { ticks } else { Vec::new() }
}

/// Whole numbers from 1 to `worst` for an axis of ranks: the first and round ones after it, at most `most`.
pub fn rank_ticks(worst: u32, most: usize) -> Vec<u32> {
    if worst <= 1 {
        return vec![1];
    }
    let most = most.max(2) as u32;
    let step =
        [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000].into_iter().find(|step| worst.div_ceil(*step) <= most);
    let step = step.unwrap_or(worst);
    std::iter::once(1).chain((1..=worst / step).map(|index| index * step).filter(|rank| *rank > 1)).collect()
}

/// The power of ten, in steps of 10⁴ (1, 万, 亿, 万亿: 0, 4, 8, 12), in which the largest of the values reads best on an axis.
/// All labels of an axis share it, so that 万 and 亿 are never mixed.
pub fn myriad_exponent(largest: f64) -> i32 {
    let size = largest.abs();
    [12, 8, 4].into_iter().find(|exponent| size >= 10f64.powi(*exponent) && size.is_finite()).unwrap_or(0)
}

/// A step `mantissa × 10^exponent`. Multiples are formed from whole numbers, so that 3 × 0.1 is 0.3.
struct Step {
    mantissa: f64,
    exponent: i32,
}

impl Step {
    /// The smallest round step that puts no more than `most` ticks into the range.
    fn within(low: f64, high: f64, most: usize) -> Option<Self> {
        let span = high - low;
        if !(span.is_finite() && span > 0.0) {
            return None;
        }
        let most = most.max(2) as f64;
        let mut exponent = decade(span / most) - 1;
        loop {
            for mantissa in [1.0, 2.0, 5.0] {
                let step = Self { mantissa, exponent };
                let n_steps = step.floor(high) - step.ceil(low);
                if !n_steps.is_finite() {
                    return None;
                }
                if n_steps < most {
                    return Some(step);
                }
            }
            exponent += 1;
        }
    }

    fn times(&self, count: f64) -> f64 {
        let whole = count * self.mantissa;
        if self.exponent < 0 { whole / 10f64.powi(-self.exponent) } else { whole * 10f64.powi(self.exponent) }
    }

    fn divide(&self, value: f64) -> f64 {
        if self.exponent < 0 {
            value * 10f64.powi(-self.exponent) / self.mantissa
        } else {
            value / 10f64.powi(self.exponent) / self.mantissa
        }
    }

    fn floor(&self, value: f64) -> f64 {
        let share = self.divide(value);
        let near = share.round();
        if (share - near).abs() < f64::max(1e-9, near.abs() * 4.0 * f64::EPSILON) { near } else { share.floor() }
    }

    fn ceil(&self, value: f64) -> f64 {
        -self.floor(-value)
    }
}

/// The exponent of the power of ten at or just below `value`, which is positive.
fn decade(value: f64) -> i32 {
    let mut exponent = 0;
    while exponent < 308 && 10f64.powi(exponent + 1) <= value {
        exponent += 1;
    }
    while exponent > -307 && 10f64.powi(exponent) > value {
        exponent -= 1;
    }
    exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_exact() {
        assert_eq!(ticks(0.0, 100.0, 6), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(0.0, 0.6, 7), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
        assert_eq!(ticks(-12.0, 31.0, 5), [-10.0, 0.0, 10.0, 20.0, 30.0]);
        assert_eq!(ticks(0.0, 34_000.0, 5), [0.0, 10_000.0, 20_000.0, 30_000.0]);
        assert_eq!(ticks(0.0, 4.2e8, 5), [0.0, 1e8, 2e8, 3e8, 4e8]);
    }

    #[test]
    fn ticks_stay_inside_and_are_not_too_many() {
        for low in [-1e9, -3.7, 0.0, 0.001, 5.5, 1e6] {
            for span in [1e-6, 0.03, 1.0, 7.7, 123.0, 4e5, 8e10] {
                for most in [2, 4, 7, 10] {
                    let all = ticks(low, low + span, most);
                    assert!(all.len() <= most, "{low} {span} {most}: {all:?}");
                    let slack = span * 1e-6 + low.abs() * 1e-12;
                    assert!(all.iter().all(|tick| *tick >= low - slack && *tick <= low + span + slack), "{all:?}");
                    assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");
                }
            }
        }
    }

    #[test]
    fn an_empty_or_broken_range_has_no_ticks() {
        for (low, high) in [(3.0, 3.0), (4.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (-f64::MAX, f64::MAX)] {
            assert_eq!(ticks(low, high, 5), [0.0; 0]);
        }
    }

    #[test]
    fn nice_ticks_reach_around_the_range() {
        assert_eq!(nice_ticks(0.0, 97.3, 6), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(nice_ticks(-12.0, 29.7, 5), [-20.0, -10.0, 0.0, 10.0, 20.0, 30.0]);
        assert_eq!(nice_ticks(5.0, 5.0, 6), [0.0; 0]);
        assert_eq!(nice_ticks(0.0, f64::INFINITY, 6), [0.0; 0]);
    }

    #[test]
    fn ranks_start_at_one() {
        assert_eq!(rank_ticks(5, 6), [1, 2, 3, 4, 5]);
        assert_eq!(rank_ticks(31, 6), [1, 10, 20, 30]);
        assert_eq!(rank_ticks(1, 6), [1]);
        assert_eq!(rank_ticks(217, 6), [1, 50, 100, 150, 200]);
        for worst in 1..600 {
            assert!(rank_ticks(worst, 5).len() <= 6, "{worst}");
        }
    }

    #[test]
    fn units_go_by_ten_thousands() {
        assert_eq!([9_999.0, 10_000.0, -3e8, 2e12, 0.0, f64::INFINITY].map(myriad_exponent), [0, 4, 8, 12, 0, 0]);
    }
}
