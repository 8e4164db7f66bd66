//! Weights drawn by number: around the chosen ones, over all there could be, or as given.

use serde::{Deserialize, Serialize};

use super::order::Lineup;
use super::{AtLeast, RobustError};
use crate::math::Draws;
use crate::model::{Framework, NodeId};
use crate::weigh::Weights;

/// Which weights may come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Spread {
    /// Each weight times a number drawn uniformly from 1 − `by` to 1 + `by`, `by` from 0 to 1.
    Relative { by: f64 },
    /// Siblings' shares from the Dirichlet distribution whose mean they are; the variance of a share s is s(1 − s)/(concentration + 1).
    Dirichlet { concentration: f64 },
    /// Siblings' shares uniform over all they could be, whatever was chosen, as far as they keep the orders wanted.
    Simplex { at_least: Vec<AtLeast> },
    /// Effective weights of the indicators, a row a draw, in leaf order; the rows come in turn, again from the first after the last.
    Given { rows: Vec<Vec<f64>> },
}

/// Weights of every node by the number of the draw.
#[derive(Clone, Debug)]
pub struct WeightDraws {
    how: How,
    /// Parents before children.
    families: Vec<Family>,
    n_nodes: usize,
    root: usize,
    leaves: Vec<usize>,
    seed: u64,
}

#[derive(Clone, Debug)]
enum How {
    Relative { by: f64 },
    Dirichlet { concentration: f64 },
    Simplex,
    Given { rows: Vec<Vec<f64>> },
}

/// A node that takes part and its children that do.
#[derive(Clone, Debug)]
struct Family {
    parent: usize,
    children: Vec<usize>,
    chosen: Vec<f64>,
    lineups: Vec<Lineup>,
}

/// Keeps weights apart from other numbers drawn under the same seed.
const STREAM: u32 = 1;

impl WeightDraws {
    /// Draws around or instead of `weights`, for the nodes that take part in them.
    ///
    /// Shares are drawn for the children of each node by themselves and sum to 1 there, as they do in [`Weights`]. The simplex is
    /// drawn as exponentials over their sum; orders by [`AtLeast`] keep the draw exactly uniform over what they leave.
    ///
    /// # Errors
    /// [`RobustError`] for a spread that cannot be, an order between nodes that are no siblings, and given weights that do not fit.
    ///
    /// *Source*: becker2022 for relative noise, lahdelma2001 for the simplex.
    pub fn new(framework: &Framework, weights: &Weights, spread: &Spread, seed: u64) -> Result<Self, RobustError> {
        let leaves: Vec<usize> = framework.leaves().iter().map(|leaf| leaf.index()).collect();
        let mut families = find_families(framework, weights);
        let how = match spread {
            &Spread::Relative { by } if (0.0..=1.0).contains(&by) => How::Relative { by },
            &Spread::Dirichlet { concentration } if concentration > 0.0 && concentration.is_finite() => {
                How::Dirichlet { concentration }
            }
            &(Spread::Relative { by: value } | Spread::Dirichlet { concentration: value }) => {
                return Err(RobustError::BadSpread { value });
            }
            Spread::Simplex { at_least } => {
                put_in_order(framework, &mut families, at_least)?;
                How::Simplex
            }
            Spread::Given { rows } => {
                let active: Vec<bool> = framework.leaves().iter().map(|&leaf| weights.is_active(leaf)).collect();
                How::Given { rows: check_rows(rows, &active)? }
            }
        };
        let (n_nodes, root) = (framework.nodes().len(), framework.root().index());
        Ok(Self { how, families, n_nodes, root, leaves, seed })
    }

    pub fn n_nodes(&self) -> usize {
        self.n_nodes
    }

    pub fn n_leaves(&self) -> usize {
        self.leaves.len()
    }

    /// Fills `shares` by node with the shares of draw `draw`: 1 for the goal, 0 for nodes that do not take part. *Cost*: O(nodes).
    pub fn fill_shares(&self, draw: u64, shares: &mut [f64]) {
        shares.fill(0.0);
        if let Some(goal) = shares.get_mut(self.root) {
            *goal = 1.0;
        }
        if let How::Given { rows } = &self.how {
            if let Some(row) = rows.get((draw % rows.len().max(1) as u64) as usize) {
                self.spread_row(row, shares);
            }
            return;
        }
        let mut draws = Draws::new(self.seed, STREAM, draw);
        let mut drawn = Vec::new();
        for family in &self.families {
            drawn.clear();
            drawn.extend(family.chosen.iter().map(|&share| match self.how {
                How::Relative { by } => share * (1.0 + by * (2.0 * draws.uniform() - 1.0)),
                How::Dirichlet { concentration } => draws.gamma(concentration * share),
                How::Simplex | How::Given { .. } => draws.exponential(),
            }));
            for lineup in &family.lineups {
                lineup.arrange(&mut drawn, &mut draws);
            }
            family.share_out(&drawn, &family.chosen, shares);
        }
    }

