//! Turns a framework's weights and a person's choices into one effective set, and finds weights: from judgements, from data, from an
//! order that is wanted; one file a method.

mod ahp;
mod bwm;
mod coefficient_of_variation;
mod combine;
mod critic;
mod data;
mod dispersion;
mod entropy;
mod from_order;
mod gini;
mod merec;
mod optimise;
mod pca;
mod propose;
mod redistribute;
mod standard_deviation;
mod swara;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Framework, NodeId};

pub use ahp::{
    AhpError, AhpWeights, Judgements, Priority, Reconsider, ahp, combine_judgements, combine_priorities,
    weight_deviations,
};
pub use bwm::{BwmError, BwmWeights, ComparisonList, Comparisons, Model, bwm};
pub use coefficient_of_variation::coefficient_of_variation;
pub use combine::{Combine, CombineError, CombinedWeights, combine};
pub use critic::{Contrast, Correlation, CriticWeights, critic};
pub use data::{CellNeeds, DataError, equal, reciprocal};
pub use dispersion::DispersionWeights;
pub use entropy::{EntropyWeights, Zeros, entropy};
pub use from_order::{OrderError, OrderWeights, Preference, Unmet, from_order};
pub use gini::gini;
pub use merec::{MerecWeights, merec};
pub use optimise::{Aim, OptimiseError, OptimisedWeights, WeightBounds, nearest_weights, optimise};
pub use pca::{PcaWeights, Retain, Rotation, pca};
pub use propose::{
    DataMethod, Diagnosis, Group, Proposal, Scope, blend, propose, spread_from_indicators, weigh_columns,
};
pub use redistribute::{Policy, redistribute};
pub use standard_deviation::standard_deviation;
pub use swara::{SwaraError, SwaraWeights, swara};

/// Weights of every node: as given, as a share of the parent, and as a share of the goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    raw: Vec<f64>,
    share: Vec<f64>,
    effective: Vec<f64>,
    active: Vec<bool>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WeightError {
    /// A weight or a drop names no node of the framework.
    UnknownCode { code: String },
    /// Negative or not finite.
    BadWeight { code: String, weight: f64 },
    /// All children of this node that take part have weight zero.
    ZeroWeights { parent: String },
    /// Everything was dropped.
    NothingLeft,
}

impl Weights {
    /// Weights of `framework`, with `overrides` by node code over the official ones, and without the nodes in `drop`.
    ///
    /// A node's share is its weight over the sum of those of its siblings that take part, so siblings' shares sum to 1; its effective
    /// weight is the product of the shares from the goal down, so the indicators' sum to 1. A dropped node takes everything below it
    /// along, an aggregate that loses all children vanishes too; both have weight and shares 0. The goal's share is 1.
    ///
    /// # Errors
    /// [`WeightError`], the first one found: codes in order, then nodes from the bottom up.
    ///
    /// *Cost*: O(nodes).
    pub fn of(framework: &Framework, overrides: &BTreeMap<String, f64>, drop: &[String]) -> Result<Self, WeightError> {
        let official: Vec<f64> = framework.nodes().iter().map(|node| node.weight).collect();
        Self::over(framework, &official, overrides, drop)
    }

    /// As [`Weights::of`], with `base` by node in place of the official weights; a node that it does not cover has weight 0.
    ///
    /// # Errors
    /// As [`Weights::of`].
    ///
    /// *Cost*: O(nodes).
    pub fn over(
        framework: &Framework,
        base: &[f64],
        overrides: &BTreeMap<String, f64>,
        drop: &[String],
    ) -> Result<Self, WeightError> {
        let mut raw = base.to_vec();
        raw.resize(framework.nodes().len(), 0.0);
        for (code, &weight) in overrides {
            let id = framework.find(code).ok_or_else(|| WeightError::UnknownCode { code: code.clone() })?;
            if !weight.is_finite() || weight < 0.0 {
                return Err(WeightError::BadWeight { code: code.clone(), weight });
            }
            raw[id.index()] = weight;
        }
        let active = find_active(framework, drop)?;
        let mut share = vec![0.0; raw.len()];
        let mut effective = vec![0.0; raw.len()];
        share[framework.root().index()] = 1.0;
        effective[framework.root().index()] = 1.0;
        for &id in framework.bottom_up().iter().rev() {
            let node = framework.node(id);
            let children = || node.children.iter().map(|child| child.index()).filter(|&child| active[child]);
            if !active[id.index()] || node.children.is_empty() {
                continue;
            }
            // Halved before the sum where it would overflow; shares do not change by a common factor.
            let sum = children().fold(0.0, |sum, child| sum + raw[child]);
            let scale = if sum.is_finite() { 1.0 } else { 1.0 / children().count() as f64 };
            let sum = if sum.is_finite() { sum } else { children().fold(0.0, |sum, child| sum + raw[child] * scale) };
            if sum <= 0.0 {
                return Err(WeightError::ZeroWeights { parent: node.code.clone() });
            }
            for child in children() {
                share[child] = raw[child] * scale / sum;
                effective[child] = effective[id.index()] * share[child];
            }
        }
        for (raw, _) in raw.iter_mut().zip(&active).filter(|(_, active)| !**active) {
            *raw = 0.0;
        }
        Ok(Self { raw, share, effective, active })
    }

    /// The official weights.
    ///
    /// # Errors
    /// None for a framework that [`Framework::new`] accepted; the type is the same as for [`Weights::of`].
    pub fn official(framework: &Framework) -> Result<Self, WeightError> {
        Self::of(framework, &BTreeMap::new(), &[])
    }

    /// Weight as given, 0 for a node that does not take part.
    pub fn raw(&self, id: NodeId) -> f64 {
        self.raw.get(id.index()).copied().unwrap_or(0.0)
    }

    /// Share of the parent, 0 to 1.
    pub fn share(&self, id: NodeId) -> f64 {
        self.share.get(id.index()).copied().unwrap_or(0.0)
    }

    /// Share of the goal, 0 to 1.
    pub fn effective(&self, id: NodeId) -> f64 {
        self.effective.get(id.index()).copied().unwrap_or(0.0)
    }

    /// Whether the node takes part: it is not dropped, nor below a dropped one, nor did it lose all its children.
    pub fn is_active(&self, id: NodeId) -> bool {
        self.active.get(id.index()).copied().unwrap_or(false)
    }

    /// Effective weights of the indicators, in leaf order; they sum to 1.
    pub fn of_leaves(&self, framework: &Framework) -> Vec<f64> {
        framework.leaves().iter().map(|&leaf| self.effective(leaf)).collect()
    }
}

fn find_active(framework: &Framework, drop: &[String]) -> Result<Vec<bool>, WeightError> {
    let mut active = vec![true; framework.nodes().len()];
    for code in drop {
        let id = framework.find(code).ok_or_else(|| WeightError::UnknownCode { code: code.clone() })?;
        active[id.index()] = false;
    }
    for &id in framework.bottom_up().iter().rev() {
        if framework.node(id).parent.is_some_and(|parent| !active[parent.index()]) {
            active[id.index()] = false;
        }
    }
    for &id in framework.bottom_up() {
        let children = &framework.node(id).children;
        if !children.is_empty() && children.iter().all(|child| !active[child.index()]) {
            active[id.index()] = false;
        }
    }
    if active[framework.root().index()] { Ok(active) } else { Err(WeightError::NothingLeft) }
}
