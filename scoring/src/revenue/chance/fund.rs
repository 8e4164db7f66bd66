//! All stakes of a path: the fund's companies through its waterfall, and what companies gave for rent.

use super::company::Companies;
use super::stake::{Pool, Stake};
use super::{Assumptions, Stress};
use crate::math::pow;
use crate::revenue::CheckedPlan;
use crate::revenue::fund::{EquityYear, FundTerms, vintage};
use crate::revenue::waterfall::{Terms, Waterfall};

/// What the stakes of one path come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Equity {
    /// The park's part, in the form the plain engine has it.
    pub years: Vec<EquityYear>,
    /// The partners got their capital and the hurdle in full; none where nothing was called.
    pub hurdle_paid: Option<bool>,
    /// Greatest part of the value at cost and multiple that one company makes up; 0 where there is none.
    pub largest_share: f64,
    /// Part of the companies bought that fail within the horizon; none where none was bought.
    pub lost_share: Option<f64>,
}

/// Draws every company of a path and follows its money.
#[derive(Clone, Debug)]
pub struct Fund {
    companies: Companies,
    assumptions: Assumptions,
    terms: Terms,
    /// Money for new companies, and commitments that bear a fee, by year; of the whole fund.
    scheduled: Vec<f64>,
    bearing: Vec<f64>,
    /// What local companies return less than others, over all money.
    local: f64,
    stress: Stress,
}

impl Fund {
    pub fn new(plan: &CheckedPlan, assumptions: &Assumptions, stress: Stress) -> Self {
        let years = plan.years();
        let calls = vintage(plan.commitment_wan / assumptions.park_share, &FundTerms::of(plan));
        let (mut scheduled, mut bearing) = (vec![0.0; years], vec![0.0; years]);
        for start in 0..(plan.commitment_years as usize).min(years) {
            for (year, call) in scheduled.iter_mut().skip(start).zip(&calls) {
                *year += call.called;
            }
            for year in bearing.iter_mut().skip(start).take(assumptions.fee_commitment_years as usize) {
                *year += plan.commitment_wan / assumptions.park_share;
            }
        }
        Self {
            companies: Companies::new(assumptions),
            terms: Terms { hurdle: assumptions.hurdle, carry: assumptions.carry, catch_up: assumptions.catch_up },
            assumptions: assumptions.clone(),
            scheduled,
            bearing,
            local: 1.0 + assumptions.reinvestment_multiple * assumptions.park_share * (assumptions.local_return - 1.0),
            stress,
        }
    }

