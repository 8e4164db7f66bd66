//! Scores of a few entities under many weights: one product with a matrix where that is all there is to it, else up the tree.

use std::collections::BTreeMap;

use super::{RobustError, WeightDraws};
use crate::aggregate::{Kernel, Kind, aggregate, kernel, kinds};
use crate::model::{Column, Framework, NodeId};
use crate::normalise::Normalised;
use crate::scenario::Aggregate;
use crate::weigh::Weights;

/// The entities to be ranked, laid out for scoring them again and again.
#[derive(Clone, Debug)]
pub struct Scorer {
    /// Positions in the dataset.
    entities: Vec<usize>,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    /// Arithmetic means of values that are all there: a score is the sum of effective weight × value.
    Product {
        /// By group of [`LANES`] entities, by indicator; the last group is filled up with zeros.
        cells: Vec<[f64; LANES]>,
        n_indicators: usize,
    },
    Tree {
        leaves: Vec<(usize, Column)>,
        /// Aggregates that take part, children before parents.
        kernels: Vec<(usize, Kernel)>,
        root: usize,
    },
}

/// Entities whose sums run side by side in registers.
const LANES: usize = 8;

/// Room for one draw, to be used again for the next.
#[derive(Clone, Debug, Default)]
pub struct Room {
    shares: Vec<f64>,
    /// Effective weights in leaf order.
    pub weights: Vec<f64>,
    /// Scores of [`Scorer::entities`], missing as NaN.
    pub scores: Vec<f64>,
    columns: Vec<Vec<f64>>,
    kernels: Vec<Kernel>,
}

impl Scorer {
    /// Lays out the entities in `included` that have a score under some weights of `draws`.
    ///
    /// # Errors
    /// Those of [`aggregate()`], found for any weights that `draws` may bring; [`RobustError::NothingRanked`].
    ///
    /// *Cost*: O(n·nodes).
    pub fn new(
        framework: &Framework,
        weights: &Weights,
        normalised: &Normalised,
        settings: &Aggregate,
        included: &[bool],
        draws: &WeightDraws,
    ) -> Result<Self, RobustError> {
        let kinds = kinds(framework, settings)?;
        let reach = weights_from_shares(framework, weights, &draws.reach());
        let scores = aggregate(framework, &reach, normalised, settings)?;
        let scored = scores.goal().raw().iter().zip(included).enumerate();
        let entities: Vec<usize> =
            scored.filter(|(_, (score, included))| **included && !score.is_nan()).map(|(entity, _)| entity).collect();
        if entities.is_empty() {
            return Err(RobustError::NothingRanked);
        }
        let pick = |column: &Column| entities.iter().map(|&entity| column.raw()[entity]).collect::<Vec<f64>>();
        let columns: Vec<Vec<f64>> = normalised.columns.iter().map(pick).collect();
        let active = |id: NodeId| weights.is_active(id);
        let aggregates = framework.bottom_up().iter().copied().filter(|&id| active(id));
        let aggregates = aggregates.filter(|&id| framework.node(id).leaf.is_none());
        let plain = aggregates.clone().all(|id| kinds[id.index()] == Kind::Arithmetic);
        let whole = framework
            .leaves()
            .iter()
            .zip(&columns)
            .all(|(&leaf, column)| !active(leaf) || column.iter().all(|cell| !cell.is_nan()));
        let way = if plain && whole {
            let idle: Vec<bool> = framework.leaves().iter().map(|&leaf| !active(leaf)).collect();
            Way::Product { cells: interleave(&columns, &idle, entities.len()), n_indicators: columns.len() }
        } else {
            let leaves = framework.leaves().iter().map(|leaf| leaf.index());
            Way::Tree {
                leaves: leaves.zip(columns.into_iter().map(Column::from_raw)).collect(),
                kernels: aggregates
                    .map(|id| (id.index(), kernel(framework, weights, id, kinds[id.index()], settings.availability)))
                    .collect(),
                root: framework.root().index(),
            }
        };
        Ok(Self { entities, way })
    }

