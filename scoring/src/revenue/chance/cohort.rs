//! The companies of one year of entry: what one unit of money spread over them is worth and pays, year by year.

use super::company::Company;
use super::lanes::{IS_WIDE, LANES, Lane, NOTHING};
use super::market::Market;
use super::pool::{Own, Pool};
use super::{Assumptions, Stress};
use crate::math::{least, most};

/// Sums over the companies' stakes in one year since entry, each by its weight.
#[derive(Clone, Copy, Debug)]
struct Stake {
    /// Value of what lives, the market's part left out.
    value: Lane,
    /// Cost of what ends, and what it pays.
    ended: Lane,
    paid: Lane,
}

const NO_STAKE: Stake = Stake { value: NOTHING, ended: NOTHING, paid: NOTHING };

/// Likewise what other claims on the companies than shares hang on.
#[derive(Clone, Copy, Debug)]
struct Claim {
    /// What lives, at the weight.
    living: Lane,
    /// What warrants pay.
    warrants: Lane,
}

const NO_CLAIM: Claim = Claim { living: NOTHING, warrants: NOTHING };

/// What all years of entry have in common.
#[derive(Clone, Debug)]
pub struct Rules {
    pub terms: Assumptions,
    pub stress: Stress,
    /// Years of the horizon.
    pub years: usize,
    /// Years until the second stake; none without money for it.
    later: Option<usize>,
}

/// The companies of one year of entry, one after another. A first stake is bought at entry at cost 1; a second one later, for as much,
/// at the value then.
#[derive(Clone, Debug)]
pub struct Cohort {
    start: usize,
    /// What turns the market's factors into those since entry, and since the second stake.
    from_entry: Lane,
    from_second: Lane,
    /// Years until the term is over; infinite where stakes are held until they are ripe.
    ended: f64,
    /// By years since entry, as far as the horizon; one more for what ends beyond.
    first: Vec<Stake>,
    /// Likewise; empty without money for it.
    second: Vec<Stake>,
    /// Likewise; empty where nobody has any.
    claims: Vec<Claim>,
    /// Weight of the companies that live when the second stake is bought.
    pub follow_on: Lane,
    /// Of each company, in the order in which they were added.
    pub fates: Vec<Fate>,
}

/// What one company of a cohort comes to, for each unit bought at cost 1.
#[derive(Clone, Copy, Debug)]
pub struct Fate {
    /// What it pays in the end, within the horizon or beyond.
    pub received: Lane,
    /// 1 where it is written off within the horizon, else 0.
    pub is_lost: Lane,
}

impl Rules {
    /// `years` is the horizon.
    pub fn new(terms: &Assumptions, stress: Stress, years: usize) -> Self {
        Self {
            stress,
            years,
            later: (terms.follow_on_share > 0.0).then_some(terms.follow_on_age as usize),
            terms: terms.clone(),
        }
    }
}

impl Cohort {
    /// Of no year yet.
    pub fn new() -> Self {
        Self {
            start: 0,
            from_entry: NOTHING,
            from_second: NOTHING,
            ended: f64::INFINITY,
            first: Vec::new(),
            second: Vec::new(),
            claims: Vec::new(),
            follow_on: NOTHING,
            fates: Vec::new(),
        }
    }

    /// Begins with the companies of a year of entry, those of another forgotten.
    #[inline(always)]
    pub fn begin(&mut self, rules: &Rules, start: usize, market: &Market) {
        let Rules { terms, stress, .. } = rules;
        let term = stress.exit_year(start + terms.term_years as usize) - start;
        self.start = start;
        self.from_entry = inverse(market.marks(start));
        if let Some(later) = rules.later {
            self.from_second = inverse(market.marks(start + later));
        }
        self.ended = if terms.evergreen == 0.0 { term as f64 } else { f64::INFINITY };
        let n_ages = rules.years.saturating_sub(start) + 1;
        let has_claims = terms.revenue_share > 0.0 || terms.warrant_coverage > 0.0;
        self.first.clear();
        self.first.resize(n_ages, NO_STAKE);
        self.second.clear();
        self.second.resize(if rules.later.is_some() { n_ages } else { 0 }, NO_STAKE);
        self.claims.clear();
        self.claims.resize(if has_claims { n_ages } else { 0 }, NO_CLAIM);
        self.follow_on = NOTHING;
        self.fates.clear();
    }

