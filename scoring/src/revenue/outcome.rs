//! One cash line from space, services, fund, costs and tax, and what it amounts to.

use serde::{Deserialize, Serialize};

use super::check::whole;
use super::fund::{EquityYear, equity_years};
use super::lease::{LeaseYear, lease_years, market_rent};
use super::measures::{Hole, Multiples, break_even_year, cumulative, deepest_hole, multiples, npv};
use super::service::{ServiceYear, service_years};
use super::tax::income_tax;
use super::{CheckedPlan, Irr, irr};

/// What a plan comes to, year by year and in sum; money in 万元.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// One row a year of the horizon.
    pub years: Vec<YearRow>,
    /// Present value of the net cash within the horizon.
    pub npv_wan: f64,
    /// The same with the last year's net asset value counted as if it were paid then.
    pub npv_with_nav_wan: f64,
    /// Of the net cash within the horizon.
    pub irr: Irr,
    /// First year from which the cumulative cash never again is below zero.
    pub break_even_year: Option<usize>,
    /// Lowest cumulative cash.
    pub deepest_hole: Option<Hole>,
    /// First year in which distributions are no less than the rent.
    pub crossing_year: Option<usize>,
    /// None where nothing was put into equity.
    pub equity: Option<EquityMeasures>,
}

/// What the equity alone comes to. Paid in are calls, fees and the rent waived; the waived rent as it would have come in.
#[derive(Clone, Debug, PartialEq)]
pub struct EquityMeasures {
    pub paid_in_wan: f64,
    pub distributed_wan: f64,
    /// At the end of the horizon.
    pub nav_wan: f64,
    pub multiples: Multiples,
    /// Value to what was invested: fees left out, stakes for waived rent at the cost they were given at. None where
    /// nothing was invested.
    pub moic: Option<f64>,
    /// Of distributions less what was paid in, the last net asset value counted as paid.
    pub irr: Irr,
}

/// One year; money in 万元, costs as positive numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearRow {
    /// Counted from 1.
    pub year: usize,
    /// Part of the space let.
    pub occupancy: f64,
    pub rent_wan: f64,
    /// Rent given up for stakes; already out of `rent_wan`.
    pub waived_wan: f64,
    pub services_wan: f64,
    pub distributions_wan: f64,
    pub calls_wan: f64,
    pub fund_fees_wan: f64,
    /// Cost of running the space and of providing the services.
    pub operating_cost_wan: f64,
    /// Buildings in the first year, renewal in every year.
    pub investment_wan: f64,
    pub tax_wan: f64,
    pub net_wan: f64,
    /// Net cash of this and all earlier years.
    pub cumulative_wan: f64,
    /// Net asset value of all stakes at the year's end.
    pub nav_wan: f64,
    /// What the year's income consists of; none in a year without income.
    pub shares: Option<IncomeShares>,
}

/// Parts of a year's cash income, 0 to 1, summing to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncomeShares {
    pub rent: f64,
    pub services: f64,
    /// Distributions, the return of what was paid in included.
    pub equity: f64,
}

/// Simulates a plan without chance: every year comes as expected.
///
/// *Shape*: one row a year, 1 to `horizon_years`. *Formula*: [`market_rent`], [`lease_years`], [`service_years`] and
/// [`equity_years`], brought together by [`combine`]. *Edge cases*: every checked plan has an outcome, all of whose
/// numbers are finite. Debt, value-added tax and working capital are not in it. *Cost*: O(years · life).
/// *Source*: `takahashi_alexander_2001` for the fund.
///
/// ```
/// use scoring::revenue::{Plan, simulate};
/// let plan = Plan { tax_rate: 0.0, building_yuan_m2: 0.0, renewal_share: 0.0, fee_wan: 0.0, ..Plan::default() };
/// let Ok(plan) = plan.check() else { panic!() };
/// let first = simulate(&plan).years[0];
/// // 100,000 m² · 30 % · 33.4 yuan · 12 months = 1,202.4 万元, of which 68.6 % stays.
/// assert!((first.rent_wan - 1_202.4).abs() < 1e-9 && (first.net_wan - 1_202.4 * 0.686).abs() < 1e-9);
/// ```
pub fn simulate(plan: &CheckedPlan) -> Outcome {
    let leases = lease_years(plan, &market_rent(plan));
    let services = service_years(plan, leases.iter().map(|lease| lease.let_m2));
    let equity = equity_years(plan, &leases);
    combine(plan, &leases, &services, &equity)
}

/// Brings years of space, services and equity to one cash line, whichever engine made them.
///
/// *Shape*: three series of equal length, the first row being year 1; of unequal ones the shortest counts.
/// *Formula*:
/// ```text
/// operating  = cost of space + cost of services
/// investment = renewal + (area_m2 · building_yuan_m2 / 10⁴ in year 1)
/// gain       = distributions − what of the calls is not yet back       (never below zero)
/// profit     = rent + services − operating − renewal − fund fees − buildings / depreciation_years + taxed_gain_share · gain
/// net        = rent + services + distributions − calls − fund fees − operating − investment − tax(profit)
/// ```
/// Distributions first give back what was called, and only then are gain. Waived rent is no income and no cost to the tax.
/// *Edge cases*: see the fields of [`Outcome`]. *Cost*: O(years), and the search for rates of return ([`irr()`]).
/// *Source*: `cn_income_tax_law` for write-off and losses.
pub fn combine(plan: &CheckedPlan, leases: &[LeaseYear], services: &[ServiceYear], equity: &[EquityYear]) -> Outcome {
    measured(plan, cash_years(plan, leases, services, equity, &[]), equity)
}

