//! What it would take: where on a slider the order tips, and the smallest change that puts an entity where it is wanted.
//!
//! Everything starts from a [`Standing`]: a dataset, a scenario and what the pipeline made of them. Answers are plain structs; those
//! that change weights carry a [`WeightChange`] that a scenario takes as it is, and say with an [`Exactness`] how far to trust them.

mod branch;
mod change;
mod curve;
mod improve;
mod local;
mod nearest;
mod piece;
mod region;
mod search;
mod slider;
mod smallest;
mod span;
mod stability;
mod sweep;
mod tipping;

use crate::aggregate::{AggregateError, Kind, kinds, without_parts};
use crate::math::linear_program::LinearProgramError;
use crate::model::{Dataset, Framework, NodeId};
use crate::pipeline::{Evaluation, Methods};
use crate::scenario::Scenario;
use crate::weigh::Weights;

pub use change::{Move, WeightChange};
pub use improve::{Improvement, Least, Outlook, Plan, smallest_improvements};
pub use nearest::Measure;
pub use piece::{Effort, LeftOut};
pub use region::{Freedom, Room, Scope};
pub use search::{SEARCH_STEPS, order_by_search};
pub use slider::{Slider, Stuck};
pub use smallest::{Aim, Certificate, Dominator, SmallestChange, Verdict, smallest_change};
pub use span::{End, RankSpan, rank_spans};
pub use stability::{RankHolds, rank_holds};
pub use tipping::{Tipping, TippingPoint, tipping};

/// What is, from which a change is measured.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    pub dataset: &'a Dataset,
    pub scenario: &'a Scenario,
    /// Of this scenario on this dataset.
    pub evaluation: &'a Evaluation,
    /// What carried the scenario out, to carry it out again.
    pub methods: Methods,
}

impl<'a> Standing<'a> {
    pub fn framework(&self) -> &'a Framework {
        &self.dataset.framework
    }

    pub fn weights(&self) -> &'a Weights {
        &self.evaluation.weights
    }

    /// The entity's rank, where it is ranked.
    pub fn rank(&self, entity: usize) -> Option<u32> {
        self.evaluation.ranking.rank.get(entity).copied().flatten()
    }

    /// The score of an entity that is ranked.
    pub fn score(&self, entity: usize) -> Option<f64> {
        self.rank(entity)?;
        self.evaluation.scores.goal().get(entity)
    }

    /// Whether the scenario locks the node's weight.
    pub fn is_locked(&self, id: NodeId) -> bool {
        self.scenario.locks.contains(&self.framework().node(id).code)
    }

    /// Children of a node that take part.
    fn children(&self, id: NodeId) -> Vec<NodeId> {
        let takes_part = |child: &NodeId| self.weights().is_active(*child);
        self.framework().node(id).children.iter().copied().filter(takes_part).collect()
    }

    fn kinds(&self) -> Result<Vec<Kind>, AggregateError> {
        let kinds = kinds(self.framework(), &self.scenario.aggregate)?;
        let root = self.framework().root();
        let compares = if self.scenario.rank.is_aggregate() {
            without_parts(self.framework(), self.weights(), &kinds)
        } else {
            Some(root)
        };
        match compares {
            None => Ok(kinds),
            Some(id) => Err(AggregateError::NoParts { node: self.framework().node(id).code.clone() }),
        }
    }

    fn value(&self, id: NodeId, entity: usize) -> Option<f64> {
        self.evaluation.scores.of(id).get(entity)
    }
}

/// How far an answer can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// All there is, to rounding: the scores are ratios of linear functions of what moves.
    Exact,
    /// Found by search: what is reported is true, but something may have been missed, or something smaller may do.
    Searched,
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum ReachError {
    /// Not an entity that is ranked, or not another one.
    NotRanked {
        entity: usize,
    },
    /// A median is on the way up, or the scores have no slopes in the weights.
    NoSlopes,
    /// The bounds and locks leave no weights at all.
    NoWeights,
    /// Some mean is not the arithmetic one.
    NotWeightedSum,
    Aggregate(AggregateError),
    Program(LinearProgramError),
}

impl From<AggregateError> for ReachError {
    fn from(error: AggregateError) -> Self {
        Self::Aggregate(error)
    }
}

impl From<LinearProgramError> for ReachError {
    fn from(error: LinearProgramError) -> Self {
        Self::Program(error)
    }
}

/// Which way a mean's bent values go, and NaN where the mean has no value.
fn bend(kind: Kind, x: f64) -> f64 {
    let bent = kind.bend(x);
    let falls = match kind {
        Kind::Harmonic => true,
        Kind::Power(p) => p < 0.0,
        Kind::Arithmetic | Kind::Geometric | Kind::Median | Kind::Copeland => false,
    };
    let defined = !kind.needs_positive() || x > 0.0;
    match (defined, falls) {
        (false, _) => f64::NAN,
        (true, true) => -bent,
        (true, false) => bent,
    }
}
