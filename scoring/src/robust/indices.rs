//! Sobol indices: how much of a result's variance comes from each factor, alone and with all it interacts with.

use serde::{Deserialize, Serialize};

use crate::math::{Draws, mean};

/// The share of the variance that one factor explains.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    pub value: f64,
    /// Where the value lies in the wanted share of samples drawn again from the rows; the value itself without any.
    pub interval: [f64; 2],
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indices {
    /// Of the result, over A and B together, over n − 1.
    pub variance: f64,
    /// By factor: alone.
    pub first: Vec<Index>,
    /// By factor: with every interaction it has a part in.
    pub total: Vec<Index>,
}

/// How a first-order index is estimated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FirstOrder {
    /// mean(y_B·(y_AB − y_A))/V, as COINr has it: noisy where the results are far from zero.
    Plain,
    /// The same with y_B less the mean of A's and B's results: indifferent to where zero is.
    #[default]
    Centred,
}

/// How indices and their intervals are found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimation {
    pub first_order: FirstOrder,
    /// How often the rows are drawn again for the intervals; 0 for none.
    pub n_samples: u32,
    /// The share of samples inside, 0 to 1.
    pub coverage: f64,
    pub seed: u64,
}

/// Keeps rows drawn again apart from other numbers drawn under the same seed.
const STREAM: u32 = 3;

/// First-order and total indices from the results of a [`super::Design`].
///
/// *Shape*: `a` and `b` a row each, `swapped` by factor a row each. *Formula*: with V the variance of A's and B's results together,
/// first as [`FirstOrder`], total = mean((y_A − y_AB)²)/2V. Estimates of small indices may be negative. Bootstrap intervals
/// are the quantiles of the estimates of rows drawn with replacement; on quasi-random points they are wider than needed.
///
/// *Edge cases*: `None` with fewer than two rows, rows of different length, results that are not finite, or no variance.
/// *Cost*: O(rows·factors·(1 + samples)). *Source*: saltelli2010, jansen1999.
pub fn sobol_indices(a: &[f64], b: &[f64], swapped: &[Vec<f64>], estimation: &Estimation) -> Option<Indices> {
    let n = a.len();
    let fits = b.len() == n && swapped.iter().all(|column| column.len() == n);
    let finite = a.iter().chain(b).chain(swapped.iter().flatten()).all(|y| y.is_finite());
    if n < 2 || !fits || !finite {
        return None;
    }
    let rows: Vec<usize> = (0..n).collect();
    let of_rows = |rows: &[usize]| estimate(a, b, swapped, rows, estimation.first_order);
    let estimate = of_rows(&rows)?;
    let mut samples: Vec<Estimate> = Vec::new();
    for sample in 0..estimation.n_samples {
        let mut draws = Draws::new(estimation.seed, STREAM, u64::from(sample));
        let rows: Vec<usize> = (0..n).map(|_| draws.below(n as u32) as usize).collect();
        samples.extend(of_rows(&rows));
    }
    let index = |of: &dyn Fn(&Estimate) -> Option<f64>| {
        let value = of(&estimate)?;
        let mut drawn: Vec<f64> = samples.iter().filter_map(of).collect();
        drawn.sort_by(f64::total_cmp);
        let outside = (1.0 - estimation.coverage) / 2.0;
        let at = |p: f64| quantile(&drawn, p).unwrap_or(value);
        Some(Index { value, interval: [at(outside), at(1.0 - outside)] })
    };
    let factors = 0..swapped.len();
    Some(Indices {
        variance: estimate.variance,
        first: factors.clone().filter_map(|factor| index(&|e| e.first.get(factor).copied())).collect(),
        total: factors.filter_map(|factor| index(&|e| e.total.get(factor).copied())).collect(),
    })
}

struct Estimate {
    variance: f64,
    first: Vec<f64>,
    total: Vec<f64>,
}

fn estimate(a: &[f64], b: &[f64], swapped: &[Vec<f64>], rows: &[usize], first_order: FirstOrder) -> Option<Estimate> {
    let n = rows.len() as f64;
    let results = || rows.iter().map(|&row| a[row]).chain(rows.iter().map(|&row| b[row]));
    let centre = mean(results())?;
    let variance = results().fold(0.0, |sum, y| sum + (y - centre) * (y - centre)) / (2.0 * n - 1.0);
    if variance <= 0.0 {
        return None;
    }
    let zero = if first_order == FirstOrder::Centred { centre } else { 0.0 };
    let (mut first, mut total) = (Vec::with_capacity(swapped.len()), Vec::with_capacity(swapped.len()));
    for column in swapped {
        let (mut alone, mut squares) = (0.0, 0.0);
        for &row in rows {
            let step = column[row] - a[row];
            alone += (b[row] - zero) * step;
            squares += step * step;
        }
        first.push(alone / n / variance);
        total.push(squares / (2.0 * n) / variance);
    }
    Some(Estimate { variance, first, total })
}

/// Between the neighbours of place p·(n − 1) of sorted cells.
fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let place = p.clamp(0.0, 1.0) * sorted.len().saturating_sub(1) as f64;
    let below = sorted.get(place as usize).copied()?;
    let above = sorted.get(place as usize + 1).copied().unwrap_or(below);
    Some(below + (above - below) * (place - place.floor()))
}
