//! Scores as linear functions of the weights that may move: exactly where they are, else around a point.

use super::region::{Region, Scope};
use super::{Exactness, Standing, bend};
use crate::aggregate::{AggregateError, Kind, Scores, aggregate};
use crate::math::pow;
use crate::model::{Framework, NodeId};
use crate::rank::{Ranking, rank};
use crate::weigh::Weights;

/// Everybody's score around one point of a region: value + slopes·(z − point).
#[derive(Clone, Debug)]
pub struct Local {
    pub point: Vec<f64>,
    /// By position in `entities`: the score at the point, bent where one mean rules.
    values: Vec<f64>,
    slopes: Vec<Vec<f64>>,
    exact: Vec<bool>,
    /// Nobody who is ranked was left out for want of slopes.
    whole: bool,
    /// The largest slope: what a weight's worth of score is measured by.
    pub scale: f64,
    /// Entities that are ranked, ascending.
    pub entities: Vec<usize>,
}

/// A point's weights and what they make of everybody.
#[derive(Clone, Debug)]
pub struct Tried {
    pub weights: Weights,
    pub scores: Scores,
    pub ranking: Ranking,
}

impl Tried {
    /// The scores and ranks that the standing's scenario has with this change applied; `None` where they cannot be.
    pub fn of(standing: &Standing, change: &super::WeightChange) -> Option<Self> {
        let mut scenario = standing.scenario.clone();
        change.apply(&mut scenario);
        let base = &standing.evaluation.found.base;
        let weights = Weights::over(standing.framework(), base, &scenario.weights, &scenario.drop).ok()?;
        let normalised = &standing.evaluation.normalised;
        let scores = aggregate(standing.framework(), &weights, normalised, &scenario.aggregate).ok()?;
        let ranking = rank(scores.goal(), &standing.evaluation.included);
        Some(Self { weights, scores, ranking })
    }
}

impl Local {
    /// Around the standing's own weights.
    pub fn new(standing: &Standing, region: &Region) -> Result<Option<Self>, AggregateError> {
        Self::around(standing, region, standing.weights(), &standing.evaluation.scores, region.now.clone())
    }

    /// Around `point`, whose weights and scores these are; `None` where a median is on the way, which has no slopes.
    pub fn around(
        standing: &Standing,
        region: &Region,
        weights: &Weights,
        scores: &Scores,
        point: Vec<f64>,
    ) -> Result<Option<Self>, AggregateError> {
        let kinds = standing.kinds()?;
        let framework = standing.framework();
        let moving = moving(framework, weights, region.scope);
        let Some(&first) = moving.first() else { return Ok(None) };
        let kind = |id: NodeId| kinds.get(id.index()).copied().unwrap_or(Kind::Median);
        if moving.iter().any(|&id| !kind(id).is_quasi_arithmetic()) {
            return Ok(None);
        }
        let one = moving.iter().all(|&id| kind(id) == kind(first)).then_some(kind(first));
        let mut entities: Vec<usize> =
            standing.evaluation.ranking.order.iter().map(|&entity| entity as usize).collect();
        entities.sort_unstable();
        let mut local =
            Self { point, values: vec![], slopes: vec![], exact: vec![], whole: true, scale: 0.0, entities: vec![] };
        for entity in entities {
            let Some(score) = scores.goal().get(entity) else {
                local.whole = false;
                continue;
            };
            let gradient = Gradient { framework, weights, scores, kinds: &kinds, entity };
            let mut slopes = gradient.of(region);
            let complete = region.nodes.iter().all(|&id| scores.of(id).get(entity).is_some());
            let value = one.map_or(score, |kind| bend(kind, score));
            if let Some(kind) = one {
                let stretch = derivative(kind, score).abs();
                slopes.iter_mut().for_each(|slope| *slope *= stretch);
            }
            if !value.is_finite() || slopes.iter().any(|slope| !slope.is_finite()) {
                local.whole = false;
                continue;
            }
            local.scale = slopes.iter().fold(local.scale, |largest, slope| largest.max(slope.abs()));
            local.values.push(value);
            local.slopes.push(slopes);
            local.exact.push(complete && one.is_some());
            local.entities.push(entity);
        }
        Ok(Some(local))
    }

    pub fn position(&self, entity: usize) -> Option<usize> {
        self.entities.binary_search(&entity).ok()
    }

