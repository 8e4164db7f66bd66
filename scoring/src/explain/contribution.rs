//! What each indicator adds to one entity's score.

use super::Profile;
use super::slope::median_derivatives;
use crate::aggregate::{AggregateError, Kind, Scores, kernel, kinds, without_parts};
use crate::math::pow;
use crate::model::Framework;
use crate::scenario::Aggregate;
use crate::weigh::Weights;

/// Contributions of the indicators to the entity's score, in leaf order and in points of the score; they sum to it.
///
/// Every mean here is homogeneous of degree one, so by Euler's theorem a score is the sum of x·∂score/∂x over its indicators, the
/// derivatives chained down the tree. With arithmetic means throughout that is weight × value. A missing indicator contributes 0
/// and its siblings carry its weight, as in the score; so does a node that is missing for too few children. All are 0 for an entity
/// without score. Contributions are not a what-if: a geometric score does not fall by an indicator's contribution when that is
/// removed.
///
/// # Errors
/// Those of the settings, as [`crate::aggregate::aggregate`] reports them; [`AggregateError::NoParts`] where a node compares entities
/// instead of adding what they have.
///
/// *Cost*: O(nodes). *Source*: nardo2008.
pub fn contributions(
    framework: &Framework,
    weights: &Weights,
    scores: &Scores,
    settings: &Aggregate,
    entity: usize,
) -> Result<Vec<f64>, AggregateError> {
    let profile = Profile::of_entity(framework, scores, entity);
    contributions_of(framework, weights, settings, &profile)
}

/// [`contributions`] of a profile: of one entity whose values are at hand without everybody's scores.
///
/// # Errors
/// As [`contributions`].
///
/// *Cost*: O(nodes).
pub fn contributions_of(
    framework: &Framework,
    weights: &Weights,
    settings: &Aggregate,
    profile: &Profile,
) -> Result<Vec<f64>, AggregateError> {
    let kinds = kinds(framework, settings)?;
    if let Some(id) = without_parts(framework, weights, &kinds) {
        return Err(AggregateError::NoParts { node: framework.node(id).code.clone() });
    }
    let mut gradient = vec![0.0; framework.nodes().len()];
    if profile.score(framework).is_some() {
        gradient[framework.root().index()] = 1.0;
    }
    for &id in framework.bottom_up().iter().rev() {
        let Some(value) = profile.at(id).filter(|_| gradient[id.index()] != 0.0) else { continue };
        let kernel = kernel(framework, weights, id, kinds[id.index()], settings.availability);
        let there: Vec<_> = kernel
            .children
            .iter()
            .zip(&kernel.weights)
            .filter_map(|(&child, &weight)| Some((child, profile.at(child)?, weight)))
            .collect();
        let sum = there.iter().fold(0.0, |sum, (_, _, weight)| sum + weight);
        let medians = match kernel.kind {
            Kind::Median => median_derivatives(&there.iter().map(|&(_, x, weight)| (x, weight)).collect::<Vec<_>>()),
            _ => Vec::new(),
        };
        for (at, &(child, x, weight)) in there.iter().enumerate() {
            let slope = match kernel.kind {
                _ if weight == 0.0 => 0.0,
                Kind::Arithmetic => weight / sum,
                Kind::Geometric => weight / sum * (value / x),
                Kind::Harmonic => weight / sum * (value / x) * (value / x),
                Kind::Power(p) => weight / sum * pow(value / x, 1.0 - p),
                Kind::Median => medians.get(at).copied().unwrap_or(0.0),
                Kind::Copeland => 0.0,
            };
            gradient[child.index()] = gradient[id.index()] * slope;
        }
    }
    let of_leaf = |leaf: &crate::model::NodeId| {
        let slope = gradient[leaf.index()];
        if slope == 0.0 { 0.0 } else { slope * profile.at(*leaf).unwrap_or(0.0) }
    };
    Ok(framework.leaves().iter().map(of_leaf).collect())
}
