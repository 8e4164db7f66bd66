//! Scores and ranks of every entity over the periods.

use super::{EvaluateError, Methods, evaluate, find_included, find_reference, score, to_scale};
use crate::model::{Column, Dataset, Period};
use crate::normalise::Normalised;
use crate::rank::{Ranking, rank};
use crate::scenario::Scenario;
use crate::weigh::Weights;

/// By period, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    pub periods: Vec<Period>,
    /// By period: the goal's score of every entity on one scale for all periods.
    pub scores: Vec<Column>,
    /// By period: ranks by these scores among the entities that the filter keeps.
    pub rankings: Vec<Ranking>,
}

/// Evaluates every period on one common scale, so that a score that rises is an entity that became better.
///
/// Each panel is treated by itself; then the cells of all periods are normalised together, as if each entity were a different one
/// in each period, and aggregated. A score here therefore differs from that of [`crate::pipeline::evaluate`], which scales one
/// period by itself, and where scales stretch differently two entities may even swap places. With `distance_to_reference` the
/// reference entity's newest values serve every period. Weights that a method finds are those of the scenario's own period. The scenario's rules are not applied.
///
/// # Errors
/// As [`crate::pipeline::evaluate`].
///
/// *Cost*: that of an evaluation with (periods × n) entities; where weights are found by a method, of one evaluation more.
pub fn trend(dataset: &Dataset, scenario: &Scenario) -> Result<Trend, EvaluateError> {
    let framework = &dataset.framework;
    let weights = if scenario.weigh.is_official() {
        Weights::of(framework, &scenario.weights, &scenario.drop)?
    } else {
        evaluate(dataset, scenario)?.weights
    };
    trend_under(dataset, scenario, &weights, &Methods::ALL)
}

/// As [`trend`], under weights that are known, with the methods that are at hand.
///
/// # Errors
/// As [`trend`].
pub fn trend_under(
    dataset: &Dataset,
    scenario: &Scenario,
    weights: &Weights,
    methods: &Methods,
) -> Result<Trend, EvaluateError> {
    let n = dataset.n_entities();
    let included = find_included(dataset, &scenario.filter)?;
    let newest = dataset.panels.len().saturating_sub(1) * n;
    let reference = find_reference(dataset, scenario)?.map(|entity| newest + entity);
    let mut scored = Vec::with_capacity(dataset.panels.len());
    let mut pooled: Vec<Vec<f64>> =
        vec![Vec::with_capacity(dataset.panels.len() * n); dataset.framework.n_indicators()];
    for panel in &dataset.panels {
        let treated = (methods.treat)(dataset, panel, &scenario.treat)?;
        for (pool, column) in pooled.iter_mut().zip(&treated.columns) {
            pool.extend_from_slice(column.raw());
        }
        scored.push(treated.scored);
    }
    let columns: Vec<Column> = pooled.into_iter().map(Column::from_raw).collect();
    let normalised = to_scale(&dataset.framework, &columns, scenario, reference)?;
    let normalised = Normalised { notes: Vec::new(), ..normalised };
    let (scores, _) = score(&dataset.framework, &columns, &normalised, weights, scenario, methods.lay_out)?;
    let mut trend = Trend { periods: Vec::new(), scores: Vec::new(), rankings: Vec::new() };
    for (at, (panel, scored)) in dataset.panels.iter().zip(&scored).enumerate() {
        let cells = scores.goal().raw().get(at * n..(at + 1) * n).unwrap_or(&[]);
        let column = Column::from_raw(cells.to_vec());
        let included: Vec<bool> = included.iter().zip(scored).map(|(kept, scored)| *kept && *scored).collect();
        trend.rankings.push(rank(&column, &included));
        trend.scores.push(column);
        trend.periods.push(panel.period.clone());
    }
    Ok(trend)
}
