//! The order of the scores, from a histogram of their bits: no sort of all of them for the few rows on a screen.

use std::ops::Range;

use super::Row;
use crate::rank::{descending_key, from_descending_key};

/// Buckets of the histogram: enough that a window's buckets hold few entities, few enough to stay in cache.
const BUCKETS: usize = 1 << 14;
/// A bucket with more than this part of all entities, where it could be finer, has the histogram made anew.
const CROWDED: usize = 64;

/// How many ranked scores fall into each bucket; buckets go from best to worst.
///
/// A bucket is an interval of [`descending_key`]s, so the first and last one, which take what lies beyond them, keep the order too.
#[derive(Clone, Debug)]
pub struct Order {
    /// Key at which bucket 0 starts.
    first_key: u64,
    /// Bits of a key's distance from there that a bucket spans.
    shift: u32,
    counts: Box<[u32; BUCKETS]>,
    /// Smallest and largest key seen since `begin`.
    seen: Option<(u64, u64)>,
    /// The first entity with the smallest key.
    best: usize,
    n_ranked: usize,
}

impl Default for Order {
    fn default() -> Self {
        Self {
            first_key: 0,
            shift: 64 - BUCKETS.trailing_zeros(),
            counts: Box::new([0; BUCKETS]),
            seen: None,
            best: 0,
            n_ranked: 0,
        }
    }
}

impl Order {
    pub fn n_ranked(&self) -> usize {
        self.n_ranked
    }

    /// Forgets all scores, keeps the buckets.
    pub fn begin(&mut self) {
        self.counts.fill(0);
        self.seen = None;
        self.n_ranked = 0;
    }

    /// Takes in a block of scores, that of entity `first` and those after it; blocks come in the entities' order.
    pub fn count(&mut self, first: usize, scores: &[f64], included: &[bool]) {
        let (mut lo, mut hi) = self.seen.unwrap_or((u64::MAX, 0));
        // Held here while the loop runs: written through `self`, each would be read from memory and back for every score.
        let (first_key, shift) = (self.first_key, self.shift);
        let (mut best, mut n_ranked) = (self.best, self.n_ranked);
        let counts: &mut [u32; BUCKETS] = &mut self.counts;
        for (at, (&score, &included)) in scores.iter().zip(included).enumerate() {
            if !included || score.is_nan() {
                continue;
            }
            let key = descending_key(score);
            if key < lo {
                (lo, best) = (key, first + at);
            }
            hi = hi.max(key);
            let bucket = (key.saturating_sub(first_key) >> shift) as usize;
            counts[bucket.min(BUCKETS - 1)] += 1;
            n_ranked += 1;
        }
        (self.best, self.n_ranked) = (best, n_ranked);
        if lo <= hi {
            self.seen = Some((lo, hi));
        }
    }

    /// Looks whether the buckets still tell the scores apart, and if others would do it better makes them anew.
    pub fn end(&mut self, scores: &[f64], included: &[bool]) {
        let crowded = |count: u32| count as usize * CROWDED > self.n_ranked;
        let Some((first_key, shift)) = self.fit().filter(|_| self.n_ranked > BUCKETS) else { return };
        let ends = self.counts.first().into_iter().chain(self.counts.last());
        let moved_out = (first_key, shift) != (self.first_key, self.shift) && ends.copied().any(crowded);
        if moved_out || (shift < self.shift && self.counts.iter().copied().any(crowded)) {
            (self.first_key, self.shift) = (first_key, shift);
            self.begin();
            self.count(0, scores, included);
        }
    }

    /// Counts anew, with buckets that span just the scores there are.
    pub fn rebuild(&mut self, scores: &[f64], included: &[bool]) {
        self.begin();
        self.count(0, scores, included);
        if let Some((first_key, shift)) = self.fit() {
            (self.first_key, self.shift) = (first_key, shift);
            self.begin();
            self.count(0, scores, included);
        }
    }

