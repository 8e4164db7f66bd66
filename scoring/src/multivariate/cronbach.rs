//! Whether columns measure one thing.

use crate::math::covariance;
use crate::model::Column;

/// Cronbach's alpha: 1 when all columns move together, 0 when they have nothing in common, negative when they move against each other.
///
/// *Formula*: k/(k − 1)·(1 − Σ_i c_ii/Σ_ij c_ij), k the number of columns, c_ij the covariance over the entities that have both i and
/// j. *Edge cases*: `None` with fewer than two columns, where two have fewer than two entities in common, or where all covariances sum
/// to nothing. *Cost*: O(k²·n). *Source*: cronbach1951.
pub fn cronbach_alpha(columns: &[Column]) -> Option<f64> {
    let (mut own, mut all) = (0.0, 0.0);
    for (a, x) in columns.iter().enumerate() {
        for (b, y) in columns.iter().enumerate() {
            let shared = covariance(x.raw(), y.raw())?;
            all += shared;
            own += if a == b { shared } else { 0.0 };
        }
    }
    let k = columns.len() as f64;
    (k > 1.0 && all != 0.0).then(|| k / (k - 1.0) * (1.0 - own / all))
}
