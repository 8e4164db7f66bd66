//! By what entities are ranked: the score that the framework gives, or a decision method over a flat matrix.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::is_default;

/// Grades of a fuzzy evaluation at most.
pub const MOST_GRADES: usize = 9;
/// Middles of four equal bands.
const GRADE_POINTS: [f64; 4] = [0.875, 0.625, 0.375, 0.125];

/// How the goal's score comes to be. Parameters that the method does not have are kept and not used, so that a person may go back to
/// a method and find its parameters again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RankBy {
    #[serde(skip_serializing_if = "is_default")]
    pub method: RankMethod,
    /// What the method's criteria are.
    #[serde(skip_serializing_if = "is_default")]
    pub over: Criteria,
    /// Scale of the criteria, for methods that leave it open; absent is the one the method was published with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normalise: Option<CriterionScale>,
    /// WASPAS: share of the sum; CoCoSo: share of the first strategy; 0 to 1, absent is ½.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda: Option<f64>,
    /// VIKOR: weight of the utility of the many, 0 to 1; absent is ½.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub v: Option<f64>,
    /// Grey relational analysis: distinguishing coefficient above 0; absent is ½.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zeta: Option<f64>,
    /// CODAS: threshold on the Euclidean distance; absent is 0.02.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tau: Option<f64>,
    /// Rank-sum ratio.
    #[serde(skip_serializing_if = "is_default")]
    pub ranks: RankKind,
    /// Mazziotta–Pareto.
    #[serde(skip_serializing_if = "is_default")]
    pub penalty: PenaltySign,
    /// PROMETHEE II: how a lead becomes a preference.
    #[serde(skip_serializing_if = "is_default")]
    pub preference: PreferenceCurve,
    /// PROMETHEE II and ELECTRE III: lead up to which two are alike, as a share of each criterion's spread; absent is 0.05.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<f64>,
    /// Lead from which one is wholly preferred, as a share of the spread; absent is 0.25.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p: Option<f64>,
    /// PROMETHEE II: turning point of the Gaussian curve, as a share of the spread; absent is 0.15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s: Option<f64>,
    /// ELECTRE III: lead that no other criterion makes good for, as a share of the spread; without one when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub veto: Option<f64>,
    /// Thresholds in a criterion's own unit, by node code, over the shares above.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub thresholds: BTreeMap<String, CriterionThresholds>,
    /// Fuzzy evaluation: how weights and memberships meet.
    #[serde(skip_serializing_if = "is_default")]
    pub operator: FuzzyOperator,
    /// Fuzzy evaluation: where on the scale of the criteria, 0 worst to 1 best, each grade is whole, from the best down; absent are the
    /// middles of four equal bands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<f64>,
    /// SPOTIS and fuzzy evaluation: ends of a criterion by node code; absent are the framework's goalposts, else the ends of what is there.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub bounds: BTreeMap<String, [f64; 2]>,
}

impl RankBy {
    /// Whether the goal's score is that of the framework's aggregation.
    pub fn is_aggregate(&self) -> bool {
        self.method == RankMethod::Aggregate
    }

    /// Points of the grades of a fuzzy evaluation, best first.
    pub fn grade_points(&self) -> Vec<f64> {
        if self.grades.is_empty() { GRADE_POINTS.to_vec() } else { self.grades.clone() }
    }

    /// Paths and values of the numbers that the chosen method cannot use.
    pub fn bad_numbers(&self) -> Vec<(String, f64)> {
        let mut bad = Vec::new();
        let mut need = |value: Option<f64>, name: &str, fits: fn(f64) -> bool| {
            if let Some(value) = value.filter(|&value| !fits(value)) {
                bad.push((format!("rank.{name}"), value));
            }
        };
        let share = |value: f64| (0.0..=1.0).contains(&value);
        let positive = |value: f64| value.is_finite() && value > 0.0;
        let not_negative = |value: f64| value.is_finite() && value >= 0.0;
        need(self.lambda, "lambda", share);
        need(self.v, "v", share);
        need(self.zeta, "zeta", positive);
        need(self.tau, "tau", not_negative);
        need(self.q, "q", not_negative);
        need(self.p, "p", positive);
        need(self.s, "s", positive);
        need(self.veto, "veto", positive);
        let falls = |at: usize| at == 0 || self.grades.get(at - 1) > self.grades.get(at);
        let fits = |(at, point): (usize, f64)| share(point) && falls(at);
        let bad_grades = self.grades.iter().copied().enumerate().filter(|&one| !fits(one));
        bad.extend(bad_grades.map(|(_, point)| ("rank.grades".to_string(), point)));
        if !self.grades.is_empty() && !(2..=MOST_GRADES).contains(&self.grades.len()) {
            bad.push(("rank.grades".into(), self.grades.len() as f64));
        }
        let crossed = self.bounds.iter().filter(|(_, [lo, hi])| !(lo.is_finite() && hi.is_finite() && lo < hi));
        bad.extend(crossed.map(|(code, &[_, hi])| (format!("rank.bounds.{code}"), hi)));
        bad
    }
}

