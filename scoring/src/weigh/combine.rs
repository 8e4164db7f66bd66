//! Several sets of weights made one: linear, multiplicative, geometric, or by the game between them.

use crate::math::{exp, ln, solve_linear};

/// How sets of weights become one.
#[derive(Clone, Debug, PartialEq)]
pub enum Combine {
    /// Σ share·w; one share a set, normalised.
    Linear { shares: Vec<f64> },
    /// Π w.
    Multiplicative,
    /// Geometric mean, (Π w)^(1/sets).
    Geometric,
    /// Σ a·w with the coefficients a that leave the least deviation from every set at once (博弈论组合赋权).
    Game,
}

/// The combined weights and how much each set counted.
#[derive(Clone, Debug, PartialEq)]
pub struct CombinedWeights {
    pub weights: Vec<f64>,
    /// By set, sums to 1, for linear and game; equal parts for the others, in which no set has a share of its own.
    pub shares: Vec<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CombineError {
    /// No set, or no criterion.
    Empty,
    WrongLength {
        set: usize,
        expected: usize,
        found: usize,
    },
    /// Negative or not finite, with its value; or all zero, and `criterion` is then none.
    BadWeights {
        set: usize,
        criterion: Option<(usize, f64)>,
    },
    /// Not one share a set, or one is negative or not finite, or all are zero.
    BadShares,
    /// Every criterion has weight zero in some set, so that products vanish.
    NothingLeft,
    /// The sets are alike, so that the game has no single answer.
    Singular,
}

/// Combines sets of weights.
///
/// *Shape*: sets of one length. *Units and range*: each set is brought to sum 1 first; so is the result. *Formula*: see [`Combine`]; for
/// the game, with G the sets' inner products, G·a = diag G, a ← |a|/Σ|a|. *Edge cases*: one set is given back; sets that are the same
/// give it back under every method.
///
/// # Errors
/// [`CombineError`].
///
/// *Cost*: O(sets²·criteria). *Source*: zhang2024.
pub fn combine(sets: &[Vec<f64>], how: &Combine) -> Result<CombinedWeights, CombineError> {
    let sets = normalised(sets)?;
    let equal = || vec![1.0 / sets.len() as f64; sets.len()];
    let (weights, shares) = match how {
        Combine::Linear { shares } => {
            let sum = shares.iter().fold(0.0, |sum, share| sum + share);
            let usable = shares.iter().all(|share| share.is_finite() && *share >= 0.0);
            if shares.len() != sets.len() || !usable || !sum.is_finite() || sum <= 0.0 {
                return Err(CombineError::BadShares);
            }
            let shares: Vec<f64> = shares.iter().map(|share| share / sum).collect();
            (weighted_sum(&sets, &shares), shares)
        }
        Combine::Multiplicative => (product(&sets, 1.0)?, equal()),
        Combine::Geometric => (product(&sets, 1.0 / sets.len() as f64)?, equal()),
        Combine::Game => {
            let shares = if sets.iter().all(|set| Some(set) == sets.first()) { equal() } else { game(&sets)? };
            (weighted_sum(&sets, &shares), shares)
        }
    };
    let sum = weights.iter().fold(0.0, |sum, w| sum + w);
    Ok(CombinedWeights { weights: weights.iter().map(|w| w / sum).collect(), shares })
}

fn normalised(sets: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, CombineError> {
    let expected = sets.first().map_or(0, Vec::len);
    if expected == 0 {
        return Err(CombineError::Empty);
    }
    let of_set = |(set, weights): (usize, &Vec<f64>)| {
        if weights.len() != expected {
            return Err(CombineError::WrongLength { set, expected, found: weights.len() });
        }
        if let Some((criterion, &w)) = weights.iter().enumerate().find(|(_, w)| !w.is_finite() || **w < 0.0) {
            return Err(CombineError::BadWeights { set, criterion: Some((criterion, w)) });
        }
        let largest = weights.iter().copied().fold(0.0, f64::max);
        let sum = weights.iter().fold(0.0, |sum, w| sum + w / largest);
        if largest > 0.0 {
            Ok(weights.iter().map(|w| w / largest / sum).collect())
        } else {
            Err(CombineError::BadWeights { set, criterion: None })
        }
    };
    sets.iter().enumerate().map(of_set).collect()
}

fn weighted_sum(sets: &[Vec<f64>], shares: &[f64]) -> Vec<f64> {
    let mut weights = vec![0.0; sets.first().map_or(0, Vec::len)];
    for (set, share) in sets.iter().zip(shares) {
        weights.iter_mut().zip(set).for_each(|(sum, w)| *sum += share * w);
    }
    weights
}

/// Π w^power over the largest of them, through logarithms so that many small factors do not vanish.
fn product(sets: &[Vec<f64>], power: f64) -> Result<Vec<f64>, CombineError> {
    let mut logs = vec![0.0; sets.first().map_or(0, Vec::len)];
    for set in sets {
        logs.iter_mut().zip(set).for_each(|(log, &w)| *log += power * if w > 0.0 { ln(w) } else { f64::NEG_INFINITY });
    }
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest == f64::NEG_INFINITY {
        return Err(CombineError::NothingLeft);
    }
    Ok(logs.iter().map(|log| exp(log - largest)).collect())
}

fn game(sets: &[Vec<f64>]) -> Result<Vec<f64>, CombineError> {
    let inner = |a: &Vec<f64>, b: &Vec<f64>| a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b);
    let gram: Vec<Vec<f64>> = sets.iter().map(|a| sets.iter().map(|b| inner(a, b)).collect()).collect();
    let own: Vec<f64> = sets.iter().map(|set| inner(set, set)).collect();
    let coefficients = solve_linear(&gram, &own).ok_or(CombineError::Singular)?;
    let sum = coefficients.iter().fold(0.0, |sum: f64, a| sum + a.abs());
    if sum.is_finite() && sum > 0.0 {
        Ok(coefficients.iter().map(|a| a.abs() / sum).collect())
    } else {
        Err(CombineError::Singular)
    }
}
