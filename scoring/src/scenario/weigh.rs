//! How weights come about before a person moves any by hand: a method, its parameters and the judgements it goes by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::is_default;

/// A way to weights, of the whole tree or of the children of one node.
///
/// Precedence, from the ground up: the framework's own weights; those that the method finds for every group of siblings; those that
/// `at` finds for the children of one node; and over all of them [`Scenario::weights`](super::Scenario::weights), which a person moved by
/// hand. Methods never look at what was moved by hand, so a slider does not change what a method says. Found weights of siblings sum
/// to what their official ones sum to, so a weight of hand means the same over either.
///
/// Fields that the method does not use are kept and have no effect.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Weigh {
    #[serde(skip_serializing_if = "is_default")]
    pub method: WeighMethod,
    /// Among which nodes the whole tree's method weighs.
    #[serde(skip_serializing_if = "is_default")]
    pub scope: WeighScope,
    /// Which columns a method reads.
    #[serde(skip_serializing_if = "is_default")]
    pub columns: WeighColumns,
    #[serde(skip_serializing_if = "is_default")]
    pub contrast: WeighContrast,
    #[serde(skip_serializing_if = "is_default")]
    pub correlation: WeighCorrelation,
    /// Principal components that count; absent counts those with an eigenvalue above 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub components: Option<u32>,
    #[serde(skip_serializing_if = "is_default")]
    pub rotation: WeighRotation,
    /// AHP: how priorities come from judgements, and how several experts become one.
    #[serde(skip_serializing_if = "is_default")]
    pub priority: WeighPriority,
    #[serde(skip_serializing_if = "is_default")]
    pub pool: WeighPool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub experts: Vec<Expert>,
    /// Best–worst: how many times as important the best is as each, and each as the worst, by code.
    #[serde(skip_serializing_if = "is_default")]
    pub model: WeighModel,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub best_to_others: BTreeMap<String, f64>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub others_to_worst: BTreeMap<String, f64>,
    /// SWARA: codes from the most important down. From an order: ids of entities from the best down.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    /// SWARA: how much less each matters than the one before it, one fewer than codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<f64>,
    /// From an order: the lead in points that each is to have over the next.
    #[serde(skip_serializing_if = "is_default")]
    pub margin: f64,
    #[serde(skip_serializing_if = "is_default")]
    pub combine: WeighCombine,
    /// Combined: the ways that are made one. One for the whole tree may have an `at` of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Weigh>,
    /// Combined linearly: how much each part counts; absent means equally.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<f64>,
    /// Optimised: wanted importance by code, in any unit; absent asks for the most information.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub target: BTreeMap<String, f64>,
    /// Optimised, and from an order: least and largest weight by code, 0 to 1; those that are absent are free.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub bounds: BTreeMap<String, [f64; 2]>,
    /// What stays as it is, whatever the method finds: shares of their parent by code, 0 to 1. The other siblings share the rest in the
    /// proportion found. Of a person's locks it is what the locked weights were when the way was chosen.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub held: BTreeMap<String, f64>,
    /// The children of the nodes with these codes have a way of their own.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub at: BTreeMap<String, Weigh>,
}

impl Weigh {
    /// Only this method, everything else at its default.
    pub fn by(method: WeighMethod) -> Self {
        Self { method, ..Self::default() }
    }

    /// Whether weights are the framework's own.
    pub fn is_official(&self) -> bool {
        self.method == WeighMethod::Official && self.held.is_empty() && self.at.values().all(Self::is_official)
    }

    /// The way for the children of this node.
    pub fn way_at(&self, code: &str) -> &Self {
        self.at.get(code).unwrap_or(self)
    }

