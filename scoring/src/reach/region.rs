//! Which weights may be chosen: what moves, between which bounds, and what locks hold together.

use std::collections::BTreeMap;

use super::{Standing, WeightChange};
use crate::math::linear_program::{Bounds, Goal, LinearProgram, Relation, Row, Solution, solve};
use crate::model::NodeId;

/// Which weights move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every indicator's share of the goal; aggregates' shares follow from them.
    Indicators,
    /// The shares of one node's children; below them nothing moves.
    Children(NodeId),
}

/// How far they may move; locked nodes keep their share of their parent in any case.
#[derive(Clone, Debug, PartialEq)]
pub enum Room {
    /// Anything from 0 to 1.
    Whole,
    /// Each between (1 − part) and (1 + part) times what it is now.
    Around { part: f64 },
    /// By code `[least, most]`, from 0 to 1; what is not named is free.
    Between(BTreeMap<String, [f64; 2]>),
}

/// The weights that may be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Freedom {
    pub scope: Scope,
    pub room: Room,
}

/// A polytope of weights: lo ≤ z ≤ hi, and each of `equal`'s Σ coefficient·z = value.
#[derive(Clone, Debug)]
pub struct Region {
    pub scope: Scope,
    /// What each weight is of.
    pub nodes: Vec<NodeId>,
    pub now: Vec<f64>,
    pub lo: Vec<f64>,
    pub hi: Vec<f64>,
    pub equal: Vec<(Vec<f64>, f64)>,
}

impl Region {
    pub fn new(standing: &Standing, freedom: &Freedom) -> Self {
        let (framework, weights) = (standing.framework(), standing.weights());
        let nodes: Vec<NodeId> = match freedom.scope {
            Scope::Indicators => framework.leaves().iter().copied().filter(|&leaf| weights.is_active(leaf)).collect(),
            Scope::Children(id) if id.index() < framework.nodes().len() => standing.children(id),
            Scope::Children(_) => Vec::new(),
        };
        let weight = |&id: &NodeId| match freedom.scope {
            Scope::Indicators => weights.effective(id),
            Scope::Children(_) => weights.share(id),
        };
        let now: Vec<f64> = nodes.iter().map(weight).collect();
        let ends = nodes.iter().zip(&now).map(|(&id, &now)| {
            if freedom.scope != Scope::Indicators && standing.is_locked(id) {
                return (now, now);
            }
            let code = &framework.node(id).code;
            match &freedom.room {
                Room::Whole => (0.0, 1.0),
                Room::Around { part } => {
                    let part = if *part > 0.0 { *part } else { 0.0 };
                    ((now * (1.0 - part)).max(0.0), (now * (1.0 + part)).min(1.0))
                }
                Room::Between(by_code) => by_code.get(code).map_or((0.0, 1.0), |&[least, most]| {
                    let least = if least > 0.0 { least.min(1.0) } else { 0.0 };
                    (least, if most >= least { most.min(1.0) } else { least })
                }),
            }
        });
        let (lo, hi) = ends.unzip();
        let mut region = Self { scope: freedom.scope, equal: vec![(vec![1.0; nodes.len()], 1.0)], nodes, now, lo, hi };
        if freedom.scope == Scope::Indicators {
            region.hold_locks(standing);
        }
        region
    }

    /// A locked node's indicators together keep their share of what its parent's have together.
    fn hold_locks(&mut self, standing: &Standing) {
        let (framework, weights) = (standing.framework(), standing.weights());
        for (at, node) in framework.nodes().iter().enumerate() {
            let id = NodeId(at as u32);
            let Some(parent) = node.parent.filter(|_| weights.is_active(id) && standing.is_locked(id)) else {
                continue;
            };
            let share = weights.share(id);
            let coefficient = |&leaf: &NodeId| {
                let (own, whole) = (is_below(standing, leaf, id), is_below(standing, leaf, parent));
                f64::from(u8::from(own)) - if whole { share } else { 0.0 }
            };
            self.equal.push((self.nodes.iter().map(coefficient).collect(), 0.0));
        }
    }

