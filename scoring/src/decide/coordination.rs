//! Whether the pillars of an entity go together, and which indicators hold it back.

use super::DecideError;
use super::error::named;
use crate::math::extremes;
use crate::mcdm::{Coordination, Coupling, DecisionMatrix, Objective, coupling_coordination, obstacle_degrees};
use crate::model::{Column, Framework, NodeId};
use crate::normalise::Normalised;
use crate::scenario::{Normalise, NormaliseMethod, Scenario};
use crate::weigh::Weights;

/// How the pillars of some entities go together.
#[derive(Clone, Debug, PartialEq)]
pub struct PillarCoordination {
    /// Those that were asked about and have every pillar, in the order asked; the rows of `degrees`.
    pub entities: Vec<usize>,
    pub degrees: Coordination,
    /// Those that were asked about and lack a pillar.
    pub left_out: Vec<usize>,
}

/// What holds some entities back.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacles {
    /// Indicators that take part.
    pub leaves: Vec<NodeId>,
    /// By entity in the order asked, then by leaf; `None` where the figure is missing. Shares of an entity sum to 1, or are all 0 where
    /// nothing holds it back.
    pub degrees: Vec<Vec<Option<f64>>>,
}

/// Coupling coordination of the pillars that take part, for `asked` entities.
///
/// *Shape*: `node` gives the scores of a pillar by entity. *Units and range*: scores are brought to 0..=1 by the range that the scenario
/// normalises to, and where they have none, or lie beyond it, by the worst and the best there is. *Edge cases*: all alike without a
/// range count as 1. See [`coupling_coordination`].
///
/// # Errors
/// [`DecideError`].
///
/// *Cost*: O(n·pillars). *Source*: wang2021coupling.
pub fn coordinate<'c>(
    framework: &Framework,
    node: &dyn Fn(NodeId) -> &'c Column,
    weights: &Weights,
    scenario: &Scenario,
    coupling: Coupling,
    asked: &[usize],
) -> Result<PillarCoordination, DecideError> {
    let pillars: Vec<NodeId> =
        framework.node(framework.root()).children.iter().copied().filter(|&id| weights.is_active(id)).collect();
    let is_whole = |entity: &usize| pillars.iter().all(|&id| node(id).get(*entity).is_some());
    let (entities, left_out): (Vec<usize>, Vec<usize>) = asked.iter().copied().partition(is_whole);
    if entities.is_empty() {
        return Err(DecideError::NothingComplete);
    }
    let of_pillar = |&id: &NodeId| in_unit(node(id), &scenario.normalise, &entities).into_iter().flatten().collect();
    let cells: Vec<Vec<f64>> = pillars.iter().map(of_pillar).collect();
    let shares: Vec<f64> = pillars.iter().map(|&id| weights.share(id)).collect();
    let objectives = vec![Objective::Max; pillars.len()];
    let matrix = DecisionMatrix::new(cells.iter().map(Vec::as_slice), &shares, &objectives);
    let degrees = matrix.and_then(|matrix| coupling_coordination(&matrix, coupling)).map_err(|error| {
        let codes: Vec<String> = pillars.iter().map(|&id| framework.node(id).code.clone()).collect();
        named(error, &codes, &entities)
    })?;
    Ok(PillarCoordination { entities, degrees, left_out })
}

/// Obstacle degrees of the indicators that take part, for `asked` entities, over what each has.
///
/// *Units and range*: normalised figures are brought to 0..=1 as the scores in [`coordinate`]. See [`obstacle_degrees`].
///
/// # Errors
/// [`DecideError`].
///
/// *Cost*: O(n·m). *Source*: wang2021coupling.
pub fn hold_back(
    framework: &Framework,
    normalised: &Normalised,
    weights: &Weights,
    scenario: &Scenario,
    asked: &[usize],
) -> Result<Obstacles, DecideError> {
    let leaves: Vec<NodeId> = framework.leaves().iter().copied().filter(|&id| weights.is_active(id)).collect();
    let column = |id: &NodeId| {
        let at = framework.node(*id).leaf.as_ref().map(|(column, _)| *column);
        let column = at.and_then(|at| normalised.columns.get(at));
        column.map(|column| in_unit(column, &scenario.normalise, asked)).unwrap_or_default()
    };
    let columns: Vec<Vec<Option<f64>>> = leaves.iter().map(column).collect();
    let of_entity = |(place, &entity): (usize, &usize)| {
        let cell = |column: &Vec<Option<f64>>| column.get(place).copied().flatten();
        let known: Vec<(usize, f64)> =
            columns.iter().enumerate().filter_map(|(at, column)| Some((at, cell(column)?))).collect();
        let mut degrees = vec![None; leaves.len()];
        let shares: Vec<f64> =
            known.iter().filter_map(|&(at, _)| leaves.get(at)).map(|&id| weights.effective(id)).collect();
        // Nothing known that counts: nothing to say.
        if shares.iter().all(|share| *share <= 0.0) {
            return Ok(degrees);
        }
        let cells: Vec<[f64; 1]> = known.iter().map(|&(_, cell)| [cell]).collect();
        let objectives = vec![Objective::Max; known.len()];
        let matrix = DecisionMatrix::new(cells.iter().map(<[f64; 1]>::as_slice), &shares, &objectives);
        let found = matrix.and_then(|matrix| obstacle_degrees(&matrix)).map_err(|error| {
            let codes: Vec<String> =
                known.iter().filter_map(|&(at, _)| leaves.get(at)).map(|&id| framework.node(id).code.clone()).collect();
            named(error, &codes, &[entity])
        })?;
        for (&(at, _), degree) in known.iter().zip(found.into_iter().flatten()) {
            degrees.iter_mut().skip(at).take(1).for_each(|one| *one = Some(degree));
        }
        Ok(degrees)
    };
    let degrees = asked.iter().enumerate().map(of_entity).collect::<Result<_, DecideError>>()?;
    Ok(Obstacles { leaves, degrees })
}

/// The asked entities' scores, by the range that was set where every score lies on it, else from the worst to the best.
fn in_unit(column: &Column, settings: &Normalise, asked: &[usize]) -> Vec<Option<f64>> {
    let [worst, best] = settings.range;
    let has_range = matches!(settings.method, NormaliseMethod::MinMax | NormaliseMethod::Goalposts) && worst < best;
    let Some((least, most)) = extremes(column.raw()) else { return vec![None; asked.len()] };
    let (lo, hi) = if has_range && worst <= least && most <= best { (worst, best) } else { (least, most) };
    let unit = |x: f64| if hi > lo { ((x - lo) / (hi - lo)).clamp(0.0, 1.0) } else { 1.0 };
    asked.iter().map(|&entity| column.get(entity).map(unit)).collect()
}
