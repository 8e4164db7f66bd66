//! How well each column is told by the others.

use crate::math::solve_linear;

/// Variance inflation factors: 1 for a column that has nothing in common with the others, growing without bound as they tell it.
///
/// *Shape*: a correlation matrix row by row, a factor a column. *Formula*: the diagonal of its inverse, 1/(1 − R²) of the regression
/// on all others. *Edge cases*: `None` where some columns tell another entirely, which includes more columns than entities.
/// *Cost*: O(m⁴), small m. *Source*: marquardt1970.
pub fn variance_inflation(matrix: &[Vec<f64>]) -> Option<Vec<f64>> {
    let unit = |at: usize| (0..matrix.len()).map(|k| f64::from(u8::from(k == at))).collect::<Vec<f64>>();
    (0..matrix.len())
        .map(|at| solve_linear(matrix, &unit(at))?.get(at).copied().filter(|factor| *factor > 0.0))
        .collect()
}
