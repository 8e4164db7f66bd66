//! VIKOR: a compromise between the good of the many criteria and the worst single regret.

use super::scale::min_max_of;
use super::{DecisionMatrix, McdmError, Needs, Objective};

/// What VIKOR gives; everywhere lower is better.
#[derive(Clone, Debug, PartialEq)]
pub struct Vikor {
    /// Compromise of both measures, 0..=1.
    pub q: Vec<f64>,
    /// Utility: weighted distance from the best over all criteria.
    pub s: Vec<f64>,
    /// Regret: the largest single weighted distance.
    pub r: Vec<f64>,
    /// The alternatives, best first, among which the method does not decide; ties by position.
    pub compromise_set: Vec<u32>,
}

/// Ranks by a compromise between utility and regret, and says who stands in the compromise set.
///
/// *Shape*: one number an alternative in each list. *Units and range*: `v` is the weight of utility, 0..=1. *Formula*: with
/// d_ij = w_j·|best_j − x_ij|/|best_j − worst_j|, S_i = Σ_j d_ij, R_i = max_j d_ij and
/// Q_i = v·(S_i − min S)/(max S − min S) + (1 − v)·(R_i − min R)/(max R − min R). The first by Q stands alone if it leads by at least
/// 1/(n − 1) and is also first by S or R; if it only leads, the second joins it; else all that are less than 1/(n − 1) behind.
/// *Edge cases*: a criterion, or a measure, on which all agree adds 0.
///
/// # Errors
/// [`McdmError::BadParameter`], [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m + n·log n). *Source*: opricovic2004.
pub fn vikor(matrix: &DecisionMatrix, v: f64) -> Result<Vikor, McdmError> {
    Needs::Within { lo: 0.0, hi: 1.0 }.of_parameter("v", v)?;
    matrix.require(Needs::Finite)?;
    let n = matrix.n_alternatives();
    let (mut s, mut r) = (vec![0.0; n], vec![0.0_f64; n]);
    for criterion in matrix.criteria() {
        let (lo, hi) = min_max_of(criterion.cells);
        if lo == hi {
            continue;
        }
        let (best, factor) = match criterion.objective {
            Objective::Max => (hi, criterion.weight / (hi - lo)),
            Objective::Min => (lo, criterion.weight / (lo - hi)),
        };
        for ((s, r), x) in s.iter_mut().zip(r.iter_mut()).zip(criterion.cells) {
            let distance = (best - x) * factor;
            *s += distance;
            *r = if distance > *r { distance } else { *r };
        }
    }
    let (s, r) = (matrix.finite(s)?, matrix.finite(r)?);
    let (to_s, to_r) = (onto_unit(&s), onto_unit(&r));
    let q = s.iter().zip(&r).map(|(&s, &r)| v * to_s(s) + (1.0 - v) * to_r(r)).collect();
    let q = matrix.finite(q)?;
    let compromise_set = compromise_set(&q, &s, &r);
    Ok(Vikor { q, s, r, compromise_set })
}

/// The line that takes the smallest cell to 0 and the largest to 1; 0 for all where they are one.
fn onto_unit(cells: &[f64]) -> impl Fn(f64) -> f64 + use<> {
    let (lo, hi) = min_max_of(cells);
    move |x| if lo < hi { (x - lo) / (hi - lo) } else { 0.0 }
}

fn compromise_set(q: &[f64], s: &[f64], r: &[f64]) -> Vec<u32> {
    let mut order: Vec<(f64, u32)> = q.iter().zip(0..).map(|(&q, at)| (q, at)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (Some(&first), Some(&second)) = (order.first(), order.get(1)) else {
        return order.into_iter().map(|(_, at)| at).collect();
    };
    let advantage = 1.0 / (order.len() as f64 - 1.0);
    let leads = second.0 - first.0 >= advantage;
    let is_first = |cells: &[f64]| cells.get(first.1 as usize).is_some_and(|&own| own == min_max_of(cells).0);
    match (leads, is_first(s) || is_first(r)) {
        (true, true) => vec![first.1],
        (true, false) => vec![first.1, second.1],
        (false, _) => order.into_iter().filter(|(q, _)| q - first.0 < advantage).map(|(_, at)| at).collect(),
    }
}
