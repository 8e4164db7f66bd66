//! MULTIMOORA: three views of the same matrix, and who is ahead in most of them.

use super::{DecisionMatrix, McdmError, Needs, Objective, moora, moora_reference};
use crate::math::{exp, ln};
use crate::model::Column;
use crate::rank::rank;

/// The three views and what they give together.
#[derive(Clone, Debug, PartialEq)]
pub struct Multimoora {
    /// [`moora()`], higher better.
    pub ratio: Vec<f64>,
    /// [`moora_reference`], lower better.
    pub reference: Vec<f64>,
    /// Full multiplicative form, higher better.
    pub product: Vec<f64>,
    /// Places in the three views, in that order.
    pub places: [Vec<u32>; 3],
    /// How many others an alternative dominates, higher better.
    pub dominated: Vec<u32>,
}

/// Ranks by the ratio system, the reference point and the full multiplicative form, and counts dominance.
///
/// *Shape*: one number an alternative in each list. *Formula*: the product is Π_max x^w over Π_min x^w. One alternative dominates
/// another when it has the better place in more of the three views than the other has. *Edge cases*: with as many views for either
/// nobody dominates; ties share the better place.
///
/// # Errors
/// [`McdmError::BadCell`] for a cell that is not positive, [`McdmError::Undefined`] where a product overflows.
///
/// *Cost*: O(n·m + n²). *Source*: brauers2010.
pub fn multimoora(matrix: &DecisionMatrix) -> Result<Multimoora, McdmError> {
    matrix.require(Needs::Positive)?;
    let (ratio, reference) = (moora(matrix)?, moora_reference(matrix)?);
    let mut logs = vec![0.0; matrix.n_alternatives()];
    for criterion in matrix.criteria() {
        let weight = if criterion.objective == Objective::Max { criterion.weight } else { -criterion.weight };
        logs.iter_mut().zip(criterion.cells).for_each(|(log, &x)| *log += weight * ln(x));
    }
    let product = matrix.finite(logs.into_iter().map(exp).collect())?;
    let turned = reference.iter().map(|score| -score).collect();
    let places = [places(ratio.clone()), places(turned), places(product.clone())];
    let dominated = dominated(&places);
    Ok(Multimoora { ratio, reference, product, places, dominated })
}

fn places(scores: Vec<f64>) -> Vec<u32> {
    let included = vec![true; scores.len()];
    rank(&Column::from_raw(scores), &included).rank.into_iter().map(|place| place.unwrap_or(0)).collect()
}

fn dominated([ratio, reference, product]: &[Vec<u32>; 3]) -> Vec<u32> {
    let rows: Vec<[u32; 3]> = ratio.iter().zip(reference).zip(product).map(|((&a, &b), &c)| [a, b, c]).collect();
    let beats = |a: &[u32; 3], b: &[u32; 3]| {
        let better = |a: &[u32; 3], b: &[u32; 3]| a.iter().zip(b).filter(|(a, b)| a < b).count();
        better(a, b) > better(b, a)
    };
    rows.iter().map(|a| rows.iter().filter(|b| beats(a, b)).count() as u32).collect()
}
