//! How sure a ranking is to be asked: what may be otherwise, how often it is drawn, and from which seed.

use serde::{Deserialize, Serialize};

use super::{Mean, Missing, NormaliseMethod, is_default};

/// What may be otherwise in the evaluation while its certainty is asked. By default the weights alone, by a quarter of their size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Certainty {
    /// How weights are drawn.
    #[serde(skip_serializing_if = "is_default")]
    pub weights: WeightsVary,
    /// Half-width of `around`, as a share of each weight, 0 to 1.
    pub by: f64,
    /// Orders that weights drawn over all there could be must keep.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub at_least: Vec<AtLeast>,
    /// Standard error of every value as a share of it, 0 to 1; 0 takes values as they are.
    #[serde(skip_serializing_if = "is_default")]
    pub error: f64,
    /// Whether what is filled in for missing values is drawn among the values of others.
    #[serde(skip_serializing_if = "is_default")]
    pub imputation: bool,
    /// Normalisations tried beside the chosen one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub normalise: Vec<NormaliseMethod>,
    /// Aggregations tried beside the chosen one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aggregate: Vec<Mean>,
    /// Policies for missing values tried beside the chosen one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// Whether outliers are both left alone and treated.
    #[serde(skip_serializing_if = "is_default")]
    pub outliers: bool,
    /// What is left out by turns, nothing among it.
    #[serde(skip_serializing_if = "is_default")]
    pub leave_out: LeaveOut,
    /// Draws for rank intervals and acceptabilities, [`FEWEST_DRAWS`] to [`MOST_DRAWS`].
    pub draws: u32,
    /// Rows of the design for Sobol indices, [`FEWEST_ROWS`] to [`MOST_ROWS`].
    pub rows: u32,
    pub seed: u32,
}

/// Fewest draws an interval is made of.
pub const FEWEST_DRAWS: u32 = 100;
/// Most draws that central weights can be summed over.
pub const MOST_DRAWS: u32 = 1_000_000;
/// Fewest rows that indices are estimated from.
pub const FEWEST_ROWS: u32 = 16;
/// Most rows of a design.
pub const MOST_ROWS: u32 = 16_384;

impl Default for Certainty {
    fn default() -> Self {
        Self {
            weights: WeightsVary::Around,
            by: 0.25,
            at_least: Vec::new(),
            error: 0.0,
            imputation: false,
            normalise: Vec::new(),
            aggregate: Vec::new(),
            missing: Vec::new(),
            outliers: false,
            leave_out: LeaveOut::Nothing,
            draws: 10_000,
            rows: 512,
            seed: 1,
        }
    }
}

impl Certainty {
    /// Paths and values of the numbers that cannot be used.
    pub fn bad_numbers(&self) -> Vec<(String, f64)> {
        let mut bad = Vec::new();
        let mut need = |fits: bool, field: &str, value: f64| {
            if !fits {
                bad.push((format!("certainty.{field}"), value));
            }
        };
        need((0.0..=1.0).contains(&self.by), "by", self.by);
        need((0.0..=1.0).contains(&self.error), "error", self.error);
        need((FEWEST_DRAWS..=MOST_DRAWS).contains(&self.draws), "draws", f64::from(self.draws));
        need((FEWEST_ROWS..=MOST_ROWS).contains(&self.rows), "rows", f64::from(self.rows));
        bad
    }
}

/// How weights are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightsVary {
    /// As chosen, always.
    Fixed,
    /// Each from `1 − by` to `1 + by` times the chosen one.
    #[default]
    Around,
    /// Siblings' shares over all they could be.
    Simplex,
}

/// The weight of `more` is at least that of `less`; both are codes of siblings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    pub more: String,
    pub less: String,
}

/// What is left out by turns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeaveOut {
    #[default]
    Nothing,
    /// One indicator at a time.
    Indicators,
    /// One child of the goal at a time.
    Pillars,
}
