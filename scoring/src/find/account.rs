//! What a way gave for one group, and what it has to say about it.

use crate::weigh::{AhpWeights, BwmWeights, Diagnosis, OptimisedWeights, OrderWeights};

/// Shares of one group and the method's own account.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// By member; they sum to 1.
    pub shares: Vec<f64>,
    pub told: Told,
}

/// What a method says besides the weights.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Nothing: the official weights, or a group of one.
    Nothing,
    Data(Diagnosis),
    /// Of all children of the node, in the framework's order, whether or not they take part.
    Ahp {
        /// Each expert's own.
        experts: Vec<AhpWeights>,
        /// What their judgements pooled give; for a single expert that expert's own.
        pooled: AhpWeights,
        /// By expert: how far their weights are from the group's, 0..=1; see [`crate::weigh::weight_deviations`].
        deviations: Vec<f64>,
    },
    /// Of all children, as for AHP.
    Bwm(BwmWeights),
    Swara,
    Combined {
        /// How much each part counted; sums to 1.
        shares: Vec<f64>,
        parts: Vec<Account>,
    },
    Optimised(OptimisedWeights),
    /// Entities by dataset position.
    FromOrder(OrderWeights),
}

impl Account {
    pub(super) fn plain(shares: Vec<f64>) -> Self {
        Self { shares, told: Told::Nothing }
    }
}
