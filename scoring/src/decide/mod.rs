//! Ranks a dataset's entities by a decision method: the framework's indicators or pillars as one flat matrix.

mod carry_out;
mod coordination;
mod error;
mod fuzzy;

use crate::math::min_max;
use crate::mcdm::{Best, CriterionFlows, DecisionMatrix, McdmError, Objective, criterion_flows, moderate};
use crate::model::{Column, Direction, Framework, NodeId};
use crate::normalise::Normalised;
use crate::scenario::{Criteria, MOST_GRADES, Normalise, NormaliseMethod, RankBy, RankMethod, Scenario};
use crate::weigh::Weights;

use carry_out::{Outcome, carry_out, most, preferences};
use error::named;

pub use coordination::{Obstacles, PillarCoordination, coordinate, hold_back};
pub use error::DecideError;

/// What a method made of the entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// Higher is better, whatever the method; missing for entities that lack a criterion. Where the method's own score is better when
    /// lower: 1 − Q of VIKOR, 1 − distance of SPOTIS, minus the largest distance of the reference point. ELECTRE III: how many are
    /// placed behind, ties with them.
    pub scores: Column,
    /// The figures that the method itself speaks of, by entity.
    pub figures: Vec<(Figure, Column)>,
    /// Entities that lack a criterion and so could not be compared, in order.
    pub left_out: Vec<usize>,
    /// Entities among which the method itself does not decide, best first; of VIKOR only.
    pub compromise: Vec<usize>,
}

/// A figure of a method, beside its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// VIKOR's Q, S and R; lower is better.
    Compromise,
    Utility,
    Regret,
    /// PROMETHEE's flows; leaving higher better, entering lower better.
    LeavingFlow,
    EnteringFlow,
    /// ELECTRE's places; 1 is best.
    Descending,
    Ascending,
    /// MULTIMOORA's three views; the reference point lower better.
    Ratio,
    Reference,
    Product,
    /// SPOTIS: distance to the ideal, lower better.
    Distance,
    /// RSR: probit of the place, and the ratio that the line gives there.
    Probit,
    Fitted,
    /// Fuzzy evaluation: how far it belongs to a grade, counted from the best.
    Membership {
        at: u8,
        /// How many grades there are.
        of: u8,
    },
}

/// By grade from the best; no scenario has more.
const MEMBERSHIPS: [&str; MOST_GRADES] = [
    "membership_1",
    "membership_2",
    "membership_3",
    "membership_4",
    "membership_5",
    "membership_6",
    "membership_7",
    "membership_8",
    "membership_9",
];

impl Figure {
    /// Its name in tables that programs read.
    pub fn id(self) -> &'static str {
        match self {
            Self::Compromise => "q",
            Self::Utility => "s",
            Self::Regret => "r",
            Self::LeavingFlow => "positive",
            Self::EnteringFlow => "negative",
            Self::Descending => "descending",
            Self::Ascending => "ascending",
            Self::Ratio => "ratio",
            Self::Reference => "reference",
            Self::Product => "product",
            Self::Distance => "distance",
            Self::Probit => "probit",
            Self::Fitted => "fitted",
            Self::Membership { at, .. } => MEMBERSHIPS.get(usize::from(at)).copied().unwrap_or("membership"),
        }
    }
}

/// Lays out the matrix of a scenario's method, `None` where the aggregation ranks; a pointer to [`lay_out`] where a program wants to
/// decide when the methods' code is loaded. Arguments are those of [`lay_out`].
pub type LayOut = fn(
    &Framework,
    &[Column],
    &Normalised,
    &dyn Fn(NodeId) -> Column,
    &Weights,
    &Scenario,
) -> Result<Option<Decider>, DecideError>;

