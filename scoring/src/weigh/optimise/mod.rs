//! Weights under which the index goes together with its criteria as wanted: in given proportions, or as much as possible.

mod correlations;
mod descend;
mod simplex;

use crate::model::Column;

use super::data::{CellNeeds, DataError, check};
use correlations::Correlations;
pub(super) use simplex::leave_room;
pub use simplex::{WeightBounds, nearest_weights};

/// What the weights are to bring about.
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// Correlations of criteria and index stand in these proportions; one positive number a criterion.
    Importance { target: Vec<f64> },
    /// The sum of the correlations is as large as can be.
    Information,
}

/// Weights and how near they come.
#[derive(Clone, Debug, PartialEq)]
pub struct OptimisedWeights {
    pub weights: Vec<f64>,
    /// By criterion: Pearson's correlation with the index.
    pub correlations: Vec<f64>,
    /// Correlations over their sum: what is held against the target.
    pub importance: Vec<f64>,
    /// Importance: Σ(importance − target over its sum)². Information: the mean correlation.
    pub objective: f64,
    pub n_iterations: usize,
    /// Whether no step within the bounds makes it better any more. If not, the weights are the best seen.
    pub converged: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum OptimiseError {
    Data(DataError),
    /// A column is constant over the entities that have all criteria, so that it correlates with nothing.
    Constant {
        column: usize,
    },
    /// Not one number a criterion.
    WrongLength {
        expected: usize,
        found: usize,
    },
    /// Not positive, or not finite.
    BadTarget {
        criterion: usize,
        value: f64,
    },
    /// Bounds that cross, lie outside 0 to 1, or leave no weights with sum 1.
    BadBounds,
    /// The criteria contradict one another so much that the correlations sum to zero or less at the start.
    Opposed,
}

impl From<DataError> for OptimiseError {
    fn from(error: DataError) -> Self {
        Self::Data(error)
    }
}

/// Weights within bounds that serve an aim, for an index that is the weighted sum of the columns.
///
/// *Shape*: columns of one length and on one scale, more of each better; one bound a criterion. *Units and range*: weights at least 0, sum
/// to 1. *Formula*: with C the covariances, r_j = (C·w)_j/(s_j·√(w·C·w)); minimises Σ(r_j/Σr − t_j/Σt)², or maximises Σr. Spectral
/// projected gradient from the equal weights nearest to the bounds, at most 2,000 steps, until no entry would move by more than 1e-9.
/// *Edge cases*: entities that lack a criterion are left out; where no weights reach the target, the nearest are returned, which
/// `objective` shows; the result may be one of several for a target.
///
/// # Errors
/// [`OptimiseError`].
///
/// *Cost*: O(n·m²) once, O(m²) a step. *Source*: becker2017, birgin2000.
pub fn optimise(columns: &[Column], aim: &Aim, bounds: &[WeightBounds]) -> Result<OptimisedWeights, OptimiseError> {
    check(columns, CellNeeds::Finite, 2)?;
    let expected = columns.len();
    let target = match aim {
        Aim::Importance { target } => Some(proportions(target, expected)?),
        Aim::Information => None,
    };
    if bounds.len() != expected {
        return Err(OptimiseError::WrongLength { expected, found: bounds.len() });
    }
    let start = nearest_weights(&vec![1.0 / expected as f64; expected], bounds).ok_or(OptimiseError::BadBounds)?;
    let correlations = Correlations::of(columns)?;
    let value = |weights: &[f64]| correlations.value(weights, target.as_deref());
    let gradient = |weights: &[f64]| correlations.gradient(weights, target.as_deref());
    let project = |point: &[f64]| nearest_weights(point, bounds).unwrap_or_else(|| point.to_vec());
    if !value(&start).is_finite() {
        return Err(OptimiseError::Opposed);
    }
    let end = descend::descend(&start, value, gradient, project);
    let found = correlations.with_index(&end.point);
    let sum = found.iter().fold(0.0, |sum, r| sum + r);
    let importance = found.iter().map(|r| r / sum).collect();
    let objective = if target.is_some() { end.value } else { -end.value };
    let (n_iterations, converged) = (end.n_iterations, end.converged);
    Ok(OptimisedWeights { weights: end.point, correlations: found, importance, objective, n_iterations, converged })
}

fn proportions(target: &[f64], expected: usize) -> Result<Vec<f64>, OptimiseError> {
    if target.len() != expected {
        return Err(OptimiseError::WrongLength { expected, found: target.len() });
    }
    if let Some(criterion) = target.iter().position(|t| !t.is_finite() || *t <= 0.0) {
        return Err(OptimiseError::BadTarget { criterion, value: target[criterion] });
    }
    let largest = target.iter().copied().fold(0.0, f64::max);
    let sum = target.iter().fold(0.0, |sum, t| sum + t / largest);
    Ok(target.iter().map(|t| t / largest / sum).collect())
}
