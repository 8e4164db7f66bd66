//! What the paths of a case come to: fans by year, spreads of what they are worth, and how often things go wrong.

use serde::{Deserialize, Serialize};

use super::block::{Block, Once, Yearly};
use super::services::N_KINDS;
use super::{Case, RateStatus, Receipts};
use crate::math::{mean, quantiles};

/// Quantiles of each year, 5, 25, 50, 75 and 95 %; money in 万元.
pub type Fan = Vec<[f64; 5]>;

/// Of one number over the paths that have it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    pub n: usize,
    pub mean: f64,
    pub p5: f64,
    pub p50: f64,
    pub p95: f64,
}

/// Of the stakes' rate of return.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RateSummary {
    /// Paths whose rate is proved to be the only one, those whose rate is the largest found, and those without.
    pub n_unique: u64,
    pub n_largest: u64,
    pub n_none: u64,
    /// Over the paths that have one.
    pub spread: Option<Spread>,
    /// Shares of all paths below the hurdle, those without a rate among them, and at it up to 10⁻⁶.
    pub below_hurdle: f64,
    pub at_hurdle: f64,
}

/// Means over the paths of a year's income.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Income {
    pub rent_wan: f64,
    pub services_wan: f64,
    /// The same by [`super::ServiceKind`], right to thousandths; none where services are of one kind.
    pub by_kind_wan: Option<[f64; N_KINDS]>,
    pub distributions_wan: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    pub paths: usize,
    /// Net cash of each year, its running sum, distributions, and the value still held, which is no cash.
    pub net: Fan,
    pub cumulative: Fan,
    pub distributions: Fan,
    pub nav: Fan,
    pub income: Vec<Income>,
    pub tax_wan: Vec<f64>,
    pub wale_years: Vec<f64>,
    /// What each of those around the park gets, by year and in all years.
    pub receipts: Vec<Receipts>,
    pub receipts_in_all: Receipts,
    pub npv: Spread,
    pub npv_with_nav: Spread,
    /// The same park that only lets, under the same chance.
    pub rent_only_npv: Spread,
    /// What equity adds, path by path: with the value still held, less rent only.
    pub gap: Spread,
    /// Share of the paths in which equity takes away: with the value still held, and in cash alone.
    pub p_below_rent_only: f64,
    pub p_cash_below_rent_only: f64,
    pub rate: RateSummary,
    pub dpi: Option<Spread>,
    pub tvpi: Option<Spread>,
    /// Value to that of the same money in the market, and the rate beyond the market's.
    pub market_multiple: Option<Spread>,
    pub alpha: Option<Spread>,
    pub lowest: Spread,
    /// Share of the paths whose cumulative cash falls below the credit line.
    pub p_beyond_credit: f64,
    /// Paths that break even in year 0, 1, …; the last place is for never.
    pub break_even: Vec<u64>,
    /// Share of the paths whose partners got their capital and hurdle in full; none without a fund.
    pub p_hurdle_paid: Option<f64>,
    /// Median share of all value that one company makes up.
    pub largest_share: f64,
    /// None without stakes.
    pub tolerance: Option<Tolerance>,
}

/// The portfolio as one, which is how a rule that tolerates failures (容错) judges it: single losses are the usual case.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tolerance {
    /// Part of the companies that fail.
    pub lost_companies: Spread,
    /// Share of the paths in which all stakes together, what is still held among them, are worth what was paid in.
    pub p_portfolio_kept: f64,
}

/// Rates nearer to the hurdle than this are at it: which side the last bits fall on says nothing.
const BAND: f64 = 1e-6;

