//! One path in full: rent, services, stakes, debt and tax in one cash line, and what it comes to.

use serde::{Deserialize, Serialize};

use super::fund::{Equity, Fund};
use super::leases::{RentRoll, Signing, rent_roll, signings};
use super::market::Market;
use super::partners::SharedYear;
use super::rent::RentPath;
use super::services::{ByKind, N_KINDS};
use super::{Case, stream};
use crate::math::{Draws, exp};
use crate::revenue::CheckedPlan;
use crate::revenue::fund::EquityYear;
use crate::revenue::largest_rate::Rates;
use crate::revenue::lease::LeaseYear;
use crate::revenue::market::{compounded, is_only_rate, market_multiple};
use crate::revenue::measures::{Multiples, discount_factors, multiples, npv};
use crate::revenue::outcome::{YearRow, cash_years};
use crate::revenue::service::{ServiceYear, service_years};

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

/// A case, ready for any of its paths.
#[derive(Clone, Debug)]
pub struct Walker {
    case: Case,
    landlord: CheckedPlan,
    signings: Vec<Signing>,
    /// None where services are of one kind.
    by_kind: Option<ByKind>,
    fund: Fund,
    rates: Rates,
    debt: Debt,
    seed: u64,
}

impl Walker {
    pub fn new(case: &Case, seed: u64) -> Self {
        let plan = case.plan();
        let mut landlord = plan.clone().into_plan();
        (landlord.conceded_share, landlord.commitment_wan) = (0.0, 0.0);
        let signings = signings(plan, case.assumptions());
        Self {
            // Zero is always within a plan's limits, so the plan is as possible as it was.
            landlord: landlord.check().unwrap_or_else(|_| plan.clone()),
            fund: Fund::new(plan, case.assumptions(), case.stress()),
            rates: Rates::new(plan.years()),
            debt: Debt::of(case),
            by_kind: case.services().map(|services| ByKind::new(plan, services, &signings)),
            signings,
            case: case.clone(),
            seed,
        }
    }

    pub fn case(&self) -> &Case {
        &self.case
    }

