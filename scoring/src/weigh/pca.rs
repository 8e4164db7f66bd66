//! Principal component weights: a criterion weighs by its part in the components that carry the variance.

use super::data::{CellNeeds, DataError, check, is_constant, to_weights};
use crate::math::{EigenError, inner_products, mean, pearson, sqrt, symmetric_eigen, varimax};
use crate::model::Column;

/// Which components count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Retain {
    /// Those with an eigenvalue above 1 (Kaiser's rule), at least the first.
    #[default]
    Kaiser,
    /// The first so many, at least one.
    First(usize),
    /// As few as together explain this share of the variance, 0 to 1.
    Share(f64),
}

/// Whether the retained components are turned so that each has few large loadings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rotation {
    #[default]
    None,
    Varimax,
}

/// Weights and the components behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct PcaWeights {
    pub weights: Vec<f64>,
    /// All eigenvalues of the correlation matrix, from the largest down; constant columns have none.
    pub eigenvalues: Vec<f64>,
    /// Share of the variance that the retained components explain, 0 to 1.
    pub explained: f64,
    /// By retained component, by column: the eigenvector of length 1, rotated if asked for; 0 for a constant column. Its sign is such
    /// that the entries sum to at least 0. The first, unrotated, is what COINr calls PCA weights, negative entries and all.
    pub loadings: Vec<Vec<f64>>,
}

/// Weights by loadings times explained variance over the retained components.
///
/// *Shape*: columns of one length, more of each better. *Units and range*: any unit: the components are those of the correlation matrix,
/// so neither a factor nor an offset changes anything; weights sum to 1 and are never negative, for a loading's sign says only which
/// way the component was drawn. *Formula*: w_j ∝ Σ_k |v_jk|·λ_k/Σλ over the retained k, λ and v eigenvalues and eigenvectors. *Edge
/// cases*: a constant column gets weight 0; with missing cells each correlation is over the pairs that are whole, 0 where they do not
/// vary.
///
/// # Errors
/// [`DataError::BadCell`] for an infinite cell, [`DataError::TooFew`] below two cells, [`DataError::NoInformation`] when every column is
/// constant, [`DataError::TooLarge`], [`DataError::NotConverged`].
///
/// *Cost*: O(n·m² + m³). *Source*: nardo2008, becker2022.
pub fn pca(columns: &[Column], retain: Retain, rotation: Rotation) -> Result<PcaWeights, DataError> {
    check(columns, CellNeeds::Finite, 2)?;
    let varying: Vec<usize> = (0..columns.len()).filter(|&j| !is_constant(&columns[j])).collect();
    let matrix = correlations(&varying.iter().map(|&j| &columns[j]).collect::<Vec<_>>());
    let eigen = symmetric_eigen(&matrix).map_err(data_error)?;
    let n_retained = n_retained(&eigen.values, retain);
    let vectors: Vec<Vec<f64>> = eigen.vectors.into_iter().take(n_retained).collect();
    let vectors = if rotation == Rotation::Varimax { varimax(&vectors) } else { vectors };
    let total = eigen.values.iter().fold(0.0, |sum, value| sum + value);
    let mut sums = vec![0.0; columns.len()];
    let mut loadings = Vec::with_capacity(n_retained);
    let mut explained = 0.0;
    for (vector, value) in vectors.iter().zip(&eigen.values) {
        explained += value / total;
        let mut of_columns = vec![0.0; columns.len()];
        for (&j, &v) in varying.iter().zip(vector) {
            of_columns[j] = v;
            sums[j] += v.abs() * value / total;
        }
        loadings.push(of_columns);
    }
    let weights = to_weights(&sums)?;
    Ok(PcaWeights { weights, eigenvalues: eigen.values, explained, loadings })
}

fn data_error(error: EigenError) -> DataError {
    match error {
        EigenError::NotFinite => DataError::TooLarge,
        EigenError::NotSquare | EigenError::NotConverged { .. } => DataError::NotConverged,
    }
}

/// Pearson's correlations of columns that vary.
fn correlations(columns: &[&Column]) -> Vec<Vec<f64>> {
    let mut matrix = if columns.iter().all(|cells| cells.n_missing() == 0) {
        inner_products(&columns.iter().map(|cells| standardised(cells)).collect::<Vec<_>>())
    } else {
        let of = |x: &Column, y: &Column| pearson(x.raw(), y.raw()).unwrap_or(0.0);
        columns.iter().map(|x| columns.iter().map(|y| of(x, y)).collect()).collect()
    };
    matrix.iter_mut().enumerate().for_each(|(j, row)| row[j] = 1.0);
    matrix
}

/// At mean 0 and length 1.
fn standardised(cells: &Column) -> Vec<f64> {
    let centre = mean(cells.present()).unwrap_or(0.0);
    let length = sqrt(cells.present().fold(0.0, |sum, x| sum + (x - centre) * (x - centre)));
    cells.raw().iter().map(|x| (x - centre) / length).collect()
}

fn n_retained(values: &[f64], retain: Retain) -> usize {
    let n = match retain {
        // Columns that go together not at all have eigenvalues of 1 up to rounding.
        Retain::Kaiser => values.iter().take_while(|value| **value > 1.0 + 1e-9).count(),
        Retain::First(n) => n,
        Retain::Share(share) => {
            let total = values.iter().fold(0.0, |sum, value| sum + value);
            let mut sum = 0.0;
            let falls_short = |value: &&f64| {
                sum += **value;
                sum < (share - 1e-12) * total
            };
            values.iter().take_while(falls_short).count() + 1
        }
    };
    n.clamp(1, values.len().max(1))
}
