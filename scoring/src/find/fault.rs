//! Why a way gives no weights, with the codes and ids that it is about.

use serde::{Deserialize, Serialize};

use crate::aggregate::AggregateError;
use crate::model::{Dataset, Framework, NodeId};
use crate::scenario::WeighMethod;
use crate::weigh::{AhpError, BwmError, CellNeeds, CombineError, ComparisonList, DataError, OptimiseError, OrderError};
use crate::weigh::{SwaraError, WeightError};

/// Why a scenario's ways give no weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FindError {
    /// The way for the children of this node.
    Way {
        parent: String,
        method: WeighMethod,
        fault: Fault,
    },
    Weight(WeightError),
    Aggregate(AggregateError),
}

/// What is wrong with one way. Codes are of indicators or aggregates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fault {
    /// The method weighs the children of one node, and is given for the whole tree.
    NeedsNode,
    /// Fewer cells are there than the method needs.
    TooFew {
        code: String,
        n_present: usize,
        needed: usize,
    },
    /// The method has no value for this cell.
    BadCell {
        code: String,
        entity: String,
        value: f64,
        needs: CellNeeds,
    },
    ZeroMean {
        code: String,
    },
    /// Nothing tells one criterion from another: all are constant, or say the same.
    NoInformation,
    /// Constant among the entities that have all criteria.
    Constant {
        code: String,
    },
    TooLarge,
    NotConverged,
    NoExperts,
    /// Not one share an expert or a part, or one is negative or not finite, or all are zero.
    BadShares,
    /// Nobody said how `a` and `b` compare; `expert` counts from 0.
    NoJudgement {
        expert: usize,
        a: String,
        b: String,
    },
    /// Not between 1e-9 and 1e9.
    BadJudgement {
        expert: usize,
        a: String,
        b: String,
        value: f64,
    },
    /// The pair was judged both ways round, and the two are not one another's reciprocals.
    NotReciprocal {
        expert: usize,
        a: String,
        b: String,
        value: f64,
        reverse: f64,
    },
    /// A child is in none of the comparisons with the best, or with the worst.
    NoComparison {
        list: ComparisonList,
        code: String,
    },
    BadComparison {
        list: ComparisonList,
        code: String,
        value: f64,
    },
    NoBest,
    NoWorst,
    Contradiction {
        best_to_worst: f64,
        worst_to_best: f64,
    },
    /// The order of importance does not name each child once: this one is missing, repeated or no child.
    BadOrder {
        code: String,
    },
    WrongSteps {
        expected: usize,
        found: usize,
    },
    /// Negative or not finite; `code` is the one that it leads to.
    BadStep {
        code: String,
        value: f64,
    },
    NoParts,
    /// Every criterion has weight zero in some part, or all that take part have none.
    NothingLeft,
    /// The parts are so alike that the game between them has no single answer.
    Singular,
    /// No wanted importance is given for this criterion.
    NoTarget {
        code: String,
    },
    BadTarget {
        code: String,
        value: f64,
    },
    /// Bounds that cross, lie outside 0 to 1, or leave no weights with sum 1.
    BadBounds,
    /// The criteria contradict one another so much that an index of them goes with none.
    Opposed,
    BadMargin {
        margin: f64,
    },
    /// An entity of the wanted order is not in the data.
    UnknownEntity {
        id: String,
    },
    /// Fewer than two entities are put in order.
    NoWishes,
    /// An entity of the wanted order lacks this criterion.
    NoValue {
        entity: String,
        code: String,
    },
    /// Scores are no weighted sum here, so an order says nothing about weights.
    NotASum,
}

impl FindError {
    pub(super) fn way(framework: &Framework, parent: NodeId, method: WeighMethod, fault: Fault) -> Self {
        Self::Way { parent: framework.node(parent).code.clone(), method, fault }
    }
}

impl From<WeightError> for FindError {
    fn from(error: WeightError) -> Self {
        Self::Weight(error)
    }
}

impl From<AggregateError> for FindError {
    fn from(error: AggregateError) -> Self {
        Self::Aggregate(error)
    }
}

/// What positions in an error of `weigh` stand for.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    pub dataset: &'a Dataset,
    /// The nodes whose positions an error counts.
    pub nodes: &'a [NodeId],
}

