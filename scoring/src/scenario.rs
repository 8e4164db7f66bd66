//! Everything a person chose: the saved what-if. Screen = f(Dataset, Scenario).
//!
//! It is small, versioned JSON; fields at their default are left out, so an empty object is the official evaluation.

mod certainty;
mod check;
mod improve;
mod missing;
mod outliers;
mod own_scale;
mod rank_by;
mod read;
mod repair;
mod rules;
mod scheme;
mod set;
mod tables;
mod transform;
mod weigh;
mod weigh_check;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Decision, Fingerprint};
use crate::revenue::PlanSet;
use crate::revenue::chance::ChanceSet;

pub use certainty::{AtLeast, Certainty, FEWEST_DRAWS, FEWEST_ROWS, LeaveOut, MOST_DRAWS, MOST_ROWS, WeightsVary};
pub use check::ScenarioProblem;
pub use improve::Improved;
pub use missing::{Among, Middle, Missing};
pub use outliers::{Bend, Outliers, Tame};
pub use own_scale::OwnScale;
pub use rank_by::{
    Criteria, CriterionScale, CriterionThresholds, FuzzyOperator, MOST_GRADES, PenaltySign, PreferenceCurve, RankBy,
    RankKind, RankMethod,
};
pub use read::{FieldError, FieldErrorKind, ScenarioError, from_value, open, parse, with_defaults};
pub use repair::{CellAt, Repair, RepairKind, RepairState};
pub use rules::{Adjustment, Bonus, Consequence, Grading, Reason, RedLine, Rounding, Rules, Ties};
pub use scheme::{Mapped, SchemeChoice};
pub use set::{SetError, set};
pub use transform::Transform;
pub use weigh::{
    Expert, Weigh, WeighColumns, WeighCombine, WeighContrast, WeighCorrelation, WeighMethod, WeighModel, WeighPool,
    WeighPriority, WeighRotation, WeighScope,
};

/// Version of the JSON this crate writes and reads.
pub const SCENARIO_VERSION: u32 = 1;

fn version() -> u32 {
    SCENARIO_VERSION
}

/// What a person chose. Codes and ids that the dataset does not have are reported by [`Scenario::check`], not dropped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// Format version; [`SCENARIO_VERSION`].
    #[serde(default = "version")]
    pub yuanheng: u32,
    /// Engine that wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub engine: String,
    /// Built-in dataset id or file name it was made on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dataset: String,
    /// Content it was made on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<Fingerprint>,
    /// Period evaluated; the newest when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// How weights come about; the official ones by default.
    #[serde(skip_serializing_if = "is_default")]
    pub weigh: Weigh,
    /// Weights moved by hand, by node code; they stand over those of `weigh`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<String, f64>,
    /// Nodes whose weight stays when a sibling's moves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locks: Vec<String>,
    /// Indicators left out of the evaluation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub drop: Vec<String>,
    /// What was decided about tables before they became the dataset: to be read by, again and next year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Decision>,
    /// Values of the data that were corrected; [`Scenario::repaired`] puts them there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<Repair>,
    /// Values assumed instead of those in the data; [`Scenario::improved`] puts them there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub improve: Vec<Improved>,
    #[serde(skip_serializing_if = "is_default")]
    pub treat: Treat,
    #[serde(skip_serializing_if = "is_default")]
    pub normalise: Normalise,
    #[serde(skip_serializing_if = "is_default")]
    pub aggregate: Aggregate,
    /// By what entities are ranked.
    #[serde(skip_serializing_if = "is_default")]
    pub rank: RankBy,
    /// Shares of entities in grades A, B, C …, best first; the last grade takes the rest.
    #[serde(skip_serializing_if = "is_default")]
    pub grades: Grades,
    /// Red lines, bonuses and adjustments, laid over the scores after ranking.
    #[serde(skip_serializing_if = "Rules::is_empty")]
    pub rules: Rules,
    /// A scheme to evaluate with, beside the dataset's own framework.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<SchemeChoice>,
    /// Entity the overview is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<String>,
    /// Entities kept in sight in the ranking.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<String>,
    /// Entities side by side, 2 to 8; the first is the reference unless `reference` says otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub compare: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Only entities of these groups are ranked: group code → category names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub filter: BTreeMap<String, Vec<String>>,
    /// What may be otherwise while it is asked how sure the ranks are.
    #[serde(skip_serializing_if = "is_default")]
    pub certainty: Certainty,
    #[serde(skip_serializing_if = "is_default")]
    pub revenue: PlanSet,
    /// What the plans are simulated with by chance.
    #[serde(skip_serializing_if = "is_default")]
    pub chance: ChanceSet,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            yuanheng: SCENARIO_VERSION,
            engine: String::new(),
            dataset: String::new(),
            fingerprint: None,
            period: None,
            weigh: Weigh::default(),
            weights: BTreeMap::new(),
            locks: Vec::new(),
            drop: Vec::new(),
            tables: Vec::new(),
            repairs: Vec::new(),
            improve: Vec::new(),
            treat: Treat::default(),
            normalise: Normalise::default(),
            aggregate: Aggregate::default(),
            rank: RankBy::default(),
            grades: Grades::default(),
            rules: Rules::default(),
            scheme: None,
            focus: None,
            pins: Vec::new(),
            compare: Vec::new(),
            reference: None,
            filter: BTreeMap::new(),
            certainty: Certainty::default(),
            revenue: PlanSet::default(),
            chance: ChanceSet::default(),
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The word that a scenario's JSON has for a choice; empty for what is written otherwise.
pub fn word(choice: impl Serialize) -> String {
    serde_json::to_value(choice).ok().and_then(|value| value.as_str().map(String::from)).unwrap_or_default()
}

