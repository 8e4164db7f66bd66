//! The things a person can do to a scenario: what the history lists and `text` words.

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
    Focus,
    Pin,
    Compared,
    Revenue {
        what: String,
    },
}