    /// Whether the ways here, or any that they are combined of, read columns.
    pub fn reads_columns(&self) -> bool {
        self.method.reads_columns()
            || (self.method == WeighMethod::Combined && self.parts.iter().any(Self::reads_columns))
            || self.at.values().any(Self::reads_columns)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighMethod {
    /// As the framework has them.
    #[default]
    Official,
    Equal,
    Entropy,
    Critic,
    StandardDeviation,
    CoefficientOfVariation,
    Gini,
    Pca,
    Merec,
    Ahp,
    Bwm,
    Swara,
    Combined,
    Optimised,
    FromOrder,
}

impl WeighMethod {
    /// Reads the columns of what it weighs.
    pub fn reads_columns(self) -> bool {
        self.is_of_data() && self != Self::Equal || matches!(self, Self::Optimised | Self::FromOrder)
    }

    /// Needs nothing but the data.
    pub fn is_of_data(self) -> bool {
        match self {
            Self::Equal
            | Self::Entropy
            | Self::Critic
            | Self::StandardDeviation
            | Self::CoefficientOfVariation
            | Self::Gini
            | Self::Pca
            | Self::Merec => true,
            Self::Official
            | Self::Ahp
            | Self::Bwm
            | Self::Swara
            | Self::Combined
            | Self::Optimised
            | Self::FromOrder => false,
        }
    }

    /// Goes by what a person judged about the children of one node.
    pub fn is_of_judgement(self) -> bool {
        matches!(self, Self::Ahp | Self::Bwm | Self::Swara)
    }
}

/// Among which nodes the whole tree's method weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighScope {
    /// The children of each node by themselves.
    #[default]
    Siblings,
    /// All indicators at once; a node above them weighs what its indicators do together.
    Indicators,
}

/// Which columns a method reads; an aggregate's is always its score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighColumns {
    /// Indicators on one scale.
    #[default]
    Normalised,
    /// Indicators as they are before normalisation, those of which less is better as one over them.
    Treated,
}

/// How CRITIC sees a column tell entities apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighContrast {
    #[default]
    MinmaxSd,
    Sd,
    Entropy,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighCorrelation {
    #[default]
    Pearson,
    Spearman,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighRotation {
    #[default]
    None,
    Varimax,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighPriority {
    #[default]
    Eigenvector,
    GeometricMean,
}

/// What of several experts is made one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighPool {
    /// Their judgements, before weights are found.
    #[default]
    Judgements,
    /// The weights found of each.
    Priorities,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighModel {
    #[default]
    Nonlinear,
    Linear,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeighCombine {
    #[default]
    Linear,
    Multiplicative,
    Geometric,
    Game,
}

/// One expert's pairwise judgements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Expert {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How much this expert counts among several.
    #[serde(skip_serializing_if = "is_one")]
    pub share: f64,
    /// How many times as important the first code is as the second, each pair one way round: `{"A": {"B": 3}}`.
    pub pairwise: BTreeMap<String, BTreeMap<String, f64>>,
}

impl Default for Expert {
    fn default() -> Self {
        Self { name: String::new(), share: 1.0, pairwise: BTreeMap::new() }
    }
}

impl Expert {
    /// How many times as important `a` is as `b`, by whichever way round it was judged.
    pub fn judgement(&self, a: &str, b: &str) -> Option<f64> {
        let given = |a: &str, b: &str| self.pairwise.get(a).and_then(|others| others.get(b)).copied();
        given(a, b).or_else(|| given(b, a).map(|times| 1.0 / times))
    }

    /// Judges a pair, kept the way round that has a number from 1 up, so that a third is exactly one.
    pub fn judge(&mut self, a: &str, b: &str, times: f64) {
        for (a, b) in [(a, b), (b, a)] {
            if let Some(others) = self.pairwise.get_mut(a) {
                others.remove(b);
            }
        }
        self.pairwise.retain(|_, others| !others.is_empty());
        let (more, less, times) = if times >= 1.0 { (a, b, times) } else { (b, a, 1.0 / times) };
        self.pairwise.entry(more.into()).or_default().insert(less.into(), times);
    }
}

fn is_one(share: &f64) -> bool {
    *share == 1.0
}
