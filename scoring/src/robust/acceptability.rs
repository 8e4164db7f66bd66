//! What a tally of rankings says: acceptabilities, intervals, central weights, who stands before whom.

use super::Tally;
use super::entropy::entropy_of_counts;
use super::tally::UNIT;

/// What a rank is worth when acceptabilities are summed up to one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetaWeights {
    /// (n − r)/(n − 1).
    Linear,
    /// 1/r.
    Inverse,
    /// Σ_{k = r..n} 1/k over Σ_{k = 1..n} 1/k.
    Centroid,
}

impl Tally {
    /// In how many draws the entity had each rank, the best first.
    pub fn counts(&self, entity: usize) -> &[u32] {
        row(&self.places, self.n_entities, entity)
    }

    /// Rank acceptability indices of the entity, the best rank first: the shares of draws in which it had each. They sum to 1 where
    /// it has a score in every draw, and so do those of all entities for one rank where everybody has. *Source*: lahdelma2001.
    pub fn acceptability(&self, entity: usize) -> Vec<f64> {
        self.counts(entity).iter().map(|&count| self.share(count)).collect()
    }

    /// Acceptabilities summed with the worth of their ranks, 0 to 1. *Source*: lahdelma2001.
    pub fn holistic_acceptability(&self, entity: usize, worth: MetaWeights) -> f64 {
        let worths = meta_weights(self.n_entities, worth);
        self.acceptability(entity).iter().zip(worths).fold(0.0, |sum, (share, worth)| sum + share * worth)
    }

    /// Mean weights over the draws in which the entity is first; `None` when it never is. *Source*: lahdelma1998.
    pub fn central_weights(&self, entity: usize) -> Option<Vec<f64>> {
        let n_first = self.counts(entity).first().copied().filter(|&count| count > 0)?;
        let sums = row(&self.weights_when_first, self.n_weights, entity);
        Some(sums.iter().map(|&sum| sum as f64 * UNIT / f64::from(n_first)).collect())
    }

    /// Share of the draws in which the one stands before the other; the two directions sum to 1 where both have scores. 0 for an
    /// entity against itself. *Source*: leskinen2006.
    pub fn winning(&self, entity: usize, other: usize) -> f64 {
        self.share(row(&self.before, self.n_entities, entity).get(other).copied().unwrap_or(0))
    }

    /// Mean rank over the draws the entity has one in.
    pub fn mean_rank(&self, entity: usize) -> Option<f64> {
        let counts = self.counts(entity);
        let sum: u64 = counts.iter().zip(1..).map(|(&count, rank)| u64::from(count) * rank).sum();
        let n = self.n_ranked(entity);
        (n > 0).then(|| sum as f64 / n as f64)
    }

    /// The least rank that at least the share `p` of the entity's ranks do not exceed; `None` when it has none. *Range*: `p` from 0
    /// to 1.
    pub fn rank_quantile(&self, entity: usize, p: f64) -> Option<u32> {
        let n = self.n_ranked(entity);
        let wanted = (p.clamp(0.0, 1.0) * n as f64).max(1.0);
        let mut sum = 0u64;
        let reaches = |&count: &u32| {
            sum += u64::from(count);
            // Shares such as 0.95 are not exact; a count that misses by rounding alone is reached.
            sum as f64 >= wanted * (1.0 - 1e-12)
        };
        let at = self.counts(entity).iter().position(reaches)?;
        (n > 0).then_some(at as u32 + 1)
    }

    /// Ranks that leave (1 − `coverage`)/2 of the draws outside on either side.
    pub fn rank_interval(&self, entity: usize, coverage: f64) -> Option<[u32; 2]> {
        let outside = (1.0 - coverage) / 2.0;
        Some([self.rank_quantile(entity, outside)?, self.rank_quantile(entity, 1.0 - outside)?])
    }

    /// Entropy of the entity's rank in bits: 0 when it always has the same, log₂ n when every rank is as likely. *Source*: shannon1948.
    pub fn rank_entropy(&self, entity: usize) -> f64 {
        entropy_of_counts(self.counts(entity).iter().map(|&count| u64::from(count)))
    }

    fn n_ranked(&self, entity: usize) -> u64 {
        self.counts(entity).iter().map(|&count| u64::from(count)).sum()
    }

    fn share(&self, count: u32) -> f64 {
        if self.n_draws == 0 { 0.0 } else { f64::from(count) / self.n_draws as f64 }
    }
}

fn row<T>(cells: &[T], width: usize, at: usize) -> &[T] {
    cells.get(at * width..(at + 1) * width).unwrap_or(&[])
}

fn meta_weights(n: usize, worth: MetaWeights) -> Vec<f64> {
    match worth {
        MetaWeights::Linear => {
            (0..n).map(|at| if n < 2 { 1.0 } else { (n - 1 - at) as f64 / (n - 1) as f64 }).collect()
        }
        MetaWeights::Inverse => (1..=n).map(|rank| 1.0 / rank as f64).collect(),
        MetaWeights::Centroid => {
            let tail = |from: usize| (from..=n).fold(0.0, |sum, rank| sum + 1.0 / rank as f64);
            (1..=n).map(|rank| tail(rank) / tail(1)).collect()
        }
    }
}
