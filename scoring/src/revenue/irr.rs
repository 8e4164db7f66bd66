//! Internal rates of return: every one there is, and whether there is one at all.

use crate::math::{exp, ln};

/// The internal rates of return of a series of flows, each a yearly rate: 0.1 is 10 %.
#[derive(Clone, Debug, PartialEq)]
pub enum Irr {
    /// Exactly one rate makes the flows worth nothing.
    Unique(f64),
    /// Several do, ascending; none of them is *the* return.
    Several(Vec<f64>),
    /// No rate does.
    None,
}

/// Finds every internal rate of return of yearly flows, the first flow being now.
///
/// See [`irr_at`], of which this is the case of times 0, 1, 2, … years.
///
/// ```
/// use scoring::revenue::{Irr, irr};
/// let Irr::Several(rates) = irr(&[-100.0, 230.0, -132.0]) else { panic!() };
/// assert!((rates[0] - 0.1).abs() < 1e-12 && (rates[1] - 0.2).abs() < 1e-12);
/// assert_eq!(irr(&[-100.0, 150.0, -60.0]), Irr::None);
/// ```
pub fn irr(flows: &[f64]) -> Irr {
    let dated: Vec<(f64, f64)> = flows.iter().enumerate().map(|(year, flow)| (year as f64, *flow)).collect();
    irr_at(&dated)
}

/// Finds every internal rate of return of flows at any times.
///
/// *Shape*: pairs of time (years from any origin) and flow (any money), in any order; equal times are added.
/// *Formula*: all `r` with `Σ flow_i · (1+r)^(−time_i) = 0`. *Range*: −1 + 10⁻⁹ ≤ r ≤ 10⁹.
///
/// The sum, in `u = −ln(1+r)`, is a sum of exponentials; it has at most as many roots as its flows have changes of sign
/// ([`sign_changes`]). Divided by its first exponential and differentiated it loses a term, so the roots of that smaller
/// sum, found in the same way, cut the line into pieces on each of which the sum is monotone and has one root or none.
/// No root is missed, and none is found for want of a starting guess.
///
/// *Tolerance*: a root is bisected to the last bits of `u`. A turning point at which the sum is less than 10⁻¹² of the sum
/// of its terms' sizes counts as a (double) root, so two roots nearer to each other than about 10⁻⁶ are reported as one.
/// *Edge cases*: no flow, flows of one sign, a total loss, or a flow or time that is not finite: [`Irr::None`].
/// *Cost*: O(n) exponentials for each halving, for one change of sign about 60 n; at worst O(n³).
/// *Source*: `jameson_2006` (bound on the roots); known answers `microsoft_xirr`.
pub fn irr_at(flows: &[(f64, f64)]) -> Irr {
    if flows.iter().any(|(time, flow)| !time.is_finite() || !flow.is_finite()) {
        return Irr::None;
    }
    let mut rates: Vec<f64> = roots(&terms(flows)).into_iter().rev().map(|u| exp(-u) - 1.0).collect();
    match rates.len() {
        0 => Irr::None,
        1 => rates.pop().map_or(Irr::None, Irr::Unique),
        _ => Irr::Several(rates),
    }
}

/// How often the sign changes along the flows, zeros left out: an upper bound for the number of internal rates of return,
/// and of the same parity when roots are counted with their multiplicity.
///
/// *Source*: `jameson_2006` (Descartes' rule of signs, and Laguerre's for any times).
pub fn sign_changes(flows: &[f64]) -> usize {
    let signs: Vec<bool> = flows.iter().filter(|flow| **flow != 0.0).map(|flow| *flow > 0.0).collect();
    signs.windows(2).filter(|pair| pair.first() != pair.last()).count()
}

/// One exponential of a sum: `weight · e^(rate·u)`.
#[derive(Clone, Copy)]
struct Term {
    rate: f64,
    weight: f64,
}

/// Where roots are sought: `|u| ≤ 9 ln 10`.
fn widest() -> f64 {
    9.0 * ln(10.0)
}

/// Part of its terms' sizes below which a sum is taken to be zero at a turning point.
const FLAT: f64 = 1e-12;

/// More than the halvings that 2 · 9 ln 10 takes to fall below the spacing of doubles near one.
const HALVINGS: usize = 64;

/// The flows as exponentials in ascending order, without those that vanish.
fn terms(flows: &[(f64, f64)]) -> Vec<Term> {
    let mut sorted = flows.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut terms: Vec<Term> = Vec::with_capacity(sorted.len());
    for (rate, weight) in sorted {
        match terms.last_mut() {
            Some(last) if last.rate == rate => last.weight += weight,
            _ => terms.push(Term { rate, weight }),
        }
    }
    terms.retain(|term| term.weight != 0.0);
    terms
}

/// Every root of the sum, ascending.
fn roots(terms: &[Term]) -> Vec<f64> {
    let weights: Vec<f64> = terms.iter().map(|term| term.weight).collect();
    let turns = match sign_changes(&weights) {
        0 => return Vec::new(),
        1 => Vec::new(),
        _ => roots(&slope(terms)),
    };

    let mut found = Vec::new();
    let mut left = Point::at(terms, -widest());
    for u in turns.into_iter().chain([widest()]) {
        let right = Point::at(terms, u);
        if left.sign * right.sign < 0.0 {
            found.push(bisect(terms, left, right));
        }
        if right.sign == 0.0 {
            found.push(right.u);
        }
        left = right;
    }
    found
}

