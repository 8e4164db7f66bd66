//! Counts who was where in many rankings: whole numbers only, so that merging knows no order.

use serde::{Deserialize, Serialize};

use super::RobustError;
use crate::rank::descending_key;

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
    #[serde(skip)]
    room: Room,
}

/// A part of a weight small enough that nobody sees it, and large enough that 2²⁴ draws can be summed.
pub(super) const UNIT: f64 = 1.0 / (1u64 << 40) as f64;

#[derive(Clone, Debug, Default)]
struct Room {
    keyed: Vec<(u64, u16)>,
    place: Vec<u16>,
}

/// Room is no part of what was counted.
impl PartialEq for Room {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Room {}

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
        Ok(Self { n_entities, n_weights, n_draws: 0, places, before, weights_when_first, room: Room::default() })
    }

    /// Counts the ranking by `scores`, higher better, NaN without place. *Cost*: O(n²), in small steps.
    pub fn add(&mut self, draw: u64, scores: &[f64], weights: &[f64]) {
        let n = self.n_entities;
        let Room { keyed, place } = &mut self.room;
        keyed.clear();
        let there = scores.iter().take(n).enumerate().filter(|(_, score)| !score.is_nan());
        keyed.extend(there.map(|(entity, &score)| (descending_key(score), entity as u16)));
        keyed.sort_unstable();
        place.clear();
        place.resize(n, u16::MAX);
        let mut start = 0;
        for tied in keyed.chunk_by(|a, b| a.0 == b.0) {
            for (at, &(_, entity)) in tied.iter().enumerate() {
                let turn = if tied.len() == 1 { 0 } else { (at as u64 + draw) % tied.len() as u64 };
                place[usize::from(entity)] = start + turn as u16;
            }
            start += tied.len() as u16;
        }
        self.n_draws += 1;
        for ((&own, places), before) in
            place.iter().zip(self.places.chunks_exact_mut(n)).zip(self.before.chunks_exact_mut(n))
        {
            if let Some(count) = places.get_mut(usize::from(own)) {
                *count += 1;
            }
            for (count, &other) in before.iter_mut().zip(place.iter()) {
                *count += u32::from(own < other);
            }
        }
        if let Some(first) = place.iter().position(|&place| place == 0) {
            let sums = self.weights_when_first.iter_mut().skip(first * self.n_weights);
            for (sum, weight) in sums.take(self.n_weights).zip(weights) {
                *sum += (weight / UNIT + 0.5) as u64;
            }
        }
    }

    /// Adds what another block counted; one of other entities or weights is left aside. *Cost*: O(n²).
    pub fn merge(&mut self, other: &Self) {
        if (self.n_entities, self.n_weights) != (other.n_entities, other.n_weights) {
            return;
        }
        self.n_draws += other.n_draws;
        self.places.iter_mut().zip(&other.places).for_each(|(count, more)| *count += more);
        self.before.iter_mut().zip(&other.before).for_each(|(count, more)| *count += more);
        self.weights_when_first.iter_mut().zip(&other.weights_when_first).for_each(|(sum, more)| *sum += more);
    }

    pub fn n_entities(&self) -> usize {
        self.n_entities
    }

    pub fn n_draws(&self) -> u64 {
        self.n_draws
    }
}
