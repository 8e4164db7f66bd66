//! The market that stakes are valued by and sold into: an index by chance, and what values and exits take over of it.

use super::lanes::{LANES, Lane, NOTHING, Paths};
use super::{Assumptions, stream};
use crate::math::{SideBySide, exp_within};

/// Paths of the market, one row a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Market {
    /// Level, 1 in the first year.
    pub index: Vec<Lane>,
    /// Factors whose ratio between two years a value, and a price at exit, takes over.
    marks: Vec<Lane>,
    prices: Vec<Lane>,
}

impl Market {
    /// One that stands still.
    pub fn new(years: usize) -> Self {
        let still = vec![[1.0; LANES]; years];
        Self { index: still.clone(), marks: still.clone(), prices: still }
    }

    /// Draws paths, whatever the plan.
    ///
    /// *Formula*: `ln index[t] = index_return·t + away[t]`, `away` a sum of normals of `index_sd`, 0 in the first year. A mark is
    /// `e^(mark_beta·away)`; a price `e^(exit_beta·away − exit_beta²·index_sd²·t/2)`, whose ratios have mean 1.
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn draw(&mut self, assumptions: &Assumptions, of: Paths) {
        let Assumptions { exit_beta, index_sd, mark_beta, index_return, .. } = *assumptions;
        let lifted = 0.5 * (exit_beta * index_sd) * (exit_beta * index_sd);
        let mut draws = SideBySide::<LANES>::new(of.seed, stream::MARKET, of.first);
        let mut away = NOTHING;
        let rows = self.index.iter_mut().zip(&mut self.marks).zip(&mut self.prices);
        for (year, ((index, mark), price)) in rows.enumerate() {
            if year > 0 {
                let z = draws.normals();
                for lane in 0..LANES {
                    away[lane] += index_sd * z[lane];
                }
            }
            let t = year as f64;
            for lane in 0..LANES {
                index[lane] = exp_within(index_return * t + away[lane]);
                mark[lane] = exp_within(mark_beta * away[lane]);
                price[lane] = exp_within(exit_beta * away[lane] - lifted * t);
            }
        }
    }

    /// What values take over of the market, to be divided by that of the year they were bought in; after the last year it stands still.
    #[inline(always)]
    pub fn marks(&self, year: usize) -> &Lane {
        of_year(&self.marks, year)
    }

    /// Factors of the price at exit, likewise.
    #[inline(always)]
    pub fn prices(&self, year: usize) -> &Lane {
        of_year(&self.prices, year)
    }
}

#[inline(always)]
fn of_year(rows: &[Lane], year: usize) -> &Lane {
    rows.get(year).or(rows.last()).unwrap_or(&STILL)
}

const STILL: Lane = [1.0; LANES];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exits_share_the_market_and_keep_their_mean() {
        let assumptions = Assumptions { exit_beta: 0.8, index_sd: 0.3, ..Assumptions::default() };
        let n = 20_000;
        // Level in year 8, and what a price takes over from year 2 until then and from year 0.
        let mut drawn = Vec::new();
        let mut market = Market::new(9);
        for first in (0..n).step_by(LANES) {
            market.draw(&assumptions, Paths { seed: 1, first });
            for lane in 0..LANES {
                let [of_0, of_2, of_8] = [0, 2, 8].map(|year| market.prices(year)[lane]);
                drawn.push((market.index[8][lane], of_8 / of_2, of_8 / of_0));
            }
        }
        let mean = drawn.iter().map(|(_, priced, _)| priced).sum::<f64>() / n as f64;
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
        let high = drawn.iter().filter(|(index, ..)| *index > 2.5).map(|(.., priced)| *priced);
        assert!(high.fold(f64::INFINITY, f64::min) > 1.0);
        let alone = Assumptions { exit_beta: 0.0, mark_beta: 0.0, ..assumptions };
        market.draw(&alone, Paths { seed: 1, first: 0 });
        assert_eq!((market.prices(2), market.marks(8), market.prices(50)), (&STILL, &STILL, &STILL));
    }
}
