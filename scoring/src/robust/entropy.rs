//! How much is open about a ranking, in bits.

use std::collections::BTreeMap;

use crate::math::ln;

/// Entropy in bits of whole rankings: 0 when all are the same, log₂ of their number when all differ.
///
/// *Shape*: each ranking a list of ranks by entity. *Cost*: O(rankings·log rankings·entities). *Source*: shannon1948.
pub fn ranking_entropy<R: AsRef<[u32]>>(rankings: &[R]) -> f64 {
    let mut counts: BTreeMap<&[u32], u64> = BTreeMap::new();
    for ranking in rankings {
        *counts.entry(ranking.as_ref()).or_default() += 1;
    }
    entropy_of_counts(counts.into_values().collect::<Vec<_>>().into_iter())
}

/// Entropy in bits of what was counted: −Σ p·log₂ p, p the count over their sum; 0 when nothing was. *Source*: shannon1948.
pub fn entropy_of_counts(counts: impl Iterator<Item = u64> + Clone) -> f64 {
    let n: u64 = counts.clone().sum();
    let part = |count: u64| {
        let share = count as f64 / n as f64;
        -share * ln(share) / std::f64::consts::LN_2
    };
    counts.filter(|&count| count > 0).fold(0.0, |sum, count| sum + part(count))
}
