//! Lets a method propose weights for a framework from its columns, and blends them with those in use.

use std::collections::BTreeMap;

use super::{
    Contrast, Correlation, CriticWeights, DataError, DispersionWeights, EntropyWeights, MerecWeights, PcaWeights,
    Retain, Rotation, Weights, Zeros, coefficient_of_variation, critic, entropy, equal, gini, merec, pca,
    standard_deviation,
};
use crate::model::{Column, Framework, NodeId};

/// A method that reads weights from columns of which more is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DataMethod {
    Equal,
    Entropy(Zeros),
    Critic(Contrast, Correlation),
    StandardDeviation,
    CoefficientOfVariation,
    Gini,
    Pca(Retain, Rotation),
    Merec,
}

/// Among which nodes the method weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Among the children of each aggregate by themselves, indicators and aggregates alike.
    #[default]
    Siblings,
    /// Among all indicators at once; an aggregate weighs what its indicators do together.
    Indicators,
}

/// Proposed weights of every node that takes part, but the goal's.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// By node code: its share among its siblings, which sum to 1.
    pub weights: BTreeMap<String, f64>,
    /// What the method said, an aggregate at a time from the top down; for [`Scope::Indicators`] once, at the goal.
    pub groups: Vec<Group>,
}

/// The nodes weighed together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub parent: NodeId,
    pub members: Vec<NodeId>,
    /// The error's columns are positions in `members`; their shares then stay as they are.
    pub result: Result<Diagnosis, DataError>,
}

/// The method's own account.
#[derive(Clone, Debug, PartialEq)]
pub enum Diagnosis {
    /// Equal parts: by method, or for a group of one.
    Equal(Vec<f64>),
    Entropy(EntropyWeights),
    Critic(CriticWeights),
    Dispersion(DispersionWeights),
    Pca(PcaWeights),
    Merec(MerecWeights),
}

impl Diagnosis {
    pub fn weights(&self) -> &[f64] {
        match self {
            Self::Equal(weights) => weights,
            Self::Entropy(of) => &of.weights,
            Self::Critic(of) => &of.weights,
            Self::Dispersion(of) => &of.weights,
            Self::Pca(of) => &of.weights,
            Self::Merec(of) => &of.weights,
        }
    }
}

/// Weights of one group of columns by a method.
///
/// # Errors
/// Those of the method.
pub fn weigh_columns(columns: &[Column], method: DataMethod) -> Result<Diagnosis, DataError> {
    match method {
        DataMethod::Equal => Ok(Diagnosis::Equal(equal(columns.len()))),
        DataMethod::Entropy(zeros) => entropy(columns, zeros).map(Diagnosis::Entropy),
        DataMethod::Critic(contrast, correlation) => critic(columns, contrast, correlation).map(Diagnosis::Critic),
        DataMethod::StandardDeviation => standard_deviation(columns).map(Diagnosis::Dispersion),
        DataMethod::CoefficientOfVariation => coefficient_of_variation(columns).map(Diagnosis::Dispersion),
        DataMethod::Gini => gini(columns).map(Diagnosis::Dispersion),
        DataMethod::Pca(retain, rotation) => pca(columns, retain, rotation).map(Diagnosis::Pca),
        DataMethod::Merec => merec(columns).map(Diagnosis::Merec),
    }
}