/// Lays out the criteria that take part under `weights`, with the entities that have all of them; `None` where the aggregation ranks.
///
/// *Shape*: `figures` and `normalised` one column a leaf; `node` gives the values of an aggregate for the same entities. An interval
/// indicator, of the framework or of the scenario, enters as 1 − its distance over the greatest, more better.
///
/// # Errors
/// [`DecideError`].
///
/// *Cost*: O(n·m); PROMETHEE compares here, O(m·n·log n), each pair with the Gaussian curve.
pub fn lay_out(
    framework: &Framework,
    figures: &[Column],
    normalised: &Normalised,
    node: &dyn Fn(NodeId) -> Column,
    weights: &Weights,
    scenario: &Scenario,
) -> Result<Option<Decider>, DecideError> {
    if scenario.rank.is_aggregate() {
        return Ok(None);
    }
    Decider::new(framework, figures, normalised, node, weights, scenario).map(Some)
}

/// By criterion, then by entity: what the criterion alone adds to the entity's score.
pub type Parts = Vec<Vec<Option<f64>>>;

/// The matrix of one method, laid out once: other weights cost the method alone.
#[derive(Clone, Debug)]
pub struct Decider {
    settings: RankBy,
    nodes: Vec<NodeId>,
    codes: Vec<String>,
    /// By criterion, cells of `entities` only.
    columns: Vec<Vec<f64>>,
    objectives: Vec<Objective>,
    /// Ends of each criterion for SPOTIS.
    bounds: Vec<[f64; 2]>,
    entities: Vec<usize>,
    n_entities: usize,
    /// PROMETHEE's comparisons, which no weight changes.
    flows: Option<CriterionFlows>,
    /// [`Decider::run`], by a pointer: whoever holds a matrix without having laid it out links no method.
    run: fn(&Self, &[f64]) -> Result<Outcome, DecideError>,
}

impl Decider {
    fn new(
        framework: &Framework,
        figures: &[Column],
        normalised: &Normalised,
        node: &dyn Fn(NodeId) -> Column,
        weights: &Weights,
        scenario: &Scenario,
    ) -> Result<Self, DecideError> {
        let settings = &scenario.rank;
        let taking_part =
            |ids: &[NodeId]| -> Vec<NodeId> { ids.iter().copied().filter(|&id| weights.is_active(id)).collect() };
        let nodes = match settings.over {
            Criteria::Indicators | Criteria::Normalised => taking_part(framework.leaves()),
            Criteria::Pillars => taking_part(&framework.node(framework.root()).children),
        };
        let whole: Vec<Column> = nodes
            .iter()
            .filter_map(|&id| match (settings.over, &framework.node(id).leaf) {
                (Criteria::Indicators, Some((column, _))) => figures.get(*column).cloned(),
                (Criteria::Normalised, Some((column, _))) => normalised.columns.get(*column).cloned(),
                _ => Some(node(id)),
            })
            .collect();
        let n_entities = whole.first().map_or(0, Column::len);
        let complete = |entity: &usize| whole.iter().all(|column| column.get(*entity).is_some());
        let entities: Vec<usize> = (0..n_entities).filter(complete).collect();
        if entities.is_empty() {
            return Err(DecideError::NothingComplete);
        }
        let found = entities.len();
        if let Some(most) = most(settings).filter(|&most| found > most) {
            return Err(DecideError::TooMany { found, most });
        }
        let codes: Vec<String> = nodes.iter().map(|&id| framework.node(id).code.clone()).collect();
        let known = |code: &&String| framework.find(code).is_none();
        if let Some(code) = settings.bounds.keys().chain(settings.thresholds.keys()).find(known) {
            return Err(DecideError::UnknownCode { code: code.clone() });
        }
        let mut decider = Self {
            settings: settings.clone(),
            codes,
            columns: Vec::with_capacity(nodes.len()),
            objectives: Vec::with_capacity(nodes.len()),
            bounds: Vec::with_capacity(nodes.len()),
            nodes,
            entities,
            n_entities,
            flows: None,
            run: Self::run,
        };
        for (at, column) in whole.into_iter().enumerate() {
            decider.add(framework, &scenario.normalise, at, &column)?;
        }
        if settings.method == RankMethod::Promethee2 {
            let equal = vec![1.0; decider.nodes.len()];
            let curves = preferences(settings, &decider.codes, &decider.columns);
            decider.flows = Some(decider.with_matrix(&equal, |matrix| criterion_flows(matrix, &curves))?);
        }
        Ok(decider)
    }