    /// Slopes of first − second and its value where every weight is 0, for positions: the gap is slopes·z + start.
    pub fn gap(&self, first: usize, second: usize) -> (Vec<f64>, f64) {
        let none: &[f64] = &[];
        let slopes = |at: usize| self.slopes.get(at).map_or(none, Vec::as_slice);
        let value = |at: usize| self.values.get(at).copied().unwrap_or(f64::NAN);
        let slopes: Vec<f64> = slopes(first).iter().zip(slopes(second)).map(|(a, b)| a - b).collect();
        let start = value(first) - value(second) - super::region::dot(&slopes, &self.point);
        (slopes, start)
    }

    /// The score at `z`, for a position.
    pub fn value(&self, at: usize, z: &[f64]) -> f64 {
        let (Some(value), Some(slopes)) = (self.values.get(at), self.slopes.get(at)) else { return f64::NAN };
        slopes.iter().zip(z).zip(&self.point).fold(*value, |sum, ((slope, z), point)| sum + slope * (z - point))
    }

    /// Whether the gaps between an entity and these others are what they say all over the region.
    pub fn exactness(&self, own: usize, others: &[usize]) -> Exactness {
        let exact = |at: &usize| self.exact.get(*at).copied().unwrap_or(false);
        if self.whole && exact(&own) && others.iter().all(exact) { Exactness::Exact } else { Exactness::Searched }
    }
}

/// Aggregates whose children's shares may change, or that are above such.
fn moving(framework: &Framework, weights: &Weights, scope: Scope) -> Vec<NodeId> {
    match scope {
        Scope::Indicators => framework
            .bottom_up()
            .iter()
            .copied()
            .filter(|&id| weights.is_active(id) && !framework.node(id).children.is_empty())
            .collect(),
        Scope::Children(id) if id.index() < framework.nodes().len() => {
            std::iter::successors(Some(id), |id| framework.node(*id).parent).collect()
        }
        Scope::Children(_) => Vec::new(),
    }
}

fn derivative(kind: Kind, x: f64) -> f64 {
    match kind {
        Kind::Arithmetic | Kind::Median | Kind::Copeland => 1.0,
        Kind::Geometric => 1.0 / x,
        Kind::Harmonic => -1.0 / (x * x),
        Kind::Power(p) => p * pow(x, p - 1.0),
    }
}

/// One entity's score, to be derived by weights.
struct Gradient<'a> {
    framework: &'a Framework,
    weights: &'a Weights,
    scores: &'a Scores,
    kinds: &'a [Kind],
    entity: usize,
}

impl Gradient<'_> {
    fn value(&self, id: NodeId) -> Option<f64> {
        self.scores.of(id).get(self.entity)
    }

    /// ∂score/∂z: what one more unit of each weight adds when nothing else changes and everybody's weights are brought to their sum.
    fn of(&self, region: &Region) -> Vec<f64> {
        // By node: ∂score/∂value over the node's share of the goal, which stays defined where that share is 0.
        let mut worth = vec![0.0; self.framework.nodes().len()];
        // By node: what one more unit of its weight adds, at its parent and at all above.
        let mut gain = vec![0.0; worth.len()];
        let root = self.framework.root();
        worth[root.index()] = 1.0;
        for &id in self.framework.bottom_up().iter().rev() {
            let Some(value) = self.value(id) else { continue };
            let kind = self.kinds.get(id.index()).copied().unwrap_or(Kind::Median);
            let node = self.framework.node(id);
            let there = || {
                node.children.iter().filter(|child| self.weights.is_active(**child) && self.value(**child).is_some())
            };
            let weight = there().fold(0.0, |sum, &child| sum + self.weights.share(child));
            let back = 1.0 / (derivative(kind, value) * weight);
            for &child in there() {
                let x = self.value(child).unwrap_or(f64::NAN);
                let own = worth[id.index()] * (kind.bend(x) - kind.bend(value)) * back;
                gain[child.index()] = own + if region.scope == Scope::Indicators { gain[id.index()] } else { 0.0 };
                worth[child.index()] = worth[id.index()] * derivative(kind, x) * back;
            }
        }
        let part = match region.scope {
            Scope::Indicators => 1.0,
            Scope::Children(id) => self.weights.effective(id),
        };
        region.nodes.iter().map(|id| gain[id.index()] * part).collect()
    }
}