    /// Adds a company at its weight.
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn add(&mut self, rules: &Rules, company: &Company, weight: f64, market: &Market) {
        let terms = &rules.terms;
        let years = self.first.len().saturating_sub(1);
        let ripe = self.ripe(rules, &company.age);
        let ended = self.ended;
        let (mut sold, mut lives, mut received) = (NOTHING, NOTHING, NOTHING);
        let mut is_any_forced = false;
        for lane in 0..LANES {
            sold[lane] = least(ripe[lane], ended);
            let fails = company.multiple[lane] == 0.0;
            lives[lane] = if fails { least(sold[lane], company.age[lane]) } else { sold[lane] };
            is_any_forced |= ripe[lane] > ended;
        }
        let start = market.prices(self.start);
        for lane in 0..LANES {
            let price = market.prices(self.start + sold[lane] as usize)[lane];
            received[lane] = company.multiple[lane] * (price / start[lane]);
        }
        if is_any_forced {
            let value = grown(company, ended as usize);
            let marked = self.marked(ended as usize, market);
            for lane in 0..LANES {
                let is_worthless = company.multiple[lane] == 0.0 && ended >= company.age[lane];
                let value = if is_worthless { 0.0 } else { value[lane] };
                let forced = terms.secondary_price * value * marked[lane];
                received[lane] = if ripe[lane] > ended { forced } else { received[lane] };
            }
        }

        self.hold(terms, company, &lives, weight);
        let second = self.hold_second(rules, company, &lives, weight, market);
        let (has_warrants, warrant_years) = (terms.warrant_coverage > 0.0, terms.warrant_years);
        let mut is_lost = NOTHING;
        for lane in 0..LANES {
            let at = (sold[lane] as usize).min(years);
            let Some(row) = self.first.get_mut(at) else { continue };
            row.ended[lane] += weight;
            row.paid[lane] += weight * received[lane];
            if let (Some([bought, units]), Some(row)) = (&second, self.second.get_mut(at)) {
                row.ended[lane] += bought[lane];
                if units[lane] > 0.0 {
                    row.paid[lane] += weight * received[lane] / units[lane];
                }
            }
            let is_ripe = ripe[lane] <= ended;
            if has_warrants && is_ripe && sold[lane] <= warrant_years {
                let diluted = received[lane] * (1.0 - terms.dilution);
                if let Some(row) = self.claims.get_mut(at) {
                    row.warrants[lane] += weight * most(diluted - terms.warrant_strike, 0.0);
                }
            }
            let is_within = sold[lane] < years as f64;
            is_lost[lane] = if company.multiple[lane] == 0.0 && is_ripe && is_within { 1.0 } else { 0.0 };
        }
        self.fates.push(Fate { received, is_lost });
    }

    /// Years until each can be sold.
    #[inline(always)]
    fn ripe(&self, rules: &Rules, ages: &Lane) -> Lane {
        if rules.stress.moves_exits() {
            ages.map(|age| (rules.stress.exit_year(self.start + age as usize) - self.start) as f64)
        } else {
            *ages
        }
    }

    /// What the market makes of a value after so many years.
    #[inline(always)]
    fn marked(&self, age: usize, market: &Market) -> Lane {
        let mut marked = *market.marks(self.start + age);
        for lane in 0..LANES {
            marked[lane] *= self.from_entry[lane];
        }
        marked
    }

    /// Adds a company's first stake to the years that it lives.
    #[inline(always)]
    fn hold(&mut self, terms: &Assumptions, company: &Company, lives: &Lane, weight: f64) {
        let years = self.first.len().saturating_sub(1);
        let Some(ages) = self.first.get_mut(..years) else { return };
        carry(ages, company, lives, ([weight; LANES], 0));
        if terms.revenue_share > 0.0 {
            for (age, row) in self.claims.iter_mut().take(years).enumerate().take(longest(lives)) {
                for lane in 0..LANES {
                    row.living[lane] += if (age as f64) < lives[lane] { weight } else { 0.0 };
                }
            }
        }
    }

