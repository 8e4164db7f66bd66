//! What a person lays over the scores: red lines, bonuses and penalties, how grades are cut, adjustments by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::model::Limit;

/// Applied to the scores after ranking, in the order of the fields; nothing is changed when all are at their default.
///
/// Codes are those of indicators, whose figures are taken as loaded, before any treatment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bonuses: Vec<Bonus>,
    /// Most points that all bonuses together add; without limit when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_bonus: Option<f64>,
    /// Most points that all penalties together take, as a positive number; without limit when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_penalty: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub red_lines: Vec<RedLine>,
    #[serde(skip_serializing_if = "is_default")]
    pub grading: Grading,
    /// By entity id; the last word on its grade.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub adjustments: BTreeMap<String, Adjustment>,
}

impl Rules {
    /// Whether nothing is laid over the scores.
    pub fn is_empty(&self) -> bool {
        is_default(self)
    }

    /// Whether scores may be others after the rules than before: a bonus, a penalty, or a cap.
    pub fn move_scores(&self) -> bool {
        !self.bonuses.is_empty() || self.red_lines.iter().any(|line| matches!(line.then, Consequence::CapScore(_)))
    }

    /// Paths and values of the numbers that cannot be used with this many grades: not finite, a limit below 0, thresholds that do
    /// not fall. More thresholds than all grades but the last can have show as the first one too many.
    pub fn bad_numbers(&self, n_labels: usize) -> Vec<(String, f64)> {
        let mut bad = Vec::new();
        let mut need = |fits: bool, path: String, value: f64| {
            if !fits {
                bad.push((path, value));
            }
        };
        let limit = |most: Option<f64>| most.is_none_or(|most| most.is_finite() && most >= 0.0);
        for (at, bonus) in self.bonuses.iter().enumerate() {
            need(bonus.per_unit.is_finite(), format!("rules.bonuses.{at}.per_unit"), bonus.per_unit);
            need(limit(bonus.most), format!("rules.bonuses.{at}.most"), bonus.most.unwrap_or(0.0));
        }
        need(limit(self.most_bonus), "rules.most_bonus".into(), self.most_bonus.unwrap_or(0.0));
        need(limit(self.most_penalty), "rules.most_penalty".into(), self.most_penalty.unwrap_or(0.0));
        for (at, line) in self.red_lines.iter().enumerate() {
            let bound = line.crossed.bound();
            need(bound.is_finite(), format!("rules.red_lines.{at}.crossed"), bound);
            if let Consequence::CapScore(most) = line.then {
                need(most.is_finite(), format!("rules.red_lines.{at}.then"), most);
            }
        }
        let mut before = f64::INFINITY;
        for (at, &threshold) in self.grading.thresholds.iter().enumerate() {
            let falls = threshold.is_finite() && threshold < before;
            need(falls && at + 1 < n_labels, "rules.grading.thresholds".into(), threshold);
            before = threshold;
        }
        bad
    }
}

/// Points beyond the weighted sum (嘉奖); a penalty when `per_unit` is negative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bonus {
    pub code: String,
    /// Points for each unit of the indicator, negative for a penalty; for a yes-or-no figure of 1, the points themselves.
    pub per_unit: f64,
    /// Most points that it adds or takes, as a positive number; without limit when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<f64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A line that no score makes good for (一票否决).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedLine {
    pub code: String,
    /// Figures that are across the line.
    pub crossed: Limit,
    pub then: Consequence,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What crossing a red line leads to. Written `"lowest_grade"`, `{"cap_score": 60}`, `{"cap_grade": "C"}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consequence {
    LowestGrade,
    /// The score is at most this, and ranks and grades follow it.
    CapScore(f64),
    /// The grade is at best this one; the score stays.
    CapGrade(String),
}

/// How grades are cut from scores. Labels are those of the scenario's grades.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Grading {
    /// Least score for each grade but the last, falling; when empty, the shares of the scenario's grades cut.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub thresholds: Vec<f64>,
    /// Group column inside whose categories shares are counted, such as an industry or a size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Grade of equal scores that a share would part.
    #[serde(skip_serializing_if = "is_default")]
    pub ties: Ties,
    /// How many entities a share is when it is no whole number.
    #[serde(skip_serializing_if = "is_default")]
    pub rounding: Rounding,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// All get the better grade, which may then be more than its share.
    #[default]
    Better,
    /// All get the worse grade, which keeps the better ones within their share.
    Worse,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest, half up.
    #[default]
    Nearest,
    /// Down, for a share that must not be exceeded.
    Down,
}

/// A grade set by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adjustment {
    /// One of the labels of the scenario's grades.
    pub grade: String,
    pub reason: Reason,
}

/// Why a grade was set by hand: never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reason(String);

impl Reason {
    /// The text without the blanks around it; `None` when nothing is left.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.into()))
    }

    pub fn text(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Reason {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("invalid value: an empty reason")
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.0
    }
}
