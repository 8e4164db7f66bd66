//! Who was where in many rankings: whole numbers only, so that merging knows no order.

use serde::{Deserialize, Serialize};

use super::RobustError;

/// Most entities ranks are counted for: their square is held in memory twice.
pub const MAX_RANKED: usize = 2000;

/// How often each entity had each rank, and stood before each other.
///
/// Equal scores share their places in turn, by the number of the draw, so that each place is taken exactly once and over many draws
/// each of them holds each as often. Who has no score in a draw has no place in it and stands before nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub(super) n_entities: usize,
    pub(super) n_weights: usize,
    pub(super) n_draws: u64,
    /// By entity, then by place.
    pub(super) places: Vec<u32>,
    /// By entity, then by the one it stood before.
    pub(super) before: Vec<u32>,
    /// By entity, then by weight: sums over the draws it was first in, in units of [`UNIT`].
    pub(super) weights_when_first: Vec<u64>,
}

/// A part of a weight small enough that nobody sees it, and large enough that 2²⁴ draws can be summed.
pub(super) const UNIT: f64 = 1.0 / (1u64 << 40) as f64;

impl Tally {
    /// Nothing counted yet of `n_entities` under `n_weights` weights, 0 when weights are of no interest.
    ///
    /// # Errors
    /// [`RobustError::TooManyRanked`] beyond [`MAX_RANKED`].
    pub fn new(n_entities: usize, n_weights: usize) -> Result<Self, RobustError> {
        if n_entities > MAX_RANKED {
            return Err(RobustError::TooManyRanked { n_entities, limit: MAX_RANKED });
        }
        let squares = vec![0; n_entities * n_entities];
        let weights_when_first = vec![0; n_entities * n_weights];
        let (places, before) = (squares.clone(), squares);
        Ok(Self { n_entities, n_weights, n_draws: 0, places, before, weights_when_first })
    }

    /// Adds what another block counted; one of other entities or weights is left aside. *Cost*: O(n²).
    pub fn merge(&mut self, other: &Self) {
        if (self.n_entities, self.n_weights) != (other.n_entities, other.n_weights) {
            return;
        }
        self.n_draws += other.n_draws;
        self.places.iter_mut().zip(&other.places).for_each(|(count, more)| *count = count.saturating_add(*more));
        self.before.iter_mut().zip(&other.before).for_each(|(count, more)| *count = count.saturating_add(*more));
        self.weights_when_first
            .iter_mut()
            .zip(&other.weights_when_first)
            .for_each(|(sum, more)| *sum = sum.saturating_add(*more));
    }

    pub fn n_entities(&self) -> usize {
        self.n_entities
    }

    pub fn n_draws(&self) -> u64 {
        self.n_draws
    }
}
