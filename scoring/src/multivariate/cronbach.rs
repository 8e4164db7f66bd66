//! Whether columns measure one thing, and which of them does not.

use super::{Correlations, covariances};
use crate::math::sqrt;
use crate::model::Column;

/// Cronbach's alpha: 1 when all columns move together, 0 when they have nothing in common, negative when they move against each other.
///
/// *Formula*: k/(k − 1)·(1 − Σ_i c_ii/Σ_ij c_ij), k the number of columns, c_ij the covariance over the entities that have both i and
/// j. *Edge cases*: `None` with fewer than two columns, where two have fewer than two entities in common, or where all covariances sum
/// to nothing. *Cost*: O(k²·n). *Source*: cronbach1951.
pub fn cronbach_alpha(columns: &[Column]) -> Option<f64> {
    let all: Vec<usize> = (0..columns.len()).collect();
    alpha(&covariances(columns), &all)
}

/// Alpha of some columns, and what each of them does to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// [`cronbach_alpha`] of all of them.
    pub alpha: Option<f64>,
    /// By item: alpha of the others.
    pub without: Vec<Option<f64>>,
    /// By item: its correlation with the sum of the others.
    pub item_rest: Vec<Option<f64>>,
}

/// The reliability of `items`, columns of a matrix of covariances.
///
/// *Formula*: as [`cronbach_alpha`]; an item's correlation with the rest is Σ_j≠i c_ij/√(c_ii·Σ_jk≠i c_jk). *Edge cases*: as
/// [`cronbach_alpha`], so nothing without one item of two; `None` too for the rest of a constant item, or where pairs over different
/// entities leave a sum no variance. *Cost*: O(k³), small k. *Source*: cronbach1951, nunnally1978.
pub fn reliability(covariances: &Correlations, items: &[usize]) -> Reliability {
    let others = |at: usize| -> Vec<usize> {
        items.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, &item)| item).collect()
    };
    let item_rest = |at: usize, item: usize| {
        let others = others(at);
        let shared = sum(others.iter().map(|&other| covariances.get(item, other)))?;
        let rest = total(covariances, &others)?;
        let own = covariances.get(item, item)?;
        let r = shared / (sqrt(own) * sqrt(rest));
        r.is_finite().then_some(r)
    };
    Reliability {
        alpha: alpha(covariances, items),
        without: (0..items.len()).map(|at| alpha(covariances, &others(at))).collect(),
        item_rest: items.iter().enumerate().map(|(at, &item)| item_rest(at, item)).collect(),
    }
}

fn alpha(covariances: &Correlations, items: &[usize]) -> Option<f64> {
    let own = sum(items.iter().map(|&item| covariances.get(item, item)))?;
    let all = total(covariances, items)?;
    let k = items.len() as f64;
    (k > 1.0 && all != 0.0).then(|| k / (k - 1.0) * (1.0 - own / all))
}

/// The sum of all covariances between items.
fn total(covariances: &Correlations, items: &[usize]) -> Option<f64> {
    sum(items.iter().flat_map(|&a| items.iter().map(move |&b| covariances.get(a, b))))
}

fn sum(cells: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    cells.into_iter().try_fold(0.0, |sum, cell| Some(sum + cell?))
}
