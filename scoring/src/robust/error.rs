//! Why a question about certainty cannot be answered.

use serde::{Deserialize, Serialize};

use crate::aggregate::AggregateError;
use crate::pipeline::EvaluateError;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RobustError {
    Aggregate(AggregateError),
    /// An evaluation that cannot be done, the scenario's own or one with other choices.
    Evaluate(EvaluateError),
    /// No node of the framework that takes part has this code.
    UnknownCode {
        code: String,
    },
    /// Not a relative half-width from 0 to 1, or a concentration that is not positive.
    BadSpread {
        value: f64,
    },
    /// Only weights of siblings can be held in order.
    NotSiblings {
        more: String,
        less: String,
    },
    /// The orders wanted among these siblings contradict one another.
    ContradictoryOrder {
        codes: Vec<String>,
    },
    /// More siblings are tied together by orders than can be drawn exactly.
    TooManyOrdered {
        n_codes: usize,
        limit: usize,
    },
    /// Given weights need one number an indicator, finite, not negative and not all zero.
    BadWeights {
        row: usize,
    },
    /// A choice among nothing.
    NoAlternatives,
    /// There is nobody to rank.
    NothingRanked,
    /// More entities than ranks are counted for.
    TooManyRanked {
        n_entities: usize,
        limit: usize,
    },
}

impl From<AggregateError> for RobustError {
    fn from(error: AggregateError) -> Self {
        Self::Aggregate(error)
    }
}

impl From<EvaluateError> for RobustError {
    fn from(error: EvaluateError) -> Self {
        Self::Evaluate(error)
    }
}
