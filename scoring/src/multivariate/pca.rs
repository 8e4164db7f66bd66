//! Principal components: the few directions that most of the variance lies in.

use crate::math::{EigenError, covariance, pearson, sqrt, symmetric_eigen};
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
    let n_entities = columns.first().map_or(0, Column::len);
    let whole: Vec<bool> =
        (0..n_entities).map(|entity| columns.iter().all(|column| column.get(entity).is_some())).collect();
    let n_whole = whole.iter().filter(|whole| **whole).count();
    if n_whole < 2 {
        return Err(PcaError::TooFewWhole { n_whole });
    }
    let keep = |column: &Column| {
        let cells = column.raw().iter().zip(&whole).filter(|(_, whole)| **whole);
        cells.map(|(&cell, _)| cell).collect::<Vec<f64>>()
    };
    let kept: Vec<Vec<f64>> = columns.iter().map(keep).collect();
    if let (Scaling::Correlation, Some(column)) = (scaling, kept.iter().position(|column| is_constant(column))) {
        return Err(PcaError::Constant { column });
    }
    // What overflows has no value, and the eigenvalues say so.
    let entry = |x: &[f64], y: &[f64]| match scaling {
        Scaling::Correlation => pearson(x, y).unwrap_or(f64::NAN),
        Scaling::Covariance => covariance(x, y).unwrap_or(f64::NAN),
    };
    let matrix: Vec<Vec<f64>> = kept.iter().map(|x| kept.iter().map(|y| entry(x, y)).collect()).collect();
    let eigen = symmetric_eigen(&matrix).map_err(PcaError::Eigen)?;
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

fn is_constant(cells: &[f64]) -> bool {
    cells.windows(2).all(|two| two.first() == two.last())
}