/// What is done to the raw columns before they are normalised.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Treat {
    /// Divide indicators by the denominators the framework names.
    #[serde(skip_serializing_if = "is_default")]
    pub denominate: bool,
    /// Denominator column by indicator code, over those of the framework and whether or not these are used; empty for none.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub denominators: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "is_default")]
    pub missing: Missing,
    /// Function that an indicator's values go through, by code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub transforms: BTreeMap<String, Transform>,
    /// Values that would stretch a scale.
    #[serde(skip_serializing_if = "is_default")]
    pub outliers: Outliers,
    /// Least share of its indicators an entity must have to be scored, 0 to 1.
    #[serde(skip_serializing_if = "is_default")]
    pub availability: f64,
}

impl Treat {
    /// Whether cells are at most divided: none is filled, transformed or brought in.
    pub fn only_divides(&self) -> bool {
        self.missing == Missing::AsFound && self.transforms.is_empty() && self.outliers == Outliers::None
    }
}

/// How indicators come to one scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Normalise {
    pub method: NormaliseMethod,
    /// Ends of the scale for the methods that have one.
    pub range: [f64; 2],
    /// Mean and standard deviation that z-scores are brought to.
    pub mean: f64,
    pub sd: f64,
    /// Goalposts by indicator code, over those of the framework: `[worst, best]`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub goalposts: BTreeMap<String, [f64; 2]>,
    /// Id of the entity that `distance_to_reference` measures to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What differs for single indicators, by code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub indicators: BTreeMap<String, OwnScale>,
}

impl Default for Normalise {
    fn default() -> Self {
        Self {
            method: NormaliseMethod::default(),
            range: [0.0, 100.0],
            mean: 0.0,
            sd: 1.0,
            goalposts: BTreeMap::new(),
            reference: None,
            indicators: BTreeMap::new(),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NormaliseMethod {
    #[default]
    #[serde(rename = "minmax")]
    MinMax,
    #[serde(rename = "zscore")]
    ZScore,
    Rank,
    PercentileRank,
    Goalposts,
    /// Value over the indicator's base (its target, else the mean of what is there).
    RatioToBase,
    /// Min–max with `range` as the ends of every indicator, onto 0 to 100.
    Scaled,
    DistanceToMax,
    DistanceToReference,
    DistanceToTarget,
    FractionOfMax,
    /// How many entities are worse.
    Borda,
    /// Value over the column's Euclidean length.
    Vector,
    /// Value over the column's sum.
    Sum,
}

/// How columns go up the tree.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Aggregate {
    /// For every level that `levels` does not name.
    #[serde(skip_serializing_if = "is_default")]
    pub method: Mean,
    /// From the bottom up: the first is how indicators become their parents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Mean>,
    /// By node code, over `method` and `levels`: how this node is made of its children.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub nodes: BTreeMap<String, Mean>,
    /// Exponent of the power mean; absent is 2. Zero is refused: that limit is `geometric`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub power: Option<f64>,
    /// Least share of a node's children, without weights, that must be there; else the node is missing.
    #[serde(skip_serializing_if = "is_default")]
    pub availability: f64,
}

/// A weighted mean, or what stands for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mean {
    #[default]
    Arithmetic,
    /// Π xʷ: the weighted product, whose weights here sum to 1.
    #[serde(alias = "weighted_product")]
    Geometric,
    Harmonic,
    /// (Σ w·xᵖ)^(1/p) with `Aggregate::power` as p.
    Power,
    /// The value at half the weight.
    Median,
    /// Pairwise contests won minus lost; each is decided by the weight of the children on which one is ahead.
    Copeland,
}

/// Grades by quantile: `shares[i]` of the ranked entities get `labels[i]`; what is left gets the last label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Grades {
    pub labels: Vec<String>,
    pub shares: Vec<f64>,
}

impl Default for Grades {
    fn default() -> Self {
        Self { labels: ["A", "B", "C", "D"].map(String::from).to_vec(), shares: vec![0.25, 0.45, 0.25] }
    }
}