/// The derivative of the sum divided by its first exponential; its roots are where that quotient turns.
fn slope(terms: &[Term]) -> Vec<Term> {
    let first = terms.first().map_or(0.0, |term| term.rate);
    let rest = terms.iter().skip(1);
    rest.map(|term| Term { rate: term.rate, weight: term.weight * (term.rate - first) }).collect()
}

/// Halves an interval at whose ends the sum has opposite signs.
fn bisect(terms: &[Term], left: Point, right: Point) -> f64 {
    let (mut low, mut high) = (left.u, right.u);
    for _ in 0..HALVINGS {
        let middle = low + (high - low) / 2.0;
        let (sum, _) = scaled(terms, middle);
        if sum == 0.0 {
            return middle;
        }
        if (sum > 0.0) == (left.sign > 0.0) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low + (high - low) / 2.0
}

#[derive(Clone, Copy)]
struct Point {
    u: f64,
    /// −1, 0 or 1.
    sign: f64,
}

impl Point {
    fn at(terms: &[Term], u: f64) -> Self {
        let (sum, size) = scaled(terms, u);
        Self { u, sign: if sum.abs() <= FLAT * size { 0.0 } else { sum.signum() } }
    }
}

/// The sum and the sum of its terms' sizes, both divided by the largest exponential, so that neither overflows.
fn scaled(terms: &[Term], u: f64) -> (f64, f64) {
    let largest = if u > 0.0 { terms.last() } else { terms.first() };
    let base = largest.map_or(0.0, |term| term.rate);
    terms.iter().fold((0.0, 0.0), |(sum, size), term| {
        let value = term.weight * exp((term.rate - base) * u);
        (sum + value, size + value.abs())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(flows: &[f64], expected: &[f64]) {
        let found = match irr(flows) {
            Irr::None => vec![],
            Irr::Unique(rate) => vec![rate],
            Irr::Several(rates) => rates,
        };
        assert_eq!(found.len(), expected.len(), "{flows:?}: {found:?}");
        for (ours, expected) in found.iter().zip(expected) {
            assert!((ours - expected).abs() < 1e-11, "{flows:?}: {ours} against {expected}");
        }
    }

    #[test]
    fn known_answers_of_textbook_flows() {
        check(&[-100.0, 110.0], &[0.1]);
        check(&[-100.0, 230.0, -132.0], &[0.1, 0.2]);
        check(&[-100.0, 150.0, -60.0], &[]);
        check(&[-100.0, 200.0, -100.0], &[0.0]);
        check(&[-1.0, 6.0, -11.0, 6.0], &[0.0, 1.0, 2.0]);
        check(&[-1.0, 3.0, -3.0, 1.0], &[0.0]);
        check(&[-100.0, 0.0, 0.0, 50.0, 0.0], &[crate::math::pow(0.5, 1.0 / 3.0) - 1.0]);
        check(&[0.0, 0.0, -100.0, 110.0], &[0.1]);
    }

    #[test]
    fn without_both_signs_there_is_no_rate() {
        for flows in [&[][..], &[0.0, 0.0], &[-100.0, 0.0, 0.0], &[5.0, 6.0], &[-1.0, f64::NAN], &[-1.0, f64::INFINITY]]
        {
            assert_eq!(irr(flows), Irr::None, "{flows:?}");
        }
    }

    #[test]
    fn microsoft_xirr_example() {
        let days = [(0.0, -10_000.0), (60.0, 2_750.0), (303.0, 4_250.0), (411.0, 3_250.0), (456.0, 2_750.0)];
        let Irr::Unique(rate) = irr_at(&days.map(|(day, flow)| (day / 365.0, flow))) else { panic!("one rate") };
        assert!((rate - 0.373_362_533_518_8).abs() < 1e-12, "{rate}");
    }

    #[test]
    fn order_and_origin_of_times_do_not_matter() {
        let rate = irr_at(&[(3.0, 60.0), (2.0, -100.0), (3.0, 50.0)]);
        let Irr::Unique(rate) = rate else { panic!("{rate:?}") };
        assert!((rate - 0.1).abs() < 1e-12);
    }

    #[test]
    fn very_high_and_very_low_rates_are_found() {
        check(&[-1.0, 1001.0], &[1000.0]);
        check(&[-1000.0, 1.0], &[-0.999]);
        let long: Vec<f64> = (0..60).map(|year| if year == 0 { -1e9 } else { 1.0 }).collect();
        assert!(matches!(irr(&long), Irr::Unique(rate) if rate < -0.1));
    }

    #[test]
    fn signs_are_counted_without_zeros() {
        for (flows, expected) in [(&[][..], 0), (&[0.0, -1.0, 0.0, 1.0, 1.0, 0.0, -1.0], 2), (&[1.0, 0.0, 1.0], 0)] {
            assert_eq!(sign_changes(flows), expected);
        }
    }
}