    /// Positions in the dataset of those that are scored, in order.
    pub fn entities(&self) -> &[usize] {
        &self.entities
    }

    /// Room for draws of these weights.
    pub fn room(&self, draws: &WeightDraws) -> Room {
        let mut room = Room {
            shares: vec![0.0; draws.n_nodes()],
            weights: vec![0.0; draws.n_leaves()],
            scores: vec![0.0; self.entities.len()],
            ..Room::default()
        };
        if let Way::Tree { leaves, kernels, .. } = &self.way {
            room.columns = vec![vec![0.0; self.entities.len()]; draws.n_nodes()];
            for (node, column) in leaves {
                room.columns[*node] = column.raw().to_vec();
            }
            room.kernels = kernels.iter().map(|(_, kernel)| kernel.clone()).collect();
        }
        room
    }

    /// Leaves the draw's effective weights and the scores under them in `room`.
    ///
    /// The product sums in leaf order; its scores agree with [`aggregate()`] to rounding, those of the tree to the bit. *Cost*:
    /// O(n·nodes).
    pub fn score(&self, draws: &WeightDraws, draw: u64, room: &mut Room) {
        draws.fill_shares(draw, &mut room.shares);
        match &self.way {
            Way::Product { .. } => {
                draws.fill_leaves(&mut room.shares, &mut room.weights);
                self.score_product(room);
            }
            Way::Tree { kernels, root, .. } => {
                for ((node, _), kernel) in kernels.iter().zip(&mut room.kernels) {
                    for (weight, child) in kernel.weights.iter_mut().zip(&kernel.children) {
                        *weight = room.shares[child.index()];
                    }
                    let mut out = std::mem::take(&mut room.columns[*node]);
                    let children = kernel.children.iter().map(|child| room.columns[child.index()].as_slice());
                    kernel.fill(&children.collect::<Vec<_>>(), false, 0, &mut out);
                    room.columns[*node] = out;
                }
                room.scores.copy_from_slice(&room.columns[*root]);
                draws.fill_leaves(&mut room.shares, &mut room.weights);
            }
        }
    }

    fn score_product(&self, room: &mut Room) {
        let Way::Product { cells, n_indicators } = &self.way else { return };
        let groups = cells.chunks_exact((*n_indicators).max(1));
        for (scores, group) in room.scores.chunks_mut(LANES).zip(groups) {
            let mut sums = [0.0; LANES];
            for (cells, &weight) in group.iter().zip(&room.weights) {
                for (sum, cell) in sums.iter_mut().zip(cells) {
                    *sum += weight * cell;
                }
            }
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score = sum;
            }
        }
    }
}

fn interleave(columns: &[Vec<f64>], idle: &[bool], n_entities: usize) -> Vec<[f64; LANES]> {
    let mut cells = Vec::with_capacity(n_entities.div_ceil(LANES) * columns.len());
    for start in (0..n_entities).step_by(LANES) {
        for (column, &idle) in columns.iter().zip(idle) {
            let mut lanes = [0.0; LANES];
            // What takes no part may be missing, and zero times missing is missing.
            for (lane, &cell) in lanes.iter_mut().zip(column.iter().skip(start)).filter(|_| !idle) {
                *lane = cell;
            }
            cells.push(lanes);
        }
    }
    cells
}

/// Weights with these shares, of the nodes that take part in `weights`.
pub fn weights_from_shares(framework: &Framework, weights: &Weights, shares: &[f64]) -> Weights {
    let ids = || (0..framework.nodes().len()).map(|at| NodeId(at as u32));
    let code = |id: NodeId| framework.node(id).code.clone();
    let overrides: BTreeMap<String, f64> = ids()
        .filter(|&id| weights.is_active(id))
        .map(|id| (code(id), shares.get(id.index()).copied().unwrap_or(0.0)))
        .collect();
    let drop: Vec<String> = ids().filter(|&id| !weights.is_active(id)).map(code).collect();
    Weights::of(framework, &overrides, &drop).unwrap_or_else(|_| weights.clone())
}