impl Summary {
    /// *Formula*: quantiles by interpolation between order statistics (type 7), means in the order of the paths.
    /// *Cost*: O(paths · years).
    pub fn of(case: &Case, block: &Block) -> Self {
        let years = 0..block.n_years();
        let n = block.n_paths() as f64;
        let fan = |of| years.clone().map(|year| fan_of(block.year(of, year))).collect();
        let average = |of, year| mean(block.year(of, year).iter().copied()).unwrap_or(0.0);
        let share =
            |column: &[f64], is: &dyn Fn(f64) -> bool| column.iter().filter(|cell| is(**cell)).count() as f64 / n;
        let credit = -case.assumptions().credit_line_wan;
        let pairs = block.once(Once::Npv).iter().zip(block.once(Once::RentOnlyNpv));
        let cash_below = pairs.filter(|(npv, rent)| npv < rent).count() as f64 / n;
        let [paid, unpaid] = block.hurdle;
        let receipts = Receipts::by_year(block);
        let certain = |of| spread(block.once(of)).unwrap_or(NOTHING);
        Self {
            paths: block.n_paths(),
            net: fan(Yearly::Net),
            cumulative: fan(Yearly::Cumulative),
            distributions: fan(Yearly::Distributions),
            nav: fan(Yearly::Nav),
            income: years
                .clone()
                .map(|year| Income {
                    rent_wan: average(Yearly::Rent, year),
                    services_wan: average(Yearly::Services, year),
                    by_kind_wan: block.mean_services(year),
                    distributions_wan: average(Yearly::Distributions, year),
                })
                .collect(),
            tax_wan: years.clone().map(|year| average(Yearly::Tax, year)).collect(),
            wale_years: years.clone().map(|year| block.wale_years(year)).collect(),
            receipts_in_all: Receipts::total(&receipts),
            receipts,
            npv: certain(Once::Npv),
            npv_with_nav: certain(Once::NpvWithNav),
            rent_only_npv: certain(Once::RentOnlyNpv),
            gap: certain(Once::Gap),
            p_below_rent_only: share(block.once(Once::Gap), &|gap| gap < 0.0),
            p_cash_below_rent_only: cash_below,
            rate: rates(block, case.assumptions().hurdle),
            dpi: spread(block.once(Once::Dpi)),
            tvpi: spread(block.once(Once::Tvpi)),
            market_multiple: spread(block.once(Once::MarketMultiple)),
            alpha: spread(block.once(Once::Alpha)),
            lowest: certain(Once::Lowest),
            p_beyond_credit: share(block.once(Once::Lowest), &|lowest| lowest < credit),
            break_even: block.break_even.clone(),
            p_hurdle_paid: (paid + unpaid > 0).then(|| paid as f64 / (paid + unpaid) as f64),
            largest_share: certain(Once::LargestShare).p50,
            tolerance: spread(block.once(Once::LostShare)).map(|lost_companies| Tolerance {
                lost_companies,
                p_portfolio_kept: share(block.once(Once::Tvpi), &|tvpi| tvpi >= 1.0),
            }),
        }
    }
}

/// Of no path at all.
pub(super) const NOTHING: Spread = Spread { n: 0, mean: 0.0, p5: 0.0, p50: 0.0, p95: 0.0 };

pub(super) fn fan_of(column: &[f64]) -> [f64; 5] {
    quantiles(&mut column.to_vec(), [0.05, 0.25, 0.5, 0.75, 0.95]).unwrap_or_default()
}

/// Of the numbers that are there; none where there is none.
pub fn spread(column: &[f64]) -> Option<Spread> {
    let mut cells: Vec<f64> = column.iter().copied().filter(|cell| !cell.is_nan()).collect();
    let mean = mean(cells.iter().copied())?;
    let n = cells.len();
    let [p5, p50, p95] = quantiles(&mut cells, [0.05, 0.5, 0.95])?;
    Some(Spread { n, mean, p5, p50, p95 })
}

fn rates(block: &Block, hurdle: f64) -> RateSummary {
    let column = block.once(Once::Rate);
    let n = column.len() as f64;
    let count = |is: &dyn Fn(f64) -> bool| column.iter().filter(|rate| is(**rate)).count() as f64;
    let of = |status: RateStatus| block.statuses[status as usize];
    RateSummary {
        n_unique: of(RateStatus::Unique),
        n_largest: of(RateStatus::Largest),
        n_none: of(RateStatus::None),
        spread: spread(column),
        below_hurdle: count(&|rate| rate.is_nan() || rate < hurdle - BAND) / n,
        at_hurdle: count(&|rate| (rate - hurdle).abs() <= BAND) / n,
    }
}
