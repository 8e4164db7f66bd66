//! Coupling coordination degree with obstacle degrees (耦合协调度, 障碍度): whether subsystems grow together.

use super::{DecisionMatrix, McdmError, Needs};
use crate::math::{pow, sqrt};

/// Which degree of coupling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Coupling {
    /// C = k·(Π U)^(1/k)/Σ U: geometric over arithmetic mean. In the product a score below `floor` counts as `floor`: min–max scaled
    /// scores are 0 for the worst of all, and one zero would hide what the others do. 0 takes scores as they are.
    Classic { floor: f64 },
    /// C = √((1 − mean over pairs of |U_a − U_b|)·(Π_a U_a/max U)^(1/(k − 1))), spread more evenly over 0..=1.
    Adjusted,
}

/// How far the subsystems of each row grow together, and how well.
#[derive(Clone, Debug, PartialEq)]
pub struct Coordination {
    /// C, 0..=1.
    pub coupling: Vec<f64>,
    /// T = Σ w·U.
    pub level: Vec<f64>,
    /// D = √(C·T).
    pub degree: Vec<f64>,
}

/// Coupling coordination degree of k subsystems.
///
/// *Shape*: the matrix's criteria are the subsystems, its cells their scores U; objectives are not looked at. *Units and range*: scores
/// 0..=1, weights summing to 1; higher better. *Formula*: see [`Coupling`] and [`Coordination`]. *Edge cases*: a subsystem at 0 makes
/// C zero, or nearly so; all at 0 make it 0 too; one subsystem alone is coupled with itself, C = 1 where it is not 0.
///
/// # Errors
/// [`McdmError::BadCell`] for a score outside of 0..=1, [`McdmError::BadParameter`] for a floor outside of it.
///
/// *Cost*: O(n·k), adjusted O(n·k²). *Source*: wang2021coupling.
pub fn coupling_coordination(matrix: &DecisionMatrix, coupling: Coupling) -> Result<Coordination, McdmError> {
    let unit = Needs::Within { lo: 0.0, hi: 1.0 };
    if let Coupling::Classic { floor } = coupling {
        unit.of_parameter("floor", floor)?;
    }
    matrix.require(unit)?;
    let mut degrees = Vec::with_capacity(matrix.n_alternatives());
    let mut level = vec![0.0; matrix.n_alternatives()];
    for row in 0..matrix.n_alternatives() {
        let scores: Vec<f64> =
            matrix.criteria().iter().filter_map(|criterion| criterion.cells.get(row)).copied().collect();
        degrees.push(match coupling {
            Coupling::Classic { floor } => classic(&scores, floor),
            Coupling::Adjusted => adjusted(&scores),
        });
    }
    for criterion in matrix.criteria() {
        level.iter_mut().zip(criterion.cells).for_each(|(sum, score)| *sum += criterion.weight * score);
    }
    let degree = degrees.iter().zip(&level).map(|(c, t)| sqrt(c * t)).collect();
    Ok(Coordination { coupling: degrees, level: matrix.finite(level)?, degree: matrix.finite(degree)? })
}

/// Class of a coupling coordination degree, 0 the worst to 9 the best: ten of equal width.
///
/// *Units and range*: the degree 0..=1. *Edge cases*: 1 is in the best class; what is no number is in the worst. *Cost*: O(1).
/// *Source*: liao1999.
pub fn coordination_class(degree: f64) -> u8 {
    // A tenth is not exact in binary; 0.3 is the first of its class all the same.
    (degree * 10.0 + 1e-9).clamp(0.0, 9.0) as u8
}

fn classic(scores: &[f64], floor: f64) -> f64 {
    let k = scores.len() as f64;
    let (product, sum) = scores.iter().fold((1.0, 0.0), |(product, sum), u| (product * u.max(floor), sum + u));
    // Rounding may take equal scores a last bit above 1.
    if sum > 0.0 { (k * pow(product, 1.0 / k) / sum).min(1.0) } else { 0.0 }
}

fn adjusted(scores: &[f64]) -> f64 {
    let k = scores.len();
    let most = scores.iter().copied().fold(0.0, f64::max);
    if most <= 0.0 {
        return 0.0;
    }
    if k < 2 {
        return 1.0;
    }
    let mut apart = 0.0;
    for (at, a) in scores.iter().enumerate() {
        for b in scores.iter().take(at) {
            apart += (a - b).abs();
        }
    }
    let mean_apart = apart / (k * (k - 1) / 2) as f64;
    let product = scores.iter().fold(1.0, |product, u| product * (u / most));
    sqrt((1.0 - mean_apart).max(0.0) * pow(product, 1.0 / (k - 1) as f64))
}

/// Obstacle degrees: what holds a row back, by criterion.
///
/// *Shape*: a row an alternative, a column a criterion. *Units and range*: cells 0..=1 with 1 the goal; shares of a row sum to 1.
/// *Formula*: w_j·(1 − r_ij)/Σ_j w_j·(1 − r_ij). *Edge cases*: a row that has reached every goal has obstacles 0.
///
/// # Errors
/// [`McdmError::BadCell`] for a cell outside of 0..=1.
///
/// *Cost*: O(n·m). *Source*: wang2021coupling.
pub fn obstacle_degrees(matrix: &DecisionMatrix) -> Result<Vec<Vec<f64>>, McdmError> {
    matrix.require(Needs::Within { lo: 0.0, hi: 1.0 })?;
    let row = |at: usize| {
        let gap = |criterion: &super::Criterion| criterion.cells.get(at).map(|r| criterion.weight * (1.0 - r));
        let gaps: Vec<f64> = matrix.criteria().iter().filter_map(gap).collect();
        let total = gaps.iter().fold(0.0, |sum, gap| sum + gap);
        gaps.into_iter().map(|gap| if total > 0.0 { gap / total } else { 0.0 }).collect()
    };
    Ok((0..matrix.n_alternatives()).map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_tenths() {
        for (degree, class) in
            [(0.0, 0), (0.0999, 0), (0.1, 1), (0.3, 3), (0.7, 7), (0.89, 8), (0.9, 9), (1.0, 9), (f64::NAN, 0)]
        {
            assert_eq!(coordination_class(degree), class, "{degree}");
        }
    }
}