    /// Follows a path's companies.
    ///
    /// *Shape*: `waived` is the rent waived and `market` the market's deviation from its trend (a factor, 1 on it), one value a year.
    /// *Formula*: the calls of every commitment, as the plan's call shares say, are spread each year over `deals_per_year`
    /// companies; a part is kept for a second round at their value then. A stake is worth its cost, growing evenly in logarithm to
    /// its multiple, times `market` since it was bought to the power `mark_beta`; one that fails is at cost until it does. What is
    /// sold pays its multiple, what is left after the term of a fund that is not evergreen the secondary price of its value. The
    /// proceeds less what is recycled go through [`Waterfall::share`]: with calls as capital, or deal by deal with the cost of what
    /// ended and its hurdle. The park has `park_share` of the partners' part, cedes of its gain and covers losses as agreed.
    /// Stakes, warrants and revenue shares for waived rent are the park's alone, without fee or carry.
    /// *Edge cases*: value still held at the end is in the last `nav_wan`, the manager's claim on it not taken off.
    /// *Cost*: O(companies · years held). *Source*: `metrick2010` for the parts of fees and carry.
    pub fn follow(&self, plan: &CheckedPlan, waived: &[f64], market: &[f64], seed: u64, path: u64) -> Equity {
        let years = self.scheduled.len();
        let assumptions = &self.assumptions;
        let n = assumptions.deals_per_year as usize;
        let later = assumptions.follow_on_age as usize;
        let marks: Vec<f64> = market.iter().map(|level| pow(*level, assumptions.mark_beta)).collect();
        let mut pool = Pool::new(years);
        let mut own = vec![EquityYear::default(); years];
        let (mut recycled, mut again) = (vec![0.0; years], 0.0);
        let (mut largest, mut total) = (0.0_f64, 0.0);
        let (mut bought, mut lost) = (0u32, 0u32);
        for (start, recycled) in recycled.iter_mut().enumerate() {
            let reserve = self.scheduled[start] * assumptions.follow_on_share;
            let called = self.scheduled[start] - reserve;
            let (money, given) = (called + again, waived.get(start).copied().unwrap_or(0.0));
            pool.calls[start] += called;
            // Without money the companies are not drawn; each has its own numbers, so no other's chance is moved.
            let n = if money + reserve + given > 0.0 { n } else { 0 };
            for deal in 0..n {
                let company = self.companies.draw(seed, (start * n + deal) as u32, path);
                let stake = Stake::new(assumptions, self.stress, company, start, &marks);
                let weight = self.stress.weight(deal, n);
                let diluted = money * weight * (1.0 - assumptions.dilution) * self.local;
                stake.buy(&mut pool, 0, money * weight, diluted);
                if stake.lives_at(later) && start + later < years && reserve > 0.0 {
                    let cost = reserve * weight;
                    pool.calls[start + later] += cost;
                    stake.buy(&mut pool, later, cost, cost / stake.value_at(later) * self.local);
                }
                let in_kind = given * weight * plan.stake_per_waived;
                stake.exchange(&mut own, given * weight, in_kind);
                let worth = (diluted + in_kind * (1.0 - assumptions.dilution)) * stake.received();
                bought += 1;
                lost += u32::from(stake.is_lost(years));
                largest = largest.max(worth);
                total += worth;
            }
            let recycles = start as f64 <= assumptions.recycled_until && self.stress.recycles(start);
            // What comes in the last year could not be invested any more.
            again = if recycles && start + 1 < years { assumptions.recycled_share * pool.proceeds[start] } else { 0.0 };
            *recycled = again;
        }
        let hurdle_paid = self.pay(&pool, &recycled, &mut own);
        Equity {
            years: own,
            hurdle_paid,
            largest_share: if total > 0.0 { largest / total } else { 0.0 },
            lost_share: (bought > 0).then(|| f64::from(lost) / f64::from(bought)),
        }
    }

    /// Sends the pool's proceeds through the waterfall and adds the park's part; whether the hurdle was paid in the end.
    fn pay(&self, pool: &Pool, recycled: &[f64], own: &mut [EquityYear]) -> Option<bool> {
        let assumptions = &self.assumptions;
        let park = assumptions.park_share;
        let last = own.len().saturating_sub(1);
        let (mut waterfall, mut called, mut high) = (Waterfall::default(), 0.0, 0.0);
        for (year, own) in own.iter_mut().enumerate() {
            let fees = assumptions.fee_rate * (self.bearing[year] + pool.fee_cost[year]);
            called += pool.calls[year] + fees;
            let [accrued, capital] = if assumptions.deal_by_deal > 0.0 {
                pool.realised[year].map(|cost| cost + fees)
            } else {
                [pool.calls[year] + fees; 2]
            };
            let split = waterfall.share(&self.terms, accrued, capital, pool.proceeds[year] - recycled[year]);
            let value = pool.value[year];
            let back = if year == last { waterfall.clawback(&self.terms, called - value) } else { 0.0 };
            waterfall.to_partners += back;
            waterfall.to_manager -= back;

            let gained = waterfall.to_partners - called;
            let ceded = assumptions.ceded_gain_share * park * f64::max(0.0, gained - high);
            high = f64::max(high, gained);
            own.called_wan += park * pool.calls[year];
            own.fees_wan += park * fees;
            own.distributed_wan += park * (split.partners + back) - ceded;
            own.nav_wan += park * value;
            if year == last {
                // What the other partners lost is covered by the park, as far as it has agreed to.
                let lost = (1.0 - park) * f64::max(0.0, -(gained + value));
                own.called_wan += f64::min(lost, assumptions.first_loss_share * park * called);
            }
        }
        // The balance is paid to the last bits or not at all.
        (called > 0.0).then_some(waterfall.owed <= 1e-9 * called)
    }
}

#[cfg(test)]
#[path = "fund_tests.rs"]
mod tests;
