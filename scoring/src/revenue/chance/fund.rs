//! All stakes of a path: the fund's companies through its waterfall, and what companies gave for rent.

use std::sync::Arc;

use super::lanes::{LANES, Lane, NOTHING};
use super::leases::RentYear;
use super::partners::{SharedYear, share};
use super::pool::{Own, Pool, PoolYear};
use super::portfolio::{Draw, Portfolio};
use crate::math::most;
use crate::revenue::CheckedPlan;
use crate::revenue::fund::{FundTerms, vintage};

/// What the stakes of the paths followed together come to, and room for following the next.
#[derive(Clone, Debug)]
pub struct Equity {
    /// The park's part.
    pub years: Vec<Own>,
    /// The whole fund, by who pays and who gets.
    pub shared: Vec<SharedYear<Lane>>,
    /// The partners got their capital and the hurdle in full; none where nothing was called.
    pub hurdle_paid: [Option<bool>; LANES],
    /// Greatest part of the value at cost and multiple that one company makes up; 0 where there is none.
    pub largest_share: Lane,
    /// Part of the companies bought that fail within the horizon; not a number where none was bought.
    pub lost_share: Lane,
    pool: Pool,
    recycled: Vec<Lane>,
}

impl Equity {
    /// Of no path yet, which is without stakes.
    pub fn new(years: usize) -> Self {
        Self {
            years: vec![Own::EMPTY; years],
            shared: vec![SharedYear::EMPTY; years],
            hurdle_paid: [None; LANES],
            largest_share: NOTHING,
            lost_share: [f64::NAN; LANES],
            pool: Pool::new(years),
            recycled: vec![NOTHING; years],
        }
    }
}

/// Follows the money of every company of paths.
#[derive(Clone, Debug)]
pub struct Fund {
    pub draw: Arc<Draw>,
    /// Money for new companies, and commitments that bear a fee, by year; of the whole fund.
    scheduled: Vec<f64>,
    bearing: Vec<f64>,
    /// What local companies return less than others, over all money.
    local: f64,
}

