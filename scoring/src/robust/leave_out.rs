//! What becomes of the ranks when one part of the framework is left out.

use crate::model::{Column, Dataset, Framework, NodeId};
use crate::normalise::Normalised;
use crate::pipeline::{Evaluation, Methods, score};
use crate::rank::{Ranking, rank};
use crate::scenario::Scenario;
use crate::weigh::Weights;

use super::RobustError;

/// The evaluation without one node and all below it.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    pub node: NodeId,
    pub scores: Column,
    pub ranking: Ranking,
    /// By entity: the rank without the node minus that with it, positive where the entity falls; `None` where it lacks one.
    pub shifts: Vec<Option<i64>>,
}

impl LeftOut {
    /// Mean of the absolute shifts; `None` when nobody has one.
    pub fn mean_shift(&self) -> Option<f64> {
        let there = || self.shifts.iter().flatten();
        let sum: u64 = there().map(|shift| shift.unsigned_abs()).sum();
        let n = there().count();
        (n > 0).then(|| sum as f64 / n as f64)
    }
}

/// Leaves out each of `nodes` by itself, the values of the others as they are normalised in `evaluation`.
///
/// A node that takes no part, and one without which nothing is left, is passed over. The weights of its siblings are renormalised,
/// as for any dropped node.
///
/// # Errors
/// What cannot be aggregated without the node.
///
/// *Cost*: O(nodes to leave out·n·(nodes + log n)). *Source*: becker2022.
pub fn leave_out(
    dataset: &Dataset,
    scenario: &Scenario,
    evaluation: &Evaluation,
    nodes: &[NodeId],
) -> Result<Vec<LeftOut>, RobustError> {
    let framework = &dataset.framework;
    let mut results = Vec::with_capacity(nodes.len());
    for &node in nodes.iter().filter(|&&node| evaluation.weights.is_active(node)) {
        let mut drop = scenario.drop.clone();
        drop.push(framework.node(node).code.clone());
        let Ok(weights) = Weights::over(framework, &evaluation.found.base, &scenario.weights, &drop) else { continue };
        let Normalised { columns, .. } = &evaluation.normalised;
        let normalised = Normalised { columns: columns.clone(), notes: Vec::new() };
        let (scores, _) =
            score(framework, &evaluation.treated.columns, &normalised, &weights, scenario, Methods::ALL.lay_out)?;
        let ranking = rank(scores.goal(), &evaluation.included);
        let pairs = ranking.rank.iter().zip(&evaluation.ranking.rank);
        let shifts =
            pairs.map(|(without, with)| without.zip(*with).map(|(a, b)| i64::from(a) - i64::from(b))).collect();
        results.push(LeftOut { node, scores: scores.goal().clone(), ranking, shifts });
    }
    Ok(results)
}

/// The nodes at this height above the indicators, 1 for the indicators themselves, in file order.
pub fn nodes_at_level(framework: &Framework, level: u32) -> Vec<NodeId> {
    let ids = (0..framework.nodes().len()).map(|at| NodeId(at as u32));
    ids.filter(|&id| framework.level(id) == level).collect()
}