/// Weights that a method proposes for a framework.
///
/// *Shape*: `column_of` gives a node's column, the normalised one of an indicator, the aggregated one of an aggregate. *Units and range*:
/// each group of siblings sums to 1. *Edge cases*: nodes that do not take part under `weights` are passed over; a group that the method
/// cannot weigh keeps its shares, and `groups` says why; siblings whose indicators all got 0 under [`Scope::Indicators`] get equal
/// parts, for their own parent then weighs 0.
///
/// *Cost*: one run of the method for each aggregate, or one over all indicators.
pub fn propose(
    framework: &Framework,
    weights: &Weights,
    column_of: impl Fn(NodeId) -> Column,
    method: DataMethod,
    scope: Scope,
) -> Proposal {
    let columns = |nodes: &[NodeId]| nodes.iter().map(|&id| column_of(id)).collect::<Vec<_>>();
    let mut shares: Vec<f64> = (0..framework.nodes().len()).map(|at| weights.share(NodeId(at as u32))).collect();
    let mut groups = Vec::new();
    match scope {
        Scope::Siblings => {
            for &parent in framework.bottom_up().iter().rev() {
                let members = active_children(framework, weights, parent);
                if members.is_empty() {
                    continue;
                }
                let result = match members.len() {
                    1 => Ok(Diagnosis::Equal(equal(1))),
                    _ => weigh_columns(&columns(&members), method),
                };
                if let Ok(diagnosis) = &result {
                    members.iter().zip(diagnosis.weights()).for_each(|(id, &w)| shares[id.index()] = w);
                }
                groups.push(Group { parent, members, result });
            }
        }
        Scope::Indicators => {
            let members: Vec<NodeId> =
                framework.leaves().iter().copied().filter(|&leaf| weights.is_active(leaf)).collect();
            let result = weigh_columns(&columns(&members), method);
            if let Ok(diagnosis) = &result {
                spread_from_indicators(framework, weights, &members, diagnosis.weights(), &mut shares);
            }
            groups.push(Group { parent: framework.root(), members, result });
        }
    }
    let proposed = |(at, node): (usize, &crate::model::Node)| {
        let id = NodeId(at as u32);
        (weights.is_active(id) && id != framework.root()).then(|| (node.code.clone(), shares[at]))
    };
    Proposal { weights: framework.nodes().iter().enumerate().filter_map(proposed).collect(), groups }
}

/// Part of the way from the weights in use to the proposed ones, as a scenario's `weights`.
///
/// *Units and range*: `share` 0 for those in use to 1 for the proposed ones, held within that. *Formula*: (1 − share)·in use +
/// share·proposed, both as shares among siblings. *Cost*: O(nodes).
pub fn blend(framework: &Framework, weights: &Weights, proposal: &Proposal, share: f64) -> BTreeMap<String, f64> {
    let share = if share > 0.0 { share.min(1.0) } else { 0.0 };
    let blended = |(code, proposed): (&String, &f64)| {
        let id = framework.find(code)?;
        Some((code.clone(), (1.0 - share) * weights.share(id) + share * proposed))
    };
    proposal.weights.iter().filter_map(blended).collect()
}

fn active_children(framework: &Framework, weights: &Weights, parent: NodeId) -> Vec<NodeId> {
    framework.node(parent).children.iter().copied().filter(|&child| weights.is_active(child)).collect()
}

/// Carries the indicators' weights up and turns them into shares among siblings.
///
/// *Shape*: `of_leaves` one weight for each of `leaves`; `shares` one entry a node, of which those of nodes that take part under `weights`
/// are replaced. *Edge cases*: siblings whose indicators all weigh 0 get equal parts. *Cost*: O(nodes).
pub fn spread_from_indicators(
    framework: &Framework,
    weights: &Weights,
    leaves: &[NodeId],
    of_leaves: &[f64],
    shares: &mut [f64],
) {
    let mut effective = vec![0.0; shares.len()];
    leaves.iter().zip(of_leaves).for_each(|(leaf, &w)| effective[leaf.index()] = w);
    for &parent in framework.bottom_up() {
        let members = active_children(framework, weights, parent);
        if members.is_empty() {
            continue;
        }
        let sum = members.iter().fold(0.0, |sum, id| sum + effective[id.index()]);
        effective[parent.index()] = sum;
        for id in &members {
            let equal = 1.0 / members.len() as f64;
            shares[id.index()] = if sum > 0.0 { effective[id.index()] / sum } else { equal };
        }
    }
}
