//! What a scheme measures, and how a value becomes points.

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::model::{Direction, IndicatorKind, Text};

/// An aggregate of points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    pub code: String,
    pub name: Text,
    /// Code of the aggregate above; `None` for the total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Most points, or the full mark of a scheme without a ceiling.
    pub weight: f64,
    #[serde(default, skip_serializing_if = "is_default")]
    pub combine: Combine,
    /// Least points to pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
}

/// How the points below an aggregate become its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    #[default]
    Sum,
    /// The most favourable of several ways to be scored.
    BestOf,
}

/// Something that is measured, graded or answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub code: String,
    pub name: Text,
    /// The aggregate it brings points to; `None` for a fact that only gates look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Most points, or points at the base; absent where the scheme does not give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    #[serde(default = "positive", with = "DirectionWord", skip_serializing_if = "is_positive")]
    pub direction: Direction,
    #[serde(default, with = "KindWord", skip_serializing_if = "is_default")]
    pub kind: IndicatorKind,
    #[serde(default, skip_serializing_if = "is_default")]
    pub rule: Rule,
    /// Least points to pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: Text,
}

fn positive() -> Direction {
    Direction::Positive
}

fn is_positive(direction: &Direction) -> bool {
    *direction == Direction::Positive
}

/// [`Direction`] in the words of the file.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Direction", rename_all = "snake_case")]
enum DirectionWord {
    Positive,
    Negative,
    Interval { lo: f64, hi: f64 },
}

/// [`IndicatorKind`] in the words of the file.
#[derive(Serialize, Deserialize)]
#[serde(remote = "IndicatorKind", rename_all = "snake_case")]
enum KindWord {
    Measured,
    Grade,
    Gate,
    Bonus,
    Expert,
}

/// How a value becomes points.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The scheme does not say: the scenario's normalisation does.
    #[default]
    Normalised,
    RatioToBase(RatioToBase),
    Bands(Bands),
    Levels(Vec<Level>),
    /// Full points inside the item's best interval, fewer with the distance outside it.
    Spread(Spread),
    /// The value is the points, from 0 to the weight: scored by hand or elsewhere.
    Entered,
}

/// Points = value/base · weight, or base/value · weight for negative items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RatioToBase {
    /// In the item's unit; the mean of the entities that have a value when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<f64>,
    /// Most points, in weights; without limit when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<f64>,
    /// Least points, in weights; without limit when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<f64>,
    #[serde(skip_serializing_if = "is_default")]
    pub missing: RatioMissing,
}

/// What an entity without a value gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatioMissing {
    #[default]
    Unknown,
    /// The mean points of those that have a value.
    MeanOfGroup,
    Zero,
}

/// Steps of points. `limits` go from the best band outwards: falling for a positive item, rising for a negative one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// Limits between the bands, in the item's unit.
    pub limits: Vec<f64>,
    /// Points of each band, one more than there are limits.
    pub points: Vec<f64>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub between: Between,
    /// Band of a value that equals a limit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub edge: Edge,
}

/// What happens between two limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// The points of the band.
    #[default]
    Step,
    /// On a straight line from the points at one limit to those at the next, as between a base and a leading value.
    Linear,
}

/// Which band a value belongs to that equals a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    #[default]
    Better,
    Worse,
}

/// One answer of a qualitative item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The number that stands for the answer in data.
    pub value: f64,
    pub name: Text,
    pub points: f64,
}

/// Where the points of an interval item reach zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Spread {
    /// Below the first and above the second value there are no points; when absent, the entity farthest from the interval has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zero: Option<[f64; 2]>,
}
