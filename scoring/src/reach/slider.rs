//! One weight's slider: how far it goes, what the siblings do, and every entity's score along it.

use super::curve::Curve;
use super::{Standing, WeightChange, bend};
use crate::aggregate::{AggregateError, Kind};
use crate::model::NodeId;
use crate::weigh::{Policy, redistribute};

/// A node's share of its parent, as far as its siblings can give way.
#[derive(Clone, Debug, PartialEq)]
pub struct Slider {
    pub node: NodeId,
    /// Share of the parent now.
    pub share: f64,
    /// Most it can become: what locked siblings leave over. The least is 0.
    pub most: f64,
    parent: NodeId,
    /// Siblings that take part and the node itself, in file order.
    children: Vec<NodeId>,
    shares: Vec<f64>,
    locked: Vec<bool>,
    moved: usize,
}

/// Why a weight cannot be moved, or nothing be said about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Stuck {
    /// The goal, or a node that takes no part.
    NoShare,
    /// No sibling can give way.
    NothingGives,
    /// A mean for positive values only would meet one that is not, on this entity, as soon as the weight moves.
    NotPositive { entity: usize },
    /// The scenario's aggregation cannot be.
    Aggregate(AggregateError),
}

impl Slider {
    /// The slider of a node under the standing's weights and locks.
    ///
    /// # Errors
    /// [`Stuck::NoShare`], [`Stuck::NothingGives`].
    ///
    /// *Cost*: O(siblings).
    pub fn of(standing: &Standing, node: NodeId) -> Result<Self, Stuck> {
        let weights = standing.weights();
        let takes_part = node.index() < standing.framework().nodes().len() && weights.is_active(node);
        let parent = takes_part.then(|| standing.framework().node(node).parent).flatten().ok_or(Stuck::NoShare)?;
        let children = standing.children(parent);
        let moved = children.iter().position(|&child| child == node).ok_or(Stuck::NoShare)?;
        let locked: Vec<bool> = children.iter().map(|&child| child != node && standing.is_locked(child)).collect();
        let shares: Vec<f64> = children.iter().map(|&child| weights.share(child)).collect();
        let held = shares.iter().zip(&locked).filter(|(_, locked)| **locked).fold(0.0, |sum, (share, _)| sum + share);
        let n_free = locked.iter().filter(|locked| !**locked).count();
        let most = if locked.contains(&true) { (1.0 - held).max(0.0) } else { 1.0 };
        if n_free < 2 || most <= 0.0 {
            return Err(Stuck::NothingGives);
        }
        Ok(Self { node, share: weights.share(node), most, parent, children, shares, locked, moved })
    }

    /// The siblings' and the node's own shares when the node's is `share`, in the order of [`Slider::children`].
    pub fn shares_at(&self, share: f64) -> Vec<f64> {
        redistribute(&self.shares, &self.locked, self.moved, share, Policy::Proportional)
    }

    /// The node and its siblings that take part, in file order.
    pub fn children(&self) -> &[NodeId] {
        &self.children
    }

    pub fn parent(&self) -> NodeId {
        self.parent
    }

    /// The change that brings the node to `share`.
    pub fn change_to(&self, standing: &Standing, share: f64) -> WeightChange {
        WeightChange::of_shares(standing, &self.children.iter().copied().zip(self.shares_at(share)).collect::<Vec<_>>())
    }

    /// Nodes from the parent up to the goal.
    pub(super) fn path(&self, standing: &Standing) -> Vec<NodeId> {
        let parent_of = |id: &NodeId| standing.framework().node(*id).parent;
        std::iter::successors(Some(self.parent), parent_of).collect()
    }

