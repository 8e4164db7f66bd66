//! The things a person can do to a scenario: what the history lists and `text` words.

use scoring::revenue::fund::PublishedFund;
use scoring::revenue::{ParameterId, PlanKind};

/// What a person did, in the past tense of the interface; worded by `text`.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The dataset was opened; the scenario is its official one.
    Opened,
    OpenedScenario,
    Weight {
        code: String,
    },
    Lock {
        code: String,
    },
    ResetWeights,
    /// The smallest change of weights that reaches an aim was taken over.
    SmallestChange,
    ResetAll,
    Dropped {
        code: String,
    },
    Method,
    Missing,
    Grades,
    Period {
        period: String,
    },
    Filter,
    /// What is open when certainty is asked, how often it is drawn, the seed.
    Certainty,
    Focus,
    Pin,
    Compared,
    /// One number of the income plans; in one plan where it is a lever.
    Revenue {
        plan: Option<PlanKind>,
        parameter: ParameterId,
    },
    /// A published set of fund parameters was taken over.
    RevenueFund {
        set: PublishedFund,
    },
    /// The income plans start from the park's own space and rent.
    RevenuePark,
    ResetRevenue,
}
