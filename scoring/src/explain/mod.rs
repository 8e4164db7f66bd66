//! Says why: what each indicator adds to a score, and to the difference between two.

mod contribution;
mod difference;
mod slope;
mod waterfall;

use crate::aggregate::{AggregateError, Scores, aggregate};
use crate::math::median_in;
use crate::model::{Column, Framework};
use crate::normalise::Normalised;
use crate::scenario::Aggregate;
use crate::weigh::Weights;

pub use contribution::{contributions, contributions_of};
pub use difference::{against_median, difference};
pub use waterfall::{Flight, Step, Waterfall, waterfall};

/// One entity's values at every node, or those of somebody made up, such as the median of each indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    values: Vec<Option<f64>>,
}

impl Profile {
    /// An entity of the dataset. *Cost*: O(nodes).
    pub fn of_entity(framework: &Framework, scores: &Scores, entity: usize) -> Self {
        let at = |index| scores.of(crate::model::NodeId(index as u32)).get(entity);
        Self { values: (0..framework.nodes().len()).map(at).collect() }
    }

    /// Somebody with these values, a node each. *Cost*: O(1).
    pub fn of_nodes(values: Vec<Option<f64>>) -> Self {
        Self { values }
    }

    /// Somebody with these normalised values, in leaf order, aggregated as everybody is.
    ///
    /// # Errors
    /// Those of [`aggregate()`].
    ///
    /// *Cost*: O(nodes).
    pub fn of_leaves(
        framework: &Framework,
        weights: &Weights,
        settings: &Aggregate,
        leaves: &[Option<f64>],
    ) -> Result<Self, AggregateError> {
        let columns = leaves.iter().map(|&leaf| Column::from_options([leaf])).collect();
        let scores = aggregate(framework, weights, &Normalised { columns, notes: Vec::new() }, settings)?;
        Ok(Self::of_entity(framework, &scores, 0))
    }

    /// Somebody who has the median of each normalised indicator over the entities in `included`.
    ///
    /// # Errors
    /// Those of [`aggregate()`].
    ///
    /// *Cost*: O(n·m).
    pub fn of_median(
        framework: &Framework,
        weights: &Weights,
        settings: &Aggregate,
        normalised: &Normalised,
        included: &[bool],
    ) -> Result<Self, AggregateError> {
        let middle = |column: &Column| median_in(column.raw(), included);
        let leaves: Vec<Option<f64>> = normalised.columns.iter().map(middle).collect();
        Self::of_leaves(framework, weights, settings, &leaves)
    }

    /// The value at a node, if it is there.
    pub fn at(&self, node: crate::model::NodeId) -> Option<f64> {
        self.values.get(node.index()).copied().flatten()
    }

    /// The score.
    pub fn score(&self, framework: &Framework) -> Option<f64> {
        self.at(framework.root())
    }
}
