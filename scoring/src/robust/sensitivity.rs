//! Which uncertain choice moves the ranks, and how sure ranks are with all of them open.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::indices::{Estimation, Indices, sobol_indices};
use super::points::{Design, Points};
use super::{Counter, Replicate, RobustError, Tally};

/// Counts the ranks of the evaluations at these points, in the order of [`Replicate::entities`]: rank intervals under all that is
/// open, and central weights by indicator.
///
/// Points are quasi-random by number, so blocks may be cut anywhere. Who has no rank in an evaluation has no place in its count.
///
/// # Errors
/// The first evaluation that cannot be done; [`RobustError::TooManyRanked`].
///
/// *Cost*: an evaluation a point. *Source*: saisana2005.
pub fn count_ranks(replicate: &mut Replicate, points: Range<u64>, seed: u64) -> Result<Tally, RobustError> {
    let mut counter = Counter::new(replicate.entities().len(), replicate.n_indicators())?;
    let cube = Points::new(replicate.n_factors(), seed);
    let mut point = vec![0.0; replicate.n_factors()];
    let mut scores = Vec::new();
    for index in points {
        cube.fill(index, 0, &mut point);
        let outcome = replicate.run(&point)?;
        scores.clear();
        scores.extend(replicate.entities().iter().map(|&entity| outcome.ranked_score(entity).unwrap_or(f64::NAN)));
        counter.add(index, &scores, &outcome.weights);
    }
    Ok(counter.finish())
}

/// Ranks at every point of some rows of a [`Design`]; blocks merge in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DesignRanks {
    n_entities: usize,
    n_factors: usize,
    /// By row: by corner, by entity of [`Replicate::entities`]; 0 for no rank.
    rows: BTreeMap<u64, Vec<u32>>,
}

impl DesignRanks {
    /// Evaluates these rows of the design with this seed.
    ///
    /// # Errors
    /// The first evaluation that cannot be done.
    ///
    /// *Cost*: (factors + 2) evaluations a row.
    pub fn run(replicate: &mut Replicate, rows: Range<u64>, seed: u64) -> Result<Self, RobustError> {
        let (n_entities, n_factors) = (replicate.entities().len(), replicate.n_factors());
        let design = Design::new(n_factors, seed);
        let mut point = vec![0.0; n_factors];
        let mut done = Self { n_entities, n_factors, rows: BTreeMap::new() };
        for row in rows {
            let mut ranks = Vec::with_capacity((n_factors + 2) * n_entities);
            for corner in design.corners() {
                design.fill(row, corner, &mut point);
                let outcome = replicate.run(&point)?;
                ranks.extend(replicate.entities().iter().map(|&entity| outcome.rank(entity).unwrap_or(0)));
            }
            done.rows.insert(row, ranks);
        }
        Ok(done)
    }

    /// Adds the rows of another block; one of another study is left aside.
    pub fn merge(&mut self, other: Self) {
        if (self.n_entities, self.n_factors) == (other.n_entities, other.n_factors) {
            self.rows.extend(other.rows);
        }
    }

    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// Sobol indices of the mean over entities of the absolute rank shift against `nominal`, the scenario's own ranks in the order of
    /// [`Replicate::entities`]; `None` where it never varies.
    ///
    /// Who has no rank, here or there, is left out of the mean. *Cost*: O(rows·factors·(entities + samples)). *Source*: saisana2005,
    /// becker2022.
    pub fn shift_indices(&self, nominal: &[Option<u32>], estimation: &Estimation) -> Option<Indices> {
        self.indices(&|ranks| mean_shift(ranks, nominal), estimation)
    }

    /// Sobol indices of one entity's own rank, by its position in [`Replicate::entities`]; `None` where that never varies, or is
    /// missing somewhere.
    ///
    /// *Cost*: O(rows·factors·samples). *Source*: saisana2005.
    pub fn rank_indices(&self, entity: usize, estimation: &Estimation) -> Option<Indices> {
        let rank = |ranks: &[u32]| match ranks.get(entity) {
            None | Some(0) => f64::NAN,
            Some(&rank) => f64::from(rank),
        };
        self.indices(&rank, estimation)
    }

    fn indices(&self, result: &dyn Fn(&[u32]) -> f64, estimation: &Estimation) -> Option<Indices> {
        let corner = |at: usize| {
            let cells = at * self.n_entities..(at + 1) * self.n_entities;
            self.rows.values().map(|row| row.get(cells.clone()).map_or(f64::NAN, result)).collect::<Vec<f64>>()
        };
        let swapped: Vec<Vec<f64>> = (0..self.n_factors).map(|factor| corner(factor + 2)).collect();
        sobol_indices(&corner(0), &corner(1), &swapped, estimation)
    }
}

fn mean_shift(ranks: &[u32], nominal: &[Option<u32>]) -> f64 {
    let both = ranks.iter().zip(nominal).filter_map(|(&rank, nominal)| nominal.filter(|_| rank > 0).map(|n| (rank, n)));
    let (sum, n) = both.fold((0u64, 0u64), |(sum, n), (a, b)| (sum + u64::from(a.abs_diff(b)), n + 1));
    sum as f64 / n as f64
}