    /// Every ranked entity's curve, or `None` where the means on the way up are not one and the same quasi-arithmetic mean.
    ///
    /// A curve holds inside the range; its values are the scores, bent as the mean bends them and turned so that higher is better.
    pub(super) fn curves(&self, standing: &Standing) -> Result<Option<Vec<(usize, Curve)>>, Stuck> {
        let kinds = standing.kinds().map_err(Stuck::Aggregate)?;
        let path = self.path(standing);
        let kind = kinds.get(self.parent.index()).copied().unwrap_or(Kind::Median);
        if !kind.is_quasi_arithmetic() || path.iter().any(|id| kinds.get(id.index()) != Some(&kind)) {
            return Ok(None);
        }
        let way: Vec<Vec<NodeId>> = path.iter().map(|&id| standing.children(id)).collect();
        let mut curves = Vec::new();
        for &entity in &standing.evaluation.ranking.order {
            let entity = entity as usize;
            let mut curve = match self.of_parent(standing, kind, entity) {
                None => Curve::constant(standing.score(entity).map_or(f64::NAN, |score| bend(kind, score))),
                Some(curve) => climb(standing, kind, &path, &way, entity, curve),
            };
            if curve.top.iter().chain(&curve.bottom).any(|number| !number.is_finite()) {
                return Err(Stuck::NotPositive { entity });
            }
            if curve.bottom[1] == 0.0 && curve.bottom[0] != 1.0 {
                curve.top = curve.top.map(|number| number / curve.bottom[0]);
                curve.bottom = [1.0, 0.0];
            }
            curves.push((entity, curve));
        }
        curves.sort_unstable_by_key(|(entity, _)| *entity);
        Ok(Some(curves))
    }

    /// The parent's bent value; `None` where it is missing.
    fn of_parent(&self, standing: &Standing, kind: Kind, entity: usize) -> Option<Curve> {
        let free = self.shares.iter().enumerate().filter(|&(at, _)| at != self.moved && !self.locked[at]);
        let (others, n_others) = free.clone().fold((0.0, 0usize), |(sum, n), (_, share)| (sum + share, n + 1));
        // What a free sibling gets of each unit that the moved one leaves over.
        let part = |at: usize| if others > 0.0 { self.shares[at] / others } else { 1.0 / n_others as f64 };
        let (mut n_there, mut complete) = (0usize, true);
        let (mut held, mut held_weight, mut free_sum, mut free_weight, mut own) = (0.0, 0.0, 0.0, 0.0, None);
        for (at, &child) in self.children.iter().enumerate() {
            let weight = if self.locked[at] {
                self.shares[at]
            } else if at == self.moved {
                1.0
            } else {
                part(at)
            };
            let Some(x) = standing.value(child, entity) else {
                complete &= weight == 0.0;
                continue;
            };
            n_there += 1;
            let bent = if weight > 0.0 { bend(kind, x) } else { 0.0 };
            if at == self.moved {
                own = Some(bent);
            } else if self.locked[at] {
                held += weight * bent;
                held_weight += weight;
            } else {
                free_sum += weight * bent;
                free_weight += weight;
            }
        }
        if (n_there as f64) < (standing.scenario.aggregate.availability * self.children.len() as f64).max(1.0) {
            return None;
        }
        let (own, own_weight) = own.map_or((0.0, 0.0), |own| (own, 1.0));
        match (held_weight > 0.0, free_weight > 0.0, own_weight > 0.0) {
            (false, false, false) => None,
            (false, false, true) => Some(Curve::constant(own)),
            (false, true, false) => Some(Curve::constant(free_sum / free_weight)),
            _ => {
                let top = [held + self.most * free_sum, own - free_sum];
                let bottom = [held_weight + self.most * free_weight, own_weight - free_weight];
                Some(Curve { top, bottom: if complete { [1.0, 0.0] } else { bottom } })
            }
        }
    }
}

/// Carries a curve from the path's first node to the goal, whose bent value is base + gain·curve.
fn climb(standing: &Standing, kind: Kind, path: &[NodeId], way: &[Vec<NodeId>], entity: usize, curve: Curve) -> Curve {
    let (mut base, mut gain) = (0.0, 1.0);
    for ((&below, _), children) in path.iter().zip(path.iter().skip(1)).zip(way.iter().skip(1)) {
        let (mut sum, mut weight_there, mut own, mut n_there) = (0.0, 0.0, 0.0, 0usize);
        for &child in children {
            let share = standing.weights().share(child);
            if child == below {
                own = share;
            } else if let Some(x) = standing.value(child, entity).filter(|_| share > 0.0) {
                sum += share * bend(kind, x);
            } else if standing.value(child, entity).is_none() {
                continue;
            }
            weight_there += share;
            n_there += 1;
        }
        let enough = n_there as f64 >= standing.scenario.aggregate.availability * children.len() as f64;
        if !enough || weight_there <= 0.0 || own == 0.0 {
            return Curve::constant(standing.score(entity).map_or(f64::NAN, |score| bend(kind, score)));
        }
        base = (sum + own * base) / weight_there;
        gain = own * gain / weight_there;
    }
    let lift = |at: usize| base * curve.bottom[at] + gain * curve.top[at];
    Curve { top: [lift(0), lift(1)], bottom: curve.bottom }
}
