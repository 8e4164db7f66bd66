//! The way from one entity's score to another's, step by step.

use super::{Profile, difference};
use crate::aggregate::AggregateError;
use crate::model::{Framework, NodeId};
use crate::scenario::Aggregate;
use crate::weigh::Weights;

/// Steps that lead from one score to the other, pillar by pillar.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// The score it starts at and the one it ends at, to the bit.
    pub from: f64,
    pub to: f64,
    /// In the framework's order; those that hold no indicator with a part in it are left out.
    pub pillars: Vec<Flight>,
}

/// A pillar's steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Flight {
    pub pillar: NodeId,
    /// Score before its first step and after its last.
    pub from: f64,
    pub to: f64,
    pub steps: Vec<Step>,
}

/// One indicator's part, in points of the score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Leaf position.
    pub column: usize,
    pub from: f64,
    pub to: f64,
}

/// The waterfall from `b`'s score up or down to `a`'s; `None` when either has none.
///
/// *Shape*: steps follow each other without a gap, the last one ends at `a`'s score to the bit. Within a pillar the steps that lift
/// come first, largest first, then those that lower. Indicators that make no difference are left out.
/// *Formula*: the parts are those of [`difference()`].
///
/// # Errors
/// As [`difference()`].
///
/// *Cost*: that of [`difference()`] and a sort of the indicators. *Source*: ang2004.
pub fn waterfall(
    framework: &Framework,
    weights: &Weights,
    settings: &Aggregate,
    a: &Profile,
    b: &Profile,
) -> Result<Option<Waterfall>, AggregateError> {
    let parts = difference(framework, weights, settings, a, b)?;
    let Some((to, from)) = a.score(framework).zip(b.score(framework)) else { return Ok(None) };
    let mut at = from;
    let mut pillars: Vec<Flight> = Vec::new();
    for &pillar in framework.pillars() {
        let own = framework.leaves().iter().zip(&parts).enumerate();
        let mut own: Vec<(usize, f64)> = own
            .filter(|&(_, (&leaf, &part))| part != 0.0 && framework.pillar_of(leaf) == Some(pillar))
            .map(|(column, (_, &part))| (column, part))
            .collect();
        own.sort_by(|a, b| b.1.total_cmp(&a.1));
        let start = at;
        let mut steps = Vec::with_capacity(own.len());
        for (column, part) in own {
            steps.push(Step { column, from: at, to: at + part });
            at += part;
        }
        if !steps.is_empty() {
            pillars.push(Flight { pillar, from: start, to: at, steps });
        }
    }
    // What rounding left over goes into the last step.
    if let Some(last) = pillars.last_mut() {
        last.to = to;
        if let Some(step) = last.steps.last_mut() {
            step.to = to;
        }
    }
    Ok(Some(Waterfall { from, to, pillars }))
}