    fn add(
        &mut self,
        framework: &Framework,
        scales: &Normalise,
        at: usize,
        column: &Column,
    ) -> Result<(), DecideError> {
        let mut cells: Vec<f64> = self.entities.iter().filter_map(|&entity| column.get(entity)).collect();
        let node = self.nodes.get(at).map(|&id| framework.node(id));
        let indicator = node.and_then(|node| node.leaf.as_ref()).map(|(_, indicator)| indicator);
        let own = indicator.filter(|_| self.settings.over == Criteria::Indicators);
        let mut posts = own.and_then(|one| one.goalposts).map(|posts| [posts.worst, posts.best]);
        let objective = match own.zip(node).map(|(one, node)| scales.direction(&node.code, one.direction)) {
            None | Some(Direction::Positive) => Objective::Max,
            Some(Direction::Negative) => Objective::Min,
            Some(Direction::Interval { lo, hi }) => {
                cells = moderate(&cells, Best::Interval { lo, hi }).map_err(|error| self.named(error))?;
                posts = Some([0.0, 1.0]);
                Objective::Max
            }
        };
        let there = min_max(cells.iter().copied()).map_or([0.0, 1.0], |(lo, hi)| [lo, hi]);
        let given = self.codes.get(at).and_then(|code| self.settings.bounds.get(code)).copied();
        // A scale that a person set says what is good and what is poor, whoever is there; scores may lie beyond it all the same.
        let set = matches!(scales.method, NormaliseMethod::MinMax | NormaliseMethod::Goalposts)
            && self.settings.method == RankMethod::Fuzzy
            && self.settings.over != Criteria::Indicators;
        let wide = set.then(|| [scales.range[0].min(there[0]), scales.range[1].max(there[1])]);
        let [a, b] = given.or(posts).or(wide).unwrap_or(there);
        // All alike on a criterion without bounds: any width gives them the same distance.
        let (lo, hi) = if a == b { (a, a + 1.0) } else { (a.min(b), a.max(b)) };
        self.bounds.push([lo, hi]);
        self.objectives.push(objective);
        self.columns.push(cells);
        Ok(())
    }

    /// Whether the matrix serves under these weights: the same criteria take part, and none of them moves with a weight.
    pub fn serves(&self, framework: &Framework, weights: &Weights) -> bool {
        let active = framework.leaves().iter().copied().filter(|&id| weights.is_active(id));
        self.settings.over != Criteria::Pillars && active.eq(self.nodes.iter().copied())
    }

    /// About how many steps the method takes for other weights, to tell what can follow a slider.
    pub fn n_steps(&self) -> f64 {
        let (n, m) = (self.entities.len() as f64, self.nodes.len() as f64);
        match self.settings.method {
            RankMethod::Copeland => n * n * m,
            // Distilling looks at all pairs for each that is taken out.
            RankMethod::Electre3 => n * n * (m + n),
            RankMethod::Multimoora => n * m + n * n,
            // A linear programme for each, pivots over all rows.
            RankMethod::Bod => n * n * m * m,
            RankMethod::Rsr => n * m * 16.0,
            _ => n * m,
        }
    }

    /// What the criteria are.
    pub fn over(&self) -> Criteria {
        self.settings.over
    }

