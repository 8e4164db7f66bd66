//! The market that stakes are valued by and sold into: an index by chance, and what values and exits take over of it.

use super::{Assumptions, stream};
use crate::math::{Draws, exp_within, ln_normal};

/// A path of the market, one value a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Market {
    /// Level, 1 in the first year.
    pub index: Vec<f64>,
    /// Factors whose ratio between two years a value, and a price at exit, takes over.
    marks: Vec<f64>,
    prices: Vec<f64>,
}

impl Market {
    /// Path number `path` under `seed`, whatever the plan.
    ///
    /// *Formula*: `ln index[t] = index_return·t + away[t]`, `away` a sum of normals of `index_sd`, 0 in the first year.
    pub fn draw(assumptions: &Assumptions, years: usize, seed: u64, path: u64) -> Self {
        let mut draws = Draws::new(seed, stream::MARKET, path);
        let mut away = 0.0;
        let logs: Vec<f64> = (0..years)
            .map(|year| {
                away += if year > 0 { assumptions.index_sd * draws.normal() } else { 0.0 };
                away
            })
            .collect();
        let index =
            logs.iter().enumerate().map(|(year, away)| exp_within(assumptions.index_return * year as f64 + away));
        Self { index: index.collect(), ..Self::away(assumptions, &logs) }
    }

    /// A market of these factors beside its trend (1: on it), without the trend.
    pub fn of_factors(assumptions: &Assumptions, factors: &[f64]) -> Self {
        let logs: Vec<f64> = factors.iter().map(|factor| ln_normal(*factor)).collect();
        Self { index: factors.to_vec(), ..Self::away(assumptions, &logs) }
    }

    /// *Formula*: a mark is `e^(mark_beta·away)`; a price `e^(exit_beta·away − exit_beta²·index_sd²·t/2)`, whose ratios have mean 1.
    fn away(assumptions: &Assumptions, logs: &[f64]) -> Self {
        let Assumptions { exit_beta, index_sd, mark_beta, .. } = assumptions;
        let lifted = 0.5 * (exit_beta * index_sd) * (exit_beta * index_sd);
        let price = |(year, away): (usize, &f64)| exp_within(exit_beta * away - lifted * year as f64);
        Self {
            index: Vec::new(),
            marks: logs.iter().map(|away| exp_within(mark_beta * away)).collect(),
            prices: logs.iter().enumerate().map(price).collect(),
        }
    }

    /// What a value takes over of the market, to be divided by that of the year it was bought in; after the last year it stands still.
    pub fn mark(&self, year: usize) -> f64 {
        of_year(&self.marks, year)
    }

    /// What a multiple bought in `from` is multiplied by when it is paid in `to`.
    pub fn priced(&self, from: usize, to: usize) -> f64 {
        of_year(&self.prices, to) / of_year(&self.prices, from)
    }
}

fn of_year(factors: &[f64], year: usize) -> f64 {
    factors.get(year).or(factors.last()).copied().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exits_share_the_market_and_keep_their_mean() {
        let assumptions = Assumptions { exit_beta: 0.8, index_sd: 0.3, ..Assumptions::default() };
        let n = 20_000;
        let markets: Vec<Market> = (0..n).map(|path| Market::draw(&assumptions, 9, 1, path)).collect();
        let mean = markets.iter().map(|market| market.priced(2, 8)).sum::<f64>() / n as f64;
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
        let high = markets.iter().filter(|market| market.index[8] > 2.5).map(|market| market.priced(0, 8));
        assert!(high.fold(f64::INFINITY, f64::min) > 1.0);
        let alone = Assumptions { exit_beta: 0.0, mark_beta: 0.0, ..assumptions };
        let market = Market::draw(&alone, 9, 1, 0);
        assert_eq!((market.priced(2, 8), market.mark(8), market.priced(2, 50)), (1.0, 1.0, 1.0));
    }
}
