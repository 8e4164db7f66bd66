//! How far rankings agree: coefficients between two, and a matrix between all.

use crate::math::{kendall_tau_b, mean_ranks, pow, spearman, sqrt};

/// A measure of agreement between two lists of ranks, 1 the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Spearman's ρ, ties at their mean rank: −1 to 1.
    Spearman,
    /// Kendall's τ_b: −1 to 1.
    KendallTauB,
    /// Spearman's with differences near the top weighing more: −1 to 1.
    WeightedSpearman,
    /// Kendall's with exchanges near the top weighing more: −1 to 1.
    WeightedKendall,
    /// The coefficient WS, not symmetric, in which the first ranking is the reference: 0 to 1.
    RankSimilarity,
}

/// Agreement of two rankings over the entities that both rank.
///
/// *Formula*, with ranks x and y among n:
/// Spearman and Kendall as [`spearman`] and [`kendall_tau_b`];
/// weighted Spearman 1 − 6·Σ (x − y)²·((n − x + 1) + (n − y + 1))/(n⁴ + n³ − n² − n);
/// weighted Kendall Σ c·w/√(Σ_x w·Σ_y w) over pairs, c their concordance, w = 1/r_i + 1/r_j with the ranks r of x and then those of y,
/// the two results averaged, and Σ_x over the pairs that x parts;
/// WS 1 − Σ 2^(−x)·|x − y|/max(x − 1, n − x).
///
/// *Edge cases*: ranks are taken again among those that both rank, ties at their mean; `None` with fewer than two, or where one side
/// ties all. *Cost*: O(n log n), with weighted Kendall O(n²). *Source*: dacosta2005, vigna2015, salabun2020.
pub fn agreement(of: Agreement, first: &[Option<u32>], second: &[Option<u32>]) -> Option<f64> {
    let both = first.iter().zip(second).filter_map(|(a, b)| Some((f64::from((*a)?), f64::from((*b)?))));
    let (x, y): (Vec<f64>, Vec<f64>) = both.unzip();
    let (x, y) = (mean_ranks(&x), mean_ranks(&y));
    match of {
        _ if x.len() < 2 => None,
        Agreement::Spearman => spearman(&x, &y),
        Agreement::KendallTauB => kendall_tau_b(&x, &y),
        Agreement::WeightedSpearman => Some(weighted_spearman(&x, &y)),
        Agreement::WeightedKendall => Some((weighted_kendall(&x, &y, &x)? + weighted_kendall(&x, &y, &y)?) / 2.0),
        Agreement::RankSimilarity => Some(rank_similarity(&x, &y)),
    }
}

/// Agreement of every ranking with every other, by row and column. *Cost*: that of [`agreement`] for each pair.
pub fn agreement_matrix(of: Agreement, rankings: &[Vec<Option<u32>>]) -> Vec<Vec<Option<f64>>> {
    let row = |first: &Vec<Option<u32>>| rankings.iter().map(|second| agreement(of, first, second)).collect();
    rankings.iter().map(row).collect()
}

fn weighted_spearman(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let part = |x: f64, y: f64| (x - y) * (x - y) * ((n - x + 1.0) + (n - y + 1.0));
    let sum = x.iter().zip(y).fold(0.0, |sum, (&x, &y)| sum + part(x, y));
    1.0 - 6.0 * sum / (n * n * n * n + n * n * n - n * n - n)
}

fn weighted_kendall(x: &[f64], y: &[f64], ranks: &[f64]) -> Option<f64> {
    let (mut balance, mut parted_x, mut parted_y) = (0.0, 0.0, 0.0);
    for (at, ((a, b), rank)) in x.iter().zip(y).zip(ranks).enumerate() {
        for ((c, d), other) in x.iter().zip(y).zip(ranks).take(at) {
            let weight = 1.0 / rank + 1.0 / other;
            let (by_x, by_y) = (sign(a - c), sign(b - d));
            balance += weight * by_x * by_y;
            parted_x += weight * by_x * by_x;
            parted_y += weight * by_y * by_y;
        }
    }
    (parted_x > 0.0 && parted_y > 0.0).then(|| balance / (sqrt(parted_x) * sqrt(parted_y)))
}

fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        0.0
    }
}

fn rank_similarity(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let part = |x: f64, y: f64| pow(2.0, -x) * (x - y).abs() / (x - 1.0).max(n - x);
    1.0 - x.iter().zip(y).fold(0.0, |sum, (&x, &y)| sum + part(x, y))
}
