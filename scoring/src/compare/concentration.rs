//! How far a total sits with few: Herfindahl index and inequality.

use super::{CompareError, finite, not_negative};
use crate::math::ln;

/// Herfindahl–Hirschman index: the sum of squared shares.
///
/// *Shape*: one amount a holder. *Units and range*: amounts of at least 0 in any unit; 1/n (all alike) to 1 (one has all).
/// *Formula*: Σ (x_i/Σx)². *Edge cases*: holders of nothing change nothing.
///
/// # Errors
/// [`CompareError`].
///
/// *Cost*: O(n). *Source*: hirschman1964.
pub fn herfindahl(amounts: &[f64]) -> Result<f64, CompareError> {
    let total = not_negative(amounts)?;
    Ok(amounts.iter().fold(0.0, |sum, x| sum + (x / total) * (x / total)))
}

/// [`herfindahl`] brought to 0..=1 whatever the number of holders: (H − 1/n)/(1 − 1/n); 1 for a single holder.
///
/// # Errors
/// [`CompareError`].
///
/// *Cost*: O(n). *Source*: hirschman1964.
pub fn herfindahl_scaled(amounts: &[f64]) -> Result<f64, CompareError> {
    let least = 1.0 / amounts.len() as f64;
    let index = herfindahl(amounts)?;
    Ok(if amounts.len() > 1 { (index - least) / (1.0 - least) } else { 1.0 })
}

/// Gini coefficient of values that stand for groups of some size.
///
/// *Shape*: one value and one size a group, such as mean wage and employees; sizes of 1 give the plain coefficient. *Units and range*:
/// values of at least 0; 0 (all alike) to 1 − 1/n. *Formula*: Σ_a Σ_b p_a·p_b·|x_a − x_b|/(2·x̄), p the shares of the sizes and
/// x̄ = Σ p·x. *Edge cases*: all alike 0.
///
/// # Errors
/// [`CompareError`].
///
/// *Cost*: O(n log n): in the order of the values the sum is that of the areas under the Lorenz curve. *Source*: gini1912.
pub fn gini(values: &[f64], sizes: &[f64]) -> Result<f64, CompareError> {
    let (total_size, total) = totals(values, sizes)?;
    let mut order: Vec<(f64, f64)> = values.iter().copied().zip(sizes.iter().copied()).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut twice_area) = (0.0, 0.0);
    for (value, size) in order {
        let held = value * size / total;
        twice_area += size / total_size * (2.0 * below + held);
        below += held;
    }
    // Rounding may take equal values a last bit below 0.
    finite(1.0 - twice_area).map(|gini| gini.max(0.0))
}

/// Theil index T of values that stand for groups of some size.
///
/// *Shape*: as [`gini`]. *Units and range*: values of at least 0; 0 (all alike) to ln of the number of units. *Formula*:
/// Σ_i p_i·(x_i/x̄)·ln(x_i/x̄). *Edge cases*: 0·ln 0 is 0.
///
/// # Errors
/// [`CompareError`].
///
/// *Cost*: O(n). *Source*: theil1967.
pub fn theil(values: &[f64], sizes: &[f64]) -> Result<f64, CompareError> {
    let (total_size, total) = totals(values, sizes)?;
    let mean = total / total_size;
    finite(values.iter().zip(sizes).fold(0.0, |sum, (value, size)| sum + size / total_size * entropy(value / mean)))
}

/// A Theil index taken apart: `within` and `between` sum to the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct TheilParts {
    /// Of the groups' means.
    pub between: f64,
    /// Of the units inside of their groups, each group by its share of the total.
    pub within: f64,
    /// What each group adds to `within`, in the order of the groups' numbers.
    pub within_of: Vec<f64>,
}

/// [`theil`] as inequality between groups and inside of them.
///
/// *Shape*: one value, size and group a unit; groups are numbered from 0. *Formula*: with a group's share s_g of the total and p_g of
/// the size, between Σ_g s_g·ln(s_g/p_g), within Σ_g s_g·T_g. *Edge cases*: a group without size or total adds 0.
///
/// # Errors
/// [`CompareError`].
///
/// *Cost*: O(n + groups). *Source*: theil1967.
pub fn theil_parts(values: &[f64], sizes: &[f64], groups: &[usize]) -> Result<TheilParts, CompareError> {
    let (total_size, total) = totals(values, sizes)?;
    if groups.len() != values.len() {
        return Err(CompareError::WrongLength { expected: values.len(), found: groups.len() });
    }
    // Numbers without any unit in them are groups of nothing, but not more of these than there are units.
    let n_groups = groups.iter().max().map_or(0, |last| last + 1).min(values.len());
    let mut sums = vec![(0.0, 0.0); n_groups];
    for (at, (&group, (value, size))) in groups.iter().zip(values.iter().zip(sizes)).enumerate() {
        let sum = sums.get_mut(group).ok_or(CompareError::BadGroup { at, group })?;
        sum.0 += value * size;
        sum.1 += size;
    }
    let mut within_of = vec![0.0; n_groups];
    for (&group, (value, size)) in groups.iter().zip(values.iter().zip(sizes)) {
        let parts = within_of.get_mut(group).zip(sums.get(group));
        if let Some((within, &(held, sized))) = parts.filter(|(_, (held, sized))| *held > 0.0 && *sized > 0.0) {
            *within += held / total * (size / sized) * entropy(value * sized / held);
        }
    }
    let between = sums.iter().filter(|(held, size)| *held > 0.0 && *size > 0.0).fold(0.0, |sum, (held, size)| {
        let (share, of_size) = (held / total, size / total_size);
        sum + share * ln(share / of_size)
    });
    let within = within_of.iter().fold(0.0, |sum, part| sum + part);
    Ok(TheilParts { between: finite(between)?, within: finite(within)?, within_of })
}

/// r·ln r, 0 at 0.
fn entropy(r: f64) -> f64 {
    if r > 0.0 { r * ln(r) } else { 0.0 }
}

/// Sum of the sizes, and of values times sizes, both above 0.
fn totals(values: &[f64], sizes: &[f64]) -> Result<(f64, f64), CompareError> {
    let (expected, found) = (values.len(), sizes.len());
    if found != expected {
        return Err(CompareError::WrongLength { expected, found });
    }
    not_negative(values)?;
    let total_size = not_negative(sizes)?;
    let total = values.iter().zip(sizes).fold(0.0, |sum, (value, size)| sum + value * size);
    if total > 0.0 && total.is_finite() { Ok((total_size, total)) } else { Err(CompareError::NoTotal) }
}
