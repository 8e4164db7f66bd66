//! Multi-criteria decision methods on one flat decision matrix; one file a method.
//!
//! A [`DecisionMatrix`] holds what all of them take: a column a criterion, its weight, and whether more or less of it is better.
//! Columns, because every method goes through them one after the other, and a column fits the processor's cache where a matrix does
//! not. Weights are used as given: only their proportions matter to most methods, and those for which more matters say so.

mod error;
mod matrix;
mod scale;
mod weighted_sum;

pub use error::{Argument, McdmError, Needs};
pub use matrix::{Criterion, DecisionMatrix, Objective};
pub use scale::{Scale, scaled};
pub use weighted_sum::weighted_sum;
