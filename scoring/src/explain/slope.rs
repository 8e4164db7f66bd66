//! Derivatives and divided differences of the means, which explanations are made of.

use crate::aggregate::Kind;
use crate::math::{ln, pow};

/// Below this relative distance a divided difference loses digits and its series is the better answer.
const NEAR: f64 = 1e-4;

/// (f(a) − f(b))/(a − b) for the bending function f of a mean, f′(a) where a = b; f is strictly monotone, so it is never zero.
///
/// *Source*: ang2004 for the logarithmic mean behind the geometric one.
pub fn divided_difference(kind: Kind, a: f64, b: f64) -> f64 {
    let (middle, half) = (a / 2.0 + b / 2.0, a / 2.0 - b / 2.0);
    let z = half / middle;
    match kind {
        Kind::Arithmetic | Kind::Median | Kind::Copeland => 1.0,
        Kind::Harmonic => -1.0 / a / b,
        // ln(a/b) = 2·artanh z; artanh z / z = 1 + z²/3 + …
        Kind::Geometric if z.abs() < NEAR => (1.0 + z * z / 3.0) / middle,
        Kind::Geometric => ln(a / b) / (a - b),
        // ((1 + z)ᵖ − (1 − z)ᵖ)/(2z) = p·(1 + (p − 1)(p − 2)/6·z² + …)
        Kind::Power(p) if z.abs() < NEAR => p * pow(middle, p - 1.0) * (1.0 + (p - 1.0) * (p - 2.0) / 6.0 * z * z),
        Kind::Power(p) => (pow(a, p) - pow(b, p)) / (a - b),
    }
}

/// Weighted derivatives of a median where it stands: how much of its change each child passes on. They sum to 1.
///
/// One child at half the weight passes on all, two between which it falls half each, ties in proportion to weight.
pub fn median_derivatives(values: &[(f64, f64)]) -> Vec<f64> {
    let mut there = values.to_vec();
    let middle = crate::aggregate::weighted_median(&mut there);
    let nearest = |below: bool| {
        values
            .iter()
            .filter(|(value, weight)| *weight > 0.0 && if below { *value <= middle } else { *value >= middle })
            .map(|(value, _)| *value)
            .fold(None, |best: Option<f64>, value| {
                Some(best.map_or(value, |best| if below { best.max(value) } else { best.min(value) }))
            })
    };
    let (lower, upper) = (nearest(true), nearest(false));
    let weight_at = |at: Option<f64>| {
        values.iter().filter(|(value, _)| Some(*value) == at).fold(0.0, |sum, (_, weight)| sum + weight)
    };
    let share = |value: f64, weight: f64, at: Option<f64>| {
        let sum = weight_at(at);
        if Some(value) == at && sum > 0.0 { weight / sum } else { 0.0 }
    };
    values
        .iter()
        .map(|&(value, weight)| share(value, weight, lower) / 2.0 + share(value, weight, upper) / 2.0)
        .collect()
}