impl Fund {
    pub fn new(plan: &CheckedPlan, draw: Arc<Draw>) -> Self {
        let assumptions = &draw.rules.terms;
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
            scheduled,
            bearing,
            local: 1.0 + assumptions.reinvestment_multiple * part * (assumptions.local_return - 1.0),
            draw,
        }
    }

    /// Whether companies are bought in a year, with what is invested again and what rent is waived in it.
    pub(super) fn buys(&self, year: usize, again: f64, given: f64) -> bool {
        self.scheduled.get(year).copied().unwrap_or(0.0) + again + given > 0.0
    }

    /// Whether there is never money for a company but what rent is waived.
    pub(super) fn is_without_money(&self) -> bool {
        self.scheduled.iter().all(|money| *money == 0.0)
    }

    /// Follows the companies of paths.
    ///
    /// *Shape*: one row a year.
    /// *Formula*: the calls of every commitment, as the plan's call shares say, are spread each year over `deals_per_year`
    /// companies; a part is kept for a second round at their value then. A stake is worth its cost, growing evenly in logarithm to
    /// its multiple, times what it takes over of the market since it was bought ([`super::market::Market::marks`]); one that fails is
    /// at cost until it does. What is sold pays its multiple times what its price takes over ([`super::market::Market::prices`]), what
    /// is left after the term of a fund that is not evergreen the secondary price of its value. The proceeds go to those whose they are
    /// ([`super::partners::share`]). Stakes, warrants and revenue shares for waived rent are the park's alone, without fee or carry.
    /// *Edge cases*: value still held at the end is in the last `nav`, the manager's claim on it not taken off.
    /// *Cost*: O(companies · years held). *Source*: `metrick2010` for the parts of fees and carry.
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn follow(&self, plan: &CheckedPlan, leases: &[RentYear], portfolio: &mut Portfolio, equity: &mut Equity) {
        let rules = &self.draw.rules;
        let (assumptions, stress) = (&rules.terms, rules.stress);
        let n = assumptions.deals_per_year as usize;
        let later = assumptions.follow_on_age as usize;
        let undiluted = 1.0 - assumptions.dilution;
        let Equity { years: own, pool, recycled, .. } = equity;
        let horizon = own.len();
        own.fill(Own::EMPTY);
        pool.years.fill(PoolYear::EMPTY);
        let mut again = NOTHING;
        let (mut largest, mut total) = (NOTHING, NOTHING);
        let (mut bought, mut lost) = (NOTHING, NOTHING);
        for (start, (scheduled, lease)) in self.scheduled.iter().zip(leases).enumerate() {
            let reserve = scheduled * assumptions.follow_on_share;
            let called = scheduled - reserve;
            let (mut money, given, mut in_kind, mut buys) = (again, &lease.waived_wan, NOTHING, NOTHING);
            for lane in 0..LANES {
                buys[lane] = if scheduled + again[lane] + given[lane] > 0.0 { 1.0 } else { 0.0 };
                money[lane] = called + again[lane];
                in_kind[lane] = given[lane] * plan.stake_per_waived;
            }
            let Some(year) = pool.years.get_mut(start) else { continue };
            for calls in &mut year.calls {
                *calls += called;
            }
            if buys != NOTHING {
                let (market, cohort) = portfolio.of_year(&self.draw, start);
                let kept = undiluted * self.local;
                let mut units = NOTHING;
                for lane in 0..LANES {
                    units[lane] = money[lane] * kept + in_kind[lane] * undiluted;
                }
                for (deal, fate) in cohort.fates.iter().enumerate() {
                    let weight = stress.weight(deal, n);
                    for lane in 0..LANES {
                        let worth = weight * units[lane] * fate.received[lane];
                        bought[lane] += buys[lane];
                        lost[lane] += buys[lane] * fate.is_lost[lane];
                        largest[lane] = most(worth, largest[lane]);
                        total[lane] += worth;
                    }
                }
                if let Some(year) = pool.years.get_mut(start + later) {
                    for lane in 0..LANES {
                        year.calls[lane] += reserve * cohort.follow_on[lane];
                    }
                }
                cohort.invest(rules, pool, &money, (reserve, [kept, self.local]), market);
                cohort.exchange(rules, own, (given, &in_kind), market);
            }
            let recycles = start as f64 <= assumptions.recycled_until && stress.recycles(start);
            // What comes in the last year could not be invested any more.
            let share = if recycles && start + 1 < horizon {
                assumptions.recycled_share * (1.0 - assumptions.institute_share)
            } else {
                0.0
            };
            let proceeds = pool.years.get(start).map_or(NOTHING, |year| year.proceeds);
            for lane in 0..LANES {
                again[lane] = share * proceeds[lane];
            }
            if let Some(recycled) = recycled.get_mut(start) {
                *recycled = again;
            }
        }
        equity.hurdle_paid = share(assumptions, pool, recycled, &self.bearing, &mut equity.shared);
        let part = assumptions.park_share * assumptions.guide_share;
        for (own, (shared, pooled)) in own.iter_mut().zip(equity.shared.iter().zip(&pool.years)) {
            for lane in 0..LANES {
                own.called[lane] += part * pooled.calls[lane] + shared.park_covers_wan[lane];
                own.fees[lane] += part * shared.fees_wan[lane];
                own.distributed[lane] += shared.park_wan[lane] + shared.park_covers_wan[lane];
                own.nav[lane] += part * pooled.value[lane] * (1.0 - assumptions.institute_share);
            }
        }
        for lane in 0..LANES {
            equity.largest_share[lane] = if total[lane] > 0.0 { largest[lane] / total[lane] } else { 0.0 };
            equity.lost_share[lane] = if bought[lane] > 0.0 { lost[lane] / bought[lane] } else { f64::NAN };
        }
    }
}

#[cfg(test)]
#[path = "fund_tests.rs"]
mod tests;
