//! A scenario's question of certainty, ready for any block of the work.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{
    DesignRanks, Digest, Estimation, Factor, Indices, Replicate, RobustError, Smaa, Spread, count_ranks, nodes_at_level,
};
use crate::model::{Dataset, Framework, NodeId};
use crate::pipeline::evaluate;
use crate::scenario::{
    Aggregate, LeaveOut, Mean, Missing, Normalise, NormaliseMethod, Outliers, Scenario, WeightsVary,
};

/// The share of draws inside a rank interval: 5 % are beyond it on either side.
pub const COVERAGE: f64 = 0.9;
/// Evaluations for one entity's confidence factor where more than weights is open.
pub const CONFIDENCE_POINTS: u64 = 256;

/// What `scenario.certainty` asks of a dataset.
#[derive(Clone, Debug)]
pub struct Study<'a> {
    way: Way<'a>,
    seed: u64,
}

#[derive(Clone, Debug)]
enum Way<'a> {
    /// Nothing but weights is open, ranks are those of the aggregated scores, and no rule is laid over them.
    Weights(Box<Smaa>),
    Everything(Box<Replicate<'a>>),
}

impl<'a> Study<'a> {
    /// Prepares the study; the fast way where nothing but weights is open.
    ///
    /// # Errors
    /// [`RobustError`]: what the scenario asks for in vain.
    ///
    /// *Cost*: an evaluation.
    pub fn new(dataset: &'a Dataset, scenario: &'a Scenario) -> Result<Self, RobustError> {
        let open = factors(&dataset.framework, scenario);
        let seed = u64::from(scenario.certainty.seed);
        let spread = match open.as_slice() {
            [] => Some(Spread::Relative { by: 0.0 }),
            [Factor::Weights(spread)] => Some(spread.clone()),
            _ => None,
        };
        let is_plain = scenario.rules.is_empty() && scenario.rank.is_aggregate();
        let way = match spread.filter(|_| is_plain) {
            Some(spread) => {
                let done = evaluate(dataset, scenario)?;
                let values = (&done.normalised, &scenario.aggregate);
                let smaa = Smaa::new(&dataset.framework, &done.weights, values, &done.included, &spread, seed)?;
                Way::Weights(Box::new(smaa))
            }
            None => Way::Everything(Box::new(Replicate::new(dataset, scenario, open, seed)?)),
        };
        Ok(Self { way, seed })
    }

    /// Counts these draws; pairs among `listed`, positions in the dataset. Any cut into blocks gives the same merged digest.
    ///
    /// # Errors
    /// The first draw that cannot be evaluated; [`RobustError::TooManyRanked`].
    ///
    /// *Cost*: O(n²) and the draws.
    pub fn draw(&mut self, draws: Range<u64>, listed: &[usize]) -> Result<Digest, RobustError> {
        match &mut self.way {
            Way::Weights(smaa) => Ok(Digest::of(&smaa.block(draws)?, smaa.entities(), listed)),
            Way::Everything(replicate) => {
                let tally = count_ranks(replicate, draws, self.seed)?;
                Ok(Digest::of(&tally, replicate.entities(), listed))
            }
        }
    }

    /// Ranks at these rows of the design for Sobol indices.
    ///
    /// # Errors
    /// The first evaluation that cannot be done; [`RobustError::NoAlternatives`] where nothing but weights is open, which leaves
    /// nothing to share out.
    ///
    /// *Cost*: (factors + 2) evaluations a row.
    pub fn rows(&mut self, rows: Range<u64>) -> Result<DesignRanks, RobustError> {
        match &mut self.way {
            Way::Weights(_) => Err(RobustError::NoAlternatives),
            Way::Everything(replicate) => DesignRanks::run(replicate, rows, self.seed),
        }
    }

