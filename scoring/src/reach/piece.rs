//! What one indicator can add to an entity's score, and at what cost: a straight piece from its value now to the best within reach.

use std::collections::BTreeMap;

use super::Standing;
use crate::compare::nearest_peers;
use crate::model::{Column, Direction, NodeId};
use crate::normalise::{Note, benefit};
use crate::scenario::NormaliseMethod;
use crate::treat::Action;

/// What improving costs and how far it can go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effort {
    /// Cost of one unit of an indicator, in the data's own unit, by code. An indicator without has cost 1 for the whole way from the
    /// worst value in the data to the best.
    pub costs: BTreeMap<String, f64>,
    /// Value within reach, in the data's own unit, by code. An indicator without reaches the best value among the nearest peers,
    /// or among those chosen.
    pub limits: BTreeMap<String, f64>,
    /// How many of those count; they need not be ranked.
    pub n_peers: usize,
    /// Who counts instead of the nearest peers, by position in the dataset; the entity itself and strangers make no difference.
    pub among: Option<Vec<usize>>,
    /// Indicators that cannot be improved, by code.
    pub fixed: Vec<String>,
}

/// Why an indicator is not among those that could be improved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// The caller said so.
    Fixed,
    /// It takes no part or has no weight here.
    NoWeight,
    /// The entity has no value of its own: missing, filled or winsorised.
    NoOwnValue,
    /// Points are not a straight line of the values: ranks, logarithms, base over value, a constant column.
    NotStraight,
    /// It is at or beyond what can be reached.
    AtLimit,
    /// Its cost is negative, zero or not finite.
    BadCost,
}

/// A straight piece; value and limit in the data's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    pub column: usize,
    pub now: f64,
    pub limit: f64,
    /// Points of the score for the whole way, and what the whole way costs.
    pub gain: f64,
    pub cost: f64,
}

/// Every indicator's piece for an entity, or why it has none, in leaf order.
///
/// *Cost*: O(n·m).
pub fn pieces(standing: &Standing, entity: usize, effort: &Effort) -> Vec<Result<Piece, LeftOut>> {
    let (framework, evaluation) = (standing.framework(), standing.evaluation);
    let nearest = || {
        let peers = nearest_peers(framework, &evaluation.normalised, standing.weights(), entity, effort.n_peers);
        peers.iter().map(|peer| peer.entity).collect()
    };
    let peers: Vec<usize> = effort.among.clone().unwrap_or_else(nearest);
    let worth = worth(standing, entity);
    framework
        .leaves()
        .iter()
        .enumerate()
        .map(|(column, &leaf)| {
            let code = &framework.node(leaf).code;
            let asked = Asked { standing, entity, effort, peers: &peers, column, code };
            match worth.get(leaf.index()).copied().filter(|worth| *worth > 0.0) {
                _ if effort.fixed.contains(code) => Err(LeftOut::Fixed),
                None => Err(LeftOut::NoWeight),
                Some(worth) => asked.piece(worth),
            }
        })
        .collect()
}

/// By node: points of the score for one point of the node's, under arithmetic means.
fn worth(standing: &Standing, entity: usize) -> Vec<f64> {
    let framework = standing.framework();
    let mut worth = vec![0.0; framework.nodes().len()];
    worth[framework.root().index()] = 1.0;
    for &id in framework.bottom_up().iter().rev() {
        let children = standing.children(id);
        let there = || children.iter().filter(|child| standing.value(**child, entity).is_some());
        let weight = there().fold(0.0, |sum, &child| sum + standing.weights().share(child));
        for &child in there().filter(|_| weight > 0.0 && standing.value(id, entity).is_some()) {
            worth[child.index()] = worth[id.index()] * standing.weights().share(child) / weight;
        }
    }
    worth
}

/// One indicator of an entity.
struct Asked<'a> {
    standing: &'a Standing<'a>,
    entity: usize,
    effort: &'a Effort,
    peers: &'a [usize],
    column: usize,
    code: &'a str,
}

