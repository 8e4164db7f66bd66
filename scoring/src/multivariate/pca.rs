//! Principal components: the few directions that most of the variance lies in.

use super::{Coefficient, Correlations, correlations, covariances};
use crate::math::{EigenError, kept, sqrt, symmetric_eigen};
use crate::model::Column;

/// What the components are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// Columns brought to variance 1.
    Correlation,
    /// Columns in their own units.
    Covariance,
}

/// Components from the one with most variance down, as many as columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Pca {
    /// Variance along each component.
    pub variances: Vec<f64>,
    /// By component: its share of the variance; they sum to 1.
    pub explained: Vec<f64>,
    /// By component, by column: the direction, of length 1, its entries summing to at least 0.
    pub vectors: Vec<Vec<f64>>,
    /// By component, by column: direction × √variance; the correlation of column and component under [`Scaling::Correlation`].
    pub loadings: Vec<Vec<f64>>,
    /// By entity: whether it has every column and so took part.
    pub whole: Vec<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PcaError {
    /// Fewer than two entities have every column.
    TooFewWhole {
        n_whole: usize,
    },
    /// This column is the same for everybody who has every column.
    Constant {
        column: usize,
    },
    Eigen(EigenError),
}

impl Pca {
    /// How many components have more variance than a column has on average (Kaiser's rule).
    pub fn n_above_average(&self) -> usize {
        let average = 1.0 / self.explained.len().max(1) as f64;
        self.explained.iter().filter(|&&share| share > average).count()
    }
}

/// Principal components over the entities that have every column.
///
/// *Formula*: eigenvalues and eigenvectors of the correlation or the covariance matrix (over n − 1). Rounding may leave the variance
/// of a component without any a little below zero; it counts as 0.
///
/// # Errors
/// [`PcaError`]. A constant column is refused with [`Scaling::Correlation`]; with covariances only when all columns are constant,
/// and then the first is named.
///
/// *Cost*: O(m²·n + m³). *Source*: nardo2008.
pub fn pca(columns: &[Column], scaling: Scaling) -> Result<Pca, PcaError> {
    let (kept, whole) = whole_rows(columns)?;
    let matrix = match scaling {
        Scaling::Correlation => correlations(&kept, Coefficient::Pearson),
        Scaling::Covariance => covariances(&kept),
    };
    components(&matrix, whole)
}

/// The columns cut down to the entities that have every one of them, and which entities these are.
///
/// # Errors
/// [`PcaError::TooFewWhole`].
///
/// *Cost*: O(m·n).
pub fn whole_rows(columns: &[Column]) -> Result<(Vec<Column>, Vec<bool>), PcaError> {
    let n_entities = columns.first().map_or(0, Column::len);
    let mut whole = vec![true; n_entities];
    for column in columns {
        for (whole, cell) in whole.iter_mut().zip(column.raw()) {
            *whole &= !cell.is_nan();
        }
    }
    let n_whole = whole.iter().filter(|whole| **whole).count();
    if n_whole < 2 {
        return Err(PcaError::TooFewWhole { n_whole });
    }
    let keep = |column: &Column| Column::from_raw(kept(column.raw(), &whole));
    // Columns without any hole are shared, not copied.
    let kept = if n_whole == n_entities { columns.to_vec() } else { columns.iter().map(keep).collect() };
    Ok((kept, whole))
}

/// [`pca`] of a matrix that is there already: Pearson's correlations or the covariances of the columns [`whole_rows`] gives.
///
/// # Errors
/// [`PcaError`]; a column that does not even correlate with itself is constant.
///
/// *Cost*: O(m³). *Source*: nardo2008.
pub fn components(matrix: &Correlations, whole: Vec<bool>) -> Result<Pca, PcaError> {
    let n = matrix.n_columns();
    if let Some(column) = (0..n).find(|&column| matrix.get(column, column).is_none()) {
        return Err(PcaError::Constant { column });
    }
    // What overflows has no value, and the eigenvalues say so.
    let entry = |a: usize, b: usize| matrix.get(a, b).unwrap_or(f64::NAN);
    let cells: Vec<Vec<f64>> = (0..n).map(|a| (0..n).map(|b| entry(a, b)).collect()).collect();
    let eigen = symmetric_eigen(&cells).map_err(PcaError::Eigen)?;
    let variances: Vec<f64> = eigen.values.iter().map(|value| value.max(0.0)).collect();
    let sum = variances.iter().fold(0.0, |sum, variance| sum + variance);
    if sum <= 0.0 {
        return Err(PcaError::Constant { column: 0 });
    }
    let loadings = eigen.vectors.iter().zip(&variances);
    let loadings = loadings.map(|(vector, variance)| vector.iter().map(|entry| entry * sqrt(*variance)).collect());
    Ok(Pca {
        explained: variances.iter().map(|variance| variance / sum).collect(),
        loadings: loadings.collect(),
        vectors: eigen.vectors,
        variances,
        whole,
    })
}
