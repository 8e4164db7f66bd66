//! Stochastic multicriteria acceptability analysis: who is where how often when weights are not known for sure.

use std::ops::Range;

use super::{Counter, RobustError, Scorer, Spread, Tally, WeightDraws};
use crate::model::Framework;
use crate::normalise::Normalised;
use crate::scenario::Aggregate;
use crate::weigh::Weights;

/// A ranking under weights that are drawn, ready to be asked for any block of draws.
#[derive(Clone, Debug)]
pub struct Smaa {
    draws: WeightDraws,
    scorer: Scorer,
}

impl Smaa {
    /// Prepares the entities in `included` under weights by `spread` around `weights`.
    ///
    /// Scores are those of the weighted tree; a scenario's rules are part of [`super::Replicate`].
    ///
    /// # Errors
    /// [`RobustError`]: a spread that cannot be, a mean that has no value, nobody or too many to rank.
    ///
    /// *Cost*: O(n·nodes). *Source*: lahdelma1998, lahdelma2001.
    pub fn new(
        framework: &Framework,
        weights: &Weights,
        (normalised, settings): (&Normalised, &Aggregate),
        included: &[bool],
        spread: &Spread,
        seed: u64,
    ) -> Result<Self, RobustError> {
        let draws = WeightDraws::new(framework, weights, spread, seed)?;
        let scorer = Scorer::new(framework, weights, normalised, settings, included, &draws)?;
        Tally::new(scorer.entities().len(), draws.n_leaves())?;
        Ok(Self { draws, scorer })
    }

    /// Positions in the dataset of those that are ranked; a tally counts them in this order.
    pub fn entities(&self) -> &[usize] {
        self.scorer.entities()
    }

    /// Nothing counted yet.
    ///
    /// # Errors
    /// None after [`Smaa::new`]; the type is that of [`Tally::new`].
    pub fn tally(&self) -> Result<Tally, RobustError> {
        Tally::new(self.entities().len(), self.draws.n_leaves())
    }

    /// Counts these draws. Any cut into blocks gives the same merged tally, to the bit.
    ///
    /// # Errors
    /// As [`Smaa::tally`].
    ///
    /// *Cost*: O(draws·n·(m + n)).
    pub fn block(&self, draws: Range<u64>) -> Result<Tally, RobustError> {
        let mut counter = Counter::new(self.entities().len(), self.draws.n_leaves())?;
        let mut room = self.scorer.room(&self.draws);
        for draw in draws {
            self.scorer.score(&self.draws, draw, &mut room);
            counter.add(draw, &room.scores, &room.weights);
        }
        Ok(counter.finish())
    }
}

/// Confidence factors: the share of the draws of values in which an entity is first while weights are at its central ones; `None`
/// for one that is never first.
///
/// `score` fills the scores of draw `draw` under the weights. Exact values need one draw; it is then 1 or 0, and 1 for additive scores.
/// Ties for the first place count for each.
///
/// *Cost*: entities × draws × `score`. *Source*: lahdelma2001.
pub fn confidence_factors(
    tally: &Tally,
    n_draws: u64,
    mut score: impl FnMut(u64, &[f64], &mut [f64]),
) -> Vec<Option<f64>> {
    let mut scores = vec![0.0; tally.n_entities()];
    let mut confidence = |entity: usize| {
        let central = tally.central_weights(entity)?;
        let mut n_first = 0u64;
        for draw in 0..n_draws {
            score(draw, &central, &mut scores);
            let own = scores.get(entity).copied()?;
            n_first += u64::from(!own.is_nan() && !scores.iter().any(|other| *other > own));
        }
        (n_draws > 0).then(|| n_first as f64 / n_draws as f64)
    };
    (0..tally.n_entities()).map(&mut confidence).collect()
}