    /// Turns shares of the parents into shares of the goal, in place, and fills `effective` with those of the leaves. *Cost*: O(nodes).
    pub fn fill_leaves(&self, shares: &mut [f64], effective: &mut [f64]) {
        for family in &self.families {
            let above = shares.get(family.parent).copied().unwrap_or(0.0);
            for &child in &family.children {
                if let Some(share) = shares.get_mut(child) {
                    *share *= above;
                }
            }
        }
        for (effective, &leaf) in effective.iter_mut().zip(&self.leaves) {
            *effective = shares.get(leaf).copied().unwrap_or(0.0);
        }
    }

    /// Shares that are positive wherever those of some draw are.
    pub(super) fn reach(&self) -> Vec<f64> {
        let mut shares = vec![0.0; self.n_nodes];
        match &self.how {
            How::Given { rows } => {
                let sum = |leaf: usize| rows.iter().map(|row| row.get(leaf).copied().unwrap_or(0.0)).sum::<f64>();
                let sums: Vec<f64> = (0..self.leaves.len()).map(sum).collect();
                self.spread_row(&sums, &mut shares);
            }
            How::Simplex => {
                for family in &self.families {
                    family.share_out(&vec![1.0; family.children.len()], &family.chosen, &mut shares);
                }
            }
            How::Relative { .. } | How::Dirichlet { .. } => {
                for family in &self.families {
                    family.share_out(&family.chosen, &family.chosen, &mut shares);
                }
            }
        }
        shares
    }

    /// From the indicators' effective weights up.
    fn spread_row(&self, row: &[f64], shares: &mut [f64]) {
        let mut below = vec![0.0; self.n_nodes];
        for (&leaf, &weight) in self.leaves.iter().zip(row) {
            below[leaf] = weight;
        }
        for family in self.families.iter().rev() {
            let drawn: Vec<f64> = family.children.iter().map(|&child| below[child]).collect();
            below[family.parent] = drawn.iter().sum();
            family.share_out(&drawn, &vec![1.0; drawn.len()], shares);
        }
    }
}

impl Family {
    /// Numbers over their sum; where they sum to nothing, those `otherwise`.
    fn share_out(&self, drawn: &[f64], otherwise: &[f64], shares: &mut [f64]) {
        let sum = |cells: &[f64]| cells.iter().fold(0.0, |sum, cell| sum + cell);
        let (cells, sum) = match sum(drawn) {
            total if total > 0.0 => (drawn, total),
            _ => (otherwise, sum(otherwise)),
        };
        for (&child, cell) in self.children.iter().zip(cells) {
            shares[child] = cell / sum;
        }
    }
}

fn find_families(framework: &Framework, weights: &Weights) -> Vec<Family> {
    let parents = framework.bottom_up().iter().rev().filter(|&&id| weights.is_active(id));
    parents
        .map(|&id| {
            let children = || framework.node(id).children.iter().filter(|&&child| weights.is_active(child));
            Family {
                parent: id.index(),
                children: children().map(|child| child.index()).collect(),
                chosen: children().map(|&child| weights.share(child)).collect(),
                lineups: Vec::new(),
            }
        })
        .filter(|family| !family.children.is_empty())
        .collect()
}

fn put_in_order(framework: &Framework, families: &mut [Family], at_least: &[AtLeast]) -> Result<(), RobustError> {
    let mut pairs = vec![Vec::new(); families.len()];
    for AtLeast { more, less } in at_least {
        let find = |code: &String| {
            let id = framework.find(code).map(NodeId::index);
            let mut homes = families.iter().enumerate().filter_map(|(family, Family { children, .. })| {
                children.iter().position(|&child| Some(child) == id).map(|place| (family, place))
            });
            homes.next().ok_or_else(|| RobustError::UnknownCode { code: code.clone() })
        };
        let ((family, above), (other, below)) = (find(more)?, find(less)?);
        if family != other {
            return Err(RobustError::NotSiblings { more: more.clone(), less: less.clone() });
        }
        pairs[family].push((above, below));
    }
    for (family, pairs) in families.iter_mut().zip(&pairs) {
        let code = |&child: &usize| framework.node(NodeId(child as u32)).code.clone();
        let codes: Vec<String> = family.children.iter().map(code).collect();
        family.lineups = Lineup::all(&codes, pairs)?;
    }
    Ok(())
}

/// The rows over their sums, without what does not take part.
fn check_rows(rows: &[Vec<f64>], active: &[bool]) -> Result<Vec<Vec<f64>>, RobustError> {
    if rows.is_empty() {
        return Err(RobustError::BadWeights { row: 0 });
    }
    let check = |(at, row): (usize, &Vec<f64>)| {
        let fits = row.len() == active.len() && row.iter().all(|cell| cell.is_finite() && *cell >= 0.0);
        let kept: Vec<f64> = row.iter().zip(active).map(|(&cell, active)| if *active { cell } else { 0.0 }).collect();
        let sum = kept.iter().fold(0.0, |sum, cell| sum + cell);
        let sound = fits && sum > 0.0 && sum.is_finite();
        if sound { Ok(kept.iter().map(|cell| cell / sum).collect()) } else { Err(RobustError::BadWeights { row: at }) }
    };
    rows.iter().enumerate().map(check).collect()
}
