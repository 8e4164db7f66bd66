//! Best–worst method: weights from how much the best criterion beats each other one, and each other one the worst.

mod comparisons;
mod linear;
mod nonlinear;

use crate::math::linear_program::LinearProgramError;
use crate::math::sqrt;

pub use comparisons::{ComparisonList, Comparisons};

/// How the comparisons are met as well as can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// Least largest |w_B/w_j − a_Bj| and |w_j/w_W − a_jW|, as first published; its weights may leave room.
    #[default]
    Nonlinear,
    /// Least largest |w_B − a_Bj·w_j| and |w_j − a_jW·w_W|, a linear programme with one answer.
    Linear,
}

/// Weights and how well the comparisons agree.
#[derive(Clone, Debug, PartialEq)]
pub struct BwmWeights {
    /// They sum to 1; where several sets are as good, the middles of `intervals`, brought to sum 1.
    pub weights: Vec<f64>,
    /// Least largest deviation, ξ* or ξᴸ; 0 when the comparisons agree.
    pub xi: f64,
    /// Nonlinear: ξ* over the consistency index of a_BW, above 1 where criteria contradict one another badly. Linear: ξᴸ itself. 0 is
    /// consistent.
    pub consistency_ratio: f64,
    /// By criterion, the least and largest weight among all that are as good.
    pub intervals: Vec<(f64, f64)>,
}

/// Why comparisons give no weights. Criteria count from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum BwmError {
    Empty,
    WrongLength {
        expected: usize,
        found: usize,
    },
    /// Below 1, above 1e6 or not finite.
    BadComparison {
        list: ComparisonList,
        criterion: usize,
        value: f64,
    },
    /// No criterion compares with the best as 1: none is the best.
    NoBest,
    /// No criterion compares with the worst as 1: none is the worst.
    NoWorst,
    /// The best compared with the worst and the worst with the best are not the same number.
    Contradiction {
        best_to_worst: f64,
        worst_to_best: f64,
    },
    Program(LinearProgramError),
    /// The linear programme says that no weights exist, which only rounding can bring about.
    Unsolved,
}

/// Weights from comparisons with the best and the worst criterion.
///
/// *Shape*: one weight a criterion. *Units and range*: weights at least 0, sum to 1. *Formula*: see [`Model`]; the nonlinear ξ* is found
/// by bisection, for at a given ξ the conditions are linear in the weights; its consistency index solves ξ² − (1 + 2a)·ξ + a² − a = 0
/// with a = a_BW: 0.44 for 2, 5.23 for 9. *Edge cases*: consistent comparisons give ξ = 0 and their own weights; a single criterion
/// gets 1.
///
/// # Errors
/// [`BwmError::Program`], [`BwmError::Unsolved`].
///
/// *Cost*: 2n linear programmes of 4n rows for the intervals. *Source*: rezaei2015, rezaei2016.
pub fn bwm(comparisons: &Comparisons, model: Model) -> Result<BwmWeights, BwmError> {
    match model {
        Model::Nonlinear => {
            let (xi, intervals) = nonlinear::solve(comparisons)?;
            let index = consistency_index(comparisons.best_to_worst());
            let consistency_ratio = if index > 0.0 { xi / index } else { 0.0 };
            let middles: Vec<f64> = intervals.iter().map(|(lo, hi)| lo / 2.0 + hi / 2.0).collect();
            let sum = middles.iter().fold(0.0, |sum, w| sum + w);
            Ok(BwmWeights { weights: middles.iter().map(|w| w / sum).collect(), xi, consistency_ratio, intervals })
        }
        Model::Linear => {
            let (xi, weights) = linear::solve(comparisons)?;
            let intervals = weights.iter().map(|w| (*w, *w)).collect();
            Ok(BwmWeights { weights, xi, consistency_ratio: xi, intervals })
        }
    }
}

/// ξ* of the worst contradiction in which a criterion is as far from the best, and the worst from it, as the worst from the best.
fn consistency_index(best_to_worst: f64) -> f64 {
    (1.0 + 2.0 * best_to_worst - sqrt(1.0 + 8.0 * best_to_worst)) / 2.0
}
