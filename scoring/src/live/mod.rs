//! Keeps scores and order up to date while weights move: the engine behind the sliders, for a million entities.

mod decision;
mod order;
mod partial;
mod plan;
mod tree;

use std::ops::Range;

use crate::aggregate::{AggregateError, Kind, check_pairs, kinds};
use crate::decide::{DecideError, Decided, Decider, LayOut};
use crate::model::{Column, Framework, NodeId};
use crate::normalise::Normalised;
use crate::scenario::{Aggregate, Scenario};
use crate::weigh::Weights;

use decision::Decision;
use order::Order;
use plan::Step;
use tree::Tree;

/// One row of a ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    pub entity: usize,
    /// 1 is best; ties share the better place.
    pub rank: u32,
    pub score: f64,
}

/// The scores of all entities under weights that move.
///
/// Indicators' columns are shared with [`Normalised`], each aggregate has one column of its own, and each node on the way from
/// the indicator that is dragged to the goal one more: the sum over its other children. A step of a drag that keeps the proportions
/// of the other siblings reads the dragged column and those sums, nothing else. Scores then agree with
/// [`crate::aggregate::aggregate`] to rounding; after [`LiveScores::settle`] to the last bit.
#[derive(Clone, Debug)]
pub struct LiveScores {
    tree: Tree,
    order: Order,
    included: Vec<bool>,
    /// Ranks in place of the aggregation's score, from the first [`LiveScores::decide`] on.
    decision: Option<Decision>,
    /// Some node compares entities, so that all of them go through the nodes together.
    compares: bool,
}

/// Entities worked on at a time, through all nodes: the blocks of a few columns stay in the nearest cache.
const BLOCK: usize = 1024;

impl LiveScores {
    /// Scores under `weights`, ranked among the entities in `included`; those that `included` does not cover are left out.
    ///
    /// # Errors
    /// As [`crate::aggregate::aggregate`].
    ///
    /// *Cost*: O(n·nodes).
    pub fn new(
        framework: &Framework,
        normalised: &Normalised,
        weights: &Weights,
        settings: &Aggregate,
        included: Vec<bool>,
    ) -> Result<Self, AggregateError> {
        let (columns, indicators) = (normalised.columns.len(), framework.n_indicators());
        if columns != indicators {
            return Err(AggregateError::ColumnCount { columns, indicators });
        }
        let kinds = kinds(framework, settings)?;
        check_pairs(&kinds, normalised.columns.first().map_or(0, Column::len))?;
        let compares = kinds.contains(&Kind::Copeland);
        let tree = Tree::new(framework, &normalised.columns, &kinds, settings.availability);
        let mut included = included;
        included.resize(tree.n_entities(), false);
        let mut live = Self { tree, order: Order::default(), included, decision: None, compares };
        live.set_weights(weights)?;
        Ok(live)
    }

    /// Follows the weights: recomputes the nodes whose weights moved and those above them, and nothing when none did.
    ///
    /// # Errors
    /// [`AggregateError::NotPositive`]; the scores are then of no use until a later call succeeds.
    ///
    /// *Cost*: O(n) for each node from the moved weight to the goal while one weight is dragged and the others keep their proportions;
    /// O(n·siblings) for a node on the first step of a drag and for any other change.
    pub fn set_weights(&mut self, weights: &Weights) -> Result<(), AggregateError> {
        let steps = self.tree.plan(weights);
        self.run(&steps)
    }

    /// Ranks by the scenario's decision method, if it has one, from now on, its matrix as `lay_out` lays it out; its scores come with [`LiveScores::decide`].
    ///
    /// *Shape*: `figures`, the treated columns, and `normalised` one a leaf. *Cost*: O(m); cells are shared.
    #[must_use]
    pub fn ranked_by(
        mut self,
        figures: &[Column],
        normalised: &Normalised,
        scenario: &Scenario,
        lay_out: LayOut,
    ) -> Self {
        let decides = !scenario.rank.is_aggregate();
        self.decision = decides.then(|| Decision::new(figures, normalised, scenario, lay_out));
        self
    }