    /// Adds a second stake in a company that lives when it is bought: its weight, and how much of a first stake it buys.
    #[inline(always)]
    fn hold_second(
        &mut self,
        rules: &Rules,
        company: &Company,
        lives: &Lane,
        weight: f64,
        market: &Market,
    ) -> Option<[Lane; 2]> {
        let later = rules.later?;
        let years = self.second.len().saturating_sub(1);
        if later >= years {
            return Some([NOTHING; 2]);
        }
        let (mut bought, mut units) = (NOTHING, grown(company, later));
        let marked = self.marked(later, market);
        for lane in 0..LANES {
            let is_alive = (later as f64) < lives[lane];
            bought[lane] = if is_alive { weight } else { 0.0 };
            units[lane] = if is_alive { units[lane] * marked[lane] } else { 0.0 };
            self.follow_on[lane] += bought[lane];
        }
        carry(self.second.get_mut(..years)?, company, lives, (bought, later));
        Some([bought, units])
    }

    /// Adds what `money` in the first stakes and `reserve` in the second come to, of which `kept` is left after dilution and the like.
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn invest(
        &self,
        rules: &Rules,
        pool: &mut Pool,
        money: &Lane,
        (reserve, kept): (f64, [f64; 2]),
        market: &Market,
    ) {
        let fee_from = rules.terms.fee_commitment_years as usize;
        let second = reserve * kept[1];
        let mut first = *money;
        for lane in 0..LANES {
            first[lane] *= kept[0];
        }
        let Some((beyond, ages)) = self.first.split_last() else { return };
        for (age, row) in ages.iter().enumerate() {
            let year = self.start + age;
            let (Some(pooled), mark) = (pool.years.get_mut(year), market.marks(year)) else { continue };
            let bought_later = self.second.get(age);
            for lane in 0..LANES {
                let mut value = first[lane] * (row.value[lane] * self.from_entry[lane]);
                let mut paid = first[lane] * row.paid[lane];
                if let Some(row) = bought_later {
                    // Before the second stake is bought its value is 0.
                    value += second * (row.value[lane] * self.from_second[lane]);
                    paid += second * row.paid[lane];
                }
                pooled.value[lane] += value * mark[lane];
                pooled.proceeds[lane] += paid;
            }
        }
        // What is held in each year is what ends later.
        let mut held = [beyond.ended, self.second.last().map_or(NOTHING, |beyond| beyond.ended)];
        for (age, row) in ages.iter().enumerate().rev() {
            if age < fee_from {
                break;
            }
            let has_second = rules.later.is_some_and(|later| age >= later);
            let ended_second = self.second.get(age).map_or(NOTHING, |row| row.ended);
            let Some(pooled) = pool.years.get_mut(self.start + age) else { continue };
            for lane in 0..LANES {
                let of_second = if has_second { reserve * held[1][lane] } else { 0.0 };
                pooled.fee_cost[lane] += money[lane] * held[0][lane] + of_second;
                held[0][lane] += row.ended[lane];
                held[1][lane] += ended_second[lane];
            }
        }
        if rules.terms.deal_by_deal > 0.0 {
            self.realise(rules, pool, money, reserve);
        }
    }

    /// Adds the cost of what ended in each year, with the hurdle since it was paid, and without.
    #[inline(always)]
    fn realise(&self, rules: &Rules, pool: &mut Pool, money: &Lane, reserve: f64) {
        let growth = 1.0 + rules.terms.hurdle;
        let (mut accrued, mut accrued_second) = (*money, reserve);
        let years = pool.years.iter_mut().skip(self.start);
        for ((age, row), pooled) in self.first.iter().enumerate().zip(years) {
            let of_second = self.second.get(age).map_or(NOTHING, |row| row.ended);
            for lane in 0..LANES {
                let [ended, ended_second] = [row.ended[lane], of_second[lane]];
                pooled.realised[0][lane] += accrued[lane] * ended + accrued_second * ended_second;
                pooled.realised[1][lane] += money[lane] * ended + reserve * ended_second;
                accrued[lane] *= growth;
            }
            accrued_second *= if rules.later.is_some_and(|later| age >= later) { growth } else { 1.0 };
        }
    }

