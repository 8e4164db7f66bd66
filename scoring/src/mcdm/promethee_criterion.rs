//! Flows of one criterion without comparing all pairs.

use super::{Criterion, Objective, Preference};
use crate::math::exp;
use crate::rank::{descending_key, from_descending_key};

/// Leaving and entering flow of each alternative.
///
/// Sorted from worst to best, the alternatives that one leads by more than a threshold are the first so many, and their number only
/// grows along the order. Sums over the first so many then give any preference that is a line between two thresholds.
pub(super) fn flows_of(criterion: &Criterion, preference: Preference) -> (Vec<f64>, Vec<f64>) {
    let sorted = Sorted::of(criterion);
    let (leaving, entering) = match preference {
        Preference::Usual => sorted.steps(&[(0.0, 1.0)]),
        Preference::UShape { q } => sorted.steps(&[(q, 1.0)]),
        Preference::Level { q, p } => sorted.steps(&[(q, 0.5), (p, 0.5)]),
        Preference::VShape { p } => sorted.line(0.0, p),
        Preference::Linear { q, p } if q < p => sorted.line(q, p),
        // The line between equal thresholds is a step.
        Preference::Linear { q, .. } => sorted.steps(&[(q, 1.0)]),
        Preference::Gaussian { s } => sorted.gaussian(s),
    };
    (sorted.by_alternative(&leaving), sorted.by_alternative(&entering))
}

/// A column from worst to best.
struct Sorted {
    values: Vec<f64>,
    alternatives: Vec<u32>,
}

impl Sorted {
    fn of(criterion: &Criterion) -> Self {
        let sign = if criterion.objective == Objective::Max { 1.0 } else { -1.0 };
        // Whole numbers that order as the values do, the alternative in the lower half, sort far faster than pairs.
        let key =
            |(alternative, x): (u32, &f64)| (u128::from(descending_key(-sign * x)) << 32) | u128::from(alternative);
        let mut keys: Vec<u128> = (0..).zip(criterion.cells).map(key).collect();
        keys.sort_unstable();
        let values = keys.iter().map(|key| -from_descending_key((key >> 32) as u64)).collect();
        let alternatives = keys.iter().map(|&key| key as u32).collect();
        Self { values, alternatives }
    }

    /// How many of the worst each place leads by more than `threshold`; the same test as on a pair.
    fn led_by_more_than(&self, threshold: f64) -> impl Iterator<Item = usize> {
        let mut n_led = 0;
        let led = move |value: &f64| {
            while self.values.get(n_led).is_some_and(|other| value - other > threshold) {
                n_led += 1;
            }
            n_led
        };
        self.values.iter().map(led)
    }

    /// From which place on the others lead each place by more than `threshold`.
    fn leaders_by_more_than(&self, threshold: f64) -> impl Iterator<Item = usize> {
        let mut from = 0;
        let leaders = move |value: &f64| {
            while self.values.get(from).is_some_and(|other| other - value <= threshold) {
                from += 1;
            }
            from
        };
        self.values.iter().map(leaders)
    }

    /// Preferences that rise by `height` where the lead exceeds a threshold.
    fn steps(&self, steps: &[(f64, f64)]) -> (Vec<f64>, Vec<f64>) {
        let n = self.values.len();
        let (mut leaving, mut entering) = (vec![0.0; n], vec![0.0; n]);
        for &(threshold, height) in steps {
            let led = self.led_by_more_than(threshold);
            leaving.iter_mut().zip(led).for_each(|(flow, n_led)| *flow += height * n_led as f64);
            let leaders = self.leaders_by_more_than(threshold);
            entering.iter_mut().zip(leaders).for_each(|(flow, from)| *flow += height * (n - from) as f64);
        }
        (leaving, entering)
    }

    /// Preferences that rise from 0 at a lead of q to 1 at a lead of p.
    fn line(&self, q: f64, p: f64) -> (Vec<f64>, Vec<f64>) {
        let n = self.values.len();
        let origin = self.values.first().copied().unwrap_or(0.0);
        let sums = Sums::of(self.values.iter().map(|value| value - origin));
        let led = self.led_by_more_than(q).zip(self.led_by_more_than(p));
        let leaving = self.values.iter().zip(led).map(|(value, (above_q, above_p))| {
            let n_between = (above_q - above_p) as f64;
            let leads = n_between * ((value - origin) - q) - sums.between(above_p, above_q);
            (leads / (p - q)).clamp(0.0, n_between) + above_p as f64
        });
        let leaders = self.leaders_by_more_than(q).zip(self.leaders_by_more_than(p));
        let entering = self.values.iter().zip(leaders).map(|(value, (from_q, from_p))| {
            let n_between = (from_p - from_q) as f64;
            let leads = sums.between(from_q, from_p) - n_between * ((value - origin) + q);
            (leads / (p - q)).clamp(0.0, n_between) + (n - from_p) as f64
        });
        (leaving.collect(), entering.collect())
    }

    /// Pair by pair: an exponential of the difference does not come apart into sums.
    fn gaussian(&self, s: f64) -> (Vec<f64>, Vec<f64>) {
        let n = self.values.len();
        let (mut leaving, mut entering) = (vec![0.0; n], vec![0.0; n]);
        for (at, value) in self.values.iter().enumerate() {
            let mut sum = 0.0;
            for (other, entering) in self.values.iter().zip(entering.iter_mut()).take(at) {
                let lead = (value - other) / s;
                let preference = 1.0 - exp(-lead * lead / 2.0);
                sum += preference;
                *entering += preference;
            }
            if let Some(flow) = leaving.get_mut(at) {
                *flow = sum;
            }
        }
        (leaving, entering)
    }

    /// Means over the others, in the order of the alternatives.
    fn by_alternative(&self, totals: &[f64]) -> Vec<f64> {
        let mut flows = vec![0.0; totals.len()];
        let n_others = totals.len().saturating_sub(1).max(1) as f64;
        for (&alternative, total) in self.alternatives.iter().zip(totals) {
            if let Some(flow) = flows.get_mut(alternative as usize) {
                *flow = total / n_others;
            }
        }
        flows
    }
}

/// Sums over the first so many numbers, each kept with what rounding took from it: a short stretch late in a long column is a
/// difference of two large sums, and would lose its digits.
struct Sums(Vec<(f64, f64)>);

impl Sums {
    fn of(numbers: impl Iterator<Item = f64>) -> Self {
        let (mut sum, mut lost) = (0.0, 0.0);
        let mut sums = vec![(sum, lost)];
        for number in numbers {
            let next = sum + number;
            let taken = next - sum;
            lost += (sum - (next - taken)) + (number - taken);
            sum = next;
            sums.push((sum, lost));
        }
        Self(sums)
    }

    fn between(&self, from: usize, to: usize) -> f64 {
        match (self.0.get(from), self.0.get(to)) {
            (Some(from), Some(to)) => (to.0 - from.0) + (to.1 - from.1),
            _ => f64::NAN,
        }
    }
}
