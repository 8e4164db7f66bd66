//! A change of weights that a scenario takes as it is.

use std::collections::BTreeMap;

use super::Standing;
use crate::model::NodeId;
use crate::scenario::Scenario;

/// New weights, and how far they are from those now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeightChange {
    /// New raw weights by node code, of all siblings of every node whose share changes; they go over the scenario's own.
    pub weights: BTreeMap<String, f64>,
    /// Nodes whose share of their parent changes, in the framework's order.
    pub moves: Vec<Move>,
}

/// One node's share of its parent, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub code: String,
    pub from: f64,
    pub to: f64,
}

impl WeightChange {
    /// Shares of their parent for nodes that come with all their siblings that take part. The sum of siblings' raw weights stays.
    pub(super) fn of_shares(standing: &Standing, shares: &[(NodeId, f64)]) -> Self {
        let framework = standing.framework();
        let weights = standing.weights();
        let mut change = Self::default();
        let mut sorted = shares.to_vec();
        sorted.sort_by_key(|(id, _)| *id);
        for &(id, to) in &sorted {
            let Some(parent) = framework.node(id).parent else { continue };
            let siblings = standing.children(parent);
            let moved = sorted.iter().any(|&(other, to)| siblings.contains(&other) && weights.share(other) != to);
            if !moved {
                continue;
            }
            let sum = siblings.iter().fold(0.0, |sum, &sibling| sum + weights.raw(sibling));
            let sum = if sum.is_finite() && sum > 0.0 { sum } else { 1.0 };
            let (code, from) = (framework.node(id).code.clone(), weights.share(id));
            change.weights.insert(code.clone(), to * sum);
            if from != to {
                change.moves.push(Move { code, from, to });
            }
        }
        change
    }

    /// Puts the new weights over the scenario's.
    pub fn apply(&self, scenario: &mut Scenario) {
        scenario.weights.extend(self.weights.iter().map(|(code, &weight)| (code.clone(), weight)));
    }
}
