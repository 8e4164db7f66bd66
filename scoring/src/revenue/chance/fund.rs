//! All stakes of a path: the fund's companies through its waterfall, and what companies gave for rent.

use super::cohort::{Cohort, Pool};
use super::company::Companies;
use super::market::Market;
use super::partners::{SharedYear, share};
use super::{Assumptions, Stress};
use crate::revenue::CheckedPlan;
use crate::revenue::fund::{EquityYear, FundTerms, vintage};

/// What the stakes of one path come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Equity {
    /// The park's part, in the form the plain engine has it.
    pub years: Vec<EquityYear>,
    /// The whole fund, by who pays and who gets.
    pub shared: Vec<SharedYear>,
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
        let part = assumptions.park_share * assumptions.guide_share;
        let committed = plan.commitment_wan / part;
        let calls = vintage(committed, &FundTerms::of(plan));
        let (mut scheduled, mut bearing) = (vec![0.0; years], vec![0.0; years]);
        for start in 0..(plan.commitment_years as usize).min(years) {
            for (year, call) in scheduled.iter_mut().skip(start).zip(&calls) {
                *year += call.called;
            }
            for year in bearing.iter_mut().skip(start).take(assumptions.fee_commitment_years as usize) {
                *year += committed;
            }
        }
        Self {
            companies: Companies::new(assumptions),
            assumptions: assumptions.clone(),
            scheduled,
            bearing,
            local: 1.0 + assumptions.reinvestment_multiple * part * (assumptions.local_return - 1.0),
            stress,
        }
    }

    /// Whether companies are bought in a year, with what is invested again and what rent is waived in it.
    pub(super) fn buys(&self, year: usize, again: f64, given: f64) -> bool {
        self.scheduled.get(year).copied().unwrap_or(0.0) + again + given > 0.0
    }

    /// Follows a path's companies.
    ///
    /// *Shape*: `waived` is the rent waived, one value a year.
    /// *Formula*: the calls of every commitment, as the plan's call shares say, are spread each year over `deals_per_year`
    /// companies; a part is kept for a second round at their value then. A stake is worth its cost, growing evenly in logarithm to
    /// its multiple, times what it takes over of the market since it was bought ([`Market::mark`]); one that fails is at cost until
    /// it does. What is sold pays its multiple times [`Market::priced`], what is left after the term of a fund that is not evergreen
    /// the secondary price of its value. The proceeds go to those whose they are ([`super::partners::share`]).
    /// Stakes, warrants and revenue shares for waived rent are the park's alone, without fee or carry.
    /// *Edge cases*: value still held at the end is in the last `nav_wan`, the manager's claim on it not taken off.
    /// *Cost*: O(companies · years held). *Source*: `metrick2010` for the parts of fees and carry.
    pub fn follow(&self, plan: &CheckedPlan, waived: &[f64], market: &Market, seed: u64, path: u64) -> Equity {
        let years = self.scheduled.len();
        let assumptions = &self.assumptions;
        let n = assumptions.deals_per_year as usize;
        let later = assumptions.follow_on_age as usize;
        let mut pool = Pool::new(years);
        let mut own = vec![EquityYear::default(); years];
        let (mut recycled, mut again) = (vec![0.0; years], 0.0);
        let (mut largest, mut total) = (0.0_f64, 0.0);
        let (mut bought, mut lost) = (0u32, 0u32);
        let undiluted = 1.0 - assumptions.dilution;
        let mut cohort = Cohort::new(assumptions, self.stress, market, years);
        for (start, recycled) in recycled.iter_mut().enumerate() {
            let reserve = self.scheduled[start] * assumptions.follow_on_share;
            let called = self.scheduled[start] - reserve;
            let (money, given) = (called + again, waived.get(start).copied().unwrap_or(0.0));
            let in_kind = given * plan.stake_per_waived;
            pool.calls[start] += called;
            // Without money the companies are not drawn; each has its own numbers, so no other's chance is moved.
            if self.buys(start, again, given) {
                cohort.begin(start);
                let kept = undiluted * self.local;
                let units = money * kept + in_kind * undiluted;
                for deal in 0..n {
                    let company = self.companies.draw(seed, (start * n + deal) as u32, path);
                    let weight = self.stress.weight(deal, n);
                    let fate = cohort.add(company, weight);
                    let worth = weight * units * fate.received;
                    bought += 1;
                    lost += u32::from(fate.is_lost);
                    largest = largest.max(worth);
                    total += worth;
                }
                cohort.close();
                if let Some(calls) = pool.calls.get_mut(start + later) {
                    *calls += reserve * cohort.follow_on;
                }
                cohort.invest(&mut pool, [money, reserve], [kept, self.local]);
                cohort.exchange(&mut own, given, in_kind);
            }
            let recycles = start as f64 <= assumptions.recycled_until && self.stress.recycles(start);
            // What comes in the last year could not be invested any more.
            again = if recycles && start + 1 < years {
                assumptions.recycled_share * (1.0 - assumptions.institute_share) * pool.proceeds[start]
            } else {
                0.0
            };
            *recycled = again;
        }
        let (shared, hurdle_paid) = share(assumptions, &pool, &recycled, &self.bearing);
        let part = assumptions.park_share * assumptions.guide_share;
        for (own, (shared, (calls, value))) in own.iter_mut().zip(shared.iter().zip(pool.calls.iter().zip(&pool.value)))
        {
            own.called_wan += part * calls + shared.park_covers_wan;
            own.fees_wan += part * shared.fees_wan;
            own.distributed_wan += shared.park_wan + shared.park_covers_wan;
            own.nav_wan += part * value * (1.0 - assumptions.institute_share);
        }
        Equity {
            years: own,
            shared,
            hurdle_paid,
            largest_share: if total > 0.0 { largest / total } else { 0.0 },
            lost_share: (bought > 0).then(|| f64::from(lost) / f64::from(bought)),
        }
    }
}

#[cfg(test)]
#[path = "fund_tests.rs"]
mod tests;