/// The years of [`combine`] before anything is measured; their cumulative cash is not yet added up. Of debt, `interest` of each year
/// lowers its profit, nothing where it is not said; the payments themselves are the caller's.
pub(super) fn cash_years(
    plan: &CheckedPlan,
    leases: &[LeaseYear],
    services: &[ServiceYear],
    equity: &[EquityYear],
    interest: &[f64],
) -> Vec<YearRow> {
    let buildings_wan = plan.area_m2 * plan.building_yuan_m2 / 10_000.0;
    let mut years: Vec<YearRow> = leases
        .iter()
        .zip(services)
        .zip(equity)
        .enumerate()
        .map(|(index, ((lease, service), equity))| {
            let buildings_wan = if index == 0 { buildings_wan } else { 0.0 };
            before_tax(index + 1, lease, service, equity, buildings_wan)
        })
        .collect();

    let written_off_wan = buildings_wan / plan.depreciation_years;
    let profits: Vec<f64> = years
        .iter()
        .zip(gains(equity))
        .zip(leases)
        .zip(interest.iter().chain(std::iter::repeat(&0.0)))
        .map(|(((row, gain), lease), interest)| {
            let written_off = if row.year <= whole(plan.depreciation_years) { written_off_wan } else { 0.0 };
            let running = row.rent_wan + row.services_wan - row.operating_cost_wan - lease.renewal_wan;
            running - row.fund_fees_wan - written_off - interest + plan.taxed_gain_share * gain
        })
        .collect();

    for (row, tax) in years.iter_mut().zip(income_tax(&profits, plan.tax_rate, whole(plan.loss_years))) {
        row.tax_wan = tax;
        row.net_wan -= tax;
    }
    years
}

/// A year's row as it is before tax.
fn before_tax(
    year: usize,
    lease: &LeaseYear,
    service: &ServiceYear,
    equity: &EquityYear,
    buildings_wan: f64,
) -> YearRow {
    let operating_cost_wan = lease.cost_wan + service.cost_wan;
    let investment_wan = lease.renewal_wan + buildings_wan;
    let income = lease.rent_wan + service.fees_wan + equity.distributed_wan;
    let spent = equity.called_wan + equity.fees_wan + operating_cost_wan + investment_wan;
    YearRow {
        year,
        occupancy: lease.occupancy,
        rent_wan: lease.rent_wan,
        waived_wan: lease.waived_wan,
        services_wan: service.fees_wan,
        distributions_wan: equity.distributed_wan,
        calls_wan: equity.called_wan,
        fund_fees_wan: equity.fees_wan,
        operating_cost_wan,
        investment_wan,
        tax_wan: 0.0,
        net_wan: income - spent,
        cumulative_wan: 0.0,
        nav_wan: equity.nav_wan,
        shares: (income > 0.0).then(|| IncomeShares {
            rent: lease.rent_wan / income,
            services: service.fees_wan / income,
            equity: equity.distributed_wan / income,
        }),
    }
}

/// What of each year's distributions is more than the calls not yet given back.
fn gains(equity: &[EquityYear]) -> impl Iterator<Item = f64> {
    equity.iter().scan(0.0, |outstanding, year| {
        *outstanding += year.called_wan;
        let returned = f64::min(year.distributed_wan, *outstanding);
        *outstanding -= returned;
        Some(year.distributed_wan - returned)
    })
}

/// The rows, their cash added up, with what they amount to.
fn measured(plan: &CheckedPlan, mut years: Vec<YearRow>, equity: &[EquityYear]) -> Outcome {
    let mut net: Vec<f64> = years.iter().map(|row| row.net_wan).collect();
    let cumulative = cumulative(&net);
    for (row, sum) in years.iter_mut().zip(&cumulative) {
        row.cumulative_wan = *sum;
    }
    let (npv_wan, rates) = (npv(plan.discount_rate, &net), irr(&net));
    if let (Some(last), Some(row)) = (net.last_mut(), years.last()) {
        *last += row.nav_wan;
    }
    Outcome {
        npv_wan,
        npv_with_nav_wan: npv(plan.discount_rate, &net),
        irr: rates,
        break_even_year: break_even_year(&cumulative),
        deepest_hole: deepest_hole(&cumulative),
        crossing_year: crossing_year(&years),
        equity: equity_measures(&years, equity),
        years,
    }
}

fn crossing_year(years: &[YearRow]) -> Option<usize> {
    let crossed = |row: &&YearRow| row.distributions_wan > 0.0 && row.distributions_wan >= row.rent_wan;
    years.iter().find(crossed).map(|row| row.year)
}

fn equity_measures(years: &[YearRow], equity: &[EquityYear]) -> Option<EquityMeasures> {
    let paid_in = |row: &YearRow| row.calls_wan + row.fund_fees_wan + row.waived_wan;
    let paid_in_wan = years.iter().fold(0.0, |sum, row| sum + paid_in(row));
    let distributed_wan = years.iter().fold(0.0, |sum, row| sum + row.distributions_wan);
    let nav_wan = years.last().map_or(0.0, |row| row.nav_wan);
    let invested_wan = equity.iter().fold(0.0, |sum, year| sum + year.called_wan + year.in_kind_wan);

    let mut flows: Vec<f64> = years.iter().map(|row| row.distributions_wan - paid_in(row)).collect();
    if let Some(last) = flows.last_mut() {
        *last += nav_wan;
    }
    Some(EquityMeasures {
        multiples: multiples(paid_in_wan, distributed_wan, nav_wan)?,
        moic: (invested_wan > 0.0).then(|| (distributed_wan + nav_wan) / invested_wan),
        irr: irr(&flows),
        paid_in_wan,
        distributed_wan,
        nav_wan,
    })
}

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;
