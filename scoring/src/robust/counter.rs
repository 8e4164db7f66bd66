//! Counts rankings one by one into a tally.

use super::RobustError;
use super::tally::{Tally, UNIT};
use crate::rank::descending_key;

/// A tally in the making, with room for the ranking at hand.
///
/// Who stands before whom is counted for several pairs at once: a word holds the places of several entities in lanes, one subtraction
/// compares them all, and the carries are added to small counters in lanes, which are emptied before they can overflow.
#[derive(Clone, Debug)]
pub struct Counter {
    tally: Tally,
    keyed: Vec<(u64, u16)>,
    places: Vec<u16>,
    lanes: Lanes,
    /// The places of all entities, packed.
    packed: Vec<u64>,
    /// By entity, as packed: how often it stood before the other since the lanes were emptied.
    before: Vec<u64>,
    n_pending: u64,
}

/// How a word is cut.
#[derive(Clone, Copy, Debug)]
struct Lanes {
    bits: u32,
    /// The lowest bit of every lane.
    ones: u64,
}

impl Lanes {
    fn of(bits: u32) -> Self {
        Self { bits, ones: u64::MAX / ((1 << bits) - 1) }
    }

    fn n_per_word(self) -> usize {
        (u64::BITS / self.bits) as usize
    }

    /// The highest bit of a lane stays free for the carry.
    fn largest(self) -> u64 {
        (1 << (self.bits - 1)) - 1
    }
}

impl Counter {
    /// Nothing counted yet of `n_entities` under `n_weights` weights, 0 when weights are of no interest.
    ///
    /// # Errors
    /// As [`Tally::new`].
    pub fn new(n_entities: usize, n_weights: usize) -> Result<Self, RobustError> {
        let tally = Tally::new(n_entities, n_weights)?;
        // Places count from 0, and the largest value of a lane is nobody's place.
        let lanes = [8, 16].map(Lanes::of).into_iter().find(|lanes| n_entities as u64 <= lanes.largest());
        let lanes = lanes.unwrap_or(Lanes::of(16));
        let n_words = n_entities.div_ceil(lanes.n_per_word());
        let (packed, before) = (vec![0; n_words], vec![0; n_words * n_entities]);
        Ok(Self { tally, keyed: Vec::new(), places: Vec::new(), lanes, packed, before, n_pending: 0 })
    }

    /// Counts the ranking by `scores`, higher better, NaN without place; `draw` is its number, `weights` those it came from.
    ///
    /// *Cost*: O(n²/8), O(n²/4) beyond 127 entities.
    pub fn add(&mut self, draw: u64, scores: &[f64], weights: &[f64]) {
        self.take_places(draw, scores);
        self.count_before();
        let Tally { n_entities, n_weights, n_draws, places, weights_when_first, .. } = &mut self.tally;
        *n_draws += 1;
        for (counts, &place) in places.chunks_exact_mut((*n_entities).max(1)).zip(&self.places) {
            if let Some(count) = counts.get_mut(usize::from(place)) {
                *count = count.saturating_add(1);
            }
        }
        if let Some(first) = self.places.iter().position(|&place| place == 0) {
            let sums = weights_when_first.iter_mut().skip(first * *n_weights);
            for (sum, weight) in sums.take(*n_weights).zip(weights) {
                *sum = sum.saturating_add((weight / UNIT + 0.5) as u64);
            }
        }
    }

    /// What was counted.
    pub fn finish(mut self) -> Tally {
        self.empty_lanes();
        self.tally
    }

    fn take_places(&mut self, draw: u64, scores: &[f64]) {
        let n = self.tally.n_entities;
        self.keyed.clear();
        let there = scores.iter().take(n).enumerate().filter(|(_, score)| !score.is_nan());
        self.keyed.extend(there.map(|(entity, &score)| (descending_key(score), entity as u16)));
        self.keyed.sort_unstable();
        self.places.clear();
        self.places.resize(n, self.lanes.largest() as u16);
        let mut start = 0;
        for tied in self.keyed.chunk_by(|a, b| a.0 == b.0) {
            for (at, &(_, entity)) in tied.iter().enumerate() {
                let turn = if tied.len() == 1 { 0 } else { (at as u64 + draw) % tied.len() as u64 };
                if let Some(place) = self.places.get_mut(usize::from(entity)) {
                    *place = start + turn as u16;
                }
            }
            start += tied.len() as u16;
        }
    }

    fn count_before(&mut self) {
        let Lanes { bits, ones } = self.lanes;
        let carries = ones << (bits - 1);
        for (word, places) in self.packed.iter_mut().zip(self.places.chunks(self.lanes.n_per_word())) {
            let lanes = places.iter().enumerate();
            // With the highest bits set, no lane borrows from the next.
            *word = lanes.fold(carries, |word, (at, &place)| word | (u64::from(place) << (at as u32 * bits)));
        }
        for (counts, &own) in self.before.chunks_exact_mut(self.packed.len().max(1)).zip(&self.places) {
            let next = ones * (u64::from(own) + 1);
            for (count, word) in counts.iter_mut().zip(&self.packed) {
                // The highest bit of a lane stays where the other's place is at least the next after one's own.
                *count += ((word - next) >> (bits - 1)) & ones;
            }
        }
        self.n_pending += 1;
        if self.n_pending == (1 << bits) - 1 {
            self.empty_lanes();
        }
    }

    fn empty_lanes(&mut self) {
        let Lanes { bits, .. } = self.lanes;
        let (n, per_word) = (self.tally.n_entities.max(1), self.lanes.n_per_word());
        let rows = self.before.chunks_exact_mut(self.packed.len().max(1)).zip(self.tally.before.chunks_exact_mut(n));
        for (words, counts) in rows {
            for (word, counts) in words.iter_mut().zip(counts.chunks_mut(per_word)) {
                for (at, count) in counts.iter_mut().enumerate() {
                    *count = count.saturating_add(((*word >> (at as u32 * bits)) & ((1 << bits) - 1)) as u32);
                }
                *word = 0;
            }
        }
        self.n_pending = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Draws;

    /// Against plain comparisons, across both widths of lanes and more draws than a lane can count.
    #[test]
    fn lanes_count_what_comparisons_count() {
        for (n, n_draws) in [(1, 3), (9, 600), (127, 300), (128, 20), (300, 10)] {
            let mut counter = Counter::new(n, 0).expect("a counter");
            let mut expect = vec![0u32; n * n];
            for draw in 0..n_draws {
                let mut draws = Draws::new(1, 9, draw);
                let score = |_| if draws.below(10) == 0 { f64::NAN } else { draws.uniform() };
                let scores: Vec<f64> = (0..n).map(score).collect();
                counter.add(draw, &scores, &[]);
                for (a, b) in (0..n).flat_map(|a| (0..n).map(move |b| (a, b))) {
                    let stands_before = scores[a] > scores[b] || (!scores[a].is_nan() && scores[b].is_nan());
                    expect[a * n + b] += u32::from(stands_before);
                }
            }
            assert_eq!(counter.finish().before, expect, "{n} entities");
        }
    }

    #[test]
    fn nobody_is_counted_without_fuss() {
        let mut counter = Counter::new(0, 2).expect("a counter");
        counter.add(0, &[], &[0.5, 0.5]);
        let tally = counter.finish();
        assert_eq!((tally.n_draws(), tally.acceptability(0)), (1, vec![]));
    }
}
