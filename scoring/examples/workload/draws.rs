//! Draws of weights and whole evaluations under other choices, over a table as wide as the reference study of economies.

use scoring::math::Draws;
use scoring::model::{Column, Dataset, Entity, Framework, Panel, Period, Text};
use scoring::normalise::Normalised;
use scoring::robust::{DesignRanks, Estimation, Factor, FirstOrder, Replicate, Smaa, Spread, Tally};
use scoring::scenario::{Aggregate, Mean, Normalise, NormaliseMethod, Outliers, Scenario};
use scoring::weigh::Weights;

use super::methods::flat_framework;

pub const N_ENTITIES: usize = 51;
pub const N_INDICATORS: usize = 49;

/// What the certainty of ranks is asked of, ready to be drawn from.
pub struct Question {
    framework: Framework,
    weights: Weights,
    normalised: Normalised,
    settings: Aggregate,
}

impl Question {
    /// With every `missing`-th cell missing; 0 for none.
    pub fn new(missing: usize, method: Mean) -> Result<Self, String> {
        let framework = flat_framework(N_INDICATORS)?;
        let weights = Weights::official(&framework).map_err(told)?;
        let columns = (0..N_INDICATORS).map(|at| column(at, missing)).collect();
        let normalised = Normalised { columns, notes: Vec::new() };
        Ok(Self { framework, weights, normalised, settings: Aggregate { method, ..Aggregate::default() } })
    }

    /// Draws weights and counts ranks, from draw `first` on.
    pub fn draw(&self, spread: &Spread, first: u64, n_draws: u64) -> Result<Tally, String> {
        let included = [true; N_ENTITIES];
        let over = (&self.normalised, &self.settings);
        let smaa = Smaa::new(&self.framework, &self.weights, over, &included, spread, 1).map_err(told)?;
        smaa.block(first..first + n_draws).map_err(told)
    }
}

/// Whole evaluations under other weights, outliers, scales and means, and the indices of the mean rank shift and of every rank from
/// them; how many of those ranks move at all.
pub fn sensitivity(n_rows: u64) -> Result<usize, String> {
    let (dataset, scenario) = (dataset()?, Scenario::default());
    let mut replicate = Replicate::new(&dataset, &scenario, choices(), 1).map_err(told)?;
    let nominal = replicate.nominal().map_err(told)?.ranking.rank;
    let ranks = DesignRanks::run(&mut replicate, 0..n_rows, 1).map_err(told)?;
    let estimation = Estimation { first_order: FirstOrder::Centred, n_samples: 100, coverage: 0.95, seed: 1 };
    let shift = ranks.shift_indices(&nominal, &estimation);
    let n_own = (0..N_ENTITIES).filter_map(|entity| ranks.rank_indices(entity, &estimation)).count();
    Ok(n_own + usize::from(shift.is_some()))
}

pub fn choices() -> Vec<Factor> {
    let normalise = |method| Normalise { method, range: [1.0, 100.0], ..Normalise::default() };
    let aggregate = |method| Aggregate { method, ..Aggregate::default() };
    vec![
        Factor::Weights(Spread::Relative { by: 0.25 }),
        Factor::Outliers(vec![Outliers::None, Outliers::Coinr]),
        Factor::Normalise([NormaliseMethod::MinMax, NormaliseMethod::Rank].map(normalise).to_vec()),
        Factor::Aggregate([Mean::Arithmetic, Mean::Geometric].map(aggregate).to_vec()),
    ]
}

pub fn dataset() -> Result<Dataset, String> {
    let name = |at: usize| Entity { id: format!("e{at}"), name: Text::same(format!("e{at}")) };
    let columns = (0..N_INDICATORS).map(|at| column(at, 0)).collect();
    let panel = Panel { period: Period("now".into()), columns, denominators: vec![] };
    let entities = (0..N_ENTITIES).map(name).collect();
    Ok(Dataset::new("bench", flat_framework(N_INDICATORS)?, entities, vec![panel]))
}

fn column(at: usize, missing: usize) -> Column {
    let mut draws = Draws::new(1, 0, at as u64);
    let cell = |entity: usize, x: f64| if missing > 0 && (at + entity).is_multiple_of(missing) { f64::NAN } else { x };
    Column::from_raw((0..N_ENTITIES).map(|entity| cell(entity, 100.0 * draws.uniform())).collect())
}

fn told(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}
