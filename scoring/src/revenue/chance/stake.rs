//! One company's stake through the years: what it is worth, when it is sold, what it pays.

use super::company::{Company, End};
use super::{Assumptions, Stress};
use crate::revenue::fund::EquityYear;

/// Years of the whole fund, the park's part in it not yet taken; money in 万元.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Called for companies.
    pub calls: Vec<f64>,
    pub proceeds: Vec<f64>,
    /// Value still held at each year's end.
    pub value: Vec<f64>,
    /// Cost still held that bears a fee.
    pub fee_cost: Vec<f64>,
    /// Cost of what ended in a year: with the hurdle since it was paid, and without.
    pub realised: Vec<[f64; 2]>,
}

impl Pool {
    pub fn new(years: usize) -> Self {
        let nothing = vec![0.0; years];
        Self {
            calls: nothing.clone(),
            proceeds: nothing.clone(),
            value: nothing.clone(),
            fee_cost: nothing,
            realised: vec![[0.0; 2]; years],
        }
    }
}

/// A company with the terms it is held on.
#[derive(Clone, Debug)]
pub struct Stake<'a> {
    assumptions: &'a Assumptions,
    company: Company,
    /// Year of the first investment.
    start: usize,
    /// Year in which it is sold or written off; may lie beyond the horizon.
    sold: usize,
    /// What it then pays for one unit bought at cost 1.
    received: f64,
    /// It is sold because its time is over, not because it is ripe.
    is_forced: bool,
    /// The market's part in values, by year.
    marks: &'a [f64],
}

impl<'a> Stake<'a> {
    pub fn new(assumptions: &'a Assumptions, stress: Stress, company: Company, start: usize, marks: &'a [f64]) -> Self {
        let term = assumptions.term_years as usize;
        let ripe = stress.exit_year(start + company.age);
        let ended = stress.exit_year(start + term);
        let is_forced = assumptions.evergreen == 0.0 && ripe > ended;
        let mut stake = Self {
            assumptions,
            company,
            start,
            sold: if is_forced { ended } else { ripe },
            received: company.multiple,
            is_forced,
            marks,
        };
        if is_forced {
            stake.received = assumptions.secondary_price * stake.value_at(ended - start);
        }
        stake
    }

    /// What one unit bought at cost 1 pays in the end.
    pub fn received(&self) -> f64 {
        self.received
    }

    /// Value, after so many years, of one unit bought at cost 1.
    pub fn value_at(&self, age: usize) -> f64 {
        let grown = match self.company.end {
            End::Fails if age >= self.company.age => 0.0,
            End::Fails => 1.0,
            End::Sold | End::Listed => (0..age.min(self.company.age)).fold(1.0, |value, _| value * self.company.growth),
        };
        let mark = |year: usize| self.marks.get(year).or(self.marks.last()).copied().unwrap_or(1.0);
        grown * mark(self.start + age) / mark(self.start)
    }

    /// It fails, and is written off, before so many years are over.
    pub fn is_lost(&self, years: usize) -> bool {
        self.company.end == End::Fails && !self.is_forced && self.sold < years
    }

    /// It is neither sold nor failed after so many years, and worth something.
    pub fn lives_at(&self, age: usize) -> bool {
        self.start + age < self.sold && self.value_at(age) > 0.0
    }

    /// Buys `units` for `cost` after so many years, and adds what follows to the pool.
    pub fn buy(&self, pool: &mut Pool, age: usize, cost: f64, units: f64) {
        let bought = self.start + age;
        let fee_from = self.start + self.assumptions.fee_commitment_years as usize;
        let years = pool.value.len();
        for year in bought..self.sold.min(years) {
            pool.value[year] += units * self.value_at(year - self.start);
            pool.fee_cost[year] += if year >= fee_from { cost } else { 0.0 };
        }
        if self.sold < years {
            let accrued = (bought..self.sold).fold(cost, |owed, _| owed * (1.0 + self.assumptions.hurdle));
            pool.proceeds[self.sold] += units * self.received;
            pool.realised[self.sold][0] += accrued;
            pool.realised[self.sold][1] += cost;
        }
    }

    /// Adds what the company gives for `given` of rent: `in_kind` of shares at cost, warrants, part of its revenue.
    ///
    /// *Formula*: a warrant pays `warrant_coverage · max(0, multiple − warrant_strike)` when the company is sold ripe within
    /// `warrant_years`, later nothing; of the revenue `revenue_share` comes back each year while the company lives, at most
    /// `revenue_share_cap` in all. Shares and warrants are diluted by later rounds.
    pub fn exchange(&self, own: &mut [EquityYear], given: f64, in_kind: f64) {
        if given <= 0.0 {
            return;
        }
        let assumptions = self.assumptions;
        let undiluted = 1.0 - assumptions.dilution;
        let mut owed = given * assumptions.revenue_share_cap;
        let end = self.sold.min(own.len());
        for (year, own) in own.iter_mut().enumerate().take(end).skip(self.start) {
            own.nav_wan += in_kind * undiluted * self.value_at(year - self.start);
            if year > self.start && self.lives_at(year - self.start) {
                let paid = f64::min(owed, given * assumptions.revenue_share);
                owed -= paid;
                own.distributed_wan += paid;
            }
        }
        if let Some(first) = own.get_mut(self.start) {
            first.in_kind_wan += in_kind;
        }
        if let Some(last) = own.get_mut(self.sold) {
            let in_time = !self.is_forced && self.sold - self.start <= assumptions.warrant_years as usize;
            let above = f64::max(0.0, self.received * undiluted - assumptions.warrant_strike);
            let warrants = if in_time { given * assumptions.warrant_coverage * above } else { 0.0 };
            last.distributed_wan += in_kind * undiluted * self.received + warrants;
        }
    }
}
