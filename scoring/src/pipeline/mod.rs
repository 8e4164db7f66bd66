//! Runs all steps for one period of a dataset under one scenario, or for all periods on one scale.

mod choice;
mod methods;
mod score;
mod trend;

use serde::{Deserialize, Serialize};

use crate::aggregate::{AggregateError, Scores};
use crate::decide::{DecideError, Decided};
use crate::find::{FindError, Found, Ground};
use crate::judge::{Judged, RulesError, apply};
use crate::model::Dataset;
use crate::normalise::{NormaliseError, Normalised};
use crate::rank::{Ranking, grades, rank};
use crate::scenario::Scenario;
use crate::treat::{TreatError, Treated};
use crate::weigh::{WeightError, Weights};

pub use choice::{find_included, find_panel, find_reference};
pub use methods::Methods;
pub use score::{Scaling, score, to_scale};
pub use trend::{Trend, trend, trend_under};

/// Every step's result, by dataset position.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Position of the evaluated panel in [`Dataset::panels`].
    pub panel: usize,
    pub treated: Treated,
    pub normalised: Normalised,
    /// What the scenario's ways to weights gave, and said.
    pub found: Found,
    pub weights: Weights,
    /// The goal's score is what ranks: the aggregation's, or the decision method's.
    pub scores: Scores,
    /// What the decision method made of the entities; `None` where the aggregation ranks.
    pub decided: Option<Decided>,
    /// By entity: takes part in the ranking (in the filter and with enough indicators). Others are scored all the same where they
    /// can be, and have no rank.
    pub included: Vec<bool>,
    pub ranking: Ranking,
    /// By entity: position of its label in the scenario's grades.
    pub grades: Vec<Option<usize>>,
    /// What the scenario's rules made of the scores; `None` without rules. Everything above is before them.
    pub judged: Option<Judged>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EvaluateError {
    /// The scenario's period is none of the dataset's.
    UnknownPeriod {
        period: String,
    },
    /// The filter names a group column the dataset does not have.
    UnknownGroup {
        group: String,
    },
    /// The filter names a category that no entity has.
    UnknownCategory {
        group: String,
        category: String,
    },
    /// The reference of a normalisation is no entity of the dataset.
    UnknownEntity {
        id: String,
    },
    Treat(TreatError),
    Normalise(NormaliseError),
    Weight(WeightError),
    /// The scenario's way to weights cannot be carried out.
    Find(FindError),
    Aggregate(AggregateError),
    Decide(DecideError),
    Rules(RulesError),
}

impl From<TreatError> for EvaluateError {
    fn from(error: TreatError) -> Self {
        Self::Treat(error)
    }
}

impl From<NormaliseError> for EvaluateError {
    fn from(error: NormaliseError) -> Self {
        Self::Normalise(error)
    }
}

impl From<WeightError> for EvaluateError {
    fn from(error: WeightError) -> Self {
        Self::Weight(error)
    }
}

impl From<FindError> for EvaluateError {
    fn from(error: FindError) -> Self {
        match error {
            FindError::Weight(error) => Self::Weight(error),
            FindError::Aggregate(error) => Self::Aggregate(error),
            FindError::Way { .. } => Self::Find(error),
        }
    }
}

impl From<AggregateError> for EvaluateError {
    fn from(error: AggregateError) -> Self {
        Self::Aggregate(error)
    }
}

impl From<DecideError> for EvaluateError {
    fn from(error: DecideError) -> Self {
        Self::Decide(error)
    }
}

impl From<RulesError> for EvaluateError {
    fn from(error: RulesError) -> Self {
        Self::Rules(error)
    }
}

/// Treats, normalises, weighs, aggregates and ranks the scenario's period, the newest when it names none, and then applies its rules.
///
/// The dataset is evaluated as it is given: values that the scenario assumes are put there by [`Scenario::improved`].
/// Scales are set by every entity that has enough indicators, whether or not the filter keeps it: a filter changes ranks and
/// grades, never scores.
///
/// # Errors
/// [`EvaluateError`] of the first step that cannot be done.
///
/// *Cost*: O(n·(nodes + log n)), plus what the chosen treatment, normalisation and decision method cost.
pub fn evaluate(dataset: &Dataset, scenario: &Scenario) -> Result<Evaluation, EvaluateError> {
    evaluate_with(dataset, scenario, &Methods::ALL)
}

/// As [`evaluate`], with the methods that are at hand.
///
/// # Errors
/// As [`evaluate`].
pub fn evaluate_with(dataset: &Dataset, scenario: &Scenario, methods: &Methods) -> Result<Evaluation, EvaluateError> {
    // What needs no column is told first.
    Weights::of(&dataset.framework, &scenario.weights, &scenario.drop).or_else(|error| match error {
        // A way may give siblings weights that have none officially.
        WeightError::ZeroWeights { .. } if !scenario.weigh.is_official() => Weights::official(&dataset.framework),
        error => Err(error),
    })?;
    let panel = find_panel(dataset, scenario.period.as_deref())?;
    let treated = (methods.treat)(dataset, &dataset.panels[panel], &scenario.treat)?;
    let reference = find_reference(dataset, scenario)?;
    let normalised = to_scale(&dataset.framework, &treated.columns, scenario, reference)?;
    let found = (methods.find)(&Ground { dataset, treated: &treated.columns, normalised: &normalised }, scenario)?;
    let weights = Weights::over(&dataset.framework, &found.base, &scenario.weights, &scenario.drop)?;
    let (scores, decided) =
        score(&dataset.framework, &treated.columns, &normalised, &weights, scenario, methods.lay_out)?;
    let mut included = find_included(dataset, &scenario.filter)?;
    for (included, scored) in included.iter_mut().zip(&treated.scored) {
        *included = *included && *scored;
    }
    let ranking = rank(scores.goal(), &included);
    let grades = grades(&ranking, &scenario.grades);
    let judged = apply(dataset, &dataset.panels[panel], scenario, scores.goal(), &included)?;
    Ok(Evaluation { panel, treated, normalised, found, weights, scores, decided, included, ranking, grades, judged })
}
