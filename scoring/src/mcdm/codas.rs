//! CODAS: far from the worst, first as the crow flies and then along the streets.

use super::scale::min_max_of;
use super::{DecisionMatrix, McdmError, Needs, Scale, scaled};
use crate::math::sqrt;

/// Sum of an alternative's leads over all others.
///
/// *Shape*: one score an alternative. *Units and range*: any sign, summing to 0; higher better. `tau` is in weighted scaled units,
/// usually 0.01 to 0.05. *Formula*: with linearly scaled r, E_i and T_i the Euclidean and the taxicab distance of w_j·r_ij from the
/// worst of each criterion, Σ_k ((E_i − E_k) + ψ·(T_i − T_k)), ψ = 1 where |E_i − E_k| ≥ τ and else 0. *Edge cases*: as
/// [`Scale::Linear`].
///
/// # Errors
/// As [`scaled`], [`McdmError::BadParameter`], [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m + n·log n): ordered by E, those within τ of an alternative are neighbours. *Source*: keshavarz2016.
pub fn codas(matrix: &DecisionMatrix, tau: f64) -> Result<Vec<f64>, McdmError> {
    Needs::NotNegative.of_parameter("tau", tau)?;
    let n = matrix.n_alternatives();
    let (mut euclid, mut taxicab) = (vec![0.0; n], vec![0.0; n]);
    for criterion in matrix.criteria() {
        let cells = scaled(criterion, Scale::Linear)?;
        let (worst, _) = min_max_of(&cells);
        for ((euclid, taxicab), r) in euclid.iter_mut().zip(taxicab.iter_mut()).zip(&cells) {
            let distance = criterion.weight * (r - worst);
            *euclid += distance * distance;
            *taxicab += distance;
        }
    }
    let euclid = matrix.finite(euclid.into_iter().map(sqrt).collect())?;
    let taxicab = matrix.finite(taxicab)?;
    let mut order: Vec<(f64, f64, usize)> =
        euclid.iter().zip(&taxicab).enumerate().map(|(at, (&e, &t))| (e, t, at)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
    // Sums of T over the first k by E.
    let mut sums = vec![0.0];
    let (mut all_e, mut all_t) = (0.0, 0.0);
    for (e, t, _) in &order {
        all_e += e;
        all_t += t;
        sums.push(all_t);
    }
    let mut scores = vec![0.0; n];
    let (mut from, mut to) = (0, 0);
    for &(e, t, at) in &order {
        // Those with |E_i − E_k| < τ; nobody, not even the alternative itself, where τ is 0.
        while order.get(from).is_some_and(|other| e - other.0 >= tau && other.0 < e) {
            from += 1;
        }
        while order.get(to).is_some_and(|other| other.0 - e < tau) {
            to += 1;
        }
        let near = to.saturating_sub(from);
        let sum = |at: usize| sums.get(at).copied().unwrap_or(all_t);
        let near_t = if near > 0 { sum(to) - sum(from) } else { 0.0 };
        let far = (n - near) as f64 * t - (all_t - near_t);
        if let Some(score) = scores.get_mut(at) {
            *score = n as f64 * e - all_e + far;
        }
    }
    matrix.finite(scores)
}
