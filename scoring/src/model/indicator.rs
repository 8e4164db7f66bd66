//! One measured quantity: which way is better, its unit, what it is divided by.

use serde::{Deserialize, Serialize};

use super::Text;

/// Which values are better.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Direction {
    /// The more the better.
    Positive,
    /// The less the better.
    Negative,
    /// Best anywhere from `lo` to `hi` (equal for a single best value), worse with the distance outside it.
    Interval { lo: f64, hi: f64 },
}

/// Where a value comes from, as the framework says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum IndicatorKind {
    #[default]
    Measured,
    /// A qualitative grade carried as a number.
    Grade,
    /// Decides by itself whether an entity may be ranked.
    Gate,
    /// Adds beyond the weighted sum.
    Bonus,
    /// Scored by hand.
    Expert,
}

/// Fixed ends of a scale: `worst` maps to the bottom of the range and `best` to its top. `log` interpolates between logarithms.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goalposts {
    pub worst: f64,
    pub best: f64,
    pub log: bool,
}

/// What a leaf of the framework measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    pub direction: Direction,
    /// Unit as written, for instance `万元/亩`; empty when it has none.
    pub unit: String,
    pub kind: IndicatorKind,
    /// Code of the denominator column, when the indicator is to be divided.
    pub denominator: Option<String>,
    /// Value to reach, in the indicator's unit; also the base of ratio-to-base.
    pub target: Option<f64>,
    pub goalposts: Option<Goalposts>,
    /// Where the figures come from; empty when the dataset's own sources say it.
    pub source: String,
    /// What it means, for the data dictionary; may be empty.
    pub note: Text,
}

impl Indicator {
    /// A measured indicator with nothing but a direction and a unit.
    pub fn measured(direction: Direction, unit: impl Into<String>) -> Self {
        Self {
            direction,
            unit: unit.into(),
            kind: IndicatorKind::Measured,
            denominator: None,
            target: None,
            goalposts: None,
            source: String::new(),
            note: Text::default(),
        }
    }
}
