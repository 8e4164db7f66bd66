//! Pairs of indicators that say the same twice, or work against each other where they should not.

use super::Correlations;
use crate::model::{Framework, NodeId};

/// What about a pair should be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// So alike that one nearly counts twice.
    Redundant,
    /// Under one parent and yet against each other: what one gives the other takes.
    Opposed,
}

/// Where the two stand to each other in the framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Children of one node.
    Siblings,
    /// In one pillar, under different parents.
    SamePillar,
    AcrossPillars,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flag {
    /// Positions among the nodes asked about, the earlier first.
    pub pair: [usize; 2],
    pub correlation: f64,
    pub relation: Relation,
    pub concern: Concern,
}

/// From which correlations on a pair is flagged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Redundant at or above.
    pub redundant: f64,
    /// Opposed at or below.
    pub opposed: f64,
}

impl Default for Thresholds {
    /// 0.92 and −0.4, as the JRC looks at indicators.
    fn default() -> Self {
        Self { redundant: 0.92, opposed: -0.4 }
    }
}

/// Flagged pairs, the strongest correlations first, ties by position.
///
/// `nodes` are what the rows of `correlations` are about, in their order; values are taken as normalised, higher always better, so
/// that a negative correlation is a conflict. Redundant pairs are flagged everywhere, opposed ones between siblings only.
///
/// *Cost*: O(m²·depth). *Source*: becker2022.
pub fn flag_pairs(
    framework: &Framework,
    nodes: &[NodeId],
    correlations: &Correlations,
    thresholds: Thresholds,
) -> Vec<Flag> {
    let mut flags = Vec::new();
    for (b, &second) in nodes.iter().enumerate() {
        for (a, &first) in nodes.iter().enumerate().take(b) {
            let Some(correlation) = correlations.get(a, b) else { continue };
            let relation = relate(framework, first, second);
            let concern = if correlation >= thresholds.redundant {
                Concern::Redundant
            } else if correlation <= thresholds.opposed && relation == Relation::Siblings {
                Concern::Opposed
            } else {
                continue;
            };
            flags.push(Flag { pair: [a, b], correlation, relation, concern });
        }
    }
    flags.sort_by(|a, b| b.correlation.abs().total_cmp(&a.correlation.abs()).then(a.pair.cmp(&b.pair)));
    flags
}

/// Where two nodes stand to each other. *Cost*: O(depth).
pub fn relate(framework: &Framework, first: NodeId, second: NodeId) -> Relation {
    let node = |id: NodeId| framework.nodes().get(id.index());
    let parents = [first, second].map(|id| node(id).and_then(|node| node.parent));
    let pillars = [first, second].map(|id| node(id).and_then(|_| framework.pillar_of(id)));
    if parents[0] == parents[1] {
        Relation::Siblings
    } else if pillars[0] == pillars[1] {
        Relation::SamePillar
    } else {
        Relation::AcrossPillars
    }
}