    /// Adds what the companies give for `given` of rent: `in_kind` of shares at cost, warrants, part of their revenue.
    ///
    /// *Formula*: a warrant pays `warrant_coverage · max(0, multiple − warrant_strike)` when the company is sold ripe within
    /// `warrant_years`, later nothing; of the revenue `revenue_share` comes back each year while the company lives, at most
    /// `revenue_share_cap` in all. Shares and warrants are diluted by later rounds.
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn exchange(&self, rules: &Rules, own: &mut [Own], (given, in_kind): (&Lane, &Lane), market: &Market) {
        if given.iter().all(|given| *given <= 0.0) {
            return;
        }
        let terms = &rules.terms;
        let mut shares = *in_kind;
        for lane in 0..LANES {
            shares[lane] *= 1.0 - terms.dilution;
        }
        let mut owed = terms.revenue_share_cap;
        for ((age, row), own) in self.first.iter().enumerate().zip(own.iter_mut().skip(self.start)) {
            let marked = self.marked(age, market);
            let claim = self.claims.get(age).unwrap_or(&NO_CLAIM);
            let share = if age > 0 { least(owed, terms.revenue_share) } else { 0.0 };
            owed -= share;
            for lane in 0..LANES {
                own.nav[lane] += shares[lane] * row.value[lane] * marked[lane];
                own.distributed[lane] += given[lane] * share * claim.living[lane];
                own.distributed[lane] +=
                    shares[lane] * row.paid[lane] + given[lane] * terms.warrant_coverage * claim.warrants[lane];
            }
        }
    }
}

/// Adds a value that grows with a company, from a year on, to those years of a stake in which it lives.
#[inline(always)]
fn carry(ages: &mut [Stake], company: &Company, lives: &Lane, (mut value, from): (Lane, usize)) {
    if !IS_WIDE {
        for lane in 0..LANES {
            let (lives, grows) = (lives[lane] as usize, company.age[lane] as usize);
            let mut value = value[lane];
            for row in ages.iter_mut().take(lives.min(grows)).skip(from) {
                row.value[lane] += value;
                value *= company.growth[lane];
            }
            for row in ages.iter_mut().take(lives).skip(grows.max(from)) {
                row.value[lane] += value;
            }
        }
        return;
    }
    for (age, row) in ages.iter_mut().enumerate().take(longest(lives)).skip(from) {
        let (age, row) = (age as f64, &mut row.value);
        for lane in 0..LANES {
            row[lane] += if age < lives[lane] { value[lane] } else { 0.0 };
            value[lane] *= if age < company.age[lane] { company.growth[lane] } else { 1.0 };
        }
    }
}

/// Value of a company after so many years of even growth, never beyond its multiple.
#[inline(always)]
fn grown(company: &Company, years: usize) -> Lane {
    let mut value = [1.0; LANES];
    if !IS_WIDE {
        for lane in 0..LANES {
            for _ in 0..years.min(company.age[lane] as usize) {
                value[lane] *= company.growth[lane];
            }
        }
        return value;
    }
    for year in 0..years.min(longest(&company.age)) {
        for lane in 0..LANES {
            value[lane] *= if (year as f64) < company.age[lane] { company.growth[lane] } else { 1.0 };
        }
    }
    value
}

#[inline(always)]
fn longest(years: &Lane) -> usize {
    years.iter().fold(0.0, |longest, years| most(*years, longest)) as usize
}

#[inline(always)]
fn inverse(factors: &Lane) -> Lane {
    let mut inverse = *factors;
    for factor in &mut inverse {
        *factor = 1.0 / *factor;
    }
    inverse
}
