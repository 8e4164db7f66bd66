//! What may be otherwise in an evaluation: each a factor with one coordinate between 0 and 1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Spread;
use crate::scenario::{Aggregate, Missing, Normalise, Outliers};

/// One uncertain thing.
///
/// A factor that is many numbers at once takes its coordinate as the number of a draw, so that all of them vary together as one.
/// A choice among k takes the alternative at ⌊k·coordinate⌋.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Factor {
    /// All weights.
    Weights(Spread),
    /// The weight of one node, times a number from 1 − `by` to 1 + `by` as the coordinate goes from 0 to 1.
    Weight {
        code: String,
        by: f64,
    },
    /// Every value, times 1 + error·z with z normal; `error` is the standard error as a share of the value, for the indicators that
    /// `by_code` does not name.
    Values {
        error: f64,
        by_code: BTreeMap<String, f64>,
    },
    /// What a missing cell is filled with: the value of an entity that has one, drawn among those of its group where the treatment
    /// goes by group and among all elsewhere.
    Imputation,
    Missing(Vec<Missing>),
    Outliers(Vec<Outliers>),
    Normalise(Vec<Normalise>),
    Aggregate(Vec<Aggregate>),
    /// Which node is left out besides those the scenario drops; `None` for no other.
    Drop(Vec<Option<String>>),
}

impl Factor {
    /// Number of alternatives; `None` for what is no choice.
    pub fn n_alternatives(&self) -> Option<usize> {
        match self {
            Self::Weights(_) | Self::Weight { .. } | Self::Values { .. } | Self::Imputation => None,
            Self::Missing(of) => Some(of.len()),
            Self::Outliers(of) => Some(of.len()),
            Self::Normalise(of) => Some(of.len()),
            Self::Aggregate(of) => Some(of.len()),
            Self::Drop(of) => Some(of.len()),
        }
    }
}

/// The alternative that the coordinate falls on; the last one at 1 and beyond.
pub fn alternative(coordinate: f64, n_alternatives: usize) -> usize {
    ((coordinate * n_alternatives as f64) as usize).min(n_alternatives.saturating_sub(1))
}

/// The number of the draw that the coordinate stands for.
pub fn draw_number(coordinate: f64) -> u64 {
    (coordinate * (1u64 << 32) as f64) as u64
}
