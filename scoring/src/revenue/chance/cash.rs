//! The cash of paths year by year: space, services and stakes, debt and tax in one line.

use super::debt::Debt;
use super::lanes::{LANES, Lane, NOTHING};
use super::leases::RentYear;
use super::pool::Own;
use super::services::Served;
use crate::math::least;
use crate::revenue::CheckedPlan;

/// One year of the paths followed together; money in 万元, costs as positive numbers. As [`crate::revenue::YearRow`] has it.
#[derive(Clone, Copy, Debug)]
pub struct CashYear {
    pub rent: Lane,
    pub waived: Lane,
    pub services: Lane,
    pub distributions: Lane,
    pub calls: Lane,
    pub fund_fees: Lane,
    pub operating_cost: Lane,
    pub investment: Lane,
    pub tax: Lane,
    pub net: Lane,
    pub cumulative: Lane,
    pub nav: Lane,
}

impl CashYear {
    pub const EMPTY: Self = Self {
        rent: NOTHING,
        waived: NOTHING,
        services: NOTHING,
        distributions: NOTHING,
        calls: NOTHING,
        fund_fees: NOTHING,
        operating_cost: NOTHING,
        investment: NOTHING,
        tax: NOTHING,
        net: NOTHING,
        cumulative: NOTHING,
        nav: NOTHING,
    };
}

/// What brings years of space, services and stakes together, of one plan.
#[derive(Clone, Debug)]
pub struct Cash {
    plan: CheckedPlan,
    debt: Debt,
}

/// What is left of the losses of each year that later profits can be set against.
#[derive(Clone, Debug, Default)]
pub struct Losses(Vec<Lane>);

impl Cash {
    pub fn new(plan: &CheckedPlan, debt: &Debt) -> Self {
        Self { plan: plan.clone(), debt: debt.clone() }
    }

    /// Writes every year's row, the park's stakes among its flows, or, without any, the rows of a park that waives no rent.
    ///
    /// *Shape*: one row a year of the horizon. *Formula*: that of [`crate::revenue::combine`], debt beside it: its interest lowers the
    /// year's profit, its flows are cash. Tax is that of [`crate::revenue::tax::income_tax`]. *Cost*: O(years · loss_years).
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn follow(
        &self,
        leases: &[RentYear],
        services: &[Served],
        stakes: Option<&[Own]>,
        losses: &mut Losses,
        rows: &mut [CashYear],
    ) {
        let plan = &self.plan;
        let buildings = plan.area_m2 * plan.building_yuan_m2 / 10_000.0;
        let a_year = buildings / plan.depreciation_years;
        let written_off_until = plan.depreciation_years as usize;
        let Losses(left) = losses;
        left.clear();
        let (mut outstanding, mut sum) = (NOTHING, NOTHING);
        let flows = self.debt.flows.iter().zip(&self.debt.interest);
        for (year, (((row, lease), service), (debt, interest))) in
            rows.iter_mut().zip(leases).zip(services).zip(flows).enumerate()
        {
            let own = stakes.and_then(|stakes| stakes.get(year)).unwrap_or(&Own::EMPTY);
            let (rent, waived) =
                if stakes.is_some() { (&lease.rent_wan, &lease.waived_wan) } else { (&lease.unwaived_wan, &NOTHING) };
            let built = if year == 0 { buildings } else { 0.0 };
            let written_off = if year < written_off_until { a_year } else { 0.0 };
            let mut profit = NOTHING;
            for lane in 0..LANES {
                let operating_cost = lease.cost_wan[lane] + service.cost_wan[lane];
                let investment = lease.renewal_wan[lane] + built;
                let income = rent[lane] + service.fees_wan[lane] + own.distributed[lane];
                let spent = own.called[lane] + own.fees[lane] + operating_cost + investment;
                // Distributions first give back what was called.
                outstanding[lane] += own.called[lane];
                let returned = least(own.distributed[lane], outstanding[lane]);
                outstanding[lane] -= returned;
                let gain = own.distributed[lane] - returned;
                let running = rent[lane] + service.fees_wan[lane] - operating_cost - lease.renewal_wan[lane];
                profit[lane] = running - own.fees[lane] - written_off - interest + plan.taxed_gain_share * gain;
                row.net[lane] = income - spent;
                row.operating_cost[lane] = operating_cost;
                row.investment[lane] = investment;
            }
            row.tax = taxed(&profit, plan.tax_rate, plan.loss_years as usize, left);
            for lane in 0..LANES {
                row.net[lane] = row.net[lane] - row.tax[lane] + debt;
                sum[lane] += row.net[lane];
            }
            row.cumulative = sum;
            row.rent = *rent;
            row.waived = *waived;
            row.services = service.fees_wan;
            (row.distributions, row.calls) = (own.distributed, own.called);
            (row.fund_fees, row.nav) = (own.fees, own.nav);
        }
    }
}

/// Tax on the profits of the next year after those of `left`, the oldest loss used first.
#[inline(always)]
fn taxed(profit: &Lane, rate: f64, loss_years: usize, left: &mut Vec<Lane>) -> Lane {
    let (mut taxable, mut loss) = (NOTHING, NOTHING);
    for lane in 0..LANES {
        taxable[lane] = if profit[lane] < 0.0 { 0.0 } else { profit[lane] };
        loss[lane] = if profit[lane] < 0.0 { -profit[lane] } else { 0.0 };
    }
    let usable = left.len().saturating_sub(loss_years);
    for left in left.iter_mut().skip(usable) {
        for lane in 0..LANES {
            let used = least(taxable[lane], left[lane]);
            left[lane] -= used;
            taxable[lane] -= used;
        }
    }
    left.push(loss);
    for taxable in &mut taxable {
        *taxable *= rate;
    }
    taxable
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::revenue::tax::income_tax;

    #[test]
    fn paths_side_by_side_are_taxed_as_one_by_one() {
        let mut draws = crate::math::Draws::new(4, 0, 0);
        for loss_years in [0, 1, 5, 40] {
            let profits: Vec<Lane> = (0..30).map(|_| std::array::from_fn(|_| draws.normal() * 100.0)).collect();
            let mut left = Vec::new();
            let taxes: Vec<Lane> = profits.iter().map(|profit| taxed(profit, 0.25, loss_years, &mut left)).collect();
            for lane in 0..LANES {
                let alone: Vec<f64> = profits.iter().map(|profits| profits[lane]).collect();
                let ours: Vec<f64> = taxes.iter().map(|taxes| taxes[lane]).collect();
                assert_eq!(ours, income_tax(&alone, 0.25, loss_years), "{loss_years}");
            }
        }
    }
}
