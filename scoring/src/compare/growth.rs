//! Growth of one quantity over years.

use crate::math::pow;

/// Compound annual growth rate from the first to the last year that has a value.
///
/// *Shape*: one year and one value an observation, in any order; values may be missing. *Units and range*: a share a year, 0.05 for 5 %.
/// *Formula*: (x_last/x_first)^(1/(t_last − t_first)) − 1. *Edge cases*: `None` with fewer than two years that have a value, or where
/// the ratio of the ends is not positive.
///
/// *Cost*: O(n). *Source*: becker2022.
pub fn compound_annual_growth(observations: &[(f64, Option<f64>)]) -> Option<f64> {
    let there = || observations.iter().filter_map(|&(year, value)| Some((year, value?)));
    let first = there().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let last = there().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let (years, ratio) = (last.0 - first.0, last.1 / first.1);
    let rate = (years > 0.0 && ratio > 0.0).then(|| pow(ratio, 1.0 / years) - 1.0)?;
    rate.is_finite().then_some(rate)
}
