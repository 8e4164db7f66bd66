//! Carries normalised columns up the framework tree to one score.

mod mean;

use serde::{Deserialize, Serialize};

use crate::mcdm::MOST_IN_PAIRS;
use crate::model::{Column, Framework, NodeId};
use crate::normalise::Normalised;
use crate::scenario::{Aggregate, Mean};
use crate::weigh::Weights;

pub use mean::{Kernel, Kind, add_column, add_dense, weighted_median};

/// One column a node: an indicator's is its normalised column, an aggregate's the mean of its children's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    columns: Vec<Column>,
    root: usize,
    empty: Column,
}

impl Scores {
    /// The same with another score at the goal.
    pub fn with_goal(mut self, goal: Column) -> Self {
        if let Some(column) = self.columns.get_mut(self.root) {
            *column = goal;
        }
        self
    }

    /// The node's column; all missing for a node that does not take part. Empty for a node of another framework.
    pub fn of(&self, id: NodeId) -> &Column {
        self.columns.get(id.index()).unwrap_or(&self.empty)
    }

    /// The goal's column.
    pub fn goal(&self) -> &Column {
        self.of(NodeId(self.root as u32))
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AggregateError {
    /// The power mean's exponent must be finite and not zero.
    BadPower { power: f64 },
    /// Not a share from 0 to 1.
    BadAvailability { availability: f64 },
    /// More levels are named than the framework has above its indicators.
    TooManyLevels { levels: usize, of: usize },
    /// A geometric, harmonic or power mean met `n_cells` values that are zero or negative; the first is this one. A range such as
    /// 1 to 100 avoids them.
    NotPositive { node: String, child: String, entity: usize, value: f64, n_cells: usize },
    /// A method is given for a code that is no aggregate.
    UnknownNode { code: String },
    /// More entities than can be compared pair by pair.
    TooMany { found: usize, most: usize },
    /// What is asked for needs a score that is made of its indicators one by one, and this node's is not: it compares entities.
    NoParts { node: String },
    /// There is another number of columns than indicators.
    ColumnCount { columns: usize, indicators: usize },
}

/// Aggregates from the bottom up.
///
/// A node's value is the weighted mean of its children that are there, their weights renormalised over what is there: arithmetic
/// Σwx, geometric exp Σw·ln x, harmonic 1/Σ(w/x), power (Σwxᵖ)^(1/p), or the weighted median. Copeland instead counts the pairwise
/// contests that an entity wins minus those that it loses, each decided by the weight of the children on which one is ahead, and
/// leaves out entities that lack a child. `settings.levels` names means from the bottom up by [`Framework::level`]: the first is for
/// parents of indicators; `settings.nodes` goes over it. A node is missing where nothing is there, where
/// all weights of what is there are zero, or where less than `settings.availability` of its children, counted without weights,
/// is there. Children that do not take part do not count.
///
/// # Errors
/// [`AggregateError`]. Geometric, harmonic and power means refuse a child with weight whose value is not positive.
///
/// *Cost*: O(n·nodes), O(n²·children) for a node by Copeland. *Source*: becker2022, nardo2008.
pub fn aggregate(
    framework: &Framework,
    weights: &Weights,
    normalised: &Normalised,
    settings: &Aggregate,
) -> Result<Scores, AggregateError> {
    let kinds = kinds(framework, settings)?;
    let (columns, indicators) = (normalised.columns.len(), framework.n_indicators());
    if columns != indicators {
        return Err(AggregateError::ColumnCount { columns, indicators });
    }
    let n_entities = normalised.columns.first().map_or(0, Column::len);
    let columns = vec![Column::default(); framework.nodes().len()];
    let mut scores = Scores { columns, root: framework.root().index(), empty: Column::default() };
    check_pairs(&kinds, n_entities)?;
    let missing = Column::missing(n_entities);
    for &id in framework.bottom_up() {
        let node = framework.node(id);
        scores.columns[id.index()] = match &node.leaf {
            _ if !weights.is_active(id) => missing.clone(),
            Some((column, _)) => normalised.columns.get(*column).cloned().unwrap_or_else(|| missing.clone()),
            None => {
                let kernel = kernel(framework, weights, id, kinds[id.index()], settings.availability);
                let children: Vec<&[f64]> = kernel.children.iter().map(|child| scores.of(*child).raw()).collect();
                node_column(framework, id, &kernel, &children)?
            }
        };
    }
    Ok(scores)
}

/// One node's column from its children's; `columns` are those of the kernel's children.
///
/// # Errors
/// [`AggregateError::NotPositive`].
///
/// *Cost*: O(n·children).
pub fn node_column(
    framework: &Framework,
    id: NodeId,
    kernel: &Kernel,
    columns: &[&[f64]],
) -> Result<Column, AggregateError> {
    check_positive(framework, kernel, id, columns)?;
    let mut cells = vec![0.0; columns.first().map_or(0, |cells| cells.len())];
    kernel.fill(columns, false, 0, &mut cells);
    Ok(Column::from_raw(cells))
}

/// The mean of every node by its level; indicators have the first, unused.
///
/// # Errors
/// [`AggregateError`] for a power, a share or a list of levels that cannot be.
pub fn kinds(framework: &Framework, settings: &Aggregate) -> Result<Vec<Kind>, AggregateError> {
    let power = settings.power.unwrap_or(2.0);
    if !power.is_finite() || power == 0.0 {
        return Err(AggregateError::BadPower { power });
    }
    if !(0.0..=1.0).contains(&settings.availability) {
        return Err(AggregateError::BadAvailability { availability: settings.availability });
    }
    let mut heights = vec![0usize; framework.nodes().len()];
    for &id in framework.bottom_up() {
        let children = &framework.node(id).children;
        heights[id.index()] = children.iter().map(|child| heights[child.index()] + 1).max().unwrap_or(0);
    }
    let (levels, of) = (settings.levels.len(), heights[framework.root().index()]);
    if levels > of {
        return Err(AggregateError::TooManyLevels { levels, of });
    }
    let is_aggregate = |code: &str| framework.find(code).is_some_and(|id| framework.node(id).leaf.is_none());
    if let Some(code) = settings.nodes.keys().find(|code| !is_aggregate(code)) {
        return Err(AggregateError::UnknownNode { code: code.clone() });
    }
    let named = |height: usize| settings.levels.get(height.saturating_sub(1)).copied().unwrap_or(settings.method);
    let of_node = |at: usize| framework.nodes().get(at).and_then(|node| settings.nodes.get(&node.code)).copied();
    Ok(heights
        .into_iter()
        .enumerate()
        .map(|(at, height)| match of_node(at).unwrap_or_else(|| named(height)) {
            Mean::Arithmetic => Kind::Arithmetic,
            Mean::Geometric => Kind::Geometric,
            Mean::Harmonic => Kind::Harmonic,
            Mean::Power => Kind::Power(power),
            Mean::Median => Kind::Median,
            Mean::Copeland => Kind::Copeland,
        })
        .collect())
}

/// Refuses comparisons of more entities than memory has room for.
///
/// # Errors
/// [`AggregateError::TooMany`].
pub fn check_pairs(kinds: &[Kind], n_entities: usize) -> Result<(), AggregateError> {
    let (found, most) = (n_entities, MOST_IN_PAIRS);
    if found > most && kinds.contains(&Kind::Copeland) {
        return Err(AggregateError::TooMany { found, most });
    }
    Ok(())
}

/// The first node that takes part and whose value is not made of its children's one by one.
pub fn without_parts(framework: &Framework, weights: &Weights, kinds: &[Kind]) -> Option<NodeId> {
    let compares = |id: &NodeId| weights.is_active(*id) && kinds.get(id.index()) == Some(&Kind::Copeland);
    framework.bottom_up().iter().copied().filter(|&id| framework.node(id).leaf.is_none()).find(compares)
}

/// How the node `id` becomes the mean of its children that take part.
pub fn kernel(framework: &Framework, weights: &Weights, id: NodeId, kind: Kind, availability: f64) -> Kernel {
    let children: Vec<NodeId> =
        framework.node(id).children.iter().copied().filter(|&child| weights.is_active(child)).collect();
    let weights = children.iter().map(|&child| weights.share(child)).collect();
    Kernel { children, weights, kind, availability }
}

fn check_positive(
    framework: &Framework,
    kernel: &Kernel,
    id: NodeId,
    columns: &[&[f64]],
) -> Result<(), AggregateError> {
    if !kernel.kind.needs_positive() {
        return Ok(());
    }
    let mut first = None;
    let mut n_cells = 0;
    for ((&child, &weight), column) in kernel.children.iter().zip(&kernel.weights).zip(columns) {
        for (entity, &value) in column.iter().enumerate() {
            if weight > 0.0 && value <= 0.0 {
                first.get_or_insert((child, entity, value));
                n_cells += 1;
            }
        }
    }
    match first {
        None => Ok(()),
        Some((child, entity, value)) => {
            let code = |id: NodeId| framework.node(id).code.clone();
            Err(AggregateError::NotPositive { node: code(id), child: code(child), entity, value, n_cells })
        }
    }
}
