//! What an indicator really counts for in the index, against the weight it was given.

use crate::aggregate::Scores;
use crate::math::pearson;
use crate::model::{Framework, NodeId};
use crate::weigh::Weights;

/// Two answers to how much a node matters to the goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Influence {
    pub node: NodeId,
    /// Its effective weight over the sum of those asked about.
    pub nominal: f64,
    /// The share of the goal's variance that a straight line through the node's values explains, 0 to 1: the squared correlation.
    pub explained: Option<f64>,
    /// `explained` over the sum of those asked about, to be held against `nominal`.
    pub share: Option<f64>,
}

/// The weight and the influence of each of `nodes`, such as all indicators or all pillars, over the entities that count: those ranked.
///
/// A weight says how much of a value goes into the score; how much of the differences between entities comes from it depends also on
/// how far the values spread and on what they go together with. *Edge cases*: without correlation, for a constant column or a node
/// that takes no part, there is no influence. *Cost*: O(n·nodes). *Source*: paruolo2013, becker2017.
pub fn influence(
    framework: &Framework,
    weights: &Weights,
    scores: &Scores,
    nodes: &[NodeId],
    counts: impl Fn(usize) -> bool,
) -> Vec<Influence> {
    let counted = |node: NodeId| -> Vec<f64> {
        let cells = scores.of(node).raw().iter().enumerate();
        cells.filter(|(entity, _)| counts(*entity)).map(|(_, &cell)| cell).collect()
    };
    let goal = counted(framework.root());
    let sum = nodes.iter().fold(0.0, |sum, &node| sum + weights.effective(node));
    let squared = |&node: &NodeId| pearson(&counted(node), &goal).map(|r| r * r);
    let explained: Vec<Option<f64>> = nodes.iter().map(squared).collect();
    let all = explained.iter().flatten().fold(0.0, |sum, explained| sum + explained);
    let rows = nodes.iter().zip(explained);
    rows.map(|(&node, explained)| Influence {
        node,
        nominal: if sum > 0.0 { weights.effective(node) / sum } else { 0.0 },
        explained,
        share: explained.filter(|_| all > 0.0).map(|explained| explained / all),
    })
    .collect()
}