impl Names<'_> {
    pub fn code(&self, at: usize) -> String {
        self.nodes.get(at).map_or_else(String::new, |&id| self.dataset.framework.node(id).code.clone())
    }

    pub fn entity(&self, at: usize) -> String {
        self.dataset.entities.get(at).map_or_else(String::new, |entity| entity.id.clone())
    }

    pub fn data(&self, error: DataError) -> Fault {
        match error {
            DataError::Empty | DataError::WrongLength { .. } | DataError::NoInformation => Fault::NoInformation,
            DataError::TooFew { column, n_present, needed } => {
                Fault::TooFew { code: self.code(column), n_present, needed }
            }
            DataError::BadCell { column, entity, value, needs } => {
                Fault::BadCell { code: self.code(column), entity: self.entity(entity), value, needs }
            }
            DataError::ZeroMean { column } => Fault::ZeroMean { code: self.code(column) },
            DataError::TooLarge => Fault::TooLarge,
            DataError::NotConverged => Fault::NotConverged,
        }
    }

    pub fn ahp(&self, expert: usize, error: &AhpError) -> Fault {
        let pair = |row: usize, column: usize| (self.code(row), self.code(column));
        match *error {
            AhpError::Empty | AhpError::NotSquare { .. } | AhpError::ExpertShape { .. } => Fault::NoExperts,
            AhpError::BadJudgement { row, column, value } => {
                let (a, b) = pair(row, column);
                Fault::BadJudgement { expert, a, b, value }
            }
            AhpError::BadDiagonal { row, value } => {
                let (a, b) = pair(row, row);
                Fault::BadJudgement { expert, a, b, value }
            }
            AhpError::NotReciprocal { row, column, value, reverse } => {
                let (a, b) = pair(row, column);
                Fault::NotReciprocal { expert, a, b, value, reverse }
            }
            AhpError::BadShares => Fault::BadShares,
            AhpError::NotConverged => Fault::NotConverged,
        }
    }

    pub fn bwm(&self, error: BwmError) -> Fault {
        match error {
            BwmError::Empty | BwmError::WrongLength { .. } | BwmError::NoBest => Fault::NoBest,
            BwmError::BadComparison { list, criterion, value } => {
                Fault::BadComparison { list, code: self.code(criterion), value }
            }
            BwmError::NoWorst => Fault::NoWorst,
            BwmError::Contradiction { best_to_worst, worst_to_best } => {
                Fault::Contradiction { best_to_worst, worst_to_best }
            }
            BwmError::Program(_) | BwmError::Unsolved => Fault::NotConverged,
        }
    }

    pub fn optimise(&self, error: OptimiseError) -> Fault {
        match error {
            OptimiseError::Data(error) => self.data(error),
            OptimiseError::Constant { column } => Fault::Constant { code: self.code(column) },
            OptimiseError::BadTarget { criterion, value } => Fault::BadTarget { code: self.code(criterion), value },
            OptimiseError::BadBounds | OptimiseError::WrongLength { .. } => Fault::BadBounds,
            OptimiseError::Opposed => Fault::Opposed,
        }
    }

    pub fn order(&self, error: OrderError) -> Fault {
        match error {
            OrderError::BadBounds | OrderError::WrongLength { .. } | OrderError::BadWeights => Fault::BadBounds,
            OrderError::BadMargin { margin } => Fault::BadMargin { margin },
            OrderError::NoValue { entity, column } => {
                Fault::NoValue { entity: self.entity(entity), code: self.code(column) }
            }
            OrderError::Program(_) | OrderError::Unsolved => Fault::NotConverged,
        }
    }
}

pub fn combine_fault(error: &CombineError) -> Fault {
    match error {
        CombineError::Empty | CombineError::WrongLength { .. } => Fault::NoParts,
        CombineError::BadWeights { .. } | CombineError::NothingLeft => Fault::NothingLeft,
        CombineError::BadShares => Fault::BadShares,
        CombineError::Singular => Fault::Singular,
    }
}

/// `codes` is the order as given.
pub fn swara_fault(error: SwaraError, codes: &[String]) -> Fault {
    let code = |place: usize| codes.get(place).cloned().unwrap_or_default();
    match error {
        SwaraError::Empty => Fault::BadOrder { code: String::new() },
        SwaraError::BadOrder { place } => Fault::BadOrder { code: code(place) },
        SwaraError::WrongLength { expected, found } => Fault::WrongSteps { expected, found },
        SwaraError::BadStep { place, value } => Fault::BadStep { code: code(place), value },
    }
}