    /// Start and width of buckets that span just the scores seen.
    fn fit(&self) -> Option<(u64, u32)> {
        let bits = |span: u64| u64::BITS - span.leading_zeros();
        self.seen.map(|(lo, hi)| (lo, bits(hi - lo).saturating_sub(BUCKETS.trailing_zeros())))
    }

    /// The row at the first place.
    pub fn best(&self, scores: &[f64]) -> Option<Row> {
        self.seen?;
        Some(Row { entity: self.best, rank: 1, score: scores.get(self.best).copied()? })
    }

    /// The rows at these places.
    pub fn window(&self, scores: &[f64], included: &[bool], places: Range<usize>) -> Vec<Row> {
        let places = places.start.min(self.n_ranked)..places.end.min(self.n_ranked);
        if places.is_empty() {
            return Vec::new();
        }
        let (mut first, mut last, mut before, mut sum) = (0, 0, 0, 0);
        for (bucket, &count) in self.counts.iter().enumerate() {
            let next = sum + count as usize;
            if sum <= places.start && places.start < next {
                (first, before) = (bucket, sum);
            }
            if sum < places.end && places.end <= next {
                last = bucket;
                break;
            }
            sum = next;
        }
        let mut keyed = self.collect(scores, included, first, last);
        keyed.sort_unstable();
        let mut rows = Vec::with_capacity(places.len());
        let mut tie = 0;
        for (at, &(key, entity)) in keyed.iter().enumerate().take(places.end - before) {
            if at > 0 && keyed[at - 1].0 != key {
                tie = at;
            }
            if before + at >= places.start {
                let (entity, rank) = (entity as usize, (before + tie + 1) as u32);
                rows.push(Row { entity, rank, score: scores.get(entity).copied().unwrap_or(f64::NAN) });
            }
        }
        rows
    }

    /// Ranked scores of these buckets, by entity.
    fn collect(&self, scores: &[f64], included: &[bool], first: usize, last: usize) -> Vec<(u64, u32)> {
        let start =
            |bucket: usize| (bucket as u64).checked_shl(self.shift).and_then(|at| at.checked_add(self.first_key));
        let from = if first == 0 { 0 } else { start(first).unwrap_or(0) };
        let to = if last + 1 >= self.counts.len() { u64::MAX } else { start(last + 1).map_or(u64::MAX, |to| to - 1) };
        // Compared as numbers, which spares most scores the making of a key; NaN is neither.
        let (best, worst) = (bound(from, f64::INFINITY), bound(to, f64::NEG_INFINITY));
        let n: usize = self.counts.iter().skip(first).take(last + 1 - first).map(|&count| count as usize).sum();
        let mut keyed = Vec::with_capacity(n);
        for (entity, (&score, &included)) in scores.iter().zip(included).enumerate() {
            if score <= best && score >= worst && included {
                keyed.push((descending_key(score), entity as u32));
            }
        }
        keyed
    }

    /// The entities' ranks.
    pub fn ranks(&self, scores: &[f64], included: &[bool], entities: &[usize]) -> Vec<Option<u32>> {
        let own = |entity: usize| {
            let kept = included.get(entity).copied().unwrap_or(false);
            scores.get(entity).copied().filter(|score| kept && !score.is_nan())
        };
        let mut better = vec![0u32; entities.len()];
        let asked: Vec<Option<f64>> = entities.iter().map(|&entity| own(entity)).collect();
        const BLOCK: usize = 4096;
        for (scores, included) in scores.chunks(BLOCK).zip(included.chunks(BLOCK)) {
            for (better, asked) in better.iter_mut().zip(&asked) {
                if let Some(asked) = *asked {
                    let above = scores.iter().zip(included).map(|(&score, &kept)| u32::from(kept & (score > asked)));
                    *better += above.sum::<u32>();
                }
            }
        }
        asked.iter().zip(better).map(|(asked, better)| asked.map(|_| better + 1)).collect()
    }
}

/// The score of a key, or `beyond` where the key is that of no number.
fn bound(key: u64, beyond: f64) -> f64 {
    let score = from_descending_key(key);
    if score.is_nan() { beyond } else { score }
}
