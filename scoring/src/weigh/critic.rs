//! CRITIC weights: a criterion weighs by its contrast and by how little the others say the same.

use super::data::{CellNeeds, DataError, check, is_constant, to_weights};
use super::entropy::{Zeros, entropy_of};
use crate::math::{mean, mean_ranks, min_max, pearson, sample_sd, spearman, sqrt};
use crate::model::Column;

/// How much a column tells entities apart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Contrast {
    /// Sample standard deviation over the range, as published: columns are min–maxed first.
    #[default]
    MinMaxSd,
    /// Sample standard deviation of the columns as they are.
    Sd,
    /// 1 − entropy of the columns as they are.
    Entropy(Zeros),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Correlation {
    #[default]
    Pearson,
    Spearman,
}

/// Weights and what made them, by column.
#[derive(Clone, Debug, PartialEq)]
pub struct CriticWeights {
    pub weights: Vec<f64>,
    pub contrast: Vec<f64>,
    /// Σ(1 − correlation) with the columns that vary; 0 for a constant column.
    pub conflict: Vec<f64>,
}

/// Conflict below this is rounding: the columns say the same.
const SAME: f64 = 1e-12;

/// Weights by criteria importance through intercriteria correlation.
///
/// *Shape*: columns of one length, more of each better. *Units and range*: any unit; with [`Contrast::MinMaxSd`] neither a factor nor an
/// offset changes anything; weights sum to 1. *Formula*: C_j = contrast_j·Σ_k(1 − ρ_jk), w_j = C_j/ΣC. *Edge cases*: a constant column
/// gets weight 0 and counts for no other; a single column that varies gets weight 1; with missing cells each ρ is over the pairs that
/// are whole, and 0 where those do not vary.
///
/// # Errors
/// [`DataError::BadCell`] for an infinite cell, or a negative one with [`Contrast::Entropy`]; [`DataError::TooFew`] below two cells;
/// [`DataError::NoInformation`] when all columns are constant or rise and fall as one; [`DataError::TooLarge`].
///
/// *Cost*: O(n·m), with a logarithm for ranks; O(n·m²) with missing cells. *Source*: diakoulaki1995.
pub fn critic(columns: &[Column], contrast: Contrast, correlation: Correlation) -> Result<CriticWeights, DataError> {
    let needs = if matches!(contrast, Contrast::Entropy(_)) { CellNeeds::NotNegative } else { CellNeeds::Finite };
    check(columns, needs, 2)?;
    let varying: Vec<bool> = columns.iter().map(|cells| !is_constant(cells)).collect();
    let contrast: Vec<f64> = columns
        .iter()
        .zip(&varying)
        .map(|(cells, varies)| if *varies { contrast_of(cells, contrast) } else { 0.0 })
        .collect();
    let conflict = conflicts(columns, &varying, correlation);
    let alone = varying.iter().filter(|varies| **varies).count() == 1;
    let information: Vec<f64> =
        contrast.iter().zip(&conflict).map(|(c, conflict)| if alone { *c } else { c * conflict }).collect();
    let weights = to_weights(&information)?;
    Ok(CriticWeights { weights, contrast, conflict })
}

fn contrast_of(cells: &Column, contrast: Contrast) -> f64 {
    let sd = || sample_sd(cells.present()).unwrap_or(0.0);
    match contrast {
        Contrast::MinMaxSd => min_max(cells.present()).map_or(0.0, |(lo, hi)| sd() / (hi - lo)),
        Contrast::Sd => sd(),
        Contrast::Entropy(zeros) => 1.0 - entropy_of(cells, zeros),
    }
}

fn conflicts(columns: &[Column], varying: &[bool], correlation: Correlation) -> Vec<f64> {
    let n_varying = varying.iter().filter(|varies| **varies).count();
    let complete = columns.iter().all(|cells| cells.n_missing() == 0);
    let sums = match (complete, correlation) {
        (true, Correlation::Pearson) => sums_of_products(&columns.iter().map(Column::raw).collect::<Vec<_>>(), varying),
        (true, Correlation::Spearman) => {
            let ranks: Vec<Vec<f64>> = columns.iter().map(|cells| mean_ranks(cells.raw())).collect();
            sums_of_products(&ranks.iter().map(Vec::as_slice).collect::<Vec<_>>(), varying)
        }
        (false, _) => sums_of_pairs(columns, varying, correlation),
    };
    let conflict = |(sum, varies): (f64, &bool)| {
        let conflict = n_varying as f64 - sum;
        if *varies && conflict > SAME * n_varying as f64 { conflict } else { 0.0 }
    };
    sums.into_iter().zip(varying).map(conflict).collect()
}

/// Σ_k ρ_jk of every column: with z the columns at mean 0 and length 1, it is z_j·Σ_k z_k, so no pair need be looked at.
fn sums_of_products(columns: &[&[f64]], varying: &[bool]) -> Vec<f64> {
    let standardised = |cells: &[f64]| {
        let centre = mean(cells.iter().copied()).unwrap_or(0.0);
        let squares = cells.iter().fold(0.0, |sum, x| sum + (x - centre) * (x - centre));
        (centre, 1.0 / sqrt(squares))
    };
    let scales: Vec<(f64, f64)> = columns.iter().map(|cells| standardised(cells)).collect();
    let mut total = vec![0.0; columns.first().map_or(0, |cells| cells.len())];
    for ((cells, (centre, scale)), _) in columns.iter().zip(&scales).zip(varying).filter(|(_, varies)| **varies) {
        total.iter_mut().zip(*cells).for_each(|(total, x)| *total += (x - centre) * scale);
    }
    let product = |(cells, (centre, scale)): (&&[f64], &(f64, f64))| {
        cells.iter().zip(&total).fold(0.0, |sum, (x, total)| sum + (x - centre) * total) * scale
    };
    columns.iter().zip(&scales).map(product).collect()
}

fn sums_of_pairs(columns: &[Column], varying: &[bool], correlation: Correlation) -> Vec<f64> {
    let of = |x: &Column, y: &Column| match correlation {
        Correlation::Pearson => pearson(x.raw(), y.raw()),
        Correlation::Spearman => spearman(x.raw(), y.raw()),
    };
    let mut sums = vec![1.0; columns.len()];
    for (j, x) in columns.iter().enumerate().filter(|(j, _)| varying[*j]) {
        for (k, y) in columns.iter().enumerate().skip(j + 1).filter(|(k, _)| varying[*k]) {
            let r = of(x, y).unwrap_or(0.0);
            sums[j] += r;
            sums[k] += r;
        }
    }
    sums
}
