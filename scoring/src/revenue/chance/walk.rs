//! Follows paths side by side: rent, services, stakes, debt and tax in one cash line, and what it comes to.

use std::sync::Arc;

use super::cash::{Cash, CashYear, Losses};
use super::debt::Debt;
use super::fund::{Equity, Fund};
use super::lanes::{LANES, Lane, NOTHING, Paths};
use super::leases::{RentRoll, Signing, signings};
use super::portfolio::{Draw, Portfolio};
use super::rent::draw_rents;
use super::services::{ByKind, N_KINDS, OneKind, Served};
use super::stakes::Stakes;
use super::{Case, stream};
use crate::math::{Loop, SideBySide, exp, widest};
use crate::revenue::largest_rate::Rates;
use crate::revenue::measures::discount_factors;

/// A case, ready for any of its paths.
#[derive(Clone, Debug)]
pub struct Walker {
    case: Case,
    signings: Vec<Signing>,
    services: Kinds,
    fund: Fund,
    /// The park only lets: it waives no rent and buys no company.
    only_lets: bool,
    rates: Rates,
    cash: Cash,
    debt: Debt,
    /// Worth now of money of each year.
    discount: Vec<f64>,
    seed: u64,
}

#[derive(Clone, Debug)]
enum Kinds {
    One(OneKind),
    Several(ByKind),
}

/// Paths followed together, and room for the next; money in 万元.
#[derive(Clone, Debug)]
pub struct Walk {
    pub roll: RentRoll,
    pub equity: Equity,
    pub stakes: Stakes,
    pub rows: Vec<CashYear>,
    /// Fees by kind and year; none where services are of one kind.
    pub services_wan: Vec<[Lane; N_KINDS]>,
    pub npv: Lane,
    pub npv_with_nav: Lane,
    /// Of the same park that only lets: nothing conceded, no fund, under the same chance.
    pub rent_only_npv: Lane,
    occupancies: Vec<f64>,
    debt_flows: Vec<f64>,
    rents: Vec<Lane>,
    portfolio: Portfolio,
    served: Vec<Served>,
    alone: Vec<CashYear>,
    losses: Losses,
}

impl Walker {
    /// `draw` is of this case and seed.
    pub fn new(case: &Case, seed: u64, draw: Arc<Draw>) -> Self {
        let (plan, assumptions) = (case.plan(), case.assumptions());
        let signings = signings(plan, assumptions);
        let debt = Debt::of(case);
        let fund = Fund::new(plan, draw);
        let waives = plan.concession_years > 0.0 && plan.conceded_share * plan.waived_share > 0.0;
        Self {
            only_lets: !waives && fund.is_without_money(),
            fund,
            rates: Rates::new(plan.years()),
            cash: Cash::new(plan, &debt),
            debt,
            services: match case.services() {
                Some(services) => Kinds::Several(ByKind::new(plan, services, &signings)),
                None => Kinds::One(OneKind::new(plan, &signings)),
            },
            discount: discount_factors(plan.discount_rate).take(plan.years()).collect(),
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

    /// Room for paths of this case.
    pub fn room(&self) -> Walk {
        let years = self.case.plan().years();
        Walk {
            roll: RentRoll::default(),
            equity: Equity::new(years),
            stakes: Stakes::new(),
            rows: vec![CashYear::EMPTY; years],
            services_wan: Vec::new(),
            npv: NOTHING,
            npv_with_nav: NOTHING,
            rent_only_npv: NOTHING,
            occupancies: self.signings.iter().map(|signing| signing.occupancy).collect(),
            debt_flows: self.debt.flows.clone(),
            rents: vec![NOTHING; years],
            portfolio: self.fund.draw.room(),
            served: Vec::new(),
            alone: vec![CashYear::EMPTY; years],
            losses: Losses::default(),
        }
    }

    /// Follows the paths from number `first` on. *Cost*: O(years · companies) each.
    pub fn walk(&self, first: u64, walk: &mut Walk) {
        widest(Followed { walker: self, first, walk });
    }

    /// Likewise, with what is kept of their companies; what is not yet is drawn, and kept.
    pub fn walk_through(&self, first: u64, portfolio: &mut Portfolio, walk: &mut Walk) {
        std::mem::swap(portfolio, &mut walk.portfolio);
        self.walk(first, walk);
        std::mem::swap(portfolio, &mut walk.portfolio);
    }

    #[inline(always)]
    fn follow(&self, first: u64, walk: &mut Walk) {
        let (plan, assumptions, stress) = (self.case.plan(), self.case.assumptions(), self.case.stress());
        let of = Paths { seed: self.seed, first };
        draw_rents(plan, assumptions, stress, of, &mut walk.rents);
        walk.roll.follow(plan, assumptions, &self.signings, &walk.rents);
        let leases = &walk.roll.years;
        let mut take_up: Lane = SideBySide::new(self.seed, stream::SERVICE, first).normals();
        for times in &mut take_up {
            *times = exp(assumptions.service_sd * *times);
        }
        match &self.services {
            Kinds::One(one) => one.serve(&take_up, &mut walk.served),
            Kinds::Several(by_kind) => {
                by_kind.fees(&take_up, &mut walk.services_wan);
                by_kind.together(&walk.services_wan, &mut walk.served);
            }
        }
        self.cash.follow(leases, &walk.served, None, &mut walk.losses, &mut walk.alone);
        walk.rent_only_npv = self.worth(&walk.alone);
        if self.only_lets {
            walk.rows.copy_from_slice(&walk.alone);
            (walk.npv, walk.npv_with_nav) = (walk.rent_only_npv, walk.rent_only_npv);
            return;
        }
        walk.portfolio.turn_to(&self.fund.draw, first);
        self.fund.follow(plan, leases, &mut walk.portfolio, &mut walk.equity);
        self.cash.follow(leases, &walk.served, Some(&walk.equity.years), &mut walk.losses, &mut walk.rows);
        walk.npv = self.worth(&walk.rows);
        let last = self.discount.last().copied().unwrap_or(1.0);
        let held = walk.rows.last().map_or(NOTHING, |row| row.nav);
        for lane in 0..LANES {
            walk.npv_with_nav[lane] = walk.npv[lane] + held[lane] * last;
        }
        walk.stakes.measure(&walk.rows, &walk.portfolio.market().index, &self.rates);
    }

    /// Present value of the cash.
    #[inline(always)]
    fn worth(&self, rows: &[CashYear]) -> Lane {
        let mut worth = NOTHING;
        for (row, factor) in rows.iter().zip(&self.discount) {
            for lane in 0..LANES {
                worth[lane] += row.net[lane] * factor;
            }
        }
        worth
    }
}

impl Walk {
    pub fn occupancies(&self) -> impl Iterator<Item = f64> {
        self.occupancies.iter().copied()
    }

    pub fn debt_flows(&self) -> &[f64] {
        &self.debt_flows
    }
}

/// Paths to be followed with the widest vectors there are.
struct Followed<'a> {
    walker: &'a Walker,
    first: u64,
    walk: &'a mut Walk,
}

impl Loop for Followed<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        self.walker.follow(self.first, self.walk);
    }
}
