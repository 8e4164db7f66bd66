//! What every decision method takes: columns, weights, and which way is better.

use super::{Argument, McdmError, Needs};

/// Whether more or less of a criterion is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    Max,
    Min,
}

/// Alternatives by criterion. Lengths and weights were checked; cells may still be missing or infinite, and then a method says so
/// instead of giving scores.
#[derive(Clone, Debug)]
pub struct DecisionMatrix<'a> {
    criteria: Vec<Criterion<'a>>,
    n_alternatives: usize,
}

/// One column of the matrix with what is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Criterion<'a> {
    /// Among the criteria, from 0.
    pub position: usize,
    /// One cell an alternative, in the criterion's own unit.
    pub cells: &'a [f64],
    /// At least 0.
    pub weight: f64,
    pub objective: Objective,
}

impl<'a> DecisionMatrix<'a> {
    /// Puts columns, weights and objectives together.
    ///
    /// *Shape*: a column, a weight and an objective for each criterion, a cell for each alternative. *Units and range*: weights at
    /// least 0, in any unit; they are not normalised.
    ///
    /// # Errors
    /// [`McdmError::Empty`], [`McdmError::WrongLength`], [`McdmError::BadWeight`], [`McdmError::NoWeight`].
    ///
    /// *Cost*: O(m); cells are not looked at.
    pub fn new(
        columns: impl IntoIterator<Item = &'a [f64]>,
        weights: &[f64],
        objectives: &[Objective],
    ) -> Result<Self, McdmError> {
        let columns: Vec<&[f64]> = columns.into_iter().collect();
        let n_alternatives = columns.first().map_or(0, |column| column.len());
        if n_alternatives == 0 {
            return Err(McdmError::Empty);
        }
        let expected = columns.len();
        for (what, found) in [(Argument::Weights, weights.len()), (Argument::Objectives, objectives.len())] {
            if found != expected {
                return Err(McdmError::WrongLength { what, expected, found });
            }
        }
        for (criterion, column) in columns.iter().enumerate() {
            let (expected, found) = (n_alternatives, column.len());
            if found != expected {
                return Err(McdmError::WrongLength { what: Argument::Column { criterion }, expected, found });
            }
        }
        if let Some(criterion) = weights.iter().position(|&weight| !Needs::NotNegative.met_by(weight)) {
            let value = weights.get(criterion).copied().unwrap_or(f64::NAN);
            return Err(McdmError::BadWeight { criterion, value });
        }
        if weights.iter().all(|&weight| weight == 0.0) {
            return Err(McdmError::NoWeight);
        }
        let rows = columns.into_iter().zip(weights).zip(objectives).enumerate();
        let criteria = rows
            .map(|(position, ((cells, &weight), &objective))| Criterion { position, cells, weight, objective })
            .collect();
        Ok(Self { criteria, n_alternatives })
    }

    pub fn n_alternatives(&self) -> usize {
        self.n_alternatives
    }

    pub fn criteria(&self) -> &[Criterion<'a>] {
        &self.criteria
    }

    /// Refuses more alternatives than a method can compare pair by pair.
    ///
    /// # Errors
    /// [`McdmError::TooMany`].
    pub fn at_most(&self, most: usize) -> Result<(), McdmError> {
        let found = self.n_alternatives;
        if found <= most { Ok(()) } else { Err(McdmError::TooMany { found, most }) }
    }

    /// Refuses the first cell, by criterion and then alternative, that is not what a method needs.
    ///
    /// # Errors
    /// [`McdmError::BadCell`].
    pub fn require(&self, needs: Needs) -> Result<(), McdmError> {
        self.criteria.iter().try_for_each(|criterion| criterion.require(needs))
    }

    /// The scores if all are finite; else what made them not so. Missing and infinite cells spread through sums, so that methods
    /// which only add need not look at each cell first.
    pub(super) fn finite(&self, scores: Vec<f64>) -> Result<Vec<f64>, McdmError> {
        let Some(alternative) = scores.iter().position(|score| !score.is_finite()) else { return Ok(scores) };
        self.require(Needs::Finite)?;
        Err(McdmError::Undefined { alternative })
    }
}

impl Criterion<'_> {
    /// As [`DecisionMatrix::require`], for one column.
    ///
    /// # Errors
    /// [`McdmError::BadCell`].
    pub fn require(&self, needs: Needs) -> Result<(), McdmError> {
        // A loop without a way out is several times faster than one that may stop at every cell, and nearly always all is well.
        if self.cells.iter().fold(true, |met, &cell| met & needs.met_by(cell)) {
            return Ok(());
        }
        let bad = self.cells.iter().enumerate().find(|&(_, &cell)| !needs.met_by(cell));
        bad.map_or(Ok(()), |(alternative, &value)| {
            Err(McdmError::BadCell { alternative, criterion: self.position, value, needs })
        })
    }

    /// As [`DecisionMatrix::finite`], for what was made of this column.
    pub(super) fn finite(&self, made: Vec<f64>) -> Result<Vec<f64>, McdmError> {
        let Some(alternative) = made.iter().position(|cell| !cell.is_finite()) else { return Ok(made) };
        self.require(Needs::Finite)?;
        Err(McdmError::Undefined { alternative })
    }

    /// # Errors
    /// [`McdmError::BadCell`] where a cell is what the column cannot be scaled for, else [`McdmError::NoScale`].
    pub(super) fn no_scale<T>(&self) -> Result<T, McdmError> {
        self.require(Needs::Finite)?;
        Err(McdmError::NoScale { criterion: self.position })
    }
}