impl Asked<'_> {
    fn piece(&self, worth: f64) -> Result<Piece, LeftOut> {
        let evaluation = self.standing.evaluation;
        let raw = self.standing.dataset.panels.get(evaluation.panel).and_then(|panel| panel.columns.get(self.column));
        let raw = raw.ok_or(LeftOut::NoOwnValue)?;
        let treated = evaluation.treated.columns.get(self.column).ok_or(LeftOut::NoOwnValue)?;
        let (now, own) = raw.get(self.entity).zip(treated.get(self.entity)).ok_or(LeftOut::NoOwnValue)?;
        let divisor = self.divisor()?;
        let direction = self.direction().ok_or(LeftOut::NoOwnValue)?;
        let line = self.line(treated, direction).ok_or(LeftOut::NotStraight)?;
        let best = match self.effort.limits.get(self.code) {
            Some(&limit) => benefit(direction, limit / divisor),
            None => {
                let values = self.peers.iter().filter_map(|&peer| treated.get(peer));
                values.map(|x| benefit(direction, x)).fold(f64::NEG_INFINITY, f64::max)
            }
        };
        let best = best.min(line.top.unwrap_or(f64::INFINITY));
        let from = benefit(direction, own);
        if best.is_nan() || best <= from {
            return Err(LeftOut::AtLimit);
        }
        let limit = back(direction, own, best) * divisor;
        let unit_cost = match self.effort.costs.get(self.code) {
            Some(&cost) => cost,
            None => 1.0 / (line.spread * divisor.abs()),
        };
        let cost = unit_cost * (limit - now).abs();
        if !(cost.is_finite() && cost > 0.0) {
            return Err(LeftOut::BadCost);
        }
        Ok(Piece { column: self.column, now, limit, gain: worth * line.slope * (best - from), cost })
    }

    fn direction(&self) -> Option<Direction> {
        let indicator = self.standing.framework().indicator(self.column)?;
        Some(self.standing.scenario.normalise.direction(self.code, indicator.direction))
    }

    /// What the raw value was divided by to be treated; an error where it was replaced or bent.
    fn divisor(&self) -> Result<f64, LeftOut> {
        let mut divisor = 1.0;
        let log = &self.standing.evaluation.treated.log;
        for done in log.iter().filter(|done| done.column == Some(self.column)) {
            match (&done.what, done.entity) {
                (Action::Denominated { denominator }, _) => {
                    let dataset = self.standing.dataset;
                    let at = dataset.denominators.iter().position(|code| code == denominator);
                    let panel = dataset.panels.get(self.standing.evaluation.panel);
                    let cells: Option<&Column> = panel.zip(at).and_then(|(panel, at)| panel.denominators.get(at));
                    divisor = cells.and_then(|cells| cells.get(self.entity)).ok_or(LeftOut::NoOwnValue)?;
                }
                (Action::Logarithm | Action::BoxCox { .. } | Action::Transformed { .. }, _) => {
                    return Err(LeftOut::NotStraight);
                }
                (_, Some(entity)) if entity == self.entity => return Err(LeftOut::NoOwnValue),
                _ => {}
            }
        }
        Ok(divisor)
    }

    /// The straight line from benefits to points that all cells lie on.
    fn line(&self, treated: &Column, direction: Direction) -> Option<Line> {
        let evaluation = self.standing.evaluation;
        let points = evaluation.normalised.columns.get(self.column)?;
        let clamped: Vec<usize> = evaluation
            .normalised
            .notes
            .iter()
            .filter_map(|note| match note {
                Note::Clamped { column, entity, .. } if *column == self.column => Some(*entity),
                _ => None,
            })
            .collect();
        let cells: Vec<(f64, f64)> = (0..treated.len())
            .filter(|entity| clamped.binary_search(entity).is_err())
            .filter_map(|entity| Some((benefit(direction, treated.get(entity)?), points.get(entity)?)))
            .collect();
        let low = cells.iter().copied().min_by(|a, b| a.0.total_cmp(&b.0))?;
        let high = cells.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0))?;
        let (spread, rise) = (high.0 - low.0, high.1 - low.1);
        let slope = rise / spread;
        let straight = |&(y, r): &(f64, f64)| (r - low.1 - slope * (y - low.0)).abs() <= 1e-9 * rise.abs().max(r.abs());
        if !(spread > 0.0 && rise > 0.0 && cells.iter().all(straight)) {
            return None;
        }
        // Beyond the better goalpost nothing is gained.
        let (method, [_, end]) = self.standing.scenario.normalise.scale(self.code);
        let ends = method == NormaliseMethod::Goalposts;
        let top = ends.then(|| low.0 + (end - low.1) / slope);
        let top = if matches!(direction, Direction::Interval { .. }) { Some(top.unwrap_or(0.0).min(0.0)) } else { top };
        Some(Line { slope, spread, top })
    }
}

/// Points = slope·benefit + something, for benefits up to `top`.
struct Line {
    slope: f64,
    /// From the worst benefit in the data to the best.
    spread: f64,
    top: Option<f64>,
}

/// The value with this benefit, on the side of the interval on which `own` is.
fn back(direction: Direction, own: f64, y: f64) -> f64 {
    match direction {
        Direction::Positive => y,
        Direction::Negative => -y,
        Direction::Interval { lo, .. } if own < lo => lo + y,
        Direction::Interval { hi, .. } => hi - y,
    }
}

/// Whether the score is a weighted sum of what the entity has, all the way up.
pub fn is_weighted_sum(standing: &Standing) -> Result<bool, super::ReachError> {
    let kinds = standing.kinds()?;
    let framework = standing.framework();
    let aggregates = framework.bottom_up().iter().filter(|id| !framework.node(**id).children.is_empty());
    let active = aggregates.filter(|id: &&NodeId| standing.weights().is_active(**id));
    Ok(active.into_iter().all(|id| kinds.get(id.index()) == Some(&crate::aggregate::Kind::Arithmetic)))
}