    /// Whether `z` is in the region, to rounding.
    pub fn holds(&self, z: &[f64]) -> bool {
        let within =
            z.iter().zip(self.lo.iter().zip(&self.hi)).all(|(z, (lo, hi))| *z >= lo - 1e-12 && *z <= hi + 1e-12);
        within && self.equal.iter().all(|(row, value)| (dot(row, z) - value).abs() <= 1e-9)
    }

    /// The largest Σ slope·z in the region and where; `None` where the region is empty.
    ///
    /// *Cost*: O(m·log m) where nothing but the sum is held, else one linear programme.
    pub fn most(&self, slopes: &[f64]) -> Option<(f64, Vec<f64>)> {
        let at = if self.equal.len() == 1 { self.fill_greedily(slopes)? } else { self.most_by_program(slopes)? };
        Some((dot(slopes, &at), at))
    }

    /// Everybody gets the least, and what is left goes to the steepest slopes first.
    fn fill_greedily(&self, slopes: &[f64]) -> Option<Vec<f64>> {
        let mut z = self.lo.clone();
        let mut left = 1.0 - z.iter().fold(0.0, |sum, z| sum + z);
        let mut order: Vec<usize> = (0..z.len()).collect();
        let slope = |at: usize| slopes.get(at).copied().unwrap_or(0.0);
        order.sort_by(|&a, &b| slope(b).total_cmp(&slope(a)));
        for at in order {
            let (Some(cell), Some(&hi)) = (z.get_mut(at), self.hi.get(at)) else { continue };
            let more = (hi - *cell).min(left).max(0.0);
            *cell += more;
            left -= more;
        }
        (left.abs() < 1e-9).then_some(z)
    }

    fn most_by_program(&self, slopes: &[f64]) -> Option<Vec<f64>> {
        let program = LinearProgram {
            goal: Goal::Maximise,
            objective: slopes.to_vec(),
            rows: self.equal.iter().map(|(row, value)| Row::new(row.clone(), Relation::Equal, *value)).collect(),
            bounds: self.lo.iter().zip(&self.hi).map(|(&lo, &hi)| Bounds::new(lo, hi)).collect(),
        };
        match solve(&program) {
            Ok(Solution::Optimal(optimum)) => Some(optimum.x),
            _ => None,
        }
    }

    /// The change of weights that brings the standing to `z`.
    ///
    /// Where all indicators below an aggregate come to weigh nothing, its children keep the shares they have.
    pub fn change(&self, standing: &Standing, z: &[f64]) -> WeightChange {
        let framework = standing.framework();
        // What rounding left below zero or off the sum is not worth a change of anything that stays.
        let settled = |(&z, &now): (&f64, &f64)| if (z - now).abs() < 1e-12 { now } else { z.max(0.0) };
        let z: Vec<f64> = z.iter().zip(&self.now).map(settled).collect();
        let mut shares: Vec<(NodeId, f64)> = Vec::new();
        match self.scope {
            Scope::Children(_) => shares.extend(self.nodes.iter().copied().zip(z.iter().copied())),
            Scope::Indicators => {
                let mut sums = vec![0.0; framework.nodes().len()];
                for (&leaf, &z) in self.nodes.iter().zip(&z) {
                    let up = std::iter::successors(Some(leaf), |id: &NodeId| framework.node(*id).parent);
                    up.for_each(|id| sums[id.index()] += z);
                }
                for (at, node) in framework.nodes().iter().enumerate() {
                    let (id, Some(parent)) = (NodeId(at as u32), node.parent) else { continue };
                    if standing.weights().is_active(id) {
                        let whole = sums[parent.index()];
                        let (now, share) = (standing.weights().share(id), sums[at] / whole);
                        let stays = whole <= 0.0 || (share - now).abs() < 1e-12;
                        shares.push((id, if stays { now } else { share }));
                    }
                }
            }
        }
        WeightChange::of_shares(standing, &shares)
    }
}

fn is_below(standing: &Standing, id: NodeId, above: NodeId) -> bool {
    std::iter::successors(Some(id), |id| standing.framework().node(*id).parent).any(|id| id == above)
}

pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}
