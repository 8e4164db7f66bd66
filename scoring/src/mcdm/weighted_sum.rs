//! Weighted sum: the plainest of all, and the one people can check by hand.

use super::scale::Map;
use super::{Criterion, DecisionMatrix, McdmError, Scale};

/// Adds up the criteria on a common scale.
///
/// *Shape*: one score an alternative. *Units and range*: higher better; as the scale's, times the sum of the weights. *Formula*:
/// S_i = Σ_j w_j·r_ij, r the scaled cells. *Edge cases*: a criterion without weight still needs a scale.
///
/// # Errors
/// As [`super::scaled`], and [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(n·m), two passes. *Source*: fishburn1967.
pub fn weighted_sum(matrix: &DecisionMatrix, scale: Scale) -> Result<Vec<f64>, McdmError> {
    let mut scores = vec![0.0; matrix.n_alternatives()];
    let (fours, rest) = matrix.criteria().as_chunks::<4>();
    for four in fours {
        add(&mut scores, four, &Map::of_four(four, scale)?);
    }
    for criterion in rest {
        add(&mut scores, std::slice::from_ref(criterion), &[Map::of(criterion, scale)?]);
    }
    matrix.finite(scores)
}

/// Alternatives worked on at a time: their scores stay in the nearest cache while a few criteria are added, in order.
const BLOCK: usize = 1024;

fn add(scores: &mut [f64], criteria: &[Criterion], maps: &[Map]) {
    for (at, scores) in scores.chunks_mut(BLOCK).enumerate() {
        for (criterion, map) in criteria.iter().zip(maps) {
            let cells = criterion.cells.chunks(BLOCK).nth(at).unwrap_or_default();
            scores.iter_mut().zip(cells).for_each(|(score, &x)| *score += criterion.weight * map.apply(x));
        }
    }
}