    pub fn fund(&self) -> &Fund {
        &self.fund
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Follows one path. *Cost*: O(years · companies).
    pub fn walk(&self, path: u64) -> Path {
        let (plan, assumptions) = (self.case.plan(), self.case.assumptions());
        let RentPath(rents) = RentPath::draw(plan, assumptions, self.case.stress(), self.seed, path);
        let RentRoll { years: leases, unwaived, wale_years } = rent_roll(plan, assumptions, &self.signings, &rents);
        let take_up = exp(assumptions.service_sd * Draws::new(self.seed, stream::SERVICE, path).normal());
        let market = Market::draw(assumptions, plan.years(), self.seed, path);
        let waived: Vec<f64> = leases.iter().map(|year| year.waived_wan).collect();
        let Equity { years: equity, shared, hurdle_paid, largest_share, lost_share } =
            self.fund.follow(plan, &waived, &market, self.seed, path);
        let services_wan = self.by_kind.as_ref().map(|by_kind| by_kind.fees(&leases, take_up)).unwrap_or_default();
        let services = match &self.by_kind {
            Some(by_kind) => by_kind.together(&services_wan),
            None => services(plan, &leases, take_up),
        };
        let rows = self.rows(plan, &services, &leases, &equity);

        let nothing = vec![EquityYear::default(); equity.len()];
        let alone = self.rows(&self.landlord, &services, &unwaived, &nothing);
        let value = |rows: &[YearRow]| npv(plan.discount_rate, &rows.iter().map(|row| row.net_wan).collect::<Vec<_>>());
        let npv_wan = value(&rows);
        let held = rows.last().map_or(0.0, |row| row.nav_wan);
        let mut last = vec![0.0; rows.len()];
        if let Some(year) = last.last_mut() {
            *year = held;
        }
        let stakes = Stakes::of(&rows, held, &market.index, &self.rates);
        Path {
            npv_wan,
            npv_with_nav_wan: npv_wan + npv(plan.discount_rate, &last),
            rent_only_npv_wan: value(&alone),
            rate: stakes.rate,
            status: stakes.status,
            multiples: stakes.multiples,
            market_multiple: stakes.market_multiple,
            alpha: stakes.alpha,
            rows,
            debt_wan: self.debt.flows.clone(),
            shared,
            services_wan,
            wale_years,
            hurdle_paid,
            largest_share,
            lost_share,
        }
    }

    fn rows(
        &self,
        plan: &CheckedPlan,
        services: &[ServiceYear],
        leases: &[LeaseYear],
        equity: &[EquityYear],
    ) -> Vec<YearRow> {
        let mut rows = cash_years(plan, leases, services, equity, &self.debt.interest);
        let mut sum = 0.0;
        for (row, debt) in rows.iter_mut().zip(&self.debt.flows) {
            row.net_wan += debt;
            sum += row.net_wan;
            row.cumulative_wan = sum;
        }
        rows
    }
}

/// Services of a path in which adoption is `take_up` times the plan's.
fn services(plan: &CheckedPlan, leases: &[LeaseYear], take_up: f64) -> Vec<ServiceYear> {
    let mut years = service_years(plan, leases);
    for year in &mut years {
        // At its highest adoption the plan leaves room for so many times more, no matter the path.
        let factor = if plan.adoption_max > 0.0 { f64::min(take_up, 1.0 / plan.adoption_max) } else { 1.0 };
        year.fees_wan *= factor;
        year.cost_wan *= factor;
    }
    years
}

/// The debt that a part of the buildings is paid with.
#[derive(Clone, Debug)]
struct Debt {
    /// Drawn in the first year; then equal payments of interest and repayment, as negative numbers.
    flows: Vec<f64>,
    /// The interest in each payment, which lowers the year's profit before tax; the repayment does not.
    interest: Vec<f64>,
}

impl Debt {
    fn of(case: &Case) -> Self {
        let (plan, assumptions) = (case.plan(), case.assumptions());
        let drawn = assumptions.debt_share * plan.area_m2 * plan.building_yuan_m2 / 10_000.0;
        let n = assumptions.debt_years as usize;
        let worth: f64 =
            discount_factors(assumptions.debt_rate).take(n + 1).skip(1).fold(0.0, |sum, factor| sum + factor);
        let payment = drawn / worth;
        let (mut flows, mut interest, mut owed) = (Vec::new(), Vec::new(), drawn);
        for year in 0..plan.years() {
            let (paid, due) = match year {
                0 => (-drawn, 0.0),
                year if year <= n => (payment, owed * assumptions.debt_rate),
                _ => (0.0, 0.0),
            };
            owed -= if year > 0 { paid - due } else { 0.0 };
            flows.push(-paid);
            interest.push(due);
        }
        Self { flows, interest }
    }
}

/// What the stakes alone come to.
struct Stakes {
    rate: Option<f64>,
    status: RateStatus,
    multiples: Option<Multiples>,
    market_multiple: Option<f64>,
    alpha: Option<f64>,
}

impl Stakes {
    fn of(rows: &[YearRow], held: f64, index: &[f64], rates: &Rates) -> Self {
        let paid: Vec<f64> = rows.iter().map(|row| row.calls_wan + row.fund_fees_wan + row.waived_wan).collect();
        let got: Vec<f64> = rows.iter().map(|row| row.distributions_wan).collect();
        let sum = |flows: &[f64]| flows.iter().fold(0.0, |sum, flow| sum + flow);
        let flows = compounded(&paid, &got, held, &vec![1.0; index.len()]);
        // Both rates at once: the plain one, and that of the flows as the market would have carried them.
        let beyond = compounded(&paid, &got, held, index);
        let lanes: Vec<[f64; 2]> = flows.iter().zip(&beyond).map(|(flow, beyond)| [*flow, *beyond]).collect();
        let [rate, alpha] = rates.largest(&lanes).map(|rate| Some(rate).filter(|rate| !rate.is_nan()));
        let status = match rate {
            None => RateStatus::None,
            Some(rate) if is_only_rate(&flows, rate) => RateStatus::Unique,
            Some(_) => RateStatus::Largest,
        };
        Self {
            rate,
            status,
            multiples: multiples(sum(&paid), sum(&got), held),
            market_multiple: market_multiple(&paid, &got, held, index),
            alpha,
        }
    }
}
