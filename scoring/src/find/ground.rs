//! The columns that methods read: an indicator's as it is or on one scale, an aggregate's score.

use super::fault::{Fault, Names};
use crate::aggregate::Kind;
use crate::model::{Column, Dataset, Direction, Framework, Node, NodeId};
use crate::normalise::Normalised;
use crate::scenario::WeighColumns;
use crate::weigh::reciprocal;

/// What weights are found on.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    pub dataset: &'a Dataset,
    /// By leaf: treated, before normalisation.
    pub treated: &'a [Column],
    pub normalised: &'a Normalised,
}

/// By node, as far as they are made: one column each.
#[derive(Debug)]
pub struct Columns<'a> {
    ground: Ground<'a>,
    /// By node: the mean that it is of its children.
    kinds: Vec<Kind>,
    scores: Vec<Column>,
}

impl<'a> Columns<'a> {
    /// The indicators' columns; aggregates follow with [`Columns::put`].
    pub fn new(ground: &Ground<'a>, kinds: Vec<Kind>) -> Self {
        let of_node = |node: &Node| {
            let leaf = node.leaf.as_ref().and_then(|(column, _)| ground.normalised.columns.get(*column));
            leaf.cloned().unwrap_or_default()
        };
        Self { ground: *ground, kinds, scores: ground.dataset.framework.nodes().iter().map(of_node).collect() }
    }

    pub fn dataset(&self) -> &'a Dataset {
        self.ground.dataset
    }

    pub fn framework(&self) -> &'a Framework {
        &self.ground.dataset.framework
    }

    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    pub fn put(&mut self, id: NodeId, column: Column) {
        if let Some(score) = self.scores.get_mut(id.index()) {
            *score = column;
        }
    }

    /// On the scale of scores.
    pub fn score(&self, id: NodeId) -> &Column {
        &self.scores[id.index()]
    }

    /// As the way asks for them. An indicator that is best within an interval has no direction to be turned to, and is read as it is
    /// normalised.
    pub fn of(&self, nodes: &[NodeId], columns: WeighColumns) -> Result<Vec<Column>, Fault> {
        let names = Names { dataset: self.ground.dataset, nodes };
        let of_node = |(at, &id): (usize, &NodeId)| {
            let score = || Ok(self.score(id).clone());
            let Some((leaf, indicator)) = &self.ground.dataset.framework.node(id).leaf else { return score() };
            let (WeighColumns::Treated, Some(column)) = (columns, self.ground.treated.get(*leaf)) else {
                return score();
            };
            match indicator.direction {
                Direction::Positive => Ok(column.clone()),
                Direction::Negative => reciprocal(column, at).map_err(|error| names.data(error)),
                Direction::Interval { .. } => score(),
            }
        };
        nodes.iter().enumerate().map(of_node).collect()
    }
}
