//! What a page shows of a tally: small enough to be sent from a worker after every block, and merged like the tally itself.

use serde::{Deserialize, Serialize};

use super::tally::UNIT;
use super::{RobustError, Tally};

/// A tally without what nobody looks at: ranks nobody had, weights of those who were never first, pairs of those not listed.
///
/// Entities go by their position in the tally; [`Digest::entities`] says which of the dataset they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    n_draws: u64,
    /// Positions in the dataset, ascending.
    entities: Vec<u32>,
    /// By entity.
    ranks: Vec<Run>,
    /// By entity: sums of the weights over the draws it was first in; empty when it never was.
    weights_when_first: Vec<Vec<u64>>,
    /// Entities whose pairs are kept.
    listed: Vec<u32>,
    /// By listed entity, then by the listed one it stood before.
    before: Vec<u32>,
}

/// How often each rank was had, from the first rank that was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    /// Position of the first rank, 0 for rank 1.
    first: u32,
    counts: Vec<u32>,
}

impl Digest {
    /// What of the tally of `entities` is to be shown; pairs among `listed`, positions in the dataset as well.
    ///
    /// *Cost*: O(n²).
    pub fn of(tally: &Tally, entities: &[usize], listed: &[usize]) -> Self {
        let listed: Vec<u32> = listed
            .iter()
            .filter_map(|one| entities.iter().position(|entity| entity == one))
            .map(|place| place as u32)
            .collect();
        let run = |entity: usize| {
            let counts = tally.counts(entity);
            let Some(first) = counts.iter().position(|&count| count > 0) else { return Run::default() };
            let last = counts.iter().rposition(|&count| count > 0).unwrap_or(first);
            Run { first: first as u32, counts: counts.get(first..=last).unwrap_or_default().to_vec() }
        };
        let first = |entity: usize| match tally.counts(entity).first() {
            Some(&count) if count > 0 => {
                tally.weights_when_first.iter().skip(entity * tally.n_weights).take(tally.n_weights).copied().collect()
            }
            _ => Vec::new(),
        };
        let n = tally.n_entities();
        let pair = |a: u32, b: u32| tally.before.get(a as usize * n + b as usize).copied().unwrap_or(0);
        let before = listed.iter().flat_map(|&a| listed.iter().map(move |&b| pair(a, b))).collect();
        Self {
            n_draws: tally.n_draws(),
            entities: entities.iter().map(|&entity| entity as u32).collect(),
            ranks: (0..n).map(run).collect(),
            weights_when_first: (0..n).map(first).collect(),
            listed,
            before,
        }
    }

    /// Adds what another block counted, in any order.
    ///
    /// # Errors
    /// [`RobustError::NothingRanked`] for one of other entities: the two are no parts of one study.
    ///
    /// *Cost*: O(what is kept).
    pub fn merge(&mut self, other: &Self) -> Result<(), RobustError> {
        if self.n_draws == 0 {
            self.clone_from(other);
            return Ok(());
        }
        if self.entities != other.entities || self.listed != other.listed {
            return Err(RobustError::NothingRanked);
        }
        self.n_draws += other.n_draws;
        self.ranks.iter_mut().zip(&other.ranks).for_each(|(run, more)| run.add(more));
        for (sums, more) in self.weights_when_first.iter_mut().zip(&other.weights_when_first) {
            sums.resize(sums.len().max(more.len()), 0);
            sums.iter_mut().zip(more).for_each(|(sum, more)| *sum = sum.saturating_add(*more));
        }
        self.before.iter_mut().zip(&other.before).for_each(|(count, more)| *count = count.saturating_add(*more));
        Ok(())
    }

    pub fn n_draws(&self) -> u64 {
        self.n_draws
    }

    pub fn n_entities(&self) -> usize {
        self.entities.len()
    }

    /// Whether the entity at this place had a rank in any draw; a method may find some that it cannot rank.
    pub fn is_ranked(&self, place: usize) -> bool {
        self.ranks.get(place).is_some_and(|run| !run.counts.is_empty())
    }