    /// Sobol indices from all rows: of the mean rank shift, and of the rank of `entity`, a position in the dataset.
    ///
    /// # Errors
    /// As [`Study::rows`].
    ///
    /// *Cost*: O(rows·factors·(entities + samples)). *Source*: saisana2005, saltelli2010, jansen1999.
    pub fn indices(&self, ranks: &DesignRanks, entity: Option<usize>) -> Result<[Option<Indices>; 2], RobustError> {
        let Way::Everything(replicate) = &self.way else { return Err(RobustError::NoAlternatives) };
        let estimation = Estimation { first_order: Default::default(), n_samples: 200, coverage: 0.9, seed: self.seed };
        let nominal = replicate.nominal()?;
        let nominal: Vec<Option<u32>> = replicate.entities().iter().map(|&entity| nominal.rank(entity)).collect();
        let place = entity.and_then(|entity| replicate.entities().iter().position(|one| *one == entity));
        let own = place.and_then(|place| ranks.rank_indices(place, &estimation));
        Ok([ranks.shift_indices(&nominal, &estimation), own])
    }
}

/// Confidence factor of an entity, a position in the dataset: in what share of all else that is open it is first while weights are at
/// `central`, its own, by indicator. 1 or 0 where nothing but weights is open.
///
/// # Errors
/// As [`Study::new`], and the first evaluation that cannot be done.
///
/// *Cost*: `points` evaluations, one where nothing else is open. *Source*: lahdelma2001.
pub fn confidence(
    dataset: &Dataset,
    scenario: &Scenario,
    (entity, central): (usize, &[f64]),
    points: u64,
) -> Result<f64, RobustError> {
    let mut open = factors(&dataset.framework, scenario);
    open.retain(|factor| !matches!(factor, Factor::Weights(_)));
    let n_points = if open.is_empty() { 1 } else { points };
    open.push(Factor::Weights(Spread::Given { rows: vec![central.to_vec()] }));
    let seed = u64::from(scenario.certainty.seed);
    let mut replicate = Replicate::new(dataset, scenario, open, seed)?;
    let tally = count_ranks(&mut replicate, 0..n_points, seed)?;
    let place = replicate.entities().iter().position(|one| *one == entity);
    let n_first = place.and_then(|place| tally.counts(place).first().copied()).unwrap_or(0);
    Ok(f64::from(n_first) / n_points.max(1) as f64)
}

/// What is open in the scenario's question, in a fixed order.
///
/// Where a mean for positive values only is among the alternatives, scales that start at 0 start at 1, as is usual: that changes no
/// rank under the arithmetic mean.
pub fn factors(framework: &Framework, scenario: &Scenario) -> Vec<Factor> {
    let asked = &scenario.certainty;
    let mut open = Vec::new();
    match asked.weights {
        WeightsVary::Fixed => {}
        WeightsVary::Around => open.push(Factor::Weights(Spread::Relative { by: asked.by })),
        WeightsVary::Simplex => open.push(Factor::Weights(Spread::Simplex { at_least: asked.at_least.clone() })),
    }
    if asked.error > 0.0 {
        open.push(Factor::Values { error: asked.error, by_code: BTreeMap::new() });
    }
    if asked.imputation {
        open.push(Factor::Imputation);
    }
    let missing: Vec<Missing> = beside(&scenario.treat.missing, &asked.missing);
    // A drawn filling leaves no missing cell to any policy.
    if missing.len() > 1 && !asked.imputation {
        open.push(Factor::Missing(missing));
    }
    if asked.outliers {
        open.push(Factor::Outliers(vec![Outliers::None, Outliers::Coinr]));
    }
    let is_positive = asked.aggregate.iter().any(|mean| needs_positive(*mean));
    let normalise: Vec<NormaliseMethod> = beside(&scenario.normalise.method, &asked.normalise);
    if normalise.len() > 1 || (is_positive && starts_at_zero(&scenario.normalise)) {
        let settings = |method: &NormaliseMethod| settings_of(&scenario.normalise, *method, is_positive);
        open.push(Factor::Normalise(normalise.iter().map(settings).collect()));
    }
    let others = asked.aggregate.iter().map(|&method| all_levels(&scenario.aggregate, method));
    let means: Vec<Aggregate> =
        std::iter::once(scenario.aggregate.clone()).chain(others.filter(|one| *one != scenario.aggregate)).collect();
    if means.len() > 1 {
        open.push(Factor::Aggregate(means));
    }
    let left_out = match asked.leave_out {
        LeaveOut::Nothing => Vec::new(),
        LeaveOut::Indicators => nodes_at_level(framework, 1),
        LeaveOut::Pillars => framework.pillars().to_vec(),
    };
    if left_out.len() > 1 {
        let code = |&id: &NodeId| Some(framework.node(id).code.clone());
        open.push(Factor::Drop(std::iter::once(None).chain(left_out.iter().map(code)).collect()));
    }
    open
}

