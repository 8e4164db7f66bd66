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
        let maps = Map::of_four(four, scale)?;
        // The scores go through the cache once for four columns; the additions are the same in the same order.
        if !add_lines(&mut scores, four, maps) {
            four.iter().zip(maps).for_each(|(criterion, map)| add(&mut scores, criterion, map));
        }
    }
    for criterion in rest {
        add(&mut scores, criterion, Map::of(criterion, scale)?);
    }
    matrix.finite(scores)
}

fn add(scores: &mut [f64], criterion: &Criterion, map: Map) {
    let weight = criterion.weight;
    scores.iter_mut().zip(criterion.cells).for_each(|(score, &x)| *score += weight * map.apply(x));
}

/// Adds four criteria at once where each map is a line, and says whether so.
fn add_lines(scores: &mut [f64], four: &[Criterion; 4], maps: [Map; 4]) -> bool {
    let [a, b, c, d] = four;
    let [Some(of_a), Some(of_b), Some(of_c), Some(of_d)] = maps.map(Map::line) else { return false };
    let cells = a.cells.iter().zip(b.cells).zip(c.cells).zip(d.cells);
    let part = |criterion: &Criterion, (origin, factor): (f64, f64), x: f64| criterion.weight * ((x - origin) * factor);
    for (score, (((x_a, x_b), x_c), x_d)) in scores.iter_mut().zip(cells) {
        *score = *score + part(a, of_a, *x_a) + part(b, of_b, *x_b) + part(c, of_c, *x_c) + part(d, of_d, *x_d);
    }
    true
}