    /// Entities that had a rank in any draw.
    pub fn n_ranked(&self) -> usize {
        (0..self.n_entities()).filter(|&place| self.is_ranked(place)).count()
    }

    /// Positions in the dataset, ascending.
    pub fn entities(&self) -> impl Iterator<Item = usize> + '_ {
        self.entities.iter().map(|&entity| entity as usize)
    }

    /// Where in the digest an entity of the dataset is. *Cost*: O(log n).
    pub fn place_of(&self, entity: usize) -> Option<usize> {
        self.entities.binary_search(&(entity as u32)).ok()
    }

    /// Share of the draws in which the entity at this place had this rank, 1 the best. *Source*: lahdelma2001.
    pub fn acceptability(&self, place: usize, rank: u32) -> f64 {
        let Some(run) = self.ranks.get(place) else { return 0.0 };
        let at = rank.checked_sub(1).and_then(|rank| rank.checked_sub(run.first));
        self.share(at.and_then(|at| run.counts.get(at as usize)).copied().unwrap_or(0))
    }

    /// Ranks that leave (1 − `coverage`)/2 of the draws outside on either side, as [`Tally::rank_interval`].
    pub fn rank_interval(&self, place: usize, coverage: f64) -> Option<[u32; 2]> {
        let outside = (1.0 - coverage) / 2.0;
        Some([self.rank_quantile(place, outside)?, self.rank_quantile(place, 1.0 - outside)?])
    }

    /// As [`Tally::rank_quantile`].
    pub fn rank_quantile(&self, place: usize, p: f64) -> Option<u32> {
        let run = self.ranks.get(place)?;
        let n: u64 = run.counts.iter().map(|&count| u64::from(count)).sum();
        let wanted = (p.clamp(0.0, 1.0) * n as f64).max(1.0);
        let mut sum = 0u64;
        let reaches = |&count: &u32| {
            sum += u64::from(count);
            // Shares such as 0.95 are not exact; a count that misses by rounding alone is reached.
            sum as f64 >= wanted * (1.0 - 1e-12)
        };
        let at = run.counts.iter().position(reaches)?;
        Some(run.first + at as u32 + 1)
    }

    /// Mean weights over the draws in which the entity at this place is first, as [`Tally::central_weights`].
    pub fn central_weights(&self, place: usize) -> Option<Vec<f64>> {
        let run = self.ranks.get(place).filter(|run| run.first == 0)?;
        let n_first = run.counts.first().copied().filter(|&count| count > 0)?;
        let sums = self.weights_when_first.get(place)?;
        Some(sums.iter().map(|&sum| sum as f64 * UNIT / f64::from(n_first)).collect())
    }

    /// The listed entities, by position in the dataset.
    pub fn listed(&self) -> impl Iterator<Item = usize> + '_ {
        self.listed.iter().filter_map(|&place| self.entities.get(place as usize)).map(|&entity| entity as usize)
    }

    /// Share of the draws in which the listed entity `a` stands before the listed entity `b`; both count in [`Digest::listed`].
    pub fn winning(&self, a: usize, b: usize) -> f64 {
        self.share(self.before.get(a * self.listed.len() + b).copied().unwrap_or(0))
    }

    fn share(&self, count: u32) -> f64 {
        if self.n_draws == 0 { 0.0 } else { f64::from(count) / self.n_draws as f64 }
    }
}

impl Run {
    fn add(&mut self, more: &Self) {
        if more.counts.is_empty() {
            return;
        }
        if self.counts.is_empty() {
            self.clone_from(more);
            return;
        }
        let first = self.first.min(more.first);
        let end = (self.first as usize + self.counts.len()).max(more.first as usize + more.counts.len());
        let mut counts = vec![0u32; end - first as usize];
        for run in [&*self, more] {
            let from = (run.first - first) as usize;
            counts.iter_mut().skip(from).zip(&run.counts).for_each(|(sum, count)| *sum = sum.saturating_add(*count));
        }
        (self.first, self.counts) = (first, counts);
    }
}
