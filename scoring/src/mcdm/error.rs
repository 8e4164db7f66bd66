//! Why a decision method has no result.

use serde::{Deserialize, Serialize};

/// The first fault found, with where it is. Alternatives and criteria are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum McdmError {
    /// No alternative, or no criterion.
    Empty,
    /// A list is longer or shorter than the others say it must be.
    WrongLength { what: Argument, expected: usize, found: usize },
    /// A matrix of all pairs would outgrow memory, or the time anybody waits.
    TooMany { found: usize, most: usize },
    /// Negative or not finite.
    BadWeight { criterion: usize, value: f64 },
    /// No criterion has a weight above zero.
    NoWeight,
    /// The method has no value for this cell.
    BadCell { alternative: usize, criterion: usize, value: f64, needs: Needs },
    /// The method divides by a sum, maximum or length of this column that is zero or negative.
    NoScale { criterion: usize },
    /// A parameter, or one criterion's part of it.
    BadParameter { name: &'static str, at: Option<usize>, value: f64, needs: Needs },
    /// The input is usable cell by cell, and yet the result is not finite: sums overflow or cancel.
    Undefined { alternative: usize },
}

/// A list that must fit the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    Column { criterion: usize },
    Weights,
    Objectives,
    Parameter(&'static str),
}

/// What a number must be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Needs {
    /// Neither missing nor infinite.
    Finite,
    Positive,
    NotNegative,
    /// From `lo` to `hi`, both allowed.
    Within {
        lo: f64,
        hi: f64,
    },
    /// Larger than this.
    Above(f64),
}

impl Needs {
    /// Whether the number is finite and what is needed.
    pub fn met_by(self, value: f64) -> bool {
        value.is_finite()
            & match self {
                Self::Finite => true,
                Self::Positive => value > 0.0,
                Self::NotNegative => value >= 0.0,
                Self::Within { lo, hi } => (lo <= value) & (value <= hi),
                Self::Above(bound) => value > bound,
            }
    }

    /// # Errors
    /// [`McdmError::BadParameter`] when `value` is not what is needed.
    pub(super) fn of_parameter(self, name: &'static str, value: f64) -> Result<(), McdmError> {
        self.of_part(name, None, value)
    }

    /// As [`Needs::of_parameter`], for one criterion's part of it.
    pub(super) fn of_part(self, name: &'static str, at: Option<usize>, value: f64) -> Result<(), McdmError> {
        if self.met_by(value) { Ok(()) } else { Err(McdmError::BadParameter { name, at, value, needs: self }) }
    }
}