/// A way to rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankMethod {
    /// By the score that the aggregation gives.
    #[default]
    Aggregate,
    WeightedSum,
    WeightedProduct,
    Waspas,
    Topsis,
    Vikor,
    Gra,
    Rsr,
    #[serde(rename = "promethee2")]
    Promethee2,
    #[serde(rename = "electre3")]
    Electre3,
    Copeland,
    Copras,
    Edas,
    Aras,
    Mabac,
    Marcos,
    Codas,
    Cocoso,
    Moora,
    MooraReference,
    Multimoora,
    Spotis,
    Bod,
    Mpi,
    /// Fuzzy comprehensive evaluation.
    Fuzzy,
}

impl RankMethod {
    /// All of them, those alike beside each other.
    pub const ALL: [Self; 25] = [
        Self::Aggregate,
        Self::WeightedSum,
        Self::WeightedProduct,
        Self::Waspas,
        Self::Aras,
        Self::Copras,
        Self::Moora,
        Self::MooraReference,
        Self::Multimoora,
        Self::Cocoso,
        Self::Topsis,
        Self::Vikor,
        Self::Gra,
        Self::Edas,
        Self::Codas,
        Self::Mabac,
        Self::Marcos,
        Self::Spotis,
        Self::Promethee2,
        Self::Electre3,
        Self::Copeland,
        Self::Rsr,
        Self::Bod,
        Self::Mpi,
        Self::Fuzzy,
    ];
}

/// What the columns of the flat matrix are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criteria {
    /// Indicators as treated, in their own units; the method scales them.
    #[default]
    Indicators,
    /// Indicators as normalised.
    Normalised,
    /// What the aggregation makes of the goal's children.
    Pillars,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionScale {
    None,
    #[serde(rename = "minmax")]
    MinMax,
    Max,
    Sum,
    Vector,
    Linear,
    Logarithmic,
}

impl CriterionScale {
    pub const ALL: [Self; 7] =
        [Self::None, Self::MinMax, Self::Max, Self::Sum, Self::Vector, Self::Linear, Self::Logarithmic];
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankKind {
    #[default]
    Integer,
    NonInteger,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PenaltySign {
    /// Unevenness lowers the score.
    #[default]
    Positive,
    /// Unevenness raises it, for phenomena that are bad.
    Negative,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreferenceCurve {
    #[default]
    Usual,
    UShape,
    VShape,
    Level,
    Linear,
    Gaussian,
}

impl PreferenceCurve {
    pub const ALL: [Self; 6] = [Self::Usual, Self::UShape, Self::VShape, Self::Level, Self::Linear, Self::Gaussian];

    /// Whether the curve has an indifference threshold, a preference threshold, a turning point.
    pub fn thresholds(self) -> [bool; 3] {
        match self {
            Self::Usual => [false; 3],
            Self::UShape => [true, false, false],
            Self::VShape => [false, true, false],
            Self::Level | Self::Linear => [true, true, false],
            Self::Gaussian => [false, false, true],
        }
    }
}

/// How weights and memberships meet in a fuzzy evaluation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FuzzyOperator {
    /// Every criterion counts by its weight.
    #[default]
    ProductSum,
    MinSum,
    ProductMax,
    /// The leading criterion decides.
    MinMax,
}

impl FuzzyOperator {
    pub const ALL: [Self; 4] = [Self::ProductSum, Self::MinSum, Self::ProductMax, Self::MinMax];
}

/// Thresholds of one criterion in its own unit; absent ones are the shares that all criteria have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CriterionThresholds {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub veto: Option<f64>,
}
