//! One path in full: rent, services, stakes, debt and tax in one cash line, and what it comes to.

use serde::{Deserialize, Serialize};

use super::cash::CashYear;
use super::partners::SharedYear;
use super::services::N_KINDS;
use super::walk::Walk;
use crate::revenue::measures::Multiples;
use crate::revenue::outcome::{IncomeShares, YearRow};

/// What is known of a path's rate of return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateStatus {
    /// Proved to be the only one that is not negative, or the only one at all.
    Unique,
    /// The largest found; there may be others.
    Largest,
    /// None between −90 % and 500 %.
    None,
}

/// One path, years in order; money in 万元.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    pub rows: Vec<YearRow>,
    /// Debt drawn less interest and repayment; in `net_wan` of the rows already.
    pub debt_wan: Vec<f64>,
    /// The whole fund, by who pays and who gets.
    pub shared: Vec<SharedYear>,
    /// Fees by [`super::ServiceKind`], which together are `services_wan` of the rows; empty where services are of one kind.
    pub services_wan: Vec<[f64; N_KINDS]>,
    /// Years that leases still run, weighted by rent.
    pub wale_years: Vec<f64>,
    /// Present value of the cash; and with what is still held counted as if it were paid in the last year.
    pub npv_wan: f64,
    pub npv_with_nav_wan: f64,
    /// The same park that only lets: nothing conceded, no fund, under the same chance.
    pub rent_only_npv_wan: f64,
    /// Rate of return of the park's stakes, what is still held counted as paid; none by its status.
    pub rate: Option<f64>,
    pub status: RateStatus,
    /// Distributed, still held, and both, to what was paid in; none where nothing was.
    pub multiples: Option<Multiples>,
    /// Value of the stakes to that of the same money in the market (Kaplan and Schoar).
    pub market_multiple: Option<f64>,
    /// Rate of return beyond the market's (direct alpha).
    pub alpha: Option<f64>,
    pub hurdle_paid: Option<bool>,
    pub largest_share: f64,
    /// Part of the companies bought that fail within the horizon; none where none was bought.
    pub lost_share: Option<f64>,
}

impl Path {
    /// One of the paths just followed together.
    pub(super) fn of(walk: &Walk, lane: usize) -> Self {
        let Walk { equity, stakes, rows, .. } = walk;
        let is_there = |number: f64| Some(number).filter(|number| !number.is_nan());
        let multiples =
            is_there(stakes.dpi[lane]).map(|dpi| Multiples { dpi, rvpi: stakes.rvpi[lane], tvpi: stakes.tvpi[lane] });
        Self {
            rows: rows.iter().zip(walk.occupancies()).enumerate().map(|(year, of)| row(year, of, lane)).collect(),
            debt_wan: walk.debt_flows().to_vec(),
            shared: equity.shared.iter().map(|shared| shared.of(lane)).collect(),
            services_wan: walk.services_wan.iter().map(|kinds| kinds.map(|fees| fees[lane])).collect(),
            wale_years: walk.roll.years.iter().map(|year| year.wale_years[lane]).collect(),
            npv_wan: walk.npv[lane],
            npv_with_nav_wan: walk.npv_with_nav[lane],
            rent_only_npv_wan: walk.rent_only_npv[lane],
            rate: is_there(stakes.rate[lane]),
            status: stakes.status[lane],
            multiples,
            market_multiple: is_there(stakes.market_multiple[lane]),
            alpha: is_there(stakes.alpha[lane]),
            hurdle_paid: equity.hurdle_paid[lane],
            largest_share: equity.largest_share[lane],
            lost_share: is_there(equity.lost_share[lane]),
        }
    }
}

fn row(year: usize, (of, occupancy): (&CashYear, f64), lane: usize) -> YearRow {
    let (rent, services, equity) = (of.rent[lane], of.services[lane], of.distributions[lane]);
    let income = rent + services + equity;
    YearRow {
        year: year + 1,
        occupancy,
        rent_wan: rent,
        waived_wan: of.waived[lane],
        services_wan: services,
        distributions_wan: equity,
        calls_wan: of.calls[lane],
        fund_fees_wan: of.fund_fees[lane],
        operating_cost_wan: of.operating_cost[lane],
        investment_wan: of.investment[lane],
        tax_wan: of.tax[lane],
        net_wan: of.net[lane],
        cumulative_wan: of.cumulative[lane],
        nav_wan: of.nav[lane],
        shares: (income > 0.0).then(|| IncomeShares {
            rent: rent / income,
            services: services / income,
            equity: equity / income,
        }),
    }
}