/// One way to make scores, to be compared with others.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodChoice {
    pub normalise: NormaliseMethod,
    /// `None` where levels differ.
    pub mean: Option<Mean>,
    pub scenario: Scenario,
}

/// Normalisations that need no parameters of their own, and means: each in the place of the scenario's own.
const NORMALISATIONS: [NormaliseMethod; 5] = [
    NormaliseMethod::MinMax,
    NormaliseMethod::ZScore,
    NormaliseMethod::Rank,
    NormaliseMethod::PercentileRank,
    NormaliseMethod::FractionOfMax,
];
const MEANS: [Mean; 4] = [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Median];

/// The scenario as it is, then with each other normalisation, then with each other mean at all levels.
pub fn methods(scenario: &Scenario) -> Vec<MethodChoice> {
    let own = scenario.aggregate.levels.is_empty().then_some(scenario.aggregate.method);
    let choice = |normalise: NormaliseMethod, mean: Option<Mean>| {
        let aggregate = match mean {
            Some(mean) if Some(mean) != own => all_levels(&scenario.aggregate, mean),
            _ => scenario.aggregate.clone(),
        };
        let is_positive = mean.is_some_and(needs_positive);
        let settings = settings_of(&scenario.normalise, normalise, is_positive);
        MethodChoice { normalise, mean, scenario: Scenario { normalise: settings, aggregate, ..scenario.clone() } }
    };
    let now = scenario.normalise.method;
    let other_scales = NORMALISATIONS.into_iter().filter(|one| *one != now).map(|one| choice(one, own));
    let other_means = MEANS.into_iter().filter(|one| Some(*one) != own).map(|one| choice(now, Some(one)));
    std::iter::once(choice(now, own)).chain(other_scales).chain(other_means).collect()
}

fn beside<T: Clone + PartialEq>(chosen: &T, others: &[T]) -> Vec<T> {
    let mut all = vec![chosen.clone()];
    for other in others {
        if !all.contains(other) {
            all.push(other.clone());
        }
    }
    all
}

fn needs_positive(mean: Mean) -> bool {
    matches!(mean, Mean::Geometric | Mean::Harmonic | Mean::Power)
}

fn starts_at_zero(settings: &Normalise) -> bool {
    settings.range[0] == 0.0 && settings.range[1] > 1.0
}

/// The settings under another method: T-scores for z-scores, as the page has them.
fn settings_of(own: &Normalise, method: NormaliseMethod, is_positive: bool) -> Normalise {
    let mut settings = Normalise { method, ..own.clone() };
    if method == NormaliseMethod::ZScore && own.method != method {
        (settings.mean, settings.sd) = (50.0, 10.0);
    }
    if is_positive && starts_at_zero(own) {
        settings.range[0] = 1.0;
    }
    settings
}

fn all_levels(own: &Aggregate, method: Mean) -> Aggregate {
    Aggregate { method, levels: Vec::new(), ..own.clone() }
}
