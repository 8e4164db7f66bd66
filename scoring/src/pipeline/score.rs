//! The steps from treated columns to one scale, and from there to the score that ranks.

use super::EvaluateError;
use crate::aggregate::{Scores, aggregate};
use crate::decide::{Decided, LayOut};
use crate::model::{Column, Framework};
use crate::normalise::{Normalised, Normalising, fill_rows};
use crate::scenario::Scenario;
use crate::weigh::Weights;

/// The treated columns on one scale, with rows filled where the scenario fills them.
///
/// *Shape*: `figures` one a leaf; `reference` is the position of the entity that a normalisation measures to.
///
/// # Errors
/// Those of the normalisation.
///
/// *Cost*: that of [`normalise`](crate::normalise::normalise) and [`fill_rows`].
pub fn to_scale(
    framework: &Framework,
    figures: &[Column],
    scenario: &Scenario,
    reference: Option<usize>,
) -> Result<Normalised, EvaluateError> {
    let mut scaling = Scaling::start(framework, figures, scenario)?;
    while scaling.step(framework, figures, scenario, reference)? {}
    Ok(scaling.finish(framework, scenario))
}

/// [`to_scale`] column by column, as [`Normalising`].
#[derive(Clone, Debug)]
pub struct Scaling(Normalising);

impl Scaling {
    /// # Errors
    /// As [`to_scale`].
    pub fn start(framework: &Framework, figures: &[Column], scenario: &Scenario) -> Result<Self, EvaluateError> {
        Ok(Self(Normalising::start(framework, figures, &scenario.normalise)?))
    }

    /// Brings the next column to scale; false where there is none.
    ///
    /// # Errors
    /// As [`to_scale`].
    pub fn step(
        &mut self,
        framework: &Framework,
        figures: &[Column],
        scenario: &Scenario,
        reference: Option<usize>,
    ) -> Result<bool, EvaluateError> {
        Ok(self.0.step(framework, figures, &scenario.normalise, reference)?)
    }

    pub fn finish(self, framework: &Framework, scenario: &Scenario) -> Normalised {
        let mut normalised = self.0.finish();
        fill_rows(framework, &scenario.treat.missing, &mut normalised);
        normalised
    }
}

/// Scores of every node, the goal's by the scenario's way to rank, whose matrix `lay_out` lays out.
///
/// *Shape*: `figures`, the treated columns, and `normalised` one a leaf. The aggregation is carried out in any case: pillars are shown,
/// and may be the decision method's criteria.
///
/// # Errors
/// Those of the aggregation and of the decision method.
///
/// *Cost*: O(n·nodes), and that of the method.
pub fn score(
    framework: &Framework,
    figures: &[Column],
    normalised: &Normalised,
    weights: &Weights,
    scenario: &Scenario,
    lay_out: LayOut,
) -> Result<(Scores, Option<Decided>), EvaluateError> {
    let scores = aggregate(framework, weights, normalised, &scenario.aggregate)?;
    let node = |id| scores.of(id).clone();
    let Some(decider) = lay_out(framework, figures, normalised, &node, weights, scenario)? else {
        return Ok((scores, None));
    };
    let decided = decider.decide(weights)?;
    Ok((scores.with_goal(decided.scores.clone()), Some(decided)))
}
