//! Several experts made one: their judgements, or the weights that follow from each.

use super::{AhpError, Judgements};
use crate::math::{exp, ln};

/// One matrix of several experts' judgements: the geometric mean of each, which keeps it reciprocal.
///
/// *Shape*: experts who judged the same criteria, one share an expert. *Formula*: a_ij = Π_k a_ij(k)^(share_k/Σ shares).
///
/// # Errors
/// [`AhpError::Empty`], [`AhpError::ExpertShape`], [`AhpError::BadShares`].
///
/// *Cost*: O(experts·n²). *Source*: aczel1983.
pub fn combine_judgements(experts: &[Judgements], shares: &[f64]) -> Result<Judgements, AhpError> {
    let powers = powers(experts.len(), shares)?;
    let n = experts.first().map_or(0, Judgements::n_criteria);
    check_shapes(experts.iter().map(Judgements::n_criteria), n)?;
    let mut logs = vec![vec![0.0; n]; n];
    for (expert, power) in experts.iter().zip(&powers) {
        for (sum, a) in logs.iter_mut().flatten().zip(expert.rows().iter().flatten()) {
            *sum += power * ln(*a);
        }
    }
    Judgements::new(logs.into_iter().map(|row| row.into_iter().map(exp).collect()).collect())
}

/// One set of weights of several experts': their geometric mean, brought to sum 1.
///
/// *Shape*: one set an expert, all of one length, one share an expert. *Formula*: w_i ∝ Π_k w_i(k)^(share_k/Σ shares).
///
/// # Errors
/// [`AhpError::Empty`], [`AhpError::ExpertShape`], [`AhpError::BadShares`], [`AhpError::BadJudgement`] (expert, criterion) for a weight
/// that is not positive.
///
/// *Cost*: O(experts·n). *Source*: forman1998.
pub fn combine_priorities(experts: &[Vec<f64>], shares: &[f64]) -> Result<Vec<f64>, AhpError> {
    let powers = powers(experts.len(), shares)?;
    let n = experts.first().map_or(0, Vec::len);
    check_shapes(experts.iter().map(Vec::len), n)?;
    let mut logs = vec![0.0; n];
    for (row, (expert, power)) in experts.iter().zip(&powers).enumerate() {
        for (column, (sum, &value)) in logs.iter_mut().zip(expert).enumerate() {
            if !value.is_finite() || value <= 0.0 {
                return Err(AhpError::BadJudgement { row, column, value });
            }
            *sum += power * ln(value);
        }
    }
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let means: Vec<f64> = logs.iter().map(|log| exp(log - largest)).collect();
    let sum = means.iter().fold(0.0, |sum, mean| sum + mean);
    Ok(means.iter().map(|mean| mean / sum).collect())
}

/// How far each expert's weights are from the group's: the part of the whole weight that the expert would put elsewhere.
///
/// *Shape*: one set an expert, of the group's length. *Units and range*: weights summing to 1; 0 agrees, 1 has nothing in common.
/// *Formula*: ½·Σ_i |w_i(k) − w_i|. *Edge cases*: what one of two sets is longer by is not looked at. *Cost*: O(experts·n).
pub fn weight_deviations(experts: &[Vec<f64>], group: &[f64]) -> Vec<f64> {
    let apart = |own: &Vec<f64>| own.iter().zip(group).fold(0.0, |sum, (own, group)| sum + (own - group).abs()) / 2.0;
    experts.iter().map(apart).collect()
}

fn powers(n_experts: usize, shares: &[f64]) -> Result<Vec<f64>, AhpError> {
    if n_experts == 0 {
        return Err(AhpError::Empty);
    }
    let sum = shares.iter().fold(0.0, |sum, share| sum + share);
    let usable = shares.iter().all(|share| share.is_finite() && *share >= 0.0) && sum.is_finite() && sum > 0.0;
    if shares.len() != n_experts || !usable {
        return Err(AhpError::BadShares);
    }
    Ok(shares.iter().map(|share| share / sum).collect())
}

fn check_shapes(mut found: impl Iterator<Item = usize>, expected: usize) -> Result<(), AhpError> {
    if expected == 0 {
        return Err(AhpError::Empty);
    }
    let other = found.by_ref().enumerate().find(|(_, found)| *found != expected);
    other.map_or(Ok(()), |(expert, found)| Err(AhpError::ExpertShape { expert, expected, found }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deviation_is_the_weight_that_would_go_elsewhere() {
        let experts = vec![vec![0.5, 0.3, 0.2], vec![0.25, 0.3, 0.45], vec![0.0, 0.0, 1.0]];
        let found = weight_deviations(&experts, &[0.5, 0.3, 0.2]);
        assert!(found.iter().zip([0.0, 0.25, 0.8]).all(|(a, b)| (a - b).abs() < 1e-15), "{found:?}");
        assert_eq!(weight_deviations(&[vec![1.0, 0.0]], &[0.0, 1.0]), [1.0]);
    }
}
