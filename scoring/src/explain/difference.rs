//! Which indicators make the difference between two scores.

use super::Profile;
use super::slope::{divided_difference, median_derivatives};
use crate::aggregate::{AggregateError, Kernel, Kind, kernel, kinds, without_parts};
use crate::model::{Framework, NodeId};
use crate::normalise::Normalised;
use crate::scenario::Aggregate;
use crate::weigh::Weights;

/// What each indicator adds to score(a) − score(b), in leaf order and in points of the score; exact: the parts sum to it.
///
/// A mean f⁻¹(Σw·f(x)) differs by Σ L·w·(f(xa) − f(xb)) with L = (Ma − Mb)/(f(Ma) − f(Mb)): for the arithmetic mean w·(xa − xb),
/// for the geometric one the log-mean Divisia index. The parts of an aggregate are split again among its children, down the tree.
/// A median's difference is followed along the straight line from b to a.
///
/// Where a child is missing in one of the two it stands there at its parent's mean, which is what renormalising its weight away
/// amounts to, and everything below it stands at that value too; where it is missing in both it takes no part. All parts are 0 when
/// either score is missing.
///
/// # Errors
/// Those of the settings, as [`crate::aggregate::aggregate`] reports them; [`AggregateError::NoParts`] where a node compares entities.
///
/// *Cost*: O(nodes), O(siblings³) for a median. *Source*: ang2004.
pub fn difference(
    framework: &Framework,
    weights: &Weights,
    settings: &Aggregate,
    a: &Profile,
    b: &Profile,
) -> Result<Vec<f64>, AggregateError> {
    let kinds = kinds(framework, settings)?;
    if let Some(id) = without_parts(framework, weights, &kinds) {
        return Err(AggregateError::NoParts { node: framework.node(id).code.clone() });
    }
    // By node: value in a, value in b, and what one point of the node's difference is worth at the goal.
    let mut pairs: Vec<Option<(f64, f64, f64)>> = vec![None; framework.nodes().len()];
    let root = framework.root();
    pairs[root.index()] = a.at(root).zip(b.at(root)).map(|(a, b)| (a, b, 1.0));
    for &id in framework.bottom_up().iter().rev() {
        let Some((value_a, value_b, worth)) = pairs[id.index()] else { continue };
        let kernel = kernel(framework, weights, id, kinds[id.index()], settings.availability);
        // A node that stands at another's mean has no children of its own there.
        let below = |profile: &Profile, value: f64, child: NodeId| {
            if profile.at(id) == Some(value) { profile.at(child) } else { None }
        };
        let there: Vec<(NodeId, f64, f64, f64)> = kernel
            .children
            .iter()
            .zip(&kernel.weights)
            .filter_map(|(&child, &weight)| {
                let (in_a, in_b) = (below(a, value_a, child), below(b, value_b, child));
                let known = in_a.is_some() || in_b.is_some();
                known.then(|| (child, in_a.unwrap_or(value_a), in_b.unwrap_or(value_b), weight))
            })
            .filter(|(_, _, _, weight)| *weight > 0.0)
            .collect();
        for (&(child, in_a, in_b, _), slope) in there.iter().zip(slopes(&kernel, &there, value_a, value_b)) {
            pairs[child.index()] = Some((in_a, in_b, worth * slope));
        }
    }
    Ok(framework.leaves().iter().map(|leaf| pairs[leaf.index()].map_or(0.0, |(a, b, worth)| worth * (a - b))).collect())
}

/// [`difference`] between an entity and somebody who has the median of every normalised indicator: what lifts it (positive) and what
/// holds it back (negative). The median is over the entities in `included`.
///
/// # Errors
/// As [`difference`].
///
/// *Cost*: O(n·m).
pub fn against_median(
    framework: &Framework,
    weights: &Weights,
    normalised: &Normalised,
    settings: &Aggregate,
    included: &[bool],
    entity: &Profile,
) -> Result<Vec<f64>, AggregateError> {
    let middle = Profile::of_median(framework, weights, settings, normalised, included)?;
    difference(framework, weights, settings, entity, &middle)
}

/// For each child, what one point of its difference adds to the difference of the mean.
fn slopes(kernel: &Kernel, there: &[(NodeId, f64, f64, f64)], value_a: f64, value_b: f64) -> Vec<f64> {
    let sum = there.iter().fold(0.0, |sum, (.., weight)| sum + weight);
    let kind = kernel.kind;
    if kind == Kind::Median {
        return along_the_line(there);
    }
    let back = 1.0 / divided_difference(kind, value_a, value_b);
    there.iter().map(|&(_, a, b, weight)| weight / sum * divided_difference(kind, a, b) * back).collect()
}

/// The median's derivatives averaged over the straight line from b to a; it is linear between the points where two children cross.
fn along_the_line(there: &[(NodeId, f64, f64, f64)]) -> Vec<f64> {
    let mut cuts = vec![0.0, 1.0];
    for (at, &(_, a, b, _)) in there.iter().enumerate() {
        for &(_, other_a, other_b, _) in there.iter().skip(at + 1) {
            let t = (other_b - b) / ((a - b) - (other_a - other_b));
            if t > 0.0 && t < 1.0 {
                cuts.push(t);
            }
        }
    }
    cuts.sort_by(f64::total_cmp);
    let mut slopes = vec![0.0; there.len()];
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let t = (from + to) / 2.0;
        let values: Vec<(f64, f64)> = there.iter().map(|&(_, a, b, weight)| (b + t * (a - b), weight)).collect();
        for (slope, part) in slopes.iter_mut().zip(median_derivatives(&values)) {
            *slope += (to - from) * part;
        }
    }
    slopes
}