    /// Criteria in the order of the parts.
    pub fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// Scores under these weights: effective ones of indicators, shares of the goal of pillars.
    ///
    /// # Errors
    /// [`DecideError`].
    ///
    /// *Cost*: that of the method; see [`crate::mcdm`].
    pub fn decide(&self, weights: &Weights) -> Result<Decided, DecideError> {
        let outcome = (self.run)(self, &self.weights_of(weights))?;
        let spread = |cells: Vec<f64>| {
            let mut whole = vec![f64::NAN; self.n_entities];
            for (&entity, cell) in self.entities.iter().zip(cells) {
                if let Some(place) = whole.get_mut(entity) {
                    *place = cell;
                }
            }
            Column::from_raw(whole)
        };
        let mut compared = vec![false; self.n_entities];
        self.entities.iter().for_each(|&entity| compared[entity] = true);
        Ok(Decided {
            scores: spread(outcome.scores),
            figures: outcome.figures.into_iter().map(|(figure, cells)| (figure, spread(cells))).collect(),
            left_out: (0..self.n_entities).filter(|&entity| !compared[entity]).collect(),
            compromise: outcome
                .compromise
                .into_iter()
                .filter_map(|at| self.entities.get(at as usize).copied())
                .collect(),
        })
    }

    /// By criterion, what it alone adds to each entity's score, where the score is a sum of such parts; `None` of a method whose score
    /// is not.
    ///
    /// *Shape*: one column a criterion of [`Decider::nodes`]; they sum to the score, SPOTIS to the score minus 1. *Cost*: the method
    /// once for each criterion.
    ///
    /// # Errors
    /// [`DecideError`].
    pub fn parts(&self, weights: &Weights) -> Result<Option<Parts>, DecideError> {
        if !is_sum(self.settings.method) {
            return Ok(None);
        }
        let weights = self.weights_of(weights);
        let mut parts = Vec::with_capacity(weights.len());
        for (at, &weight) in weights.iter().enumerate() {
            let mut whole = vec![None; self.n_entities];
            let mut alone = vec![0.0; weights.len()];
            alone[at] = weight;
            let cells = if weight > 0.0 { (self.run)(self, &alone)?.scores } else { vec![0.0; self.entities.len()] };
            let from = if self.settings.method == RankMethod::Spotis && weight > 0.0 { 1.0 } else { 0.0 };
            for (&entity, cell) in self.entities.iter().zip(cells) {
                if let Some(place) = whole.get_mut(entity) {
                    *place = Some(cell - from);
                }
            }
            parts.push(whole);
        }
        Ok(Some(parts))
    }

    fn weights_of(&self, weights: &Weights) -> Vec<f64> {
        let of = |&id: &NodeId| match self.settings.over {
            Criteria::Pillars => weights.share(id),
            Criteria::Indicators | Criteria::Normalised => weights.effective(id),
        };
        self.nodes.iter().map(of).collect()
    }

    fn run(&self, weights: &[f64]) -> Result<Outcome, DecideError> {
        match &self.flows {
            Some(flows) => {
                let flows = flows.weighted(weights).map_err(|error| self.named(error))?;
                Ok(Outcome {
                    scores: flows.net,
                    figures: vec![(Figure::LeavingFlow, flows.positive), (Figure::EnteringFlow, flows.negative)],
                    compromise: Vec::new(),
                })
            }
            None => self.with_matrix(weights, |matrix| carry_out(matrix, &self.settings, &self.codes, &self.bounds)),
        }
    }

    fn with_matrix<T>(
        &self,
        weights: &[f64],
        method: impl FnOnce(&DecisionMatrix) -> Result<T, McdmError>,
    ) -> Result<T, DecideError> {
        let matrix = DecisionMatrix::new(self.columns.iter().map(Vec::as_slice), weights, &self.objectives);
        matrix.and_then(|matrix| method(&matrix)).map_err(|error| self.named(error))
    }

    fn named(&self, error: McdmError) -> DecideError {
        named(error, &self.codes, &self.entities)
    }
}

/// Whether the method's score is a sum over criteria of what each alone would give.
pub fn is_sum(method: RankMethod) -> bool {
    matches!(
        method,
        RankMethod::WeightedSum
            | RankMethod::Gra
            | RankMethod::Rsr
            | RankMethod::Promethee2
            | RankMethod::Mabac
            | RankMethod::Moora
            | RankMethod::Spotis
    )
}