    /// Carries the decision method out under weights that [`LiveScores::set_weights`] was given before; without a method, nothing.
    /// Until then scores and ranks are those of the last time.
    ///
    /// # Errors
    /// [`DecideError`], and scores and ranks stay.
    ///
    /// *Cost*: that of the method; see [`Decider::n_steps`].
    pub fn decide(&mut self, framework: &Framework, weights: &Weights) -> Result<(), DecideError> {
        let Some(decision) = &mut self.decision else { return Ok(()) };
        let tree = &self.tree;
        decision.decide(framework, weights, &|id| Column::from_raw(tree.cells(id).to_vec()))?;
        if let Some(decided) = decision.decided() {
            self.order.rebuild(decided.scores.raw(), &self.included);
        }
        Ok(())
    }

    /// What the decision method said last.
    pub fn decided(&self) -> Option<&Decided> {
        self.decision.as_ref().and_then(Decision::decided)
    }

    /// The decision method's matrix.
    pub fn decider(&self) -> Option<&Decider> {
        self.decision.as_ref().and_then(Decision::decider)
    }

    /// Sums again, in the order that [`crate::aggregate::aggregate`] sums in, what a drag left rounded differently. Afterwards the
    /// scores are the same bits. *Cost*: O(n·siblings) for each node a drag went through.
    ///
    /// # Errors
    /// As [`LiveScores::set_weights`].
    pub fn settle(&mut self) -> Result<(), AggregateError> {
        let steps = self.tree.plan_settling();
        self.run(&steps)
    }

    /// Ranks among other entities; scores stay. *Cost*: O(n).
    pub fn set_included(&mut self, included: Vec<bool>) {
        self.included = included;
        self.included.resize(self.tree.n_entities(), false);
        let decided = self.decision.as_ref().and_then(Decision::decided);
        let goal = decided.map_or(self.tree.goal(), |decided| decided.scores.raw());
        self.order.rebuild(goal, &self.included);
    }

    /// The goal's scores by entity, missing as NaN.
    pub fn scores(&self) -> &[f64] {
        self.goal()
    }

    /// A node's values by entity as the aggregation has them, missing as NaN; nothing for a node of another framework, nor for an aggregate that takes no part.
    pub fn node(&self, id: NodeId) -> &[f64] {
        self.tree.cells(id)
    }

    /// How many entities are ranked.
    pub fn n_ranked(&self) -> usize {
        self.order.n_ranked()
    }

    /// The row at the first place; `None` where nobody is ranked. *Cost*: O(1).
    pub fn best(&self) -> Option<Row> {
        self.order.best(self.goal())
    }

    /// The rows at these places of the ranking, 0 for the best, in the order of [`crate::rank::rank`]; fewer at its end.
    ///
    /// *Cost*: one pass over the scores, and a sort of the buckets of a histogram that the rows lie in.
    pub fn window(&self, places: Range<usize>) -> Vec<Row> {
        self.order.window(self.goal(), &self.included, places)
    }

    /// The entity's rank; `None` where it is not ranked. *Cost*: one pass over the scores.
    pub fn rank_of(&self, entity: usize) -> Option<u32> {
        self.ranks_of(&[entity]).first().copied().flatten()
    }

    /// The entities' ranks, in one pass over the scores. *Cost*: O(n·entities).
    pub fn ranks_of(&self, entities: &[usize]) -> Vec<Option<u32>> {
        self.order.ranks(self.goal(), &self.included, entities)
    }

    fn goal(&self) -> &[f64] {
        self.decided().map_or(self.tree.goal(), |decided| decided.scores.raw())
    }

    fn run(&mut self, steps: &[Step]) -> Result<(), AggregateError> {
        if steps.is_empty() {
            return Ok(());
        }
        let mut fault = None;
        let ranks = self.decided().is_none();
        if ranks {
            self.order.begin();
        }
        let block = if self.compares { self.tree.n_entities().max(1) } else { BLOCK };
        for start in (0..self.tree.n_entities()).step_by(block) {
            let rows = start..(start + block).min(self.tree.n_entities());
            for step in steps {
                self.tree.run(step, rows.clone(), &mut fault);
            }
            let scores = self.tree.goal().get(rows.clone()).unwrap_or(&[]);
            if ranks {
                self.order.count(start, scores, self.included.get(rows).unwrap_or(&[]));
            }
        }
        if ranks {
            self.order.end(self.tree.goal(), &self.included);
        }
        match fault {
            None => Ok(()),
            Some(fault) => {
                self.tree.forget();
                Err(self.tree.describe(fault))
            }
        }
    }
}
